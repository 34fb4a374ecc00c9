/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-reading.h"

G_BEGIN_DECLS

/*
 * MillraceSourceMarks: what is marked in the template's text: problems underlined, the lines of the
 * selected resources on a tinted ground. Marks move with the text until they are made anew.
 */
#define MILLRACE_TYPE_SOURCE_MARKS (millrace_source_marks_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSourceMarks, millrace_source_marks, MILLRACE, SOURCE_MARKS, GObject)

MillraceSourceMarks *millrace_source_marks_new           (GtkTextBuffer       *buffer);
/* @reading must be of the text that the buffer holds; NULL clears everything. */
void                 millrace_source_marks_set_reading   (MillraceSourceMarks *self,
                                                          CfnReading          *reading);
/* The same, but marks nothing for now: they stay where they are. */
void                 millrace_source_marks_hold_reading  (MillraceSourceMarks *self,
                                                          CfnReading          *reading);
CfnReading          *millrace_source_marks_get_reading   (MillraceSourceMarks *self);
void                 millrace_source_marks_set_selection (MillraceSourceMarks *self,
                                                          const char * const  *ids);
/* Marks the lines that hold @spans (of CfnSpan, of @text) for a moment: they were changed from
 * elsewhere. */
void                 millrace_source_marks_flash         (MillraceSourceMarks *self,
                                                          CfnText             *text,
                                                          GArray              *spans);
/* The tag of the lines that were changed elsewhere just now. */
GtkTextTag          *millrace_source_marks_get_touched   (MillraceSourceMarks *self);
/* The tag that the lines of the selected resources have. */
GtkTextTag          *millrace_source_marks_get_current   (MillraceSourceMarks *self);
/* Severity, message and rule of the problems at the byte @offset, one a line, or NULL; free with
 * g_free(). */
char                *millrace_source_marks_dup_problems  (MillraceSourceMarks *self,
                                                          gsize                offset);

G_END_DECLS
