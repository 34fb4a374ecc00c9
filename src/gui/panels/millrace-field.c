/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-field.h"

#include "cfn-known.h"
#include "millrace-choice-row.h"
#include "millrace-code-row.h"
#include "millrace-spelling.h"
#include "millrace-number-row.h"
#include "millrace-switch-row.h"
#include "millrace-text-row.h"

typedef struct
{
  const MillraceFieldSpec *spec;
  char                    *path;
  char                    *id;
  gboolean                 was_text;
} FieldState;

G_DEFINE_INTERFACE (MillraceField, millrace_field, GTK_TYPE_WIDGET)

static guint edited_signal;

static void
field_state_free (gpointer data)
{
  FieldState *state = data;

  g_free (state->path);
  g_free (state->id);
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

/* A scalar that YAML reads as a string stays a string when somebody types 10 into it. */
static gboolean
is_text (const CfnValue *value)
{
  return value->kind != CFN_VALUE_LITERAL ||
         cfn_node_get_scalar_type (value->node) == CFN_SCALAR_STRING;
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
  g_free (state->path);
  g_free (state->id);
  state->path = millrace_subject_dup_path (subject, property);
  state->id = g_strdup (subject->resource != NULL ? subject->resource->id : NULL);

  value = millrace_subject_get_value (subject, property);
  state->was_text = is_text (&value);
  MILLRACE_FIELD_GET_IFACE (self)->show_value (self, subject, &value);
  description = cfn_value_describe (subject->template, value.node);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
}

void
millrace_field_show (MillraceField         *self,
                     const MillraceSubject *subject)
{
  g_return_if_fail (MILLRACE_IS_FIELD (self));

  millrace_field_show_at (self, subject, millrace_field_get_spec (self)->property);
}

const char *
millrace_field_get_path (MillraceField *self)
{
  g_return_val_if_fail (MILLRACE_IS_FIELD (self), NULL);

  return get_state (self)->path;
}

/* A connection writes more than the one property: the stream that is needed, the permission, the
 * trust. */
static void
connect_resource (MillraceField *self,
                  FieldState    *state,
                  const char    *other)
{
  gboolean comes_from = state->spec->comes_from;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.connect", "(sss)",
                              comes_from ? other : state->id,
                              comes_from ? state->id : other, "");
}

static void
change_property (MillraceField *self,
                 const char    *typed)
{
  FieldState *state = get_state (self);
  GtkWidget *widget = GTK_WIDGET (self);
  MillraceFieldKind kind = state->spec->kind;

  if (state->path == NULL)
    return;

  if (typed[0] == '\0')
    gtk_widget_activate_action (widget, "win.unset-property", "s", state->path);
  else if (millrace_spelling_is_intrinsic (typed))
    gtk_widget_activate_action (widget, "win.set-property", "(ss)", state->path, typed);
  else if (kind == MILLRACE_FIELD_RESOURCE)
    connect_resource (self, state, typed);
  else if (kind == MILLRACE_FIELD_NUMBER || kind == MILLRACE_FIELD_SWITCH ||
           kind == MILLRACE_FIELD_ANY ||
           (kind == MILLRACE_FIELD_SCALAR && !state->was_text))
    gtk_widget_activate_action (widget, "win.set-property", "(ss)", state->path, typed);
  else
    gtk_widget_activate_action (widget, "win.set-text", "(ss)", state->path, typed);
}

void
millrace_field_commit (MillraceField *self,
                       const char    *typed)
{
  gboolean handled = FALSE;

  g_return_if_fail (MILLRACE_IS_FIELD (self));
  g_return_if_fail (typed != NULL);

  g_signal_emit (self, edited_signal, 0, typed, &handled);
  if (!handled)
    change_property (self, typed);
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
      return millrace_choice_row_new (spec);

    case MILLRACE_FIELD_SWITCH:
      return millrace_switch_row_new (spec);

    case MILLRACE_FIELD_CODE:
      return millrace_code_row_new (spec);

    case MILLRACE_FIELD_TEXT:
    case MILLRACE_FIELD_SCALAR:
    case MILLRACE_FIELD_ANY:
    default:
      return millrace_text_row_new (spec);
    }
}
