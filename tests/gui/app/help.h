/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-pipeline.h"

/* How long a test waits for what should take milliseconds. */
#define PATIENCE (20 * G_USEC_PER_SEC)

/* Runs the main loop until @condition holds; fails the test when it never does. */
#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
    {                                                                                              \
      gint64 wait_end_ = g_get_monotonic_time () + PATIENCE;                                       \
                                                                                                   \
      while (!(condition))                                                                         \
        {                                                                                          \
          g_assert_cmpint (g_get_monotonic_time (), <, wait_end_);                                 \
          if (!g_main_context_iteration (NULL, FALSE))                                             \
            g_usleep (1000);                                                                       \
        }                                                                                          \
    }                                                                                              \
  G_STMT_END

static inline void
wait_for_picture (MillracePipeline *pipeline)
{
  wait_until (!millrace_pipeline_get_busy (pipeline));
}

/* A document with the text of a file of the source tree. */
static inline CfnDocument *
read_document (const char *path)
{
  g_autofree char *file = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), path, NULL);
  g_autofree char *data = NULL;
  g_autoptr (CfnText) text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (file, &data, &length, &error);
  g_assert_no_error (error);
  text = cfn_text_new_from_string (data, length);
  return cfn_document_new_from_text (text);
}

/* Replaces the last @old of the document's text, as typing would. */
static inline void
replace_text (CfnDocument *document,
              const char  *old,
              const char  *new)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  const char *data = cfn_text_get_data (cfn_document_get_text (document), NULL);
  const char *found = g_strrstr (data, old);
  CfnSpan span;

  g_assert_nonnull (found);
  span.start = found - data;
  span.end = span.start + strlen (old);
  g_assert_true (cfn_edit_add (edit, span, new, -1));
  cfn_document_apply (document, edit, "Typing", NULL);
}

static inline gboolean
has_text (CfnDocument *document,
          const char  *text)
{
  return strstr (cfn_text_get_data (cfn_document_get_text (document), NULL), text) != NULL;
}
