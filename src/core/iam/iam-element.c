/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-element.h"

void
iam_elements_clear (IamElements *elements)
{
  for (guint i = 0; i < elements->len; i++)
    {
      iam_text_free (elements->items[i].text);
      g_clear_pointer (&elements->items[i].guard, g_array_unref);
    }
  g_clear_pointer (&elements->items, g_free);
  elements->len = 0;
}

GArray *
iam_guard_extend (const GArray *guard,
                  const char   *condition,
                  gboolean      holds)
{
  GArray *longer = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  CfnCase one = { condition, holds };

  if (guard != NULL)
    g_array_append_vals (longer, guard->data, guard->len);
  g_array_append_val (longer, one);

  return longer;
}

IamMatch
iam_guard_match (const GArray  *guard,
                 const GArray  *given,
                 const char   **open)
{
  IamMatch match = IAM_MATCH_YES;

  for (guint i = 0; guard != NULL && i < guard->len; i++)
    {
      const CfnCase *wanted = &g_array_index (guard, CfnCase, i);
      IamMatch one = IAM_MATCH_MAYBE;

      for (guint j = 0; given != NULL && j < given->len; j++)
        {
          const CfnCase *decided = &g_array_index (given, CfnCase, j);

          if (g_strcmp0 (wanted->condition, decided->condition) == 0)
            one = wanted->holds == decided->holds ? IAM_MATCH_YES : IAM_MATCH_NO;
        }
      if (one == IAM_MATCH_NO)
        return IAM_MATCH_NO;
      if (one == IAM_MATCH_MAYBE && open != NULL)
        *open = wanted->condition;
      match = iam_match_both (match, one);
    }

  return match;
}

/* The new element, until another one is added. */
static IamElement *
add_element (const IamReader *reader,
             IamElements     *elements,
             CfnNode         *node,
             IamText         *text)
{
  /* There is room for a power of two. */
  if ((elements->len & (elements->len - 1)) == 0)
    elements->items = g_renew (IamElement, elements->items, MAX (elements->len * 2, 1));
  elements->items[elements->len] = (IamElement) {
    .text = text,
    .node = iam_reader_place (reader, node),
    .guard = reader->guard != NULL ? g_array_ref (reader->guard) : NULL,
    .principal = reader->principal,
  };

  return &elements->items[elements->len++];
}

/* A text that depends on conditions is one element for each way in which they come out. */
static void
add_variants (const IamReader *reader,
              IamElements     *elements,
              CfnNode         *node,
              GPtrArray       *variants)
{
  for (guint i = 0; i < variants->len; i++)
    {
      IamVariant *variant = g_ptr_array_index (variants, i);
      IamElement *element = add_element (reader, elements, node, g_steal_pointer (&variant->text));

      g_clear_pointer (&element->guard, g_array_unref);
      if (reader->guard != NULL)
        g_array_append_vals (variant->cases, reader->guard->data, reader->guard->len);
      element->guard = g_array_ref (variant->cases);
    }
}

static void
read_element (const IamReader *reader,
              IamElements     *elements,
              CfnNode         *node)
{
  g_autoptr (IamText) text = iam_text_new_for_value (reader->template, node, reader->flags);
  g_autoptr (GPtrArray) variants = NULL;

  if (g_strcmp0 (iam_text_get_unknown (text), "condition") == 0)
    variants = iam_text_new_variants (reader->template, node, reader->flags);
  if (variants != NULL)
    add_variants (reader, elements, node, variants);
  else
    add_element (reader, elements, node, g_steal_pointer (&text));
}

void
iam_elements_read (const IamReader *reader,
                   IamElements     *elements,
                   CfnNode         *node)
{
  CfnValue value = cfn_value_of (reader->template, node);

  switch (value.kind)
    {
    case CFN_VALUE_ABSENT:
      return;
    case CFN_VALUE_LIST:
      for (CfnNode *item = node->first_child; item != NULL; item = item->next)
        iam_elements_read (reader, elements, item);
      return;
    case CFN_VALUE_IF:
      for (guint branch = 1; branch <= 2; branch++)
        {
          g_autoptr (GArray) guard = iam_guard_extend (reader->guard, value.name, branch == 1);
          IamReader inner = *reader;

          inner.guard = guard;
          iam_elements_read (&inner, elements, cfn_node_get_item (value.arguments, branch));
        }
      return;
    case CFN_VALUE_LITERAL:
    case CFN_VALUE_MAP:
    case CFN_VALUE_REF:
    case CFN_VALUE_GETATT:
    case CFN_VALUE_SUB:
    case CFN_VALUE_FUNCTION:
    default:
      read_element (reader, elements, node);
      return;
    }
}

void
iam_elements_add (IamElements *elements,
                  IamText     *text)
{
  add_element (&(IamReader) { NULL }, elements, NULL, text);
}
