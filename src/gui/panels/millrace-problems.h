/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-reading.h"

G_BEGIN_DECLS

/* MillraceProblems: the findings as a list, worst first; activating a row activates
 * "win.show-problem" ("u": index in the reading's findings). */
#define MILLRACE_TYPE_PROBLEMS (millrace_problems_get_type ())
G_DECLARE_FINAL_TYPE (MillraceProblems, millrace_problems, MILLRACE, PROBLEMS, GtkWidget)

GtkWidget *millrace_problems_new         (void);
void       millrace_problems_set_reading (MillraceProblems *self,
                                          CfnReading       *reading);

G_END_DECLS
