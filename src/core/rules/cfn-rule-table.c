/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-table.h"

#include "cfn-quiet.h"

/* Adds the attribute names of a KeySchema to @names; FALSE when they are not all written out. */
static gboolean
collect_names (CfnChecker *self,
               CfnNode    *list,
               GHashTable *names)
{
  if (list == NULL)
    return TRUE;
  if (cfn_value_of (self->template, list).kind != CFN_VALUE_LIST)
    return FALSE;

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      CfnNode *name = cfn_node_get (item, "AttributeName");

      if (cfn_checker_read_text (self, name) == NULL)
        return FALSE;
      if (!g_hash_table_contains (names, name->value))
        g_hash_table_insert (names, (char *) name->value, name);
    }

  return TRUE;
}

static gboolean
collect_index_names (CfnChecker *self,
                     CfnNode    *indexes,
                     GHashTable *names)
{
  if (indexes == NULL)
    return TRUE;
  if (cfn_value_of (self->template, indexes).kind != CFN_VALUE_LIST)
    return FALSE;

  for (CfnNode *index = indexes->first_child; index != NULL; index = index->next)
    {
      if (!collect_names (self, cfn_node_get (index, "KeySchema"), names))
        return FALSE;
    }

  return TRUE;
}

/* Reports the names that are in @some, but not in @others, in file order of the findings' later
 * sort. */
static void
report_difference (CfnChecker        *self,
                   const CfnResource *table,
                   GHashTable        *some,
                   GHashTable        *others,
                   const char        *rule,
                   const char        *format)
{
  GHashTableIter iter;
  gpointer name;
  gpointer node;

  g_hash_table_iter_init (&iter, some);
  while (g_hash_table_iter_next (&iter, &name, &node))
    {
      if (!g_hash_table_contains (others, name))
        cfn_checker_report (self, rule, table, node,
                            cfn_message_new (format, table->id, (const char *) name, NULL));
    }
}

/* DynamoDB API, CreateTable: the attributes that are declared are exactly those of the keys. */
static void
check_attributes (CfnChecker        *self,
                  const CfnResource *table)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) declared = g_hash_table_new (g_str_hash, g_str_equal);
  CfnNode *definitions = cfn_resource_get_property (table, "AttributeDefinitions");
  CfnNode *schema = cfn_resource_get_property (table, "KeySchema");

  if (!cfn_checker_has (self, definitions) || !cfn_checker_has (self, schema)
      || cfn_resource_get_property (table, "VectorIndexes") != NULL
      || !collect_names (self, definitions, declared) || !collect_names (self, schema, keys)
      || !collect_index_names (self, cfn_resource_get_property (table, "GlobalSecondaryIndexes"),
                               keys)
      || !collect_index_names (self, cfn_resource_get_property (table, "LocalSecondaryIndexes"),
                               keys))
    return;

  report_difference (self, table, keys, declared, "attribute-not-declared",
                     N_("“{1}” is part of a key of {0}, but AttributeDefinitions do not say of "
                        "which type it is"));
  report_difference (self, table, declared, keys, "attribute-not-used",
                     N_("AttributeDefinitions of {0} declare “{1}”, but it is in no key: only key "
                        "attributes are declared, items may have any others"));
}

/* DynamoDB Developer Guide, Time to Live: the attribute is a number, the seconds since 1970; items
 * of which it is anything else stay. */
static void
check_expiry (CfnChecker        *self,
              const CfnResource *table)
{
  CfnNode *node = cfn_resource_get_property (table, "TimeToLiveSpecification.AttributeName");
  CfnNode *enabled = cfn_resource_get_property (table, "TimeToLiveSpecification.Enabled");
  CfnNode *definitions = cfn_resource_get_property (table, "AttributeDefinitions");
  const char *name = cfn_checker_read_text (self, node);
  gboolean is_enabled;

  if (name == NULL || cfn_value_of (self->template, definitions).kind != CFN_VALUE_LIST
      || (cfn_node_get_boolean (enabled, &is_enabled) && !is_enabled))
    return;

  for (CfnNode *item = definitions->first_child; item != NULL; item = item->next)
    {
      CfnNode *type = cfn_node_get (item, "AttributeType");

      if (cfn_node_is_string (cfn_node_get (item, "AttributeName"), name)
          && (cfn_node_is_string (type, "S") || cfn_node_is_string (type, "B")))
        cfn_finding_add_evidence (
          cfn_checker_report (self, "expiry-is-no-number", table, node,
                              cfn_message_new (N_("Items of {0} are to expire by “{1}”, but that "
                                                  "is no number: DynamoDB looks for seconds since "
                                                  "1970 and deletes nothing else"),
                                               table->id, name, NULL)),
          type);
    }
}

static void
check_resource (CfnChecker        *self,
                const CfnResource *resource)
{
  gboolean is_global = g_str_equal (resource->type, "AWS::DynamoDB::GlobalTable");

  if (!is_global && !g_str_equal (resource->type, "AWS::DynamoDB::Table"))
    return;

  check_attributes (self, resource);
  check_expiry (self, resource);
  cfn_check_indexes (self, resource);
  if (is_global)
    cfn_check_replicas (self, resource);
}

void
cfn_check_tables (CfnChecker *self)
{
  cfn_checker_walk (self, CFN_WALK_TABLES, check_resource);
}
