/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-intrinsic.h"

#include "cfn-scalar.h"

#include <string.h>

#define MAX_NAME 48 /* of the long form: what is longer is no function */

/* "!Ref" and "!Condition" are the two short forms whose long name has no "Fn::". */
static gboolean
has_bare_name (const char *name)
{
  return strcmp (name, "Ref") == 0 || strcmp (name, "Condition") == 0;
}

/* What may follow "!" and "Fn::"; it may hold "::" itself, as "ForEach::Buckets" does. */
static gboolean
is_function_name (const char *name)
{
  if (!g_ascii_isalpha (*name))
    return FALSE;
  for (; *name != '\0'; name++)
    {
      if (!g_ascii_isalnum (*name) && *name != ':')
        return FALSE;
    }

  return TRUE;
}

gboolean
cfn_intrinsic_match (const CfnNode *node,
                     CfnIntrinsic  *intrinsic)
{
  const char *key;

  g_return_val_if_fail (node != NULL && intrinsic != NULL, FALSE);

  if (node->tag != NULL)
    {
      const char *name = node->tag + 1;

      if (!is_function_name (name) || strlen (name) > MAX_NAME - strlen ("Fn::"))
        return FALSE;
      g_snprintf (intrinsic->name, sizeof intrinsic->name, "%s%s",
                  has_bare_name (name) ? "" : "Fn::", name);
      intrinsic->argument = node;
      intrinsic->is_short = TRUE;
      return TRUE;
    }

  if (node->kind != CFN_NODE_MAPPING || node->n_children != 1)
    return FALSE;
  key = cfn_node_get_key (node->first_child);
  /* "Condition: X" alone is a function only among conditions: leave it the mapping it is. */
  if (key == NULL || strlen (key) > MAX_NAME
      || (strcmp (key, "Ref") != 0
          && (!g_str_has_prefix (key, "Fn::") || !is_function_name (key + strlen ("Fn::")))))
    return FALSE;
  g_strlcpy (intrinsic->name, key, sizeof intrinsic->name);
  intrinsic->argument = node->first_child;
  intrinsic->is_short = FALSE;

  return TRUE;
}

const char *
cfn_intrinsic_get_short_name (const CfnIntrinsic *intrinsic)
{
  const char *name;

  g_return_val_if_fail (intrinsic != NULL, NULL);

  name = intrinsic->name;
  return g_str_has_prefix (name, "Fn::") ? name + strlen ("Fn::") : name;
}

static gboolean
is_bare_scalar (const CfnNode *node)
{
  return node != NULL && node->kind == CFN_NODE_SCALAR && node->tag == NULL;
}

gboolean
cfn_intrinsic_split_getatt (const CfnIntrinsic  *intrinsic,
                            char               **logical_id,
                            char               **attribute)
{
  const CfnNode *argument;
  const char *dot;

  g_return_val_if_fail (intrinsic != NULL && logical_id != NULL && attribute != NULL, FALSE);

  argument = intrinsic->argument;
  if (strcmp (intrinsic->name, "Fn::GetAtt") != 0)
    return FALSE;
  if (argument->kind == CFN_NODE_SCALAR && (intrinsic->is_short || argument->tag == NULL))
    {
      dot = strchr (argument->value, '.');
      if (dot == NULL)
        return FALSE;
      *logical_id = g_strndup (argument->value, dot - argument->value);
      *attribute = g_strdup (dot + 1);
      return TRUE;
    }
  if (argument->kind != CFN_NODE_SEQUENCE || argument->n_children != 2
      || !is_bare_scalar (argument->first_child) || !is_bare_scalar (argument->last_child))
    return FALSE;

  *logical_id = g_strdup (argument->first_child->value);
  *attribute = g_strdup (argument->last_child->value);
  return TRUE;
}

/* A timestamp is a string to CloudFormation, which knows no such type. */
static CfnScalarType
meant_type (const CfnNode *node)
{
  CfnScalarType type = CFN_SCALAR_STRING;

  if (node->style == CFN_STYLE_PLAIN)
    type = cfn_scalar_type (node->value);
  return type == CFN_SCALAR_TIMESTAMP ? CFN_SCALAR_STRING : type;
}

