/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source.h"

#include <gtksourceview/gtksource.h>

#include "millrace-scheme.h"
#include "millrace-source-comment.h"
#include "millrace-source-completion.h"
#include "millrace-source-folds.h"
#include "millrace-source-gutter.h"
#include "millrace-source-help.h"
#include "millrace-source-indenter.h"
#include "millrace-source-language.h"
#include "millrace-source-marks.h"
#include "millrace-source-popover.h"
#include "millrace-source-search.h"
#include "millrace-source-sync.h"
#include "millrace-source-view.h"
#include "millrace-tip.h"

#define REVEAL_US (2 * G_USEC_PER_SEC)

struct _MillraceSource
{
  GtkWidget             parent_instance;

  GtkWidget            *notice;
  MillraceSourceSearch *search;
  GtkSourceView        *view;
  GtkSourceBuffer      *buffer;
  MillraceSourceSync   *sync;      /* NULL without a document */
  MillraceSourceMarks  *marks;
  MillraceSourceFolds  *folds;
  MillraceSourceCompletion *completion;
  MillraceSourceLanguage *language;
  GSignalGroup         *document;
  char                 *resource;  /* where the cursor was seen last */
  gboolean              moving;    /* the cursor is moved by the program */
  gboolean              hidden;    /* another pane is shown in its place ... */
  gboolean              waits;     /* ... and there was a reading since */
  CfnEdit              *unseen;    /* the last that the buffer has to follow yet; or NULL */
  guint                 tick;      /* until the frame in which it begins to do so ... */
  guint                 idle;      /* ... and is drawn */
  gint64                reveal_end; /* until then the cursor is kept in sight; 0: not */
  guint                 reveal;     /* source id */
};

G_DEFINE_FINAL_TYPE (MillraceSource, millrace_source, GTK_TYPE_WIDGET)

enum
{
  CURSOR_RESOURCE,
  PROPOSING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- A buffer that nobody sees --- */

static void
stop_waiting (MillraceSource *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->unseen, cfn_edit_unref);
}

/* What another pane changed is shown for a moment. */
static void
flash (MillraceSource *self,
       CfnEdit        *edit)
{
  g_autoptr (GArray) written = cfn_edit_get_written (edit);

  millrace_source_marks_flash (self->marks, millrace_source_sync_get_text (self->sync), written);
}

static void
catch_up (MillraceSource *self)
{
  g_autoptr (CfnEdit) edit = g_steal_pointer (&self->unseen);

  stop_waiting (self);
  if (edit == NULL || self->sync == NULL)
    return;

  millrace_source_sync_catch_up (self->sync);
  flash (self, edit);
  millrace_source_language_update (self->language, millrace_source_sync_get_text (self->sync));
}

