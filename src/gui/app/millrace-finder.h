/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is searched, and how it is shown. */
typedef struct
{
  /* What answers @text, best first; GPtrArray of GObject, transfer full. */
  GPtrArray  *(*find)       (const char *text,
                             gpointer    data);
  /* A GtkListBoxRow, floating. */
  GtkWidget  *(*create_row) (gpointer    item,
                             gpointer    data);
  /* The heading above the first of those that share it; may be NULL. */
  const char *(*get_group)  (gpointer    item);
  /* What is said of the item that is gone to, g_free(); may be NULL. */
  char       *(*describe)   (gpointer    item);
} MillraceFinderSource;

/*
 * MillraceFinder: a search entry above what it finds. The focus stays in the entry, so that one can
 * type on; the arrows, Page Up and Page Down go through the list, Enter chooses.
 *
 * Signal "chosen" (GObject item, gboolean goes_on): goes_on when Ctrl was held with Enter.
 * Signal "cancelled" (): Esc.
 */
#define MILLRACE_TYPE_FINDER (millrace_finder_get_type ())
G_DECLARE_FINAL_TYPE (MillraceFinder, millrace_finder, MILLRACE, FINDER, GtkWidget)

/* @source must outlive it, and so must @data. @hint (may be NULL): a line below the list; what is
 * gone to is said there. */
GtkWidget *millrace_finder_new         (const MillraceFinderSource *source,
                                        gpointer                    data,
                                        const char                 *hint);
/* What is searched for, above the entry and as its name. */
void       millrace_finder_set_heading (MillraceFinder             *self,
                                        const char                 *heading);
/* Empties the entry and shows what there is. */
void       millrace_finder_restart     (MillraceFinder             *self);
/* How high the list may be at most, in pixels. */
void       millrace_finder_set_height  (MillraceFinder             *self,
                                        int                         height);

G_END_DECLS
