/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-subject.h"

#include <string.h>

/* CloudFormation User Guide, return values: what the resources of a trigger give as their ARN.
 * @attribute NULL: Ref. Service Authorization Reference: what that is about. */
static const struct
{
  const char *type;
  const char *attribute;
  CfnSubject subject;
} givers[] = {
  { "AWS::DynamoDB::GlobalTable", "Arn", { "dynamodb", "table", "arn:*:dynamodb:*:*:table/x" } },
  { "AWS::DynamoDB::GlobalTable", "StreamArn",
    { "dynamodb", "stream", "arn:*:dynamodb:*:*:table/x/stream/x" } },
  { "AWS::DynamoDB::Table", "Arn", { "dynamodb", "table", "arn:*:dynamodb:*:*:table/x" } },
  { "AWS::DynamoDB::Table", "StreamArn",
    { "dynamodb", "stream", "arn:*:dynamodb:*:*:table/x/stream/x" } },
  { "AWS::IAM::Role", "Arn", { "iam", "role", "arn:*:iam::*:role/x" } },
  { "AWS::KMS::Key", "Arn", { "kms", "key", "arn:*:kms:*:*:key/x" } },
  { "AWS::Kinesis::Stream", "Arn", { "kinesis", "stream", "arn:*:kinesis:*:*:stream/x" } },
  { "AWS::Lambda::Function", "Arn", { "lambda", "function", "arn:*:lambda:*:*:function:x" } },
  { "AWS::S3::Bucket", "Arn", { "s3", "bucket", "arn:*:s3:::x" } },
  { "AWS::SNS::Topic", NULL, { "sns", "topic", "arn:*:sns:*:*:x" } },
  { "AWS::SNS::Topic", "TopicArn", { "sns", "topic", "arn:*:sns:*:*:x" } },
  { "AWS::SQS::Queue", "Arn", { "sqs", "queue", "arn:*:sqs:*:*:x" } },
  { "AWS::Serverless::Function", "Arn", { "lambda", "function", "arn:*:lambda:*:*:function:x" } },
};

/* Enough for all that people write; what takes more is not compared to the end. */
#define MAX_STEPS 4000

const char *
cfn_subject_get_arn_of (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (givers); i++)
    {
      if (givers[i].attribute != NULL && g_str_equal (givers[i].type, type))
        return givers[i].attribute;
    }

  return NULL;
}

const CfnSubject *
cfn_subject_of (const CfnResource *resource,
                const char        *attribute)
{
  for (guint i = 0; i < G_N_ELEMENTS (givers); i++)
    {
      if (g_str_equal (givers[i].type, resource->type)
          && g_strcmp0 (givers[i].attribute, attribute) == 0)
        return &givers[i].subject;
    }

  return NULL;
}

/* What is not known yet may be anything. */
static void
append_part (GString          *arn,
             CfnTemplate      *template,
             const CfnSubPart *part,
             CfnNode          *variables)
{
  const CfnResource *resource;
  const CfnSubject *subject;

  if (!part->is_name)
    {
      g_string_append (arn, part->name);
      return;
    }

  resource = cfn_sub_part_find_variable (part, variables) == NULL
               ? cfn_template_find_resource (template, part->name) : NULL;
  subject = resource != NULL ? cfn_subject_of (resource, part->attribute) : NULL;
  if (subject != NULL)
    g_string_append (arn, subject->arn);
  else
    /* A name that is made for a resource has no "/" in it. */
    g_string_append_c (arn, resource != NULL && part->attribute == NULL ? 'x' : '*');
}

char *
cfn_subject_write_arn (CfnTemplate    *template,
                       const CfnValue *value)
{
  CfnNode *variables = NULL;
  const char *string = cfn_value_get_sub_string (value, &variables);
  g_autoptr (GPtrArray) parts = string != NULL ? cfn_sub_parse (string) : NULL;
  GString *arn;

  if (parts == NULL)
    return NULL;

  arn = g_string_new (NULL);
  for (guint i = 0; i < parts->len; i++)
    append_part (arn, template, g_ptr_array_index (parts, i), variables);

  return g_string_free (arn, FALSE);
}

