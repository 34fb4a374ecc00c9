/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-window.h"

G_BEGIN_DECLS

/*
 * A picture of the window by the program itself, for documents and for looking at it where nobody
 * sits before a screen:
 *   millrace --screenshot=OUT.png [--size=WIDTHxHEIGHT] [--dark] [--select=ID] [FILE]
 * What is written is what the window's own renderer draws. Settings are the defaults, and none are
 * kept.
 */
typedef struct
{
  char     *path;      /* NULL: no picture is wanted */
  char     *select;    /* a logical id, or NULL */
  int       width;
  int       height;
  gboolean  dark;
} MillraceScreenshot;

const GOptionEntry *millrace_screenshot_get_options (void);
/* Reads the options; FALSE when a size makes no sense. */
gboolean            millrace_screenshot_parse       (MillraceScreenshot  *self,
                                                     GVariantDict        *options,
                                                     GError             **error);
/* Takes the picture as soon as @window shows its document, then closes it; exits 1 when it cannot
 * be written. */
void                millrace_screenshot_start       (MillraceScreenshot  *self,
                                                     MillraceWindow      *window);
void                millrace_screenshot_clear       (MillraceScreenshot  *self);

G_END_DECLS
