/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-kept-writes.h"

#include "cfn-kept.h"

/* Milliseconds from a change to when it is kept, so that not every key is. */
#define PAUSE 500

struct _MillraceKeptWrites
{
  GObject       parent_instance;

  MillraceLab  *lab;
  GFile        *folder;
  GSignalGroup *document_signals;
  GFile        *file;        /* of the document; NULL: it has none, or there is no document */
  GCancellable *loading;     /* NULL: nothing is being loaded */
  guint         pause;       /* while there is something to be kept */
  gboolean      may_exist;   /* there may be something to be forgotten */
};

G_DEFINE_FINAL_TYPE (MillraceKeptWrites, millrace_kept_writes, G_TYPE_OBJECT)

static guint failed_signal;

/* --- The worker ------------------------------------------------------------------------------- */

typedef struct
{
  void  (*act) (GTask *task);
  GFile  *folder;
  GFile  *file;
  GBytes *bytes;   /* to be saved; NULL: forget them */
} Job;

static void
job_free (Job *self)
{
  g_object_unref (self->folder);
  g_object_unref (self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
save_in_thread (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (cfn_kept_save (job->folder, job->file, job->bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
load_in_thread (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *bytes = cfn_kept_load (job->folder, job->file, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
act_in_thread (gpointer task,
               gpointer user_data)
{
  Job *job = g_task_get_task_data (task);

  job->act (task);
  g_object_unref (task);
}

/* One thread for all windows: what is loaded is what was saved before. */
static void
push (GTask   *task,
      GBytes  *bytes,
      void   (*act) (GTask *task))
{
  static GThreadPool *pool;
  MillraceKeptWrites *self = g_task_get_source_object (task);
  Job *job = g_new0 (Job, 1);

  if (pool == NULL)
    pool = g_thread_pool_new (act_in_thread, NULL, 1, FALSE, NULL);

  job->act = act;
  job->folder = g_object_ref (self->folder);
  job->file = g_object_ref (self->file);
  job->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_thread_pool_push (pool, task, NULL);
}

/* --- Saving ----------------------------------------------------------------------------------- */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      application)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (source, failed_signal, 0, error->message);
  if (application != NULL)
    g_application_release (application);
}

static void
save (MillraceKeptWrites *self)
{
  GApplication *application = g_application_get_default ();
  g_autofree char *json = millrace_lab_dup_own_writes (self->lab);
  g_autoptr (GBytes) bytes = NULL;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (json == NULL && !self->may_exist)
    return;

  self->may_exist = json != NULL;
  if (json != NULL)
    bytes = g_bytes_new (json, strlen (json));
  /* The last window may be closing. */
  if (application != NULL)
    g_application_hold (application);
  push (g_task_new (self, NULL, saved_cb, application), bytes, save_in_thread);
}

static gboolean
pause_over_cb (gpointer user_data)
{
  MillraceKeptWrites *self = user_data;

  self->pause = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (MillraceKeptWrites *self)
{
  if (self->file == NULL || self->loading != NULL)
    return;

  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, pause_over_cb, self);
}

/* --- Loading ---------------------------------------------------------------------------------- */

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  MillraceKeptWrites *self = MILLRACE_KEPT_WRITES (source);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CfnText) text = NULL;

  /* It belongs to another document by now. */
  if (g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;

  bytes = g_task_propagate_pointer (G_TASK (result), NULL);
  text = bytes != NULL ? cfn_text_new (bytes) : NULL;
  self->may_exist = text != NULL && millrace_lab_restore_writes (self->lab, text);
  g_clear_object (&self->loading);
  /* Who was quicker than the disk has changed them meanwhile. */
  if (!self->may_exist)
    changed_cb (self);
}

static void
load (MillraceKeptWrites *self)
{
  self->loading = g_cancellable_new ();
  push (g_task_new (self, self->loading, loaded_cb, NULL), NULL, load_in_thread);
}

/* --- The document ----------------------------------------------------------------------------- */

/* Under another name it is a copy, which takes the writes along. */
static void
file_changed_cb (MillraceKeptWrites *self,
                 GParamSpec         *pspec,
                 CfnDocument        *document)
{
  GFile *file = cfn_document_get_file (document);

  if (file == NULL || (self->file != NULL && g_file_equal (file, self->file)))
    return;

  if (self->pause != 0)
    save (self);
  g_set_object (&self->file, file);
  self->may_exist = TRUE;
  changed_cb (self);
}

static void
let_go (MillraceKeptWrites *self)
{
  if (self->pause != 0 || self->loading != NULL)
    save (self);
  g_clear_object (&self->loading);
  g_clear_object (&self->file);
  self->may_exist = FALSE;
}

void
millrace_kept_writes_set_document (MillraceKeptWrites *self,
                                   CfnDocument        *document)
{
  g_return_if_fail (MILLRACE_IS_KEPT_WRITES (self));
  g_return_if_fail (document == NULL || CFN_IS_DOCUMENT (document));

  let_go (self);
  g_signal_group_set_target (self->document_signals, document);
  if (document != NULL && g_set_object (&self->file, cfn_document_get_file (document)))
    load (self);
}

/* --- Object ----------------------------------------------------------------------------------- */

static void
millrace_kept_writes_dispose (GObject *object)
{
  MillraceKeptWrites *self = MILLRACE_KEPT_WRITES (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->loading);
  g_clear_object (&self->file);
  g_clear_object (&self->folder);

  G_OBJECT_CLASS (millrace_kept_writes_parent_class)->dispose (object);
}

static void
millrace_kept_writes_class_init (MillraceKeptWritesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_kept_writes_dispose;
  failed_signal = g_signal_new ("failed", MILLRACE_TYPE_KEPT_WRITES, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
millrace_kept_writes_init (MillraceKeptWrites *self)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "millrace", "writes", NULL);

  self->folder = g_file_new_for_path (path);
  self->document_signals = g_signal_group_new (CFN_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::file",
                                  G_CALLBACK (file_changed_cb), self);
}

MillraceKeptWrites *
millrace_kept_writes_new (MillraceLab *lab)
{
  MillraceKeptWrites *self;

  g_return_val_if_fail (MILLRACE_IS_LAB (lab), NULL);

  self = g_object_new (MILLRACE_TYPE_KEPT_WRITES, NULL);
  self->lab = lab;
  g_signal_connect_object (lab, "writes-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}
