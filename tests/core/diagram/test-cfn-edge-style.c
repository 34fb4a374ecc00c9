/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-edge-style.h"

#include "diagram-fixture.h"

static void
test_state_shows_without_colour (void)
{
  for (CfnClaimKind kind = CFN_CLAIM_STREAM; kind <= CFN_CLAIM_DEPENDS_ON; kind++)
    {
      CfnEdgeStyle holds = cfn_edge_style_get (kind, CFN_VERDICT_HOLDS);
      CfnEdgeStyle fails = cfn_edge_style_get (kind, CFN_VERDICT_FAILS);
      CfnEdgeStyle unknown = cfn_edge_style_get (kind, CFN_VERDICT_UNKNOWN);

      g_assert_null (holds.mark);
      g_assert_cmpstr (fails.mark, ==, "✕");
      g_assert_cmpstr (unknown.mark, ==, "?");
      g_assert_cmpfloat (unknown.dash[0], !=, holds.dash[0]);
      g_assert_cmpfloat (fails.dash[0], ==, 0);
      g_assert_cmpfloat (holds.width, ==, fails.width);
      g_assert_cmpfloat (holds.width, ==, unknown.width);
    }
}

static void
test_data_is_the_widest (void)
{
  g_assert_cmpfloat (cfn_edge_style_get (CFN_CLAIM_STREAM, CFN_VERDICT_HOLDS).width, ==, 3.2);
  g_assert_cmpfloat (cfn_edge_style_get (CFN_CLAIM_ASSUME, CFN_VERDICT_HOLDS).width, ==, 2);
  g_assert_cmpfloat (cfn_edge_style_get (CFN_CLAIM_MAY_READ, CFN_VERDICT_HOLDS).width, ==, 1.6);
  g_assert_cmpfloat (cfn_edge_style_get (CFN_CLAIM_MAY_READ, CFN_VERDICT_HOLDS).dash[0], >, 0);
  g_assert_cmpfloat (cfn_edge_style_get (CFN_CLAIM_REFERENCE, CFN_VERDICT_HOLDS).width, ==, 1.2);
}

static void
test_pill_text_carries_the_mark (void)
{
  CfnClaim claim = { .kind = CFN_CLAIM_STREAM, .verdict = CFN_VERDICT_FAILS };
  CfnDiagramEdge edge = { .claim = &claim };
  g_autoptr (CfnMessage) label = cfn_message_new ("no stream", NULL);
  g_autofree char *bare = cfn_edge_get_pill_text (&edge);
  g_autofree char *labelled = NULL;

  g_assert_cmpstr (bare, ==, "✕");
  edge.label = label;
  labelled = cfn_edge_get_pill_text (&edge);
  g_assert_cmpstr (labelled, ==, "✕ no stream");
  g_assert_cmpfloat (cfn_edge_get_pill_width (&edge, 1), >, 2 * 9.0);

  claim.verdict = CFN_VERDICT_HOLDS;
  edge.label = NULL;
  g_assert_null (cfn_edge_get_pill_text (&edge));
  g_assert_cmpfloat (cfn_edge_get_pill_width (&edge, 1), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edge-style/state-shows-without-colour", test_state_shows_without_colour);
  g_test_add_func ("/edge-style/data-is-the-widest", test_data_is_the_widest);
  g_test_add_func ("/edge-style/pill-text-carries-the-mark", test_pill_text_carries_the_mark);

  return g_test_run ();
}
