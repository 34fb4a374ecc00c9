/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-stretch.h"

/* Milliseconds without a change until the zoom rests. */
#define ZOOM_REST 120

/* Seconds for which the pictures are kept after that: who zooms mostly zooms again. */
#define MEMORY 10

/* More would be felt in the frame that makes them. */
#define PICTURES_PER_FRAME 32

struct _MillraceStretch
{
  GtkWidget   *world;
  GPtrArray   *cards;
  GskRenderer *renderer;    /* of this frame */
  guint        allowance;   /* pictures that this frame may still make */
  guint        timeout;     /* runs while the zoom changes */
  guint        forget;      /* runs after that */
};

MillraceStretch *
millrace_stretch_new (GtkWidget *world,
                      GPtrArray *cards)
{
  MillraceStretch *self = g_new0 (MillraceStretch, 1);

  self->world = world;
  self->cards = cards;

  return self;
}

void
millrace_stretch_free (MillraceStretch *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->forget, g_source_remove);
  g_free (self);
}

void
millrace_stretch_drop (MillraceStretch *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    millrace_card_drop_pictures (g_ptr_array_index (self->cards, i));
}

static gboolean
forget_cb (gpointer data)
{
  MillraceStretch *self = data;

  self->forget = 0;
  millrace_stretch_drop (self);

  return G_SOURCE_REMOVE;
}

static gboolean
rests_cb (gpointer data)
{
  MillraceStretch *self = data;

  self->timeout = 0;
  self->forget = g_timeout_add_seconds (MEMORY, forget_cb, self);
  gtk_widget_queue_draw (self->world);

  return G_SOURCE_REMOVE;
}

void
millrace_stretch_zoomed (MillraceStretch *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->forget, g_source_remove);
  self->timeout = g_timeout_add (ZOOM_REST, rests_cb, self);
}

gboolean
millrace_stretch_begin (MillraceStretch *self,
                        MillraceDetail   detail)
{
  GtkNative *native = gtk_widget_get_native (self->world);

  self->renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;
  self->allowance = PICTURES_PER_FRAME;

  /* Cairo finds pictures dearer than letters, and a mere colour needs none. */
  return self->timeout != 0 && detail != MILLRACE_DETAIL_COLOUR && self->renderer != NULL
         && !GSK_IS_CAIRO_RENDERER (self->renderer);
}

void
millrace_stretch_snapshot (MillraceStretch *self,
                           GtkSnapshot     *snapshot,
                           MillraceCard    *card,
                           MillraceDetail   detail,
                           CfnPoint         at,
                           double           scale)
{
  millrace_card_snapshot_stretched (card, snapshot, detail, at, self->renderer, scale,
                                    &self->allowance);
}
