/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-await.h"
#include "millrace-priority.h"

struct _MillraceAwait
{
  GMutex   mutex;
  GCond    woken;
  gboolean is_handed;   /* a thread handed something over since the source last looked; under the
                         * mutex */
  gint64   until;       /* monotonic time */
  GSource *source;      /* NULL: nothing is waited for */
};

/* One that is always ready, so that no other below its priority comes to its turn. */
typedef struct
{
  GSource        parent_instance;
  MillraceAwait *await;
} AwaitSource;

static gboolean
prepare_cb (GSource *source,
            int     *timeout)
{
  *timeout = 0;

  return TRUE;
}

static gboolean
check_cb (GSource *source)
{
  return TRUE;
}

static gboolean
dispatch_cb (GSource     *source,
             GSourceFunc  callback,
             gpointer     user_data)
{
  MillraceAwait *self = ((AwaitSource *) source)->await;
  gboolean woken = TRUE;

  g_mutex_lock (&self->mutex);
  while (woken && !self->is_handed)
    woken = g_cond_wait_until (&self->woken, &self->mutex, self->until);
  self->is_handed = FALSE;
  g_mutex_unlock (&self->mutex);
  if (!woken)
    millrace_await_end (self);

  return G_SOURCE_CONTINUE;
}

void
millrace_await_begin (MillraceAwait *self,
                      gint64         longest)
{
  static GSourceFuncs functions = { prepare_cb, check_cb, dispatch_cb, NULL, NULL, NULL };

  g_return_if_fail (self != NULL);

  self->until = g_get_monotonic_time () + longest;
  if (self->source != NULL)
    return;

  self->source = g_source_new (&functions, sizeof (AwaitSource));
  ((AwaitSource *) self->source)->await = self;
  g_source_set_static_name (self->source, "millrace_await");
  g_source_set_priority (self->source, MILLRACE_PRIORITY_AWAIT);
  g_source_attach (self->source, NULL);
}

void
millrace_await_end (MillraceAwait *self)
{
  g_return_if_fail (self != NULL);

  if (self->source == NULL)
    return;

  g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

void
millrace_await_wake (MillraceAwait *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  self->is_handed = TRUE;
  g_cond_signal (&self->woken);
  g_mutex_unlock (&self->mutex);
}

MillraceAwait *
millrace_await_new (void)
{
  MillraceAwait *self = g_new0 (MillraceAwait, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->woken);

  return self;
}

void
millrace_await_free (MillraceAwait *self)
{
  millrace_await_end (self);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->woken);
  g_free (self);
}
