/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "millrace-source-folds.h"

G_BEGIN_DECLS

/* Puts into the margin of @view: a bar beside the lines that have @current, numbers of the lines
 * that are not folded away, and marks that fold and open. All are kept by the view. */
void millrace_source_gutter_add (GtkSourceView       *view,
                                 MillraceSourceFolds *folds,
                                 GtkTextTag          *current);

G_END_DECLS
