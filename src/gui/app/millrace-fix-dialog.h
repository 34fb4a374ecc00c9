/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "millrace-editor.h"
#include "millrace-repairs.h"

G_BEGIN_DECLS

/*
 * MillraceFixDialog: what a repair would change, as a diff, before it is made or not. It closes
 * when the text changes under it.
 *
 * Signal "fixed" (const char *name): the repair was made, as a step of that name.
 */
#define MILLRACE_TYPE_FIX_DIALOG (millrace_fix_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MillraceFixDialog, millrace_fix_dialog, MILLRACE, FIX_DIALOG, AdwWindow)

/* For one finding that has at least one fix, by its index in the editor's newest reading. */
GtkWindow *millrace_fix_dialog_new         (GtkWindow       *parent,
                                            MillraceEditor  *editor,
                                            guint            finding);
/* For all that can be repaired safely in the editor's newest reading; there is something. */
GtkWindow *millrace_fix_dialog_new_for_all (GtkWindow       *parent,
                                            MillraceEditor  *editor,
                                            MillraceRepairs *repairs);

G_END_DECLS
