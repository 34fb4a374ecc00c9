/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-test.h"

#include <gtksourceview/gtksource.h>

#include "cfn-reading.h"
#include "millrace-source.h"

void
source_test_init (SourceTest *self,
                  const char *text,
                  gssize      length)
{
  g_autoptr (CfnText) bytes = cfn_text_new_from_string (text, length);

  self->document = cfn_document_new_from_text (bytes);
  self->panel = millrace_source_new ();
  panel_test_init (&self->test, self->panel);
  millrace_source_set_document (MILLRACE_SOURCE (self->panel), self->document);
  self->view = panel_test_find (self->panel, GTK_SOURCE_TYPE_VIEW, NULL);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

void
source_test_read (SourceTest *self)
{
  g_autoptr (CfnReading) reading = cfn_reading_new (cfn_document_get_text (self->document));

  millrace_source_set_reading (MILLRACE_SOURCE (self->panel), reading);
}

void
source_test_clear (SourceTest *self)
{
  panel_test_clear (&self->test, self->panel);
  g_assert_finalize_object (self->document);
}
