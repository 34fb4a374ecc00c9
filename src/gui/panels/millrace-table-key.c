/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-table-key.h"

#include <string.h>

#include "cfn-writer.h"
#include "millrace-spelling.h"

#define DEFINITIONS "AttributeDefinitions"
#define TABLE_SCHEMA "KeySchema"

static const char *key_types[] = { "HASH", "RANGE" };
static const char * const index_lists[] = { "GlobalSecondaryIndexes", "LocalSecondaryIndexes" };

static CfnNode *
find_key (const MillraceSubject *subject,
          const char            *schema,
          guint                  index)
{
  return cfn_node_get_item (millrace_subject_get_node (subject, schema), index);
}

const char *
millrace_table_key_get_name (const MillraceSubject *subject,
                             const char            *schema,
                             guint                  index)
{
  return cfn_node_get_string (cfn_node_get (find_key (subject, schema, index), "AttributeName"));
}

gboolean
millrace_table_key_is_range (const MillraceSubject *subject,
                             const char            *schema,
                             guint                  index)
{
  return cfn_node_is_string (cfn_node_get (find_key (subject, schema, index), "KeyType"), "RANGE");
}

static CfnNode *
find_definition (const MillraceSubject *subject,
                 const char            *name)
{
  CfnNode *definitions = millrace_subject_get_node (subject, DEFINITIONS);

  if (definitions == NULL || definitions->kind != CFN_NODE_SEQUENCE || name == NULL)
    return NULL;

  for (CfnNode *item = definitions->first_child; item != NULL; item = item->next)
    {
      if (cfn_node_is_string (cfn_node_get (item, "AttributeName"), name))
        return item;
    }

  return NULL;
}

const char *
millrace_table_key_get_type (const MillraceSubject *subject,
                             const char            *schema,
                             guint                  index)
{
  CfnNode *definition
    = find_definition (subject, millrace_table_key_get_name (subject, schema, index));

  return cfn_node_get_string (cfn_node_get (definition, "AttributeType"));
}

/* --- Who uses an attribute --- */

/* In how many places of @keys. */
static guint
count_in_keys (const CfnNode *keys,
               const char    *name)
{
  guint n = 0;

  for (CfnNode *key = keys != NULL ? keys->first_child : NULL; key != NULL; key = key->next)
    n += cfn_node_is_string (cfn_node_get (key, "AttributeName"), name);

  return n;
}

/* In how many keys of the table and its indexes. */
static guint
count_uses (const MillraceSubject *subject,
            const char            *name)
{
  guint n = count_in_keys (millrace_subject_get_node (subject, TABLE_SCHEMA), name);
  CfnNode *vectors = millrace_subject_get_node (subject, "VectorIndexes");

  for (guint i = 0; i < G_N_ELEMENTS (index_lists); i++)
    {
      CfnNode *list = millrace_subject_get_node (subject, index_lists[i]);

      for (CfnNode *item = list != NULL ? list->first_child : NULL; item != NULL;
           item = item->next)
        n += count_in_keys (cfn_node_get (item, TABLE_SCHEMA), name);
    }
  for (CfnNode *item = vectors != NULL ? vectors->first_child : NULL; item != NULL;
       item = item->next)
    n += count_in_keys (cfn_node_get (item, "SearchSchema"), name);

  return n;
}

/* --- Changes --- */

static void
set_in_item (MillraceChanges *changes,
             const char      *list,
             guint            index,
             const char      *key,
             const char      *yaml)
{
  g_autofree char *property = g_strdup_printf ("%s[%u].%s", list, index, key);

  millrace_changes_set (changes, property, yaml);
}

/* Writes the whole list when there is none yet, else one more item. */
static void
append_yaml (MillraceChanges *changes,
             const char      *list,
             const char      *item)
{
  CfnNode *node = millrace_subject_get_node (changes->subject, list);
  gboolean is_list = node != NULL && node->kind == CFN_NODE_SEQUENCE && node->n_children > 0;
  g_autofree char *property = is_list ? g_strdup_printf ("%s[%u]", list, node->n_children)
                                      : g_strdup (list);
  g_autofree char *yaml = is_list ? g_strdup (item) : g_strdup_printf ("[%s]", item);

  millrace_changes_set (changes, property, yaml);
}

/* @name is YAML already; types are written plain as everybody writes them, although N alone could
 * be read as a boolean. */
