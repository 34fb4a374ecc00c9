/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is dragged out of the palette: a boxed copy of a CloudFormation type name. */
#define MILLRACE_TYPE_RESOURCE_DRAG (millrace_resource_drag_get_type ())

typedef struct
{
  char *type;
} MillraceResourceDrag;

GType      millrace_resource_drag_get_type (void);

/* MillracePalette: what can be added. Activating a row asks for "win.add" ("(sdd)": type, NaN, NaN:
 * a free spot). */
#define MILLRACE_TYPE_PALETTE (millrace_palette_get_type ())
G_DECLARE_FINAL_TYPE (MillracePalette, millrace_palette, MILLRACE, PALETTE, GtkWidget)

GtkWidget *millrace_palette_new          (void);
/* Moves the focus to the palette's search entry. */
void       millrace_palette_focus_search (MillracePalette *self);

G_END_DECLS
