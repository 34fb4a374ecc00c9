/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-intrinsic.h"
#include "cfn-path.h"
#include "cfn-tree.h"

#include <string.h>

/* What YAML and JSON may look like; each is also read with CRLF, and behind wide characters. */
static const char * const texts[] = {
  "a: b\n",
  "a: b",
  "a:\n  b: c\n  d:\n  - e\n  -\n  - f: g\n    h: i\n\n# end\n",
  "a:\n    - b\n    - - c\n      - d\n",
  "key: !Sub \"x ${y}\" # c\nother: !GetAtt [A, B]\nthird: !Ref\n  C\n",
  "m: !Foo\n  a: b\nl: !If\n- x\n- y\nn: !Bar # c\n  - z\n",
  "a: &x {b: c}\nd: !T &y e\nf: &z !U g\nh: *x\n",
  "l: |\n  one\n\n  two\n\nf: >-\n  a\n  b\nk: |+\n  x\n\n\nlast: |\n  z\n",
  "l: |\n  one\n   two  \n  \nn: 1\n",
  "- |\n a\n- >\n b\n\n c\n- d\n",
  "p: one\n  two\n  three # c\nq: 'a\n\n  b'\nr: \"c\\\n  d\"\n",
  "f: {a: 1, 'b': [x, y, {c: d}], e: }\ng: [\n  a, # c\n  b,\n]\nh: {}\ni: []\n",
  "pair: [a: b, c]\n",
  "? a\n: b\n? [c, d]\n: e\n? f\n",
  "%YAML 1.1\n---\na: b\n...\n",
  "--- # c\n- a\n",
  "a:\n\n\n  # c\n\n  b: c\n# d\ne:\nf:\n",
  "\"q\": 'it''s'\n'x y': \"\\u00e9\\n\"\n",
  "{\n\t\"a\": [1, true,\t null],\n\t\"b\": {\"c\": \"\\/ \\ud83d\\ude00\"}\n}\n",
  "{\"a\":{\"b\":[]}}",
  "wide: \303\244\342\202\254\360\237\230\200 # \303\274\nnext: [\303\266, b]\n",
  "scalar",
  "'quoted'",
  "[a, b]",
  "! tagged\n",
  "a: !<tag:x,2000:y> b\nc: !!str d\n",
  "url: http://a.b/c#d\ntime: 12:30:45\nneg: -1\n",
};

static void
assert_links (const CfnNode *node)
{
  const CfnNode *previous = NULL;
  guint n = 0;

  g_assert_cmpuint (node->span.start, <=, node->content.start);
  g_assert_cmpuint (node->content.start, <=, node->content.end);
  g_assert_cmpuint (node->content.end, ==, node->span.end);
  g_assert_cmpuint (node->span.end, <=, MAX (node->full_end, node->span.end));
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      g_assert_true (child->parent == node);
      g_assert_true (cfn_node_get_previous (child) == previous);
      g_assert_cmpuint (child->index, ==, n);
      g_assert_true ((child->key != NULL) == (node->kind == CFN_NODE_MAPPING));
      g_assert_cmpuint (child->span.start, >=, node->content.start);
      g_assert_cmpuint (child->span.end, <=, node->content.end);
      if (previous != NULL)
        g_assert_cmpuint (child->span.start, >=, previous->span.end);
      if (child->key != NULL)
        {
          g_assert_true (child->key->parent == node);
          g_assert_cmpuint (child->key->span.end, <=, child->span.start);
          if (previous != NULL)
            g_assert_cmpuint (child->key->span.start, >=, previous->span.end);
          assert_links (child->key);
        }
      assert_links (child);
      previous = child;
      n++;
    }
  g_assert_true (node->last_child == previous);
  g_assert_cmpuint (node->n_children, ==, n);
}

static gboolean
has_alias (const CfnNode *node)
{
  if (node->kind == CFN_NODE_ALIAS)
    return TRUE;
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (has_alias (child))
        return TRUE;
    }

  return FALSE;
}