/* One piece of a pattern: a letter, "*", "?" or, of the format of an ARN, a name in braces. */
typedef struct
{
  char kind;          /* 'c' a letter, '*', '?', 'n' a name, '/' a name without "/" in it, 0 end */
  char letter;
  const char *next;
} Piece;

/* Service Authorization Reference: the names of tables and buckets end where a "/" is, and it
 * makes another resource type of what is behind it. */
static gboolean
ends_at_slash (const char *name)
{
  return g_str_has_prefix (name, "${TableName}") || g_str_has_prefix (name, "${BucketName}");
}

static Piece
read_written (const char *at,
              const char *end)
{
  const char *brace;

  if (at == end)
    return (Piece) { 0, 0, at };
  if (*at == '*' || *at == '?')
    return (Piece) { *at, 0, at + 1 };
  /* A policy variable. */
  if (at[0] == '$' && at + 1 < end && at[1] == '{' && (brace = memchr (at, '}', end - at)) != NULL)
    return (Piece) { '*', 0, brace + 1 };

  return (Piece) { 'c', *at, at + 1 };
}

/* No part of an ARN but the last has a "/" in it. */
static Piece
read_format (const char *at,
             const char *end)
{
  const char *brace;

  if (at == end)
    return (Piece) { 0, 0, at };
  if (at[0] == '$' && (brace = memchr (at, '}', end - at)) != NULL)
    return (Piece) { ends_at_slash (at) || *end == ':' ? '/' : 'n', 0, brace + 1 };

  return (Piece) { 'c', *at, at + 1 };
}

/* Whether some text is one of those that @written (with wildcards) describes, and one of the
 * format as well. @inside: a name of the format has begun, and may end here. */
static gboolean
meet (const char *written,
      const char *written_end,
      const char *format,
      const char *format_end,
      gboolean    inside,
      guint      *steps)
{
  for (;;)
    {
      Piece w = read_written (written, written_end);
      Piece f = read_format (format, format_end);

      if (++*steps > MAX_STEPS)
        return TRUE;
      if (inside && (f.kind == 'n' || f.kind == '/')
          && meet (written, written_end, f.next, format_end, FALSE, steps))
        return TRUE;
      if (w.kind == '*')
        {
          if (w.next == written_end
              || meet (w.next, written_end, format, format_end, inside, steps))
            return TRUE;
          if (f.kind == 0)
            return FALSE;
          format = f.next;
          inside = FALSE;
          continue;
        }
      if (w.kind == 0 || f.kind == 0)
        return w.kind == f.kind;
      if (f.kind == 'c' && w.kind == 'c' && f.letter != w.letter)
        return FALSE;
      if (f.kind == '/' && w.letter == '/')
        return FALSE;
      written = w.next;
      inside = f.kind != 'c';
      if (!inside)
        format = f.next;
    }
}

static const char *
find_end (const char *at,
          gboolean    is_last)
{
  /* A policy variable has a colon of its own. */
  for (; *at != '\0' && (is_last || *at != ':'); at++)
    {
      if (at[0] == '$' && at[1] == '{' && strchr (at, '}') != NULL)
        at = strchr (at, '}');
    }

  return at;
}

/* IAM User Guide, Resource: compared by the parts between colons; what a pattern leaves out at its
 * end is anything. */
static gboolean
matches_format (const char *arn,
                const char *format)
{
  guint steps = 0;

  for (guint i = 0; i < 6; i++)
    {
      const char *arn_end = find_end (arn, i == 5);
      const char *format_end = find_end (format, i == 5);

      if (!meet (arn, arn_end, format, format_end, FALSE, &steps))
        return FALSE;
      if (*arn_end == '\0' || *format_end == '\0')
        return TRUE;
      arn = arn_end + 1;
      format = format_end + 1;
    }

  return TRUE;
}

gboolean
cfn_subject_goes_with (const CfnSubject *self,
                       const IamAction  *action)
{
  if (self->type != NULL && g_str_equal (self->service, action->service.prefix))
    return iam_action_takes_resource (action, self->type);

  for (guint i = 0; i < action->n_resources; i++)
    {
      IamResourceType type;

      if (!iam_action_get_resource (action, i, &type) || matches_format (self->arn, type.arn))
        return TRUE;
    }

  return FALSE;
}
