/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-kind.h"

#include "cfn-message.h"

static const struct
{
  const char *word;
  const char *label;
  const char *type;
  const char *sign;
} kinds[CFN_N_KINDS] = {
  [CFN_KIND_TABLE] = { "table", N_("Table"), "AWS::DynamoDB::Table", "T" },
  [CFN_KIND_FUNCTION] = { "function", N_("Function"), "AWS::Lambda::Function", "λ" },
  [CFN_KIND_ROLE] = { "role", N_("Role"), "AWS::IAM::Role", "R" },
  [CFN_KIND_MAPPING] = { "mapping", N_("Mapping"), "AWS::Lambda::EventSourceMapping", "⇒" },
  [CFN_KIND_POLICY] = { "policy", N_("Policy"), "AWS::IAM::Policy", "§" },
  [CFN_KIND_QUEUE] = { "queue", N_("Queue"), "AWS::SQS::Queue", "Q" },
  [CFN_KIND_TOPIC] = { "topic", N_("Topic"), "AWS::SNS::Topic", "N" },
  [CFN_KIND_BUCKET] = { "bucket", N_("Bucket"), "AWS::S3::Bucket", "B" },
  [CFN_KIND_OTHER] = { "other", N_("Resource"), NULL, "◇" },
};

/* Types that are drawn as a kind without being the one that the palette adds. */
static const struct
{
  const char *type;
  CfnKind kind;
} more_types[] = {
  { "AWS::DynamoDB::GlobalTable", CFN_KIND_TABLE },
  { "AWS::IAM::ManagedPolicy", CFN_KIND_POLICY },
  { "AWS::IAM::RolePolicy", CFN_KIND_POLICY },
  { "AWS::Serverless::Function", CFN_KIND_FUNCTION },
  { "AWS::Serverless::SimpleTable", CFN_KIND_TABLE },
};

CfnKind
cfn_kind_of_type (const char *type)
{
  if (type == NULL)
    return CFN_KIND_OTHER;

  for (guint i = 0; i < CFN_KIND_OTHER; i++)
    {
      if (g_str_equal (kinds[i].type, type))
        return i;
    }
  for (guint i = 0; i < G_N_ELEMENTS (more_types); i++)
    {
      if (g_str_equal (more_types[i].type, type))
        return more_types[i].kind;
    }

  return CFN_KIND_OTHER;
}

const char *
cfn_kind_to_string (CfnKind kind)
{
  g_return_val_if_fail ((guint) kind < CFN_N_KINDS, NULL);

  return kinds[kind].word;
}

const char *
cfn_kind_get_label (CfnKind kind)
{
  g_return_val_if_fail ((guint) kind < CFN_N_KINDS, NULL);

  return kinds[kind].label;
}

const char *
cfn_kind_get_type (CfnKind kind)
{
  g_return_val_if_fail ((guint) kind < CFN_N_KINDS, NULL);

  return kinds[kind].type;
}

const char *
cfn_kind_get_sign (CfnKind kind)
{
  g_return_val_if_fail ((guint) kind < CFN_N_KINDS, NULL);

  return kinds[kind].sign;
}
