/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cfn-finding.h"

G_BEGIN_DECLS

#define MILLRACE_TYPE_FINDING_ROW (millrace_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceFindingRow, millrace_finding_row, MILLRACE, FINDING_ROW,
                      AdwPreferencesRow)

/* A row with a finding, the button that leads to its fix, and the one that explains its rule.
 * Activating it activates "win.show-problem" with @index: of the finding in its reading. */
GtkWidget *millrace_finding_row_new       (const CfnFinding   *finding,
                                           guint               index);

/* Whether the row says all that one of @finding would: it only needs the index, then. */
gboolean   millrace_finding_row_is_of     (MillraceFindingRow *self,
                                           const CfnFinding   *finding);
void       millrace_finding_row_set_index (MillraceFindingRow *self,
                                           guint               index);

G_END_DECLS
