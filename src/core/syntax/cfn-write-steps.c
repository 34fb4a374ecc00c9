/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-writer-private.h"

#include "cfn-align.h"
#include "cfn-intrinsic.h"

#include <string.h>

/*
 * A collection that gains, loses and changes entries becomes its new value by one small edit after
 * the other, each at its usual place, so that whatever both have in common keeps its bytes and its
 * comments. Each step is an edit that could have been asked for by itself.
 */

/* Beyond this many steps the old and the new have little in common. */
#define MAX_STEPS 64

typedef enum
{
  STEP_NONE,    /* the two are equal */
  STEP_WHOLE,   /* the place is to be replaced as it is */
  STEP_SET,
  STEP_REMOVE,
  STEP_INSERT,
  STEP_MOVE,
} StepKind;

typedef struct
{
  StepKind kind;
  const CfnNode *value;
  guint index;  /* of an item to insert or move to */
  guint from;
} Step;

static Step find_step (const CfnNode *old,
                       const CfnNode *value,
                       CfnPath       *path);

static gboolean
is_plain_collection (const CfnNode *node,
                     CfnNodeKind    kind)
{
  CfnIntrinsic call;

  if (node->kind != kind || node->tag != NULL || node->n_children == 0
      || cfn_intrinsic_match (node, &call))
    return FALSE;
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (child->key != NULL && cfn_node_get_key (child) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* The step within @child, a part of what is at @path; @path then leads to where it is taken. */
static Step
find_step_in (const CfnNode *child,
              const CfnNode *value,
              CfnPath       *path)
{
  Step step;

  if (child->key != NULL)
    cfn_path_push_key (path, cfn_node_get_key (child));
  else
    cfn_path_push_index (path, child->index);
  step = find_step (child, value, path);
  if (step.kind == STEP_WHOLE)
    return (Step){ .kind = STEP_SET, .value = value };

  return step;
}

static Step
find_entry_step (const CfnNode *old,
                 const CfnNode *value,
                 CfnPath       *path)
{
  guint n_common = 0;

  for (const CfnNode *child = old->first_child; child != NULL; child = child->next)
    n_common += cfn_node_get (value, cfn_node_get_key (child)) != NULL;
  if (n_common == 0)
    return (Step){ .kind = STEP_WHOLE };

  for (const CfnNode *child = old->first_child; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);
      const CfnNode *other = cfn_node_get (value, key);

      if (other == NULL)
        {
          cfn_path_push_key (path, key);
          return (Step){ .kind = STEP_REMOVE };
        }
      if (!cfn_node_equal (child, other))
        return find_step_in (child, other, path);
    }
  for (const CfnNode *child = value->first_child; child != NULL; child = child->next)
    {
      if (cfn_node_get (old, cfn_node_get_key (child)) != NULL)
        continue;
      cfn_path_push_key (path, cfn_node_get_key (child));
      return (Step){ .kind = STEP_SET, .value = child };
    }

  return (Step){ .kind = STEP_NONE };
}

static Step
find_item_step (const CfnNode *old,
                const CfnNode *value,
                CfnPath       *path)
{
  g_auto (CfnAlign) align = { 0 };
  const CfnNode *item = old->first_child;
  const CfnNode *new_item = value->first_child;

  if (!cfn_align_init (&align, old, value) || align.n_pairs == 0)
    return (Step){ .kind = STEP_WHOLE };

  while (item != NULL || new_item != NULL)
    {
      if (item != NULL && align.partners[item->index] == CFN_ALIGN_NONE)
        {
          if (cfn_align_find_moved (&align, item) == CFN_ALIGN_NONE)
            {
              cfn_path_push_index (path, item->index);
              return (Step){ .kind = STEP_REMOVE };
            }
          item = item->next;
        }
      else if (item != NULL && align.partners[item->index] == new_item->index)
        {
          if (!cfn_node_equal (item, new_item))
            return find_step_in (item, new_item, path);
          item = item->next;
          new_item = new_item->next;
        }
      else
        {
          guint index = item != NULL ? item->index : old->n_children;
          guint from = cfn_align_find_source (&align, new_item);

          if (from == CFN_ALIGN_NONE)
            return (Step){ .kind = STEP_INSERT, .value = new_item, .index = index };
          return (Step){
            .kind = STEP_MOVE, .from = from, .index = from < index ? index - 1 : index
          };
        }
    }

  return (Step){ .kind = STEP_NONE };
}

/* The arguments of a call stand at places of their own. */
static Step
find_argument_step (const CfnNode      *old,
                    const CfnIntrinsic *old_call,
                    const CfnIntrinsic *new_call,
                    CfnPath            *path)
{
  const CfnNode *list = old_call->argument;
  const CfnNode *other = new_call->argument->first_child;

  if (strcmp (old_call->name, new_call->name) != 0 || strcmp (old_call->name, "Fn::GetAtt") == 0
      || list->kind != CFN_NODE_SEQUENCE || new_call->argument->kind != CFN_NODE_SEQUENCE
      || list->n_children != new_call->argument->n_children)
    return (Step){ .kind = STEP_WHOLE };

  if (!old_call->is_short)
    cfn_path_push_key (path, old_call->name);
  for (const CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      if (!cfn_node_equal (item, other))
        return find_step_in (item, other, path);
      other = other->next;
    }

  return (Step){ .kind = STEP_NONE };
}

/* The first thing to do on the way from @old, which is at @path, to @value. */
static Step
find_step (const CfnNode *old,
           const CfnNode *value,
           CfnPath       *path)
{
  CfnIntrinsic old_call;
  CfnIntrinsic new_call;

  if (cfn_node_equal (old, value))
    return (Step){ .kind = STEP_NONE };
  if (cfn_intrinsic_match (old, &old_call) && cfn_intrinsic_match (value, &new_call))
    return find_argument_step (old, &old_call, &new_call, path);
  if (is_plain_collection (old, CFN_NODE_MAPPING) && is_plain_collection (value, CFN_NODE_MAPPING))
    return find_entry_step (old, value, path);
  if (is_plain_collection (old, CFN_NODE_SEQUENCE)
      && is_plain_collection (value, CFN_NODE_SEQUENCE))
    return find_item_step (old, value, path);

  return (Step){ .kind = STEP_WHOLE };
}

static CfnEdit *
take_step (CfnTree       *tree,
           const CfnPath *path,
           const Step    *step)
{
  switch (step->kind)
    {
    case STEP_SET:
      return cfn_writer_set (tree, path, step->value, NULL);
    case STEP_REMOVE:
      return cfn_writer_unset (tree, path, FALSE, NULL);
    case STEP_INSERT:
      return cfn_writer_insert (tree, path, step->index, step->value, NULL);
    case STEP_MOVE:
      return cfn_writer_move (tree, path, step->from, step->index, NULL);
    case STEP_NONE:
    case STEP_WHOLE:
    default:
      g_assert_not_reached ();
    }
}

/* The place of the step, relative to @path, joined to it. */
static Step
find_step_at (CfnTree        *tree,
              const CfnPath  *path,
              const CfnNode  *value,
              CfnPath       **place)
{
  const CfnNode *old = cfn_path_resolve (path, tree, NULL);

  *place = cfn_path_copy (path);
  if (old == NULL)
    return (Step){ .kind = STEP_WHOLE };

  return find_step (old, value, *place);
}

CfnEdit *
cfn_write_in_steps (CfnTree       *tree,
                    const CfnPath *path,
                    const CfnNode *value)
{
  g_autoptr (CfnTree) now = cfn_tree_ref (tree);
  g_autoptr (CfnEdit) whole = cfn_edit_new ();

  for (guint i = 0; i < MAX_STEPS; i++)
    {
      g_autoptr (CfnPath) place = NULL;
      g_autoptr (CfnEdit) edit = NULL;
      g_autoptr (CfnText) text = NULL;
      Step step = find_step_at (now, path, value, &place);
      CfnEdit *both;
      CfnTree *next;

      if (step.kind == STEP_NONE)
        return g_steal_pointer (&whole);
      if (step.kind == STEP_WHOLE)
        return NULL;
      edit = take_step (now, place, &step);
      if (edit == NULL)
        return NULL;

      text = cfn_edit_apply (edit, cfn_tree_get_text (now));
      both = cfn_edit_compose (whole, edit);
      cfn_edit_unref (whole);
      whole = both;
      next = cfn_tree_read_after (now, edit, text);
      cfn_tree_unref (now);
      now = next;
    }

  return NULL;
}
