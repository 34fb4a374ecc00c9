/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-diagram.h"

G_BEGIN_DECLS

/* What the cards of one picture have to do with those of another, by their ids. */

/* The same cards in the same order, as after most keys. */
gboolean           millrace_cards_are_same          (CfnDiagram *diagram,
                                                     CfnDiagram *other);
/* The only card of @diagram that @other has not; NULL when there is none, or more than one. It
 * belongs to @diagram. */
const CfnResource *millrace_cards_find_only_missing (CfnDiagram *diagram,
                                                     CfnDiagram *other);

G_END_DECLS
