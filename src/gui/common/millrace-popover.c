/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-popover.h"

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *widget = user_data;

  if (gtk_widget_get_parent (widget) != NULL)
    gtk_widget_unparent (widget);

  return G_SOURCE_REMOVE;
}

void
millrace_popover_unparent_later (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (widget), g_object_unref);
}

/* A popover is no child that its parent knows of, so it has to be taken away before the parent
 * goes. */
static void
parent_destroyed_cb (GtkWidget *parent,
                     GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) == parent)
    gtk_widget_unparent (popover);
}

/* What scrolls would follow the focus into the popover. So that stands beside what scrolls, in what
 * can lay it out. */
static GtkWidget *
find_host (GtkWidget *parent)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (parent, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *host = scroller != NULL ? gtk_widget_get_parent (scroller) : NULL;

  while (host != NULL && gtk_widget_get_layout_manager (host) == NULL)
    host = gtk_widget_get_parent (host);

  return host != NULL ? host : parent;
}

static void
point_to (GtkWidget *popover,
          GtkWidget *host,
          GtkWidget *parent)
{
  graphene_rect_t bounds;

  if (host == parent || !gtk_widget_compute_bounds (parent, host, &bounds))
    return;

  gtk_popover_set_pointing_to (
    GTK_POPOVER (popover),
    &(GdkRectangle) { CLAMP (bounds.origin.x, 0, gtk_widget_get_width (host)),
                      CLAMP (bounds.origin.y, 0, gtk_widget_get_height (host)),
                      bounds.size.width, bounds.size.height });
}

void
millrace_popover_open (GtkWidget *popover,
                       GtkWidget *parent)
{
  GtkWidget *host;

  g_return_if_fail (GTK_IS_POPOVER (popover));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  host = find_host (parent);
  gtk_widget_set_parent (popover, host);
  point_to (popover, host, parent);
  g_signal_connect (popover, "closed", G_CALLBACK (millrace_popover_unparent_later),
                    NULL);
  g_signal_connect_object (host, "destroy", G_CALLBACK (parent_destroyed_cb), popover, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
}
