/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

#include "cfn-condition.h"
#include "cfn-section.h"

#include <string.h>

/* Who has more circles than that breaks a few of them first. */
#define MAX_CIRCLES 16
/* Of a longer way round, the middle is left out of the sentence. */
#define MAX_NAMES 12

/* One use of a resource by another, or of a condition: "from" waits for "to". */
typedef struct
{
  guint               from;
  guint               to;
  const CfnResource  *resource;    /* the one that is "from", or NULL */
  CfnNode            *node;        /* what names the other, and the bytes of the name */
  CfnSpan             span;
  gboolean            is_gone;     /* part of a circle that was told, or that cannot be */
} Edge;

/* The resources, or the conditions, as a graph. Edges are sorted by where they come from. */
typedef struct
{
  CfnChecker *checker;
  GArray *edges;
  guint n_nodes;
  const char **names;  /* by node */
  guint *first;      /* by node: the index of its first edge; one more at the end */
  guint *component;  /* by node: nodes of the same one lie on circles with each other */
  guint *found_by;   /* by node: the edge that a search came along, plus 1 */
} Graph;

/* AWS SAM makes what is under Events into resources of their own, so that the function waits for
 * none of them. */
static gboolean
is_of_event (const CfnReference *reference)
{
  const CfnNode *events;

  if (!g_str_has_prefix (reference->from->type, "AWS::Serverless::")
      || reference->from->properties == NULL)
    return FALSE;

  events = cfn_node_get (reference->from->properties, "Events");

  return events != NULL && cfn_span_contains (events->span, reference->span.start);
}

/* Edges come in the order of their nodes; *@next is the first node without its edges. */
static void
add_edge (Graph      *self,
          const Edge *edge,
          guint      *next)
{
  while (*next <= edge->from)
    self->first[(*next)++] = self->edges->len;
  g_array_append_vals (self->edges, edge, 1);
}

static void
add_end (Graph *self,
         guint  next)
{
  while (next <= self->n_nodes)
    self->first[next++] = self->edges->len;
}

static void
collect_edges (Graph *self)
{
  guint n_references;
  const CfnReference *references
    = cfn_template_get_references (self->checker->template, &n_references);
  guint from = 0;

  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];

      if (reference->from == NULL || reference->to == NULL || reference->from == reference->to
          || is_of_event (reference))
        continue;

      Edge edge = { reference->from->index, reference->to->index, reference->from,
                    reference->node, reference->span, FALSE };

      add_edge (self, &edge, &from);
    }
  add_end (self, from);
}

static Edge *
get_edge (const Graph *self,
          guint        index)
{
  return &g_array_index (self->edges, Edge, index);
}

/* Where the search for components is. */
typedef struct
{
  guint *number;      /* by node: when it was met first, from 1; 0: not yet */
  guint *low;         /* by node: the earliest one that can be reached from it */
  guint *next_edge;
  GArray *open;       /* nodes whose component is not known yet */
  GArray *path;       /* nodes from the root of the search to the current one */
  guint n_met;
  guint n_components;
} Search;

static void
meet (Graph  *self,
      Search *search,
      guint   node)
{
  search->number[node] = search->low[node] = ++search->n_met;
  search->next_edge[node] = self->first[node];
  g_array_append_val (search->open, node);
  g_array_append_val (search->path, node);
}

/* @node has no edge left: the nodes that were met since are a component, if none of them leads
 * back further. */
static void
leave (Graph  *self,
       Search *search,
       guint   node)
{
  g_array_set_size (search->path, search->path->len - 1);
  if (search->path->len > 0)
    {
      guint before = g_array_index (search->path, guint, search->path->len - 1);

      search->low[before] = MIN (search->low[before], search->low[node]);
    }

  if (search->low[node] == search->number[node])
    {
      guint last;

      search->n_components++;
      do
        {
          last = g_array_index (search->open, guint, search->open->len - 1);
          g_array_set_size (search->open, search->open->len - 1);
          self->component[last] = search->n_components;
        }
      while (last != node);
    }
}

