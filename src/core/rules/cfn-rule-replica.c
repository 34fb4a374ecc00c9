/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-table.h"

#include "cfn-possible.h"

/* DynamoDB Developer Guide, global tables; CloudFormation, AWS::DynamoDB::GlobalTable. */
#define REGIONS_OF_STRONG_TABLE 3
#define INDEXES "GlobalSecondaryIndexes"
#define SCALING "WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings"

/* How many entries a list surely has; 0 where that is not known. */
static guint
count (CfnChecker *self,
       CfnNode    *list)
{
  if (list == NULL || cfn_value_of (self->template, list).kind != CFN_VALUE_LIST)
    return 0;

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      if (cfn_value_of (self->template, item).kind != CFN_VALUE_MAP)
        return 0;
    }

  return list->n_children;
}

/* Replication that is not at once goes by way of the streams. */
static void
check_stream (CfnChecker        *self,
              const CfnResource *table,
              CfnNode           *replicas)
{
  static const char * const narrow[] = { "KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", NULL };
  CfnNode *stream = cfn_resource_get_property (table, "StreamSpecification");
  CfnNode *node = cfn_resource_get_property (table, "StreamSpecification.StreamViewType");
  const char *view_type = cfn_checker_read_text (self, node);
  CfnFinding *finding;

  if (stream == NULL && !cfn_resource_has_hidden_properties (table))
    {
      g_autofree char *path = cfn_checker_path (table, "StreamSpecification");

      finding = cfn_checker_report_at (
        self, "missing-property", table, replicas, replicas->key->span,
        cfn_message_new (N_("{0} has more than one replica, and needs a StreamSpecification for "
                            "it: changes reach the others by their streams"),
                         table->id, NULL));
      cfn_finding_add_fix (finding, CFN_FIX_SET, "add-stream",
                           cfn_message_new (N_("Give {0} a stream"), table->id, NULL), path,
                           "StreamViewType: NEW_AND_OLD_IMAGES");
    }
  else if (view_type != NULL && g_strv_contains (narrow, view_type))
    cfn_checker_report (self, "replicas-need-both-images", table, node,
                        cfn_message_new (N_("The stream of {0} holds {1} only, but its replicas "
                                            "are kept in step by it: they are known to work with "
                                            "NEW_AND_OLD_IMAGES"),
                                         table->id, view_type, NULL));
}

static void
check_strong (CfnChecker        *self,
              const CfnResource *table,
              CfnNode           *consistency,
              guint              n_replicas)
{
  CfnNode *witnesses = cfn_resource_get_property (table, "GlobalTableWitnesses");
  guint n_witnesses = count (self, witnesses);

  if ((witnesses == NULL || n_witnesses > 0)
      && n_replicas + n_witnesses != REGIONS_OF_STRONG_TABLE
      && !cfn_resource_has_hidden_properties (table))
    cfn_checker_report (self, "wrong-replicas", table, consistency,
                        cfn_message_new (N_("{0} is to be strongly consistent, which takes three "
                                            "replicas, or two and a witness"),
                                         table->id, NULL));
}

/* A witness keeps a region's vote, and no items. */
static void
check_witnesses (CfnChecker        *self,
                 const CfnResource *table,
                 CfnNode           *replicas)
{
  CfnNode *witnesses = cfn_resource_get_property (table, "GlobalTableWitnesses");

  if (count (self, witnesses) == 0)
    return;

  for (CfnNode *replica = replicas->first_child; replica != NULL; replica = replica->next)
    {
      CfnNode *node = cfn_node_get (witnesses->first_child, "Region");
      CfnNode *other = cfn_node_get (replica, "Region");
      const char *region = cfn_checker_read_text (self, node);

      if (region != NULL && g_strcmp0 (region, cfn_checker_read_text (self, other)) == 0)
        cfn_finding_add_evidence (
          cfn_checker_report (self, "wrong-replicas", table, node,
                              cfn_message_new (N_("{1} has a replica of {0} already: a witness is "
                                                  "in a region of its own"),
                                               table->id, region, NULL)),
          other);
    }
}

static void
check_capacity (CfnChecker        *self,
                const CfnResource *table)
{
  CfnNode *settings = cfn_resource_get_property (table, SCALING);
  CfnNode *least = cfn_node_get (settings, "MinCapacity");
  CfnNode *most = cfn_node_get (settings, "MaxCapacity");
  gint64 low;
  gint64 high;

  if (cfn_checker_read_text (self, least) != NULL && cfn_checker_read_text (self, most) != NULL
      && cfn_node_get_integer (least, &low) && cfn_node_get_integer (most, &high) && low > high)
    cfn_finding_add_evidence (
      cfn_checker_report (self, "out-of-range", table, least,
                          cfn_message_new (N_("MinCapacity of {0} is more than its MaxCapacity"),
                                           table->id, NULL)),
      most);
}

/* The names of the table's indexes: set of texts; NULL when not all of them are known. */
static GHashTable *
list_indexes (CfnChecker        *self,
              const CfnResource *table)
{
  CfnNode *list = cfn_resource_get_property (table, INDEXES);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  if ((list == NULL && cfn_resource_has_hidden_properties (table))
      || (list != NULL && count (self, list) == 0))
    return NULL;

  for (CfnNode *index = list != NULL ? list->first_child : NULL; index != NULL; index = index->next)
    {
      const char *name = cfn_checker_read_text (self, cfn_node_get (index, "IndexName"));

      if (name == NULL)
        return NULL;
      g_hash_table_add (names, (gpointer) name);
    }

  return g_steal_pointer (&names);
}

/* An index belongs to the table; a replica only says how it is there. */
static void
check_indexes (CfnChecker        *self,
               const CfnResource *table,
               CfnNode           *replicas)
{
  g_autoptr (GHashTable) names = list_indexes (self, table);

  for (CfnNode *replica = replicas->first_child; replica != NULL && names != NULL;
       replica = replica->next)
    {
      CfnNode *list = cfn_node_get (replica, INDEXES);

      if (count (self, list) == 0)
        continue;
      for (CfnNode *index = list->first_child; index != NULL; index = index->next)
        {
          CfnNode *node = cfn_node_get (index, "IndexName");
          const char *name = cfn_checker_read_text (self, node);

          if (name != NULL && !g_hash_table_contains (names, name))
            cfn_checker_report (self, "wrong-replicas", table, node,
                                cfn_message_new (N_("{0} has no index {1}: what a replica says of "
                                                    "an index is about one of the table's "
                                                    "GlobalSecondaryIndexes"),
                                                 table->id, name, NULL));
        }
    }
}

void
cfn_check_replicas (CfnChecker        *self,
                    const CfnResource *table)
{
  CfnNode *replicas = cfn_resource_get_property (table, "Replicas");
  CfnNode *node = cfn_resource_get_property (table, "MultiRegionConsistency");
  const char *consistency = cfn_checker_read_text (self, node);
  guint n_replicas = count (self, replicas);

  check_capacity (self, table);
  if (n_replicas == 0 || cfn_template_has_macro (self->template))
    return;

  check_witnesses (self, table, replicas);
  check_indexes (self, table, replicas);
  if (g_strcmp0 (consistency, "STRONG") == 0)
    check_strong (self, table, node, n_replicas);
  else if (n_replicas > 1 && (node == NULL || g_strcmp0 (consistency, "EVENTUAL") == 0))
    check_stream (self, table, replicas);
}
