/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-refusal.h"
#include "millrace-settle.h"
#include "millrace-tooltip.h"
#include "millrace-window-private.h"
#include "millrace-words.h"

/* --- Results --- */

/* @worst: the worst severity of @n findings. What could merely be better is no problem. */
static char *
dup_problems_label (guint n,
                    int   worst)
{
  if (n == 0)
    return g_strdup (_("No Problems"));
  if (worst == CFN_SEVERITY_INFO)
    return g_strdup_printf (ngettext ("%u Note", "%u Notes", n), n);

  return g_strdup_printf (ngettext ("%u Problem", "%u Problems", n), n);
}

/* A class that goes and comes back makes GTK work the whole button's style out anew. */
static void
set_problems_class (MillraceWindow *self,
                    int             worst)
{
  static const char *classes[] = { "info", "warning", "error" };

  for (int i = 0; i < (int) G_N_ELEMENTS (classes); i++)
    if (i == worst)
      gtk_widget_add_css_class (self->problems_button, classes[i]);
    else
      gtk_widget_remove_css_class (self->problems_button, classes[i]);
}

void
millrace_window_update_problems (MillraceWindow *self)
{
  static const char *icons[] = { "dialog-information-symbolic", "dialog-warning-symbolic",
                                 "dialog-error-symbolic" };
  g_autofree char *label = NULL;
  CfnFindings *findings;
  CfnReading *reading;
  guint n;
  int worst;

  reading = millrace_pipeline_get_reading (millrace_editor_get_pipeline (self->editor));
  if (reading == NULL)
    return;

  findings = cfn_reading_get_findings (reading);
  n = cfn_findings_get_n (findings);
  worst = cfn_findings_get_worst (findings, NULL);
  set_problems_class (self, n > 0 ? worst : -1);
  label = dup_problems_label (n, worst);
  adw_button_content_set_icon_name (self->problems_content,
                                    n > 0 ? icons[worst] : "emblem-ok-symbolic");
  if (self->narrow && n > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", n);

      adw_button_content_set_label (self->problems_content, number);
    }
  else
    {
      adw_button_content_set_label (self->problems_content, self->narrow ? "" : label);
    }
  millrace_tooltip_set (self->problems_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problems_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (self->problems_button, !millrace_window_is_blank (self));
}

/* "Line 12: …", for the picture that can no longer follow. */
static char *
dup_stale_reason (CfnReading *reading)
{
  CfnFindings *findings = cfn_reading_get_findings (reading);
  const CfnFinding *finding;
  g_autofree char *message = NULL;
  CfnPosition position;
  char line[16];

  if (cfn_findings_get_n (findings) == 0)
    return g_strdup (_("The text cannot be read"));

  finding = cfn_findings_get (findings, 0);
  position = cfn_text_get_position (cfn_reading_get_text (reading), finding->span.start);
  message = cfn_message_format (finding->message);
  /* Translators: a line number and what is wrong there */
  g_snprintf (line, sizeof line, "%u", position.line);
  return millrace_words (N_("Line {0}: {1}"), line, message, NULL);
}

/* The reading that forms and lists speak of: the newest that could be read. */
static CfnReading *
get_whole_reading (MillraceWindow *self)
{
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);
  CfnReading *reading = millrace_pipeline_get_reading (pipeline);

  if (reading != NULL && cfn_reading_is_whole (reading))
    return reading;
  return millrace_pipeline_get_shown (pipeline);
}

static void
update_inspector (MillraceWindow *self)
{
  const CfnClaim *claim = millrace_canvas_get_selected_claim (self->canvas);
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);

  if (claim != NULL && self->selection[0] == NULL)
    millrace_inspector_set_claim (self->inspector, millrace_pipeline_get_shown (pipeline), claim);
  else
    millrace_inspector_set_subject (self->inspector, get_whole_reading (self),
                                    (const char * const *) self->selection);
}

/* Nothing changed: the reason is worth more than a beep. Whoever asked hears it, and what was set
 * in a form shows again what the document has. */
void
millrace_window_refuse (MillraceWindow *self,
                        const GError   *error)
{
  millrace_refusal_tell (GTK_ROOT (self), error->message);
  millrace_window_toast (self, error->message);
  update_inspector (self);
}

void
millrace_window_update_start_page (MillraceWindow *self)
{
  const gboolean blank = millrace_window_is_blank (self);
  GtkWidget *canvas = GTK_WIDGET (self->canvas);
  GtkWidget *hidden = blank ? canvas : self->start_page;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  const gboolean moves = focus != NULL && (focus == hidden
                                           || gtk_widget_is_ancestor (focus, hidden));

  if (blank == gtk_widget_get_visible (self->start_page))
    return;

  /* Nobody sees the focus on what is behind. */
  gtk_widget_set_visible (self->start_page, blank);
  gtk_widget_set_can_focus (canvas, !blank);
  if (moves && !gtk_widget_grab_focus (canvas))
    millrace_shell_focus_pane (self->shell, MILLRACE_AREA_CENTRE);
}

