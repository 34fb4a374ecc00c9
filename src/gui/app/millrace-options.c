/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-options.h"

#include "millrace-reader.h"

#define ARROWS "arrows-walk-graph"

static const struct
{
  const char      *key;
  MillraceOptions  option;
} options[] = {
  { "show-grid", MILLRACE_OPTION_GRID },
  { "smart-guides", MILLRACE_OPTION_GUIDES },
  { "show-minimap", MILLRACE_OPTION_MINIMAP },
  { "letter-keys", MILLRACE_OPTION_LETTER_KEYS },
  { "show-references", MILLRACE_OPTION_REFERENCES },
  { "show-permissions", MILLRACE_OPTION_PERMISSIONS },
};

/* Until somebody chooses, a screen reader decides: who hears the stack walks it more than they push
 * it about. */
static gboolean
get_arrows_walk (GSettings *settings)
{
  g_autoptr (GVariant) chosen = g_settings_get_user_value (settings, ARROWS);

  return chosen != NULL ? g_variant_get_boolean (chosen)
                        : millrace_reader_get_running (millrace_reader_get_default ());
}

/* --- a canvas --- */

static GSettings *
get_settings (gpointer object)
{
  return g_object_get_data (object, "millrace-settings");
}

static void
update_canvas (MillraceCanvas *canvas)
{
  GSettings *settings = get_settings (canvas);
  MillraceOptions on = get_arrows_walk (settings) ? MILLRACE_OPTION_ARROWS_WALK : 0;

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (g_settings_get_boolean (settings, options[i].key))
      on |= options[i].option;
  millrace_canvas_set_options (canvas, on);
}

void
millrace_options_bind (MillraceCanvas *canvas,
                       GSettings      *settings)
{
  g_return_if_fail (MILLRACE_IS_CANVAS (canvas));

  g_object_set_data_full (G_OBJECT (canvas), "millrace-settings", g_object_ref (settings),
                          g_object_unref);
  g_signal_connect_object (settings, "changed", G_CALLBACK (update_canvas), canvas,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (millrace_reader_get_default (), "notify::running",
                           G_CALLBACK (update_canvas), canvas, G_CONNECT_SWAPPED);
  update_canvas (canvas);
}

/* --- the action --- */

static void
update_action (GSimpleAction *action)
{
  g_simple_action_set_state (action,
                             g_variant_new_boolean (get_arrows_walk (get_settings (action))));
}

static void
change_state_cb (GSimpleAction *action,
                 GVariant      *value,
                 gpointer       user_data)
{
  g_settings_set_value (get_settings (action), ARROWS, value);
}

void
millrace_options_add_action (GActionMap *map,
                             GSettings  *settings)
{
  g_autoptr (GSimpleAction) action = NULL;

  action = g_simple_action_new_stateful (ARROWS, NULL, g_variant_new_boolean (FALSE));
  g_object_set_data_full (G_OBJECT (action), "millrace-settings", g_object_ref (settings),
                          g_object_unref);
  g_signal_connect (action, "change-state", G_CALLBACK (change_state_cb), NULL);
  g_signal_connect_object (settings, "changed::" ARROWS, G_CALLBACK (update_action), action,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (millrace_reader_get_default (), "notify::running",
                           G_CALLBACK (update_action), action, G_CONNECT_SWAPPED);
  update_action (action);
  g_action_map_add_action (map, G_ACTION (action));
}
