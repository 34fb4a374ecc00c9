/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-editor.h"

G_BEGIN_DECLS

/* What a person does to the picture alone: groups and places. Each is one named step of the
 * document and never touches the template's text; the layout file keeps it. */

/* Puts @ids into the group @name, made when there is none. Groups of which all cards are among
 * them go into it as they are. */
void     millrace_arrange_group     (MillraceEditor      *editor,
                                     const char * const  *ids,
                                     const char          *name);
/* What was in the groups stays where it is. */
void     millrace_arrange_ungroup   (MillraceEditor      *editor,
                                     const char * const  *names);
void     millrace_arrange_collapse  (MillraceEditor      *editor,
                                     const char * const  *names,
                                     gboolean             collapsed);
void     millrace_arrange_rename    (MillraceEditor      *editor,
                                     const char          *name,
                                     const char          *new_name);
/* Why a group cannot be called @new_name, or NULL; g_free(). @name: what it is called now, NULL
 * when it is to be made. */
char    *millrace_arrange_check_name (MillraceEditor     *editor,
                                     const char          *name,
                                     const char          *new_name);
/* Moves cards as millrace_editor_move() does, and in the same step the group @group (NULL: the
 * cards themselves) into the group @into, or out of all (NULL). */
void     millrace_arrange_move_into (MillraceEditor      *editor,
                                     GVariant            *moves,
                                     const char          *group,
                                     const char          *into);

G_END_DECLS
