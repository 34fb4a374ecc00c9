/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-writer-private.h"

#include "cfn-intrinsic.h"

#include <string.h>

/*
 * Most edits stay within one entry of a section: a resource, an output. What such an edit makes is
 * read back from that entry's lines alone, which takes a hundredth of reading a large text. That
 * says the same as reading all of it, for YAML's productions depend on what is around in a few ways
 * only (YAML 1.2, 6 to 9), and each of them is looked at here:
 *
 * - indentation: the entry begins a line, with nothing but blanks before its plain or quoted key,
 *   and keeps it; so does the next entry, further left or at the same column, and whatever is open
 *   in a block ends there: a scalar's further lines would have to stand further right;
 * - brackets and quotes that are left open: reading the lines alone stumbles over their end;
 * - anchors and aliases: an entry with any of them, before or after, is left to the whole text;
 * - marks of a document's end, behind which the next entry would stand outside: likewise;
 * - directives, of which a tag may make use: a text with any is left to the whole text;
 * - limits of depth: they are narrower here by what is around.
 */

/* How much deeper things are in the whole text. */
#define DEPTH_AROUND 1

typedef struct
{
  const CfnNode *entry;
  CfnSpan        lines;     /* of the entry, to where the next one begins */
  gsize          body;      /* behind the colon */
  gboolean       is_last;   /* the text ends with it */
} Part;

/* Where the line of @key begins, which stands there behind nothing but blanks; FALSE: it does
 * not. */
static gboolean
find_line (const char    *data,
           const CfnNode *key,
           guint32       *start)
{
  guint32 at = key->span.start;

  while (at > 0 && data[at - 1] == ' ')
    at--;
  *start = at;

  return at == 0 || data[at - 1] == '\n';
}

static gboolean
is_simple_key (const CfnNode *key,
               const char    *data)
{
  return key != NULL && key->kind == CFN_NODE_SCALAR && key->tag == NULL && key->anchor == NULL
         && (key->style == CFN_STYLE_PLAIN || key->style == CFN_STYLE_SINGLE_QUOTED
             || key->style == CFN_STYLE_DOUBLE_QUOTED)
         && memchr (data + key->span.start, '\n', cfn_span_length (key->span)) == NULL;
}

static gboolean
has_directive (const char *data,
               gsize       end)
{
  for (gsize i = 0; i < end; i++)
    if (data[i] == '%' && (i == 0 || data[i - 1] == '\n'))
      return TRUE;

  return FALSE;
}

/* The lines behind @part's entry begin with the key of the next one, or of the next section. */
static gboolean
find_end (Part       *part,
          const char *data,
          gsize       length)
{
  const CfnNode *section = part->entry->parent;
  const CfnNode *next = part->entry->next != NULL ? part->entry->next : section->next;

  part->is_last = next == NULL;
  part->lines.end = length;
  if (next == NULL)
    return TRUE;

  return is_simple_key (next->key, data) && find_line (data, next->key, &part->lines.end)
         && next->key->span.start - part->lines.end
            <= part->entry->key->span.start - part->lines.start;
}

/* The entry of a section of a text in blocks that holds @node. */
static gboolean
find_part (Part          *part,
           CfnTree       *tree,
           const CfnNode *node)
{
  const CfnNode *root = cfn_tree_get_root (tree);
  const CfnNode *section;
  gsize length;
  const char *data = cfn_text_get_data (cfn_tree_get_text (tree), &length);

  while (node->parent != NULL && node->parent->parent != root)
    node = node->parent;
  section = node->parent;
  if (section == NULL || root->kind != CFN_NODE_MAPPING || root->style != CFN_STYLE_BLOCK
      || section->kind != CFN_NODE_MAPPING || section->style != CFN_STYLE_BLOCK
      || !is_simple_key (node->key, data) || has_directive (data, root->span.start))
    return FALSE;

  part->entry = node;
  part->body = node->key->span.end;
  while (part->body < length && data[part->body] == ' ')
    part->body++;

  return part->body < length && data[part->body++] == ':'
         && find_line (data, node->key, &part->lines.start) && find_end (part, data, length);
}

/* "---" or "..." at the beginning of a line. */
static gboolean
has_marker (const GString *lines)
{
  for (const char *line = lines->str; line != NULL;)
    {
      if (g_str_has_prefix (line, "---") || g_str_has_prefix (line, "..."))
        return TRUE;
      line = strpbrk (line, "\r\n");
      if (line != NULL)
        line++;
    }

  return FALSE;
}

/* The lines as @edit makes them; NULL when it makes others, too. */
static CfnText *
edit_part (const Part *part,
           CfnText    *text,
           CfnEdit    *edit)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  const char *data = cfn_text_get_data (text, NULL);
  gsize at = part->lines.start;
  guint n_splices;
  const CfnSplice *splices = cfn_edit_get_splices (edit, &n_splices);

  for (guint i = 0; i < n_splices; i++)
    {
      if (splices[i].span.start < part->body || splices[i].span.end > part->lines.end)
        return NULL;

      g_string_append_len (lines, data + at, (gssize) (splices[i].span.start - at));
      g_string_append_len (lines, splices[i].text, (gssize) splices[i].length);
      at = splices[i].span.end;
    }
  g_string_append_len (lines, data + at, (gssize) (part->lines.end - at));

  if (lines->len == 0 || has_marker (lines)
      || (!part->is_last && lines->str[lines->len - 1] != '\n'))
    return NULL;

  return cfn_text_new_from_string (lines->str, (gssize) lines->len);
}

static gboolean
has_anchor (const CfnNode *node)
{
  if (node == NULL)
    return FALSE;
  if (node->kind == CFN_NODE_ALIAS || node->anchor != NULL || has_anchor (node->key))
    return TRUE;

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    if (has_anchor (child))
      return TRUE;

  return FALSE;
}

gboolean
cfn_write_is_fulfilled_within (CfnTree       *tree,
                               CfnEdit       *edit,
                               const CfnWish *wish)
{
  const CfnNode *root = cfn_tree_get_root (tree);
  const CfnNode *touched = cfn_wish_get_touched (wish);
  CfnLimits limits = cfn_limits_default;
  g_autoptr (CfnText) lines = NULL;
  g_autoptr (CfnTree) after = NULL;
  const CfnNode *new_entry;
  Part part;

  if (root == NULL || touched == NULL || !cfn_tree_is_whole (tree)
      || !find_part (&part, tree, touched) || has_anchor (part.entry))
    return FALSE;

  lines = edit_part (&part, cfn_tree_get_text (tree), edit);
  if (lines == NULL)
    return FALSE;

  limits.max_depth -= DEPTH_AROUND;
  after = cfn_tree_read (lines, &limits);
  root = cfn_tree_get_root (after);
  if (!cfn_tree_is_whole (after) || root == NULL || root->kind != CFN_NODE_MAPPING
      || root->n_children != 1)
    return FALSE;

  new_entry = root->first_child;

  return cfn_node_equal (part.entry->key, new_entry->key)
         && part.entry->key->style == new_entry->key->style && !has_anchor (new_entry)
         && cfn_write_is_fulfilled (part.entry, new_entry, wish);
}
