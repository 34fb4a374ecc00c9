/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-expander.h"

#include "millrace-row.h"
#include "panel-test.h"

typedef struct
{
  PanelTest         panel;
  MillraceExpander *row;
  GtkWidget        *header;
  GtkWidget        *list;     /* that it stands in */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->row = g_object_new (MILLRACE_TYPE_EXPANDER, NULL);
  millrace_expander_set_title (self->row, "Rights");
  millrace_expander_set_subtitle (self->row, "2 statements");
  self->list = gtk_list_box_new ();
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (self->row));
  gtk_list_box_append (GTK_LIST_BOX (self->list), millrace_row_new ("After it", NULL));
  panel_test_init (&self->panel, self->list);
  self->header = panel_test_find (GTK_WIDGET (self->row), MILLRACE_TYPE_ROW, "Rights");
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  MillraceExpander *row = self->row;

  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  panel_test_clear (&self->panel, self->list);
  g_assert_null (row);
}

static GtkWidget *
add_row (Fixture    *self,
         const char *title)
{
  GtkWidget *row = millrace_row_new (title, NULL);

  gtk_list_box_append (millrace_expander_get_list (self->row), row);

  return row;
}

static int
get_height (Fixture *self)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (self->row), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL,
                      NULL);

  return height;
}

static void
test_words (Fixture       *self,
            gconstpointer  data)
{
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->row)), ==, "Rights");
  g_assert_cmpstr (millrace_expander_get_subtitle (self->row), ==, "2 statements");
  gtk_test_accessible_assert_property (self->header, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Rights 2 statements");
  millrace_expander_set_subtitle (self->row, NULL);
  g_assert_cmpstr (millrace_expander_get_subtitle (self->row), ==, "");
}

/* What is closed takes no room, and nobody gets into it. */
static void
test_opens (Fixture       *self,
            gconstpointer  data)
{
  const int closed = get_height (self);
  GtkWidget *inside = add_row (self, "Allow");

  g_assert_cmpint (get_height (self), ==, closed);
  g_assert_false (gtk_widget_get_mapped (inside));
  gtk_test_accessible_assert_state (self->header, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);

  millrace_expander_set_open (self->row, TRUE);
  g_assert_true (millrace_expander_get_open (self->row));
  g_assert_cmpint (get_height (self), >, closed);
  g_assert_true (gtk_widget_get_mapped (inside));
  gtk_test_accessible_assert_state (self->header, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);

  millrace_expander_set_open (self->row, FALSE);
  g_assert_cmpint (get_height (self), ==, closed);
  g_assert_false (gtk_widget_get_mapped (inside));
}

static GtkWidget *
get_focus (Fixture *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->panel.window));
}

/* The heading takes the focus and is what Enter opens; then come the rows below it. */
static void
test_keys (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *inside = add_row (self, "Allow");

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->row)));
  g_assert_true (get_focus (self) == self->header);
  g_assert_true (gtk_widget_activate (self->header));
  g_assert_true (millrace_expander_get_open (self->row));
  panel_test_settle (50);

  g_signal_emit_by_name (gtk_widget_get_parent (self->header), "move-cursor",
                         GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  g_assert_true (get_focus (self) == inside);
  g_signal_emit_by_name (gtk_widget_get_parent (inside), "move-cursor",
                         GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  g_assert_true (get_focus (self)
                 == panel_test_find (self->list, MILLRACE_TYPE_ROW, "After it"));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/expander/words", test_words);
  ADD ("/expander/opens", test_opens);
  ADD ("/expander/keys", test_keys);

  return g_test_run ();
}
