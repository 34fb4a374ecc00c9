/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* The runtimes that Lambda lets a new function be created with, current ones first; from the Lambda Developer
 * Guide's table of runtimes as of 2026-11-22. */
extern const MillraceChoice millrace_runtimes[];

G_END_DECLS
