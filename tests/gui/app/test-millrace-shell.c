/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "help.h"
#include "millrace-shell.h"

static const char *names[] = { "left", "centre", "bottom", "strip", "right" };

typedef struct
{
  GtkWidget     *window;
  MillraceShell *shell;
  GtkWidget     *panes[MILLRACE_N_AREAS];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = gtk_window_new ();
  fixture->shell = MILLRACE_SHELL (millrace_shell_new ());
  for (guint i = 0; i < MILLRACE_N_AREAS; i++)
    {
      fixture->panes[i] = gtk_button_new_with_label (names[i]);
      millrace_shell_set_pane (fixture->shell, i, fixture->panes[i]);
    }
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->shell));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_widget_get_width (fixture->panes[MILLRACE_AREA_CENTRE]) > 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  MillraceShell *shell = g_object_ref (fixture->shell);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (shell);
  g_settings_reset (settings, "bottom-pane-visible");
  g_settings_reset (settings, "left-pane-visible");
}

/* The slot's size: that of a button is without its padding. */
static int
get_size (Fixture        *fixture,
          MillraceArea    area,
          GtkOrientation  orientation)
{
  return gtk_widget_get_size (gtk_widget_get_parent (fixture->panes[area]), orientation);
}

static void
test_sizes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  int left = get_size (fixture, MILLRACE_AREA_LEFT, GTK_ORIENTATION_HORIZONTAL);
  int right = get_size (fixture, MILLRACE_AREA_RIGHT, GTK_ORIENTATION_HORIZONTAL);
  int bottom = get_size (fixture, MILLRACE_AREA_BOTTOM, GTK_ORIENTATION_VERTICAL);

  g_assert_cmpint (left, ==,
                   g_settings_get_int (settings, "left-pane-width"));
  /* The handle takes a few pixels of it. */
  g_assert_cmpint (ABS (right - g_settings_get_int (settings, "right-pane-width")), <, 8);
  g_assert_cmpint (ABS (bottom - g_settings_get_int (settings, "bottom-pane-height")), <, 8);
}

static void
test_hiding (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  g_assert_false (gtk_widget_get_mapped (fixture->panes[MILLRACE_AREA_STRIP]));
  millrace_shell_set_shown (fixture->shell, MILLRACE_AREA_BOTTOM, FALSE);
  g_assert_false (gtk_widget_get_mapped (fixture->panes[MILLRACE_AREA_BOTTOM]));
  g_assert_true (gtk_widget_get_mapped (fixture->panes[MILLRACE_AREA_STRIP]));
  g_assert_false (g_settings_get_boolean (settings, "bottom-pane-visible"));

  g_object_set (fixture->shell, "show-left", FALSE, NULL);
  g_assert_false (gtk_widget_get_mapped (fixture->panes[MILLRACE_AREA_LEFT]));
  g_assert_false (g_settings_get_boolean (settings, "left-pane-visible"));
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  millrace_shell_set_narrow (fixture->shell, TRUE);
  g_assert_false (millrace_shell_get_shown (fixture->shell, MILLRACE_AREA_LEFT));
  g_assert_false (millrace_shell_get_shown (fixture->shell, MILLRACE_AREA_RIGHT));

  /* One sheet at a time. */
  millrace_shell_set_shown (fixture->shell, MILLRACE_AREA_LEFT, TRUE);
  millrace_shell_set_shown (fixture->shell, MILLRACE_AREA_RIGHT, TRUE);
  g_assert_false (millrace_shell_get_shown (fixture->shell, MILLRACE_AREA_LEFT));
  g_assert_true (millrace_shell_get_shown (fixture->shell, MILLRACE_AREA_RIGHT));

  /* What was shown while wide is shown again. */
  millrace_shell_set_narrow (fixture->shell, FALSE);
  g_assert_true (millrace_shell_get_shown (fixture->shell, MILLRACE_AREA_LEFT));
  wait_until (gtk_widget_get_mapped (fixture->panes[MILLRACE_AREA_LEFT]));
}

static void
test_compact (Fixture       *fixture,
              gconstpointer  data)
{
  millrace_shell_set_compact (fixture->shell, TRUE);
  g_assert_true (millrace_shell_get_shown (fixture->shell, MILLRACE_AREA_LEFT));
  g_assert_false (millrace_shell_get_shown (fixture->shell, MILLRACE_AREA_RIGHT));

  /* The sheet leaves the other side alone, and is not what is kept for wide windows. */
  millrace_shell_set_shown (fixture->shell, MILLRACE_AREA_RIGHT, TRUE);
  g_assert_true (millrace_shell_get_shown (fixture->shell, MILLRACE_AREA_LEFT));
  wait_until (gtk_widget_get_mapped (fixture->panes[MILLRACE_AREA_RIGHT]));
  millrace_shell_set_shown (fixture->shell, MILLRACE_AREA_RIGHT, FALSE);

  millrace_shell_set_compact (fixture->shell, FALSE);
  g_assert_true (millrace_shell_get_shown (fixture->shell, MILLRACE_AREA_RIGHT));
}

