/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-protected.h"

#include "cfn-asker.h"
#include "cfn-meaning.h"
#include "millrace-field.h"

/* CloudFormation's resource reference. */
static const struct
{
  const char *type;
  const char *document;
  const char *target;    /* what names what it is attached to; NULL: it is the resource's own */
} places[] = {
  { "AWS::DynamoDB::Table", "ResourcePolicy.PolicyDocument", NULL },
  { "AWS::KMS::Key", "KeyPolicy", NULL },
  { "AWS::Kinesis::ResourcePolicy", "ResourcePolicy", "ResourceArn" },
  { "AWS::Logs::LogGroup", "ResourcePolicyDocument", NULL },
  { "AWS::S3::BucketPolicy", "PolicyDocument", "Bucket" },
  { "AWS::SNS::TopicInlinePolicy", "PolicyDocument", "TopicArn" },
  { "AWS::SNS::TopicPolicy", "PolicyDocument", "Topics" },
  { "AWS::SQS::QueueInlinePolicy", "PolicyDocument", "Queue" },
  { "AWS::SQS::QueuePolicy", "PolicyDocument", "Queues" },
};

static gssize
find_place (const MillraceSubject *subject)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_str_equal (places[i].type, subject->resource->type))
        return i;
    }

  return -1;
}

const char *
millrace_protected_get_document (const MillraceSubject *subject)
{
  const gssize index = find_place (subject);

  return index >= 0 ? places[index].document : "PolicyDocument";
}

static CfnNode *
get_target (const MillraceSubject *subject)
{
  const gssize index = find_place (subject);

  return index >= 0 && places[index].target != NULL
           ? millrace_subject_get_node (subject, places[index].target) : NULL;
}

static gboolean
is_list (const CfnNode *node)
{
  return node != NULL && node->kind == CFN_NODE_SEQUENCE && node->tag == NULL;
}

CfnNode *
millrace_protected_get_first (const MillraceSubject *subject)
{
  CfnNode *target = get_target (subject);

  return is_list (target) ? target->first_child : target;
}

static void
add_named (GPtrArray             *list,
           const MillraceSubject *subject,
           CfnNode               *node)
{
  const CfnResource *resource = cfn_meaning_resource (subject->template, node);

  if (resource != NULL && !g_ptr_array_find (list, resource, NULL))
    g_ptr_array_add (list, (gpointer) resource);
}

GPtrArray *
millrace_protected_list (const MillraceSubject *subject)
{
  const gssize index = find_place (subject);
  CfnNode *target = get_target (subject);
  GPtrArray *list = g_ptr_array_new ();

  if (index >= 0 && places[index].target == NULL)
    g_ptr_array_add (list, (gpointer) subject->resource);
  else if (!is_list (target))
    add_named (list, subject, target);
  else
    for (CfnNode *item = target->first_child; item != NULL; item = item->next)
      add_named (list, subject, item);

  return list;
}

static void
add_choice (GArray     *choices,
            const char *value,
            const char *label)
{
  MillraceChoice choice = { g_strdup (value), g_strdup (label) };

  g_array_append_val (choices, choice);
}

void
millrace_protected_pick_askers (const MillraceSubject *subject,
                                const char            *property,
                                GArray                *choices)
{
  const guint n = cfn_template_get_n_resources (subject->template);

  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (subject->template, i);
      const char *service = cfn_asker_get_service (resource);

      if (service != NULL)
        {
          /* Translators: a service that asks because of a resource, "s3.amazonaws.com for Files" */
          g_autofree char *label = g_strdup_printf (_("%s for %s"), service, resource->id);

          add_choice (choices, resource->id, label);
        }
      else if (resource->kind == CFN_KIND_ROLE)
        add_choice (choices, resource->id, resource->id);
      else if (resource->kind == CFN_KIND_FUNCTION)
        {
          /* Translators: the role that the function %s runs as */
          g_autofree char *label = g_strdup_printf (_("Role of %s"), resource->id);

          add_choice (choices, resource->id, label);
        }
    }
  add_choice (choices, CFN_ASKER_OWN_ACCOUNT, _("This account"));
  add_choice (choices, "*", _("Anyone"));
}
