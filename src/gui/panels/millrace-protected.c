/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-protected.h"

#include "cfn-asker.h"
#include "cfn-meaning.h"
#include "millrace-item-row.h"
#include "millrace-spelling.h"

#define GLOBAL_TABLE "AWS::DynamoDB::GlobalTable"

/* CloudFormation's resource reference. */
static const struct
{
  const char *type;
  const char *document;
  const char *target;    /* what names what it is attached to; NULL: it is the resource's own */
} places[] = {
  { GLOBAL_TABLE, "ResourcePolicy.PolicyDocument", NULL },
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

/* --- Where the documents are --- */

static gboolean
is_list (const CfnNode *node)
{
  return node != NULL && node->kind == CFN_NODE_SEQUENCE && node->tag == NULL;
}

static void
protected_document_free (gpointer data)
{
  MillraceProtectedDocument *document = data;

  g_free (document->property);
  g_free (document->title);
  g_free (document);
}

static void
add_document (GPtrArray  *documents,
              const char *above,
              const char *property,
              const char *title)
{
  MillraceProtectedDocument *document = g_new0 (MillraceProtectedDocument, 1);

  document->property = g_strconcat (above, property, NULL);
  document->title = g_strdup (title);
  g_ptr_array_add (documents, document);
}

/* A table in one region, whose stream is set at @stream below @above; a stream that is not there
 * takes no policy. @region NULL: the only one. */
static void
add_of_table (GPtrArray             *documents,
              const MillraceSubject *subject,
              const char            *above,
              const char            *stream,
              const char            *region)
{
  g_autofree char *own = g_strconcat (above, stream, NULL);
  g_autofree char *title = NULL;
  const gboolean has_stream = millrace_subject_get_node (subject, own) != NULL
                              || millrace_subject_get_node (subject, "StreamSpecification") != NULL;

  add_document (documents, above, "ResourcePolicy.PolicyDocument",
                region != NULL ? region : _("Table"));
  if (!has_stream)
    return;

  /* Translators: %s is a region, "eu-west-1" */
  title = region != NULL ? g_strdup_printf (_("Stream in %s"), region) : g_strdup (_("Stream"));
  g_free (own);
  own = g_strconcat (stream, ".ResourcePolicy.PolicyDocument", NULL);
  add_document (documents, above, own, title);
}

static void
add_of_replicas (GPtrArray             *documents,
                 const MillraceSubject *subject)
{
  CfnNode *replicas = millrace_subject_get_node (subject, "Replicas");
  const guint n = is_list (replicas) ? replicas->n_children : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *above = g_strdup_printf ("Replicas[%u].", i);
      g_autofree char *property = g_strconcat (above, "Region", NULL);
      const CfnValue region = millrace_subject_get_value (subject, property);
      g_autofree char *name = region.kind == CFN_VALUE_LITERAL
                                ? g_strdup (region.text)
                                : millrace_spelling_of_node (region.node);

      add_of_table (documents, subject, above, "ReplicaStreamSpecification", name);
    }
}

GPtrArray *
millrace_protected_list_documents (const MillraceSubject *subject)
{
  const gssize index = find_place (subject);
  GPtrArray *documents = g_ptr_array_new_with_free_func (protected_document_free);

  if (g_str_equal (subject->resource->type, GLOBAL_TABLE))
    add_of_replicas (documents, subject);
  else if (g_str_equal (subject->resource->type, "AWS::DynamoDB::Table"))
    add_of_table (documents, subject, "", "StreamSpecification", NULL);
  else
    add_document (documents, "", index >= 0 ? places[index].document : "PolicyDocument",
                  _("Policy document"));

  return documents;
}

/* --- What they protect --- */

static CfnNode *
get_target (const MillraceSubject *subject)
{
  const gssize index = find_place (subject);

  return index >= 0 && places[index].target != NULL
           ? millrace_subject_get_node (subject, places[index].target) : NULL;
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

          millrace_item_add_choice (choices, g_strdup (resource->id), label);
        }
      else if (resource->kind == CFN_KIND_ROLE)
        millrace_item_add_choice (choices, g_strdup (resource->id), resource->id);
      else if (resource->kind == CFN_KIND_FUNCTION)
        {
          /* Translators: the role that the function %s runs as */
          g_autofree char *label = g_strdup_printf (_("Role of %s"), resource->id);

          millrace_item_add_choice (choices, g_strdup (resource->id), label);
        }
    }
  millrace_item_add_choice (choices, g_strdup (CFN_ASKER_OWN_ACCOUNT), _("This account"));
  millrace_item_add_choice (choices, g_strdup ("*"), _("Anyone"));
}
