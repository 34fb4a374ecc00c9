/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-section.h"
#include "cfn-rule-words.h"

#include "cfn-possible.h"

#include <string.h>

/* CloudFormation quotas: bytes of a parameter's value and of its description. */
#define MAX_VALUE 4096
#define MAX_DESCRIPTION 4000

/* CloudFormation User Guide, Parameters. */
static const char * const parameter_keys[] = {
  "Type",      "Default",   "AllowedValues", "AllowedPattern", "ConstraintDescription",
  "MinLength", "MaxLength", "MinValue",      "MaxValue",       "Description",
  "NoEcho",    NULL,
};

static const char * const common_types[] = {
  "String", "Number", "CommaDelimitedList", "List<Number>", "List<String>", NULL,
};

static void
check_type (CfnChecker         *self,
            const CfnParameter *parameter)
{
  CfnNode *node = parameter->type_node;

  if (node == NULL)
    {
      if (cfn_words_have_keys (parameter_keys, parameter->node))
        cfn_checker_report_at (self, "missing-property", NULL, parameter->node,
                               parameter->node->key->span,
                               cfn_message_new (N_("The parameter {0} has no Type: most are "
                                                   "String"),
                                                parameter->name, NULL));
    }
  else if (parameter->type == NULL)
    {
      if (node->kind != CFN_NODE_ALIAS && cfn_node_get_intrinsic (node, NULL) == NULL)
        cfn_checker_report (self, "wrong-kind-of-value", NULL, node,
                            cfn_message_new (N_("The Type of {0} has to be a text"),
                                             parameter->name, NULL));
    }
  else if (parameter->is_known_type || cfn_node_get_scalar_type (node) == CFN_SCALAR_NULL)
    return;
  else if (cfn_words_find_near (common_types, parameter->type) != NULL)
    cfn_check_word (self, NULL, node, common_types, N_("There is no parameter of the type {0}"));
  else
    cfn_checker_report (self, "unknown-value", NULL, node,
                        cfn_message_new (N_("There is no parameter of the type {0}"),
                                         parameter->type, NULL));
}

static void
check_name_is_free (CfnChecker *self,
                    CfnNode    *parameter)
{
  const CfnResource *resource
    = cfn_template_find_resource (self->template, cfn_node_get_key (parameter));
  CfnFinding *finding;

  if (resource == NULL)
    return;

  finding = cfn_checker_report (self, "name-used-twice", resource, resource->node,
                                cfn_message_new (N_("{0} is the name of a parameter and of a "
                                                    "resource: each needs a name of its own"),
                                                 resource->id, NULL));
  cfn_finding_add_evidence (finding, parameter);
}

static gboolean
is_number (CfnNode *node,
           gdouble *number)
{
  const char *text = cfn_node_get_literal (node);
  char *end;

  if (text == NULL || cfn_node_get_scalar_type (node) == CFN_SCALAR_NULL)
    return FALSE;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

/* FALSE when @node is no number from @least on, which is told. */
static gboolean
check_number (CfnChecker         *self,
              const CfnParameter *parameter,
              CfnNode            *node,
              gboolean            is_length,
              gdouble            *number)
{
  if (node == NULL || node->kind == CFN_NODE_ALIAS || cfn_node_get_intrinsic (node, NULL) != NULL
      || cfn_node_get_scalar_type (node) == CFN_SCALAR_NULL)
    return FALSE;
  if (is_number (node, number) && (!is_length || *number >= 0))
    return TRUE;

  cfn_checker_report (self, "wrong-kind-of-value", NULL, node,
                      cfn_message_new (is_length ? N_("{1} of {0} has to be a whole number from 0 "
                                                      "on")
                                                 : N_("{1} of {0} has to be a number"),
                                       parameter->name, cfn_node_get_key (node), NULL));
  return FALSE;
}

static void
check_range (CfnChecker         *self,
             const CfnParameter *parameter,
             CfnNode            *least,
             CfnNode            *most,
             gboolean            is_length)
{
  gdouble low = 0;
  gdouble high = 0;
  gboolean has_low = check_number (self, parameter, least, is_length, &low);
  CfnFinding *finding;

  if (!check_number (self, parameter, most, is_length, &high) || !has_low || low <= high)
    return;

  finding = cfn_checker_report (self, "out-of-range", NULL, least,
                                cfn_message_new (N_("{1} of {0} is more than its {2}, so that no "
                                                    "value can be given"),
                                                 parameter->name, cfn_node_get_key (least),
                                                 cfn_node_get_key (most), NULL));
  cfn_finding_add_evidence (finding, most);
}

/* CloudFormation User Guide, Parameters: lengths and patterns are for texts, values for numbers. */
static void
check_limits_fit (CfnChecker         *self,
                  const CfnParameter *parameter)
{
  CfnNode * const of_texts[] = {
    parameter->min_length, parameter->max_length, parameter->allowed_pattern,
  };
  CfnNode * const of_numbers[] = { parameter->min_value, parameter->max_value };
  CfnNode * const *wrong = parameter->is_number ? of_texts : of_numbers;
  guint n_wrong = parameter->is_number ? G_N_ELEMENTS (of_texts) : G_N_ELEMENTS (of_numbers);

  if (!parameter->is_known_type)
    return;

  for (guint i = 0; i < n_wrong; i++)
    {
      if (wrong[i] != NULL)
        cfn_checker_report_at (self, "limit-of-other-type", NULL, wrong[i], wrong[i]->key->span,
                               cfn_message_new (parameter->is_number
                                                  ? N_("{1} is for texts, but {0} is a number: "
                                                       "MinValue and MaxValue limit that")
                                                  : N_("{1} is for numbers, but {0} is none: "
                                                       "MinLength, MaxLength and AllowedPattern "
                                                       "limit a text"),
                                                parameter->name, cfn_node_get_key (wrong[i]),
                                                NULL));
    }
}

static void
check_allowed_value (CfnChecker         *self,
                     const CfnParameter *parameter,
                     CfnNode            *item)
{
  gdouble number;

  if (item->kind == CFN_NODE_ALIAS || cfn_node_get_intrinsic (item, NULL) != NULL)
    return;
  if (item->kind != CFN_NODE_SCALAR)
    cfn_checker_report (self, "wrong-kind-of-value", NULL, item,
                        cfn_message_new (N_("Each of the AllowedValues of {0} has to be a single "
                                            "text or number"),
                                         parameter->name, NULL));
  else if (parameter->is_number && !parameter->is_ssm
           && cfn_node_get_scalar_type (item) != CFN_SCALAR_NULL && !is_number (item, &number))
    cfn_checker_report (self, "wrong-kind-of-value", NULL, item,
                        cfn_message_new (N_("“{1}” of the AllowedValues of {0} is no number"),
                                         parameter->name, item->value, NULL));
}

static void
check_allowed_values (CfnChecker         *self,
                      const CfnParameter *parameter)
{
  CfnNode *node = cfn_node_get (parameter->node, "AllowedValues");

  if (node == NULL || node->kind == CFN_NODE_ALIAS || cfn_node_get_intrinsic (node, NULL) != NULL
      || (node->kind == CFN_NODE_SCALAR && cfn_node_get_scalar_type (node) == CFN_SCALAR_NULL))
    return;

  if (node->kind != CFN_NODE_SEQUENCE || node->n_children == 0)
    cfn_checker_report (self, "wrong-kind-of-value", NULL, node,
                        cfn_message_new (N_("AllowedValues of {0} has to be a list with something "
                                            "in it"),
                                         parameter->name, NULL));
  else
    {
      for (CfnNode *item = node->first_child; item != NULL; item = item->next)
        check_allowed_value (self, parameter, item);
    }
}

/* The service reads patterns as Java does: only what is no pattern in any language is told. */
static gboolean
is_broken (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, &error);

  return regex == NULL
         && (g_error_matches (error, G_REGEX_ERROR, G_REGEX_ERROR_UNTERMINATED_CHARACTER_CLASS)
             || g_error_matches (error, G_REGEX_ERROR, G_REGEX_ERROR_UNMATCHED_PARENTHESIS)
             || g_error_matches (error, G_REGEX_ERROR, G_REGEX_ERROR_NOTHING_TO_REPEAT)
             || g_error_matches (error, G_REGEX_ERROR, G_REGEX_ERROR_STRAY_BACKSLASH));
}

