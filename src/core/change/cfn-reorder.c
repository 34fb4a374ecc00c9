/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-reorder.h"

/* Which entry of the section goes where, worked out on their names alone. */
static GPtrArray *
list_names (const CfnNode *section)
{
  GPtrArray *names = g_ptr_array_new ();

  for (const CfnNode *child = section->first_child; child != NULL; child = child->next)
    {
      const char *name = cfn_node_get_key (child);

      /* A key that is no string keeps its place, nameless. */
      g_ptr_array_add (names, (gpointer) (name != NULL ? name : ""));
    }

  return names;
}

static int
find (GPtrArray  *names,
      const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (g_ptr_array_index (names, i), name))
      return (int) i;

  return -1;
}

/* Makes @edit longer by moving one entry of what it has made so far. */
static gboolean
move (CfnTree    **tree,
      CfnEdit    **edit,
      CfnPath     *path,
      guint        from,
      guint        to,
      GError     **error)
{
  g_autoptr (CfnEdit) step = cfn_writer_move (*tree, path, from, to, error);
  g_autoptr (CfnText) text = NULL;
  CfnTree *next;
  CfnEdit *longer;

  if (step == NULL)
    return FALSE;

  text = cfn_edit_apply (step, cfn_tree_get_text (*tree));
  next = cfn_tree_read_after (*tree, step, text);
  cfn_tree_unref (*tree);
  *tree = next;
  longer = cfn_edit_compose (*edit, step);
  cfn_edit_unref (*edit);
  *edit = longer;

  return TRUE;
}

static gpointer
fail (GError         **error,
      CfnChangeError   code,
      const char      *message)
{
  cfn_set_error (error, CFN_CHANGE_ERROR, code, message, NULL);

  return NULL;
}

CfnEdit *
cfn_reorder (CfnTemplate         *self,
             const char          *section,
             const char * const  *names,
             const char          *before,
             GError             **error)
{
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  g_autoptr (CfnPath) path = cfn_path_new ();
  g_autoptr (GPtrArray) order = NULL;
  const CfnNode *node;
  guint n_moves = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (section != NULL && names != NULL, NULL);

  node = cfn_node_get (cfn_tree_get_root (cfn_template_get_tree (self)), section);
  if (node == NULL || node->kind != CFN_NODE_MAPPING)
    return fail (error, CFN_CHANGE_ERROR_UNKNOWN, N_("There is nothing to move"));

  order = list_names (node);
  if ((before != NULL && (find (order, before) < 0 || g_strv_contains (names, before))))
    return fail (error, CFN_CHANGE_ERROR_NOTHING, N_("It is there already"));

  tree = cfn_tree_ref (cfn_template_get_tree (self));
  cfn_path_push_key (path, section);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      const char *name = cfn_node_get_key (child);
      int from, to;

      if (name == NULL || !g_strv_contains (names, name))
        continue;
      from = find (order, name);
      to = before != NULL ? find (order, before) : (int) order->len;
      if (from < to)
        to--;
      if (from == to)
        continue;
      if (!move (&tree, &edit, path, (guint) from, (guint) to, error))
        return NULL;
      g_ptr_array_remove_index (order, (guint) from);
      g_ptr_array_insert (order, to, (gpointer) name);
      n_moves++;
    }

  return n_moves > 0 ? g_steal_pointer (&edit)
                     : fail (error, CFN_CHANGE_ERROR_NOTHING, N_("It is there already"));
}

const char *
cfn_reorder_find_step (CfnTemplate        *self,
                       const char         *section,
                       const char * const *names,
                       gboolean            down)
{
  CfnNode *root = cfn_tree_get_root (cfn_template_get_tree (self));
  CfnNode *node = root != NULL ? cfn_node_get (root, section) : NULL;
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  int first = -1;
  int last = -1;
  int before;

  for (const CfnNode *child = node != NULL ? node->first_child : NULL; child != NULL;
       child = child->next)
    if (cfn_node_get_key (child) != NULL)
      {
        if (g_strv_contains (names, cfn_node_get_key (child)))
          {
            last = (int) keys->len;
            first = first < 0 ? last : first;
          }
        g_ptr_array_add (keys, (gpointer) cfn_node_get_key (child));
      }

  before = down ? last + 2 : first - 1;
  if (first < 0 || before < 0 || before > (int) keys->len)
    return NULL;

  return before < (int) keys->len ? g_ptr_array_index (keys, before) : "";
}