static gboolean
idle_cb (gpointer user_data)
{
  MillraceSource *self = user_data;

  self->idle = 0;
  catch_up (self);

  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  MillraceSource *self = MILLRACE_SOURCE (widget);

  self->tick = 0;
  self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

/* The text of a large template and its colours take GTK milliseconds at each edit: where they are
 * not seen, they wait until what came of the edit elsewhere is drawn. */
static void
catch_up_later (MillraceSource *self)
{
  if (self->tick == 0 && self->idle == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* The text of the buffer, which is that of the document from here on. */
static CfnText *
get_text (MillraceSource *self)
{
  catch_up (self);

  return millrace_source_sync_get_text (self->sync);
}

static gsize
get_cursor_offset (MillraceSource *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  CfnText *text = get_text (self);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));

  return cfn_text_get_byte_offset (text, (gsize) gtk_text_iter_get_offset (&cursor));
}

CfnSpan
millrace_source_get_selected_span (MillraceSource *self)
{
  GtkTextIter start, end;
  CfnText *text;
  CfnSpan span = { 0, 0 };

  g_return_val_if_fail (MILLRACE_IS_SOURCE (self), span);

  if (self->sync == NULL)
    return span;

  text = get_text (self);
  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  span.start = cfn_text_get_byte_offset (text, (gsize) gtk_text_iter_get_offset (&start));
  span.end = cfn_text_get_byte_offset (text, (gsize) gtk_text_iter_get_offset (&end));

  return span;
}

void
millrace_source_paste (MillraceSource *self)
{
  g_return_if_fail (MILLRACE_IS_SOURCE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action (GTK_WIDGET (self->view), "clipboard.paste", NULL);
}

gsize
millrace_source_get_cursor (MillraceSource *self)
{
  g_return_val_if_fail (MILLRACE_IS_SOURCE (self), 0);

  return self->sync != NULL ? get_cursor_offset (self) : 0;
}

/* Of the very text that is shown; NULL while the reading is of an older one. */
static CfnTemplate *
get_template (MillraceSource *self)
{
  CfnReading *reading = millrace_source_marks_get_reading (self->marks);

  if (self->sync == NULL || reading == NULL ||
      !cfn_text_equal (cfn_reading_get_text (reading), get_text (self)))
    return NULL;

  return cfn_reading_get_template (reading);
}

/* The same, read now if need be: who asks by a key does not wait for the next reading. */
static CfnTemplate *
read_template (MillraceSource *self)
{
  CfnTemplate *template = get_template (self);
  g_autoptr (CfnTree) tree = NULL;

  if (template != NULL)
    return cfn_template_ref (template);

  tree = cfn_tree_read (get_text (self), NULL);

  return cfn_template_new (tree);
}

static const CfnResource *
find_cursor_resource (MillraceSource *self)
{
  CfnTemplate *template = get_template (self);

  return template != NULL ? cfn_template_get_resource_at (template, get_cursor_offset (self))
                          : NULL;
}

static void
cursor_cb (MillraceSource *self)
{
  const CfnResource *resource;

  if (self->moving || self->sync == NULL || millrace_source_sync_is_busy (self->sync) ||
      !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;

  resource = find_cursor_resource (self);
  if (resource == NULL || g_strcmp0 (resource->id, self->resource) == 0)
    return;

  g_free (self->resource);
  self->resource = g_strdup (resource->id);
  g_signal_emit (self, signals[CURSOR_RESOURCE], 0, self->resource);
}

static gboolean
query_tooltip_cb (MillraceSource *self,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  g_autofree char *markup = NULL;
  GtkTextIter iter;
  gsize offset;

  if (self->sync == NULL)
    return FALSE;

  if (keyboard)
    {
      offset = get_cursor_offset (self);
    }
  else
    {
      gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
      if (!gtk_text_view_get_iter_at_location (view, &iter, x, y))
        return FALSE;
      offset = cfn_text_get_byte_offset (millrace_source_sync_get_text (self->sync),
                                         (gsize) gtk_text_iter_get_offset (&iter));
    }

  markup = millrace_source_help_dup_markup (self->marks, get_template (self), offset);
  if (markup == NULL)
    return FALSE;

  gtk_tooltip_set_custom (tooltip, millrace_tip_new (markup, GTK_WIDGET (view)));

  return TRUE;
}

/* What undo and redo brought back is scrolled to when it was asked for here. */
static void
document_changed_cb (MillraceSource *self,
                     CfnEdit        *edit,
                     gboolean        from_history)
{
  g_autoptr (GArray) written = NULL;

  gtk_widget_set_visible (self->notice, !millrace_source_sync_is_editable (self->sync));
  if (!millrace_source_sync_is_behind (self->sync))
    stop_waiting (self);
  if (millrace_source_sync_is_telling (self->sync)
      || !millrace_source_sync_is_editable (self->sync))
    return;

  if (millrace_source_sync_is_behind (self->sync))
    {
      g_clear_pointer (&self->unseen, cfn_edit_unref);
      self->unseen = cfn_edit_ref (edit);
      return;
    }

  flash (self, edit);
  if (!from_history || self->hidden || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;

  written = cfn_edit_get_written (edit);
  if (written->len > 0)
    {
      CfnSpan last = g_array_index (written, CfnSpan, written->len - 1);

      millrace_source_go_to (self, (CfnSpan) { last.end, last.end }, FALSE);
    }
}

static void
drop_document (MillraceSource *self)
{
  stop_waiting (self);
  g_signal_group_set_target (self->document, NULL);
  if (self->sync != NULL)
    millrace_source_sync_stop (self->sync);
  g_clear_object (&self->sync);
  g_clear_pointer (&self->resource, g_free);
  millrace_source_marks_set_reading (self->marks, NULL);
  millrace_source_folds_set_tree (self->folds, NULL);
  millrace_source_completion_set_sync (self->completion, NULL);
  if (self->search != NULL)
    millrace_source_search_set_sync (self->search, NULL);
  millrace_source_completion_set_names (self->completion, NULL);
}

void
millrace_source_set_document (MillraceSource *self,
                              CfnDocument    *document)
{
  GtkTextIter start;

  g_return_if_fail (MILLRACE_IS_SOURCE (self));
  g_return_if_fail (document == NULL || CFN_IS_DOCUMENT (document));

  if (self->sync != NULL && millrace_source_sync_get_document (self->sync) == document)
    return;

  drop_document (self);
  self->moving = TRUE;
  if (document != NULL)
    {
      self->sync = millrace_source_sync_new (document, GTK_TEXT_BUFFER (self->buffer));
      millrace_source_sync_set_lazy (self->sync, self->hidden);
      millrace_source_completion_set_sync (self->completion, self->sync);
      millrace_source_search_set_sync (self->search, self->sync);
      /* After the sync, so that the buffer already holds the change. */
      g_signal_group_set_target (self->document, document);
      millrace_source_language_update (self->language,
                                       millrace_source_sync_get_text (self->sync));
      gtk_widget_set_visible (self->notice, !millrace_source_sync_is_editable (self->sync));
    }
  else
    {
      gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), "", 0);
    }

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), document != NULL);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &start);
  self->moving = FALSE;
}

