/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-name-popover.h"
#include "millrace-window-private.h"

static void
tell_no_name (MillraceWindow *self)
{
  millrace_window_toast (self, _("There is no name of the template here"));
}

static void
go_to_definition_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  MillraceWindow *self = user_data;

  if (!millrace_source_go_to_definition (self->source))
    tell_no_name (self);
}

static void
find_uses_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  MillraceWindow *self = user_data;

  if (!millrace_source_list_uses (self->source))
    tell_no_name (self);
}

static void
take_name_cb (const char *name,
              gpointer    user_data)
{
  MillraceWindow *self = user_data;

  g_action_group_activate_action (G_ACTION_GROUP (self), "rename",
                                  g_variant_new ("(ss)", self->naming, name));
  gtk_widget_grab_focus (GTK_WIDGET (self->source));
}

/* The same rename as everywhere, asked for where the name stands. */
static void
rename_at_cursor_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (CfnJump) jump = millrace_source_find_name (self->source);
  g_autofree char *title = NULL;
  GdkRectangle place;
  GtkWidget *parent;

  if (jump == NULL)
    {
      tell_no_name (self);
      return;
    }

  parent = millrace_source_find_place (self->source, &place);
  g_free (self->naming);
  /* Resources and parameters go by their names alone. */
  self->naming = g_strdup (g_str_has_prefix (jump->id, "Resources.")
                             || g_str_has_prefix (jump->id, "Parameters.")
                             ? jump->name : jump->id);
  /* Translators: %s is a name of the template */
  title = g_strdup_printf (_("New name of %s"), jump->name);
  millrace_name_popover_ask (parent, &place, title, jump->name, millrace_window_check_id,
                             take_name_cb, self);
}

/* The text, shown and with the focus: what is done in it can be asked for from anywhere. */
static MillraceSource *
show_source (MillraceWindow *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "bottom-pane",
                                  g_variant_new_string ("template"));
  gtk_widget_grab_focus (GTK_WIDGET (self->source));

  return self->source;
}

static void
toggle_comment_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  MillraceWindow *self = user_data;

  if (!millrace_source_comment (show_source (self)))
    millrace_window_toast (self, _("JSON has no comments"));
}

static void
toggle_fold_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  millrace_source_fold (show_source (user_data),
                        g_str_equal (g_action_get_name (G_ACTION (action)), "toggle-folds"));
}

static void
go_to_line_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  millrace_source_ask_line (show_source (user_data));
}

static void
find_in_text_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  millrace_source_find (show_source (user_data),
                        g_str_equal (g_action_get_name (G_ACTION (action)), "replace-in-text"));
}

const GActionEntry millrace_window_source_entries[] = {
  { "go-to-definition", go_to_definition_cb },
  { "find-uses", find_uses_cb },
  { "rename-at-cursor", rename_at_cursor_cb },
  { "toggle-comment", toggle_comment_cb },
  { "toggle-fold", toggle_fold_cb },
  { "toggle-folds", toggle_fold_cb },
  { "go-to-line", go_to_line_cb },
  { "find-in-text", find_in_text_cb },
  { "replace-in-text", find_in_text_cb },
};

const guint millrace_window_n_source_entries = G_N_ELEMENTS (millrace_window_source_entries);
