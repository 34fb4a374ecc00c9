/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-reset.h"

static void
clicked_cb (MillraceField *field)
{
  millrace_field_commit (field, "");
}

GtkWidget *
millrace_reset_new (MillraceField *field)
{
  GtkWidget *reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_widget_set_valign (reset, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (reset, _("Reset to Default"));
  gtk_widget_add_css_class (reset, "flat");
  gtk_widget_add_css_class (reset, "circular");
  gtk_widget_add_css_class (reset, "reset");
  gtk_accessible_update_property (GTK_ACCESSIBLE (reset),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reset to Default"),
                                  -1);
  g_signal_connect_swapped (reset, "clicked", G_CALLBACK (clicked_cb), field);

  return reset;
}

void
millrace_reset_set_shown (GtkWidget *reset,
                          gboolean   shown)
{
  gtk_widget_set_visible (reset, shown);
}
