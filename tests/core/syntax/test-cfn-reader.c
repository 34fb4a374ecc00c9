/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-tree.h"
#include "syntax-folder.h"

#include <string.h>

/*
 * Goldens of the reader: each file NAME.in in the folder "reader" is read, and what was read must
 * be what NAME.out says. Adding a case is adding a file; MILLRACE_REGENERATE=1 writes the others.
 *
 * A line a node, indented by its depth: its place (line:column-line:column of its span, then of
 * its content when it has a tag or an anchor), kind and style, tag, anchor, value. A key stands in
 * front of its value, behind "?". The text's own properties come first, its problems last.
 */

static const char * const kinds[] = { "scalar", "sequence", "mapping", "alias" };
static const char * const styles[] = { "plain", "single", "double", "literal", "folded", "block",
                                       "flow" };
static const char * const types[] = { "string", "null", "boolean", "integer", "float",
                                      "timestamp" };

static void
dump_place (GString *out,
            CfnText *text,
            CfnSpan  span)
{
  CfnPosition start = cfn_text_get_position (text, span.start);
  CfnPosition end = cfn_text_get_position (text, span.end);

  g_string_append_printf (out, "%u:%u-%u:%u", start.line, start.column, end.line, end.column);
}

static void
dump_node (GString       *out,
           CfnText       *text,
           const CfnNode *node,
           guint          depth)
{
  if (node->key != NULL)
    {
      g_string_append_printf (out, "%*s? ", (int) depth * 2, "");
      dump_node (out, text, node->key, 0);
    }
  g_string_append_printf (out, "%*s", (int) depth * 2, "");
  dump_place (out, text, node->span);
  if (node->content.start != node->span.start)
    {
      g_string_append (out, " (");
      dump_place (out, text, node->content);
      g_string_append_c (out, ')');
    }
  g_string_append_printf (out, " %s", kinds[node->kind]);
  if (node->kind != CFN_NODE_ALIAS)
    g_string_append_printf (out, " %s", styles[node->style]);
  if (node->kind == CFN_NODE_SCALAR && cfn_node_get_scalar_type (node) != CFN_SCALAR_STRING)
    g_string_append_printf (out, " %s", types[cfn_node_get_scalar_type (node)]);
  if (node->tag != NULL)
    g_string_append_printf (out, " %s", node->tag);
  if (node->anchor != NULL)
    g_string_append_printf (out, " &%s", node->anchor);
  if (node->value != NULL)
    {
      g_autofree char *value = g_strescape (node->value, NULL);

      g_string_append_printf (out, " \"%s\"", value);
      g_assert_cmpuint (strlen (node->value), <=, node->length);
    }
  g_string_append_c (out, '\n');
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    dump_node (out, text, child, depth + 1);
}

static char *
dump_tree (CfnTree *tree)
{
  CfnText *text = cfn_tree_get_text (tree);
  GString *out = g_string_new (cfn_tree_is_json (tree) ? "json" : "yaml");
  guint n_problems;
  const CfnSyntaxProblem *problems = cfn_tree_get_problems (tree, &n_problems);

  if (cfn_text_has_bom (text))
    g_string_append (out, " bom");
  if (strcmp (cfn_text_get_newline (text), "\r\n") == 0)
    g_string_append (out, " crlf");
  g_string_append_printf (out, " %u lines\n", cfn_text_get_n_lines (text));
  if (cfn_tree_get_root (tree) != NULL)
    dump_node (out, text, cfn_tree_get_root (tree), 0);
  for (guint i = 0; i < n_problems; i++)
    {
      g_autofree char *message = cfn_message_format (problems[i].message);

      g_string_append (out, "problem ");
      dump_place (out, text, problems[i].span);
      g_string_append_printf (out, " %s\n", message);
    }

  return g_string_free (out, FALSE);
}

static void
test_case (gconstpointer data)
{
  const char *path = data;
  g_autofree char *base = g_strndup (path, strlen (path) - strlen (".in"));
  g_autofree char *out_path = g_strconcat (base, ".out", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *dump = NULL;
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnTree) tree = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  text = cfn_text_new_from_string (bytes, length);
  tree = cfn_tree_read (text, NULL);
  g_assert_cmpmem (cfn_text_get_data (cfn_tree_get_text (tree), NULL),
                   cfn_text_get_length (cfn_tree_get_text (tree)), bytes, length);

  dump = dump_tree (tree);
  if (g_getenv ("MILLRACE_REGENERATE") != NULL)
    {
      g_assert_true (g_file_set_contents (out_path, dump, -1, NULL));
      return;
    }
  g_assert_true (g_file_get_contents (out_path, &expected, NULL, NULL));
  g_assert_cmpstr (dump, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  syntax_folder_add_tests ("reader", ".in", "/reader", test_case);

  return g_test_run ();
}
