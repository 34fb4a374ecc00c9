/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-path.h"
#include "millrace-verdict.h"
#include "millrace-window-private.h"
#include "millrace-words.h"

/* --- Selection --- */

static void
select_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);
  MillraceWindow *self = user_data;

  /* Somebody has gone on to something else meanwhile. */
  millrace_window_select_when_shown (self, NULL);
  millrace_window_select (user_data, ids);
  if (ids[0] != NULL && ids[1] == NULL)
    millrace_window_reveal (user_data, ids[0], FALSE);
}

static void
select_all_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MillraceWindow *self = user_data;
  CfnReading *shown = millrace_pipeline_get_shown (millrace_editor_get_pipeline (self->editor));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  CfnDiagram *diagram;

  if (shown == NULL)
    return;

  diagram = cfn_reading_get_diagram (shown);
  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    g_ptr_array_add (ids, (gpointer) cfn_diagram_get_node (diagram, i)->resource->id);
  g_ptr_array_add (ids, NULL);
  millrace_window_select (self, (const char * const *) ids->pdata);
}

static void
select_none_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  const char *none[] = { NULL };

  millrace_window_select (user_data, none);
}

/* --- Going to places --- */

static const CfnResource *
find_resource (MillraceWindow *self,
               const char     *id)
{
  CfnReading *reading;

  reading = millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
  return cfn_template_find_resource (cfn_reading_get_template (reading), id);
}

static CfnSpan
get_resource_span (const CfnResource *resource)
{
  return resource->node->key != NULL ? resource->node->key->span : resource->node->span;
}

/* Of whatever is selected: of an edge as well, which has no name to select it by. */
static void
show_inspector_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  MillraceWindow *self = user_data;

  millrace_shell_set_shown (self->shell, MILLRACE_AREA_RIGHT, TRUE);
  millrace_inspector_focus_first (self->inspector);
}

static void
show_properties_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  const char *ids[] = { g_variant_get_string (parameter, NULL), NULL };

  millrace_window_select (user_data, ids);
  show_inspector_cb (action, NULL, user_data);
}

/* The logical id of the form, ready to be typed over; "win.rename" does it. */
static void
rename_begin_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MillraceWindow *self = user_data;

  show_properties_cb (action, parameter, user_data);
  millrace_inspector_focus_name (self->inspector);
}

static void
show_source_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const CfnResource *resource = find_resource (self, g_variant_get_string (parameter, NULL));

  if (resource != NULL)
    millrace_window_show_text (self, get_resource_span (resource));
}

/* Where a value stands: the evidence of an edge, for one. */
static void
show_source_path_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  MillraceWindow *self = user_data;
  CfnReading *reading = millrace_pipeline_get_shown (millrace_editor_get_pipeline (self->editor));
  g_autoptr (CfnPath) path = cfn_path_parse (g_variant_get_string (parameter, NULL), NULL);
  const CfnNode *node = NULL;

  if (reading != NULL && path != NULL)
    node = cfn_path_resolve (path, cfn_reading_get_tree (reading), NULL);
  if (node != NULL)
    millrace_window_show_text (self, node->span);
}

/* Between a card and its lines, whichever has the focus. */
static void
jump_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MillraceWindow *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  const CfnResource *resource = NULL;

  if (self->selection[0] != NULL)
    resource = find_resource (self, self->selection[0]);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->source)))
    {
      if (self->selection[0] != NULL)
        millrace_window_reveal (self, self->selection[0], TRUE);
      else
        millrace_shell_focus_pane (self->shell, MILLRACE_AREA_CENTRE);
    }
  else if (resource != NULL)
    {
      millrace_window_show_text (self, get_resource_span (resource));
    }
}

static void
cycle_pane_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MillraceWindow *self = user_data;

  millrace_shell_cycle_focus (self->shell, g_variant_get_boolean (parameter));
}

static void
find_node_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  MillraceWindow *self = user_data;

  if (!gtk_widget_get_visible (self->start_page))
    millrace_find_bar_open (self->find_bar);
}

static void
focus_palette_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MillraceWindow *self = user_data;

  millrace_shell_set_shown (self->shell, MILLRACE_AREA_LEFT, TRUE);
  millrace_palette_focus_search (self->palette);
}

/* Where Esc leads from a canvas with nothing left to cancel. */
static void
focus_outline_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MillraceWindow *self = user_data;

  millrace_shell_set_shown (self->shell, MILLRACE_AREA_LEFT, TRUE);
  millrace_outline_focus_list (self->outline);
}

