/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-document.h"
#include "cfn-jump.h"
#include "cfn-reading.h"

G_BEGIN_DECLS

/* MillraceSource: the template's text, a view of the document: typing is applied to it as edits,
 * its changes are applied to the buffer as the smallest edits, keeping cursor, selection and
 * scroll. */
#define MILLRACE_TYPE_SOURCE (millrace_source_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSource, millrace_source, MILLRACE, SOURCE, GtkWidget)

GtkWidget *millrace_source_new           (void);
void       millrace_source_set_document  (MillraceSource     *self,
                                          CfnDocument        *document);
/* Underlines the findings of @reading (dropped when it belongs to another text). */
void       millrace_source_set_reading   (MillraceSource     *self,
                                          CfnReading         *reading);
/* Marks the lines of these resources; does not scroll. */
void       millrace_source_set_selection (MillraceSource     *self,
                                          const char * const *ids);
/* Puts the cursor at @span's start and scrolls to it; focuses the view when @focus. */
void       millrace_source_go_to         (MillraceSource     *self,
                                          CfnSpan             span,
                                          gboolean            focus);
/* Pastes the clipboard's text where the cursor is, which gets the focus. */
void       millrace_source_paste         (MillraceSource     *self);
/* Where the cursor is, in bytes. */
gsize      millrace_source_get_cursor    (MillraceSource     *self);
/* The selected bytes; those of the cursor alone are none. */
CfnSpan    millrace_source_get_selected_span (MillraceSource *self);
/* The name of the template that the cursor is in, or NULL. Transfer full. */
CfnJump   *millrace_source_find_name     (MillraceSource     *self);
/* Goes to where that is declared, or lists all places that it stands at; FALSE: there is none. */
gboolean   millrace_source_go_to_definition (MillraceSource  *self);
gboolean   millrace_source_list_uses     (MillraceSource     *self);
/* Says what is at the cursor and what is wrong with it; FALSE when there is nothing to say. */
gboolean   millrace_source_show_help     (MillraceSource     *self);
/* Opens the bar that finds, and replaces. */
void       millrace_source_find          (MillraceSource     *self,
                                          gboolean            replace);
/* Makes comments of the selected lines, or lines of comments; FALSE: JSON has none. */
gboolean   millrace_source_comment       (MillraceSource     *self);
/* Asks for a line, and goes there. */
void       millrace_source_ask_line      (MillraceSource     *self);
/* Folds or opens what the cursor is in, or all resources and other entries. */
void       millrace_source_fold          (MillraceSource     *self,
                                          gboolean            all);
/* Where something can be asked beside the cursor, as millrace_source_popover_find_place(). */
GtkWidget *millrace_source_find_place    (MillraceSource     *self,
                                          GdkRectangle       *place);
/* Signals: "cursor-resource" (const char *id): the cursor was moved by hand into this resource.
 *          "proposing" (): the next frame shows a list of what can be written. */

G_END_DECLS
