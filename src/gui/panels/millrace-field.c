/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-field.h"

#include "cfn-known.h"
#include "millrace-choice-row.h"
#include "millrace-code-row.h"
#include "millrace-form.h"
#include "millrace-note-row.h"
#include "millrace-number-row.h"
#include "millrace-parts-row.h"
#include "millrace-parts.h"
#include "millrace-refusal.h"
#include "millrace-replacement.h"
#include "millrace-spelling.h"
#include "millrace-switch-row.h"
#include "millrace-tag-row.h"
#include "millrace-tail.h"
#include "millrace-text-row.h"
#include "millrace-tooltip.h"

typedef struct
{
  GtkWidget               *field;     /* that this is the state of */
  const MillraceFieldSpec *spec;
  char                    *path;
  char                    *property;
  char                    *id;        /* of the resource; NULL: of an entry, */
  char                    *section;   /* which is of this section */
  char                    *name;
  gboolean                 of_attributes;
  CfnReading              *reading;
  MillracePlace            place;
  MillraceParts           *parts;     /* NULL: it never had any */
  GtkWidget               *tail;
  GtkWidget               *warning;   /* owned: what a change made here replaces; or NULL */
  char                    *before;    /* what was there before it */
  GtkWidget               *refusal;   /* owned: why an entry was not taken; or NULL */
  gboolean                 has_words; /* what was typed still stands there */
  guint                    depth;
  gboolean                 was_text;
  char                    *shown;     /* all that the row says is made of this; NULL: show it */
  gboolean                 is_forgotten; /* what was shown last says nothing of what comes next */
  gboolean                 is_open;
} FieldState;

G_DEFINE_INTERFACE (MillraceField, millrace_field, GTK_TYPE_WIDGET)

static guint edited_signal;

static void
field_state_free (gpointer data)
{
  FieldState *state = data;

  g_clear_pointer (&state->parts, millrace_parts_free);
  g_clear_pointer (&state->reading, cfn_reading_unref);
  g_free (state->path);
  g_free (state->property);
  g_free (state->id);
  g_free (state->section);
  g_free (state->name);
  g_clear_object (&state->warning);
  g_clear_object (&state->refusal);
  g_free (state->before);
  g_free (state->shown);
  g_free (state);
}

static FieldState *
get_state (MillraceField *self)
{
  static GQuark quark;
  FieldState *state;

  if (quark == 0)
    quark = g_quark_from_static_string ("millrace-field-state");

  state = g_object_get_qdata (G_OBJECT (self), quark);
  if (state == NULL)
    {
      state = g_new0 (FieldState, 1);
      state->field = GTK_WIDGET (self);
      state->was_text = TRUE;
      g_object_set_qdata_full (G_OBJECT (self), quark, state, field_state_free);
    }

  return state;
}

static void
millrace_field_default_init (MillraceFieldInterface *iface)
{
  edited_signal = g_signal_new ("edited",
                                MILLRACE_TYPE_FIELD,
                                G_SIGNAL_RUN_LAST,
                                0,
                                g_signal_accumulator_true_handled, NULL,
                                NULL,
                                G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
}

const char *
millrace_field_spec_get_title (const MillraceFieldSpec *spec)
{
  g_return_val_if_fail (spec != NULL, NULL);

  return spec->is_name ? spec->title : _(spec->title);
}

char *
millrace_field_spec_dup_row_title (const MillraceFieldSpec *spec)
{
  g_return_val_if_fail (spec != NULL, NULL);

  return spec->is_name ? millrace_spelling_breakable_name (spec->title)
                       : g_strdup (_(spec->title));
}

void
millrace_field_set_spec (MillraceField           *self,
                         const MillraceFieldSpec *spec)
{
  g_return_if_fail (MILLRACE_IS_FIELD (self));

  get_state (self)->spec = spec;
}

const MillraceFieldSpec *
millrace_field_get_spec (MillraceField *self)
{
  g_return_val_if_fail (MILLRACE_IS_FIELD (self), NULL);

  return get_state (self)->spec;
}

void
millrace_field_set_tail (MillraceField *self,
                         GtkWidget     *tail)
{
  g_return_if_fail (MILLRACE_IS_FIELD (self));

  get_state (self)->tail = tail;
}

void
millrace_field_show_depth (GtkWidget *row,
                           guint      depth)
{
  static const char * const classes[]
    = { "depth-1", "depth-2", "depth-3", "depth-4", "depth-5", "depth-6" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      if (i + 1 == MIN (depth, G_N_ELEMENTS (classes)))
        gtk_widget_add_css_class (row, classes[i]);
      else if (gtk_widget_has_css_class (row, classes[i]))
        gtk_widget_remove_css_class (row, classes[i]);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) depth + 1,
                                  -1);
}

