/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-actions.h"

G_BEGIN_DECLS

/* What @typed, the beginning of an action of IAM, can become: "dyn" "dynamodb:", "dynamodb:get"
 * "dynamodb:GetItem" ..., and from three letters on what has them anywhere in its name. @max of
 * them at most; GPtrArray of strings with a free function, transfer full. */
GPtrArray *cfn_action_offer_list (const char *typed,
                                  guint       max);

G_END_DECLS