static void
search_from (Graph  *self,
             Search *search,
             guint   root)
{
  meet (self, search, root);
  while (search->path->len > 0)
    {
      guint node = g_array_index (search->path, guint, search->path->len - 1);
      const Edge *edge;

      if (search->next_edge[node] == self->first[node + 1])
        {
          leave (self, search, node);
          continue;
        }
      edge = get_edge (self, search->next_edge[node]++);
      if (edge->is_gone)
        continue;
      if (search->number[edge->to] == 0)
        meet (self, search, edge->to);
      else if (self->component[edge->to] == 0)
        search->low[node] = MIN (search->low[node], search->number[edge->to]);
    }
}

/* Strongly connected components, after R. Tarjan, without recursion. */
static void
find_components (Graph *self)
{
  g_autofree guint *numbers = g_new0 (guint, 3 * self->n_nodes);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  Search search = { numbers, numbers + self->n_nodes, numbers + 2 * self->n_nodes,
                    open, path, 0, 0 };

  for (guint node = 0; node < self->n_nodes; node++)
    self->component[node] = 0;
  for (guint node = 0; node < self->n_nodes; node++)
    {
      if (search.number[node] == 0)
        search_from (self, &search, node);
    }
}

/* A shortest circle through @node, which lies on one: GArray of the indices of its edges, in its
 * order. */
static GArray *
find_circle (Graph *self,
             guint  node)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *circle = g_array_new (FALSE, FALSE, sizeof (guint));

  memset (self->found_by, 0, self->n_nodes * sizeof (guint));
  g_array_append_val (queue, node);
  for (guint i = 0; i < queue->len && self->found_by[node] == 0; i++)
    {
      guint at = g_array_index (queue, guint, i);

      for (guint e = self->first[at]; e < self->first[at + 1]; e++)
        {
          const Edge *edge = get_edge (self, e);

          if (edge->is_gone || self->component[edge->to] != self->component[node]
              || self->found_by[edge->to] != 0)
            continue;
          self->found_by[edge->to] = e + 1;
          g_array_append_val (queue, edge->to);
        }
    }

  for (guint at = node; circle->len == 0 || at != node;)
    {
      guint e = self->found_by[at] - 1;

      g_array_prepend_val (circle, e);
      at = get_edge (self, e)->from;
    }

  return circle;
}

/* What has to hold for all edges of @circle to be there. */
static GArray *
get_cases (Graph  *self,
           GArray *circle)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (CfnCase));

  for (guint i = 0; i < circle->len; i++)
    {
      const Edge *edge = get_edge (self, g_array_index (circle, guint, i));
      g_autoptr (GArray) cases = cfn_node_get_cases (edge->node);

      cfn_cases_add (all, cases);
    }

  return all;
}

static void
report_circle (Graph        *self,
               GArray       *circle,
               const GArray *cases)
{
  const Edge *first = get_edge (self, g_array_index (circle, guint, 0));
  g_autofree char *when = cfn_cases_to_string (cases);
  GString *names = g_string_new (self->names[first->from]);
  const char *message;
  CfnFinding *finding;

  for (guint i = 0; i < circle->len; i++)
    {
      const Edge *edge = get_edge (self, g_array_index (circle, guint, i));

      if (circle->len <= MAX_NAMES || i < MAX_NAMES / 2 || i == circle->len - 1)
        g_string_append_printf (names, " → %s", self->names[edge->to]);
      else if (i == MAX_NAMES / 2)
        g_string_append (names, " → …");
    }

  if (first->resource == NULL)
    message = N_("Each of these conditions asks for the next one, in a circle: {0}. None of them "
                 "can be decided");
  else if (when[0] == '\0')
    message = N_("Each of these needs the next one first, in a circle: {0}. Nothing of it can be "
                 "made: take one of these references out");
  else
    message = N_("Each of these needs the next one first, in a circle: {0}. Nothing of it can be "
                 "made in this case: {1}");
  finding = cfn_checker_report_at (self->checker, "circular-dependency", first->resource,
                                   first->node, first->span,
                                   cfn_message_new (message, names->str, when, NULL));
  for (guint i = 1; i < circle->len; i++)
    cfn_finding_add_evidence (finding, get_edge (self, g_array_index (circle, guint, i))->node);
  g_string_free (names, TRUE);
}

/* Takes the circle apart: all of it when it was told, so that the next one is another; else the
 * edge that depends on most. */
