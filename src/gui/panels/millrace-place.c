/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-place.h"

#include <string.h>

#include "cfn-fit.h"
#include "cfn-path.h"
#include "cfn-sam.h"
#include "millrace-spelling.h"

void
millrace_place_init_root (MillracePlace *self,
                          const char    *type)
{
  CfnCatalogueType found;

  *self = (MillracePlace) { .is_root = TRUE };
  if (!cfn_catalogue_find_type (cfn_catalogue_get_default (), type, &found))
    return;

  self->type = found.name;
  self->plan = cfn_plan_find (found.name);
}

static gboolean
step_from_root (const MillracePlace *self,
                const char          *key,
                MillracePlace       *part)
{
  CfnCatalogueType type;

  if (self->type == NULL || key == NULL
      || !cfn_catalogue_find_type (cfn_catalogue_get_default (), self->type, &type)
      || !cfn_catalogue_object_find_property (&type.object, key, &part->property))
    return FALSE;

  part->shape = part->property.shape;

  return TRUE;
}

void
millrace_place_step (const MillracePlace *self,
                     const char          *key,
                     MillracePlace       *part)
{
  const MillracePlace from = *self;
  const char *name;

  *part = from;
  part->is_root = FALSE;
  part->has_shape = from.is_root ? step_from_root (&from, key, part)
                                 : from.has_shape && cfn_place_step (&from.shape, key,
                                                                     &part->property,
                                                                     &part->shape);
  if (!part->has_shape)
    {
      *part = (MillracePlace) { .type = from.type };
      return;
    }

  name = part->property.name;
  part->is_property = key != NULL && (from.is_root || name != from.property.name)
                      && g_str_equal (name, key);
  if (part->is_property)
    part->plan = cfn_plan_get_part (from.plan, key, strlen (key));
}

void
millrace_place_narrow (MillracePlace *self,
                       CfnNode       *map)
{
  if (self->has_shape)
    cfn_sam_narrow (&self->shape, map);
}

/* The part of @node (may be NULL), or of the Fn::If that it is, that @step leads to. */
static CfnNode *
follow (CfnNode           *node,
        const CfnPathStep *step)
{
  CfnNode *arguments = node;

  if (step->key != NULL && g_str_equal (step->key, "Fn::If"))
    {
      cfn_node_get_intrinsic (node, &arguments);
      return arguments;
    }

  return step->key != NULL ? cfn_node_get (node, step->key)
                           : cfn_node_get_item (node, step->index);
}

void
millrace_place_find (MillracePlace *self,
                     const char    *type,
                     const char    *path,
                     CfnNode       *properties)
{
  g_autoptr (CfnPath) parsed = cfn_path_parse (path, NULL);
  const CfnPathStep *steps;
  CfnNode *node = properties;
  guint n_steps = 0;

  millrace_place_init_root (self, type);
  steps = parsed != NULL ? cfn_path_get_steps (parsed, &n_steps) : NULL;
  for (guint i = 0; i < n_steps; i++)
    {
      /* A branch of an Fn::If is what the whole is. */
      if (i > 0 && i + 1 < n_steps && g_strcmp0 (steps[i].key, "Fn::If") == 0)
        {
          node = follow (node, &steps[i++]);
        }
      else
        {
          millrace_place_step (self, steps[i].key, self);
          millrace_place_narrow (self, node);
        }
      node = follow (node, &steps[i]);
    }
}

/* --- Shapes --- */

gboolean
millrace_place_is_alike (const MillracePlace *self,
                         const MillracePlace *other)
{
  return self->has_shape == other->has_shape && self->shape.catalogue == other->shape.catalogue
         && self->shape.kind == other->shape.kind && self->shape.index == other->shape.index;
}

static gboolean
shape_takes (const CfnShape *shape,
             const CfnValue *value)
{
  switch (shape->kind)
    {
    case CFN_SHAPE_JSON:
      return value->kind == CFN_VALUE_MAP || value->kind == CFN_VALUE_LIST;

    case CFN_SHAPE_TAG:
    case CFN_SHAPE_OBJECT:
    case CFN_SHAPE_MAP:
      return value->kind == CFN_VALUE_MAP;

    case CFN_SHAPE_LIST:
      return value->kind == CFN_VALUE_LIST;

    default:
      return value->kind == CFN_VALUE_LITERAL;
    }
}

/* Of those that nothing tells apart yet the one with most to it: a document rather than the same
 * one as a string. */
static gboolean
pick_member (const CfnShape *shape,
             const CfnValue *value,
             CfnShape       *picked)
{
  CfnShape member;

  for (guint i = 0; cfn_shape_get_member (shape, i, &member); i++)
    {
      if (value->kind == CFN_VALUE_ABSENT ? member.kind == CFN_SHAPE_JSON
                                          : shape_takes (&member, value))
        {
          *picked = member;
          return TRUE;
        }
    }

  return cfn_shape_get_member (shape, 0, picked);
}

