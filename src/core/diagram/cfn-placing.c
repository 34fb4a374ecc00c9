/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-placing.h"

#include "cfn-arrange.h"
#include "cfn-card.h"
#include "cfn-rect-grid.h"

/* Between a card and one that is put below it. */
#define ROW_GAP 60.0

/* The work on one placing. */
typedef struct
{
  CfnPlacing  *placing;
  CfnArranger *arranger;
  guint        n_nodes;
  CfnRectGrid *taken;      /* cards that have their place, and their frames */
  guint        n_taken;
} Work;

static CfnPoint
get_corner (CfnRect rect)
{
  return (CfnPoint) { rect.x, rect.y };
}

/* Puts the frames around those of their cards that have a place; cfn_frames_fit() passes over
 * rectangles without a size. */
static void
fit_frames (Work *work)
{
  g_autofree CfnRect *cards = g_new0 (CfnRect, work->n_nodes);

  for (guint i = 0; i < work->n_nodes; i++)
    if (!work->placing->is_new[i])
      cards[i] = work->placing->cards[i];
  cfn_frames_fit (work->placing->frames, cards, work->n_nodes);
}

static CfnRect
get_space (Work *work,
           int   frame)
{
  return g_array_index (work->placing->frames->spaces, CfnRect, frame);
}

/* The innermost frame that the node is in, or -1. */
static int
get_frame (Work *work,
           int   node)
{
  return work->placing->frames->of_node[node];
}

static void
take_frames (Work *work)
{
  fit_frames (work);
  for (guint i = 0; i < work->placing->frames->frames->len; i++)
    if (get_space (work, (int) i).width > 0)
      cfn_rect_grid_add (work->taken, work->n_taken++, get_space (work, (int) i));
}

static guint
count_new (const CfnPlacing *self)
{
  guint n_new = 0;

  for (guint i = 0; i < cfn_diagram_get_n_nodes (self->diagram); i++)
    n_new += self->is_new[i];

  return n_new;
}

static void
work_init (Work       *work,
           CfnPlacing *placing)
{
  *work = (Work) { .placing = placing, .n_nodes = cfn_diagram_get_n_nodes (placing->diagram) };
  work->arranger = cfn_arranger_new (placing->diagram, placing->frames);
  work->taken = cfn_rect_grid_new ();
  for (guint i = 0; i < work->n_nodes; i++)
    if (!placing->is_new[i])
      cfn_rect_grid_add (work->taken, work->n_taken++, placing->cards[i]);
  if (work->n_taken > 0)
    take_frames (work);
}

static void
work_clear (Work *work)
{
  cfn_arranger_free (work->arranger);
  cfn_rect_grid_free (work->taken);
}

static void
put_card (Work     *work,
          guint     node,
          CfnPoint  point)
{
  CfnRect *card = &work->placing->cards[node];

  card->x = point.x;
  card->y = point.y;
  work->placing->is_new[node] = FALSE;
  cfn_rect_grid_add (work->taken, work->n_taken++, *card);
}

static void
put_part (Work          *work,
          const CfnPart *part,
          CfnPoint       offset)
{
  for (guint i = 0; i < part->nodes->len; i++)
    put_card (work, g_array_index (part->nodes, guint, i),
              (CfnPoint) { offset.x + part->places[i].x, offset.y + part->places[i].y });
}

/* What the part covers when it is put at @offset: its cards, and the frames around them. */
static GArray *
get_rects (Work          *work,
           const CfnPart *part,
           CfnPoint       offset)
{
  CfnFrames *frames = work->placing->frames;
  GArray *rects = g_array_sized_new (FALSE, FALSE, sizeof (CfnRect), part->nodes->len);
  g_autofree CfnRect *cards = NULL;

  for (guint i = 0; i < part->nodes->len; i++)
    {
      CfnRect card = work->placing->cards[g_array_index (part->nodes, guint, i)];

      card.x = part->places[i].x + offset.x;
      card.y = part->places[i].y + offset.y;
      g_array_append_val (rects, card);
    }
  if (frames->frames->len == 0)
    return rects;

  cards = g_new0 (CfnRect, work->n_nodes);
  for (guint i = 0; i < part->nodes->len; i++)
    cards[g_array_index (part->nodes, guint, i)] = g_array_index (rects, CfnRect, i);
  cfn_frames_fit (frames, cards, work->n_nodes);
  for (guint i = 0; i < frames->frames->len; i++)
    {
      CfnRect space = get_space (work, (int) i);

      if (space.width > 0 && !cfn_frames_is_within (frames, part->level, (int) i))
        g_array_append_val (rects, space);
    }

  return rects;
}

