/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-lab.h"

#include "millrace-lab-bar.h"
#include "millrace-hop-item.h"
#include "millrace-payload.h"
#include "millrace-write-row.h"
#include "millrace-writes.h"
#include "panel-test.h"

#define BROKEN "data/rules/role-cannot-read-stream/wrong.yaml"
#define WITHOUT_TABLE "data/rules/anyone-may-assume/right.yaml"

typedef struct
{
  PanelTest   test;
  GtkWidget  *panel;
  CfnReading *reading;
  GString    *told;     /* a line each */
  guint       n_shown;  /* how often another hop was selected */
} Fixture;

static MillraceLab *
get_lab (Fixture *self)
{
  return MILLRACE_LAB (self->panel);
}

static void
told_cb (Fixture    *self,
         const char *words)
{
  g_string_append_printf (self->told, "%s\n", words);
}

static void
shown_cb (Fixture  *self,
          gboolean  came)
{
  self->n_shown++;
}

/* @data: the template's path. */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *text = panel_test_load (data);

  self->told = g_string_new (NULL);
  self->panel = millrace_lab_new ();
  self->reading = panel_test_read (text);
  g_signal_connect_swapped (self->panel, "told", G_CALLBACK (told_cb), self);
  g_signal_connect_swapped (self->panel, "shown", G_CALLBACK (shown_cb), self);
  millrace_lab_set_reading (get_lab (self), self->reading);
  panel_test_init (&self->test, self->panel);
  gtk_window_set_default_size (GTK_WINDOW (self->test.window), 840, 320);
  while (gtk_widget_get_width (self->panel) < 800)
    panel_test_settle (20);
  panel_test_settle (50);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  panel_test_clear (&self->test, self->panel);
  cfn_reading_unref (self->reading);
  g_string_free (self->told, TRUE);
}

static guint
count_rows (Fixture *self)
{
  GtkWidget *list = panel_test_find (self->panel, GTK_TYPE_LIST_BOX, NULL);
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;

  return n;
}

static MillraceWriteRow *
get_row (Fixture *self,
         int      index)
{
  GtkWidget *list = panel_test_find (self->panel, GTK_TYPE_LIST_BOX, NULL);

  return MILLRACE_WRITE_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
}

static GListModel *
get_hops (Fixture *self)
{
  GtkWidget *view = panel_test_find (self->panel, GTK_TYPE_LIST_VIEW, NULL);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

/* How many of the hops that are shown are of @kind. */
static guint
count_hops (Fixture    *self,
            CfnHopKind  kind)
{
  GListModel *hops = get_hops (self);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (hops); i++)
    {
      g_autoptr (MillraceHopItem) item = g_list_model_get_item (hops, i);

      n += millrace_hop_item_get_hop (item)->kind == kind;
    }

  return n;
}

/* --- before a run ----------------------------------------------------------------------------- */

/* Nothing is made for those who never look. */
static void
test_nothing_before (void)
{
  GtkWidget *lab = g_object_ref_sink (millrace_lab_new ());
  gpointer gone = lab;

  g_assert_null (gtk_widget_get_first_child (lab));
  g_assert_cmpint (millrace_lab_get_hop (MILLRACE_LAB (lab)), ==, -1);
  millrace_lab_stop (MILLRACE_LAB (lab));
  millrace_lab_reset (MILLRACE_LAB (lab));
  g_assert_null (gtk_widget_get_first_child (lab));

  g_object_add_weak_pointer (G_OBJECT (lab), &gone);
  g_object_unref (lab);
  g_assert_null (gone);
}

static void
test_sample (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *summary = NULL;

  g_assert_cmpuint (count_rows (self), ==, 3);
  g_assert_cmpstr (millrace_write_get_word (millrace_write_row_get_write (get_row (self, 0))), ==,
                   "Put");
  summary = millrace_write_dup_summary (millrace_write_row_get_write (get_row (self, 0)));
  g_assert_nonnull (strstr (summary, "id="));
  g_assert_cmpint (millrace_lab_get_state (get_lab (self)), ==, MILLRACE_LAB_IDLE);
}

/* --- a run ------------------------------------------------------------------------------------ */

