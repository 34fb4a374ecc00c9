/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-section.h"

G_BEGIN_DECLS

/* What is said of the entries of sections, in the person's language. Strings are not owned unless
 * it says so; section names are those of the template, "Parameters". */

/* One of them: "Parameter". */
const char *millrace_entry_get_word  (const char     *section);
/* "Add a Parameter". */
const char *millrace_entry_get_adder (const char     *section);
CfnSectionKind
            millrace_entry_get_kind  (const char     *section);
/* What it is, in a line: "String · “dev”" of a parameter. g_free(). */
char       *millrace_entry_summarize (CfnTemplate    *template,
                                      const char     *section,
                                      CfnNode        *node);

G_END_DECLS
