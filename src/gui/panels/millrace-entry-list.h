/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceEntryList: the entries of one section of the template as rows that lead to their forms
 * ("win.show-entry"), with a button that adds one ("win.add-entry"); Delete asks for
 * "win.remove-entry". */
#define MILLRACE_TYPE_ENTRY_LIST (millrace_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (MillraceEntryList, millrace_entry_list, MILLRACE, ENTRY_LIST,
                      MillraceSection)

/* @section: "Parameters"; static. @title: translated. */
GtkWidget *millrace_entry_list_new (const char *section,
                                    const char *title);

G_END_DECLS
