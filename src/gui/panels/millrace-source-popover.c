/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-popover.h"

#include <glib/gi18n.h>

#include "millrace-popover.h"

/* Pixels for what is in a popover, however small the window. */
#define MIN_ROOM 120

/* A text view does not lay popovers out. */
GtkWidget *
millrace_source_popover_find_place_at (GtkSourceView     *view,
                                       const GtkTextIter *iter,
                                       GdkRectangle      *place)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (view));
  graphene_point_t point;

  g_return_val_if_fail (GTK_SOURCE_IS_VIEW (view), NULL);

  while (parent != NULL && gtk_widget_get_layout_manager (parent) == NULL)
    parent = gtk_widget_get_parent (parent);

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), iter, place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, place->x,
                                         place->y, &place->x, &place->y);
  place->width = MAX (place->width, 1);
  if (parent != NULL
      && gtk_widget_compute_point (GTK_WIDGET (view), parent,
                                   &GRAPHENE_POINT_INIT ((float) place->x, (float) place->y),
                                   &point))
    {
      place->x = (int) point.x;
      place->y = (int) point.y;
    }

  return parent;
}

GtkWidget *
millrace_source_popover_find_place (GtkSourceView *view,
                                    GdkRectangle  *place)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));

  return millrace_source_popover_find_place_at (view, &cursor, place);
}

int
millrace_source_popover_get_room (GtkSourceView *view)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (view)));
  GdkRectangle place;
  GtkWidget *parent = millrace_source_popover_find_place (view, &place);
  graphene_point_t point;
  int above;

  if (root == NULL || parent == NULL
      || !gtk_widget_compute_point (parent, root,
                                    &GRAPHENE_POINT_INIT ((float) place.x, (float) place.y),
                                    &point))
    return MIN_ROOM;

  above = (int) point.y;

  return MAX (MIN_ROOM, MAX (above, gtk_widget_get_height (root) - above - place.height)
                          - MILLRACE_POPOVER_FRAME);
}

/* What had the focus before gets it back only when it is still there: the text always is. */
static void
closed_cb (GtkWidget *view)
{
  gtk_widget_grab_focus (view);
}

void
millrace_source_popover_open (GtkSourceView *view,
                              GtkWidget     *child,
                              const char    *label)
{
  GtkWidget *popover = gtk_popover_new ();
  GdkRectangle place;
  GtkWidget *parent = millrace_source_popover_find_place (view, &place);

  gtk_widget_add_css_class (popover, "source-popover");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_popover_set_child (GTK_POPOVER (popover), child);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), view, G_CONNECT_SWAPPED);
  millrace_popover_open (popover, parent);
}

/* --- Lines --- */

static gboolean
read_place (const char *text,
            int        *line,
            int        *column)
{
  char *end;

  *line = (int) g_ascii_strtoll (text, &end, 10);
  *column = *end == ':' ? (int) g_ascii_strtoll (end + 1, &end, 10) : 1;

  return *end == '\0' && *line > 0 && *column > 0;
}

static void
line_cb (GtkEntry      *entry,
         GtkSourceView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter iter, end;
  int line, column;

  if (!read_place (gtk_editable_get_text (GTK_EDITABLE (entry)), &line, &column))
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (entry),
                                                             GTK_TYPE_POPOVER)));
  gtk_text_buffer_get_iter_at_line (buffer, &iter,
                                    MIN (line, gtk_text_buffer_get_line_count (buffer)) - 1);
  end = iter;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_iter_set_line_offset (&iter, MIN (column - 1, gtk_text_iter_get_line_offset (&end)));
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (view), gtk_text_buffer_get_insert (buffer), 0, TRUE,
                                1, 0.3);
}

void
millrace_source_popover_ask_line (GtkSourceView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *number = NULL;
  GtkTextIter cursor;

  g_return_if_fail (GTK_SOURCE_IS_VIEW (view));

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  number = g_strdup_printf ("%d", gtk_text_iter_get_line (&cursor) + 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), number);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Go to line"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (line_cb), view, 0);
  millrace_source_popover_open (view, entry, _("Go to line"));
  gtk_widget_grab_focus (entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
}
