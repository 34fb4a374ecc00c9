/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-reading.h"

G_BEGIN_DECLS

/*
 * MillraceProblems: the findings as a list in groups, worst first, those that the template is
 * silent about at the end; filtered by severity and by words. Activating a finding activates
 * "win.show-problem" or "win.show-suppressed" ("u": index in the reading's findings), activating a
 * heading closes or opens its group; "win.fix" ("u") and "win.repair-all" are asked for as well.
 *
 * Property "group-by", as an action "problems.group-by": "severity", "resource" or "rule".
 */
#define MILLRACE_TYPE_PROBLEMS (millrace_problems_get_type ())
G_DECLARE_FINAL_TYPE (MillraceProblems, millrace_problems, MILLRACE, PROBLEMS, GtkWidget)

GtkWidget *millrace_problems_new         (void);
void       millrace_problems_set_reading (MillraceProblems *self,
                                          CfnReading       *reading);
/* The index of the finding whose row has the focus, or -1. */
int        millrace_problems_get_current (MillraceProblems *self);

G_END_DECLS
