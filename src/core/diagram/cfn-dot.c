/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-dot.h"

#include <math.h>

#include "cfn-layers.h"
#include "cfn-union-find.h"

/* Graphviz's headers do not pass our warnings. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wstrict-prototypes"
#pragma GCC diagnostic ignored "-Wundef"
#include <graphviz/gvc.h>
#pragma GCC diagnostic pop

/* From one row to the next, in points: a node's height and the space below it. */
#define ROW 108.0
/* A screen's width to its height, times a row's height to a column's width. */
#define STRIPE_SHAPE 0.9
/* What is more columns or rows than this, and this many times as long as it is high, or the other
 * way round, is folded. */
#define MAX_LENGTH 24
#define MAX_SHAPE  8
/* dot takes the square of these. */
#define MAX_DOT_NODES 120
#define MAX_DOT_EDGES 240

static GMutex lock;
static GThread *owner;

/* One for the process: making one reads the list of plugins, and freeing one leaks part of it. */
static GVC_t *context;

static void
begin (void)
{
  g_assert (g_atomic_pointer_get (&owner) != g_thread_self ());
  g_mutex_lock (&lock);
  g_atomic_pointer_set (&owner, g_thread_self ());

  if (context == NULL)
    {
      context = gvContext ();
      /* What Graphviz has to say on standard error means nothing to the person who draws. */
      agseterr (AGMAX);
    }
}

static void
end (void)
{
  g_atomic_pointer_set (&owner, NULL);
  g_mutex_unlock (&lock);
}

/* cgraph takes its words as char * although it copies them. */
static void
set_default (Agraph_t   *graph,
             int         kind,
             const char *name,
             const char *value)
{
  agattr (graph, kind, (char *) name, (char *) value);
}

static Agraph_t *
make_graph (guint             n_nodes,
            const CfnDotEdge *edges,
            guint             n_edges,
            Agnode_t        **nodes)
{
  Agraph_t *graph = agopen ((char *) "millrace", Agdirected, NULL);

  set_default (graph, AGRAPH, "rankdir", "LR");
  /* Without routes: they cost more than all the rest, and are drawn by us anyway. */
  set_default (graph, AGRAPH, "splines", "");
  set_default (graph, AGRAPH, "nodesep", "0.5");
  set_default (graph, AGRAPH, "ranksep", "1");
  set_default (graph, AGNODE, "shape", "box");
  set_default (graph, AGNODE, "label", "");
  set_default (graph, AGNODE, "fixedsize", "true");
  set_default (graph, AGNODE, "width", "1");
  set_default (graph, AGNODE, "height", "1");
  set_default (graph, AGEDGE, "weight", "1");

  for (guint i = 0; i < n_nodes; i++)
    {
      char name[16];

      g_snprintf (name, sizeof name, "%u", i);
      nodes[i] = agnode (graph, name, 1);
    }
  for (guint i = 0; i < n_edges; i++)
    {
      Agedge_t *edge = agedge (graph, nodes[edges[i].from], nodes[edges[i].to], NULL, 1);
      char weight[16];

      g_snprintf (weight, sizeof weight, "%u", edges[i].weight);
      agset (edge, (char *) "weight", weight);
    }

  return graph;
}

/* Of a drawing and its mirror image, the one in which what comes first in the file is higher in
 * more places. */
static void
turn_upright (CfnDotPlace *places,
              guint        n_places)
{
  g_autofree int *above = g_new (int, n_places);   /* of each column: the last node met there */
  int balance = 0;

  for (guint i = 0; i < n_places; i++)
    above[i] = -1;
  for (guint i = 0; i < n_places; i++)
    {
      int before = above[places[i].column];

      if (before >= 0)
        balance += places[i].row > places[before].row ? 1 : -1;
      above[places[i].column] = (int) i;
    }

  if (balance < 0)
    for (guint i = 0; i < n_places; i++)
      places[i].row = -places[i].row;
}

