/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-shape.h"

#include "cfn-quiet.h"
#include "cfn-sam.h"

/* One walk over the properties of each resource, beside which go what the catalogue says of them
 * and what the table of limits does. */

/* A type of the catalogue may hold itself; nobody nests a value deeper. */
#define MAX_DEPTH 64

static void check_place (CfnChecker     *self,
                         const CfnPlace *place,
                         CfnNode        *node);

/* From here on the catalogue says nothing. */
static void
forget_shape (CfnPlace *place)
{
  place->property = NULL;
  place->shape = (CfnShape) { .kind = CFN_SHAPE_JSON };
}

/* Makes of @inner the entry of what is at @place. */
static void
enter_element (const CfnPlace *place,
               CfnPlace       *inner)
{
  if (!cfn_shape_get_element (&place->shape, &inner->shape))
    forget_shape (inner);
}

static void
check_items (CfnChecker     *self,
             const CfnPlace *place,
             CfnNode        *list)
{
  CfnPlace inner = *place;

  enter_element (place, &inner);
  inner.depth++;
  inner.is_item = TRUE;
  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      inner.name = (CfnName) { &place->name, NULL, item->index };
      check_place (self, &inner, item);
    }
}

/* @inner becomes the place of @entry in a mapping at @place with the properties of @object. */
static void
enter_property (CfnChecker               *self,
                const CfnPlace           *place,
                const CfnCatalogueObject *object,
                CfnNode                  *entry,
                CfnPlace                 *inner,
                CfnCatalogueProperty     *property)
{
  if (cfn_catalogue_object_find_property (object, entry->key->value, property))
    {
      inner->property = property;
      inner->shape = property->shape;
      cfn_sam_narrow (&inner->shape, entry->parent);
      return;
    }

  cfn_check_unknown (self, place, object, entry, TRUE);
  forget_shape (inner);
}

/* Of an event that needs properties, all of them may be left out. */
static void
check_left_out (CfnChecker               *self,
                const CfnPlace           *place,
                const CfnCatalogueObject *object,
                CfnNode                  *map)
{
  CfnPlace inner = *place;
  CfnCatalogueProperty property;
  CfnCatalogueObject event;

  if (cfn_node_get (map, "Properties") != NULL
      || !cfn_catalogue_object_find_property (object, "Properties", &property))
    return;

  inner.shape = property.shape;
  cfn_sam_narrow (&inner.shape, map);
  inner.name = (CfnName) { cfn_place_get_name (place), property.name, 0 };
  if (inner.shape.kind == CFN_SHAPE_OBJECT && property.shape.kind == CFN_SHAPE_UNION
      && cfn_shape_get_object (&inner.shape, &event))
    cfn_check_missing (self, &inner, &event, map);
}

/* The mapping @map at @place has the properties of @object, or NULL: what its shape says. */
static void
check_map (CfnChecker               *self,
           const CfnPlace           *place,
           const CfnCatalogueObject *object,
           CfnNode                  *map)
{
  CfnPlace inner = *place;
  CfnCatalogueProperty property;
  gboolean is_whole = TRUE;
  guint64 present = 0;

  if (object == NULL)
    enter_element (place, &inner);
  inner.depth++;
  inner.is_item = FALSE;
  for (CfnNode *entry = map->first_child; entry != NULL; entry = entry->next)
    {
      if (!cfn_key_is_shown (entry))
        {
          is_whole = FALSE;
          continue;
        }
      inner.plan = cfn_plan_get_part (place->plan, entry->key->value, entry->key->length);
      if (inner.plan != NULL)
        present |= inner.plan->bit;
      if (object != NULL)
        enter_property (self, place, object, entry, &inner, &property);
      inner.name = (CfnName) { cfn_place_get_name (place), entry->key->value, 0 };
      check_place (self, &inner, entry);
    }

  if (object != NULL && is_whole)
    {
      cfn_check_missing (self, place, object, map);
      check_left_out (self, place, object, map);
    }
  if (place->plan != NULL && place->is_sure)
    cfn_check_pairings (self, place, map, present);
}

