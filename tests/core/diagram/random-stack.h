/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A template of tables, functions, roles, mappings, queues and others that grows, shrinks and
 * changes at random, for tests of what has to hold for every template. */
typedef struct _RandomStack RandomStack;

RandomStack *random_stack_new     (GRand       *random);
void         random_stack_free    (RandomStack *self);
guint        random_stack_get_n   (RandomStack *self);
/* Logical id of the resource at @index. */
char        *random_stack_get_id  (RandomStack *self,
                                   guint        index);
/* Adds a resource that is perhaps linked to others. */
void         random_stack_add     (RandomStack *self);
/* Removes one; what referred to it refers to nothing then. */
void         random_stack_remove  (RandomStack *self,
                                   guint        index);
/* Links two at random. */
void         random_stack_connect (RandomStack *self);
/* Gives one another id. */
void         random_stack_rename  (RandomStack *self,
                                   guint        index);
/* What stands below "Resources:". */
char        *random_stack_to_yaml (RandomStack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomStack, random_stack_free)

G_END_DECLS
