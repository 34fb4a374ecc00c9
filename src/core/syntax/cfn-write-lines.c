/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-writer-private.h"

#include "cfn-comments.h"
#include "cfn-intrinsic.h"

#include <string.h>

/*
 * A value as lines of its own, moved to the left, and back: what is typed there is written as it is
 * typed, comments included, and a line that nobody touched keeps its bytes.
 */

/* More pairs of lines than this are not compared one by one: what is between the lines that both
 * begin and end with is written anew. */
#define MAX_PAIRS 4000000
/* What begins with a tag or a "|" has its further lines in by so much. */
#define HEADED_INDENT 2

typedef struct
{
  const char *data;       /* of the file */
  GArray     *lines;      /* of CfnSpan, without their line ends */
  gsize       indent;     /* by which the lines are further in than in a text of their own */
  gboolean    is_headed;  /* the first line is not like the others */
  gboolean    is_inside;  /* the first line is not a line of the file, but the rest of one */
} Frame;

static void
frame_clear (Frame *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Frame, frame_clear)

static gsize
count_blanks (const char *data,
              CfnSpan     line)
{
  gsize n = 0;

  while (line.start + n < line.end && data[line.start + n] == ' ')
    n++;

  return n;
}

static gboolean
is_blank (const char *data,
          CfnSpan     line)
{
  return line.start + count_blanks (data, line) == line.end;
}

static CfnSpan
get_line (const Frame *self,
          guint        index)
{
  return g_array_index (self->lines, CfnSpan, index);
}

static void
collect_lines (Frame          *self,
               const CfnPlace *place,
               gsize           start,
               gsize           end)
{
  gboolean is_last = FALSE;

  while (!is_last)
    {
      CfnSpan line = { start, MIN (cfn_place_line_end (place, start), end) };
      gsize next = cfn_place_next_line (place, start);

      g_array_append_val (self->lines, line);
      is_last = next > end || next == start;
      start = next;
    }
}

/* The indent that all lines but the first have. */
static gsize
find_indent (const Frame *self)
{
  gsize least = G_MAXSIZE;

  for (guint i = 1; i < self->lines->len; i++)
    {
      if (!is_blank (self->data, get_line (self, i)))
        least = MIN (least, count_blanks (self->data, get_line (self, i)));
    }

  return least != G_MAXSIZE ? least : 0;
}

static gboolean
is_bare_block (const CfnNode *node)
{
  return node->style == CFN_STYLE_BLOCK && node->tag == NULL && node->anchor == NULL;
}

static void
frame_init (Frame         *self,
            CfnTree       *tree,
            const CfnNode *node)
{
  CfnPlace place;
  gsize start = node->span.start;
  gsize end = node->span.end;

  cfn_place_init (&place, cfn_tree_get_text (tree));
  self->data = place.data;
  self->lines = g_array_new (FALSE, FALSE, sizeof (CfnSpan));
  self->is_headed = !is_bare_block (node);
  self->is_inside = TRUE;

  if (node->style == CFN_STYLE_BLOCK && node->parent != NULL)
    {
      gsize entry = cfn_place_entry_start (&place, node);

      end = cfn_comments_extend (&place, end, cfn_place_column (&place, entry));
    }
  if (!self->is_headed && node->parent != NULL)
    {
      gsize mark = cfn_place_after_mark (&place, node);

      self->indent = cfn_place_column (&place, start);
      self->is_inside = cfn_place_line_start (&place, start) <= mark;
      if (!self->is_inside)
        start = cfn_place_next_line (&place, mark);
    }

  collect_lines (self, &place, start, end);
  if (self->is_headed)
    self->indent = find_indent (self);
}

/* A line as it is in a text of its own. */
static char *
dup_moved_out (const Frame *self,
               guint        index)
{
  const CfnSpan line = get_line (self, index);
  const gsize n_blanks = count_blanks (self->data, line);
  gsize start = line.start;
  g_autofree char *rest = NULL;

  if (index > 0 || !self->is_inside)
    start += MIN (n_blanks, self->indent);
  rest = g_strndup (self->data + start, line.end - start);
  if (index == 0 || !self->is_headed || rest[0] == '\0')
    return g_steal_pointer (&rest);

  return g_strdup_printf ("%*s%s", HEADED_INDENT, "", rest);
}

static void
append_moved_in (const Frame *self,
                 GString     *text,
                 guint        index,
                 const char  *line)
{
  if (index > 0 && self->is_headed)
    line += MIN (strspn (line, " "), HEADED_INDENT);
  if (line[0] != '\0' && (index > 0 || !self->is_inside))
    g_string_append_printf (text, "%*s", (int) self->indent, "");
  g_string_append (text, line);
}

