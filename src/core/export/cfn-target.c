/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-target.h"

#include "cfn-intrinsic.h"
#include "cfn-number.h"
#include "cfn-quote.h"
#include "cfn-scalar.h"
#include "cfn-writer.h"

#include <string.h>

#define CORE_TAG "tag:yaml.org,2002:"
#define MAX_KEY 1024   /* characters: more than that YAML does not take for a key (7.4.3) */
#define MAX_ESCAPE 6   /* characters that one can become */

typedef struct
{
  CfnArena         *arena;
  CfnSyntaxProblem *problem;
  gboolean          is_json;
  gboolean          has_handles; /* tags may not mean what they say */
} Target;

typedef enum
{
  TAG_NONE,
  TAG_PLAIN, /* "!": not typed by how it looks */
  TAG_CALL,
  TAG_STRING,
  TAG_INTEGER,
  TAG_FLOAT,
  TAG_BOOLEAN,
  TAG_NULL,
  TAG_SEQUENCE,
  TAG_MAPPING,
  TAG_UNKNOWN,
} Tag;

static gboolean
fail (Target        *self,
      const CfnNode *node,
      const char    *format,
      const char    *argument)
{
  self->problem->message = cfn_message_new (format, argument, NULL);
  self->problem->span = node->span;
  return FALSE;
}

static Tag
find_core_type (const char *name)
{
  static const char * const names[] = {
    [TAG_STRING] = "str",
    [TAG_INTEGER] = "int",
    [TAG_FLOAT] = "float",
    [TAG_BOOLEAN] = "bool",
    [TAG_NULL] = "null",
    [TAG_SEQUENCE] = "seq",
    [TAG_MAPPING] = "map",
  };

  for (Tag tag = TAG_STRING; tag <= TAG_MAPPING; tag++)
    {
      if (strcmp (names[tag], name) == 0)
        return tag;
    }

  return TAG_UNKNOWN;
}

/* What the tag of @node says; "!<!Ref>" becomes "!Ref" on the way. */
static Tag
read_tag (Target  *self,
          CfnNode *node)
{
  CfnIntrinsic call;
  const char *tag = node->tag;

  if (tag == NULL)
    return TAG_NONE;
  if (self->has_handles)
    return TAG_UNKNOWN;
  if (g_str_has_prefix (tag, "!<") && g_str_has_suffix (tag, ">"))
    tag = cfn_arena_copy (self->arena, tag + 2, strlen (tag) - 3);
  if (strcmp (tag, "!") == 0)
    return TAG_PLAIN;
  if (g_str_has_prefix (tag, CORE_TAG))
    return find_core_type (tag + strlen (CORE_TAG));
  if (g_str_has_prefix (tag, "!!"))
    return node->tag == tag ? find_core_type (tag + 2) : TAG_UNKNOWN;
  if (*tag != '!')
    return TAG_UNKNOWN;

  node->tag = tag;
  return cfn_intrinsic_match (node, &call) ? TAG_CALL : TAG_UNKNOWN;
}

static gboolean
fail_tag (Target        *self,
          const CfnNode *node)
{
  return fail (self, node, N_("CloudFormation does not know the tag “{0}”"), node->tag);
}

static gboolean
check_key (Target  *self,
           CfnNode *key)
{
  g_autoptr (GString) quoted = NULL;
  g_autofree char *plain = NULL;
  Tag tag = read_tag (self, key);

  if (tag == TAG_CALL)
    return fail (self, key, N_("The call of a function cannot be a key"), NULL);
  if (tag == TAG_UNKNOWN || tag == TAG_SEQUENCE || tag == TAG_MAPPING)
    return fail_tag (self, key);
  if (key->length <= MAX_KEY / MAX_ESCAPE - 2)
    return TRUE;

  quoted = g_string_new (NULL);
  if (self->is_json)
    cfn_quote_append_json (quoted, key->value, key->length);
  else
    plain = cfn_writer_quote (key->value);
  if (g_utf8_strlen (self->is_json ? quoted->str : plain, -1) <= MAX_KEY)
    return TRUE;

  return fail (self, key, N_("This key is longer than the 1,024 characters that YAML allows"),
               NULL);
}

static void
make_string (CfnNode *node)
{
  node->style = CFN_STYLE_DOUBLE_QUOTED;
}

static void
make_word (CfnNode    *node,
           const char *word)
{
  node->style = CFN_STYLE_PLAIN;
  node->value = word;
  node->length = strlen (word);
}

