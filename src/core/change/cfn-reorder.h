/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-change.h"

G_BEGIN_DECLS

/* Puts the entries @names of the section @section ("Resources", "Parameters" ...) before the entry
 * @before (NULL: at the end), in the order that they have: their lines and the comments that belong
 * to them. NULL and CFN_CHANGE_ERROR_UNKNOWN when the section has no such entries,
 * CFN_CHANGE_ERROR_NOTHING when they are there already. */
CfnEdit *cfn_reorder (CfnTemplate         *self,
                      const char          *section,
                      const char * const  *names,
                      const char          *before,
                      GError             **error);

/* Before which entry @names stand when they go one step up or down, "" for the end of the section;
 * NULL when they are there already, or unknown. A string of the template. */
const char *cfn_reorder_find_step (CfnTemplate        *self,
                                   const char         *section,
                                   const char * const *names,
                                   gboolean            down);

G_END_DECLS
