/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-writer-private.h"

#include "cfn-comments.h"

/*
 * The items between the two places move up or down by one; so do the entries of a mapping. Each
 * one's bytes, with the comments that belong to it, go where another's were; what stands between
 * them stays.
 */

/* Whether @item has its line to itself, so that comments above it can go with it. */
static gboolean
starts_line (const CfnPlace *place,
             const CfnNode  *item)
{
  gsize start = cfn_place_entry_start (place, item);

  return cfn_place_skip_blanks (place, cfn_place_line_start (place, start)) == start;
}

static CfnSpan
find_slot (const CfnPlace *place,
           const CfnNode  *item,
           gboolean        takes_lines)
{
  gsize start = cfn_place_entry_start (place, item);
  gsize end = item->span.end;

  if (item->parent->style != CFN_STYLE_FLOW)
    end = cfn_comments_extend (place, cfn_place_entry_end (place, item),
                               cfn_place_column (place, start));
  if (takes_lines)
    start = cfn_comments_above_place (place, start).start;

  return (CfnSpan){ start, end };
}

/* In brackets: the comment behind an item and its comma, with the blanks before it; or where one
 * would stand. */
static CfnSpan
find_tail (CfnWriting    *self,
           const CfnNode *item)
{
  const CfnPlace *place = &self->place;
  CfnSpan comment = cfn_comments_find_behind (self->tree, item);
  gsize start = item->span.end;
  gsize comma = cfn_place_skip_blanks (place, start);

  if (comma < place->length && place->data[comma] == ',')
    start = comma + 1;

  return (CfnSpan){ start, comment.start < comment.end ? comment.end : start };
}

guint
cfn_write_moved_index (const CfnWish *wish,
                       guint          index)
{
  if (index == wish->index)
    return wish->from;
  if (index >= wish->from && index < wish->index)
    return index + 1;
  if (index <= wish->from && index > wish->index)
    return index - 1;

  return index;
}

void
cfn_write_move (CfnWriting    *self,
                const CfnWish *wish)
{
  const CfnPlace *place = &self->place;
  guint first = MIN (wish->from, wish->index);
  guint last = MAX (wish->from, wish->index);
  gboolean takes_lines = TRUE;

  for (guint i = first; i <= last; i++)
    takes_lines = takes_lines && starts_line (place, cfn_node_get_child (wish->node, i));

  for (guint i = first; i <= last; i++)
    {
      const CfnNode *old = cfn_node_get_child (wish->node, i);
      const CfnNode *new = cfn_node_get_child (wish->node, cfn_write_moved_index (wish, i));
      CfnSpan slot = find_slot (place, old, takes_lines);
      CfnSpan bytes = find_slot (place, new, takes_lines);

      cfn_edit_add (self->edit, slot, place->data + bytes.start, cfn_span_length (bytes));
      if (wish->node->style != CFN_STYLE_FLOW || !takes_lines)
        continue;
      slot = find_tail (self, old);
      bytes = find_tail (self, new);
      cfn_edit_add (self->edit, slot, place->data + bytes.start, cfn_span_length (bytes));
    }
}
