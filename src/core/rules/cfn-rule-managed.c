/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"

#include "iam-policy.h"

#include <string.h>

#define AWS_POLICY ":iam::aws:policy/"
/* The account is left out. */
#define NOBODYS_POLICY ":iam:::policy/"

/* A managed policy that a role, user or group is given. */
typedef struct
{
  const CfnResource *resource;
  CfnNode *node;
} Given;

/* The path of the policy of AWS that is meant by @path, NULL when nothing is known of it. Free with
 * g_free(). */
static char *
find_managed (const char *path)
{
  const char *name = strrchr (path, '/');
  g_autofree char *prefixed = NULL;

  name = name != NULL ? name + 1 : path;
  prefixed = g_strconcat ("service-role/", name, NULL);
  if (iam_managed_find (path) != NULL)
    return g_strdup (path);
  if (iam_managed_find (prefixed) != NULL)
    return g_steal_pointer (&prefixed);

  return iam_managed_find (name) != NULL ? g_strdup (name) : NULL;
}

/* IAM User Guide, AWS managed policies: the path belongs to the ARN. */
static void
check_path (CfnChecker  *checker,
            const Given *self,
            const char  *path)
{
  g_autofree char *right = find_managed (path);
  CfnSpan span = self->node->span;
  const char *data, *found;
  CfnFinding *finding;

  if (right == NULL || g_str_equal (right, path))
    return;

  data = cfn_text_get_data (cfn_template_get_text (checker->template), NULL);
  found = g_strstr_len (data + self->node->content.start, cfn_span_length (self->node->content),
                        path);
  if (found != NULL)
    span = (CfnSpan) { found - data, found - data + strlen (path) };
  finding = cfn_checker_report_at (checker, "unknown-managed-policy", self->resource, self->node,
                                   span,
                                   cfn_message_new (N_("AWS has no policy {0}: its name is {1}"),
                                                    path, right, NULL));
  if (found != NULL)
    cfn_finding_add_fix (finding, CFN_FIX_REPLACE, "use-known-policy",
                         cfn_message_new (N_("Make it {0}"), right, NULL), right, NULL)
      ->span = span;
}

/* What is no ARN of a policy cannot be attached. @path: what may be the path of one of AWS. */
static void
report_other (CfnChecker  *checker,
              const Given *self,
              const char  *text,
              const char  *path)
{
  g_autofree char *right = path != NULL ? find_managed (path) : NULL;
  g_autofree char *node_path = NULL;
  g_autofree char *yaml = NULL;
  CfnFinding *finding;

  /* Its length is told of where lengths are. */
  if (cfn_checker_is_told (checker, self->node->span))
    return;

  finding = cfn_checker_report (checker, "unknown-managed-policy", self->resource, self->node,
                                cfn_message_new (N_("“{0}” is not the ARN of a policy"), text,
                                                 NULL));
  if (right == NULL)
    return;
  node_path = cfn_path_string_of_node (self->node);
  yaml = g_strconcat ("!Sub arn:${AWS::Partition}" AWS_POLICY, right, NULL);
  cfn_finding_add_fix (finding, CFN_FIX_SET, "use-known-policy",
                       cfn_message_new (N_("Make it {0}"), right, NULL), node_path, yaml);
}

static void
check_managed (CfnChecker        *checker,
               const CfnResource *resource,
               CfnNode           *node)
{
  CfnValue value = cfn_value_of (checker->template, node);
  CfnNode *variables;
  Given self = { resource, node };
  const char *text = value.text;
  const char *path;

  if (value.kind == CFN_VALUE_SUB)
    {
      text = cfn_value_get_sub_string (&value, &variables);
      /* Written in the long form. */
      if (node->kind != CFN_NODE_SCALAR)
        self.node = value.arguments->kind == CFN_NODE_SCALAR ? value.arguments
                                                              : value.arguments->first_child;
    }
  else if (value.kind != CFN_VALUE_LITERAL)
    return;
  if (text == NULL || text[0] == '\0' || strstr (text, "{{resolve:") != NULL)
    return;

  if ((path = strstr (text, AWS_POLICY)) != NULL)
    check_path (checker, &self, path + strlen (AWS_POLICY));
  else if (text[0] == '$')
    return;
  else if (!g_str_has_prefix (text, "arn:"))
    report_other (checker, &self, text, text);
  else if ((path = strstr (text, NOBODYS_POLICY)) != NULL)
    report_other (checker, &self, text, path + strlen (NOBODYS_POLICY));
  else if (value.kind == CFN_VALUE_LITERAL && strstr (text, ":policy/") == NULL)
    report_other (checker, &self, text, NULL);
}

static void
check_each (CfnChecker        *checker,
            const CfnResource *resource,
            CfnNode           *node)
{
  CfnValue value = cfn_value_of (checker->template, node);

  if (value.kind == CFN_VALUE_LIST)
    {
      for (CfnNode *item = node->first_child; item != NULL; item = item->next)
        check_each (checker, resource, item);
    }
  else if (value.kind == CFN_VALUE_IF)
    {
      check_each (checker, resource, cfn_node_get_item (value.arguments, 1));
      check_each (checker, resource, cfn_node_get_item (value.arguments, 2));
    }
  else
    check_managed (checker, resource, node);
}

void
cfn_check_managed_policies (CfnChecker        *self,
                            const CfnResource *resource)
{
  static const char * const properties[] = { "ManagedPolicyArns", "PermissionsBoundary" };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      CfnNode *node = cfn_resource_get_property (resource, properties[i]);

      if (node != NULL)
        check_each (self, resource, node);
    }
}
