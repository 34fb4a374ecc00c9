/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "millrace-yaml-editor.h"

#include "cfn-writer.h"
#include "millrace-problem-label.h"
#include "millrace-scheme.h"
#include "millrace-spelling.h"
#include "millrace-tooltip.h"

#define MIN_WIDTH 300
#define MIN_HEIGHT 120
#define MAX_HEIGHT 360

struct _MillraceYamlEditor
{
  GtkWidget        parent_instance;

  GtkWidget       *view;
  GtkSourceBuffer *buffer;
  GtkWidget       *problem;
  GtkWidget       *apply;
};

G_DEFINE_FINAL_TYPE (MillraceYamlEditor, millrace_yaml_editor, GTK_TYPE_WIDGET)

static guint finished_signal;

static char *
dup_text (MillraceYamlEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

static void
changed_cb (MillraceYamlEditor *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *problem = NULL;
  gboolean is_whole = millrace_spelling_is_whole (text, &problem);

  millrace_problem_label_set (self->problem, problem);
  gtk_widget_set_sensitive (self->apply, is_whole);
}

static void
apply_cb (MillraceYamlEditor *self)
{
  g_autofree char *text = dup_text (self);

  if (text[strspn (text, " \t\n")] == '\0')
    text[0] = '\0';
  if (gtk_widget_get_sensitive (self->apply))
    g_signal_emit (self, finished_signal, 0, text);
}

static gboolean
finish_cb (GtkWidget *view,
           GVariant  *arguments,
           gpointer   user_data)
{
  apply_cb (user_data);

  return GDK_EVENT_STOP;
}

static gboolean
millrace_yaml_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MILLRACE_YAML_EDITOR (widget)->view);
}

static void
millrace_yaml_editor_dispose (GObject *object)
{
  MillraceYamlEditor *self = MILLRACE_YAML_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (millrace_yaml_editor_parent_class)->dispose (object);
}

static void
millrace_yaml_editor_class_init (MillraceYamlEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_yaml_editor_dispose;
  widget_class->grab_focus = millrace_yaml_editor_grab_focus;

  finished_signal = g_signal_new ("finished", MILLRACE_TYPE_YAML_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
build_view (MillraceYamlEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();

  self->buffer = gtk_source_buffer_new (NULL);
  gtk_source_buffer_set_language (self->buffer,
                                  gtk_source_language_manager_get_language (languages, "yaml"));
  millrace_scheme_follow (self->buffer);
  self->view = gtk_source_view_new_with_buffer (self->buffer);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->view), TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_source_view_set_auto_indent (GTK_SOURCE_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "source-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("A value or an intrinsic function, as YAML"),
                                  -1);

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                      gtk_callback_action_new (finish_cb, self, NULL)));
  gtk_widget_add_controller (self->view, keys);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), MIN_WIDTH);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MIN_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

static void
millrace_yaml_editor_init (MillraceYamlEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  build_view (self);
  self->problem = millrace_problem_label_new ();
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));

  self->apply = gtk_button_new_with_mnemonic (_("_Set"));
  gtk_widget_set_halign (self->apply, GTK_ALIGN_END);
  millrace_tooltip_set (self->apply, _("Ctrl+Enter"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_set_parent (self->apply, GTK_WIDGET (self));
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
}

GtkWidget *
millrace_yaml_editor_new (CfnTemplate   *template,
                          const CfnNode *node)
{
  MillraceYamlEditor *self = g_object_new (MILLRACE_TYPE_YAML_EDITOR, NULL);

  if (node != NULL)
    {
      g_autofree char *text = cfn_writer_dup_lines (cfn_template_get_tree (template), node);

      gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), text, -1);
    }
  changed_cb (self);

  return GTK_WIDGET (self);
}
