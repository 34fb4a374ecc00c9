/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-layers.h"

#include <math.h>

/* Sweeps over all layers that order them, and that straighten lines. */
#define ORDER_SWEEPS    10
#define STRAIGHT_SWEEPS 8
/* An edge over more layers than this does not take part in the order of what is between. */
#define MAX_SPAN 16
/* Rows between two nodes, between a node and a line that passes, and between two lines. */
#define NODE_SPACE 1.0
#define MIXED_SPACE 0.5
#define LINE_SPACE 0.125
/* How much more than others pieces of a long line want to be straight. */
#define LINE_PULL 4.0

/* From one layer to the next, once long ones are split. */
typedef struct
{
  guint  from;
  guint  to;
  double weight;
} Link;

/* The links at one end of each node: list[first[n]] to list[first[n + 1] - 1] of node n. */
typedef struct
{
  guint *first;
  guint *list;    /* indices of links */
} Ends;

typedef struct
{
  guint       n_nodes;    /* those to be placed; the others are where lines pass a layer */
  GArray     *ranks;      /* guint, of every node */
  GArray     *links;      /* Link */
  Ends        in;
  Ends        out;
  GPtrArray  *layers;     /* GArray of guint, nodes in their order */
  double     *places;     /* of each node: its number in its layer, later its row */
} Graph;

static guint
get_rank (const Graph *graph,
          guint        node)
{
  return g_array_index (graph->ranks, guint, node);
}

static Link *
get_link (const Graph *graph,
          guint        link)
{
  return &g_array_index (graph->links, Link, link);
}

static void
ends_init (Ends         *ends,
           const GArray *links,
           guint         n_nodes,
           gboolean      is_out)
{
  g_autofree guint *next = g_new0 (guint, n_nodes + 1);

  ends->first = g_new0 (guint, n_nodes + 1);
  ends->list = g_new (guint, MAX (links->len, 1));
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);

      ends->first[(is_out ? link->from : link->to) + 1]++;
    }
  for (guint i = 0; i < n_nodes; i++)
    ends->first[i + 1] += ends->first[i];
  for (guint i = 0; i < n_nodes; i++)
    next[i] = ends->first[i];
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);

      ends->list[next[is_out ? link->from : link->to]++] = i;
    }
}

static void
ends_clear (Ends *ends)
{
  g_free (ends->first);
  g_free (ends->list);
}

/* Nodes in an order in which every link but those of rings leads on; the latter are turned round.
 * g_free(). */
static guint *
break_rings (Graph *graph)
{
  guint *order = g_new (guint, graph->n_nodes);
  g_autofree guint8 *state = g_new0 (guint8, graph->n_nodes);   /* 1: on the way, 2: done */
  g_autofree guint *next = g_new (guint, graph->n_nodes);
  g_autofree guint *way = g_new (guint, graph->n_nodes);
  guint n_done = 0;

  for (guint root = 0; root < graph->n_nodes; root++)
    {
      guint depth = 0;

      if (state[root] != 0)
        continue;
      way[depth++] = root;
      state[root] = 1;
      next[root] = graph->out.first[root];
      while (depth > 0)
        {
          guint node = way[depth - 1];
          Link *link;
          guint other;

          if (next[node] == graph->out.first[node + 1])
            {
              state[node] = 2;
              order[graph->n_nodes - ++n_done] = node;
              depth--;
              continue;
            }
          link = get_link (graph, graph->out.list[next[node]++]);
          other = link->to;
          if (state[other] == 0)
            {
              state[other] = 1;
              next[other] = graph->out.first[other];
              way[depth++] = other;
            }
          else if (state[other] == 1)
            {
              link->to = node;
              link->from = other;
            }
        }
    }

  return order;
}

static void
index_links (Graph *graph)
{
  ends_clear (&graph->in);
  ends_clear (&graph->out);
  ends_init (&graph->in, graph->links, graph->ranks->len, FALSE);
  ends_init (&graph->out, graph->links, graph->ranks->len, TRUE);
}

/* The sum of the weights of the node's links on one side. */
static double
get_pull (const Graph *graph,
          const Ends  *ends,
          guint        node)
{
  double pull = 0;

  for (guint i = ends->first[node]; i < ends->first[node + 1]; i++)
    pull += get_link (graph, ends->list[i])->weight;

  return pull;
}

/* Each node right after the last of those before it; then those that are held more from behind
 * move up to what they lead to. */
