/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-voice.h"

/* Milliseconds. */
#define PAUSE 1000

struct _MillraceVoice
{
  MillraceVoiceFunc  func;
  gpointer           data;
  GString           *waiting;
  guint              pause;    /* while nothing may be said */
};

MillraceVoice *
millrace_voice_new (MillraceVoiceFunc func,
                    gpointer          data)
{
  MillraceVoice *self = g_new0 (MillraceVoice, 1);

  self->func = func;
  self->data = data;
  self->waiting = g_string_new (NULL);

  return self;
}

void
millrace_voice_free (MillraceVoice *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_string_free (self->waiting, TRUE);
  g_free (self);
}

static gboolean
pause_over_cb (gpointer data)
{
  MillraceVoice *self = data;
  g_autofree char *words = NULL;

  if (self->waiting->len == 0)
    {
      self->pause = 0;
      return G_SOURCE_REMOVE;
    }

  words = g_strdup (self->waiting->str);
  g_string_truncate (self->waiting, 0);
  self->func (words, self->data);

  return G_SOURCE_CONTINUE;
}

void
millrace_voice_say (MillraceVoice *self,
                    const char    *words)
{
  if (self->pause == 0)
    {
      self->pause = g_timeout_add (PAUSE, pause_over_cb, self);
      self->func (words, self->data);
      return;
    }

  if (self->waiting->len > 0)
    g_string_append_c (self->waiting, '\n');
  g_string_append (self->waiting, words);
}

void
millrace_voice_hush (MillraceVoice *self)
{
  g_string_truncate (self->waiting, 0);
}
