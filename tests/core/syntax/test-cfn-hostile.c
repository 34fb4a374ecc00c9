/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts made to hurt, and texts that were hurt: each is answered, with words for a person. What
 * they cost is measured by tests/bench/bench-hostile.py. */
#include "cfn-writer.h"

#include <string.h>

static char *
repeat (const char *head,
        const char *part,
        guint       n,
        const char *tail)
{
  GString *string = g_string_new (head);

  while (n-- > 0)
    g_string_append (string, part);
  g_string_append (string, tail);

  return g_string_free (string, FALSE);
}

/* Every problem can be told, and lies within the text. */
static void
assert_answered (CfnTree *tree)
{
  guint n_problems;
  const CfnSyntaxProblem *problems = cfn_tree_get_problems (tree, &n_problems);
  gsize length = cfn_text_get_length (cfn_tree_get_text (tree));

  g_assert_cmpuint (n_problems, <=, 100);
  for (guint i = 0; i < n_problems; i++)
    {
      g_autofree char *words = cfn_message_format (problems[i].message);

      g_assert_true (g_utf8_validate (words, -1, NULL));
      g_assert_cmpuint (problems[i].span.start, <=, problems[i].span.end);
      g_assert_cmpuint (problems[i].span.end, <=, length);
    }
}

static CfnTree *
read_bytes (const char *data,
            gsize       length)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (data, length);
  CfnTree *tree = cfn_tree_read (text, NULL);

  assert_answered (tree);
  return tree;
}

static char *
load_sample (gsize *length)
{
  g_autofree char *path = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), "data", "starters",
                                            "echo-trigger.yaml", NULL);
  char *data;

  g_assert_true (g_file_get_contents (path, &data, length, NULL));
  return data;
}

static void
test_cut_off (void)
{
  gsize length;
  g_autofree char *sample = load_sample (&length);

  for (gsize cut = 0; cut <= length; cut++)
    {
      g_autoptr (CfnTree) tree = read_bytes (sample, cut);
    }
}

/* Each byte in turn becomes one that is trouble. */
static void
test_one_wrong_byte (void)
{
  static const char wrong[] = { '\0', '\t', '"', '\'', '[', '}', ':', '-', '\n', '\xff', '\xc3' };
  gsize length;
  g_autofree char *sample = load_sample (&length);

  for (gsize at = 0; at < length; at++)
    {
      char right = sample[at];
      g_autoptr (CfnTree) tree = NULL;

      sample[at] = wrong[at % G_N_ELEMENTS (wrong)];
      tree = read_bytes (sample, length);
      sample[at] = right;
    }
}

static void
test_random_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20120817);
  static const char signs[] = "\n :-[]{}\"'#&*!|>ab";
  char bytes[256];

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (CfnTree) tree = NULL;

      for (gsize at = 0; at < sizeof bytes; at++)
        {
          guint byte = g_rand_int_range (rand, 0, 256);

          bytes[at] = i % 2 ? (char) byte : signs[byte % strlen (signs)];
        }
      tree = read_bytes (bytes, sizeof bytes);
    }
}

/* Refused for what they are, and nobody works on half a million values of a text that is. */
static void
test_refused (void)
{
  static const struct
  {
    const char *head;
    const char *part;
    guint n;
    const char *tail;
    const char *message;
  } rows[] = {
    { "a: ", "[", 100000, "", "200 levels" },
    { "a: ", "{a: ", 100000, "", "200 levels" },
    { "", "- ", 100000, "", "200 levels" },
    { "", "? ", 100000, "", "200 levels" },
    { "a: [", "a,", 1100000, "]", "1000000 values" },
    { "a: ", "0123456789abcdef", 1100000, "", "larger than 16.0\302\240MiB" },
    { "a: {", "k: 1,", 100000, "}", "given twice" },
    { "a: [", "{\303\274: 1, \303\274: 1},", 50000, "]", "given twice" },
    { "a: [", "*x,", 100000, "]", "No anchor" },
    { "a: \"", "x\n", 100000, "", "never closed" },
    { "{\"a\": [0", ",\"\\ud83d\"", 50000, "]}", "surrogate" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = repeat (rows[i].head, rows[i].part, rows[i].n, rows[i].tail);
      g_autoptr (CfnTree) tree = read_bytes (text, strlen (text));
      g_autofree char *words = NULL;

      g_assert_false (cfn_tree_is_whole (tree));
      words = cfn_message_format (cfn_tree_get_problems (tree, NULL)[0].message);
      g_test_message ("%s", words);
      g_assert_nonnull (strstr (words, rows[i].message));
    }
}

/* Large, but a template all the same: an edit of it takes no longer than it should. */
static void
test_edits_of_one_line (void)
{
  g_autoptr (GString) json = g_string_new ("{\"Resources\":{\"A\":{\"Type\":\"X\"}");
  g_autoptr (CfnPath) path = cfn_path_parse ("Metadata.A", NULL);
  g_autoptr (CfnTree) value = cfn_tree_read_string ("1");
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (CfnEdit) edit = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (json, ",\"R%u\":{\"Type\":\"AWS::SNS::Topic\"}", i);
  g_string_append (json, "}}");
  tree = read_bytes (json->str, json->len);
  edit = cfn_writer_set (tree, path, cfn_tree_get_root (value), NULL);
  g_assert_nonnull (edit);
}

static void
test_alias_bomb (void)
{
  g_autoptr (GString) text = g_string_new ("a0: &a0 [x, x]\n");
  g_autoptr (CfnPath) path = cfn_path_parse ("b", NULL);
  g_autoptr (CfnTree) value = cfn_tree_read_string ("1");
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (CfnEdit) edit = NULL;

  for (guint i = 1; i < 60; i++)
    g_string_append_printf (text, "a%u: &a%u [*a%u, *a%u]\n", i, i, i - 1, i - 1);
  tree = read_bytes (text->str, text->len);
  g_assert_true (cfn_tree_is_whole (tree));
  edit = cfn_writer_set (tree, path, cfn_tree_get_root (value), NULL);
  g_assert_nonnull (edit);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile/cut-off-at-every-byte", test_cut_off);
  g_test_add_func ("/hostile/one-wrong-byte", test_one_wrong_byte);
  g_test_add_func ("/hostile/random-bytes", test_random_bytes);
  g_test_add_func ("/hostile/refused", test_refused);
  g_test_add_func ("/hostile/edits-of-one-line", test_edits_of_one_line);
  g_test_add_func ("/hostile/alias-bomb", test_alias_bomb);

  return g_test_run ();
}
