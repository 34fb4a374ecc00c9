/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-expander.h"
#include "millrace-subject.h"

G_BEGIN_DECLS

/* MillraceRecordRow: "Would this record pass?" of a record that a table's stream may carry, which
 * can be changed, held against patterns as they are typed. */
#define MILLRACE_TYPE_RECORD_ROW (millrace_record_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceRecordRow, millrace_record_row, MILLRACE, RECORD_ROW,
                      MillraceExpander)

GtkWidget *millrace_record_row_new          (void);
/* The mapping whose table's records are tried. */
void       millrace_record_row_show         (MillraceRecordRow     *self,
                                             const MillraceSubject *subject);
/* Holds the record against @patterns (of char *). */
void       millrace_record_row_set_patterns (MillraceRecordRow     *self,
                                             GPtrArray             *patterns);

G_END_DECLS
