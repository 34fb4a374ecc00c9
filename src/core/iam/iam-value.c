/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-text-private.h"

#include "cfn-known.h"

#include <string.h>

/* Deeper nests of functions than people write; the rest of one is a hole. */
#define MAX_DEPTH 24

static const char *
reason_of_function (const char *name)
{
  if (g_str_equal (name, "Fn::ImportValue") || g_str_equal (name, "Fn::GetStackOutput"))
    return "import";
  if (g_str_equal (name, "Fn::Transform"))
    return "macro";
  if (g_str_equal (name, "Fn::If"))
    return "condition";

  return "computed";
}

/* A function whose result may not be known; the same function of the same text gives the same
 * result. */
static void
append_function (IamText      *self,
                 CfnTemplate  *template,
                 CfnNode      *node,
                 const char   *name,
                 IamTextFlags  flags)
{
  g_autofree char *known = cfn_value_know_text (template, node);
  g_autofree char *source = NULL;
  g_autofree char *key = NULL;

  if (known != NULL)
    {
      iam_text_append_literal (self, known, flags);
      return;
    }

  source = cfn_text_dup_span (cfn_template_get_text (template), node->content);
  key = g_strconcat (name, " ", source, NULL);
  iam_text_append_hole (self, IAM_HOLE_FREE, key, reason_of_function (name));
}

/* A parameter is one of its AllowedValues, if it has any: CloudFormation takes no other. */
static void
append_parameter (IamText    *self,
                  CfnNode    *parameter,
                  const char *name)
{
  CfnNode *values = cfn_node_get (parameter, "AllowedValues");
  IamHole *hole = iam_text_add_hole (self, IAM_HOLE_FREE, name, "parameter");

  if (hole == NULL || values == NULL || values->kind != CFN_NODE_SEQUENCE
      || values->n_children == 0)
    return;
  for (CfnNode *value = values->first_child; value != NULL; value = value->next)
    {
      if (cfn_node_get_literal (value) == NULL)
        return;
    }
  hole->values = values;
}

/* The branch of a Fn::If, where that is chosen; else a hole. */
static void
append_if (IamText        *self,
           CfnTemplate    *template,
           const CfnValue *value,
           IamTextFlags    flags,
           guint           depth)
{
  for (guint i = 0; self->cases != NULL && i < self->cases->len; i++)
    {
      const CfnCase *chosen = &g_array_index (self->cases, CfnCase, i);

      if (g_strcmp0 (chosen->condition, value->name) == 0)
        {
          iam_text_append_value (self, template,
                                 cfn_node_get_item (value->arguments, chosen->holds ? 1 : 2),
                                 flags, depth + 1);
          return;
        }
    }

  append_function (self, template, value->node, "Fn::If", flags);
}

/* A name with or without attribute, from Ref, GetAtt or a Fn::Sub. */
static void
append_name (IamText           *self,
             CfnTemplate       *template,
             const CfnResource *resource,
             const char        *name,
             const char        *attribute,
             IamTextFlags       flags,
             guint              depth)
{
  g_autofree char *key = NULL;

  if (resource != NULL)
    iam_text_append_resource_text (self, template, resource, attribute, flags, depth);
  else if (attribute != NULL)
    {
      key = g_strconcat (name, ".", attribute, NULL);
      iam_text_append_hole (self, IAM_HOLE_FREE, key, "no-such-name");
    }
  else if (cfn_template_find_parameter (template, name) != NULL)
    append_parameter (self, cfn_template_find_parameter (template, name), name);
  else if (g_str_equal (name, "AWS::StackId") || g_str_equal (name, "AWS::NotificationARNs"))
    iam_text_append_hole (self, IAM_HOLE_FREE, name, "pseudo-parameter");
  else if (g_str_has_prefix (name, "AWS::"))
    iam_text_append_hole (self, IAM_HOLE_PSEUDO, name, "pseudo-parameter");
  else
    iam_text_append_hole (self, IAM_HOLE_FREE, name, "no-such-name");
}

