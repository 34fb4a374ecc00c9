/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-writer-private.h"

#include "cfn-comments.h"
#include "cfn-quote.h"
#include "cfn-render.h"

#include <string.h>

/*
 * A value in a block has a head, on the line of its key or dash, and perhaps a body, the lines
 * under it. A comment behind the head stands between the two and stays where it is.
 */
typedef struct
{
  CfnSpan head;
  CfnSpan body; /* from the end of the head's line; empty when there is none */
} Extent;

/* The habits as the nearest neighbours show them. */
static CfnHabits
habits_at (CfnWriting    *self,
           const CfnNode *container)
{
  CfnHabits habits = self->habits;

  if (container == NULL)
    return habits;
  if (container->kind == CFN_NODE_SEQUENCE)
    {
      for (const CfnNode *item = container->first_child; item != NULL; item = item->next)
        {
          gsize dash = cfn_place_entry_start (&self->place, item);

          if (item->style == CFN_STYLE_BLOCK
              && !cfn_place_has_line_end (&self->place, dash, item->content.start))
            habits.item_step = item->content.start - dash;
        }
      if (container->key != NULL && container->style == CFN_STYLE_BLOCK)
        {
          gsize key = cfn_place_column (&self->place, container->key->span.start);
          gsize list = cfn_place_column (&self->place, container->content.start);

          if (list >= key)
            habits.list_step = list - key;
        }
      return habits;
    }
  for (const CfnNode *child = container->first_child; child != NULL; child = child->next)
    {
      gsize column = cfn_place_column (&self->place, child->key->span.start);
      gsize inner = cfn_place_column (&self->place, child->content.start);

      if (child->style != CFN_STYLE_BLOCK || inner < column
          || !cfn_place_has_line_end (&self->place, child->key->span.end, child->content.start))
        continue;
      if (child->kind == CFN_NODE_MAPPING && inner > column)
        habits.step = inner - column;
      else if (child->kind == CFN_NODE_SEQUENCE)
        habits.list_step = inner - column;
    }

  return habits;
}

char
cfn_write_keep_quotes (CfnHabits     *habits,
                       const CfnNode *old,
                       const CfnNode *value)
{
  gboolean in_flow = old->parent != NULL && old->parent->style == CFN_STYLE_FLOW;
  gboolean was_needed;

  if (value->kind != CFN_NODE_SCALAR || old->kind != CFN_NODE_SCALAR
      || g_strcmp0 (old->tag, value->tag) != 0)
    return 0;
  was_needed = cfn_quote_is_needed (old->value, old->length, in_flow);
  if (old->style == CFN_STYLE_PLAIN && !was_needed)
    habits->quotes_values = FALSE;
  /* Quotes that the old value could not do without say nothing of one that can. */
  if ((old->style != CFN_STYLE_SINGLE_QUOTED && old->style != CFN_STYLE_DOUBLE_QUOTED)
      || (was_needed && !cfn_quote_is_needed (value->value, value->length, in_flow)))
    return 0;

  return old->style == CFN_STYLE_SINGLE_QUOTED ? '\'' : '"';
}

/* Behind the tag and the anchor that stand on the line of @at. */
static gsize
skip_properties (const CfnPlace *place,
                 gsize           at)
{
  while (at < place->length && (place->data[at] == '!' || place->data[at] == '&'))
    {
      gsize end = at;

      while (end < place->length && strchr (" \t\r\n", place->data[end]) == NULL)
        end++;
      at = cfn_place_skip_blanks (place, end);
      if (at >= place->length || (place->data[at] != '!' && place->data[at] != '&'))
        return end;
    }

  return at;
}

static Extent
find_extent (CfnWriting    *self,
             const CfnNode *node)
{
  const CfnPlace *place = &self->place;
  gsize after = cfn_place_after_mark (place, node);
  gsize line_end = cfn_place_line_end (place, after);
  gsize column = cfn_place_column (place, cfn_place_entry_start (place, node));
  gsize end = cfn_place_entry_end (place, node);
  gboolean is_block_scalar = node->style == CFN_STYLE_LITERAL || node->style == CFN_STYLE_FOLDED;
  Extent extent = { { after, after }, { line_end, line_end } };

  if (node->span.start == node->span.end)
    return extent;
  if (node->style == CFN_STYLE_BLOCK)
    end = cfn_comments_extend (place, end, column);

  if (node->span.start > line_end && (node->style == CFN_STYLE_BLOCK || is_block_scalar))
    {
      extent.body.end = end;
      return extent;
    }

  extent.head.start = node->span.start;
  if (is_block_scalar || (node->style == CFN_STYLE_BLOCK && node->content.start > line_end))
    {
      extent.head.end = skip_properties (place, node->span.start);
      if (is_block_scalar)
        {
          extent.head.end = node->content.start;
          while (extent.head.end < line_end && strchr (" \t", place->data[extent.head.end]) == NULL)
            extent.head.end++;
        }
      extent.body.end = MAX (end, line_end);
      return extent;
    }

  extent.head.end = end;
  extent.body.start = extent.body.end = cfn_place_line_end (place, end);
  return extent;
}

