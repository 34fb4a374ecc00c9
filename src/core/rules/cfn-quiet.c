/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-quiet.h"

#include <string.h>

gboolean
cfn_checker_begin_walk (CfnChecker        *self,
                        CfnWalk            walk,
                        const CfnResource *resource)
{
  /* What is told of a place by others keeps a walk from telling of it, or makes it tell something
   * else. */
  if ((self->known_quiet[resource->index] & walk) != 0 && !self->is_touched[resource->index])
    {
      self->quiet[resource->index] |= walk;
      return FALSE;
    }
  self->is_quiet = TRUE;

  return TRUE;
}

void
cfn_checker_end_walk (CfnChecker        *self,
                      CfnWalk            walk,
                      const CfnResource *resource)
{
  if (self->is_quiet)
    self->quiet[resource->index] |= walk;
}

void
cfn_checker_walk (CfnChecker  *self,
                  CfnWalk      walk,
                  CfnWalkFunc  check)
{
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if (!cfn_checker_begin_walk (self, walk, resource))
        continue;
      check (self, resource);
      cfn_checker_end_walk (self, walk, resource);
    }
}

void
cfn_checker_be_heard (CfnChecker *self)
{
  self->is_quiet = FALSE;
}

/* One text and what another one has in its place. */
typedef struct
{
  CfnSpan gone;
  CfnSpan come;
} Change;

static gsize
count_same_at_start (const char *one,
                     const char *other,
                     gsize       n)
{
  const gsize block = 4096;
  gsize same = 0;

  while (n - same >= block && memcmp (one + same, other + same, block) == 0)
    same += block;
  while (same < n && one[same] == other[same])
    same++;

  return same;
}

/* @one and @other point behind the last byte. */
static gsize
count_same_at_end (const char *one,
                   const char *other,
                   gsize       n)
{
  const gsize block = 4096;
  gsize same = 0;

  while (n - same >= block && memcmp (one - same - block, other - same - block, block) == 0)
    same += block;
  while (same < n && one[-1 - (gssize) same] == other[-1 - (gssize) same])
    same++;

  return same;
}

static Change
find_change (CfnText *before,
             CfnText *after)
{
  gsize n_before;
  gsize n_after;
  const char *one = cfn_text_get_data (before, &n_before);
  const char *other = cfn_text_get_data (after, &n_after);
  gsize start = count_same_at_start (one, other, MIN (n_before, n_after));
  gsize behind = count_same_at_end (one + n_before, other + n_after,
                                    MIN (n_before, n_after) - start);

  return (Change) { { start, n_before - behind }, { start, n_after - behind } };
}

static gboolean
is_none (const Change *change)
{
  return cfn_span_length (change->gone) == 0 && cfn_span_length (change->come) == 0;
}

/* Whether @change is within @before alone, of which it makes @after: what stands around the two has
 * the same bytes, in the same place of the same structure. */
static gboolean
is_within (const Change *change,
           CfnTemplate  *old_template,
           const CfnSpan before,
           CfnTemplate  *template,
           const CfnSpan after)
{
  gsize n_before;
  gsize n_after;

  cfn_text_get_data (cfn_template_get_text (old_template), &n_before);
  cfn_text_get_data (cfn_template_get_text (template), &n_after);

  return before.start == after.start && n_before - before.end == n_after - after.end
         && before.start <= change->gone.start && change->gone.end <= before.end
         && change->come.end <= after.end;
}

static const CfnNode *
get_description (CfnTemplate *template)
{
  const CfnNode *node = cfn_node_get (cfn_tree_get_root (cfn_template_get_tree (template)),
                                      "Description");

  return node != NULL && node->kind == CFN_NODE_SCALAR ? node : NULL;
}

static gboolean
is_in_description (const Change *change,
                   CfnTemplate  *before,
                   CfnTemplate  *template)
{
  const CfnNode *old = get_description (before);
  const CfnNode *new = get_description (template);

  return old != NULL && new != NULL
         && is_within (change, before, old->span, template, new->span);
}

/* What the serverless transform or a module makes of a resource depends on all of it, and has names
 * that others may use. */
static gboolean
makes_others (const CfnResource *resource)
{
  return g_str_has_prefix (resource->type, "AWS::Serverless::")
         || g_str_has_suffix (resource->type, "::MODULE");
}

/* The resource of @template that @change is in, when it is for others what it was before; else
 * NULL. */
static const CfnResource *
find_changed (const Change *change,
              CfnTemplate  *before,
              CfnTemplate  *template)
{
  const CfnResource *old = cfn_template_get_resource_at (before, change->gone.start);
  const CfnResource *new = cfn_template_get_resource_at (template, change->come.start);

  return old != NULL && new != NULL && old->index == new->index
             && is_within (change, before, old->node->span, template, new->node->span)
             && g_str_equal (old->id, new->id) && g_str_equal (old->type, new->type)
             && g_strcmp0 (old->condition, new->condition) == 0 && !makes_others (new)
           ? new : NULL;
}

guint8 *
cfn_quiet_take_over (const guint8 *walks,
                     CfnTemplate  *before,
                     CfnTemplate  *template)
{
  guint n = cfn_template_get_n_resources (template);
  guint8 *still = g_new0 (guint8, MAX (n, 1));
  const CfnResource *changed;
  guint n_references;
  const CfnReference *references = cfn_template_get_references (template, &n_references);
  Change change;

  if (n != cfn_template_get_n_resources (before)
      || !cfn_tree_is_whole (cfn_template_get_tree (before))
      || !cfn_tree_is_whole (cfn_template_get_tree (template)))
    return still;
  change = find_change (cfn_template_get_text (before), cfn_template_get_text (template));
  changed = find_changed (&change, before, template);
  if (changed == NULL && !is_none (&change) && !is_in_description (&change, before, template))
    return still;

  memcpy (still, walks, n);
  if (changed == NULL)
    return still;
  still[changed->index] = 0;
  /* What is said of a reference may depend on more than what its target is. */
  for (guint i = 0; i < n_references; i++)
    {
      if (references[i].to == changed && references[i].from != NULL)
        still[references[i].from->index] = 0;
    }

  return still;
}
