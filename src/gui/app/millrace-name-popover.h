/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Why @name cannot be taken, or NULL; g_free(). @note (never NULL): what to tell of a name that
 * can, or NULL; g_free(). */
typedef char *(*MillraceNameCheck) (const char *name,
                                    char      **note,
                                    gpointer    data);
/* The person chose @name: one that the check let pass. */
typedef void  (*MillraceNameTake)  (const char *name,
                                    gpointer    data);

/*
 * MillraceNamePopover: asks for a name where the thing is, and tells while one types whether it can
 * be had. Enter takes it, Esc leaves everything as it was.
 */
#define MILLRACE_TYPE_NAME_POPOVER (millrace_name_popover_get_type ())
G_DECLARE_FINAL_TYPE (MillraceNamePopover, millrace_name_popover, MILLRACE, NAME_POPOVER,
                      GtkPopover)

/* Shows one beside @place of @parent; it goes by itself. @data must live as long as @parent. */
MillraceNamePopover *millrace_name_popover_ask (GtkWidget          *parent,
                                                const GdkRectangle *place,
                                                const char         *title,
                                                const char         *name,
                                                MillraceNameCheck   check,
                                                MillraceNameTake    take,
                                                gpointer            data);

G_END_DECLS
