/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * MillraceHold: keeps what a worker found from its owner until the next frame is drawn, as that is
 * to show something that does not wait for it. No frame comes to a window that nobody sees: a hold
 * ends by itself.
 */
typedef struct _MillraceHold MillraceHold;

/* @taken is called with what was kept; the hold knows no other owner than the result's source. */
MillraceHold *millrace_hold_new         (GAsyncReadyCallback  taken);
void          millrace_hold_free        (MillraceHold        *self);
/* Begins a hold, or a new one instead of the one there is. */
void          millrace_hold_until_drawn (MillraceHold        *self,
                                         GdkFrameClock       *clock);
/* Keeps @result when there is a hold: at most one. FALSE: there is none. */
gboolean      millrace_hold_keep        (MillraceHold        *self,
                                         GAsyncResult        *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceHold, millrace_hold_free)

G_END_DECLS
