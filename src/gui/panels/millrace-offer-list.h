/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * MillraceOfferList: a list to choose from, with a line above it that narrows it down while typing;
 * Enter there takes the first that is left, Escape closes the popover that the list is in.
 *
 * Signal "chosen" (const char *value)
 */
#define MILLRACE_TYPE_OFFER_LIST (millrace_offer_list_get_type ())
G_DECLARE_FINAL_TYPE (MillraceOfferList, millrace_offer_list, MILLRACE, OFFER_LIST, GtkWidget)

/* @hint: what the line asks for. */
GtkWidget *millrace_offer_list_new    (const char        *hint);
/* @value is what is chosen, @label what is read, @detail (NULL: nothing) what it says beside it. */
void       millrace_offer_list_add    (MillraceOfferList *self,
                                       const char        *value,
                                       const char        *label,
                                       const char        *detail);
gboolean   millrace_offer_list_has    (MillraceOfferList *self,
                                       const char        *value);
/* Marks the offer of @value, so that it is what Enter takes and the list begins at; nothing when
 * there is none. Of a few the line is not shown. */
void       millrace_offer_list_begin  (MillraceOfferList *self,
                                       const char        *value);
/* Takes the offer of @value, as a click on it does. */
void       millrace_offer_list_choose (MillraceOfferList *self,
                                       const char        *value);
/* Takes the first that is left, as Enter does. */
void       millrace_offer_list_choose_first
                                      (MillraceOfferList *self);
guint      millrace_offer_list_get_n  (MillraceOfferList *self);
/* Shows only what has @text in its label; the line says so. */
void       millrace_offer_list_search (MillraceOfferList *self,
                                       const char        *text);
/* Where one types, or else the list. */
gboolean   millrace_offer_list_focus  (MillraceOfferList *self);

G_END_DECLS
