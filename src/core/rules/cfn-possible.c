/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-possible.h"

#include <string.h>

gboolean
cfn_key_is_shown (const CfnNode *entry)
{
  /* Nearly every key begins with another letter. */
  switch (cfn_node_get_initial (entry))
    {
    case '<':
      return !g_str_equal (cfn_node_get_key (entry), "<<");
    case 'F':
      return !g_str_has_prefix (cfn_node_get_key (entry), "Fn::");
    case '\0':
      return cfn_node_get_key (entry) != NULL;
    default:
      return TRUE;
    }
}

gboolean
cfn_map_is_shown (const CfnNode *node)
{
  for (const CfnNode *entry = node->first_child; entry != NULL; entry = entry->next)
    {
      if (!cfn_key_is_shown (entry))
        return FALSE;
    }

  return TRUE;
}

static void
append_name (GString       *text,
             const CfnName *name)
{
  if (name->parent != NULL)
    append_name (text, name->parent);
  if (name->key == NULL)
    g_string_append_printf (text, "[%u]", name->index);
  else
    g_string_append_printf (text, "%s%s", text->len > 0 ? "." : "", name->key);
}

char *
cfn_name_to_string (const CfnName *self)
{
  GString *text = g_string_new (NULL);

  append_name (text, self);

  return g_string_free (text, FALSE);
}

/* Several cases may lead to one place; that a value is absent in different ones is one thing, too.
 */
static gboolean
is_known_before (GPtrArray *known,
                 guint      index)
{
  const CfnKnown *one = g_ptr_array_index (known, index);

  for (guint i = 0; i < index; i++)
    {
      const CfnKnown *other = g_ptr_array_index (known, i);

      if (other->kind == one->kind && other->node == one->node
          && g_strcmp0 (other->text, one->text) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
each_known (CfnChecker      *self,
            CfnNode         *node,
            CfnPossibleFunc  func,
            gpointer         data)
{
  g_autoptr (GPtrArray) known = cfn_value_know (self->template, node);

  for (guint i = 0; i < known->len; i++)
    {
      if (!is_known_before (known, i))
        func (self, g_ptr_array_index (known, i), data);
    }
}

/* Nearly all values are written out, and are told without asking for their cases. */
void
cfn_possible_each (CfnChecker      *self,
                   CfnNode         *node,
                   CfnPossibleFunc  func,
                   gpointer         data)
{
  CfnValue value = cfn_value_of (self->template, node);
  CfnKnown known = { .node = node };

  switch (value.kind)
    {
    case CFN_VALUE_ABSENT:
      known.kind = CFN_KNOWN_ABSENT;
      break;
    case CFN_VALUE_LIST:
      known.kind = CFN_KNOWN_LIST;
      break;
    case CFN_VALUE_MAP:
      known.kind = CFN_KNOWN_MAP;
      break;
    case CFN_VALUE_LITERAL:
      if (strchr (value.text, '{') != NULL && strstr (value.text, "{{resolve:") != NULL)
        return;
      known.kind = cfn_node_get_scalar_type (node) == CFN_SCALAR_NULL ? CFN_KNOWN_ABSENT
                                                                      : CFN_KNOWN_TEXT;
      if (known.kind == CFN_KNOWN_TEXT)
        known.text = (char *) value.text;
      break;
    case CFN_VALUE_REF:
    case CFN_VALUE_GETATT:
      if (value.resource == NULL)
        return;
      known.kind = CFN_KNOWN_REFERENCE;
      known.resource = value.resource;
      known.attribute = value.attribute;
      break;
    case CFN_VALUE_SUB:
    case CFN_VALUE_IF:
    case CFN_VALUE_FUNCTION:
    default:
      each_known (self, node, func, data);
      return;
    }
  func (self, &known, data);
}

void
cfn_possible_each_item (CfnChecker      *self,
                        const CfnKnown  *known,
                        CfnPossibleFunc  func,
                        gpointer         data)
{
  if (known->kind != CFN_KNOWN_LIST || known->items != NULL)
    {
      func (self, known, data);
      return;
    }

  for (CfnNode *item = known->node->first_child; item != NULL; item = item->next)
    cfn_possible_each (self, item, func, data);
}

GArray *
cfn_known_meet (CfnChecker     *self,
                const CfnNode  *place,
                const CfnKnown *one,
                const CfnKnown *other)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  g_autoptr (GArray) all = NULL;

  cfn_cases_add (cases, one->cases);
  if (other != NULL)
    cfn_cases_add (cases, other->cases);
  if (cases->len == 0)
    return g_steal_pointer (&cases);

  all = cfn_node_get_cases (place);
  cfn_cases_add (all, cases);

  return cfn_cases_are_possible (self->template, all) ? g_steal_pointer (&cases) : NULL;
}
