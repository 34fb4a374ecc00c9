/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-number-row.h"

#include <math.h>

#include "millrace-edit.h"
#include "millrace-spelling.h"
#include "millrace-tail.h"

/* Presses of + within this time are one change, so that five of them are not five steps to undo. */
#define SETTLE_MS 350

/* Where numbers have no end, most are short all the same. */
#define MAX_WIDTH_CHARS 7

struct _MillraceNumberRow
{
  MillraceRow  parent_instance;

  GtkWidget   *spin;
  GtkWidget   *line;             /* NULL: it was never needed */
  gulong       changed_handler;
  guint        settling;
  gint64       shown;
  gboolean     is_set;
};

static void millrace_number_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceNumberRow, millrace_number_row, MILLRACE_TYPE_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_number_row_field_init))

static void
settle (MillraceNumberRow *self)
{
  g_autofree char *typed = NULL;
  gint64 value = (gint64) gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->spin));

  g_clear_handle_id (&self->settling, g_source_remove);

  if (self->is_set && value == self->shown)
    return;

  self->shown = value;
  self->is_set = TRUE;
  typed = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  millrace_field_commit (MILLRACE_FIELD (self), typed);
}

static gboolean
settle_cb (gpointer user_data)
{
  MillraceNumberRow *self = user_data;

  self->settling = 0;
  settle (self);

  return G_SOURCE_REMOVE;
}

static void show_words (MillraceNumberRow *self);

static void
value_changed_cb (MillraceNumberRow *self)
{
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add (SETTLE_MS, settle_cb, self);
  show_words (self);
}

static void
leave_cb (MillraceNumberRow *self)
{
  if (self->settling != 0)
    settle (self);
}

/* "4 days" is read as well as 345600. Nothing is no number: it changes none. */
static int
input_cb (GtkSpinButton     *spin,
          double            *value,
          MillraceNumberRow *self)
{
  const MillraceFieldSpec *spec = millrace_field_get_spec (MILLRACE_FIELD (self));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  gint64 number;

  if (text[strspn (text, " ")] == '\0')
    number = (gint64) gtk_spin_button_get_value (spin);
  else if (!millrace_unit_parse (spec->unit, text, &number))
    return GTK_INPUT_ERROR;

  *value = (double) number;

  return TRUE;
}

/* What is not set and has no default is no number that could be shown. */
static gboolean
output_cb (GtkSpinButton     *spin,
           MillraceNumberRow *self)
{
  const MillraceFieldSpec *spec = millrace_field_get_spec (MILLRACE_FIELD (self));
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (spin));

  if (self->is_set || self->settling != 0 || spec->fallback != NULL)
    return FALSE;
  if (shown[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (spin), "");

  return TRUE;
}

/* How long or how much that is, as people say it. */
static void
show_words (MillraceNumberRow *self)
{
  const MillraceFieldSpec *spec = millrace_field_get_spec (MILLRACE_FIELD (self));
  const gint64 number = (gint64) gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->spin));
  const gboolean says_number = gtk_widget_get_visible (self->spin)
                               && (self->is_set || spec->fallback != NULL);
  g_autofree char *words = says_number ? millrace_unit_to_words (spec->unit, number) : NULL;

  millrace_row_set_subtitle (MILLRACE_ROW (self), words);
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin),
                                    GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->spin),
                                   GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
}

static void
show_number (MillraceNumberRow *self,
             gint64             number)
{
  g_signal_handler_block (self->spin, self->changed_handler);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spin), (double) number);
  g_signal_handler_unblock (self->spin, self->changed_handler);
}

static void
millrace_number_row_show_value (MillraceField         *field,
                                const MillraceSubject *subject,
                                const CfnValue        *value)
{
  MillraceNumberRow *self = MILLRACE_NUMBER_ROW (field);
  const MillraceFieldSpec *spec = millrace_field_get_spec (field);
  g_autofree char *text = millrace_spelling_of_node (value->node);
  gboolean is_number = cfn_node_get_integer (value->node, &self->shown) &&
                       self->shown >= spec->lower && self->shown <= spec->upper;
  gboolean is_set = value->kind != CFN_VALUE_ABSENT;

  if (self->settling != 0)
    return;

  self->is_set = is_set;
  millrace_edit_show_beside (&self->line, field, is_set && !is_number ? text : NULL);
  gtk_widget_set_visible (self->spin, !is_set || is_number);

  if (is_number)
    show_number (self, self->shown);
  else if (!is_set)
    show_number (self, spec->fallback != NULL ? g_ascii_strtoll (spec->fallback, NULL, 10)
                                              : CLAMP (0, (gint64) spec->lower,
                                                       (gint64) spec->upper));
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->spin));
  show_words (self);

  if (is_set)
    gtk_widget_remove_css_class (self->spin, "unset");
  else
    gtk_widget_add_css_class (self->spin, "unset");
}

static void
millrace_number_row_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_number_row_show_value;
}

static void
millrace_number_row_dispose (GObject *object)
{
  MillraceNumberRow *self = MILLRACE_NUMBER_ROW (object);

  g_clear_handle_id (&self->settling, g_source_remove);

  G_OBJECT_CLASS (millrace_number_row_parent_class)->dispose (object);
}

static void
millrace_number_row_class_init (MillraceNumberRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_number_row_dispose;
}

/* Scrolling through the form must not change the numbers that pass under the pointer. */
static void
ignore_scrolling (GtkWidget *spin)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (spin);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
millrace_number_row_init (MillraceNumberRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->spin = gtk_spin_button_new_with_range (0, 1, 1);

  gtk_widget_set_valign (self->spin, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->spin, "field-spin");
  gtk_editable_set_alignment (GTK_EDITABLE (self->spin), 1);
  ignore_scrolling (self->spin);

  g_signal_connect (self->spin, "input", G_CALLBACK (input_cb), self);
  g_signal_connect (self->spin, "output", G_CALLBACK (output_cb), self);
  self->changed_handler = g_signal_connect_swapped (self->spin, "value-changed",
                                                    G_CALLBACK (value_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->spin, focus);
  millrace_row_add_suffix (MILLRACE_ROW (self), self->spin);
  millrace_row_add_suffix (MILLRACE_ROW (self), millrace_tail_new (MILLRACE_FIELD (self)));
  millrace_row_set_target (MILLRACE_ROW (self), self->spin);
}

/* @name with what it counts; free with g_free(). */
static char *
add_unit (const MillraceFieldSpec *spec,
          const char              *name)
{
  if (spec->unit == MILLRACE_UNIT_NONE)
    return g_strdup (name);

  /* Translators: the name of a number, and what it counts: "Timeout (s)". */
  return g_strdup_printf (_("%s (%s)"), name, millrace_unit_get_label (spec->unit));
}

GtkWidget *
millrace_number_row_new (const MillraceFieldSpec *spec)
{
  g_autofree char *breakable = millrace_field_spec_dup_row_title (spec);
  g_autofree char *row_title = add_unit (spec, breakable);
  g_autofree char *title = add_unit (spec, millrace_field_spec_get_title (spec));
  MillraceNumberRow *self = g_object_new (MILLRACE_TYPE_NUMBER_ROW, NULL);

  millrace_row_set_title (MILLRACE_ROW (self), row_title);
  millrace_field_set_spec (MILLRACE_FIELD (self), spec);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin),
                                CLAMP ((int) log10 (spec->upper) + 2, 4, MAX_WIDTH_CHARS));
  g_signal_handler_block (self->spin, self->changed_handler);
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->spin), spec->lower, spec->upper);
  g_signal_handler_unblock (self->spin, self->changed_handler);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);

  return GTK_WIDGET (self);
}
