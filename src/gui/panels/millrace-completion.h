/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What @typed can become: strings, GPtrArray with a free function, transfer full. */
typedef GPtrArray *(*MillraceCompletionFunc) (const char *typed,
                                              gpointer    user_data);

/*
 * Offers below the editable @editable what is being typed there can become: Down and Up walk
 * through the offers, Enter and Tab take one, Escape leaves what was typed. What ends in ":" is
 * not whole yet and leads on. @user_data lives as long as @editable.
 */
void       millrace_completion_attach  (GtkWidget              *editable,
                                        MillraceCompletionFunc  offer,
                                        gpointer                user_data);
/* What an offer comes to, in a few words; free with g_free(). NULL: nobody knows. */
typedef char *(*MillraceCompletionDescribe) (const char *offer,
                                             gpointer    user_data);
/* Has @describe say something beside each offer. */
void       millrace_completion_set_describe
                                       (GtkWidget                  *editable,
                                        MillraceCompletionDescribe  describe);
/* What a row of the list offers. */
const char *
           millrace_completion_get_offer
                                       (GtkListBoxRow          *row);
/* Closes the list that is open beside @editable, if one is. */
void       millrace_completion_close   (GtkWidget              *editable);
/* The list that is open now, or NULL. */
GtkWidget *millrace_completion_get_list (GtkWidget             *editable);

G_END_DECLS
