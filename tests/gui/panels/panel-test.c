/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panel-test.h"

#include "millrace-entry-row.h"
#include "millrace-label.h"
#include "millrace-pick-row.h"

static void
call_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PanelTest *self = user_data;
  g_autofree char *text = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_ptr_array_add (self->calls,
                   g_strjoin (" ", g_action_get_name (G_ACTION (action)), text, NULL));
}

void
panel_test_init (PanelTest *self,
                 GtkWidget *panel)
{
  const GActionEntry entries[] = {
    { "add", call_cb, "(sdd)" },
    { "add-end", call_cb, "(ssbs)" },
    { "add-ends", call_cb, "(a(ssb)s)" },
    { "add-resource", call_cb },
    { "collapse-groups", call_cb, "(asb)" },
    { "connect", call_cb, "(sss)" },
    { "connect-choose", call_cb, "s" },
    { "connect-end", call_cb, "(ssbs)" },
    { "connect-ends", call_cb, "(a(ssb)s)" },
    { "delete", call_cb, "as" },
    { "cycle-pane", call_cb, "b" },
    { "disconnect", call_cb, "(sss)" },
    { "fix", call_cb, "u" },
    { "free-ends", call_cb, "a(ssb)" },
    { "redo", call_cb },
    { "reorder", call_cb, "(sass)" },
    { "repair-all", call_cb },
    { "make-parameter-of", call_cb, "as" },
    { "move-item", call_cb, "(sii)" },
    { "run", call_cb },
    { "rename", call_cb, "(ss)" },
    { "rename-begin", call_cb, "s" },
    { "select", call_cb, "as" },
    { "set-properties", call_cb, "a(ss)" },
    { "set-property", call_cb, "(ss)" },
    { "set-text", call_cb, "(ss)" },
    { "focus-canvas", call_cb },
    { "show-entry", call_cb, "(ss)" },
    { "show-problem", call_cb, "u" },
    { "show-properties", call_cb, "s" },
    { "show-source-path", call_cb, "s" },
    { "show-suppressed", call_cb, "u" },
    { "step", call_cb },
    { "stop", call_cb },
    { "undo", call_cb },
    { "unset-property", call_cb, "s" },
  };

  self->calls = g_ptr_array_new_with_free_func (g_free);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);

  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 340, 700);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (self->actions));
  gtk_window_set_child (GTK_WINDOW (self->window), panel);
  gtk_window_present (GTK_WINDOW (self->window));
  panel_test_settle (0);
}

void
panel_test_clear (PanelTest *self,
                  GtkWidget *panel)
{
  gpointer gone = panel;

  g_object_add_weak_pointer (G_OBJECT (panel), &gone);
  gtk_window_destroy (GTK_WINDOW (self->window));
  panel_test_settle (20);
  g_assert_null (gone);

  g_clear_object (&self->actions);
  g_clear_pointer (&self->calls, g_ptr_array_unref);
}

const char *
panel_test_last_call (PanelTest *self)
{
  return self->calls->len > 0 ? g_ptr_array_index (self->calls, self->calls->len - 1) : NULL;
}

void
panel_test_forget (PanelTest *self)
{
  g_ptr_array_set_size (self->calls, 0);
}

static gboolean
wake_cb (gpointer user_data)
{
  gboolean *over = user_data;

  *over = TRUE;

  return G_SOURCE_REMOVE;
}

void
panel_test_settle (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, wake_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 100 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

/* Rows may break long names, which is not to be read. */
static gboolean
reads (const char *label,
       const char *title)
{
  g_autoptr (GString) plain = g_string_new (label);

  g_string_replace (plain, "\xE2\x80\x8B", "", 0);

  return g_str_equal (plain->str, title);
}

static gboolean
is_called (GtkWidget  *widget,
           const char *title)
{
  if (title == NULL)
    return TRUE;
  if (ADW_IS_PREFERENCES_ROW (widget))
    return reads (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), title) == 0;
  if (MILLRACE_IS_LABEL (widget))
    return reads (millrace_label_get_text (MILLRACE_LABEL (widget)), title);

  return FALSE;
}

GtkWidget *
panel_test_find (GtkWidget  *root,
                 GType       type,
                 const char *title)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && is_called (root, title))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = panel_test_find (child, type, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
panel_test_enter (GtkWidget  *editable,
                  const char *text)
{
  GtkWidget *entry = MILLRACE_IS_ENTRY_ROW (editable)
                       ? millrace_entry_row_get_entry (MILLRACE_ENTRY_ROW (editable)) : editable;

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

void
panel_test_choose (GtkWidget  *row,
                   const char *label)
{
  g_autoptr (GtkWidget) list
    = g_object_ref_sink (millrace_pick_row_make_list (MILLRACE_PICK_ROW (row)));

  millrace_offer_list_search (MILLRACE_OFFER_LIST (list), label);
  if (millrace_offer_list_get_n (MILLRACE_OFFER_LIST (list)) == 0)
    g_error ("There is no choice “%s”", label);

  millrace_offer_list_choose_first (MILLRACE_OFFER_LIST (list));
}

const char *
panel_test_get_choice (GtkWidget *row)
{
  return millrace_pick_row_get_label (MILLRACE_PICK_ROW (row));
}

CfnReading *
panel_test_read (const char *text)
{
  g_autoptr (CfnText) bytes = cfn_text_new_from_string (text, -1);

  return cfn_reading_new (bytes);
}

char *
panel_test_load (const char *path)
{
  g_autofree char *file = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), path, NULL);
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}