/* The nearest place to @wish where all of @part has space; FALSE when there is none for a long
 * way. */
static gboolean
find_place (Work          *work,
            const CfnPart *part,
            CfnPoint       wish,
            CfnPoint      *found)
{
  g_autoptr (GArray) rects = get_rects (work, part, (CfnPoint) { 0, 0 });

  return cfn_rect_grid_find_free (work->taken, (const CfnRect *) (gpointer) rects->data,
                                  rects->len, CFN_PLACE_MARGIN, wish, found);
}

/* Where a new card stands beside one that has its place, the way data flows between them. */
static CfnPoint
get_place_beside (Work                 *work,
                  const CfnDiagramEdge *edge,
                  gboolean              is_source)
{
  CfnRect *cards = work->placing->cards;
  CfnRect there = cards[is_source ? edge->to : edge->from];
  CfnRect here = cards[is_source ? edge->from : edge->to];
  double pitch = cfn_arranger_get_pitch (work->arranger);

  switch (edge->claim->kind)
    {
    case CFN_CLAIM_ASSUME:
    case CFN_CLAIM_ON_FAILURE:
      there.y = is_source
                  ? there.y - cfn_snap_up (here.height + ROW_GAP)
                  : there.y + cfn_snap_up (there.height + ROW_GAP);
      break;

    case CFN_CLAIM_ATTACH:
      there.y = is_source
                  ? there.y + cfn_snap_up (there.height + ROW_GAP)
                  : there.y - cfn_snap_up (here.height + ROW_GAP);
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

/* Where a new part goes best beside what it is linked to, in @frame (-1: anywhere); FALSE when it
 * is linked to nothing there that has a place. */
static gboolean
get_linked_place (Work          *work,
                  const CfnPart *part,
                  int            frame,
                  CfnPoint      *wish)
{
  CfnDiagram *diagram = work->placing->diagram;
  const gboolean *is_new = work->placing->is_new;
  int strongest = 0;

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);
      gboolean is_source;
      CfnPoint place;

      if (edge->from < 0 || edge->to < 0 || get_strength (edge->claim->kind) <= strongest
          || is_new[edge->from] == is_new[edge->to])
        continue;

      is_source = is_new[edge->from];
      if (!cfn_frames_is_within (work->placing->frames,
                                 get_frame (work, is_source ? edge->to : edge->from), frame))
        continue;
      for (guint j = 0; j < part->nodes->len; j++)
        if ((int) g_array_index (part->nodes, guint, j) == (is_source ? edge->from : edge->to))
          {
            place = get_place_beside (work, edge, is_source);
            strongest = get_strength (edge->claim->kind);
            *wish = (CfnPoint) { place.x - part->places[j].x, place.y - part->places[j].y };
          }
    }

  return strongest > 0;
}

/* Packs what is linked to nothing below everything else, as if it were a drawing of its own. */
static void
put_below (Work      *work,
           GPtrArray *parts)
{
  g_autofree CfnPoint *offsets = cfn_parts_pack (parts, cfn_arranger_get_pitch (work->arranger));
  CfnRect around = { 0, 0, 0, 0 };
  CfnPoint corner = { 0, 0 };

  for (guint i = 0; i < work->n_nodes; i++)
    if (!work->placing->is_new[i])
      around = cfn_rect_union (around, work->placing->cards[i]);
  for (guint i = 0; i < work->placing->frames->spaces->len; i++)
    around = cfn_rect_union (around, get_space (work, (int) i));
  if (around.width > 0)
    corner = (CfnPoint) { cfn_snap (around.x),
                          cfn_snap_up (around.y + around.height + CFN_PLACE_BELOW) };

  for (guint i = 0; i < parts->len; i++)
    put_part (work, parts->pdata[i],
              (CfnPoint) { corner.x + offsets[i].x, corner.y + offsets[i].y });
}

