/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-name-popover.h"

#include <glib/gi18n.h>

#include "millrace-popover.h"

struct _MillraceNamePopover
{
  GtkPopover         parent_instance;

  GtkLabel          *title;
  GtkWidget         *entry;
  GtkWidget         *note;
  MillraceNameCheck  check;
  MillraceNameTake   take;
  gpointer           data;
};

G_DEFINE_FINAL_TYPE (MillraceNamePopover, millrace_name_popover, GTK_TYPE_POPOVER)

/* The note is as wide as the entry. A popover of GTK 4.8 takes its shadow for room that there is
 * for words, and would cut their last line. */
static void
show_note (MillraceNamePopover *self,
           const char          *text)
{
  int width, height;

  gtk_label_set_label (GTK_LABEL (self->note), text != NULL ? text : "");
  gtk_widget_set_visible (self->note, text != NULL);
  if (text == NULL)
    return;

  gtk_widget_set_size_request (self->note, -1, -1);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->note, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_set_size_request (self->note, -1, height);
}

/* Shows what is to be said of the name as it is; whether it can be taken. */
static gboolean
update (MillraceNamePopover *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *note = NULL;
  g_autofree char *reason = self->check (name, &note, self->data);
  const char *text = reason != NULL ? reason : note;

  show_note (self, text);
  if (reason != NULL)
    {
      gtk_widget_add_css_class (self->entry, "error");
      gtk_widget_add_css_class (self->note, "bad");
    }
  else
    {
      gtk_widget_remove_css_class (self->entry, "error");
      gtk_widget_remove_css_class (self->note, "bad");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                              : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);

  return reason == NULL;
}

static void
changed_cb (MillraceNamePopover *self)
{
  update (self);
}

static void
activate_cb (MillraceNamePopover *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (!update (self))
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  self->take (name, self->data);
}

/* What the entry has no use for must not reach the canvas, where keys move cards. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval)
{
  return keyval != GDK_KEY_Escape;
}

static void
millrace_name_popover_class_init (MillraceNamePopoverClass *klass)
{
}

static void
millrace_name_popover_init (MillraceNamePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "name-popover");
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "caption-heading");
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 26);
  self->note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->note), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), 1);
  gtk_widget_add_css_class (self->note, "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_popover_set_child (GTK_POPOVER (self), box);

  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "closed", G_CALLBACK (millrace_popover_unparent_later), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (box, keys);
}

MillraceNamePopover *
millrace_name_popover_ask (GtkWidget          *parent,
                           const GdkRectangle *place,
                           const char         *title,
                           const char         *name,
                           MillraceNameCheck   check,
                           MillraceNameTake    take,
                           gpointer            data)
{
  MillraceNamePopover *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (check != NULL && take != NULL, NULL);

  self = g_object_new (MILLRACE_TYPE_NAME_POPOVER, NULL);
  self->data = data;
  self->take = take;
  self->check = check;
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  millrace_popover_point_to (GTK_POPOVER (self), place);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
  update (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);

  return self;
}
