/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "millrace-payload.h"

#include "millrace-scheme.h"
#include "millrace-tooltip.h"

struct _MillracePayload
{
  GtkWidget        parent_instance;

  GtkWidget       *message;
  GtkWidget       *copy;
  GtkWidget       *buttons;
  GtkWidget       *problem;
  GtkWidget       *fix;
  GtkWidget       *scroller;
  GtkWidget       *view;
  GtkSourceBuffer *buffer;
  guint            highlighting;
};

G_DEFINE_FINAL_TYPE (MillracePayload, millrace_payload, GTK_TYPE_WIDGET)

/* --- Showing ---------------------------------------------------------------------------------- */

/* Reading the language takes a tenth of a second: when there is time for it. */
static gboolean
highlight_cb (gpointer user_data)
{
  MillracePayload *self = user_data;
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();

  self->highlighting = 0;
  gtk_source_buffer_set_language (self->buffer,
                                  gtk_source_language_manager_get_language (manager, "json"));

  return G_SOURCE_REMOVE;
}

static void
show_text (MillracePayload *self,
           const char      *text)
{
  gtk_widget_set_visible (self->scroller, text != NULL);
  gtk_widget_set_visible (self->copy, text != NULL);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), text != NULL ? text : "", -1);
  if (text != NULL && self->highlighting == 0
      && gtk_source_buffer_get_language (self->buffer) == NULL)
    self->highlighting = g_idle_add_full (G_PRIORITY_LOW, highlight_cb, self, NULL);
}

void
millrace_payload_show (MillracePayload *self,
                       MillraceHopItem *item,
                       CfnFindings     *findings,
                       int              problem)
{
  g_autofree char *message = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (MILLRACE_IS_PAYLOAD (self));

  if (item != NULL)
    {
      message = millrace_hop_item_dup_message (item);
      text = millrace_hop_item_dup_payload (item);
    }
  gtk_label_set_label (GTK_LABEL (self->message),
                       message != NULL ? message : _("Select a step to see what travels with it."));
  gtk_widget_set_visible (self->buttons, problem >= 0);
  if (problem >= 0)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->problem), "u", (guint) problem);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->fix), "u", (guint) problem);
      gtk_widget_set_visible (self->fix,
                              cfn_findings_get (findings, (guint) problem)->n_fixes > 0);
    }
  show_text (self, text);
}

/* --- Acts ------------------------------------------------------------------------------------- */

static void
copy_cb (MillracePayload *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  text = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
millrace_payload_dispose (GObject *object)
{
  MillracePayload *self = MILLRACE_PAYLOAD (object);
  GtkWidget *child;

  g_clear_handle_id (&self->highlighting, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (millrace_payload_parent_class)->dispose (object);
}

static void
millrace_payload_class_init (MillracePayloadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_payload_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
create_heading (MillracePayload *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->message = g_object_new (GTK_TYPE_LABEL,
                                "xalign", 0.0f,
                                "yalign", 0.0f,
                                "hexpand", TRUE,
                                "wrap", TRUE,
                                "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                "width-chars", 16,
                                NULL);
  self->copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_add_css_class (self->copy, "flat");
  gtk_widget_set_valign (self->copy, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->copy, _("Copy the JSON"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy the JSON"), -1);
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (copy_cb), self);
  gtk_widget_add_css_class (box, "lab-heading");
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_box_append (GTK_BOX (box), self->copy);

  return box;
}

static GtkWidget *
create_buttons (MillracePayload *self)
{
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Three columns have to fit beside both panes of a window of 1200 pixels. */
  self->problem = gtk_button_new_with_mnemonic (_("Pro_blem"));
  self->fix = gtk_button_new_with_mnemonic (_("Fi_x…"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->problem), "u", 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->fix), "u", 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->problem), "win.show-problem");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fix), "win.fix");
  millrace_tooltip_set (self->problem, _("Show the Problem"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problem),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show the Problem"), -1);
  gtk_widget_add_css_class (self->buttons, "lab-buttons");
  gtk_box_append (GTK_BOX (self->buttons), self->problem);
  gtk_box_append (GTK_BOX (self->buttons), self->fix);

  return self->buttons;
}

static void
build_view (MillracePayload *self)
{
  self->buffer = gtk_source_buffer_new (NULL);
  millrace_scheme_follow (self->buffer);
  self->view = gtk_source_view_new_with_buffer (self->buffer);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_add_css_class (self->view, "lab-json");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("What travels, as JSON"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_vexpand (self->scroller, TRUE);
}

static void
millrace_payload_init (MillracePayload *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (
                                    GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  build_view (self);
  gtk_widget_set_parent (create_heading (self), GTK_WIDGET (self));
  gtk_widget_set_parent (create_buttons (self), GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  millrace_payload_show (self, NULL, NULL, -1);
}

GtkWidget *
millrace_payload_new (void)
{
  return g_object_new (MILLRACE_TYPE_PAYLOAD, NULL);
}