void
millrace_field_set_depth (MillraceField *self,
                          guint          depth)
{
  g_return_if_fail (MILLRACE_IS_FIELD (self));

  get_state (self)->depth = depth;
  if (depth > 0)
    millrace_field_show_depth (GTK_WIDGET (self), depth);
}

/* --- Replacement --- */

static void
drop_warning (FieldState *state)
{
  millrace_note_row_put (&state->warning, state->field, NULL, NULL, NULL);
  g_clear_pointer (&state->before, g_free);
}

/* A change that replaces the resource is told of at once, and until it is taken back. */
static void
warn_of_replacement (FieldState *state)
{
  MillraceSubject subject;
  g_autofree char *sentence = NULL;

  if (state->warning != NULL || !GTK_IS_LIST_BOX (gtk_widget_get_parent (state->field))
      || !millrace_field_get_subject (MILLRACE_FIELD (state->field), &subject))
    return;

  sentence = millrace_replacement_explain (&state->place, &subject);
  if (sentence == NULL)
    return;

  state->before = millrace_spelling_of_node (millrace_subject_get_node (&subject,
                                                                        state->property));
  millrace_note_row_put (&state->warning, state->field, "dialog-warning-symbolic", "replacement",
                         sentence);
}

static void
check_warning (FieldState     *state,
               const CfnValue *value)
{
  g_autofree char *now = NULL;

  if (state->warning == NULL)
    return;

  now = millrace_spelling_of_node (value->node);
  if (g_strcmp0 (now, state->before) == 0)
    drop_warning (state);
}

/* --- What is not taken --- */

void
millrace_field_set_refusal (MillraceField *self,
                            const char    *reason,
                            gboolean       has_words)
{
  FieldState *state;
  GtkWidget *row;

  g_return_if_fail (MILLRACE_IS_FIELD (self));

  state = get_state (self);
  state->has_words = has_words;
  if (reason == NULL && state->refusal == NULL)
    return;

  row = gtk_widget_get_ancestor (state->field, GTK_TYPE_LIST_BOX_ROW);
  millrace_note_row_put (&state->refusal, row, "dialog-error-symbolic", "refusal", reason);
}

/* A control that has gone back says why until there is something new to show. */
static void
check_refusal (FieldState            *state,
               const MillraceSubject *subject)
{
  if (!state->has_words && state->reading != subject->reading)
    millrace_field_set_refusal (MILLRACE_FIELD (state->field), NULL, FALSE);
}

/* --- Showing --- */

/* A scalar that YAML reads as a string stays a string when somebody types 10 into it. */
static gboolean
is_text (const MillraceFieldSpec *spec,
         const CfnValue          *value)
{
  if (value->kind != CFN_VALUE_LITERAL)
    return spec == NULL || !spec->is_yaml;

  return cfn_node_get_scalar_type (value->node) == CFN_SCALAR_STRING;
}

/* @text may be the very string that it takes the place of. */
static void
take_string (char       **to,
             const char  *text)
{
  char *copy;

  if (g_strcmp0 (*to, text) == 0)
    return;

  copy = g_strdup (text);
  g_free (*to);
  *to = copy;
}

