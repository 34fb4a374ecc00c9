/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-positions.h"

#include <math.h>
#include <string.h>

typedef struct
{
  char     *id;     /* a GRefString, shared between copies */
  CfnPoint  point;
} Place;

struct _CfnPositions
{
  gatomicrefcount  ref_count;
  GArray          *places;    /* of Place, sorted by id */
  GPtrArray       *groups;    /* of CfnGroup, sound */
};

static void
place_clear (Place *place)
{
  g_ref_string_release (place->id);
}

CfnPositions *
cfn_positions_new (void)
{
  CfnPositions *self = g_new0 (CfnPositions, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->places, (GDestroyNotify) place_clear);
  self->groups = cfn_groups_new ();

  return self;
}

CfnPositions *
cfn_positions_ref (CfnPositions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cfn_positions_unref (CfnPositions *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->places);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

guint
cfn_positions_get_n (CfnPositions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->places->len;
}

/* TRUE and the place of @id, or FALSE and the place where it would be inserted. */
static gboolean
search (CfnPositions *self,
        const char   *id,
        guint        *index)
{
  guint low = 0;
  guint high = self->places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (id, g_array_index (self->places, Place, middle).id);

      if (order == 0)
        {
          *index = middle;
          return TRUE;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  *index = low;

  return FALSE;
}

gboolean
cfn_positions_lookup (CfnPositions *self,
                      const char   *id,
                      CfnPoint     *point)
{
  guint index;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!search (self, id, &index))
    return FALSE;

  if (point != NULL)
    *point = g_array_index (self->places, Place, index).point;

  return TRUE;
}

char **
cfn_positions_get_ids (CfnPositions *self)
{
  char **ids;

  g_return_val_if_fail (self != NULL, NULL);

  ids = g_new0 (char *, self->places->len + 1);
  for (guint i = 0; i < self->places->len; i++)
    ids[i] = g_strdup (g_array_index (self->places, Place, i).id);

  return ids;
}

static CfnPositions *
copy (CfnPositions *self)
{
  CfnPositions *other = cfn_positions_new ();

  g_array_append_vals (other->places, self->places->data, self->places->len);
  for (guint i = 0; i < other->places->len; i++)
    g_ref_string_acquire (g_array_index (other->places, Place, i).id);
  g_ptr_array_unref (other->groups);
  other->groups = cfn_groups_copy (self->groups);

  return other;
}

/* Sets, or with NULL removes, a place of a copy that nobody else holds. */
static void
put (CfnPositions   *self,
     const char     *id,
     const CfnPoint *point)
{
  guint index;
  gboolean found = search (self, id, &index);

  if (point == NULL)
    {
      if (found)
        g_array_remove_index (self->places, index);
      return;
    }

  if (!found)
    {
      Place place = { g_ref_string_new (id), { 0, 0 } };

      g_array_insert_val (self->places, index, place);
    }
  /* Adding zero turns -0 into 0, which would be written differently. */
  g_array_index (self->places, Place, index).point
    = (CfnPoint) { round (point->x) + 0.0, round (point->y) + 0.0 };
}

CfnPositions *
cfn_positions_with (CfnPositions   *self,
                    const char     *id,
                    const CfnPoint *point)
{
  CfnPositions *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  other = copy (self);
  put (other, id, point);

  return other;
}

CfnPositions *
cfn_positions_with_all (CfnPositions       *self,
                        const char * const *ids,
                        const CfnPoint     *points,
                        guint               n)
{
  CfnPositions *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n == 0 || (ids != NULL && points != NULL), NULL);

  other = copy (self);
  for (guint i = 0; i < n; i++)
    put (other, ids[i], &points[i]);

  return other;
}

CfnPositions *
cfn_positions_without_places (CfnPositions *self)
{
  CfnPositions *other;

  g_return_val_if_fail (self != NULL, NULL);

  other = cfn_positions_new ();
  g_ptr_array_unref (other->groups);
  other->groups = cfn_groups_copy (self->groups);

  return other;
}

CfnPositions *
cfn_positions_without (CfnPositions *self,
                       const char   *id)
{
  CfnPositions *other = cfn_positions_with (self, id, NULL);

  g_return_val_if_fail (other != NULL, NULL);

  cfn_groups_put (other->groups, id, NULL);
  cfn_groups_settle (other->groups);

  return other;
}