static void
mark (MillraceSource *self,
      CfnReading     *reading)
{
  self->waits = FALSE;
  millrace_source_marks_set_reading (self->marks, reading);
  if (reading != NULL && cfn_reading_is_whole (reading))
    millrace_source_folds_set_tree (self->folds, cfn_reading_get_tree (reading));
}

/* Marks and folds of a text that nobody sees are made when somebody does. */
void
millrace_source_set_reading (MillraceSource *self,
                             CfnReading     *reading)
{
  g_return_if_fail (MILLRACE_IS_SOURCE (self));

  if (self->sync == NULL)
    return;
  if (reading != NULL
      && !cfn_text_equal (cfn_reading_get_text (reading),
                          cfn_document_get_text (millrace_source_sync_get_document (self->sync))))
    return;

  if (self->hidden && reading != NULL)
    {
      self->waits = TRUE;
      millrace_source_marks_hold_reading (self->marks, reading);
    }
  else
    {
      mark (self, reading);
    }
  if (reading != NULL && cfn_reading_is_whole (reading))
    millrace_source_completion_set_names (self->completion, cfn_reading_get_template (reading));
  if (self->unseen != NULL)
    catch_up_later (self);
  else
    millrace_source_language_update (self->language, millrace_source_sync_get_text (self->sync));
}

void
millrace_source_set_selection (MillraceSource     *self,
                               const char * const *ids)
{
  g_return_if_fail (MILLRACE_IS_SOURCE (self));

  catch_up (self);
  /* Going back to the same lines later is a move into them again. */
  g_clear_pointer (&self->resource, g_free);
  if (ids != NULL && ids[0] != NULL && ids[1] == NULL)
    self->resource = g_strdup (ids[0]);
  millrace_source_marks_set_selection (self->marks, ids);
}