static void
check_pattern (CfnChecker         *self,
               const CfnParameter *parameter)
{
  CfnNode *node = parameter->allowed_pattern;
  const char *pattern = cfn_node_get_literal (node);

  if (pattern != NULL && strstr (pattern, "{{resolve:") == NULL && is_broken (pattern))
    cfn_checker_report (self, "wrong-form", NULL, node,
                        cfn_message_new (N_("AllowedPattern of {0} is no regular expression: a "
                                            "bracket is not closed, or has nothing before it to "
                                            "repeat"),
                                         parameter->name, NULL));
}

static void
check_secrecy (CfnChecker         *self,
               const CfnParameter *parameter)
{
  CfnNode *node = cfn_node_get (parameter->node, "NoEcho");
  const char *text = cfn_node_get_literal (node);
  gboolean is_secret;

  if (text != NULL && cfn_node_get_scalar_type (node) != CFN_SCALAR_NULL
      && !cfn_node_get_boolean (node, &is_secret))
    cfn_checker_report (self, "wrong-kind-of-value", NULL, node,
                        cfn_message_new (N_("NoEcho of {0} is “{1}”, but has to be true or false"),
                                         parameter->name, text, NULL));
}

static void
check_parameter (CfnChecker *self,
                 CfnNode    *node)
{
  CfnParameter parameter;

  check_name_is_free (self, node);
  cfn_parameter_read (&parameter, node);
  cfn_check_keys (self, NULL, node, parameter_keys,
                  N_("The parameter {1} has no {0} to be set: {2} is meant"),
                  N_("The parameter {1} has no {0} to be set"));
  check_type (self, &parameter);
  check_limits_fit (self, &parameter);
  check_range (self, &parameter, parameter.min_value, parameter.max_value, FALSE);
  check_range (self, &parameter, parameter.min_length, parameter.max_length, TRUE);
  check_allowed_values (self, &parameter);
  check_pattern (self, &parameter);
  check_secrecy (self, &parameter);
  cfn_check_literal (self, node, "Description", MAX_DESCRIPTION);
  cfn_check_literal (self, node, "ConstraintDescription", MAX_DESCRIPTION);
  cfn_check_literal (self, node, "AllowedPattern", G_MAXSIZE);
  if (cfn_node_get_literal (parameter.default_value) != NULL)
    cfn_check_literal (self, node, "Default", MAX_VALUE);
  cfn_check_default (self, &parameter);
}

void
cfn_check_parameters (CfnChecker *self,
                      CfnNode    *section)
{
  for (CfnNode *node = section->first_child; node != NULL; node = node->next)
    {
      if (!cfn_key_is_shown (node))
        continue;
      cfn_check_name (self, NULL, node);
      if (cfn_check_is_map (self, node, N_("The parameter {0} has to be a mapping with a Type")))
        check_parameter (self, node);
    }
}
