/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/*
 * MillraceSubEditor: a text with names in it, "arn:${AWS::Partition}:s3:::${Bucket}", which are
 * offered as soon as "${" is typed, and what the text comes to as far as that is known.
 *
 * Signal "finished" (const char *yaml): the person is done.
 */
#define MILLRACE_TYPE_SUB_EDITOR (millrace_sub_editor_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSubEditor, millrace_sub_editor, MILLRACE, SUB_EDITOR, GtkWidget)

/* @subject: whose names are offered. @text: what stands there to begin with. */
GtkWidget *millrace_sub_editor_new (const MillraceSubject *subject,
                                    const char            *text);

G_END_DECLS
