/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-render-private.h"

#include "cfn-intrinsic.h"
#include "cfn-quote.h"
#include "cfn-scalar.h"

#include <string.h>

static void render_content (GString         *target,
                            const CfnHabits *habits,
                            const CfnNode   *node,
                            const char      *indent,
                            char             quote);

/* Numbers and words that JSON writes otherwise than YAML does. */
static void
append_json_typed (GString       *target,
                   const CfnNode *node,
                   CfnScalarType  type)
{
  gint64 number;

  if (cfn_scalar_is_json (node->value))
    g_string_append (target, node->value);
  else if (type == CFN_SCALAR_NULL)
    g_string_append (target, "null");
  else if (type == CFN_SCALAR_BOOLEAN)
    g_string_append (target, cfn_scalar_is_true (node->value) ? "true" : "false");
  else if (type == CFN_SCALAR_INTEGER && cfn_scalar_to_integer (node->value, &number))
    g_string_append_printf (target, "%" G_GINT64_FORMAT, number);
  else
    cfn_quote_append_json (target, node->value, node->length);
}

void
cfn_render_scalar (GString         *target,
                   const CfnHabits *habits,
                   const CfnNode   *node,
                   gboolean         in_flow,
                   char             quote)
{
  CfnScalarType type = CFN_SCALAR_STRING;

  if (node->style == CFN_STYLE_PLAIN)
    type = cfn_scalar_type (node->value);

  if (type != CFN_SCALAR_STRING && type != CFN_SCALAR_TIMESTAMP)
    {
      if (habits->is_json)
        append_json_typed (target, node, type);
      else
        g_string_append (target, *node->value != '\0' ? node->value : "null");
      return;
    }

  if (habits->is_json)
    cfn_quote_append_json (target, node->value, node->length);
  else if (quote != 0)
    cfn_quote_append (target, node->value, node->length, quote);
  else if ((habits->quotes_values && node->tag == NULL)
           || cfn_quote_is_needed (node->value, node->length, in_flow))
    cfn_quote_append (target, node->value, node->length, habits->quote);
  else
    g_string_append_len (target, node->value, node->length);
}

void
cfn_render_key (GString         *target,
                const CfnHabits *habits,
                const char      *key,
                gboolean         in_flow)
{
  gsize length = strlen (key);

  if (habits->is_json)
    cfn_quote_append_json (target, key, length);
  else if (habits->quotes_keys || cfn_quote_is_needed (key, length, in_flow))
    cfn_quote_append (target, key, length, habits->quote);
  else
    g_string_append (target, key);
}

static void
append_line (GString         *target,
             const CfnHabits *habits,
             const char      *indent)
{
  g_string_append (target, habits->newline);
  g_string_append (target, indent);
}

static gboolean
has_only_scalars (const CfnNode *node)
{
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (child->kind != CFN_NODE_SCALAR || child->tag != NULL)
        return FALSE;
    }

  return TRUE;
}

/* The children between their brackets, on one line or a line each. */
static void
render_children (GString         *target,
                 const CfnHabits *habits,
                 const CfnNode   *node,
                 const char      *indent)
{
  g_autofree char *inner = NULL;
  gboolean is_map = node->kind == CFN_NODE_MAPPING;
  gboolean is_padded = is_map ? habits->pads_maps : habits->pads_lists;

  if (!is_map && habits->inline_lists && has_only_scalars (node))
    indent = NULL;
  if (indent != NULL && node->n_children > 0)
    inner = g_strconcat (indent, habits->unit, NULL);

  g_string_append_c (target, is_map ? '{' : '[');
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (child->index > 0)
        g_string_append (target, inner != NULL ? "," : habits->comma);
      if (inner != NULL)
        append_line (target, habits, inner);
      else if (child->index == 0 && is_padded)
        g_string_append_c (target, ' ');
      cfn_render_flow_entry (target, habits,
                             child->key != NULL ? cfn_render_key_text (child) : NULL, child, inner);
    }
  if (inner != NULL)
    append_line (target, habits, indent);
  else if (is_padded && node->n_children > 0)
    g_string_append_c (target, ' ');
  g_string_append_c (target, is_map ? '}' : ']');
}

