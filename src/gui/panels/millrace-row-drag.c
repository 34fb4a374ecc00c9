/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-row-drag.h"

#define HOW_KEY "millrace-row-drag"

/* From the pointer to where the picture of the row begins. */
#define PICTURE_OFFSET 12

static GtkWidget *
get_row (gpointer controller)
{
  return gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y)
{
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, get_row (source));
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag)
{
  GtkWidget *row = get_row (source);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, PICTURE_OFFSET, gtk_widget_get_height (row) / 2);
}

/* The row that @value holds; NULL: it must not be put where @target stands. */
static GtkWidget *
get_dragged (GtkWidget    *target,
             const GValue *value)
{
  const MillraceRowDrag *how = g_object_get_data (G_OBJECT (target), HOW_KEY);
  GtkWidget *dragged = value != NULL ? g_value_get_object (value) : NULL;

  return dragged != NULL && dragged != target && how->accepts (dragged, target) ? dragged : NULL;
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y)
{
  return get_dragged (get_row (target), gtk_drop_target_get_value (target)) != NULL
           ? GDK_ACTION_MOVE : 0;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y)
{
  GtkWidget *row = get_row (target);
  const MillraceRowDrag *how = g_object_get_data (G_OBJECT (row), HOW_KEY);
  GtkWidget *dragged = get_dragged (row, value);

  if (dragged != NULL)
    how->drop (dragged, row);

  return dragged != NULL;
}

void
millrace_row_drag_attach (GtkWidget             *row,
                          const MillraceRowDrag *how)
{
  GtkDragSource *source;
  GtkDropTarget *target;

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));
  g_return_if_fail (how != NULL);

  source = gtk_drag_source_new ();
  target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);
  g_object_set_data (G_OBJECT (row), HOW_KEY, (gpointer) how);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), NULL);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}
