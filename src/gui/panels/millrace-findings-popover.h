/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-reading.h"
#include "millrace-popover.h"

G_BEGIN_DECLS

/* The problems of the resource @id, each with its fix, to be opened by millrace_popover_open();
 * NULL when it has none. Going to a place or to a fix closes it. */
GtkWidget *millrace_findings_popover_new (CfnReading *reading,
                                          const char *id);

G_END_DECLS
