/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-uses-private.h"

#include <string.h>

#include "cfn-value.h"

gboolean
cfn_use_walk_wants_values (const CfnUseWalk *self)
{
  return self->kind == CFN_NAME_RESOURCE || self->kind == CFN_NAME_PARAMETER;
}

const CfnNode *
cfn_use_walk_follow (CfnUseWalk    *self,
                     const CfnNode *node)
{
  if (node == NULL || node->kind != CFN_NODE_ALIAS)
    return node;

  /* Once is enough, and aliases of aliases would be too many. */
  node = g_hash_table_lookup (self->targets, node);
  return node != NULL && g_hash_table_add (self->visited, (gpointer) node) ? node : NULL;
}

/* TRUE when the first @length bytes of @text are a name that is made of this one: "IdRole" of the
 * function Id. */
static gboolean
is_made (const CfnUseWalk *self,
         const char       *text,
         gsize             length)
{
  g_autofree char *name = NULL;

  if (self->made == NULL)
    return FALSE;

  name = g_strndup (text, length);
  return g_hash_table_contains (self->made, name);
}

/* "Id.Something" is of the resource Id: a GetAtt's attribute, the inside of a module, or what the
 * serverless transform makes of a function (Id.Alias). */
static gboolean
has_name (const CfnUseWalk *self,
          const CfnNode    *scalar)
{
  if (scalar->kind != CFN_NODE_SCALAR || scalar->length < self->length ||
      memcmp (scalar->value, self->name, self->length) != 0)
    return FALSE;

  return scalar->length == self->length ||
         (cfn_use_walk_wants_values (self) && scalar->value[self->length] == '.') ||
         is_made (self, scalar->value, strcspn (scalar->value, "."));
}

/* Where the text of @scalar begins in the source: behind a quote or a block's first line. */
static gsize
find_text_start (const CfnUseWalk *self,
                 const CfnNode    *scalar)
{
  const char *data = cfn_text_get_data (self->text, NULL);
  gsize at = scalar->content.start;

  if (scalar->style == CFN_STYLE_SINGLE_QUOTED || scalar->style == CFN_STYLE_DOUBLE_QUOTED)
    return at + 1;
  if (scalar->style != CFN_STYLE_LITERAL && scalar->style != CFN_STYLE_FOLDED)
    return at;

  at += strcspn (data + at, "\r\n");
  return at + strspn (data + at, "\r\n ");
}

static void
add_use (CfnUseWalk    *self,
         const CfnNode *scalar,
         gsize          start,
         gboolean       is_start,
         CfnUseState    state)
{
  const char *data = cfn_text_get_data (self->text, NULL);
  CfnUse use = {
    .scalar = scalar,
    .span = { start, start + self->length },
    .state = state,
    .is_start = is_start,
  };

  if (state == CFN_USE_PLAIN && scalar->anchor != NULL)
    use.state = CFN_USE_SHARED;
  else if (state == CFN_USE_PLAIN && (use.span.end > scalar->content.end ||
                                      memcmp (data + start, self->name, self->length) != 0))
    use.state = CFN_USE_ESCAPED;
  if (use.state != CFN_USE_PLAIN)
    use.span = scalar->content;

  g_array_append_val (self->uses, use);
}

void
cfn_use_walk_add (CfnUseWalk    *self,
                  const CfnNode *scalar)
{
  if (scalar == NULL)
    return;

  if (scalar->kind == CFN_NODE_ALIAS)
    {
      const CfnNode *target = g_hash_table_lookup (self->targets, scalar);

      if (target != NULL && has_name (self, target))
        add_use (self, scalar, scalar->content.start, TRUE, CFN_USE_SHARED);
    }
  else if (has_name (self, scalar))
    add_use (self, scalar, find_text_start (self, scalar), TRUE, CFN_USE_PLAIN);
}

void
cfn_use_walk_add_all (CfnUseWalk    *self,
                      const CfnNode *node)
{
  cfn_use_walk_add (self, node);

  node = cfn_use_walk_follow (self, node);
  if (node == NULL || node->kind != CFN_NODE_SEQUENCE)
    return;

  for (const CfnNode *item = node->first_child; item != NULL; item = item->next)
    cfn_use_walk_add (self, item);
}

