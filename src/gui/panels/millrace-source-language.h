/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "cfn-text.h"

G_BEGIN_DECLS

/*
 * MillraceSourceLanguage: which words of a template are drawn how. CloudFormation's tags and types
 * are no part of plain YAML, so there are languages of our own: one for JSON, one for YAML, and one
 * for YAML with code in it, which takes longer to read and therefore comes after the first frame.
 */
typedef struct _MillraceSourceLanguage MillraceSourceLanguage;

/* For the buffer of @view, which has to live longer. */
MillraceSourceLanguage *millrace_source_language_new    (GtkSourceView          *view);
void                    millrace_source_language_free   (MillraceSourceLanguage *self);
/* What the view shows now. */
void                    millrace_source_language_update (MillraceSourceLanguage *self,
                                                         CfnText                *text);

G_END_DECLS