/* Arranges the parts of the chosen cards; NULL when cancelled on the way. */
static GPtrArray *
arrange (Work           *work,
         const gboolean *chosen,
         int             level,
         GCancellable   *cancellable,
         GError        **error)
{
  g_autoptr (GPtrArray) parts = cfn_parts_new (work->placing->diagram, chosen,
                                               work->placing->frames, level);

  for (guint i = 0; i < parts->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      cfn_arranger_place (work->arranger, parts->pdata[i]);
    }

  return g_steal_pointer (&parts);
}

/* The innermost frame of the node of which another card has its place, or -1. */
static int
get_joined (Work  *work,
            guint  node)
{
  int frame = work->placing->frames->of_node[node];

  while (frame >= 0 && get_space (work, frame).width <= 0)
    frame = g_array_index (work->placing->frames->frames, CfnFrame, frame).outer;

  return frame;
}

/* What a part that joins @frame has to keep clear of: with @is_own also the cards that are in the
 * frame, and the frames in it. */
static CfnRectGrid *
get_obstacles (Work     *work,
               int       frame,
               gboolean  is_own)
{
  CfnFrames *frames = work->placing->frames;
  CfnRectGrid *grid = cfn_rect_grid_new ();
  guint n = 0;

  for (guint i = 0; i < work->n_nodes; i++)
    if (!work->placing->is_new[i]
        && (is_own || !cfn_frames_is_within (frames, frames->of_node[i], frame)))
      cfn_rect_grid_add (grid, n++, work->placing->cards[i]);
  for (guint i = 0; i < frames->frames->len; i++)
    if (get_space (work, (int) i).width > 0 && !cfn_frames_is_within (frames, frame, (int) i)
        && (is_own || !cfn_frames_is_within (frames, (int) i, frame)))
      cfn_rect_grid_add (grid, n++, get_space (work, (int) i));

  return grid;
}

/* A part goes into a frame that is there: beside what it is linked to in it, or under its cards;
 * where it can be had so that the frame, which grows around it, meets nothing else. */
static void
join_frame (Work          *work,
            const CfnPart *part,
            int            frame)
{
  CfnRect space = get_space (work, frame);
  CfnPoint wish = { space.x + CFN_FRAME_PADDING, space.y + space.height };
  g_autoptr (CfnRectGrid) near = get_obstacles (work, frame, TRUE);
  g_autoptr (CfnRectGrid) foreign = get_obstacles (work, frame, FALSE);
  g_autoptr (GArray) rects = NULL;
  CfnPoint place;

  get_linked_place (work, part, frame, &wish);
  rects = get_rects (work, part, (CfnPoint) { 0, 0 });
  if (!cfn_rect_grid_find_joined (near, foreign, space, (const CfnRect *) (gpointer) rects->data,
                                  rects->len, CFN_PLACE_MARGIN, wish, &place)
      && !find_place (work, part, wish, &place))
    place = (CfnPoint) { cfn_snap (wish.x), cfn_snap_up (wish.y) };
  put_part (work, part, place);
  take_frames (work);
}

/* The new cards of frames that have others already. */
static gboolean
join_frames (Work          *work,
             GCancellable  *cancellable,
             GError       **error)
{
  guint n_frames = work->placing->frames->frames->len;
  g_autofree int *joined = g_new (int, MAX (work->n_nodes, 1));

  for (guint i = 0; i < work->n_nodes; i++)
    joined[i] = work->placing->is_new[i] ? get_joined (work, i) : -1;

  for (guint frame = 0; frame < n_frames; frame++)
    {
      g_autofree gboolean *chosen = g_new0 (gboolean, MAX (work->n_nodes, 1));
      g_autoptr (GPtrArray) parts = NULL;

      for (guint i = 0; i < work->n_nodes; i++)
        chosen[i] = joined[i] == (int) frame;
      parts = arrange (work, chosen, (int) frame, cancellable, error);
      if (parts == NULL)
        return FALSE;
      for (guint i = 0; i < parts->len; i++)
        {
          join_frame (work, parts->pdata[i], (int) frame);
          /* Measuring a part moves the frames. */
          fit_frames (work);
        }
    }

  return TRUE;
}

static void
put_parts (Work           *work,
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
      gboolean has_wish = !is_all && get_linked_place (work, part, -1, &wish);

      if (!has_wish && hint != NULL)
        {
          wish = *hint;
          has_wish = TRUE;
        }
      if (has_wish && find_place (work, part, wish, &place))
        put_part (work, part, place);
      else
        g_ptr_array_add (loose, part);
    }

  fit_frames (work);
  if (loose->len > 0)
    put_below (work, loose);
}

