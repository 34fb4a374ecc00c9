/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-extract.h"
#include "cfn-intrinsic.h"

#include <string.h>

#include "cfn-draft.h"
#include "cfn-extract-type.h"
#include "cfn-uses.h"
#include "cfn-value.h"

/* --- Where a Ref can stand --- */

/* Functions are evaluated in these attributes of a resource (CloudFormation User Guide, "Intrinsic
 * function reference"). */
static const char * const open_attributes[] = {
  "Properties", "Metadata", "CreationPolicy", "UpdatePolicy", NULL,
};

static gboolean
is_open_section (const CfnPath *path)
{
  guint n;
  const CfnPathStep *steps = cfn_path_get_steps (path, &n);

  if (n < 2 || steps[0].key == NULL)
    return FALSE;
  if (g_str_equal (steps[0].key, "Conditions") || g_str_equal (steps[0].key, "Rules"))
    return n > 2;
  if (n < 4 && g_str_equal (steps[0].key, "Resources"))
    return FALSE;
  if (g_str_equal (steps[0].key, "Resources"))
    return steps[2].key != NULL && g_strv_contains (open_attributes, steps[2].key);

  if (n < 3 || steps[2].key == NULL || !g_str_equal (steps[0].key, "Outputs"))
    return FALSE;

  return g_str_equal (steps[2].key, "Value") || (n > 3 && g_str_equal (steps[2].key, "Export"));
}

/* What a function takes as written only: names, and delimiters (CloudFormation User Guide,
 * "Fn::Join", "Fn::Split", "Fn::If", "Fn::FindInMap"). @index: of the argument. */
static gboolean
takes_reference (const char *function,
                 guint       index)
{
  static const char * const names[] = { "Ref", "Fn::GetAtt", "Condition", "Fn::Transform", NULL };
  static const char * const firsts[] = {
    "Fn::If", "Fn::Join", "Fn::Split", "Fn::FindInMap", "Fn::ForEach", NULL,
  };

  return !g_strv_contains (names, function) &&
         !(index == 0 && g_strv_contains (firsts, function)) &&
         !g_str_has_prefix (function, "Fn::ForEach");
}

/* Whether every function around @node takes a Ref there; the text of an Fn::Sub does not. */
static gboolean
is_open_argument (const CfnNode *node)
{
  for (const CfnNode *child = node; child->parent != NULL; child = child->parent)
    {
      const CfnNode *parent = child->parent;
      CfnNode *arguments;
      const char *function = cfn_node_get_intrinsic (parent, &arguments);

      if (cfn_node_is_loop (child))
        return FALSE;
      /* Of the long form the list of arguments is between the two. */
      if (function == NULL && parent->parent != NULL && parent->kind == CFN_NODE_SEQUENCE)
        {
          function = cfn_node_get_intrinsic (parent->parent, &arguments);
          if (function != NULL && arguments != parent)
            function = NULL;
        }
      if (function != NULL && !takes_reference (function, child->index))
        return FALSE;
      if (function != NULL && g_str_equal (function, "Fn::Sub") &&
          (parent->kind != CFN_NODE_MAPPING || child == arguments) && child->index == 0)
        return FALSE;
    }

  return TRUE;
}

