/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "millrace-problem-item.h"

G_BEGIN_DECLS

/* MillraceProblemRow: the item in its property "item": sign, message, place. */
#define MILLRACE_TYPE_PROBLEM_ROW (millrace_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceProblemRow, millrace_problem_row, MILLRACE, PROBLEM_ROW, GtkWidget)

G_END_DECLS
