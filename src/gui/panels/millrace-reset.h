/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* The small button in a row that takes its property away, so that CloudFormation's default applies
 * again. */
GtkWidget *millrace_reset_new       (MillraceField *field);
/* Takes room only where there is something to reset: side panes can be narrow. */
void       millrace_reset_set_shown (GtkWidget     *reset,
                                     gboolean       shown);

G_END_DECLS
