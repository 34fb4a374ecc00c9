/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-value.h"

#include "cfn-message.h"
#include "cfn-template-private.h"

#include <string.h>

#define LOOP_PREFIX "Fn::ForEach::"

/* Every intrinsic function: CloudFormation User Guide, Intrinsic function reference. The short form
 * is "!" and what follows "Fn::", also for the two that have no such prefix. The most usual ones
 * come first. */
static const struct
{
  const char *name;
  const char *short_name;
} intrinsics[] = {
  { "Ref", "Ref" },
  { "Fn::GetAtt", "GetAtt" },
  { "Fn::Sub", "Sub" },
  { "Fn::If", "If" },
  { "Fn::Join", "Join" },
  { "Condition", "Condition" },
  { "Fn::And", "And" },
  { "Fn::Base64", "Base64" },
  { "Fn::Cidr", "Cidr" },
  { "Fn::Contains", "Contains" },
  { "Fn::EachMemberEquals", "EachMemberEquals" },
  { "Fn::EachMemberIn", "EachMemberIn" },
  { "Fn::Equals", "Equals" },
  { "Fn::FindInMap", "FindInMap" },
  { "Fn::GetAZs", "GetAZs" },
  { "Fn::GetStackOutput", "GetStackOutput" },
  { "Fn::ImportValue", "ImportValue" },
  { "Fn::Length", "Length" },
  { "Fn::Not", "Not" },
  { "Fn::Or", "Or" },
  { "Fn::RefAll", "RefAll" },
  { "Fn::Select", "Select" },
  { "Fn::Split", "Split" },
  { "Fn::ToJsonString", "ToJsonString" },
  { "Fn::Transform", "Transform" },
  { "Fn::ValueOf", "ValueOf" },
  { "Fn::ValueOfAll", "ValueOfAll" },
};

static const char *
short_name (const char *intrinsic)
{
  return g_str_has_prefix (intrinsic, "Fn::") ? intrinsic + strlen ("Fn::") : intrinsic;
}

static const char *
find_by_tag (const char *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (intrinsics); i++)
    {
      if (intrinsics[i].short_name[0] == tag[1]
          && g_str_equal (intrinsics[i].short_name, tag + 1))
        return intrinsics[i].name;
    }

  return NULL;
}

static const char *
find_by_key (const CfnNode *node)
{
  const char initial = cfn_node_get_initial (node);
  const char *key;

  /* Nearly every key begins with another letter. */
  if (initial != 'F' && initial != 'R' && initial != 'C')
    return NULL;

  key = cfn_node_get_key (node);
  if (g_str_has_prefix (key, LOOP_PREFIX))
    return "Fn::ForEach";

  for (guint i = 0; i < G_N_ELEMENTS (intrinsics); i++)
    {
      if (g_str_equal (intrinsics[i].name, key))
        return intrinsics[i].name;
    }

  return NULL;
}

const char *
cfn_node_get_inner_intrinsic (const CfnNode  *node,
                              CfnNode       **arguments)
{
  const char *name = NULL;

  if (node != NULL && node->kind == CFN_NODE_MAPPING && node->n_children == 1)
    name = find_by_key (node->first_child);
  /* A mapping with the one key "Condition" is also a policy statement's or a resource's begin. */
  if (name != NULL && g_str_equal (name, "Condition")
      && node->first_child->kind != CFN_NODE_SCALAR)
    name = NULL;

  if (arguments != NULL)
    *arguments = name != NULL ? node->first_child : NULL;

  return name;
}

const char *
cfn_node_find_intrinsic (const CfnNode  *node,
                         CfnNode       **arguments)
{
  const char *name;

  if (node->tag == NULL || node->tag[0] != '!' || node->tag[1] == '!')
    return cfn_node_get_inner_intrinsic (node, arguments);

  name = find_by_tag (node->tag);
  if (arguments != NULL)
    *arguments = name != NULL ? (CfnNode *) node : NULL;

  return name;
}

const char *
cfn_node_get_literal (const CfnNode *node)
{
  return cfn_node_get_intrinsic (node, NULL) == NULL ? cfn_node_get_string (node) : NULL;
}

/* A number that is written as everybody writes it: no "+1", "1e3", "1.0" or "010". */
static gboolean
is_usual_number (const char *text)
{
  const char *digits = text + (text[0] == '-');
  const char *point = strchr (digits, '.');

  if (digits[strspn (digits, "0123456789.")] != '\0'
      || (digits[0] == '0' && g_ascii_isdigit (digits[1])) || !g_ascii_isdigit (digits[0]))
    return FALSE;

  return point == NULL || (g_ascii_isdigit (point[1]) && !g_str_has_suffix (point, "0"));
}