static void
render_getatt_list (GString         *target,
                    const CfnHabits *habits,
                    const char      *id,
                    const char      *attribute,
                    const char      *indent)
{
  const char *parts[] = { id, attribute };
  g_autofree char *inner = indent != NULL ? g_strconcat (indent, habits->unit, NULL) : NULL;

  if (habits->inline_lists)
    g_clear_pointer (&inner, g_free);
  g_string_append_c (target, '[');
  if (inner == NULL && habits->pads_lists)
    g_string_append_c (target, ' ');
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (i > 0)
        g_string_append (target, inner != NULL ? "," : habits->comma);
      if (inner != NULL)
        append_line (target, habits, inner);
      if (habits->is_json)
        cfn_quote_append_json (target, parts[i], strlen (parts[i]));
      else if (habits->quotes_values || cfn_quote_is_needed (parts[i], strlen (parts[i]), TRUE))
        cfn_quote_append (target, parts[i], strlen (parts[i]), habits->quote);
      else
        g_string_append (target, parts[i]);
    }
  if (inner != NULL)
    append_line (target, habits, indent);
  else if (habits->pads_lists)
    g_string_append_c (target, ' ');
  g_string_append_c (target, ']');
}

void
cfn_render_call_argument (GString            *target,
                          const CfnHabits    *habits,
                          const CfnIntrinsic *call,
                          const char         *indent)
{
  g_autofree char *id = NULL;
  g_autofree char *attribute = NULL;

  if (cfn_render_split_getatt (call, &id, &attribute))
    render_getatt_list (target, habits, id, attribute, indent);
  else if (call->is_short)
    render_content (target, habits, call->argument, indent, 0);
  else
    cfn_render_flow_value (target, habits, call->argument, indent, 0);
}

/* { "Ref": "A" } */
static void
render_long_call (GString            *target,
                  const CfnHabits    *habits,
                  const CfnIntrinsic *call,
                  const char         *indent)
{
  g_autofree char *inner = NULL;

  if (habits->inline_calls)
    indent = NULL;
  if (indent != NULL)
    inner = g_strconcat (indent, habits->unit, NULL);

  g_string_append_c (target, '{');
  if (inner != NULL)
    append_line (target, habits, inner);
  else if (habits->pads_maps)
    g_string_append_c (target, ' ');
  cfn_render_key (target, habits, call->name, TRUE);
  g_string_append (target, habits->colon);
  cfn_render_call_argument (target, habits, call, inner);
  if (inner != NULL)
    append_line (target, habits, indent);
  else if (habits->pads_maps)
    g_string_append_c (target, ' ');
  g_string_append_c (target, '}');
}

static void
render_content (GString         *target,
                const CfnHabits *habits,
                const CfnNode   *node,
                const char      *indent,
                char             quote)
{
  if (node->kind == CFN_NODE_SCALAR)
    cfn_render_scalar (target, habits, node, TRUE, quote);
  else if (node->kind == CFN_NODE_ALIAS)
    g_string_append_printf (target, "*%s", node->value);
  else
    render_children (target, habits, node, indent);
}

void
cfn_render_flow_value (GString         *target,
                       const CfnHabits *habits,
                       const CfnNode   *node,
                       const char      *indent,
                       char             quote)
{
  CfnIntrinsic call;

  if (!cfn_intrinsic_match (node, &call))
    render_content (target, habits, node, indent, quote);
  else if (cfn_render_prefers_short (habits, &call))
    cfn_render_short_call (target, habits, &call);
  else
    render_long_call (target, habits, &call, indent);
}

