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
/* TRUE for AWS::Region and the like. */
gboolean            cfn_name_is_pseudo_parameter    (const char   *name);
/* The resource called by the first @length bytes of @name. */
const CfnResource  *cfn_template_find_resource_n    (CfnTemplate  *self,
                                                     const char   *name,
                                                     gsize         length);
/* Puts the logical ids of the resources that the serverless transform surely makes into the set
 * @ids, which frees them. To be called once, when the resources are known. */
void                cfn_sam_collect_generated       (CfnTemplate  *self,
                                                     GHashTable   *ids);
/* TRUE when that transform may make a resource called @name: it puts them together from the ids of
 * its own, or from few words. */
gboolean            cfn_sam_may_generate            (CfnTemplate  *self,
                                                     const char   *name);
/* The section Conditions, read when it is asked for first; any thread may ask. */
const CfnFormulas  *cfn_template_get_formulas       (CfnTemplate  *self);
/* Finds the name that @name, which is none, is like; a string of @self. */
typedef const char *(*CfnTemplateSimilar) (CfnTemplate *self,
                                           const char  *name);

/* What @find finds, which looks at every name, and is called once for each @name; any thread may
 * ask. */
const char         *cfn_template_ask_once           (CfnTemplate        *self,
                                                     const char         *name,
                                                     CfnTemplateSimilar  find);
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
