/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

#include <string.h>

static const char *
or_else (const char *value,
         const char *otherwise)
{
  return value != NULL ? value : otherwise;
}

CfnProof *
proof_fixture_new (const ProofFixture *stack)
{
  g_autofree char *destination
    = stack->destination != NULL
        ? g_strdup_printf ("      DestinationConfig: {OnFailure: {Destination: %s}}\n",
                           stack->destination)
        : g_strdup ("");
  g_autofree char *yaml = g_strdup_printf (
    "%s"
    "Resources:\n"
    "  Table:\n"
    "    Type: AWS::DynamoDB::Table\n"
    "    Properties:\n"
    "      StreamSpecification: %s\n"
    "  Mapping:\n"
    "    Type: AWS::Lambda::EventSourceMapping\n"
    "    Properties:\n"
    "      EventSourceArn: %s\n"
    "      FunctionName: %s\n"
    "      StartingPosition: LATEST\n"
    "%s"
    "  Function:\n"
    "    Type: AWS::Lambda::Function\n"
    "    Properties:\n"
    "      Role: %s\n"
    "  Role:\n"
    "    Type: AWS::IAM::Role\n"
    "    Properties:\n"
    "      AssumeRolePolicyDocument: {Statement: %s}\n"
    "      Policies: [{PolicyName: p, PolicyDocument: {Statement: [%s]}}]\n"
    "      %s\n"
    "%s",
    or_else (stack->head, ""), or_else (stack->stream, "{StreamViewType: NEW_IMAGE}"),
    or_else (stack->source, "!GetAtt Table.StreamArn"),
    or_else (stack->function_name, "!Ref Function"), destination,
    or_else (stack->role, "!GetAtt Role.Arn"),
    or_else (stack->trust, "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, "
                           "Action: 'sts:AssumeRole'}"),
    or_else (stack->statements, "{Effect: Allow, Action: 'dynamodb:*', Resource: '*'}"),
    or_else (stack->more, "Path: /"), or_else (stack->resources, ""));
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);

  return cfn_proof_new (template);
}

char *
proof_fixture_dump (CfnProof *proof)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);
      g_autofree char *message = cfn_message_format (claim->message);

      /* Whatever it states, it says so in words that are all filled in, and shows why. */
      g_assert_null (strchr (message, '{'));
      g_assert_nonnull (claim->evidence[0]);
      g_assert_true ((claim->reason == NULL) == (claim->verdict == CFN_VERDICT_HOLDS));
      g_string_append_printf (text, "%s %s %s %s %s\n", cfn_claim_kind_to_string (claim->kind),
                              claim->from != NULL ? claim->from->id : "-",
                              claim->to != NULL ? claim->to->id : "-",
                              cfn_verdict_to_string (claim->verdict),
                              claim->reason != NULL ? claim->reason : "-");
    }

  return g_string_free (text, FALSE);
}

void
proof_fixture_expect (const ProofFixture *stack,
                      const char         *claim)
{
  g_autoptr (CfnProof) proof = proof_fixture_new (stack);
  g_autofree char *dump = proof_fixture_dump (proof);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);

  if (!g_strv_contains ((const char * const *) lines, claim))
    g_error ("No claim \"%s\" among:\n%s", claim, dump);
}

void
proof_fixture_refuse (const ProofFixture *stack,
                      const char         *start)
{
  g_autoptr (CfnProof) proof = proof_fixture_new (stack);
  g_autofree char *dump = proof_fixture_dump (proof);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], start))
        g_error ("There is a claim \"%s\" among:\n%s", start, dump);
    }
}

const CfnClaim *
proof_fixture_find (CfnProof     *proof,
                    CfnClaimKind  kind,
                    const char   *from,
                    const char   *to)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->kind == kind && claim->from != NULL && g_str_equal (claim->from->id, from)
          && claim->to != NULL && g_str_equal (claim->to->id, to))
        return claim;
    }
  g_error ("No such claim");
}
