/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-environment.h"

#include <string.h>

#include "cfn-value.h"

#define VARIABLES "Environment.Variables"

static CfnNode *
find_variable (CfnTemplate       *template,
               const CfnResource *function,
               const char        *subject)
{
  CfnNode *variables = cfn_resource_get_property (function, VARIABLES);

  if (variables == NULL || variables->kind != CFN_NODE_MAPPING)
    return NULL;

  for (CfnNode *node = variables->first_child; node != NULL; node = node->next)
    {
      const CfnValue value = cfn_value_of (template, node);

      if (value.kind == CFN_VALUE_REF && g_strcmp0 (value.name, subject) == 0)
        return node;
    }

  return NULL;
}

const char *
cfn_environment_find (CfnTemplate       *template,
                      const CfnResource *function,
                      const char        *subject)
{
  return cfn_node_get_key (find_variable (template, function, subject));
}

/* What Ref gives (CloudFormation User Guide, return values of each type). */
static const char *
get_suffix (CfnKind kind)
{
  switch (kind)
    {
    case CFN_KIND_QUEUE:
      return "_URL";

    case CFN_KIND_TOPIC:
      return "_ARN";

    case CFN_KIND_TABLE:
    case CFN_KIND_BUCKET:
    case CFN_KIND_FUNCTION:
    case CFN_KIND_ROLE:
      return "_NAME";

    case CFN_KIND_MAPPING:
    case CFN_KIND_POLICY:
    case CFN_KIND_OTHER:
    default:
      return "_ID";
    }
}

/* "OrdersTable" as "ORDERS_TABLE"; a variable begins with a letter (Lambda API, Environment). */
static char *
to_upper_words (const char *id)
{
  GString *name = g_string_new (g_ascii_isalpha (id[0]) ? NULL : "THE_");

  for (const char *p = id; *p != '\0'; p++)
    {
      if (p > id && g_ascii_isupper (p[0]) &&
          (!g_ascii_isupper (p[-1]) || g_ascii_islower (p[1])))
        g_string_append_c (name, '_');
      g_string_append_c (name, g_ascii_toupper (*p));
    }

  return g_string_free (name, FALSE);
}

char *
cfn_environment_name (const CfnResource *function,
                      const CfnResource *subject)
{
  CfnNode *variables = cfn_resource_get_property (function, VARIABLES);
  const char *suffix = get_suffix (subject->kind);
  g_autofree char *words = to_upper_words (subject->id);
  g_autofree char *name = g_strconcat (words, suffix, NULL);

  for (guint i = 2; cfn_node_get (variables, name) != NULL; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s%u%s", words, i, suffix);
    }

  return g_steal_pointer (&name);
}

gboolean
cfn_environment_add (CfnDraft   *draft,
                     const char *function,
                     const char *subject)
{
  g_autofree char *name = NULL;
  g_autofree char *property = NULL;
  g_autofree char *value = NULL;

  if (draft->error != NULL)
    return FALSE;

  if (cfn_environment_find (draft->template, cfn_draft_find (draft, function), subject) != NULL)
    return TRUE;

  name = cfn_environment_name (cfn_draft_find (draft, function), cfn_draft_find (draft, subject));
  property = g_strconcat (VARIABLES ".", name, NULL);
  value = cfn_draft_reference (subject, NULL);

  return cfn_draft_set_property (draft, function, property, value);
}

gboolean
cfn_environment_remove (CfnDraft   *draft,
                        const char *function,
                        const char *subject)
{
  CfnNode *variable;

  if (draft->error != NULL)
    return FALSE;

  variable = find_variable (draft->template, cfn_draft_find (draft, function), subject);
  if (variable == NULL ||
      !g_str_has_suffix (cfn_node_get_key (variable),
                         get_suffix (cfn_draft_find (draft, subject)->kind)))
    return TRUE;

  return cfn_draft_unset_node (draft, variable);
}
