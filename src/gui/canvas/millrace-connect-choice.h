/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-bubble.h"
#include "millrace-connector.h"

G_BEGIN_DECLS

/*
 * MillraceConnectChoice: a connection may mean several things: a list of them, with what the one
 * that is selected would write. It closes when one is chosen, by a click or Enter, and when none
 * is.
 */
#define MILLRACE_TYPE_CONNECT_CHOICE (millrace_connect_choice_get_type ())
G_DECLARE_FINAL_TYPE (MillraceConnectChoice, millrace_connect_choice, MILLRACE, CONNECT_CHOICE,
                      GtkPopover)

/* What the meaning with the word @as would write, as millrace_bubble_set() takes it; g_free(). */
typedef char *(*MillracePreview) (const char *as,
                                  gpointer    data);

/* @meanings: GPtrArray of MillraceMeaning, which it keeps. @theme must outlive it. */
GtkWidget  *millrace_connect_choice_new        (const MillraceTheme   *theme,
                                                const char            *question,
                                                GPtrArray             *meanings,
                                                MillracePreview        preview,
                                                gpointer               data);
/* The word of what was chosen; NULL: nothing (yet). */
const char *millrace_connect_choice_get_chosen (MillraceConnectChoice *self);

G_END_DECLS
