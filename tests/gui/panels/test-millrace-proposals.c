/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-proposal-list.h"
#include "millrace-source.h"

#include <string.h>

#include <gtksourceview/gtksource.h>

#include "cfn-complete.h"
#include "source-test.h"

/* As many as are seen at a time. */
#define N_ROWS 8

static const char table[] =
  "Resources:\n"
  "  Table:\n"
  "    Type: AWS::DynamoDB::Table\n"
  "    Properties:\n"
  "      \n";

static const char bucket[] =
  "Resources:\n"
  "  Logs:\n"
  "    Type: AWS::S3::Bucket\n"
  "    Properties:\n"
  "      BucketName: !Ref \n";

static const char switch_of_queue[] =
  "Resources:\n"
  "  Queue:\n"
  "    Type: AWS::SQS::Queue\n"
  "    Properties:\n"
  "      FifoQueue: ";

/* --- the list --- */

static GPtrArray *
complete (const char *yaml,
          const char *behind)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (yaml, -1);

  return cfn_complete (text, (gsize) (strstr (yaml, behind) - yaml) + strlen (behind), NULL,
                       NULL);
}

static GtkWidget *
get_row (GtkWidget *list,
         guint      index)
{
  GtkWidget *row = gtk_widget_get_first_child (list);

  while (index-- > 0)
    row = gtk_widget_get_next_sibling (row);

  return row;
}

static const char *
get_label (GtkWidget *list,
           guint      index)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (get_row (list, index))));
}

static const char *
get_detail (GtkWidget *list,
            guint      index)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (get_row (list, index))));
}

static const char *
get_status (GtkWidget *list)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (list)));
}

static void
assert_chosen (GtkWidget  *list,
               guint       row,
               const char *label)
{
  const CfnProposal *chosen = millrace_proposal_list_get_chosen (MILLRACE_PROPOSAL_LIST (list));

  g_assert_cmpstr (chosen->label, ==, label);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_assert_cmpint (gtk_widget_has_css_class (get_row (list, i), "chosen"), ==, i == row);
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (get_row (list, i)),
                                        GTK_ACCESSIBLE_STATE_SELECTED, (gboolean) (i == row));
    }
}

static void
move (GtkWidget *list,
      int        n,
      gboolean   pages)
{
  millrace_proposal_list_move (MILLRACE_PROPOSAL_LIST (list), n, pages);
}

static void
test_list (void)
{
  GtkWidget *list = g_object_ref_sink (millrace_proposal_list_new ());
  g_autoptr (GPtrArray) proposals = complete (table, "Properties:\n      ");
  g_autofree char *status = g_strdup_printf ("Property, 1 of %u", proposals->len);
  g_autofree char *last = g_strdup_printf ("Property, %u of %u", proposals->len, proposals->len);
  const CfnProposal *end = g_ptr_array_index (proposals, proposals->len - 1);

  g_assert_cmpuint (proposals->len, >, 2 * N_ROWS);
  g_assert_null (millrace_proposal_list_get_chosen (MILLRACE_PROPOSAL_LIST (list)));
  millrace_proposal_list_set_proposals (MILLRACE_PROPOSAL_LIST (list), proposals);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_ROLE_LIST);

  /* What a table is not complete without comes first, and is called so. */
  assert_chosen (list, 0, "KeySchema");
  g_assert_true (g_str_has_prefix (get_detail (list, 0), "required"));
  g_assert_cmpstr (get_status (list), ==, status);

  move (list, 1, FALSE);
  assert_chosen (list, 1, get_label (list, 1));
  /* Around the ends, with what is chosen in sight. */
  move (list, -1, FALSE);
  move (list, -1, FALSE);
  assert_chosen (list, N_ROWS - 1, end->label);
  g_assert_cmpstr (get_status (list), ==, last);
  move (list, 1, FALSE);
  assert_chosen (list, 0, "KeySchema");
  move (list, 1, TRUE);
  g_assert_true (millrace_proposal_list_get_chosen (MILLRACE_PROPOSAL_LIST (list))
                 != g_ptr_array_index (proposals, 0));

  g_assert_finalize_object (list);
}

static void
count_cb (GtkWidget *list,
          guint     *n)
{
  (*n)++;
}

