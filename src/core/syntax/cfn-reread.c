/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-reread.h"

#include "cfn-tree-private.h"

#include <string.h>

/*
 * Reading some entries of a mapping alone says the same as reading the whole text, for YAML's
 * productions depend on what is around in a few ways only (YAML 1.2, 6 to 9), and each of them is
 * looked at here:
 *
 * - indentation: the entries begin a line, with nothing but blanks before a plain or quoted key,
 *   which stands in the same column as before; so does what follows them, there or further left.
 *   Whatever is open in a block ends at such a line: a scalar's further lines would have to stand
 *   further right;
 * - brackets and quotes that are left open: reading the entries alone stumbles over their end;
 * - anchors, aliases and directives: a text with any of them is read as a whole;
 * - marks of a document's end, behind which other entries would stand outside: likewise;
 * - keys given twice: what is new must not be called like what stays;
 * - limits: they are narrower here by what is around.
 *
 * In JSON it is simpler: an entry ends where its last bracket, quote or word does, and as long as
 * it is strict JSON by itself nothing else can be meant.
 */

/* So few bytes are read to no purpose without harm. */
#define SMALL_PART (8 * 1024)

/* Bytes that are compared at a time. */
#define BLOCK 4096

/* Where more would be read of a text than this share, it may as well be all. */
#define MOST_OF(length) ((length) / 4 * 3)

/* Trees whose strings may be held for one string each; then they are copied together. */
#define MAX_KEPT 48

typedef struct
{
  CfnTree    *before;
  CfnText    *text; /* the new one */
  const char *old;
  const char *new;
  gsize       old_length;
  gsize       new_length;
  CfnSpan     change; /* in the old text: all that differs */
  guint32     shift;  /* of what stands behind it; wraps around when the text shrinks */

  CfnNode    *mapping; /* the entries from @first to before @behind of it are read anew */
  int         column;  /* of their keys; 0 in JSON */
  CfnNode    *first;
  CfnNode    *behind;  /* NULL: up to its last; @first itself: what is new stands before that */
  CfnSpan     lines;   /* of them in the old text, to where the next one begins; in JSON, from the
                        * first key to behind the last value */
  guint       depth;   /* of @mapping, 1: the root */
} Reread;

/* --- What is read anew --- */

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static gsize
common_prefix (const char *a,
               const char *b,
               gsize       length)
{
  gsize n = 0;

  while (length - n >= BLOCK && memcmp (a + n, b + n, BLOCK) == 0)
    n += BLOCK;
  while (n < length && a[n] == b[n])
    n++;

  return n;
}

/* Of what ends at @a and @b. */
static gsize
common_suffix (const char *a,
               const char *b,
               gsize       length)
{
  gsize n = 0;

  while (length - n >= BLOCK && memcmp (a - n - BLOCK, b - n - BLOCK, BLOCK) == 0)
    n += BLOCK;
  while (n < length && *(a - n - 1) == *(b - n - 1))
    n++;

  return n;
}

static void
find_change (Reread *self)
{
  gsize shorter = MIN (self->old_length, self->new_length);
  gsize same = common_prefix (self->old, self->new, shorter);

  self->change.start = same;
  self->change.end = self->old_length
                     - common_suffix (self->old + self->old_length,
                                      self->new + self->new_length, shorter - same);
  self->shift = self->new_length - self->old_length;

  /* What comes in may as well come in at the beginning of the line, where that begins alike. */
  while (self->change.end == self->change.start && self->change.start > 0
         && !is_line_end (self->old[self->change.start - 1])
         && self->new[self->change.start - 1] == self->new[self->change.start - 1 + self->shift])
    self->change.end = --self->change.start;
}

/* Plain keys may begin with other characters; those of templates do not. */
static gboolean
begins_key (char c)
{
  return g_ascii_isalnum (c) || c == '"' || c == '\'';
}

static gboolean
is_line_start (const Reread *self,
               guint32       at)
{
  return at == (cfn_text_has_bom (self->before->text) ? 3 : 0) || is_line_end (self->old[at - 1]);
}

/* How many blanks there are before @key from the beginning of its line, and nothing else. -1: it is
 * not like that. */
static int
get_column (const Reread  *self,
            const CfnNode *key)
{
  guint32 at = key->span.start;

  while (at > 0 && self->old[at - 1] == ' ')
    at--;

  return is_line_start (self, at) ? (int) (key->span.start - at) : -1;
}

