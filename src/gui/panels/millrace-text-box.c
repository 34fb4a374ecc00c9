/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <math.h>

#include "millrace-text-box.h"

#include "millrace-form.h"
#include "millrace-problem-label.h"
#include "millrace-scheme.h"
#include "millrace-tooltip.h"

/* As many lines as it has are shown, within bounds. */
#define MIN_LINES 4
#define MAX_LINES 18
#define LINE_HEIGHT 15
#define MARGIN 6
#define LARGE_WIDTH 860
#define LARGE_HEIGHT 640

struct _MillraceTextBox
{
  GtkWidget        parent_instance;

  GtkWidget       *heading;
  GtkWidget       *title;
  GtkWidget       *info;
  GtkWidget       *scroller;
  GtkWidget       *view;
  GtkWidget       *problem;
  MillraceField   *refused;      /* the row around it, while that did not take what is typed */
  GtkWidget       *large;        /* the window that it is edited in, or NULL */
  GtkSourceBuffer *buffer;
  char            *shown;
  char            *language;
  guint            highlighting;
  gboolean         is_showing;   /* the text changes because another is shown */
};

G_DEFINE_FINAL_TYPE (MillraceTextBox, millrace_text_box, GTK_TYPE_WIDGET)

static guint changed_signal;
static guint finished_signal;

char *
millrace_text_box_dup_text (MillraceTextBox *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (MILLRACE_IS_TEXT_BOX (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

gboolean
millrace_text_box_is_changed (MillraceTextBox *self)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (MILLRACE_IS_TEXT_BOX (self), FALSE);

  typed = millrace_text_box_dup_text (self);

  return g_strcmp0 (typed, self->shown) != 0;
}

/* --- Finishing --- */

static void
finish (MillraceTextBox *self)
{
  if (millrace_text_box_is_changed (self))
    g_signal_emit (self, finished_signal, 0);
}

void
millrace_text_box_accept (MillraceTextBox *self)
{
  g_return_if_fail (MILLRACE_IS_TEXT_BOX (self));

  g_free (self->shown);
  self->shown = millrace_text_box_dup_text (self);
}

/* --- What is not taken --- */

static void
tell_invalid (MillraceTextBox *self)
{
  const gboolean is_wrong = self->refused != NULL || gtk_widget_get_visible (self->problem);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
set_refused (MillraceTextBox *self,
             MillraceField   *field,
             const char      *reason)
{
  MillraceField *told = field != NULL ? field : self->refused;

  self->refused = field;
  if (field != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
  if (told != NULL)
    millrace_field_set_refusal (told, reason, field != NULL);
  tell_invalid (self);
}

static void
set_text (MillraceTextBox *self,
          const char      *text)
{
  self->is_showing = TRUE;
  gtk_text_buffer_begin_irreversible_action (GTK_TEXT_BUFFER (self->buffer));
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), text, -1);
  gtk_text_buffer_end_irreversible_action (GTK_TEXT_BUFFER (self->buffer));
  self->is_showing = FALSE;
}

void
millrace_text_box_commit (MillraceTextBox *self,
                          MillraceField   *field,
                          const char      *value)
{
  g_autoptr (MillraceTextBox) kept = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *reason = NULL;

  g_return_if_fail (MILLRACE_IS_TEXT_BOX (self));
  g_return_if_fail (MILLRACE_IS_FIELD (field));

  kept = g_object_ref (self);
  typed = millrace_text_box_dup_text (self);
  before = g_strdup (self->shown);
  set_refused (self, NULL, NULL);
  millrace_text_box_accept (self);
  reason = millrace_field_ask (field, value);
  if (reason == NULL)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&before);
  set_text (self, typed);
  set_refused (self, field, reason);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  MillraceTextBox *self = user_data;

  if (self->refused == NULL)
    return GDK_EVENT_PROPAGATE;

  set_text (self, self->shown);
  set_refused (self, NULL, NULL);
  g_signal_emit (self, changed_signal, 0);

  return GDK_EVENT_STOP;
}

/* --- Typing --- */

static gboolean
finish_key_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  MillraceTextBox *self = user_data;

  if (self->large != NULL && gtk_widget_get_root (widget) == GTK_ROOT (self->large))
    gtk_window_close (GTK_WINDOW (self->large));
  else
    finish (self);

  return GDK_EVENT_STOP;
}

static void
leave_cb (MillraceTextBox *self)
{
  /* The text goes on in its own window. */
  if (self->large == NULL)
    finish (self);
}

/* A list gives its rows no more than they need at least. */
static void
show_lines (MillraceTextBox *self)
{
  int n = gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self->buffer));

  gtk_scrolled_window_set_min_content_height (
    GTK_SCROLLED_WINDOW (self->scroller),
    CLAMP (n, MIN_LINES, MAX_LINES) * LINE_HEIGHT + 2 * MARGIN);
}

