/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-expander.h"
#include "millrace-subject.h"

G_BEGIN_DECLS

/* MillraceStatementRow: one statement of a policy in short; opened, what it says can be changed,
 * and the statement can be moved and removed. */
#define MILLRACE_TYPE_STATEMENT_ROW (millrace_statement_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceStatementRow, millrace_statement_row, MILLRACE, STATEMENT_ROW,
                      MillraceExpander)

GtkWidget *millrace_statement_row_new        (void);
/* Shows the statement at @property, the @index-th of the @n of @list; one that stands without a
 * list around it is the first of one, with @list NULL. */
void       millrace_statement_row_show       (MillraceStatementRow  *self,
                                              const MillraceSubject *subject,
                                              const char            *property,
                                              const char            *list,
                                              guint                  index,
                                              guint                  n);
/* It is a branch of an Fn::If, which becomes nothing rather than go. */
void       millrace_statement_row_set_branch (MillraceStatementRow  *self,
                                              gboolean               is_branch);
/* Adds the fields of an opened statement to @fields. */
void       millrace_statement_row_get_fields (MillraceStatementRow  *self,
                                              GPtrArray             *fields);
/* A statement that allows @action on what it is about in the template, as YAML; free with
 * g_free(). */
char      *millrace_statement_dup_allowing   (const MillraceSubject *subject,
                                              const char            *action);

G_END_DECLS