/* Where Esc leads from a form, to the card that it is of, and from the palette. What lies over all
 * of a narrow canvas goes. */
static void
focus_canvas_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MillraceWindow *self = user_data;

  if (millrace_shell_get_narrow (self->shell))
    {
      millrace_shell_set_shown (self->shell, MILLRACE_AREA_LEFT, FALSE);
      millrace_shell_set_shown (self->shell, MILLRACE_AREA_RIGHT, FALSE);
    }
  if (self->selection[0] != NULL && self->selection[1] == NULL)
    millrace_canvas_reveal (self->canvas, self->selection[0], TRUE);
  /* To the edge, for one, whose form this was; to the starters while they are in its place. */
  else if (!gtk_widget_child_focus (GTK_WIDGET (self->canvas), GTK_DIR_TAB_FORWARD)
           && !gtk_widget_grab_focus (GTK_WIDGET (self->canvas)))
    millrace_shell_focus_pane (self->shell, MILLRACE_AREA_CENTRE);
}

/* One key for both side panes, as in other GNOME programs. */
static void
toggle_sides_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MillraceWindow *self = user_data;
  gboolean left = millrace_shell_get_shown (self->shell, MILLRACE_AREA_LEFT);
  gboolean right = millrace_shell_get_shown (self->shell, MILLRACE_AREA_RIGHT);

  if (millrace_shell_get_narrow (self->shell))
    {
      /* Only one fits: palette, then inspector, then none. */
      millrace_shell_set_shown (self->shell, left ? MILLRACE_AREA_RIGHT : MILLRACE_AREA_LEFT,
                                !right);
      if (right)
        millrace_shell_set_shown (self->shell, MILLRACE_AREA_RIGHT, FALSE);
      return;
    }

  millrace_shell_set_shown (self->shell, MILLRACE_AREA_LEFT, !(left || right));
  millrace_shell_set_shown (self->shell, MILLRACE_AREA_RIGHT, !(left || right));
}

/* --- Problems --- */

static CfnFindings *
get_findings (MillraceWindow *self)
{
  return cfn_reading_get_findings (
    millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor)));
}

static void
show_problem_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MillraceWindow *self = user_data;
  CfnFindings *findings = get_findings (self);
  guint index = g_variant_get_uint32 (parameter);

  if (index >= cfn_findings_get_n (findings))
    return;

  self->problem = index + 1;
  millrace_window_show_finding (self, cfn_findings_get (findings, index));
}

static void
step_problem_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MillraceWindow *self = user_data;
  gboolean forward = g_str_equal (g_action_get_name (G_ACTION (action)), "next-problem");
  CfnFindings *findings = get_findings (self);
  guint n = millrace_window_is_blank (self) ? 0 : cfn_findings_get_n (findings);
  const CfnFinding *finding;
  g_autofree char *message = NULL;
  g_autofree char *text = NULL;
  g_autofree char *fix = NULL;
  char place[16], count[16];

  if (n == 0)
    {
      millrace_window_toast (self, _("No problems"));
      return;
    }

  if (forward)
    self->problem = self->problem >= n ? 1 : self->problem + 1;
  else
    self->problem = self->problem <= 1 || self->problem > n ? n : self->problem - 1;

  finding = cfn_findings_get (findings, self->problem - 1);
  millrace_window_show_finding (self, finding);
  message = cfn_message_format (finding->message);
  g_snprintf (place, sizeof place, "%u", self->problem);
  g_snprintf (count, sizeof count, "%u", n);
  if (finding->n_fixes > 0)
    fix = cfn_message_format (finding->fixes[0].title);
  /* Translators: number of this problem, number of all, "Warning", its sentence, the name of the
   * rule, and what Ctrl+. offers to do */
  text = millrace_words (fix != NULL ? N_("{0} of {1}, {2}: {3} ({4}). Repair: {5}")
                                     : N_("{0} of {1}, {2}: {3} ({4})"),
                         place, count, millrace_severity_get_word (finding->severity), message,
                         finding->rule, fix, NULL);
  millrace_window_toast (self, text);
}

static void
show_problems_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "bottom-pane",
                                  g_variant_new_string ("problems"));
}

static void
bottom_pane_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const char *page = g_variant_get_string (parameter, NULL);

  if (gtk_stack_get_child_by_name (self->bottom_stack, page) == NULL)
    return;

  g_simple_action_set_state (action, parameter);
  g_settings_set_string (self->settings, "bottom-page", page);
  gtk_stack_set_visible_child_name (self->bottom_stack, page);
  millrace_shell_set_shown (self->shell, MILLRACE_AREA_BOTTOM, TRUE);
}

