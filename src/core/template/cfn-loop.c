/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-loop.h"

#include "cfn-value.h"

#include <string.h>

/* Loops in loops that people write are two deep. */
#define MAX_DEPTH 8

/* What one identifier stands for in this turn of its loop. */
typedef struct
{
  const char *identifier;
  const char *value;
} Binding;

typedef struct
{
  Binding bindings[MAX_DEPTH];
  guint n_bindings;
  guint n_keys;
  void (*found) (const char *key,
                 gpointer    data);
  gpointer data;
} Expansion;

/* Replaces "${Identifier}" by the value, and "&{Identifier}" by its letters and digits. */
static void
replace (GString       *text,
         const Binding *binding)
{
  g_autofree char *whole = g_strdup_printf ("${%s}", binding->identifier);
  g_autofree char *plain = g_strdup_printf ("&{%s}", binding->identifier);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *at = binding->value; *at != '\0'; at++)
    {
      if (g_ascii_isalnum (*at))
        g_string_append_c (letters, *at);
    }

  g_string_replace (text, whole, binding->value, 0);
  g_string_replace (text, plain, letters->str, 0);
}

static char *
expand_key (const Expansion *self,
            const char      *key)
{
  GString *text = g_string_new (key);

  for (guint i = 0; i < self->n_bindings; i++)
    replace (text, &self->bindings[i]);

  return g_string_free (text, FALSE);
}

static gboolean expand_loop (Expansion *self,
                             CfnNode   *node);

static gboolean
expand_body (Expansion *self,
             CfnNode   *body)
{
  gboolean is_complete = TRUE;

  for (CfnNode *entry = body->first_child; entry != NULL; entry = entry->next)
    {
      const char *key = cfn_node_get_key (entry);
      g_autofree char *expanded = NULL;

      if (cfn_node_is_loop (entry))
        {
          is_complete = expand_loop (self, entry) && is_complete;
          continue;
        }
      if (key == NULL || g_str_has_prefix (key, "Fn::") || self->n_keys++ >= CFN_LOOP_MAX_KEYS)
        return FALSE;
      expanded = expand_key (self, key);
      self->found (expanded, self->data);
    }

  return is_complete;
}

static gboolean
expand_loop (Expansion *self,
             CfnNode   *node)
{
  const char *identifier = cfn_node_get_literal (cfn_node_get_item (node, 0));
  CfnNode *collection = cfn_node_get_item (node, 1);
  CfnNode *body = cfn_node_get_item (node, 2);
  gboolean is_complete = TRUE;

  if (identifier == NULL || collection == NULL || collection->kind != CFN_NODE_SEQUENCE
      || collection->tag != NULL || body == NULL || body->kind != CFN_NODE_MAPPING
      || self->n_bindings == MAX_DEPTH)
    return FALSE;

  for (CfnNode *item = collection->first_child; item != NULL; item = item->next)
    {
      g_autofree char *value = cfn_node_dup_text (item);

      if (value == NULL)
        {
          is_complete = FALSE;
          continue;
        }
      self->bindings[self->n_bindings++] = (Binding) { identifier, value };
      is_complete = expand_body (self, body) && is_complete;
      self->n_bindings--;
      if (self->n_keys > CFN_LOOP_MAX_KEYS)
        return FALSE;
    }

  return is_complete;
}

gboolean
cfn_loop_expand_keys (CfnNode  *node,
                      void    (*found) (const char *key,
                                        gpointer    data),
                      gpointer  data)
{
  Expansion self = { .found = found, .data = data };

  g_return_val_if_fail (node != NULL && found != NULL, FALSE);

  return expand_loop (&self, node);
}
