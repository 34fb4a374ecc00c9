/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-layout.h"

#include <math.h>

#include "cfn-arrange.h"
#include "cfn-boxed.h"
#include "cfn-rect-grid.h"

/* Least space around a card that is put between others. */
#define FREE_MARGIN CFN_GRID
/* From the cards that are there to what is put below them. */
#define BELOW_GAP 96.0

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

CFN_DEFINE_BOXED_TYPE (CfnLayout, cfn_layout)

/* A layout while it is made. */
typedef struct
{
  CfnLayout    *layout;
  gboolean     *is_new;    /* has no place yet */
  CfnArranger  *arranger;
  CfnRectGrid  *taken;     /* the cards that have their place, and their frames */
  guint         n_taken;
} Making;

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

static double
snap (double value)
{
  return round (value / CFN_GRID) * CFN_GRID + 0.0;
}

static double
snap_up (double value)
{
  return ceil (value / CFN_GRID) * CFN_GRID + 0.0;
}

static CfnPoint
get_corner (CfnRect rect)
{
  return (CfnPoint) { rect.x, rect.y };
}

static void
put_card (Making   *making,
          guint     node,
          CfnPoint  point)
{
  CfnRect *card = &making->layout->cards[node];

  card->x = point.x;
  card->y = point.y;
  making->is_new[node] = FALSE;
  cfn_rect_grid_add (making->taken, making->n_taken++, *card);
}

/* Gives the cards that have a place already the very same. Returns how many have none. */
static guint
keep_places (Making       *making,
             CfnPositions *placed,
             CfnLayout    *previous)
{
  CfnLayout *self = making->layout;
  guint n_new = 0;

  for (guint i = 0; i < self->n_cards; i++)
    {
      const char *id = cfn_diagram_get_node (self->diagram, i)->resource->id;
      int before = previous != NULL ? cfn_diagram_find_node (previous->diagram, id) : -1;
      CfnPoint point;

      making->is_new[i] = TRUE;
      if (placed != NULL && cfn_positions_lookup (placed, id, &point))
        put_card (making, i, point);
      else if (before >= 0)
        put_card (making, i, get_corner (previous->cards[before]));
      else
        n_new++;
    }

  return n_new;
}

/* The nearest place to @wish where all of @part has space; FALSE when there is none for a long
 * way. */
static gboolean
find_place (Making        *making,
            const CfnPart *part,
            CfnPoint       wish,
            CfnPoint      *found)
{
  g_autofree CfnRect *rects = g_new (CfnRect, part->nodes->len);

  for (guint i = 0; i < part->nodes->len; i++)
    {
      rects[i] = making->layout->cards[g_array_index (part->nodes, guint, i)];
      rects[i].x = part->places[i].x;
      rects[i].y = part->places[i].y;
    }

  return cfn_rect_grid_find_free (making->taken, rects, part->nodes->len, FREE_MARGIN, wish, found);
}

static void
put_part (Making        *making,
          const CfnPart *part,
          CfnPoint       offset)
{
  for (guint i = 0; i < part->nodes->len; i++)
    put_card (making, g_array_index (part->nodes, guint, i),
              (CfnPoint) { offset.x + part->places[i].x, offset.y + part->places[i].y });
}

/* Where a new card stands beside one that has its place, the way data flows between them. */
static CfnPoint
get_place_beside (Making               *making,
                  const CfnDiagramEdge *edge,
                  gboolean              is_source)
{
  CfnRect *cards = making->layout->cards;
  CfnRect there = cards[is_source ? edge->to : edge->from];
  CfnRect here = cards[is_source ? edge->from : edge->to];
  double pitch = cfn_arranger_get_pitch (making->arranger);

  switch (edge->claim->kind)
    {
    case CFN_CLAIM_ASSUME:
    case CFN_CLAIM_ON_FAILURE:
      there.y = is_source
                  ? there.y - snap_up (here.height + 60)
                  : there.y + snap_up (there.height + 60);
      break;

    case CFN_CLAIM_ATTACH:
      there.y = is_source
                  ? there.y + snap_up (there.height + 60)
                  : there.y - snap_up (here.height + 60);
      break;

    default:
      there.x += is_source ? -pitch : pitch;
      break;
    }

  return get_corner (there);
}

