/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-hop-row.h"

#include "millrace-icon.h"

struct _MillraceHopRow
{
  GtkWidget  parent_instance;

  GtkWidget *icon;
  GtkWidget *message;
  GtkWidget *place;
};

G_DEFINE_FINAL_TYPE (MillraceHopRow, millrace_hop_row, GTK_TYPE_WIDGET)

/* The list's own widget is what has the focus; it has no words but these. */
static void
tell (GtkWidget  *widget,
      const char *summary)
{
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}

void
millrace_hop_row_show (MillraceHopRow  *self,
                       MillraceHopItem *item)
{
  g_autofree char *message = NULL;
  g_autofree char *place = NULL;
  g_autofree char *summary = NULL;
  const char *classes[] = { NULL, NULL };

  g_return_if_fail (MILLRACE_IS_HOP_ROW (self));
  g_return_if_fail (MILLRACE_IS_HOP_ITEM (item));

  message = millrace_hop_item_dup_message (item);
  place = millrace_hop_item_dup_place (item);
  summary = millrace_hop_item_dup_summary (item);
  classes[0] = millrace_hop_item_get_css_class (item);
  millrace_icon_set (GTK_IMAGE (self->icon), millrace_hop_item_get_icon_name (item));
  gtk_widget_set_css_classes (self->icon, classes);
  gtk_label_set_label (GTK_LABEL (self->message), message);
  gtk_label_set_label (GTK_LABEL (self->place), place);
  tell (GTK_WIDGET (self), summary);
  tell (gtk_widget_get_parent (GTK_WIDGET (self)), summary);
}

static void
millrace_hop_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (millrace_hop_row_parent_class)->dispose (object);
}

static void
millrace_hop_row_class_init (MillraceHopRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_hop_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "hop-row");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_label (gboolean is_dim)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign", 0.0f,
                                   "ellipsize", PANGO_ELLIPSIZE_END,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);

  if (is_dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  else
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 3);
    }

  return label;
}

static void
millrace_hop_row_init (MillraceHopRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              12);
  self->icon = g_object_new (GTK_TYPE_IMAGE,
                             "valign", GTK_ALIGN_START,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  self->message = create_label (FALSE);
  self->place = create_label (TRUE);
  gtk_box_append (GTK_BOX (words), self->message);
  gtk_box_append (GTK_BOX (words), self->place);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (words, GTK_WIDGET (self));
}

GtkWidget *
millrace_hop_row_new (void)
{
  return g_object_new (MILLRACE_TYPE_HOP_ROW, NULL);
}