/* The text of an Fn::Sub that names nothing, or NULL. */
static char *
dup_plain_sub (const CfnValue *value)
{
  CfnNode *variables;
  const char *string = value->kind == CFN_VALUE_SUB
                         ? cfn_value_get_sub_string (value, &variables) : NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (string == NULL)
    return NULL;

  parts = cfn_sub_parse (string);
  for (guint i = 0; i < parts->len; i++)
    {
      const CfnSubPart *part = parts->pdata[i];

      if (part->is_name)
        return NULL;
      g_string_append (text, part->name);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
fail (GError     **error,
      const char  *reason,
      const char  *path)
{
  cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL, reason, path, NULL);
  return FALSE;
}

/* The value at @path when a Ref can take its place. */
static CfnNode *
find_value (CfnTemplate  *template,
            CfnPath      *path,
            GError      **error)
{
  g_autofree char *text = cfn_path_to_string (path);
  CfnNode *node = cfn_path_resolve (path, cfn_template_get_tree (template), NULL);

  if (node == NULL)
    fail (error, N_("There is no value at “{0}” that could become a parameter"), text);
  else if (!is_open_section (path) || !is_open_argument (node))
    fail (error, N_("“{0}” has to be written out: CloudFormation takes no parameter there"), text);
  else
    return node;

  return NULL;
}

/* --- Parameters --- */

static char *
make_body (CfnTemplate       *template,
           const CfnResource *resource,
           CfnNode           *node)
{
  const CfnValue value = cfn_value_of (template, node);
  g_autofree char *sub = dup_plain_sub (&value);
  g_autofree char *description = NULL;

  if (sub == NULL)
    return cfn_extract_make_body (resource, node);

  description = cfn_extract_describe (resource, node);
  return cfn_extract_make_text (sub, description);
}

static char *
make_free_name (CfnTree           *tree,
                const CfnResource *resource,
                const CfnNode     *node)
{
  g_autofree char *name = cfn_extract_make_name (resource, node, FALSE);
  g_autofree char *longer = NULL;

  if (cfn_uses_check_name (tree, CFN_NAME_PARAMETER, name, NULL))
    return g_steal_pointer (&name);

  longer = cfn_extract_make_name (resource, node, TRUE);
  return cfn_uses_make_free (tree, CFN_NAME_PARAMETER, longer);
}

/* Numbers and single letters are the same by chance: these count where the property is. */
static gboolean
is_same (const CfnNode *node,
         const CfnNode *other)
{
  const gboolean by_chance = cfn_node_get_scalar_type (node) != CFN_SCALAR_STRING ||
                             node->length < 3;

  return other->kind == CFN_NODE_SCALAR && other != node && other->tag == NULL &&
         other->length == node->length && memcmp (other->value, node->value, node->length) == 0 &&
         (!by_chance || g_strcmp0 (cfn_node_get_key (node), cfn_node_get_key (other)) == 0);
}

static guint
count_same (const CfnNode *node,
            const CfnNode *below)
{
  guint n = 0;

  for (const CfnNode *child = below->first_child; child != NULL; child = child->next)
    {
      if (child->kind != CFN_NODE_SCALAR)
        {
          n += count_same (node, child);
        }
      else if (is_same (node, child))
        {
          g_autoptr (CfnPath) path = cfn_path_of_node (child);

          n += is_open_section (path) && is_open_argument (child);
        }
    }

  return n;
}

/* Adds the parameter to what is being made. */
static void
add_parameter (CfnDraft   *draft,
               const char *name,
               const char *body)
{
  g_autoptr (CfnPath) path = cfn_path_new ();

  cfn_path_push_key (path, "Parameters");
  cfn_path_push_key (path, name);
  cfn_draft_set (draft, path, body);
}

/* Puts @reference in the place of each value of @paths that is as @node; returns how many there
 * are. */
static guint
refer_alike (CfnDraft           *draft,
             CfnTemplate        *template,
             const CfnNode      *node,
             const char * const *paths,
             const char         *reference)
{
  guint n = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (CfnPath) steps = cfn_path_parse (paths[i], NULL);
      CfnNode *other = NULL;

      if (steps == NULL)
        continue;
      cfn_path_anchor (steps, cfn_template_get_tree (template));
      other = find_value (template, steps, NULL);
      if (other == NULL || other == node || !cfn_node_equal (other, node))
        continue;
      cfn_draft_set (draft, steps, reference);
      n++;
    }

  return n;
}