static void
test_play (Fixture       *self,
           gconstpointer  data)
{
  MillraceLab *lab = get_lab (self);
  gint64 begin = g_get_monotonic_time ();
  guint n_hops;

  millrace_lab_play (lab);
  g_assert_cmpint (millrace_lab_get_state (lab), ==, MILLRACE_LAB_PLAYING);
  g_assert_cmpuint (g_list_model_get_n_items (get_hops (self)), ==, 1);
  g_assert_cmpint (millrace_lab_get_hop (lab), ==, 0);

  /* At a pace that can be read. */
  while (g_list_model_get_n_items (get_hops (self)) == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, G_USEC_PER_SEC / 2);
  g_assert_cmpuint (g_list_model_get_n_items (get_hops (self)), ==, 2);
  g_assert_cmpint (millrace_lab_get_hop (lab), ==, 1);

  /* Whoever does not want to wait. */
  millrace_lab_play (lab);
  n_hops = cfn_trace_get_n_hops (millrace_lab_get_trace (lab));
  g_assert_cmpint (millrace_lab_get_state (lab), ==, MILLRACE_LAB_OVER);
  g_assert_cmpuint (g_list_model_get_n_items (get_hops (self)), ==, n_hops);
  g_assert_nonnull (strstr (self->told->str, "every record was dealt with"));
  g_assert_cmpuint (count_hops (self, CFN_HOP_WRITE), ==, 3);
  g_assert_cmpuint (count_hops (self, CFN_HOP_DONE), ==, 3);

  /* And once more from the beginning. */
  millrace_lab_play (lab);
  g_assert_cmpuint (g_list_model_get_n_items (get_hops (self)), ==, 1);

  millrace_lab_stop (lab);
  g_assert_cmpint (millrace_lab_get_state (lab), ==, MILLRACE_LAB_IDLE);
  g_assert_null (millrace_lab_get_trace (lab));
  g_assert_cmpint (millrace_lab_get_hop (lab), ==, -1);
}

static void
test_step (Fixture       *self,
           gconstpointer  data)
{
  MillraceLab *lab = get_lab (self);
  guint n_hops;

  millrace_lab_step (lab);
  n_hops = cfn_trace_get_n_hops (millrace_lab_get_trace (lab));
  for (guint i = 1; i < n_hops; i++)
    {
      g_assert_cmpint (millrace_lab_get_state (lab), ==, MILLRACE_LAB_WAITING);
      g_assert_cmpint (millrace_lab_get_hop (lab), ==, (int) i - 1);
      millrace_lab_step (lab);
    }
  g_assert_cmpint (millrace_lab_get_state (lab), ==, MILLRACE_LAB_OVER);
  g_assert_cmpuint (g_list_model_get_n_items (get_hops (self)), ==, n_hops);

  millrace_lab_step (lab);
  g_assert_cmpuint (g_list_model_get_n_items (get_hops (self)), ==, n_hops);
  g_assert_nonnull (strstr (self->told->str, "That was the last step"));
}

/* A step takes over from the clock. */
static void
test_step_while_playing (Fixture       *self,
                         gconstpointer  data)
{
  millrace_lab_play (get_lab (self));
  millrace_lab_step (get_lab (self));
  g_assert_cmpint (millrace_lab_get_state (get_lab (self)), ==, MILLRACE_LAB_WAITING);
  panel_test_settle (800);
  g_assert_cmpuint (g_list_model_get_n_items (get_hops (self)), ==, 2);
}

/* Whoever looks at an earlier step stays there. */
static void
test_look_back (Fixture       *self,
                gconstpointer  data)
{
  MillraceLab *lab = get_lab (self);
  guint before;

  for (guint i = 0; i < 3; i++)
    millrace_lab_step (lab);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (get_hops (self)), 0);
  g_assert_cmpint (millrace_lab_get_hop (lab), ==, 0);
  before = self->n_shown;
  millrace_lab_step (lab);
  g_assert_cmpint (millrace_lab_get_hop (lab), ==, 0);
  g_assert_cmpuint (self->n_shown, ==, before);
}

static void
choose_outcome (Fixture *self,
                guint    index)
{
  GtkWidget *choice = panel_test_find (self->panel, GTK_TYPE_DROP_DOWN, NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), index);
}

static void
test_outcome (Fixture       *self,
              gconstpointer  data)
{
  MillraceLab *lab = get_lab (self);

  choose_outcome (self, 1);
  millrace_lab_play (lab);
  millrace_lab_play (lab);
  g_assert_cmpuint (count_hops (self, CFN_HOP_FAILED), ==, 1);
  g_assert_cmpuint (count_hops (self, CFN_HOP_DONE), ==, 3);

  /* What ran was something else. */
  choose_outcome (self, 0);
  g_assert_cmpint (millrace_lab_get_state (lab), ==, MILLRACE_LAB_IDLE);
  g_assert_nonnull (strstr (self->told->str, "Something else was chosen"));
}

