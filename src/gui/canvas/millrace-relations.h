/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-world.h"

G_BEGIN_DECLS

/* Tells assistive technology what leads where: from a card to the edges that leave it, from an edge
 * to the card at its end. To be called when the world shows another scene. */
void millrace_relations_update (MillraceWorld *world);

G_END_DECLS
