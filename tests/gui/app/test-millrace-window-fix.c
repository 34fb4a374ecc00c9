/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../find-child.h"
#include "millrace-diff-view.h"
#include "millrace-edge.h"
#include "millrace-edge-form.h"
#include "millrace-fix-dialog.h"
#include "window-help.h"

#define BROKEN "data/rules/role-cannot-read-stream/wrong.yaml"
#define FAULT "role-cannot-read-stream"

static GtkWindow *
find_dialog (WindowFixture *fixture)
{
  g_autoptr (GListModel) windows = NULL;

  windows = G_LIST_MODEL (g_object_ref (gtk_window_get_toplevels ()));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (MILLRACE_IS_FIX_DIALOG (window)
          && gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window))
        return window;
    }

  return NULL;
}

static char *
dup_diff (GtkWindow *dialog)
{
  GtkWidget *diff = find_child (GTK_WIDGET (dialog), MILLRACE_TYPE_DIFF_VIEW);
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_child (diff, GTK_TYPE_TEXT_VIEW)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static CfnFindings *
get_findings (WindowFixture *fixture)
{
  return cfn_reading_get_findings (millrace_pipeline_ensure_reading (get_pipeline (fixture)));
}

/* The index of the fault, or -1. */
static int
find_fault (WindowFixture *fixture)
{
  CfnFindings *findings = get_findings (fixture);

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    if (g_str_equal (cfn_findings_get (findings, i)->rule, FAULT))
      return (int) i;

  return -1;
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  g_autoptr (CfnDocument) document = read_document (BROKEN);
  g_autoptr (CfnEdit) edit = NULL;

  window_set_up (fixture, NULL);
  edit = cfn_edit_between (cfn_document_get_text (get_document (fixture)),
                           cfn_document_get_text (document));
  cfn_document_apply (get_document (fixture), edit, "Typing", NULL);
  wait_for_picture (get_pipeline (fixture));
  g_assert_cmpint (find_fault (fixture), >=, 0);
}

/* Nothing changes before it was seen and wanted; then it is one step with the fix's name. */
static void
test_fix (WindowFixture *fixture,
          gconstpointer  data)
{
  g_autofree char *action = g_strdup_printf ("uint32 %d", find_fault (fixture));
  g_autofree char *diff = NULL;
  GtkWindow *dialog;

  act (fixture, "win.fix", action);
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  diff = dup_diff (dialog);
  g_assert_nonnull (strstr (diff, "\n+"));
  g_assert_nonnull (strstr (diff, "dynamodb:GetRecords"));
  g_assert_false (has_text (get_document (fixture), "dynamodb:GetRecords"));

  /* Enter applies. */
  g_assert_true (gtk_window_get_focus (dialog) == gtk_window_get_default_widget (dialog));
  g_assert_true (gtk_widget_activate (gtk_window_get_default_widget (dialog)));
  wait_until (find_dialog (fixture) == NULL);
  g_assert_true (has_text (get_document (fixture), "dynamodb:GetRecords"));
  g_assert_cmpint (find_fault (fixture), ==, -1);
  g_assert_cmpstr (cfn_document_get_undo_name (get_document (fixture)), ==,
                   "Allow reading the stream of Table");

  act (fixture, "win.undo", NULL);
  g_assert_false (has_text (get_document (fixture), "dynamodb:GetRecords"));
  g_assert_cmpint (find_fault (fixture), >=, 0);
}

/* What the selected card has is what Ctrl+. is about; closing the dialog leaves all as it was. */
static void
test_fix_here (WindowFixture *fixture,
               gconstpointer  data)
{
  GtkWindow *dialog;

  act (fixture, "win.select", "['Role']");
  act (fixture, "win.fix-here", NULL);
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  gtk_window_close (dialog);
  wait_until (find_dialog (fixture) == NULL);
  g_assert_cmpint (find_fault (fixture), >=, 0);

  /* There is none for a card without problems. */
  act (fixture, "win.select", "['Table']");
  act (fixture, "win.fix-here", NULL);
  g_assert_null (find_dialog (fixture));
}

static void
test_repair_all (WindowFixture *fixture,
                 gconstpointer  data)
{
  GtkWindow *dialog;

  act (fixture, "win.repair-all", NULL);
  wait_until (find_dialog (fixture) != NULL);
  dialog = find_dialog (fixture);
  g_assert_true (gtk_widget_activate (gtk_window_get_default_widget (dialog)));
  wait_until (find_dialog (fixture) == NULL);
  g_assert_cmpint (find_fault (fixture), ==, -1);

  act (fixture, "win.undo", NULL);
  g_assert_cmpint (find_fault (fixture), >=, 0);
}

/* Repairs of an older text are dropped, and the search ends with the window. */
static void
test_repair_all_dropped (WindowFixture *fixture,
                         gconstpointer  data)
{
  act (fixture, "win.repair-all", NULL);
  replace_text (get_document (fixture), "TRIM_HORIZON", "LATEST");
  wait_until (gtk_widget_get_cursor (GTK_WIDGET (fixture->window)) == NULL);
  g_assert_null (find_dialog (fixture));

  act (fixture, "win.repair-all", NULL);
}

/* The first widget below @root of @type of which @get begins with @start, or NULL. */
static GtkWidget *
find_said (GtkWidget   *root,
           GType        type,
           const char *(*get) (GtkWidget *widget),
           const char  *start)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && get (root) != NULL
      && g_str_has_prefix (get (root), start))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_said (child, type, get, start);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static const char *
