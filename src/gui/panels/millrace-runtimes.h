/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* The runtimes that Lambda lets a new function be created with, current ones first; ended by a NULL
 * value. Made once from the core's table, after translation was set up. */
const MillraceChoice *millrace_runtimes_get_choices (void);

G_END_DECLS
