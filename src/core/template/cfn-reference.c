/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-template-private.h"
#include "cfn-value.h"

#include <string.h>

/* Where the walk through the tree is. */
typedef struct
{
  CfnTemplate *template;
  CfnText *text;
  GStringChunk *strings;
  GArray *references;
  const CfnResource *from;
  GPtrArray *loops;        /* the identifiers of the Fn::ForEachs around this place, "" for none */
} Walk;

/* CloudFormation User Guide, Pseudo parameters reference. */
static const char * const pseudo_parameters[] = {
  "AWS::AccountId", "AWS::NoValue",  "AWS::NotificationARNs", "AWS::Partition",
  "AWS::Region",    "AWS::StackId",  "AWS::StackName",        "AWS::URLSuffix",
};

gboolean
cfn_name_is_pseudo_parameter (const char *name)
{
  if (!g_str_has_prefix (name, "AWS::"))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (pseudo_parameters); i++)
    {
      if (g_str_equal (pseudo_parameters[i], name))
        return TRUE;
    }

  return FALSE;
}

/* TRUE for the variable of a loop around this place, and for what is put together with one. */
static gboolean
is_made_by_loop (const Walk *walk,
                 const char *name)
{
  if (walk->loops->len == 0)
    return FALSE;

  return g_ptr_array_find_with_equal_func (walk->loops, name, g_str_equal, NULL)
         || strstr (name, "${") != NULL || strstr (name, "&{") != NULL;
}

static void
resolve (Walk         *walk,
         CfnReference *reference)
{
  gboolean names_values = reference->kind == CFN_REFERENCE_REF
                          || (reference->kind == CFN_REFERENCE_SUB && reference->attribute == NULL);

  reference->to = cfn_template_find_resource (walk->template, reference->target);
  if (reference->to != NULL)
    reference->target_kind = CFN_TARGET_RESOURCE;
  else if (names_values && cfn_name_is_pseudo_parameter (reference->target))
    reference->target_kind = CFN_TARGET_PSEUDO;
  else if (names_values
           && cfn_template_find_parameter (walk->template, reference->target) != NULL)
    reference->target_kind = CFN_TARGET_PARAMETER;
  else
    reference->target_kind = is_made_by_loop (walk, reference->target)
                               ? CFN_TARGET_UNKNOWN
                               : cfn_template_get_other_name (walk->template, reference->target);
}

/* The bytes of a scalar's text, without its quotes. */
static CfnSpan
get_text_span (const CfnNode *scalar)
{
  CfnSpan span = scalar->content;

  if ((scalar->style == CFN_STYLE_SINGLE_QUOTED || scalar->style == CFN_STYLE_DOUBLE_QUOTED)
      && cfn_span_length (span) >= 2)
    {
      span.start++;
      span.end--;
    }

  return span;
}

static void
add_reference (Walk             *walk,
               CfnReferenceKind  kind,
               CfnNode          *node,
               const char       *target,
               const char       *attribute,
               CfnSpan           span)
{
  CfnReference reference = {
    .kind = kind,
    .target = target,
    .attribute = attribute,
    .from = walk->from,
    .node = node,
    .span = span,
  };

  resolve (walk, &reference);
  g_array_append_val (walk->references, reference);
}

static void walk_node (Walk    *walk,
                       CfnNode *node);

static void
enter_loop (Walk          *walk,
            const CfnNode *loop)
{
  const char *identifier = cfn_node_get_literal (cfn_node_get_item (loop, 0));

  g_ptr_array_add (walk->loops, (char *) (identifier != NULL ? identifier : ""));
}

/* Walks through an entry that may be a loop. */
static void
walk_entry (Walk    *walk,
            CfnNode *entry)
{
  gboolean is_loop = cfn_node_is_loop (entry);

  if (is_loop)
    enter_loop (walk, entry);
  walk_node (walk, entry);
  if (is_loop)
    g_ptr_array_set_size (walk->loops, walk->loops->len - 1);
}

static void
walk_children (Walk    *walk,
               CfnNode *node)
{
  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    walk_entry (walk, child);
}