static void
changed_cb (MillraceTextBox *self)
{
  show_lines (self);
  if (self->is_showing)
    return;

  set_refused (self, NULL, NULL);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
build_view (MillraceTextBox *self)
{
  GtkWidget *view = gtk_source_view_new_with_buffer (self->buffer);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 14);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), MARGIN);
  gtk_source_view_set_auto_indent (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_indent_width (GTK_SOURCE_VIEW (view), 2);
  gtk_source_view_set_insert_spaces_instead_of_tabs (GTK_SOURCE_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (self->title)),
                                  -1);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                      gtk_callback_action_new (finish_key_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (view, keys);

  return view;
}

/* --- In a window of its own --- */

static void
large_closed_cb (MillraceTextBox *self)
{
  self->large = NULL;
  finish (self);
}

static void
open_large_cb (MillraceTextBox *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *box;
  GtkWidget *header;
  GtkWidget *done;
  GtkWidget *scroller;
  GtkWidget *view;

  if (self->large != NULL || !GTK_IS_WINDOW (root))
    return;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  header = adw_header_bar_new ();
  done = gtk_button_new_with_mnemonic (_("_Done"));
  scroller = gtk_scrolled_window_new ();
  view = build_view (self);
  self->large = g_object_new (ADW_TYPE_WINDOW,
                              "title", gtk_label_get_text (GTK_LABEL (self->title)),
                              "modal", TRUE,
                              "transient-for", root,
                              "destroy-with-parent", TRUE,
                              "default-width", LARGE_WIDTH,
                              "default-height", LARGE_HEIGHT,
                              "content", box,
                              NULL);
  gtk_source_view_set_show_line_numbers (GTK_SOURCE_VIEW (view), TRUE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view),
                              gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)));
  gtk_widget_add_css_class (done, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), done);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);

  g_signal_connect_swapped (done, "clicked", G_CALLBACK (gtk_window_close), self->large);
  g_signal_connect_object (self->large, "destroy", G_CALLBACK (large_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->large));
  gtk_widget_grab_focus (view);
}

/* --- Highlighting --- */

/* A language is read when the first text has it and forgotten with the last one, which takes a
 * tenth of a second each time: one text of each is kept. */
static void
keep_language (GtkSourceLanguage *language)
{
  static GHashTable *kept;
  const char *id = gtk_source_language_get_id (language);

  if (kept == NULL)
    kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  if (!g_hash_table_contains (kept, id))
    g_hash_table_insert (kept, g_strdup (id), gtk_source_buffer_new_with_language (language));
}

static gboolean
highlight_cb (gpointer user_data)
{
  MillraceTextBox *self = user_data;
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();
  GtkSourceLanguage *language
    = self->language != NULL
        ? gtk_source_language_manager_get_language (manager, self->language) : NULL;

  self->highlighting = 0;
  if (language != NULL)
    keep_language (language);
  gtk_source_buffer_set_language (self->buffer, language);

  return G_SOURCE_REMOVE;
}

void
millrace_text_box_set_language (MillraceTextBox *self,
                                const char      *language)
{
  g_return_if_fail (MILLRACE_IS_TEXT_BOX (self));

  if (g_strcmp0 (language, self->language) == 0)
    return;

  g_free (self->language);
  self->language = g_strdup (language);
  if (self->highlighting == 0)
    self->highlighting = g_idle_add_full (G_PRIORITY_LOW, highlight_cb, self, NULL);
}

/* --- Showing --- */

