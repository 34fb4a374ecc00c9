/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-arrange.h"

#include <math.h>
#include <string.h>

#include "cfn-block.h"
#include "cfn-card.h"
#include "cfn-dot.h"
#include "cfn-edge-style.h"

/* Least space below a card before the next one of its column. */
#define ROW_GAP 60.0
/* Of a label's gap: room for the port, some line and the arrow on both sides of the pill. */
#define LABEL_ROOM 40.0
#define MIN_GAP (4 * CFN_GRID)
#define MAX_GAP (8 * CFN_GRID)

struct _CfnArranger
{
  CfnDiagram *diagram;
  CfnFrames  *frames;
  double      pitch;
  GHashTable *shapes;   /* GBytes -> Shape */
};

/* A part that was arranged before; another one of the same shape is arranged alike. */
typedef struct
{
  CfnPoint *places;
  guint     n_columns;
  double    height;
} Shape;

/* One card of the part that is being arranged, or all that is in one frame. */
typedef struct
{
  const CfnDiagramNode *node;     /* NULL: a frame */
  CfnBlock             *block;    /* what is in it; NULL: a card */
  guint                 index;    /* of the card in the part */
  guint                 n_columns;
  double                height;
  int                   parent;   /* the card it hangs under, or -1: ranked by dot */
  GArray               *hanging;  /* guint, cards below this one; NULL: none */
  guint                 dot;      /* number among the ranked cards */
  CfnDotPlace           place;
} Card;

typedef struct
{
  CfnDiagram *diagram;
  CfnPart    *part;
  Card       *cards;
  guint       n_cards;
  guint       n_blocks;
  guint      *card_of;   /* of each node of the part */
  GArray     *edges;     /* CfnDiagramEdge from card to card, as numbered here */
  double      pitch;
} Work;

/* The label without a translator: cards stand at the same places in every language. */
static double
measure_label (CfnMessage *label,
               const char *mark)
{
  const char * const *args = cfn_message_get_args (label);
  const char *format = cfn_message_get_format (label);
  g_autoptr (GString) text = g_string_new (mark);

  for (const char *p = format; *p != '\0'; p++)
    {
      if (p[0] == '{' && g_ascii_isdigit (p[1]) && p[2] == '}')
        {
          if ((guint) (p[1] - '0') < g_strv_length ((char **) args))
            g_string_append (text, args[p[1] - '0']);
          p += 2;
        }
      else
        g_string_append_c (text, *p);
    }

  return cfn_text_measure (text->str, CFN_PILL_TEXT_SIZE, TRUE) + 2 * CFN_PILL_PADDING;
}

/* The data's own way: cards on it have columns of their own. */
static gboolean
is_road (CfnClaimKind kind)
{
  return kind == CFN_CLAIM_STREAM || kind == CFN_CLAIM_INVOKE;
}

static double
measure_pitch (CfnDiagram *diagram)
{
  double widest = 0;

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);
      const CfnClaim *claim = edge->claim;

      if (edge->label != NULL && is_road (claim->kind))
        {
          CfnEdgeStyle style = cfn_edge_style_get (claim->kind, claim->verdict);

          widest = MAX (widest, measure_label (edge->label, style.mark));
        }
    }

  return CFN_CARD_WIDTH + CLAMP (cfn_snap_up (widest + LABEL_ROOM), MIN_GAP, MAX_GAP);
}

static void
shape_free (Shape *shape)
{
  g_free (shape->places);
  g_free (shape);
}

CfnArranger *
cfn_arranger_new (CfnDiagram *diagram,
                  CfnFrames  *frames)
{
  CfnArranger *self = g_new0 (CfnArranger, 1);

  self->diagram = cfn_diagram_ref (diagram);
  self->frames = frames;
  self->pitch = measure_pitch (diagram);
  self->shapes = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                        (GDestroyNotify) g_bytes_unref,
                                        (GDestroyNotify) shape_free);

  return self;
}

void
cfn_arranger_free (CfnArranger *self)
{
  g_hash_table_unref (self->shapes);
  cfn_diagram_unref (self->diagram);
  g_free (self);
}

double
cfn_arranger_get_pitch (CfnArranger *self)
{
  return self->pitch;
}

