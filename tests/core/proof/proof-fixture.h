/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"
#include "template-fixture.h"

G_BEGIN_DECLS

/* What varies in the sound trigger of Table, Mapping, Function and Role; NULL: as it is there. */
typedef struct
{
  const char *stream;         /* StreamSpecification */
  const char *source;         /* EventSourceArn */
  const char *function_name;  /* FunctionName */
  const char *destination;    /* DestinationConfig.OnFailure.Destination; NULL: none */
  const char *role;           /* Role */
  const char *trust;          /* the statement of AssumeRolePolicyDocument */
  const char *statements;     /* of the role's one inline policy */
  const char *more;           /* further properties of the role, "Key: value" */
  const char *resources;      /* further resources, each indented by two */
  const char *head;           /* before Resources */
} ProofFixture;

CfnProof *proof_fixture_new    (const ProofFixture *stack);
/* Each claim as "kind FROM TO verdict reason", one a line, in the proof's order; "-" for
 * nothing. Free with g_free(). */
char     *proof_fixture_dump   (CfnProof           *proof);
/* The test fails unless @claim is a line of the dump. */
void      proof_fixture_expect (const ProofFixture *stack,
                                const char         *claim);
/* The test fails when a line of the dump begins with @start. */
void      proof_fixture_refuse (const ProofFixture *stack,
                                const char         *start);
/* The claim, which there has to be. */
const CfnClaim *proof_fixture_find (CfnProof     *proof,
                                    CfnClaimKind  kind,
                                    const char   *from,
                                    const char   *to);

G_END_DECLS
