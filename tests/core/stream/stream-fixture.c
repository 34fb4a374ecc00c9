/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stream-fixture.h"

#include <string.h>

static const char *
or_else (const char *value,
         const char *otherwise)
{
  return value != NULL ? value : otherwise;
}

CfnProof *
stream_fixture_prove (const StreamFixture *stack)
{
  g_autofree char *stream = g_strdup_printf ("{StreamViewType: %s}",
                                             or_else (stack->view, "NEW_AND_OLD_IMAGES"));
  g_autofree char *yaml = g_strdup_printf (
    "%s"
    "Resources:\n"
    "  Table:\n"
    "    Type: AWS::DynamoDB::Table\n"
    "    Properties:\n"
    "      BillingMode: PAY_PER_REQUEST\n"
    "      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n"
    "      KeySchema: [{AttributeName: id, KeyType: HASH}]\n"
    "      StreamSpecification: %s\n"
    "      %s\n"
    "  Mapping:\n"
    "    Type: AWS::Lambda::EventSourceMapping\n"
    "    Properties: {EventSourceArn: !GetAtt Table.StreamArn, FunctionName: %s,\n"
    "                 StartingPosition: %s%s%s}\n"
    "  Function:\n"
    "    Type: AWS::Lambda::Function\n"
    "    Properties: {Role: !GetAtt Role.Arn%s%s}\n"
    "  Role:\n"
    "    Type: AWS::IAM::Role\n"
    "    Properties:\n"
    "      AssumeRolePolicyDocument: {Statement: {Effect: Allow, Principal: {Service: "
    "lambda.amazonaws.com}, Action: 'sts:AssumeRole'}}\n"
    "      Policies: [{PolicyName: p, PolicyDocument: {Statement: [%s]}}]\n"
    "%s",
    or_else (stack->head, ""), or_else (stack->stream, stream), or_else (stack->table, ""),
    or_else (stack->target, "!Ref Function"), or_else (stack->start, "TRIM_HORIZON"),
    stack->mapping != NULL ? ", " : "", or_else (stack->mapping, ""),
    stack->function != NULL ? ", " : "", or_else (stack->function, ""),
    or_else (stack->statements, "{Effect: Allow, Action: '*', Resource: '*'}"),
    or_else (stack->resources, ""));
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);

  return cfn_proof_new (template);
}

/* NULL and @problem when it is refused. */
static CfnTrace *
run (const StreamFixture *stack,
     CfnSyntaxProblem    *problem,
     guint               *write)
{
  g_autoptr (CfnProof) proof = stream_fixture_prove (stack);
  g_autofree char *json = g_strdup_printf ("{\"format\": 1, \"writes\": [%s]}",
                                           or_else (stack->writes, ""));
  g_autoptr (CfnText) text = cfn_text_new_from_string (json, -1);
  g_autoptr (GPtrArray) writes = cfn_writes_parse (text, problem);
  g_autoptr (CfnOutcomes) outcomes = cfn_outcomes_parse (or_else (stack->outcomes, ""), NULL);

  g_assert_nonnull (writes);
  g_assert_nonnull (outcomes);

  return cfn_trace_new (proof, stack->only, writes, outcomes, problem, write);
}

CfnTrace *
stream_fixture_run (const StreamFixture *stack)
{
  CfnSyntaxProblem problem;
  CfnTrace *trace = run (stack, &problem, NULL);

  g_assert_nonnull (trace);

  return trace;
}

static void
append_hop (GString      *out,
            const CfnHop *hop)
{
  g_autofree char *message = cfn_message_format (hop->message);

  /* Its words are all filled in. */
  g_assert_null (strstr (message, "{0}"));
  g_assert_null (strstr (message, "{1}"));
  g_assert_null (strstr (message, "{2}"));
  g_string_append_printf (out, "%" G_GINT64_FORMAT " %s %s>%s", hop->at,
                          cfn_hop_kind_to_string (hop->kind),
                          or_else (hop->from, "-"), or_else (hop->to, "-"));
  for (guint i = 0; i < hop->n_records; i++)
    g_string_append_printf (out, " %u", hop->records[i]);
  g_string_append_c (out, '\n');
}

char *
stream_fixture_dump (CfnTrace *trace)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < cfn_trace_get_n_hops (trace); i++)
    {
      const CfnHop *hop = cfn_trace_get_hop (trace, i);

      if (hop->kind != CFN_HOP_WRITE)
        append_hop (out, hop);
    }

  return g_string_free (out, FALSE);
}

void
stream_fixture_expect (const StreamFixture *stack,
                       const char          *hops)
{
  g_autoptr (CfnTrace) trace = stream_fixture_run (stack);
  g_autofree char *dump = stream_fixture_dump (trace);

  g_assert_cmpstr (dump, ==, hops);
}

void
stream_fixture_refuse (const StreamFixture *stack,
                       const char          *message,
                       guint                write)
{
  CfnSyntaxProblem problem;
  guint number = G_MAXUINT;
  g_autoptr (CfnTrace) trace = run (stack, &problem, &number);
  g_autofree char *words = NULL;

  g_assert_null (trace);
  g_assert_nonnull (problem.message);
  words = cfn_message_format (problem.message);
  cfn_message_unref (problem.message);
  g_assert_cmpstr (words, ==, message);
  g_assert_cmpuint (number, ==, write);
}

guint
stream_fixture_find (CfnTrace   *trace,
                     CfnHopKind  kind,
                     const char *words)
{
  for (guint i = 0; i < cfn_trace_get_n_hops (trace); i++)
    {
      const CfnHop *hop = cfn_trace_get_hop (trace, i);
      g_autofree char *message = cfn_message_format (hop->message);

      if (hop->kind == kind && strstr (message, words) != NULL)
        return i;
    }
  g_test_message ("no hop “%s” says “%s”", cfn_hop_kind_to_string (kind), words);
  g_test_fail ();

  return 0;
}
