/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

/* DynamoDB API, StreamSpecification. */
static const char * const view_types[] = {
  "KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", NULL,
};

static void
check_stream (CfnChecker        *self,
              const CfnResource *table)
{
  CfnNode *stream = cfn_resource_get_property (table, "StreamSpecification");
  CfnNode *node = cfn_node_get (stream, "StreamViewType");
  CfnValue value = cfn_value_of (self->template, node);
  g_autofree char *list = NULL;

  if (cfn_value_of (self->template, stream).kind != CFN_VALUE_MAP)
    return;

  list = g_strjoinv (", ", (char **) view_types);
  if (!cfn_checker_has (self, node))
    cfn_checker_report (self, "missing-property", table, node != NULL ? node : stream,
                        cfn_message_new (N_("The stream of {0} needs a StreamViewType, which says "
                                            "what a record shows of the item: {1}"),
                                         table->id, list, NULL));
  else if (value.kind == CFN_VALUE_LITERAL && !g_strv_contains (view_types, value.text))
    cfn_checker_report (self, "unknown-value", table, node,
                        cfn_message_new (N_("StreamViewType of {0} is “{1}”, but it can only be "
                                            "one of {2}"),
                                         table->id, value.text, list, NULL));
}

/* DynamoDB API, CreateTable, BillingMode: provisioned is what a table is that does not say
 * otherwise. */
static void
check_capacity (CfnChecker        *self,
                const CfnResource *table)
{
  CfnNode *throughput = cfn_resource_get_property (table, "ProvisionedThroughput");
  CfnNode *billing = cfn_resource_get_property (table, "BillingMode");
  const char *mode = cfn_checker_get_text (self, table, "BillingMode");

  if (cfn_resource_has_hidden_properties (table))
    return;

  if (mode != NULL && !g_str_equal (mode, "PROVISIONED") && !g_str_equal (mode, "PAY_PER_REQUEST"))
    cfn_checker_report (self, "unknown-value", table, billing,
                        cfn_message_new (N_("BillingMode of {0} is “{1}”, but it can only be "
                                            "PROVISIONED or PAY_PER_REQUEST"),
                                         table->id, mode, NULL));
  else if (mode != NULL && g_str_equal (mode, "PAY_PER_REQUEST"))
    {
      if (cfn_checker_has (self, throughput)
          && cfn_value_of (self->template, throughput).kind == CFN_VALUE_MAP)
        cfn_checker_report (self, "capacity-of-on-demand-table", table, throughput->key,
                            cfn_message_new (N_("{0} is paid for by the request, so it cannot have "
                                                "ProvisionedThroughput as well"),
                                             table->id, NULL));
    }
  else if ((mode != NULL || billing == NULL) && !cfn_checker_has (self, throughput))
    cfn_checker_report (self, "missing-property", table,
                        throughput != NULL ? throughput : table->node,
                        cfn_message_new (N_("{0} needs ProvisionedThroughput, or else BillingMode "
                                            "PAY_PER_REQUEST"),
                                         table->id, NULL));
}

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

      if (cfn_value_of (self->template, name).kind != CFN_VALUE_LITERAL)
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

void
cfn_check_tables (CfnChecker *self)
{
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if (!g_str_equal (resource->type, "AWS::DynamoDB::Table"))
        continue;
      check_stream (self, resource);
      check_capacity (self, resource);
      check_attributes (self, resource);
    }
}