/* A click takes what it is on, and rows that there is nothing for cannot be seen. */
static void
test_click (void)
{
  GtkWidget *list = g_object_ref_sink (millrace_proposal_list_new ());
  g_autoptr (GPtrArray) few = complete (switch_of_queue, "FifoQueue: ");
  guint n = 0;

  g_signal_connect (list, "taken", G_CALLBACK (count_cb), &n);
  millrace_proposal_list_set_proposals (MILLRACE_PROPOSAL_LIST (list), few);
  for (guint i = 0; i < N_ROWS; i++)
    g_assert_cmpint (gtk_widget_get_visible (get_row (list, i)), ==, i < few->len);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GListModel) controllers =
        gtk_widget_observe_controllers (get_row (list, i));
      g_autoptr (GObject) click = g_list_model_get_item (controllers, 0);

      g_signal_emit_by_name (click, "released", 1, 4.0, 4.0);
      g_assert_cmpuint (n, ==, i + 1);
      assert_chosen (list, i, get_label (list, i));
    }

  g_assert_finalize_object (list);
}

/* --- in the text --- */

static void
place_cursor_behind (SourceTest *f,
                     const char *text)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (f->buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, text, 0, NULL, &end, NULL));
  gtk_text_buffer_place_cursor (f->buffer, &end);
}

/* As the view gets it first; TRUE when the list took it. */
static gboolean
press (SourceTest     *f,
       guint           key,
       GdkModifierType held)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (f->view);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, held, &handled);
    }

  return handled;
}

static MillraceProposalList *
find_list (SourceTest *f)
{
  GtkWidget *list = panel_test_find (f->test.window, MILLRACE_TYPE_PROPOSAL_LIST, NULL);

  return list != NULL && gtk_widget_get_mapped (list) ? MILLRACE_PROPOSAL_LIST (list) : NULL;
}

static void
assert_text (SourceTest *f,
             const char *part)
{
  g_assert_nonnull (strstr (cfn_text_get_data (cfn_document_get_text (f->document), NULL), part));
}

static void
test_keys (void)
{
  SourceTest f = { 0, };

  source_test_init (&f, table, -1);
  source_test_read (&f);
  panel_test_settle (50);
  g_assert_false (press (&f, GDK_KEY_Down, 0));
  place_cursor_behind (&f, "Properties:\n      ");
  g_assert_true (press (&f, GDK_KEY_space, GDK_CONTROL_MASK));
  g_assert_nonnull (find_list (&f));

  /* Esc closes and writes nothing; other keys are for the text. */
  g_assert_true (press (&f, GDK_KEY_Escape, 0));
  panel_test_settle (300);
  g_assert_null (find_list (&f));
  g_assert_false (press (&f, GDK_KEY_Escape, 0));
  assert_text (&f, table);

  g_assert_true (press (&f, GDK_KEY_space, GDK_CONTROL_MASK));
  g_assert_false (press (&f, GDK_KEY_a, 0));
  g_assert_true (press (&f, GDK_KEY_Down, 0));
  g_assert_true (press (&f, GDK_KEY_Up, 0));
  g_assert_true (press (&f, GDK_KEY_Tab, 0));
  assert_text (&f, "    Properties:\n      KeySchema:");
  source_test_clear (&f);
}

/* The names come from the template that was read, and what is taken is what is chosen. */
static void
test_names (void)
{
  SourceTest f = { 0, };

  source_test_init (&f, bucket, -1);
  source_test_read (&f);
  panel_test_settle (50);
  place_cursor_behind (&f, "!Ref ");
  g_assert_true (press (&f, GDK_KEY_space, GDK_CONTROL_MASK));
  while (!g_str_equal (millrace_proposal_list_get_chosen (find_list (&f))->label, "AWS::Region"))
    g_assert_true (press (&f, GDK_KEY_Down, 0));
  g_assert_true (press (&f, GDK_KEY_Return, 0));
  assert_text (&f, "BucketName: !Ref AWS::Region\n");
  source_test_clear (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/proposals/list", test_list);
  g_test_add_func ("/proposals/click", test_click);
  g_test_add_func ("/proposals/keys", test_keys);
  g_test_add_func ("/proposals/names", test_names);

  return g_test_run ();
}
