/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "millrace-outline-draft.h"

G_BEGIN_DECLS

/*
 * MillraceOutline: the stack as a tree, in one of three orders (settings key "outline-order"), and
 * a full second way to edit it. Everything is asked for by actions of the window: "win.select"
 * ("as"), "win.show-properties", "win.rename", "win.set-group-name", "win.delete",
 * "win.connect-choose", "win.add-resource", "win.reorder" ("(sass)": section, names, and the one
 * they are put before), "win.collapse-groups" and those of the clipboard.
 *
 * Signal "view-changed" (): it shows other rows from now on, of whatever reading.
 */
#define MILLRACE_TYPE_OUTLINE (millrace_outline_get_type ())
G_DECLARE_FINAL_TYPE (MillraceOutline, millrace_outline, MILLRACE, OUTLINE, GtkWidget)

/* What is dragged out of an outline: boxed. Another window takes @yaml, the same outline @ids. */
#define MILLRACE_TYPE_OUTLINE_DRAG (millrace_outline_drag_get_type ())

typedef struct
{
  gpointer   outline;   /* to be compared only: it may be gone */
  char     **ids;
  char      *yaml;
  char      *source;    /* the whole template */
} MillraceOutlineDrag;

GType      millrace_outline_drag_get_type (void);

GtkWidget *millrace_outline_new           (void);
/* @draft: of @reading, made for the view of the outline; where it was made for another one, or is
 * NULL, the rows are planned here. */
void       millrace_outline_set_reading   (MillraceOutline    *self,
                                           CfnReading         *reading,
                                           const MillraceOutlineDraft *draft);
/* NULL before anything was shown. Transfer none. */
MillraceOutlineView *
           millrace_outline_get_view      (MillraceOutline    *self);
/* The groups of the canvas, which are rows with others below them. */
void       millrace_outline_set_positions (MillraceOutline    *self,
                                           CfnPositions       *positions);
/* Shows the selection made elsewhere, without activating anything. */
void       millrace_outline_set_selection (MillraceOutline    *self,
                                           const char * const *ids);
/* Moves the focus to the list, to the selected row if there is one. */
void       millrace_outline_focus_list    (MillraceOutline    *self);

G_END_DECLS
