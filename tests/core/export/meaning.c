/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meaning.h"

#include <string.h>

#define MAX_LENGTH 4000000
#define MAX_DEPTH 400

typedef struct
{
  GString    *out;
  GHashTable *targets; /* alias -> the node it stands for */
  guint       depth;
  gboolean    failed;
} Meaning;

typedef struct
{
  const char    *key;
  const CfnNode *value;
} Entry;

static void say_node (Meaning       *self,
                      const CfnNode *node);

static gboolean
matches (const char *text,
         const char *pattern)
{
  static GHashTable *compiled;
  GRegex *regex;

  if (compiled == NULL)
    compiled = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (compiled, pattern);
  if (regex == NULL)
    {
      regex = g_regex_new (pattern, G_REGEX_DOLLAR_ENDONLY, 0, NULL);
      g_assert_nonnull (regex);
      g_hash_table_insert (compiled, (gpointer) pattern, regex);
    }

  return g_regex_match (regex, text, 0, NULL);
}

#define IS_NULL "^(~|null|Null|NULL|)$"
#define IS_TRUE "^(y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$"
#define IS_FALSE "^(n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$"
#define IS_DECIMAL "^[-+]?(0|[1-9][0-9_]*)$"
#define IS_BINARY "^[-+]?0b[0-1_]+$"
#define IS_OCTAL "^[-+]?0[0-7_]+$"
#define IS_HEX "^[-+]?0x[0-9a-fA-F_]+$"
#define IS_SIXTIES "^[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+$"
/* JSON's 1e3 too, which CloudFormation takes for a number. */
#define IS_FLOAT "^[-+]?(([0-9][0-9_]*\\.[0-9_]*|\\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?" \
                 "|[0-9][0-9_]*[eE][-+]?[0-9]+)$"
#define IS_FLOAT_SIXTIES "^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*$"
#define IS_INFINITE "^[-+]?\\.(inf|Inf|INF|nan|NaN|NAN)$"

static void
say_string (Meaning    *self,
            const char *text,
            gsize       length)
{
  g_string_append_printf (self->out, "'%" G_GSIZE_FORMAT ":", length);
  g_string_append_len (self->out, text, length);
  g_string_append_c (self->out, '\'');
}

static char *
without_underscores (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("", parts);
}

/* Whole numbers by their value where 64 bits hold it; longer ones must be decimal. */
static void
say_integer (Meaning    *self,
             const char *text)
{
  g_autofree char *clean = without_underscores (text);
  const char *digits = clean + (*clean == '-' || *clean == '+' ? 1 : 0);
  guint64 value = 0;
  guint base = 0;

  g_string_append (self->out, *clean == '-' ? "i-" : "i");
  if (matches (text, IS_DECIMAL))
    {
      g_string_append (self->out, digits);
      return;
    }

  if (matches (text, IS_SIXTIES))
    {
      g_auto (GStrv) groups = g_strsplit (digits, ":", -1);

      self->failed = self->failed || g_strv_length (groups) > 4 || strlen (groups[0]) > 9;
      for (guint i = 0; groups[i] != NULL; i++)
        value = value * 60 + g_ascii_strtoull (groups[i], NULL, 10);
    }
  else
    {
      base = matches (text, IS_HEX) ? 16 : matches (text, IS_BINARY) ? 2 : 8;
      digits += base == 8 ? 0 : 2;
      self->failed = self->failed || strlen (digits) > (base == 16 ? 16 : base == 8 ? 21 : 63);
      value = g_ascii_strtoull (digits, NULL, base);
    }
  g_string_append_printf (self->out, "%" G_GUINT64_FORMAT, value);
}

