/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "help.h"
#include "millrace-application.h"
#include "millrace-window.h"

/* A window with a document in it. */
typedef struct
{
  GtkApplication *application;  /* one for the whole process */
  MillraceWindow *window;
  char           *folder;       /* scratch; NULL until asked for */
} WindowFixture;

static inline CfnDocument *
get_document (WindowFixture *fixture)
{
  return millrace_editor_get_document (millrace_window_get_editor (fixture->window));
}

static inline MillracePipeline *
get_pipeline (WindowFixture *fixture)
{
  return millrace_editor_get_pipeline (millrace_window_get_editor (fixture->window));
}

static inline void
act (WindowFixture *fixture,
     const char    *action,
     const char    *parameter)
{
  GVariant *value = parameter != NULL ? g_variant_new_parsed (parameter) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), action, value));
}

static inline GtkApplication *
get_application (void)
{
  static GtkApplication *application;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;

  application = g_object_new (MILLRACE_TYPE_APPLICATION,
                              "application-id", "io.github.millrace.Millrace",
                              "resource-base-path", "/io/github/millrace/Millrace",
                              "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE,
                              NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static inline void
window_set_up (WindowFixture *fixture,
               gconstpointer  data)
{
  fixture->application = get_application ();
  fixture->window = millrace_window_new (fixture->application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_picture (get_pipeline (fixture));
  if (data != NULL)
    {
      act (fixture, "win.new-from-starter", data);
      wait_for_picture (get_pipeline (fixture));
    }
}

static inline void
window_tear_down (WindowFixture *fixture,
                  gconstpointer  data)
{
  MillraceWindow *window = fixture->window;

  if (window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
      gtk_window_destroy (GTK_WINDOW (window));
      wait_until (window == NULL);
    }
  g_clear_pointer (&fixture->folder, g_free);
}