get_label (GtkWidget *button)
{
  return gtk_button_get_label (GTK_BUTTON (button));
}

static const char *
get_key (GtkWidget *edge)
{
  return millrace_edge_get_key (MILLRACE_EDGE (edge));
}

/* Of the inspector: findings are in the list of problems as well. A form that went is still there
 * for a moment, unseen. */
static GtkWidget *
find_fix_of_edge (WindowFixture *fixture)
{
  GtkWidget *form = find_child (GTK_WIDGET (fixture->window), MILLRACE_TYPE_EDGE_FORM);

  return form != NULL && gtk_widget_get_visible (form)
         ? find_said (form, GTK_TYPE_BUTTON, get_label, "Fix…") : NULL;
}

/* The edge that fails because of the fault offers its fix as the card does, and Ctrl+. knows it. */
static void
test_edge (WindowFixture *fixture,
           gconstpointer  data)
{
  GtkWidget *edge = find_said (GTK_WIDGET (fixture->window), MILLRACE_TYPE_EDGE, get_key,
                               "may-read Role Table");

  g_assert_true (gtk_widget_activate_action (edge, "edge.select", NULL));
  wait_until (find_fix_of_edge (fixture) != NULL);
  g_signal_emit_by_name (find_fix_of_edge (fixture), "clicked");
  wait_until (find_dialog (fixture) != NULL);
  gtk_window_close (find_dialog (fixture));
  wait_until (find_dialog (fixture) == NULL);

  act (fixture, "win.fix-here", NULL);
  wait_until (find_dialog (fixture) != NULL);
  g_assert_true (gtk_widget_activate (gtk_window_get_default_widget (find_dialog (fixture))));
  wait_until (find_dialog (fixture) == NULL);
  g_assert_cmpint (find_fault (fixture), ==, -1);
  wait_for_picture (get_pipeline (fixture));
  g_assert_null (find_fix_of_edge (fixture));
}

/* A diff of an older text would be a lie: the dialog goes. */
static void
test_changed_meanwhile (WindowFixture *fixture,
                        gconstpointer  data)
{
  g_autofree char *action = g_strdup_printf ("uint32 %d", find_fault (fixture));

  act (fixture, "win.fix", action);
  g_assert_nonnull (find_dialog (fixture));
  replace_text (get_document (fixture), "TRIM_HORIZON", "LATEST");
  wait_until (find_dialog (fixture) == NULL);
  g_assert_cmpint (find_fault (fixture), >=, 0);
}

static void
test_card_problems (WindowFixture *fixture,
                    gconstpointer  data)
{
  act (fixture, "win.show-card-problems", "'Role'");
  wait_until (find_child (GTK_WIDGET (fixture->window), GTK_TYPE_POPOVER) != NULL);
  /* Nothing opens where there is nothing to tell. */
  act (fixture, "win.show-card-problems", "'Table'");
}

#define ADD(name, function) \
  g_test_add ("/window/fix/" name, WindowFixture, NULL, set_up, function, window_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("fix", test_fix);
  ADD ("here", test_fix_here);
  ADD ("all", test_repair_all);
  ADD ("all-dropped", test_repair_all_dropped);
  ADD ("edge", test_edge);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("card", test_card_problems);

  return g_test_run ();
}