/* The focus is never lost with a row: it waits on the button, and comes back. */
static void
test_focus (Fixture       *self,
            gconstpointer  data)
{
  MillraceLab *lab = get_lab (self);
  GtkWidget *view;
  GtkRoot *root = gtk_widget_get_root (self->panel);

  millrace_lab_step (lab);
  millrace_lab_step (lab);
  panel_test_settle (100);
  view = panel_test_find (self->panel, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_true (gtk_widget_grab_focus (view));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), view));

  millrace_lab_play (lab);
  millrace_lab_play (lab);
  millrace_lab_play (lab);
  panel_test_settle (100);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), view));

  millrace_lab_stop (lab);
  panel_test_settle (100);
  g_assert_true (GTK_IS_BUTTON (gtk_root_get_focus (root)));
}

/* --- what changes under it -------------------------------------------------------------------- */

static void
test_edit_ends_it (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *text = panel_test_load (data);
  g_autofree char *other = g_strconcat (text, "# more\n", NULL);
  g_autoptr (CfnReading) edited = panel_test_read (other);

  millrace_lab_step (get_lab (self));
  /* The same reading again is no edit. */
  millrace_lab_set_reading (get_lab (self), self->reading);
  g_assert_cmpint (millrace_lab_get_state (get_lab (self)), ==, MILLRACE_LAB_WAITING);

  millrace_lab_set_reading (get_lab (self), edited);
  g_assert_cmpint (millrace_lab_get_state (get_lab (self)), ==, MILLRACE_LAB_IDLE);
  g_assert_nonnull (strstr (self->told->str, "The template has changed"));
  g_assert_cmpuint (count_rows (self), ==, 3);
}

static void
test_broken_template (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (CfnReading) broken = panel_test_read ("Resources: [\n");

  millrace_lab_set_reading (get_lab (self), broken);
  millrace_lab_play (get_lab (self));
  g_assert_cmpint (millrace_lab_get_state (get_lab (self)), ==, MILLRACE_LAB_IDLE);
  g_assert_nonnull (strstr (self->told->str, "cannot be read"));
}

static void
press (Fixture    *self,
       const char *label)
{
  GtkWidget *words = panel_test_find (self->panel, GTK_TYPE_LABEL, label);

  g_assert_nonnull (words);
  g_signal_emit_by_name (gtk_widget_get_ancestor (words, GTK_TYPE_BUTTON), "clicked");
}

/* Three columns have room in the narrowest lab that shows them all. */
static void
assert_fits (Fixture *self,
             GType    column)
{
  int least;

  gtk_widget_measure (panel_test_find (self->panel, column, NULL), GTK_ORIENTATION_HORIZONTAL, -1,
                      &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 200);
}

/* A claim that fails stops the records with its own sentence, and leads to its problem. */
static void
test_blocked (Fixture       *self,
              gconstpointer  data)
{
  MillraceLab *lab = get_lab (self);

  millrace_lab_play (lab);
  millrace_lab_play (lab);
  g_assert_cmpuint (count_hops (self, CFN_HOP_BLOCKED), >, 0);
  g_assert_cmpuint (count_hops (self, CFN_HOP_DONE), ==, 0);
  g_assert_nonnull (strstr (self->told->str, "did not get through"));

  for (guint i = 0; i < g_list_model_get_n_items (get_hops (self)); i++)
    {
      g_autoptr (MillraceHopItem) item = g_list_model_get_item (get_hops (self), i);

      if (millrace_hop_item_get_hop (item)->kind == CFN_HOP_BLOCKED)
        gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (get_hops (self)), i);
    }
  assert_fits (self, MILLRACE_TYPE_WRITES);
  assert_fits (self, MILLRACE_TYPE_PAYLOAD);
  press (self, "Problem");
  g_assert_true (g_str_has_prefix (panel_test_last_call (&self->test), "show-problem "));
  press (self, "Fix…");
  g_assert_true (g_str_has_prefix (panel_test_last_call (&self->test), "fix "));
}

/* --- writes ----------------------------------------------------------------------------------- */

