/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-pick-row.h"
#include "millrace-subject.h"

G_BEGIN_DECLS

/* MillraceGivenRow: what a resource gives, by Ref and by GetAtt, to be made an output of
 * ("win.make-output"). */
#define MILLRACE_TYPE_GIVEN_ROW (millrace_given_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceGivenRow, millrace_given_row, MILLRACE, GIVEN_ROW, MillracePickRow)

GtkWidget *millrace_given_row_new  (void);
void       millrace_given_row_show (MillraceGivenRow      *self,
                                    const MillraceSubject *subject);

G_END_DECLS
