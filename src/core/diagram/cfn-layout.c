/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-layout.h"

#include "cfn-placing.h"
#include "cfn-rect-grid.h"

/* The part of a card that another one may lie over. */
#define MAX_COVERED 0.1

struct _CfnLayout
{
  gatomicrefcount  ref_count;
  CfnDiagram      *diagram;
  CfnRect         *cards;
  guint            n_cards;
  CfnPositions    *groups;    /* what the frames are named after */
  CfnFrames       *frames;
  CfnRect          bounds;
};

/* Without places. @groups NULL: without frames. */
static CfnLayout *
layout_new (CfnDiagram   *diagram,
            CfnPositions *groups)
{
  CfnLayout *self = g_new0 (CfnLayout, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->diagram = cfn_diagram_ref (diagram);
  self->n_cards = cfn_diagram_get_n_nodes (diagram);
  self->cards = g_new0 (CfnRect, self->n_cards);
  self->groups = groups != NULL ? cfn_positions_ref (groups) : cfn_positions_new ();
  self->frames = cfn_frames_new (diagram, self->groups);
  for (guint i = 0; i < self->n_cards; i++)
    {
      const CfnDiagramNode *node = cfn_diagram_get_node (diagram, i);

      self->cards[i].width = node->width;
      self->cards[i].height = node->height;
    }

  return self;
}

/* Once the cards have their places. */
static void
finish (CfnLayout *self)
{
  cfn_frames_fit (self->frames, self->cards, self->n_cards);
  self->bounds = (CfnRect) { 0, 0, 0, 0 };
  for (guint i = 0; i < self->n_cards; i++)
    if (!cfn_layout_is_hidden (self, i))
      self->bounds = cfn_rect_union (self->bounds, self->cards[i]);
  for (guint i = 0; i < self->frames->frames->len; i++)
    {
      const CfnFrame *frame = &g_array_index (self->frames->frames, CfnFrame, i);

      if (!frame->is_hidden)
        self->bounds = cfn_rect_union (self->bounds, frame->rect);
    }
}

static CfnPoint
get_corner (CfnRect rect)
{
  return (CfnPoint) { rect.x, rect.y };
}

/* Gives the cards that have a place already the very same. */
static void
keep_places (CfnLayout    *self,
             CfnPositions *placed,
             CfnLayout    *previous,
             gboolean     *is_new)
{
  for (guint i = 0; i < self->n_cards; i++)
    {
      const char *id = cfn_diagram_get_node (self->diagram, i)->resource->id;
      int before = previous != NULL ? cfn_diagram_find_node (previous->diagram, id) : -1;
      CfnPoint point = { 0, 0 };

      is_new[i] = FALSE;
      if (placed != NULL && cfn_positions_lookup (placed, id, &point))
        ;
      else if (before >= 0)
        point = get_corner (previous->cards[before]);
      else
        is_new[i] = TRUE;
      self->cards[i].x = point.x;
      self->cards[i].y = point.y;
    }
}

CfnLayout *
cfn_layout_new (CfnDiagram     *diagram,
                CfnPositions   *placed,
                CfnLayout      *previous,
                const CfnPoint *hint,
                GCancellable   *cancellable,
                GError        **error)
{
  g_autoptr (CfnLayout) self = NULL;
  g_autofree gboolean *is_new = NULL;
  CfnPlacing placing;

  g_return_val_if_fail (diagram != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self = layout_new (diagram, placed);
  is_new = g_new0 (gboolean, MAX (self->n_cards, 1));
  keep_places (self, placed, previous, is_new);
  placing = (CfnPlacing) { diagram, self->cards, is_new, self->frames };
  if (!cfn_place_new (&placing, hint, cancellable, error))
    return NULL;
  finish (self);

  return g_steal_pointer (&self);
}

/* A layout of the same cards in the same places, to be changed and finished. */
static CfnLayout *
copy (CfnLayout    *self,
      CfnPositions *groups)
{
  CfnLayout *other = layout_new (self->diagram, groups);

  for (guint i = 0; i < self->n_cards; i++)
    other->cards[i] = self->cards[i];

  return other;
}

CfnLayout *
cfn_layout_anew (CfnLayout       *self,
                 const gboolean  *chosen,
                 CfnPoint         centre,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (CfnLayout) other = NULL;
  g_autofree gboolean *is_new = NULL;
  CfnPlacing placing;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (chosen != NULL, NULL);

  other = copy (self, self->groups);
  is_new = g_memdup2 (chosen, MAX (self->n_cards, 1) * sizeof *chosen);
  placing = (CfnPlacing) { self->diagram, other->cards, is_new, other->frames };
  if (!cfn_place_together (&placing, centre, cancellable, error))
    return NULL;
  finish (other);

  return g_steal_pointer (&other);
}

CfnLayout *
cfn_layout_with (CfnLayout    *self,
                 CfnPositions *moved)
{
  CfnLayout *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (moved != NULL, NULL);

  other = copy (self, self->groups);
  for (guint i = 0; i < self->n_cards; i++)
    {
      const char *id = cfn_diagram_get_node (self->diagram, i)->resource->id;
      CfnPoint point = get_corner (self->cards[i]);

      cfn_positions_lookup (moved, id, &point);
      other->cards[i].x = point.x;
      other->cards[i].y = point.y;
    }
  finish (other);

  return other;
}

gboolean
cfn_layout_has_groups (CfnLayout    *self,
                       CfnPositions *positions)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (positions != NULL, FALSE);

  return cfn_positions_same_groups (self->groups, positions);
}

CfnLayout *
cfn_layout_with_groups (CfnLayout    *self,
                        CfnPositions *groups)
{
  CfnLayout *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (groups != NULL, NULL);

  other = copy (self, groups);
  finish (other);

  return other;
}

CfnLayout *
cfn_layout_ref (CfnLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cfn_layout_unref (CfnLayout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  cfn_frames_free (self->frames);
  cfn_positions_unref (self->groups);
  cfn_diagram_unref (self->diagram);
  g_free (self->cards);
  g_free (self);
}

CfnDiagram *
cfn_layout_get_diagram (CfnLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->diagram;
}

CfnRect
cfn_layout_get_card (CfnLayout *self,
                     guint      node)
{
  g_return_val_if_fail (self != NULL, ((CfnRect) { 0, 0, 0, 0 }));
  g_return_val_if_fail (node < self->n_cards, ((CfnRect) { 0, 0, 0, 0 }));

  return self->cards[node];
}

CfnRect
cfn_layout_get_bounds (CfnLayout *self)
{
  g_return_val_if_fail (self != NULL, ((CfnRect) { 0, 0, 0, 0 }));

  return self->bounds;
}

guint
cfn_layout_get_n_frames (CfnLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->frames->frames->len;
}

const CfnFrame *
cfn_layout_get_frame (CfnLayout *self,
                      guint      frame)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (frame < self->frames->frames->len, NULL);

  return &g_array_index (self->frames->frames, CfnFrame, frame);
}

int
cfn_layout_find_frame (CfnLayout  *self,
                       const char *name)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (name != NULL, -1);

  for (guint i = 0; i < self->frames->frames->len; i++)
    if (g_str_equal (g_array_index (self->frames->frames, CfnFrame, i).name, name))
      return (int) i;

  return -1;
}

