/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-table-key.h"

#include "cfn-writer.h"

static const char *key_types[] = { "HASH", "RANGE" };

const char *
millrace_table_key_get_name (const MillraceSubject *subject,
                             guint                  index)
{
  CfnNode *keys = millrace_subject_get_node (subject, "KeySchema");

  return cfn_node_get_string (cfn_node_get (cfn_node_get_item (keys, index), "AttributeName"));
}

static CfnNode *
find_definition (const MillraceSubject *subject,
                 const char            *name)
{
  CfnNode *definitions = millrace_subject_get_node (subject, "AttributeDefinitions");

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
                             guint                  index)
{
  CfnNode *definition = find_definition (subject, millrace_table_key_get_name (subject, index));

  return cfn_node_get_string (cfn_node_get (definition, "AttributeType"));
}

static gboolean
uses_attribute (const CfnNode *keys,
                const char    *name)
{
  if (keys == NULL)
    return FALSE;

  for (CfnNode *key = keys->first_child; key != NULL; key = key->next)
    {
      if (cfn_node_is_string (cfn_node_get (key, "AttributeName"), name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_used_elsewhere (const MillraceSubject *subject,
                   guint                  index,
                   const char            *name)
{
  const char *lists[] = { "GlobalSecondaryIndexes", "LocalSecondaryIndexes" };

  if (g_strcmp0 (millrace_table_key_get_name (subject, 1 - index), name) == 0)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      CfnNode *list = millrace_subject_get_node (subject, lists[i]);

      for (CfnNode *item = list ? list->first_child : NULL; item != NULL; item = item->next)
        {
          if (uses_attribute (cfn_node_get (item, "KeySchema"), name))
            return TRUE;
        }
    }

  return FALSE;
}

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

/* Writes the whole list when there is none yet, else one more item. @name is YAML already; types
 * are written plain as everybody writes them, although N alone could be read as a boolean. */
static void
append_item (MillraceChanges *changes,
             const char      *list,
             const char      *name,
             const char      *key,
             const char      *value)
{
  CfnNode *node = millrace_subject_get_node (changes->subject, list);
  gboolean is_list = node != NULL && node->kind == CFN_NODE_SEQUENCE && node->n_children > 0;
  g_autofree char *item = g_strdup_printf ("{AttributeName: %s, %s: %s}", name, key, value);
  g_autofree char *property = is_list ? g_strdup_printf ("%s[%u]", list, node->n_children)
                                      : g_strdup (list);
  g_autofree char *yaml = is_list ? g_strdup (item) : g_strdup_printf ("[%s]", item);

  millrace_changes_set (changes, property, yaml);
}

static void
remove_definition (MillraceChanges *changes,
                   guint            index,
                   const char      *name)
{
  CfnNode *definition = find_definition (changes->subject, name);
  g_autofree char *property = NULL;

  if (definition == NULL || is_used_elsewhere (changes->subject, index, name))
    return;

  property = g_strdup_printf ("AttributeDefinitions[%u]", definition->index);
  millrace_changes_unset (changes, property);
}

void
millrace_table_key_rename (MillraceChanges *changes,
                           guint            index,
                           const char      *name,
                           const char      *type)
{
  const MillraceSubject *subject = changes->subject;
  g_autofree char *yaml = cfn_writer_quote (name);
  const char *old = millrace_table_key_get_name (subject, index);
  const char *old_type = millrace_table_key_get_type (subject, index);
  CfnNode *definition = find_definition (subject, old);

  g_return_if_fail (index < G_N_ELEMENTS (key_types));

  if (old != NULL)
    set_in_item (changes, "KeySchema", index, "AttributeName", yaml);
  else
    append_item (changes, "KeySchema", yaml, "KeyType", key_types[index]);

  if (find_definition (subject, name) != NULL)
    remove_definition (changes, index, old);
  else if (definition != NULL && !is_used_elsewhere (subject, index, old))
    set_in_item (changes, "AttributeDefinitions", definition->index, "AttributeName", yaml);
  else
    append_item (changes, "AttributeDefinitions", yaml, "AttributeType",
                 type != NULL ? type : old_type != NULL ? old_type : "S");
}

void
millrace_table_key_set_type (MillraceChanges *changes,
                             guint            index,
                             const char      *type)
{
  const char *name = millrace_table_key_get_name (changes->subject, index);
  CfnNode *definition = find_definition (changes->subject, name);

  if (definition != NULL)
    set_in_item (changes, "AttributeDefinitions", definition->index, "AttributeType", type);
  else if (name != NULL)
    {
      g_autofree char *yaml = cfn_writer_quote (name);

      append_item (changes, "AttributeDefinitions", yaml, "AttributeType", type);
    }
}

void
millrace_table_key_remove (MillraceChanges *changes,
                           guint            index)
{
  const char *name = millrace_table_key_get_name (changes->subject, index);
  g_autofree char *property = g_strdup_printf ("KeySchema[%u]", index);

  millrace_changes_unset (changes, property);
  if (name != NULL)
    remove_definition (changes, index, name);
}