static void
rank_nodes (Graph *graph)
{
  g_autofree guint *order = break_rings (graph);
  guint *ranks = (guint *) (gpointer) graph->ranks->data;

  index_links (graph);
  for (guint i = 0; i < graph->n_nodes; i++)
    for (guint j = graph->in.first[order[i]]; j < graph->in.first[order[i] + 1]; j++)
      ranks[order[i]] = MAX (ranks[order[i]],
                             ranks[get_link (graph, graph->in.list[j])->from] + 1);

  for (guint i = graph->n_nodes; i-- > 0;)
    {
      guint node = order[i];
      guint first = G_MAXUINT;

      if (get_pull (graph, &graph->out, node) <= get_pull (graph, &graph->in, node))
        continue;
      for (guint j = graph->out.first[node]; j < graph->out.first[node + 1]; j++)
        first = MIN (first, ranks[get_link (graph, graph->out.list[j])->to]);
      ranks[node] = first - 1;
    }
}

/* Lines over several layers pass each of them at a node of its own. */
static void
split_links (Graph *graph)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));

  for (guint i = 0; i < graph->links->len; i++)
    {
      Link link = *get_link (graph, i);
      guint from = get_rank (graph, link.from);
      guint to = get_rank (graph, link.to);

      if (to - from > MAX_SPAN)
        continue;
      for (guint rank = from + 1; rank < to; rank++)
        {
          Link piece = { link.from, graph->ranks->len,
                         link.weight * (rank > from + 1 ? LINE_PULL : 1) };

          g_array_append_val (graph->ranks, rank);
          g_array_append_val (links, piece);
          link.from = piece.to;
        }
      g_array_append_val (links, link);
    }

  g_array_unref (graph->links);
  graph->links = links;
  index_links (graph);
}

static void
visit (Graph *graph,
       guint  node,
       guint *stack,
       guint *n_stack)
{
  GArray *layer = graph->layers->pdata[get_rank (graph, node)];

  if (graph->places[node] >= 0)
    return;

  graph->places[node] = layer->len;
  g_array_append_val (layer, node);
  stack[(*n_stack)++] = node;
}

/* A first order: what is linked is met together. */
static void
fill_layers (Graph *graph)
{
  guint n_all = graph->ranks->len;
  g_autofree guint *stack = g_new (guint, n_all);
  guint n_ranks = 0;

  for (guint i = 0; i < n_all; i++)
    n_ranks = MAX (n_ranks, get_rank (graph, i) + 1);
  graph->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n_ranks; i++)
    g_ptr_array_add (graph->layers, g_array_new (FALSE, FALSE, sizeof (guint)));

  graph->places = g_new (double, n_all);
  for (guint i = 0; i < n_all; i++)
    graph->places[i] = -1;
  for (guint i = 0; i < n_all; i++)
    {
      guint n_stack = 0;

      visit (graph, i, stack, &n_stack);
      while (n_stack > 0)
        {
          guint node = stack[--n_stack];

          for (guint j = graph->in.first[node]; j < graph->in.first[node + 1]; j++)
            visit (graph, get_link (graph, graph->in.list[j])->from, stack, &n_stack);
          for (guint j = graph->out.first[node + 1]; j > graph->out.first[node]; j--)
            visit (graph, get_link (graph, graph->out.list[j - 1])->to, stack, &n_stack);
        }
    }
}

/* Where the node would be in the middle of those it is linked to on one side; FALSE when there are
 * none. */
static gboolean
get_middle (const Graph *graph,
            const Ends  *ends,
            guint        node,
            double      *middle,
            double      *weight)
{
  double sum = 0;
  double weights = 0;

  for (guint i = ends->first[node]; i < ends->first[node + 1]; i++)
    {
      const Link *link = get_link (graph, ends->list[i]);
      guint other = link->from == node ? link->to : link->from;

      sum += graph->places[other] * link->weight;
      weights += link->weight;
    }
  if (weights <= 0)
    return FALSE;

  *middle = sum / weights;
  *weight = weights;

  return TRUE;
}

typedef struct
{
  guint  node;
  guint  number;
  double key;
} Sorted;

static int
compare_sorted (gconstpointer a,
                gconstpointer b)
{
  const Sorted *one = a;
  const Sorted *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;

  return (one->number > other->number) - (one->number < other->number);
}