int
cfn_layout_get_frame_of (CfnLayout *self,
                         guint      node)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (node < self->n_cards, -1);

  return self->frames->of_node[node];
}

gboolean
cfn_layout_is_hidden (CfnLayout *self,
                      guint      node)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (node < self->n_cards, FALSE);

  return self->frames->stands_for[node] >= 0;
}

guint
cfn_layout_get_end (CfnLayout *self,
                    guint      node)
{
  g_return_val_if_fail (self != NULL, node);
  g_return_val_if_fail (node < self->n_cards, node);

  return self->frames->stands_for[node] >= 0
         ? self->n_cards + (guint) self->frames->stands_for[node] : node;
}

CfnRect
cfn_layout_get_box (CfnLayout *self,
                    guint      end)
{
  g_return_val_if_fail (self != NULL, ((CfnRect) { 0, 0, 0, 0 }));
  g_return_val_if_fail (end < self->n_cards + self->frames->frames->len,
                        ((CfnRect) { 0, 0, 0, 0 }));

  return end < self->n_cards ? self->cards[end]
                             : g_array_index (self->frames->frames, CfnFrame,
                                              end - self->n_cards).rect;
}

CfnPoint
cfn_layout_find_free (CfnLayout *self,
                      CfnPoint   wish,
                      double     height)
{
  g_autoptr (CfnRectGrid) taken = cfn_rect_grid_new ();
  CfnRect card = { 0, 0, CFN_CARD_WIDTH, height };
  CfnPoint found;

  g_return_val_if_fail (self != NULL, wish);

  for (guint i = 0; i < self->n_cards; i++)
    cfn_rect_grid_add (taken, i, self->cards[i]);
  for (guint i = 0; i < self->frames->spaces->len; i++)
    cfn_rect_grid_add (taken, self->n_cards + i, g_array_index (self->frames->spaces, CfnRect, i));

  if (!cfn_rect_grid_find_free (taken, &card, 1, CFN_PLACE_MARGIN, wish, &found))
    found = (CfnPoint) { cfn_snap (wish.x),
                         cfn_snap_up (self->bounds.y + self->bounds.height + CFN_PLACE_BELOW) };

  return found;
}

