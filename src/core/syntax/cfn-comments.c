/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-comments.h"

#include <string.h>

/* Behind the key or dash of @node, its tag and anchor, and the "|" or ">" of a text. */
static gsize
find_head_end (const CfnPlace *place,
               const CfnNode  *node)
{
  gsize at = cfn_place_skip_blanks (place, cfn_place_after_mark (place, node));

  while (at < place->length && strchr ("!&|>", place->data[at]) != NULL)
    {
      while (at < place->length && strchr (" \t\r\n", place->data[at]) == NULL)
        at++;
      at = cfn_place_skip_blanks (place, at);
    }

  return at;
}

CfnSpan
cfn_comments_find_behind (CfnTree       *tree,
                          const CfnNode *node)
{
  CfnPlace place;
  gsize at;

  g_return_val_if_fail (tree != NULL && node != NULL, ((CfnSpan){ 0, 0 }));

  cfn_place_init (&place, cfn_tree_get_text (tree));
  if (node->style == CFN_STYLE_BLOCK || node->style == CFN_STYLE_LITERAL
      || node->style == CFN_STYLE_FOLDED)
    at = node->parent != NULL ? find_head_end (&place, node) : node->span.start;
  else
    at = cfn_place_skip_blanks (&place, node->span.end);
  if (at < place.length && place.data[at] == ',')
    at = cfn_place_skip_blanks (&place, at + 1);
  if (at >= place.length || place.data[at] != '#')
    return (CfnSpan){ node->span.end, node->span.end };

  return (CfnSpan){ at, cfn_place_line_end (&place, at) };
}

/* Whether nothing but blank lines stands between @line and the start of the text or document. */
static gboolean
starts_document (const CfnPlace *place,
                 gsize           line)
{
  while (line > place->base)
    {
      line = cfn_place_previous_line (place, line);
      if (place->length - line >= 3 && memcmp (place->data + line, "---", 3) == 0)
        return TRUE;
      if (!cfn_place_is_blank_line (place, line))
        return FALSE;
    }

  return TRUE;
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
      gsize start = cfn_place_previous_line (place, top);

      if (!cfn_place_is_comment_line (place, start)
          || cfn_place_skip_blanks (place, start) - start > column)
        break;
      top = start;
    }
  if (starts_document (place, top))
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

/* The first line from @line on that is not blank. */
static gsize
skip_blank_lines (const CfnPlace *place,
                  gsize           line)
{
  while (line < place->length && cfn_place_is_blank_line (place, line))
    line = cfn_place_next_line (place, line);

  return line;
}

gsize
cfn_comments_extend (const CfnPlace *place,
                     gsize           end,
                     gsize           column)
{
  gsize line;

  end = cfn_place_line_end (place, end);
  line = skip_blank_lines (place, cfn_place_next_line (place, end));
  while (line < place->length && line > end && cfn_place_is_comment_line (place, line)
         && cfn_place_skip_blanks (place, line) - line > column)
    {
      end = cfn_place_line_end (place, line);
      line = skip_blank_lines (place, cfn_place_next_line (place, end));
    }

  return end;
}
