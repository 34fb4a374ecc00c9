/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-render-private.h"

#include "cfn-quote.h"

#include <string.h>

/* Brackets that would reach further right than this become a block. */
#define MAX_COLUMN 80

static void render_value (GString         *target,
                          const CfnHabits *habits,
                          const CfnNode   *node,
                          guint            column,
                          gboolean         is_item,
                          char             quote);

static void
append_line (GString         *target,
             const CfnHabits *habits,
             guint            column)
{
  g_string_append_printf (target, "%s%*s", habits->newline, column, "");
}

/* The blanks between a dash and the collection behind it. */
static void
append_item_gap (GString         *target,
                 const CfnHabits *habits)
{
  g_string_append_printf (target, "%*s", habits->item_step - 1, "");
}

/* Whether "|" can hold @node's text: several lines, no character that needs an escape, and at
 * most one line end at its end, so that blank lines which follow do not become part of it. */
static gboolean
fits_literal (const CfnNode *node)
{
  const char *text = node->value;
  gsize length = node->length;
  const char *end = text + length;

  if (memchr (text, '\n', length) == NULL || text[strspn (text, "\n")] == '\0')
    return FALSE;
  if (length > 1 && end[-1] == '\n' && end[-2] == '\n')
    return FALSE;
  for (const char *line = text; line < end;)
    {
      const char *stop = memchr (line, '\n', end - line);
      gsize n = (stop != NULL ? stop : end) - line;

      /* A tab is the one control character that a block scalar shows as itself. */
      for (gsize i = 0, start = 0; i <= n; i++)
        {
          if (i < n && line[i] != '\t')
            continue;
          if (cfn_quote_has_specials (line + start, i - start))
            return FALSE;
          start = i + 1;
        }
      line += n + 1;
    }

  return TRUE;
}

gboolean
cfn_render_needs_line_end (const CfnNode *node)
{
  g_return_val_if_fail (node != NULL, FALSE);

  while (node->last_child != NULL)
    node = node->last_child;

  return node->kind == CFN_NODE_SCALAR && node->length > 0 && node->value[node->length - 1] == '\n'
         && fits_literal (node);
}

/* " |" and the lines under it. */
static void
render_literal (GString         *target,
                const CfnHabits *habits,
                const CfnNode   *node,
                guint            column)
{
  const char *first = node->value + strspn (node->value, "\n");
  const char *end = node->value + node->length;

  g_string_append (target, " |");
  if (*first == ' ' || *first == '\t' || first > node->value)
    g_string_append_printf (target, "%u", habits->step);
  if (end[-1] != '\n')
    g_string_append_c (target, '-');

  for (const char *line = node->value; line < end;)
    {
      const char *stop = memchr (line, '\n', end - line);

      if (stop == NULL)
        stop = end;
      if (stop > line)
        append_line (target, habits, column + habits->step);
      else
        g_string_append (target, habits->newline);
      g_string_append_len (target, line, stop - line);
      line = stop + 1;
    }
}

static void
render_scalar (GString         *target,
               const CfnHabits *habits,
               const CfnNode   *node,
               guint            column,
               char             quote)
{
  if (fits_literal (node))
    {
      render_literal (target, habits, node, column);
      return;
    }

  g_string_append_c (target, ' ');
  cfn_render_scalar (target, habits, node, FALSE, quote);
}

static gboolean
has_long_text (const CfnNode *node)
{
  if (node->kind == CFN_NODE_SCALAR)
    return memchr (node->value, '\n', node->length) != NULL;
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (has_long_text (child))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_bare_list (const CfnNode *node)
{
  for (const CfnNode *item = node->first_child; item != NULL; item = item->next)
    {
      if (item->kind != CFN_NODE_SCALAR || item->tag != NULL)
        return FALSE;
    }

  return node->kind == CFN_NODE_SEQUENCE;
}

static void
render_mapping (GString         *target,
                const CfnHabits *habits,
                const CfnNode   *node,
                guint            column,
                gboolean         is_item)
{
  guint inner = column + (is_item ? habits->item_step : habits->step);

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (is_item && child->index == 0)
        append_item_gap (target, habits);
      else
        append_line (target, habits, inner);
      cfn_render_block_entry (target, habits, cfn_render_key_text (child), child, inner);
    }
}

static void
render_sequence (GString         *target,
                 const CfnHabits *habits,
                 const CfnNode   *node,
                 guint            column,
                 gboolean         is_item)
{
  guint inner = column + (is_item ? habits->item_step : habits->list_step);

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (is_item && child->index == 0)
        append_item_gap (target, habits);
      else
        append_line (target, habits, inner);
      cfn_render_block_entry (target, habits, NULL, child, inner);
    }
}