/* Nothing stays where the head was, so no blanks should either: on the line of the key, which ends
 * at @after, or on a line of its own under it, perhaps with comments between. */
static void
widen_empty_head (const CfnPlace *place,
                  CfnSpan        *head,
                  gsize           after)
{
  gsize line = cfn_place_line_start (place, head->start);
  gsize rest = cfn_place_skip_blanks (place, head->end);
  gboolean is_last = rest == cfn_place_line_end (place, rest);

  if (line < after)
    head->start = after;
  else if (is_last)
    head->start = cfn_place_line_end (place, cfn_place_previous_line (place, line));
  if (is_last || line > after)
    head->end = rest;
}

void
cfn_write_block_replace (CfnWriting    *self,
                         const CfnNode *old,
                         const CfnNode *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CfnHabits habits = habits_at (self, old->parent);
  Extent extent = find_extent (self, old);
  gsize after = cfn_place_after_mark (&self->place, old);
  gsize column = cfn_place_column (&self->place, cfn_place_entry_start (&self->place, old));
  gsize head_length;
  const char *head;
  char quote;

  if (old->style == CFN_STYLE_BLOCK && old->key != NULL
      && cfn_place_column (&self->place, old->content.start) >= column
      && cfn_place_has_line_end (&self->place, after, old->content.start))
    {
      gsize step = cfn_place_column (&self->place, old->content.start) - column;

      if (old->kind == CFN_NODE_SEQUENCE)
        habits.list_step = step;
      else if (step > 0)
        habits.step = step;
    }
  quote = cfn_write_keep_quotes (&habits, old, value);
  cfn_render_block_value (text, &habits, value, column, old->key == NULL, quote);
  if (extent.body.end == self->place.length && cfn_render_needs_line_end (value))
    g_string_append (text, habits.newline);
  head = text->str;
  head_length = strcspn (head, "\r\n");

  if (head_length == 0)
    {
      widen_empty_head (&self->place, &extent.head, after);
      cfn_edit_add (self->edit, extent.head, NULL, 0);
    }
  else if (extent.head.start > after)
    cfn_edit_add (self->edit, extent.head, head + 1, head_length - 1);
  else
    cfn_edit_add (self->edit, extent.head, head, head_length);
  cfn_edit_add (self->edit, extent.body, head + head_length, text->len - head_length);
}

static void
append_newlines (GString    *text,
                 CfnWriting *self,
                 guint       n)
{
  while (n-- > 0)
    g_string_append (text, self->habits.newline);
}

/* In front of the first entry and the comment that belongs to it. */
static void
insert_first (CfnWriting      *self,
              const CfnWish   *wish,
              const CfnHabits *habits,
              gsize            start,
              gsize            column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CfnSpan above = cfn_comments_above_place (&self->place, start);
  gboolean is_on_own_line = cfn_place_skip_blanks (&self->place, above.end) == start;

  if (is_on_own_line)
    g_string_append_printf (text, "%*s", (int) column, "");
  cfn_render_block_entry (text, habits, wish->key, wish->value, column);
  append_newlines (text, self, 1 + wish->n_blank);
  if (!is_on_own_line)
    g_string_append_printf (text, "%*s", (int) column, "");

  if (is_on_own_line)
    start = above.start;
  cfn_edit_add (self->edit, (CfnSpan){ start, start }, text->str, text->len);
}

/* A block scalar that ends with the text has no final line end: what is put behind it must not
 * give it one. */
static void
keep_unended (CfnWriting    *self,
              const CfnNode *node,
              gsize          end)
{
  gsize header;

  while (node->style == CFN_STYLE_BLOCK && node->last_child != NULL)
    node = node->last_child;
  if ((node->style != CFN_STYLE_LITERAL && node->style != CFN_STYLE_FOLDED)
      || end < self->place.length || node->length == 0 || node->value[node->length - 1] == '\n')
    return;

  header = node->content.start + 1;
  while (g_ascii_isdigit (self->place.data[header]))
    header++;
  if (self->place.data[header] != '-')
    cfn_edit_add (self->edit, (CfnSpan){ header, header }, "-", 1);
}