static void
order_layer (Graph      *graph,
             GArray     *layer,
             const Ends *ends)
{
  g_autofree Sorted *sorted = g_new (Sorted, layer->len);
  guint *nodes = (guint *) (gpointer) layer->data;

  for (guint i = 0; i < layer->len; i++)
    {
      double weight;

      sorted[i] = (Sorted) { nodes[i], i, i };
      get_middle (graph, ends, nodes[i], &sorted[i].key, &weight);
    }
  qsort (sorted, layer->len, sizeof *sorted, compare_sorted);
  for (guint i = 0; i < layer->len; i++)
    {
      nodes[i] = sorted[i].node;
      graph->places[nodes[i]] = i;
    }
}

/* How many links between the layer and the one before it cross each other. */
static guint64
count_crossings (const Graph  *graph,
                 const GArray *before,
                 const GArray *layer)
{
  g_autofree guint *tree = g_new0 (guint, before->len + 1);   /* Fenwick's */
  guint n_seen = 0;
  guint64 n = 0;

  for (guint i = 0; i < layer->len; i++)
    {
      guint node = g_array_index (layer, guint, i);

      for (guint j = graph->in.first[node]; j < graph->in.first[node + 1]; j++)
        {
          guint place = (guint) graph->places[get_link (graph, graph->in.list[j])->from] + 1;

          n += n_seen;
          for (guint k = place; k > 0; k -= k & -k)
            n -= tree[k];
        }
      for (guint j = graph->in.first[node]; j < graph->in.first[node + 1]; j++)
        {
          guint place = (guint) graph->places[get_link (graph, graph->in.list[j])->from] + 1;

          for (guint k = place; k <= before->len; k += k & -k)
            tree[k]++;
          n_seen++;
        }
    }

  return n;
}

static guint64
count_all_crossings (const Graph *graph)
{
  guint64 n = 0;

  for (guint i = 1; i < graph->layers->len; i++)
    n += count_crossings (graph, graph->layers->pdata[i - 1], graph->layers->pdata[i]);

  return n;
}

static void
number_layers (Graph *graph)
{
  for (guint i = 0; i < graph->layers->len; i++)
    {
      const GArray *layer = graph->layers->pdata[i];

      for (guint j = 0; j < layer->len; j++)
        graph->places[g_array_index (layer, guint, j)] = j;
    }
}

/* The best of some orders, each made from the one before by moving nodes to the middle of those in
 * the layer before, or after. */
static void
order_layers (Graph *graph)
{
  g_autoptr (GPtrArray) best = NULL;
  guint64 n_best = G_MAXUINT64;

  for (guint sweep = 0; sweep <= ORDER_SWEEPS && n_best > 0; sweep++)
    {
      guint64 n;

      if (sweep % 2 == 1)
        for (guint i = 1; i < graph->layers->len; i++)
          order_layer (graph, graph->layers->pdata[i], &graph->in);
      else if (sweep > 0)
        for (guint i = graph->layers->len - 1; i-- > 0;)
          order_layer (graph, graph->layers->pdata[i], &graph->out);

      n = count_all_crossings (graph);
      if (n < n_best)
        {
          n_best = n;
          g_clear_pointer (&best, g_ptr_array_unref);
          best = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
          for (guint i = 0; i < graph->layers->len; i++)
            g_ptr_array_add (best, g_array_copy (graph->layers->pdata[i]));
        }
    }

  g_ptr_array_unref (graph->layers);
  graph->layers = g_steal_pointer (&best);
  number_layers (graph);
}

/* Nodes that are moved as one, for each of them wants to be where the others are. */
typedef struct
{
  double sum;      /* of where they want the first of them to be, by weight */
  double weight;
  guint  first;    /* index in the layer */
} Block;

static double
get_space (const Graph *graph,
           guint        before,
           guint        node)
{
  guint n_lines = (before >= graph->n_nodes) + (node >= graph->n_nodes);

  return n_lines == 0 ? NODE_SPACE : n_lines == 1 ? MIXED_SPACE : LINE_SPACE;
}

/* Rows for one layer, as near to those wanted as their order and the space between them let them
 * be: least squares, by pooling those that would be in each other's way. */