static void
check_possible (CfnChecker     *self,
                const CfnKnown *known,
                gpointer        data)
{
  CfnPlace place = *(const CfnPlace *) data;
  CfnCatalogueObject object;

  if (place.property != NULL && !cfn_shape_fit (data, known, &place.shape))
    {
      cfn_check_kind (self, data, known);
      forget_shape (&place);
    }
  place.is_sure &= known->cases == NULL;

  switch (known->kind)
    {
    case CFN_KNOWN_TEXT:
      cfn_check_text (self, &place, known);
      if (place.plan != NULL)
        cfn_check_limits (self, &place, known);
      break;
    case CFN_KNOWN_LIST:
      if (place.plan != NULL)
        cfn_check_limits (self, &place, known);
      check_items (self, &place, known->node);
      break;
    case CFN_KNOWN_MAP:
      if (place.plan != NULL)
        cfn_check_limits (self, &place, known);
      if (place.shape.kind == CFN_SHAPE_TAG)
        cfn_check_tag (self, &place, known->node);
      check_map (self, &place,
                 place.shape.kind == CFN_SHAPE_OBJECT
                     && cfn_shape_get_object (&place.shape, &object) ? &object : NULL,
                 known->node);
      break;
    case CFN_KNOWN_REFERENCE:
      if (place.property != NULL)
        cfn_check_fit (self, &place, known);
      break;
    case CFN_KNOWN_ABSENT:
    case CFN_KNOWN_NOT:
    default:
      break;
    }
}

static void
check_place (CfnChecker     *self,
             const CfnPlace *place,
             CfnNode        *node)
{
  if ((place->property != NULL || place->plan != NULL) && place->depth < MAX_DEPTH)
    cfn_possible_each (self, node, check_possible, (gpointer) place);
}

/* Of what the Serverless transform takes, the catalogue has not all, and some under names of
 * another day; those that it has of a function are right, and all that it has of events. */
static void
check_transformed (CfnChecker               *self,
                   const CfnPlace           *place,
                   const CfnCatalogueObject *object)
{
  const gboolean is_function = g_str_equal (place->resource->type, CFN_SAM_FUNCTION);
  CfnPlace inner = *place;
  CfnCatalogueProperty property;

  for (CfnNode *entry = place->resource->properties->first_child; entry != NULL;
       entry = entry->next)
    {
      if (!cfn_key_is_shown (entry))
        continue;
      if (!cfn_catalogue_object_find_property (object, entry->key->value, &property))
        {
          if (is_function)
            cfn_check_unknown (self, place, object, entry, FALSE);
        }
      else if (g_str_equal (property.name, "Events"))
        {
          inner.property = &property;
          inner.shape = property.shape;
          inner.name = (CfnName) { NULL, property.name, 0 };
          inner.depth = place->depth + 1;
          check_place (self, &inner, entry);
        }
    }
}

static void
check_resource (CfnChecker        *self,
                const CfnResource *resource)
{
  CfnPlace place = { .resource = resource, .is_sure = TRUE };
  CfnNode *properties = resource->properties;
  CfnCatalogueType type;
  /* What is sent to a custom resource is up to whoever wrote it. */
  gboolean is_known = cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type,
                                               &type)
                      && !g_str_equal (resource->type, "AWS::CloudFormation::CustomResource");

  place.plan = cfn_plan_find (resource->type);
  forget_shape (&place);
  if (properties != NULL && is_known && type.transform != NULL)
    check_transformed (self, &place, &type.object);
  is_known = is_known && type.transform == NULL;

  if (properties != NULL && (is_known || place.plan != NULL))
    check_map (self, &place, is_known ? &type.object : NULL, properties);
  else if (properties == NULL && is_known && !cfn_resource_has_hidden_properties (resource))
    cfn_check_missing (self, &place, &type.object, NULL);
}

void
cfn_check_resources (CfnChecker *self)
{
  /* A macro may make anything of anything. */
  if (!cfn_template_has_macro (self->template))
    cfn_checker_walk (self, CFN_WALK_PLACES, check_resource);
}
