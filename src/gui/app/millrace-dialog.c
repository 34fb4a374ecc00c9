/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-dialog.h"

void
millrace_dialog_class_setup (GtkWidgetClass *klass,
                             const char     *name)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_PREFIX "/%s.ui", name);

  gtk_widget_class_set_template_from_resource (klass, path);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "window.close", NULL);
}

void
millrace_dialog_set_note (GtkLabel   *label,
                          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}
