/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-outline-item.h"

G_BEGIN_DECLS

/* Makes the rows of @root, GListStore of MillraceOutlineItem, and those below them what @plans, of
 * @reading (NULL: there are none), say. What is there already stays the same object wherever it
 * goes, so that its row keeps what is open and focused. FALSE: the same rows are there, whatever
 * they say. */
gboolean millrace_outline_sync (GListStore *root,
                                GPtrArray  *plans,
                                CfnReading *reading);

G_END_DECLS
