/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-kind.h"

G_BEGIN_DECLS

/*
 * MillraceTile: the coloured mark of a kind: a rounded square with the sign of its cards or, as a
 * dot, without. It says nothing that the text beside it does not say, and is not in the
 * accessibility tree.
 *
 * Properties: "kind" (uint, a CfnKind), "dot" (boolean, construct-only). CSS: node "tile", classes
 * "small", "large", and the kind's word, "kind-table" ...
 */
#define MILLRACE_TYPE_TILE (millrace_tile_get_type ())
G_DECLARE_FINAL_TYPE (MillraceTile, millrace_tile, MILLRACE, TILE, GtkWidget)

/* @type NULL: of no type. */
GtkWidget *millrace_tile_new      (const char   *type);
void       millrace_tile_set_kind (MillraceTile *self,
                                   CfnKind       kind);
/* The kind of @type, and the sign that its cards have. */
void       millrace_tile_set_type (MillraceTile *self,
                                   const char   *type);

G_END_DECLS
