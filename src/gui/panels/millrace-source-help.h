/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "cfn-jump.h"
#include "cfn-template.h"
#include "millrace-source-marks.h"

G_BEGIN_DECLS

/* What is wrong at the byte @offset, with the key that repairs it, and what stands there, as Pango
 * markup; NULL when there is nothing to say. Free with g_free(). */
char *millrace_source_help_dup_markup (MillraceSourceMarks *marks,
                                       CfnTemplate         *template,
                                       gsize                offset);
/* Shows @markup below the cursor of @view, with the focus, so that it is read out. */
void  millrace_source_help_open       (GtkSourceView       *view,
                                       const char          *markup);

typedef void (*MillraceSourceGoTo) (CfnSpan  span,
                                    gpointer data);

/* Lists the places of @jump, the declaration first, for one to be gone to. @data must live as long
 * as @view. */
void  millrace_source_help_list_uses  (GtkSourceView       *view,
                                       CfnText             *text,
                                       const CfnJump       *jump,
                                       MillraceSourceGoTo   go_to,
                                       gpointer             data);

G_END_DECLS
