/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-positions.h"

#include <math.h>
#include <string.h>

#include "cfn-boxed.h"

typedef struct
{
  char     *id;     /* a GRefString, shared between copies */
  CfnPoint  point;
} Place;

struct _CfnPositions
{
  gatomicrefcount  ref_count;
  GArray          *places;    /* of Place, sorted by id */
};

CFN_DEFINE_BOXED_TYPE (CfnPositions, cfn_positions)

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

  return other;
}

CfnPositions *
cfn_positions_with (CfnPositions   *self,
                    const char     *id,
                    const CfnPoint *point)
{
  CfnPositions *other;
  gboolean found;
  guint index;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  other = copy (self);
  found = search (other, id, &index);

  if (point == NULL)
    {
      if (found)
        g_array_remove_index (other->places, index);
      return other;
    }

  if (!found)
    {
      Place place = { g_ref_string_new (id), { 0, 0 } };

      g_array_insert_val (other->places, index, place);
    }
  /* Adding zero turns -0 into 0, which would be written differently. */
  g_array_index (other->places, Place, index).point
    = (CfnPoint) { round (point->x) + 0.0, round (point->y) + 0.0 };

  return other;
}

gboolean
cfn_positions_equal (CfnPositions *a,
                     CfnPositions *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (a == b)
    return TRUE;
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
