/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* MillraceRecentPopover: the templates that were opened last, read afresh whenever it pops up.
 * Activating one asks for
 * "app.open-uri" ("s"). */
#define MILLRACE_TYPE_RECENT_POPOVER (millrace_recent_popover_get_type ())
G_DECLARE_FINAL_TYPE (MillraceRecentPopover, millrace_recent_popover, MILLRACE, RECENT_POPOVER,
                      GtkPopover)

G_END_DECLS
