/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-writer-private.h"

#include <string.h>

#define N_ROUNDS 4000

/* Each with an entry B, behind and before others. */
static const char * const texts[] = {
  "Resources:\n"
  "  A:\n"
  "    Type: T\n"
  "    Code: |\n"
  "      one\n"
  "\n"
  "  # Of B.\n"
  "  B:\n"
  "    Type: T\n"
  "    Properties:\n"
  "      Text: >-\n"
  "        folded\n"
  "        text\n"
  "      List:\n"
  "      - a # first\n"
  "      - {b: c, d: [e, f]}\n"
  "      Words: some words\n"
  "        go on\n"
  "  C:\n"
  "    Type: T\n"
  "Outputs:\n"
  "  D: {Value: 1}\n",

  "Resources:\n"
  "  A: {Type: T}\n"
  "  B:\n"
  "     Type: T\n"
  "     Quoted: 'it''s\n"
  "       long'\n"
  "     Code: |+\n"
  "       x\n"
  "\n"
  "\n"
  "Outputs:\n"
  "  D:\n"
  "    Value: 1\n",

  "A:\n"
  "    B: !Sub \"${X}\"\n"
  "    'C':\n"
  "    - 1\n",

  "A:\r\n"
  "  A: 1\r\n"
  "  B:\r\n"
  "    X: 1\r\n"
  "    Y: |\r\n"
  "      z\r\n"
  "  C: 2\r\n",

  "A:\n"
  "  A: 1\n"
  "  B:\n"
  "    X: [1, 2]",
};

/* What YAML makes something of. */
static const char * const signs[] = {
  "\n", "\n  ", "\n    ", "\n      ", "\n   ", " ", "  ", "- ", "{", "}", "[", "]", "'", "\"", "|",
  "|2", ">", "|+\n", "#", " #", ": ", ":", "&a ", "*a", "!x ", "!!str ", "---\n", "\n---\n",
  "\n...\n", "\t", "? ", ",", "a", "B: ", "\n  E: 1", "\n  B: 1\n", "\nF: 1\n", "%", "\r", "\r\n",
  "\xe2\x80\xa8", "\xc3\xa4", "<<: ", "~", "\\", "@", "`", "Type: ", "\n    Type: U",
};

static CfnTree *
read_text (const char *data,
           gsize       length)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (data, (gssize) length);

  return cfn_tree_read (text, NULL);
}

static const CfnNode *
get_entry (CfnTree *tree)
{
  return cfn_node_get (cfn_tree_get_root (tree)->first_child, "B");
}

/* Where the lines of the entry B begin and end. */
static CfnSpan
get_lines (CfnTree *tree)
{
  const CfnNode *entry = get_entry (tree);
  const CfnNode *next = entry->next != NULL ? entry->next : entry->parent->next;
  gsize length;
  const char *data = cfn_text_get_data (cfn_tree_get_text (tree), &length);
  CfnSpan lines = { entry->key->span.start, (guint32) length };

  if (next != NULL)
    lines.end = next->key->span.start;
  while (lines.start > 0 && data[lines.start - 1] != '\n')
    lines.start--;
  while (next != NULL && data[lines.end - 1] != '\n')
    lines.end--;

  return lines;
}

/* One to three splices among the lines of B. */
static CfnEdit *
make_edit (CfnSpan lines)
{
  CfnEdit *edit = cfn_edit_new ();
  int n = g_test_rand_int_range (1, 4);

  for (int i = 0; i < n; i++)
    {
      guint32 start = (guint32) g_test_rand_int_range ((int) lines.start, (int) lines.end + 1);
      guint32 end = start + (guint32) g_test_rand_int_range (0, 6);
      const char *sign = signs[g_test_rand_int_range (0, G_N_ELEMENTS (signs))];

      end = g_test_rand_bit () ? start : MIN (end, lines.end);
      cfn_edit_add (edit, (CfnSpan) { start, end }, sign, -1);
    }

  return edit;
}

/* The lines of B after the edit, read as a text of their own. */
static CfnTree *
read_lines (CfnText *after,
            CfnSpan  lines,
            gsize    old_length)
{
  gsize length;
  const char *data = cfn_text_get_data (after, &length);

  return read_text (data + lines.start, length - (old_length - lines.end) - lines.start);
}

