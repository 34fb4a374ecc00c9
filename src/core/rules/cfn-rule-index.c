/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-table.h"

#include "cfn-possible.h"

/* DynamoDB API Reference, CreateTable; DynamoDB Developer Guide, multi-attribute keys of global
 * secondary indexes. */
#define MAX_IN_HALF 4
#define MAX_PROJECTED 100

typedef struct
{
  CfnChecker        *checker;
  const CfnResource *table;
  const char        *partition;  /* the table's own, NULL: not known */
  GHashTable        *names;      /* of indexes -> the node */
  guint              n_projected;
  gboolean           is_told;    /* that too much is projected */
} Indexes;

static gboolean
is_list (CfnChecker *self,
         CfnNode    *node)
{
  return node != NULL && cfn_value_of (self->template, node).kind == CFN_VALUE_LIST;
}

/* The attribute that is the @kind of a key; NULL when there is none, or it is not written out. */
static CfnNode *
find_key (CfnChecker *self,
          CfnNode    *schema,
          const char *kind)
{
  if (!is_list (self, schema))
    return NULL;

  for (CfnNode *item = schema->first_child; item != NULL; item = item->next)
    {
      if (cfn_node_is_string (cfn_node_get (item, "KeyType"), kind))
        return cfn_node_get (item, "AttributeName");
    }

  return NULL;
}

static void
check_name (Indexes *self,
            CfnNode *index)
{
  CfnNode *node = cfn_node_get (index, "IndexName");
  const char *name = cfn_checker_read_text (self->checker, node);
  CfnNode *other = name != NULL ? g_hash_table_lookup (self->names, name) : NULL;

  if (name == NULL)
    return;
  /* Within one list, the table of limits tells it. */
  if (other == NULL)
    g_hash_table_insert (self->names, (gpointer) name, node);
  else if (other->parent->parent != index->parent)
    cfn_finding_add_evidence (
      cfn_checker_report (self->checker, "repeated-name", self->table, node,
                          cfn_message_new (N_("“{1}” is the name of a global and of a local index "
                                              "of {0}: each needs a name of its own"),
                                           self->table->id, name, NULL)),
      other);
}

/* "Unknown ProjectionType: null", "Duplicate element in NonKeyAttributes". */
static void
check_projection (Indexes *self,
                  CfnNode *index)
{
  CfnNode *projection = cfn_node_get (index, "Projection");
  CfnNode *list = cfn_node_get (projection, "NonKeyAttributes");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (projection != NULL
      && cfn_value_of (self->checker->template, projection).kind == CFN_VALUE_MAP
      && cfn_map_is_shown (projection) && cfn_node_get (projection, "ProjectionType") == NULL)
    cfn_checker_report_at (self->checker, "missing-property", self->table, projection,
                           projection->key->span,
                           cfn_message_new (N_("Projection of an index of {0} has no "
                                               "ProjectionType: ALL, KEYS_ONLY or INCLUDE"),
                                            self->table->id, NULL));
  if (!is_list (self->checker, list))
    return;

  self->n_projected += list->n_children;
  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      const char *name = cfn_checker_read_text (self->checker, item);

      if (name != NULL && !g_hash_table_add (seen, (gpointer) name))
        cfn_checker_report (self->checker, "repeated-name", self->table, item,
                            cfn_message_new (N_("“{1}” stands more than once in NonKeyAttributes "
                                                "of {0}"),
                                             self->table->id, name, NULL));
    }
  if (self->n_projected > MAX_PROJECTED && !self->is_told)
    {
      self->is_told = TRUE;
      cfn_checker_report (self->checker, "out-of-range", self->table, list,
                          cfn_message_new (N_("From here on, the indexes of {0} project more than "
                                              "100 attributes, which is all that they may "
                                              "together"),
                                           self->table->id, NULL));
    }
}

