/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-sam.h"

#include "cfn-template-private.h"
#include "cfn-value.h"

#include <string.h>

/* CloudFormation's logical ids have at most 255 characters. */
#define MAX_ID_LENGTH 255

/* Events that become one resource, called like the function and the event together: event source
 * mappings and rules (serverless-application-model, translator). */
static const char * const single_events[] = {
  "CloudWatchEvent", "DocumentDB", "DynamoDB", "EventBridgeRule",  "Kinesis", "MQ",
  "MSK",             "SQS",        "Schedule", "SelfManagedKafka", NULL,
};

/* How the ids of resources begin that belong to no single one of the template. */
static const char * const shared_prefixes[] = {
  "ApiGatewayDomainName", "CodeDeployServiceRole", "RecordSetGroup", "Serverless",
};

/* The kinds of resource that Globals speaks to: AWS SAM Developer Guide, Globals section. */
static const struct
{
  const char *type;
  const char *section;
} global_sections[] = {
  { CFN_SAM_FUNCTION, "Function" },
  { "AWS::Serverless::SimpleTable", "SimpleTable" },
};

gboolean
cfn_sam_is_function (CfnTemplate       *template,
                     const CfnResource *resource)
{
  g_return_val_if_fail (template != NULL, FALSE);
  g_return_val_if_fail (resource != NULL, FALSE);

  return g_str_equal (resource->type, CFN_SAM_FUNCTION)
         && cfn_template_has_transform (template, CFN_SAM_TRANSFORM);
}

GArray *
cfn_sam_get_events (CfnTemplate       *template,
                    const CfnResource *resource)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (CfnSamEvent));
  CfnNode *list = NULL;

  g_return_val_if_fail (template != NULL, events);
  g_return_val_if_fail (resource != NULL, events);

  if (cfn_sam_is_function (template, resource))
    list = cfn_resource_get_property (resource, "Events");
  if (cfn_value_of (template, list).kind != CFN_VALUE_MAP)
    return events;

  for (CfnNode *node = list->first_child; node != NULL; node = node->next)
    {
      CfnSamEvent event = { .id = cfn_node_get_key (node), .node = node };

      if (event.id == NULL
          || g_strcmp0 (cfn_node_get_literal (cfn_node_get (node, "Type")), "DynamoDB") != 0)
        continue;

      event.properties = cfn_node_get (node, "Properties");
      if (cfn_value_of (template, event.properties).kind != CFN_VALUE_MAP)
        event.properties = NULL;
      event.stream = cfn_node_get (event.properties, "Stream");
      g_array_append_val (events, event);
    }

  return events;
}

static CfnNode *
find_globals (CfnTemplate       *template,
              const CfnResource *resource)
{
  for (guint i = 0; i < G_N_ELEMENTS (global_sections); i++)
    {
      if (g_str_equal (global_sections[i].type, resource->type)
          && cfn_template_has_transform (template, CFN_SAM_TRANSFORM))
        return cfn_node_find (cfn_tree_get_root (cfn_template_get_tree (template)), "Globals",
                              global_sections[i].section, NULL);
    }

  return NULL;
}

/* What is there may have the entry behind it as well, as both are merged. */
static gboolean
is_merged (CfnNode *node)
{
  return node != NULL && node->kind == CFN_NODE_MAPPING
         && cfn_node_get_intrinsic (node, NULL) == NULL;
}

CfnNode *
cfn_sam_get_property (CfnTemplate       *template,
                      const CfnResource *resource,
                      const char        *path)
{
  CfnNode *own;
  CfnNode *global;
  g_auto (GStrv) steps = NULL;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (resource != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  global = find_globals (template, resource);
  if (global == NULL)
    return cfn_resource_get_property (resource, path);

  own = resource->properties;
  steps = g_strsplit (path, ".", -1);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      /* AWS::NoValue is a value here: it takes away what is global. */
      if (own != NULL && !is_merged (own))
        return NULL;
      own = cfn_node_get (own, steps[i]);
      global = cfn_node_get (global, steps[i]);
    }

  return own != NULL ? own : global;
}

const char *
cfn_sam_get_alias (CfnTemplate       *template,
                   const CfnResource *resource)
{
  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (resource != NULL, NULL);

  if (!cfn_sam_is_function (template, resource))
    return NULL;

  return cfn_node_get_literal (cfn_sam_get_property (template, resource, "AutoPublishAlias"));
}

gboolean
cfn_sam_is_per_tenant (CfnTemplate       *template,
                       const CfnResource *resource)
{
  g_return_val_if_fail (template != NULL, FALSE);
  g_return_val_if_fail (resource != NULL, FALSE);

  return cfn_sam_is_function (template, resource)
         && cfn_node_is_string (cfn_sam_get_property (template, resource,
                                                      "TenancyConfig.TenantIsolationMode"),
                                "PER_TENANT");
}

