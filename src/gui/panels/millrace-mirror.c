/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-mirror.h"

int
millrace_mirror_get_width (GtkWidget *widget)
{
  int width = 0;

  if (widget != NULL)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);

  return width;
}

void
millrace_mirror_allocate (GtkWidget           *child,
                          const GtkAllocation *place)
{
  GtkAllocation mirrored;
  GtkWidget *parent;

  g_return_if_fail (place != NULL);

  if (child == NULL)
    return;

  mirrored = *place;
  parent = gtk_widget_get_parent (child);
  if (gtk_widget_get_direction (parent) == GTK_TEXT_DIR_RTL)
    mirrored.x = gtk_widget_get_width (parent) - place->x - place->width;
  gtk_widget_size_allocate (child, &mirrored, -1);
}
