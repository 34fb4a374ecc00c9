/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "cfn-text.h"

G_BEGIN_DECLS

/*
 * MillraceSourceSections: draws the names of a JSON template's sections, of its own object alone,
 * since properties can be called the same. A language of GtkSourceView would have to nest objects
 * to know that: it then reads all of the text behind an edit anew, at every key.
 */
typedef struct _MillraceSourceSections MillraceSourceSections;

MillraceSourceSections *millrace_source_sections_new    (GtkSourceBuffer        *buffer);
void                    millrace_source_sections_free   (MillraceSourceSections *self);
/* @text: what the buffer holds, in JSON, or NULL where the sections are not to be drawn. */
void                    millrace_source_sections_update (MillraceSourceSections *self,
                                                         CfnText                *text);

G_END_DECLS
