/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-role-private.h"

#include "cfn-condition.h"
#include "cfn-sam.h"

#include <string.h>

#define MANAGED "arn:aws:iam::aws:policy/"

/* AWS SAM Developer Guide, AWS::Serverless::Function: the managed policies that SAM gives to the
 * role that it makes, and the property on which that depends; NULL: always. */
static const struct
{
  const char *property;
  const char *arn;
} given_policies[] = {
  { NULL, MANAGED "service-role/AWSLambdaBasicExecutionRole" },
  { "VpcConfig", MANAGED "service-role/AWSLambdaVPCAccessExecutionRole" },
  { "Tracing", MANAGED "AWSXrayWriteOnlyAccess" },
};

/* The same guide: what a target's kind gets written to it. Of a bucket, that is the bucket and
 * what is in it. */
static const struct
{
  const char *kind;
  const char *actions;
  const char *suffix;
} target_actions[] = {
  { "SQS", "sqs:SendMessage", "" },
  { "SNS", "sns:Publish", "" },
  { "S3", "s3:PutObject s3:ListBucket", "" },
  { "S3", "s3:PutObject", "/*" },
};

static void
add_managed (CfnRole    *role,
             const char *written,
             CfnNode    *node)
{
  g_autoptr (IamText) arn = iam_text_new (written, IAM_TEXT_PLAIN);

  iam_identity_add (role->identity, iam_policy_new_managed (arn, node), NULL);
}

/* {@kind_key: SQS, @arn_key: ARN}: SAM lets the role write to it. */
static void
add_target (CfnRole    *role,
            CfnNode    *target,
            const char *kind_key,
            const char *arn_key)
{
  const char *kind = cfn_node_get_literal (cfn_node_get (target, kind_key));
  CfnNode *arn = cfn_node_get (target, arn_key);

  for (guint i = 0; arn != NULL && i < G_N_ELEMENTS (target_actions); i++)
    {
      IamText *text;

      if (kind == NULL || g_ascii_strcasecmp (kind, target_actions[i].kind) != 0)
        continue;
      text = iam_text_new_for_value (role->template, arn, IAM_TEXT_PATTERN);
      iam_text_append_literal (text, target_actions[i].suffix, IAM_TEXT_PATTERN);
      iam_identity_add (role->identity,
                        iam_policy_new_allowing (target_actions[i].actions, text, target), NULL);
    }
}

static void
add_event_policies (CfnRole           *role,
                    const CfnResource *function)
{
  g_autoptr (GArray) events = cfn_sam_get_events (role->template, function);

  if (events->len > 0)
    add_managed (role, MANAGED "service-role/AWSLambdaDynamoDBExecutionRole", function->node);
  for (guint i = 0; i < events->len; i++)
    add_target (role, cfn_node_find (g_array_index (events, CfnSamEvent, i).properties,
                                     "DestinationConfig", "OnFailure", NULL),
                "Type", "Destination");
}

/* The name of a managed policy of AWS's, or its ARN. */
static IamPolicy *
read_named_policy (CfnTemplate *template,
                   CfnNode     *node,
                   const char  *name)
{
  static const char * const folders[] = { "", "service-role/" };
  const CfnResource *resource;

  for (guint i = 0; !g_str_has_prefix (name, "arn:") && i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *written = g_strconcat (MANAGED, folders[i], name, NULL);
      g_autoptr (IamText) arn = iam_text_new (written, IAM_TEXT_PLAIN);
      IamPolicy *policy = iam_policy_new_managed (arn, node);

      if (iam_policy_get_unknown (policy) == NULL)
        return policy;
      iam_policy_unref (policy);
    }

  return cfn_roles_read_managed (NULL, template, node, &resource);
}

/* One of a function's Policies: a document, a managed policy, or one of SAM's policy templates. */
static IamPolicy *
read_function_policy (CfnTemplate *template,
                      CfnNode     *node)
{
  CfnValue value = cfn_value_of (template, node);
  const CfnResource *resource;

  if (value.kind == CFN_VALUE_MAP && cfn_node_get (node, "Statement") != NULL)
    return iam_policy_new (template, node);
  if (value.kind == CFN_VALUE_MAP)
    return iam_policy_new_sam (template,
                               node->n_children == 1 ? cfn_node_get_key (node->first_child) : NULL,
                               node->first_child, node);
  if (value.kind == CFN_VALUE_LITERAL)
    return read_named_policy (template, node, value.text);

  return cfn_roles_read_managed (NULL, template, node, &resource);
}

CfnRole *
cfn_role_new_generated (CfnTemplate       *template,
                        const CfnResource *function)
{
  CfnRole *role = cfn_role_new (template, function);
  CfnNode *policies = cfn_sam_get_property (template, function, "Policies");
  g_autoptr (GPtrArray) values = cfn_role_list_values (template, policies);

  for (guint i = 0; i < G_N_ELEMENTS (given_policies); i++)
    {
      if (given_policies[i].property == NULL
          || cfn_sam_get_property (template, function, given_policies[i].property) != NULL)
        add_managed (role, given_policies[i].arn, function->node);
    }
  add_event_policies (role, function);
  add_target (role, cfn_sam_get_property (template, function, "DeadLetterQueue"), "Type",
              "TargetArn");
  cfn_role_set_boundary (role, NULL);

  for (guint i = 0; i < values->len; i++)
    {
      CfnNode *node = g_ptr_array_index (values, i);
      g_autoptr (GArray) guard = cfn_node_get_cases (node);

      iam_identity_add (role->identity, read_function_policy (template, node), guard);
    }

  return role;
}
