/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-words.h"

#include "cfn-parameter.h"

#include <string.h>

static gboolean
is_number (const char *text,
           double     *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0';
}

static gboolean
is_allowed (const CfnParameter *self,
            const char         *text)
{
  for (const CfnNode *item = self->allowed_values->first_child; item != NULL; item = item->next)
    {
      g_autofree char *allowed = cfn_node_dup_text (item);
      double one, other;

      if (allowed == NULL || g_str_equal (allowed, text)
          || (self->is_number && is_number (allowed, &one) && is_number (text, &other)
              && one >= other && one <= other))
        return TRUE;
    }

  return FALSE;
}

/* What the pattern means to the service is not to be told when it cannot be read here. */
static gboolean
matches (CfnNode    *pattern,
         const char *text)
{
  const char *literal = cfn_node_get_literal (pattern);
  g_autofree char *whole = literal != NULL ? g_strdup_printf ("^(?:%s)\\z", literal) : NULL;
  g_autoptr (GRegex) regex = NULL;

  if (whole == NULL || strstr (literal, "{{resolve:") != NULL)
    return TRUE;
  regex = g_regex_new (whole, G_REGEX_DOLLAR_ENDONLY, 0, NULL);

  return regex == NULL || g_regex_match (regex, text, 0, NULL);
}

static gboolean
is_within (CfnNode *least,
           CfnNode *most,
           double   number)
{
  const char *low = cfn_node_get_literal (least);
  const char *high = cfn_node_get_literal (most);
  double limit;

  return (low == NULL || !is_number (low, &limit) || number >= limit)
         && (high == NULL || !is_number (high, &limit) || number <= limit);
}

/* Why @text cannot be a value of the parameter, a msgid; NULL when it can be. */
static const char *
find_objection (const CfnParameter *self,
                const char         *text)
{
  double number = 0;

  if (self->is_number && !is_number (text, &number))
    return N_("The default “{1}” of {0} is no number");
  if (self->allowed_values != NULL && !is_allowed (self, text))
    return N_("The default “{1}” of {0} is none of its AllowedValues");
  if (self->is_number && !is_within (self->min_value, self->max_value, number))
    return N_("The default “{1}” of {0} is not between its MinValue and MaxValue");
  if (!self->is_number
      && !is_within (self->min_length, self->max_length, (double) g_utf8_strlen (text, -1)))
    return N_("The default “{1}” of {0} is not as long as its MinLength and MaxLength ask for");
  if (!matches (self->allowed_pattern, text))
    return N_("The default “{1}” of {0} does not match its AllowedPattern");

  return NULL;
}

static void
check_text (CfnChecker         *self,
            const CfnParameter *parameter,
            const char         *text)
{
  const char *objection = find_objection (parameter, text);
  CfnFinding *finding;

  if (objection == NULL)
    return;

  finding = cfn_checker_report (self, "default-not-allowed", NULL, parameter->default_value,
                                cfn_message_new (objection, parameter->name, text, NULL));
  cfn_finding_add_evidence (finding, parameter->allowed_values);
}

void
cfn_check_default (CfnChecker         *self,
                   const CfnParameter *parameter)
{
  CfnNode *node = parameter->default_value;
  g_autofree char *text = NULL;

  if (node == NULL)
    return;

  if (node->kind == CFN_NODE_MAPPING || node->kind == CFN_NODE_SEQUENCE)
    {
      if (cfn_node_get_intrinsic (node, NULL) == NULL)
        cfn_checker_report (self, "wrong-kind-of-value", NULL, node,
                            cfn_message_new (N_("The default of {0} has to be a single text; that "
                                                "of a list has commas in it"),
                                             parameter->name, NULL));
      return;
    }

  /* A default of the other kinds is only the name of a value. */
  text = cfn_node_dup_text (node);
  if (text == NULL || parameter->is_ssm || !parameter->is_known_type
      || strstr (text, "{{resolve:") != NULL)
    return;

  if (parameter->is_secret && text[0] != '\0')
    cfn_checker_report (self, "secret-in-template", NULL, node,
                        cfn_message_new (N_("{0} is not to be shown (NoEcho), but its default can "
                                            "be read by everyone who has this template"),
                                         parameter->name, NULL));
  if (parameter->is_list)
    {
      g_auto (GStrv) items = g_strsplit (text, ",", -1);

      for (guint i = 0; items[i] != NULL && !cfn_checker_is_told (self, node->span); i++)
        check_text (self, parameter, g_strstrip (items[i]));
    }
  else
    check_text (self, parameter, text);
}