/* The part's edges with ends counted as the cards are; those within a frame are left out. */
static GArray *
number_edges (const Work *work)
{
  const CfnPart *part = work->part;
  GArray *edges = g_array_sized_new (FALSE, FALSE, sizeof (CfnDiagramEdge), part->edges->len);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < part->nodes->len; i++)
    g_hash_table_insert (numbers, GUINT_TO_POINTER (g_array_index (part->nodes, guint, i)),
                         GUINT_TO_POINTER (work->card_of[i]));

  for (guint i = 0; i < part->edges->len; i++)
    {
      guint index = g_array_index (part->edges, guint, i);
      CfnDiagramEdge edge = *cfn_diagram_get_edge (work->diagram, index);
      gboolean is_loop = edge.from == edge.to;

      edge.from = GPOINTER_TO_INT (g_hash_table_lookup (numbers, GINT_TO_POINTER (edge.from)));
      edge.to = GPOINTER_TO_INT (g_hash_table_lookup (numbers, GINT_TO_POINTER (edge.to)));
      if (is_loop || edge.from != edge.to)
        g_array_append_val (edges, edge);
    }

  return edges;
}

/* All that decides how a part is arranged. */
static GBytes *
get_shape_key (const Work *work)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < work->n_cards; i++)
    {
      guint word = work->cards[i].node->kind << 16 | work->cards[i].node->n_facts;

      g_array_append_val (words, word);
    }
  for (guint i = 0; i < work->edges->len; i++)
    {
      const CfnDiagramEdge *edge = &g_array_index (work->edges, CfnDiagramEdge, i);
      guint word[3] = { edge->claim->kind << 1 | (edge->claim->through != NULL),
                        edge->from, edge->to };

      g_array_append_vals (words, word, 3);
    }

  return g_bytes_new_with_free_func (words->data, words->len * sizeof (guint),
                                     (GDestroyNotify) g_array_unref, words);
}

/* The end of @edge that hangs under the other one: a role under its function, a policy under its
 * role, a failure destination under its mapping. */
static gboolean
get_hanging_end (const CfnDiagramEdge *edge,
                 guint                *child,
                 guint                *parent)
{
  switch (edge->claim->kind)
    {
    case CFN_CLAIM_ASSUME:
    case CFN_CLAIM_ON_FAILURE:
      *child = edge->to;
      *parent = edge->from;
      return TRUE;

    case CFN_CLAIM_ATTACH:
      *child = edge->from;
      *parent = edge->to;
      return TRUE;

    default:
      return FALSE;
    }
}

/* TRUE when @card hangs, at any distance, under @other. */
static gboolean
hangs_under (const Work *work,
             int         card,
             int         other)
{
  while (card >= 0 && card != other)
    card = work->cards[card].parent;

  return card == other;
}

static void
choose_parents (Work *work)
{
  for (guint i = 0; i < work->edges->len; i++)
    {
      const CfnDiagramEdge *edge = &g_array_index (work->edges, CfnDiagramEdge, i);
      guint child;
      guint parent;

      if (get_hanging_end (edge, &child, &parent) && work->cards[child].block == NULL
          && work->cards[child].parent < 0 && !hangs_under (work, parent, child))
        work->cards[child].parent = parent;
    }

  for (guint i = 0; i < work->edges->len; i++)
    {
      const CfnDiagramEdge *edge = &g_array_index (work->edges, CfnDiagramEdge, i);

      if (is_road (edge->claim->kind))
        work->cards[edge->from].parent = work->cards[edge->to].parent = -1;
    }
}

static guint
get_ranked (const Work *work,
            guint       card)
{
  while (work->cards[card].parent >= 0)
    card = work->cards[card].parent;

  return card;
}

static guint
get_weight (CfnClaimKind kind)
{
  switch (kind)
    {
    case CFN_CLAIM_STREAM:
    case CFN_CLAIM_INVOKE:
      return 16;
    case CFN_CLAIM_ON_FAILURE:
    case CFN_CLAIM_ASSUME:
    case CFN_CLAIM_ATTACH:
      return 4;
    case CFN_CLAIM_MAY_READ:
    case CFN_CLAIM_MAY_WRITE:
    case CFN_CLAIM_REFERENCE:
    case CFN_CLAIM_DEPENDS_ON:
    default:
      return 1;
    }
}

