/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-convert.h"

#include <gio/gio.h>

#include "cfn-intrinsic.h"
#include "cfn-render.h"
#include "cfn-scalar.h"
#include "cfn-target.h"
#include "cfn-writer.h"

void
cfn_conversion_clear (CfnConversion *self)
{
  g_clear_pointer (&self->obstacle.message, cfn_message_unref);
}

/* How a text without any habits of its own is written: as CloudFormation's documentation does. */
static void
get_habits (CfnHabits *habits,
            CfnTree   *source,
            gboolean   is_json)
{
  g_autoptr (CfnTree) example = cfn_tree_read_string (is_json ? "{}" : "");

  cfn_habits_survey (habits, example);
  habits->is_json = is_json;
  habits->newline = cfn_text_get_newline (cfn_tree_get_text (source));
  if (!is_json)
    return;

  habits->is_pretty = TRUE;
  habits->pads_maps = TRUE;
  habits->inline_calls = TRUE;
}

/* Words what is in the way, with its place. */
static void
set_obstacle_error (CfnTree                 *tree,
                    const CfnSyntaxProblem  *obstacle,
                    GError                 **error)
{
  CfnPosition position = cfn_text_get_position (cfn_tree_get_text (tree), obstacle->span.start);
  g_autofree char *text = cfn_message_format (obstacle->message);
  g_autofree char *line = g_strdup_printf ("%u", position.line);
  g_autofree char *column = g_strdup_printf ("%u", position.column);

  cfn_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 N_("Line {0}, column {1}: {2}"), line, column, text, NULL);
}

/* FALSE and the first problem when the text does not parse. */
static gboolean
check_whole (CfnTree          *tree,
             CfnSyntaxProblem *obstacle)
{
  const CfnSyntaxProblem *problems;
  guint n_problems;

  if (cfn_tree_is_whole (tree))
    return TRUE;

  problems = cfn_tree_get_problems (tree, &n_problems);
  g_assert (n_problems > 0);
  obstacle->message = cfn_message_ref (problems[0].message);
  obstacle->span = problems[0].span;

  return FALSE;
}

/* Comments between @start and @end, where no value is. */
static guint
count_between (const char *data,
               gsize       start,
               gsize       end)
{
  guint n = 0;

  for (gsize i = start; i < end; i++)
    {
      if (data[i] != '#' || (i > 0 && !g_ascii_isspace (data[i - 1])))
        continue;
      n++;
      while (i < end && data[i] != '\n' && data[i] != '\r')
        i++;
    }

  return n;
}

/* Where comments end that may stand between a scalar's tag and its text, or behind its "|". */
static gsize
find_text (const char    *data,
           const CfnNode *scalar)
{
  gsize at = scalar->content.start;

  if (scalar->style != CFN_STYLE_LITERAL && scalar->style != CFN_STYLE_FOLDED)
    return at;
  while (at < scalar->content.end && data[at] != '\n' && data[at] != '\r')
    at++;

  return at;
}

/* Counts up to the text of each scalar in turn; @done is where the last one ends. */
static guint
count_before (const char    *data,
              const CfnNode *node,
              gsize         *done)
{
  guint n = 0;

  if (node->key != NULL)
    n += count_before (data, node->key, done);
  if (node->kind == CFN_NODE_SCALAR || node->kind == CFN_NODE_ALIAS)
    {
      gsize text = find_text (data, node);

      if (text > *done)
        n += count_between (data, *done, text);
      *done = MAX (*done, node->span.end);
    }
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    n += count_before (data, child, done);

  return n;
}

static guint
count_comments (CfnTree *tree)
{
  gsize length;
  const char *data = cfn_text_get_data (cfn_tree_get_text (tree), &length);
  const CfnNode *root = cfn_tree_get_root (tree);
  gsize done = 0;
  guint n = 0;

  if (root != NULL)
    n = count_before (data, root, &done);

  return n + count_between (data, done, length);
}

static GBytes *
get_own_bytes (CfnTree *tree)
{
  return g_bytes_ref (cfn_text_get_bytes (cfn_tree_get_text (tree)));
}

/* "Key:" at the start of its line. */
static void
append_key (GString       *out,
            const CfnNode *value)
{
  g_autofree char *key = cfn_writer_quote (cfn_node_get_key (value));

  g_string_append_printf (out, "%s:", key);
}

/* A call stands in its long form as a section, where others may stand beside it. */
static gboolean
has_entries (const CfnNode *node)
{
  CfnIntrinsic call;

  return node->kind == CFN_NODE_MAPPING && node->n_children > 0
         && !(cfn_intrinsic_match (node, &call) && !g_str_equal (call.name, "Fn::Transform"));
}

