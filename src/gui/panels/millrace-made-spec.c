/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-made-spec.h"

/* What a double holds exactly; no number of the catalogue is near it. */
#define MOST 9007199254740991.0

struct _MillraceMadeSpec
{
  MillraceFieldSpec  spec;
  MillracePlace      place;
  char              *property;
  char              *title;
  char              *fallback;
  char             **values;
  MillraceChoice    *choices;
};

MillraceFieldKind
millrace_look_get_kind (MillraceLook look)
{
  static const MillraceFieldKind kinds[] = {
    [MILLRACE_LOOK_TEXT] = MILLRACE_FIELD_TEXT,
    [MILLRACE_LOOK_LINE] = MILLRACE_FIELD_SCALAR,
    [MILLRACE_LOOK_NUMBER] = MILLRACE_FIELD_NUMBER,
    [MILLRACE_LOOK_CHOICE] = MILLRACE_FIELD_CHOICE,
    [MILLRACE_LOOK_SWITCH] = MILLRACE_FIELD_SWITCH,
    [MILLRACE_LOOK_CODE] = MILLRACE_FIELD_CODE,
    [MILLRACE_LOOK_TAG] = MILLRACE_FIELD_TAG,
    [MILLRACE_LOOK_PARTS] = MILLRACE_FIELD_PARTS,
  };

  return kinds[look];
}

static void
take_limits (MillraceMadeSpec *self)
{
  const CfnLimit *limit = millrace_place_get_limit (&self->place, CFN_LIMIT_NUMBER);
  gint64 other;

  self->spec.lower = -MOST;
  self->spec.upper = MOST;
  if (limit == NULL)
    return;

  self->spec.lower = CLAMP ((double) limit->min, -MOST, MOST);
  self->spec.upper = CLAMP ((double) limit->max, -MOST, MOST);
  /* The one number beside the range, which is -1 for "no end". */
  other = limit->words != NULL ? g_ascii_strtoll (limit->words, NULL, 10) : limit->min;
  self->spec.lower = MIN (self->spec.lower, other);
  self->spec.upper = MAX (self->spec.upper, other);
}

static char **
dup_values (const MillracePlace *place,
            const CfnShape      *shape)
{
  const CfnLimit *limit = millrace_place_get_limit (place, CFN_LIMIT_VALUES);
  g_autoptr (GPtrArray) values = NULL;

  if (shape->n_values == 0)
    return limit != NULL ? g_strsplit (limit->words, "|", -1) : NULL;

  values = g_ptr_array_new ();
  for (guint i = 0; i < shape->n_values; i++)
    g_ptr_array_add (values, g_strdup (cfn_shape_get_value (shape, i)));
  g_ptr_array_add (values, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&values), FALSE);
}

static void
take_choices (MillraceMadeSpec *self,
              const CfnShape   *shape)
{
  guint n;

  self->values = dup_values (&self->place, shape);
  if (self->values == NULL)
    return;

  n = g_strv_length (self->values);
  self->choices = g_new0 (MillraceChoice, n + 1);
  for (guint i = 0; i < n; i++)
    self->choices[i].value = self->values[i];
  self->spec.choices = self->choices;
  self->spec.is_yaml = shape->kind == CFN_SHAPE_INTEGER;
}

MillraceMadeSpec *
millrace_made_spec_new (const MillracePlace *place,
                        const char          *property,
                        const char          *title,
                        const CfnValue      *value)
{
  MillraceMadeSpec *self = g_new0 (MillraceMadeSpec, 1);
  CfnShape shape;

  self->place = *place;
  self->property = g_strdup (property);
  self->title = g_strdup (title);
  self->fallback = millrace_place_dup_fallback (place);
  self->spec.kind = millrace_look_get_kind (millrace_place_get_look (place, value));
  self->spec.property = self->property;
  self->spec.title = self->title;
  self->spec.fallback = self->fallback;
  self->spec.place = &self->place;
  self->spec.is_name = TRUE;
  self->spec.required = place->is_property && place->property.is_required;

  if (place->has_shape)
    self->spec.unit = millrace_unit_of_name (place->property.name);

  if (self->spec.kind == MILLRACE_FIELD_NUMBER)
    take_limits (self);
  else if (self->spec.kind == MILLRACE_FIELD_CHOICE
           && millrace_place_get_shape (place, value, &shape))
    take_choices (self, &shape);
  else if (self->spec.kind == MILLRACE_FIELD_SCALAR)
    self->spec.is_yaml = TRUE;

  return self;
}

void
millrace_made_spec_free (MillraceMadeSpec *self)
{
  if (self == NULL)
    return;

  g_free (self->property);
  g_free (self->title);
  g_free (self->fallback);
  g_free (self->choices);
  g_strfreev (self->values);
  g_free (self);
}

MillraceFieldSpec *
millrace_made_spec_get (MillraceMadeSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->spec;
}
