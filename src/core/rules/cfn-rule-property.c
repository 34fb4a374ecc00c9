/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-shape.h"

#include "cfn-limits.h"
#include "cfn-sam.h"
#include "cfn-similar.h"

#include <string.h>

/* A type of the catalogue may hold itself; nobody nests a value deeper. */
#define MAX_DEPTH 64

/* A nested mapping and what the catalogue says that is in it. */
typedef struct
{
  const CfnResource *resource;
  CfnCatalogueObject object;
  const CfnName     *name;     /* NULL for the resource's own properties */
  guint              depth;
} Mapping;

static void check_place   (CfnChecker     *self,
                           const CfnPlace *place,
                           CfnNode        *node);
static void check_mapping (CfnChecker     *self,
                           const Mapping  *mapping,
                           CfnNode        *node);

/* The property that @name is most likely a slip of the pen of, or NULL. */
static const char *
find_near_property (const CfnCatalogueObject *object,
                    const char               *name)
{
  const char *best = NULL;
  guint distance = MIN (2, strlen (name) / 3) + 1;

  for (guint i = 0; i < object->n_properties; i++)
    {
      CfnCatalogueProperty property;
      guint found;

      if (!cfn_catalogue_object_get_property (object, i, &property))
        continue;
      found = g_ascii_strcasecmp (property.name, name) == 0
                ? 0 : cfn_word_distance (name, property.name, distance);
      if (found < distance)
        {
          distance = found;
          best = property.name;
        }
    }

  return best;
}

static CfnMessage *
say_unknown (const Mapping *mapping,
             const char    *key,
             const char    *near_name)
{
  const char *id = mapping->resource->id;
  const char *date = cfn_catalogue_get_date (mapping->object.catalogue);
  g_autofree char *name = NULL;

  if (mapping->name == NULL)
    return near_name != NULL
             ? cfn_message_new (N_("{0} ({1}) has no property “{2}”: {3} is meant"), id,
                                mapping->resource->type, key, near_name, NULL)
             : cfn_message_new (N_("{0} ({1}) has no property “{2}” (as of {3})"), id,
                                mapping->resource->type, key, date, NULL);

  name = cfn_name_to_string (mapping->name);

  return near_name != NULL
           ? cfn_message_new (N_("{0} of {1} has no property “{2}”: {3} is meant"), name, id, key,
                              near_name, NULL)
           : cfn_message_new (N_("{0} of {1} has no property “{2}” (as of {3})"), name, id, key,
                              date, NULL);
}

/* Where the catalogue does not have all properties, only what is most likely a slip of the pen is
 * told. */
static void
check_unknown (CfnChecker    *self,
               const Mapping *mapping,
               CfnNode       *entry,
               gboolean       is_complete)
{
  const char *key = entry->key->value;
  const char *near_name = find_near_property (&mapping->object, key);
  CfnFinding *finding;

  /* A nested type without properties is one that the catalogue does not describe. */
  if (mapping->object.n_properties == 0 || (!is_complete && near_name == NULL))
    return;

  finding = cfn_checker_report_at (self, "unknown-property", mapping->resource, entry,
                                   entry->key->span, say_unknown (mapping, key, near_name));
  if (near_name != NULL && cfn_node_get (entry->parent, near_name) == NULL)
    {
      g_autofree char *path = cfn_path_string_of_node (entry);

      cfn_finding_add_fix (finding, CFN_FIX_RENAME_KEY, "rename-property",
                           cfn_message_new (N_("Rename it to {0}"), near_name, NULL), path,
                           near_name);
    }
}

/* What the one property of a mapping that has to be there can be, where that is a few words. */
static char *
list_values (const Mapping              *mapping,
             const CfnCatalogueProperty *property)
{
  guint n;
  const CfnLimit *limits = cfn_limits_get (mapping->resource->type, &n);
  g_autofree char *suffix = g_strconcat (".", property->name, NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (limits[i].kind == CFN_LIMIT_VALUES && g_str_has_suffix (limits[i].path, suffix))
        g_string_assign (values, limits[i].words);
    }
  for (guint i = 0; i < property->shape.n_values; i++)
    g_string_append_printf (values, "%s%s", i > 0 ? "|" : "",
                            cfn_shape_get_value (&property->shape, i));
  g_string_replace (values, "|", ", ", 0);

  return g_string_free (g_steal_pointer (&values), values->len == 0);
}

