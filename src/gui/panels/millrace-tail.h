/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/*
 * MillraceTail: the small buttons at the end of a field's row. One takes the property away, so that
 * CloudFormation's default applies again, or the item out of its list; one tells what the field is
 * about and switches between a value, what is referred to, a text with names in it, and YAML.
 */
#define MILLRACE_TYPE_TAIL (millrace_tail_get_type ())
G_DECLARE_FINAL_TYPE (MillraceTail, millrace_tail, MILLRACE, TAIL, GtkWidget)

/* Makes itself known to @field, which it is a descendant of then. */
GtkWidget *millrace_tail_new  (MillraceField  *field);
/* Shows what can be done about @value, which the field shows now. */
void       millrace_tail_show (MillraceTail   *self,
                               const CfnValue *value);

G_END_DECLS
