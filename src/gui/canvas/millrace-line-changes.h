/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-route.h"

G_BEGIN_DECLS

/* Around all lines that are drawn in only one of two pictures, or look different there; labels are
 * not looked at. FALSE: there are none, and @around is not set. */
gboolean millrace_line_changes_find  (CfnRoutes *before,
                                      CfnRoutes *after,
                                      CfnRect   *around);
/* How many lines of @routes may be seen in @rect. */
guint    millrace_line_changes_count (CfnRoutes *routes,
                                      CfnRect    rect);

G_END_DECLS
