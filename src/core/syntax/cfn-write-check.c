/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-writer-private.h"

#include "cfn-intrinsic.h"
#include "cfn-reread.h"

#include <string.h>

/* Most nodes have neither tag nor anchor, and every node is asked. */
static gboolean
same_text (const char *a,
           const char *b)
{
  return a == b || g_strcmp0 (a, b) == 0;
}

/* Nothing that was not asked for may change, not even how a thing is quoted or tagged. */
static gboolean
same_self (const CfnNode *before,
           const CfnNode *after)
{
  return before->kind == after->kind && same_text (before->tag, after->tag)
         && same_text (before->anchor, after->anchor) && before->length == after->length
         && (before->value == NULL || memcmp (before->value, after->value, before->length) == 0)
         && (before->style == CFN_STYLE_PLAIN) == (after->style == CFN_STYLE_PLAIN);
}

static gboolean
same_key (const CfnNode *before,
          const CfnNode *after)
{
  if (before->key == NULL || after->key == NULL)
    return before->key == after->key;

  return same_self (before->key, after->key)
         && (before->key->kind == CFN_NODE_SCALAR || cfn_node_equal (before->key, after->key));
}

/* The key is a plain name; that of the wish may need quotes where the old one had none. */
static gboolean
is_named (const CfnNode *child,
          const CfnNode *after,
          const CfnWish *wish)
{
  if (wish->kind != CFN_WISH_RENAME || child != wish->node)
    return same_key (child, after);

  return g_strcmp0 (cfn_node_get_key (after), wish->key) == 0
         && same_text (child->key->tag, after->key->tag)
         && same_text (child->key->anchor, after->key->anchor);
}

static gboolean
is_inserted (const CfnNode *child,
             const CfnWish *wish)
{
  return child != NULL && g_strcmp0 (cfn_node_get_key (child), wish->key) == 0
         && cfn_node_equal (wish->value, child);
}

/* Whether the items are the same but for their order, which is that of @wish. */
static gboolean
is_moved (const CfnNode *before,
          const CfnNode *after,
          const CfnWish *wish)
{
  if (before->n_children != after->n_children)
    return FALSE;
  for (const CfnNode *item = after->first_child; item != NULL; item = item->next)
    {
      const CfnNode *old = cfn_node_get_child (before, cfn_write_moved_index (wish, item->index));

      if (!same_key (old, item) || !cfn_write_is_fulfilled (old, item, wish))
        return FALSE;
    }

  return TRUE;
}

/* Whether the wish is that something comes in before @child of @parent, which is NULL behind the
 * last one. */
static gboolean
comes_before (const CfnNode *parent,
              const CfnNode *child,
              const CfnWish *wish)
{
  return wish->kind == CFN_WISH_INSERT && parent == wish->node
         && (child != NULL ? wish->index == child->index : wish->index >= parent->n_children);
}

/* The same of the children of @parent from @first to before @behind, which may be NULL, and of
 * those from @new_child on. What comes in right before @behind is taken to be among them. */
static gboolean
children_are_fulfilled (const CfnNode *parent,
                        const CfnNode *first,
                        const CfnNode *behind,
                        const CfnNode *new_child,
                        const CfnWish *wish)
{
  for (const CfnNode *child = first; child != behind; child = child->next)
    {
      if (wish->kind == CFN_WISH_REMOVE && child == wish->node)
        continue;
      if (comes_before (parent, child, wish))
        {
          if (!is_inserted (new_child, wish))
            return FALSE;
          new_child = new_child->next;
        }
      if (new_child == NULL || !is_named (child, new_child, wish)
          || !cfn_write_is_fulfilled (child, new_child, wish))
        return FALSE;
      new_child = new_child->next;
    }
  if (comes_before (parent, behind, wish))
    {
      if (!is_inserted (new_child, wish))
        return FALSE;
      new_child = new_child->next;
    }

  return new_child == NULL;
}

gboolean
cfn_write_is_fulfilled (const CfnNode *before,
                        const CfnNode *after,
                        const CfnWish *wish)
{
  if (wish->kind == CFN_WISH_REPLACE && before == wish->node)
    return cfn_node_equal (wish->value, after);
  if (!same_self (before, after))
    return FALSE;
  if (wish->kind == CFN_WISH_MOVE && before == wish->node)
    return is_moved (before, after, wish);

  return children_are_fulfilled (before, before->first_child, NULL, after->first_child, wish);
}

static gboolean
entries_are_fulfilled (const CfnNode *before,
                       const CfnNode *after,
                       GHashTable    *of_entries)
{
  const CfnWish nothing = { .kind = CFN_WISH_REMOVE };
  const CfnNode *new_child = after->first_child;

  if (!same_self (before, after) || before->n_children != after->n_children)
    return FALSE;

  for (const CfnNode *child = before->first_child; child != NULL; child = child->next)
    {
      const CfnWish *wish = g_hash_table_lookup (of_entries, child);

      if (!same_key (child, new_child)
          || !cfn_write_is_fulfilled (child, new_child, wish != NULL ? wish : &nothing))
        return FALSE;
      new_child = new_child->next;
    }

  return TRUE;
}

gboolean
cfn_write_all_are_fulfilled (const CfnNode *before,
                             const CfnNode *after,
                             GHashTable    *of_entries)
{
  const CfnNode *new_section;

  if (after == NULL || !same_self (before, after) || before->n_children != after->n_children)
    return FALSE;

  new_section = after->first_child;
  for (const CfnNode *section = before->first_child; section != NULL; section = section->next)
    {
      if (!same_key (section, new_section)
          || !entries_are_fulfilled (section, new_section, of_entries))
        return FALSE;
      new_section = new_section->next;
    }

  return TRUE;
}

/* Whether @wish is about the children of @parent from @first to before @behind, or about something
 * within them. What comes in beside others may come in before or behind them. */
static gboolean
is_among (const CfnWish *wish,
          const CfnNode *parent,
          const CfnNode *first,
          const CfnNode *behind)
{
  const CfnNode *child = wish->node;

  if (child == parent)
    return wish->kind == CFN_WISH_INSERT && wish->index >= first->index
           && (behind == NULL || wish->index <= behind->index);
  while (child != NULL && child->parent != parent)
    child = child->parent;

  return child != NULL && child->index >= first->index
         && (behind == NULL || child->index < behind->index);
}

gboolean
cfn_write_is_fulfilled_within (CfnTree       *tree,
                               CfnEdit       *edit,
                               const CfnWish *wish)
{
  g_autoptr (CfnText) after = cfn_edit_apply (edit, cfn_tree_get_text (tree));
  const CfnNode *first;
  const CfnNode *behind;
  g_autoptr (CfnTree) part = cfn_reread_entries (tree, after, &first, &behind);

  return part != NULL && is_among (wish, first->parent, first, behind)
         && children_are_fulfilled (first->parent, first, behind,
                                    cfn_tree_get_root (part)->first_child, wish);
}
