/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-text-private.h"

#include <string.h>

/* A name that is defined by a name that is defined by ... ends here: it is a circle. */
#define MAX_DEPTH 8

#define ARN "arn:{P}:"

/*
 * What Ref (attribute NULL) and GetAtt give, for the types whose values the claims compare.
 * Formats:
 * Service Authorization Reference, Resource types; return values: CloudFormation's resource
 * reference.
 * {P} partition, {R} region, {A} account, {D} path, {N} name, {L} a label that only the service
 * knows.
 */
static const struct
{
  const char *type;
  const char *attribute;
  const char *format;
} values[] = {
  { "AWS::DynamoDB::Table", NULL, "{N}" },
  { "AWS::DynamoDB::Table", "Arn", ARN "dynamodb:{R}:{A}:table/{N}" },
  { "AWS::DynamoDB::Table", "StreamArn", ARN "dynamodb:{R}:{A}:table/{N}/stream/{L}" },
  { "AWS::DynamoDB::GlobalTable", NULL, "{N}" },
  { "AWS::DynamoDB::GlobalTable", "Arn", ARN "dynamodb:{R}:{A}:table/{N}" },
  { "AWS::DynamoDB::GlobalTable", "StreamArn", ARN "dynamodb:{R}:{A}:table/{N}/stream/{L}" },
  { "AWS::Serverless::SimpleTable", NULL, "{N}" },
  { "AWS::Serverless::SimpleTable", "Arn", ARN "dynamodb:{R}:{A}:table/{N}" },
  { "AWS::Lambda::Function", NULL, "{N}" },
  { "AWS::Lambda::Function", "Arn", ARN "lambda:{R}:{A}:function:{N}" },
  { "AWS::Serverless::Function", NULL, "{N}" },
  { "AWS::Serverless::Function", "Arn", ARN "lambda:{R}:{A}:function:{N}" },
  { "AWS::IAM::Role", NULL, "{N}" },
  { "AWS::IAM::Role", "Arn", ARN "iam::{A}:role{D}{N}" },
  { "AWS::IAM::ManagedPolicy", NULL, ARN "iam::{A}:policy{D}{N}" },
  { "AWS::IAM::ManagedPolicy", "PolicyArn", ARN "iam::{A}:policy{D}{N}" },
  { "AWS::SQS::Queue", NULL, "https://sqs.{R}.{U}/{A}/{N}" },
  { "AWS::SQS::Queue", "QueueUrl", "https://sqs.{R}.{U}/{A}/{N}" },
  { "AWS::SQS::Queue", "Arn", ARN "sqs:{R}:{A}:{N}" },
  { "AWS::SQS::Queue", "QueueName", "{N}" },
  { "AWS::SNS::Topic", NULL, ARN "sns:{R}:{A}:{N}" },
  { "AWS::SNS::Topic", "TopicArn", ARN "sns:{R}:{A}:{N}" },
  { "AWS::SNS::Topic", "TopicName", "{N}" },
  { "AWS::S3::Bucket", NULL, "{N}" },
  { "AWS::S3::Bucket", "Arn", ARN "s3:::{N}" },
  { "AWS::Kinesis::Stream", NULL, "{N}" },
  { "AWS::Kinesis::Stream", "Arn", ARN "kinesis:{R}:{A}:stream/{N}" },
  { "AWS::KMS::Key", NULL, "{N}" },
  { "AWS::KMS::Key", "KeyId", "{N}" },
  { "AWS::KMS::Key", "Arn", ARN "kms:{R}:{A}:key/{N}" },
  { "AWS::Logs::LogGroup", NULL, "{N}" },
  { "AWS::Logs::LogGroup", "Arn", ARN "logs:{R}:{A}:log-group:{N}:*" },
};

/* The property that names a resource; without it CloudFormation makes a name that nobody can
 * guess. */
