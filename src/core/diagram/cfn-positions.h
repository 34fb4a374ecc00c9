/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-geometry.h"
#include "cfn-group.h"

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * CfnPositions: what a person arranged by hand: upper left corners of cards, by logical id, and
 * groups of cards, by name. Immutable, thread-safe, reference-counted. Whole numbers: what is set
 * is rounded. The functions that give a copy give a new reference, and with an id or name that is
 * not there an equal one.
 */
typedef struct _CfnPositions CfnPositions;

CfnPositions *cfn_positions_new      (void);
CfnPositions *cfn_positions_ref      (CfnPositions       *self);
void          cfn_positions_unref    (CfnPositions       *self);
/* TRUE when nothing was placed or grouped. */
gboolean      cfn_positions_is_empty (CfnPositions       *self);
gboolean      cfn_positions_equal    (CfnPositions       *a,
                                      CfnPositions       *b);

/* How many cards have a place. */
guint         cfn_positions_get_n    (CfnPositions       *self);
gboolean      cfn_positions_lookup   (CfnPositions       *self,
                                      const char         *id,
                                      CfnPoint           *point);
/* The ids of cards with a place, sorted by byte; g_strfreev(). */
char        **cfn_positions_get_ids  (CfnPositions       *self);
/* A copy with @id at @point, or without a place for it when @point is NULL. */
CfnPositions *cfn_positions_with     (CfnPositions       *self,
                                      const char         *id,
                                      const CfnPoint     *point);
/* A copy with @n cards at places, as if one after the other. */
CfnPositions *cfn_positions_with_all (CfnPositions       *self,
                                      const char * const *ids,
                                      const CfnPoint     *points,
                                      guint               n);
/* Only its groups. */
CfnPositions *cfn_positions_without_places (CfnPositions *self);
/* A copy that knows nothing of @id any more: for a resource that is deleted. */
CfnPositions *cfn_positions_without  (CfnPositions       *self,
                                      const char         *id);
/* A copy in which @new_id has the place and the group of @id. */
CfnPositions *cfn_positions_renamed  (CfnPositions       *self,
                                      const char         *id,
                                      const char         *new_id);

gboolean        cfn_positions_same_groups (CfnPositions *a,
                                           CfnPositions *b);
/* Groups are sorted by name. A group in which no card is left is gone. */
guint           cfn_positions_get_n_groups (CfnPositions *self);
const CfnGroup *cfn_positions_get_group    (CfnPositions *self,
                                            guint         index);
/* NULL when there is none. */
const CfnGroup *cfn_positions_find_group   (CfnPositions *self,
                                            const char   *name);
/* The group that the card is in, the innermost one; NULL: none. */
const CfnGroup *cfn_positions_get_group_of (CfnPositions *self,
                                            const char   *id);
/* @wish, or @wish with a number when a group has that name; g_free(). */
char           *cfn_positions_dup_free_name (CfnPositions *self,
                                            const char   *wish);
/* A copy in which all of @ids are in the group @name, made when there is none (NULL: in no
 * group). */
CfnPositions *cfn_positions_with_members   (CfnPositions       *self,
                                            const char         *name,
                                            const char * const *ids);
/* A copy in which the group @name is in the group @outer (NULL: in none), made when there is none;
 * equal when that one is in @name itself. */
CfnPositions *cfn_positions_with_outer     (CfnPositions       *self,
                                            const char         *name,
                                            const char         *outer);
CfnPositions *cfn_positions_with_collapsed (CfnPositions       *self,
                                            const char         *name,
                                            gboolean            is_collapsed);
/* Equal when @new_name is another group's, or no name at all. */
CfnPositions *cfn_positions_with_group_name (CfnPositions      *self,
                                            const char         *name,
                                            const char         *new_name);
/* A copy without that frame; what was in it stays, in the group around it, if any. */
CfnPositions *cfn_positions_without_group  (CfnPositions       *self,
                                            const char         *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnPositions, cfn_positions_unref)

G_END_DECLS