/* Nobody looks for more than the corner of a card under another one. */
static gboolean
covers (CfnRect a,
        CfnRect b)
{
  double width = MIN (a.x + a.width, b.x + b.width) - MAX (a.x, b.x);
  double height = MIN (a.y + a.height, b.y + b.height) - MAX (a.y, b.y);

  return width > 0 && height > 0
         && width * height > MAX_COVERED * MIN (a.width * a.height, b.width * b.height);
}

/* What is to be seen of the cards and of frames that stand for cards, but for @but. */
static GArray *
list_boxes (CfnLayout   *self,
            const guint *but,
            guint        n_but)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (CfnRect));
  g_autofree gboolean *passed = g_new0 (gboolean, MAX (self->n_cards, 1));
  g_autoptr (GHashTable) listed = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_but; i++)
    passed[but[i]] = TRUE;
  for (guint i = 0; i < self->n_cards; i++)
    {
      const guint end = cfn_layout_get_end (self, i);
      const CfnRect box = cfn_layout_get_box (self, end);

      if (!passed[i] && g_hash_table_add (listed, GUINT_TO_POINTER (end)))
        g_array_append_val (boxes, box);
    }

  return boxes;
}

CfnPoint
cfn_layout_find_clear (CfnLayout     *self,
                       const CfnRect *rects,
                       guint          n_rects,
                       const guint   *but,
                       guint          n_but)
{
  g_autoptr (CfnRectGrid) taken = NULL;
  g_autoptr (GArray) boxes = NULL;
  CfnPoint found = { 0, 0 };
  gboolean is_covered = FALSE;

  g_return_val_if_fail (self != NULL, found);
  g_return_val_if_fail (rects != NULL || n_rects == 0, found);

  boxes = list_boxes (self, but, n_but);
  taken = cfn_rect_grid_new ();
  for (guint i = 0; i < boxes->len; i++)
    {
      const CfnRect box = g_array_index (boxes, CfnRect, i);

      cfn_rect_grid_add (taken, i, box);
      for (guint j = 0; j < n_rects && !is_covered; j++)
        is_covered = covers (rects[j], box);
    }

  if (!is_covered
      || !cfn_rect_grid_find_free (taken, rects, n_rects, CFN_PLACE_MARGIN, found, &found))
    return (CfnPoint) { 0, 0 };

  return found;
}