CfnEdit *
cfn_extract_parameter_of (CfnTemplate        *template,
                          const char * const *paths,
                          const char         *name,
                          char              **new_name,
                          guint              *n_same,
                          GError            **error)
{
  CfnTree *tree;
  g_autoptr (CfnPath) steps = NULL;
  g_autofree char *body = NULL;
  g_autofree char *free_name = NULL;
  g_autofree char *reference = NULL;
  const CfnResource *resource;
  CfnNode *node;
  CfnEdit *edit;
  CfnDraft draft;
  guint n_alike;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (paths != NULL && paths[0] != NULL, NULL);

  tree = cfn_template_get_tree (template);
  steps = cfn_path_parse (paths[0], error);
  if (steps == NULL)
    return NULL;
  cfn_path_anchor (steps, tree);
  node = find_value (template, steps, error);
  if (node == NULL ||
      (name != NULL && !cfn_uses_check_name (tree, CFN_NAME_PARAMETER, name, error)))
    return NULL;

  resource = cfn_template_get_resource_at (template, node->span.start);
  body = make_body (template, resource, node);
  if (body == NULL)
    {
      fail (error, N_("“{0}” is no text, number or list that a parameter could stand for"),
            paths[0]);
      return NULL;
    }

  free_name = name != NULL ? g_strdup (name) : make_free_name (tree, resource, node);
  reference = cfn_draft_reference (free_name, NULL);
  cfn_draft_init (&draft, template);
  cfn_draft_set (&draft, steps, reference);
  n_alike = refer_alike (&draft, template, node, paths + 1, reference);
  if (n_same != NULL)
    *n_same = node->kind == CFN_NODE_SCALAR
                ? count_same (node, cfn_tree_get_root (tree)) - n_alike : 0;
  add_parameter (&draft, free_name, body);
  edit = cfn_draft_finish (&draft, error);

  if (edit != NULL && new_name != NULL)
    *new_name = g_steal_pointer (&free_name);

  return edit;
}

CfnEdit *
cfn_extract_parameter (CfnTemplate  *template,
                       const char   *path,
                       const char   *name,
                       char        **new_name,
                       guint        *n_same,
                       GError      **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return cfn_extract_parameter_of (template, (const char * const []) { path, NULL }, name, new_name,
                                   n_same, error);
}

gboolean
cfn_extract_can_parameter (CfnTemplate *template,
                           const char  *path)
{
  g_autoptr (CfnPath) steps = NULL;
  g_autofree char *body = NULL;
  CfnNode *node;

  g_return_val_if_fail (template != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  steps = cfn_path_parse (path, NULL);
  if (steps == NULL)
    return FALSE;
  cfn_path_anchor (steps, cfn_template_get_tree (template));
  node = find_value (template, steps, NULL);
  if (node == NULL)
    return FALSE;

  body = make_body (template, cfn_template_get_resource_at (template, node->span.start), node);
  return body != NULL;
}

/* --- A part of a text --- */

/* Where @span lies in the decoded text of @node; FALSE when the text is not written letter by
 * letter there. */
static gboolean
find_in_text (CfnText       *text,
              const CfnNode *node,
              CfnSpan        span,
              gsize         *start)
{
  const char *data = cfn_text_get_data (text, NULL);
  const gboolean is_quoted = node->style == CFN_STYLE_SINGLE_QUOTED ||
                             node->style == CFN_STYLE_DOUBLE_QUOTED;
  const gsize begin = node->content.start + (is_quoted ? 1 : 0);

  if (node->kind != CFN_NODE_SCALAR || node->style == CFN_STYLE_LITERAL ||
      node->style == CFN_STYLE_FOLDED || span.start < begin || span.end > begin + node->length ||
      cfn_span_length (node->content) != node->length + (is_quoted ? 2 : 0) ||
      memcmp (data + begin, node->value, node->length) != 0)
    return FALSE;

  *start = span.start - begin;
  return TRUE;
}

/* Whether no ${Name} of an Fn::Sub is cut. */
static gboolean
is_between_names (const char *string,
                  gsize       start,
                  gsize       end)
{
  g_autoptr (GPtrArray) parts = cfn_sub_parse (string);

  for (guint i = 0; i < parts->len; i++)
    {
      const CfnSubPart *part = parts->pdata[i];

      if (part->is_name && part->span.start < end && part->span.end > start)
        return FALSE;
    }

  return strstr (string, "${!") == NULL;
}

/* What is text to begin with must not become a name of the Sub. */
static void
append_for_sub (GString    *to,
                const char *text,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      g_string_append_c (to, text[i]);
      if (text[i] == '{' && i > 0 && text[i - 1] == '$')
        g_string_append_c (to, '!');
    }
}

