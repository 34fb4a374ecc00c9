/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Has another thread call @free_func with @data, which nobody else changes, in a moment: to free
 * what hangs on a reading of a large template (its proof, its tree) takes milliseconds. NULL is
 * nothing to free. */
void millrace_release (gpointer       data,
                       GDestroyNotify free_func);

G_END_DECLS
