/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-change.h"

G_BEGIN_DECLS

/*
 * What resources need that go from one template to another: the resources, parameters, conditions
 * and mappings of the one that they name and the other does not have, and what these name in turn.
 */
typedef struct _CfnCarry CfnCarry;

/* For the resources @ids of @source on their way to @target. Never NULL. */
CfnCarry           *cfn_carry_new       (CfnTemplate         *source,
                                         const char * const  *ids,
                                         CfnTemplate         *target);
void                cfn_carry_free      (CfnCarry            *self);
/* What is named and missing, in the order of the file; NULL-terminated, maybe empty. */
const char * const *cfn_carry_get_names (CfnCarry            *self);
/* As cfn_clip_paste() of @ids, but with all that. @new_ids: of the resources alone. */
CfnEdit            *cfn_carry_paste     (CfnCarry            *self,
                                         char              ***new_ids,
                                         GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnCarry, cfn_carry_free)

G_END_DECLS