static gboolean
scalar_equal (const CfnNode *a,
              const CfnNode *b)
{
  gboolean is_same_text = a->length == b->length && memcmp (a->value, b->value, a->length) == 0;
  CfnScalarType type;
  gint64 number_a;
  gint64 number_b;

  if (is_same_text && (a->style == CFN_STYLE_PLAIN) == (b->style == CFN_STYLE_PLAIN))
    return TRUE;
  type = meant_type (a);
  if (type != meant_type (b))
    return FALSE;

  switch (type)
    {
    case CFN_SCALAR_NULL:
      return TRUE;
    case CFN_SCALAR_INTEGER:
      return is_same_text
             || (cfn_scalar_to_integer (a->value, &number_a)
                 && cfn_scalar_to_integer (b->value, &number_b) && number_a == number_b);
    case CFN_SCALAR_BOOLEAN:
      return cfn_scalar_is_true (a->value) == cfn_scalar_is_true (b->value);
    case CFN_SCALAR_STRING:
    case CFN_SCALAR_FLOAT:
    case CFN_SCALAR_TIMESTAMP:
    default:
      return is_same_text;
    }
}

static gboolean content_equal (const CfnNode *a,
                               const CfnNode *b);

static gboolean
call_equal (const CfnIntrinsic *a,
            const CfnIntrinsic *b)
{
  g_autofree char *id_a = NULL;
  g_autofree char *attribute_a = NULL;
  g_autofree char *id_b = NULL;
  g_autofree char *attribute_b = NULL;

  if (strcmp (a->name, b->name) != 0)
    return FALSE;
  if (cfn_intrinsic_split_getatt (a, &id_a, &attribute_a)
      && cfn_intrinsic_split_getatt (b, &id_b, &attribute_b))
    return strcmp (id_a, id_b) == 0 && strcmp (attribute_a, attribute_b) == 0;
  /* The short form's own tag is the call; the long form's argument may be a call of its own. */
  if (a->is_short != b->is_short)
    return (a->is_short ? b : a)->argument->tag == NULL && content_equal (a->argument, b->argument);

  return a->is_short ? content_equal (a->argument, b->argument)
                     : cfn_node_equal (a->argument, b->argument);
}

/* What stands in @b under the key, or at the place, of @child; most often that is @candidate. */
static const CfnNode *
find_counterpart (const CfnNode *b,
                  const CfnNode *candidate,
                  const CfnNode *child)
{
  if (child->key == NULL || cfn_node_equal (child->key, candidate->key))
    return candidate;

  return cfn_node_get_key (child) != NULL ? cfn_node_get (b, cfn_node_get_key (child)) : NULL;
}

/* Compares what is behind the tags. */
static gboolean
content_equal (const CfnNode *a,
               const CfnNode *b)
{
  const CfnNode *child_b;

  if (a->kind != b->kind || a->n_children != b->n_children)
    return FALSE;
  if (a->kind == CFN_NODE_SCALAR)
    return scalar_equal (a, b);
  if (a->kind == CFN_NODE_ALIAS)
    return strcmp (a->value, b->value) == 0;

  child_b = b->first_child;
  for (const CfnNode *child_a = a->first_child; child_a != NULL; child_a = child_a->next)
    {
      const CfnNode *other = find_counterpart (b, child_b, child_a);

      if (other == NULL || !cfn_node_equal (child_a, other))
        return FALSE;
      child_b = child_b->next;
    }

  return TRUE;
}

gboolean
cfn_node_equal (const CfnNode *a,
                const CfnNode *b)
{
  CfnIntrinsic call_a;
  CfnIntrinsic call_b;
  gboolean is_call_a;
  gboolean is_call_b;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  is_call_a = cfn_intrinsic_match (a, &call_a);
  is_call_b = cfn_intrinsic_match (b, &call_b);
  if (is_call_a && is_call_b)
    return call_equal (&call_a, &call_b);
  if (is_call_a != is_call_b)
    {
      /* "!Condition X" against its long form, which alone is not told from a mapping. */
      const CfnNode *call = is_call_a ? a : b;
      const CfnNode *plain = is_call_a ? b : a;

      return g_strcmp0 (call->tag, "!Condition") == 0 && plain->kind == CFN_NODE_MAPPING
             && plain->n_children == 1
             && g_strcmp0 (cfn_node_get_key (plain->first_child), "Condition") == 0
             && content_equal (call, plain->first_child);
    }
  if (g_strcmp0 (a->tag, b->tag) != 0)
    return FALSE;

  return content_equal (a, b);
}
