/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-tree-private.h"

#include "cfn-boxed.h"
#include "cfn-reread.h"

#define MAX_PROBLEMS 100

const CfnLimits cfn_limits_default = {
  .max_bytes = 16 * 1024 * 1024,
  .max_depth = 200,
  .max_nodes = 1000000,
};

CFN_DEFINE_BOXED_TYPE (CfnTree, cfn_tree)

static void
problem_clear (gpointer data)
{
  CfnSyntaxProblem *problem = data;

  cfn_message_unref (problem->message);
}

CfnArena *
cfn_tree_strings_ref (CfnArena *strings)
{
  return g_atomic_rc_box_acquire (strings);
}

void
cfn_tree_strings_unref (CfnArena *strings)
{
  g_atomic_rc_box_release_full (strings, (GDestroyNotify) cfn_arena_clear);
}

CfnTree *
cfn_tree_new (CfnText *text)
{
  CfnTree *self = g_new0 (CfnTree, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = cfn_text_ref (text);
  self->strings = g_atomic_rc_box_new0 (CfnArena);
  cfn_arena_init (&self->arena);
  cfn_arena_init (self->strings);

  return self;
}

CfnTree *
cfn_tree_read (CfnText         *text,
               const CfnLimits *limits)
{
  CfnTree *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = cfn_tree_new (text);
  cfn_reader_run (self, limits != NULL ? limits : &cfn_limits_default, NULL);

  return self;
}

CfnTree *
cfn_tree_read_after (CfnTree *before,
                     CfnEdit *edit,
                     CfnText *after)
{
  CfnTree *known = NULL;
  CfnTree *again = NULL;

  g_return_val_if_fail (after != NULL, NULL);

  if (edit != NULL)
    known = cfn_edit_get_reading (edit, after, CFN_TYPE_TREE);
  if (known != NULL)
    return cfn_tree_ref (known);
  if (before != NULL)
    again = cfn_reread (before, after);
  if (again == NULL)
    {
      again = cfn_tree_new (after);
      cfn_reader_run (again, &cfn_limits_default, before);
    }

  return again;
}

CfnTree *
cfn_tree_read_string (const char *yaml)
{
  g_autoptr (CfnText) text = NULL;

  g_return_val_if_fail (yaml != NULL, NULL);

  text = cfn_text_new_from_string (yaml, -1);
  return cfn_tree_read (text, NULL);
}

CfnTree *
cfn_tree_ref (CfnTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cfn_tree_unref (CfnTree *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->problems, g_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  cfn_tree_strings_unref (self->strings);
  cfn_arena_clear (&self->arena);
  cfn_text_unref (self->text);
  g_free (GSIZE_TO_POINTER (self->habits));
  if (self->folds != 0)
    g_array_unref (GSIZE_TO_POINTER (self->folds));
  g_free (self);
}

gboolean
cfn_tree_has_many_problems (CfnTree *self)
{
  return self->problems != NULL && self->problems->len >= MAX_PROBLEMS;
}

void
cfn_tree_add_problem (CfnTree    *self,
                      CfnMessage *message,
                      CfnSpan     span)
{
  CfnSyntaxProblem problem = { message, span };

  if (cfn_tree_has_many_problems (self))
    {
      cfn_message_unref (message);
      return;
    }
  if (self->problems == NULL)
    {
      self->problems = g_array_new (FALSE, FALSE, sizeof (CfnSyntaxProblem));
      g_array_set_clear_func (self->problems, problem_clear);
    }
  g_array_append_val (self->problems, problem);
}

CfnTreeMark
cfn_tree_mark (CfnTree *self)
{
  return (CfnTreeMark){ cfn_arena_mark (&self->arena), cfn_arena_mark (self->strings),
                        self->problems != NULL ? self->problems->len : 0, self->n_duplicates };
}

void
cfn_tree_rewind (CfnTree           *self,
                 const CfnTreeMark *mark)
{
  if (mark->n_problems == 0)
    g_clear_pointer (&self->problems, g_array_unref);
  else
    g_array_set_size (self->problems, mark->n_problems);
  self->n_duplicates = mark->n_duplicates;
  cfn_arena_rewind (&self->arena, &mark->memory);
  cfn_arena_rewind (self->strings, &mark->strings);
}

CfnText *
cfn_tree_get_text (CfnTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

CfnNode *
cfn_tree_get_root (CfnTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

gboolean
cfn_tree_is_whole (CfnTree *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->problems == NULL;
}

gboolean
cfn_tree_is_editable (CfnTree *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->problems == NULL
         || (self->problems->len == self->n_duplicates && !cfn_tree_has_many_problems (self));
}

gboolean
cfn_tree_is_json (CfnTree *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_json;
}

const CfnSyntaxProblem *
cfn_tree_get_problems (CfnTree *self,
                       guint   *n_problems)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_problems != NULL)
    *n_problems = self->problems != NULL ? self->problems->len : 0;
  return self->problems != NULL ? (const CfnSyntaxProblem *) self->problems->data : NULL;
}

static gboolean
entry_holds (const CfnNode *child,
             gsize          offset)
{
  return cfn_span_contains (child->span, offset)
         || (child->key != NULL && cfn_span_contains (child->key->span, offset));
}

CfnNode *
cfn_tree_get_node_at (CfnTree *self,
                      gsize    offset)
{
  CfnNode *node;
  CfnNode *child;

  g_return_val_if_fail (self != NULL, NULL);

  node = self->root;
  if (node == NULL || !cfn_span_contains (node->span, offset))
    return NULL;

  for (child = node->first_child; child != NULL;)
    {
      if (!entry_holds (child, offset))
        {
          child = child->next;
          continue;
        }
      node = child;
      child = cfn_span_contains (node->span, offset) ? node->first_child : NULL;
    }

  return node;
}