/* Notes the argument @name of a function unless it is a call itself. In the short form of a
 * function with one argument it is the very node that has the tag. */
static void
add_argument (CfnUseWalk    *self,
              const CfnNode *call,
              const CfnNode *name)
{
  if (name == call || (name != NULL && cfn_node_get_intrinsic (name, NULL) == NULL))
    cfn_use_walk_add (self, name);
}

/* The first of a list of arguments is a name: a map, a condition, a GetAtt's resource. */
static void
add_first_argument (CfnUseWalk    *self,
                    const CfnNode *call,
                    const CfnNode *arguments)
{
  add_argument (self, call, cfn_node_get_item (arguments, 0));
}

/* "${Id.Arn}" is of Id unless the Sub has a variable called "Id.Arn", "${Id}" unless it has one
 * called "Id" or stands in a loop over "Id". */
static gboolean
is_use (const CfnUseWalk *self,
        const CfnSubPart *part,
        const CfnNode    *variables)
{
  return part->is_name
         && (g_str_equal (part->name, self->name)
             || is_made (self, part->name, strlen (part->name)))
         && (part->attribute != NULL || self->n_shadows == 0)
         && cfn_sub_part_find_variable (part, variables) == NULL;
}

static guint
count_names (GPtrArray *parts)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += ((const CfnSubPart *) g_ptr_array_index (parts, i))->is_name;

  return n;
}

/* The first "${...}" of @parts from @*index on, which is moved behind it; there must be one. */
static const CfnSubPart *
take_name (GPtrArray *parts,
           guint     *index)
{
  const CfnSubPart *part;

  do
    part = g_ptr_array_index (parts, (*index)++);
  while (!part->is_name);

  return part;
}

/* The string is read twice, as it is meant and as it is written: where both have the same names in
 * the same order, those of the second are at the places of the first. */
static void
add_sub (CfnUseWalk    *self,
         const CfnNode *string,
         const CfnNode *variables)
{
  g_autofree char *source = cfn_text_dup_span (self->text, string->content);
  g_autoptr (GPtrArray) meant = cfn_sub_parse (string->value);
  g_autoptr (GPtrArray) written = cfn_sub_parse (source);
  const gboolean is_same = count_names (meant) == count_names (written);
  guint at = 0;

  for (guint i = 0; i < meant->len; i++)
    {
      const CfnSubPart *part = g_ptr_array_index (meant, i);
      const CfnSubPart *place = is_same && part->is_name ? take_name (written, &at) : NULL;

      if (!is_use (self, part, variables))
        continue;

      if (place != NULL)
        add_use (self, string, string->content.start + place->span.start + strlen ("${"), FALSE,
                 CFN_USE_PLAIN);
      else
        add_use (self, string, string->content.start, FALSE, CFN_USE_ESCAPED);
    }
}

static void
walk_sub (CfnUseWalk    *self,
          const CfnNode *call,
          const CfnNode *arguments)
{
  const CfnNode *string = arguments;
  const CfnNode *variables = NULL;

  if (arguments->kind == CFN_NODE_SEQUENCE)
    {
      string = cfn_node_get_item (arguments, 0);
      variables = cfn_use_walk_follow (self, cfn_node_get_item (arguments, 1));
    }
  string = cfn_use_walk_follow (self, string);

  if (cfn_use_walk_wants_values (self) && string != NULL &&
      (string == call ? string->kind == CFN_NODE_SCALAR : cfn_node_get_literal (string) != NULL))
    add_sub (self, string, variables);

  /* A variable may be called "Ref": the map itself is never a function. */
  if (variables != NULL)
    cfn_use_walk_children (self, variables);
}

