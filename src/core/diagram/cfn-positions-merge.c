/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-positions-merge.h"

static CfnPositions *
replace (CfnPositions *old,
         CfnPositions *new)
{
  cfn_positions_unref (old);

  return new;
}

/* --- Places --- */

static CfnPositions *
merge_places (CfnPositions *base,
              CfnPositions *mine,
              CfnPositions *theirs)
{
  g_auto (GStrv) ids = cfn_positions_get_ids (mine);
  g_auto (GStrv) old_ids = cfn_positions_get_ids (base);
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
  CfnPositions *merged;

  for (char **id = ids; *id != NULL; id++)
    {
      CfnPoint old;
      CfnPoint new;

      cfn_positions_lookup (mine, *id, &new);
      if (cfn_positions_lookup (base, *id, &old) && old.x == new.x && old.y == new.y)
        continue;
      g_ptr_array_add (moved, *id);
      g_array_append_val (points, new);
    }

  merged = cfn_positions_with_all (theirs, (const char * const *) moved->pdata,
                                   (const CfnPoint *) (gpointer) points->data, moved->len);
  for (char **id = old_ids; *id != NULL; id++)
    if (!cfn_positions_lookup (mine, *id, NULL) && cfn_positions_lookup (merged, *id, NULL))
      merged = replace (merged, cfn_positions_with (merged, *id, NULL));

  return merged;
}

/* --- Groups --- */

static const char *
get_group_name (CfnPositions *self,
                const char   *id)
{
  const CfnGroup *group = cfn_positions_get_group_of (self, id);

  return group != NULL ? group->name : NULL;
}

/* Takes over @merged. The cards that are in groups of @of, as @mine has them where @base has them
 * elsewhere. */
static CfnPositions *
merge_members (CfnPositions *base,
               CfnPositions *mine,
               CfnPositions *of,
               CfnPositions *merged)
{
  for (guint i = 0; i < cfn_positions_get_n_groups (of); i++)
    for (char **id = cfn_positions_get_group (of, i)->members; *id != NULL; id++)
      {
        const char *name = get_group_name (mine, *id);

        if (g_strcmp0 (name, get_group_name (base, *id)) != 0)
          merged = replace (merged,
                            cfn_positions_with_members (merged, name,
                                                        (const char *[]) { *id, NULL }));
      }

  return merged;
}

/* Takes over @merged. A group that lost its last card on the way has forgotten how it was: hence
 * all of them are told anew. */
static CfnPositions *
merge_frames (CfnPositions *base,
              CfnPositions *mine,
              CfnPositions *theirs,
              CfnPositions *merged)
{
  for (guint i = 0; i < cfn_positions_get_n_groups (mine); i++)
    {
      const CfnGroup *group = cfn_positions_get_group (mine, i);
      const CfnGroup *old = cfn_positions_find_group (base, group->name);
      const CfnGroup *other = cfn_positions_find_group (theirs, group->name);
      const CfnGroup *outer = group;
      const CfnGroup *closed = group;

      if (old != NULL && other != NULL && g_strcmp0 (old->outer, group->outer) == 0)
        outer = other;
      if (old != NULL && other != NULL && old->is_collapsed == group->is_collapsed)
        closed = other;

      merged = replace (merged, cfn_positions_with_outer (merged, group->name, outer->outer));
      merged = replace (merged, cfn_positions_with_collapsed (merged, group->name,
                                                              closed->is_collapsed));
    }

  return merged;
}

CfnPositions *
cfn_positions_merge (CfnPositions *base,
                     CfnPositions *mine,
                     CfnPositions *theirs)
{
  CfnPositions *merged;

  g_return_val_if_fail (base != NULL && mine != NULL && theirs != NULL, NULL);

  merged = merge_places (base, mine, theirs);
  if (cfn_positions_same_groups (base, mine))
    return merged;

  merged = merge_members (base, mine, mine, merged);
  merged = merge_members (base, mine, base, merged);

  return merge_frames (base, mine, theirs, merged);
}
