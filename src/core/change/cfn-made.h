/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-draft.h"

G_BEGIN_DECLS

/*
 * Resources that a connection makes because it needs them, and how they are known again: by a form
 * and a name that nobody else gives them, and by nothing being said of them or in them but that. To
 * be taken away, they also have to be of no use to anybody else. Private to this room; names are
 * logical ids.
 */

/* Makes a mapping from @table to @function, an alias or a version of one. Its id, g_free(); NULL
 * when the draft failed. */
char    *cfn_made_add_mapping    (CfnDraft   *draft,
                                  const char *table,
                                  const char *function);
/* Sets FunctionName of @mapping. */
gboolean cfn_made_link_function  (CfnDraft   *draft,
                                  const char *mapping,
                                  const char *function);
/* Whether @id would be taken for the id of such a mapping. */
gboolean cfn_made_is_mapping_id  (const char *id);
/* Removes @mapping when it was made so; *@is_removed tells. */
gboolean cfn_made_drop_mapping   (CfnDraft   *draft,
                                  const char *mapping,
                                  gboolean   *is_removed);

/* Whether @function has no role, and can be given one. */
gboolean cfn_made_can_make_role  (const CfnResource *function);
/* Gives @function a role when it has none; AWS::Serverless::Function makes its own. */
gboolean cfn_made_need_role      (CfnDraft   *draft,
                                  const char *function);
/* Removes the role of @function when it was made so and lets it do no more than at first. */
gboolean cfn_made_drop_role      (CfnDraft   *draft,
                                  const char *function);

G_END_DECLS
