/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-readings.h"

#include "cli-report.h"

/* Enough for no processor to wait, few enough for the memory of small machines. */
#define N_AHEAD_OF_A_PROCESSOR 4

/* A file that is being read. */
typedef struct
{
  CfnText *text;        /* NULL when it is not wanted */
  GError *error;        /* why it cannot be opened */
  CfnReading *reading;  /* guarded by the lock until it is there */
} Job;

struct _CliReadings
{
  const char * const *names;
  guint n_names;
  guint n_begun;
  guint n_taken;
  guint n_ahead;
  CliWantFunc want;
  gpointer data;
  Job *jobs;             /* n_ahead, used in turn */
  GThreadPool *pool;     /* NULL when there is nothing to do at the same time */
  GMutex lock;
  GCond is_done;
};

static void
read_in_worker (gpointer job,
                gpointer readings)
{
  CliReadings *self = readings;
  CfnReading *reading = cfn_reading_new (((Job *) job)->text);

  g_mutex_lock (&self->lock);
  ((Job *) job)->reading = reading;
  g_cond_signal (&self->is_done);
  g_mutex_unlock (&self->lock);
}

CliReadings *
cli_readings_new (const char * const *names,
                  CliWantFunc         want,
                  gpointer            data)
{
  CliReadings *self = g_new0 (CliReadings, 1);

  self->names = names;
  self->want = want;
  self->data = data;
  self->n_names = g_strv_length ((char **) names);
  self->n_ahead = 1;
  g_mutex_init (&self->lock);
  g_cond_init (&self->is_done);
  if (self->n_names > 1 && g_get_num_processors () > 1)
    {
      self->n_ahead = MIN (self->n_names, N_AHEAD_OF_A_PROCESSOR * g_get_num_processors ());
      self->pool = g_thread_pool_new (read_in_worker, self, g_get_num_processors (), FALSE, NULL);
    }
  self->jobs = g_new0 (Job, self->n_ahead);

  return self;
}

void
cli_readings_free (CliReadings *self)
{
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  for (guint i = 0; i < self->n_ahead; i++)
    {
      g_clear_error (&self->jobs[i].error);
      g_clear_pointer (&self->jobs[i].text, cfn_text_unref);
      g_clear_pointer (&self->jobs[i].reading, cfn_reading_unref);
    }
  g_free (self->jobs);
  g_cond_clear (&self->is_done);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
begin (CliReadings *self,
       guint        index)
{
  Job *job = &self->jobs[index % self->n_ahead];
  g_autoptr (CliFile) file = cli_file_load (self->names[index], &job->error);

  if (file == NULL || !self->want (file->text, index, self->data))
    return;

  job->text = cfn_text_ref (file->text);
  if (self->pool != NULL)
    g_thread_pool_push (self->pool, job, NULL);
  else
    job->reading = cfn_reading_new (job->text);
}

gboolean
cli_readings_next (CliReadings  *self,
                   CfnReading  **reading)
{
  const char *name;
  Job *job;

  *reading = NULL;
  g_return_val_if_fail (self->n_taken < self->n_names, FALSE);

  while (self->n_begun < MIN (self->n_taken + self->n_ahead, self->n_names))
    begin (self, self->n_begun++);

  name = self->names[self->n_taken];
  job = &self->jobs[self->n_taken++ % self->n_ahead];
  if (job->error != NULL)
    {
      cli_report_io_error (name, job->error, FALSE);
      g_clear_error (&job->error);
      return FALSE;
    }
  if (job->text == NULL)
    return TRUE;

  g_mutex_lock (&self->lock);
  while (job->reading == NULL)
    g_cond_wait (&self->is_done, &self->lock);
  *reading = g_steal_pointer (&job->reading);
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&job->text, cfn_text_unref);

  return TRUE;
}