/* What is seen in the lines of an entry is so in the whole text. */
static void
check (CfnTree *before,
       CfnEdit *edit,
       guint   *n_seen)
{
  g_autoptr (CfnText) text = cfn_edit_apply (edit, cfn_tree_get_text (before));
  g_autoptr (CfnTree) after = cfn_tree_read (text, NULL);
  g_autoptr (CfnTree) alone = read_lines (text, get_lines (before),
                                          cfn_text_get_length (cfn_tree_get_text (before)));
  const CfnNode *root = cfn_tree_get_root (alone);
  CfnWish wish = { .kind = CFN_WISH_REPLACE, .node = get_entry (before) };

  if (root == NULL || root->n_children == 0)
    return;

  wish.value = root->first_child;
  if (!cfn_write_is_fulfilled_within (before, edit, &wish))
    return;

  (*n_seen)++;
  if (!cfn_tree_is_whole (after) || cfn_tree_get_root (after) == NULL
      || !cfn_write_is_fulfilled (cfn_tree_get_root (before), cfn_tree_get_root (after), &wish))
    g_error ("Not so in the whole text:\n%s", cfn_text_get_data (text, NULL));
}

static void
test_any (gconstpointer data)
{
  g_autoptr (CfnTree) before = read_text (data, strlen (data));
  CfnSpan lines;
  guint n_seen = 0;

  g_assert_true (cfn_tree_is_whole (before));
  lines = get_lines (before);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (CfnEdit) edit = make_edit (lines);

      check (before, edit, &n_seen);
    }
  /* Else nothing was tested. */
  g_assert_cmpuint (n_seen, >, N_ROUNDS / 50);
}

/* Whether the edit that puts @put in the place of @part of @text, and makes B what it then is, is
 * known to do so without a look at the rest. */
static gboolean
is_seen (const char *text,
         const char *part,
         const char *put)
{
  g_autoptr (CfnTree) before = read_text (text, strlen (text));
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  g_autoptr (CfnText) edited = NULL;
  g_autoptr (CfnTree) after = NULL;
  const char *at = strstr (text, part);
  CfnSpan span;
  CfnWish wish = { .kind = CFN_WISH_REPLACE, .node = get_entry (before) };

  g_assert_nonnull (at);
  span.start = (guint32) (at - text);
  span.end = span.start + (guint32) strlen (part);
  cfn_edit_add (edit, span, put, -1);
  edited = cfn_edit_apply (edit, cfn_tree_get_text (before));
  after = cfn_tree_read (edited, NULL);
  wish.value = get_entry (after);
  g_assert_nonnull (wish.value);

  return cfn_write_is_fulfilled_within (before, edit, &wish);
}

static void
test_scope (void)
{
  static const char *plain = "S:\n  A: 1\n  B:\n    X: 1\n  C: 2\n";

  g_assert_true (is_seen (plain, "X: 1", "X: 2"));
  g_assert_true (is_seen (plain, "X: 1\n", "X: 1\n    Y: 2\n"));
  /* Elsewhere, and where more than the entry is concerned. */
  g_assert_false (is_seen (plain, "A: 1", "A: 2"));
  g_assert_false (is_seen (plain, "C: 2", "C: 3"));
  g_assert_false (is_seen (plain, "    X: 1\n", "    X: 1\n  D: 2\n"));
  g_assert_false (is_seen ("S:\n  A: &a 1\n  B:\n    X: 1\n    Y: *a\n", "X: 1", "X: 2"));
  g_assert_false (is_seen ("S:\n  B:\n    X: &x 1\n  C: *x\n", "1", "2"));
  g_assert_false (is_seen ("{S: {B: {X: 1}}}\n", "1", "2"));
  g_assert_false (is_seen ("%TAG ! tag:x,2026:\n---\nS:\n  B:\n    X: 1\n", "1\n", "2\n"));
  g_assert_false (is_seen ("S:\n  ? B\n  : X: 1\n", "1", "2"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/write-local/scope", test_scope);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/write-local/any/%u", i);

      g_test_add_data_func (path, texts[i], test_any);
    }

  return g_test_run ();
}