static void
test_edit_a_write (Fixture       *self,
                   gconstpointer  data)
{
  MillraceWriteRow *row = get_row (self, 0);
  GtkWidget *view;
  GtkTextBuffer *buffer;

  gtk_widget_activate_action (GTK_WIDGET (row), "write.toggle", NULL);
  view = panel_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_nonnull (view);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (buffer, "{\n  \"put\": oh\n}", -1);
  g_assert_null (millrace_write_row_get_write (row));
  g_assert_nonnull (panel_test_find (GTK_WIDGET (row), GTK_TYPE_LABEL, NULL));
  millrace_lab_play (get_lab (self));
  g_assert_cmpint (millrace_lab_get_state (get_lab (self)), ==, MILLRACE_LAB_IDLE);
  g_assert_nonnull (strstr (self->told->str, "One of the writes cannot be read"));

  gtk_text_buffer_set_text (buffer, "{\"put\": {\"id\": {\"S\": \"seven\"}}}", -1);
  g_assert_nonnull (millrace_write_row_get_write (row));
  g_assert_nonnull (panel_test_find (GTK_WIDGET (row), GTK_TYPE_LABEL, "id=seven"));

  /* An item without the table's key is no item of it, and the row says so. */
  gtk_text_buffer_set_text (buffer, "{\"put\": {\"other\": {\"S\": \"seven\"}}}", -1);
  millrace_lab_play (get_lab (self));
  g_assert_cmpint (millrace_lab_get_state (get_lab (self)), ==, MILLRACE_LAB_IDLE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "broken"));
}

static void
ask (MillraceWriteRow *row,
     const char       *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), action, NULL));
}

static void
test_arrange_writes (Fixture       *self,
                     gconstpointer  data)
{
  MillraceWriteRow *first = get_row (self, 0);
  MillraceWriteRow *second = get_row (self, 1);
  GtkWidget *writes = panel_test_find (self->panel, MILLRACE_TYPE_WRITES, NULL);

  ask (first, "write.down");
  g_assert_true (get_row (self, 1) == first && get_row (self, 0) == second);
  ask (second, "write.up");
  g_assert_true (get_row (self, 0) == second);
  ask (first, "write.up");
  g_assert_true (get_row (self, 0) == first);

  ask (first, "write.duplicate");
  g_assert_cmpuint (count_rows (self), ==, 4);
  ask (get_row (self, 1), "write.remove");
  g_assert_cmpuint (count_rows (self), ==, 3);

  for (guint i = 0; i < 4; i++)
    {
      const char *kinds[] = { "put", "update", "delete", "expire" };

      g_assert_true (gtk_widget_activate_action (writes, "writes.add", "s", kinds[i]));
      g_assert_cmpstr (cfn_write_kind_to_string (millrace_write_row_get_write (
                         get_row (self, 3 + (int) i))->kind), ==, kinds[i]);
    }
  while (count_rows (self) > 0)
    ask (get_row (self, 0), "write.remove");
  millrace_lab_play (get_lab (self));
  g_assert_cmpint (millrace_lab_get_state (get_lab (self)), ==, MILLRACE_LAB_IDLE);

  gtk_widget_activate_action (writes, "writes.sample", NULL);
  g_assert_cmpuint (count_rows (self), ==, 3);
}

static void
test_add_without_table (Fixture       *self,
                        gconstpointer  data)
{
  GtkWidget *writes = panel_test_find (self->panel, MILLRACE_TYPE_WRITES, NULL);

  g_assert_cmpuint (count_rows (self), ==, 0);
  g_assert_true (gtk_widget_activate_action (writes, "writes.add", "s", "put"));
  g_assert_cmpuint (count_rows (self), ==, 1);
  g_assert_nonnull (millrace_write_row_get_write (get_row (self, 0)));
  millrace_lab_play (get_lab (self));
  g_assert_nonnull (strstr (self->told->str, "no table"));
}