/* The bytes of a node, put at its own column, are that node again. */
static void
assert_rereads (CfnTree       *tree,
                const CfnNode *node)
{
  CfnText *text = cfn_tree_get_text (tree);
  CfnPosition place = cfn_text_get_position (text, node->span.start);
  gboolean is_block = node->style == CFN_STYLE_LITERAL || node->style == CFN_STYLE_FOLDED
                      || node->style == CFN_STYLE_BLOCK;
  CfnSpan span = { node->span.start, is_block ? node->full_end : node->span.end };
  g_autofree char *bytes = cfn_text_dup_span (text, span);
  g_autofree char *alone = g_strdup_printf ("%*s%s", place.column - 1, "", bytes);
  g_autoptr (CfnTree) again = NULL;

  if (has_alias (node))
    return;
  again = cfn_tree_read_string (alone);
  if (node->span.start == node->span.end)
    g_assert_null (cfn_tree_get_root (again));
  else
    {
      g_assert_true (cfn_tree_is_whole (again));
      g_assert_true (cfn_node_equal (node, cfn_tree_get_root (again)));
    }

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (child->key != NULL)
        assert_rereads (tree, child->key);
      assert_rereads (tree, child);
    }
}

static void
assert_sound (const char *string)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (string, -1);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  CfnNode *root = cfn_tree_get_root (tree);

  g_test_message ("%s", string);
  g_assert_true (cfn_tree_is_whole (tree));
  g_assert_nonnull (root);
  g_assert_null (root->parent);
  assert_links (root);
  assert_rereads (tree, root);
}

static void
test_spans (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) crlf = g_string_new (texts[i]);
      g_autofree char *wide = g_strconcat ("# \303\244\342\202\254\360\237\230\200\n",
                                           texts[i], NULL);
      g_autofree char *bom = g_strconcat ("\357\273\277", texts[i], NULL);

      g_string_replace (crlf, "\n", "\r\n", 0);
      assert_sound (texts[i]);
      assert_sound (crlf->str);
      if (*texts[i] != '%')
        assert_sound (wide);
      assert_sound (bom);
    }
}

/* Cut off anywhere, and damaged anywhere: always an answer, and what is there is well linked. */
static void
test_damaged (void)
{
  static const char damage[] = "\t:{[\"'#&*!|-\n \377\303";

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize length = strlen (texts[i]);

      for (gsize at = 0; at < length; at++)
        {
          g_autoptr (CfnText) cut = cfn_text_new_from_string (texts[i], at);
          g_autoptr (CfnTree) tree = cfn_tree_read (cut, NULL);

          if (cfn_tree_get_root (tree) != NULL)
            assert_links (cfn_tree_get_root (tree));
          for (gsize j = 0; j < sizeof damage; j++)
            {
              g_autofree char *broken = g_strdup (texts[i]);
              g_autoptr (CfnText) text = NULL;
              g_autoptr (CfnTree) broken_tree = NULL;

              broken[at] = damage[j];
              text = cfn_text_new_from_string (broken, length);
              broken_tree = cfn_tree_read (text, NULL);
              if (cfn_tree_get_root (broken_tree) != NULL)
                assert_links (cfn_tree_get_root (broken_tree));
            }
        }
    }
}

static void
assert_span (const char *string,
             const char *path_string,
             const char *span,
             const char *content)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (string);
  g_autoptr (CfnPath) path = cfn_path_parse (path_string, NULL);
  CfnNode *node = cfn_path_resolve (path, tree, NULL);
  g_autofree char *span_text = NULL;
  g_autofree char *content_text = NULL;

  g_assert_nonnull (node);
  span_text = cfn_text_dup_span (cfn_tree_get_text (tree), node->span);
  content_text = cfn_text_dup_span (cfn_tree_get_text (tree), node->content);
  g_assert_cmpstr (span_text, ==, span);
  g_assert_cmpstr (content_text, ==, content);
}

static void
test_trimmed (void)
{
  assert_span ("a:\n  b: c  # d\n\n# e\nf: g\n", "a", "b: c", "b: c");
  assert_span ("a: |\n  x\n\n\nf: g\n", "a", "|\n  x", "|\n  x");
  assert_span ("a: |\n  x  \n  \nf: g\n", "a", "|\n  x  ", "|\n  x  ");
  assert_span ("a: !Sub |\n  x\n", "a", "!Sub |\n  x", "|\n  x");
  assert_span ("a: !If # c\n- b\n- c\n", "a", "!If # c\n- b\n- c", "- b\n- c");
  assert_span ("a: &n !T {b: c} # d\n", "a", "&n !T {b: c}", "{b: c}");
  assert_span ("a: !Ref  # d\nb: c\n", "a", "!Ref", "");
  assert_span ("a:  # d\nb: c\n", "a", "", "");
  assert_span ("- a\n-\n", "[1]", "", "");
  assert_span ("a: [b: c]\n", "a[0]", "b: c", "b: c");
}