/* The string with ${Name} instead of the part. */
static char *
make_sub_string (const CfnNode *node,
                 gboolean       is_sub,
                 gsize          start,
                 gsize          end,
                 const char    *name)
{
  GString *string = g_string_new (NULL);

  if (is_sub)
    g_string_append_len (string, node->value, start);
  else
    append_for_sub (string, node->value, start);
  g_string_append_printf (string, "${%s}", name);
  if (is_sub)
    g_string_append (string, node->value + end);
  else
    append_for_sub (string, node->value + end, node->length - end);

  return g_string_free (string, FALSE);
}

/* The Fn::Sub whose text @node is, or NULL. */
static CfnNode *
find_sub (CfnTemplate *template,
          CfnNode     *node)
{
  for (CfnNode *outer = node; outer != NULL && outer->parent != NULL; outer = outer->parent)
    {
      const CfnValue value = cfn_value_of (template, outer);
      CfnNode *variables;

      if (value.kind == CFN_VALUE_SUB)
        return cfn_value_get_sub_string (&value, &variables) == node->value ? outer : NULL;
    }

  return NULL;
}

static void
replace_part (CfnDraft      *draft,
              const CfnNode *node,
              const char    *string,
              gboolean       is_sub)
{
  g_autoptr (CfnPath) path = cfn_path_of_node (node);
  g_autofree char *quoted = cfn_writer_quote (string);
  const gboolean keeps_tag = is_sub && node->tag == NULL;
  g_autofree char *yaml = keeps_tag ? g_strdup (quoted) : g_strconcat ("!Sub ", quoted, NULL);

  cfn_draft_set (draft, path, yaml);
}

CfnEdit *
cfn_extract_part (CfnTemplate  *template,
                  CfnSpan       span,
                  char        **new_name,
                  GError      **error)
{
  CfnTree *tree;
  g_autofree char *part = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;
  g_autofree char *description = NULL;
  g_autofree char *string = NULL;
  g_autoptr (CfnPath) steps = NULL;
  const CfnResource *resource;
  CfnNode *node, *sub;
  CfnEdit *edit;
  CfnDraft draft;
  gsize start;

  g_return_val_if_fail (template != NULL, NULL);

  tree = cfn_template_get_tree (template);
  node = cfn_tree_get_node_at (tree, span.start);
  path = node != NULL ? cfn_path_string_of_node (node) : g_strdup ("");
  if (node == NULL || span.end <= span.start ||
      !find_in_text (cfn_template_get_text (template), node, span, &start) ||
      cfn_span_length (span) == node->length)
    return cfn_extract_parameter (template, path, NULL, new_name, NULL, error);

  resource = cfn_template_get_resource_at (template, span.start);
  sub = find_sub (template, node);
  steps = cfn_path_of_node (sub != NULL ? sub : node);
  if (find_value (template, steps, error) == NULL)
    return NULL;
  if (sub != NULL && !is_between_names (node->value, start, start + cfn_span_length (span)))
    {
      fail (error, N_("Only text between the names of “{0}” can become a parameter"), path);
      return NULL;
    }

  part = g_strndup (node->value + start, cfn_span_length (span));
  name = make_free_name (tree, resource, node);
  description = cfn_extract_describe (resource, node);
  body = cfn_extract_make_text (part, description);
  string = make_sub_string (node, sub != NULL, start, start + strlen (part), name);

  cfn_draft_init (&draft, template);
  replace_part (&draft, node, string, sub != NULL);
  add_parameter (&draft, name, body);
  edit = cfn_draft_finish (&draft, error);

  if (edit != NULL && new_name != NULL)
    *new_name = g_steal_pointer (&name);

  return edit;
}
