/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-fit.h"

#include "cfn-path.h"
#include "cfn-sam.h"
#include "cfn-value.h"

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

/* Both branches of an Fn::If are what the whole is: steps over the one that the @at-th step begins.
 */
static gboolean
skip_branch (const CfnPathStep *steps,
             guint             *at,
             guint              n_steps,
             CfnNode          **node)
{
  CfnNode *arguments = NULL;

  if (*at == 0 || g_strcmp0 (steps[*at].key, "Fn::If") != 0)
    return FALSE;

  ++*at;
  cfn_node_get_intrinsic (*node, &arguments);
  *node = *at < n_steps ? cfn_node_get_item (arguments, steps[*at].index) : NULL;

  return TRUE;
}

gboolean
cfn_place_find (const char           *resource_type,
                const char           *property,
                CfnNode              *properties,
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
      if (skip_branch (steps, &i, n_steps, &properties))
        continue;
      if (i > 0 ? !cfn_place_step (&at, steps[i].key, &last, &at)
                : steps[i].key == NULL
                    || !cfn_catalogue_object_find_property (&type.object, steps[i].key, &last))
        return FALSE;
      if (i == 0)
        at = last.shape;
      if (properties != NULL)
        cfn_sam_narrow (&at, properties);
      properties = steps[i].key != NULL ? cfn_node_get (properties, steps[i].key)
                                        : cfn_node_get_item (properties, steps[i].index);
    }
  if (n_steps == 0)
    return FALSE;

  if (found != NULL)
    *found = last;
  if (shape != NULL)
    *shape = at;

  return TRUE;
}