gboolean
cfn_node_is_sure_text (const CfnNode *node)
{
  if (cfn_node_get_literal (node) == NULL
      || (node->tag != NULL && !g_str_equal (node->tag, "!!str") && !g_str_equal (node->tag, "!")))
    return FALSE;

  switch (cfn_node_get_scalar_type (node))
    {
    case CFN_SCALAR_STRING:
    case CFN_SCALAR_TIMESTAMP:
      return TRUE;
    case CFN_SCALAR_BOOLEAN:
      return g_str_equal (node->value, "true") || g_str_equal (node->value, "false");
    case CFN_SCALAR_INTEGER:
    case CFN_SCALAR_FLOAT:
      return is_usual_number (node->value);
    case CFN_SCALAR_NULL:
    default:
      return FALSE;
    }
}

char *
cfn_node_dup_text (const CfnNode *node)
{
  gboolean holds;
  gint64 number;

  if (cfn_node_get_literal (node) == NULL)
    return NULL;

  switch (cfn_node_get_scalar_type (node))
    {
    case CFN_SCALAR_NULL:
      return NULL;
    case CFN_SCALAR_BOOLEAN:
      if (cfn_node_get_boolean (node, &holds))
        return g_strdup (holds ? "true" : "false");
      break;
    case CFN_SCALAR_INTEGER:
      if (cfn_node_get_integer (node, &number))
        return g_strdup_printf ("%" G_GINT64_FORMAT, number);
      break;
    case CFN_SCALAR_STRING:
    case CFN_SCALAR_FLOAT:
    case CFN_SCALAR_TIMESTAMP:
    default:
      break;
    }

  return g_strdup (node->value);
}

gboolean
cfn_node_is_arguments_of (const CfnNode *node,
                          const char    *intrinsic)
{
  CfnNode *arguments;

  g_return_val_if_fail (intrinsic != NULL, FALSE);

  if (node == NULL || node->kind != CFN_NODE_SEQUENCE)
    return FALSE;
  if (g_strcmp0 (cfn_node_get_intrinsic (node, NULL), intrinsic) == 0)
    return TRUE;

  return g_strcmp0 (cfn_node_get_intrinsic (node->parent, &arguments), intrinsic) == 0
         && arguments == node;
}

gboolean
cfn_node_is_loop (const CfnNode *node)
{
  return node != NULL && cfn_node_get_initial (node) == 'F'
         && g_str_has_prefix (cfn_node_get_key (node), LOOP_PREFIX);
}

/* The text of an argument: in the short form it is the very scalar that has the tag. */
static const char *
get_argument_text (const CfnValue *value)
{
  return value->arguments == value->node ? cfn_node_get_string (value->arguments)
                                         : cfn_node_get_literal (value->arguments);
}

static void
read_ref (CfnTemplate *template,
          CfnValue    *value)
{
  value->name = get_argument_text (value);
  if (value->name == NULL)
    {
      /* Only AWS::LanguageExtensions lets a function stand here; its result is not known. */
      value->kind = CFN_VALUE_FUNCTION;
      value->name = "Ref";
    }
  else if (g_str_equal (value->name, "AWS::NoValue"))
    value->kind = CFN_VALUE_ABSENT;
  else if (template != NULL)
    value->resource = cfn_template_find_resource (template, value->name);
}

/* "A.B.C" is attribute B.C of A: the User Guide splits at the first dot. */
static void
read_dotted_getatt (CfnTemplate *template,
                    CfnValue    *value,
                    const char  *text)
{
  const char *dot = strchr (text, '.');
  gsize length = dot != NULL ? (gsize) (dot - text) : strlen (text);

  value->attribute = dot != NULL ? dot + 1 : NULL;
  if (template != NULL)
    value->resource = cfn_template_find_resource_n (template, text, length);

  if (value->resource != NULL)
    value->name = value->resource->id;
  else if (template != NULL)
    value->name = cfn_template_find_name (template, text, length);
  else
    {
      g_autofree char *name = g_strndup (text, length);

      value->name = g_intern_string (name);
    }
}

static void
read_getatt (CfnTemplate *template,
             CfnValue    *value)
{
  const char *text = get_argument_text (value);

  if (text != NULL)
    {
      read_dotted_getatt (template, value, text);
      return;
    }

  value->name = cfn_node_get_literal (cfn_node_get_item (value->arguments, 0));
  value->attribute = cfn_node_get_literal (cfn_node_get_item (value->arguments, 1));
  if (value->name == NULL)
    {
      value->kind = CFN_VALUE_FUNCTION;
      value->name = "Fn::GetAtt";
    }
  else if (template != NULL)
    value->resource = cfn_template_find_resource (template, value->name);
}

