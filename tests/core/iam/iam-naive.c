/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-naive-private.h"

#include <string.h>

NaiveWorld *
naive_world_new (void)
{
  NaiveWorld *self = g_new0 (NaiveWorld, 1);

  self->parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->conditions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
naive_world_free (NaiveWorld *self)
{
  g_hash_table_unref (self->parameters);
  g_hash_table_unref (self->conditions);
  g_hash_table_unref (self->keys);
  g_free (self);
}

static gboolean
is_no_value (const CfnNode *node)
{
  CfnNode *arguments;

  return g_strcmp0 (cfn_node_get_intrinsic (node, &arguments), "Ref") == 0
         && g_strcmp0 (cfn_node_get_string (arguments), "AWS::NoValue") == 0;
}

/* What is left of @node when its Fn::Ifs are decided; NULL for nothing. */
CfnNode *
naive_settle (const NaiveWorld *world,
              CfnNode          *node)
{
  CfnNode *arguments;

  while (g_strcmp0 (cfn_node_get_intrinsic (node, &arguments), "Fn::If") == 0)
    {
      const char *name = cfn_node_get_string (cfn_node_get_item (arguments, 0));

      node = cfn_node_get_item (arguments, g_hash_table_lookup (world->conditions, name) != NULL
                                             ? 1 : 2);
    }

  return is_no_value (node) ? NULL : node;
}

/* The name of a resource is its id and something that nobody would write. */
static char *
text_of_name (const NaiveWorld *world,
              const char       *name,
              const char       *attribute)
{
  const char *given = g_hash_table_lookup (world->parameters, name);
  const char *known = g_str_equal (name, "Named") ? "orders" : NULL;
  g_autofree char *own = known != NULL ? g_strdup (known) : g_strconcat (name, "-1X2Y3Z", NULL);

  if (given != NULL)
    return g_strdup (given);
  if (g_str_equal (name, "AWS::Partition"))
    return g_strdup ("aws");
  if (g_str_equal (name, "AWS::Region"))
    return g_strdup ("eu-west-1");
  if (g_str_equal (name, "AWS::AccountId"))
    return g_strdup ("123456789012");
  if (g_str_equal (name, "AWS::URLSuffix"))
    return g_strdup ("amazonaws.com");
  if (attribute == NULL || g_str_equal (attribute, "QueueName"))
    return g_steal_pointer (&own);
  if (g_str_equal (attribute, "StreamArn"))
    return g_strdup_printf ("arn:aws:dynamodb:eu-west-1:123456789012:table/%s/stream/%s-label",
                            own, name);
  if (name[0] == 'R')
    return g_strconcat ("arn:aws:iam::123456789012:role/", own, NULL);
  if (name[0] == 'B')
    return g_strconcat ("arn:aws:s3:::", own, NULL);
  if (name[0] == 'Q')
    return g_strconcat ("arn:aws:sqs:eu-west-1:123456789012:", own, NULL);

  return g_strconcat ("arn:aws:dynamodb:eu-west-1:123456789012:table/", own, NULL);
}

char *
naive_dotted_text (const NaiveWorld *world,
                   const char       *dotted)
{
  g_auto (GStrv) parts = g_strsplit (dotted, ".", 2);

  return text_of_name (world, parts[0], parts[1]);
}

static char *
text_of_sub (const NaiveWorld *world,
             CfnNode          *arguments)
{
  CfnNode *variables = NULL;
  const char *format = cfn_node_get_string (arguments);
  GString *text = g_string_new (NULL);

  if (format == NULL)
    {
      format = cfn_node_get_string (cfn_node_get_item (arguments, 0));
      variables = cfn_node_get_item (arguments, 1);
    }
  while (*format != '\0')
    {
      const char *end = strchr (format, '}');
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (!g_str_has_prefix (format, "${") || end == NULL)
        {
          g_string_append_c (text, *format++);
          continue;
        }
      name = g_strndup (format + 2, end - format - 2);
      if (name[0] == '!')
        value = g_strdup_printf ("${%s}", name + 1);
      else if (cfn_node_get (variables, name) != NULL)
        value = naive_text (world, cfn_node_get (variables, name));
      else
        value = naive_dotted_text (world, name);
      g_string_append (text, value);
      format = end + 1;
    }

  return g_string_free (text, FALSE);
}

static char *
text_of_join (const NaiveWorld *world,
              CfnNode          *arguments)
{
  const char *delimiter = cfn_node_get_string (cfn_node_get_item (arguments, 0));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (CfnNode *item = cfn_node_get_item (arguments, 1)->first_child; item != NULL;
       item = item->next)
    {
      if (naive_settle (world, item) != NULL)
        g_ptr_array_add (texts, naive_text (world, item));
    }
  g_ptr_array_add (texts, NULL);

  return g_strjoinv (delimiter, (char **) texts->pdata);
}

char *
naive_text (const NaiveWorld *world,
            CfnNode          *node)
{
  CfnNode *arguments;
  const char *intrinsic;

  node = naive_settle (world, node);
  if (node == NULL)
    return g_strdup ("");
  intrinsic = cfn_node_get_intrinsic (node, &arguments);
  if (intrinsic == NULL)
    return g_strdup (cfn_node_get_string (node));
  if (g_str_equal (intrinsic, "Ref"))
    return text_of_name (world, cfn_node_get_string (arguments), NULL);
  if (g_str_equal (intrinsic, "Fn::GetAtt") && arguments->kind == CFN_NODE_SEQUENCE)
    return text_of_name (world, cfn_node_get_string (arguments->first_child),
                         cfn_node_get_string (arguments->last_child));
  if (g_str_equal (intrinsic, "Fn::GetAtt"))
    return naive_dotted_text (world, cfn_node_get_string (arguments));
  if (g_str_equal (intrinsic, "Fn::Sub"))
    return text_of_sub (world, arguments);
  if (g_str_equal (intrinsic, "Fn::Join"))
    return text_of_join (world, arguments);

  /* What is made elsewhere is nothing that anybody asks for here, but the same wherever it is
   * used. */
  return g_strconcat ("made by ", intrinsic, NULL);
}

/* The values that @node is: itself, or the items of a list. */
GPtrArray *
naive_values (const NaiveWorld *world,
              CfnNode          *node)
{
  GPtrArray *values = g_ptr_array_new ();

  node = node != NULL ? naive_settle (world, node) : NULL;
  if (node == NULL)
    return values;
  if (node->kind != CFN_NODE_SEQUENCE || cfn_node_get_intrinsic (node, NULL) != NULL)
    {
      g_ptr_array_add (values, node);
      return values;
    }
  for (CfnNode *item = node->first_child; item != NULL; item = item->next)
    {
      g_autoptr (GPtrArray) inner = naive_values (world, item);

      g_ptr_array_extend_and_steal (values, g_steal_pointer (&inner));
    }

  return values;
}

/* Wildcards as bytes that no text has: those of a pattern, but not those of a variable's value. */
#define ANY '\1'
#define ONE '\2'

gboolean
naive_glob (const char *pattern,
            const char *text,
            gboolean    ignore_case)
{
  if (*pattern == '\0')
    return *text == '\0';
  if (*pattern == ANY)
    return naive_glob (pattern + 1, text, ignore_case)
           || (*text != '\0' && naive_glob (pattern, text + 1, ignore_case));
  if (*text == '\0')
    return FALSE;
  if (*pattern != ONE && *pattern != *text
      && !(ignore_case && g_ascii_tolower (*pattern) == g_ascii_tolower (*text)))
    return FALSE;

  return naive_glob (pattern + 1, text + 1, ignore_case);
}

/* The value of "${key, 'default'}"; NULL when it has none. */
static char *
value_of_variable (const NaiveWorld *world,
                   const char       *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ",", 2);
  g_autofree char *key = g_ascii_strdown (g_strstrip (parts[0]), -1);
  GPtrArray *values = g_hash_table_lookup (world->keys, key);
  char *fallback = parts[1] != NULL ? g_strstrip (parts[1]) : NULL;

  if (values != NULL && values->len == 1)
    return g_strdup (g_ptr_array_index (values, 0));
  if (values == NULL && fallback != NULL)
    return g_strndup (fallback + 1, strlen (fallback) - 2);

  return NULL;
}