/* Where the line of @entry's key begins, if nothing but the blanks of its column is before it. */
static gboolean
find_line (const Reread  *self,
           const CfnNode *entry,
           guint32       *line)
{
  const CfnNode *key = entry->key;

  *line = key->span.start - self->column;
  if (self->before->is_json)
    return TRUE;

  return key->kind == CFN_NODE_SCALAR && begins_key (self->old[key->span.start])
         && get_column (self, key) == self->column;
}

/* The length of the new lines. */
static guint32
get_new_length (const Reread *self)
{
  return (guint32) cfn_span_length (self->lines) + self->shift;
}

/* Whether the new lines begin with a key in the column of the old one, and end with a line. */
static gboolean
begins_and_ends (const Reread *self)
{
  const char *lines = self->new + self->lines.start;
  guint32 column = self->column;
  guint32 length = get_new_length (self);

  if (length <= column || !begins_key (lines[column]))
    return FALSE;
  if (self->before->is_json)
    return TRUE;
  for (guint32 i = 0; i < column; i++)
    {
      if (lines[i] != ' ')
        return FALSE;
    }

  return self->lines.end == self->old_length || is_line_end (lines[length - 1]);
}

/* Takes the entries from @first to @last; the lines of the last one of all end at @end. */
static gboolean
take_entries (Reread  *self,
              CfnNode *first,
              CfnNode *last,
              guint32  end)
{
  self->first = first;
  self->behind = last->next;
  self->lines.end = self->before->is_json ? last->span.end : end;

  return find_line (self, first, &self->lines.start)
         && (self->before->is_json || last->next == NULL
             || find_line (self, last->next, &self->lines.end))
         && self->lines.end >= self->change.end && begins_and_ends (self);
}

/* Takes none, for others come in before @behind. */
static gboolean
take_none (Reread  *self,
           CfnNode *behind)
{
  if (self->before->is_json || self->change.start != self->change.end
      || !find_line (self, behind, &self->lines.start)
      || self->lines.start != self->change.start)
    return FALSE;

  self->first = self->behind = behind;
  self->lines.end = self->lines.start;

  return begins_and_ends (self);
}

/* Where the keys of @mapping stand in blocks; -1: not at the beginning of lines. */
static int
find_column (const Reread  *self,
             const CfnNode *mapping)
{
  const CfnNode *key = mapping->first_child->key;

  /* An explicit key may stand further right, behind its mark. */
  return key->span.start == mapping->content.start ? get_column (self, key) : -1;
}

/* Whether the entry behind @last is changed as well. */
static gboolean
goes_on (const Reread  *self,
         const CfnNode *last)
{
  if (last->next == NULL)
    return FALSE;
  if (self->before->is_json)
    return last->span.end < self->change.end;

  return last->next->key->span.start < self->change.end + self->column;
}

/* Finds the entries of @mapping around the change; @end is where the lines of its last one end. */
static gboolean
find_entries (Reread  *self,
              CfnNode *mapping,
              guint32  end)
{
  CfnNode *first = mapping->first_child;
  CfnNode *previous = NULL;
  CfnNode *last;

  if (first == NULL)
    return FALSE;

  self->mapping = mapping;
  self->column = self->before->is_json ? 0 : find_column (self, mapping);
  if (self->column < 0 || first->key->span.start > self->change.start + self->column)
    return FALSE;

  while (first->next != NULL
         && first->next->key->span.start <= self->change.start + self->column)
    {
      previous = first;
      first = first->next;
    }
  for (last = first; goes_on (self, last);)
    last = last->next;
  if (take_none (self, first) || take_entries (self, first, last, end))
    return TRUE;

  /* Where nothing of them begins a line any more, one that stays is read as well. */
  if (previous != NULL)
    return take_entries (self, previous, last, end);

  return last->next != NULL && take_entries (self, first, last->next, end);
}