void
cfn_use_walk_loop (CfnUseWalk    *self,
                   const CfnNode *node,
                   void         (*walk_body) (CfnUseWalk    *self,
                                              const CfnNode *body))
{
  gboolean is_shadow;

  node = cfn_use_walk_follow (self, node);
  is_shadow = cfn_use_walk_wants_values (self) &&
              cfn_node_is_string (cfn_node_get_item (node, 0), self->name);

  cfn_use_walk_value (self, cfn_node_get_item (node, 1));
  self->n_shadows += is_shadow;
  walk_body (self, cfn_use_walk_follow (self, cfn_node_get_item (node, 2)));
  self->n_shadows -= is_shadow;
}

void
cfn_use_walk_children (CfnUseWalk    *self,
                       const CfnNode *node)
{
  if (node == NULL)
    return;

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (cfn_node_is_loop (child))
        cfn_use_walk_loop (self, child, cfn_use_walk_children);
      else
        cfn_use_walk_value (self, child);
    }
}

/* The functions that name something. Everywhere else but among conditions { Condition: X } is an
 * entry of that name. */
static void
add_name_of_call (CfnUseWalk    *self,
                  const char    *function,
                  const CfnNode *call,
                  const CfnNode *arguments)
{
  switch (self->kind)
    {
    case CFN_NAME_MAPPING:
      if (g_str_equal (function, "Fn::FindInMap"))
        add_first_argument (self, call, arguments);
      break;

    case CFN_NAME_CONDITION:
      if (g_str_equal (function, "Fn::If"))
        add_first_argument (self, call, arguments);
      else if (g_str_equal (function, "Condition") && (arguments == call || self->in_condition))
        add_argument (self, call, arguments);
      break;

    case CFN_NAME_OUTPUT:
    case CFN_NAME_RULE:
      break;

    case CFN_NAME_PARAMETER:
    case CFN_NAME_RESOURCE:
    default:
      if (g_str_equal (function, "Fn::GetAtt") && arguments->kind == CFN_NODE_SEQUENCE)
        add_first_argument (self, call, arguments);
      else if (g_str_equal (function, "Fn::GetAtt") ||
               (g_str_equal (function, "Ref") && self->n_shadows == 0))
        add_argument (self, call, arguments);
      else if (g_str_equal (function, "Fn::ValueOf"))
        add_first_argument (self, call, arguments);
      break;
    }
}

static gboolean
takes_conditions (const char *function)
{
  return g_str_equal (function, "Fn::And") || g_str_equal (function, "Fn::Or") ||
         g_str_equal (function, "Fn::Not");
}

static void walk_function (CfnUseWalk    *self,
                           const char    *function,
                           const CfnNode *call,
                           const CfnNode *arguments);

static void
walk_call (CfnUseWalk    *self,
           const char    *function,
           const CfnNode *call,
           const CfnNode *arguments)
{
  CfnNode *inner_arguments;
  const char *inner;
  const gboolean was_in_condition = self->in_condition;

  add_name_of_call (self, function, call, arguments);

  self->in_condition |= takes_conditions (function);
  inner = arguments == call ? cfn_node_get_inner_intrinsic (call, &inner_arguments) : NULL;
  if (inner != NULL)
    walk_function (self, inner, call, inner_arguments);
  else if (arguments == call)
    cfn_use_walk_children (self, call);
  else
    cfn_use_walk_value (self, arguments);
  self->in_condition = was_in_condition;
}

static void
walk_function (CfnUseWalk    *self,
               const char    *function,
               const CfnNode *call,
               const CfnNode *arguments)
{
  if (g_str_equal (function, "Fn::Sub"))
    walk_sub (self, call, arguments);
  else if (cfn_node_is_loop (arguments))
    cfn_use_walk_loop (self, arguments, cfn_use_walk_children);
  else
    walk_call (self, function, call, arguments);
}

void
cfn_use_walk_value (CfnUseWalk    *self,
                    const CfnNode *node)
{
  const char *function;
  CfnNode *arguments;

  node = cfn_use_walk_follow (self, node);
  function = cfn_node_get_intrinsic (node, &arguments);

  if (function == NULL)
    cfn_use_walk_children (self, node);
  else
    walk_function (self, function, node, arguments);
}
