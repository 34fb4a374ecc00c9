/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-entry-words.h"

#include "cfn-condition.h"
#include "cfn-parameter.h"
#include "cfn-value.h"

static const struct
{
  const char     *section;
  CfnSectionKind  kind;
  const char     *word;
  const char     *adder;
} words[] = {
  { "Parameters", CFN_SECTION_PARAMETERS, N_("Parameter"), N_("Add a Parameter") },
  { "Mappings", CFN_SECTION_MAPPINGS, N_("Mapping of names to values"), N_("Add a Mapping") },
  { "Conditions", CFN_SECTION_CONDITIONS, N_("Condition"), N_("Add a Condition") },
  { "Rules", CFN_SECTION_RULES, N_("Rule"), N_("Add a Rule") },
  { "Outputs", CFN_SECTION_OUTPUTS, N_("Output"), N_("Add an Output") },
};

static guint
find (const char *section)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i].section, section))
        return i;
    }

  g_return_val_if_reached (0);
}

const char *
millrace_entry_get_word (const char *section)
{
  return _(words[find (section)].word);
}

const char *
millrace_entry_get_adder (const char *section)
{
  return _(words[find (section)].adder);
}

CfnSectionKind
millrace_entry_get_kind (const char *section)
{
  return words[find (section)].kind;
}

/* --- What it is --- */

static char *
summarize_parameter (CfnNode *node)
{
  CfnParameter parameter;
  const char *type, *fallback;

  cfn_parameter_read (&parameter, node);
  type = parameter.type != NULL ? parameter.type : "…";
  fallback = cfn_node_get_literal (parameter.default_value);
  if (parameter.is_secret || fallback == NULL)
    return g_strdup (type);

  /* Translators: the type of a parameter, and its default */
  return g_strdup_printf (_("%s · “%s”"), type, fallback);
}

static char *
summarize_output (CfnTemplate *template,
                  CfnNode     *node)
{
  const CfnValue value = cfn_value_of (template, cfn_node_get (node, "Value"));
  CfnNode *name = cfn_node_find (node, "Export", "Name", NULL);
  const CfnValue exported = cfn_value_of (template, name);
  g_autofree char *label = cfn_value_to_label (&value);
  g_autofree char *other = NULL;

  if (name == NULL)
    return g_steal_pointer (&label);

  other = cfn_value_to_label (&exported);
  /* Translators: the value of an output, and the name that other stacks import it by */
  return g_strdup_printf (_("%s · exported as %s"), label, other);
}

char *
millrace_entry_summarize (CfnTemplate *template,
                          const char  *section,
                          CfnNode     *node)
{
  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (section != NULL && node != NULL, NULL);

  switch (millrace_entry_get_kind (section))
    {
    case CFN_SECTION_PARAMETERS:
      return summarize_parameter (node);

    case CFN_SECTION_OUTPUTS:
      return summarize_output (template, node);

    case CFN_SECTION_CONDITIONS:
      return cfn_condition_to_words (template, node);

    case CFN_SECTION_MAPPINGS:
      return g_strdup_printf (g_dngettext (NULL, "%u key", "%u keys", node->n_children),
                              node->n_children);

    default:
      return g_strdup (millrace_entry_get_word (section));
    }
}
