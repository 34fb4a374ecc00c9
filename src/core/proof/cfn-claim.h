/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-message.h"
#include "cfn-template.h"
#include "iam-evaluate.h"

G_BEGIN_DECLS

typedef enum
{
  CFN_VERDICT_HOLDS,
  CFN_VERDICT_FAILS,
  CFN_VERDICT_UNKNOWN,
} CfnVerdict;

/* What a claim states; also the kinds of edge, in the direction the data flows. */
typedef enum
{
  CFN_CLAIM_STREAM,      /* table -> mapping: this mapping reads a live stream of this table */
  CFN_CLAIM_INVOKE,      /* mapping -> function: this mapping invokes this function */
  CFN_CLAIM_ASSUME,      /* function -> role: this function runs as this role, which trusts
                          * Lambda */
  CFN_CLAIM_MAY_READ,    /* role -> table: this role may read the stream (or the items) of this
                          * table */
  CFN_CLAIM_MAY_WRITE,   /* role -> resource: this role may write to this resource */
  CFN_CLAIM_ON_FAILURE,  /* mapping -> queue, topic, bucket: failed batches go there */
  CFN_CLAIM_ATTACH,      /* policy -> role */
  CFN_CLAIM_REFERENCE,   /* any -> any: a Ref, GetAtt or Sub */
  CFN_CLAIM_DEPENDS_ON,  /* any -> any */
  CFN_CLAIM_FILTER,      /* table -> mapping: this filter of the mapping can match. No edge of its
                          * own: what lets nothing through fails the stream's */

  /* What else a trigger needs. None has an edge of its own, see CfnClaim.edge; their reason is the
   * id of the rule that tells of them. */
  CFN_CLAIM_START,       /* table -> mapping: this mapping begins at a position that a stream has */
  CFN_CLAIM_ENABLED,     /* table -> mapping: this mapping reads as soon as it is made */
  CFN_CLAIM_UNIQUE,      /* table -> mapping: no other mapping connects the same */
  CFN_CLAIM_READERS,     /* table -> mapping: no more mappings read the stream than it serves */
  CFN_CLAIM_LOOP,        /* table -> mapping: the function does not write what wakes it */
  CFN_CLAIM_ORDER,       /* policy -> mapping: the policy that lets it read is there in time */
  CFN_CLAIM_DECRYPT,     /* role -> key: this role may decrypt what the stream holds */
  CFN_CLAIM_ENCRYPT,     /* role -> key: this role may use the key of a failure destination */
  CFN_CLAIM_KINESIS,     /* role -> stream of Kinesis: this role may read it */
  CFN_CLAIM_NETWORK,     /* function -> role: this role may take the function into its VPC */
  CFN_CLAIM_TRACE,       /* function -> role: this role may write the function's traces */
  CFN_CLAIM_RUNS,        /* mapping -> function: the function may run, and its code can */
  CFN_CLAIM_ANSWER,      /* mapping -> function: the code takes what the mapping gives, and answers
                          * what it asks for */
} CfnClaimKind;

/* What a claim about a filter found in its pattern. */
typedef struct
{
  const char *rule;      /* that tells of it: "filter-never-matches" ... */
  const char *why;       /* more exactly: "no-type-level", "numeric-on-text" ...: a stable word */
  CfnSpan     span;      /* the smallest part of the pattern that it is about */
  char       *repair;    /* the text that the span has to become, or NULL. Owned */
  CfnNode    *view;      /* the StreamViewType that leaves out what the filter looks at, or NULL */
} CfnClaimDetail;

typedef struct _CfnClaim CfnClaim;

/* One statement about the stack with its verdict and the nodes that show it. Owned by its
 * CfnProof. */