/* The catalogue knows the properties of resources only. */
static void
find_place (FieldState            *state,
            const MillraceSubject *subject,
            const char            *property)
{
  if (state->spec != NULL && state->spec->place != NULL)
    state->place = *state->spec->place;
  else if (subject->resource != NULL && !subject->of_attributes)
    millrace_place_find (&state->place, subject->resource->type, property,
                         subject->resource->properties);
  else
    state->place = (MillracePlace) { NULL };
}

/* The title is in people's words: what the template calls it is told as well. A row is described by
 * what is wrong with it, so it is its tail that has this, where there is one. */
static void
tell_path (FieldState *state)
{
  GtkWidget *widget = state->tail != NULL ? state->tail : state->field;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state->path,
                                  -1);
}

/* What is shown, and where; the strings may belong to the reading that is let go. */
static void
take_subject (FieldState            *state,
              const MillraceSubject *subject,
              const char            *property)
{
  CfnReading *previous = state->reading;
  g_autofree char *path = NULL;

  if (state->path == NULL || state->is_forgotten || g_strcmp0 (state->property, property) != 0)
    {
      state->is_forgotten = FALSE;
      take_string (&state->property, property);
      g_clear_pointer (&state->shown, g_free);
      find_place (state, subject, property);
    }

  path = millrace_subject_dup_path (subject, property);
  if (g_strcmp0 (path, state->path) != 0)
    {
      g_free (state->path);
      state->path = g_steal_pointer (&path);
      tell_path (state);
    }
  state->of_attributes = subject->of_attributes;
  state->reading = cfn_reading_ref (subject->reading);
  take_string (&state->id, subject->resource != NULL ? subject->resource->id : NULL);
  take_string (&state->section, subject->section);
  take_string (&state->name, subject->name);
  g_clear_pointer (&previous, cfn_reading_unref);
}

/* An Fn::If has its branches below it, whatever row shows it. */
static void
show_parts (FieldState            *state,
            const MillraceSubject *subject,
            const CfnValue        *value)
{
  const gboolean has_parts = value->kind == CFN_VALUE_IF
                             || state->spec->kind == MILLRACE_FIELD_ANY
                             || (state->spec->kind == MILLRACE_FIELD_PARTS && state->is_open);

  if (!GTK_IS_LIST_BOX (gtk_widget_get_parent (state->field)))
    return;

  if (has_parts)
    millrace_parts_show (millrace_field_ensure_parts (MILLRACE_FIELD (state->field)), subject,
                         value);
  else if (state->parts != NULL)
    millrace_parts_clear (state->parts);
}

/* Whether all that a row of the kind says is in its own value. */
static gboolean
stands_for_itself (const MillraceFieldSpec *spec)
{
  switch (spec->kind)
    {
    case MILLRACE_FIELD_TEXT:
    case MILLRACE_FIELD_SCALAR:
    case MILLRACE_FIELD_NUMBER:
    case MILLRACE_FIELD_CHOICE:
    case MILLRACE_FIELD_SWITCH:
    case MILLRACE_FIELD_RESOURCE:
    case MILLRACE_FIELD_CONDITION:
      return TRUE;

    default:
      return FALSE;
    }
}

/* The value as it is written, and what it comes to. */
static char *
dup_shown (const MillraceSubject *subject,
           const CfnValue        *value,
           const char            *description)
{
  const CfnNode *node = value->node;
  const char *bytes = cfn_text_get_data (cfn_reading_get_text (subject->reading), NULL);

  return g_strdup_printf ("%d %d %.*s\n%s", value->kind,
                          value->resource != NULL ? (int) value->resource->kind : -1,
                          node != NULL ? (int) (node->span.end - node->span.start) : 0,
                          node != NULL ? bytes + node->span.start : "",
                          description != NULL ? description : "");
}

