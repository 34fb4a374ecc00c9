/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-filter-record.h"

#include <string.h>

#include "cfn-filter.h"
#include "cfn-value.h"

/* A pattern while it is held against a record. */
typedef struct
{
  GString     *path;   /* where it is */
  char       **miss;   /* gets the first path that does not match; NULL: nobody asks */
  CfnMessage **why;
} Match;

static gboolean match_object (Match            *self,
                              const CfnPattern *pattern,
                              const CfnPattern *record);

/* --- What does not match --- */

static gboolean
miss (Match      *self,
      CfnMessage *why)
{
  if (self->miss != NULL && *self->miss == NULL)
    *self->miss = g_strdup (self->path->str);
  if (self->why != NULL && *self->why == NULL)
    *self->why = cfn_message_ref (why);
  cfn_message_unref (why);

  return FALSE;
}

/* Alternatives are tried without a word; only when none of them matches is anything said. */
static Match
try_quietly (const Match *self)
{
  return (Match) { .path = self->path };
}

/* --- Leaves --- */

static gboolean
compare (double      number,
         const char *operator,
         double      bound)
{
  if (g_str_equal (operator, "="))
    return number == bound;
  if (g_str_equal (operator, "<"))
    return number < bound;
  if (g_str_equal (operator, "<="))
    return number <= bound;
  if (g_str_equal (operator, ">"))
    return number > bound;

  return g_str_equal (operator, ">=") && number >= bound;
}

/* [">", 0, "<=", 5] */
static gboolean
match_numeric (const CfnPattern *operands,
               const CfnPattern *value)
{
  double number;

  if (value->kind != CFN_PATTERN_NUMBER)
    return FALSE;

  number = g_ascii_strtod (value->text, NULL);
  for (const CfnPattern *sign = operands->first_child; sign != NULL && sign->next != NULL;
       sign = sign->next->next)
    {
      const CfnPattern *bound = sign->next;

      if (bound->kind == CFN_PATTERN_UNKNOWN)
        continue;
      if (sign->text == NULL || bound->text == NULL
          || !compare (number, sign->text, g_ascii_strtod (bound->text, NULL)))
        return FALSE;
    }

  return TRUE;
}

/* Numbers by the text that they are written as: 300, 300.0 and 3.0e2 differ. */
static gboolean
is_same_scalar (const CfnPattern *one,
                const CfnPattern *other)
{
  if (one->kind != other->kind)
    return FALSE;

  return one->text == NULL || other->text == NULL || g_str_equal (one->text, other->text);
}

static gboolean
excludes (const CfnPattern *operand,
          const CfnPattern *value)
{
  if (operand->kind != CFN_PATTERN_ARRAY)
    return is_same_scalar (operand, value);

  for (const CfnPattern *item = operand->first_child; item != NULL; item = item->next)
    {
      if (is_same_scalar (item, value))
        return TRUE;
    }

  return FALSE;
}

static gboolean
match_operator (const CfnPattern *alternative,
                const CfnPattern *operator,
                const CfnPattern *value)
{
  if (operator->key == NULL)
    return TRUE;
  if (g_str_equal (operator->key, "exists"))
    return operator->kind != CFN_PATTERN_FALSE;
  if (g_str_equal (operator->key, "numeric"))
    return match_numeric (operator, value);
  if (value->kind == CFN_PATTERN_STRING)
    return cfn_filter_takes_text (alternative, value->text);

  return g_str_equal (operator->key, "anything-but") && !excludes (operator, value);
}

static gboolean
match_alternative (const CfnPattern *alternative,
                   const CfnPattern *value)
{
  const CfnPattern *operator = cfn_filter_get_operator (alternative);

  if (alternative->kind == CFN_PATTERN_UNKNOWN || alternative->is_partial)
    return TRUE;
  if (operator != NULL)
    return match_operator (alternative, operator, value);

  return is_same_scalar (alternative, value);
}