/* A window that becomes small before the panes know of it, and wide again. */
static void
test_squeezed (Fixture       *fixture,
               gconstpointer  data)
{
  int left = get_size (fixture, MILLRACE_AREA_LEFT, GTK_ORIENTATION_HORIZONTAL);
  int right = get_size (fixture, MILLRACE_AREA_RIGHT, GTK_ORIENTATION_HORIZONTAL);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 800);
  wait_until (gtk_widget_get_width (fixture->window) == 400);
  wait_until (get_size (fixture, MILLRACE_AREA_LEFT, GTK_ORIENTATION_HORIZONTAL) < left);
  millrace_shell_set_narrow (fixture->shell, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  wait_until (gtk_widget_get_width (fixture->window) == 1200);
  millrace_shell_set_narrow (fixture->shell, FALSE);
  wait_until (gtk_widget_get_mapped (fixture->panes[MILLRACE_AREA_RIGHT]));
  wait_until (get_size (fixture, MILLRACE_AREA_LEFT, GTK_ORIENTATION_HORIZONTAL) == left);
  wait_until (get_size (fixture, MILLRACE_AREA_RIGHT, GTK_ORIENTATION_HORIZONTAL) == right);
}

static MillraceArea
get_focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  for (guint i = 0; i < MILLRACE_N_AREAS; i++)
    {
      if (fixture->panes[i] == focus)
        return i;
    }
  return MILLRACE_N_AREAS;
}

static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  static const MillraceArea order[] = { MILLRACE_AREA_LEFT, MILLRACE_AREA_CENTRE,
                                        MILLRACE_AREA_BOTTOM, MILLRACE_AREA_RIGHT,
                                        MILLRACE_AREA_LEFT };

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      millrace_shell_cycle_focus (fixture->shell, TRUE);
      g_assert_cmpint (get_focused (fixture), ==, order[i]);
    }
  millrace_shell_cycle_focus (fixture->shell, FALSE);
  g_assert_cmpint (get_focused (fixture), ==, MILLRACE_AREA_RIGHT);

  /* What is hidden is passed over. */
  millrace_shell_set_shown (fixture->shell, MILLRACE_AREA_BOTTOM, FALSE);
  millrace_shell_cycle_focus (fixture->shell, FALSE);
  g_assert_cmpint (get_focused (fixture), ==, MILLRACE_AREA_STRIP);
}

static void
focus_last (GtkWidget *widget)
{
  gtk_widget_grab_focus (gtk_widget_get_last_child (widget));
}

/* F6 stops at each of the parts of a pane, where the focus was there last. */
static void
test_focus_of_parts (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *parts[2];
  GtkWidget *buttons[4];
  GtkWidget *order[] = { NULL, NULL, fixture->panes[MILLRACE_AREA_CENTRE] };
  GtkWindow *window = GTK_WINDOW (fixture->window);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      buttons[i] = gtk_button_new_with_label ("part");
      if (i < G_N_ELEMENTS (parts))
        {
          parts[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
          gtk_box_append (GTK_BOX (box), parts[i]);
        }
      gtk_box_append (GTK_BOX (parts[MIN (i, 1)]), buttons[i]);
    }
  millrace_shell_set_pane (fixture->shell, MILLRACE_AREA_LEFT, box);
  millrace_shell_divide_pane (fixture->shell, MILLRACE_AREA_LEFT, parts[0], parts[1],
                              focus_last);
  wait_until (gtk_widget_get_mapped (buttons[2]));

  /* The first time. */
  gtk_widget_grab_focus (buttons[0]);
  millrace_shell_cycle_focus (fixture->shell, TRUE);
  g_assert_true (gtk_window_get_focus (window) == buttons[3]);

  gtk_widget_grab_focus (buttons[2]);
  order[0] = buttons[0];
  order[1] = buttons[2];
  millrace_shell_cycle_focus (fixture->shell, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (gtk_window_get_focus (window) == order[i]);
      millrace_shell_cycle_focus (fixture->shell, TRUE);
    }
  millrace_shell_cycle_focus (fixture->shell, FALSE);
  millrace_shell_cycle_focus (fixture->shell, FALSE);
  g_assert_true (gtk_window_get_focus (window) == buttons[2]);
  fixture->panes[MILLRACE_AREA_LEFT] = box;
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/shell/sizes", Fixture, NULL, set_up, test_sizes, tear_down);
  g_test_add ("/shell/hiding", Fixture, NULL, set_up, test_hiding, tear_down);
  g_test_add ("/shell/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/shell/compact", Fixture, NULL, set_up, test_compact, tear_down);
  g_test_add ("/shell/squeezed", Fixture, NULL, set_up, test_squeezed, tear_down);
  g_test_add ("/shell/focus", Fixture, NULL, set_up, test_focus, tear_down);
  g_test_add ("/shell/focus-of-parts", Fixture, NULL, set_up, test_focus_of_parts, tear_down);

  return g_test_run ();
}
