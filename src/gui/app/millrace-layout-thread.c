/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-layout-thread.h"

/* Something for the layout thread to do. */
typedef struct
{
  GTask             *task;
  MillraceLayoutRun  run;
} LayoutOrder;

static void
run_in_layout_thread (gpointer data,
                      gpointer user_data)
{
  LayoutOrder *order = data;

  order->run (order->task);
  g_object_unref (order->task);
  g_free (order);
}

static GThreadPool *
get_layout_thread (void)
{
  static GThreadPool *pool;

  if (pool == NULL)
    pool = g_thread_pool_new (run_in_layout_thread, NULL, 1, FALSE, NULL);
  return pool;
}

void
millrace_layout_thread_push (GTask             *task,
                             MillraceLayoutRun  run)
{
  LayoutOrder *order = g_new (LayoutOrder, 1);

  order->task = g_object_ref (task);
  order->run = run;
  g_thread_pool_push (get_layout_thread (), order, NULL);
}
