/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-writer-private.h"

#include "cfn-comments.h"
#include "cfn-intrinsic.h"
#include "cfn-quote.h"
#include "cfn-render.h"

#include <string.h>

/*
 * The habits as the neighbours in these brackets show them: JSON within YAML keeps its quotes, and
 * where each neighbour takes one line, so does what is new.
 */
static CfnHabits
habits_in (CfnWriting    *self,
           const CfnNode *container)
{
  CfnHabits habits = self->habits;

  for (const CfnNode *child = container->first_child; child != NULL && !habits.is_json;
       child = child->next)
    {
      const CfnNode *sample = child->key != NULL ? child : child->first_child;

      if (sample == NULL || sample->key == NULL)
        continue;
      habits.quotes_keys = sample->key->style != CFN_STYLE_PLAIN;
      if (sample->key->style == CFN_STYLE_DOUBLE_QUOTED)
        habits.quote = '"';
      if (sample->kind == CFN_NODE_SCALAR && sample->tag == NULL
          && !cfn_quote_is_needed (sample->value, sample->length, TRUE))
        habits.quotes_values = sample->style == CFN_STYLE_DOUBLE_QUOTED
                               || sample->style == CFN_STYLE_SINGLE_QUOTED;
    }

  return habits;
}

/* @indent, or NULL when the collections next to the new one stand on one line each. */
static const char *
indent_for_value (CfnWriting    *self,
                  const CfnNode *container,
                  const char    *indent)
{
  gboolean is_seen = FALSE;

  for (const CfnNode *child = container->first_child; child != NULL; child = child->next)
    {
      CfnIntrinsic call;

      if (child->n_children == 0 || cfn_intrinsic_match (child, &call))
        continue;
      if (cfn_place_has_line_end (&self->place, child->content.start, child->content.end))
        return indent;
      is_seen = TRUE;
    }

  return is_seen ? NULL : indent;
}

/* Whether the entries of @container stand on lines of their own. */
static gboolean
is_spread (CfnWriting    *self,
           const CfnNode *container)
{
  return container->first_child != NULL
         && cfn_place_has_line_end (&self->place, container->content.start,
                                    cfn_place_entry_start (&self->place, container->first_child));
}

static gboolean
starts_line (const CfnPlace *place,
             const CfnNode  *node)
{
  gsize start = cfn_place_entry_start (place, node);

  return cfn_place_skip_blanks (place, cfn_place_line_start (place, start)) == start;
}

/* The indentation for what belongs to @node's line; NULL when all goes on one line. */
static char *
dup_indent (CfnWriting    *self,
            const CfnNode *node)
{
  if (!is_spread (self, node->parent))
    return NULL;

  return cfn_place_dup_indent (&self->place, cfn_place_entry_start (&self->place, node));
}

void
cfn_write_flow_replace (CfnWriting    *self,
                        const CfnNode *old,
                        const CfnNode *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *indent = dup_indent (self, old);
  CfnHabits habits = habits_in (self, old->parent);
  CfnSpan span = old->span;
  char quote;

  if (span.start == span.end)
    {
      gsize after = old->key != NULL ? cfn_place_after_mark (&self->place, old) : span.start;

      span = (CfnSpan){ after, after };
      g_string_append (text, self->place.data[after - 1] == ':' ? " " : ": ");
    }
  quote = cfn_write_keep_quotes (&habits, old, value);
  cfn_render_flow_value (text, &habits, value, indent, quote);
  cfn_edit_add (self->edit, span, text->str, text->len);
}

/* Between the brackets of a collection that has nothing in it. */
static void
insert_only (CfnWriting    *self,
             const CfnWish *wish)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *outer = cfn_place_dup_indent (&self->place, wish->node->content.start);
  g_autofree char *inner = g_strconcat (outer, self->habits.unit, NULL);
  const char *newline = self->habits.newline;
  CfnSpan span = { wish->node->content.start + 1, wish->node->content.end - 1 };

  if (self->habits.is_json && self->habits.is_pretty)
    {
      g_string_append_printf (text, "%s%s", newline, inner);
      cfn_render_flow_entry (text, &self->habits, wish->key, wish->value, inner);
      g_string_append_printf (text, "%s%s", newline, outer);
    }
  else
    {
      cfn_render_flow_entry (text, &self->habits, wish->key, wish->value, NULL);
    }
  cfn_edit_add (self->edit, span, text->str, text->len);
}

/* The comma behind @node, or the bracket when there is none. */
static gsize
find_separator (const CfnPlace *place,
                const CfnNode  *node)
{
  gsize at = node->span.end;

  while (at < place->length && strchr (",]}", place->data[at]) == NULL)
    at = place->data[at] == '#' ? cfn_place_line_end (place, at) : at + 1;

  return at;
}

/* @at, or behind the comment that is all that follows on its line. */
static gsize
skip_comment (const CfnPlace *place,
              gsize           at)
{
  gsize rest = cfn_place_skip_blanks (place, at);

  return rest < place->length && place->data[rest] == '#' ? cfn_place_line_end (place, rest) : at;
}

