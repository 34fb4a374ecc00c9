/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-document.h"
#include "panel-test.h"

G_BEGIN_DECLS

/* A source pane in a window, with a document. */
typedef struct
{
  PanelTest      test;
  GtkWidget     *panel;
  CfnDocument   *document;   /* owned */
  GtkWidget     *view;
  GtkTextBuffer *buffer;
} SourceTest;

/* Shows @length bytes of @text, -1 for all; the pane has no reading yet. */
void source_test_init  (SourceTest *self,
                        const char *text,
                        gssize      length);
/* Gives the pane a reading of the document's text. */
void source_test_read  (SourceTest *self);
/* Closes the window, and asserts that nothing keeps pane and document alive. */
void source_test_clear (SourceTest *self);

G_END_DECLS
