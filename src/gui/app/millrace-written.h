/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-edit.h"
#include "cfn-template.h"

G_BEGIN_DECLS

/* What @edit writes, for people: "7 lines in DataTable, Role". @after: what it makes of @before.
 * Transfer full. */
char  *millrace_written_describe   (CfnEdit            *edit,
                                    CfnTemplate        *before,
                                    CfnTemplate        *after);
/* Logical ids of the resources that are new in @after or differ from @before, those in @but (may be
 * NULL) left out; in file order, NULL-terminated. Transfer full. */
char **millrace_written_list       (CfnTemplate        *before,
                                    CfnTemplate        *after,
                                    const char * const *but);

G_END_DECLS