static CfnMessage *
say_missing (const Mapping              *mapping,
             const CfnCatalogueProperty *property,
             const GArray               *cases)
{
  const char *id = mapping->resource->id;
  g_autofree char *name = mapping->name != NULL ? cfn_name_to_string (mapping->name) : NULL;
  g_autofree char *values = NULL;
  g_autofree char *when = NULL;

  if (cases != NULL && cases->len > 0)
    {
      when = cfn_cases_to_string (cases);
      return name == NULL ? cfn_message_new (N_("{0} needs {1}, but has none when {2}"), id,
                                             property->name, when, NULL)
                          : cfn_message_new (N_("{0} of {1} needs {2}, but has none when {3}"),
                                             name, id, property->name, when, NULL);
    }
  if (name == NULL)
    return cfn_message_new (N_("{0} needs {1}"), id, property->name, NULL);

  values = list_values (mapping, property);

  return values != NULL ? cfn_message_new (N_("{0} of {1} needs {2}, one of {3}"), name, id,
                                           property->name, values, NULL)
                        : cfn_message_new (N_("{0} of {1} needs {2}"), name, id, property->name,
                                           NULL);
}

typedef struct
{
  const Mapping              *mapping;
  const CfnCatalogueProperty *property;
  CfnNode                    *node;       /* of the mapping */
  CfnNode                    *entry;      /* NULL when the property is not written at all */
} Requirement;

/* The shortest text that stands for a mapping is its key; one in a list has none. */
static CfnNode *
get_stand_in (CfnNode *node)
{
  return node->key != NULL ? node->key : node;
}

static void
report_missing (CfnChecker     *self,
                const CfnKnown *known,
                gpointer        data)
{
  const Requirement *requirement = data;
  const Mapping *mapping = requirement->mapping;
  CfnNode *node = requirement->entry != NULL ? requirement->entry : requirement->node;
  CfnMessage *message;

  if (known->kind != CFN_KNOWN_ABSENT)
    return;

  message = say_missing (mapping, requirement->property, known->cases);
  if (requirement->entry == NULL && mapping->name == NULL)
    cfn_checker_report (self, "missing-property", mapping->resource, mapping->resource->node,
                        message);
  else
    cfn_checker_report_at (self, "missing-property", mapping->resource, node,
                           requirement->entry != NULL ? node->span : get_stand_in (node)->span,
                           message);
}

static void
check_required (CfnChecker    *self,
                const Mapping *mapping,
                CfnNode       *node)
{
  const CfnCatalogueObject *object = &mapping->object;

  for (guint i = cfn_catalogue_object_find_required (object, 0); i < object->n_properties;
       i = cfn_catalogue_object_find_required (object, i + 1))
    {
      CfnCatalogueProperty property;
      Requirement requirement = { mapping, &property, node, NULL };

      if (!cfn_catalogue_object_get_property (object, i, &property)
          || (mapping->name == NULL
              && cfn_check_required_tells (mapping->resource->type, property.name)))
        continue;
      requirement.entry = cfn_node_get (node, property.name);
      cfn_possible_each (self, requirement.entry, report_missing, &requirement);
    }
}

static void
check_items (CfnChecker     *self,
             const CfnPlace *place,
             CfnNode        *list)
{
  CfnPlace inner = *place;

  if (!cfn_shape_get_element (&place->shape, &inner.shape))
    return;

  inner.depth++;
  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      inner.name = (CfnName) { &place->name, NULL, item->index };
      check_place (self, &inner, item);
    }
}

static void
check_entries (CfnChecker     *self,
               const CfnPlace *place,
               CfnNode        *map)
{
  CfnPlace inner = *place;

  if (!cfn_shape_get_element (&place->shape, &inner.shape))
    return;

  inner.depth++;
  for (CfnNode *entry = map->first_child; entry != NULL; entry = entry->next)
    {
      if (!cfn_key_is_shown (entry))
        continue;
      inner.name = (CfnName) { &place->name, cfn_node_get_key (entry), 0 };
      check_place (self, &inner, entry);
    }
}

/* CloudFormation Template Reference, Tag: both are needed, and there is nothing else. Who writes
 * another name takes a tag for a mapping of names to values, and is told that alone. */
