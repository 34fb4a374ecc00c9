/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory that is only ever given back as a whole. Not thread-safe; embed it and clear it. */
typedef struct
{
  GPtrArray *chunks;
  char      *at;
  gsize      left;
  gsize      total; /* bytes asked from the system */
} CfnArena;

void     cfn_arena_init       (CfnArena   *self);
void     cfn_arena_clear      (CfnArena   *self);
/* Zero-filled, aligned for any pointer or integer. */
gpointer cfn_arena_alloc      (CfnArena   *self,
                               gsize       size);
/* A copy of @length bytes with a NUL behind it. */
char    *cfn_arena_copy       (CfnArena   *self,
                               const char *text,
                               gsize       length);

G_END_DECLS
