/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-palette-row.h"

#include "millrace-palette.h"
#include "millrace-tile.h"
#include "millrace-tooltip.h"

struct _MillracePaletteRow
{
  GtkListBoxRow        parent_instance;

  MillracePaletteItem *item;
  MillraceTile        *tile;
  GtkLabel            *title;
  GtkLabel            *type;
  GtkWidget           *handle;
  double               press_x;
  double               press_y;
};

G_DEFINE_FINAL_TYPE (MillracePaletteRow, millrace_palette_row, GTK_TYPE_LIST_BOX_ROW)

static MillraceResourceDrag *
resource_drag_copy (MillraceResourceDrag *drag)
{
  MillraceResourceDrag *copy = g_new0 (MillraceResourceDrag, 1);

  copy->type = g_strdup (drag->type);

  return copy;
}

static void
resource_drag_free (MillraceResourceDrag *drag)
{
  g_free (drag->type);
  g_free (drag);
}

GType
millrace_resource_drag_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type,
                       g_boxed_type_register_static ("MillraceResourceDrag",
                                                     (GBoxedCopyFunc) resource_drag_copy,
                                                     (GBoxedFreeFunc) resource_drag_free));

  return type;
}

static GdkContentProvider *
prepare_cb (MillracePaletteRow *self,
            double              x,
            double              y)
{
  MillraceResourceDrag drag = { (char *) millrace_palette_item_get_type_name (self->item) };

  if (drag.type == NULL)
    return NULL;

  self->press_x = x;
  self->press_y = y;

  return gdk_content_provider_new_typed (MILLRACE_TYPE_RESOURCE_DRAG, &drag);
}

/* What is dragged looks like what was pressed, held at the same place. */
static void
drag_begin_cb (MillracePaletteRow *self,
               GdkDrag            *drag,
               GtkDragSource      *source)
{
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (GTK_WIDGET (self));
  g_autoptr (GdkPaintable) picture = gdk_paintable_get_current_image (live);

  gtk_drag_source_set_icon (source, picture, (int) self->press_x, (int) self->press_y);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dragged");
}

static void
drag_end_cb (MillracePaletteRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dragged");
}

static void
millrace_palette_row_dispose (GObject *object)
{
  MillracePaletteRow *self = MILLRACE_PALETTE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_PALETTE_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (millrace_palette_row_parent_class)->dispose (object);
}

static void
millrace_palette_row_class_init (MillracePaletteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_palette_row_dispose;

  g_type_ensure (MILLRACE_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/millrace-palette-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MillracePaletteRow, tile);
  gtk_widget_class_bind_template_child (widget_class, MillracePaletteRow, title);
  gtk_widget_class_bind_template_child (widget_class, MillracePaletteRow, type);
  gtk_widget_class_bind_template_child (widget_class, MillracePaletteRow, handle);
}

static void
millrace_palette_row_init (MillracePaletteRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  /* What is dragged keeps the source beyond its row, which a search may take away meanwhile. */
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

MillracePaletteItem *
millrace_palette_row_get_item (MillracePaletteRow *self)
{
  g_return_val_if_fail (MILLRACE_IS_PALETTE_ROW (self), NULL);

  return self->item;
}

GtkWidget *
millrace_palette_row_new (MillracePaletteItem *item)
{
  MillracePaletteRow *self = g_object_new (MILLRACE_TYPE_PALETTE_ROW, NULL);
  const char *type = millrace_palette_item_get_type_name (item);
  const char *title = millrace_palette_item_get_title (item);
  MillraceShelf shelf = millrace_palette_item_get_shelf (item);
  g_autofree char *label = NULL;

  self->item = g_object_ref (item);
  millrace_tile_set_type (self->tile, type);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->type, type != NULL ? type : "");
  gtk_widget_set_visible (GTK_WIDGET (self->type), shelf == MILLRACE_SHELF_ALL && type != NULL);
  gtk_widget_set_visible (self->handle, type != NULL && shelf == MILLRACE_SHELF_PATTERN);
  millrace_tooltip_set (GTK_WIDGET (self), type);

  if (shelf != MILLRACE_SHELF_PATTERN)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "lesser");
      gtk_widget_add_css_class (GTK_WIDGET (self->tile), "small");
    }

  /* Translators: the accessible name of a row of the palette; %s is "Table", "Function" ... */
  label = type != NULL ? g_strdup_printf (_("Add %s"), title) : g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, type != NULL ? type : "",
                                  -1);

  return GTK_WIDGET (self);
}
