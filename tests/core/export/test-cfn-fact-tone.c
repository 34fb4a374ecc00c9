/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-fact-tone.h"

#include "diagram-fixture.h"

static CfnTone
get_tone (CfnDiagram  *diagram,
          CfnFindings *findings,
          const char  *id,
          guint        fact)
{
  const CfnDiagramNode *node
    = cfn_diagram_get_node (diagram, cfn_diagram_find_node (diagram, id));

  g_assert_cmpuint (fact, <, node->n_facts);

  return cfn_fact_get_tone (&node->facts[fact], node, findings);
}

static void
test_a_dead_runtime_shows (void)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram (
    "  Old: {Type: AWS::Lambda::Function, Properties: {Runtime: nodejs6.10, Handler: index.h,\n"
    "        Role: 'arn:aws:iam::123456789012:role/r', Code: {ZipFile: exports.h = 1}}}\n"
    "  New: {Type: AWS::Lambda::Function, Properties: {Runtime: nodejs22.x, Handler: index.h,\n"
    "        Role: 'arn:aws:iam::123456789012:role/r', Code: {ZipFile: exports.h = 1}}}\n");
  g_autoptr (CfnFindings) findings = cfn_findings_new (cfn_diagram_get_proof (diagram));

  g_assert_cmpint (get_tone (diagram, findings, "Old", 0), !=, CFN_TONE_NORMAL);
  g_assert_cmpint (get_tone (diagram, findings, "Old", 1), ==, CFN_TONE_NORMAL);
  g_assert_cmpint (get_tone (diagram, findings, "New", 0), ==, CFN_TONE_NORMAL);
  g_assert_cmpint (get_tone (diagram, NULL, "Old", 0), ==, CFN_TONE_NORMAL);
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
  g_test_add_func ("/fact-tone/a-dead-runtime-shows", test_a_dead_runtime_shows);
  g_test_add_func ("/fact-tone/is-gone", test_is_gone);

  return g_test_run ();
}
