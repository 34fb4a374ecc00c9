/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-release.h"

/* Microseconds, a few frames: what has come in its place is to be shown first. */
#define DELAY (G_USEC_PER_SEC / 20)

typedef struct
{
  gpointer       data;
  GDestroyNotify free_func;
  gint64         due;         /* monotonic time */
} Order;

static void
release_worker (gpointer data,
                gpointer user_data)
{
  Order *order = data;
  const gint64 early = order->due - g_get_monotonic_time ();

  if (early > 0)
    g_usleep ((gulong) early);
  order->free_func (order->data);
  g_free (order);
}

void
millrace_release (gpointer       data,
                  GDestroyNotify free_func)
{
  static GThreadPool *pool;
  Order *order;

  g_return_if_fail (free_func != NULL);

  if (data == NULL)
    return;

  /* Nobody waits for it, so it is no GTask. */
  if (pool == NULL)
    pool = g_thread_pool_new (release_worker, NULL, 1, FALSE, NULL);
  order = g_new (Order, 1);
  *order = (Order) { data, free_func, g_get_monotonic_time () + DELAY };
  g_thread_pool_push (pool, order, NULL);
}
