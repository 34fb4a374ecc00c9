/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a text that was changed out of the tree of the text before gives just what reading all of
 * it gives: with pointed cases, and with thousands of edits at random of all the templates that the
 * tests have.
 */
#include "cfn-reread.h"

#include "cfn-tree-private.h"
#include "same-tree.h"

#define EDITS_OF_A_FILE 40

/* No template of the tests is much larger, and some files are no templates. */
#define LARGEST_FILE (48 * 1024)

typedef struct
{
  GRand *random;
  guint n_edits;
  guint n_whole;  /* of the edits: what came of them could be read, as what was before */
  guint n_reread; /* of them: without reading all of it */
  guint n_recovered; /* of those that could not: with parts of what was before */
} Run;

/* --- Edits at random --- */

static const char * const snippets[] = {
  "\"", "'", "{", "}", "[", "]", ":", ": ", ",", "|", "|\n", "|+\n", ">-\n", "|2\n", "&a ",
  "*a", "*a ", "---", "---\n", "--- ", "...\n", "#", " # c", "# c\n", "\t", "\r", "\r\n",
  "\n", "\n\n", " ", "  ", "    ", "? ", "?", "- ", "-", "!Ref ", "!Sub", "!a!b ", "%",
  "%TAG ! !\n", "%YAML 1.1\n", "\xc3\xa9", "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9",
  "\xef\xbb\xbf", "\x01", "\xff", "\\", "\\n", "\"\\ud83d\\ude00\"", "\\ud83d", "<<: ",
  "Key:", "Key: value\n", "~", "null", "a: b\n", "\na: b\n", "\n  X:\n    Type: T\n",
  "  X: {Type: T}\n", "Type: T\n", "@", "`", "\xc2\xa0", "\xf0\x9f\x98\x80",
};

static gsize
pick (Run   *self,
      gsize  end)
{
  return end > 0 ? (gsize) g_rand_int_range (self->random, 0, (gint32) end) : 0;
}

static gsize
line_start (const GString *text,
            gsize          at)
{
  while (at > 0 && text->str[at - 1] != '\n')
    at--;

  return at;
}

static gsize
line_end (const GString *text,
          gsize          at)
{
  while (at < text->len && text->str[at] != '\n')
    at++;

  return MIN (at + 1, text->len);
}

/* A place that means something more often than by chance. */
static gsize
pick_place (Run           *self,
            const GString *text)
{
  gsize at = pick (self, text->len + 1);

  switch (pick (self, 5))
    {
    case 0:
      return line_start (text, at);
    case 1:
      at = line_end (text, at);
      return at > 0 && text->str[at - 1] == '\n' ? at - 1 : at;
    case 2:
      for (at = line_start (text, at); at < text->len && text->str[at] == ' ';)
        at++;
      return at;
    default:
      return at;
    }
}

/* Some lines in a row: one, a few, or an entry of the resources and what follows it. */
static void
pick_lines (Run           *self,
            const GString *text,
            gsize         *start,
            gsize         *end)
{
  gsize n = pick (self, 4) == 0 ? 1 + pick (self, 20) : 1 + pick (self, 2);

  *start = *end = line_start (text, pick (self, text->len + 1));
  while (n-- > 0)
    *end = line_end (text, *end);
}

static void
insert_long (Run     *self,
             GString *text)
{
  g_autofree char *letters = g_strnfill (1000 + pick (self, 60), 'k');

  g_string_insert (text, (gssize) pick_place (self, text), letters);
}

static void
change_lines (Run     *self,
              GString *text)
{
  gsize start;
  gsize end;
  g_autofree char *lines = NULL;

  pick_lines (self, text, &start, &end);
  lines = g_strndup (text->str + start, end - start);
  switch (pick (self, 6))
    {
    case 0:
      g_string_erase (text, (gssize) start, (gssize) (end - start));
      break;
    case 1: /* given twice */
      g_string_insert (text, (gssize) start, lines);
      break;
    case 2: /* elsewhere */
      g_string_erase (text, (gssize) start, (gssize) (end - start));
      g_string_insert (text, (gssize) line_start (text, pick (self, text->len + 1)), lines);
      break;
    case 3: /* elsewhere as well */
      g_string_insert (text, (gssize) line_start (text, pick (self, text->len + 1)), lines);
      break;
    case 4:
      g_string_insert_len (text, (gssize) start, "      ", 1 + (gssize) pick (self, 5));
      break;
    default:
      for (gsize n = 1 + pick (self, 4); n > 0 && text->str[start] == ' '; n--)
        g_string_erase (text, (gssize) start, 1);
      break;
    }
}