static void
append_sub (IamText        *self,
            CfnTemplate    *template,
            const CfnValue *value,
            IamTextFlags    flags,
            guint           depth)
{
  CfnNode *variables = NULL;
  const char *string = cfn_value_get_sub_string (value, &variables);
  g_autoptr (GPtrArray) parts = NULL;

  if (string == NULL)
    {
      append_function (self, template, value->node, "Fn::Sub", flags);
      return;
    }
  if (strstr (string, "{{resolve:") != NULL)
    {
      iam_text_append_hole (self, IAM_HOLE_FREE, string, "dynamic-reference");
      return;
    }

  parts = cfn_sub_parse (string);
  for (guint i = 0; i < parts->len; i++)
    {
      const CfnSubPart *part = g_ptr_array_index (parts, i);
      CfnNode *variable = part->is_name ? cfn_sub_part_find_variable (part, variables) : NULL;

      if (!part->is_name)
        iam_text_append_literal (self, part->name, flags);
      else if (variable != NULL)
        iam_text_append_value (self, template, variable, flags, depth + 1);
      else
        append_name (self, template, cfn_template_find_resource (template, part->name), part->name,
                     part->attribute, flags, depth + 1);
    }
}

/* Fn::Join: [delimiter, [values]]; anything but a written list of values is not taken apart. */
static void
append_join (IamText        *self,
             CfnTemplate    *template,
             const CfnValue *value,
             IamTextFlags    flags,
             guint           depth)
{
  const char *delimiter = cfn_node_get_literal (cfn_node_get_item (value->arguments, 0));
  CfnNode *list = cfn_node_get_item (value->arguments, 1);
  gboolean is_first = TRUE;

  if (delimiter == NULL || cfn_value_of (template, list).kind != CFN_VALUE_LIST)
    {
      append_function (self, template, value->node, value->name, flags);
      return;
    }

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      if (cfn_value_of (template, item).kind == CFN_VALUE_ABSENT)
        continue;
      if (!is_first)
        iam_text_append_literal (self, delimiter, flags);
      is_first = FALSE;
      iam_text_append_value (self, template, item, flags, depth + 1);
    }
}

static void
append_literal (IamText      *self,
                const char   *text,
                IamTextFlags  flags)
{
  /* CloudFormation User Guide, Dynamic references: fetched while the stack is deployed. */
  if (strstr (text, "{{resolve:") != NULL)
    iam_text_append_hole (self, IAM_HOLE_FREE, text, "dynamic-reference");
  else
    iam_text_append_literal (self, text, flags);
}

void
iam_text_append_value (IamText      *self,
                       CfnTemplate  *template,
                       CfnNode      *node,
                       IamTextFlags  flags,
                       guint         depth)
{
  CfnValue value = cfn_value_of (template, node);

  if (depth > MAX_DEPTH)
    {
      append_function (self, template, node, "nested", flags);
      return;
    }

  switch (value.kind)
    {
    case CFN_VALUE_LITERAL:
      append_literal (self, value.text, flags);
      break;
    case CFN_VALUE_REF:
      append_name (self, template, value.resource, value.name, NULL, flags, depth);
      break;
    case CFN_VALUE_GETATT:
      append_name (self, template, value.resource, value.name,
                   value.attribute != NULL ? value.attribute : "?", flags, depth);
      break;
    case CFN_VALUE_SUB:
      append_sub (self, template, &value, flags, depth);
      break;
    case CFN_VALUE_FUNCTION:
      if (g_str_equal (value.name, "Fn::Join"))
        append_join (self, template, &value, flags, depth);
      else
        append_function (self, template, value.node, value.name, flags);
      break;
    case CFN_VALUE_IF:
      append_if (self, template, &value, flags, depth);
      break;
    case CFN_VALUE_LIST:
    case CFN_VALUE_MAP:
      append_function (self, template, value.node, "list", flags);
      break;
    case CFN_VALUE_ABSENT:
    default:
      break;
    }
}
