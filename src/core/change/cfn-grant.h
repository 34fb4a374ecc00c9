/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-draft.h"
#include "cfn-link.h"

G_BEGIN_DECLS

/*
 * CfnGrant: permissions about one resource that a connection needs, private to this room: of a
 * trigger, to read a table's stream and to write to its failure destination; of a function, to read
 * and to write. What is missing is added to a statement that is about that very resource, where
 * there is one, else to an inline policy of its own, with a name made of the resource's. By that
 * name and by its form it is found and taken back, also when the resource is called something else
 * by then; nothing else marks it.
 *
 * Actions: Lambda Developer Guide, "Execution role permissions" and "Retaining discarded batches";
 * which resource each takes: Service Authorization Reference.
 */
typedef struct _CfnGrant CfnGrant;

/* What a trigger needs to use @subject as a source or a failure destination; NULL when it is
 * neither. */
CfnGrant *cfn_grant_new_for_trigger (const CfnResource  *subject);
/* What a function needs to read or write @subject; NULL when nothing is known for that. */
CfnGrant *cfn_grant_new_for_use     (const CfnResource  *subject,
                                     CfnUseFlags         use);
void      cfn_grant_free            (CfnGrant           *self);

/* Gives an inline policy that has to be written the other of its two names: so a stream that was
 * there before is told from one that the connection made, and a use that goes by a name in the
 * environment from one that does not. */
void      cfn_grant_rename          (CfnGrant           *self);
/* Whether @holder has one of such a name, about this resource. */
gboolean  cfn_grant_is_renamed      (CfnGrant           *self,
                                     CfnTemplate        *template,
                                     const char         *holder);

/* Writes the grant into the policies of @holder, a role or a function for which SAM makes one:
 * all of it, or what of it is among the actions @missing. */
gboolean  cfn_grant_write           (CfnGrant           *self,
                                     CfnDraft           *draft,
                                     const char         *holder,
                                     const char * const *missing);
/* Writes what @holder is not sure to be allowed yet. Fails when that is denied. */
gboolean  cfn_grant_write_missing   (CfnGrant           *self,
                                     CfnDraft           *draft,
                                     const char         *holder);
/* Removes what cfn_grant_write() wrote, as far as it is still there. */
gboolean  cfn_grant_remove          (CfnGrant           *self,
                                     CfnDraft           *draft,
                                     const char         *holder);
/* Removes, whoever wrote them, actions of the grant from statements of inline policies that are
 * about this resource alone. */
gboolean  cfn_grant_remove_statements (CfnGrant        *self,
                                       CfnDraft        *draft,
                                       const char      *holder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnGrant, cfn_grant_free)

G_END_DECLS