/* FALSE when the row says just that already: most of a form stays as it is with each change. */
static gboolean
take_shown (FieldState            *state,
            const MillraceSubject *subject,
            const CfnValue        *value,
            const char            *description)
{
  g_autofree char *shown = NULL;

  if (!stands_for_itself (state->spec))
    return TRUE;

  shown = dup_shown (subject, value, description);
  if (g_strcmp0 (shown, state->shown) == 0)
    return FALSE;

  g_free (state->shown);
  state->shown = g_steal_pointer (&shown);

  return TRUE;
}

void
millrace_field_show_at (MillraceField         *self,
                        const MillraceSubject *subject,
                        const char            *property)
{
  FieldState *state;
  CfnValue value;
  g_autofree char *description = NULL;

  g_return_if_fail (MILLRACE_IS_FIELD (self));

  state = get_state (self);
  check_refusal (state, subject);
  take_subject (state, subject, property);

  value = millrace_subject_get_value (subject, property);
  state->was_text = is_text (state->spec, &value);
  description = cfn_value_describe (subject->template, value.node);
  if (take_shown (state, subject, &value, description))
    {
      MILLRACE_FIELD_GET_IFACE (self)->show_value (self, subject, &value);
      millrace_tooltip_set (GTK_WIDGET (self), description);
      if (state->tail != NULL)
        millrace_tail_show (MILLRACE_TAIL (state->tail), &value);
    }
  check_warning (state, &value);
  show_parts (state, subject, &value);
}

void
millrace_field_show (MillraceField         *self,
                     const MillraceSubject *subject)
{
  g_return_if_fail (MILLRACE_IS_FIELD (self));

  millrace_field_show_at (self, subject, millrace_field_get_spec (self)->property);
}

void
millrace_field_forget (MillraceField *self)
{
  g_return_if_fail (MILLRACE_IS_FIELD (self));

  get_state (self)->is_forgotten = TRUE;
}

const char *
millrace_field_get_path (MillraceField *self)
{
  g_return_val_if_fail (MILLRACE_IS_FIELD (self), NULL);

  return get_state (self)->path;
}

const char *
millrace_field_get_property (MillraceField *self)
{
  g_return_val_if_fail (MILLRACE_IS_FIELD (self), NULL);

  return get_state (self)->property;
}

const MillracePlace *
millrace_field_get_place (MillraceField *self)
{
  g_return_val_if_fail (MILLRACE_IS_FIELD (self), NULL);

  return &get_state (self)->place;
}

gboolean
millrace_field_get_subject (MillraceField   *self,
                            MillraceSubject *subject)
{
  FieldState *state;

  g_return_val_if_fail (MILLRACE_IS_FIELD (self), FALSE);

  state = get_state (self);
  if (state->id == NULL)
    return millrace_subject_init_entry (subject, state->reading, state->section, state->name);
  if (!millrace_subject_init (subject, state->reading, state->id))
    return FALSE;

  subject->of_attributes = state->of_attributes;
  return TRUE;
}

/* --- Parts --- */

/* The field of all properties is not seen itself, nor is one that can look like any. */
static gboolean
is_unseen (const MillraceFieldSpec *spec)
{
  return spec->kind == MILLRACE_FIELD_ANY || g_strcmp0 (spec->property, "") == 0;
}

MillraceParts *
millrace_field_ensure_parts (MillraceField *self)
{
  FieldState *state;

  g_return_val_if_fail (MILLRACE_IS_FIELD (self), NULL);

  state = get_state (self);
  if (state->parts == NULL)
    state->parts = millrace_parts_new (self, is_unseen (state->spec) ? state->depth
                                                                     : state->depth + 1);

  return state->parts;
}

void
millrace_field_get_parts (MillraceField *self,
                          GPtrArray     *fields)
{
  g_return_if_fail (MILLRACE_IS_FIELD (self));

  if (get_state (self)->parts != NULL)
    millrace_parts_get_fields (get_state (self)->parts, fields);
}

