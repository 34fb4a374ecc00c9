/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * MillraceToasts: a widget with a notice over its lower edge, which goes by itself after a few
 * seconds, unless pointer or focus are on it. There is one at a time: newer words take the place of
 * older ones at once, as what is told is about what was just done.
 *
 * It looks like AdwToastOverlay and stands in for it: libadwaita up to 1.2.2 writes into freed
 * memory when a toast is dismissed while it still comes, which its own buttons do when hands are
 * quick (repaired there as "toast-overlay: Prevent show_done from firing after hide_done").
 *
 * Properties: "child" (the widget below, write-only).
 */
#define MILLRACE_TYPE_TOASTS (millrace_toasts_get_type ())
G_DECLARE_FINAL_TYPE (MillraceToasts, millrace_toasts, MILLRACE, TOASTS, GtkWidget)

GtkWidget *millrace_toasts_new             (void);
void       millrace_toasts_set_child       (MillraceToasts *self,
                                            GtkWidget      *child);
/* Says @text, which is no markup. */
void       millrace_toasts_tell            (MillraceToasts *self,
                                            const char     *text);
/* Says @text beside a button of that @label (with mnemonic), which activates @action_name. */
void       millrace_toasts_offer           (MillraceToasts *self,
                                            const char     *text,
                                            const char     *label,
                                            const char     *action_name);
/* Takes away what is offered; what is only told stays. */
void       millrace_toasts_take_back_offer (MillraceToasts *self);

G_END_DECLS
