/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "millrace-place.h"
#include "millrace-subject.h"
#include "millrace-unit.h"

G_BEGIN_DECLS

typedef enum
{
  MILLRACE_FIELD_TEXT,      /* a string */
  MILLRACE_FIELD_SCALAR,    /* a string, number or boolean: whatever YAML makes of it */
  MILLRACE_FIELD_NUMBER,    /* a whole number */
  MILLRACE_FIELD_CHOICE,    /* one of a few words */
  MILLRACE_FIELD_SWITCH,    /* a boolean */
  MILLRACE_FIELD_CODE,      /* a string of many lines */
  MILLRACE_FIELD_RESOURCE,  /* another resource of the template */
  MILLRACE_FIELD_CONDITION, /* a condition of the template */
  MILLRACE_FIELD_ANY,       /* whatever the catalogue says it is: lists, maps, nested types too */
  MILLRACE_FIELD_TAG,       /* a key and a value */
  MILLRACE_FIELD_PARTS,     /* an object, a list or a map, whose parts are rows of their own */
} MillraceFieldKind;

/* One of a few words: as the template has it, and as people say it (a msgid, NULL: the same). */
typedef struct
{
  const char *value;
  const char *label;
} MillraceChoice;

/* What a field is about. Tables of these describe the forms. */
typedef struct
{
  MillraceFieldKind     kind;
  const char           *property;   /* dotted path below Properties */
  const char           *title;      /* a msgid */
  const char           *fallback;   /* what CloudFormation takes when nothing is set; NULL:
                                     * nothing */
  const char           *help;       /* a msgid: what it is for, in a sentence; NULL: the title
                                     * says it */
  gboolean              required;   /* cannot be reset */
  double                lower;      /* NUMBER */
  double                upper;
  MillraceUnit          unit;       /* NUMBER */
  const MillraceChoice *choices;    /* CHOICE; ended by a NULL value */
  const MillraceChoice *(*get_choices) (void); /* CHOICE, instead: already translated */
  guint                 kinds;      /* RESOURCE: bits 1 << CfnKind */
  gboolean              comes_from; /* RESOURCE: the data comes from it, rather than going to it */
  const MillracePlace  *place;      /* NULL: found by the path */
  gboolean              is_name;    /* the title is a name of the template, not a msgid */
  gboolean              is_yaml;    /* SCALAR, CHOICE: what is typed where nothing is, is YAML */
  gboolean              is_item;    /* of a list: it can be moved, and goes when it is reset */
  gboolean              is_entry;   /* of a map: its name can be another one */
  gboolean              is_branch;  /* of an Fn::If: it cannot go, only become nothing */
} MillraceFieldSpec;

/*
 * MillraceField: a row of a form that shows one property of a resource and lets it be changed.
 *
 * Signal "edited" (const char *typed) -> gboolean: the person finished an entry. A handler that
 * returns TRUE has dealt with it; otherwise the field asks the window to change its property: the
 * empty string resets it, an intrinsic is set as YAML, anything else as the field's kind demands.
 */
#define MILLRACE_TYPE_FIELD (millrace_field_get_type ())
G_DECLARE_INTERFACE (MillraceField, millrace_field, MILLRACE, FIELD, GtkWidget)

typedef struct _MillraceParts MillraceParts;

struct _MillraceFieldInterface
{
  GTypeInterface g_iface;

  /* Shows @value without asking for any change; a row that is being edited keeps what was typed. */
  void (*show_value) (MillraceField         *self,
                      const MillraceSubject *subject,
                      const CfnValue        *value);
};

/* What a row says its field is called, in the person's language. */
const char *millrace_field_spec_get_title
                                       (const MillraceFieldSpec *spec);

/* The same as the title of a row, which may break a long name between its words: free with
 * g_free(). */
char       *millrace_field_spec_dup_row_title
                                       (const MillraceFieldSpec *spec);

/* @spec must outlive the field. */
void        millrace_field_set_spec    (MillraceField           *self,
                                        const MillraceFieldSpec *spec);
const MillraceFieldSpec *
            millrace_field_get_spec    (MillraceField           *self);

/* All is shown with the next show, as of another resource, even if nothing of it is new. */
void        millrace_field_forget      (MillraceField           *self);
void        millrace_field_show        (MillraceField           *self,
                                        const MillraceSubject   *subject);
/* The same at another place than the spec's. */
void        millrace_field_show_at     (MillraceField           *self,
                                        const MillraceSubject   *subject,
                                        const char              *property);
/* The whole path of what it shows, "Resources.DataTable.Properties.BillingMode"; NULL: nothing yet.
 */
const char *millrace_field_get_path    (MillraceField           *self);
/* The same below Properties, "BillingMode". */
const char *millrace_field_get_property (MillraceField          *self);
/* What is known of that place. */
const MillracePlace *
            millrace_field_get_place   (MillraceField           *self);
/* What was shown last; FALSE: nothing yet. Good until the next show. */
gboolean    millrace_field_get_subject (MillraceField           *self,
                                        MillraceSubject         *subject);
/* Called by rows when the person finished an entry. Where it is refused the row shows again what
 * the document has, and the reason below it; FALSE then. */
gboolean    millrace_field_commit      (MillraceField           *self,
                                        const char              *typed);
/* The same for something new of @type, which is added for the field to lead to: RESOURCE. */
void        millrace_field_commit_new  (MillraceField           *self,
                                        const char              *type);
/* The same for rows with words, which stay where they were typed: returns why they are not taken,
 * to be shown with millrace_field_set_refusal () and freed with g_free(), or NULL. */
char       *millrace_field_ask         (MillraceField           *self,
                                        const char              *typed);
/* Asks for the action @name ("(ss)": the field's path, @value) likewise. */
char       *millrace_field_ask_for     (MillraceField           *self,
                                        const char              *name,
                                        const char              *value);
/* Says below the row why an entry is not taken; NULL: all is well. @has_words: what was typed
 * stands there still, until the row takes this back; otherwise it goes with the next reading. */
void        millrace_field_set_refusal (MillraceField           *self,
                                        const char              *reason,
                                        gboolean                 has_words);

/* The small buttons at the end of the row, for millrace-tail.c; NULL: it has none. */
void        millrace_field_set_tail    (MillraceField           *self,
                                        GtkWidget               *tail);
/* How deep the row lies below those of the resource itself, which are 0. */
void        millrace_field_set_depth   (MillraceField           *self,
                                        guint                    depth);
/* Sets @row, a field or not, in by so many steps. */
void        millrace_field_show_depth  (GtkWidget               *row,
                                        guint                    depth);
/* The rows below it that belong to it: its parts, or the branches of an Fn::If. Adds the fields
 * among them to @fields. */
void        millrace_field_get_parts   (MillraceField           *self,
                                        GPtrArray               *fields);
/* Whether the parts of a row that has some are shown. */
void        millrace_field_set_open    (MillraceField           *self,
                                        gboolean                 is_open);
gboolean    millrace_field_get_open    (MillraceField           *self);
/* The last row of the list box that belongs to the field, itself included. */
GtkWidget  *millrace_field_get_last_row (MillraceField          *self);
/* The parts themselves; made when there are none yet. */
MillraceParts *
            millrace_field_ensure_parts (MillraceField          *self);
/* Takes the rows below it away; to be called before the row itself goes. */
void        millrace_field_drop_parts  (MillraceField           *self);

/* The row that edits what @spec describes. */
GtkWidget  *millrace_field_row_new     (const MillraceFieldSpec *spec);

G_END_DECLS