/* In the short form the argument is the very node that has the tag, else a node of its own. */
static gboolean
is_text (const CfnNode *node,
         const CfnNode *arguments)
{
  return arguments == node ? node->kind == CFN_NODE_SCALAR
                           : cfn_node_get_literal (arguments) != NULL;
}

static void
walk_arguments (Walk    *walk,
                CfnNode *node,
                CfnNode *arguments)
{
  if (arguments == node)
    walk_children (walk, node);
  else
    walk_node (walk, arguments);
}

static void
walk_ref (Walk    *walk,
          CfnNode *node,
          CfnNode *arguments)
{
  if (is_text (node, arguments))
    add_reference (walk, CFN_REFERENCE_REF, node, arguments->value, NULL,
                   get_text_span (arguments));
  else
    walk_arguments (walk, node, arguments);
}

static void
walk_getatt (Walk    *walk,
             CfnNode *node,
             CfnNode *arguments)
{
  CfnNode *first = cfn_node_get_item (arguments, 0);
  CfnNode *second = cfn_node_get_item (arguments, 1);

  if (is_text (node, arguments))
    {
      const char *dot = strchr (arguments->value, '.');
      gsize length = dot != NULL ? (gsize) (dot - arguments->value) : arguments->length;

      add_reference (walk, CFN_REFERENCE_GETATT, node,
                     cfn_template_keep_name (walk->template, arguments->value, length),
                     dot != NULL ? dot + 1 : "", get_text_span (arguments));
      return;
    }

  if (cfn_node_get_literal (first) != NULL)
    {
      const char *attribute = cfn_node_get_literal (second);
      CfnSpan span = get_text_span (first);

      if (attribute != NULL)
        span.end = get_text_span (second).end;
      add_reference (walk, CFN_REFERENCE_GETATT, node, first->value,
                     second == NULL ? "" : attribute, span);
    }
  walk_arguments (walk, node, arguments);
}

/* Where "${name" stands in the source of @scalar, from *@cursor on: the decoded string and its
 * source differ by quotes, escapes and indents, but hardly ever inside a name. The whole scalar
 * when they do. */
static CfnSpan
find_sub_name (Walk             *walk,
               const CfnNode    *scalar,
               const CfnSubPart *part,
               gsize            *cursor)
{
  const char *data = cfn_text_get_data (walk->text, NULL);
  g_autofree char *wanted = g_strdup_printf ("${%s%s%s}", part->name,
                                             part->attribute != NULL ? "." : "",
                                             part->attribute != NULL ? part->attribute : "");
  const char *found = g_strstr_len (data + *cursor, scalar->content.end - *cursor, wanted);
  CfnSpan span;

  if (found == NULL)
    return get_text_span (scalar);

  span.start = found - data + 2;
  span.end = found - data + strlen (wanted) - 1;
  *cursor = span.end;

  return span;
}

static void
walk_sub (Walk    *walk,
          CfnNode *node,
          CfnNode *arguments)
{
  CfnNode *string = arguments;
  CfnNode *variables = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  gsize cursor;

  if (arguments->kind == CFN_NODE_SEQUENCE)
    {
      string = cfn_node_get_item (arguments, 0);
      variables = cfn_node_get_item (arguments, 1);
    }
  if (string == NULL || !is_text (node, string))
    {
      walk_arguments (walk, node, arguments);
      return;
    }

  cursor = string->content.start;
  parts = cfn_sub_parse (string->value);
  for (guint i = 0; i < parts->len; i++)
    {
      const CfnSubPart *part = g_ptr_array_index (parts, i);
      const char *attribute = NULL;

      if (!part->is_name || cfn_sub_part_find_variable (part, variables) != NULL)
        continue;

      if (part->attribute != NULL)
        attribute = g_string_chunk_insert (walk->strings, part->attribute);
      add_reference (walk, CFN_REFERENCE_SUB, node,
                     cfn_template_keep_name (walk->template, part->name, strlen (part->name)),
                     attribute, find_sub_name (walk, string, part, &cursor));
    }

  if (variables != NULL)
    walk_children (walk, variables);
}

