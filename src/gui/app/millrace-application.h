/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* MillraceApplication: one process, a window for each template, and the actions "app.…" that need
 * no template. */
#define MILLRACE_TYPE_APPLICATION (millrace_application_get_type ())
G_DECLARE_FINAL_TYPE (MillraceApplication, millrace_application, MILLRACE, APPLICATION,
                      AdwApplication)

MillraceApplication *millrace_application_new (void);

G_END_DECLS
