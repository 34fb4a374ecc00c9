/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/*
 * MillraceSection: a titled group of a form, with a sentence of help below it. On its own it shows
 * the fields of a table; subclasses add what one property cannot say.
 *
 * Signal "fields-changed": there are other fields than when it was shown last, as something in it
 * was opened.
 */
#define MILLRACE_TYPE_SECTION (millrace_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (MillraceSection, millrace_section, MILLRACE, SECTION, AdwPreferencesGroup)

struct _MillraceSectionClass
{
  AdwPreferencesGroupClass parent_class;

  /* Its fields are what stands beside Properties. */
  gboolean of_attributes;

  /* The properties that it edits without a field for each; ended by NULL. NULL: none. */
  const char * const *edits;

  /* Shows what is not in the section's own fields. */
  void (*update) (MillraceSection       *self,
                  const MillraceSubject *subject);
  /* Lets go of what is not begun anew with another resource; may be NULL. */
  void (*forget) (MillraceSection *self);
  /* Adds the fields that are not the section's own, as problems are shown beside them; may be
   * NULL. */
  void (*add_fields) (MillraceSection *self,
                      GPtrArray       *fields);
  /* Adds the rows of MillraceExpander that fields stand in, each with its path; may be NULL. */
  void (*add_heads) (MillraceSection *self,
                     GPtrArray       *heads);
};

/* A section that a table describes. Strings are msgids and, like @fields, outlive the section. */
typedef struct
{
  const char              *title;
  const char              *help;      /* NULL: none */
  const MillraceFieldSpec *fields;
  guint                    n_fields;
  GType                  (*get_type) (void); /* a subclass, or NULL */
  gboolean                 folded;    /* its rows are made when somebody opens it, or when
                                       * something in it is set */
} MillraceSectionSpec;

GtkWidget *millrace_section_new         (const MillraceSectionSpec *spec);
/* The same of a spec without a subclass that is not folded, but for its rows, which come by and by:
 * millrace_section_grow() makes up to @n more once the section has been shown, with what @subject
 * has there, and returns how many are still to come. */
GtkWidget *millrace_section_new_growing (const MillraceSectionSpec *spec);
guint      millrace_section_grow        (MillraceSection           *self,
                                         const MillraceSectionSpec *spec,
                                         guint                      n,
                                         const MillraceSubject     *subject);
/* Adds a row. One whose spec has a property is shown with the section; others are the caller's to
 * show. */
GtkWidget *millrace_section_add_field   (MillraceSection           *self,
                                         const MillraceFieldSpec   *spec);
/* @help: already translated; NULL: none. */
void       millrace_section_set_help    (MillraceSection           *self,
                                         const char                *help);
void       millrace_section_show        (MillraceSection           *self,
                                         const MillraceSubject     *subject);
/* The same where it was shown of another resource before: it is folded or open as a new one. */
void       millrace_section_show_anew   (MillraceSection           *self,
                                         const MillraceSubject     *subject);
/* Shows the section's own fields only: for subclasses that made them in update(). */
void       millrace_section_show_fields (MillraceSection           *self,
                                         const MillraceSubject     *subject);
/* What is shown now; FALSE before anything was. Good until the next show. */
gboolean   millrace_section_get_subject (MillraceSection           *self,
                                         MillraceSubject           *subject);
/* Adds its fields to @fields. */
void       millrace_section_get_fields  (MillraceSection           *self,
                                         GPtrArray                 *fields);
/* Adds the rows that such stand in. */
void       millrace_section_get_heads   (MillraceSection           *self,
                                         GPtrArray                 *heads);
/* About how high it is, in pixels, with the gap before it: where to stop making what nobody sees,
 * before GTK has looked at any of it. */
int        millrace_section_guess_height (MillraceSection          *self);
/* Focuses the first field; FALSE when there is none. */
gboolean   millrace_section_focus_first (MillraceSection           *self);
/* TRUE when one of its fields shows @property, a dotted path below Properties. */
gboolean   millrace_section_covers      (MillraceSection           *self,
                                         const char                *property);
/* TRUE when @property is one that the section edits in its own way. */
gboolean   millrace_section_edits       (MillraceSection           *self,
                                         const char                *property);
/* Emits "fields-changed" of the section that @widget is in, once there is time. */
void       millrace_section_fields_changed (GtkWidget              *widget);
/* Opens a folded section. */
void       millrace_section_unfold      (MillraceSection           *self);
/* Takes every field away again, for sections whose fields depend on the resource. */
void       millrace_section_clear       (MillraceSection           *self);

G_END_DECLS
