/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-arena.h"

#include <string.h>

#define SMALLEST_CHUNK 1024
#define LARGEST_CHUNK (256 * 1024)

void
cfn_arena_init (CfnArena *self)
{
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->at = NULL;
  self->left = 0;
  self->total = 0;
}

void
cfn_arena_clear (CfnArena *self)
{
  g_clear_pointer (&self->chunks, g_ptr_array_unref);
  self->at = NULL;
  self->left = 0;
}

/* A sixteenth of what is there already, so that little is left over of the last chunk, whether the
 * file is small or large. */
static void
arena_grow (CfnArena *self,
            gsize     size)
{
  gsize chunk = self->total / 16 / SMALLEST_CHUNK * SMALLEST_CHUNK;

  chunk = MAX (CLAMP (chunk, SMALLEST_CHUNK, LARGEST_CHUNK), size);
  self->at = g_malloc (chunk);
  self->left = chunk;
  self->total += chunk;
  g_ptr_array_add (self->chunks, self->at);
}

static char *
take_bytes (CfnArena *self,
            gsize     size)
{
  char *memory;

  if (self->left < size)
    arena_grow (self, size);
  memory = self->at;
  self->at += size;
  self->left -= size;

  return memory;
}

gpointer
cfn_arena_take (CfnArena *self,
                gsize     size)
{
  gsize padding = self->left % sizeof (gpointer);

  /* Chunks and their sizes are aligned, so what is left tells how far off we are. */
  if (padding > 0)
    {
      self->at += padding;
      self->left -= padding;
    }

  return take_bytes (self, (size + sizeof (gpointer) - 1) / sizeof (gpointer) * sizeof (gpointer));
}

gpointer
cfn_arena_alloc (CfnArena *self,
                 gsize     size)
{
  return memset (cfn_arena_take (self, size), 0, size);
}

char *
cfn_arena_copy (CfnArena   *self,
                const char *text,
                gsize       length)
{
  char *copy = take_bytes (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';

  return copy;
}

CfnArenaMark
cfn_arena_mark (CfnArena *self)
{
  return (CfnArenaMark){ self->chunks->len, self->at, self->left };
}

void
cfn_arena_rewind (CfnArena           *self,
                  const CfnArenaMark *mark)
{
  g_ptr_array_set_size (self->chunks, mark->n_chunks);
  self->at = mark->at;
  self->left = mark->left;
}
