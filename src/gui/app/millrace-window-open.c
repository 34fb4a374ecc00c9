/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-window-private.h"

/* Milliseconds after which a window is shown that has no picture yet. */
#define PATIENCE 400

/* What was asked for, until there is a window. */
typedef struct
{
  GtkApplication *application;
  CfnDocument    *document;
} Opening;

static void
opening_free (Opening *self)
{
  g_application_release (G_APPLICATION (self->application));
  g_object_unref (self->application);
  g_object_unref (self->document);
  g_free (self);
}

/* --- Showing --- */

void
millrace_window_stop_opening (MillraceWindow *self)
{
  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_handle_id (&self->realize_source, g_source_remove);
}

static gboolean
remember_cb (gpointer user_data)
{
  millrace_window_remember_file (user_data);
  return G_SOURCE_REMOVE;
}

static void
show (MillraceWindow *self)
{
  if (self->patience_source == 0)
    return;

  millrace_window_stop_opening (self);
  gtk_window_present (GTK_WINDOW (self));
  /* Nobody is to wait for a window because of this. */
  g_idle_add_full (G_PRIORITY_LOW, remember_cb, g_object_ref (self), g_object_unref);
}

static gboolean
patience_cb (gpointer user_data)
{
  show (user_data);
  return G_SOURCE_REMOVE;
}

/* While the worker is at the picture, what it will be drawn with is made ready. */
static gboolean
realize_cb (gpointer user_data)
{
  MillraceWindow *self = user_data;

  self->realize_source = 0;
  gtk_widget_realize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Comes with the picture, or when there will be none. */
static void
busy_cb (MillraceWindow   *self,
         GParamSpec       *pspec,
         MillracePipeline *pipeline)
{
  if (!millrace_pipeline_get_busy (pipeline))
    show (self);
}

/* A window is drawn in full, which is what takes longest: so it is drawn once, with all that is to
 * be seen, unless that takes long. */
static void
show_with_picture (MillraceWindow *self)
{
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);

  self->patience_source = g_timeout_add (PATIENCE, patience_cb, self);
  self->realize_source = g_idle_add (realize_cb, self);
  g_signal_connect_object (pipeline, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  busy_cb (self, NULL, pipeline);
}

/* --- Opening --- */

/* The text is read by a worker from here on, and the window made meanwhile. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Opening *opening = user_data;
  g_autoptr (MillraceEditor) editor = NULL;
  g_autoptr (GError) error = NULL;
  MillraceWindow *self;

  if (cfn_document_load_finish (opening->document, result, &error))
    editor = millrace_editor_new (opening->document);
  self = millrace_window_new (opening->application);
  if (editor != NULL)
    {
      self->fit_pending = TRUE;
      millrace_window_set_editor (self, editor);
      show_with_picture (self);
    }
  else
    {
      gtk_window_present (GTK_WINDOW (self));
      millrace_window_tell_failed_opening (self, error);
    }
  opening_free (opening);
}

void
millrace_window_open (GtkApplication *application,
                      GFile          *file)
{
  Opening *opening;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (G_IS_FILE (file));

  opening = g_new0 (Opening, 1);
  opening->application = g_object_ref (application);
  opening->document = cfn_document_new ();
  /* Without a window there would be nothing left to do. */
  g_application_hold (G_APPLICATION (application));
  cfn_document_load_async (opening->document, file, NULL, loaded_cb, opening);
}
