/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-frame.h"

G_BEGIN_DECLS

/* The frames of a world: one widget for each group of its layout. */
typedef struct _MillraceFrames MillraceFrames;

/* @world is the widgets' parent; it and @theme must outlive the frames. */
MillraceFrames *millrace_frames_new        (GtkWidget           *world,
                                            const MillraceTheme *theme);
void            millrace_frames_free       (MillraceFrames      *self);
/* A frame stays with its name. @layout NULL: none; @findings may be NULL. */
void            millrace_frames_set_layout (MillraceFrames      *self,
                                            CfnLayout           *layout,
                                            CfnFindings         *findings);
void            millrace_frames_allocate   (MillraceFrames      *self);
/* Draws those in view that are open, or those that are collapsed. */
void            millrace_frames_snapshot   (MillraceFrames      *self,
                                            GtkSnapshot         *snapshot,
                                            CfnRect              view,
                                            gboolean             collapsed);
guint           millrace_frames_get_n      (MillraceFrames      *self);
MillraceFrame  *millrace_frames_get        (MillraceFrames      *self,
                                            guint                frame);
/* Index of the frame with that name, or -1. */
int             millrace_frames_find       (MillraceFrames      *self,
                                            const char          *name);
/* The frame whose band (of an open one) or whole body (of a collapsed one) is at @point, or -1;
 * @disclosure: whether it is where it opens and collapses, which is as large at every zoom. */
int             millrace_frames_hit        (MillraceFrames      *self,
                                            CfnPoint             point,
                                            double               zoom,
                                            gboolean            *disclosure);

/* --- what a layout says about its frames --- */

/* The innermost frame around @point, of those that are drawn and not in @except (-1: none); -1:
 * none. */
int             millrace_frames_find_around (CfnLayout          *layout,
                                            CfnPoint             point,
                                            int                  except);
/* TRUE when the card is in the frame, or in one that is in it. */
gboolean        millrace_frames_holds      (CfnLayout           *layout,
                                            guint                frame,
                                            guint                node);
/* Logical ids of all cards in the frame, NULL-terminated; g_free() it, not the strings. */
const char    **millrace_frames_dup_ids    (CfnLayout           *layout,
                                            guint                frame);
/* The groups that the frames of @layout show, without any card's place. Transfer full. */
CfnPositions   *millrace_frames_get_groups (CfnLayout           *layout);

G_END_DECLS
