/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-edit.h"
#include "cfn-positions.h"

G_BEGIN_DECLS

/*
 * CfnDocument: one open template. Holds its text, the hand-placed positions, one undo history of
 * both with a name for every step, and its file. Every view (canvas, source, forms) changes it
 * through these calls and follows its signals. Lives in the main thread.
 *
 * Properties (all read-only, notified): "file" (GFile, NULL while never saved), "modified"
 * (boolean: text or positions differ from what is on disk, or nothing is there any more),
 * "undo-name", "redo-name" (strings, NULL when there is nothing to undo), "display-name" (string).
 * Signals: "changed" (CfnEdit *edit, gboolean from_history): after the text changed; @edit leads
 * from the old text to the new one.
 *          "positions-changed" (): after positions changed.
 *          "changed-on-disk" (): the file was changed or deleted by somebody else, or is again
 *          what it was.
 *          "positions-taken-over" (): somebody else changed NAME.layout; what was changed there is
 *          now in the document too, as a step, but for what was changed here since it was last
 *          read or written.
 */
typedef enum
{
  CFN_ON_DISK_AS_KNOWN,
  CFN_ON_DISK_CHANGED,
  CFN_ON_DISK_GONE,
} CfnOnDisk;

#define CFN_TYPE_DOCUMENT (cfn_document_get_type ())
G_DECLARE_FINAL_TYPE (CfnDocument, cfn_document, CFN, DOCUMENT, GObject)

CfnDocument  *cfn_document_new               (void);
CfnDocument  *cfn_document_new_from_text     (CfnText              *text);

CfnText      *cfn_document_get_text          (CfnDocument          *self); /* transfer none */
CfnPositions *cfn_document_get_positions     (CfnDocument          *self); /* transfer none */
GFile        *cfn_document_get_file          (CfnDocument          *self);
/* The file's name, or a name for a document that has none. Free with g_free(). */
char         *cfn_document_dup_display_name  (CfnDocument          *self);
gboolean      cfn_document_get_modified      (CfnDocument          *self);
/* What the last "changed-on-disk" was about. */
CfnOnDisk     cfn_document_get_on_disk       (CfnDocument          *self);
/* Grows with every change of the text, so that late results can be told from current ones. */
guint64       cfn_document_get_revision      (CfnDocument          *self);

/* Does @edit as one step called @name (already translated). With a @merge_key that equals that of
 * the last step, made less than 400 ms ago (typing, nudging), it joins that step; NULL: never. An
 * empty edit does nothing. */
void          cfn_document_apply             (CfnDocument          *self,
                                              CfnEdit              *edit,
                                              const char           *name,
                                              const char           *merge_key);
void          cfn_document_set_positions     (CfnDocument          *self,
                                              CfnPositions         *positions,
                                              const char           *name,
                                              const char           *merge_key);
/* Everything between begin and end is one step called @name; may be nested (the outermost names
 * it). */
void          cfn_document_begin_step        (CfnDocument          *self,
                                              const char           *name);
void          cfn_document_end_step          (CfnDocument          *self);
gboolean      cfn_document_can_undo          (CfnDocument          *self);
gboolean      cfn_document_can_redo          (CfnDocument          *self);
const char   *cfn_document_get_undo_name     (CfnDocument          *self);
const char   *cfn_document_get_redo_name     (CfnDocument          *self);
void          cfn_document_undo              (CfnDocument          *self);
void          cfn_document_redo              (CfnDocument          *self);

/* Reads the template and NAME.layout beside it; replaces what the document held. When that was the
 * same file, this is a step like any other, for what was edited may be wanted back; else the
 * history begins anew. Fails for files over the reader's size limit; a file that does not parse
 * opens all the same. */
void          cfn_document_load_async        (CfnDocument          *self,
                                              GFile                *file,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean      cfn_document_load_finish       (CfnDocument          *self,
                                              GAsyncResult         *result,
                                              GError              **error);
/* Writes text and layout file (the latter only when something was placed by hand; removed when
 * nothing is any more), atomically, keeping mode and owner and writing through links. @file NULL:
 * the document's own. G_IO_ERROR_WRONG_ETAG when the template on disk is not the one that was
 * loaded, unless @force. What somebody else changed meanwhile in the document's own layout file
 * stays in it, but for what was changed here. What is saved is the text of now, after all that is
 * still being saved or loaded. */
void          cfn_document_save_async        (CfnDocument          *self,
                                              GFile                *file,
                                              gboolean              force,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean      cfn_document_save_finish       (CfnDocument          *self,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
