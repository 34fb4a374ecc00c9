/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-zoom-control.h"

#include <glib/gi18n.h>
#include <math.h>

struct _MillraceZoomControl
{
  GtkWidget  parent_instance;

  GtkWidget *percent;
  int        shown;    /* percent on the label */
};

G_DEFINE_FINAL_TYPE (MillraceZoomControl, millrace_zoom_control, GTK_TYPE_WIDGET)

static void
millrace_zoom_control_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (millrace_zoom_control_parent_class)->dispose (object);
}

static void
millrace_zoom_control_class_init (MillraceZoomControlClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_zoom_control_dispose;
  gtk_widget_class_set_css_name (widget_class, "zoom-control");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_button (MillraceZoomControl *self,
            const char          *icon,
            const char          *tooltip,
            const char          *action)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return button;
}

static void
millrace_zoom_control_init (MillraceZoomControl *self)
{
  GtkWidget *button;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Zoom"), -1);
  add_button (self, "value-decrease-symbolic", _("Zoom Out (Ctrl+−)"), "canvas.zoom-out");
  button = add_button (self, NULL, _("Zoom to 100 % (Ctrl+0)"), "canvas.zoom-normal");
  self->percent = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->percent), 6);
  gtk_button_set_child (GTK_BUTTON (button), self->percent);
  gtk_widget_remove_css_class (button, "circular");
  add_button (self, "value-increase-symbolic", _("Zoom In (Ctrl++)"), "canvas.zoom-in");
  add_button (self, "zoom-fit-best-symbolic", _("Show Everything (Home)"), "canvas.zoom-fit");
  millrace_zoom_control_set_zoom (self, 1.0);
}

GtkWidget *
millrace_zoom_control_new (void)
{
  return g_object_new (MILLRACE_TYPE_ZOOM_CONTROL, NULL);
}

void
millrace_zoom_control_set_zoom (MillraceZoomControl *self,
                                double               zoom)
{
  int percent = (int) round (zoom * 100);
  g_autofree char *text = NULL;

  g_return_if_fail (MILLRACE_IS_ZOOM_CONTROL (self));

  if (percent == self->shown)
    return;

  self->shown = percent;
  /* Translators: a zoom factor such as "100 %", with a narrow no-break space. */
  text = g_strdup_printf (_("%d\302\240%%"), percent);
  gtk_label_set_label (GTK_LABEL (self->percent), text);
}
