/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cfn-finding.h"

G_BEGIN_DECLS

/* A row with a finding, the button that leads to its fix, and the one that explains its rule.
 * Activating it activates "win.show-problem" with @index: of the finding in its reading. */
GtkWidget *millrace_finding_row_new (const CfnFinding *finding,
                                     guint             index);

G_END_DECLS
