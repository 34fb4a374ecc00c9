/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* MillraceStartPage: what an empty document shows. Offers the starters ("win.new-from-starter",
 * "s") and opening. */
#define MILLRACE_TYPE_START_PAGE (millrace_start_page_get_type ())
G_DECLARE_FINAL_TYPE (MillraceStartPage, millrace_start_page, MILLRACE, START_PAGE, AdwBin)

G_END_DECLS