static gboolean
make_number (Target        *self,
             CfnNode       *node,
             CfnScalarType  type)
{
  g_autofree char *number = cfn_number_respell (node->value, type);

  if (number == NULL)
    return fail (self, node, N_("JSON has no number for “{0}”"), node->value);

  make_word (node, cfn_arena_copy (self->arena, number, strlen (number)));
  return TRUE;
}

static gboolean
make_typed (Target        *self,
            CfnNode       *node,
            CfnScalarType  type)
{
  switch (type)
    {
    case CFN_SCALAR_NULL:
      make_word (node, "null");
      return TRUE;
    case CFN_SCALAR_BOOLEAN:
      make_word (node, cfn_scalar_is_true (node->value) ? "true" : "false");
      return TRUE;
    case CFN_SCALAR_INTEGER:
    case CFN_SCALAR_FLOAT:
      return make_number (self, node, type);
    case CFN_SCALAR_STRING:
    case CFN_SCALAR_TIMESTAMP:
    default:
      make_string (node);
      return TRUE;
    }
}

/* A scalar of the core type that @tag names, however it looks otherwise. */
static gboolean
make_tagged (Target  *self,
             CfnNode *node,
             Tag      tag)
{
  CfnScalarType type = cfn_scalar_type (node->value);
  CfnScalarType wanted = CFN_SCALAR_STRING;

  if (tag == TAG_INTEGER)
    wanted = CFN_SCALAR_INTEGER;
  else if (tag == TAG_FLOAT)
    wanted = CFN_SCALAR_FLOAT;
  else if (tag == TAG_BOOLEAN)
    wanted = CFN_SCALAR_BOOLEAN;
  else if (tag == TAG_NULL)
    wanted = CFN_SCALAR_NULL;

  if (strlen (node->value) < node->length && wanted != CFN_SCALAR_STRING)
    type = CFN_SCALAR_STRING;
  /* "!!float 5" is 5.0; what is whole but not decimal is no float. */
  if (wanted == CFN_SCALAR_FLOAT && type == CFN_SCALAR_INTEGER
      && strspn (node->value, "+-0123456789_") == node->length)
    type = CFN_SCALAR_FLOAT;
  if (wanted != CFN_SCALAR_STRING && type != wanted)
    return fail (self, node, N_("This is not what its tag “{0}” says"), node->tag);

  node->tag = NULL;
  return make_typed (self, node, wanted);
}

/* Puts a mapping with the function's name as its key where the short call @node is. */
static void
lengthen_call (Target  *self,
               CfnNode *node)
{
  CfnNode *argument = cfn_arena_alloc (self->arena, sizeof *argument);
  CfnNode *key = cfn_arena_alloc (self->arena, sizeof *key);
  CfnIntrinsic call;

  cfn_intrinsic_match (node, &call);
  key->kind = CFN_NODE_SCALAR;
  key->style = CFN_STYLE_DOUBLE_QUOTED;
  key->length = strlen (call.name);
  key->value = cfn_arena_copy (self->arena, call.name, key->length);
  key->span = node->span;

  *argument = *node;
  argument->tag = NULL;
  argument->key = key;
  argument->initial = 0;
  if (argument->kind == CFN_NODE_SCALAR)
    make_string (argument);
  for (CfnNode *child = argument->first_child; child != NULL; child = child->next)
    child->parent = argument;

  node->kind = CFN_NODE_MAPPING;
  node->style = CFN_STYLE_FLOW;
  node->tag = NULL;
  node->value = NULL;
  node->length = 0;
  node->n_children = 0;
  node->first_child = node->last_child = NULL;
  cfn_node_append (node, argument);
}

static gboolean
prepare_tag (Target  *self,
             CfnNode *node)
{
  Tag tag = read_tag (self, node);
  gboolean fits = TRUE;

  if (tag == TAG_NONE)
    {
      if (node->kind == CFN_NODE_SCALAR && node->style == CFN_STYLE_PLAIN)
        return make_typed (self, node, cfn_scalar_type (node->value));
      if (node->kind == CFN_NODE_SCALAR)
        make_string (node);
      return TRUE;
    }
  if (tag == TAG_UNKNOWN)
    return fail_tag (self, node);
  if (tag == TAG_CALL)
    {
      lengthen_call (self, node);
      return TRUE;
    }

  if (tag == TAG_SEQUENCE)
    fits = node->kind == CFN_NODE_SEQUENCE;
  else if (tag == TAG_MAPPING)
    fits = node->kind == CFN_NODE_MAPPING;
  else if (tag != TAG_PLAIN)
    fits = node->kind == CFN_NODE_SCALAR;
  if (!fits)
    return fail (self, node, N_("This is not what its tag “{0}” says"), node->tag);
  if (node->kind == CFN_NODE_SCALAR)
    return make_tagged (self, node, tag);

  node->tag = NULL;
  return TRUE;
}

