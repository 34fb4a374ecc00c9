/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cards that a person put together in a frame. Immutable; its strings live as long as the
 * positions that it was taken from. */
typedef struct
{
  char     *name;          /* what the frame is called; no two have one name */
  char     *outer;         /* name of the group that this one is in, or NULL */
  gboolean  is_collapsed;
  char    **members;       /* logical ids, sorted by byte, NULL-terminated; those of groups in this
                            * one are not among them */
} CfnGroup;

/* A name as it can be kept: one line of valid text without space around it; NULL when nothing is
 * left. Free with g_free(). */
char           *cfn_group_clean_name (const char        *name);

/*
 * Private to the room: lists of groups (GPtrArray of CfnGroup, sorted by name) that are sound: an
 * id is in one group at most, a group is in one that there is and not in itself, and none is
 * empty.
 */
GPtrArray      *cfn_groups_new      (void);
/* The same groups in another list. */
GPtrArray      *cfn_groups_copy     (GPtrArray          *groups);
const CfnGroup *cfn_groups_find     (GPtrArray          *groups,
                                     const char         *name);
/* The group that @id is in, or NULL. */
const CfnGroup *cfn_groups_find_of  (GPtrArray          *groups,
                                     const char         *id);
gboolean        cfn_groups_equal    (GPtrArray          *a,
                                     GPtrArray          *b);
gboolean        cfn_group_has       (const CfnGroup     *group,
                                     const char         *id);

/* Changes of a list that nobody else holds. Each leaves it sound once cfn_groups_settle() was
 * called, and a name that no group has is ignored unless said otherwise. */

/* Puts @id in the group @name, made when there is none (NULL: in none). */
void            cfn_groups_put      (GPtrArray          *groups,
                                     const char         *id,
                                     const char         *name);
void            cfn_groups_set_collapsed (GPtrArray     *groups,
                                     const char         *name,
                                     gboolean            is_collapsed);
/* Makes @outer (NULL: none) when there is none. Nothing happens when it is in @name. */
void            cfn_groups_set_outer (GPtrArray         *groups,
                                     const char         *name,
                                     const char         *outer);
/* Nothing happens when there is a group @new_name. */
void            cfn_groups_rename   (GPtrArray          *groups,
                                     const char         *name,
                                     const char         *new_name);
/* What is in the group is then in the one around it, if any. */
void            cfn_groups_dissolve (GPtrArray          *groups,
                                     const char         *name);
/* Removes what is in no way needed: groups without a card in them, and outer ones that are not
 * there. */
void            cfn_groups_settle   (GPtrArray          *groups);

G_END_DECLS