static const struct
{
  const char *type;
  const char *property;
} names[] = {
  { "AWS::DynamoDB::Table", "TableName" },     { "AWS::DynamoDB::GlobalTable", "TableName" },
  { "AWS::Serverless::SimpleTable", "TableName" },
  { "AWS::Lambda::Function", "FunctionName" }, { "AWS::Serverless::Function", "FunctionName" },
  { "AWS::IAM::Role", "RoleName" },            { "AWS::IAM::ManagedPolicy", "ManagedPolicyName" },
  { "AWS::SQS::Queue", "QueueName" },          { "AWS::SNS::Topic", "TopicName" },
  { "AWS::S3::Bucket", "BucketName" },         { "AWS::Kinesis::Stream", "Name" },
  { "AWS::Logs::LogGroup", "LogGroupName" },
};

static const char *
find_format (const char *type,
             const char *attribute)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      if (g_str_equal (values[i].type, type) && g_strcmp0 (values[i].attribute, attribute) == 0)
        return values[i].format;
    }

  return NULL;
}

static void
append_name (IamText           *self,
             CfnTemplate       *template,
             const CfnResource *resource,
             guint              depth)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CfnNode *node;
      CfnValue value;

      if (!g_str_equal (names[i].type, resource->type))
        continue;

      node = cfn_resource_get_property (resource, names[i].property);
      value = cfn_value_of (template, node);
      if (value.kind != CFN_VALUE_ABSENT && depth < MAX_DEPTH)
        {
          iam_text_append_value (self, template, node, IAM_TEXT_PLAIN, depth + 1);
          return;
        }
    }

  iam_text_append_hole (self, IAM_HOLE_UNIQUE, resource->id, "generated");
}

static void
append_path (IamText           *self,
             CfnTemplate       *template,
             const CfnResource *resource,
             guint              depth)
{
  CfnNode *path = cfn_resource_get_property (resource, "Path");

  if (path != NULL && depth < MAX_DEPTH)
    iam_text_append_value (self, template, path, IAM_TEXT_PLAIN, depth + 1);
  else
    iam_text_append_literal (self, "/", IAM_TEXT_PLAIN);
}

static void
append_field (IamText           *self,
              CfnTemplate       *template,
              const CfnResource *resource,
              char               field,
              guint              depth)
{
  g_autofree char *label = NULL;

  switch (field)
    {
    case 'P':
      iam_text_append_hole (self, IAM_HOLE_PSEUDO, "AWS::Partition", "pseudo-parameter");
      break;
    case 'R':
      iam_text_append_hole (self, IAM_HOLE_PSEUDO, "AWS::Region", "pseudo-parameter");
      break;
    case 'A':
      iam_text_append_hole (self, IAM_HOLE_PSEUDO, "AWS::AccountId", "pseudo-parameter");
      break;
    case 'U':
      iam_text_append_hole (self, IAM_HOLE_PSEUDO, "AWS::URLSuffix", "pseudo-parameter");
      break;
    case 'D':
      append_path (self, template, resource, depth);
      break;
    case 'N':
      append_name (self, template, resource, depth);
      break;
    case 'L':
    default:
      label = g_strconcat (resource->id, " label", NULL);
      iam_text_append_hole (self, IAM_HOLE_UNIQUE, label, "generated");
      break;
    }
}

void
iam_text_append_resource_text (IamText           *self,
                               CfnTemplate       *template,
                               const CfnResource *resource,
                               const char        *attribute,
                               IamTextFlags       flags,
                               guint              depth)
{
  const char *format = find_format (resource->type, attribute);
  GArray *cases = g_steal_pointer (&self->cases);

  /* What chooses a resource's own name is not this text's business: the name is the same wherever
   * it is used. */
  iam_text_add_resource (self, resource);

  if (format == NULL)
    {
      g_autofree char *key = g_strconcat (resource->id, attribute != NULL ? "." : NULL, attribute,
                                          NULL);

      iam_text_append_hole (self, IAM_HOLE_FREE, key, "attribute");
      self->cases = cases;
      return;
    }

  self->flags |= flags & IAM_TEXT_PATTERN;
  for (const char *at = format; *at != '\0';)
    {
      if (*at == '{')
        {
          append_field (self, template, resource, at[1], depth);
          at += strlen ("{N}");
          continue;
        }
      iam_text_append_token (self, *at == '*' && (flags & IAM_TEXT_PATTERN) != 0
                                     ? IAM_TOKEN_ANY : (guchar) *at);
      at++;
    }
  self->cases = cases;
}