static GStrv
dup_lines (const Frame *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autofree char *line = dup_moved_out (self, i);

      g_strv_builder_add (builder, line);
    }

  return g_strv_builder_end (builder);
}

/* Whether @text, with the line end that its last line has in the file, reads as @node. */
static gboolean
reads_as (const char    *text,
          const CfnNode *node)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);
  g_autoptr (CfnTree) alone = cfn_tree_read_string (line);
  const CfnNode *root = cfn_tree_get_root (alone);

  return root != NULL && cfn_node_equal (root, node);
}

char *
cfn_writer_dup_lines (CfnTree       *tree,
                      const CfnNode *node)
{
  g_auto (Frame) frame = { 0 };
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (tree != NULL && node != NULL, NULL);

  frame_init (&frame, tree, node);
  lines = dup_lines (&frame);
  text = g_strjoinv ("\n", lines);
  /* A "|2" counts from where it is, and a "|+" keeps blank lines that are not shown. */
  if ((node->style == CFN_STYLE_LITERAL || node->style == CFN_STYLE_FOLDED) && node->tag == NULL
      && !reads_as (text, node))
    return cfn_writer_quote (node->value);

  return g_steal_pointer (&text);
}

/* --- What two texts have in common --- */

typedef struct
{
  char    **old;
  char    **new;
  guint     n_old;
  guint     n_new;
  gboolean  is_inside;
} Pairing;

static gboolean
can_pair (const Pairing *self,
          guint          i,
          guint          j)
{
  return strcmp (self->old[i], self->new[j]) == 0 && (!self->is_inside || (i == 0) == (j == 0));
}

/* Pairs the lines [@first, @old_end) with [@first, @new_end) by the longest row of lines that both
 * have; @partners gets the new line of each. */
static void
pair_between (const Pairing *self,
              guint          first,
              guint          old_end,
              guint          new_end,
              guint         *partners)
{
  const guint n = old_end - first;
  const guint m = new_end - first;
  const gsize width = m + 1;
  g_autofree guint *best = NULL;
  guint i = 0;
  guint j = 0;

  if (n == 0 || m == 0 || (gsize) n * m > MAX_PAIRS)
    return;

  best = g_new0 (guint, (n + 1) * width);
  for (guint a = n; a-- > 0;)
    {
      for (guint b = m; b-- > 0;)
        best[a * width + b] = can_pair (self, first + a, first + b)
                                ? best[(a + 1) * width + b + 1] + 1
                                : MAX (best[(a + 1) * width + b], best[a * width + b + 1]);
    }
  while (i < n && j < m)
    {
      if (can_pair (self, first + i, first + j))
        {
          partners[first + i] = first + j;
          i++;
          j++;
        }
      else if (best[(i + 1) * width + j] >= best[i * width + j + 1])
        i++;
      else
        j++;
    }
}

/* For each old line the new one that it stays, or G_MAXUINT. */
static guint *
find_partners (const Pairing *self)
{
  guint *partners = g_new (guint, self->n_old);
  guint first = 0;
  guint old_end = self->n_old;
  guint new_end = self->n_new;

  memset (partners, 0xff, self->n_old * sizeof *partners);
  for (; first < MIN (old_end, new_end) && can_pair (self, first, first); first++)
    partners[first] = first;
  for (; old_end > first && new_end > first && can_pair (self, old_end - 1, new_end - 1);
       old_end--, new_end--)
    partners[old_end - 1] = new_end - 1;
  pair_between (self, first, old_end, new_end, partners);

  return partners;
}

/* --- Writing --- */

/* The old lines [@old_start, @old_end) become the new lines [@new_start, @new_end). */
static void
splice_lines (CfnEdit     *edit,
              const Frame *frame,
              char       **lines,
              const char  *newline,
              guint        old_start,
              guint        old_end,
              guint        new_start,
              guint        new_end)
{
  const guint n_old = frame->lines->len;
  const gboolean is_added = old_start == old_end;
  const gboolean is_removed = new_start == new_end;
  g_autoptr (GString) text = g_string_new (NULL);
  CfnSpan span;

  if (is_added && is_removed)
    return;

  for (guint i = new_start; i < new_end; i++)
    {
      if (i > new_start)
        g_string_append (text, newline);
      append_moved_in (frame, text, i, lines[i]);
    }

  if (old_start < n_old)
    span.start = get_line (frame, old_start).start;
  else
    span.start = get_line (frame, n_old - 1).end;
  span.end = is_added ? span.start : get_line (frame, old_end - 1).end;
  if (is_added && old_start < n_old)
    g_string_append (text, newline);
  else if (is_added)
    g_string_prepend (text, newline);
  else if (is_removed && old_end < n_old)
    span.end = get_line (frame, old_end).start;
  else if (is_removed && old_start > 0)
    span.start = get_line (frame, old_start - 1).end;
  cfn_edit_add (edit, span, text->str, text->len);
}

