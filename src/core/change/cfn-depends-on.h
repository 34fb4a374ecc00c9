/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-draft.h"

G_BEGIN_DECLS

/* DependsOn, private to this room. Names are logical ids. */

/* Makes @id wait for @other when it does not yet. */
gboolean cfn_depends_on_add    (CfnDraft   *draft,
                                const char *id,
                                const char *other);
/* Takes that back. */
gboolean cfn_depends_on_remove (CfnDraft   *draft,
                                const char *id,
                                const char *other);

G_END_DECLS