void
millrace_text_box_show (MillraceTextBox *self,
                        const char      *text,
                        gboolean         can_edit)
{
  g_autofree char *typed = NULL;
  gboolean is_typing;

  g_return_if_fail (MILLRACE_IS_TEXT_BOX (self));
  g_return_if_fail (text != NULL);

  typed = millrace_text_box_dup_text (self);
  is_typing = g_strcmp0 (typed, self->shown) != 0 &&
              (gtk_widget_has_focus (self->view) || self->large != NULL);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), can_edit);
  if (g_strcmp0 (text, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_strdup (text);
  if (is_typing)
    return;

  set_refused (self, NULL, NULL);
  if (g_strcmp0 (typed, text) != 0)
    set_text (self, text);
}

void
millrace_text_box_set_title (MillraceTextBox *self,
                             const char      *title)
{
  g_return_if_fail (MILLRACE_IS_TEXT_BOX (self));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

void
millrace_text_box_set_info (MillraceTextBox *self,
                            const char      *info)
{
  g_return_if_fail (MILLRACE_IS_TEXT_BOX (self));

  gtk_label_set_text (GTK_LABEL (self->info), info);
  gtk_widget_set_visible (self->info, info[0] != '\0');
}

void
millrace_text_box_set_problem (MillraceTextBox *self,
                               const char      *problem)
{
  g_return_if_fail (MILLRACE_IS_TEXT_BOX (self));

  millrace_problem_label_set (self->problem, problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "",
                                  -1);
  tell_invalid (self);
}

void
millrace_text_box_add_button (MillraceTextBox *self,
                              const char      *icon_name,
                              const char      *label,
                              GCallback        clicked_cb,
                              gpointer         data)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  g_return_if_fail (MILLRACE_IS_TEXT_BOX (self));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  millrace_tooltip_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", clicked_cb, data);
  millrace_text_box_add_widget (self, button);
}

void
millrace_text_box_add_widget (MillraceTextBox *self,
                              GtkWidget       *widget)
{
  g_return_if_fail (MILLRACE_IS_TEXT_BOX (self));

  gtk_box_append (GTK_BOX (self->heading), widget);
}

GtkWidget *
millrace_text_box_get_view (MillraceTextBox *self)
{
  g_return_val_if_fail (MILLRACE_IS_TEXT_BOX (self), NULL);

  return self->view;
}

static void
millrace_text_box_dispose (GObject *object)
{
  MillraceTextBox *self = MILLRACE_TEXT_BOX (object);
  GtkWidget *child;

  g_clear_handle_id (&self->highlighting, g_source_remove);
  if (self->large != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->large, self);
      gtk_window_destroy (GTK_WINDOW (self->large));
      self->large = NULL;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (millrace_text_box_parent_class)->dispose (object);
}

static void
millrace_text_box_finalize (GObject *object)
{
  MillraceTextBox *self = MILLRACE_TEXT_BOX (object);

  g_clear_object (&self->buffer);
  g_free (self->shown);
  g_free (self->language);

  G_OBJECT_CLASS (millrace_text_box_parent_class)->finalize (object);
}

static void
millrace_text_box_class_init (MillraceTextBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_text_box_dispose;
  object_class->finalize = millrace_text_box_finalize;

  changed_signal = g_signal_new ("changed", MILLRACE_TYPE_TEXT_BOX, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  finished_signal = g_signal_new ("finished", MILLRACE_TYPE_TEXT_BOX, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "textbox");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
build_heading (MillraceTextBox *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = gtk_label_new (NULL);
  self->info = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->info), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->info), PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (self->info, FALSE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->info, "dim-label");
  gtk_widget_add_css_class (self->info, "caption");
  gtk_widget_add_css_class (self->heading, "code-heading");
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->info);
  gtk_box_append (GTK_BOX (self->heading), words);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  millrace_text_box_add_button (self, "view-fullscreen-symbolic", _("Edit Larger…"),
                                G_CALLBACK (open_large_cb), self);
}

/* Whether the text itself can still move by @dy. */
static gboolean
can_scroll (MillraceTextBox *self,
            double           dy)
{
  GtkAdjustment *own = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  const double value = gtk_adjustment_get_value (own);

  return dy < 0 ? value > gtk_adjustment_get_lower (own)
                : value < gtk_adjustment_get_upper (own) - gtk_adjustment_get_page_size (own);
}

/* A text that is all in sight, or at its end, does not hold up the form around it. A step is as
 * long as GTK makes it (GtkScrolledWindow: the page to the power of two thirds). */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           MillraceTextBox          *self)
{
  GtkWidget *outer = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double step = 1;

  if (dy == 0 || outer == NULL || can_scroll (self, dy))
    {
      millrace_form_touch (GTK_WIDGET (self));
      return GDK_EVENT_PROPAGATE;
    }

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (outer));
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL)
    step = pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy * step);

  return GDK_EVENT_STOP;
}

static void
pass_scrolling (MillraceTextBox *self)
{
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (self->scroller, scroll);
}

static void
build_body (MillraceTextBox *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = build_view (self);
  /* Tab leads on to the next field, as everywhere else in the form. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->view, focus);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  pass_scrolling (self);
  show_lines (self);

  self->problem = millrace_problem_label_new ();
  gtk_widget_add_css_class (self->problem, "text-problem");
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
}

static void
millrace_text_box_init (MillraceTextBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (
                                    GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->shown = g_strdup ("");
  self->buffer = gtk_source_buffer_new (NULL);
  millrace_scheme_follow (self->buffer);
  build_heading (self);
  build_body (self);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
}

GtkWidget *
millrace_text_box_new (const char *title)
{
  MillraceTextBox *self = g_object_new (MILLRACE_TYPE_TEXT_BOX, NULL);

  millrace_text_box_set_title (self, title);

  return GTK_WIDGET (self);
}
