/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-draft.h"

G_BEGIN_DECLS

/*
 * CfnGrant: what a trigger needs of its execution role about one resource, private to this room: to
 * read a table's stream, to send to a queue, to publish to a topic, to write to a bucket. It is
 * written as an inline policy of its own, with a name made of the resource's, so that it can be
 * found and taken back and nobody else's statement is ever widened. Actions: Lambda Developer
 * Guide, "Execution role permissions" and
 * "Retaining discarded batches"; which resource each takes: Service Authorization Reference.
 */
typedef struct _CfnGrant CfnGrant;

/* What the role needs to use @subject as a source or a failure destination; NULL when it is
 * neither. */
CfnGrant *cfn_grant_new      (const CfnResource  *subject);
void      cfn_grant_free     (CfnGrant           *self);

/* Writes the part of the grant that is among @missing (NULL: all of it) into role @role. */
gboolean  cfn_grant_write    (CfnGrant           *self,
                              CfnDraft           *draft,
                              const char         *role,
                              const char * const *missing);
/* Removes the inline policies that hold nothing but this grant. */
gboolean  cfn_grant_remove   (CfnGrant           *self,
                              CfnDraft           *draft,
                              const char         *role);
/* Removes, whoever wrote them, statements of inline policies that allow actions on this resource
 * alone.
 * @n_removed (may be NULL): how many. */
gboolean  cfn_grant_remove_statements (CfnGrant   *self,
                                       CfnDraft   *draft,
                                       const char *role,
                                       guint      *n_removed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnGrant, cfn_grant_free)

G_END_DECLS
