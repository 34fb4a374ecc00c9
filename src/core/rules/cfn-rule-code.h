/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-inline-code.h"
#include "cfn-rule-wiring.h"

G_BEGIN_DECLS

/* Private to this room: the rules about inline code. */

/* The function that Handler names: whether the code has it, and how it answers. */
void        cfn_check_handler        (CfnChecker          *self,
                                      const CfnInlineCode *code);

G_END_DECLS