/* As digits and a power of ten. */
static void
say_float (Meaning    *self,
           const char *text)
{
  g_autofree char *clean = without_underscores (text);
  const char *p = clean + (*clean == '-' || *clean == '+' ? 1 : 0);
  g_autoptr (GString) digits = g_string_new (NULL);
  gint64 exponent = 0;
  gsize zeros;

  if (matches (text, IS_FLOAT_SIXTIES))
    {
      g_auto (GStrv) groups = g_strsplit (p, ":", -1);
      guint64 value = 0;
      guint n = g_strv_length (groups);

      self->failed = self->failed || n > 4 || strlen (groups[0]) > 9;
      for (guint i = 0; i < n; i++)
        value = value * 60 + g_ascii_strtoull (groups[i], NULL, 10);
      g_string_printf (digits, "%" G_GUINT64_FORMAT, value);
      p = strchr (p, '.');
    }
  for (gboolean is_behind_point = FALSE; *p != '\0' && *p != 'e' && *p != 'E'; p++)
    {
      if (*p == '.')
        is_behind_point = TRUE;
      else
        g_string_append_c (digits, *p);
      if (is_behind_point && *p != '.')
        exponent--;
    }
  self->failed = self->failed || strlen (p) > 15;
  if (*p != '\0' && !self->failed)
    exponent += g_ascii_strtoll (p + 1, NULL, 10);
  while (digits->len > 0 && digits->str[digits->len - 1] == '0')
    {
      g_string_truncate (digits, digits->len - 1);
      exponent++;
    }
  zeros = strspn (digits->str, "0");
  if (digits->len == zeros)
    g_string_append_printf (self->out, "f%s0", *clean == '-' ? "-" : "");
  else
    g_string_append_printf (self->out, "f%s%se%" G_GINT64_FORMAT, *clean == '-' ? "-" : "",
                            digits->str + zeros, exponent);
}

static void
say_plain (Meaning       *self,
           const CfnNode *node)
{
  const char *text = node->value;

  if (matches (text, IS_NULL))
    g_string_append (self->out, "null");
  else if (matches (text, IS_TRUE))
    g_string_append (self->out, "true");
  else if (matches (text, IS_FALSE))
    g_string_append (self->out, "false");
  else if (matches (text, IS_DECIMAL) || matches (text, IS_BINARY) || matches (text, IS_OCTAL)
           || matches (text, IS_HEX) || matches (text, IS_SIXTIES))
    say_integer (self, text);
  else if (matches (text, IS_FLOAT) || matches (text, IS_FLOAT_SIXTIES))
    say_float (self, text);
  else if (matches (text, IS_INFINITE))
    self->failed = TRUE;
  else
    say_string (self, text, node->length);
}

static const CfnNode *
resolve (Meaning       *self,
         const CfnNode *node)
{
  return node->kind == CFN_NODE_ALIAS ? g_hash_table_lookup (self->targets, node) : node;
}

static const char *
key_of (Meaning       *self,
        const CfnNode *value)
{
  const CfnNode *key = resolve (self, value->key);

  if (key == NULL || key->kind != CFN_NODE_SCALAR || strlen (key->value) != key->length
      || (key->tag != NULL && !matches (key->tag, "^!(!(str|int|float|bool|null))?$")))
    {
      self->failed = TRUE;
      return "";
    }

  return key->value;
}

static void
add_entry (GArray        *entries,
           const char    *key,
           const CfnNode *value)
{
  Entry entry = { key, value };

  for (guint i = 0; i < entries->len; i++)
    {
      if (strcmp (g_array_index (entries, Entry, i).key, key) == 0)
        {
          g_array_index (entries, Entry, i).value = value;
          return;
        }
    }
  g_array_append_val (entries, entry);
}

/* The reader has compared the keys that are written out, not those that aliases stand for. */
static gboolean
is_given_twice (Meaning       *self,
                const CfnNode *child)
{
  guint n = 0;

  for (const CfnNode *other = child->parent->first_child; other != NULL; other = other->next)
    n += strcmp (key_of (self, other), key_of (self, child)) == 0;

  return n > 1;
}