static void
reading_changed_cb (MillraceWindow *self)
{
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);
  CfnReading *reading = millrace_pipeline_get_reading (pipeline);
  CfnFindings *findings = cfn_reading_get_findings (reading);
  gboolean blank = millrace_window_is_blank (self);
  gboolean whole;
  guint n;

  whole = cfn_reading_is_whole (reading);
  n = cfn_template_get_n_resources (cfn_reading_get_template (reading));

  /* Where nothing was begun, nothing is wrong yet. */
  millrace_problems_set_reading (self->problems, blank ? NULL : reading);
  millrace_source_set_reading (self->source, reading);
  millrace_lab_set_reading (self->lab, reading);
  millrace_tabs_set_n_problems (self->tabs, blank ? 0 : cfn_findings_get_n (findings));
  millrace_window_update_problems (self);
  millrace_window_update_start_page (self);
  gtk_widget_set_visible (self->hint, whole && !blank && n == 0);

  if (whole)
    {
      millrace_outline_set_reading (self->outline, reading,
                                    millrace_pipeline_get_outline_draft (pipeline));
      update_inspector (self);
    }
  else
    {
      g_autofree char *reason = dup_stale_reason (reading);

      millrace_canvas_set_stale (self->canvas, reason);
    }
}

void
millrace_window_select_when_shown (MillraceWindow     *self,
                                   const char * const *ids)
{
  char **pending = g_strdupv ((char **) ids);

  g_strfreev (self->pending);
  self->pending = pending;
}

static gboolean
is_pending_shown (MillraceWindow *self)
{
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);
  CfnRect card;

  for (guint i = 0; self->pending != NULL && self->pending[i] != NULL; i++)
    if (!millrace_pipeline_get_card (pipeline, self->pending[i], &card))
      return FALSE;

  return self->pending != NULL && self->pending[0] != NULL;
}

static void
scene_changed_cb (MillraceWindow *self)
{
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);
  CfnReading *shown = millrace_pipeline_get_shown (pipeline);
  CfnReading *reading = millrace_pipeline_get_reading (pipeline);
  gboolean comes = is_pending_shown (self);

  /* That a renamed card is gone is not the person's doing: its form stays. */
  self->selecting = comes;
  millrace_canvas_set_scene (self->canvas, millrace_pipeline_get_routes (pipeline),
                             cfn_reading_get_findings (shown));
  self->selecting = FALSE;
  millrace_find_bar_refresh (self->find_bar);
  if (shown == reading)
    millrace_canvas_set_stale (self->canvas, NULL);
  if (self->fit_pending)
    {
      millrace_canvas_fit_at_once (self->canvas);
      /* A document has come, and most of the rows that the lists will have. */
      millrace_settle (GTK_WIDGET (self));
    }
  self->fit_pending = FALSE;

  if (comes)
    {
      g_auto (GStrv) ids = g_steal_pointer (&self->pending);

      millrace_window_select (self, (const char * const *) ids);
      millrace_window_reveal (self, ids[0], self->pending_focused);
      self->pending_focused = FALSE;
    }
  else if (self->selection[0] == NULL)
    {
      /* A line is of the picture; the form of a card has come with the reading. */
      update_inspector (self);
    }
  millrace_window_update_actions (self);
}

/* --- Selection --- */

static void
show_selection (MillraceWindow *self)
{
  const char * const *ids = (const char * const *) self->selection;

  self->selecting = TRUE;
  millrace_outline_set_selection (self->outline, ids);
  millrace_source_set_selection (self->source, ids);
  update_inspector (self);
  millrace_window_update_actions (self);
  self->selecting = FALSE;
}

static void
canvas_selection_cb (MillraceWindow *self)
{
  g_auto (GStrv) ids = NULL;

  if (self->selecting)
    return;

  millrace_window_select_when_shown (self, NULL);
  ids = millrace_canvas_get_selection (self->canvas);
  if (!g_strv_equal ((const char * const *) ids, (const char * const *) self->selection))
    {
      g_strfreev (self->selection);
      self->selection = g_steal_pointer (&ids);
    }
  show_selection (self);
  if (self->selection[0] != NULL && self->selection[1] == NULL)
    millrace_window_reveal (self, self->selection[0], FALSE);
}

