/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-document-private.h"

#include "cfn-layout-file.h"
#include "cfn-message.h"
#include "cfn-positions-merge.h"
#include "cfn-save.h"

/* Where tasks come from. ISO C lets no function stand for a pointer, which is what a source tag
 * is. */
static char load_tag;
static char save_tag;
static char follow_tag;

/* One load or save, or reading of the positions that somebody else changed, handed to a worker and
 * back. It is the data of the caller's task. */
typedef struct
{
  GTaskThreadFunc thread;
  GAsyncReadyCallback done_cb;

  GFile *file;               /* save: NULL for the document's own, until it is its turn */
  GBytes *bytes;             /* of the template: read, or to write */
  CfnText *text;             /* what @bytes are */
  CfnText *known_text;       /* what was on disk before; save: NULL for another file */
  CfnPositions *positions;   /* save: to write */
  CfnArrangement *arrangement; /* read; save: what is known, then what is there */
  char *etag;                /* load: what was found; save: what is expected, then what was
                              * written */
  CfnFileWatch *paused;      /* save: of the files that are written; NULL for none */
  CfnFileWatch *paused_layout;
  gboolean force;            /* save: whatever is there */
  gboolean wrote_template;
} Job;

static void
job_free (Job *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->positions, cfn_positions_unref);
  g_clear_pointer (&self->arrangement, cfn_arrangement_free);
  g_clear_pointer (&self->text, cfn_text_unref);
  g_clear_pointer (&self->known_text, cfn_text_unref);
  g_clear_object (&self->paused);
  g_clear_object (&self->paused_layout);
  g_free (self->etag);
  g_free (self);
}

/* --- One at a time --- */

/* The worker's task is not the caller's: the document takes over what was read before anyone hears
 * of it. Nor does it hold the document, or the job, which a worker that is slow to let go would end
 * in its own thread. */
static void
run_job (GTask *outer)
{
  Job *job = g_task_get_task_data (outer);
  g_autoptr (GTask) inner = g_task_new (NULL, g_task_get_cancellable (outer), job->done_cb, outer);

  g_task_set_source_tag (inner, g_task_get_source_tag (outer));
  g_task_set_task_data (inner, job, NULL);
  g_task_run_in_thread (inner, job->thread);
}

/* What is on disk is known only when nothing else is being written to it. */
static void
prepare_save (CfnDocument *self,
              Job         *job)
{
  const gboolean is_own = job->file == NULL
                          || (self->file != NULL && g_file_equal (job->file, self->file));

  if (job->file == NULL)
    job->file = g_object_ref (self->file);
  job->arrangement = cfn_arrangement_copy (self->arranged);

  if (!is_own || self->watch == NULL)
    return;

  job->known_text = cfn_text_ref (self->saved_text);
  if (!job->force)
    job->etag = g_strdup (cfn_file_watch_get_etag (self->watch));
  cfn_file_watch_pause (self->watch);
  job->paused = g_object_ref (self->watch);
  cfn_file_watch_pause (self->layout_watch);
  job->paused_layout = g_object_ref (self->layout_watch);
}

static void
prepare_follow (CfnDocument *self,
                Job         *job)
{
  job->file = g_object_ref (self->file);
  job->known_text = cfn_text_ref (self->saved_text);
}

static void
begin_first_job (CfnDocument *self)
{
  GTask *task = g_queue_peek_head (&self->jobs);

  if (task == NULL)
    return;

  if (g_task_get_source_tag (task) == &save_tag)
    prepare_save (self, g_task_get_task_data (task));
  else if (g_task_get_source_tag (task) == &follow_tag)
    prepare_follow (self, g_task_get_task_data (task));
  run_job (task);
}

/* Two at a time would take each other's work for that of another program, and the older text could
 * be the last that is written. Takes over @task and @job. */
static void
add_job (CfnDocument *self,
         GTask       *task,
         Job         *job)
{
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_queue_push_tail (&self->jobs, task);
  if (g_queue_get_length (&self->jobs) == 1)
    begin_first_job (self);
}

/* Before the caller hears of it, who may ask for another. */
static void
end_first_job (CfnDocument *self)
{
  g_queue_pop_head (&self->jobs);
  begin_first_job (self);
}

/* --- Positions that somebody else changed --- */

static void
follow_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  job->arrangement = cfn_arrangement_load (job->file, job->known_text, cancellable, &error);
  if (job->arrangement == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void followed_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data);

static void
layout_changed_cb (CfnDocument *self)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, &follow_tag);
  job->thread = follow_thread;
  job->done_cb = followed_cb;
  add_job (self, task, job);
}

/* Follows the layout file of @file anew; what is known of it is @arrangement, which is taken
 * over. */
