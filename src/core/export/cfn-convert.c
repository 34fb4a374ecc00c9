/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-convert.h"

#include <gio/gio.h>

#include "cfn-intrinsic.h"
#include "cfn-render.h"
#include "cfn-unalias.h"
#include "cfn-writer.h"

/* How a text without any habits of its own is written: as CloudFormation's documentation does. */
static void
get_habits (CfnHabits *habits,
            gboolean   is_json)
{
  g_autoptr (CfnTree) example = cfn_tree_read_string (is_json ? "{}" : "");

  cfn_habits_survey (habits, example);
  habits->is_json = is_json;
  if (!is_json)
    return;

  habits->is_pretty = TRUE;
  habits->pads_maps = TRUE;
  habits->inline_calls = TRUE;
}

/* FALSE and the first problem with its place when the text does not parse. */
static gboolean
check_whole (CfnTree  *tree,
             GError  **error)
{
  const CfnSyntaxProblem *problems;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  g_autofree char *column = NULL;
  CfnPosition position;
  guint n_problems;

  if (cfn_tree_is_whole (tree))
    return TRUE;

  problems = cfn_tree_get_problems (tree, &n_problems);
  g_assert (n_problems > 0);
  position = cfn_text_get_position (cfn_tree_get_text (tree), problems[0].span.start);
  text = cfn_message_format (problems[0].message);
  line = g_strdup_printf ("%u", position.line);
  column = g_strdup_printf ("%u", position.column);
  cfn_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 N_("Line {0}, column {1}: {2}"), line, column, text, NULL);

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
      while (i < end && data[i] != '\n')
        i++;
    }

  return n;
}

/* Counts up to the end of each scalar in turn; @done is the end of the last one. */
static guint
count_before (const char    *data,
              const CfnNode *node,
              gsize         *done)
{
  guint n = 0;

  if (node->key != NULL)
    n += count_before (data, node->key, done);
  if (node->n_children == 0)
    {
      if (node->span.start > *done)
        n += count_between (data, *done, node->span.start);
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

/* One section: its entries stand apart where they are blocks themselves, as resources do. */
static void
render_section (GString         *out,
                const CfnHabits *habits,
                const CfnNode   *section)
{
  const CfnNode *before = NULL;
  g_autofree char *key = NULL;
  CfnIntrinsic call;

  if (section->kind != CFN_NODE_MAPPING || section->n_children == 0
      || cfn_intrinsic_match (section, &call))
    {
      cfn_render_block_entry (out, habits, cfn_node_get_key (section), section, 0);
      g_string_append_c (out, '\n');
      return;
    }

  key = cfn_writer_quote (cfn_node_get_key (section));
  g_string_append_printf (out, "%s:\n", key);
  for (const CfnNode *child = section->first_child; child != NULL; child = child->next)
    {
      if (before != NULL && (before->n_children > 1 || child->n_children > 1))
        g_string_append_c (out, '\n');
      g_string_append (out, "  ");
      cfn_render_block_entry (out, habits, cfn_node_get_key (child), child, 2);
      g_string_append_c (out, '\n');
      before = child;
    }
}

static GString *
render_yaml (const CfnNode *root)
{
  GString *out = g_string_new (NULL);
  CfnHabits habits;

  get_habits (&habits, FALSE);
  if (root->kind != CFN_NODE_MAPPING || root->n_children == 0)
    {
      cfn_render_flow_value (out, &habits, root, NULL, 0);
      g_string_append_c (out, '\n');
      return out;
    }

  for (const CfnNode *section = root->first_child; section != NULL; section = section->next)
    {
      if (section->previous != NULL
          && (section->n_children > 0 || section->previous->n_children > 0))
        g_string_append_c (out, '\n');
      render_section (out, &habits, section);
    }

  return out;
}

GBytes *
cfn_convert_to_yaml (CfnTree  *tree,
                     guint    *n_lost,
                     GError  **error)
{
  const CfnNode *root;

  g_return_val_if_fail (tree != NULL, NULL);

  if (n_lost != NULL)
    *n_lost = 0;
  if (!check_whole (tree, error))
    return NULL;

  root = cfn_tree_get_root (tree);
  if (!cfn_tree_is_json (tree) || root == NULL)
    return get_own_bytes (tree);

  return g_string_free_to_bytes (render_yaml (root));
}

GBytes *
cfn_convert_to_json (CfnTree  *tree,
                     guint    *n_lost,
                     GError  **error)
{
  g_autoptr (CfnUnalias) unaliased = NULL;
  CfnHabits habits;
  GString *out;

  g_return_val_if_fail (tree != NULL, NULL);

  if (n_lost != NULL)
    *n_lost = 0;
  if (!check_whole (tree, error))
    return NULL;
  if (cfn_tree_is_json (tree))
    return get_own_bytes (tree);

  unaliased = cfn_unalias_new (tree);
  if (unaliased == NULL)
    {
      cfn_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     N_("The aliases of this template stand for too much to be written out"), NULL);
      return NULL;
    }

  get_habits (&habits, TRUE);
  out = g_string_new (NULL);
  if (cfn_unalias_get_root (unaliased) != NULL)
    cfn_render_flow_value (out, &habits, cfn_unalias_get_root (unaliased), "", 0);
  else
    g_string_append (out, "{}");
  g_string_append_c (out, '\n');
  if (n_lost != NULL)
    *n_lost = count_comments (tree);

  return g_string_free_to_bytes (out);
}
