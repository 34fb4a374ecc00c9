/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-graph.h"

#include "diagram-fixture.h"

/* The graph, read by our own reader, which takes JSON and nothing else here. */
static CfnTree *
export (const char *resources)
{
  g_autoptr (CfnLayout) layout = fixture_layout (resources);
  g_autofree char *json = cfn_graph_export (layout);
  g_autoptr (CfnText) text = cfn_text_new_from_string (json, -1);
  CfnTree *tree = cfn_tree_read (text, NULL);

  g_assert_true (cfn_tree_is_whole (tree));
  g_assert_true (cfn_tree_is_json (tree));

  return tree;
}

static CfnNode *
get_list (CfnTree    *graph,
          const char *name)
{
  CfnNode *list = cfn_node_get (cfn_tree_get_root (graph), name);

  g_assert_nonnull (list);
  g_assert_cmpint (list->kind, ==, CFN_NODE_SEQUENCE);

  return list;
}

static const char *
get_text (const CfnNode *item,
          const char    *name)
{
  return cfn_node_get_string (cfn_node_get (item, name));
}

static void
test_nodes_and_edges (void)
{
  g_autoptr (CfnTree) graph = export (TRIGGER);
  CfnNode *table = cfn_node_get_item (get_list (graph, "nodes"), 0);
  CfnNode *edge = cfn_node_get_item (get_list (graph, "edges"), 0);

  g_assert_cmpstr (get_text (cfn_tree_get_root (graph), "format"), ==, "1");
  g_assert_cmpuint (get_list (graph, "nodes")->n_children, ==, 4);
  g_assert_cmpuint (get_list (graph, "edges")->n_children, ==, 4);
  g_assert_cmpuint (get_list (graph, "unknown")->n_children, ==, 0);
  g_assert_cmpstr (get_text (table, "id"), ==, "T");
  g_assert_cmpstr (get_text (table, "kind"), ==, "table");
  g_assert_cmpstr (get_text (table, "width"), ==, "216");
  g_assert_cmpstr (get_text (edge, "state"), ==, "holds");
  g_assert_nonnull (get_text (edge, "message"));
  g_assert_cmpuint (cfn_node_get (edge, "because")->n_children, >, 0);
}

static void
test_stubs_are_unknown (void)
{
  g_autoptr (CfnTree) graph = export (
    "  F: {Type: AWS::Lambda::Function, Properties: {Role: !ImportValue Shared}}\n");
  CfnNode *stub = cfn_node_get_item (get_list (graph, "unknown"), 0);

  g_assert_cmpuint (get_list (graph, "edges")->n_children, ==, 0);
  g_assert_cmpstr (get_text (stub, "from"), ==, "F");
  g_assert_cmpstr (get_text (stub, "path"), ==, "Resources.F.Properties.Role");
}

static void
test_an_empty_template (void)
{
  g_autoptr (CfnTree) graph = export ("  {}\n");

  g_assert_cmpuint (get_list (graph, "nodes")->n_children, ==, 0);
}

static void
test_odd_names_are_escaped (void)
{
  g_autoptr (CfnTree) graph = export ("  \"a\\\"b\\\\\\u0007é\": {Type: 'X::Y::Z'}\n");
  CfnNode *node = cfn_node_get_item (get_list (graph, "nodes"), 0);

  g_assert_cmpstr (get_text (node, "id"), ==, "a\"b\\\x07é");
}

static void
test_is_gone (void)
{
  fixture_assert_gone ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph/nodes-and-edges", test_nodes_and_edges);
  g_test_add_func ("/graph/stubs-are-unknown", test_stubs_are_unknown);
  g_test_add_func ("/graph/an-empty-template", test_an_empty_template);
  g_test_add_func ("/graph/odd-names-are-escaped", test_odd_names_are_escaped);
  g_test_add_func ("/graph/is-gone", test_is_gone);

  return g_test_run ();
}
