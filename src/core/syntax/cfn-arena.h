/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory that is given back as a whole, or what was taken last. Not thread-safe; embed it and
 * clear it. */
typedef struct
{
  GPtrArray *chunks;
  char      *at;
  gsize      left;
  gsize      total; /* bytes asked from the system */
} CfnArena;

/* A moment in the life of an arena. */
typedef struct
{
  guint n_chunks;
  char *at;
  gsize left;
} CfnArenaMark;

void     cfn_arena_init       (CfnArena   *self);
void     cfn_arena_clear      (CfnArena   *self);
/* Zero-filled, aligned for any pointer or integer. */
gpointer cfn_arena_alloc      (CfnArena   *self,
                               gsize       size);
/* The same, but filled with nothing. */
gpointer cfn_arena_take       (CfnArena   *self,
                               gsize       size);
/* A copy of @length bytes with a NUL behind it. */
char    *cfn_arena_copy       (CfnArena   *self,
                               const char *text,
                               gsize       length);
CfnArenaMark
         cfn_arena_mark       (CfnArena   *self);
/* Gives back what was taken since @mark. */
void     cfn_arena_rewind     (CfnArena   *self,
                               const CfnArenaMark *mark);

G_END_DECLS
