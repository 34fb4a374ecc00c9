/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/*
 * MillraceFieldMarks: which fields of a form problems are about. Such a field carries the style
 * class "marked-error", "marked-warning" or "marked-info", says so to assistive technology, and has
 * the problem with its fix in a row below it.
 */
typedef struct _MillraceFieldMarks MillraceFieldMarks;

MillraceFieldMarks *millrace_field_marks_new  (void);
void                millrace_field_marks_free (MillraceFieldMarks    *self);
/* The fields are those of all of @ids together. */
void                millrace_field_marks_set_ids
                                              (MillraceFieldMarks    *self,
                                               const char * const    *ids);
/* Marks those of @fields (of MillraceField, or of MillraceExpander with a path, each a row of a
 * list box, just shown) that the findings of @subject's resource are about, and no others: what
 * stands in a row that is closed is told beside that. */
void                millrace_field_marks_show (MillraceFieldMarks    *self,
                                               GPtrArray             *fields,
                                               const MillraceSubject *subject);

/* Opens those of @fields that hide what a problem is about, each problem once: who closes them
 * again has seen it. TRUE when there are more fields now. */
gboolean            millrace_field_marks_open (MillraceFieldMarks    *self,
                                               GPtrArray             *fields,
                                               const MillraceSubject *subject);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceFieldMarks, millrace_field_marks_free)

G_END_DECLS
