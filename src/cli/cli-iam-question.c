/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-iam.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cfn-meaning.h"
#include "cfn-sam.h"
#include "cfn-similar.h"
#include "cli-report.h"
#include "iam-actions.h"

#define LIST_STREAMS "dynamodb:ListStreams"

/* What SAM appends to a function's id to name the role that it makes. */
#define GENERATED_SUFFIX "Role"

/* What an action is asked for on a resource of the template: the ARN and what may follow it, by the
 * action's resource types. The first that fits counts; Service Authorization Reference. */
static const struct
{
  const char *service;
  const char *type;        /* of the template */
  const char *resource;    /* the resource type of IAM; NULL: any */
  const char *attribute;
  const char *inside;      /* what stands for any part of it, or NULL */
} targets[] = {
  { "dynamodb", "AWS::DynamoDB::Table", "stream", "StreamArn", NULL },
  { "dynamodb", "AWS::DynamoDB::Table", NULL, "Arn", NULL },
  { "dynamodb", "AWS::DynamoDB::GlobalTable", "stream", "StreamArn", NULL },
  { "dynamodb", "AWS::DynamoDB::GlobalTable", NULL, "Arn", NULL },
  { "dynamodb", "AWS::Serverless::SimpleTable", NULL, "Arn", NULL },
  { "s3", "AWS::S3::Bucket", "object", "Arn", "/" },
  { "s3", "AWS::S3::Bucket", NULL, "Arn", NULL },
  { "sqs", "AWS::SQS::Queue", NULL, "Arn", NULL },
  { "sns", "AWS::SNS::Topic", NULL, "TopicArn", NULL },
  { "lambda", "AWS::Lambda::Function", NULL, "Arn", NULL },
  { "lambda", "AWS::Serverless::Function", NULL, "Arn", NULL },
  { "kinesis", "AWS::Kinesis::Stream", NULL, "Arn", NULL },
  { "kms", "AWS::KMS::Key", NULL, "Arn", NULL },
  { "logs", "AWS::Logs::LogGroup", NULL, "Arn", NULL },
  { "sts", "AWS::IAM::Role", NULL, "Arn", NULL },
  { "iam", "AWS::IAM::Role", NULL, "Arn", NULL },
};

static void
complain (const char *format,
          const char *name,
          const char *similar)
{
  g_autofree char *text = g_strdup_printf (format, name);

  cli_report_error (NULL, text);
  if (similar != NULL)
    cli_report_hint (_("Is “%s” meant?"), similar);
}

static const CfnResource *
find_generated (CfnTemplate *template,
                const char  *name)
{
  g_autofree char *id = NULL;
  const CfnResource *function;

  if (!g_str_has_suffix (name, GENERATED_SUFFIX))
    return NULL;
  id = g_strndup (name, strlen (name) - strlen (GENERATED_SUFFIX));
  function = cfn_template_find_resource (template, id);

  return function != NULL && cfn_sam_makes_role (template, function) ? function : NULL;
}

/* A role, a function (its role is meant), or the name of a role that SAM makes. */
static gboolean
find_role (CliIamQuestion *self,
           const char     *name)
{
  const CfnResource *resource = cfn_template_find_resource (self->template, name);

  if (resource == NULL)
    resource = find_generated (self->template, name);
  if (resource == NULL)
    {
      complain (_("nothing in this template is called “%s”"), name,
                cfn_template_find_similar (self->template, name));
      return FALSE;
    }

  if (resource->kind == CFN_KIND_FUNCTION && cfn_sam_makes_role (self->template, resource))
    self->role = self->generated = cfn_role_new_generated (self->template, resource);
  else if (resource->kind == CFN_KIND_FUNCTION)
    self->role = cfn_roles_find (self->roles,
                                 cfn_meaning_resource (self->template,
                                                       cfn_sam_get_property (self->template,
                                                                             resource, "Role")));
  else
    self->role = cfn_roles_find (self->roles, resource);
  if (self->role == NULL)
    complain (_("“%s” is neither a role nor a function with a role of this template"), name, NULL);

  return self->role != NULL;
}

/* AWS adds actions weekly, so that one which the table does not know is asked all the same. */
static gboolean
check_action (const char *name,
              IamAction  *action)
{
  const IamActions *actions = iam_actions_get_default ();
  g_autofree char *similar = NULL;

  if (iam_actions_find (actions, name, action))
    return TRUE;

  similar = iam_actions_find_similar (actions, name);
  if (strchr (name, ':') == NULL || strpbrk (name, "*? ") != NULL)
    {
      complain (_("“%s” is no action, as “dynamodb:GetRecords” is one"), name, similar);
      return FALSE;
    }
  if (actions != NULL)
    {
      g_autofree char *text
        = similar != NULL
            ? g_strdup_printf (_("no action of %s is called “%s”: is “%s” meant?"),
                               iam_actions_get_date (actions), name, similar)
            : g_strdup_printf (_("no action of %s is called “%s”"), iam_actions_get_date (actions),
                               name);

      cli_report_warning (NULL, text);
    }
  action->name = NULL;

  return TRUE;
}

