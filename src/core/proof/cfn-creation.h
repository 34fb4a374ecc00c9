/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-template.h"

G_BEGIN_DECLS

/* CfnCreation: the order in which CloudFormation makes the resources of a template, as far as they
 * name each other. */
typedef struct _CfnCreation CfnCreation;

/* Of @template, which has to live as long. Free with cfn_creation_free(). */
CfnCreation *cfn_creation_new       (CfnTemplate       *template);
void         cfn_creation_free      (CfnCreation       *self);
/* TRUE when @later is made after @earlier in any case, also when they are the same. */
gboolean     cfn_creation_waits_for (const CfnCreation *self,
                                     const CfnResource *later,
                                     const CfnResource *earlier);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnCreation, cfn_creation_free)

G_END_DECLS
