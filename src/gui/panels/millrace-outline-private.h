/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-outline-item.h"
#include "millrace-outline-row.h"
#include "millrace-outline.h"

G_BEGIN_DECLS

/* The outline in three files: millrace-outline.c keeps rows and selection, -act.c has what can be
 * done by keys and menu, -drag.c what is dragged. */
struct _MillraceOutline
{
  GtkWidget          parent_instance;

  GtkWidget         *filter;
  GtkStack          *stack;
  GtkLabel          *nothing;
  GtkWidget         *scroller;
  GtkListView       *list;
  GtkWidget         *menu;       /* open, or NULL */

  GSettings         *settings;
  CfnReading        *reading;
  CfnFingerprint     print;      /* of what is said of it */
  CfnReading        *told;       /* that rows have: an older one, which says the same */
  CfnPositions      *positions;
  MillraceOutlineView *view;     /* what rows are shown; NULL: none yet */
  GListStore        *root;
  GtkTreeListModel  *tree;
  GtkSelectionModel *selection;
  GHashTable        *closed;     /* keys of what is not to be open */
  GStrv              wanted;     /* the selection that was set last, also of rows to come */
  guint              selected_at; /* where the first row was that was selected last */
  char              *focus_key;  /* of the row that gets the focus as soon as it is there */
  guint              focus_source;
  guint              reveal_source;  /* the selected row is to be scrolled to */
  gboolean           dragging;   /* rows of this outline */
  gboolean           updating;   /* what happens to the selection is not the person's doing */
};

/* millrace-outline.c */
MillraceOutlineOrder millrace_outline_get_order       (MillraceOutline     *self);
/* The row at @position; NULL: there is none. Transfer full. */
GtkTreeListRow      *millrace_outline_get_row         (MillraceOutline     *self,
                                                       guint                position);
MillraceOutlineItem *millrace_outline_get_item        (MillraceOutline     *self,
                                                       guint                position);
/* Where the focus is; GTK_INVALID_LIST_POSITION: not in the list. */
guint                millrace_outline_get_focused     (MillraceOutline     *self);
/* What shows the row there now; NULL: nothing, it is scrolled away. */
MillraceOutlineRow  *millrace_outline_find_widget     (MillraceOutline     *self,
                                                       guint                position);
/* Scrolls to the row, and focuses it; @select: and selects it alone. */
void                 millrace_outline_go_to           (MillraceOutline     *self,
                                                       guint                position,
                                                       gboolean             select);
/* The row of @key is focused as soon as there is one. */
void                 millrace_outline_focus_key       (MillraceOutline     *self,
                                                       const char          *key);
/* Logical ids of the selected resources, with those below selected groups and headings, each once,
 * in the order of the rows; g_strfreev(). */
GStrv                millrace_outline_dup_selected    (MillraceOutline     *self);
void                 millrace_outline_set_open        (MillraceOutline     *self,
                                                       GtkTreeListRow      *row,
                                                       gboolean             open);
void                 millrace_outline_show_filter     (MillraceOutline     *self);

/* millrace-outline-act.c */
void                 millrace_outline_install_actions (GtkWidgetClass      *widget_class);
void                 millrace_outline_add_keys        (MillraceOutline     *self);
void                 millrace_outline_begin_rename    (MillraceOutline     *self,
                                                       guint                position);

/* millrace-outline-drag.c */
void                 millrace_outline_add_drag        (MillraceOutline     *self,
                                                       MillraceOutlineRow  *row);

G_END_DECLS