static void
cfn_document_watch_layout (CfnDocument    *self,
                           GFile          *file,
                           CfnArrangement *arrangement)
{
  g_autoptr (GFile) layout_file = cfn_layout_file_for (file);

  cfn_arrangement_free (self->arranged);
  self->arranged = arrangement;

  g_clear_object (&self->layout_watch);
  self->layout_watch = cfn_file_watch_new (layout_file, arrangement->etag, arrangement->bytes);
  g_signal_connect_object (self->layout_watch, "changed", G_CALLBACK (layout_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What makes @theirs of @known is done here too, but for what was changed here since then. It is a
 * step, for undoing what was done before would undo it as well. */
static void
cfn_document_take_over (CfnDocument  *self,
                        CfnPositions *known,
                        CfnPositions *theirs)
{
  g_autoptr (CfnPositions) merged = cfn_positions_merge (known, self->positions, theirs);

  if (cfn_positions_equal (merged, self->positions))
    return;

  /* Translators: the name of a step that can be undone */
  cfn_document_set_positions (self, merged, cfn_message_translate (N_("Take Over Positions")),
                              NULL);
  cfn_document_report_positions (self);
}

static void
followed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  CfnDocument *self = CFN_DOCUMENT (g_task_get_source_object (task));
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  /* A file that cannot be read now will not be written over unread. */
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autoptr (CfnPositions) known = cfn_positions_ref (self->arranged->positions);

      cfn_document_watch_layout (self, job->file, g_steal_pointer (&job->arrangement));
      cfn_document_take_over (self, known, self->arranged->positions);
      cfn_document_update_state (self);
    }

  end_first_job (self);
  g_task_return_boolean (task, TRUE);
}

/* --- Loading --- */

/* Follows the file anew; what is known of it is @etag and @bytes. */
static void
cfn_document_watch (CfnDocument *self,
                    GFile       *file,
                    const char  *etag,
                    GBytes      *bytes)
{
  g_clear_object (&self->watch);
  self->watch = cfn_file_watch_new (file, etag, bytes);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (cfn_document_report_disk), self,
                           G_CONNECT_SWAPPED);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  job->bytes = cfn_load_bytes (job->file, &job->etag, cancellable, &error);
  if (job->bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  job->text = cfn_text_new (job->bytes);
  /* When positions cannot be read the diagram can do without. */
  job->arrangement = cfn_arrangement_load (job->file, job->text, cancellable, NULL);
  if (job->arrangement == NULL)
    job->arrangement = cfn_arrangement_new ();
  g_task_return_boolean (task, TRUE);
}

/* What is to be undone later: @edit and @positions lead to what was read. */
static void
remember_reload (CfnDocument  *self,
                 CfnEdit      *edit,
                 CfnPositions *positions)
{
  /* Translators: the name of a step that can be undone */
  const char *name = cfn_message_translate (N_("Reload"));
  CfnStep *step;

  if (cfn_edit_is_empty (edit) && cfn_positions_equal (self->positions, positions))
    return;

  step = cfn_history_open_step (self->history, name, NULL);
  if (!cfn_edit_is_empty (edit))
    cfn_step_add_edit (step, edit, self->text);
  cfn_step_add_positions (step, self->positions, positions);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  CfnDocument *self = CFN_DOCUMENT (g_task_get_source_object (task));
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (CfnEdit) edit = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      end_first_job (self);
      g_task_return_error (task, error);
      return;
    }

  edit = cfn_edit_between (self->text, job->text);
  if (self->file != NULL && g_file_equal (self->file, job->file))
    remember_reload (self, edit, job->arrangement->positions);
  else
    cfn_history_clear (self->history);

  cfn_text_unref (self->saved_text);
  self->saved_text = cfn_text_ref (job->text);
  cfn_document_watch (self, job->file, job->etag, job->bytes);
  cfn_document_watch_layout (self, job->file, g_steal_pointer (&job->arrangement));
  cfn_document_take_text (self, cfn_text_ref (job->text), edit, FALSE);
  cfn_document_replace_positions (self, self->arranged->positions);
  cfn_document_set_file (self, job->file);
  cfn_document_update_state (self);

  end_first_job (self);
  g_task_return_boolean (task, TRUE);
}

void
cfn_document_load_async (CfnDocument         *self,
                         GFile               *file,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (CFN_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, &load_tag);

  job = g_new0 (Job, 1);
  job->thread = load_thread;
  job->done_cb = loaded_cb;
  job->file = g_object_ref (file);
  add_job (self, task, job);
}

gboolean
cfn_document_load_finish (CfnDocument   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (CFN_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Saving --- */

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *expected = g_steal_pointer (&job->etag);
  GError *error = NULL;

  job->wrote_template = cfn_save_bytes (job->file, job->bytes, expected, &job->etag, cancellable,
                                        &error);

  if (!job->wrote_template ||
      !cfn_arrangement_save (job->arrangement, job->file, job->known_text, job->positions,
                             cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  CfnDocument *self = CFN_DOCUMENT (g_task_get_source_object (task));
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  const gboolean whole = g_task_propagate_boolean (G_TASK (result), &error);

  if (job->paused != NULL)
    {
      cfn_file_watch_resume (job->paused);
      cfn_file_watch_resume (job->paused_layout);
    }

  /* The layout file may have failed alone; then the template is saved, and the positions are
   * not. */
  if (job->wrote_template)
    {
      cfn_text_unref (self->saved_text);
      self->saved_text = cfn_text_ref (job->text);
      cfn_document_watch (self, job->file, job->etag, job->bytes);
      cfn_document_set_file (self, job->file);
    }

  if (whole)
    {
      cfn_document_watch_layout (self, job->file, g_steal_pointer (&job->arrangement));
      cfn_document_take_over (self, job->positions, self->arranged->positions);
    }
  else if (job->wrote_template && job->known_text == NULL)
    cfn_document_watch_layout (self, job->file, cfn_arrangement_new ());

  /* What is typed from here on must be undone on its own, back to what is on disk. */
  cfn_history_seal (self->history);
  cfn_document_update_state (self);

  end_first_job (self);
  if (whole)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
cfn_document_save_async (CfnDocument         *self,
                         GFile               *file,
                         gboolean             force,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (CFN_IS_DOCUMENT (self));
  g_return_if_fail (file != NULL || self->file != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, &save_tag);

  job = g_new0 (Job, 1);
  job->thread = save_thread;
  job->done_cb = saved_cb;
  job->file = file != NULL ? g_object_ref (file) : NULL;
  job->force = force;
  job->text = cfn_text_ref (self->text);
  job->bytes = g_bytes_ref (cfn_text_get_bytes (self->text));
  job->positions = cfn_positions_ref (self->positions);
  add_job (self, task, job);
}

gboolean
cfn_document_save_finish (CfnDocument   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (CFN_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
