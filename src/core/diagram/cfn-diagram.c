/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-diagram.h"

#include "cfn-card.h"
#include "cfn-facts.h"

struct _CfnDiagram
{
  gatomicrefcount  ref_count;
  CfnProof        *proof;
  CfnDiagramNode  *nodes;
  guint            n_nodes;
  CfnDiagramEdge  *edges;
  guint            n_edges;
};

static CfnFingerprint
get_node_fingerprint (const CfnDiagramNode *node)
{
  CfnFingerprint print = CFN_FINGERPRINT_START;

  print = cfn_fingerprint_add_text (print, node->resource->id);
  print = cfn_fingerprint_add_text (print, node->resource->type);
  print = cfn_fingerprint_add_number (print, node->kind);
  for (guint i = 0; i < node->n_facts; i++)
    {
      print = cfn_fingerprint_add_message (print, node->facts[i].name);
      print = cfn_fingerprint_add_message (print, node->facts[i].value);
      print = cfn_fingerprint_add_number (print, node->facts[i].tone);
      print = cfn_fingerprint_add_text (print, node->facts[i].property);
    }

  return print;
}

static void
init_node (CfnDiagram        *self,
           guint              index,
           const CfnResource *resource)
{
  CfnDiagramNode *node = &self->nodes[index];
  GArray *facts = cfn_facts_new (self->proof, resource);

  node->index = index;
  node->resource = resource;
  node->kind = resource->kind;
  node->n_facts = facts->len;
  node->facts = (CfnFact *) g_array_free (facts, FALSE);
  node->width = CFN_CARD_WIDTH;
  node->height = cfn_card_get_height (node->n_facts);
  node->fingerprint = get_node_fingerprint (node);
}

/* Nodes are in the order of the resources, so a resource's own index is its node's. */
static int
get_end (CfnDiagram        *self,
         const CfnResource *resource)
{
  if (resource == NULL)
    return -1;

  g_assert (resource->index < self->n_nodes);
  g_assert (self->nodes[resource->index].resource == resource);

  return (int) resource->index;
}

/* Why nothing can be said, in a word or two. */
static const char *
get_unknown_label (const CfnClaim *claim)
{
  static const struct
  {
    const char *reason;
    const char *label;
  } labels[] = {
    { "parameter", N_("from a parameter") },
    { "import", N_("imported") },
    { "macro", N_("from a macro") },
    { "condition", N_("on a condition") },
    { "computed", N_("computed") },
    { "literal-arn", N_("outside the stack") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (claim->reason, labels[i].reason) == 0)
      return labels[i].label;

  return NULL;
}

/* The claim's own label, or what else there is to say shortly. */
static CfnMessage *
make_label (const CfnClaim *claim)
{
  CfnNode *batch;

  if (claim->label != NULL)
    return cfn_message_ref (claim->label);
  if (claim->verdict == CFN_VERDICT_UNKNOWN && get_unknown_label (claim) != NULL)
    return cfn_message_new (get_unknown_label (claim), NULL);
  if (claim->kind != CFN_CLAIM_INVOKE || claim->verdict != CFN_VERDICT_HOLDS
      || claim->from == NULL || claim->from->kind != CFN_KIND_MAPPING)
    return NULL;

  batch = cfn_resource_get_property (claim->from, "BatchSize");
  if (cfn_node_get_string (batch) == NULL || batch->tag != NULL)
    return NULL;

  return cfn_message_new (N_("{0} per batch"), batch->value, NULL);
}

/* Which place of the template @node is. */
static CfnFingerprint
add_place (CfnFingerprint print,
           const CfnNode *node)
{
  for (; node->parent != NULL; node = node->parent)
    {
      if (cfn_node_get_key (node) != NULL)
        print = cfn_fingerprint_add_text (print, cfn_node_get_key (node));
      else
        print = cfn_fingerprint_add_number (print, node->index);
    }

  return cfn_fingerprint_add_text (print, NULL);
}

static CfnFingerprint
get_edge_fingerprint (const CfnDiagramEdge *edge)
{
  const CfnClaim *claim = edge->claim;
  CfnFingerprint print = CFN_FINGERPRINT_START;

  print = cfn_fingerprint_add_number (print, claim->kind);
  print = cfn_fingerprint_add_number (print, claim->verdict);
  print = cfn_fingerprint_add_text (print, claim->from != NULL ? claim->from->id : NULL);
  print = cfn_fingerprint_add_text (print, claim->to != NULL ? claim->to->id : NULL);
  print = cfn_fingerprint_add_message (print, claim->message);
  print = cfn_fingerprint_add_message (print, edge->label);
  for (guint i = 0; claim->evidence != NULL && claim->evidence[i] != NULL; i++)
    print = add_place (print, claim->evidence[i]);

  return print;
}

static void
init_edge (CfnDiagram     *self,
           guint           index,
           const CfnClaim *claim)
{
  CfnDiagramEdge *edge = &self->edges[index];

  edge->index = index;
  edge->from = get_end (self, claim->from);
  edge->to = get_end (self, claim->to);
  edge->claim = claim;
  edge->label = make_label (claim);
  edge->fingerprint = get_edge_fingerprint (edge);
}

CfnDiagram *
cfn_diagram_new (CfnProof *proof)
{
  CfnDiagram *self;
  CfnTemplate *template;

  g_return_val_if_fail (proof != NULL, NULL);

  self = g_new0 (CfnDiagram, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->proof = cfn_proof_ref (proof);
  template = cfn_proof_get_template (proof);

  self->n_nodes = cfn_template_get_n_resources (template);
  self->nodes = g_new0 (CfnDiagramNode, self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    init_node (self, i, cfn_template_get_resource (template, i));

  /* A claim with neither end is about nothing that could be drawn, and some are part of what the
   * edges of others say. */
  self->edges = g_new0 (CfnDiagramEdge, cfn_proof_get_n_claims (proof));
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if ((claim->from != NULL || claim->to != NULL) && cfn_claim_kind_has_edge (claim->kind))
        init_edge (self, self->n_edges++, claim);
    }

  return self;
}

CfnDiagram *
cfn_diagram_ref (CfnDiagram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cfn_diagram_unref (CfnDiagram *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      for (guint j = 0; j < self->nodes[i].n_facts; j++)
        cfn_fact_clear (&self->nodes[i].facts[j]);
      g_free (self->nodes[i].facts);
    }
  for (guint i = 0; i < self->n_edges; i++)
    g_clear_pointer (&self->edges[i].label, cfn_message_unref);
  g_free (self->nodes);
  g_free (self->edges);
  cfn_proof_unref (self->proof);
  g_free (self);
}

CfnProof *
cfn_diagram_get_proof (CfnDiagram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->proof;
}

CfnTemplate *
cfn_diagram_get_template (CfnDiagram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return cfn_proof_get_template (self->proof);
}

guint
cfn_diagram_get_n_nodes (CfnDiagram *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_nodes;
}

const CfnDiagramNode *
cfn_diagram_get_node (CfnDiagram *self,
                      guint       index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_nodes, NULL);

  return &self->nodes[index];
}

int
cfn_diagram_find_node (CfnDiagram *self,
                       const char *id)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (id != NULL, -1);

  return get_end (self, cfn_template_find_resource (cfn_diagram_get_template (self), id));
}