/* Lays out nodes that all hang together. */
static void
place_connected (guint             n_nodes,
                 const CfnDotEdge *edges,
                 guint             n_edges,
                 CfnDotPlace      *places)
{
  g_autofree Agnode_t **nodes = g_new (Agnode_t *, n_nodes);
  Agraph_t *graph;
  int first_rank = G_MAXINT;

  begin ();

  graph = make_graph (n_nodes, edges, n_edges, nodes);
  if (gvLayout (context, graph, "dot") == 0)
    {
      for (guint i = 0; i < n_nodes; i++)
        first_rank = MIN (first_rank, ND_rank (nodes[i]));
      for (guint i = 0; i < n_nodes; i++)
        places[i] = (CfnDotPlace) { ND_rank (nodes[i]) - first_rank, -ND_coord (nodes[i]).y };
      gvFreeLayout (context, graph);
      turn_upright (places, n_nodes);
    }
  else
    {
      /* No plugin for dot on this machine: one column is no beauty, but nothing is lost. */
      for (guint i = 0; i < n_nodes; i++)
        places[i] = (CfnDotPlace) { 0, i };
    }
  agclose (graph);

  end ();
}

/* Likewise for those with which dot would be busy for long. */
static void
place_many (guint             n_nodes,
            const CfnDotEdge *edges,
            guint             n_edges,
            CfnDotPlace      *places)
{
  cfn_layers_place (n_nodes, edges, n_edges, places);
  for (guint i = 0; i < n_nodes; i++)
    places[i].row *= ROW;
  turn_upright (places, n_nodes);
}

/* Nodes that hang together, laid out for themselves. */
typedef struct
{
  GArray      *members;   /* guint, ascending */
  CfnDotPlace *places;    /* one a member; rows from 0 */
  guint        n_columns;
  guint        n_rows;
} Piece;

static void
piece_free (Piece *piece)
{
  g_array_unref (piece->members);
  g_free (piece->places);
  g_free (piece);
}

/* The edges between the nodes with @root, with ends counted among those; fills @members. */
static GArray *
collect (const guint      *roots,
         guint             n_nodes,
         guint             root,
         const CfnDotEdge *edges,
         guint             n_edges,
         GArray           *members)
{
  g_autofree guint *numbers = g_new0 (guint, n_nodes);
  GArray *own_edges = g_array_new (FALSE, FALSE, sizeof (CfnDotEdge));

  for (guint i = root; i < n_nodes; i++)
    if (roots[i] == root)
      {
        numbers[i] = members->len;
        g_array_append_val (members, i);
      }

  for (guint i = 0; i < n_edges; i++)
    if (roots[edges[i].from] == root)
      {
        CfnDotEdge edge = { numbers[edges[i].from], numbers[edges[i].to], edges[i].weight };

        g_array_append_val (own_edges, edge);
      }

  return own_edges;
}

/* Rows from 0, and how many rows and columns there are. */
static void
measure (Piece *piece)
{
  double first = INFINITY;
  double last = -INFINITY;

  piece->n_columns = 0;
  for (guint i = 0; i < piece->members->len; i++)
    {
      first = MIN (first, piece->places[i].row);
      last = MAX (last, piece->places[i].row);
      piece->n_columns = MAX (piece->n_columns, piece->places[i].column + 1);
    }
  for (guint i = 0; i < piece->members->len; i++)
    piece->places[i].row -= first;
  piece->n_rows = (guint) ceil ((last - first) / ROW - 0.01) + 1;
}

/* Leaves out the columns in which nothing is. */
static void
close_columns (Piece *piece)
{
  g_autofree guint *numbers = NULL;
  guint n = 0;

  measure (piece);
  numbers = g_new0 (guint, piece->n_columns);
  for (guint i = 0; i < piece->members->len; i++)
    numbers[piece->places[i].column] = 1;
  for (guint i = 0; i < piece->n_columns; i++)
    if (numbers[i] > 0)
      numbers[i] = n++;
  for (guint i = 0; i < piece->members->len; i++)
    piece->places[i].column = numbers[piece->places[i].column];
}