void
cfn_write_block_insert (CfnWriting    *self,
                        const CfnWish *wish)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const CfnNode *container = wish->node;
  CfnHabits habits = habits_at (self, container);
  const CfnNode *previous = container->first_child;
  gsize start = cfn_place_entry_start (&self->place, previous);
  gsize column = cfn_place_column (&self->place, start);
  gsize end;

  if (wish->index == 0)
    {
      insert_first (self, wish, &habits, start, column);
      return;
    }

  for (guint i = 1; i < wish->index && previous->next != NULL; i++)
    previous = previous->next;
  /* Comments that end the collection go on ending it: above the new entry they would become its
   * own, and removing it would take them along. */
  end = cfn_place_entry_end (&self->place, previous);
  end = cfn_comments_extend (&self->place, end, column);
  keep_unended (self, previous, end);
  append_newlines (text, self, 1 + wish->n_blank);
  g_string_append_printf (text, "%*s", (int) column, "");
  cfn_render_block_entry (text, &habits, wish->key, wish->value, column);
  if (end == self->place.length && cfn_render_needs_line_end (wish->value))
    g_string_append (text, habits.newline);
  cfn_edit_add (self->edit, (CfnSpan){ end, end }, text->str, text->len);
}

/* Whether comments that are about different things would touch without what is between. */
static gboolean
joins_comments (const CfnPlace *place,
                gsize           start,
                gsize           end)
{
  return start > place->base && cfn_place_is_comment_line (place, end)
         && cfn_place_is_comment_line (place, cfn_place_previous_line (place, start));
}

/* Takes the blank lines that would be too many between what stood above and what stood below. */
static CfnSpan
take_blank_lines (CfnWriting    *self,
                  const CfnNode *node,
                  CfnSpan        lines)
{
  const CfnPlace *place = &self->place;
  const CfnNode *previous = cfn_node_get_previous (node);
  gsize top = lines.start;
  gsize bottom = lines.end;
  guint n_above = 0;
  guint n_below = 0;

  if (previous == NULL || !cfn_place_keeps_blank_lines (place, previous))
    {
      while (top > place->base
             && cfn_place_is_blank_line (place, cfn_place_previous_line (place, top)))
        {
          top = cfn_place_previous_line (place, top);
          n_above++;
        }
    }
  while (bottom < place->length && cfn_place_is_blank_line (place, bottom))
    {
      bottom = cfn_place_next_line (place, bottom);
      n_below++;
    }

  if (previous != NULL && (node->next == NULL || n_below >= n_above))
    lines.start = top;
  else if (node->next != NULL && !joins_comments (place, lines.start, bottom))
    lines.end = bottom;

  return lines;
}

/*
 * An entry that shares its line with the dash of the list that its mapping is an item of: what
 * follows moves up to the dash, unless a comment lies between.
 */
static void
remove_compact (CfnWriting    *self,
                const CfnNode *node,
                gsize          start,
                gsize          end)
{
  const CfnPlace *place = &self->place;
  gsize next = node->next != NULL ? cfn_place_entry_start (place, node->next) : end;
  gsize at = end;

  while (at < next && place->data[at] != '#')
    at++;
  if (at == next && next > end)
    {
      cfn_edit_add (self->edit, (CfnSpan){ start, next }, NULL, 0);
      return;
    }

  while (start > place->base && place->data[start - 1] == ' ')
    start--;
  cfn_edit_add (self->edit, (CfnSpan){ start, end }, NULL, 0);
}

void
cfn_write_block_remove (CfnWriting    *self,
                        const CfnNode *node)
{
  const CfnPlace *place = &self->place;
  gsize start = cfn_place_entry_start (place, node);
  gsize column = cfn_place_column (place, start);
  gsize end = cfn_comments_extend (place, cfn_place_entry_end (place, node), column);
  CfnSpan above = cfn_comments_above_place (place, start);
  CfnSpan lines;

  if (cfn_place_skip_blanks (place, above.end) != start)
    {
      remove_compact (self, node, start, end);
      return;
    }

  lines = (CfnSpan){ above.start, cfn_place_next_line (place, end) };
  lines = take_blank_lines (self, node, lines);
  /* A text without a final line end stays one. */
  if (lines.end == place->length && lines.end == end && lines.start > place->base)
    {
      lines.start--;
      if (lines.start > place->base && place->data[lines.start] == '\n'
          && place->data[lines.start - 1] == '\r')
        lines.start--;
    }
  cfn_edit_add (self->edit, lines, NULL, 0);
}
