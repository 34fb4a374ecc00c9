/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-attribute.h"

#include <string.h>

#include "cfn-decimal.h"
#include "cfn-stream-fail.h"

/* DynamoDB Developer Guide, Quotas: levels of nested attributes. */
#define MAX_DEPTH 32

static CfnAttribute *read_value (const CfnPattern *value,
                                 const char       *name,
                                 guint             depth,
                                 CfnSyntaxProblem *problem);

static CfnAttribute *
attribute_new (const char       *name,
               CfnAttributeType  type)
{
  CfnAttribute *self = g_new0 (CfnAttribute, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->type = type;

  return self;
}

/* --- Scalars --- */

/* The text of a number of DynamoDB, which the API writes in quotes; NULL and @problem. */
static char *
read_number (const CfnPattern *value,
             CfnSyntaxProblem *problem)
{
  CfnDecimalState state;
  g_autofree char *normal = NULL;

  if (value->kind == CFN_PATTERN_NUMBER)
    return fail (problem, value->span,
                 cfn_message_new (N_("Numbers stand in quotes, {\"N\": \"{0}\"}"), value->text,
                                  NULL));
  if (value->kind != CFN_PATTERN_STRING)
    return fail (problem, value->span,
                 cfn_message_new (N_("N takes a number in quotes, {\"N\": \"1\"}"), NULL));

  normal = cfn_decimal_normalize (value->text, &state);
  switch (state)
    {
    case CFN_DECIMAL_FINE:
      return g_steal_pointer (&normal);
    case CFN_DECIMAL_TOO_LONG:
      return fail (problem, value->span,
                   cfn_message_new (N_("DynamoDB keeps no more than 38 digits of a number"), NULL));
    case CFN_DECIMAL_TOO_FAR:
      return fail (problem, value->span,
                   cfn_message_new (N_("DynamoDB keeps numbers between 1E-130 and 1E+126 only"),
                                    NULL));
    case CFN_DECIMAL_NO_NUMBER:
    default:
      return fail (problem, value->span,
                   cfn_message_new (N_("“{0}” is no number"), value->text, NULL));
    }
}

/* Base64 (RFC 4648), with its padding. */
static gboolean
is_base64 (const char *text)
{
  gsize length = strlen (text);
  gsize padding = length > 1 && text[length - 1] == '=' ? 1 + (text[length - 2] == '=') : 0;

  for (gsize i = 0; i < length - padding; i++)
    {
      if (!g_ascii_isalnum (text[i]) && text[i] != '+' && text[i] != '/')
        return FALSE;
    }

  return length % 4 == 0;
}

static char *
read_text (const CfnPattern *value,
           CfnAttributeType  type,
           CfnSyntaxProblem *problem)
{
  if (type == CFN_ATTRIBUTE_N)
    return read_number (value, problem);
  if (value->kind != CFN_PATTERN_STRING)
    return fail (problem, value->span,
                 cfn_message_new (N_("{0} takes a text in quotes"),
                                  cfn_attribute_type_to_string (type), NULL));
  if (type == CFN_ATTRIBUTE_B && !is_base64 (value->text))
    return fail (problem, value->span,
                 cfn_message_new (N_("B takes bytes as Base64: “{0}” is none"), value->text, NULL));

  return g_strdup (value->text);
}

static char *
read_truth (const CfnPattern *value,
            CfnAttributeType  type,
            CfnSyntaxProblem *problem)
{
  if (value->kind == CFN_PATTERN_TRUE)
    return g_strdup ("true");
  if (value->kind == CFN_PATTERN_FALSE && type == CFN_ATTRIBUTE_BOOL)
    return g_strdup ("false");

  return fail (problem, value->span,
               cfn_message_new (type == CFN_ATTRIBUTE_BOOL
                                  ? N_("BOOL takes true or false, without quotes")
                                  : N_("NULL takes true, without quotes"),
                                NULL));
}

/* --- Lists --- */

static CfnAttributeType
get_element_type (CfnAttributeType set)
{
  return set == CFN_ATTRIBUTE_SS ? CFN_ATTRIBUTE_S
         : set == CFN_ATTRIBUTE_NS ? CFN_ATTRIBUTE_N : CFN_ATTRIBUTE_B;
}

static CfnAttribute *
read_element (const CfnPattern *value,
              CfnAttributeType  set,
              GHashTable       *seen,
              CfnSyntaxProblem *problem)
{
  CfnAttributeType type = get_element_type (set);
  g_autofree char *text = read_text (value, type, problem);
  CfnAttribute *element;

  if (text == NULL)
    return NULL;
  if (g_hash_table_contains (seen, text))
    return fail (problem, value->span,
                 cfn_message_new (N_("A set has “{0}” once only"), text, NULL));

  element = attribute_new (NULL, type);
  element->text = g_steal_pointer (&text);
  g_hash_table_add (seen, element->text);

  return element;
}

static GPtrArray *
read_list (const CfnPattern *value,
           CfnAttributeType  type,
           guint             depth,
           CfnSyntaxProblem *problem)
{
  g_autoptr (GPtrArray) children
    = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_attribute_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (value->kind != CFN_PATTERN_ARRAY)
    return fail (problem, value->span,
                 cfn_message_new (N_("{0} takes a list in brackets"),
                                  cfn_attribute_type_to_string (type), NULL));
  if (value->n_children == 0 && type != CFN_ATTRIBUTE_L)
    return fail (problem, value->span,
                 cfn_message_new (N_("A set has one element at least"), NULL));

  for (const CfnPattern *item = value->first_child; item != NULL; item = item->next)
    {
      CfnAttribute *child = type == CFN_ATTRIBUTE_L
                              ? read_value (item, NULL, depth + 1, problem)
                              : read_element (item, type, seen, problem);

      if (child == NULL)
        return NULL;
      g_ptr_array_add (children, child);
    }

  return g_steal_pointer (&children);
}

/* --- Values --- */

static gboolean
fill (CfnAttribute     *self,
      const CfnPattern *value,
      guint             depth,
      CfnSyntaxProblem *problem)
{
  switch (self->type)
    {
    case CFN_ATTRIBUTE_S:
    case CFN_ATTRIBUTE_N:
    case CFN_ATTRIBUTE_B:
      self->text = read_text (value, self->type, problem);
      break;
    case CFN_ATTRIBUTE_BOOL:
    case CFN_ATTRIBUTE_NULL:
      self->text = read_truth (value, self->type, problem);
      break;
    case CFN_ATTRIBUTE_M:
      self->children = cfn_attributes_read (value, depth + 1, problem);
      break;
    case CFN_ATTRIBUTE_L:
    case CFN_ATTRIBUTE_SS:
    case CFN_ATTRIBUTE_NS:
    case CFN_ATTRIBUTE_BS:
    default:
      self->children = read_list (value, self->type, depth, problem);
      break;
    }

  return self->text != NULL || self->children != NULL;
}

static CfnAttribute *
read_value (const CfnPattern *value,
            const char       *name,
            guint             depth,
            CfnSyntaxProblem *problem)
{
  CfnAttributeType type;
  CfnAttribute *self;

  if (depth > MAX_DEPTH)
    return fail (problem, value->span,
                 cfn_message_new (N_("DynamoDB nests values no deeper than 32 levels"), NULL));
  if (value->kind != CFN_PATTERN_OBJECT || value->n_children != 1)
    return fail (problem, value->span,
                 cfn_message_new (N_("A value has its type around it, such as {\"S\": \"text\"} or "
                                     "{\"N\": \"1\"}"),
                                  NULL));
  if (!cfn_attribute_type_from_string (value->first_child->key, &type))
    return fail (problem, value->first_child->key_span,
                 cfn_message_new (N_("There is no type “{0}”: S, N, B, BOOL, NULL, M, L, SS, NS "
                                     "and BS are types"),
                                  value->first_child->key, NULL));

  self = attribute_new (name, type);
  if (!fill (self, value->first_child, depth, problem))
    g_clear_pointer (&self, cfn_attribute_unref);

  return self;
}

GPtrArray *
cfn_attributes_read (const CfnPattern *value,
                     guint             depth,
                     CfnSyntaxProblem *problem)
{
  g_autoptr (GPtrArray) attributes
    = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_attribute_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (value->kind != CFN_PATTERN_OBJECT)
    return fail (problem, value->span,
                 cfn_message_new (N_("Attributes are expected here, {\"name\": {\"S\": \"text\"}}"),
                                  NULL));

  for (const CfnPattern *child = value->first_child; child != NULL; child = child->next)
    {
      CfnAttribute *attribute;

      if (!g_hash_table_add (seen, child->key))
        return fail (problem, child->key_span,
                     cfn_message_new (N_("“{0}” is here twice"), child->key, NULL));
      if (*child->key == '\0')
        return fail (problem, child->key_span,
                     cfn_message_new (N_("An attribute needs a name"), NULL));
      attribute = read_value (child, child->key, depth, problem);
      if (attribute == NULL)
        return NULL;
      g_ptr_array_add (attributes, attribute);
    }

  return g_steal_pointer (&attributes);
}
