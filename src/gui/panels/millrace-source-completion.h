/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "cfn-template.h"
#include "millrace-source-sync.h"

G_BEGIN_DECLS

/* MillraceSourceCompletion: what could be written where the cursor is, for the list that opens
 * while one types and by Ctrl+Space. */
#define MILLRACE_TYPE_SOURCE_COMPLETION (millrace_source_completion_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSourceCompletion, millrace_source_completion, MILLRACE,
                      SOURCE_COMPLETION, GObject)

/* Adds itself to @view, which keeps it. */
MillraceSourceCompletion *millrace_source_completion_new (GtkSourceView *view);
/* @sync NULL: there is no text. */
void millrace_source_completion_set_sync  (MillraceSourceCompletion *self,
                                           MillraceSourceSync       *sync);
/* The template that names are taken from: as it last could be read, or NULL. */
void millrace_source_completion_set_names (MillraceSourceCompletion *self,
                                           CfnTemplate              *names);

G_END_DECLS
