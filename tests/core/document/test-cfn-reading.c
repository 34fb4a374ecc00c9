/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-change.h"
#include "cfn-intrinsic.h"
#include "cfn-reading.h"

static CfnReading *
read_string (const char *yaml)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (yaml, -1);

  return cfn_reading_new (text);
}

static void
test_whole (void)
{
  g_autoptr (CfnReading) reading = read_string ("Resources:\n"
                                                "  Failures:\n"
                                                "    Type: AWS::SQS::Queue\n");

  g_assert_true (cfn_reading_is_whole (reading));
  g_assert_cmpuint (cfn_template_get_n_resources (cfn_reading_get_template (reading)), ==, 1);
  g_assert_cmpuint (cfn_diagram_get_n_nodes (cfn_reading_get_diagram (reading)), ==, 1);
  g_assert_true (cfn_tree_get_text (cfn_reading_get_tree (reading)) ==
                 cfn_reading_get_text (reading));
  g_assert_true (cfn_proof_get_template (cfn_reading_get_proof (reading)) ==
                 cfn_reading_get_template (reading));
}

static void
test_broken (void)
{
  g_autoptr (CfnReading) reading = read_string ("Resources: [\n");
  CfnFindings *findings = cfn_reading_get_findings (reading);

  g_assert_false (cfn_reading_is_whole (reading));
  g_assert_cmpuint (cfn_findings_get_n (findings), ==, 1);
  g_assert_cmpstr (cfn_findings_get (findings, 0)->rule, ==, "syntax");
}

static void
test_nothing (void)
{
  g_autoptr (CfnReading) reading = read_string ("");

  g_assert_cmpuint (cfn_diagram_get_n_nodes (cfn_reading_get_diagram (reading)), ==, 0);
}

/* What a change read to check itself is what is read of it, for the text that it made; one that
 * looked at the lines of a resource alone, last, has read nothing of use. */
static void
test_after_a_change (void)
{
  g_autoptr (CfnReading) before = read_string ("Resources:\n"
                                               "  A:\n"
                                               "    Type: AWS::SQS::Queue\n"
                                               "  B:\n"
                                               "    Type: AWS::SNS::Topic\n"
                                               "    DependsOn: A\n");
  static const char * const ids[] = { "A", NULL };
  CfnEdit *edits[3];

  edits[0] = cfn_change_set (cfn_reading_get_template (before), "A.Properties.DelaySeconds", "5",
                             NULL);
  edits[1] = cfn_change_remove (cfn_reading_get_template (before), ids, NULL, NULL);
  edits[2] = cfn_change_rename (cfn_reading_get_template (before), "A", "C", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (CfnText) text = cfn_edit_apply (edits[i], cfn_reading_get_text (before));
      g_autoptr (CfnReading) after = cfn_reading_new_after (before, edits[i], text);
      g_autoptr (CfnReading) fresh = cfn_reading_new (text);
      CfnTree *known = cfn_edit_get_reading (edits[i], text, CFN_TYPE_TREE);

      g_assert_true (cfn_reading_get_text (after) == text);
      g_assert_true (cfn_tree_get_text (cfn_reading_get_tree (after)) == text);
      if (known != NULL)
        g_assert_true (cfn_reading_get_tree (after) == known);
      g_assert_true ((known != NULL) == (i == 2));
      g_assert_true (cfn_reading_get_tree (fresh) != cfn_reading_get_tree (after));
      g_assert_true (cfn_node_equal (cfn_tree_get_root (cfn_reading_get_tree (fresh)),
                                     cfn_tree_get_root (cfn_reading_get_tree (after))));
      cfn_edit_unref (edits[i]);
    }
}

/* What was typed is read; the rest is what was read before, also when that is gone. */
static void
test_after_a_key (void)
{
  CfnReading *before = read_string ("Resources:\n"
                                    "  A:\n"
                                    "    Type: AWS::SQS::Queue\n"
                                    "  B:\n"
                                    "    Type: AWS::SNS::Topic\n");
  g_autoptr (CfnText) text = cfn_text_new_from_string ("Resources:\n"
                                                       "  A:\n"
                                                       "    Type: AWS::SQS::QueuePolicy\n"
                                                       "  B:\n"
                                                       "    Type: AWS::SNS::Topic\n", -1);
  g_autoptr (CfnReading) after = cfn_reading_new_after (before, NULL, text);
  const CfnResource *old = cfn_template_get_resource (cfn_reading_get_template (before), 1);
  const CfnResource *new = cfn_template_get_resource (cfn_reading_get_template (after), 1);

  g_assert_true (new->type == old->type);
  g_assert_true (new->node != old->node);
  cfn_reading_unref (before);
  g_assert_cmpstr (new->type, ==, "AWS::SNS::Topic");
  g_assert_cmpstr (cfn_template_get_resource (cfn_reading_get_template (after), 0)->type, ==,
                   "AWS::SQS::QueuePolicy");
}

static gpointer
read_thread (gpointer data)
{
  return read_string (data);
}

static void
test_across_threads (void)
{
  GThread *thread = g_thread_new ("reader", read_thread,
                                  (gpointer) "Resources: {A: {Type: AWS::SNS::Topic}}\n");
  g_autoptr (CfnReading) reading = g_thread_join (thread);
  g_autoptr (CfnReading) held = cfn_reading_ref (reading);

  g_assert_cmpstr (cfn_template_get_resource (cfn_reading_get_template (held), 0)->id, ==, "A");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/whole", test_whole);
  g_test_add_func ("/reading/broken", test_broken);
  g_test_add_func ("/reading/nothing", test_nothing);
  g_test_add_func ("/reading/after-a-change", test_after_a_change);
  g_test_add_func ("/reading/after-a-key", test_after_a_key);
  g_test_add_func ("/reading/across-threads", test_across_threads);

  return g_test_run ();
}
