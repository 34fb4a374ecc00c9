/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-draft.h"

G_BEGIN_DECLS

/*
 * The environment variable by which a function knows what a resource is called: its Ref, which is a
 * table's or bucket's name, a queue's URL, a topic's ARN. Private to this room; names are logical
 * ids.
 */

/* The variable of @function whose value is the Ref of @subject, or NULL. */
const char *cfn_environment_find   (CfnTemplate       *template,
                                    const CfnResource *function,
                                    const char        *subject);
/* A name for a new one: "ORDERS_TABLE_NAME". g_free(). */
char       *cfn_environment_name   (const CfnResource *function,
                                    const CfnResource *subject);
gboolean    cfn_environment_add    (CfnDraft          *draft,
                                    const char        *function,
                                    const char        *subject);
/* Removes such a variable when its name is as cfn_environment_add() makes them. */
gboolean    cfn_environment_remove (CfnDraft          *draft,
                                    const char        *function,
                                    const char        *subject);

G_END_DECLS
