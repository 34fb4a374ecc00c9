/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-hold.h"

/* Milliseconds that a hold lasts at most. */
#define LONGEST 50

struct _MillraceHold
{
  GAsyncReadyCallback  taken;
  GAsyncResult        *kept;     /* or NULL */
  GdkFrameClock       *clock;    /* NULL: it has drawn, or there is no hold */
  gulong               drawn;
  guint                source;   /* that ends the hold; 0: there is none */
};

static void
forget_clock (MillraceHold *self)
{
  if (self->clock != NULL)
    g_clear_signal_handler (&self->drawn, self->clock);
  g_clear_object (&self->clock);
}

static gboolean
end_cb (gpointer user_data)
{
  MillraceHold *self = user_data;
  g_autoptr (GAsyncResult) kept = g_steal_pointer (&self->kept);
  g_autoptr (GObject) owner = kept != NULL ? g_async_result_get_source_object (kept) : NULL;

  self->source = 0;
  forget_clock (self);
  if (kept != NULL)
    self->taken (owner, kept, NULL);

  return G_SOURCE_REMOVE;
}

static void
end_in (MillraceHold *self,
        guint         milliseconds)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_full (G_PRIORITY_DEFAULT, milliseconds, end_cb, self, NULL);
}

static void
drawn_cb (MillraceHold *self)
{
  forget_clock (self);
  end_in (self, 0);
}

void
millrace_hold_until_drawn (MillraceHold  *self,
                           GdkFrameClock *clock)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GDK_IS_FRAME_CLOCK (clock));

  forget_clock (self);
  self->clock = g_object_ref (clock);
  self->drawn = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (drawn_cb), self);
  end_in (self, LONGEST);
}

gboolean
millrace_hold_keep (MillraceHold *self,
                    GAsyncResult *result)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->kept == NULL, FALSE);

  if (self->source == 0)
    return FALSE;

  self->kept = g_object_ref (result);

  return TRUE;
}

MillraceHold *
millrace_hold_new (GAsyncReadyCallback taken)
{
  MillraceHold *self = g_new0 (MillraceHold, 1);

  self->taken = taken;

  return self;
}

void
millrace_hold_free (MillraceHold *self)
{
  forget_clock (self);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->kept);
  g_free (self);
}
