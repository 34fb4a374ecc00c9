/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "template-fixture.h"

#include "cfn-path.h"

CfnTemplate *
template_fixture_read (const char *yaml)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (yaml);

  g_assert_true (cfn_tree_is_whole (tree));

  return cfn_template_new (tree);
}

CfnNode *
template_fixture_node (CfnTemplate *template,
                       const char  *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnPath) steps = cfn_path_parse (path, &error);
  CfnNode *node;

  g_assert_no_error (error);
  node = cfn_path_resolve (steps, cfn_template_get_tree (template), NULL);
  g_assert_nonnull (node);

  return node;
}
