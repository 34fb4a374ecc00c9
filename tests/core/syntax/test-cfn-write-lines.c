/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every value of the templates in the folder "property" as a text of its own: it reads as the same
 * value, and setting the value to it changes no byte. The cases of the writer have what changes.
 */
#include "cfn-intrinsic.h"
#include "cfn-place.h"
#include "cfn-writer.h"
#include "syntax-folder.h"

#include <string.h>

static guint n_values;

/* What holds an alias reads as nothing by itself. */
static gboolean
stands_alone (const CfnNode *node)
{
  if (node->kind == CFN_NODE_ALIAS || cfn_node_get (node, "<<") != NULL)
    return FALSE;
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (!stands_alone (child))
        return FALSE;
    }

  return TRUE;
}

static void
check_value (CfnTree       *tree,
             const CfnNode *node)
{
  g_autofree char *text = cfn_writer_dup_lines (tree, node);
  g_autoptr (CfnPath) path = cfn_path_of_node (node);
  g_autofree char *where = cfn_path_to_string (path);
  /* The line end behind it is that of the file. */
  g_autofree char *line = g_strconcat (text, "\n", NULL);
  g_autoptr (CfnTree) alone = cfn_tree_read_string (line);
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  CfnPlace place;

  /* It may have a key twice. */
  if (!cfn_tree_is_whole (alone) && cfn_tree_is_whole (tree))
    g_error ("%s does not read: %s", where, text);
  cfn_place_init (&place, cfn_tree_get_text (tree));
  if (!cfn_tree_is_whole (alone) || cfn_tree_get_root (alone) == NULL
      || cfn_path_resolve (path, tree, NULL) != node
      || (node->n_children > 0 && cfn_place_keeps_blank_lines (&place, node)))
    return;

  if (!cfn_node_equal (cfn_tree_get_root (alone), node))
    g_error ("%s is not %s", where, text);
  edit = cfn_writer_set_lines (tree, path, text, &error);
  /* What other places repeat is refused, whatever it would become; so is a key given twice. */
  if (g_error_matches (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_UNSAFE)
      || (error != NULL && !cfn_tree_is_whole (tree)))
    return;
  g_assert_no_error (error);
  if (!cfn_edit_is_empty (edit))
    g_error ("%s changes with %s", where, text);
  n_values++;
}

static void
check_values (CfnTree       *tree,
              const CfnNode *node)
{
  if (node->parent != NULL && stands_alone (node))
    check_value (tree, node);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    check_values (tree, child);
}

static void
test_folder (gconstpointer path)
{
  g_autofree char *content = NULL;
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnTree) tree = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  text = cfn_text_new_from_string (content, length);
  tree = cfn_tree_read (text, NULL);
  if (cfn_tree_get_root (tree) != NULL)
    check_values (tree, cfn_tree_get_root (tree));
}

static void
test_enough (void)
{
  g_assert_cmpuint (n_values, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpuint (syntax_folder_add_tests ("property", NULL, "/write-lines", test_folder), >, 20);
  g_test_add_func ("/write-lines/enough", test_enough);

  return g_test_run ();
}
