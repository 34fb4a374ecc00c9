/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-question.h"

#include <string.h>

#include "iam-actions.h"

/* The first that fits counts; Service Authorization Reference. */
static const CfnActionTarget targets[] = {
  { "dynamodb", "AWS::DynamoDB::Table", "stream", "StreamArn", NULL },
  { "dynamodb", "AWS::DynamoDB::Table", NULL, "Arn", NULL },
  { "dynamodb", "AWS::DynamoDB::Table", "index", "Arn", "/index/" },
  { "dynamodb", "AWS::DynamoDB::GlobalTable", "stream", "StreamArn", NULL },
  { "dynamodb", "AWS::DynamoDB::GlobalTable", NULL, "Arn", NULL },
  { "dynamodb", "AWS::DynamoDB::GlobalTable", "index", "Arn", "/index/" },
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

static gboolean
is_of_service (const char *action,
               const char *service)
{
  gsize length = strlen (service);

  return g_ascii_strncasecmp (action, service, length) == 0 && action[length] == ':';
}

/* Whether any action that @pattern names is about a @resource of IAM. */
static gboolean
takes_resource (const char *pattern,
                const char *resource)
{
  g_autoptr (GArray) actions = iam_actions_expand (iam_actions_get_default (), pattern);

  for (guint i = 0; i < actions->len; i++)
    {
      if (iam_action_takes_resource (&g_array_index (actions, IamAction, i), resource))
        return TRUE;
    }

  return FALSE;
}

/* Of a pattern such as "dynamodb:*" the table is meant rather than its stream alone. */
static gboolean
is_about (const CfnActionTarget *target,
          const char            *action)
{
  if (target->resource == NULL)
    return TRUE;
  if (action == NULL || strpbrk (action, "*?") != NULL)
    return FALSE;

  return takes_resource (action, target->resource);
}

const CfnActionTarget *
cfn_action_target_find (const char        *action,
                        const CfnResource *resource)
{
  g_return_val_if_fail (resource != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      if (g_str_equal (targets[i].type, resource->type)
          && (action == NULL || is_of_service (action, targets[i].service))
          && is_about (&targets[i], action))
        return &targets[i];
    }

  return NULL;
}

const CfnActionTarget *
cfn_action_target_get (const CfnResource *resource,
                       guint              index)
{
  g_return_val_if_fail (resource != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      /* A role is the same thing to both of its services. */
      if (g_str_equal (targets[i].type, resource->type) && !g_str_equal (targets[i].service, "iam")
          && index-- == 0)
        return &targets[i];
    }

  return NULL;
}

char *
cfn_action_target_to_yaml (const CfnActionTarget *self,
                           const CfnResource     *resource)
{
  g_return_val_if_fail (self != NULL && resource != NULL, NULL);

  if (self->inside == NULL)
    return g_strdup_printf ("!GetAtt %s.%s", resource->id, self->attribute);

  return g_strdup_printf ("!Sub '${%s.%s}%s*'", resource->id, self->attribute, self->inside);
}
