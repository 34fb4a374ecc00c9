/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "help.h"
#include "millrace-toasts.h"

typedef struct
{
  GtkWidget      *window;
  GtkWidget      *entry;
  MillraceToasts *toasts;
  guint           n_undone;
} Fixture;

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Fixture *fixture = user_data;

  fixture->n_undone++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const GActionEntry entries[] = { { .name = "undo", .activate = undo_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  fixture->window = gtk_window_new ();
  fixture->entry = gtk_entry_new ();
  fixture->toasts = MILLRACE_TOASTS (millrace_toasts_new ());
  millrace_toasts_set_child (fixture->toasts, fixture->entry);
  gtk_widget_insert_action_group (fixture->window, "test", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->toasts));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 300);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_widget_get_width (fixture->entry) > 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  MillraceToasts *toasts = g_object_ref (fixture->toasts);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (toasts);
}

/* The notice's own widget of that type, as a person sees it: NULL when it is not there. */
static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_ENTRY (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && !gtk_widget_has_css_class (widget, "circular"))
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

static const char *
get_text (Fixture *fixture)
{
  GtkWidget *label = find (GTK_WIDGET (fixture->toasts), GTK_TYPE_LABEL);

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static GtkWidget *
get_button (Fixture *fixture)
{
  return find (GTK_WIDGET (fixture->toasts), GTK_TYPE_BUTTON);
}

/* It comes with the next frame. */
static void
expect (Fixture    *fixture,
        const char *text,
        gboolean    has_button)
{
  wait_until (g_strcmp0 (get_text (fixture), text) == 0);
  g_assert_cmpint (get_button (fixture) != NULL, ==, has_button);
}

static void
offer (Fixture    *fixture,
       const char *text)
{
  millrace_toasts_offer (fixture->toasts, text, "_Undo", "test.undo");
}

static void
test_newest (Fixture       *fixture,
             gconstpointer  data)
{
  expect (fixture, NULL, FALSE);
  millrace_toasts_tell (fixture->toasts, "a < b & c");
  expect (fixture, "a < b & c", FALSE);
  offer (fixture, "Added Queue");
  expect (fixture, "Added Queue", TRUE);
  millrace_toasts_tell (fixture->toasts, "Exported");
  expect (fixture, "Exported", FALSE);
}

static void
test_offer (Fixture       *fixture,
            gconstpointer  data)
{
  millrace_toasts_tell (fixture->toasts, "Exported");
  millrace_toasts_take_back_offer (fixture->toasts);
  expect (fixture, "Exported", FALSE);

  offer (fixture, "Added Queue");
  expect (fixture, "Added Queue", TRUE);
  g_signal_emit_by_name (get_button (fixture), "clicked");
  g_assert_cmpuint (fixture->n_undone, ==, 1);
  expect (fixture, NULL, FALSE);

  offer (fixture, "Added Topic");
  expect (fixture, "Added Topic", TRUE);
  millrace_toasts_take_back_offer (fixture->toasts);
  expect (fixture, NULL, FALSE);
}

/* What libadwaita's own toasts do not survive: gone before they have come, come before they are
 * gone, and closed twice. */
static void
test_hurry (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < 40; i++)
    {
      gint64 end = g_get_monotonic_time () + i * G_TIME_SPAN_MILLISECOND;

      offer (fixture, "Added Queue");
      if (i % 3 == 0)
        offer (fixture, "Added Topic");
      while (g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, FALSE);
      gtk_widget_activate_action (GTK_WIDGET (fixture->toasts), "toast.close", NULL);
      millrace_toasts_take_back_offer (fixture->toasts);
    }
  expect (fixture, NULL, FALSE);
}

static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_widget_grab_focus (fixture->entry);
  offer (fixture, "Added Queue");
  expect (fixture, "Added Queue", TRUE);
  gtk_widget_grab_focus (get_button (fixture));
  g_signal_emit_by_name (get_button (fixture), "clicked");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         fixture->entry));

  /* The button goes while it has the focus. */
  expect (fixture, NULL, FALSE);
  offer (fixture, "Added Queue");
  expect (fixture, "Added Queue", TRUE);
  gtk_widget_grab_focus (get_button (fixture));
  millrace_toasts_tell (fixture->toasts, "Exported");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         fixture->entry));
}

static void
test_by_itself (Fixture       *fixture,
                gconstpointer  data)
{
  millrace_toasts_tell (fixture->toasts, "Exported");
  expect (fixture, "Exported", FALSE);
  expect (fixture, NULL, FALSE);
  millrace_toasts_tell (fixture->toasts, "Exported again");
  expect (fixture, "Exported again", FALSE);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, test) g_test_add ("/toasts/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("newer-words-take-the-place-of-older-ones", test_newest);
  ADD ("an-offer-can-be-taken-and-taken-back", test_offer);
  ADD ("may-come-and-go-in-a-hurry", test_hurry);
  ADD ("give-the-focus-back", test_focus);
  ADD ("go-by-themselves", test_by_itself);
#undef ADD

  return g_test_run ();
}