static void
insert_behind (CfnWriting    *self,
               const CfnWish *wish,
               const CfnNode *previous,
               const char    *indent)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CfnHabits habits = habits_in (self, wish->node);
  const CfnPlace *place = &self->place;
  gsize separator = find_separator (place, previous);
  gboolean has_comma = separator < place->length && place->data[separator] == ',';
  gsize at = has_comma ? separator + 1 : previous->span.end;

  if (!has_comma)
    cfn_edit_add (self->edit, (CfnSpan){ at, at }, ",", 1);
  if (indent != NULL)
    {
      at = skip_comment (place, at);
      g_string_append_printf (text, "%s%s", self->habits.newline, indent);
    }
  else
    g_string_append (text, self->habits.comma + 1);
  cfn_render_flow_entry (text, &habits, wish->key, wish->value,
                         indent_for_value (self, wish->node, indent));
  if (has_comma)
    g_string_append_c (text, ',');
  cfn_edit_add (self->edit, (CfnSpan){ at, at }, text->str, text->len);
}

/* In front of the first entry and, where it has its own line, of the comment above it. */
static void
insert_in_front (CfnWriting    *self,
                 const CfnWish *wish,
                 const CfnNode *first,
                 const char    *indent)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CfnHabits habits = habits_in (self, wish->node);
  gsize start = cfn_place_entry_start (&self->place, first);
  CfnSpan above = cfn_comments_above_place (&self->place, start);

  cfn_render_flow_entry (text, &habits, wish->key, wish->value,
                         indent_for_value (self, wish->node, indent));
  if (indent == NULL)
    g_string_append (text, self->habits.comma);
  else if (above.start < above.end)
    {
      g_string_prepend (text, indent);
      g_string_append_printf (text, ",%s", self->habits.newline);
      start = above.start;
    }
  else
    g_string_append_printf (text, ",%s%s", self->habits.newline, indent);
  cfn_edit_add (self->edit, (CfnSpan){ start, start }, text->str, text->len);
}

void
cfn_write_flow_insert (CfnWriting    *self,
                       const CfnWish *wish)
{
  g_autofree char *indent = NULL;
  const CfnNode *previous = wish->node->first_child;
  const CfnNode *neighbour;

  if (previous == NULL)
    {
      insert_only (self, wish);
      return;
    }

  indent = dup_indent (self, previous);
  if (wish->index == 0)
    {
      insert_in_front (self, wish, previous, indent);
      return;
    }

  for (guint i = 1; i < wish->index && previous->next != NULL; i++)
    previous = previous->next;
  /* The first entry may share the line of the bracket, and others have lines of their own. */
  neighbour = previous->next != NULL ? previous->next : previous;
  if (indent == NULL && starts_line (&self->place, neighbour))
    indent = cfn_place_dup_indent (&self->place, cfn_place_entry_start (&self->place, neighbour));
  insert_behind (self, wish, previous, indent);
}

/* The last entry of several; a comma at the end of all stays one. */
static void
remove_last (CfnWriting    *self,
             const CfnNode *node,
             const CfnNode *previous)
{
  const CfnPlace *place = &self->place;
  gsize start = cfn_place_entry_start (place, node);
  gsize comma = find_separator (place, previous);
  gsize own_comma = find_separator (place, node);
  gboolean has_comma = own_comma < place->length && place->data[own_comma] == ',';
  gsize end = has_comma ? own_comma + 1 : node->span.end;

  if (!starts_line (place, node))
    {
      start = has_comma ? comma + 1 : previous->span.end;
      cfn_edit_add (self->edit, (CfnSpan){ start, end }, NULL, 0);
      return;
    }

  /* Its comments go with it; the one behind the entry before stays. */
  start = cfn_place_previous_line (place, cfn_comments_above_place (place, start).start);
  while (cfn_place_is_blank_line (place, start))
    start = cfn_place_previous_line (place, start);
  start = cfn_place_line_end (place, start);
  if (!has_comma)
    cfn_edit_add (self->edit, (CfnSpan){ comma, comma + 1 }, NULL, 0);
  cfn_edit_add (self->edit, (CfnSpan){ start, skip_comment (place, end) }, NULL, 0);
}

void
cfn_write_flow_remove (CfnWriting    *self,
                       const CfnNode *node)
{
  const CfnPlace *place = &self->place;
  const CfnNode *previous = cfn_node_get_previous (node);
  gsize start = cfn_place_entry_start (place, node);
  gsize line = cfn_place_line_start (place, start);
  gsize end = node->span.end;
  gboolean has_line = starts_line (place, node);

  if (node->next != NULL)
    {
      gsize next = cfn_place_entry_start (place, node->next);

      /* Its comments go with it, but not what stands on lines of their own below. */
      if (has_line && cfn_place_has_line_end (place, end, next))
        {
          line = cfn_comments_above_place (place, start).start;
          next = cfn_place_next_line (place, find_separator (place, node));
        }
      else if (previous != NULL && !has_line)
        {
          line = find_separator (place, previous) + 1;
          next = find_separator (place, node) + 1;
        }
      else
        {
          line = start;
        }
      cfn_edit_add (self->edit, (CfnSpan){ line, next }, NULL, 0);
      return;
    }

  remove_last (self, node, previous);
}