static void
source_cursor_cb (MillraceWindow *self,
                  const char     *id)
{
  const char *ids[] = { id, NULL };

  if (self->selecting || (g_strcmp0 (self->selection[0], id) == 0 && self->selection[1] == NULL))
    return;

  millrace_window_select (self, ids);
  millrace_canvas_reveal (self->canvas, id, FALSE);
}

static void
card_activated_cb (MillraceWindow *self,
                   const char     *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-properties", "s", id);
}

void
millrace_window_select (MillraceWindow     *self,
                        const char * const *ids)
{
  g_return_if_fail (MILLRACE_IS_WINDOW (self));
  g_return_if_fail (ids != NULL);

  if (self->selecting)
    return;

  if (!g_strv_equal (ids, (const char * const *) self->selection))
    {
      g_strfreev (self->selection);
      self->selection = g_strdupv ((char **) ids);
    }
  self->selecting = TRUE;
  millrace_canvas_set_selection (self->canvas, ids);
  self->selecting = FALSE;
  show_selection (self);
}

/* The form and the list speak of @new_id at once, so that whoever typed it can go on; the picture
 * follows when it is laid out. */
void
millrace_window_follow_rename (MillraceWindow *self,
                               const char     *id,
                               const char     *new_id)
{
  const char * const *ids = (const char * const *) self->selection;
  /* @id may be the very string that is selected, and goes. */
  g_autofree char *old_id = g_strdup (id);

  if (!g_strv_contains (ids, old_id))
    return;

  for (guint i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], old_id))
      {
        g_free (self->selection[i]);
        self->selection[i] = g_strdup (new_id);
      }
  if (ids[1] == NULL)
    millrace_inspector_rename (self->inspector, old_id, new_id);
  millrace_outline_set_selection (self->outline, ids);
  millrace_window_select_when_shown (self, ids);
}

const char * const *
millrace_window_get_selection (MillraceWindow *self)
{
  g_return_val_if_fail (MILLRACE_IS_WINDOW (self), NULL);

  return (const char * const *) self->selection;
}

void
millrace_window_reveal (MillraceWindow *self,
                        const char     *id,
                        gboolean        focus_card)
{
  CfnReading *reading = get_whole_reading (self);
  const CfnResource *resource;

  millrace_canvas_reveal (self->canvas, id, focus_card);
  if (reading == NULL
      || cfn_reading_get_text (reading)
           != cfn_document_get_text (millrace_window_get_document (self)))
    return;

  resource = cfn_template_find_resource (cfn_reading_get_template (reading), id);
  if (resource != NULL && resource->node->key != NULL)
    millrace_source_go_to (self->source, resource->node->key->span, FALSE);
}

void
millrace_window_show_text (MillraceWindow *self,
                           CfnSpan         span)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "bottom-pane",
                                  g_variant_new_string ("template"));
  millrace_source_go_to (self->source, span, TRUE);
}

void
millrace_window_show_finding (MillraceWindow   *self,
                              const CfnFinding *finding)
{
  millrace_window_show_text (self, finding->span);
  if (finding->resource != NULL)
    {
      const char *ids[] = { finding->resource->id, NULL };

      millrace_window_select (self, ids);
      millrace_window_reveal (self, finding->resource->id, FALSE);
      /* Selecting shows the resource's first line: the problem's own place is the one asked for. */
      millrace_window_show_text (self, finding->span);
    }
}

/* --- Signals --- */

/* Whoever types looks at the list: what else there is to say of the key comes a frame later. */
static void
proposing_cb (MillraceWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock != NULL && self->editor != NULL)
    millrace_pipeline_hold (millrace_editor_get_pipeline (self->editor), clock);
}

/* Whose form it is, or what is found next, must not lie under the form. */
static void
right_pane_cb (MillraceWindow *self)
{
  millrace_canvas_set_covered_side (self->canvas, millrace_shell_get_overlap (self->shell));
}

void
millrace_window_connect_views (MillraceWindow *self)
{
  self->pipeline_signals = g_signal_group_new (MILLRACE_TYPE_PIPELINE);
  g_signal_group_connect_swapped (self->pipeline_signals, "reading-changed",
                                  G_CALLBACK (reading_changed_cb), self);
  g_signal_group_connect_swapped (self->pipeline_signals, "scene-changed",
                                  G_CALLBACK (scene_changed_cb), self);

  g_signal_connect_object (self->canvas, "selection-changed", G_CALLBACK (canvas_selection_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "card-activated", G_CALLBACK (card_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shell, "notify::show-right", G_CALLBACK (right_pane_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "cursor-resource", G_CALLBACK (source_cursor_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "proposing", G_CALLBACK (proposing_cb), self,
                           G_CONNECT_SWAPPED);
}