/* What dot is told: only the ranked cards, with the edges of those that hang under them. */
static void
rank_cards (Work *work)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (CfnDotEdge));
  g_autofree CfnDotPlace *places = g_new0 (CfnDotPlace, work->n_cards);
  guint n_ranked = 0;

  for (guint i = 0; i < work->n_cards; i++)
    if (work->cards[i].parent < 0)
      work->cards[i].dot = n_ranked++;

  for (guint i = 0; i < work->edges->len; i++)
    {
      const CfnDiagramEdge *edge = &g_array_index (work->edges, CfnDiagramEdge, i);
      CfnDotEdge dot_edge = { work->cards[get_ranked (work, edge->from)].dot,
                              work->cards[get_ranked (work, edge->to)].dot,
                              get_weight (edge->claim->kind) };
      guint child;
      guint parent;

      /* What hangs takes its place from one of its users; the others are not to be pulled behind
       * that one. */
      if (get_hanging_end (edge, &child, &parent) && work->cards[child].parent >= 0)
        continue;
      /* A permission to read the stream runs back along the road that the stream itself takes. */
      if (dot_edge.from != dot_edge.to && edge->claim->through == NULL)
        g_array_append_val (edges, dot_edge);
    }

  if (n_ranked > 1)
    cfn_dot_place (n_ranked, (const CfnDotEdge *) (gconstpointer) edges->data, edges->len, places);
  for (guint i = 0; i < work->n_cards; i++)
    work->cards[i].place = places[work->cards[get_ranked (work, i)].dot];
}

/* What several share hangs under the lowest of them, the rightmost among equals, so that lines
 * lead down. */
static void
hang_cards (Work *work)
{
  for (guint i = 0; i < work->edges->len; i++)
    {
      const CfnDiagramEdge *edge = &g_array_index (work->edges, CfnDiagramEdge, i);
      const CfnDotPlace *here;
      const CfnDotPlace *there;
      guint child;
      guint parent;

      if (!get_hanging_end (edge, &child, &parent) || work->cards[child].parent < 0
          || hangs_under (work, parent, child))
        continue;

      here = &work->cards[work->cards[child].parent].place;
      there = &work->cards[parent].place;
      if (there->row > here->row || (there->row == here->row && there->column > here->column))
        work->cards[child].parent = parent;
    }

  for (guint i = 0; i < work->n_cards; i++)
    if (work->cards[i].parent >= 0)
      {
        Card *parent = &work->cards[work->cards[i].parent];

        if (parent->hanging == NULL)
          parent->hanging = g_array_new (FALSE, FALSE, sizeof (guint));
        g_array_append_val (parent->hanging, i);
      }
}

/* Puts a card and what hangs under it at @top. Gives the bottom of the lowest. */
static double
put_stack (Work  *work,
           guint  index,
           guint  column,
           double top)
{
  Card *card = &work->cards[index];
  double bottom = top + card->height;

  if (card->block == NULL)
    work->part->places[card->index] = (CfnPoint) { column * work->pitch, top };
  else
    for (guint i = 0, next = 0; i < work->part->nodes->len; i++)
      if (work->card_of[i] == index)
        {
          CfnPoint place = card->block->places[next++];

          work->part->places[i] = (CfnPoint) { column * work->pitch + place.x, top + place.y };
        }

  for (guint i = 0; card->hanging != NULL && i < card->hanging->len; i++)
    bottom = put_stack (work, g_array_index (card->hanging, guint, i), column,
                        cfn_snap_up (bottom + ROW_GAP));

  return bottom;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const Work *work = user_data;
  const Card *one = &work->cards[*(const guint *) a];
  const Card *other = &work->cards[*(const guint *) b];

  if (one->place.row != other->place.row)
    return one->place.row < other->place.row ? -1 : 1;

  return (one->place.column > other->place.column) - (one->place.column < other->place.column);
}

/* Where each of dot's columns begins, when frames in it take several. Gives how many there are in
 * all. */
static guint
widen_columns (Work *work)
{
  g_autofree guint *widths = NULL;
  guint n = 1;
  guint start = 0;

  for (guint i = 0; i < work->n_cards; i++)
    n = MAX (n, work->cards[i].place.column + 1);
  widths = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    widths[i] = 1;
  for (guint i = 0; i < work->n_cards; i++)
    {
      guint column = work->cards[i].place.column;

      widths[column] = MAX (widths[column], work->cards[i].n_columns);
    }

  for (guint i = 0; i < n; i++)
    {
      guint width = widths[i];

      widths[i] = start;
      start += width;
    }
  for (guint i = 0; i < work->n_cards; i++)
    work->cards[i].place.column = widths[work->cards[i].place.column];

  return start;
}

/* The lowest of the floors below which the card goes. */
static double
get_floor (const double *floors,
           const Card   *card)
{
  double lowest = 0;

  for (guint i = 0; i < card->n_columns; i++)
    lowest = MAX (lowest, floors[card->place.column + i]);

  return lowest;
}

/* Cards that dot put at one height stay in one row, and rows stay in order; but each row moves
 * up as far as the cards above it in its columns let it, so that what is linked starts at one
 * level. */