static void
take_apart (Graph    *self,
            GArray   *circle,
            gboolean  was_told)
{
  Edge *worst = NULL;
  guint n_worst = 0;

  for (guint i = 0; i < circle->len; i++)
    {
      Edge *edge = get_edge (self, g_array_index (circle, guint, i));
      g_autoptr (GArray) cases = cfn_node_get_cases (edge->node);

      edge->is_gone = was_told;
      if (worst == NULL || cases->len > n_worst)
        {
          worst = edge;
          n_worst = cases->len;
        }
    }
  worst->is_gone = TRUE;
}

/* The first resource that lies on a circle, or -1. */
static int
find_component (const Graph *self)
{
  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = get_edge (self, i);

      if (!edge->is_gone && self->component[edge->from] == self->component[edge->to])
        return (int) edge->from;
    }

  return -1;
}

static void
report_circles (Graph *self)
{
  for (guint i = 0; i < MAX_CIRCLES; i++)
    {
      g_autoptr (GArray) circle = NULL;
      g_autoptr (GArray) cases = NULL;
      gboolean is_possible;
      int node;

      find_components (self);
      node = find_component (self);
      if (node < 0)
        return;
      circle = find_circle (self, (guint) node);
      cases = get_cases (self, circle);
      is_possible = cfn_cases_are_possible (self->checker->template, cases);
      if (is_possible)
        report_circle (self, circle, cases);
      take_apart (self, circle, is_possible);
    }
}

static void
graph_init (Graph      *self,
            CfnChecker *checker,
            guint       n_nodes)
{
  *self = (Graph) { .checker = checker, .n_nodes = n_nodes };
  self->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  self->names = g_new0 (const char *, n_nodes);
  self->first = g_new0 (guint, n_nodes + 1);
  self->component = g_new0 (guint, n_nodes);
  self->found_by = g_new0 (guint, n_nodes);
}

static void
graph_clear (Graph *self)
{
  g_clear_pointer (&self->edges, g_array_unref);
  g_free (self->names);
  g_free (self->first);
  g_free (self->component);
  g_free (self->found_by);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Graph, graph_clear)

/* CloudFormation User Guide, Troubleshooting: circular dependencies between resources. */
static void
check_resources (CfnChecker *self)
{
  g_auto (Graph) graph = { 0 };

  graph_init (&graph, self, cfn_template_get_n_resources (self->template));
  for (guint i = 0; i < graph.n_nodes; i++)
    graph.names[i] = cfn_template_get_resource (self->template, i)->id;
  collect_edges (&graph);
  report_circles (&graph);
}

/* The entry of @section that @node is in; NULL when it is elsewhere. */
static const CfnNode *
find_entry (const CfnNode *section,
            const CfnNode *node)
{
  while (node != NULL && node->parent != section)
    node = node->parent;

  return node;
}

static void
collect_condition_edges (Graph   *self,
                         CfnNode *section)
{
  g_autoptr (GArray) uses = cfn_template_find_condition_uses (self->checker->template);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint place = 0;
  guint from = 0;

  for (CfnNode *node = section->first_child; node != NULL; node = node->next)
    {
      self->names[place] = cfn_node_get_key (node) != NULL ? cfn_node_get_key (node) : "";
      g_hash_table_insert (places, (gpointer) self->names[place], GUINT_TO_POINTER (place + 1));
      place++;
    }
  for (guint i = 0; i < uses->len; i++)
    {
      const CfnConditionUse *use = &g_array_index (uses, CfnConditionUse, i);
      const CfnNode *entry = find_entry (section, use->node);
      guint to = GPOINTER_TO_UINT (g_hash_table_lookup (places, cfn_node_get_string (use->node)));
      Edge edge = { 0, to - 1, NULL, use->node, use->node->span, FALSE };

      if (entry == NULL || to == 0)
        continue;
      edge.from = entry->index;
      add_edge (self, &edge, &from);
    }
  add_end (self, from);
}

static void
check_conditions (CfnChecker *self)
{
  CfnNode *section = cfn_template_get_section (self->template, CFN_SECTION_CONDITIONS);
  g_auto (Graph) graph = { 0 };

  if (section == NULL || section->kind != CFN_NODE_MAPPING)
    return;

  graph_init (&graph, self, section->n_children);
  collect_condition_edges (&graph, section);
  report_circles (&graph);
}

void
cfn_check_circles (CfnChecker *self)
{
  /* A macro may take out what it finds. */
  if (cfn_template_has_macro (self->template))
    return;

  check_resources (self);
  check_conditions (self);
}