static void
append_item (MillraceChanges *changes,
             const char      *list,
             const char      *name,
             const char      *key,
             const char      *value)
{
  g_autofree char *item = g_strdup_printf ("{AttributeName: %s, %s: %s}", name, key, value);

  append_yaml (changes, list, item);
}

/* Of an attribute that is a key in @n_going places which go. */
static void
remove_definition (MillraceChanges *changes,
                   const char      *name,
                   guint            n_going)
{
  CfnNode *definition = find_definition (changes->subject, name);
  g_autofree char *property = NULL;

  if (definition == NULL || count_uses (changes->subject, name) > n_going)
    return;

  property = g_strdup_printf (DEFINITIONS "[%u]", definition->index);
  millrace_changes_unset (changes, property);
}

/* Local indexes have the partition key of the table: it is called otherwise there as well. How many
 * of them that are. */
static guint
follow_in_local_indexes (MillraceChanges *changes,
                         const char      *old,
                         const char      *yaml)
{
  CfnNode *list = millrace_subject_get_node (changes->subject, index_lists[1]);
  guint n = 0;

  for (CfnNode *item = list != NULL ? list->first_child : NULL; item != NULL; item = item->next)
    {
      CfnNode *key = cfn_node_get_item (cfn_node_get (item, TABLE_SCHEMA), 0);
      g_autofree char *schema = g_strdup_printf ("%s[%u]." TABLE_SCHEMA, index_lists[1],
                                                 item->index);

      if (!cfn_node_is_string (cfn_node_get (key, "AttributeName"), old))
        continue;
      set_in_item (changes, schema, 0, "AttributeName", yaml);
      n++;
    }

  return n;
}

void
millrace_table_key_rename (MillraceChanges *changes,
                           const char      *schema,
                           guint            index,
                           const char      *name,
                           const char      *type)
{
  const MillraceSubject *subject = changes->subject;
  g_autofree char *yaml = cfn_writer_quote (name);
  const char *old = millrace_table_key_get_name (subject, schema, index);
  const char *old_type = millrace_table_key_get_type (subject, schema, index);
  CfnNode *definition = find_definition (subject, old);
  guint n_going = 1;

  if (find_key (subject, schema, index) != NULL)
    set_in_item (changes, schema, index, "AttributeName", yaml);
  else
    append_item (changes, schema, yaml, "KeyType", key_types[MIN (index, 1)]);

  if (old != NULL && index == 0 && g_str_equal (schema, TABLE_SCHEMA))
    n_going += follow_in_local_indexes (changes, old, yaml);

  if (find_definition (subject, name) != NULL)
    {
      if (old != NULL && !g_str_equal (old, name))
        remove_definition (changes, old, n_going);
    }
  else if (definition != NULL && count_uses (subject, old) == n_going)
    set_in_item (changes, DEFINITIONS, definition->index, "AttributeName", yaml);
  else
    append_item (changes, DEFINITIONS, yaml, "AttributeType",
                 type != NULL ? type : old_type != NULL ? old_type : "S");
}

void
millrace_table_key_set_type (MillraceChanges *changes,
                             const char      *schema,
                             guint            index,
                             const char      *type)
{
  const char *name = millrace_table_key_get_name (changes->subject, schema, index);
  CfnNode *definition = find_definition (changes->subject, name);

  if (definition != NULL)
    set_in_item (changes, DEFINITIONS, definition->index, "AttributeType", type);
  else if (name != NULL)
    {
      g_autofree char *yaml = cfn_writer_quote (name);

      append_item (changes, DEFINITIONS, yaml, "AttributeType", type);
    }
}

void
millrace_table_key_remove (MillraceChanges *changes,
                           const char      *schema,
                           guint            index)
{
  const char *name = millrace_table_key_get_name (changes->subject, schema, index);
  g_autofree char *property = g_strdup_printf ("%s[%u]", schema, index);

  millrace_changes_unset (changes, property);
  if (name != NULL)
    remove_definition (changes, name, 1);
}

/* --- Indexes --- */

