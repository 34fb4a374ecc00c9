/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-history.h"

/* Adds "x" at the start of @text as a step. */
static CfnText *
add_step (CfnHistory *history,
          CfnText    *text,
          const char *name,
          const char *merge_key)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  CfnText *after;

  cfn_edit_add (edit, (CfnSpan) { 0, 0 }, "x", -1);
  cfn_step_add_edit (cfn_history_open_step (history, name, merge_key), edit, text);
  after = cfn_edit_apply (edit, text);
  cfn_text_unref (text);

  return after;
}

static void
test_names (void)
{
  g_autoptr (CfnHistory) history = cfn_history_new ();
  g_autoptr (CfnText) text = cfn_text_new_from_string ("", 0);

  g_assert_null (cfn_history_get_undo_name (history));
  g_assert_null (cfn_history_undo (history));
  g_assert_null (cfn_history_redo (history));

  text = add_step (history, text, "First", NULL);
  text = add_step (history, text, "Second", NULL);
  g_assert_cmpstr (cfn_history_get_undo_name (history), ==, "Second");

  g_assert_nonnull (cfn_history_undo (history));
  g_assert_cmpstr (cfn_history_get_undo_name (history), ==, "First");
  g_assert_cmpstr (cfn_history_get_redo_name (history), ==, "Second");

  text = add_step (history, text, "Third", NULL);
  g_assert_null (cfn_history_get_redo_name (history));
}

/* A thousand steps must not keep a thousand readings. */
static void
test_steps_forget_outcomes (void)
{
  g_autoptr (CfnText) before = cfn_text_new_from_string ("a", -1);
  g_autoptr (CfnText) after = cfn_text_new_from_string ("xa", -1);
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  g_autoptr (CfnStep) step = cfn_step_new ("Type", NULL);
  g_autoptr (GString) reading = g_string_new ("reading");

  cfn_edit_add (edit, (CfnSpan) { 0, 0 }, "x", -1);
  cfn_edit_set_outcome (edit, before, after, G_TYPE_GSTRING, reading);
  cfn_step_add_edit (step, edit, before);

  g_assert_nonnull (cfn_edit_get_reading (edit, after, G_TYPE_GSTRING));
  g_assert_null (cfn_edit_get_reading (step->forward, after, G_TYPE_GSTRING));
}

static void
test_merging (void)
{
  g_autoptr (CfnHistory) history = cfn_history_new ();
  g_autoptr (CfnText) text = cfn_text_new_from_string ("", 0);

  text = add_step (history, text, "Type", "typing");
  text = add_step (history, text, "Type", "typing");
  text = add_step (history, text, "Type", "typing");
  g_assert_nonnull (cfn_history_undo (history));
  g_assert_null (cfn_history_get_undo_name (history));

  cfn_history_redo (history);
  text = add_step (history, text, "Type", "typing");
  g_assert_nonnull (cfn_history_undo (history));
  g_assert_cmpstr (cfn_history_get_undo_name (history), ==, "Type");
}

static void
test_merging_has_limits (void)
{
  g_autoptr (CfnHistory) history = cfn_history_new ();
  g_autoptr (CfnText) text = cfn_text_new_from_string ("", 0);

  text = add_step (history, text, "Type", "typing");
  cfn_history_seal (history);
  text = add_step (history, text, "Type again", "typing");
  text = add_step (history, text, "Nudge", "nudge");
  text = add_step (history, text, "Other", NULL);
  text = add_step (history, text, "Other 2", NULL);
  g_usleep (450 * 1000);
  text = add_step (history, text, "Late", "nudge");
  text = add_step (history, text, "Late", "nudge");
  g_usleep (450 * 1000);
  text = add_step (history, text, "Later", "nudge");

  g_assert_cmpstr (cfn_history_undo (history)->name, ==, "Later");
  g_assert_cmpstr (cfn_history_undo (history)->name, ==, "Late");
  g_assert_cmpstr (cfn_history_undo (history)->name, ==, "Other 2");
  g_assert_cmpstr (cfn_history_undo (history)->name, ==, "Other");
  g_assert_cmpstr (cfn_history_undo (history)->name, ==, "Nudge");
  g_assert_cmpstr (cfn_history_undo (history)->name, ==, "Type again");
  g_assert_cmpstr (cfn_history_undo (history)->name, ==, "Type");
  g_assert_null (cfn_history_undo (history));
}

static void
test_nested_steps (void)
{
  g_autoptr (CfnHistory) history = cfn_history_new ();
  g_autoptr (CfnText) text = cfn_text_new_from_string ("", 0);

  cfn_history_begin (history, "Outer");
  text = add_step (history, text, "Inner", NULL);
  cfn_history_begin (history, "Middle");
  text = add_step (history, text, "Inner 2", NULL);
  cfn_history_end (history);
  g_assert_null (cfn_history_get_undo_name (history));
  cfn_history_end (history);
  g_assert_cmpstr (cfn_history_get_undo_name (history), ==, "Outer");

  /* What holds nothing is no step. */
  cfn_history_begin (history, "Empty");
  cfn_history_end (history);
  g_assert_cmpstr (cfn_history_get_undo_name (history), ==, "Outer");
}

static void
test_bounded (void)
{
  g_autoptr (CfnHistory) history = cfn_history_new ();
  g_autoptr (CfnText) text = cfn_text_new_from_string ("", 0);
  guint n = 0;

  for (guint i = 0; i < 1100; i++)
    text = add_step (history, text, "Step", NULL);
  while (cfn_history_undo (history) != NULL)
    n++;

  g_assert_cmpuint (n, ==, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/names", test_names);
  g_test_add_func ("/history/merging", test_merging);
  g_test_add_func ("/history/steps-forget-outcomes", test_steps_forget_outcomes);
  g_test_add_func ("/history/merging-has-limits", test_merging_has_limits);
  g_test_add_func ("/history/nested-steps", test_nested_steps);
  g_test_add_func ("/history/bounded", test_bounded);

  return g_test_run ();
}