/* What an edit at random makes of @before. */
static GString *
edit (Run     *self,
      CfnText *before)
{
  gsize length;
  const char *data = cfn_text_get_data (before, &length);
  GString *text = g_string_new_len (data, (gssize) length);
  gsize at = pick_place (self, text);
  gsize n = 1 + pick (self, pick (self, 8) == 0 ? 200 : 4);

  n = MIN (n, text->len - at);
  switch (pick (self, 8))
    {
    case 0:
    case 1:
      g_string_insert (text, (gssize) at, snippets[pick (self, G_N_ELEMENTS (snippets))]);
      break;
    case 2:
      g_string_insert_c (text, (gssize) at, (char) (' ' + pick (self, 95)));
      break;
    case 3:
      g_string_erase (text, (gssize) at, (gssize) n);
      break;
    case 4:
      g_string_erase (text, (gssize) at, (gssize) n);
      g_string_insert (text, (gssize) at, snippets[pick (self, G_N_ELEMENTS (snippets))]);
      break;
    case 5:
      if (pick (self, 8) == 0)
        insert_long (self, text);
      else
        g_string_insert (text, (gssize) at, "Name");
      break;
    default:
      change_lines (self, text);
      break;
    }

  return text;
}

/* Edits @before; gives the tree of what came of it. */
static CfnTree *
check_edit (Run     *self,
            CfnTree *before)
{
  g_autoptr (GString) string = edit (self, cfn_tree_get_text (before));
  g_autoptr (CfnText) text = cfn_text_new_from_string (string->str, (gssize) string->len);
  g_autoptr (CfnTree) full = cfn_tree_read (text, NULL);
  g_autoptr (CfnTree) part = cfn_reread (before, text);
  g_autoptr (CfnTree) again = cfn_tree_read_after (before, NULL, text);

  self->n_edits++;
  if (cfn_tree_is_whole (full))
    self->n_whole++;
  if (part != NULL)
    self->n_reread++;
  if (again->kept != NULL && !cfn_tree_is_whole (again))
    self->n_recovered++;
  if (g_test_verbose ())
    g_test_message ("%s", string->str);
  same_tree_check (again, full);

  return g_steal_pointer (&again);
}

static void
check_template (Run     *self,
                CfnTree *tree)
{
  g_autoptr (CfnTree) now = cfn_tree_ref (tree);

  for (guint i = 0; i < EDITS_OF_A_FILE; i++)
    {
      g_autoptr (CfnTree) next = check_edit (self, now);

      /* The tree that is gone on from goes. */
      if (cfn_tree_is_whole (next) && pick (self, 3) > 0)
        {
          cfn_tree_unref (now);
          now = g_steal_pointer (&next);
        }
      else if (pick (self, 6) == 0)
        {
          cfn_tree_unref (now);
          now = cfn_tree_ref (tree);
        }
    }
}

static void
check_file (Run        *self,
            const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnTree) tree = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  if (length > LARGEST_FILE)
    return;

  text = cfn_text_new_from_string (data, (gssize) length);
  tree = cfn_tree_read (text, NULL);
  if (cfn_tree_is_whole (tree) && cfn_tree_get_root (tree) != NULL)
    check_template (self, tree);
}

static void
check_folder (Run        *self,
              const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        check_folder (self, child);
      else if (g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".yml")
               || g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".template"))
        check_file (self, child);
    }
}

static void
test_edits_at_random (gconstpointer folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, folder, NULL);
  Run run = { .random = g_rand_new_with_seed (g_str_hash (folder)) };

  check_folder (&run, path);
  g_rand_free (run.random);
  g_test_message ("%u edits, %u of them whole, %u read in part, %u recovered in part", run.n_edits,
                  run.n_whole, run.n_reread, run.n_recovered);
  g_assert_cmpuint (run.n_reread, >, run.n_whole / 3);
  g_assert_cmpuint (run.n_recovered, >, (run.n_edits - run.n_whole) / 3);
}