/* A place that can be seen, with a little around it, is not moved. */
static gboolean
is_comfortable (MillraceSource    *self,
                const GtkTextIter *iter)
{
  GdkRectangle visible, place;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &visible);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), iter, &place);

  return place.y >= visible.y + place.height &&
         place.y + 3 * place.height <= visible.y + visible.height;
}

static void
scroll_to_cursor (MillraceSource *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextMark *cursor = gtk_text_buffer_get_insert (buffer);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, cursor);
  if (!is_comfortable (self, &iter))
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), cursor, 0, TRUE, 1, 0.25);
}

static gboolean
reveal_cb (gpointer user_data)
{
  MillraceSource *self = user_data;

  self->reveal = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    scroll_to_cursor (self);

  return G_SOURCE_REMOVE;
}

/* The heights of the lines are measured bit by bit after the view was shown, and the panes around
 * it find their size: for a moment, every such change may push the place out of sight again. */
static void
keep_revealing (MillraceSource *self)
{
  if (g_get_monotonic_time () < self->reveal_end && self->reveal == 0)
    self->reveal = g_idle_add_full (G_PRIORITY_LOW, reveal_cb, self, NULL);
}

static void
start_revealing (MillraceSource *self)
{
  self->reveal_end = g_get_monotonic_time () + REVEAL_US;
  keep_revealing (self);
}

/* What was to be shown while the pane was hidden is shown when it appears. */
static void
map_cb (MillraceSource *self)
{
  self->hidden = FALSE;
  catch_up (self);
  if (self->sync != NULL)
    millrace_source_sync_set_lazy (self->sync, FALSE);
  if (self->waits && get_template (self) != NULL)
    mark (self, millrace_source_marks_get_reading (self->marks));
  if (self->reveal_end != 0)
    start_revealing (self);
}

static void
unmap_cb (MillraceSource *self)
{
  self->hidden = TRUE;
  if (self->sync != NULL)
    millrace_source_sync_set_lazy (self->sync, TRUE);
}

void
millrace_source_go_to (MillraceSource *self,
                       CfnSpan         span,
                       gboolean        focus)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  gsize offset;

  g_return_if_fail (MILLRACE_IS_SOURCE (self));

  if (self->sync == NULL)
    return;

  buffer = GTK_TEXT_BUFFER (self->buffer);
  offset = cfn_text_get_char_offset (get_text (self), span.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) offset);

  self->moving = TRUE;
  gtk_text_buffer_place_cursor (buffer, &iter);
  self->moving = FALSE;
  start_revealing (self);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
millrace_source_find (MillraceSource *self,
                      gboolean        replace)
{
  g_return_if_fail (MILLRACE_IS_SOURCE (self));

  /* GtkSourceView does not find what is not shown. */
  millrace_source_folds_open_all (self->folds);
  millrace_source_search_open (self->search, replace);
}

static gboolean
find_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  millrace_source_find (MILLRACE_SOURCE (widget), FALSE);

  return GDK_EVENT_STOP;
}

static gboolean
find_next_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  millrace_source_folds_open_all (MILLRACE_SOURCE (widget)->folds);
  millrace_source_search_next (MILLRACE_SOURCE (widget)->search);

  return GDK_EVENT_STOP;
}

static gboolean
find_previous_cb (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   user_data)
{
  millrace_source_folds_open_all (MILLRACE_SOURCE (widget)->folds);
  millrace_source_search_previous (MILLRACE_SOURCE (widget)->search);

  return GDK_EVENT_STOP;
}

/* --- Help and jumps --- */

CfnJump *
millrace_source_find_name (MillraceSource *self)
{
  g_autoptr (CfnTemplate) template = NULL;

  g_return_val_if_fail (MILLRACE_IS_SOURCE (self), NULL);

  if (self->sync == NULL)
    return NULL;
  template = read_template (self);

  return cfn_jump_find (template, get_cursor_offset (self));
}