/* How much an edge says about where its ends belong. */
static int
get_strength (CfnClaimKind kind)
{
  switch (kind)
    {
    case CFN_CLAIM_STREAM:
    case CFN_CLAIM_INVOKE:
      return 4;
    case CFN_CLAIM_ASSUME:
    case CFN_CLAIM_ATTACH:
    case CFN_CLAIM_ON_FAILURE:
      return 3;
    case CFN_CLAIM_REFERENCE:
    case CFN_CLAIM_DEPENDS_ON:
      return 2;
    case CFN_CLAIM_MAY_READ:
    case CFN_CLAIM_MAY_WRITE:
    default:
      return 1;
    }
}

/* Where a new part goes best beside what it is linked to; FALSE when it is linked to nothing that
 * has a place. */
static gboolean
get_linked_place (Making        *making,
                  const CfnPart *part,
                  CfnPoint      *wish)
{
  CfnDiagram *diagram = making->layout->diagram;
  int strongest = 0;

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);
      gboolean is_source;
      CfnPoint place;

      if (edge->from < 0 || edge->to < 0 || get_strength (edge->claim->kind) <= strongest
          || making->is_new[edge->from] == making->is_new[edge->to])
        continue;

      is_source = making->is_new[edge->from];
      for (guint j = 0; j < part->nodes->len; j++)
        if ((int) g_array_index (part->nodes, guint, j) == (is_source ? edge->from : edge->to))
          {
            place = get_place_beside (making, edge, is_source);
            strongest = get_strength (edge->claim->kind);
            *wish = (CfnPoint) { place.x - part->places[j].x, place.y - part->places[j].y };
          }
    }

  return strongest > 0;
}

/* Packs what is linked to nothing below everything else, as if it were a drawing of its own. */
static void
put_below (Making    *making,
           GPtrArray *parts)
{
  g_autofree CfnPoint *offsets = cfn_parts_pack (parts, cfn_arranger_get_pitch (making->arranger));
  CfnRect around = { 0, 0, 0, 0 };
  CfnPoint corner = { 0, 0 };

  for (guint i = 0; i < making->layout->n_cards; i++)
    if (!making->is_new[i])
      around = cfn_rect_union (around, making->layout->cards[i]);
  if (around.width > 0)
    corner = (CfnPoint) { snap (around.x), snap_up (around.y + around.height + BELOW_GAP) };

  for (guint i = 0; i < parts->len; i++)
    put_part (making, parts->pdata[i],
              (CfnPoint) { corner.x + offsets[i].x, corner.y + offsets[i].y });
}

static void
put_new (Making         *making,
         GPtrArray      *parts,
         gboolean        is_all,
         const CfnPoint *hint)
{
  g_autoptr (GPtrArray) loose = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    {
      CfnPart *part = parts->pdata[i];
      CfnPoint wish;
      CfnPoint place;
      gboolean has_wish = !is_all && get_linked_place (making, part, &wish);

      if (!has_wish && hint != NULL)
        {
          wish = *hint;
          has_wish = TRUE;
        }
      if (has_wish && find_place (making, part, wish, &place))
        put_part (making, part, place);
      else
        g_ptr_array_add (loose, part);
    }

  if (loose->len > 0)
    put_below (making, loose);
}

/* Lays out what has no place; @is_all: that is everything. FALSE when cancelled on the way. */
static gboolean
place_new (Making         *making,
           gboolean        is_all,
           const CfnPoint *hint,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr (GPtrArray) parts = cfn_parts_new (making->layout->diagram, making->is_new);

  for (guint i = 0; i < parts->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      cfn_arranger_place (making->arranger, parts->pdata[i]);
    }
  put_new (making, parts, is_all, hint);

  return TRUE;
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
  g_autoptr (CfnArranger) arranger = NULL;
  g_autoptr (CfnRectGrid) taken = NULL;
  g_autofree gboolean *is_new = NULL;
  Making making;
  guint n_new;

  g_return_val_if_fail (diagram != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self = layout_new (diagram, placed);
  taken = cfn_rect_grid_new ();
  is_new = g_new0 (gboolean, self->n_cards);
  making = (Making) { self, is_new, NULL, taken, 0 };

  n_new = keep_places (&making, placed, previous);
  if (n_new > 0)
    {
      arranger = cfn_arranger_new (diagram);
      making.arranger = arranger;
      if (!place_new (&making, n_new == self->n_cards, hint, cancellable, error))
        return NULL;
    }
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

  if (!cfn_rect_grid_find_free (taken, &card, 1, FREE_MARGIN, wish, &found))
    found = (CfnPoint) { snap (wish.x),
                         snap_up (self->bounds.y + self->bounds.height + BELOW_GAP) };

  return found;
}
