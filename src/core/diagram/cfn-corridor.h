/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-route-plan.h"

G_BEGIN_DECLS

/*
 * Private to the room: ways around cards that are found at once, without a search, for drawings
 * with so many lines that searching would take long. Cards that stand one above the other make a
 * slab; between two slabs there is a corridor from top to bottom, and through a slab lead the gaps
 * between its cards. A way goes up or down in corridors and crosses each slab through the nearest
 * gap. Where cards stand in columns, as those that were laid out do, there is always one.
 */
typedef struct _CfnCorridors CfnCorridors;

CfnCorridors *cfn_corridors_new   (CfnLayout          *layout);
void          cfn_corridors_free  (CfnCorridors       *self);
/* The corners of a way from the plan's start to the foot of its arrow (GArray of CfnPoint), or NULL
 * where an end is shut in. Lines that have an end in common share a lane. */
GArray       *cfn_corridors_find  (CfnCorridors       *self,
                                   const CfnRoutePlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnCorridors, cfn_corridors_free)

G_END_DECLS
