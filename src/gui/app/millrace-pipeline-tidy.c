/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cfn-tidy.h"
#include "millrace-layout-thread.h"
#include "millrace-pipeline.h"

typedef struct
{
  CfnLayout         *layout;
  CfnPositions      *placed;
  MillraceTidyScope  scope;
  char             **ids;
} TidyJob;

static void
tidy_job_free (gpointer data)
{
  TidyJob *job = data;

  cfn_layout_unref (job->layout);
  cfn_positions_unref (job->placed);
  g_strfreev (job->ids);
  g_free (job);
}

static void
tidy (GTask *task)
{
  TidyJob *job = g_task_get_task_data (task);
  GCancellable *stop = g_task_get_cancellable (task);
  CfnPositions *positions = NULL;
  GError *error = NULL;

  switch (job->scope)
    {
    case MILLRACE_TIDY_ALL:
      positions = cfn_tidy_all (job->layout, job->placed, stop, &error);
      break;

    case MILLRACE_TIDY_SOME:
      positions = cfn_tidy_some (job->layout, job->placed, (const char * const *) job->ids, stop,
                                 &error);
      break;

    case MILLRACE_TIDY_UNPLACED:
    default:
      positions = cfn_tidy_unplaced (job->layout, job->placed, stop, &error);
    }

  if (positions == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, positions, (GDestroyNotify) cfn_positions_unref);
}

static CfnPositions *
get_placed (MillracePipeline *self)
{
  return cfn_document_get_positions (millrace_pipeline_get_document (self));
}

void
millrace_pipeline_tidy_async (MillracePipeline    *self,
                              MillraceTidyScope    scope,
                              const char * const  *ids,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  CfnRoutes *routes;
  TidyJob *job;

  g_return_if_fail (MILLRACE_IS_PIPELINE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_name (task, "millrace_pipeline_tidy");
  routes = millrace_pipeline_get_routes (self);
  if (routes == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "There is no picture");
      return;
    }

  job = g_new0 (TidyJob, 1);
  job->layout = cfn_layout_ref (cfn_routes_get_layout (routes));
  job->placed = cfn_positions_ref (get_placed (self));
  job->scope = scope;
  job->ids = g_strdupv ((char **) ids);
  g_task_set_task_data (task, job, tidy_job_free);
  millrace_layout_thread_push (task, tidy);
}

CfnPositions *
millrace_pipeline_tidy_finish (MillracePipeline  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_autoptr (CfnPositions) positions = NULL;
  TidyJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  positions = g_task_propagate_pointer (G_TASK (result), error);
  if (positions == NULL)
    return NULL;

  /* Nobody's places are thrown away for what was thought of before them. */
  job = g_task_get_task_data (G_TASK (result));
  if (job->placed != get_placed (self)
      || job->layout != cfn_routes_get_layout (millrace_pipeline_get_routes (self)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The picture has changed");
      return NULL;
    }

  return g_steal_pointer (&positions);
}