/* The same as before, as the document has it. */
static void
show_again (FieldState *state)
{
  MillraceSubject subject;
  g_autofree char *property = g_strdup (state->property);

  g_clear_pointer (&state->shown, g_free);
  if (property != NULL && millrace_field_get_subject (MILLRACE_FIELD (state->field), &subject))
    millrace_field_show_at (MILLRACE_FIELD (state->field), &subject, property);
}

void
millrace_field_set_open (MillraceField *self,
                         gboolean       is_open)
{
  FieldState *state;

  g_return_if_fail (MILLRACE_IS_FIELD (self));

  state = get_state (self);
  if (state->is_open == !!is_open)
    return;

  state->is_open = is_open;
  millrace_form_touch (GTK_WIDGET (self));
  show_again (state);
}

gboolean
millrace_field_get_open (MillraceField *self)
{
  g_return_val_if_fail (MILLRACE_IS_FIELD (self), FALSE);

  return get_state (self)->is_open;
}

GtkWidget *
millrace_field_get_last_row (MillraceField *self)
{
  FieldState *state;
  GtkWidget *last = NULL, *next;

  g_return_val_if_fail (MILLRACE_IS_FIELD (self), NULL);

  state = get_state (self);
  if (state->parts != NULL)
    last = millrace_parts_get_last_row (state->parts);
  if (last == NULL)
    last = state->field;

  /* What is noted about a row stands right below it. */
  while ((next = gtk_widget_get_next_sibling (last)) != NULL
         && gtk_widget_has_css_class (next, "note"))
    last = next;

  return last;
}

void
millrace_field_drop_parts (MillraceField *self)
{
  g_return_if_fail (MILLRACE_IS_FIELD (self));

  drop_warning (get_state (self));
  millrace_field_set_refusal (self, NULL, FALSE);
  if (get_state (self)->parts != NULL)
    millrace_parts_clear (get_state (self)->parts);
}

/* --- Changing --- */

/* A connection writes more than the one property: the stream that is needed, the permission, the
 * trust. @action: "win.connect-end" to @other, or "win.add-end" to something new of that type. */
static void
connect_resource (MillraceField *self,
                  const char    *action,
                  const char    *other)
{
  const FieldState *state = get_state (self);

  gtk_widget_activate_action (GTK_WIDGET (self), action, "(ssbs)", state->id,
                              millrace_field_get_property (self), state->spec->comes_from, other);
}

/* With the property goes what was written for the connection. A form of several takes that with an
 * action of its class, which takes no floating parameter: GTK makes it and lets go of it. */
static void
free_end (MillraceField *self)
{
  const FieldState *state = get_state (self);
  GVariantBuilder ends = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssb)"));

  g_variant_builder_add (&ends, "(ssb)", state->id, millrace_field_get_property (self),
                         state->spec->comes_from);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.free-ends", "a(ssb)", &ends);
}

/* Whether what is typed is YAML rather than a text. */
static gboolean
is_typed_as_yaml (const FieldState *state)
{
  switch (state->spec->kind)
    {
    case MILLRACE_FIELD_NUMBER:
    case MILLRACE_FIELD_SWITCH:
    case MILLRACE_FIELD_PARTS:
    case MILLRACE_FIELD_TAG:
      return TRUE;

    case MILLRACE_FIELD_CHOICE:
      return state->spec->is_yaml;

    case MILLRACE_FIELD_SCALAR:
      return !state->was_text;

    default:
      return FALSE;
    }
}

static void
change_property (MillraceField *self,
                 const char    *typed)
{
  FieldState *state = get_state (self);
  GtkWidget *widget = GTK_WIDGET (self);

  if (state->path == NULL)
    return;

  if (typed[0] == '\0' && state->spec->is_branch)
    gtk_widget_activate_action (widget, "win.set-property", "(ss)", state->path,
                                "!Ref AWS::NoValue");
  else if (typed[0] == '\0' && state->spec->kind == MILLRACE_FIELD_RESOURCE)
    free_end (self);
  else if (typed[0] == '\0')
    gtk_widget_activate_action (widget, "win.unset-property", "s", state->path);
  else if (millrace_spelling_is_intrinsic (typed) || is_typed_as_yaml (state))
    gtk_widget_activate_action (widget, "win.set-property", "(ss)", state->path, typed);
  else if (state->spec->kind == MILLRACE_FIELD_RESOURCE)
    connect_resource (self, "win.connect-end", typed);
  else
    gtk_widget_activate_action (widget, "win.set-text", "(ss)", state->path, typed);
}

