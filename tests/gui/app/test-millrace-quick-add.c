/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "millrace-quick-add.h"

typedef struct
{
  GtkWidget        *window;
  MillraceQuickAdd *popover;
  GString          *log;
} Fixture;

static void
chosen_cb (MillraceQuickAdd *popover,
           const char       *type,
           gboolean          goes_on,
           Fixture          *fixture)
{
  g_string_append_printf (fixture->log, "%s%s\n", type, goes_on ? " and on" : "");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->log = g_string_new (NULL);
  fixture->window = gtk_window_new ();
  fixture->popover = MILLRACE_QUICK_ADD (millrace_quick_add_new ());
  gtk_widget_set_parent (GTK_WIDGET (fixture->popover), fixture->window);
  g_signal_connect (fixture->popover, "chosen", G_CALLBACK (chosen_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer popover = fixture->popover;

  g_object_add_weak_pointer (G_OBJECT (fixture->popover), &popover);
  gtk_widget_unparent (GTK_WIDGET (fixture->popover));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (popover);
  g_string_free (fixture->log, TRUE);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

static guint
count_rows (Fixture *fixture)
{
  GtkListBox *list = GTK_LIST_BOX (find (GTK_WIDGET (fixture->popover), GTK_TYPE_LIST_BOX));
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;

  return n;
}

static void
press (Fixture         *fixture,
       guint            keyval,
       GdkModifierType  modifiers)
{
  GtkWidget *box = gtk_popover_get_child (GTK_POPOVER (fixture->popover));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (box);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
    }
}

static void
write_query (Fixture    *fixture,
             const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (GTK_WIDGET (fixture->popover),
                                             GTK_TYPE_SEARCH_ENTRY)), text);
}

/* The whole catalogue, by what is typed; Enter takes the best match at once. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  millrace_quick_add_set_offer (fixture->popover, "Add a resource", NULL);
  g_assert_cmpuint (count_rows (fixture), >, 4);
  write_query (fixture, "alarm");
  press (fixture, GDK_KEY_Return, 0);
  write_query (fixture, "AWS::Glue::Job");
  press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_cmpstr (fixture->log->str, ==,
                   "AWS::CloudWatch::Alarm\nAWS::Glue::Job and on\n");
}

static void
test_offer (Fixture       *fixture,
            gconstpointer  data)
{
  const char *types[] = { "AWS::Lambda::EventSourceMapping", "AWS::Lambda::Function", NULL };

  millrace_quick_add_set_offer (fixture->popover, "What does Orders lead to?", types);
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Return, 0);
  write_query (fixture, "nothing of the kind");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_cmpstr (fixture->log->str, ==, "AWS::Lambda::Function\n");
  gtk_test_accessible_assert_property (find (GTK_WIDGET (fixture->popover),
                                             GTK_TYPE_SEARCH_ENTRY),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What does Orders lead to?");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/app/quick-add/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/app/quick-add/offer", Fixture, NULL, set_up, test_offer, tear_down);

  return g_test_run ();
}