static void
go_to_use (CfnSpan  span,
           gpointer data)
{
  millrace_source_go_to (data, span, TRUE);
}

gboolean
millrace_source_go_to_definition (MillraceSource *self)
{
  g_autoptr (CfnJump) jump = millrace_source_find_name (self);

  if (jump == NULL)
    return FALSE;

  go_to_use (jump->definition, self);

  return TRUE;
}

gboolean
millrace_source_list_uses (MillraceSource *self)
{
  g_autoptr (CfnJump) jump = millrace_source_find_name (self);

  if (jump == NULL)
    return FALSE;

  millrace_source_help_list_uses (self->view, get_text (self), jump,
                                  go_to_use, self);

  return TRUE;
}

GtkWidget *
millrace_source_find_place (MillraceSource *self,
                            GdkRectangle   *place)
{
  g_return_val_if_fail (MILLRACE_IS_SOURCE (self), NULL);

  return millrace_source_popover_find_place (self->view, place);
}

gboolean
millrace_source_show_help (MillraceSource *self)
{
  g_autoptr (CfnTemplate) template = NULL;
  g_autofree char *markup = NULL;

  g_return_val_if_fail (MILLRACE_IS_SOURCE (self), FALSE);

  if (self->sync == NULL)
    return FALSE;

  template = read_template (self);
  markup = millrace_source_help_dup_markup (self->marks, template, get_cursor_offset (self));
  if (markup == NULL)
    return FALSE;

  millrace_source_help_open (self->view, markup);

  return TRUE;
}

static void
get_iter_at (MillraceSource *self,
             double          x,
             double          y,
             GtkTextIter    *iter)
{
  int at_x, at_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         (int) x, (int) y, &at_x, &at_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), iter, at_x, at_y);
}

/* The menu is about what was clicked, unless that is selected. */
static void
right_pressed_cb (GtkGestureClick *click,
                  int              n_presses,
                  double           x,
                  double           y,
                  MillraceSource  *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter, start, end;

  get_iter_at (self, x, y, &iter);
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end)
      || !gtk_text_iter_in_range (&iter, &start, &end))
    gtk_text_buffer_place_cursor (buffer, &iter);
}

static void
pressed_cb (GtkGestureClick *click,
            int              n_presses,
            double           x,
            double           y,
            MillraceSource  *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  GtkTextIter iter;

  if ((state & GDK_CONTROL_MASK) == 0 || n_presses != 1)
    return;

  get_iter_at (self, x, y, &iter);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &iter);
  if (millrace_source_go_to_definition (self))
    gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* --- Lines --- */

gboolean
millrace_source_comment (MillraceSource *self)
{
  g_return_val_if_fail (MILLRACE_IS_SOURCE (self), FALSE);

  return self->sync != NULL && millrace_source_toggle_comment (GTK_TEXT_BUFFER (self->buffer));
}

void
millrace_source_ask_line (MillraceSource *self)
{
  g_return_if_fail (MILLRACE_IS_SOURCE (self));

  millrace_source_popover_ask_line (self->view);
}

void
millrace_source_fold (MillraceSource *self,
                      gboolean        all)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter cursor;

  g_return_if_fail (MILLRACE_IS_SOURCE (self));

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  if (all)
    millrace_source_folds_toggle_all (self->folds);
  else
    millrace_source_folds_toggle (self->folds, (guint) gtk_text_iter_get_line (&cursor));
}

static gboolean
millrace_source_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MILLRACE_SOURCE (widget)->view));
}

static void
millrace_source_dispose (GObject *object)
{
  MillraceSource *self = MILLRACE_SOURCE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->reveal, g_source_remove);
  if (self->marks != NULL)
    drop_document (self);
  g_clear_object (&self->marks);
  g_clear_object (&self->folds);
  g_clear_object (&self->completion);
  g_clear_pointer (&self->language, millrace_source_language_free);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_SOURCE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (millrace_source_parent_class)->dispose (object);
}

