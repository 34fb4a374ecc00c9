/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-tooltip.h"

void
millrace_tooltip_set (GtkWidget  *widget,
                      const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;

  /* The pointer can't rest on what is in no window yet, but GTK asks where it is, unless the widget
   * is hidden. */
  if (gtk_widget_get_root (widget) == NULL && gtk_widget_get_visible (widget))
    {
      gtk_widget_set_visible (widget, FALSE);
      gtk_widget_set_tooltip_text (widget, text);
      gtk_widget_set_visible (widget, TRUE);
    }
  else
    {
      gtk_widget_set_tooltip_text (widget, text);
    }
}
