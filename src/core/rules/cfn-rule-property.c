/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-shape.h"

#include "cfn-similar.h"

#include <string.h>

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
say_unknown (const CfnPlace           *place,
             const CfnCatalogueObject *object,
             const char               *key,
             const char               *near_name)
{
  const char *id = place->resource->id;
  const char *date = cfn_catalogue_get_date (object->catalogue);
  g_autofree char *name = NULL;

  if (cfn_place_get_name (place) == NULL)
    return near_name != NULL
             ? cfn_message_new (N_("{0} ({1}) has no property “{2}”: {3} is meant"), id,
                                place->resource->type, key, near_name, NULL)
             : cfn_message_new (N_("{0} ({1}) has no property “{2}” (as of {3})"), id,
                                place->resource->type, key, date, NULL);

  name = cfn_name_to_string (&place->name);

  return near_name != NULL
           ? cfn_message_new (N_("{0} of {1} has no property “{2}”: {3} is meant"), name, id, key,
                              near_name, NULL)
           : cfn_message_new (N_("{0} of {1} has no property “{2}” (as of {3})"), name, id, key,
                              date, NULL);
}

void
cfn_check_unknown (CfnChecker               *self,
                   const CfnPlace           *place,
                   const CfnCatalogueObject *object,
                   CfnNode                  *entry,
                   gboolean                  is_complete)
{
  const char *key = entry->key->value;
  const char *near_name = find_near_property (object, key);
  CfnFinding *finding;

  /* A nested type without properties is one that the catalogue does not describe. */
  if (object->n_properties == 0 || (!is_complete && near_name == NULL))
    return;

  finding = cfn_checker_report_at (self, "unknown-property", place->resource, entry,
                                   entry->key->span, say_unknown (place, object, key, near_name));
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
list_values (const CfnPlace             *place,
             const CfnCatalogueProperty *property)
{
  const CfnPlan *plan = cfn_plan_get_part (place->plan, property->name, strlen (property->name));
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; plan != NULL && i < plan->n_limits; i++)
    {
      const CfnLimit *limit = plan->limits[i];

      if (limit->kind == CFN_LIMIT_VALUES)
        g_string_assign (values, limit->words);
    }
  for (guint i = 0; i < property->shape.n_values; i++)
    g_string_append_printf (values, "%s%s", i > 0 ? "|" : "",
                            cfn_shape_get_value (&property->shape, i));
  g_string_replace (values, "|", ", ", 0);

  return g_string_free (g_steal_pointer (&values), values->len == 0);
}

static CfnMessage *
say_missing (const CfnPlace             *place,
             const CfnCatalogueProperty *property,
             const GArray               *cases)
{
  const char *id = place->resource->id;
  g_autofree char *name = cfn_place_get_name (place) != NULL ? cfn_name_to_string (&place->name)
                                                             : NULL;
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

  values = list_values (place, property);

  return values != NULL ? cfn_message_new (N_("{0} of {1} needs {2}, one of {3}"), name, id,
                                           property->name, values, NULL)
                        : cfn_message_new (N_("{0} of {1} needs {2}"), name, id, property->name,
                                           NULL);
}

typedef struct
{
  const CfnPlace             *place;      /* of the mapping */
  const CfnCatalogueProperty *property;
  CfnNode                    *node;       /* the mapping */
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
  const CfnPlace *place = requirement->place;
  CfnNode *node = requirement->entry != NULL ? requirement->entry : requirement->node;
  CfnMessage *message;

  if (known->kind != CFN_KNOWN_ABSENT)
    return;

  message = say_missing (place, requirement->property, known->cases);
  if (requirement->entry == NULL && cfn_place_get_name (place) == NULL)
    cfn_checker_report (self, "missing-property", place->resource, place->resource->node, message);
  else
    cfn_checker_report_at (self, "missing-property", place->resource, node,
                           requirement->entry != NULL ? node->span : get_stand_in (node)->span,
                           message);
}

/* What is needed for a reason is told with it. */
static gboolean
is_told_elsewhere (const CfnPlace           *place,
                   const CfnCatalogueObject *object,
                   const char               *property)
{
  return cfn_place_get_name (place) == NULL
           ? cfn_check_required_tells (place->resource->type, property)
           : g_str_equal (object->name, "DynamoDBEvent") && g_str_equal (property, "Stream");
}

void
cfn_check_missing (CfnChecker               *self,
                   const CfnPlace           *place,
                   const CfnCatalogueObject *object,
                   CfnNode                  *node)
{
  for (guint i = cfn_catalogue_object_find_required (object, 0); i < object->n_properties;
       i = cfn_catalogue_object_find_required (object, i + 1))
    {
      CfnCatalogueProperty property;
      Requirement requirement = { place, &property, node, NULL };

      if (!cfn_catalogue_object_get_property (object, i, &property)
          || is_told_elsewhere (place, object, property.name))
        continue;
      requirement.entry = cfn_node_get (node, property.name);
      cfn_possible_each (self, requirement.entry, report_missing, &requirement);
    }
}

/* CloudFormation Template Reference, Tag: both are needed, and there is nothing else. Who writes
 * another name takes a tag for a mapping of names to values, and is told that alone. */
void
cfn_check_tag (CfnChecker     *self,
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