static gboolean
asks_for_absence (const CfnPattern *leaf)
{
  for (const CfnPattern *item = leaf->first_child; item != NULL; item = item->next)
    {
      const CfnPattern *operator = cfn_filter_get_operator (item);

      if (operator != NULL && operator->kind == CFN_PATTERN_FALSE
          && g_strcmp0 (operator->key, "exists") == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_scalar (const CfnPattern *value)
{
  return value->kind != CFN_PATTERN_OBJECT && value->kind != CFN_PATTERN_ARRAY;
}

/* A list of the record matches when one of its items does. */
static gboolean
match_leaf (Match            *self,
            const CfnPattern *leaf,
            const CfnPattern *value)
{
  const CfnPattern *first = value;

  /* Only what is no object counts as being there (AWS-recorded: exists at the level of an
   * attribute). */
  if (value == NULL || value->kind == CFN_PATTERN_OBJECT)
    return asks_for_absence (leaf)
             ? TRUE
             : miss (self, value == NULL
                             ? cfn_message_new (N_("the record has nothing there"), NULL)
                             : cfn_message_new (N_("the record has an object there, no value"),
                                                NULL));

  if (value->kind == CFN_PATTERN_ARRAY)
    first = value->first_child;
  for (const CfnPattern *one = first; one != NULL; one = value == first ? NULL : one->next)
    {
      for (const CfnPattern *item = leaf->first_child; is_scalar (one) && item != NULL;
           item = item->next)
        {
          if (match_alternative (item, one))
            return TRUE;
        }
    }

  return miss (self, cfn_message_new (N_("the record has {0}, which none of the alternatives "
                                         "takes"),
                                      value->text != NULL ? value->text
                                      : value->kind == CFN_PATTERN_TRUE ? "true"
                                      : value->kind == CFN_PATTERN_FALSE ? "false"
                                      : value->kind == CFN_PATTERN_NULL ? "null" : "[…]",
                                      NULL));
}

/* --- Objects --- */

static gboolean
match_value (Match            *self,
             const CfnPattern *pattern,
             const CfnPattern *value)
{
  if (pattern->kind == CFN_PATTERN_ARRAY)
    return match_leaf (self, pattern, value);
  if (pattern->kind != CFN_PATTERN_OBJECT)
    return pattern->kind == CFN_PATTERN_UNKNOWN
             || miss (self, cfn_message_new (N_("Lambda takes lists of alternatives only"), NULL));

  return match_object (self, pattern, value);
}

/* "$or": one of several patterns. */
static gboolean
match_or (Match            *self,
          const CfnPattern *patterns,
          const CfnPattern *record)
{
  for (const CfnPattern *one = patterns->first_child; one != NULL; one = one->next)
    {
      Match quiet = try_quietly (self);

      if (match_object (&quiet, one, record))
        return TRUE;
    }

  return miss (self, cfn_message_new (N_("none of the patterns matches"), NULL));
}

/* @record NULL, or no object: it has none of the keys. */
static gboolean
match_object (Match            *self,
              const CfnPattern *pattern,
              const CfnPattern *record)
{
  for (const CfnPattern *child = pattern->first_child; child != NULL; child = child->next)
    {
      gsize length = self->path->len;
      const CfnPattern *value = NULL;
      gboolean matches;

      /* Of a key that is there twice the last counts. */
      if (child->key == NULL || cfn_pattern_get (pattern, child->key) != child)
        continue;
      if (record != NULL && record->kind == CFN_PATTERN_OBJECT)
        value = cfn_pattern_get (record, child->key);

      g_string_append_printf (self->path, "%s%s", length > 0 ? "." : "", child->key);
      matches = g_str_equal (child->key, "$or") && child->kind == CFN_PATTERN_ARRAY
                  ? match_or (self, child, record) : match_value (self, child, value);
      g_string_truncate (self->path, length);
      if (!matches)
        return FALSE;
    }

  return TRUE;
}

gboolean
cfn_filter_passes (const CfnPattern  *pattern,
                   const CfnPattern  *record,
                   char             **path,
                   CfnMessage       **why)
{
  g_autoptr (GString) steps = g_string_new (NULL);
  Match match = { steps, path, why };

  g_return_val_if_fail (pattern != NULL && record != NULL, FALSE);

  if (path != NULL)
    *path = NULL;
  if (why != NULL)
    *why = NULL;

  return match_value (&match, pattern, record);
}

/* --- A record --- */

static const char *
get_type (CfnNode    *definitions,
          const char *name)
{
  for (CfnNode *item = definitions != NULL ? definitions->first_child : NULL; item != NULL;
       item = item->next)
    {
      const char *type = cfn_node_get_string (cfn_node_get (item, "AttributeType"));

      if (type != NULL && cfn_node_is_string (cfn_node_get (item, "AttributeName"), name))
        return type;
    }

  return "S";
}

static void
append_attribute (GString    *out,
                  const char *name,
                  const char *type)
{
  const char *value = g_str_equal (type, "N") ? "1" : g_str_equal (type, "B") ? "AQ==" : name;

  g_string_append_printf (out, "%s\"%s\": {\"%s\": \"%s\"}",
                          out->str[out->len - 1] == '{' ? "" : ", ", name, type, value);
}

/* The attributes that @list names: those of a key schema, or all that are defined. */
static void
append_attributes (GString    *out,
                   const char *key,
                   CfnNode    *list,
                   CfnNode    *definitions)
{
  g_string_append_printf (out, ", \"%s\": {", key);
  for (CfnNode *item = list != NULL ? list->first_child : NULL; item != NULL; item = item->next)
    {
      const char *name = cfn_node_get_string (cfn_node_get (item, "AttributeName"));

      if (name != NULL)
        append_attribute (out, name, get_type (definitions, name));
    }
  if (out->str[out->len - 1] == '{')
    append_attribute (out, "id", "S");
  g_string_append_c (out, '}');
}

char *
cfn_filter_make_record (const CfnResource *table,
                        const char        *event)
{
  CfnNode *keys = NULL, *definitions = NULL;
  const char *view = NULL;
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (event != NULL, NULL);

  if (table != NULL)
    {
      keys = cfn_resource_get_property (table, "KeySchema");
      definitions = cfn_resource_get_property (table, "AttributeDefinitions");
      view = cfn_node_get_literal (cfn_resource_get_property (
        table, "StreamSpecification.StreamViewType"));
    }
  if (view == NULL)
    view = "NEW_AND_OLD_IMAGES";

  g_string_append_printf (out, "{\"eventName\": \"%s\", \"dynamodb\": "
                               "{\"ApproximateCreationDateTime\": 1798761600", event);
  append_attributes (out, "Keys", keys, definitions);
  /* What the item was before is there when there was an item, and so on (DynamoDB Developer Guide,
   * StreamViewType). */
  if (strstr (view, "NEW") != NULL && !g_str_equal (event, "REMOVE"))
    append_attributes (out, "NewImage", definitions, definitions);
  if (strstr (view, "OLD") != NULL && !g_str_equal (event, "INSERT"))
    append_attributes (out, "OldImage", definitions, definitions);
  g_string_append_printf (out, ", \"StreamViewType\": \"%s\"}}", view);

  return g_string_free (out, FALSE);
}
