/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "millrace-code-row.h"

#include "millrace-spelling.h"
#include "millrace-scheme.h"
#include "millrace-tail.h"

struct _MillraceCodeRow
{
  AdwPreferencesRow  parent_instance;

  GtkWidget         *title;
  GtkWidget         *size;
  GtkWidget         *view;
  GtkSourceBuffer   *buffer;
  char              *shown;
};

static void millrace_code_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceCodeRow, millrace_code_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_code_row_field_init))

static char *
dup_typed (MillraceCodeRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

static void
show_size (MillraceCodeRow *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *label = NULL;
  guint length = strlen (typed);

  label = g_strdup_printf (g_dngettext (NULL, "%u byte", "%u bytes", length), length);
  gtk_label_set_text (GTK_LABEL (self->size), label);
}

static void
leave_cb (MillraceCodeRow *self)
{
  g_autofree char *typed = dup_typed (self);

  if (g_strcmp0 (typed, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_strdup (typed);
  millrace_field_commit (MILLRACE_FIELD (self), typed);
}

static gboolean
finish_cb (GtkWidget *view,
           GVariant  *args,
           gpointer   user_data)
{
  leave_cb (user_data);

  return GDK_EVENT_STOP;
}

/* Inline code is for Node.js and Python only (CloudFormation User Guide, AWS::Lambda::Function
 * Code). */
static void
show_language (MillraceCodeRow       *self,
               const MillraceSubject *subject)
{
  CfnValue runtime = millrace_subject_get_value (subject, "Runtime");
  const char *id = NULL;

  if (runtime.text != NULL && g_str_has_prefix (runtime.text, "nodejs"))
    id = "js";
  else if (runtime.text != NULL && g_str_has_prefix (runtime.text, "python"))
    id = "python3";

  gtk_source_buffer_set_language (
    self->buffer,
    id ? gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), id)
       : NULL);
}

static void
millrace_code_row_show_value (MillraceField         *field,
                              const MillraceSubject *subject,
                              const CfnValue        *value)
{
  MillraceCodeRow *self = MILLRACE_CODE_ROW (field);
  g_autofree char *typed = dup_typed (self);
  g_autofree char *text = NULL;
  gboolean is_typing = g_strcmp0 (typed, self->shown) != 0 && gtk_widget_has_focus (self->view);

  text = value->kind == CFN_VALUE_LITERAL ? g_strdup (value->text)
                                          : millrace_spelling_of_node (value->node);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), millrace_spelling_can_edit (value->node));
  show_language (self, subject);

  if (g_strcmp0 (text, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  if (!is_typing && g_strcmp0 (typed, self->shown) != 0)
    gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), self->shown, -1);
}

static void
millrace_code_row_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_code_row_show_value;
}

static void
millrace_code_row_finalize (GObject *object)
{
  MillraceCodeRow *self = MILLRACE_CODE_ROW (object);

  g_clear_object (&self->buffer);
  g_free (self->shown);

  G_OBJECT_CLASS (millrace_code_row_parent_class)->finalize (object);
}

static void
millrace_code_row_class_init (MillraceCodeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_code_row_finalize;
}

static void
add_controllers (MillraceCodeRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->view, focus);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                      gtk_callback_action_new (finish_cb, self, NULL)));
  gtk_widget_add_controller (self->view, keys);
}

static void
build_view (MillraceCodeRow *self)
{
  self->buffer = gtk_source_buffer_new (NULL);
  self->view = gtk_source_view_new_with_buffer (self->buffer);

  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 6);
  /* Tab leads on to the next field, as everywhere else in the form. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_source_view_set_auto_indent (GTK_SOURCE_VIEW (self->view), TRUE);
  millrace_scheme_follow (self->buffer);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (show_size), self);
}

static void
millrace_code_row_init (MillraceCodeRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->shown = g_strdup ("");
  self->title = gtk_label_new (NULL);
  self->size = gtk_label_new (NULL);
  build_view (self);
  add_controllers (self);

  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->size, "dim-label");
  gtk_widget_add_css_class (self->size, "caption");
  gtk_widget_add_css_class (heading, "code-heading");
  gtk_box_append (GTK_BOX (heading), self->title);
  gtk_box_append (GTK_BOX (heading), self->size);
  gtk_box_append (GTK_BOX (heading), millrace_tail_new (MILLRACE_FIELD (self)));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 96);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);

  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "code-row");
  show_size (self);
}

GtkWidget *
millrace_code_row_new (const MillraceFieldSpec *spec)
{
  MillraceCodeRow *self = g_object_new (MILLRACE_TYPE_CODE_ROW,
                                        "title", millrace_field_spec_get_title (spec),
                                        "use-markup", FALSE,
                                        NULL);

  millrace_field_set_spec (MILLRACE_FIELD (self), spec);
  gtk_label_set_text (GTK_LABEL (self->title), millrace_field_spec_get_title (spec));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  millrace_field_spec_get_title (spec),
                                  -1);

  return GTK_WIDGET (self);
}
