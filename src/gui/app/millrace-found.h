/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  MILLRACE_MARK_NONE,
  MILLRACE_MARK_OFF,   /* something that can be switched on */
  MILLRACE_MARK_ON,
} MillraceMark;

/*
 * MillraceFound: something that a search has found, and what to do about it: a command, a resource,
 * a place in the text. An immutable value, but for what is set before it is shown.
 */
#define MILLRACE_TYPE_FOUND (millrace_found_get_type ())
G_DECLARE_FINAL_TYPE (MillraceFound, millrace_found, MILLRACE, FOUND, GObject)

/* @action: a detailed action name, what choosing it does. All strings in the person's language. */
MillraceFound *millrace_found_new         (const char    *title,
                                           const char    *group,
                                           const char    *action);
/* A line below the title, or NULL. */
void           millrace_found_set_detail  (MillraceFound *self,
                                           const char    *detail);
/* An accelerator that does the same, or NULL. */
void           millrace_found_set_keys    (MillraceFound *self,
                                           const char    *keys);
/* Why it is not possible now; NULL: it is. */
void           millrace_found_set_why_not (MillraceFound *self,
                                           const char    *why_not);
void           millrace_found_set_mark    (MillraceFound *self,
                                           MillraceMark   mark);
/* An icon before the title, with a style class for its colour (both may be NULL). */
void           millrace_found_set_icon    (MillraceFound *self,
                                           const char    *icon_name,
                                           const char    *style_class);
/* Which characters of the title were found, as millrace_fuzzy_score() tells. */
void           millrace_found_set_hits    (MillraceFound *self,
                                           GByteArray    *hits);

const char    *millrace_found_get_title   (MillraceFound *self);
const char    *millrace_found_get_group   (MillraceFound *self);
const char    *millrace_found_get_detail  (MillraceFound *self);
const char    *millrace_found_get_action  (MillraceFound *self);
const char    *millrace_found_get_why_not (MillraceFound *self);

/* A GtkListBoxRow that shows it, named for assistive technology. */
GtkWidget     *millrace_found_create_row  (MillraceFound *self);
/* All that there is to know of it in one line: title, state, keys, or why not; g_free(). */
char          *millrace_found_describe    (MillraceFound *self);

/* What millrace_found_new() takes as an action: the detailed name of @action with @target, which is
 * consumed when it is floating. Free with g_free(). */
char *millrace_found_dup_action (const char *action,
                                 GVariant   *target);

G_END_DECLS
