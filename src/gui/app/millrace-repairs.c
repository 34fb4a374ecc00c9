/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-repairs.h"

/* Its address tells these tasks from others. */
static const char source_tag;

void
millrace_repairs_free (MillraceRepairs *self)
{
  g_clear_pointer (&self->edit, cfn_edit_unref);
  g_ptr_array_unref (self->repairs);
  g_free (self);
}

static void
find (GTask        *task,
      gpointer      source,
      gpointer      findings,
      GCancellable *cancellable)
{
  MillraceRepairs *self = g_new0 (MillraceRepairs, 1);
  g_autoptr (CfnFindings) after = NULL;

  self->repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_repair_free);
  self->edit = cfn_repair_all (findings, NULL, NULL, self->repairs, &after, &self->is_spent,
                               cancellable);
  g_task_return_pointer (task, self, (GDestroyNotify) millrace_repairs_free);
}

void
millrace_repairs_find_async (gpointer             source,
                             CfnFindings         *findings,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (findings != NULL);

  task = g_task_new (source, cancellable, callback, user_data);
  g_task_set_source_tag (task, (gpointer) &source_tag);
  g_task_set_task_data (task, cfn_findings_ref (findings), (GDestroyNotify) cfn_findings_unref);
  g_task_run_in_thread (task, find);
}

MillraceRepairs *
millrace_repairs_find_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