gboolean
cfn_sam_makes_role (CfnTemplate       *template,
                    const CfnResource *resource)
{
  return cfn_sam_is_function (template, resource)
         && cfn_sam_get_property (template, resource, "Role") == NULL
         && !cfn_resource_has_hidden_properties (resource);
}

/* "FunctionAliaslive": without what no logical id may have. */
static char *
make_alias_id (const char *function,
               const char *alias)
{
  GString *id = g_string_new (function);

  g_string_append (id, "Alias");
  for (const char *at = alias; *at != '\0'; at++)
    {
      if (g_ascii_isalnum (*at))
        g_string_append_c (id, *at);
    }

  return g_string_free (id, FALSE);
}

/* What has the id already is not made. Takes @id. */
static void
add_id (CfnTemplate *template,
        GHashTable  *ids,
        char        *id)
{
  if (cfn_template_find_resource (template, id) == NULL)
    g_hash_table_add (ids, id);
  else
    g_free (id);
}

static void
collect_of_function (CfnTemplate       *self,
                     const CfnResource *function,
                     GHashTable        *ids)
{
  CfnNode *events = cfn_resource_get_property (function, "Events");
  const char *alias = cfn_sam_get_alias (self, function);

  if (cfn_sam_makes_role (self, function))
    add_id (self, ids, g_strconcat (function->id, "Role", NULL));
  if (alias != NULL)
    {
      /* Both are also called by what the User Guide calls referenceable properties. */
      add_id (self, ids, g_strconcat (function->id, ".Alias", NULL));
      add_id (self, ids, g_strconcat (function->id, ".Version", NULL));
      add_id (self, ids, make_alias_id (function->id, alias));
    }
  if (!is_merged (events))
    return;

  for (CfnNode *event = events->first_child; event != NULL; event = event->next)
    {
      const char *type = cfn_node_get_literal (cfn_node_get (event, "Type"));

      if (cfn_node_get_key (event) != NULL && type != NULL && g_strv_contains (single_events, type))
        add_id (self, ids, g_strconcat (function->id, cfn_node_get_key (event), NULL));
    }
}

GHashTable *
cfn_sam_get_generated_ids (CfnTemplate       *template,
                           const CfnResource *resource)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (template != NULL, ids);
  g_return_val_if_fail (resource != NULL, ids);

  if (cfn_sam_is_function (template, resource))
    collect_of_function (template, resource, ids);

  return ids;
}

void
cfn_sam_collect_generated (CfnTemplate *self,
                           GHashTable  *ids)
{
  for (guint i = 0; i < cfn_template_get_n_resources (self); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self, i);

      if (cfn_sam_is_function (self, resource))
        collect_of_function (self, resource, ids);
    }
}

const CfnResource *
cfn_sam_find_maker (CfnTemplate *template,
                    const char  *name)
{
  gsize n;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  n = strlen (name);
  if (!cfn_template_has_transform (template, CFN_SAM_TRANSFORM))
    return NULL;

  for (gsize length = MIN (n, MAX_ID_LENGTH); length > 0; length--)
    {
      const CfnResource *maker = cfn_template_find_resource_n (template, name, length);

      if (maker != NULL
          && (g_str_has_prefix (maker->type, "AWS::Serverless::")
              || cfn_node_get (maker->node, "Connectors") != NULL))
        return maker;
    }

  return NULL;
}

gboolean
cfn_sam_may_generate (CfnTemplate *self,
                      const char  *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (shared_prefixes); i++)
    {
      if (g_str_has_prefix (name, shared_prefixes[i])
          && cfn_template_has_transform (self, CFN_SAM_TRANSFORM))
        return TRUE;
    }

  return cfn_sam_find_maker (self, name) != NULL;
}

/* --- What events take --- */

/* How the catalogue calls the properties of an event, behind its Type. */
#define EVENT "Event"

static gboolean
is_event (const CfnShape *shape)
{
  CfnCatalogueObject object;

  return shape->kind == CFN_SHAPE_OBJECT && cfn_shape_get_object (shape, &object)
         && g_str_has_suffix (object.name, EVENT);
}

static gboolean
find_event (const CfnShape *events,
            const char     *type,
            CfnShape       *event)
{
  g_autofree char *name = g_strconcat (type, EVENT, NULL);
  CfnCatalogueObject object;

  for (guint i = 0; cfn_shape_get_member (events, i, event); i++)
    {
      if (cfn_shape_get_object (event, &object) && g_str_equal (object.name, name))
        return TRUE;
    }

  return FALSE;
}

void
cfn_sam_narrow (CfnShape *shape,
                CfnNode  *map)
{
  const char *type;
  CfnShape event;

  g_return_if_fail (shape != NULL);

  if (shape->kind != CFN_SHAPE_UNION || !cfn_shape_get_member (shape, 0, &event)
      || !is_event (&event))
    return;

  type = cfn_node_get_literal (cfn_node_get (map, "Type"));
  *shape = type != NULL && find_event (shape, type, &event)
             ? event : (CfnShape) { .catalogue = shape->catalogue, .kind = CFN_SHAPE_JSON };
}
