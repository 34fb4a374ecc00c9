/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-comments.h"

#include <string.h>

CfnSpan
cfn_comments_find_behind (CfnTree       *tree,
                          const CfnNode *node)
{
  CfnPlace place;
  gsize at;

  g_return_val_if_fail (tree != NULL && node != NULL, ((CfnSpan){ 0, 0 }));

  cfn_place_init (&place, cfn_tree_get_text (tree));
  at = cfn_place_skip_blanks (&place, node->span.end);
  if (at < place.length && place.data[at] == ',')
    at = cfn_place_skip_blanks (&place, at + 1);
  if (at >= place.length || place.data[at] != '#')
    return (CfnSpan){ node->span.end, node->span.end };

  return (CfnSpan){ at, cfn_place_line_end (&place, at) };
}

/* Whether the line above @line is the "---" that a document starts with. */
static gboolean
starts_document (const CfnPlace *place,
                 gsize           line)
{
  gsize start = cfn_place_line_start (place, line - 1);

  if (start == line - 1 && start > place->base && place->data[start] == '\n')
    start = cfn_place_line_start (place, start - 1);

  return line - start > 3 && memcmp (place->data + start, "---", 3) == 0;
}

CfnSpan
cfn_comments_above_place (const CfnPlace *place,
                          gsize           entry_start)
{
  gsize line = cfn_place_line_start (place, entry_start);
  gsize column = entry_start - line;
  gsize top = line;

  /* An entry that shares its line with what comes before it has nothing above that is its own. */
  if (cfn_place_skip_blanks (place, line) != entry_start)
    return (CfnSpan){ line, line };

  while (top > place->base)
    {
      gsize end = top - 1;
      gsize start;

      if (end > place->base && place->data[end] == '\n' && place->data[end - 1] == '\r')
        end--;
      start = cfn_place_line_start (place, end);
      if (!cfn_place_is_comment_line (place, start)
          || cfn_place_skip_blanks (place, start) - start > column)
        break;
      top = start;
    }
  /* What a text begins with is about all of it. */
  if (top == place->base || starts_document (place, top))
    top = line;

  return (CfnSpan){ top, line };
}

CfnSpan
cfn_comments_find_above (CfnTree       *tree,
                         const CfnNode *node)
{
  CfnPlace place;

  g_return_val_if_fail (tree != NULL && node != NULL, ((CfnSpan){ 0, 0 }));

  cfn_place_init (&place, cfn_tree_get_text (tree));
  return cfn_comments_above_place (&place, cfn_place_entry_start (&place, node));
}

gsize
cfn_comments_extend (const CfnPlace *place,
                     gsize           end,
                     gsize           column)
{
  gsize line;

  end = cfn_place_line_end (place, end);
  line = cfn_place_next_line (place, end);
  while (line < place->length && line > end && cfn_place_is_comment_line (place, line)
         && cfn_place_skip_blanks (place, line) - line > column)
    {
      end = cfn_place_line_end (place, line);
      line = cfn_place_next_line (place, end);
    }

  return end;
}
