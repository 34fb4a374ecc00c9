/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"
#include "cfn-fingerprint.h"

G_BEGIN_DECLS

/* How a value on a card is coloured (and, where it matters, marked). */
typedef enum
{
  CFN_TONE_NORMAL,
  CFN_TONE_GOOD,
  CFN_TONE_BAD,
  CFN_TONE_CAREFUL,
  CFN_TONE_DIM,
} CfnTone;

/* One row of a card: "timeout  300 s". */
typedef struct
{
  CfnMessage *name;
  CfnMessage *value;
  CfnTone     tone;
  const char *property;  /* dotted path below Properties that the value is taken from, or NULL */
} CfnFact;

/* One card. Sizes are in canvas units: pixels at 100 %. */
typedef struct
{
  guint              index;
  const CfnResource *resource;
  CfnKind            kind;
  CfnFact           *facts;
  guint              n_facts;
  double             width;
  double             height;
  CfnFingerprint     fingerprint;  /* of all that the card shows and tells */
} CfnDiagramNode;

/* One edge. A stub has one end only: @from or @to is -1. */
typedef struct
{
  guint           index;
  int             from;    /* node index, the way the data flows */
  int             to;
  const CfnClaim *claim;   /* kind, verdict, message, evidence */
  CfnMessage     *label;   /* text of the pill, or NULL for none: "NEW_IMAGE", "1 per batch",
                            * "GetRecords not allowed" */
  CfnFingerprint  fingerprint;  /* of all that is told of it, with its ends */
} CfnDiagramEdge;

/*
 * CfnDiagram: what is drawn of a proof: a card for each resource, an edge for each claim, with
 * their sizes and words but without places. Immutable, thread-safe, reference-counted.
 */
typedef struct _CfnDiagram CfnDiagram;

CfnDiagram           *cfn_diagram_new         (CfnProof    *proof);
CfnDiagram           *cfn_diagram_ref         (CfnDiagram  *self);
void                  cfn_diagram_unref       (CfnDiagram  *self);
CfnProof             *cfn_diagram_get_proof   (CfnDiagram  *self);
CfnTemplate          *cfn_diagram_get_template (CfnDiagram *self);
guint                 cfn_diagram_get_n_nodes (CfnDiagram  *self);
const CfnDiagramNode *cfn_diagram_get_node    (CfnDiagram  *self,
                                               guint        index);
/* Node index of a logical id, or -1. */
int                   cfn_diagram_find_node   (CfnDiagram  *self,
                                               const char  *id);
guint                 cfn_diagram_get_n_edges (CfnDiagram  *self);
const CfnDiagramEdge *cfn_diagram_get_edge    (CfnDiagram  *self,
                                               guint        index);
/* A sentence for assistive technology and tooltips: "DataTable streams to DataTableStream: holds.
 * ..." */
char                 *cfn_diagram_edge_describe (const CfnDiagramEdge *edge);
/* "Table DataTable, key id · HASH · S, stream NEW_IMAGE" */
char                 *cfn_diagram_node_describe (const CfnDiagramNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnDiagram, cfn_diagram_unref)

G_END_DECLS
