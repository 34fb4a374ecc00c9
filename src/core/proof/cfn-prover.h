/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"
#include "cfn-meaning.h"
#include "cfn-role.h"
#include "cfn-wiring.h"

G_BEGIN_DECLS

/* One mapping with what it was found to connect: one for each stream, function and role that
 * conditions choose. Its parts are NULL as far as they are not known. */
typedef struct
{
  const CfnResource *mapping;        /* or the function whose event becomes one */
  CfnNode           *properties;     /* of the mapping, or of the event */
  const char        *property;       /* the one that names the source */
  const CfnResource *table;
  CfnNode           *source;         /* EventSourceArn */
  gboolean           reads_literal;  /* the source is a stream's ARN that is written out */
  const CfnResource *target;         /* what is called: a function, a version or an alias of one */
  CfnNode           *target_node;    /* what names that; NULL for an event of SAM */
  const CfnResource *function;       /* behind versions and aliases */
  CfnRole           *role;           /* of that function */
  CfnNode           *role_node;      /* what names that, where a condition chooses it, else NULL */
  CfnRole           *generated;      /* that SAM makes for it; only while its claims are made */
  /* The edges that show it, or NULL: */
  CfnClaim          *stream;
  CfnClaim          *invoke;
  CfnClaim          *assume;
  CfnClaim          *reading;        /* that the role may read the stream */
} CfnTrigger;

/*
 * CfnProver: the claims while they are being made. Each prove function adds those of its family.
 */
typedef struct
{
  CfnTemplate *template;
  CfnProof    *before;      /* of an earlier text, or NULL */
  CfnRoles    *roles;
  GPtrArray   *claims;      /* of CfnClaim, owned */
  GHashTable  *by_ends;     /* claim -> the same claim, by kind and ends */
  GHashTable  *told;        /* CfnNode: values that a claim of the pattern is about */
  GHashTable  *role_of;     /* function -> the place of its first claim of kind ASSUME, plus 1 */
  GArray      *triggers;    /* of CfnTrigger, in file order */
  GPtrArray   *wirings;     /* of CfnWiring, owned: what is known of the triggers */
  GHashTable  *codes;       /* function -> CfnInlineCode, owned, or NULL: of those that they wake */
} CfnProver;

void      cfn_claim_free       (CfnClaim       *claim);
/* A table for by_ends. */
GHashTable *cfn_claims_by_ends_new (void);

/* Adds a copy of @claim, whose messages are taken, with the evidence that follows it up to NULL,
 * most telling first. A claim of the same kind between the same two resources becomes one with it,
 * the worse verdict wins.
 * @missing (may be NULL) is taken. What a macro may change never fails: it is unknown. */
CfnClaim *cfn_prover_add       (CfnProver      *self,
                                const CfnClaim *claim,
                                ...) G_GNUC_NULL_TERMINATED;
/* Adds a claim that has no edge of its own, likewise, about what @edge (may be NULL) shows. */
CfnClaim *cfn_prover_add_about (CfnProver      *self,
                                CfnClaim       *edge,
                                const CfnClaim *claim,
                                ...) G_GNUC_NULL_TERMINATED;
/* The claim of @kind, one that has an edge, between the two, or NULL. */
CfnClaim *cfn_prover_find_edge (CfnProver         *self,
                                CfnClaimKind       kind,
                                const CfnResource *from,
                                const CfnResource *to);
/* One more node that shows what @claim says. */
void      cfn_claim_add_evidence (CfnClaim       *claim,
                                  CfnNode        *node);
/* Lets the edges tell of the claims that are about them: one that is grave decides. */
void      cfn_prover_tell_edges (CfnProver     *self);
/* Makes a claim about a branch of a Fn::If say when that is so: what holds does with the sentence
 * @format, which takes the ids of @owner and @other and the condition, and what fails names the
 * condition. Where another branch is absent, what holds is not known to hold. Nothing happens
 * without a condition or without @other. */
void      cfn_claim_make_conditional (CfnClaim          *claim,
                                      const CfnMeaning  *meaning,
                                      const char        *format,
                                      const CfnResource *owner,
                                      const CfnResource *other);
/* Makes the message of a claim say that it is so where @cases are; nothing happens without any. */
void      cfn_claim_say_when         (CfnClaim          *claim,
                                      const CfnCase     *cases,
                                      guint              n_cases);
/* Whether @role may read the stream of @trigger's table, or its source where that is written out;
 * what it may not is added to @missing. */
IamDecision cfn_judge_stream_reading (CfnProver        *self,
                                      const CfnTrigger *trigger,
                                      CfnRole          *role,
                                      GPtrArray        *missing);
/* Notes that a claim is about the value @node, so that it needs no claim of kind reference. */
void      cfn_prover_tell      (CfnProver      *self,
                                CfnNode        *node);

void      cfn_prove_roles        (CfnProver    *self);
void      cfn_prove_mappings     (CfnProver    *self);
void      cfn_prove_filters      (CfnProver    *self);
void      cfn_prove_destinations (CfnProver    *self);
void      cfn_prove_permissions  (CfnProver    *self);
void      cfn_prove_references   (CfnProver    *self);
/* What is known of the triggers: GPtrArray of CfnWiring, transfer full. */
GPtrArray *cfn_wirings_make      (CfnProver    *self);
/* What a trigger needs beside its edges; each reads the wirings. */
void      cfn_prove_starts       (CfnProver    *self);
void      cfn_prove_readers      (CfnProver    *self);
void      cfn_prove_orders       (CfnProver    *self);
void      cfn_prove_grants       (CfnProver    *self);
void      cfn_prove_keys         (CfnProver    *self);
void      cfn_prove_answers      (CfnProver    *self);

/* Adds the conditions that choose @node (may be NULL) to @cases. That its owner is there goes
 * without saying. */
void      cfn_claim_add_choice   (GArray            *cases,
                                  const CfnNode     *node,
                                  const CfnResource *owner);
/* Makes the message of a claim say that it is so where @cases are and the parts of @trigger are
 * chosen. */
void      cfn_trigger_say_when   (const CfnTrigger  *trigger,
                                  CfnClaim          *claim,
                                  const CfnCase     *cases,
                                  guint              n_cases);
/* The cases in which the parts of @trigger are chosen are added to @given. */
void      cfn_trigger_add_cases  (const CfnTrigger *trigger,
                                  GArray           *given);

/* "GetRecords" of "dynamodb:GetRecords" */
const char *cfn_action_name      (const char   *action);
/* Why @decision is not known, in a sentence about whether @role may do something to @what. */
CfnMessage *cfn_explain_doubt    (const IamDecision *decision,
                                  const char   *role,
                                  const char   *what);

G_END_DECLS
