/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "millrace-problem-item.h"

G_BEGIN_DECLS

/*
 * MillraceProblemRow: an item: sign, message, place. Sign, place and buttons are widgets of their
 * own once the row is seen.
 *
 * Actions: "problem.show" (its place), "problem.fix", "problem.explain".
 */
#define MILLRACE_TYPE_PROBLEM_ROW (millrace_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceProblemRow, millrace_problem_row, MILLRACE, PROBLEM_ROW, GtkWidget)

/* What the rows of one list know of each other: which have buttons, and how large those are. */
typedef struct _MillraceProblemRows MillraceProblemRows;

MillraceProblemRows *millrace_problem_rows_new     (void);
void                 millrace_problem_rows_unref   (MillraceProblemRows *self);
GtkWidget           *millrace_problem_row_new      (MillraceProblemRows *rows);
void                 millrace_problem_row_set_item (MillraceProblemRow  *self,
                                                    MillraceProblemItem *item);
/* NULL while the row is not in use; transfer none. */
MillraceProblemItem *millrace_problem_row_get_item (MillraceProblemRow *self);

G_END_DECLS
