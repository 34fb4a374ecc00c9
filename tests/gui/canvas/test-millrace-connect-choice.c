/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"
#include "millrace-connect-choice.h"

static const MillraceTheme theme;

static char *
preview_cb (const char *as,
            gpointer    data)
{
  g_string_append_printf (data, "%s ", as);

  return g_strdup_printf ("@@ -1 +1,2 @@\n+  Action: %s\n", as);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What the selected meaning would write is shown, and said; the one that is activated is chosen. */
static void
test_choice (void)
{
  g_autoptr (GPtrArray) meanings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) millrace_meaning_free);
  g_autoptr (GString) asked = g_string_new (NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *choice;
  GtkListBox *list;
  GtkListBoxRow *row;
  g_autofree char *words = NULL;

  g_ptr_array_add (meanings, millrace_meaning_new ("read", "Read items of T"));
  g_ptr_array_add (meanings, millrace_meaning_new ("write", "Write items of T"));
  choice = millrace_connect_choice_new (&theme, "From F to T", meanings, preview_cb, asked);
  gtk_widget_set_parent (choice, window);
  list = GTK_LIST_BOX (find (choice, GTK_TYPE_LIST_BOX));
  g_assert_true (g_str_has_prefix (asked->str, "read "));
  g_assert_null (millrace_connect_choice_get_chosen (MILLRACE_CONNECT_CHOICE (choice)));

  row = gtk_list_box_get_row_at_index (list, 1);
  gtk_list_box_select_row (list, row);
  g_assert_true (g_str_has_suffix (asked->str, " write "));
  words = millrace_bubble_dup_words (MILLRACE_BUBBLE (find (choice, MILLRACE_TYPE_BUBBLE)));
  g_assert_cmpstr (words, ==, "+Action: write");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Write items of T");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "+Action: write");

  gtk_widget_activate (GTK_WIDGET (row));
  g_assert_cmpstr (millrace_connect_choice_get_chosen (MILLRACE_CONNECT_CHOICE (choice)), ==,
                   "write");

  g_object_add_weak_pointer (G_OBJECT (choice), (gpointer *) &choice);
  gtk_widget_unparent (choice);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (choice);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/connect-choice/choice", test_choice);

  return g_test_run ();
}
