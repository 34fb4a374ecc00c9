/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-checker.h"

G_BEGIN_DECLS

/*
 * Private to this room: which walks had nothing to say of a resource. Such a walk goes over one
 * resource after the other, and asks of others at most what they are: their logical ids, types and
 * conditions. While somebody types in one of them, or in the description of the template, what was
 * quiet about the others stays so, and they are not walked again.
 */

typedef void (*CfnWalkFunc) (CfnChecker        *self,
                             const CfnResource *resource);

/* TRUE when @walk may have something to say of @resource, which it then has to walk, with
 * cfn_checker_end_walk() behind it. */
gboolean cfn_checker_begin_walk (CfnChecker        *self,
                                 CfnWalk            walk,
                                 const CfnResource *resource);
void     cfn_checker_end_walk   (CfnChecker        *self,
                                 CfnWalk            walk,
                                 const CfnResource *resource);
/* Walks all resources by @check. */
void     cfn_checker_walk       (CfnChecker        *self,
                                 CfnWalk            walk,
                                 CfnWalkFunc        check);
/* What the walk that is going on has found is of account to other resources as well, or was told
 * with another one: it is not quiet, whether it reports anything or not. */
void     cfn_checker_be_heard   (CfnChecker        *self);

/* Takes over from @walks, those that were quiet about each resource of @before, what surely still
 * is of @template; without what is not known, all of it. Free with g_free(). */
guint8  *cfn_quiet_take_over    (const guint8      *walks,
                                 CfnTemplate       *before,
                                 CfnTemplate       *template);

G_END_DECLS