static void
settle_layer (Graph        *graph,
              const GArray *layer,
              const double *wanted,
              const double *weights)
{
  g_autofree double *offsets = g_new (double, layer->len);
  g_autofree Block *blocks = g_new (Block, layer->len);
  guint n_blocks = 0;

  for (guint i = 0; i < layer->len; i++)
    {
      guint node = g_array_index (layer, guint, i);

      offsets[i] = i == 0 ? 0
                          : offsets[i - 1]
                            + get_space (graph, g_array_index (layer, guint, i - 1), node);
      blocks[n_blocks++] = (Block) { (wanted[i] - offsets[i]) * weights[i], weights[i], i };
      while (n_blocks > 1
             && blocks[n_blocks - 2].sum / blocks[n_blocks - 2].weight
                > blocks[n_blocks - 1].sum / blocks[n_blocks - 1].weight)
        {
          blocks[n_blocks - 2].sum += blocks[n_blocks - 1].sum;
          blocks[n_blocks - 2].weight += blocks[n_blocks - 1].weight;
          n_blocks--;
        }
    }

  for (guint i = 0; i < n_blocks; i++)
    for (guint j = blocks[i].first; j < (i + 1 < n_blocks ? blocks[i + 1].first : layer->len); j++)
      graph->places[g_array_index (layer, guint, j)]
        = blocks[i].sum / blocks[i].weight + offsets[j];
}

static void
straighten_layer (Graph      *graph,
                  guint       index,
                  const Ends *ends,
                  gboolean    both)
{
  const GArray *layer = graph->layers->pdata[index];
  g_autofree double *wanted = g_new (double, layer->len);
  g_autofree double *weights = g_new (double, layer->len);

  for (guint i = 0; i < layer->len; i++)
    {
      guint node = g_array_index (layer, guint, i);
      double middle = 0;
      double weight = 0;
      double other_middle = 0;
      double other_weight = 0;

      wanted[i] = graph->places[node];
      weights[i] = 0.01;
      get_middle (graph, ends, node, &middle, &weight);
      if (both)
        get_middle (graph, ends == &graph->in ? &graph->out : &graph->in, node, &other_middle,
                    &other_weight);
      if (weight + other_weight > 0)
        {
          weights[i] = weight + other_weight;
          wanted[i] = (middle * weight + other_middle * other_weight) / weights[i];
        }
    }
  settle_layer (graph, layer, wanted, weights);
}

static void
straighten (Graph *graph)
{
  for (guint i = 0; i < graph->layers->len; i++)
    straighten_layer (graph, i, &graph->in, FALSE);
  for (guint sweep = 0; sweep < STRAIGHT_SWEEPS; sweep++)
    {
      gboolean both = sweep >= STRAIGHT_SWEEPS / 2;

      if (sweep % 2 == 0)
        for (guint i = graph->layers->len; i-- > 0;)
          straighten_layer (graph, i, &graph->out, both);
      else
        for (guint i = 0; i < graph->layers->len; i++)
          straighten_layer (graph, i, &graph->in, both);
    }
}

/* Whole rows, from the @least one on. */
static void
round_layer (Graph       *graph,
             guint        index,
             double       least,
             CfnDotPlace *places)
{
  const GArray *layer = graph->layers->pdata[index];
  double next = 0;

  for (guint i = 0; i < layer->len; i++)
    {
      guint node = g_array_index (layer, guint, i);

      if (node >= graph->n_nodes)
        continue;
      places[node] = (CfnDotPlace) { index,
                                     MAX (floor (graph->places[node] - least + 0.5), next) };
      next = places[node].row + 1;
    }
}

void
cfn_layers_place (guint             n_nodes,
                  const CfnDotEdge *edges,
                  guint             n_edges,
                  CfnDotPlace      *places)
{
  Graph graph = { .n_nodes = n_nodes };
  double least = INFINITY;

  graph.ranks = g_array_sized_new (FALSE, TRUE, sizeof (guint), n_nodes);
  g_array_set_size (graph.ranks, n_nodes);
  graph.links = g_array_sized_new (FALSE, FALSE, sizeof (Link), n_edges);
  for (guint i = 0; i < n_edges; i++)
    if (edges[i].from != edges[i].to)
      {
        Link link = { edges[i].from, edges[i].to, edges[i].weight };

        g_array_append_val (graph.links, link);
      }
  index_links (&graph);

  rank_nodes (&graph);
  split_links (&graph);
  fill_layers (&graph);
  order_layers (&graph);
  straighten (&graph);

  for (guint i = 0; i < n_nodes; i++)
    least = MIN (least, graph.places[i]);
  for (guint i = 0; i < graph.layers->len; i++)
    round_layer (&graph, i, least, places);

  ends_clear (&graph.in);
  ends_clear (&graph.out);
  g_ptr_array_unref (graph.layers);
  g_array_unref (graph.links);
  g_array_unref (graph.ranks);
  g_free (graph.places);
}
