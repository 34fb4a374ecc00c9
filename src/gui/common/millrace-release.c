/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-release.h"

typedef struct
{
  gpointer       data;
  GDestroyNotify free_func;
} Order;

static void
release_worker (gpointer data,
                gpointer user_data)
{
  Order *order = data;

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
  *order = (Order) { data, free_func };
  g_thread_pool_push (pool, order, NULL);
}
