/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-layout.h"
#include "millrace-card.h"

G_BEGIN_DECLS

/*
 * MillraceFrame: a named group of cards: open, a calm surface behind them with a band for its name;
 * collapsed, something like a card in their place, with their number and their worst problem.
 * Draws itself; is a widget for the sake of the focus and of assistive technology.
 *
 * Actions: "frame.toggle" (open or collapse), "frame.select" (its cards), "frame.rename". They are
 * carried out by the canvas around it.
 */
#define MILLRACE_TYPE_FRAME (millrace_frame_get_type ())
G_DECLARE_FINAL_TYPE (MillraceFrame, millrace_frame, MILLRACE, FRAME, GtkWidget)

/* @theme must outlive the frame. */
GtkWidget  *millrace_frame_new           (const MillraceTheme *theme,
                                          const char          *name);
/* @worst of the problems of its cards, as cfn_findings_get_worst(). */
void        millrace_frame_set_frame     (MillraceFrame       *self,
                                          const CfnFrame      *frame,
                                          int                  worst);
const char *millrace_frame_get_name      (MillraceFrame       *self);
gboolean    millrace_frame_get_collapsed (MillraceFrame       *self);
/* MILLRACE_CARD_SELECTED: all its cards are; _HOVERED; _NEAR: what is dragged would go into it;
 * _FOCUSED as for cards. */
void        millrace_frame_set_flag      (MillraceFrame       *self,
                                          MillraceCardFlags    flag,
                                          gboolean             on);

/* What is clicked to open and collapse a frame at @rect: its middle. */
CfnPoint    millrace_frame_get_disclosure (const CfnFrame     *frame);

G_END_DECLS