/* A long chain goes on below, like lines of text; a high column becomes several side by side. */
static void
fold (Piece *piece)
{
  double shape = (double) piece->n_columns / piece->n_rows;

  if (piece->n_columns > MAX_LENGTH && shape > MAX_SHAPE)
    {
      guint n_stripes = (guint) ceil (sqrt (shape / STRIPE_SHAPE));
      guint width = (piece->n_columns + n_stripes - 1) / n_stripes;

      for (guint i = 0; i < piece->members->len; i++)
        {
          CfnDotPlace *place = &piece->places[i];

          place->row += place->column / width * piece->n_rows * ROW;
          place->column %= width;
        }
    }
  else if (piece->n_rows > MAX_LENGTH && 1 / shape > MAX_SHAPE)
    {
      guint n_wide = (guint) ceil (sqrt (STRIPE_SHAPE / shape));

      for (guint i = 0; i < piece->members->len; i++)
        {
          CfnDotPlace *place = &piece->places[i];
          guint row = (guint) (place->row / ROW + 0.5);

          place->column = place->column * n_wide + row % n_wide;
          place->row = row / n_wide * ROW;
        }
      close_columns (piece);
    }
  else
    return;

  measure (piece);
}

static Piece *
piece_new (const guint      *roots,
           guint             n_nodes,
           guint             root,
           const CfnDotEdge *edges,
           guint             n_edges)
{
  Piece *piece = g_new0 (Piece, 1);
  g_autoptr (GArray) own_edges = NULL;
  const CfnDotEdge *own;

  piece->members = g_array_new (FALSE, FALSE, sizeof (guint));
  own_edges = collect (roots, n_nodes, root, edges, n_edges, piece->members);
  piece->places = g_new0 (CfnDotPlace, piece->members->len);
  own = (const CfnDotEdge *) (gconstpointer) own_edges->data;
  if (piece->members->len > MAX_DOT_NODES || own_edges->len > MAX_DOT_EDGES)
    place_many (piece->members->len, own, own_edges->len, piece->places);
  else if (piece->members->len > 1)
    place_connected (piece->members->len, own, own_edges->len, piece->places);

  measure (piece);
  fold (piece);

  return piece;
}

/* How many stripes of pieces side by side come nearest to the shape of a screen. */
static guint
count_stripes (GPtrArray *pieces,
               guint     *n_columns,
               guint     *n_rows)
{
  guint total = 0;
  guint n_stripes;

  *n_columns = 1;
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = pieces->pdata[i];

      *n_columns = MAX (*n_columns, piece->n_columns);
      total += piece->n_rows;
    }
  n_stripes = MAX (1, (guint) sqrt (STRIPE_SHAPE * total / *n_columns));
  *n_rows = (total + n_stripes - 1) / n_stripes;

  return n_stripes;
}

/* What dot would order as it likes, for nothing links it, is stacked in the order of the file. */
static void
stack_pieces (GPtrArray   *pieces,
              CfnDotPlace *places)
{
  guint n_columns;
  guint n_rows;
  guint n_stripes = count_stripes (pieces, &n_columns, &n_rows);
  guint stripe = 0;
  guint row = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = pieces->pdata[i];

      if (row > 0 && row + piece->n_rows > n_rows && stripe + 1 < n_stripes)
        {
          stripe++;
          row = 0;
        }
      for (guint j = 0; j < piece->members->len; j++)
        places[g_array_index (piece->members, guint, j)]
          = (CfnDotPlace) { piece->places[j].column + stripe * n_columns,
                            piece->places[j].row + row * ROW };
      row += piece->n_rows;
    }
}

void
cfn_dot_place (guint             n_nodes,
               const CfnDotEdge *edges,
               guint             n_edges,
               CfnDotPlace      *places)
{
  g_autofree guint *roots = cfn_union_find_new (n_nodes);
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);

  for (guint i = 0; i < n_edges; i++)
    cfn_union_find_join (roots, edges[i].from, edges[i].to);
  for (guint i = 0; i < n_nodes; i++)
    roots[i] = cfn_union_find_root (roots, i);

  for (guint i = 0; i < n_nodes; i++)
    if (roots[i] == i)
      g_ptr_array_add (pieces, piece_new (roots, n_nodes, i, edges, n_edges));
  stack_pieces (pieces, places);
}
