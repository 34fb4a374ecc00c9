/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-recovery.h"

#include "cfn-place.h"

#include <string.h>

static gboolean
is_block_mapping (const CfnNode *node)
{
  return node != NULL && node->kind == CFN_NODE_MAPPING && node->style == CFN_STYLE_BLOCK
         && node->first_child != NULL;
}

/* Duplicates among the entries were reported when their part was read. */
static void
ignore_duplicate (CfnNode *earlier,
                  CfnNode *later,
                  gpointer data)
{
}

/* Makes the ends and the look-up of a collection fit its children. */
static void
refit (CfnNode  *node,
       CfnArena *arena)
{
  gsize end = node->last_child != NULL ? node->last_child->span.end : node->content.start;

  node->span.end = node->content.end = node->full.end = end;
  if (node->last_child != NULL)
    node->full.end = MAX (end, node->last_child->full.end);
  node->table = NULL;
  node->table_mask = 0;
  if (node->kind == CFN_NODE_MAPPING)
    cfn_node_finish_mapping (node, arena, ignore_duplicate, NULL);
  else
    cfn_node_finish_sequence (node, arena);
}

static void
remove_last_child (CfnNode *node)
{
  CfnNode *last = node->last_child;

  node->last_child = last->previous;
  if (last->previous != NULL)
    last->previous->next = NULL;
  else
    node->first_child = NULL;
  node->n_children--;
}

/* Takes out what reaches beyond @offset; of a collection only the part that does. */
static void
cut_behind (CfnNode  *node,
            gsize     offset,
            CfnArena *arena)
{
  CfnNode *last;

  while ((last = node->last_child) != NULL && last->span.end > offset)
    {
      if (last->n_children > 0 && last->span.start < offset
          && (last->key == NULL || last->key->span.end <= offset))
        {
          cut_behind (last, offset, arena);
          break;
        }
      remove_last_child (node);
    }
  refit (node, arena);
}

static gboolean
is_closed (const CfnPlace *place,
           const CfnNode  *brackets)
{
  gsize end = brackets->span.end;

  return strchr ("]}", place->data[end - 1]) != NULL
         && (brackets->last_child == NULL || end > brackets->last_child->span.end);
}

/*
 * Where what is wrong may have begun: brackets that were not closed, or quotes that were read over
 * several lines just before the error and have most likely lost their end.
 */
static gsize
find_suspect (const CfnPlace *place,
              const CfnNode  *root,
              gsize           error_at)
{
  for (const CfnNode *node = root; node != NULL; node = node->last_child)
    {
      if (node->style == CFN_STYLE_FLOW && !is_closed (place, node))
        return MIN (node->span.start, error_at);
      if ((node->style == CFN_STYLE_SINGLE_QUOTED || node->style == CFN_STYLE_DOUBLE_QUOTED)
          && cfn_place_has_line_end (place, node->span.start, node->span.end))
        return MIN (node->span.start, error_at);
    }

  return error_at;
}

/* "Key:" at the start of a line, in quotes or not. */
static gboolean
starts_entry (const CfnPlace *place,
              gsize           at)
{
  gsize end = cfn_place_line_end (place, at);

  if (at >= end || (!g_ascii_isalnum (place->data[at]) && strchr ("\"'_", place->data[at]) == NULL))
    return FALSE;
  for (; at < end; at++)
    {
      if (place->data[at] == ':' && (at + 1 == end || place->data[at + 1] == ' '))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_column_of (const CfnPlace *place,
              const CfnNode  *mapping,
              gsize           column)
{
  return is_block_mapping (mapping)
         && cfn_place_column (place, cfn_place_entry_start (place, mapping->first_child)) == column;
}

/* Where the lines end that stand no less deep than @column. */
static gsize
find_part_end (const CfnPlace *place,
               gsize           line,
               gsize           column)
{
  while (line < place->length)
    {
      gsize at = cfn_place_skip_blanks (place, line);

      if (at < place->length && strchr ("\r\n#", place->data[at]) == NULL && at - line < column)
        return line;
      line = cfn_place_next_line (place, line);
    }

  return place->length;
}

gboolean
cfn_recovery_next (CfnTree     *tree,
                   gsize        from,
                   gsize        length,
                   CfnRecovery *recovery)
{
  CfnNode *root = tree->root;
  CfnPlace place;
  gsize line;

  if (!is_block_mapping (root))
    return FALSE;

  cfn_place_init (&place, tree->text);
  place.length = length;
  line = from == cfn_place_line_start (&place, from) ? from : cfn_place_next_line (&place, from);
  for (; line < length; line = cfn_place_next_line (&place, line))
    {
      gsize at = cfn_place_skip_blanks (&place, line);

      if (!starts_entry (&place, at))
        continue;
      if (is_column_of (&place, root, at - line))
        recovery->target = root;
      else if (is_column_of (&place, root->last_child, at - line))
        recovery->target = root->last_child;
      else
        continue;
      recovery->part = (CfnSpan){ line, find_part_end (&place, line, at - line) };
      return TRUE;
    }

  return FALSE;
}

gboolean
cfn_recovery_find (CfnTree     *tree,
                   gsize        error_at,
                   gsize        last_start,
                   gsize        length,
                   CfnRecovery *recovery)
{
  CfnPlace place;
  gsize from;
  gsize line;

  if (!is_block_mapping (tree->root))
    return FALSE;

  cfn_place_init (&place, tree->text);
  place.length = length;
  from = find_suspect (&place, tree->root, error_at);
  line = cfn_place_line_start (&place, from);
  /* An innocent line may be where the error of the line above it comes to light. */
  if (from < error_at || cfn_place_skip_blanks (&place, line) != from || line <= last_start)
    line = cfn_place_next_line (&place, MAX (from, last_start));
  if (!cfn_recovery_next (tree, line, length, recovery))
    return FALSE;

  cut_behind (tree->root, recovery->part.start, &tree->arena);
  return is_block_mapping (tree->root)
         && (recovery->target == tree->root || recovery->target == tree->root->last_child)
         && is_block_mapping (recovery->target);
}

void
cfn_recovery_graft (CfnRecovery *self,
                    CfnTree     *tree,
                    CfnNode     *fragment)
{
  CfnNode *target = self->target;
  CfnNode *next;

  for (CfnNode *child = fragment->first_child; child != NULL; child = next)
    {
      next = child->next;
      child->parent = target;
      child->key->parent = target;
      child->index = target->n_children++;
      child->previous = target->last_child;
      child->next = NULL;
      target->last_child->next = child;
      target->last_child = child;
    }
  refit (target, &tree->arena);
  if (target != tree->root)
    refit (tree->root, &tree->arena);
}