/* --- View --- */

/* Wherever the focus is, as the canvas does it. */
static void
zoom_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autofree char *name = g_strdup_printf ("canvas.%s", g_action_get_name (G_ACTION (action)));

  gtk_widget_activate_action (GTK_WIDGET (self->canvas), name, NULL);
}

static const GActionEntry view_entries[] = {
  { "select", select_cb, "as" },
  { "select-all", select_all_cb },
  { "select-none", select_none_cb },
  { "show-inspector", show_inspector_cb },
  { "show-properties", show_properties_cb, "s" },
  { "rename-begin", rename_begin_cb, "s" },
  { "show-source", show_source_cb, "s" },
  { "show-source-path", show_source_path_cb, "s" },
  { "jump", jump_cb },
  { "cycle-pane", cycle_pane_cb, "b" },
  { "find-node", find_node_cb },
  { "focus-palette", focus_palette_cb },
  { "focus-outline", focus_outline_cb },
  { "focus-canvas", focus_canvas_cb },
  { "toggle-sides", toggle_sides_cb },
  { "show-problem", show_problem_cb, "u" },
  { "next-problem", step_problem_cb },
  { "previous-problem", step_problem_cb },
  { "show-problems", show_problems_cb },
  { "bottom-pane", bottom_pane_cb, "s", "'template'" },
  { "zoom-in", zoom_cb },
  { "zoom-out", zoom_cb },
  { "zoom-normal", zoom_cb },
  { "zoom-fit", zoom_cb },
};

static void
add_shell_action (MillraceWindow *self,
                  const char     *property)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (property, self->shell, property);

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

static void
add_settings_action (MillraceWindow *self,
                     const char     *key)
{
  g_autoptr (GAction) action = g_settings_create_action (self->settings, key);

  g_action_map_add_action (G_ACTION_MAP (self), action);
}

void
millrace_window_add_actions (MillraceWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, "bottom-page");
  GActionMap *map = G_ACTION_MAP (self);

  g_action_map_add_action_entries (map, view_entries, G_N_ELEMENTS (view_entries), self);
  g_action_map_add_action_entries (map, millrace_window_edit_entries,
                                   millrace_window_n_edit_entries, self);
  g_action_map_add_action_entries (map, millrace_window_entry_entries,
                                   millrace_window_n_entry_entries, self);
  g_action_map_add_action_entries (map, millrace_window_connect_entries,
                                   millrace_window_n_connect_entries, self);
  g_action_map_add_action_entries (map, millrace_window_arrange_entries,
                                   millrace_window_n_arrange_entries, self);
  g_action_map_add_action_entries (map, millrace_window_clipboard_entries,
                                   millrace_window_n_clipboard_entries, self);
  g_action_map_add_action_entries (map, millrace_window_command_entries,
                                   millrace_window_n_command_entries, self);
  g_action_map_add_action_entries (map, millrace_window_find_entries,
                                   millrace_window_n_find_entries, self);
  g_action_map_add_action_entries (map, millrace_window_outline_entries,
                                   millrace_window_n_outline_entries, self);
  g_action_map_add_action_entries (map, millrace_window_help_entries,
                                   millrace_window_n_help_entries, self);
  g_action_map_add_action_entries (map, millrace_window_lab_entries,
                                   millrace_window_n_lab_entries, self);
  g_action_map_add_action_entries (map, millrace_window_source_entries,
                                   millrace_window_n_source_entries, self);
  g_action_map_add_action_entries (map, millrace_window_fix_entries,
                                   millrace_window_n_fix_entries, self);
  g_action_map_add_action_entries (map, millrace_window_file_entries,
                                   millrace_window_n_file_entries, self);
  add_settings_action (self, "outline-order");
  add_shell_action (self, "show-left");
  add_shell_action (self, "show-right");
  add_shell_action (self, "show-bottom");

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "bottom-pane")),
                             g_variant_new_string (page));
  gtk_stack_set_visible_child_name (self->bottom_stack, page);
}

static void
set_enabled (MillraceWindow *self,
             const char     *name,
             gboolean        enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
millrace_window_update_actions (MillraceWindow *self)
{
  CfnDocument *document = millrace_window_get_document (self);

  set_enabled (self, "undo", cfn_document_can_undo (document));
  set_enabled (self, "redo", cfn_document_can_redo (document));
  set_enabled (self, "delete-selection",
               self->selection[0] != NULL
                 || millrace_canvas_get_selected_claim (self->canvas) != NULL);
}