static gboolean
is_merge_key (const CfnNode *key)
{
  return key != NULL && key->style == CFN_STYLE_PLAIN && key->tag == NULL
         && cfn_node_is_string (key, "<<");
}

/* What PyYAML's constructor does for `aws cloudformation package`. */
static void
gather (Meaning       *self,
        const CfnNode *mapping,
        GArray        *entries)
{
  if (mapping == NULL || mapping->kind != CFN_NODE_MAPPING || self->depth > MAX_DEPTH)
    {
      self->failed = TRUE;
      return;
    }

  self->depth++;
  for (const CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    {
      const CfnNode *key = resolve (self, child->key);
      const CfnNode *source = resolve (self, child);

      if (!is_merge_key (key) || source == NULL)
        continue;
      if (source->kind == CFN_NODE_SEQUENCE)
        {
          for (const CfnNode *item = source->last_child; item != NULL;
               item = cfn_node_get_previous (item))
            gather (self, resolve (self, item), entries);
        }
      else
        gather (self, source, entries);
    }
  for (const CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    {
      const CfnNode *key = resolve (self, child->key);

      if (is_merge_key (key))
        continue;
      add_entry (entries, key_of (self, child), child);
      if (child->key->kind == CFN_NODE_ALIAS && is_given_twice (self, child))
        self->failed = TRUE;
    }
  self->depth--;
}

static void
say_split (Meaning       *self,
           const CfnNode *node)
{
  const char *dot = memchr (node->value, '.', node->length);

  if (dot == NULL)
    {
      say_string (self, node->value, node->length);
      return;
    }
  g_string_append_c (self->out, '[');
  say_string (self, node->value, dot - node->value);
  g_string_append_c (self->out, ',');
  say_string (self, dot + 1, node->length - (dot + 1 - node->value));
  g_string_append (self->out, ",]");
}

static gboolean
is_string (const CfnNode *node)
{
  if (node == NULL || node->kind != CFN_NODE_SCALAR)
    return FALSE;
  if (node->tag != NULL)
    return strcmp (node->tag, "!!str") == 0 || strcmp (node->tag, "!") == 0;

  return node->style != CFN_STYLE_PLAIN
         || !(matches (node->value, IS_NULL) || matches (node->value, IS_TRUE)
              || matches (node->value, IS_FALSE) || matches (node->value, IS_DECIMAL)
              || matches (node->value, IS_BINARY) || matches (node->value, IS_OCTAL)
              || matches (node->value, IS_HEX) || matches (node->value, IS_SIXTIES)
              || matches (node->value, IS_FLOAT) || matches (node->value, IS_FLOAT_SIXTIES));
}

static void
say_content (Meaning       *self,
             const CfnNode *node)
{
  if (node->kind == CFN_NODE_SEQUENCE)
    {
      g_string_append_c (self->out, '[');
      for (const CfnNode *item = node->first_child; item != NULL && !self->failed;
           item = item->next)
        {
          say_node (self, item);
          g_string_append_c (self->out, ',');
        }
      g_string_append_c (self->out, ']');
    }
  else
    {
      g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

      gather (self, node, entries);
      g_string_append_c (self->out, '{');
      for (guint i = 0; i < entries->len && !self->failed; i++)
        {
          const Entry *entry = &g_array_index (entries, Entry, i);

          say_string (self, entry->key, strlen (entry->key));
          g_string_append_c (self->out, '=');
          if (entries->len == 1 && strcmp (entry->key, "Fn::GetAtt") == 0
              && is_string (resolve (self, entry->value)))
            say_split (self, resolve (self, entry->value));
          else
            say_node (self, entry->value);
          g_string_append_c (self->out, ',');
        }
      g_string_append_c (self->out, '}');
    }
}

/* Whether a scalar tagged as a number, a boolean or null is one. */
static gboolean
is_what_it_says (const CfnNode *node)
{
  const char *text = node->value;

  if (strcmp (node->tag, "!!int") == 0)
    return matches (text, IS_DECIMAL) || matches (text, IS_BINARY) || matches (text, IS_OCTAL)
           || matches (text, IS_HEX) || matches (text, IS_SIXTIES);
  if (strcmp (node->tag, "!!float") == 0)
    return matches (text, IS_FLOAT) || matches (text, IS_FLOAT_SIXTIES)
           || matches (text, IS_DECIMAL);
  if (strcmp (node->tag, "!!bool") == 0)
    return matches (text, IS_TRUE) || matches (text, IS_FALSE);

  return strcmp (node->tag, "!!null") == 0 && matches (text, IS_NULL);
}

static void
say_tagged (Meaning       *self,
            const CfnNode *node)
{
  const char *tag = node->tag;

  /* No function has a longer name. */
  if (matches (tag, "^![A-Za-z][A-Za-z0-9:]{0,43}$"))
    {
      gboolean is_bare = strcmp (tag, "!Ref") == 0 || strcmp (tag, "!Condition") == 0;

      g_string_append_printf (self->out, "{'%" G_GSIZE_FORMAT ":%s%s'=",
                              strlen (tag + 1) + (is_bare ? 0 : 4), is_bare ? "" : "Fn::",
                              tag + 1);
      if (node->kind == CFN_NODE_SCALAR && strcmp (tag, "!GetAtt") == 0)
        say_split (self, node);
      else if (node->kind == CFN_NODE_SCALAR)
        say_string (self, node->value, node->length);
      else
        say_content (self, node);
      g_string_append (self->out, ",}");
    }
  else if (node->kind != CFN_NODE_SCALAR && matches (tag, "^!(!map|!seq|)$"))
    say_content (self, node);
  else if (matches (tag, "^!(!str|)$"))
    say_string (self, node->value, node->length);
  else if (node->kind == CFN_NODE_SCALAR && is_what_it_says (node))
    {
      if (strcmp (tag, "!!float") == 0)
        say_float (self, node->value);
      else
        say_plain (self, node);
    }
  else
    self->failed = TRUE;
}

static void
say_node (Meaning       *self,
          const CfnNode *node)
{
  node = resolve (self, node);
  if (node == NULL || ++self->depth > MAX_DEPTH || self->out->len > MAX_LENGTH)
    {
      self->failed = TRUE;
      return;
    }

  if (node->tag != NULL)
    say_tagged (self, node);
  else if (node->kind != CFN_NODE_SCALAR)
    say_content (self, node);
  else if (node->style == CFN_STYLE_PLAIN)
    say_plain (self, node);
  else
    say_string (self, node->value, node->length);
  self->depth--;
}

/* In the order of the text: an alias stands for the last node before it that has its name. */
static void
find_targets (Meaning       *self,
              GHashTable    *anchors,
              const CfnNode *node)
{
  if (node->anchor != NULL)
    g_hash_table_insert (anchors, (gpointer) node->anchor, (gpointer) node);
  if (node->kind == CFN_NODE_ALIAS)
    g_hash_table_insert (self->targets, (gpointer) node,
                         g_hash_table_lookup (anchors, node->value));
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (child->key != NULL)
        find_targets (self, anchors, child->key);
      find_targets (self, anchors, child);
    }
}

char *
meaning_of_tree (CfnTree *tree)
{
  g_autoptr (GHashTable) anchors = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) targets = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  Meaning self = { out, targets, 0, FALSE };
  const CfnNode *root = cfn_tree_get_root (tree);

  if (root == NULL
      || (root->kind == CFN_NODE_SCALAR && root->style == CFN_STYLE_PLAIN && root->tag == NULL
          && matches (root->value, IS_NULL)))
    return g_strdup ("{}");

  find_targets (&self, anchors, root);
  say_node (&self, root);

  return self.failed ? NULL : g_strdup (out->str);
}
