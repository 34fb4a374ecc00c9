/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cfn-frame.h"

G_BEGIN_DECLS

/* Private to the room: finding places for cards that have none among those that have one. */

/* Least space around a card that is put between others. */
#define CFN_PLACE_MARGIN CFN_GRID
/* From the cards that are there to what is put below them. */
#define CFN_PLACE_BELOW 96.0

typedef struct
{
  CfnDiagram *diagram;
  CfnRect    *cards;       /* one a node; x and y of those that are new are to be found */
  gboolean   *is_new;      /* one a node; FALSE once it has its place */
  CfnFrames  *frames;
} CfnPlacing;

/* Puts each new card where it belongs: into its frame, beside what it is linked to, near @hint
 * (NULL: none), or below everything. When all are new they are a drawing of their own, from 0, 0
 * on. FALSE when cancelled. */
gboolean cfn_place_new      (CfnPlacing      *self,
                             const CfnPoint  *hint,
                             GCancellable    *cancellable,
                             GError         **error);
/* Puts all new cards side by side, as if they were a drawing of their own, around @centre or as
 * near to it as there is space. */
gboolean cfn_place_together (CfnPlacing      *self,
                             CfnPoint         centre,
                             GCancellable    *cancellable,
                             GError         **error);

G_END_DECLS