static void
test_values (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (
    "lit: |\n  a\n    b\n\n  c\n"
    "fold: >\n  a\n  b\n"
    "surrogates: \"\\ud83d\\ude00 \\u00e9 \\uD834\\uDD1E\"\n"
    "same: \"\\\\ud83d\"\n"
    "plain: a \\ud83d b\n"
    "block: |\n  '\\ud83d\\ude00'\n"
    "single: '\\udead'\n"
    "slash: \"a\\/b\"\n");
  CfnNode *root = cfn_tree_get_root (tree);

  g_assert_true (cfn_tree_is_whole (tree));
  g_assert_true (cfn_node_is_string (cfn_node_get (root, "lit"), "a\n  b\n\nc\n"));
  g_assert_true (cfn_node_is_string (cfn_node_get (root, "fold"), "a b\n"));
  g_assert_true (cfn_node_is_string (cfn_node_get (root, "surrogates"),
                                     "\360\237\230\200 \303\251 \360\235\204\236"));
  g_assert_true (cfn_node_is_string (cfn_node_get (root, "same"), "\\ud83d"));
  g_assert_true (cfn_node_is_string (cfn_node_get (root, "plain"), "a \\ud83d b"));
  g_assert_true (cfn_node_is_string (cfn_node_get (root, "block"), "'\\ud83d\\ude00'\n"));
  g_assert_true (cfn_node_is_string (cfn_node_get (root, "single"), "\\udead"));
  g_assert_true (cfn_node_is_string (cfn_node_get (root, "slash"), "a/b"));
}

static void
test_properties (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("a: &x !GetAtt B.C\nd: !!str 5\n"
                                                   "e: *x\nf: !<v> g\n");
  CfnNode *root = cfn_tree_get_root (tree);

  g_assert_cmpstr (cfn_node_get (root, "a")->tag, ==, "!GetAtt");
  g_assert_cmpstr (cfn_node_get (root, "a")->anchor, ==, "x");
  g_assert_cmpstr (cfn_node_get (root, "d")->tag, ==, "!!str");
  g_assert_cmpstr (cfn_node_get (root, "f")->tag, ==, "!<v>");
  g_assert_cmpint (cfn_node_get (root, "e")->kind, ==, CFN_NODE_ALIAS);
  g_assert_cmpstr (cfn_node_get (root, "e")->value, ==, "x");
  g_assert_null (cfn_node_get_string (cfn_node_get (root, "e")));
}

static void
test_is_json (void)
{
  static const struct
  {
    const char *text;
    gboolean is_json;
  } rows[] = {
    { "{}", TRUE },
    { "{\"a\": [1, -2.5e3, true, null, \"x\"]}\n", TRUE },
    { "\357\273\277\n\t{\"a\": 1}", TRUE },
    { "{\"a\": \"# no comment\", \"b\": \",}\"}", TRUE },
    { "{\"a\": 1,}", FALSE },
    { "{\"a\": 1} # c", FALSE },
    { "{a: 1}", FALSE },
    { "{\"a\": b}", FALSE },
    { "{\"a\": 'b'}", FALSE },
    { "{\"a\": !Ref b}", FALSE },
    { "{\"a\": 012}", FALSE },
    { "{\"a\" : [\t[], [{}]\r\n, {\"b\":\"\\u00e9\\/\"}]}", TRUE },
    { "{\"a\": [\"b\": 1]}", FALSE },
    { "{? \"a\": 1}", FALSE },
    { "{\"a\"}", FALSE },
    { "{\"a\": 1}\n...\n", FALSE },
    { "{\"a\": 1\302\205}", FALSE },
    { "{\"a\": \"\\x41\"}", FALSE },
    { "{\"a\": \"b\tc\"}", FALSE },
    { "{\"a\": \"b\n c\"}", FALSE },
    { "[1]", FALSE },
    { "a: 1", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CfnTree) tree = cfn_tree_read_string (rows[i].text);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (cfn_tree_is_json (tree), ==, rows[i].is_json);
    }
}

static void
test_empty (void)
{
  static const char * const nothing[] = { "", "\n\n", "# only a comment\n", "\357\273\277" };

  for (gsize i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_autoptr (CfnTree) tree = cfn_tree_read_string (nothing[i]);

      g_assert_null (cfn_tree_get_root (tree));
      g_assert_true (cfn_tree_is_whole (tree));
      g_assert_null (cfn_tree_get_node_at (tree, 0));
    }
}

