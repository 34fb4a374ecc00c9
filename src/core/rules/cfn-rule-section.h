/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-checker.h"

G_BEGIN_DECLS

/* Private to this room: the sections of a template beside Resources, each a mapping. */

void        cfn_check_parameters     (CfnChecker        *self,
                                      CfnNode           *section);
void        cfn_check_assertions     (CfnChecker        *self,
                                      CfnNode           *section);
void        cfn_check_conditions     (CfnChecker        *self,
                                      CfnNode           *section);
void        cfn_check_outputs        (CfnChecker        *self,
                                      CfnNode           *section);

/* TRUE when @node, an entry of a section, is a mapping; else it is told by the msgid @message, of
 * which {0} is its name. */
gboolean    cfn_check_is_map         (CfnChecker        *self,
                                      CfnNode           *node,
                                      const char        *message);
/* Tells of a text that is not written out, or longer than @max bytes. @owner is what it is the @key
 * of: "The output O". */
void        cfn_check_literal        (CfnChecker        *self,
                                      CfnNode           *owner,
                                      const char        *key,
                                      gsize              max);

G_END_DECLS
