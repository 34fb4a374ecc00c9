/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"
#include "millrace-row.h"

G_BEGIN_DECLS

/* MillraceSwitchRow: a boolean; an intrinsic in its place is a line of YAML. */
#define MILLRACE_TYPE_SWITCH_ROW (millrace_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSwitchRow, millrace_switch_row, MILLRACE, SWITCH_ROW, MillraceRow)

GtkWidget *millrace_switch_row_new        (const MillraceFieldSpec *spec);
/* For a switch that stands for more than a boolean property: shows @active without asking for a
 * change. */
void       millrace_switch_row_set_active (MillraceSwitchRow       *self,
                                           gboolean                 active);

G_END_DECLS