/* @reason is taken. */
static char *
word_refusal (char *reason)
{
  char *words;

  if (reason == NULL)
    return NULL;

  /* Translators: beside what was entered in a form and is not in the template: why it is not */
  words = g_strdup_printf (_("Not taken: %s"), reason);
  g_free (reason);

  return words;
}

char *
millrace_field_ask (MillraceField *self,
                    const char    *typed)
{
  MillraceRefusal refusal;
  gboolean handled = FALSE;

  g_return_val_if_fail (MILLRACE_IS_FIELD (self), NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  millrace_form_touch (GTK_WIDGET (self));
  /* What was entered may be refused, and has to go again. */
  g_clear_pointer (&get_state (self)->shown, g_free);
  warn_of_replacement (get_state (self));
  millrace_refusal_listen (&refusal, GTK_WIDGET (self));
  g_signal_emit (self, edited_signal, 0, typed, &handled);
  if (!handled)
    change_property (self, typed);

  return word_refusal (millrace_refusal_stop (&refusal));
}

char *
millrace_field_ask_for (MillraceField *self,
                        const char    *name,
                        const char    *value)
{
  MillraceRefusal refusal;

  g_return_val_if_fail (MILLRACE_IS_FIELD (self), NULL);
  g_return_val_if_fail (name != NULL && value != NULL, NULL);

  millrace_refusal_listen (&refusal, GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), name, "(ss)", get_state (self)->path, value);

  return word_refusal (millrace_refusal_stop (&refusal));
}

gboolean
millrace_field_commit (MillraceField *self,
                       const char    *typed)
{
  g_autoptr (MillraceField) kept = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (MILLRACE_IS_FIELD (self), FALSE);

  kept = g_object_ref (self);
  reason = millrace_field_ask (self, typed);
  if (reason != NULL)
    show_again (get_state (self));
  millrace_field_set_refusal (self, reason, FALSE);

  return reason == NULL;
}

void
millrace_field_commit_new (MillraceField *self,
                           const char    *type)
{
  g_autoptr (MillraceField) kept = NULL;
  g_autofree char *reason = NULL;
  MillraceRefusal refusal;

  g_return_if_fail (MILLRACE_IS_FIELD (self));
  g_return_if_fail (type != NULL);

  kept = g_object_ref (self);
  millrace_refusal_listen (&refusal, GTK_WIDGET (self));
  connect_resource (self, "win.add-end", type);
  reason = word_refusal (millrace_refusal_stop (&refusal));
  millrace_field_set_refusal (self, reason, FALSE);
}

GtkWidget *
millrace_field_row_new (const MillraceFieldSpec *spec)
{
  switch (spec->kind)
    {
    case MILLRACE_FIELD_NUMBER:
      return millrace_number_row_new (spec);

    case MILLRACE_FIELD_CHOICE:
    case MILLRACE_FIELD_RESOURCE:
    case MILLRACE_FIELD_CONDITION:
      return millrace_choice_row_new (spec);

    case MILLRACE_FIELD_SWITCH:
      return millrace_switch_row_new (spec);

    case MILLRACE_FIELD_CODE:
      return millrace_code_row_new (spec);

    case MILLRACE_FIELD_TAG:
      return millrace_tag_row_new (spec);

    case MILLRACE_FIELD_PARTS:
    case MILLRACE_FIELD_ANY:
      return millrace_parts_row_new (spec);

    case MILLRACE_FIELD_TEXT:
    case MILLRACE_FIELD_SCALAR:
    default:
      return millrace_text_row_new (spec);
    }
}
