/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-outline-draft.h"

#include "panel-test.h"

static const char stack[] = "Resources:\n  A: {Type: AWS::SNS::Topic}\n"
                            "  B: {Type: AWS::SQS::Queue}\n";

static guint
count_top_rows (CfnReading           *reading,
                MillraceOutlineOrder  order,
                const char           *filter)
{
  g_autoptr (MillraceOutlineView) view = millrace_outline_view_new (NULL, order, filter);
  g_autoptr (MillraceOutlineDraft) draft = millrace_outline_draft_new (reading, view, 0);

  g_assert_true (draft->reading == reading);
  g_assert_true (draft->view == view);

  return draft->plans->len;
}

static void
test_rows (void)
{
  g_autoptr (CfnReading) reading = panel_test_read (stack);

  g_assert_cmpuint (count_top_rows (reading, MILLRACE_OUTLINE_BY_KIND, ""), ==, 2);
  g_assert_cmpuint (count_top_rows (reading, MILLRACE_OUTLINE_BY_KIND, "topic"), ==, 1);
  g_assert_cmpuint (count_top_rows (reading, MILLRACE_OUTLINE_BY_KIND, "table"), ==, 0);
}

/* Where no row says anything else, none is planned. */
static void
test_same (void)
{
  g_autoptr (CfnReading) reading = panel_test_read (stack);
  g_autoptr (CfnReading) other = panel_test_read ("Resources:\n  A: {Type: AWS::SNS::Topic}\n");
  g_autoptr (MillraceOutlineView) view = millrace_outline_view_new (NULL, MILLRACE_OUTLINE_BY_KIND,
                                                                    "");
  g_autoptr (MillraceOutlineDraft) first = millrace_outline_draft_new (reading, view, 0);
  g_autoptr (MillraceOutlineDraft) again = millrace_outline_draft_new (reading, view,
                                                                       first->print);
  g_autoptr (MillraceOutlineDraft) changed = millrace_outline_draft_new (other, view,
                                                                         first->print);

  g_assert_cmpuint (again->print, ==, first->print);
  g_assert_null (again->plans);
  g_assert_cmpuint (changed->print, !=, first->print);
  g_assert_nonnull (changed->plans);
}

static void
test_view (void)
{
  g_autoptr (CfnPositions) positions = cfn_positions_new ();
  g_autoptr (MillraceOutlineView) view =
    millrace_outline_view_new (positions, MILLRACE_OUTLINE_BY_FILE, "a");

  g_assert_true (millrace_outline_view_is (view, positions, MILLRACE_OUTLINE_BY_FILE, "a"));
  g_assert_false (millrace_outline_view_is (view, NULL, MILLRACE_OUTLINE_BY_FILE, "a"));
  g_assert_false (millrace_outline_view_is (view, positions, MILLRACE_OUTLINE_BY_KIND, "a"));
  g_assert_false (millrace_outline_view_is (view, positions, MILLRACE_OUTLINE_BY_FILE, ""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outline-draft/rows", test_rows);
  g_test_add_func ("/outline-draft/same", test_same);
  g_test_add_func ("/outline-draft/view", test_view);

  return g_test_run ();
}
