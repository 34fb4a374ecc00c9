/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-write.h"

G_BEGIN_DECLS

/*
 * MillraceWriteRow: a write to a table in one line, "Put  id=1 n=3", which opens to its JSON.
 *
 * Actions "write.toggle", "write.up", "write.down", "write.duplicate", "write.remove", also by
 * Alt+Up, Alt+Down, Ctrl+D and Delete. Signals: "changed" (): it is another write now, or none;
 * "asked" (const char *what): "up", "down", "duplicate" or "remove".
 */
#define MILLRACE_TYPE_WRITE_ROW (millrace_write_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceWriteRow, millrace_write_row, MILLRACE, WRITE_ROW, GtkListBoxRow)

GtkWidget      *millrace_write_row_new            (const CfnWrite   *write);
/* Transfer none; NULL while what is typed is no write. */
const CfnWrite *millrace_write_row_get_write      (MillraceWriteRow *self);
/* What it was when it was one last. Transfer none. */
const CfnWrite *millrace_write_row_get_last_write (MillraceWriteRow *self);
void            millrace_write_row_set_open       (MillraceWriteRow *self,
                                                   gboolean          open);
/* What is wrong with it; NULL: nothing. */
void            millrace_write_row_set_problem    (MillraceWriteRow *self,
                                                   const char       *problem);

/* "Put", "Update" ..., or the name of a record's event; translated. */
const char     *millrace_write_get_word           (const CfnWrite   *write);
/* "Line 3: …": where in @text and what @problem is, whose message is let go of. Free with
 * g_free(). */
char           *millrace_write_dup_problem     (CfnText          *text,
                                                CfnSyntaxProblem *problem);
/* "id=1 n=3" in short; free with g_free(). */
char           *millrace_write_dup_summary        (const CfnWrite   *write);

G_END_DECLS
