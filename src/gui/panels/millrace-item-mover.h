/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* Lets an item of a list be moved: by dragging its row onto another of the same list, and with
 * Alt+Up and Alt+Down anywhere in the row, which the focus goes along with. */
void millrace_item_mover_attach (MillraceField *field);

G_END_DECLS
