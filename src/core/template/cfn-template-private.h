/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-formula.h"
#include "cfn-template.h"

G_BEGIN_DECLS

/* Fills @references (of CfnReference) with all uses of names in @self, in file order. Strings that
 * are no strings of the tree go to @strings. To be called once, when the resources are known. */
void                cfn_template_collect_references (CfnTemplate  *self,
                                                     GStringChunk *strings,
                                                     GArray       *references);
/* The resource called by the first @length bytes of @name. */
const CfnResource  *cfn_template_find_resource_n    (CfnTemplate  *self,
                                                     const char   *name,
                                                     gsize         length);
/* TRUE when names may exist that the text does not show: macros, loops, SAM, AWS::Include. */
gboolean            cfn_template_has_hidden_names   (CfnTemplate  *self);
/* The section Conditions, read when it is asked for first; any thread may ask. */
const CfnFormulas  *cfn_template_get_formulas       (CfnTemplate  *self);
/* The first @length bytes of @name as a string that lives as long as @self. Only while @self is
 * made. */
const char         *cfn_template_keep_name          (CfnTemplate  *self,
                                                     const char   *name,
                                                     gsize         length);
/* The string that cfn_template_keep_name() kept; any thread may ask. */
const char         *cfn_template_find_name          (CfnTemplate  *self,
                                                     const char   *name,
                                                     gsize         length);

G_END_DECLS
