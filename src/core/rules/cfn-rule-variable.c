/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-intrinsic.h"

#include "cfn-writer.h"

#include <string.h>

/* What is in a text that only Fn::Sub replaces. */
typedef struct
{
  char    *name;      /* owned: "${NAME}", the first one, or NULL */
  gboolean is_whole;  /* there is nothing else in "${}" */
} Variables;

/* TRUE for what Fn::Sub would put a value in for. */
static gboolean
is_variable (CfnTemplate *template,
             const char  *name)
{
  static const char * const given[] = {
    "AWS::AccountId", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName",
    "AWS::URLSuffix", NULL,
  };
  g_autofree char *id = g_strndup (name, strcspn (name, "."));

  return g_strv_contains (given, name) || cfn_template_find_resource (template, id) != NULL
         || cfn_template_find_parameter (template, id) != NULL;
}

static void
read_variables (CfnTemplate *template,
                const char  *text,
                Variables   *variables)
{
  const char *end;

  for (const char *at = strstr (text, "${"); at != NULL; at = strstr (end, "${"))
    {
      g_autofree char *name = NULL;

      end = at + 2 + strcspn (at + 2, "}");
      name = g_strndup (at + 2, end - at - 2);
      if (!is_variable (template, name))
        variables->is_whole = FALSE;
      else if (variables->name == NULL)
        variables->name = g_strconcat ("${", name, "}", NULL);
    }
}

static gboolean
is_text_of_sub (const CfnNode *node)
{
  return node->tag != NULL || g_strcmp0 (cfn_node_get_key (node), "Fn::Sub") == 0
         || (node->parent != NULL && node->parent->first_child == node
             && cfn_node_is_arguments_of (node->parent, "Fn::Sub"));
}

/* State machines have variables of their own, and what a macro or a custom resource makes of a text
 * is not known. */
static gboolean
may_be_replaced (const CfnFunctionWalk *walk)
{
  const char *type = walk->resource != NULL ? walk->resource->type : "";

  return cfn_template_has_macro (walk->checker->template)
         || g_str_has_suffix (type, "::StateMachine") || g_str_has_prefix (type, "Custom::")
         || g_str_has_prefix (type, "AWS::CloudFormation::");
}

/* Where nothing but an ARN is taken; what functions are given as variables may be any text. */
static gboolean
is_for_arn (const CfnNode *node)
{
  const char *key = cfn_node_get_key (node);

  return key != NULL
         && (g_str_has_suffix (key, "Arn") || g_str_equal (key, "Role")
             || g_str_equal (key, "Destination"))
         && g_strcmp0 (cfn_node_get_key (node->parent), "Variables") != 0;
}

/* A text of nothing but an ARN and white space behind it: in quotes, or in a block ("|"), which
 * ends with a line break. */
static void
check_blank (const CfnFunctionWalk *walk,
             CfnNode               *node)
{
  const gsize length = strcspn (node->value, " \t\r\n");
  g_autofree char *arn = NULL;
  g_autofree char *quoted = NULL;
  CfnFinding *finding;
  CfnFix *fix;

  if (length == node->length || strspn (node->value + length, " \t\r\n") != node->length - length
      || walk->place != CFN_IN_VALUE || cfn_checker_is_told (walk->checker, node->span))
    return;

  arn = g_strndup (node->value, length);
  finding = cfn_checker_report (
    walk->checker, "blank-behind-arn", walk->resource, node,
    cfn_message_new (node->style == CFN_STYLE_LITERAL || node->style == CFN_STYLE_FOLDED
                       ? N_("A line break behind {0} is part of this text, which is the ARN of "
                            "nothing with it: write it without “|” or “>”")
                       : N_("There is a blank behind {0}, which is the ARN of nothing with it: "
                            "take it away"),
                     arn, NULL));
  if (is_for_arn (node))
    finding->severity = CFN_SEVERITY_ERROR;
  quoted = cfn_writer_quote (arn);
  fix = cfn_finding_add_fix (finding, CFN_FIX_REPLACE, "take-blank-away",
                             cfn_message_new (N_("Take the blank away"), NULL), quoted, NULL);
  fix->span = node->content;
}

void
cfn_check_variables (const CfnFunctionWalk *walk,
                     CfnNode               *node)
{
  CfnTemplate *template = walk->checker->template;
  g_autofree char *name = NULL;
  Variables variables = { NULL, TRUE };
  CfnFinding *finding;

  if (node->kind != CFN_NODE_SCALAR || node->length < strlen ("arn:") || node->value[0] != 'a'
      || !g_str_has_prefix (node->value, "arn:"))
    return;
  check_blank (walk, node);
  if (strstr (node->value, "${") == NULL || walk->place != CFN_IN_VALUE || is_text_of_sub (node)
      || may_be_replaced (walk) || cfn_checker_is_told (walk->checker, node->span))
    return;

  read_variables (template, node->value, &variables);
  name = variables.name;
  if (name == NULL)
    return;

  finding = cfn_checker_report (
    walk->checker, "variable-without-sub", walk->resource, node,
    cfn_message_new (N_("{0} stays as it is written here, so this is the ARN of nothing: put "
                        "Fn::Sub in front of it"),
                     name, NULL));
  if (is_for_arn (node))
    finding->severity = CFN_SEVERITY_ERROR;
  if (variables.is_whole)
    {
      g_autofree char *path = cfn_path_string_of_node (node);
      g_autofree char *quoted = cfn_writer_quote (node->value);
      g_autofree char *yaml = g_strconcat ("!Sub ", quoted, NULL);

      cfn_finding_add_fix (finding, CFN_FIX_SET, "substitute-variables",
                           cfn_message_new (N_("Let Fn::Sub replace {0}"), name, NULL), path,
                           yaml)->is_safe = is_for_arn (node);
    }
}
