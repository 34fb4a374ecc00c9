/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-change.h"

G_BEGIN_DECLS

/*
 * Resources on their way from one template to another, or to the same: as YAML that every editor
 * shows and every template takes.
 */

/* The resources @ids, in the order of the file, below a key Resources. In the words of the file,
 * comments and all, where that is YAML that can stand alone; else written anew. g_free(); NULL and
 * CFN_CHANGE_ERROR_UNKNOWN when @self has none of them. */
char    *cfn_clip_copy  (CfnTemplate         *self,
                         const char * const  *ids,
                         GError             **error);
/* The logical ids of the resources that @yaml holds; g_strfreev(). */
char   **cfn_clip_list_ids (const char       *yaml);
/* Adds the resources of @yaml, which may be JSON as well: a template, a mapping of logical ids to
 * resources, or one resource without its id, which gets one. An id that is taken gets a
 * number, and what refers to it within @yaml follows; what refers to others means those of @self.
 * @new_ids (may be NULL): what they are called now, in the order of @yaml, g_strfreev(). NULL and
 * CFN_CHANGE_ERROR_ILLEGAL when @yaml holds no resource. */
CfnEdit *cfn_clip_paste (CfnTemplate         *self,
                         const char          *yaml,
                         char              ***new_ids,
                         GError             **error);

G_END_DECLS