/* One history for text, forms and canvas: undoing here undoes the last step, wherever it was
 * made. Before the text view, which selects everything by Ctrl+/. */
static void
add_shortcuts (MillraceSource *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *action;
  } steps[] = {
    { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo" },
    { GDK_KEY_y, GDK_CONTROL_MASK, "win.redo" },
    { GDK_KEY_i, GDK_CONTROL_MASK, "win.go-to-line" },
    { GDK_KEY_h, GDK_CONTROL_MASK, "win.replace-in-text" },
    { GDK_KEY_slash, GDK_CONTROL_MASK, "win.toggle-comment" },
    { GDK_KEY_F2, 0, "win.rename-at-cursor" },
    { GDK_KEY_F4, 0, "win.toggle-fold" },
    { GDK_KEY_F4, GDK_SHIFT_MASK, "win.toggle-folds" },
    { GDK_KEY_F12, 0, "win.go-to-definition" },
    { GDK_KEY_F12, GDK_SHIFT_MASK, "win.find-uses" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (steps[i].key, steps[i].modifiers),
                        gtk_named_action_new (steps[i].action)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
showing_cb (MillraceSource *self)
{
  g_signal_emit (self, signals[PROPOSING], 0);
}

static void
millrace_source_class_init (MillraceSourceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_source_dispose;
  widget_class->grab_focus = millrace_source_grab_focus;

  signals[CURSOR_RESOURCE] = g_signal_new ("cursor-resource",
                                           MILLRACE_TYPE_SOURCE,
                                           G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PROPOSING] = g_signal_new ("proposing", MILLRACE_TYPE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MILLRACE_TYPE_SOURCE_SEARCH);
  g_type_ensure (MILLRACE_TYPE_SOURCE_VIEW);
  g_type_ensure (GTK_SOURCE_TYPE_BUFFER);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/millrace-source.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceSource, notice);
  gtk_widget_class_bind_template_child (widget_class, MillraceSource, search);
  gtk_widget_class_bind_template_child (widget_class, MillraceSource, view);
  gtk_widget_class_bind_template_child (widget_class, MillraceSource, buffer);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, find_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, find_next_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                find_previous_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "source");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
millrace_source_init (MillraceSource *self)
{
  g_autoptr (GtkSourceIndenter) indenter = millrace_source_indenter_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *right = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->marks = millrace_source_marks_new (GTK_TEXT_BUFFER (self->buffer));
  self->folds = millrace_source_folds_new (GTK_TEXT_BUFFER (self->buffer));
  self->completion = millrace_source_completion_new (self->view);
  g_signal_connect_object (self->completion, "showing", G_CALLBACK (showing_cb), self,
                           G_CONNECT_SWAPPED);
  self->language = millrace_source_language_new (self->view);
  millrace_source_gutter_add (self->view, self->folds,
                              millrace_source_marks_get_current (self->marks));
  millrace_source_view_add_tint (MILLRACE_SOURCE_VIEW (self->view),
                                 millrace_source_marks_get_current (self->marks));
  millrace_source_view_add_tint (MILLRACE_SOURCE_VIEW (self->view),
                                 millrace_source_marks_get_touched (self->marks));
  gtk_source_view_set_indenter (self->view, indenter);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (right), GTK_PHASE_CAPTURE);
  g_signal_connect_object (right, "pressed", G_CALLBACK (right_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (right));
  self->document = g_signal_group_new (CFN_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "changed", G_CALLBACK (document_changed_cb),
                                  self);

  millrace_scheme_follow (self->buffer);
  millrace_source_search_set_view (self->search, self->view);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), FALSE);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), "changed",
                           G_CALLBACK (keep_revealing), self, G_CONNECT_SWAPPED);
  add_shortcuts (self);
}

GtkWidget *
millrace_source_new (void)
{
  return g_object_new (MILLRACE_TYPE_SOURCE, NULL);
}