static gboolean
is_of_service (const char *action,
               const char *service)
{
  gsize length = strlen (service);

  return g_ascii_strncasecmp (action, service, length) == 0 && action[length] == ':';
}

/* The row of the table for @action on @resource, or -1. */
static int
find_target (const IamAction   *action,
             const char        *name,
             const CfnResource *resource)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      if (g_str_equal (targets[i].type, resource->type)
          && (name == NULL || is_of_service (name, targets[i].service))
          && (targets[i].resource == NULL
              || (action->name != NULL
                  && iam_action_takes_resource (action, targets[i].resource))))
        return i;
    }

  return -1;
}

static void
set_target (CliIamQuestion    *self,
            const IamAction   *action,
            const CfnResource *resource)
{
  int row = find_target (action, self->action, resource);

  if (row < 0)
    row = find_target (action, NULL, resource);
  self->target = resource;
  self->of_stream = row >= 0 && g_strcmp0 (targets[row].attribute, "StreamArn") == 0;
  self->resource = iam_text_new_for_resource (self->template, resource,
                                              row >= 0 ? targets[row].attribute : "Arn");
  if (row >= 0 && targets[row].inside != NULL)
    {
      iam_text_append_literal (self->resource, targets[row].inside, IAM_TEXT_PLAIN);
      iam_text_append_hole (self->resource, IAM_HOLE_FREE, "*", "generated");
    }
}

/* The only resource of the template that @action can be about, or NULL. */
static const CfnResource *
find_only_target (CliIamQuestion  *self,
                  const IamAction *action)
{
  const CfnResource *only = NULL;

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if (resource == self->role->resource || find_target (action, self->action, resource) < 0)
        continue;
      if (only != NULL)
        return NULL;
      only = resource;
    }

  return only;
}

/* Without the argument: what the action is about, where that is clear; else everything. An action
 * that is about no resource is asked on "*", but for ListStreams, which services have been seen to
 * take with the ARN of streams as well. */
static void
find_default_resource (CliIamQuestion  *self,
                       const IamAction *action)
{
  const CfnResource *only = NULL;

  if (g_ascii_strcasecmp (self->action, LIST_STREAMS) == 0)
    return;
  if (action->name == NULL || action->n_resources > 0)
    only = find_only_target (self, action);
  if (only != NULL)
    set_target (self, action, only);
  else
    self->resource = iam_text_new ("*", IAM_TEXT_PLAIN);
}

static gboolean
find_resource (CliIamQuestion  *self,
               const IamAction *action,
               const char      *name)
{
  const CfnResource *resource = cfn_template_find_resource (self->template, name);

  if (resource != NULL)
    set_target (self, action, resource);
  else if (g_str_equal (name, "*") || g_str_has_prefix (name, "arn:"))
    self->resource = iam_text_new (name, IAM_TEXT_PLAIN);
  else
    complain (_("“%s” is neither an ARN, nor “*”, nor a logical id of this template"), name,
              cfn_template_find_similar (self->template, name));

  return self->resource != NULL;
}

static void
add_given (CliIamQuestion    *self,
           const CfnResource *resource)
{
  CfnCase one = { resource != NULL ? resource->condition : NULL, TRUE };

  if (one.condition != NULL)
    g_array_append_val (self->given, one);
}

gboolean
cli_iam_question_init (CliIamQuestion *self,
                       CfnTemplate    *template,
                       const char     *role,
                       const char     *action,
                       const char     *resource)
{
  IamAction known = { 0 };

  *self = (CliIamQuestion) { .template = template, .action = action };
  self->roles = cfn_roles_new (template);
  self->given = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  if (!find_role (self, role) || !check_action (action, &known))
    return FALSE;

  if (resource == NULL)
    find_default_resource (self, &known);
  else if (!find_resource (self, &known, resource))
    return FALSE;
  add_given (self, self->role->resource);
  add_given (self, self->target);

  return TRUE;
}

void
cli_iam_question_clear (CliIamQuestion *self)
{
  g_clear_pointer (&self->resource, iam_text_free);
  g_clear_pointer (&self->generated, cfn_role_free);
  g_clear_pointer (&self->roles, cfn_roles_free);
  g_clear_pointer (&self->given, g_array_unref);
}
