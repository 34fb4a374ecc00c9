/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-settle.h"

/* Milliseconds after which nobody waits for the widget any more. */
#define LATER 1000

/* Of hardly any style. Where one comes or goes, GTK forgets what it knew of the dependence:
 * otherwise it stays with what gtk_css_node_get_style() found without a filter (gtk/gtkcssnode.c,
 * gtk_css_node_create_style). The style that there is makes each new one differ from that before:
 * only such ones does GTK 4.8 keep to compare with (gtk/gtkcsswidgetnode.c,
 * gtk_css_widget_node_validate), and 1,200 of them took it half a millisecond of a key. */
#define CSS_CLASS "settled"

#define KEY "millrace-settle"

static gboolean
later_cb (gpointer user_data)
{
  GtkWidget *widget = user_data;

  g_object_steal_data (G_OBJECT (widget), KEY);
  /* GTK would do it once it is seen again, when somebody waits. */
  if (!gtk_widget_get_mapped (widget))
    return G_SOURCE_REMOVE;

  if (gtk_widget_has_css_class (widget, CSS_CLASS))
    gtk_widget_remove_css_class (widget, CSS_CLASS);
  else
    gtk_widget_add_css_class (widget, CSS_CLASS);

  return G_SOURCE_REMOVE;
}

static void
remove_source (gpointer source)
{
  g_source_remove (GPOINTER_TO_UINT (source));
}

void
millrace_settle (GtkWidget *widget)
{
  guint source;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  source = g_timeout_add_full (G_PRIORITY_LOW, LATER, later_cb, widget, NULL);
  g_object_set_data_full (G_OBJECT (widget), KEY, GUINT_TO_POINTER (source), remove_source);
}

void
millrace_settle_once (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!gtk_widget_has_css_class (widget, CSS_CLASS))
    millrace_settle (widget);
}
