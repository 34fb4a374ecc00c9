/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-document.h"

G_BEGIN_DECLS

/*
 * MillraceSourceSync: keeps a text buffer and a document the same. What is typed becomes an edit of
 * the document before it is in the buffer; what changes the document becomes the smallest change of
 * the buffer, so that cursor, selection and scroll stay where they are.
 */
#define MILLRACE_TYPE_SOURCE_SYNC (millrace_source_sync_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSourceSync, millrace_source_sync, MILLRACE, SOURCE_SYNC, GObject)

/* Fills @buffer. Both are kept alive. */
MillraceSourceSync *millrace_source_sync_new         (CfnDocument        *document,
                                                      GtkTextBuffer      *buffer);
CfnDocument        *millrace_source_sync_get_document (MillraceSourceSync *self);
/* The text that the buffer holds; transfer none. */
CfnText            *millrace_source_sync_get_text    (MillraceSourceSync *self);
/* Whether the buffer does not follow the document until it catches up (or is far behind), as nobody
 * sees it. FALSE: it follows at once, from now on. */
void                millrace_source_sync_set_lazy    (MillraceSourceSync *self,
                                                      gboolean            is_lazy);
gboolean            millrace_source_sync_is_behind   (MillraceSourceSync *self);
void                millrace_source_sync_catch_up    (MillraceSourceSync *self);
/* FALSE when the document's bytes are not UTF-8: then the buffer only shows something like them. */
gboolean            millrace_source_sync_is_editable (MillraceSourceSync *self);
/* TRUE while the document is being changed after the buffer, by typing. */
gboolean            millrace_source_sync_is_telling  (MillraceSourceSync *self);
/* TRUE while the buffer is being changed after the document. */
gboolean            millrace_source_sync_is_busy     (MillraceSourceSync *self);
/* Lets go of both; nothing is kept the same any more. */
void                millrace_source_sync_stop        (MillraceSourceSync *self);

G_END_DECLS
