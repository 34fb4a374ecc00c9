/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-release.h"

/* Fewer cards are gone before a thread has begun. */
#define MANY_NODES 200

static void
release_worker (gpointer layout,
                gpointer user_data)
{
  cfn_layout_unref (layout);
}

void
millrace_release_layout (CfnLayout *layout)
{
  static GThreadPool *pool;

  if (layout == NULL)
    return;

  if (cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout)) < MANY_NODES)
    {
      cfn_layout_unref (layout);
      return;
    }

  /* Nobody waits for it, so it is no GTask. */
  if (pool == NULL)
    pool = g_thread_pool_new (release_worker, NULL, 1, FALSE, NULL);
  g_thread_pool_push (pool, layout, NULL);
}