static void
check_tag (CfnChecker     *self,
           const CfnPlace *place,
           CfnNode        *tag)
{
  static const char * const names[] = { "Key", "Value", NULL };
  const char *id = place->resource->id;
  g_autofree char *name = NULL;

  if (!cfn_map_is_shown (tag)
      || (tag->n_children == G_N_ELEMENTS (names) - 1 && cfn_node_get (tag, names[0]) != NULL
          && cfn_node_get (tag, names[1]) != NULL))
    return;

  name = cfn_name_to_string (&place->name);
  for (CfnNode *entry = tag->first_child; entry != NULL; entry = entry->next)
    {
      const char *key = cfn_node_get_key (entry);

      if (g_strv_contains (names, key))
        continue;
      cfn_checker_report_at (self, "unknown-property", place->resource, entry, entry->key->span,
                             cfn_message_new (N_("{0} of {1} has no property “{2}”: a tag is made "
                                                 "of Key and Value"),
                                              name, id, key, NULL));
      return;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (cfn_node_get (tag, names[i]) == NULL)
        cfn_checker_report_at (self, "missing-property", place->resource, tag,
                               get_stand_in (tag)->span,
                               cfn_message_new (N_("{0} of {1} needs {2}"), name, id, names[i],
                                                NULL));
    }
}

static void
check_map (CfnChecker     *self,
           const CfnPlace *place,
           CfnNode        *node)
{
  Mapping mapping = { place->resource, { 0 }, &place->name, place->depth + 1 };

  if (place->shape.kind == CFN_SHAPE_MAP)
    check_entries (self, place, node);
  else if (place->shape.kind == CFN_SHAPE_TAG)
    check_tag (self, place, node);
  else if (place->shape.kind == CFN_SHAPE_OBJECT
           && cfn_shape_get_object (&place->shape, &mapping.object))
    check_mapping (self, &mapping, node);
}

static void
check_possible (CfnChecker     *self,
                const CfnKnown *known,
                gpointer        data)
{
  const CfnPlace *place = data;
  CfnPlace settled = *place;

  if (!cfn_shape_fit (place, known, &settled.shape))
    {
      cfn_check_kind (self, place, known);
      return;
    }

  switch (known->kind)
    {
    case CFN_KNOWN_TEXT:
      cfn_check_text (self, place, &settled.shape, known);
      break;
    case CFN_KNOWN_LIST:
      check_items (self, &settled, known->node);
      break;
    case CFN_KNOWN_MAP:
      check_map (self, &settled, known->node);
      break;
    case CFN_KNOWN_REFERENCE:
      cfn_check_fit (self, place, known);
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
  if (place->depth < MAX_DEPTH)
    cfn_possible_each (self, node, check_possible, (gpointer) place);
}

static void
check_mapping (CfnChecker    *self,
               const Mapping *mapping,
               CfnNode       *node)
{
  for (CfnNode *entry = node->first_child; entry != NULL; entry = entry->next)
    {
      CfnCatalogueProperty property;
      const char *key = cfn_node_get_key (entry);

      if (!cfn_key_is_shown (entry))
        continue;
      if (!cfn_catalogue_object_find_property (&mapping->object, key, &property))
        check_unknown (self, mapping, entry, TRUE);
      else
        {
          CfnPlace place = { mapping->resource, &property, property.shape,
                             { mapping->name, key, 0 }, mapping->depth };

          check_place (self, &place, entry);
        }
    }

  if (cfn_map_is_shown (node))
    check_required (self, mapping, node);
}

/* Of what the Serverless transform takes, the catalogue has not all, and some under names of
 * another day; those that it has of a function are right. */
static void
check_transformed (CfnChecker    *self,
                   const Mapping *mapping)
{
  CfnCatalogueProperty property;

  if (!g_str_equal (mapping->resource->type, CFN_SAM_FUNCTION))
    return;

  for (CfnNode *entry = mapping->resource->properties->first_child; entry != NULL;
       entry = entry->next)
    {
      if (cfn_key_is_shown (entry)
          && !cfn_catalogue_object_find_property (&mapping->object, cfn_node_get_key (entry),
                                                  &property))
        check_unknown (self, mapping, entry, FALSE);
    }
}

void
cfn_check_properties (CfnChecker         *self,
                      const CfnCatalogue *catalogue,
                      const CfnResource  *resource)
{
  CfnCatalogueType type;
  Mapping mapping = { resource, { 0 }, NULL, 0 };

  /* What is sent to a custom resource is up to whoever wrote it. */
  if (!cfn_catalogue_find_type (catalogue, resource->type, &type)
      || g_str_equal (resource->type, "AWS::CloudFormation::CustomResource"))
    return;

  mapping.object = type.object;
  if (resource->properties == NULL)
    {
      if (type.transform == NULL && !cfn_resource_has_hidden_properties (resource))
        check_required (self, &mapping, NULL);
    }
  else if (type.transform != NULL)
    check_transformed (self, &mapping);
  else
    check_mapping (self, &mapping, resource->properties);
}