static void
stack_rows (Work *work)
{
  guint n_columns = widen_columns (work);
  g_autofree double *floors = g_new0 (double, n_columns);
  g_autofree guint *order = g_new (guint, work->n_cards);
  double top = 0;
  guint n = 0;

  for (guint i = 0; i < work->n_cards; i++)
    if (work->cards[i].parent < 0)
      order[n++] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_rows, work);

  for (guint start = 0, next = 0; start < n; start = next)
    {
      for (next = start;
           next < n && work->cards[order[next]].place.row - work->cards[order[start]].place.row < 1;
           next++)
        top = MAX (top, get_floor (floors, &work->cards[order[next]]));

      for (guint i = start; i < next; i++)
        {
          const Card *card = &work->cards[order[i]];
          double bottom = put_stack (work, order[i], card->place.column, top);

          for (guint j = 0; j < card->n_columns; j++)
            floors[card->place.column + j] = cfn_snap_up (bottom + ROW_GAP);
          work->part->n_columns = MAX (work->part->n_columns,
                                       card->place.column + card->n_columns);
          work->part->height = MAX (work->part->height, bottom);
        }
    }
}

static void
arrange (Work *work)
{
  choose_parents (work);
  rank_cards (work);
  hang_cards (work);
  stack_rows (work);
}

static void
remember (CfnArranger   *self,
          GBytes        *key,
          const CfnPart *part)
{
  Shape *shape = g_new (Shape, 1);

  shape->places = g_memdup2 (part->places, part->nodes->len * sizeof (CfnPoint));
  shape->n_columns = part->n_columns;
  shape->height = part->height;
  g_hash_table_insert (self->shapes, g_bytes_ref (key), shape);
}

static void
add_card (Work                 *work,
          const CfnDiagramNode *node,
          guint                 index)
{
  work->card_of[index] = work->n_cards;
  work->cards[work->n_cards++] = (Card) {
    .node = node,
    .index = index,
    .n_columns = 1,
    .height = node->height,
    .parent = -1,
  };
}

static void
add_block (Work        *work,
           CfnArranger *arranger,
           int          frame,
           guint        first)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  Card *card = &work->cards[work->n_cards];

  for (guint i = first; i < work->part->nodes->len; i++)
    {
      guint node = g_array_index (work->part->nodes, guint, i);

      if (cfn_frames_get_below (arranger->frames, node, work->part->level) == frame)
        {
          work->card_of[i] = work->n_cards;
          g_array_append_val (nodes, node);
        }
    }

  *card = (Card) { .block = cfn_block_new (arranger, work->diagram, arranger->frames, frame, nodes),
                   .index = first, .parent = -1 };
  card->n_columns = card->block->n_columns;
  card->height = card->block->height;
  work->n_cards++;
  work->n_blocks++;
}

static void
work_init (Work        *work,
           CfnArranger *arranger,
           CfnPart     *part)
{
  guint n_nodes = part->nodes->len;

  *work = (Work) { .diagram = arranger->diagram, .part = part, .pitch = arranger->pitch };
  work->cards = g_new0 (Card, n_nodes);
  work->card_of = g_new (guint, n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    work->card_of[i] = G_MAXUINT;

  for (guint i = 0; i < n_nodes; i++)
    {
      guint node = g_array_index (part->nodes, guint, i);
      int frame = cfn_frames_get_below (arranger->frames, node, part->level);

      if (frame < 0)
        add_card (work, cfn_diagram_get_node (arranger->diagram, node), i);
      else if (work->card_of[i] == G_MAXUINT)
        add_block (work, arranger, frame, i);
    }
  work->edges = number_edges (work);
}

static void
work_clear (Work *work)
{
  for (guint i = 0; i < work->n_cards; i++)
    {
      g_clear_pointer (&work->cards[i].hanging, g_array_unref);
      g_clear_pointer (&work->cards[i].block, cfn_block_free);
    }
  g_free (work->cards);
  g_free (work->card_of);
  g_array_unref (work->edges);
}

void
cfn_arranger_place (CfnArranger *self,
                    CfnPart     *part)
{
  g_autoptr (GBytes) key = NULL;
  const Shape *shape = NULL;
  Work work;

  work_init (&work, self, part);
  if (work.n_blocks == 0)
    {
      key = get_shape_key (&work);
      shape = g_hash_table_lookup (self->shapes, key);
    }

  if (shape != NULL)
    {
      part->places = g_memdup2 (shape->places, part->nodes->len * sizeof (CfnPoint));
      part->n_columns = shape->n_columns;
      part->height = shape->height;
    }
  else
    {
      part->places = g_new0 (CfnPoint, part->nodes->len);
      arrange (&work);
      if (key != NULL)
        remember (self, key, part);
    }
  work_clear (&work);
}
