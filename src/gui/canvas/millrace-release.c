/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-release.h"

#include <gio/gio.h>

/* Fewer cards are gone before a thread has begun. */
#define MANY_NODES 200

static void
release_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  cfn_layout_unref (task_data);
  g_task_return_boolean (task, TRUE);
}

void
millrace_release_layout (CfnLayout *layout)
{
  g_autoptr (GTask) task = NULL;

  if (layout == NULL)
    return;

  if (cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout)) < MANY_NODES)
    {
      cfn_layout_unref (layout);
      return;
    }

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, layout, NULL);
  g_task_run_in_thread (task, release_worker);
}