guint
cfn_diagram_get_n_edges (CfnDiagram *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_edges;
}

const CfnDiagramEdge *
cfn_diagram_get_edge (CfnDiagram *self,
                      guint       index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_edges, NULL);

  return &self->edges[index];
}

static const char * const kind_sentences[] = {
  [CFN_CLAIM_STREAM] = N_("{0} streams to {1}"),
  [CFN_CLAIM_INVOKE] = N_("{0} invokes {1}"),
  [CFN_CLAIM_ASSUME] = N_("{0} runs as {1}"),
  [CFN_CLAIM_MAY_READ] = N_("{0} may read {1}"),
  [CFN_CLAIM_MAY_WRITE] = N_("{0} may write to {1}"),
  [CFN_CLAIM_ON_FAILURE] = N_("{0} sends failed batches to {1}"),
  [CFN_CLAIM_ATTACH] = N_("{0} is attached to {1}"),
  [CFN_CLAIM_REFERENCE] = N_("{0} refers to {1}"),
  [CFN_CLAIM_DEPENDS_ON] = N_("{0} depends on {1}"),
};

static const char * const verdict_words[] = {
  [CFN_VERDICT_HOLDS] = N_("holds"),
  [CFN_VERDICT_FAILS] = N_("fails"),
  [CFN_VERDICT_UNKNOWN] = N_("not known"),
};

static const char *
get_end_name (const CfnResource *resource)
{
  return resource != NULL ? resource->id
                          : cfn_message_translate (N_("something outside the template"));
}

char *
cfn_diagram_edge_describe (const CfnDiagramEdge *edge)
{
  const CfnClaim *claim;
  g_autoptr (CfnMessage) sentence = NULL;
  g_autoptr (CfnMessage) whole = NULL;
  g_autofree char *what = NULL;
  g_autofree char *why = NULL;

  g_return_val_if_fail (edge != NULL, NULL);

  claim = edge->claim;
  sentence = cfn_message_new (kind_sentences[claim->kind],
                              get_end_name (claim->from), get_end_name (claim->to), NULL);
  what = cfn_message_format (sentence);
  why = claim->message != NULL ? cfn_message_format (claim->message) : g_strdup ("");
  whole = cfn_message_new (*why != '\0' ? N_("{0}: {1}. {2}") : N_("{0}: {1}."), what,
                           cfn_message_translate (verdict_words[claim->verdict]), why, NULL);

  return cfn_message_format (whole);
}

char *
cfn_diagram_node_describe (const CfnDiagramNode *node)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (node != NULL, NULL);

  text = g_string_new (cfn_message_translate (cfn_kind_get_label (node->kind)));
  g_string_append_printf (text, " %s", node->resource->id);
  for (guint i = 0; i < node->n_facts; i++)
    {
      g_autofree char *name = cfn_message_format (node->facts[i].name);
      g_autofree char *value = cfn_message_format (node->facts[i].value);

      g_string_append_printf (text, ", %s %s", name, value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
