/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cfn-clip.h"
#include "millrace-outline-private.h"

/* --- what is dragged -------------------------------------------------------------------------- */

static MillraceOutlineDrag *
outline_drag_copy (MillraceOutlineDrag *drag)
{
  MillraceOutlineDrag *copy = g_new0 (MillraceOutlineDrag, 1);

  copy->outline = drag->outline;
  copy->ids = g_strdupv (drag->ids);
  copy->yaml = g_strdup (drag->yaml);
  copy->source = g_strdup (drag->source);

  return copy;
}

static void
outline_drag_free (MillraceOutlineDrag *drag)
{
  g_strfreev (drag->ids);
  g_free (drag->yaml);
  g_free (drag->source);
  g_free (drag);
}

GType
millrace_outline_drag_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type,
                       g_boxed_type_register_static ("MillraceOutlineDrag",
                                                     (GBoxedCopyFunc) outline_drag_copy,
                                                     (GBoxedFreeFunc) outline_drag_free));

  return type;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *drag_source,
            double         x,
            double         y,
            gpointer       user_data)
{
  MillraceOutline *self = user_data;
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drag_source));
  MillraceOutlineItem *item = millrace_outline_row_get_item (MILLRACE_OUTLINE_ROW (row));
  const char *id = item != NULL ? millrace_outline_item_get_id (item) : NULL;
  g_auto (GStrv) ids = millrace_outline_dup_selected (self);
  g_autofree char *yaml = NULL;
  char *source;
  GdkContentProvider *kinds[2];

  if (id == NULL)
    return NULL;
  if (!g_strv_contains ((const char * const *) ids, id))
    {
      g_strfreev (ids);
      ids = g_strsplit (id, "\n", 1);
    }
  yaml = cfn_clip_copy (cfn_reading_get_template (self->reading), (const char * const *) ids, NULL);
  if (yaml == NULL)
    return NULL;

  source = (char *) cfn_text_get_data (cfn_reading_get_text (self->reading), NULL);
  /* Our own windows know what it is; to any other program it is YAML. */
  kinds[0] = gdk_content_provider_new_typed (MILLRACE_TYPE_OUTLINE_DRAG,
                                             &(MillraceOutlineDrag) { self, ids, yaml, source });
  kinds[1] = gdk_content_provider_new_typed (G_TYPE_STRING, yaml);

  return gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag,
          gpointer       user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 12, gtk_widget_get_height (row) / 2);
  MILLRACE_OUTLINE (user_data)->dragging = TRUE;
}

static void
end_cb (GtkDragSource *source,
        GdkDrag       *drag,
        gboolean       delete_data,
        gpointer       user_data)
{
  MILLRACE_OUTLINE (user_data)->dragging = FALSE;
}

/* --- where it is dropped ---------------------------------------------------------------------- */

static void
show_place (GtkWidget *row,
            int        side)
{
  GtkWidget *list_row = gtk_widget_get_parent (row);

  gtk_widget_remove_css_class (list_row, "drop-above");
  gtk_widget_remove_css_class (list_row, "drop-below");
  if (side != 0)
    gtk_widget_add_css_class (list_row, side < 0 ? "drop-above" : "drop-below");
}

/* Before which of the resources of the file the drop at @y would put it: the row's own, or the next
 * one ("": the end). FALSE: the order is not that of the file, or it comes from elsewhere. */
static gboolean
find_place (MillraceOutline           *self,
            GtkWidget                 *row,
            double                     y,
            const MillraceOutlineDrag *drag,
            const char               **before,
            int                       *side)
{
  MillraceOutlineItem *item = millrace_outline_row_get_item (MILLRACE_OUTLINE_ROW (row));
  const char *id = item != NULL ? millrace_outline_item_get_id (item) : NULL;
  CfnTemplate *template = self->reading != NULL ? cfn_reading_get_template (self->reading) : NULL;
  const CfnResource *resource = id != NULL ? cfn_template_find_resource (template, id) : NULL;
  guint next;

  if (resource == NULL || drag == NULL || drag->outline != self
      || millrace_outline_get_order (self) != MILLRACE_OUTLINE_BY_FILE)
    return FALSE;

  *side = y < gtk_widget_get_height (row) / 2.0 ? -1 : 1;
  next = resource->index + (*side > 0);
  *before = next < cfn_template_get_n_resources (template)
            ? cfn_template_get_resource (template, next)->id : "";

  return TRUE;
}

/* Only what is from here has a place between rows; what comes from elsewhere is for the window. */
static gboolean
accept_cb (GtkDropTarget *target,
           GdkDrop       *drop,
           gpointer       user_data)
{
  return MILLRACE_OUTLINE (user_data)->dragging
         && gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop),
                                               MILLRACE_TYPE_OUTLINE_DRAG);
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           gpointer       user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const GValue *value = gtk_drop_target_get_value (target);
  const char *before;
  int side = 0;

  if (!find_place (user_data, row, y, value != NULL ? g_value_get_boxed (value) : NULL, &before,
                   &side))
    side = 0;
  show_place (row, side);

  return side != 0 ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (GtkDropTarget *target,
          gpointer       user_data)
{
  show_place (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), 0);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const MillraceOutlineDrag *drag = g_value_get_boxed (value);
  const char *before;
  int side;

  show_place (row, 0);
  if (!find_place (user_data, row, y, drag, &before, &side)
      || g_strv_contains ((const char * const *) drag->ids, before))
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.reorder", "(s@ass)", "Resources",
                              g_variant_new_strv ((const char * const *) drag->ids, -1), before);

  return TRUE;
}

void
millrace_outline_add_drag (MillraceOutline    *self,
                           MillraceOutlineRow *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (MILLRACE_TYPE_OUTLINE_DRAG, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_cb), self, 0);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (end_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "accept", G_CALLBACK (accept_cb), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