/* Everything but calls: @node's tag is not looked at. */
static void
render_content (GString         *target,
                const CfnHabits *habits,
                const CfnNode   *node,
                guint            column,
                gboolean         is_item,
                char             quote)
{
  CfnNode bare; /* its tag, when it has one, is written already */

  if (node->kind == CFN_NODE_SCALAR)
    {
      render_scalar (target, habits, node, column, quote);
      return;
    }
  bare = *node;
  bare.tag = NULL;
  if (node->kind == CFN_NODE_SEQUENCE && habits->flow_lists && is_bare_list (node)
      && !has_long_text (node))
    {
      gsize start = target->len;

      g_string_append_c (target, ' ');
      cfn_render_flow_value (target, habits, &bare, NULL, 0);
      if (column + target->len - start <= MAX_COLUMN)
        return;
      g_string_truncate (target, start);
    }

  if (node->n_children == 0)
    {
      g_string_append_c (target, ' ');
      cfn_render_flow_value (target, habits, &bare, NULL, 0);
    }
  else if (node->kind == CFN_NODE_MAPPING)
    render_mapping (target, habits, node, column, is_item);
  else
    render_sequence (target, habits, node, column, is_item);
}

/* Behind "Fn::Join:" or "!Join": brackets where they fit, as most templates do, else a block. */
static void
render_argument (GString            *target,
                 const CfnHabits    *habits,
                 const CfnIntrinsic *call,
                 guint               column,
                 gboolean            is_long)
{
  const CfnNode *argument = call->argument;
  gsize start = target->len;
  CfnIntrinsic inner;

  if (is_long && !call->is_short && cfn_intrinsic_match (argument, &inner))
    {
      render_value (target, habits, argument, column, FALSE, 0);
      return;
    }
  if (argument->kind == CFN_NODE_SEQUENCE && !habits->block_arguments && !has_long_text (argument))
    {
      g_string_append_c (target, ' ');
      cfn_render_call_argument (target, habits, call, NULL);
      if (column + target->len - start <= MAX_COLUMN)
        return;
      g_string_truncate (target, start);
    }

  render_content (target, habits, argument, column, FALSE, 0);
}

/* The long form of GetAtt has a list, also where the call to render has "A.B". */
static void
render_long_getatt (GString         *target,
                    const CfnHabits *habits,
                    const char      *id,
                    const char      *attribute,
                    guint            column)
{
  CfnNode second = { .kind = CFN_NODE_SCALAR, .style = CFN_STYLE_SINGLE_QUOTED };
  CfnNode first = second;
  CfnNode list = { .kind = CFN_NODE_SEQUENCE, .style = CFN_STYLE_FLOW, .n_children = 2 };
  CfnIntrinsic call = { .name = "Fn::GetAtt", .argument = &list };

  first.value = id;
  first.length = strlen (id);
  first.next = &second;
  second.value = attribute;
  second.length = strlen (attribute);
  second.index = 1;
  list.first_child = &first;
  list.last_child = &second;
  render_argument (target, habits, &call, column, TRUE);
}

static void
render_call (GString            *target,
             const CfnHabits    *habits,
             const CfnIntrinsic *call,
             guint               column,
             gboolean            is_item)
{
  guint inner = column + (is_item ? habits->item_step : habits->step);
  g_autofree char *id = NULL;
  g_autofree char *attribute = NULL;
  gboolean is_getatt = cfn_render_split_getatt (call, &id, &attribute);
  CfnHabits deeper = *habits;

  if (cfn_render_prefers_short (habits, call))
    {
      if (is_getatt)
        {
          g_string_append_c (target, ' ');
          cfn_render_short_call (target, habits, call);
          return;
        }
      g_string_append_printf (target, " !%s", cfn_intrinsic_get_short_name (call));
      /* Within an item, a list at the item's own column would be the item's list going on. */
      if (is_item)
        deeper.list_step = MAX (habits->list_step, habits->item_step);
      render_argument (target, &deeper, call, column, FALSE);
      return;
    }

  if (is_item)
    append_item_gap (target, habits);
  else
    append_line (target, habits, inner);
  cfn_render_key (target, habits, call->name, FALSE);
  g_string_append_c (target, ':');
  if (is_getatt)
    render_long_getatt (target, habits, id, attribute, inner);
  else
    render_argument (target, habits, call, inner, TRUE);
}

static void
render_value (GString         *target,
              const CfnHabits *habits,
              const CfnNode   *node,
              guint            column,
              gboolean         is_item,
              char             quote)
{
  CfnIntrinsic call;

  if (cfn_intrinsic_match (node, &call))
    render_call (target, habits, &call, column, is_item);
  else
    render_content (target, habits, node, column, is_item, quote);
}

void
cfn_render_block_value (GString         *target,
                        const CfnHabits *habits,
                        const CfnNode   *node,
                        guint            column,
                        gboolean         is_item,
                        char             quote)
{
  g_return_if_fail (target != NULL && habits != NULL && node != NULL);

  render_value (target, habits, node, column, is_item, quote);
}

void
cfn_render_block_entry (GString         *target,
                        const CfnHabits *habits,
                        const char      *key,
                        const CfnNode   *node,
                        guint            column)
{
  g_return_if_fail (target != NULL && habits != NULL && node != NULL);

  if (key != NULL)
    {
      cfn_render_key (target, habits, key, FALSE);
      g_string_append_c (target, ':');
    }
  else
    {
      g_string_append_c (target, '-');
    }
  render_value (target, habits, node, column, key == NULL, 0);
}
