/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-place.h"

#include <string.h>

void
cfn_place_init (CfnPlace *self,
                CfnText  *text)
{
  self->data = cfn_text_get_data (text, &self->length);
  self->base = cfn_text_has_bom (text) ? 3 : 0;
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

gsize
cfn_place_line_start (const CfnPlace *self,
                      gsize           offset)
{
  while (offset > self->base && !is_line_end (self->data[offset - 1]))
    offset--;

  return MAX (offset, self->base);
}

gsize
cfn_place_line_end (const CfnPlace *self,
                    gsize           offset)
{
  while (offset < self->length && !is_line_end (self->data[offset]))
    offset++;

  return offset;
}

gsize
cfn_place_next_line (const CfnPlace *self,
                     gsize           offset)
{
  offset = cfn_place_line_end (self, offset);
  if (offset < self->length && self->data[offset] == '\r')
    offset++;
  if (offset < self->length && self->data[offset] == '\n')
    offset++;

  return offset;
}

gsize
cfn_place_previous_line (const CfnPlace *self,
                         gsize           line_start)
{
  gsize end = line_start - 1;

  if (end > self->base && self->data[end] == '\n' && self->data[end - 1] == '\r')
    end--;

  return cfn_place_line_start (self, end);
}

gsize
cfn_place_column (const CfnPlace *self,
                  gsize           offset)
{
  return offset - cfn_place_line_start (self, offset);
}

gsize
cfn_place_skip_blanks (const CfnPlace *self,
                       gsize           offset)
{
  while (offset < self->length && is_blank (self->data[offset]))
    offset++;

  return offset;
}

char *
cfn_place_dup_indent (const CfnPlace *self,
                      gsize           offset)
{
  gsize start = cfn_place_line_start (self, offset);

  return g_strndup (self->data + start, cfn_place_skip_blanks (self, start) - start);
}

gboolean
cfn_place_is_blank_line (const CfnPlace *self,
                         gsize           line_start)
{
  gsize at = cfn_place_skip_blanks (self, line_start);

  return at < self->length && is_line_end (self->data[at]);
}

gboolean
cfn_place_is_comment_line (const CfnPlace *self,
                           gsize           line_start)
{
  gsize at = cfn_place_skip_blanks (self, line_start);

  return at < self->length && self->data[at] == '#';
}

gboolean
cfn_place_has_line_end (const CfnPlace *self,
                        gsize           start,
                        gsize           end)
{
  for (; start < end; start++)
    {
      if (is_line_end (self->data[start]))
        return TRUE;
    }

  return FALSE;
}

/* Skips blanks, line ends and comments. */
static gsize
skip_filling (const CfnPlace *self,
              gsize           offset,
              gsize           end)
{
  while (offset < end)
    {
      if (self->data[offset] == '#')
        offset = cfn_place_line_end (self, offset);
      else if (is_blank (self->data[offset]) || is_line_end (self->data[offset]))
        offset++;
      else
        break;
    }

  return MIN (offset, end);
}

/* The "-" of @item: alone in front of it, or at the list's column on a line further up. */
static gsize
find_dash (const CfnPlace *self,
           const CfnNode  *item)
{
  gsize first = item->parent->content.start;
  gsize column = cfn_place_column (self, first);
  gsize at = item->span.start;

  while (at > first)
    {
      gsize start = cfn_place_line_start (self, at);
      gsize dash = start + column;

      /* The first dash of a nested list shares its line with its parent's; other lines are blank
       * up to their dash. */
      if (dash < at && self->data[dash] == '-'
          && (dash == first || cfn_place_skip_blanks (self, start) == dash))
        return dash;
      if (start <= first)
        break;
      at = start - 1;
    }

  return first;
}

gsize
cfn_place_after_mark (const CfnPlace *self,
                      const CfnNode  *node)
{
  gsize at;

  if (node->key == NULL)
    return find_dash (self, node) + 1;

  at = skip_filling (self, node->key->span.end, self->length);
  return at < self->length && self->data[at] == ':' ? at + 1 : node->key->span.end;
}

/* The "?" of an explicit key that starts at @key, or @key itself. */
static gsize
find_question_mark (const CfnPlace *self,
                    gsize           key)
{
  gsize at = key;

  while (at > self->base && is_blank (self->data[at - 1]))
    at--;
  if (at == key || at == self->base || self->data[at - 1] != '?')
    return key;
  at--;

  return at == self->base || strchr (" \t\r\n,{[", self->data[at - 1]) != NULL ? at : key;
}

gsize
cfn_place_entry_start (const CfnPlace *self,
                       const CfnNode  *node)
{
  if (node->key != NULL)
    return find_question_mark (self, node->key->span.start);
  if (node->parent != NULL && node->parent->kind == CFN_NODE_SEQUENCE
      && node->parent->style == CFN_STYLE_BLOCK)
    return find_dash (self, node);

  return node->span.start;
}

static const CfnNode *
find_last (const CfnNode *node)
{
  while (node->style == CFN_STYLE_BLOCK && node->last_child != NULL)
    node = node->last_child;

  return node;
}

gboolean
cfn_place_keeps_blank_lines (const CfnPlace *self,
                             const CfnNode  *node)
{
  const CfnNode *last = find_last (node);

  if (last->style != CFN_STYLE_LITERAL && last->style != CFN_STYLE_FOLDED)
    return FALSE;
  for (gsize at = last->content.start + 1; at < last->content.start + 3 && at < self->length; at++)
    {
      if (self->data[at] == '+')
        return TRUE;
    }

  return FALSE;
}

gsize
cfn_place_entry_end (const CfnPlace *self,
                     const CfnNode  *node)
{
  const CfnNode *last = find_last (node);
  gsize end;

  if (!cfn_place_keeps_blank_lines (self, node))
    return MAX (last->span.end, node->span.end);

  end = last->full_end;
  if (end > last->span.end && self->data[end - 1] == '\n')
    end--;
  if (end > last->span.end && self->data[end - 1] == '\r')
    end--;

  return end;
}
