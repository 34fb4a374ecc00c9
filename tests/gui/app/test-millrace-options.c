/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"
#include "millrace-options.h"

#define LINES (MILLRACE_OPTION_REFERENCES | MILLRACE_OPTION_PERMISSIONS)

static void
test_canvas (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  GtkWidget *widget = g_object_ref_sink (millrace_canvas_new ());
  MillraceCanvas *canvas = MILLRACE_CANVAS (widget);
  gpointer gone = widget;

  millrace_options_bind (canvas, settings);
  g_assert_cmpuint (canvas->options, ==, MILLRACE_OPTION_GRID | MILLRACE_OPTION_GUIDES
                                         | MILLRACE_OPTION_MINIMAP
                                         | MILLRACE_OPTION_LETTER_KEYS | LINES);
  g_settings_set_boolean (settings, "show-grid", FALSE);
  g_settings_set_boolean (settings, "show-minimap", FALSE);
  g_settings_set_boolean (settings, "arrows-walk-graph", TRUE);
  g_settings_set_boolean (settings, "letter-keys", FALSE);
  g_assert_cmpuint (canvas->options, ==, MILLRACE_OPTION_GUIDES | MILLRACE_OPTION_ARROWS_WALK
                                         | LINES);

  g_object_add_weak_pointer (G_OBJECT (widget), &gone);
  g_object_unref (widget);
  g_assert_null (gone);
  /* Nobody is told any more. */
  g_settings_set_boolean (settings, "smart-guides", FALSE);
}

/* The action says what is true now, and changing it is a choice. */
static void
test_action (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GVariant) state = NULL;

  g_settings_reset (settings, "arrows-walk-graph");
  millrace_options_add_action (G_ACTION_MAP (group), settings);
  state = g_action_group_get_action_state (G_ACTION_GROUP (group), "arrows-walk-graph");
  g_assert_false (g_variant_get_boolean (state));

  g_action_group_change_action_state (G_ACTION_GROUP (group), "arrows-walk-graph",
                                      g_variant_new_boolean (TRUE));
  g_assert_true (g_settings_get_boolean (settings, "arrows-walk-graph"));
  g_clear_pointer (&state, g_variant_unref);
  state = g_action_group_get_action_state (G_ACTION_GROUP (group), "arrows-walk-graph");
  g_assert_true (g_variant_get_boolean (state));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/options/canvas", test_canvas);
  g_test_add_func ("/options/action", test_action);

  return g_test_run ();
}