struct _CfnClaim
{
  CfnClaimKind        kind;
  CfnVerdict          verdict;
  const CfnResource  *from;      /* where the data comes from, or the user; NULL: outside the
                                  * template */
  const CfnResource  *to;        /* NULL: outside the template or not resolvable: drawn as a stub */
  const char         *reason;    /* why not "holds", a stable word for rules and tests:
                                  * "table-without-stream", "not-a-stream-arn",
                                  * "role-cannot-read-stream", "role-does-not-trust-lambda",
                                  * "no-such-name", "parameter", "import", "macro", "condition" ...;
                                  * NULL when it holds */
  CfnMessage         *message;   /* the whole sentence: why the edge exists, or what is wrong or not
                                  * known */
  CfnMessage         *label;     /* at most four words for the edge's pill, or NULL */
  CfnNode           **evidence;  /* the nodes that decided, most telling first, NULL-terminated */
  char              **missing;   /* MAY_READ and the like: actions that are not allowed;
                                  * NULL-terminated or NULL.
                                  * A claim that holds may miss dynamodb:ListStreams, which is only
                                  * advisable */
  const CfnResource  *through;   /* MAY_READ for a trigger: the mapping that needs it; else NULL */
  CfnClaimDetail     *detail;    /* FILTER: what its pattern shows; NULL when there is nothing to
                                  * tell. A claim that holds may have one: a part of the pattern
                                  * does not do what it seems to do */

  /* Of claims without an edge of their own: */
  CfnClaim           *edge;      /* the one that shows it, or NULL */
  gboolean            is_grave;  /* where it fails, the trigger cannot work, or cannot be deployed:
                                  * the edge fails with it, and is not known where it is not known.
                                  * Else the edge holds and says it as well */
  gboolean            can_be_allowed; /* a statement more in a policy of the role allows what is
                                       * missing */

  /* Of edges: */
  const CfnClaim     *decided_by; /* the claim that makes it fail, or not known, or NULL */
  gboolean            is_careful; /* it holds, but its message tells of a claim that fails */
};

typedef struct _CfnProof CfnProof;

#define CFN_TYPE_PROOF (cfn_proof_get_type ())

GType           cfn_proof_get_type     (void);
/* Proves every claim that @template makes. Pure, thread-safe; the result is immutable. */
CfnProof       *cfn_proof_new          (CfnTemplate  *template);
/* The very same, for less where @before (may be NULL) is that of a text that is much the same. */
CfnProof       *cfn_proof_new_after    (CfnProof     *before,
                                        CfnTemplate  *template);
CfnProof       *cfn_proof_ref          (CfnProof     *self);
void            cfn_proof_unref        (CfnProof     *self);
CfnTemplate    *cfn_proof_get_template (CfnProof     *self);
guint           cfn_proof_get_n_claims (CfnProof     *self);
/* In file order of the evidence, so that the same text always gives the same order. */
const CfnClaim *cfn_proof_get_claim    (CfnProof     *self,
                                        guint         index);
/* @edge and the claims without an edge of their own that it shows, in file order of the evidence:
 * GPtrArray of CfnClaim, transfer container. */
GPtrArray      *cfn_proof_list_about   (CfnProof       *self,
                                        const CfnClaim *edge);

/* What a role is asked for by the functions that use it: one line on the role's card. */
typedef struct
{
  const char        *word;      /* "write-logs", "read-stream", "write", for rules and tests */
  CfnMessage        *label;     /* "write logs", "read stream", "write to Failures" */
  CfnVerdict         verdict;
  const CfnResource *resource;  /* what it is about, or NULL */
} CfnNeed;

/* The function that runs as @role and surely may not write logs, or NULL: what the need
 * "write-logs" is when it fails, told for less. */
const CfnResource *cfn_proof_find_mute (CfnProof          *self,
                                        const CfnResource *role);
/* GPtrArray of CfnNeed with a free function, transfer full. */
GPtrArray      *cfn_proof_get_needs    (CfnProof          *self,
                                        const CfnResource *role);

/* TRUE for the kinds that are drawn. */
gboolean        cfn_claim_kind_has_edge  (CfnClaimKind kind);
/* "stream", "invoke", "assume", "may-read", "may-write", "on-failure", "attach", "reference",
 * "depends-on"; "filter", "start" ... */
const char     *cfn_claim_kind_to_string (CfnClaimKind kind);
/* "holds", "fails", "unknown" */
const char     *cfn_verdict_to_string    (CfnVerdict   verdict);
/* Of the claim that what was asked about is allowed. */
CfnVerdict      cfn_verdict_from_iam     (IamVerdict   verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnProof, cfn_proof_unref)

G_END_DECLS