static void
test_files (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *json = millrace_lab_dup_writes (get_lab (self));
  g_autofree char *again = NULL;
  g_autofree char *problem = NULL;
  g_autoptr (CfnText) text = cfn_text_new_from_string (json, -1);
  g_autoptr (CfnText) none = cfn_text_new_from_string ("{\n  \"writes\": 7 }", -1);
  g_autoptr (CfnText) event = cfn_text_new_from_string (
    "{\"Records\": [{\"eventName\": \"INSERT\", \"eventSource\": \"aws:dynamodb\", \"dynamodb\": "
    "{\"Keys\": {\"id\": {\"S\": \"1\"}}, \"NewImage\": {\"id\": {\"S\": \"1\"}}}}]}", -1);

  g_assert_true (millrace_lab_take_writes (get_lab (self), text, &problem));
  again = millrace_lab_dup_writes (get_lab (self));
  g_assert_cmpstr (again, ==, json);

  g_assert_false (millrace_lab_take_writes (get_lab (self), none, &problem));
  g_assert_true (g_str_has_prefix (problem, "Line "));
  g_assert_cmpuint (count_rows (self), ==, 3);

  /* Records of a stream are shown, and run. */
  g_clear_pointer (&problem, g_free);
  g_assert_true (millrace_lab_take_writes (get_lab (self), event, &problem));
  g_assert_cmpuint (count_rows (self), ==, 1);
  g_assert_cmpstr (millrace_write_get_word (millrace_write_row_get_write (get_row (self, 0))), ==,
                   "INSERT");
  millrace_lab_play (get_lab (self));
  g_assert_cmpint (millrace_lab_get_state (get_lab (self)), !=, MILLRACE_LAB_IDLE);
}

/* --- what it looks like ----------------------------------------------------------------------- */

/* One column at a time where there is no room for three. */
static void
test_narrow (Fixture       *self,
             gconstpointer  data)
{
  GtkWidget *bar = panel_test_find (self->panel, MILLRACE_TYPE_LAB_BAR, NULL);

  gtk_window_set_default_size (GTK_WINDOW (self->test.window), 360, 320);
  while (gtk_widget_get_width (self->panel) > 400)
    panel_test_settle (20);
  panel_test_settle (50);
  g_assert_nonnull (panel_test_find (self->panel, MILLRACE_TYPE_WRITES, NULL));
  g_assert_null (panel_test_find (self->panel, MILLRACE_TYPE_PAYLOAD, NULL));
  millrace_lab_step (get_lab (self));
  g_assert_cmpint (millrace_lab_bar_get_page (MILLRACE_LAB_BAR (bar)), ==, MILLRACE_LAB_STEPS);
  g_assert_null (panel_test_find (self->panel, MILLRACE_TYPE_WRITES, NULL));
  millrace_lab_bar_set_page (MILLRACE_LAB_BAR (bar), MILLRACE_LAB_DETAILS);
  g_assert_nonnull (panel_test_find (self->panel, MILLRACE_TYPE_PAYLOAD, NULL));
}

static void
assert_time (gint64      milliseconds,
             const char *words)
{
  g_autofree char *time = millrace_hop_dup_time (milliseconds);

  g_assert_cmpstr (time, ==, words);
}

static void
test_times (void)
{
  assert_time (0, "0\302\240ms");
  assert_time (999, "999\302\240ms");
  assert_time (1500, "1.5\302\240s");
  assert_time (61000, "1\302\240min 01\302\240s");
  assert_time (86400000, "24\302\240h 00\302\240min");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, file, func) g_test_add ("/lab/" name, Fixture, file, set_up, func, tear_down)

  g_test_add_func ("/lab/nothing-before", test_nothing_before);
  g_test_add_func ("/lab/times", test_times);
  ADD ("sample", PANEL_TEST_SAMPLE, test_sample);
  ADD ("play", PANEL_TEST_SAMPLE, test_play);
  ADD ("step", PANEL_TEST_SAMPLE, test_step);
  ADD ("step-while-playing", PANEL_TEST_SAMPLE, test_step_while_playing);
  ADD ("look-back", PANEL_TEST_SAMPLE, test_look_back);
  ADD ("focus", PANEL_TEST_SAMPLE, test_focus);
  ADD ("outcome", PANEL_TEST_SAMPLE, test_outcome);
  ADD ("edit-ends-it", PANEL_TEST_SAMPLE, test_edit_ends_it);
  ADD ("broken-template", PANEL_TEST_SAMPLE, test_broken_template);
  ADD ("blocked", BROKEN, test_blocked);
  ADD ("edit-a-write", PANEL_TEST_SAMPLE, test_edit_a_write);
  ADD ("arrange-writes", PANEL_TEST_SAMPLE, test_arrange_writes);
  ADD ("add-without-table", WITHOUT_TABLE, test_add_without_table);
  ADD ("files", PANEL_TEST_SAMPLE, test_files);
  ADD ("narrow", PANEL_TEST_SAMPLE, test_narrow);

  return g_test_run ();
}
