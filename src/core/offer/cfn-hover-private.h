/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-hover.h"

G_BEGIN_DECLS

/* Each tells what it knows; FALSE when that is nothing. @message is taken. */
void     cfn_hover_add            (CfnHover          *self,
                                   CfnMessage        *message);
gboolean cfn_hover_tell_property  (CfnHover          *self,
                                   const CfnResource *resource,
                                   const char        *property);
gboolean cfn_hover_tell_type      (CfnHover          *self,
                                   const char        *type);
gboolean cfn_hover_tell_attribute (CfnHover          *self,
                                   const char        *type,
                                   const char        *attribute);
gboolean cfn_hover_tell_action    (CfnHover          *self,
                                   const char        *action);

G_END_DECLS
