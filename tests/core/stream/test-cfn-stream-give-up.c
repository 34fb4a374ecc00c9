/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stream-fixture.h"

#include <string.h>

#define TWO "{\"put\": {\"id\": {\"S\": \"1\"}}}, {\"put\": {\"id\": {\"S\": \"2\"}}, \"at\": 100}"
#define TO(WHAT) "MaximumRetryAttempts: 0, DestinationConfig: {OnFailure: {Destination: " WHAT "}}"
#define DESTINATIONS                                                                              \
  "  Queue: {Type: AWS::SQS::Queue}\n"                                                            \
  "  Topic: {Type: AWS::SNS::Topic}\n"                                                            \
  "  Bucket: {Type: AWS::S3::Bucket}\n"                                                           \
  "  Fifo: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}\n"

static CfnTrace *
run (const char *mapping,
     const char *statements)
{
  const StreamFixture stack = { .writes = TWO, .outcomes = "error", .mapping = mapping,
                                .statements = statements, .resources = DESTINATIONS,
                                .head = "Parameters: {Where: {Type: String}}\n" };

  return stream_fixture_run (&stack);
}

/* What a queue or a topic gets: where in the stream it is, and no item (Lambda Developer Guide,
 * Retaining discarded batches). */
static void
test_queue (void)
{
  static const char * const targets[] = { "!GetAtt Queue.Arn", "!Ref Topic" };
  static const char * const names[] = { "Queue", "Topic" };
  static const char * const words[] = {
    "\"condition\": \"RetryAttemptsExhausted\"", "\"approximateInvokeCount\": 1",
    "\"functionError\": \"Unhandled\"", "\"version\": \"1.0\"",
    "\"startSequenceNumber\": \"100000000000000000100\"", "\"batchSize\": 1",
    "\"approximateArrivalOfFirstRecord\": \"2027-01-01T00:00:00.000Z\"", "\"streamArn\": \"arn:",
    ":function:Function\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *mapping = g_strdup_printf (TO ("%s"), targets[i]);
      g_autoptr (CfnTrace) trace = run (mapping, NULL);
      guint index = stream_fixture_find (trace, CFN_HOP_SENT, "where in the stream #1 is");
      g_autofree char *payload = cfn_trace_dup_payload (trace, index);
      CfnTraceCounts counts = cfn_trace_get_counts (trace);

      g_assert_cmpstr (cfn_trace_get_hop (trace, index)->from, ==, "Mapping");
      g_assert_cmpstr (cfn_trace_get_hop (trace, index)->to, ==, names[i]);
      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        g_assert_nonnull (strstr (payload, words[j]));
      g_assert_null (strstr (payload, "Records"));
      g_assert_cmpuint (counts.given_up, ==, 2);
      g_assert_cmpuint (counts.lost, ==, 0);
      g_assert_false (cfn_trace_is_good (trace));
    }
}

/* A bucket gets the records as well. */
static void
test_bucket (void)
{
  g_autoptr (CfnTrace) trace = run (TO ("!GetAtt Bucket.Arn"), NULL);
  g_autofree char *payload
    = cfn_trace_dup_payload (trace, stream_fixture_find (trace, CFN_HOP_SENT, "Bucket"));
  g_autoptr (CfnPattern) read = NULL;
  CfnPatternProblem problem;
  CfnSpan span;

  g_assert_nonnull (strstr (payload, "\"payload\": {"));
  g_assert_nonnull (strstr (payload, "\"Keys\": {\"id\": {\"S\": \"1\"}}"));
  read = cfn_pattern_parse (payload, strlen (payload), &problem, &span);
  g_assert_nonnull (read);
}

/* One that cannot be written to stops there, and the records are lost. */
static void
test_stopped (void)
{
  static const struct
  {
    const char *mapping;
    const char *statements;
    const char *words;
  } cases[] = {
    { TO ("!GetAtt Fifo.Arn"), NULL, "Fifo is a FIFO one" },
    { TO ("!GetAtt Queue.Arn"), "{Effect: Allow, Action: 'dynamodb:*', Resource: '*'}",
      "does not allow sqs:SendMessage" },
    { TO ("!Ref Queue"), NULL, "use GetAtt Queue.Arn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CfnTrace) trace = run (cases[i].mapping, cases[i].statements);
      const CfnHop *hop = cfn_trace_get_hop (trace, stream_fixture_find (trace, CFN_HOP_BLOCKED,
                                                                         cases[i].words));

      g_assert_cmpstr (hop->from, ==, "Mapping");
      g_assert_nonnull (hop->claim);
      stream_fixture_find (trace, CFN_HOP_LOST, "as it cannot be sent: #1");
      g_assert_cmpuint (cfn_trace_get_counts (trace).lost, ==, 2);
    }
}

static void
test_unknown (void)
{
  g_autoptr (CfnTrace) trace = run (TO ("!Ref Where"), NULL);
  const CfnHop *hop
    = cfn_trace_get_hop (trace, stream_fixture_find (trace, CFN_HOP_SENT, "OnFailure"));

  g_assert_null (hop->to);
  stream_fixture_find (trace, CFN_HOP_UNKNOWN, "Where");
}

/* The ARN is that of what is called. */
static void
test_alias (void)
{
  const StreamFixture stack = {
    .writes = TWO, .outcomes = "error", .mapping = TO ("!Ref Topic"), .target = "!Ref Alias",
    .function = "FunctionName: handler",
    .resources = DESTINATIONS
                 "  Alias:\n"
                 "    Type: AWS::Lambda::Alias\n"
                 "    Properties: {FunctionName: !Ref Function, FunctionVersion: '1',\n"
                 "                 Name: live}\n",
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  g_autofree char *payload
    = cfn_trace_dup_payload (trace, stream_fixture_find (trace, CFN_HOP_SENT, "#1"));

  g_assert_nonnull (strstr (payload, ":function:handler:live\""));
  g_assert_nonnull (strstr (payload, "\"executedVersion\": \"1\""));
}

/* What is reported is no error of the function. */
static void
test_partial (void)
{
  const StreamFixture stack = {
    .writes = TWO, .outcomes = "partial:1", .resources = DESTINATIONS,
    .mapping = TO ("!Ref Topic") ", FunctionResponseTypes: [ReportBatchItemFailures]",
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  g_autofree char *payload
    = cfn_trace_dup_payload (trace, stream_fixture_find (trace, CFN_HOP_SENT, "#1"));

  g_assert_nonnull (strstr (payload, "\"functionError\": null"));
}

static void
test_age (void)
{
  static const char mapping[]
    = "MaximumRecordAgeInSeconds: 60, DestinationConfig: {OnFailure: {Destination: !Ref Topic}}";
  g_autoptr (CfnTrace) trace = run (mapping, NULL);
  g_autofree char *payload
    = cfn_trace_dup_payload (trace, stream_fixture_find (trace, CFN_HOP_SENT, "#1"));

  g_assert_nonnull (strstr (payload, "\"condition\": \"MaximumRecordAgeExceeded\""));
  stream_fixture_find (trace, CFN_HOP_GIVEN_UP, "MaximumRecordAgeInSeconds");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stream/give-up/queue", test_queue);
  g_test_add_func ("/stream/give-up/bucket", test_bucket);
  g_test_add_func ("/stream/give-up/stopped", test_stopped);
  g_test_add_func ("/stream/give-up/unknown", test_unknown);
  g_test_add_func ("/stream/give-up/partial", test_partial);
  g_test_add_func ("/stream/give-up/alias", test_alias);
  g_test_add_func ("/stream/give-up/age", test_age);

  return g_test_run ();
}