/* "---" or "..." where a line may begin. To YAML 1.1 some characters beyond ASCII end lines. */
static gboolean
has_marker (const char *lines,
            gsize       length)
{
  for (gsize i = 0; i + 3 <= length; i++)
    {
      if ((lines[i] == '-' || lines[i] == '.') && lines[i + 1] == lines[i]
          && lines[i + 2] == lines[i]
          && (i == 0 || is_line_end (lines[i - 1]) || (guchar) lines[i - 1] >= 0x80))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_key_of_others (const Reread  *self,
                   const CfnNode *entries)
{
  for (const CfnNode *entry = entries->first_child; entry != NULL; entry = entry->next)
    {
      const CfnNode *old = NULL;

      if (entry->key->kind == CFN_NODE_SCALAR)
        old = cfn_node_get_n (self->mapping, entry->key->value, entry->key->length);
      if (old != NULL
          && (old->index < self->first->index
              || (self->behind != NULL && old->index >= self->behind->index)))
        return TRUE;
    }

  return FALSE;
}

/* Whether what was read as @tree is entries in a row that stand in the place of the old ones. */
static gboolean
fits (const Reread  *self,
      const CfnTree *tree,
      CfnSpan        part)
{
  const CfnNode *root = tree->root;

  if (!tree->is_separable || tree->is_json != self->before->is_json
      || root->kind != CFN_NODE_MAPPING || root->tag != NULL || root->first_child == NULL
      || root->first_child->key->span.start != self->first->key->span.start)
    return FALSE;
  if (tree->is_json)
    return root->last_child->span.end == part.end;

  return root->style == CFN_STYLE_BLOCK && root->full_end <= part.end;
}

/* Reads the new lines; NULL: they have to be looked at together with the others. */
static CfnTree *
read_part (const Reread *self)
{
  const CfnSpan part = { self->lines.start, self->lines.start + get_new_length (self) };
  g_autoptr (CfnTree) tree = NULL;
  CfnLimits limits = cfn_limits_default;

  if (!self->before->is_json && has_marker (self->new + part.start, cfn_span_length (part)))
    return NULL;

  limits.max_depth -= self->depth - 1;
  tree = cfn_tree_new (self->text);
  cfn_reader_run_part (tree, &limits, part, self->before->is_json);
  if (!fits (self, tree, part) || has_key_of_others (self, tree->root))
    return NULL;

  return g_steal_pointer (&tree);
}

/* Reads as little of @mapping as can be read alone: an entry of a section, or of one in that. */
static CfnTree *
read_within (Reread  *self,
             CfnNode *mapping,
             guint32  end)
{
  gsize most = MOST_OF (self->new_length);

  if (mapping->kind != CFN_NODE_MAPPING
      || (mapping->style != CFN_STYLE_BLOCK && !self->before->is_json)
      || !find_entries (self, mapping, end))
    return NULL;

  self->depth++;
  if (self->first->next == self->behind)
    {
      Reread inner = *self;
      CfnTree *tree = read_within (&inner, self->first, self->lines.end);

      if (tree != NULL)
        {
          *self = inner;
          return tree;
        }
      /* What cannot be read there can hardly be read here. */
      if (inner.depth > self->depth)
        most = 0;
    }

  return get_new_length (self) <= MAX (SMALL_PART, most) ? read_part (self) : NULL;
}

/* --- The new tree --- */

typedef struct
{
  const Reread *reread;
  const CfnNode *entries; /* the mapping of those that were read */
  CfnTree *tree;
  CfnNode *next;          /* a place for a node, and so on */
  guint32 shift;          /* of the nodes that are copied now */
  gboolean is_behind;     /* behind the entries that were read */
  gboolean has_strings;   /* the strings are copied as well */
} Copy;

static CfnNode *copy_node (Copy          *self,
                           const CfnNode *old,
                           CfnNode       *parent,
                           CfnNode       *key);

static guint
count_nodes (const CfnNode *node)
{
  guint n = 1;

  if (node->key != NULL)
    n += count_nodes (node->key);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    n += count_nodes (child);

  return n;
}

/* Copies children from @child on, to before @end, which may be NULL. */
static void
copy_children (Copy          *self,
               CfnNode       *parent,
               const CfnNode *child,
               const CfnNode *end)
{
  for (; child != end; child = child->next)
    {
      CfnNode *key = child->key != NULL ? copy_node (self, child->key, parent, NULL) : NULL;

      cfn_node_append (parent, copy_node (self, child, parent, key));
    }
}

static void
copy_strings (Copy    *self,
              CfnNode *node)
{
  CfnArena *strings = self->tree->strings;

  if (node->value != NULL)
    node->value = cfn_arena_copy (strings, node->value, node->length);
  if (node->tag != NULL)
    node->tag = cfn_arena_copy (strings, node->tag, strlen (node->tag));
}

static void
report_duplicate (CfnNode *earlier,
                  CfnNode *later,
                  gpointer data)
{
  g_assert_not_reached ();
}

/* As the reader does it when a collection ends. */
static void
finish (Copy    *self,
        CfnNode *node)
{
  node->table = NULL;
  if (node->kind == CFN_NODE_MAPPING)
    cfn_node_finish_mapping (node, &self->tree->arena, report_duplicate, NULL);
  else
    cfn_node_finish_sequence (node, &self->tree->arena);
}

static void
copy_inside (Copy          *self,
             const CfnNode *old,
             CfnNode       *node)
{
  const Reread *reread = self->reread;
  gboolean was_behind = self->is_behind;

  node->first_child = node->last_child = NULL;
  node->n_children = 0;
  if (old == reread->mapping)
    {
      copy_children (self, node, old->first_child, reread->first);
      copy_children (self, node, self->entries->first_child, NULL);
      self->is_behind = TRUE;
      self->shift = reread->shift;
      copy_children (self, node, reread->behind, NULL);
      finish (self, node);
    }
  else
    {
      copy_children (self, node, old->first_child, NULL);
      if (old->table != NULL)
        finish (self, node);
    }

  if (self->is_behind == was_behind)
    return;
  if (node->style == CFN_STYLE_FLOW)
    {
      node->span.end += reread->shift;
      node->content.end += reread->shift;
      node->full_end += reread->shift;
    }
  else
    {
      /* A block ends with its last entry. */
      node->span.end = node->content.end = node->last_child->span.end;
      node->full_end = MAX (node->span.end, node->last_child->full_end);
    }
}

static CfnNode *
copy_node (Copy          *self,
           const CfnNode *old,
           CfnNode       *parent,
           CfnNode       *key)
{
  CfnNode *node = self->next++;
  guint32 shift = self->shift;

  *node = *old;
  node->parent = parent;
  node->key = key;
  node->span.start += shift;
  node->span.end += shift;
  node->content.start += shift;
  node->content.end += shift;
  node->full_end += shift;
  if (self->has_strings)
    copy_strings (self, node);
  if (node->first_child != NULL)
    copy_inside (self, old, node);

  return node;
}

/* The nodes of @tree share the strings of those of @before. */
static void
keep_strings (CfnTree *tree,
              CfnTree *before)
{
  tree->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_tree_strings_unref);
  for (guint i = 0; before->kept != NULL && i < before->kept->len; i++)
    g_ptr_array_add (tree->kept, cfn_tree_strings_ref (before->kept->pdata[i]));
  g_ptr_array_add (tree->kept, cfn_tree_strings_ref (before->strings));
}

static CfnTree *
join (const Reread *self,
      CfnTree      *part)
{
  CfnTree *before = self->before;
  CfnTree *tree;
  Copy copy = { .reread = self, .entries = part->root };
  guint n_nodes = before->n_nodes + part->n_nodes - 1;

  for (const CfnNode *entry = self->first; entry != self->behind; entry = entry->next)
    n_nodes -= count_nodes (entry);
  if (n_nodes > cfn_limits_default.max_nodes)
    return NULL;

  tree = cfn_tree_new (self->text);
  tree->n_nodes = n_nodes;
  tree->is_separable = TRUE;
  tree->is_json = before->is_json;
  copy.tree = tree;
  copy.next = cfn_arena_take (&tree->arena, n_nodes * sizeof (CfnNode));
  copy.has_strings = before->kept != NULL && before->kept->len >= MAX_KEPT;
  if (!copy.has_strings)
    {
      keep_strings (tree, before);
      cfn_tree_strings_unref (tree->strings);
      tree->strings = cfn_tree_strings_ref (part->strings);
    }
  tree->root = copy_node (&copy, before->root, NULL, NULL);

  return tree;
}

/* Compares the texts. FALSE: no part of @before can stand for a part of @after. */
static gboolean
compare (Reread  *self,
         CfnTree *before,
         CfnText *after)
{
  *self = (Reread) { .before = before, .text = after };
  self->old = cfn_text_get_data (before->text, &self->old_length);
  self->new = cfn_text_get_data (after, &self->new_length);
  if (!before->is_separable || self->new_length > cfn_limits_default.max_bytes
      || cfn_text_get_invalid_offset (after) >= 0)
    return FALSE;

  find_change (self);

  return TRUE;
}

/* Reads what is different in @after, and notes in @self what of @before that is. */
static CfnTree *
read_change (Reread  *self,
             CfnTree *before,
             CfnText *after)
{
  return compare (self, before, after) ? read_within (self, before->root, self->old_length) : NULL;
}

CfnTree *
cfn_reread (CfnTree *before,
            CfnText *after)
{
  Reread self;
  g_autoptr (CfnTree) part = read_change (&self, before, after);

  return part != NULL ? join (&self, part) : NULL;
}

CfnTree *
cfn_reread_entries (CfnTree        *before,
                    CfnText        *after,
                    const CfnNode **first,
                    const CfnNode **behind)
{
  Reread self;
  CfnTree *part = read_change (&self, before, after);

  *first = self.first;
  *behind = self.behind;

  return part;
}

/* --- Parts of a text that cannot be read --- */

struct _CfnUnchanged
{
  Reread   reread;
  CfnTree *tree;      /* that is made */
  gboolean is_kept;   /* it holds the strings already */
};

CfnUnchanged *
cfn_unchanged_new (CfnTree *before,
                   CfnTree *tree)
{
  Reread reread;
  CfnUnchanged *self;

  if (before == NULL || !compare (&reread, before, tree->text))
    return NULL;

  self = g_new0 (CfnUnchanged, 1);
  self->reread = reread;
  self->tree = tree;

  return self;
}

void
cfn_unchanged_free (CfnUnchanged *self)
{
  g_free (self);
}

/* The offset in the old text where the first of @entry is: its line, or in JSON its key. */
static gboolean
begins_at (const Reread  *self,
           const CfnNode *entry,
           guint32        offset)
{
  guint32 start;

  return find_line (self, entry, &start) && start == offset;
}

/* Looks for entries of @mapping, and of what is in it, that are just @part of the old text; @end is
 * where the lines of its last one end. Notes them in @self. */
static gboolean
find_part (Reread  *self,
           CfnNode *mapping,
           guint32  end,
           CfnSpan  part)
{
  CfnNode *first = mapping->first_child;
  CfnNode *last;

  if (mapping->kind != CFN_NODE_MAPPING || first == NULL
      || (mapping->style != CFN_STYLE_BLOCK && !self->before->is_json))
    return FALSE;
  self->column = self->before->is_json ? 0 : find_column (self, mapping);
  if (self->column < 0)
    return FALSE;

  while (first->next != NULL && first->next->key->span.start <= part.start + self->column)
    first = first->next;
  if (!begins_at (self, first, part.start))
    return find_part (self, first,
                      first->next != NULL ? first->next->key->span.start - self->column : end,
                      part);

  for (last = first; last->next != NULL && last->next->key->span.start < part.end;)
    last = last->next;
  self->first = first;
  self->behind = last->next;
  if (self->before->is_json)
    return last->span.end == part.end;

  return last->next != NULL ? begins_at (self, last->next, part.end) : part.end == end;
}

/* The offset before and behind the change, where @part is in the old text. */
static gboolean
find_old (const Reread *self,
          CfnSpan       part,
          CfnSpan      *old)
{
  guint32 shift = 0;

  if (part.start >= self->change.end + self->shift)
    shift = self->shift;
  else if (part.end > self->change.start)
    return FALSE;
  *old = (CfnSpan){ part.start - shift, part.end - shift };

  return TRUE;
}

CfnNode *
cfn_unchanged_copy (CfnUnchanged *self,
                    CfnSpan       part,
                    gboolean      is_in_brackets,
                    guint        *n_nodes)
{
  Reread *reread = &self->reread;
  Copy copy = { .reread = reread, .tree = self->tree };
  CfnNode *root;
  CfnSpan old;

  if (is_in_brackets != reread->before->is_json || !find_old (reread, part, &old)
      || !find_part (reread, reread->before->root, reread->old_length, old))
    return NULL;

  if (!self->is_kept)
    keep_strings (self->tree, reread->before);
  self->is_kept = TRUE;

  *n_nodes = 1;
  for (const CfnNode *entry = reread->first; entry != reread->behind; entry = entry->next)
    *n_nodes += count_nodes (entry);
  copy.next = cfn_arena_take (&self->tree->arena, *n_nodes * sizeof (CfnNode));
  copy.shift = part.start - old.start;
  root = copy.next++;
  *root = *reread->first->parent;
  root->key = NULL;
  root->parent = NULL;
  root->table = NULL;
  root->first_child = root->last_child = NULL;
  root->n_children = 0;
  copy_children (&copy, root, reread->first, reread->behind);

  return root;
}