/* One section: its entries stand apart where they are blocks themselves, as resources do. */
static void
render_section (GString         *out,
                const CfnHabits *habits,
                const CfnNode   *section)
{
  const CfnNode *before = NULL;

  if (!has_entries (section))
    {
      cfn_render_block_entry (out, habits, cfn_node_get_key (section), section, 0);
      g_string_append (out, habits->newline);
      return;
    }

  append_key (out, section);
  g_string_append (out, habits->newline);
  for (const CfnNode *child = section->first_child; child != NULL; child = child->next)
    {
      if (before != NULL && (before->n_children > 1 || child->n_children > 1))
        g_string_append (out, habits->newline);
      g_string_append_printf (out, "%*s", habits->step, "");
      cfn_render_block_entry (out, habits, cfn_node_get_key (child), child, habits->step);
      g_string_append (out, habits->newline);
      before = child;
    }
}

static GString *
render_yaml (const CfnHabits *habits,
             const CfnNode   *root)
{
  GString *out = g_string_new (root->n_children == 0 ? "{}" : NULL);
  const CfnNode *before = NULL;

  if (root->n_children == 0)
    g_string_append (out, habits->newline);
  for (const CfnNode *section = root->first_child; section != NULL; section = section->next)
    {
      if (before != NULL && (section->n_children > 0 || before->n_children > 0))
        g_string_append (out, habits->newline);
      render_section (out, habits, section);
      before = section;
    }

  return out;
}

static GString *
render_json (const CfnHabits *habits,
             const CfnNode   *root)
{
  GString *out = g_string_new (NULL);

  cfn_render_flow_value (out, habits, root, "", 0);
  g_string_append (out, habits->newline);

  return out;
}

/* "---" and nothing else says as little as no text at all. */
static gboolean
is_nothing (const CfnNode *root)
{
  return root == NULL || cfn_node_get_scalar_type (root) == CFN_SCALAR_NULL;
}

/* NULL and @conversion's obstacle when that is not possible. */
static GBytes *
convert (CfnTree       *tree,
         gboolean       to_json,
         CfnConversion *conversion)
{
  g_autoptr (CfnUnalias) copy = NULL;
  CfnSyntaxProblem *obstacle = &conversion->obstacle;
  CfnHabits habits;
  GString *out;

  get_habits (&habits, tree, to_json);
  if (is_nothing (cfn_tree_get_root (tree)))
    {
      out = g_string_new ("{}");
      g_string_append (out, habits.newline);
      conversion->n_comments = count_comments (tree);
      return g_string_free_to_bytes (out);
    }

  copy = cfn_unalias_new (tree, obstacle);
  if (copy == NULL || !cfn_target_prepare (copy, tree, to_json, obstacle))
    return NULL;

  out = to_json ? render_json (&habits, cfn_unalias_get_root (copy))
                : render_yaml (&habits, cfn_unalias_get_root (copy));
  if (out->len > cfn_limits_default.max_bytes)
    {
      g_autofree char *limit = g_format_size_full (cfn_limits_default.max_bytes,
                                                   G_FORMAT_SIZE_IEC_UNITS);

      g_string_free (out, TRUE);
      obstacle->message = cfn_message_new (N_("Converted, this would be larger than {0}"), limit,
                                           NULL);
      return NULL;
    }
  conversion->n_comments = count_comments (tree);
  conversion->n_aliases = cfn_unalias_get_n_aliases (copy);

  return g_string_free_to_bytes (out);
}

static GBytes *
convert_unless_same (CfnTree        *tree,
                     gboolean        to_json,
                     CfnConversion  *conversion,
                     GError        **error)
{
  g_auto (CfnConversion) own = { 0 };
  CfnConversion *result = conversion != NULL ? conversion : &own;
  GBytes *bytes = NULL;

  *result = (CfnConversion){ 0 };
  if (check_whole (tree, &result->obstacle))
    {
      if (cfn_tree_is_json (tree) == to_json)
        return get_own_bytes (tree);

      bytes = convert (tree, to_json, result);
    }
  if (bytes == NULL)
    set_obstacle_error (tree, &result->obstacle, error);

  return bytes;
}

GBytes *
cfn_convert_to_yaml (CfnTree        *tree,
                     CfnConversion  *conversion,
                     GError        **error)
{
  g_return_val_if_fail (tree != NULL, NULL);

  return convert_unless_same (tree, FALSE, conversion, error);
}

GBytes *
cfn_convert_to_json (CfnTree        *tree,
                     CfnConversion  *conversion,
                     GError        **error)
{
  g_return_val_if_fail (tree != NULL, NULL);

  return convert_unless_same (tree, TRUE, conversion, error);
}