static gboolean
is_condition_function (const CfnNode *node)
{
  static const char * const names[] = { "Fn::And", "Fn::Or", "Fn::Not", NULL };
  CfnIntrinsic call;

  return cfn_intrinsic_match (node, &call) && call.argument->kind == CFN_NODE_SEQUENCE
         && g_strv_contains (names, call.name);
}

/* The arguments of @call that are conditions' names in the long form get the short one. */
static void
shorten_conditions (const CfnNode *call)
{
  CfnNode *list = call->first_child;

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      const CfnNode *name = item->first_child;

      if (item->kind != CFN_NODE_MAPPING || item->n_children != 1
          || g_strcmp0 (cfn_node_get_key (name), "Condition") != 0
          || name->kind != CFN_NODE_SCALAR || cfn_node_get_scalar_type (name) != CFN_SCALAR_STRING)
        continue;

      item->kind = CFN_NODE_SCALAR;
      item->style = CFN_STYLE_DOUBLE_QUOTED;
      item->tag = "!Condition";
      item->value = name->value;
      item->length = name->length;
      item->n_children = 0;
      item->first_child = item->last_child = NULL;
    }
}

/* @depth: how deep @node stands in the target. */
static gboolean
prepare_node (Target  *self,
              CfnNode *node,
              guint    depth)
{
  if (node->key != NULL && !check_key (self, node->key))
    return FALSE;
  if (!prepare_tag (self, node))
    return FALSE;
  if (depth >= cfn_limits_default.max_depth && node->kind != CFN_NODE_SCALAR)
    {
      g_autofree char *limit = g_strdup_printf ("%u", cfn_limits_default.max_depth);

      return fail (self, node, N_("The text is nested more than {0} levels deep"), limit);
    }

  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (!prepare_node (self, child, depth + 1))
        return FALSE;
    }
  if (!self->is_json && is_condition_function (node))
    shorten_conditions (node);

  return TRUE;
}

/* Whether the directive at @line gives a handle the meaning that it has anyway. */
static gboolean
says_nothing_new (const char *line)
{
  g_autofree char *start = g_strndup (line, 80);
  g_auto (GStrv) words = g_strsplit_set (start, " \t\r\n", -1);
  const char *found[] = { "", "", "" };
  guint n_found = 0;

  for (guint i = 0; words[i] != NULL && n_found < G_N_ELEMENTS (found); i++)
    {
      if (*words[i] != '\0')
        found[n_found++] = words[i];
    }

  return (strcmp (found[1], "!") == 0 && strcmp (found[2], "!") == 0)
         || (strcmp (found[1], "!!") == 0 && strcmp (found[2], CORE_TAG) == 0);
}

/* Whether directives before @root give tags another meaning. */
static gboolean
has_tag_directive (CfnTree       *tree,
                   const CfnNode *root)
{
  gsize length;
  const char *data = cfn_text_get_data (cfn_tree_get_text (tree), &length);

  for (gsize i = 0; i + strlen ("%TAG") < root->span.start; i++)
    {
      if (data[i] == '%' && memcmp (data + i, "%TAG", strlen ("%TAG")) == 0
          && (i == 0 || !g_ascii_isprint (data[i - 1])) && !says_nothing_new (data + i))
        return TRUE;
    }

  return FALSE;
}

gboolean
cfn_target_prepare (CfnUnalias       *copy,
                    CfnTree          *source,
                    gboolean          is_json,
                    CfnSyntaxProblem *problem)
{
  CfnNode *root = cfn_unalias_get_root (copy);
  Target self = { cfn_unalias_get_arena (copy), problem, is_json, FALSE };

  g_return_val_if_fail (root != NULL && problem != NULL, FALSE);

  self.has_handles = has_tag_directive (source, cfn_tree_get_root (source));
  if (!prepare_node (&self, root, 0))
    return FALSE;
  if (root->kind != CFN_NODE_MAPPING)
    return fail (&self, root, N_("A template is a mapping of sections, and this is not one"), NULL);

  return TRUE;
}
