/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  MILLRACE_AREA_LEFT,
  MILLRACE_AREA_CENTRE,
  MILLRACE_AREA_BOTTOM,
  MILLRACE_AREA_STRIP,   /* stands in for the bottom while that is hidden */
  MILLRACE_AREA_RIGHT,
  MILLRACE_N_AREAS,
} MillraceArea;

/* Puts the focus where it belongs in @widget. */
typedef void (*MillraceFocus) (GtkWidget *widget);

/*
 * MillraceShell: arranges the window's panes. Wide: beside each other, with handles between them.
 * Compact: the right one lies over the canvas. Narrow: both side panes do, one at a time. Sizes and
 * what is shown are kept in the settings.
 *
 * Properties: "narrow", "compact", "show-left", "show-right", "show-bottom" (booleans); "left",
 * "centre", "bottom", "strip", "right" (widgets, write-only).
 */
#define MILLRACE_TYPE_SHELL (millrace_shell_get_type ())
G_DECLARE_FINAL_TYPE (MillraceShell, millrace_shell, MILLRACE, SHELL, AdwBin)

GtkWidget *millrace_shell_new         (void);
void       millrace_shell_set_pane    (MillraceShell *self,
                                       MillraceArea   area,
                                       GtkWidget     *pane);
gboolean   millrace_shell_get_narrow  (MillraceShell *self);
void       millrace_shell_set_narrow  (MillraceShell *self,
                                       gboolean       narrow);
void       millrace_shell_set_compact (MillraceShell *self,
                                       gboolean       compact);
/* Whether a side pane or the bottom is to be seen. */
gboolean   millrace_shell_get_shown   (MillraceShell *self,
                                       MillraceArea   area);
void       millrace_shell_set_shown   (MillraceShell *self,
                                       MillraceArea   area,
                                       gboolean       shown);
/* How wide the right pane lies over the canvas, in pixels. */
int        millrace_shell_get_overlap (MillraceShell *self);
/* Says that @area's pane consists of these two: the focus stops at each of them. @focus brings it
 * into @second when it was not there yet; NULL: to the first thing that takes it. */
void       millrace_shell_divide_pane (MillraceShell *self,
                                       MillraceArea   area,
                                       GtkWidget     *first,
                                       GtkWidget     *second,
                                       MillraceFocus  focus);
/* Moves the focus to the next (or previous) visible pane or part of one, to where it was there
 * last. */
void       millrace_shell_cycle_focus (MillraceShell *self,
                                       gboolean       forward);
/* Moves the focus into one pane. */
void       millrace_shell_focus_pane  (MillraceShell *self,
                                       MillraceArea   area);

G_END_DECLS
