/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-checker.h"

G_BEGIN_DECLS

/* Private to this room: the rules about one table, plain or global. */

void        cfn_check_indexes        (CfnChecker        *self,
                                      const CfnResource *table);
void        cfn_check_replicas       (CfnChecker        *self,
                                      const CfnResource *table);

G_END_DECLS
