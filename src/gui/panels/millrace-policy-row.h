/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-expander.h"
#include "millrace-subject.h"

G_BEGIN_DECLS

/* MillracePolicyRow: a policy document, statement by statement, with a line that allows one action
 * more. */
#define MILLRACE_TYPE_POLICY_ROW (millrace_policy_row_get_type ())
G_DECLARE_FINAL_TYPE (MillracePolicyRow, millrace_policy_row, MILLRACE, POLICY_ROW,
                      MillraceExpander)

GtkWidget *millrace_policy_row_new        (void);
/* Shows the policy document at @document. @policy is the inline policy of a role that it is in,
 * which has a name and can be removed; NULL: the document is the resource's own, about @title. */
void       millrace_policy_row_show       (MillracePolicyRow     *self,
                                           const MillraceSubject *subject,
                                           const char            *policy,
                                           const char            *document,
                                           const char            *title);
/* Adds the fields that are made by now to @fields. */
void       millrace_policy_row_get_fields (MillracePolicyRow     *self,
                                           GPtrArray             *fields);
void       millrace_policy_row_get_heads  (MillracePolicyRow     *self,
                                           GPtrArray             *heads);
/* Opens it, for one action more to be typed. */
void       millrace_policy_row_start      (MillracePolicyRow     *self);

G_END_DECLS
