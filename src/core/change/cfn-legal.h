/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-link.h"

G_BEGIN_DECLS

/* Why @link cannot be made between two resources of the proof's template that it fits; NULL when it
 * can be. Private to this room. */
CfnMessage        *cfn_legal_explain     (CfnProof          *proof,
                                          const CfnResource *from,
                                          const CfnResource *to,
                                          const CfnLink     *link);
/* The property that makes @link, of which a resource has one: "EventSourceArn"; NULL when there is
 * none. It is a property of @from unless @of_target. */
const char        *cfn_legal_get_property (const CfnLink    *link,
                                          gboolean          *of_target);

G_END_DECLS
