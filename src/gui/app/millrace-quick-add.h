/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * MillraceQuickAdd: a search for something to add, right where it is wanted. Enter or a click takes
 * the selected type and closes it; Ctrl+Enter takes it and lets the next one be searched for.
 *
 * Signal: "chosen" (const char *type, gboolean goes_on).
 */
#define MILLRACE_TYPE_QUICK_ADD (millrace_quick_add_get_type ())
G_DECLARE_FINAL_TYPE (MillraceQuickAdd, millrace_quick_add, MILLRACE, QUICK_ADD, GtkPopover)

GtkWidget *millrace_quick_add_new       (void);
/* What the search is for, and among which types (NULL-terminated); @types NULL: all there are. */
void       millrace_quick_add_set_offer (MillraceQuickAdd   *self,
                                         const char         *heading,
                                         const char * const *types);

G_END_DECLS
