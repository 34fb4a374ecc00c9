/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-editor.h"

G_BEGIN_DECLS

/* Acts on what a template has besides resources, each one named step of the editor's document; as
 * with millrace-editor.h, what cannot be done is FALSE with a reason for people. */

/* @name "" or NULL: a free one. @new_name (may be NULL): what it is called, g_free(). */
gboolean millrace_entries_add            (MillraceEditor  *editor,
                                          const char      *section,
                                          const char      *name,
                                          char           **new_name,
                                          GError         **error);
gboolean millrace_entries_remove         (MillraceEditor  *editor,
                                          const char      *section,
                                          const char      *name,
                                          GError         **error);
/* @n_references (may be NULL): how many places that name it were changed along. */
gboolean millrace_entries_rename         (MillraceEditor  *editor,
                                          const char      *section,
                                          const char      *name,
                                          const char      *new_name,
                                          guint           *n_references,
                                          GError         **error);
/* Of the values at the dotted @paths, as cfn_extract_parameter_of() does; @n_same: how many other
 * places have the same. */
gboolean millrace_entries_make_parameter (MillraceEditor      *editor,
                                          const char * const  *paths,
                                          char               **new_name,
                                          guint               *n_same,
                                          GError             **error);
/* What @span of the text is of a value. */
gboolean millrace_entries_make_part      (MillraceEditor  *editor,
                                          CfnSpan          span,
                                          char           **new_name,
                                          GError         **error);
gboolean millrace_entries_make_output    (MillraceEditor  *editor,
                                          const char      *id,
                                          const char      *attribute,
                                          char           **new_name,
                                          GError         **error);

G_END_DECLS
