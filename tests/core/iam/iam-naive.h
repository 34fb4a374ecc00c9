/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-value.h"

G_BEGIN_DECLS

/*
 * A second evaluator of policies, deliberately simple: it knows no third verdict. Everything is
 * known in a world, so that intrinsics are put into texts first and the texts compared then,
 * wildcards by trying every length. It shares nothing with src/core/iam but the tree.
 */
typedef struct
{
  GHashTable *parameters;  /* name -> text */
  GHashTable *conditions;  /* name -> GINT_TO_POINTER (holds) */
  GHashTable *keys;        /* key in small letters -> GPtrArray of texts; what is not in it is
                            * absent from the request */
} NaiveWorld;

typedef struct
{
  GPtrArray  *identity;   /* of CfnNode: policy documents */
  CfnNode    *boundary;   /* or NULL */
  CfnNode    *own;        /* the resource's, or NULL */
  const char *action;
  CfnNode    *resource;   /* or NULL */
  CfnNode    *caller;     /* the ARN of who asks; NULL: of the role R, or the service below */
  const char *service;    /* or NULL */
} NaiveQuestion;

NaiveWorld *naive_world_new  (void);
void        naive_world_free (NaiveWorld          *self);
/* The text of @node in @world; free with g_free(). */
char       *naive_text       (const NaiveWorld    *world,
                              CfnNode             *node);
gboolean    naive_is_allowed (const NaiveWorld    *world,
                              const NaiveQuestion *question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NaiveWorld, naive_world_free)

G_END_DECLS
