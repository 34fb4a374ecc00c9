/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-document-private.h"

#include "cfn-designer.h"
#include "cfn-layout-file.h"
#include "cfn-message.h"
#include "cfn-reading.h"
#include "cfn-save.h"

/* Where tasks come from. ISO C lets no function stand for a pointer, which is what a source tag
 * is. */
static char load_tag;
static char save_tag;

/* One load or save, handed to a worker and back. It is the data of the caller's task. */
typedef struct
{
  GTaskThreadFunc thread;
  GAsyncReadyCallback done_cb;

  GFile *file;               /* save: NULL for the document's own, until it is its turn */
  GBytes *bytes;             /* of the template: read, or to write */
  CfnPositions *positions;
  CfnText *text;             /* save: what @bytes are */
  char *etag;                /* load: what was found; save: what is expected, then what was
                              * written */
  CfnFileWatch *paused;      /* save: of the file that is written; NULL for none */
  gboolean force;            /* save: whatever is there */
  gboolean touch_layout;     /* save: the layout file must be written or removed */
  gboolean wrote_template;
} Job;

static void
job_free (Job *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->positions, cfn_positions_unref);
  g_clear_pointer (&self->text, cfn_text_unref);
  g_clear_object (&self->paused);
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
  job->touch_layout = !is_own || !cfn_positions_equal (job->positions, self->saved_positions);

  if (!is_own || self->watch == NULL)
    return;

  if (!job->force)
    job->etag = g_strdup (cfn_file_watch_get_etag (self->watch));
  cfn_file_watch_pause (self->watch);
  job->paused = g_object_ref (self->watch);
}

static void
begin_first_job (CfnDocument *self)
{
  GTask *task = g_queue_peek_head (&self->jobs);

  if (task == NULL)
    return;

  if (g_task_get_source_tag (task) == &save_tag)
    prepare_save (self, g_task_get_task_data (task));
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

/* Where AWS's old designer had drawn the resources of @text. */
static CfnPositions *
read_old_positions (CfnText *text)
{
  gsize length;
  const char *data = cfn_text_get_data (text, &length);
  g_autoptr (CfnReading) reading = NULL;

  /* Hardly any template has them, and all that is to be read for it has a price. */
  if (g_strstr_len (data, length, CFN_DESIGNER_KEY) == NULL)
    return cfn_positions_new ();

  reading = cfn_reading_new (text);
  return cfn_designer_get_positions (cfn_reading_get_diagram (reading));
}

/* The hand-placed positions of @file, whose contents are @text; without a file of them, those that
 * the text holds itself. None when they cannot be read, for the diagram can do without. */
static CfnPositions *
load_positions (GFile        *file,
                CfnText      *text,
                GCancellable *cancellable)
{
  g_autoptr (GFile) layout_file = cfn_layout_file_for (file);
  g_autoptr (GBytes) bytes = cfn_load_bytes (layout_file, NULL, cancellable, NULL);
  const char *data;
  gsize length;

  if (bytes == NULL)
    return read_old_positions (text);

  data = g_bytes_get_data (bytes, &length);
  return cfn_layout_file_parse (data != NULL ? data : "", length);
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
  job->positions = load_positions (job->file, job->text, cancellable);
  g_task_return_boolean (task, TRUE);
}

/* What is to be undone later: @edit leads to what was read. */
static void
remember_reload (CfnDocument *self,
                 CfnEdit     *edit,
                 Job         *job)
{
  /* Translators: the name of a step that can be undone */
  const char *name = cfn_message_translate (N_("Reload"));
  CfnStep *step;

  if (cfn_edit_is_empty (edit) && cfn_positions_equal (self->positions, job->positions))
    return;

  step = cfn_history_open_step (self->history, name, NULL);
  if (!cfn_edit_is_empty (edit))
    cfn_step_add_edit (step, edit, self->text);
  cfn_step_add_positions (step, self->positions, job->positions);
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
    remember_reload (self, edit, job);
  else
    cfn_history_clear (self->history);

  cfn_text_unref (self->saved_text);
  self->saved_text = cfn_text_ref (job->text);
  cfn_positions_unref (self->saved_positions);
  self->saved_positions = cfn_positions_ref (job->positions);

  cfn_document_watch (self, job->file, job->etag, job->bytes);
  cfn_document_take_text (self, cfn_text_ref (job->text), edit, FALSE);
  cfn_document_replace_positions (self, job->positions);
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

static gboolean
save_positions (Job           *job,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GFile) layout_file = cfn_layout_file_for (job->file);
  g_autoptr (GBytes) bytes = cfn_layout_file_format (job->positions);
  g_autoptr (GError) local_error = NULL;

  if (bytes != NULL)
    return cfn_save_bytes (layout_file, bytes, NULL, NULL, cancellable, error);

  if (g_file_delete (layout_file, cancellable, &local_error) ||
      g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

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
      (job->touch_layout && !save_positions (job, cancellable, &error)))
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
    cfn_file_watch_resume (job->paused);

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
      cfn_positions_unref (self->saved_positions);
      self->saved_positions = cfn_positions_ref (job->positions);
    }

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