static void
read_intrinsic (CfnTemplate *template,
                CfnValue    *value,
                const char  *intrinsic)
{
  if (g_str_equal (intrinsic, "Ref"))
    {
      value->kind = CFN_VALUE_REF;
      read_ref (template, value);
    }
  else if (g_str_equal (intrinsic, "Fn::GetAtt"))
    {
      value->kind = CFN_VALUE_GETATT;
      read_getatt (template, value);
    }
  else if (g_str_equal (intrinsic, "Fn::Sub"))
    value->kind = CFN_VALUE_SUB;
  else if (g_str_equal (intrinsic, "Fn::If"))
    {
      value->kind = CFN_VALUE_IF;
      value->name = cfn_node_get_literal (cfn_node_get_item (value->arguments, 0));
    }
  else
    {
      value->kind = CFN_VALUE_FUNCTION;
      value->name = intrinsic;
    }
}

/* @intrinsic is that of @value, or NULL. */
static void
read_value (CfnTemplate *template,
            CfnValue    *value,
            const char  *intrinsic)
{
  CfnNode *node = value->node;

  if (intrinsic != NULL)
    read_intrinsic (template, value, intrinsic);
  else if (node->kind == CFN_NODE_SCALAR)
    {
      value->kind = CFN_VALUE_LITERAL;
      value->text = node->value;
    }
  else if (node->kind == CFN_NODE_SEQUENCE)
    value->kind = CFN_VALUE_LIST;
  else if (node->kind == CFN_NODE_MAPPING)
    value->kind = CFN_VALUE_MAP;
  else
    {
      /* CloudFormation takes no YAML aliases; what one stands for is not our business to guess. */
      value->kind = CFN_VALUE_FUNCTION;
      value->name = "alias";
    }

  if (value->kind == CFN_VALUE_ABSENT)
    value->node = NULL;
}

CfnValue
cfn_value_of (CfnTemplate *template,
              CfnNode     *node)
{
  CfnValue value = { .kind = CFN_VALUE_ABSENT, .node = node };

  if (node != NULL)
    read_value (template, &value, cfn_node_get_intrinsic (node, &value.arguments));

  return value;
}

CfnValue
cfn_value_get_argument (CfnTemplate    *template,
                        const CfnValue *self)
{
  CfnValue value = { .kind = CFN_VALUE_ABSENT };

  g_return_val_if_fail (self != NULL && self->kind == CFN_VALUE_FUNCTION, value);

  if (self->arguments != self->node)
    return cfn_value_of (template, self->arguments);

  value.node = self->node;
  if (value.node != NULL)
    read_value (template, &value, cfn_node_get_inner_intrinsic (value.node, &value.arguments));

  return value;
}

const char *
cfn_value_get_sub_string (const CfnValue  *self,
                          CfnNode        **variables)
{
  CfnNode *string;

  g_return_val_if_fail (self != NULL && self->kind == CFN_VALUE_SUB, NULL);
  g_return_val_if_fail (variables != NULL, NULL);

  *variables = NULL;
  if (self->arguments->kind != CFN_NODE_SEQUENCE)
    return get_argument_text (self);

  string = cfn_node_get_item (self->arguments, 0);
  *variables = cfn_node_get_item (self->arguments, 1);

  return cfn_node_get_literal (string);
}

static char *
count_label (const CfnNode *node,
             const char    *one,
             const char    *many)
{
  g_autofree char *count = g_strdup_printf ("%u", node->n_children);
  g_autoptr (CfnMessage) message = cfn_message_new (node->n_children == 1
                                                      ? one
                                                      : many, count, NULL);

  return cfn_message_format (message);
}

/* A Fn::Sub as it is written, with its quotes and tag gone. */
static char *
sub_label (const CfnValue *self)
{
  const char *text = cfn_node_get_string (self->arguments);

  if (text == NULL)
    text = cfn_node_get_string (cfn_node_get_item (self->arguments, 0));

  return g_strdup (text != NULL ? text : "Fn::Sub");
}

char *
cfn_value_to_label (const CfnValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case CFN_VALUE_LITERAL:
      return g_strdup (self->text);
    case CFN_VALUE_LIST:
      return count_label (self->node, N_("[{0} item]"), N_("[{0} items]"));
    case CFN_VALUE_MAP:
      return count_label (self->node, N_("{{0} item}"), N_("{{0} items}"));
    case CFN_VALUE_REF:
      return g_strdup (self->name);
    case CFN_VALUE_GETATT:
      return g_strconcat (self->name, ".", self->attribute != NULL ? self->attribute : "?", NULL);
    case CFN_VALUE_SUB:
      return sub_label (self);
    case CFN_VALUE_IF:
      return g_strconcat ("If ", self->name != NULL ? self->name : "?", NULL);
    case CFN_VALUE_FUNCTION:
      return g_strdup (short_name (self->name));
    case CFN_VALUE_ABSENT:
    default:
      return g_strdup ("");
    }
}