gboolean
millrace_place_has_shape_of (const CfnShape *shape,
                             const CfnValue *value)
{
  g_return_val_if_fail (shape != NULL && value != NULL, FALSE);

  return value->kind != CFN_VALUE_ABSENT && shape_takes (shape, value);
}

const char *
millrace_place_get_beginning (const CfnShape *shape)
{
  g_return_val_if_fail (shape != NULL, NULL);

  switch (shape->kind)
    {
    case CFN_SHAPE_INTEGER:
    case CFN_SHAPE_NUMBER:
      return "0";

    case CFN_SHAPE_BOOLEAN:
      return "false";

    case CFN_SHAPE_LIST:
      return "[]";

    case CFN_SHAPE_JSON:
    case CFN_SHAPE_MAP:
    case CFN_SHAPE_OBJECT:
    case CFN_SHAPE_TAG:
      return "{}";

    default:
      return "''";
    }
}

gboolean
millrace_place_get_shape (const MillracePlace *self,
                          const CfnValue      *value,
                          CfnShape            *shape)
{
  if (!self->has_shape)
    return FALSE;

  *shape = self->shape;
  for (guint i = 0; shape->kind == CFN_SHAPE_UNION && i < 4; i++)
    {
      CfnShape picked;

      if (!pick_member (shape, value, &picked))
        return FALSE;
      *shape = picked;
    }

  return TRUE;
}

/* --- Looks --- */

static MillraceLook
look_of_literal (const MillracePlace *self,
                 const CfnShape      *shape,
                 const char          *text)
{
  if (shape->n_values > 0 || millrace_place_get_limit (self, CFN_LIMIT_VALUES) != NULL)
    return MILLRACE_LOOK_CHOICE;
  if (text != NULL && (strchr (text, '\n') != NULL || millrace_spelling_is_json (text)))
    return MILLRACE_LOOK_CODE;

  return MILLRACE_LOOK_TEXT;
}

static MillraceLook
look_of_anything (const CfnValue *value)
{
  if (value->kind == CFN_VALUE_MAP || value->kind == CFN_VALUE_LIST)
    return MILLRACE_LOOK_PARTS;
  if (value->kind == CFN_VALUE_LITERAL && strchr (value->text, '\n') != NULL)
    return MILLRACE_LOOK_CODE;

  return MILLRACE_LOOK_LINE;
}

/* An intrinsic in the place of an object, or what is wrong there, is a line. */
static MillraceLook
look_of_collection (const CfnValue *value)
{
  switch (value->kind)
    {
    case CFN_VALUE_ABSENT:
    case CFN_VALUE_MAP:
    case CFN_VALUE_LIST:
      return MILLRACE_LOOK_PARTS;

    default:
      return MILLRACE_LOOK_LINE;
    }
}

MillraceLook
millrace_place_get_look (const MillracePlace *self,
                         const CfnValue      *value)
{
  const gboolean is_collection = value->kind == CFN_VALUE_MAP || value->kind == CFN_VALUE_LIST;
  CfnShape shape;

  if (self->is_root)
    return MILLRACE_LOOK_PARTS;
  if (!millrace_place_get_shape (self, value, &shape))
    return look_of_anything (value);
  /* Whatever is there can be seen and changed, also where it does not belong. */
  if (is_collection && !shape_takes (&shape, value))
    return MILLRACE_LOOK_PARTS;

  switch (shape.kind)
    {
    case CFN_SHAPE_INTEGER:
      return shape.n_values > 0 ? MILLRACE_LOOK_CHOICE : MILLRACE_LOOK_NUMBER;

    case CFN_SHAPE_NUMBER:
      return MILLRACE_LOOK_LINE;

    case CFN_SHAPE_BOOLEAN:
      return MILLRACE_LOOK_SWITCH;

    case CFN_SHAPE_TAG:
      return value->kind == CFN_VALUE_MAP || value->kind == CFN_VALUE_ABSENT ? MILLRACE_LOOK_TAG
                                                                             : MILLRACE_LOOK_LINE;

    case CFN_SHAPE_JSON:
    case CFN_SHAPE_OBJECT:
    case CFN_SHAPE_LIST:
    case CFN_SHAPE_MAP:
      return look_of_collection (value);

    case CFN_SHAPE_STRING:
    case CFN_SHAPE_TIMESTAMP:
    default:
      return look_of_literal (self, &shape, value->text);
    }
}

const CfnLimit *
millrace_place_get_limit (const MillracePlace *self,
                          CfnLimitKind         kind)
{
  for (guint i = 0; self->plan != NULL && i < self->plan->n_limits; i++)
    {
      if (self->plan->limits[i]->kind == kind)
        return self->plan->limits[i];
    }

  return NULL;
}

char *
millrace_place_dup_fallback (const MillracePlace *self)
{
  const char *json = self->is_property ? self->property.fallback : NULL;
  gsize length = json != NULL ? strlen (json) : 0;

  if (length > 2 && json[0] == '"' && strchr (json, '\\') == NULL)
    return g_strndup (json + 1, length - 2);

  return g_strdup (json);
}