static CfnEdit *
make_edit (const Frame *frame,
           const char  *text,
           const char  *newline)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  g_auto (GStrv) old = dup_lines (frame);
  g_auto (GStrv) new = g_strsplit (text, "\n", -1);
  const guint n_new = g_strv_length (new) - 1; /* behind the last line end is none */
  const Pairing pairing = {
    .old = old, .new = new, .n_old = frame->lines->len, .n_new = n_new,
    .is_inside = frame->is_inside,
  };
  g_autofree guint *partners = find_partners (&pairing);
  guint old_start = 0;
  guint new_start = 0;

  for (guint i = 0; i < pairing.n_old; i++)
    {
      if (partners[i] == G_MAXUINT)
        continue;
      splice_lines (edit, frame, new, newline, old_start, i, new_start, partners[i]);
      old_start = i + 1;
      new_start = partners[i] + 1;
    }
  splice_lines (edit, frame, new, newline, old_start, pairing.n_old, new_start, pairing.n_new);

  return g_steal_pointer (&edit);
}

/* Whether the lines of @value, which is @text, can stand where those of @node are. */
static gboolean
can_take_lines (const Frame   *frame,
                const CfnNode *node,
                const CfnNode *value,
                const char    *text)
{
  if (node->parent == NULL || node->parent->style == CFN_STYLE_FLOW
      || is_bare_block (node) != is_bare_block (value))
    return FALSE;

  return is_bare_block (node) || strchr (text, '#') != NULL
         || (frame->lines->len > 1 && strchr (text, '\n')[1] != '\0');
}

/* The edit that writes @text, which ends with a line end, at @path as it is; NULL when it cannot
 * stand so. */
static CfnEdit *
write_lines (CfnTree       *tree,
             const CfnPath *path,
             const CfnNode *value,
             const char    *text)
{
  CfnWish wish = { .kind = CFN_WISH_REPLACE, .value = value };
  g_auto (Frame) frame = { 0 };
  g_autoptr (CfnEdit) edit = NULL;

  wish.node = cfn_path_resolve (path, tree, NULL);
  if (wish.node == NULL || !cfn_write_check_unambiguous (tree, wish.node, NULL)
      || !cfn_write_check_safe (tree, wish.node, NULL))
    return NULL;

  frame_init (&frame, tree, wish.node);
  if (!can_take_lines (&frame, wish.node, value, text))
    return NULL;
  edit = make_edit (&frame, text, cfn_text_get_newline (cfn_tree_get_text (tree)));

  return cfn_edit_is_empty (edit) ? cfn_edit_ref (edit) : cfn_write_confirm (tree, edit, &wish);
}

/* @typed with plain line ends, of which there is one behind the last line: what a "|" has there
 * belongs to its text. */
static char *
dup_plain_lines (const char *typed)
{
  g_autoptr (GString) text = g_string_new (typed);

  g_string_replace (text, "\r\n", "\n", 0);
  while (text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

CfnEdit *
cfn_writer_set_lines (CfnTree        *tree,
                      const CfnPath  *path,
                      const char     *text,
                      GError        **error)
{
  g_autoptr (CfnTree) typed = NULL;
  g_autoptr (CfnTree) then = NULL;
  g_autoptr (CfnText) after = NULL;
  g_autoptr (CfnEdit) first = NULL;
  g_autoptr (CfnEdit) second = NULL;
  g_autofree char *plain = NULL;
  const CfnNode *value;
  CfnEdit *edit;

  g_return_val_if_fail (tree != NULL && path != NULL && text != NULL, NULL);

  plain = dup_plain_lines (text);
  typed = cfn_tree_read_string (plain);
  value = cfn_tree_get_root (typed);
  if (!cfn_tree_is_whole (typed) || value == NULL)
    {
      cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_UNSAFE,
                     N_ ("“{0}” is no value that YAML knows"), text, NULL);
      return NULL;
    }

  if (cfn_write_check_editable (tree, NULL) && !cfn_write_has_alias (value))
    {
      edit = write_lines (tree, path, value, plain);
      if (edit != NULL)
        return edit;
    }

  first = cfn_writer_set (tree, path, value, error);
  if (first == NULL || strchr (plain, '#') == NULL)
    return g_steal_pointer (&first);

  /* Now the value stands where it should; with luck its comments find a place there as well. */
  after = cfn_edit_apply (first, cfn_tree_get_text (tree));
  then = cfn_tree_read_after (tree, first, after);
  second = write_lines (then, path, value, plain);

  return second != NULL ? cfn_edit_compose (first, second) : g_steal_pointer (&first);
}
