/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-claim.h"

static const char * const claim_kinds[] = {
  [CFN_CLAIM_STREAM] = "stream",
  [CFN_CLAIM_INVOKE] = "invoke",
  [CFN_CLAIM_ASSUME] = "assume",
  [CFN_CLAIM_MAY_READ] = "may-read",
  [CFN_CLAIM_MAY_WRITE] = "may-write",
  [CFN_CLAIM_ON_FAILURE] = "on-failure",
  [CFN_CLAIM_ATTACH] = "attach",
  [CFN_CLAIM_REFERENCE] = "reference",
  [CFN_CLAIM_DEPENDS_ON] = "depends-on",
  [CFN_CLAIM_FILTER] = "filter",
  [CFN_CLAIM_START] = "start",
  [CFN_CLAIM_ENABLED] = "enabled",
  [CFN_CLAIM_UNIQUE] = "unique",
  [CFN_CLAIM_READERS] = "readers",
  [CFN_CLAIM_LOOP] = "loop",
  [CFN_CLAIM_ORDER] = "order",
  [CFN_CLAIM_DECRYPT] = "decrypt",
  [CFN_CLAIM_ENCRYPT] = "encrypt",
  [CFN_CLAIM_KINESIS] = "kinesis",
  [CFN_CLAIM_NETWORK] = "network",
  [CFN_CLAIM_TRACE] = "trace",
  [CFN_CLAIM_RUNS] = "runs",
  [CFN_CLAIM_ANSWER] = "answer",
};

static const char * const verdicts[] = {
  [CFN_VERDICT_HOLDS] = "holds",
  [CFN_VERDICT_FAILS] = "fails",
  [CFN_VERDICT_UNKNOWN] = "unknown",
};

gboolean
cfn_claim_kind_has_edge (CfnClaimKind kind)
{
  return kind < CFN_CLAIM_FILTER;
}

const char *
cfn_claim_kind_to_string (CfnClaimKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (claim_kinds), NULL);

  return claim_kinds[kind];
}

const char *
cfn_verdict_to_string (CfnVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (verdicts), NULL);

  return verdicts[verdict];
}

CfnVerdict
cfn_verdict_from_iam (IamVerdict verdict)
{
  switch (verdict)
    {
    case IAM_VERDICT_ALLOWED:
      return CFN_VERDICT_HOLDS;
    case IAM_VERDICT_DENIED:
      return CFN_VERDICT_FAILS;
    case IAM_VERDICT_UNKNOWN:
    default:
      return CFN_VERDICT_UNKNOWN;
    }
}