/* "by-created", or "by-created-2" when there is one. */
static char *
make_index_name (const MillraceSubject *subject,
                 const char            *name)
{
  g_autofree char *base = g_strconcat ("by-", name, NULL);
  char *free_name = g_strdup (base);

  for (guint n = 2;; n++)
    {
      gboolean is_taken = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (index_lists); i++)
        {
          CfnNode *list = millrace_subject_get_node (subject, index_lists[i]);

          for (CfnNode *item = list != NULL ? list->first_child : NULL; item != NULL;
               item = item->next)
            is_taken |= cfn_node_is_string (cfn_node_get (item, "IndexName"), free_name);
        }
      if (!is_taken)
        return free_name;

      g_free (free_name);
      free_name = g_strdup_printf ("%s-%u", base, n);
    }
}

/* The units that an index of its own billing has to have: those of the table. */
static char *
make_throughput (const MillraceSubject *subject,
                 gboolean               is_local)
{
  CfnNode *units = millrace_subject_get_node (subject, "ProvisionedThroughput");
  g_autofree char *yaml = NULL;

  if (is_local || units == NULL ||
      cfn_node_is_string (millrace_subject_get_node (subject, "BillingMode"), "PAY_PER_REQUEST"))
    return g_strdup ("");

  yaml = millrace_spelling_of_node (units);

  return g_strdup_printf (", ProvisionedThroughput: %s", yaml);
}

void
millrace_table_key_add_index (MillraceChanges *changes,
                              const char      *list,
                              const char      *name)
{
  const MillraceSubject *subject = changes->subject;
  gboolean is_local = g_str_equal (list, index_lists[1]);
  const char *partition = millrace_table_key_get_name (subject, TABLE_SCHEMA, 0);
  g_autofree char *index_name = make_index_name (subject, name);
  g_autofree char *index_yaml = millrace_spelling_of_text (index_name);
  g_autofree char *yaml = millrace_spelling_of_text (name);
  g_autofree char *throughput = make_throughput (subject, is_local);
  g_autofree char *first = NULL;
  g_autofree char *item = NULL;

  /* A local index has the table's partition key. */
  if (is_local)
    {
      g_autofree char *partition_yaml = millrace_spelling_of_text (partition ? partition : "id");

      first = g_strdup_printf ("{AttributeName: %s, KeyType: HASH}, ", partition_yaml);
    }
  item = g_strdup_printf ("{IndexName: %s, KeySchema: [%s{AttributeName: %s, KeyType: %s}], "
                          "Projection: {ProjectionType: ALL}%s}", index_yaml,
                          first != NULL ? first : "", yaml, is_local ? "RANGE" : "HASH",
                          throughput);
  append_yaml (changes, list, item);
  if (find_definition (subject, name) == NULL)
    append_item (changes, DEFINITIONS, yaml, "AttributeType", "S");
}

static int
compare_descending (gconstpointer a,
                    gconstpointer b)
{
  const CfnNode * const *one = a;
  const CfnNode * const *other = b;

  return (int) (*other)->index - (int) (*one)->index;
}

void
millrace_table_key_remove_index (MillraceChanges *changes,
                                 const char      *list,
                                 guint            index)
{
  const MillraceSubject *subject = changes->subject;
  CfnNode *node = millrace_subject_get_node (subject, list);
  CfnNode *keys = cfn_node_get (cfn_node_get_item (node, index), TABLE_SCHEMA);
  g_autoptr (GPtrArray) definitions = g_ptr_array_new ();
  g_autofree char *property = node != NULL && node->n_children > 1
                                ? g_strdup_printf ("%s[%u]", list, index) : g_strdup (list);

  for (CfnNode *key = keys != NULL ? keys->first_child : NULL; key != NULL; key = key->next)
    {
      const char *name = cfn_node_get_string (cfn_node_get (key, "AttributeName"));
      CfnNode *definition = find_definition (subject, name);

      if (definition != NULL && count_uses (subject, name) == count_in_keys (keys, name) &&
          !g_ptr_array_find (definitions, definition, NULL))
        g_ptr_array_add (definitions, definition);
    }

  millrace_changes_unset (changes, property);
  /* Last first, so that a removal moves nothing that is still to be named. */
  g_ptr_array_sort (definitions, compare_descending);
  for (guint i = 0; i < definitions->len; i++)
    {
      const CfnNode *definition = g_ptr_array_index (definitions, i);
      g_autofree char *path = g_strdup_printf (DEFINITIONS "[%u]", definition->index);

      millrace_changes_unset (changes, path);
    }
}
