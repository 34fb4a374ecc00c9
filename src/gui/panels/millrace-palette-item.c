/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-palette-item.h"

struct _MillracePaletteItem
{
  GObject        parent_instance;

  char          *type;
  char          *title;
  MillraceShelf  shelf;
};

G_DEFINE_FINAL_TYPE (MillracePaletteItem, millrace_palette_item, G_TYPE_OBJECT)

const char *
millrace_palette_item_get_type_name (MillracePaletteItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PALETTE_ITEM (self), NULL);

  return self->type;
}

const char *
millrace_palette_item_get_title (MillracePaletteItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PALETTE_ITEM (self), NULL);

  return self->title;
}

MillraceShelf
millrace_palette_item_get_shelf (MillracePaletteItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PALETTE_ITEM (self), MILLRACE_SHELF_ALL);

  return self->shelf;
}

static void
millrace_palette_item_finalize (GObject *object)
{
  MillracePaletteItem *self = MILLRACE_PALETTE_ITEM (object);

  g_free (self->type);
  g_free (self->title);

  G_OBJECT_CLASS (millrace_palette_item_parent_class)->finalize (object);
}

static void
millrace_palette_item_class_init (MillracePaletteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_palette_item_finalize;
}

static void
millrace_palette_item_init (MillracePaletteItem *self)
{
}

MillracePaletteItem *
millrace_palette_item_new (const char    *type,
                           const char    *title,
                           MillraceShelf  shelf)
{
  MillracePaletteItem *self = g_object_new (MILLRACE_TYPE_PALETTE_ITEM, NULL);

  self->type = g_strdup (type);
  self->title = g_strdup (title);
  self->shelf = shelf;

  return self;
}
