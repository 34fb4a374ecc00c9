/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

#include <string.h>

/* What a comment says before the ids: "# millrace: ignore not-known, unknown-type -- why". */
#define MARK "millrace: ignore "

/* Adds the rule to the set of those to be ignored; tells of an id that is none. */
static void
add_id (CfnChecker        *self,
        const CfnResource *resource,
        const char        *id,
        CfnNode           *node,
        CfnSpan            span,
        GHashTable        *set)
{
  const CfnRule *rule = cfn_rules_find (id);

  if (rule != NULL)
    g_hash_table_add (set, (gpointer) rule->id);
  else
    cfn_checker_report_at (self, "ignores-unknown-rule", resource, node, span,
                           cfn_message_new (N_("There is no rule “{0}” to be ignored"), id, NULL));
}

/* Metadata.millrace.config.ignore_checks of a resource, or of the template: the shape that cfn-lint
 * has made known, under a name of our own. */
static void
read_metadata (CfnChecker        *self,
               const CfnResource *resource,
               CfnNode           *owner,
               GHashTable        *set)
{
  CfnNode *list = cfn_node_find (owner, "Metadata", "millrace", "config", "ignore_checks", NULL);

  if (list == NULL || list->kind != CFN_NODE_SEQUENCE)
    return;

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      if (item->kind == CFN_NODE_SCALAR)
        add_id (self, resource, item->value, item, item->span, set);
    }
}

static gboolean
is_in_scalar (CfnTree *tree,
              gsize    offset)
{
  const CfnNode *node = cfn_tree_get_node_at (tree, offset);

  if (node == NULL)
    return FALSE;
  if (node->key != NULL && cfn_span_contains (node->key->span, offset))
    return TRUE;

  return node->kind == CFN_NODE_SCALAR && cfn_span_contains (node->span, offset);
}

/* TRUE when the "#" at @offset begins a comment. */
static gboolean
begins_comment (CfnTree    *tree,
                const char *bytes,
                gsize       offset)
{
  return (offset == 0 || strchr (" \t\n\r", bytes[offset - 1]) != NULL)
         && !is_in_scalar (tree, offset);
}

static gboolean
is_id_byte (char byte)
{
  return g_ascii_islower (byte) || g_ascii_isdigit (byte) || byte == '-';
}

/* The ids from @offset on, with commas or blanks between them, up to anything else. */
static void
read_ids (CfnChecker *self,
          const char *bytes,
          gsize       length,
          gsize       offset,
          GHashTable *set)
{
  while (TRUE)
    {
      g_autofree char *id = NULL;
      gsize end;

      while (offset < length && (bytes[offset] == ' ' || bytes[offset] == ','))
        offset++;
      for (end = offset; end < length && is_id_byte (bytes[end]); end++)
        ;
      if (end == offset || !g_ascii_islower (bytes[offset]))
        return;

      id = g_strndup (bytes + offset, end - offset);
      add_id (self, NULL, id, NULL, (CfnSpan) { offset, end }, set);
      offset = end;
    }
}

static void
read_comments (CfnChecker *self,
               CfnTree    *tree,
               GHashTable *set)
{
  gsize length;
  const char *bytes = g_bytes_get_data (cfn_text_get_bytes (cfn_tree_get_text (tree)), &length);
  const char *end = bytes + length;

  for (const char *at = memchr (bytes, '#', length); at != NULL;
       at = memchr (at, '#', end - at))
    {
      gsize offset = at++ - bytes;

      while (at < end && (*at == ' ' || *at == '\t'))
        at++;
      if ((gsize) (end - at) >= strlen (MARK) && memcmp (at, MARK, strlen (MARK)) == 0
          && begins_comment (tree, bytes, offset))
        read_ids (self, bytes, length, at + strlen (MARK) - bytes, set);
    }
}

/* What cannot be read is told always: nothing else can be said of it. */
static gboolean
is_ignored (const CfnFinding *finding,
            GHashTable       *of_file,
            GHashTable       *of_resources)
{
  GHashTable *of_resource = finding->resource != NULL
                              ? g_hash_table_lookup (of_resources, finding->resource)
                              : NULL;

  return !g_str_equal (finding->rule, "syntax") &&
         (g_hash_table_contains (of_file, finding->rule) ||
          (of_resource != NULL && g_hash_table_contains (of_resource, finding->rule)));
}

static void
read_resources (CfnChecker *self,
                GHashTable *of_resources)
{
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);
      g_autoptr (GHashTable) set = NULL;

      if (cfn_node_find (resource->node, "Metadata", "millrace", NULL) == NULL)
        continue;

      set = g_hash_table_new (g_str_hash, g_str_equal);
      read_metadata (self, resource, resource->node, set);
      g_hash_table_insert (of_resources, (gpointer) resource, g_steal_pointer (&set));
    }
}

void
cfn_suppress (CfnChecker *self,
              GPtrArray  *suppressed)
{
  CfnTree *tree = cfn_template_get_tree (self->template);
  g_autoptr (GHashTable) of_file = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) of_resources = g_hash_table_new_full (
    NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  g_autofree gpointer *all = NULL;
  gsize n_all;

  read_resources (self, of_resources);
  read_metadata (self, NULL, cfn_tree_get_root (tree), of_file);
  if (!cfn_tree_is_json (tree))
    read_comments (self, tree, of_file);

  all = g_ptr_array_steal (self->findings, &n_all);
  for (gsize i = 0; i < n_all; i++)
    g_ptr_array_add (is_ignored (all[i], of_file, of_resources) ? suppressed : self->findings,
                     all[i]);
}
