/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "millrace-editor.h"

G_BEGIN_DECLS

/*
 * MillraceWindow: one template. Canvas, outline, inspector, source and problems meet here: it hands
 * results of the pipeline to them, keeps their selections one, and carries out the actions
 * ("win.…") they ask for.
 *
 * Properties: "narrow" (boolean, read-only: too narrow for side panes beside the canvas),
 * "undo-label" and
 * "redo-label" (strings, read-only: what the buttons would do).
 */
#define MILLRACE_TYPE_WINDOW (millrace_window_get_type ())
G_DECLARE_FINAL_TYPE (MillraceWindow, millrace_window, MILLRACE, WINDOW, AdwApplicationWindow)

MillraceWindow *millrace_window_new          (GtkApplication      *application);
MillraceEditor *millrace_window_get_editor   (MillraceWindow      *self); /* transfer none */
/* Empty, never saved and untouched: a file may be opened in it. */
gboolean        millrace_window_is_pristine  (MillraceWindow      *self);
/* Opens @file in a window of its own, which is shown once there is a picture in it. */
void            millrace_window_open         (GtkApplication      *application,
                                              GFile               *file);
/* Opens @file in this window; says so in a dialog when it cannot. */
void            millrace_window_load         (MillraceWindow      *self,
                                              GFile               *file);
/* Whether a file is being read for this window. */
gboolean        millrace_window_get_loading  (MillraceWindow      *self);
/* Selects these cards (logical ids) in every view. */
void            millrace_window_select       (MillraceWindow      *self,
                                              const char * const  *ids);
/* The selected logical ids; transfer none. */
const char * const *
                millrace_window_get_selection (MillraceWindow     *self);

G_END_DECLS
