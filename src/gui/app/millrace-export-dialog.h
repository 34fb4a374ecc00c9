/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "millrace-editor.h"

G_BEGIN_DECLS

/* MillraceExportDialog: asks for a format, tells what it will be like, and writes it.
 * Signal: "exported" (const char *text): it was written; @text says where. */
#define MILLRACE_TYPE_EXPORT_DIALOG (millrace_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MillraceExportDialog, millrace_export_dialog, MILLRACE, EXPORT_DIALOG,
                      AdwWindow)

GtkWindow *millrace_export_dialog_new (GtkWindow      *parent,
                                       MillraceEditor *editor);

G_END_DECLS
