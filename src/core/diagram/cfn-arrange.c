/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-arrange.h"

#include <math.h>
#include <string.h>

#include "cfn-card.h"
#include "cfn-dot.h"
#include "cfn-edge-style.h"

/* Least space below a card before the next one of its column. */
#define ROW_GAP 60.0
/* Of a label's gap: room for the port, some line and the arrow on both sides of the pill. */
#define LABEL_ROOM 40.0
#define MIN_GAP (4 * CFN_GRID)
#define MAX_GAP (8 * CFN_GRID)
#define MAX_RANKED 2500 /* dot takes the square of this: 500 resources are a template's limit */
#define MAX_EDGES 6000

struct _CfnArranger
{
  CfnDiagram *diagram;
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

/* One card of the part that is being arranged. */
typedef struct
{
  const CfnDiagramNode *node;
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
  GArray     *edges;     /* CfnDiagramEdge with ends counted within the part */
  double      pitch;
} Work;

static double
snap_up (double value)
{
  return ceil (value / CFN_GRID) * CFN_GRID;
}

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

  return CFN_CARD_WIDTH + CLAMP (snap_up (widest + LABEL_ROOM), MIN_GAP, MAX_GAP);
}

static void
shape_free (Shape *shape)
{
  g_free (shape->places);
  g_free (shape);
}

CfnArranger *
cfn_arranger_new (CfnDiagram *diagram)
{
  CfnArranger *self = g_new0 (CfnArranger, 1);

  self->diagram = cfn_diagram_ref (diagram);
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

/* The part's edges with ends counted from the part's first node. */
static GArray *
number_edges (CfnDiagram *diagram,
              CfnPart    *part)
{
  GArray *edges = g_array_sized_new (FALSE, FALSE, sizeof (CfnDiagramEdge), part->edges->len);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < part->nodes->len; i++)
    g_hash_table_insert (numbers, GUINT_TO_POINTER (g_array_index (part->nodes, guint, i)),
                         GUINT_TO_POINTER (i));

  for (guint i = 0; i < part->edges->len; i++)
    {
      CfnDiagramEdge edge = *cfn_diagram_get_edge (diagram, g_array_index (part->edges, guint, i));

      edge.from = GPOINTER_TO_INT (g_hash_table_lookup (numbers, GINT_TO_POINTER (edge.from)));
      edge.to = GPOINTER_TO_INT (g_hash_table_lookup (numbers, GINT_TO_POINTER (edge.to)));
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

      if (get_hanging_end (edge, &child, &parent)
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

/* For what would keep dot busy for more than a second or two: side by side in the text's order. */
static void
place_plainly (guint        n_cards,
               CfnDotPlace *places)
{
  const guint n_columns = MAX (sqrt (n_cards), 1);

  for (guint i = 0; i < n_cards; i++)
    places[i] = (CfnDotPlace) { .row = i / n_columns, .column = i % n_columns };
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

  if (n_ranked > MAX_RANKED || edges->len > MAX_EDGES)
    place_plainly (n_ranked, places);
  else if (n_ranked > 1)
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
  double bottom = top + card->node->height;

  work->part->places[index] = (CfnPoint) { column * work->pitch, top };
  for (guint i = 0; card->hanging != NULL && i < card->hanging->len; i++)
    bottom = put_stack (work, g_array_index (card->hanging, guint, i), column,
                        snap_up (bottom + ROW_GAP));

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

/* Cards that dot put at one height stay in one row, and rows stay in order; but each row moves
 * up as far as the cards above it in its columns let it, so that what is linked starts at one
 * level. */
static void
stack_rows (Work *work)
{
  g_autofree double *floors = g_new0 (double, work->n_cards);
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
        top = MAX (top, floors[work->cards[order[next]].place.column]);

      for (guint i = start; i < next; i++)
        {
          guint column = work->cards[order[i]].place.column;
          double bottom = put_stack (work, order[i], column, top);

          floors[column] = snap_up (bottom + ROW_GAP);
          work->part->n_columns = MAX (work->part->n_columns, column + 1);
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

void
cfn_arranger_place (CfnArranger *self,
                    CfnPart     *part)
{
  Work work = { self->diagram, part, NULL, part->nodes->len, NULL, self->pitch };
  g_autoptr (GBytes) key = NULL;
  const Shape *shape;

  work.cards = g_new0 (Card, work.n_cards);
  for (guint i = 0; i < work.n_cards; i++)
    {
      work.cards[i].node = cfn_diagram_get_node (self->diagram,
                                                 g_array_index (part->nodes, guint, i));
      work.cards[i].parent = -1;
    }
  work.edges = number_edges (self->diagram, part);

  key = get_shape_key (&work);
  shape = g_hash_table_lookup (self->shapes, key);
  if (shape != NULL)
    {
      part->places = g_memdup2 (shape->places, work.n_cards * sizeof (CfnPoint));
      part->n_columns = shape->n_columns;
      part->height = shape->height;
    }
  else
    {
      part->places = g_new0 (CfnPoint, work.n_cards);
      arrange (&work);
      remember (self, key, part);
    }

  for (guint i = 0; i < work.n_cards; i++)
    g_clear_pointer (&work.cards[i].hanging, g_array_unref);
  g_free (work.cards);
  g_array_unref (work.edges);
}
