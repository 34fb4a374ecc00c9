/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-row-style.h"

/* A widget without a style says of itself that it has another name, another parent and so on, and
 * GTK 4.8 takes that over for each visible one behind it and for what is in those, whose styles it
 * then works out from the style sheets: 200 of a long list (gtk/gtkcssnode.c,
 * gtk_css_node_propagate_pending_changes). So the row is not visible until it has one. */
void
millrace_row_find_style (GtkWidget *content)
{
  GtkWidget *row, *list;
  GtkBorder margin;

  g_return_if_fail (GTK_IS_WIDGET (content));

  row = gtk_widget_get_parent (content);
  list = row != NULL ? gtk_widget_get_parent (row) : NULL;
  /* The rows of a new list get theirs in one go. */
  if (list == NULL || !gtk_widget_get_mapped (list))
    return;

  /* Nor has it to be drawn until the list finds that its place is in sight. */
  gtk_widget_set_child_visible (row, FALSE);
  gtk_widget_set_visible (row, FALSE);
  gtk_style_context_get_margin (gtk_widget_get_style_context (row), &margin);
  gtk_widget_set_visible (row, TRUE);
}
