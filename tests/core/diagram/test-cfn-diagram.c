/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-diagram.h"

#include <string.h>

#include "diagram-fixture.h"

static const CfnDiagramEdge *
get_edge (CfnDiagram   *diagram,
          CfnClaimKind  kind)
{
  return cfn_diagram_get_edge (diagram, fixture_edge (diagram, kind));
}

static const char *
get_id (CfnDiagram *diagram,
        int         node)
{
  return node >= 0 ? cfn_diagram_get_node (diagram, node)->resource->id : "-";
}

static void
test_the_pattern_s_edges (void)
{
  static const struct
  {
    CfnClaimKind  kind;
    const char   *from;
    const char   *to;
  } expected[] = {
    { CFN_CLAIM_STREAM, "T", "M" },
    { CFN_CLAIM_INVOKE, "M", "F" },
    { CFN_CLAIM_ASSUME, "F", "R" },
    { CFN_CLAIM_MAY_READ, "R", "T" },
  };
  g_autoptr (CfnDiagram) diagram = fixture_diagram (TRIGGER);

  g_assert_cmpuint (cfn_diagram_get_n_nodes (diagram), ==, 4);
  g_assert_cmpuint (cfn_diagram_get_n_edges (diagram), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const CfnDiagramEdge *edge = get_edge (diagram, expected[i].kind);

      g_assert_cmpstr (get_id (diagram, edge->from), ==, expected[i].from);
      g_assert_cmpstr (get_id (diagram, edge->to), ==, expected[i].to);
      g_assert_cmpint (edge->claim->verdict, ==, CFN_VERDICT_HOLDS);
    }
}

static void
test_labels_say_what_flows (void)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram (TRIGGER);
  g_autofree char *stream = cfn_message_format (get_edge (diagram, CFN_CLAIM_STREAM)->label);
  g_autofree char *invoke = cfn_message_format (get_edge (diagram, CFN_CLAIM_INVOKE)->label);

  g_assert_cmpstr (stream, ==, "NEW_IMAGE");
  g_assert_cmpstr (invoke, ==, "10 per batch");
  g_assert_null (get_edge (diagram, CFN_CLAIM_ASSUME)->label);
}

static void
test_every_type_has_a_card (void)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram ("  A: {Type: 'Some::Unknown::Thing'}\n"
                                                    "  B: {}\n"
                                                    "  C: {DependsOn: A, Type: 'X::Y::Z'}\n");
  const CfnDiagramEdge *edge = get_edge (diagram, CFN_CLAIM_DEPENDS_ON);

  g_assert_cmpuint (cfn_diagram_get_n_nodes (diagram), ==, 3);
  g_assert_cmpint (cfn_diagram_get_node (diagram, 1)->kind, ==, CFN_KIND_OTHER);
  g_assert_cmpint (cfn_diagram_find_node (diagram, "C"), ==, 2);
  g_assert_cmpint (cfn_diagram_find_node (diagram, "D"), ==, -1);
  g_assert_cmpstr (get_id (diagram, edge->from), ==, "C");
}

static void
test_what_points_outside_is_a_stub (void)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram (
    "  M:\n"
    "    Type: AWS::Lambda::EventSourceMapping\n"
    "    Properties: {EventSourceArn: !ImportValue Shared, FunctionName: nobody}\n");
  const CfnDiagramEdge *edge = get_edge (diagram, CFN_CLAIM_STREAM);
  g_autofree char *label = cfn_message_format (edge->label);

  g_assert_cmpint (edge->from, ==, -1);
  g_assert_cmpint (edge->to, ==, 0);
  g_assert_cmpint (edge->claim->verdict, ==, CFN_VERDICT_UNKNOWN);
  g_assert_cmpstr (label, !=, "");
}

static void
test_descriptions_are_sentences (void)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram (TRIGGER);
  g_autofree char *edge = cfn_diagram_edge_describe (get_edge (diagram, CFN_CLAIM_STREAM));
  g_autofree char *node = cfn_diagram_node_describe (cfn_diagram_get_node (diagram, 0));

  g_assert_true (g_str_has_prefix (edge, "T streams to M: holds. "));
  g_assert_cmpstr (node, ==, "Table T, key id · HASH · S, capacity on demand, stream NEW_IMAGE");
}

static void
test_is_gone (void)
{
  CfnDiagram *diagram = fixture_diagram (TRIGGER);

  cfn_diagram_ref (diagram);
  cfn_diagram_unref (diagram);
  cfn_diagram_unref (diagram);
  fixture_assert_gone ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/the-pattern-s-edges", test_the_pattern_s_edges);
  g_test_add_func ("/diagram/labels-say-what-flows", test_labels_say_what_flows);
  g_test_add_func ("/diagram/every-type-has-a-card", test_every_type_has_a_card);
  g_test_add_func ("/diagram/what-points-outside-is-a-stub", test_what_points_outside_is_a_stub);
  g_test_add_func ("/diagram/descriptions-are-sentences", test_descriptions_are_sentences);
  g_test_add_func ("/diagram/is-gone", test_is_gone);

  return g_test_run ();
}