void
cfn_render_flow_entry (GString         *target,
                       const CfnHabits *habits,
                       const char      *key,
                       const CfnNode   *node,
                       const char      *indent)
{
  if (key != NULL)
    {
      cfn_render_key (target, habits, key, TRUE);
      /* Behind a key without quotes YAML wants a blank. */
      g_string_append (target, habits->is_json || habits->colon[1] != '\0' ? habits->colon : ": ");
    }
  cfn_render_flow_value (target, habits, node, indent, 0);
}

/* A number where a name belongs stays what it is. */
static gboolean
is_string (const CfnNode *node)
{
  CfnScalarType type = cfn_node_get_scalar_type (node);

  return type == CFN_SCALAR_STRING || type == CFN_SCALAR_TIMESTAMP;
}

gboolean
cfn_render_split_getatt (const CfnIntrinsic  *call,
                         char               **id,
                         char               **attribute)
{
  const CfnNode *argument = call->argument;

  if (argument->kind == CFN_NODE_SCALAR)
    {
      if (!call->is_short && !is_string (argument))
        return FALSE;
    }
  else if (argument->n_children != 2 || !is_string (argument->first_child)
           || !is_string (argument->last_child))
    return FALSE;

  return cfn_intrinsic_split_getatt (call, id, attribute);
}

/* Functions of the language extensions have no short form ("Fn::ForEach::Name", "Fn::Length" and
 * "Fn::ToJsonString": CloudFormation User Guide), and what a function's name is not has none. */
static gboolean
has_short_form (const CfnIntrinsic *call)
{
  static const char * const names[] = {
    "Ref", "Condition", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Split", "Fn::Select",
    "Fn::FindInMap", "Fn::Base64", "Fn::Cidr", "Fn::GetAZs", "Fn::ImportValue", "Fn::If",
    "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not", "Fn::Transform", "Fn::GetStackOutput",
    "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn", "Fn::RefAll", "Fn::ValueOf",
    "Fn::ValueOfAll", NULL,
  };

  return call->is_short || g_strv_contains (names, call->name);
}

gboolean
cfn_render_prefers_short (const CfnHabits    *habits,
                          const CfnIntrinsic *call)
{
  CfnIntrinsic inner;

  if (habits->is_json || !has_short_form (call))
    return FALSE;
  /* One node cannot carry two tags: "!Base64 !Sub x" is no YAML. */
  if (!call->is_short && cfn_intrinsic_match (call->argument, &inner)
      && cfn_render_prefers_short (habits, &inner))
    return FALSE;
  /* Behind a tag a scalar is a string, so a number needs the long form. */
  if (!call->is_short && call->argument->kind == CFN_NODE_SCALAR && !is_string (call->argument))
    return FALSE;
  if (strcmp (call->name, "Fn::GetAtt") == 0)
    return habits->getatt != CFN_GETATT_LONG;

  return habits->short_calls;
}

void
cfn_render_short_call (GString            *target,
                       const CfnHabits    *habits,
                       const CfnIntrinsic *call)
{
  g_autofree char *id = NULL;
  g_autofree char *attribute = NULL;

  g_string_append_printf (target, "!%s ", cfn_intrinsic_get_short_name (call));
  /* The string is split at its first dot. */
  if (habits->getatt == CFN_GETATT_DOTTED && cfn_render_split_getatt (call, &id, &attribute)
      && strchr (id, '.') == NULL)
    {
      g_autofree char *dotted = g_strdup_printf ("%s.%s", id, attribute);

      if (cfn_quote_is_needed (dotted, strlen (dotted), TRUE))
        cfn_quote_append (target, dotted, strlen (dotted), habits->quote);
      else
        g_string_append (target, dotted);
      return;
    }

  cfn_render_call_argument (target, habits, call, NULL);
}

const char *
cfn_render_key_text (const CfnNode *child)
{
  const char *text = cfn_node_get_key (child);

  return text != NULL ? text : "";
}
