/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-card.h"

G_BEGIN_DECLS

/*
 * MillraceStretch: how cards are drawn while the zoom changes: from pictures that are stretched,
 * see MillracePicture, and a moment after the last change crisp again.
 */
typedef struct _MillraceStretch MillraceStretch;

/* @world: the widget to be drawn again when the zoom rests. @cards: its MillraceCards; both are
 * borrowed and outlive it. */
MillraceStretch *millrace_stretch_new        (GtkWidget       *world,
                                              GPtrArray       *cards);
void             millrace_stretch_free       (MillraceStretch *self);
/* The zoom has changed. */
void             millrace_stretch_zoomed     (MillraceStretch *self);
/* Lets all pictures go: they belong to a renderer, which goes with its surface. */
void             millrace_stretch_drop       (MillraceStretch *self);
/* Begins a frame. TRUE when its cards at @detail are to be drawn by millrace_stretch_snapshot(). */
gboolean         millrace_stretch_begin      (MillraceStretch *self,
                                              MillraceDetail   detail);
/* Draws @card with its upper left corner @at; @scale: device pixels a canvas unit. */
void             millrace_stretch_snapshot   (MillraceStretch *self,
                                              GtkSnapshot     *snapshot,
                                              MillraceCard    *card,
                                              MillraceDetail   detail,
                                              CfnPoint         at,
                                              double           scale);

G_END_DECLS
