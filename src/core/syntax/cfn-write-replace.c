/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-writer-private.h"

#include "cfn-comments.h"
#include "cfn-intrinsic.h"
#include "cfn-render.h"

#include <string.h>

/*
 * A value that is shaped like the one it replaces is written piece by piece, so that whatever the
 * two have in common keeps its bytes and its comments.
 */

static CfnNode *
copy_node (CfnWriting    *self,
           const CfnNode *node)
{
  CfnNode *copy = cfn_arena_alloc (&self->arena, sizeof (CfnNode));

  *copy = *node;
  return copy;
}

static const CfnNode *
make_string (CfnWriting *self,
             const char *text)
{
  CfnNode *node = cfn_arena_alloc (&self->arena, sizeof (CfnNode));

  node->kind = CFN_NODE_SCALAR;
  node->style = CFN_STYLE_SINGLE_QUOTED; /* a string, whatever it looks like */
  node->length = strlen (text);
  node->value = cfn_arena_copy (&self->arena, text, node->length);

  return node;
}

/* The argument of a call as a node of its own, without the short form's tag. */
static const CfnNode *
bare_argument (CfnWriting         *self,
               const CfnIntrinsic *call)
{
  CfnNode *copy;

  if (!call->is_short)
    return call->argument;
  copy = copy_node (self, call->argument);
  copy->tag = NULL;

  return copy;
}

static gboolean
has_same_shape (const CfnNode *old,
                const CfnNode *value)
{
  const CfnNode *new_child = value->first_child;

  if (old->kind != value->kind || old->n_children != value->n_children || old->n_children == 0)
    return FALSE;
  for (const CfnNode *child = old->first_child; child != NULL; child = child->next)
    {
      if (child->key != NULL && !cfn_node_equal (child->key, new_child->key))
        return FALSE;
      new_child = new_child->next;
    }

  return TRUE;
}

static void
replace_children (CfnWriting    *self,
                  const CfnNode *old,
                  const CfnNode *value)
{
  const CfnNode *new_child = value->first_child;

  for (const CfnNode *child = old->first_child; child != NULL; child = child->next)
    {
      cfn_write_replace (self, child, new_child);
      new_child = new_child->next;
    }
}

/* "Fn::GetAtt: [ A , Arn ]" gets another A. */
static gboolean
replace_getatt (CfnWriting         *self,
                const CfnIntrinsic *old_call,
                const CfnIntrinsic *new_call)
{
  g_autofree char *id = NULL;
  g_autofree char *attribute = NULL;
  const CfnNode *list = old_call->argument;

  if (list->kind != CFN_NODE_SEQUENCE || list->n_children != 2
      || !cfn_intrinsic_split_getatt (new_call, &id, &attribute))
    return FALSE;

  cfn_write_replace (self, list->first_child, make_string (self, id));
  cfn_write_replace (self, list->last_child, make_string (self, attribute));
  return TRUE;
}

/* "!Sub 'text'" gets another text: the tag stays, and so do the quotes. */
static gboolean
replace_short_text (CfnWriting    *self,
                    const CfnNode *old,
                    const CfnNode *argument)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CfnHabits habits = self->habits;
  CfnNode bare = *old;
  char quote;

  if (argument->kind != CFN_NODE_SCALAR || old->content.start == old->content.end
      || (old->style != CFN_STYLE_PLAIN && old->style != CFN_STYLE_SINGLE_QUOTED
          && old->style != CFN_STYLE_DOUBLE_QUOTED))
    return FALSE;

  bare.tag = NULL;
  habits.quotes_values = FALSE;
  quote = cfn_write_keep_quotes (&habits, &bare, argument);
  if (old->parent != NULL && old->parent->style == CFN_STYLE_FLOW)
    cfn_render_flow_value (text, &habits, argument, NULL, quote);
  else
    cfn_render_block_value (text, &habits, argument, 0, FALSE, quote);
  if (strpbrk (text->str, "\r\n") != NULL)
    return FALSE;
  g_strchug (text->str);
  cfn_edit_add (self->edit, old->content, text->str, -1);

  return TRUE;
}

static gboolean
replace_call (CfnWriting         *self,
              const CfnIntrinsic *old_call,
              const CfnIntrinsic *new_call)
{
  const CfnNode *argument;

  if (strcmp (old_call->name, new_call->name) != 0)
    return FALSE;
  if (replace_getatt (self, old_call, new_call))
    return TRUE;

  argument = bare_argument (self, new_call);
  if (!old_call->is_short)
    {
      cfn_write_replace (self, old_call->argument, argument);
      return TRUE;
    }
  if (replace_short_text (self, old_call->argument, argument))
    return TRUE;
  if (!has_same_shape (old_call->argument, argument))
    return FALSE;
  replace_children (self, old_call->argument, argument);

  return TRUE;
}

static gboolean
replace_inside (CfnWriting    *self,
                const CfnNode *old,
                const CfnNode *value)
{
  CfnIntrinsic old_call;
  CfnIntrinsic new_call;
  gboolean was_call = cfn_intrinsic_match (old, &old_call);
  gboolean is_call = cfn_intrinsic_match (value, &new_call);

  if (was_call && is_call)
    return replace_call (self, &old_call, &new_call);
  if (was_call || is_call || old->tag != NULL || value->tag != NULL)
    return FALSE;
  if (!has_same_shape (old, value))
    return FALSE;
  replace_children (self, old, value);

  return TRUE;
}

void
cfn_write_replace (CfnWriting    *self,
                   const CfnNode *old,
                   const CfnNode *value)
{
  if (cfn_node_equal (old, value) || (!self->is_coarse && replace_inside (self, old, value)))
    return;

  if (old->parent == NULL)
    {
      /* Only ever by an empty mapping: the last section of the template goes. */
      g_autoptr (GString) text = g_string_new (NULL);
      CfnSpan span = old->span;

      if (old->style == CFN_STYLE_BLOCK)
        {
          gsize start = cfn_place_entry_start (&self->place, old->first_child);
          CfnSpan above = cfn_comments_above_place (&self->place, start);

          if (above.start < above.end)
            span.start = above.start;
          span.end = cfn_comments_extend (&self->place, span.end, 0);
        }
      cfn_render_flow_value (text, &self->habits, value, NULL, 0);
      cfn_edit_add (self->edit, span, text->str, text->len);
    }
  else if (old->parent->style == CFN_STYLE_FLOW)
    cfn_write_flow_replace (self, old, value);
  else
    cfn_write_block_replace (self, old, value);
}