char *
naive_pattern (const NaiveWorld *world,
               const char       *written,
               gboolean          wildcards,
               gboolean          variables,
               gboolean          is_arn)
{
  g_autoptr (GString) pattern = g_string_new (NULL);
  guint colons = 0;

  for (const char *at = written; *at != '\0'; at++)
    {
      const char *end = variables && g_str_has_prefix (at, "${") ? strchr (at, '}') : NULL;

      if (end != NULL && (!is_arn || colons >= 5))
        {
          g_autofree char *name = g_strndup (at + 2, end - at - 2);
          g_autofree char *value = strlen (name) == 1 ? g_strdup (name)
                                                      : value_of_variable (world, name);

          if (value == NULL)
            return NULL;
          g_string_append (pattern, value);
          at = end;
          continue;
        }
      colons += *at == ':';
      if (wildcards && *at == '*')
        g_string_append_c (pattern, ANY);
      else if (wildcards && *at == '?')
        g_string_append_c (pattern, ONE);
      else
        g_string_append_c (pattern, *at);
    }

  return g_strdup (pattern->str);
}

gboolean
naive_glob_arn (const char *pattern,
                const char *text,
                gboolean    short_is_any)
{
  g_auto (GStrv) patterns = NULL;
  g_auto (GStrv) texts = NULL;
  guint n;

  if (pattern[0] == ANY && pattern[1] == '\0')
    return TRUE;
  if (!g_str_has_prefix (pattern, "arn:") || !g_str_has_prefix (text, "arn:"))
    return short_is_any && naive_glob (pattern, text, FALSE);
  patterns = g_strsplit (pattern, ":", 6);
  texts = g_strsplit (text, ":", 6);
  n = g_strv_length (patterns);
  if (n > g_strv_length (texts) || (!short_is_any && (n < 6 || g_strv_length (texts) < 6)))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!naive_glob (patterns[i], texts[i], FALSE))
        return FALSE;
    }

  return TRUE;
}