/* --- Pointed cases --- */

#define HEAD "Description: of a stack\n\n# All of it\nResources:\n"
#define FIRST "  First:\n    Type: A::B::C\n    Properties:\n      Text: |\n        line\n\n"
#define SECOND "  # The second\n  Second: # here\n    Type: \"A::B::D\"\n"
#define THIRD "  Third:\n    Type: A::B::E\n    Words: one\n      two\n"
#define TAIL "Outputs:\n  Name:\n    Value: !Ref First\n"
#define WHOLE HEAD FIRST SECOND THIRD TAIL

static const struct
{
  const char *name;
  const char *before;
  const char *after;
  gboolean in_part; /* is read in part, not as a whole */
} cases[] = {
  { "nothing", WHOLE, WHOLE, TRUE },
  { "value", WHOLE,
    HEAD FIRST "  # The second\n  Second: # here\n    Type: \"A::B\"\n" THIRD TAIL, TRUE },
  { "section", WHOLE,
    "Description: of a longer stack\n\n# All of it\nResources:\n" FIRST SECOND THIRD TAIL, TRUE },
  { "comment", WHOLE, HEAD FIRST "  Second: # here\n    Type: \"A::B::D\"\n" THIRD TAIL, TRUE },
  { "comment-of-section", WHOLE,
    "Description: of a stack\n\n# All\nResources:\n" FIRST SECOND THIRD TAIL, TRUE },
  { "comment-left-of-entry", WHOLE, HEAD FIRST SECOND "# left\n" THIRD TAIL, TRUE },
  { "more-lines", WHOLE,
    HEAD "  First:\n    Type: A::B::C\n    Properties:\n      Text: |\n"
    "        line\n        line\n\n" SECOND THIRD TAIL, TRUE },
  { "blank-lines-kept", HEAD "  A:\n    T: |+\n      t\n\n" SECOND,
    HEAD "  A:\n    T: |+\n      t\n\n\n" SECOND, TRUE },
  { "scalar-goes-on", WHOLE,
    HEAD FIRST SECOND "  Third:\n    Type: A::B::E\n    Words: one\n      two\n" "      three\n"
    TAIL, TRUE },
  { "first-gone", WHOLE, HEAD SECOND THIRD TAIL, TRUE },
  { "second-gone", WHOLE, HEAD FIRST THIRD TAIL, TRUE },
  { "last-gone", WHOLE, HEAD FIRST SECOND TAIL, TRUE },
  { "two-gone", WHOLE, HEAD THIRD TAIL, TRUE },
  { "all-gone", WHOLE, HEAD TAIL, TRUE },
  { "section-gone", WHOLE, HEAD FIRST SECOND THIRD, TRUE },
  { "one-more", HEAD FIRST THIRD TAIL, WHOLE, TRUE },
  { "one-more-first", HEAD SECOND THIRD TAIL, WHOLE, TRUE },
  { "one-more-section", HEAD FIRST SECOND THIRD, WHOLE, TRUE },
  { "one-more-before-all", WHOLE, "Resolver: x\n" WHOLE, TRUE },
  { "one-more-before-long", "Resources:\n" FIRST SECOND,
    "Rules:\n  A: b\nResources:\n" FIRST SECOND, TRUE },
  { "comment-before-all", WHOLE, "# x\n" WHOLE, FALSE },
  { "exchanged", WHOLE, HEAD SECOND FIRST THIRD TAIL, TRUE },
  { "key", WHOLE,
    HEAD FIRST "  # The second\n  Other: # here\n    Type: \"A::B::D\"\n" THIRD TAIL, TRUE },
  { "key-twice", WHOLE,
    HEAD FIRST "  # The second\n  First: # here\n    Type: \"A::B::D\"\n" THIRD TAIL, FALSE },
  { "key-twice-inside", WHOLE,
    HEAD FIRST SECOND "  Third:\n    Type: A::B::E\n    Type: one\n" TAIL, FALSE },
  { "key-without-colon", WHOLE, HEAD FIRST SECOND THIRD "  Fourth\n" TAIL, FALSE },
  { "key-lost", WHOLE, HEAD FIRST SECOND "  Third\n    Type: A::B::E\n" TAIL, FALSE },
  { "quote-open", WHOLE,
    HEAD FIRST "  # The second\n  Second: # here\n    Type: \"A::B::D\n" THIRD TAIL, FALSE },
  { "bracket-open", WHOLE, HEAD FIRST SECOND "  Third: [\n" TAIL, FALSE },
  { "bracket-over-entries", HEAD "  A: {}\n  B: {}\n", HEAD "  A: {\n  B: {}\n", FALSE },
  { "entry-outside", WHOLE, HEAD FIRST SECOND "Third:\n  Type: A::B::E\n" TAIL, TRUE },
  { "entry-deeper", WHOLE, HEAD FIRST "    Second:\n      Type: D\n" THIRD TAIL, TRUE },
  { "tab", WHOLE, HEAD FIRST "  Second:\n\t  Type: D\n" THIRD TAIL, FALSE },
  { "anchor", WHOLE, HEAD FIRST "  Second: &a\n    Type: D\n" THIRD TAIL, FALSE },
  { "anchor-elsewhere", HEAD "  A: &a {}\n  B: *a\n  C: c\n",
    HEAD "  A: &a {}\n  B: *a\n  C: d\n", FALSE },
  { "alias-of-nothing", WHOLE, HEAD FIRST "  Second: *a\n" THIRD TAIL, FALSE },
  { "document", "---\n" WHOLE, "---\n" HEAD FIRST SECOND TAIL, TRUE },
  { "directive", "%YAML 1.1\n---\n" WHOLE, "%YAML 1.1\n---\n" HEAD FIRST SECOND TAIL, FALSE },
  { "document-begins", WHOLE, HEAD FIRST SECOND "---\n" TAIL, FALSE },
  { "document-ends", WHOLE, HEAD FIRST SECOND THIRD "...\n", FALSE },
  { "control", WHOLE, HEAD FIRST SECOND "  Third: \x01\n" TAIL, FALSE },
  { "no-utf-8", WHOLE, HEAD FIRST SECOND "  Third: \xff\n" TAIL, FALSE },
  { "beyond-ascii", WHOLE, HEAD FIRST "  Second: \"\xc3\xa9\"\n" THIRD TAIL, TRUE },
  { "beyond-ascii-before", "# \xf0\x9f\x98\x80\n" WHOLE,
    "# \xf0\x9f\x98\x80\n" HEAD FIRST SECOND TAIL, TRUE },
  { "byte-order-mark", "\xef\xbb\xbf" WHOLE, "\xef\xbb\xbf" HEAD FIRST SECOND TAIL, TRUE },
  { "mark-gone", "\xef\xbb\xbf" WHOLE, WHOLE, FALSE },
  { "line-ends", "A: 1\r\nB:\r\n  C: 2\r\n  D: 3\r\n",
    "A: 1\r\nB:\r\n  C: 22\r\n  D: 3\r\n", TRUE },
  { "line-end-split", "A: 1\r\nB:\r\n  C: 2\r\n  D: 3\r\n",
    "A: 1\r\nB:\r\n  C: 2\r  D: 3\r\n", TRUE },
  { "no-last-line-end", "A: 1\nB: 2", "A: 1\nB: 23", TRUE },
  { "last-line-end-gone", "A: 1\nB: |\n  t\n", "A: 1\nB: |\n  t", TRUE },
  { "empty-value", "A:\nB:\n  C:\n  D:\n", "A:\nB:\n  C: 1\n  D:\n", TRUE },
  { "value-emptied", "A:\nB:\n  C: 1\n  D:\n", "A:\nB:\n  C:\n  D:\n", TRUE },
  { "explicit-key", "A: 1\n? B\n: 2\nC: 3\n", "A: 1\n? B\n: 4\nC: 3\n", TRUE },
  { "list-in-column", "A:\n- 1\n- 2\nB: 3\n", "A:\n- 1\n- 2\n- 4\nB: 3\n", TRUE },
  { "json", "{\n  \"A\": 1,\n  \"B\": {\n    \"C\": [1, 2]\n  },\n  \"D\": 3\n}\n",
    "{\n  \"A\": 1,\n  \"B\": {\n    \"C\": [1, 2, 4]\n  },\n  \"D\": 3\n}\n", TRUE },
  { "json-one-more", "{\"A\": 1, \"B\": {}}",
    "{\"A\": 1, \"B\": {\"C\": \"D\"}, \"E\": \"F\"}", TRUE },
  { "json-one-less", "{\"A\": 1, \"B\": 2, \"C\": 3}", "{\"A\": 1, \"B\": 2}", TRUE },
  { "json-comma", "{\"A\": 1, \"B\": 2}", "{\"A\": 1, \"B\": 2,}", FALSE },
  { "json-comma-lost", "{\"A\": 1, \"B\": 2}", "{\"A\": 1 \"B\": 2}", FALSE },
  { "json-comment", "{\"A\": 1,\n\"B\": 2}", "{\"A\": 1, # x\n\"B\": 2}", FALSE },
  { "json-no-longer", "{\"A\": 1, \"B\": 2}", "{\"A\": 1, \"B\": '2'}", FALSE },
  { "json-twice", "{\"A\": 1, \"B\": 2}", "{\"A\": 1, \"A\": 2}", FALSE },
  { "json-surrogate", "{\"A\": 1, \"B\": \"\"}", "{\"A\": 1, \"B\": \"\\ud83d\\ude00\"}", FALSE },
  { "of-lists", "- 1\n- 2\n", "- 1\n- 3\n", FALSE },
  { "of-one-value", "A: 1", "", FALSE },
  { "long-entry", HEAD FIRST SECOND,
    HEAD FIRST "  Second:\n    Type: \"A::B::D\"\n    Type2: 3\n", TRUE },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CfnTree) before = cfn_tree_read_string (cases[i].before);
  g_autoptr (CfnText) after = cfn_text_new_from_string (cases[i].after, -1);
  g_autoptr (CfnTree) full = cfn_tree_read (after, NULL);
  g_autoptr (CfnTree) again = cfn_reread (before, after);

  g_assert_true ((again != NULL) == cases[i].in_part);
  g_clear_pointer (&before, cfn_tree_unref);
  if (again != NULL)
    same_tree_check (again, full);
}

