/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "millrace-subject.h"

G_BEGIN_DECLS

/* MillraceForm: the problems and the sections of one resource, of an entry of another section,
 * or of the template itself. It stays with its type and logical id, or section and name, and
 * follows readings in place. */
#define MILLRACE_TYPE_FORM (millrace_form_get_type ())
G_DECLARE_FINAL_TYPE (MillraceForm, millrace_form, MILLRACE, FORM, GtkWidget)

/* What is seen in the first @height pixels is there at once, and the rest follows within the next
 * frames, or with the first call that needs it. */
GtkWidget *millrace_form_new         (const MillraceSubject *subject,
                                      int                    height);
/* The form of what @subject has in common with others of its type, and with those of the types
 * @others (char *): without its name and what is only its own. What is wrong with any of @ids
 * stands beside the field that it is about. */
GtkWidget *millrace_form_new_shared  (const MillraceSubject *subject,
                                      GPtrArray             *others,
                                      const char * const    *ids);
/* Adds the fields of all sections to @fields. */
void       millrace_form_get_fields  (MillraceForm          *self,
                                      GPtrArray             *fields);
/* TRUE when the form is for @subject's resource, so that it can go on showing it. */
gboolean   millrace_form_fits        (MillraceForm          *self,
                                      const MillraceSubject *subject);
void       millrace_form_show        (MillraceForm          *self,
                                      const MillraceSubject *subject);
/* The section that edits @property, a dotted path below Properties, or what holds it, opened if it
 * was folded; NULL: none does so before all others. */
GtkWidget *millrace_form_unfold      (MillraceForm          *self,
                                      const char            *property);
/* Whether it can be shown of the resource of @subject as a new form would be: it is of that type,
 * and nobody was at it. */
gboolean   millrace_form_can_turn    (MillraceForm          *self,
                                      const MillraceSubject *subject);
/* Shows that resource instead, for a first frame that has room for @height pixels. */
void       millrace_form_turn        (MillraceForm          *self,
                                      const MillraceSubject *subject,
                                      int                    height);
/* The form that @widget is in, if any, is not to be shown of another resource: something in it was
 * opened, or begun. */
void       millrace_form_touch       (GtkWidget             *widget);
gboolean   millrace_form_is_touched  (MillraceForm          *self);
/* Makes what is still to follow. */
void       millrace_form_complete    (MillraceForm          *self);
gboolean   millrace_form_focus_first (MillraceForm          *self);
/* Focuses the logical id, all of it selected; FALSE when the form has none. */
gboolean   millrace_form_focus_name  (MillraceForm          *self);
/* The form's resource or entry is called @id from the next reading on. */
void       millrace_form_set_id      (MillraceForm          *self,
                                      const char            *id);
const char *
           millrace_form_get_id      (MillraceForm          *self);

G_END_DECLS
