/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-reread.h"
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

/* What is seen in what was read anew is so in the whole text. */
static void
check (CfnTree       *before,
       CfnEdit       *edit,
       CfnTree       *after,
       const CfnWish *wish,
       guint         *n_seen)
{
  if (!cfn_write_is_fulfilled_within (before, edit, wish))
    return;

  (*n_seen)++;
  if (!cfn_tree_is_whole (after) || cfn_tree_get_root (after) == NULL
      || !cfn_write_is_fulfilled (cfn_tree_get_root (before), cfn_tree_get_root (after), wish))
    g_error ("Not so in the whole text:\n%s",
             cfn_text_get_data (cfn_tree_get_text (after), NULL));
}

/* Asks for all that the edit may have been about, and for more. */
static void
check_all (CfnTree *before,
           CfnEdit *edit,
           guint   *n_seen)
{
  g_autoptr (CfnText) text = cfn_edit_apply (edit, cfn_tree_get_text (before));
  g_autoptr (CfnTree) after = cfn_tree_read (text, NULL);
  const CfnNode *old;
  const CfnNode *behind;
  g_autoptr (CfnTree) part = cfn_reread_entries (before, text, &old, &behind);
  const CfnNode *new = part != NULL ? cfn_tree_get_root (part)->first_child : NULL;

  for (; new != NULL && old != behind; new = new->next, old = old->next)
    {
      CfnWish wishes[] = {
        { .kind = CFN_WISH_REPLACE, .node = old, .value = new },
        { .kind = CFN_WISH_RENAME, .node = old, .key = cfn_node_get_key (new) },
        { .kind = CFN_WISH_REMOVE, .node = old },
        { .kind = CFN_WISH_INSERT, .node = old->parent, .index = old->index, .value = new,
          .key = cfn_node_get_key (new) },
        { .kind = CFN_WISH_INSERT, .node = old->parent, .index = old->index + 1,
          .value = new->next, .key = cfn_node_get_key (new->next) },
      };

      for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
        {
          if (wishes[i].kind != CFN_WISH_INSERT || wishes[i].value != NULL)
            check (before, edit, after, &wishes[i], n_seen);
        }
    }
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

      check_all (before, edit, &n_seen);
    }
  /* Else nothing was tested. */
  g_assert_cmpuint (n_seen, >, N_ROUNDS / 50);
}

/* Whether the edit that puts @put in the place of @part of @text is known to do no more than to
 * make the value at @path what it then is, without a look at the rest. */
static gboolean
is_seen (const char *text,
         const char *path,
         const char *part,
         const char *put)
{
  g_autoptr (CfnTree) before = read_text (text, strlen (text));
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  g_autoptr (CfnText) edited = NULL;
  g_autoptr (CfnTree) after = NULL;
  g_autoptr (CfnPath) steps = cfn_path_parse (path, NULL);
  const char *at = strstr (text, part);
  CfnSpan span;
  CfnWish wish = { .kind = CFN_WISH_REPLACE, .node = cfn_path_resolve (steps, before, NULL) };

  g_assert_nonnull (at);
  span.start = (guint32) (at - text);
  span.end = span.start + (guint32) strlen (part);
  cfn_edit_add (edit, span, put, -1);
  edited = cfn_edit_apply (edit, cfn_tree_get_text (before));
  after = cfn_tree_read (edited, NULL);
  wish.value = cfn_path_resolve (steps, after, NULL);
  g_assert_nonnull (wish.node);
  g_assert_nonnull (wish.value);

  return cfn_write_is_fulfilled_within (before, edit, &wish);
}

static void
test_scope (void)
{
  static const char *plain = "S:\n  A: 1\n  B:\n    X: 1\n  C: 2\n";
  static const char *json = "{\"S\": {\"B\": {\"X\": 1}, \"C\": 2}}";

  g_assert_true (is_seen (plain, "S.B.X", "X: 1", "X: 2"));
  g_assert_true (is_seen (plain, "S.C", "C: 2", "C: [3]"));
  g_assert_true (is_seen (json, "S.B.X", "1", "2"));
  /* Elsewhere, and where more than the value is concerned. */
  g_assert_false (is_seen (plain, "S.B.X", "A: 1", "A: 2"));
  g_assert_false (is_seen (plain, "S.B.X", "C: 2", "C: 3"));
  g_assert_false (is_seen (plain, "S.B.X", "    X: 1\n", "    X: 2\n  D: 2\n"));
  g_assert_false (is_seen (plain, "S.B.X", "    X: 1\n", "    X: 2\n    Y: 2\n"));
  g_assert_false (is_seen (json, "S.B.X", "1}", "2, \"Y\": 3}"));
  /* What stands elsewhere may matter. */
  g_assert_false (is_seen ("S:\n  A: &a 1\n  B:\n    X: 1\n    Y: *a\n", "S.B.X", "X: 1", "X: 2"));
  g_assert_false (is_seen ("%TAG ! tag:x,2026:\n---\nS:\n  B:\n    X: 1\n", "S.B.X", "1\n",
                           "2\n"));
  g_assert_false (is_seen ("{S: {B: {X: 1}}}\n", "S.B.X", "1", "2"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/write-check/scope", test_scope);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/write-check/any/%u", i);

      g_test_add_data_func (path, texts[i], test_any);
    }

  return g_test_run ();
}