CfnPositions *
cfn_positions_renamed (CfnPositions *self,
                       const char   *id,
                       const char   *new_id)
{
  CfnPositions *other;
  const CfnGroup *group;
  CfnPoint point;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL && new_id != NULL, NULL);

  other = copy (self);
  if (g_str_equal (id, new_id))
    return other;

  if (cfn_positions_lookup (self, id, &point))
    {
      put (other, id, NULL);
      put (other, new_id, &point);
    }
  group = cfn_groups_find_of (self->groups, id);
  if (group != NULL)
    {
      cfn_groups_put (other->groups, new_id, group->name);
      cfn_groups_put (other->groups, id, NULL);
    }

  return other;
}

gboolean
cfn_positions_is_empty (CfnPositions *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->places->len == 0 && self->groups->len == 0;
}

static gboolean
same_places (CfnPositions *a,
             CfnPositions *b)
{
  if (a->places->len != b->places->len)
    return FALSE;

  for (guint i = 0; i < a->places->len; i++)
    {
      const Place *one = &g_array_index (a->places, Place, i);
      const Place *other = &g_array_index (b->places, Place, i);

      if (strcmp (one->id, other->id) != 0
          || one->point.x != other->point.x
          || one->point.y != other->point.y)
        return FALSE;
    }

  return TRUE;
}

gboolean
cfn_positions_same_groups (CfnPositions *a,
                           CfnPositions *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return cfn_groups_equal (a->groups, b->groups);
}

gboolean
cfn_positions_equal (CfnPositions *a,
                     CfnPositions *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return a == b || (same_places (a, b) && cfn_groups_equal (a->groups, b->groups));
}

guint
cfn_positions_get_n_groups (CfnPositions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->groups->len;
}

const CfnGroup *
cfn_positions_get_group (CfnPositions *self,
                         guint         index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->groups->len, NULL);

  return self->groups->pdata[index];
}

const CfnGroup *
cfn_positions_find_group (CfnPositions *self,
                          const char   *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return cfn_groups_find (self->groups, name);
}

const CfnGroup *
cfn_positions_get_group_of (CfnPositions *self,
                            const char   *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return cfn_groups_find_of (self->groups, id);
}

char *
cfn_positions_dup_free_name (CfnPositions *self,
                             const char   *wish)
{
  char *name;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (wish != NULL, NULL);

  name = g_strdup (wish);
  for (guint number = 2; cfn_groups_find (self->groups, name) != NULL; number++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", wish, number);
    }

  return name;
}

CfnPositions *
cfn_positions_with_members (CfnPositions       *self,
                            const char         *name,
                            const char * const *ids)
{
  g_autofree char *clean = NULL;
  CfnPositions *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  other = copy (self);
  clean = name != NULL ? cfn_group_clean_name (name) : NULL;
  if (name != NULL && clean == NULL)
    return other;

  for (guint i = 0; ids[i] != NULL; i++)
    cfn_groups_put (other->groups, ids[i], clean);
  cfn_groups_settle (other->groups);

  return other;
}

CfnPositions *
cfn_positions_with_outer (CfnPositions *self,
                          const char   *name,
                          const char   *outer)
{
  CfnPositions *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  other = copy (self);
  cfn_groups_set_outer (other->groups, name, outer);
  cfn_groups_settle (other->groups);

  return other;
}

CfnPositions *
cfn_positions_with_collapsed (CfnPositions *self,
                              const char   *name,
                              gboolean      is_collapsed)
{
  CfnPositions *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  other = copy (self);
  cfn_groups_set_collapsed (other->groups, name, is_collapsed);

  return other;
}

CfnPositions *
cfn_positions_with_group_name (CfnPositions *self,
                               const char   *name,
                               const char   *new_name)
{
  g_autofree char *clean = NULL;
  CfnPositions *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL && new_name != NULL, NULL);

  other = copy (self);
  clean = cfn_group_clean_name (new_name);
  if (clean != NULL)
    cfn_groups_rename (other->groups, name, clean);

  return other;
}

CfnPositions *
cfn_positions_without_group (CfnPositions *self,
                             const char   *name)
{
  CfnPositions *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  other = copy (self);
  cfn_groups_dissolve (other->groups, name);
  cfn_groups_settle (other->groups);

  return other;
}
