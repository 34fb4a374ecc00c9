/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-intrinsic.h"
#include "cfn-render.h"

G_BEGIN_DECLS

/* On one line; a string in quotes when it needs them, or the text's habit is to have them. */
void        cfn_render_scalar        (GString            *target,
                                      const CfnHabits    *habits,
                                      const CfnNode      *node,
                                      gboolean            in_flow,
                                      char                quote);
void        cfn_render_key           (GString            *target,
                                      const CfnHabits    *habits,
                                      const char         *key,
                                      gboolean            in_flow);
/* The key of @child; one that is no scalar has none that could be written. */
const char *cfn_render_key_text      (const CfnNode      *child);

/* cfn_intrinsic_split_getatt () where both parts are strings. */
gboolean    cfn_render_split_getatt  (const CfnIntrinsic  *call,
                                      char               **id,
                                      char               **attribute);
gboolean    cfn_render_prefers_short (const CfnHabits    *habits,
                                      const CfnIntrinsic *call);
/* "!GetAtt A.B", all on one line. */
void        cfn_render_short_call    (GString            *target,
                                      const CfnHabits    *habits,
                                      const CfnIntrinsic *call);
/* What stands behind "Fn::GetAtt:" or "!GetAtt", in brackets unless it is a scalar. */
void        cfn_render_call_argument (GString            *target,
                                      const CfnHabits    *habits,
                                      const CfnIntrinsic *call,
                                      const char         *indent);

G_END_DECLS