static void
test_node_at (void)
{
  static const char text[] = "a:\n  bb: [c, d]\n  e: f\n";
  g_autoptr (CfnTree) tree = cfn_tree_read_string (text);
  static const struct
  {
    gsize offset;
    const char *path;
  } rows[] = {
    { 0, "a" }, { 5, "a.bb" }, { 9, "a.bb" }, { 10, "a.bb[0]" }, { 13, "a.bb[1]" }, { 14, "a.bb" },
    { 18, "a.e" }, { 21, "a.e" }, { 1, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CfnNode *node = cfn_tree_get_node_at (tree, rows[i].offset);
      g_autofree char *path = cfn_path_string_of_node (node);

      g_assert_cmpstr (path, ==, rows[i].path);
    }
  g_assert_null (cfn_tree_get_node_at (tree, strlen (text)));
}

/* A problem's place and words, and how much of the text was read all the same. */
static void
assert_problem (const char *string,
                gssize      length,
                guint       line,
                guint       column,
                const char *part)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (string, length);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  guint n;
  const CfnSyntaxProblem *problems = cfn_tree_get_problems (tree, &n);
  g_autofree char *message = NULL;
  CfnPosition place;

  g_assert_false (cfn_tree_is_whole (tree));
  g_assert_cmpuint (n, >=, 1);
  message = cfn_message_format (problems[0].message);
  place = cfn_text_get_position (text, problems[0].span.start);
  g_test_message ("%u:%u: %s", place.line, place.column, message);
  g_assert_cmpuint (place.line, ==, line);
  g_assert_cmpuint (place.column, ==, column);
  g_assert_nonnull (strstr (message, part));
}

static void
test_problems (void)
{
  assert_problem ("a:\n\tb: c\n", -1, 2, 1, "tab");
  assert_problem ("a:\n  b: c\n\td: e\n", -1, 3, 1, "tab");
  assert_problem ("a: \"b\nc: d\n", -1, 1, 4, "never closed");
  assert_problem ("a: 'b\nc: d\n", -1, 1, 4, "never closed");
  assert_problem ("a: \"b\nc: \"d\"\n", -1, 1, 4, "never closed");
  assert_problem ("a: [b, c\nd: e\n", -1, 1, 8, "]");
  assert_problem ("{\"a\": 1 \"b\": 2}", -1, 1, 7, "omma");
  assert_problem ("{\"a\": [1, 2}", -1, 1, 12, "]");
  assert_problem ("a: b: c\n", -1, 1, 5, "quotes");
  assert_problem ("a: b\n  c: d\n", -1, 2, 4, "indented too far");
  assert_problem ("a:\n  - b\n c: d\n", -1, 3, 2, "indentation");
  assert_problem ("a:\n  b: c\n d: e\n", -1, 3, 2, "indentation");
  assert_problem ("a: @b\n", -1, 1, 4, "\342\200\234@\342\200\235");
  assert_problem ("a: `b`\n", -1, 1, 4, "quotes");
  assert_problem ("a\nb: c\n", -1, 1, 1, "\342\200\234:\342\200\235");
  assert_problem ("a: b\nc\n", -1, 2, 1, "\342\200\234:\342\200\235");
  assert_problem ("a: \"C:\\dir\"\n", -1, 1, 7, "backslash");
  assert_problem ("a: - b\n", -1, 1, 4, "list");
  assert_problem ("a: !Base64 !Sub b\n", -1, 1, 12, "two tags");
  assert_problem ("a: 1\nb: 2\na: 3\n", -1, 3, 1, "a is given twice, first in line 1");
  assert_problem ("{\"a\": {\"b\": 1, \"b\": 2}}", -1, 1, 16, "b is given twice");
  assert_problem ("a: *b\n", -1, 1, 4, "anchor");
  assert_problem ("a: b\n---\nc: d\n", -1, 2, 1, "second document");
  assert_problem ("a: \"\\ud83d\"\n", -1, 1, 5, "surrogate");
  assert_problem ("a: b\nc: \377\n", -1, 2, 4, "UTF-8");
  assert_problem ("a: b\n\0c: d\n", 11, 2, 1, "NUL");
  assert_problem ("a: \001\n", -1, 1, 4, "control character");
  assert_problem ("\303\244: \303\244\n\302\201", -1, 2, 1, "control character");
}

static void
test_what_came_before_stays (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("a:\n  b: 1\n  c: [2, 3\nd: 4\n");
  g_autoptr (CfnTree) twice = cfn_tree_read_string ("a: 1\nb: 2\na: 3\n");
  CfnNode *root;

  g_assert_false (cfn_tree_is_whole (tree));
  root = cfn_tree_get_root (tree);
  g_assert_true (cfn_node_is_string (cfn_node_find (root, "a", "b", NULL), "1"));
  g_assert_true (cfn_node_is_string (cfn_node_get_item (cfn_node_find (root, "a", "c", NULL), 0),
                                     "2"));
  g_assert_cmpuint (cfn_tree_get_root (twice)->n_children, ==, 3);
  g_assert_true (cfn_node_is_string (cfn_node_get (cfn_tree_get_root (twice), "a"), "1"));
}

