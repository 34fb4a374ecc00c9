/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * MillraceVoice: says what happens fast no faster than it can be followed: at most once a second,
 * and what came meanwhile in one go.
 */
typedef struct _MillraceVoice MillraceVoice;

typedef void (*MillraceVoiceFunc) (const char *words,
                                   gpointer    data);

MillraceVoice *millrace_voice_new  (MillraceVoiceFunc  func,
                                    gpointer           data);
void           millrace_voice_free (MillraceVoice     *self);
/* Says @words, now or with the next ones. */
void           millrace_voice_say  (MillraceVoice     *self,
                                    const char        *words);
/* Forgets what has not been said yet. */
void           millrace_voice_hush (MillraceVoice     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceVoice, millrace_voice_free)

G_END_DECLS
