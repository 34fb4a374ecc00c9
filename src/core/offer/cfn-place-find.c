/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-fit.h"

#include "cfn-path.h"

static gboolean
is_index (const char *step)
{
  return step == NULL;
}

/* A tag is no nested type of its own (CloudFormation Template Reference, Tag). */
static gboolean
step_into_tag (const CfnShape *shape,
               const char     *step,
               CfnShape       *part)
{
  if (g_strcmp0 (step, "Key") != 0 && g_strcmp0 (step, "Value") != 0)
    return FALSE;

  *part = (CfnShape) { .catalogue = shape->catalogue, .kind = CFN_SHAPE_STRING };

  return TRUE;
}

static gboolean
step_into_object (const CfnShape       *shape,
                  const char           *step,
                  CfnCatalogueProperty *found,
                  CfnShape             *part)
{
  CfnCatalogueObject object;

  if (is_index (step) || !cfn_shape_get_object (shape, &object)
      || !cfn_catalogue_object_find_property (&object, step, found))
    return FALSE;

  *part = found->shape;

  return TRUE;
}

static gboolean
step_into_union (const CfnShape       *shape,
                 const char           *step,
                 CfnCatalogueProperty *found,
                 CfnShape             *part)
{
  CfnShape member;

  for (guint i = 0; cfn_shape_get_member (shape, i, &member); i++)
    {
      if (cfn_place_step (&member, step, found, part))
        return TRUE;
    }

  return FALSE;
}

gboolean
cfn_place_step (const CfnShape       *shape,
                const char           *step,
                CfnCatalogueProperty *found,
                CfnShape             *part)
{
  const CfnShape from = *shape;
  CfnShape element;

  g_return_val_if_fail (shape != NULL && found != NULL && part != NULL, FALSE);

  switch (from.kind)
    {
    case CFN_SHAPE_OBJECT:
      return step_into_object (&from, step, found, part);

    case CFN_SHAPE_TAG:
      return step_into_tag (&from, step, part);

    case CFN_SHAPE_UNION:
      return step_into_union (&from, step, found, part);

    case CFN_SHAPE_LIST:
      if (!cfn_shape_get_element (&from, &element))
        return FALSE;
      if (!is_index (step))
        return cfn_place_step (&element, step, found, part);
      *part = element;
      return TRUE;

    case CFN_SHAPE_MAP:
      return !is_index (step) && cfn_shape_get_element (&from, part);

    default:
      return FALSE;
    }
}

gboolean
cfn_place_find (const char           *resource_type,
                const char           *property,
                CfnCatalogueProperty *found,
                CfnShape             *shape)
{
  g_autoptr (CfnPath) path = cfn_path_parse (property, NULL);
  CfnCatalogueProperty last = { NULL };
  CfnCatalogueType type;
  CfnShape at;
  const CfnPathStep *steps;
  guint n_steps;

  g_return_val_if_fail (resource_type != NULL && property != NULL, FALSE);

  if (path == NULL
      || !cfn_catalogue_find_type (cfn_catalogue_get_default (), resource_type, &type))
    return FALSE;

  steps = cfn_path_get_steps (path, &n_steps);
  for (guint i = 0; i < n_steps; i++)
    {
      /* Both branches are what the whole is. */
      if (i > 0 && g_strcmp0 (steps[i].key, "Fn::If") == 0)
        {
          i++;
          continue;
        }
      if (i > 0 ? !cfn_place_step (&at, steps[i].key, &last, &at)
                : steps[i].key == NULL
                    || !cfn_catalogue_object_find_property (&type.object, steps[i].key, &last))
        return FALSE;
      if (i == 0)
        at = last.shape;
    }
  if (n_steps == 0)
    return FALSE;

  if (found != NULL)
    *found = last;
  if (shape != NULL)
    *shape = at;

  return TRUE;
}
