/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-align.h"

#include "cfn-intrinsic.h"

/* Pairs to look at; comparing two is not free. */
#define MAX_PAIRS 10000

#define SCORE_EQUAL 10000
#define SCORE_SAME_NAME 1000
#define SCORE_SAME_ENTRY 10
#define SCORE_SAME_KIND 1

/* Keys that tell items of one list apart, in the order in which they do. */
static const char * const names[] = {
  "Sid", "PolicyName", "IndexName", "AttributeName", "Key", "Id", "Name", "Region", "DeviceName",
};

static gboolean
has_same_name (const CfnNode *a,
               const CfnNode *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const CfnNode *own = cfn_node_get (a, names[i]);
      const CfnNode *other = cfn_node_get (b, names[i]);

      if (own != NULL && other != NULL)
        return cfn_node_equal (own, other);
    }

  return FALSE;
}

/* Whether the other list has an equal item: then that is what became of this one. */
static gboolean
has_twin (const CfnNode *item,
          const CfnNode *list)
{
  for (const CfnNode *other = list->first_child; other != NULL; other = other->next)
    {
      if (cfn_node_equal (item, other))
        return TRUE;
    }

  return FALSE;
}

/* How much speaks for @b being what became of @a, which it does not equal; 0: nothing. */
static guint
score (const CfnNode *a,
       const CfnNode *b)
{
  CfnIntrinsic call_a;
  CfnIntrinsic call_b;
  gboolean is_call_a;
  guint sum = SCORE_SAME_KIND;

  is_call_a = cfn_intrinsic_match (a, &call_a);
  if (a->kind != b->kind || is_call_a != cfn_intrinsic_match (b, &call_b))
    return 0;
  if (a->kind != CFN_NODE_MAPPING || is_call_a)
    return SCORE_SAME_KIND;

  for (const CfnNode *child = a->first_child; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);
      const CfnNode *other = key != NULL ? cfn_node_get (b, key) : NULL;

      if (other != NULL && cfn_node_equal (child, other))
        sum += SCORE_SAME_ENTRY;
    }
  sum = MIN (sum, SCORE_SAME_NAME - 1);

  return has_same_name (a, b) ? sum + SCORE_SAME_NAME : sum;
}

static guint *
score_all (const CfnNode *old,
           const CfnNode *value)
{
  guint width = value->n_children + 1;
  guint *scores = g_new0 (guint, old->n_children * width);
  g_autofree gboolean *is_twin = g_new0 (gboolean, width);

  for (const CfnNode *b = value->first_child; b != NULL; b = b->next)
    is_twin[b->index] = has_twin (b, old);
  for (const CfnNode *a = old->first_child; a != NULL; a = a->next)
    {
      gboolean is_kept = has_twin (a, value);

      for (const CfnNode *b = value->first_child; b != NULL; b = b->next)
        {
          guint *at = &scores[a->index * width + b->index];

          if (is_kept && is_twin[b->index])
            *at = cfn_node_equal (a, b) ? SCORE_EQUAL : 0;
          else if (!is_kept && !is_twin[b->index])
            *at = score (a, b);
        }
    }

  return scores;
}

/* The best sum of scores of the items from i and j on, for all i and j. */
static guint *
sum_up (const guint *scores,
        guint        height,
        guint        width)
{
  guint *best = g_new0 (guint, (height + 1) * width);

  for (guint at = height * width; at > 0; at--)
    {
      guint i = at - 1;

      if (i % width == width - 1)
        continue;
      best[i] = MAX (MAX (best[i + width], best[i + 1]), scores[i] + best[i + width + 1]);
    }

  return best;
}

gboolean
cfn_align_init (CfnAlign      *self,
                const CfnNode *old,
                const CfnNode *value)
{
  g_autofree guint *best = NULL;
  g_autofree guint *scores = NULL;
  guint width;
  guint i = 0;
  guint j = 0;

  *self = (CfnAlign){ .old = old, .value = value };
  if (old->n_children > MAX_PAIRS || value->n_children > MAX_PAIRS / MAX (old->n_children, 1))
    return FALSE;

  self->partners = g_new (guint, old->n_children + 1);
  self->new_partners = g_new (guint, value->n_children + 1);
  for (guint at = 0; at <= old->n_children; at++)
    self->partners[at] = CFN_ALIGN_NONE;
  for (guint at = 0; at <= value->n_children; at++)
    self->new_partners[at] = CFN_ALIGN_NONE;

  width = value->n_children + 1;
  scores = score_all (old, value);
  best = sum_up (scores, old->n_children, width);
  while (i < old->n_children && j < value->n_children)
    {
      guint at = i * width + j;

      if (scores[at] > 0 && best[at] == scores[at] + best[at + width + 1])
        {
          self->partners[i] = j;
          self->new_partners[j] = i;
          self->n_pairs++;
          i++;
          j++;
        }
      else if (best[at] == best[at + width])
        i++;
      else
        j++;
    }

  return TRUE;
}

void
cfn_align_clear (CfnAlign *self)
{
  g_clear_pointer (&self->partners, g_free);
  g_clear_pointer (&self->new_partners, g_free);
}

static guint
find_equal (const CfnNode *list,
            const guint   *partners,
            const CfnNode *item)
{
  for (const CfnNode *other = list->first_child; other != NULL; other = other->next)
    {
      if (partners[other->index] == CFN_ALIGN_NONE && cfn_node_equal (item, other))
        return other->index;
    }

  return CFN_ALIGN_NONE;
}

guint
cfn_align_find_moved (CfnAlign      *self,
                      const CfnNode *item)
{
  return find_equal (self->value, self->new_partners, item);
}

guint
cfn_align_find_source (CfnAlign      *self,
                       const CfnNode *item)
{
  return find_equal (self->old, self->partners, item);
}