/* Brackets @depth deep. */
static CfnText *
nest (guint depth)
{
  g_autoptr (GString) text = g_string_new ("A:\n  B: ");

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ']');
  g_string_append (text, "\n  C: 1\n");

  return cfn_text_new_from_string (text->str, (gssize) text->len);
}

/* What is around counts. */
static void
test_depth (void)
{
  guint most = cfn_limits_default.max_depth - 2;
  g_autoptr (CfnText) text = nest (most - 1);
  g_autoptr (CfnText) deep = nest (most);
  g_autoptr (CfnText) too_deep = nest (most + 1);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  g_autoptr (CfnTree) full = cfn_tree_read (deep, NULL);
  g_autoptr (CfnTree) again = cfn_reread (tree, deep);

  g_assert_nonnull (again);
  same_tree_check (again, full);
  g_assert_null (cfn_reread (again, too_deep));
}

/* However often a text is changed, no more is held than a few times what it says. */
static void
test_chain (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (WHOLE);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *string = g_strdup_printf ("%s  Fourth: %u\n%s", HEAD FIRST SECOND THIRD, i,
                                                 TAIL);
      g_autoptr (CfnText) text = cfn_text_new_from_string (string, -1);
      g_autoptr (CfnTree) full = cfn_tree_read (text, NULL);
      CfnTree *next = cfn_reread (tree, text);

      g_assert_nonnull (next);
      cfn_tree_unref (tree);
      tree = next;
      same_tree_check (tree, full);
      g_assert_true (tree->kept == NULL || tree->kept->len <= 64);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/reread/", cases[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/reread/depth", test_depth);
  g_test_add_func ("/reread/chain", test_chain);
  g_test_add_data_func ("/reread/random/golden", "golden", test_edits_at_random);
  g_test_add_data_func ("/reread/random/core", "core", test_edits_at_random);

  return g_test_run ();
}