/* A local index is one of the items with the same partition key. */
static void
check_local (Indexes *self,
             CfnNode *index)
{
  CfnNode *node = find_key (self->checker, cfn_node_get (index, "KeySchema"), "HASH");
  const char *name = cfn_checker_read_text (self->checker, node);
  CfnFinding *finding;

  if (name == NULL || self->partition == NULL || g_str_equal (name, self->partition))
    return;

  finding = cfn_checker_report (
    self->checker, "index-does-not-fit", self->table, node,
    cfn_message_new (N_("A local index of {0} has to begin with the partition key of the table, "
                        "{2}, not with {1}"),
                     self->table->id, name, self->partition, NULL));
  cfn_finding_add_evidence (finding, cfn_resource_get_property (self->table, "KeySchema"));
}

static void
check_global (Indexes *self,
              CfnNode *index)
{
  CfnNode *schema = cfn_node_get (index, "KeySchema");
  guint n_hash = 0;
  guint n_range = 0;

  if (!is_list (self->checker, schema))
    return;

  for (CfnNode *item = schema->first_child; item != NULL; item = item->next)
    {
      CfnNode *node = cfn_node_get (item, "KeyType");
      const char *kind = cfn_checker_read_text (self->checker, node);

      if (g_strcmp0 (kind, "HASH") == 0)
        n_hash++;
      else if (g_strcmp0 (kind, "RANGE") == 0)
        n_range++;
      else
        return;
      if (n_hash == 0)
        {
          cfn_checker_report (self->checker, "wrong-order", self->table, node,
                              cfn_message_new (N_("The key of an index of {0} has to begin with "
                                                  "what it is partitioned by: HASH"),
                                               self->table->id, NULL));
          return;
        }
      if (n_hash <= MAX_IN_HALF && n_range <= MAX_IN_HALF)
        continue;
      cfn_checker_report (self->checker, "index-does-not-fit", self->table, node,
                          cfn_message_new (N_("The key of an index of {0} may have four attributes "
                                              "of each kind at most, and this is the fifth {1}"),
                                           self->table->id, kind, NULL));
      return;
    }
}

static void
check_all (Indexes    *self,
           const char *property,
           void      (*check) (Indexes *self, CfnNode *index))
{
  CfnNode *list = cfn_resource_get_property (self->table, property);

  if (!is_list (self->checker, list))
    return;

  for (CfnNode *index = list->first_child; index != NULL; index = index->next)
    {
      if (cfn_value_of (self->checker->template, index).kind != CFN_VALUE_MAP)
        continue;
      check_name (self, index);
      check_projection (self, index);
      check (self, index);
    }
}

/* "Table KeySchema does not have a range key, which is required when specifying a
 * LocalSecondaryIndex". */
static void
check_sort_key (Indexes *self,
                CfnNode *schema)
{
  CfnNode *local = cfn_resource_get_property (self->table, "LocalSecondaryIndexes");

  if (is_list (self->checker, local) && local->n_children > 0 && is_list (self->checker, schema)
      && schema->n_children == 1 && self->partition != NULL)
    cfn_finding_add_evidence (
      cfn_checker_report_at (self->checker, "index-does-not-fit", self->table, local,
                             local->key->span,
                             cfn_message_new (N_("{0} has no sort key, so that it cannot have "
                                                 "local indexes, which sort the same items by "
                                                 "another one"),
                                              self->table->id, NULL)),
      schema);
}

void
cfn_check_indexes (CfnChecker        *self,
                   const CfnResource *table)
{
  CfnNode *schema = cfn_resource_get_property (table, "KeySchema");
  g_autoptr (GHashTable) names = NULL;
  Indexes indexes = { self, table, NULL, NULL, 0, FALSE };

  if (cfn_resource_get_property (table, "GlobalSecondaryIndexes") == NULL
      && cfn_resource_get_property (table, "LocalSecondaryIndexes") == NULL)
    return;

  indexes.names = names = g_hash_table_new (g_str_hash, g_str_equal);
  indexes.partition = cfn_checker_read_text (self, find_key (self, schema, "HASH"));
  check_all (&indexes, "GlobalSecondaryIndexes", check_global);
  check_all (&indexes, "LocalSecondaryIndexes", check_local);
  check_sort_key (&indexes, schema);
}
