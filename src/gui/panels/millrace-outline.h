/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-reading.h"

G_BEGIN_DECLS

/* MillraceOutline: every resource as a list, with its worst problem; selecting rows activates
 * "win.select" ("as"), Delete "win.delete" ("as"), Enter "win.show-properties" ("s"). */
#define MILLRACE_TYPE_OUTLINE (millrace_outline_get_type ())
G_DECLARE_FINAL_TYPE (MillraceOutline, millrace_outline, MILLRACE, OUTLINE, GtkWidget)

GtkWidget *millrace_outline_new           (void);
void       millrace_outline_set_reading   (MillraceOutline    *self,
                                           CfnReading         *reading);
/* Shows the selection made elsewhere, without activating anything. */
void       millrace_outline_set_selection (MillraceOutline    *self,
                                           const char * const *ids);

G_END_DECLS
