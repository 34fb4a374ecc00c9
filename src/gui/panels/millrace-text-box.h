/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/*
 * MillraceTextBox: a text of many lines in a form, highlighted, with a heading above it and what is
 * wrong with it below, which can be edited in a window of its own, too.
 *
 * Signal "changed": it was typed in. Signal "finished": the person is done with another text than
 * the one that was shown; leaving the text, Ctrl+Enter and closing the window do that.
 */
#define MILLRACE_TYPE_TEXT_BOX (millrace_text_box_get_type ())
G_DECLARE_FINAL_TYPE (MillraceTextBox, millrace_text_box, MILLRACE, TEXT_BOX, GtkWidget)

/* @title is what it is called, translated. */
GtkWidget *millrace_text_box_new          (const char      *title);
void       millrace_text_box_set_title    (MillraceTextBox *self,
                                           const char      *title);
/* Of GtkSourceView, "json"; NULL: none. Highlighting comes when there is time for it. */
void       millrace_text_box_set_language (MillraceTextBox *self,
                                           const char      *language);
/* Shows @text, unless somebody is in the middle of typing another one. */
void       millrace_text_box_show         (MillraceTextBox *self,
                                           const char      *text,
                                           gboolean         can_edit);
/* What stands there now; free with g_free(). */
char      *millrace_text_box_dup_text     (MillraceTextBox *self);
/* Whether something else stands there than what was shown. */
gboolean   millrace_text_box_is_changed   (MillraceTextBox *self);
/* What is typed is what is shown from now on, so that it is not finished again. */
void       millrace_text_box_accept       (MillraceTextBox *self);
/* Hands the text on to @field, the row around it, as @value. Where it is refused it stays as it was
 * typed, is marked, and has the reason below the row; Escape takes it back then. */
void       millrace_text_box_commit       (MillraceTextBox *self,
                                           MillraceField   *field,
                                           const char      *value);
/* A few dim words below the title. */
void       millrace_text_box_set_info     (MillraceTextBox *self,
                                           const char      *info);
/* What is wrong with the text, below it; NULL: nothing. */
void       millrace_text_box_set_problem  (MillraceTextBox *self,
                                           const char      *problem);
/* Adds a button to the heading; @clicked_cb is called with @data only. */
void       millrace_text_box_add_button   (MillraceTextBox *self,
                                           const char      *icon_name,
                                           const char      *label,
                                           GCallback        clicked_cb,
                                           gpointer         data);
/* Adds any other widget there. */
void       millrace_text_box_add_widget   (MillraceTextBox *self,
                                           GtkWidget       *widget);
/* The view, which has the focus. */
GtkWidget *millrace_text_box_get_view     (MillraceTextBox *self);

G_END_DECLS