static void
walk_intrinsic (Walk       *walk,
                const char *intrinsic,
                CfnNode    *node,
                CfnNode    *arguments)
{
  const char *inner;

  if (g_str_equal (intrinsic, "Ref"))
    walk_ref (walk, node, arguments);
  else if (g_str_equal (intrinsic, "Fn::GetAtt"))
    walk_getatt (walk, node, arguments);
  else if (g_str_equal (intrinsic, "Fn::Sub"))
    walk_sub (walk, node, arguments);
  else if (arguments == node
           && (inner = cfn_node_get_inner_intrinsic (node, &arguments)) != NULL)
    walk_intrinsic (walk, inner, node, arguments);
  else
    walk_children (walk, node);
}

static void
walk_node (Walk    *walk,
           CfnNode *node)
{
  CfnNode *arguments;
  const char *intrinsic = cfn_node_get_intrinsic (node, &arguments);

  if (intrinsic == NULL)
    walk_children (walk, node);
  else
    walk_intrinsic (walk, intrinsic, node, arguments);
}

static void
walk_depends_on (Walk    *walk,
                 CfnNode *node)
{
  const char *function = cfn_node_get_intrinsic (node, NULL);

  /* A function cannot stand here; of Ref it is known at least which name was meant. */
  if (node->kind == CFN_NODE_SCALAR && (function == NULL || g_str_equal (function, "Ref")))
    add_reference (walk, CFN_REFERENCE_DEPENDS_ON, node, node->value, NULL, get_text_span (node));
  else if (node->kind == CFN_NODE_SEQUENCE)
    {
      for (CfnNode *item = node->first_child; item != NULL; item = item->next)
        {
          if (item->kind == CFN_NODE_SCALAR)
            walk_depends_on (walk, item);
        }
    }
}

static void
walk_resource (Walk    *walk,
               CfnNode *resource)
{
  walk->from = cfn_template_find_resource (walk->template, cfn_node_get_key (resource));

  for (CfnNode *entry = resource->first_child; entry != NULL; entry = entry->next)
    {
      if (g_strcmp0 (cfn_node_get_key (entry), "DependsOn") == 0)
        walk_depends_on (walk, entry);
      else
        walk_node (walk, entry);
    }

  walk->from = NULL;
}

/* What loops and transforms make is no resource of this text, but what they use is used. */
static void
walk_resources (Walk    *walk,
                CfnNode *section)
{
  for (CfnNode *entry = section->first_child; entry != NULL; entry = entry->next)
    {
      const char *key = cfn_node_get_key (entry);
      CfnNode *body = cfn_node_get_item (entry, 2);

      if (cfn_node_is_loop (entry) && body != NULL && body->kind == CFN_NODE_MAPPING)
        {
          enter_loop (walk, entry);
          walk_node (walk, cfn_node_get_item (entry, 1));
          walk_resources (walk, body);
          g_ptr_array_set_size (walk->loops, walk->loops->len - 1);
        }
      else if (key == NULL || g_str_has_prefix (key, "Fn::"))
        walk_entry (walk, entry);
      else
        walk_resource (walk, entry);
    }
}

void
cfn_template_collect_references (CfnTemplate  *self,
                                 GStringChunk *strings,
                                 GArray       *references)
{
  Walk walk = {
    .template = self,
    .text = cfn_template_get_text (self),
    .strings = strings,
    .references = references,
  };
  CfnNode *root = cfn_tree_get_root (cfn_template_get_tree (self));
  g_autoptr (GPtrArray) loops = g_ptr_array_new ();

  walk.loops = loops;
  if (root == NULL || root->kind != CFN_NODE_MAPPING)
    return;

  for (CfnNode *section = root->first_child; section != NULL; section = section->next)
    {
      const char *name = cfn_node_get_key (section);

      /* CloudFormation User Guide: functions are not evaluated in Metadata, Parameters and
       * Mappings. */
      if (g_strcmp0 (name, "Resources") == 0)
        walk_resources (&walk, section);
      else if (g_strcmp0 (name, "Outputs") == 0 || g_strcmp0 (name, "Conditions") == 0
               || g_strcmp0 (name, "Rules") == 0 || g_strcmp0 (name, "Globals") == 0)
        walk_node (&walk, section);
    }
}