static char *
repeat (const char *part,
        guint       n)
{
  GString *string = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (string, part);

  return g_string_free (string, FALSE);
}

/* Files made to hurt: an answer at once, and one that says why. */
static void
test_limits (void)
{
  static const CfnLimits small = { .max_bytes = 100, .max_depth = 5, .max_nodes = 10 };
  g_autofree char *deep = repeat ("[", 100000);
  g_autofree char *deep_block = repeat ("- ", 100000);
  g_autofree char *wide = repeat ("a,", 5000000);
  g_autofree char *wide_flow = g_strconcat ("[", wide, "]", NULL);
  g_autofree char *bomb = NULL;
  g_autoptr (GString) aliases = g_string_new ("a0: &a0 [x, x]\n");
  g_autofree char *large = g_strnfill (17 * 1024 * 1024, 'x');
  g_autoptr (CfnText) tiny = cfn_text_new_from_string ("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", -1);
  g_autoptr (CfnTree) tree = cfn_tree_read (tiny, &small);
  gint64 start = g_get_monotonic_time ();

  g_assert_false (cfn_tree_is_whole (tree));
  assert_problem (deep, -1, 1, 201, "nested more than 200");
  assert_problem (deep_block, -1, 1, 401, "nested more than 200");
  assert_problem (wide_flow, -1, 1, 2000000, "more than 1000000");
  assert_problem (large, -1, 1, 1, "larger than 16");
  for (guint i = 1; i < 60; i++)
    g_string_append_printf (aliases, "a%u: &a%u [*a%u, *a%u]\n", i, i, i - 1, i - 1);
  bomb = g_strdup (aliases->str);
  g_clear_pointer (&tree, cfn_tree_unref);
  tree = cfn_tree_read_string (bomb);
  g_assert_true (cfn_tree_is_whole (tree));
  g_assert_cmpfloat (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

static void
test_many_keys (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CfnTree) tree = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "key%u: %u\nlist%u: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n", i, i, i);
  tree = cfn_tree_read_string (text->str);
  g_assert_true (cfn_tree_is_whole (tree));
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *key = g_strdup_printf ("key%u", i);
      g_autofree char *list = g_strdup_printf ("list%u", i);
      gint64 value;

      g_assert_true (cfn_node_get_integer (cfn_node_get (cfn_tree_get_root (tree), key), &value));
      g_assert_cmpint (value, ==, i);
      g_assert_true (cfn_node_is_string (
        cfn_node_get_item (cfn_node_get (cfn_tree_get_root (tree), list), 9), "10"));
    }
  g_assert_null (cfn_node_get (cfn_tree_get_root (tree), "key5000"));
}

static void
test_is_gone (void)
{
  CfnText *text = cfn_text_new_from_string ("a: [b, *c]\na: 1\n", -1);
  GBytes *bytes = g_bytes_ref (cfn_text_get_bytes (text));
  CfnTree *tree = cfn_tree_read (text, NULL);
  GValue value = G_VALUE_INIT;

  cfn_text_unref (text);
  g_value_init (&value, CFN_TYPE_TREE);
  g_value_set_boxed (&value, tree);
  cfn_tree_unref (tree);
  g_assert_nonnull (cfn_tree_get_root (g_value_get_boxed (&value)));
  g_value_unset (&value);
  /* The tree's text is gone, too: nobody else holds its bytes. */
  g_free (g_bytes_unref_to_data (bytes, &(gsize){ 0 }));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tree/spans", test_spans);
  g_test_add_func ("/tree/damaged", test_damaged);
  g_test_add_func ("/tree/trimmed", test_trimmed);
  g_test_add_func ("/tree/values", test_values);
  g_test_add_func ("/tree/properties", test_properties);
  g_test_add_func ("/tree/is-json", test_is_json);
  g_test_add_func ("/tree/empty", test_empty);
  g_test_add_func ("/tree/node-at", test_node_at);
  g_test_add_func ("/tree/problems", test_problems);
  g_test_add_func ("/tree/what-came-before-stays", test_what_came_before_stays);
  g_test_add_func ("/tree/limits", test_limits);
  g_test_add_func ("/tree/many-keys", test_many_keys);
  g_test_add_func ("/tree/is-gone", test_is_gone);

  return g_test_run ();
}
