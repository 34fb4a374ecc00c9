/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "cfn-template.h"
#include "millrace-source-sync.h"

G_BEGIN_DECLS

/*
 * MillraceSourceCompletion: what could be written where the cursor is, in a list that opens while
 * one types and by Ctrl+Space. The focus stays in the text: Up and Down choose, Enter and Tab take,
 * Esc closes. GtkSourceView's own list of that kind takes an Enter also where nothing would change,
 * and loses keys when it is shown anew.
 */
#define MILLRACE_TYPE_SOURCE_COMPLETION (millrace_source_completion_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSourceCompletion, millrace_source_completion, MILLRACE,
                      SOURCE_COMPLETION, GObject)

/* @view must outlive it. */
MillraceSourceCompletion *millrace_source_completion_new (GtkSourceView *view);
/* @sync NULL: there is no text. */
void     millrace_source_completion_set_sync  (MillraceSourceCompletion *self,
                                               MillraceSourceSync       *sync);
/* The template that names are taken from: as it last could be read, or NULL. */
void     millrace_source_completion_set_names (MillraceSourceCompletion *self,
                                               CfnTemplate              *names);
/* Opens the list at the cursor; FALSE when there is nothing to propose. */
gboolean millrace_source_completion_show      (MillraceSourceCompletion *self);
void     millrace_source_completion_hide      (MillraceSourceCompletion *self);

G_END_DECLS
