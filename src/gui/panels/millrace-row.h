/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * MillraceRow: a row of a form with a title, a line below it and widgets at its end. It looks as an
 * AdwActionRow does and is made in a fraction of its time: a form has dozens of them, and has to be
 * there within a frame.
 */
#define MILLRACE_TYPE_ROW (millrace_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (MillraceRow, millrace_row, MILLRACE, ROW, AdwPreferencesRow)

struct _MillraceRowClass
{
  AdwPreferencesRowClass parent_class;

  /* A click on it, or Enter: by default its target is activated. */
  void (*activate) (MillraceRow *self);
};

GtkWidget *millrace_row_new          (const char  *title,
                                      const char  *subtitle);
/* No markup; a name that was made breakable is told without its breaks. */
void       millrace_row_set_title    (MillraceRow *self,
                                      const char  *title);
/* NULL or "": none. */
void       millrace_row_set_subtitle (MillraceRow *self,
                                      const char  *subtitle);
const char *
           millrace_row_get_subtitle (MillraceRow *self);
/* The line below the title stays one line, and its end is cut off. */
void       millrace_row_set_one_line (MillraceRow *self);
void       millrace_row_add_suffix   (MillraceRow *self,
                                      GtkWidget   *widget);
/* A sign before the title. */
void       millrace_row_add_prefix   (MillraceRow *self,
                                      GtkWidget   *widget);
/* A suffix before all others. */
void       millrace_row_add_first    (MillraceRow *self,
                                      GtkWidget   *widget);
/* What stands below the title instead of a line of text. The title is small then. */
void       millrace_row_set_below    (MillraceRow *self,
                                      GtkWidget   *widget);
/* Something else says it. */
void       millrace_row_hide_title   (MillraceRow *self);
/* What a click on the row means, which becomes activatable by it; a child of the row. */
void       millrace_row_set_target   (MillraceRow *self,
                                      GtkWidget   *target);
/* A click on the row activates the action @action with @target (floating). */
void       millrace_row_set_action   (MillraceRow *self,
                                      const char  *action,
                                      GVariant    *target);
/* NULL: none. */
GtkWidget *millrace_row_get_target   (MillraceRow *self);
/* What is read out when the row has the focus, beside its title; NULL: the line below it. */
void       millrace_row_tell         (MillraceRow *self,
                                      const char  *words);

G_END_DECLS
