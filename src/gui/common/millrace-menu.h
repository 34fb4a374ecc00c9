/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-template.h"

G_BEGIN_DECLS

/* Menus of the right button and of Shift+F10, which canvas and outline open on the same things. */

/* An item; @target, a string for @action, may be NULL. */
void millrace_menu_append           (GMenu              *menu,
                                     const char         *label,
                                     const char         *action,
                                     const char         *target);

/* Where the resource @id is shown. */
void millrace_menu_append_places    (GMenu              *menu,
                                     const char         *id,
                                     gboolean            has_problems);

/* A menu of what the resource @id gives that is no output yet. */
void millrace_menu_append_outputs   (GMenu              *menu,
                                     CfnTemplate        *template,
                                     const char         *id);

/* A section; @with_copy: something is selected. */
void millrace_menu_append_clipboard (GMenu              *menu,
                                     gboolean            with_copy);

/* Opens @model at @at, in @parent's coordinates. @menu is a member of @parent that holds the open
 * menu, NULL when there is none; one that is open already goes. @parent unparents what is in @menu
 * when it is disposed of. */
void millrace_menu_open             (GtkWidget         **menu,
                                     GMenuModel         *model,
                                     GtkWidget          *parent,
                                     const GdkRectangle *at);

G_END_DECLS