gboolean
cfn_place_new (CfnPlacing      *self,
               const CfnPoint  *hint,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  Work work;
  guint n_new = count_new (self);
  gboolean is_all = n_new == cfn_diagram_get_n_nodes (self->diagram);

  if (n_new == 0)
    return TRUE;

  work_init (&work, self);
  if (is_all || join_frames (&work, cancellable, error))
    {
      parts = arrange (&work, self->is_new, -1, cancellable, error);
      if (parts != NULL)
        put_parts (&work, parts, is_all, hint);
    }
  work_clear (&work);

  return parts != NULL;
}

/* All of @parts as one, packed around 0, 0. */
static CfnPart *
pack (Work      *work,
      GPtrArray *parts)
{
  g_autofree CfnPoint *offsets = cfn_parts_pack (parts, cfn_arranger_get_pitch (work->arranger));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
  CfnPart *all = cfn_part_new (-1);
  CfnRect around = { 0, 0, 0, 0 };

  for (guint i = 0; i < parts->len; i++)
    {
      const CfnPart *part = parts->pdata[i];

      for (guint j = 0; j < part->nodes->len; j++)
        {
          guint node = g_array_index (part->nodes, guint, j);
          CfnPoint place = { offsets[i].x + part->places[j].x, offsets[i].y + part->places[j].y };
          CfnRect card = work->placing->cards[node];

          card.x = place.x;
          card.y = place.y;
          around = cfn_rect_union (around, card);
          g_array_append_val (all->nodes, node);
          g_array_append_val (places, place);
        }
    }

  all->places = g_new (CfnPoint, MAX (places->len, 1));
  for (guint i = 0; i < places->len; i++)
    {
      CfnPoint place = g_array_index (places, CfnPoint, i);

      all->places[i] = (CfnPoint) { place.x - cfn_snap (around.width / 2),
                                    place.y - cfn_snap (around.height / 2) };
    }

  return all;
}

/* The frame that all new cards are in, the innermost one; or -1. */
static int
get_common_frame (Work *work)
{
  CfnFrames *frames = work->placing->frames;
  int common = -1;
  gboolean is_first = TRUE;

  for (guint i = 0; i < work->n_nodes; i++)
    if (work->placing->is_new[i])
      {
        if (is_first)
          common = frames->of_node[i];
        is_first = FALSE;
        while (common >= 0 && !cfn_frames_is_within (frames, frames->of_node[i], common))
          common = g_array_index (frames->frames, CfnFrame, common).outer;
      }

  return common;
}

/* Where the packed cards go: near @centre, and in the frame that they are in, if they are. */
static CfnPoint
find_place_together (Work          *work,
                     const CfnPart *all,
                     CfnPoint       centre)
{
  int frame = get_common_frame (work);
  CfnRect space = frame >= 0 ? get_space (work, frame) : (CfnRect) { 0, 0, 0, 0 };
  g_autoptr (CfnRectGrid) near = get_obstacles (work, frame, TRUE);
  g_autoptr (CfnRectGrid) foreign = get_obstacles (work, frame, FALSE);
  g_autoptr (GArray) rects = get_rects (work, all, (CfnPoint) { 0, 0 });
  const CfnRect *data = (const CfnRect *) (gpointer) rects->data;
  CfnPoint found;

  if (space.width > 0
      && cfn_rect_grid_find_joined (near, foreign, space, data, rects->len, CFN_PLACE_MARGIN,
                                    centre, &found))
    return found;
  if (cfn_rect_grid_find_free (work->taken, data, rects->len, CFN_PLACE_MARGIN, centre, &found))
    return found;

  return (CfnPoint) { cfn_snap (centre.x), cfn_snap (centre.y) };
}

gboolean
cfn_place_together (CfnPlacing    *self,
                    CfnPoint       centre,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  CfnPart *all;
  Work work;

  work_init (&work, self);
  parts = arrange (&work, self->is_new, get_common_frame (&work), cancellable, error);
  if (parts != NULL)
    {
      all = pack (&work, parts);
      all->level = get_common_frame (&work);
      put_part (&work, all, find_place_together (&work, all, centre));
      cfn_part_free (all);
    }
  work_clear (&work);

  return parts != NULL;
}
