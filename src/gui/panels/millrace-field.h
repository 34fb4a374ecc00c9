/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "millrace-subject.h"

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
  MILLRACE_FIELD_ANY,       /* whatever the catalogue says it is: lists, maps, nested types too */
} MillraceFieldKind;

/* What a number counts. */
typedef enum
{
  MILLRACE_UNIT_NONE,
  MILLRACE_UNIT_SECONDS,
  MILLRACE_UNIT_DAYS,
  MILLRACE_UNIT_BYTES,
  MILLRACE_UNIT_MEGABYTES,
} MillraceUnit;

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

struct _MillraceFieldInterface
{
  GTypeInterface g_iface;

  /* Shows @value without asking for any change; a row that is being edited keeps what was typed. */
  void (*show_value) (MillraceField         *self,
                      const MillraceSubject *subject,
                      const CfnValue        *value);
};

/* @spec must outlive the field. */
void        millrace_field_set_spec    (MillraceField           *self,
                                        const MillraceFieldSpec *spec);
const MillraceFieldSpec *
            millrace_field_get_spec    (MillraceField           *self);

void        millrace_field_show        (MillraceField           *self,
                                        const MillraceSubject   *subject);
/* The same at another place than the spec's. */
void        millrace_field_show_at     (MillraceField           *self,
                                        const MillraceSubject   *subject,
                                        const char              *property);
/* The whole path of what it shows, "Resources.DataTable.Properties.BillingMode"; NULL: nothing yet.
 */
const char *millrace_field_get_path    (MillraceField           *self);
/* Called by rows when the person finished an entry. */
void        millrace_field_commit      (MillraceField           *self,
                                        const char              *typed);

/* The row that edits what @spec describes. */
GtkWidget  *millrace_field_row_new     (const MillraceFieldSpec *spec);

G_END_DECLS
