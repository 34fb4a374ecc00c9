/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * MillraceAwait: keeps all back that a window does by itself while threads are at something that
 * belongs into its next frame and takes a few milliseconds: one frame, and one measuring before it,
 * show an edit and what comes of it, where two would cost twice as much. What the threads hand over
 * meanwhile, at MILLRACE_PRIORITY_RESULT, is taken at once.
 */
typedef struct _MillraceAwait MillraceAwait;

MillraceAwait *millrace_await_new   (void);
/* When no thread knows it any more. */
void           millrace_await_free  (MillraceAwait *self);
/* From now on, for @longest microseconds at most: again from now where it was begun. */
void           millrace_await_begin (MillraceAwait *self,
                                     gint64         longest);
/* There is nothing to wait for any longer. */
void           millrace_await_end   (MillraceAwait *self);
/* By a thread: it has handed over what it was at. */
void           millrace_await_wake  (MillraceAwait *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceAwait, millrace_await_free)

G_END_DECLS
