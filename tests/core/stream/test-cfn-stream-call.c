/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stream-fixture.h"

#include <string.h>

#define PUT(ID) "{\"put\": {\"id\": {\"S\": \"" ID "\"}}}"
#define TWO PUT ("1") "," PUT ("2")
#define FOUR TWO "," PUT ("3") "," PUT ("4")
#define READ "0 record Table>Mapping 1\n"
#define READ_2 READ "0 record Table>Mapping 2\n"
#define READ_4 READ_2 "0 record Table>Mapping 3\n0 record Table>Mapping 4\n"
#define REPORTS "FunctionResponseTypes: [ReportBatchItemFailures]"

static const struct
{
  const char   *name;
  StreamFixture stack;
  const char   *hops;
} cases[] = {
  { "error, then ok", { .writes = PUT ("1"), .outcomes = "error,ok" },
    READ "0 invoke Mapping>Function 1\n"
    "100 failed ->Function 1\n"
    "100 retry ->Mapping 1\n"
    "1100 invoke Mapping>Function 1\n"
    "1200 done ->Function 1\n" },
  { "no retries", { .writes = PUT ("1"), .outcomes = "error",
                    .mapping = "MaximumRetryAttempts: 0" },
    READ "0 invoke Mapping>Function 1\n"
    "100 failed ->Function 1\n"
    "100 given-up ->Mapping 1\n"
    "100 lost ->Mapping 1\n" },
  /* Attempts are the first one and as many more; a timeout takes as long as it is. */
  { "one retry", { .writes = PUT ("1"), .outcomes = "timeout",
                   .mapping = "MaximumRetryAttempts: 1", .function = "Timeout: 7" },
    READ "0 invoke Mapping>Function 1\n"
    "7000 failed ->Function 1\n"
    "7000 retry ->Mapping 1\n"
    "8000 invoke Mapping>Function 1\n"
    "15000 failed ->Function 1\n"
    "15000 given-up ->Mapping 1\n"
    "15000 lost ->Mapping 1\n" },
  /* Throttles count as no attempt. */
  { "throttled", { .writes = PUT ("1"), .outcomes = "throttle,throttle,ok",
                   .mapping = "MaximumRetryAttempts: 0" },
    READ "0 invoke Mapping>Function 1\n"
    "0 failed ->Function 1\n"
    "0 retry ->Mapping 1\n"
    "1000 invoke Mapping>Function 1\n"
    "1000 failed ->Function 1\n"
    "1000 retry ->Mapping 1\n"
    "3000 invoke Mapping>Function 1\n"
    "3100 done ->Function 1\n" },
  /* Halves until the record is alone that fails; only then attempts are counted. */
  { "bisect", { .writes = FOUR, .outcomes = "poison:3",
                .mapping = "BisectBatchOnFunctionError: true, MaximumRetryAttempts: 0" },
    READ_4 "0 invoke Mapping>Function 1 2 3 4\n"
    "100 failed ->Function 1 2 3 4\n"
    "100 split ->Mapping 1 2 3 4\n"
    "100 invoke Mapping>Function 1 2\n"
    "200 done ->Function 1 2\n"
    "200 invoke Mapping>Function 3 4\n"
    "300 failed ->Function 3 4\n"
    "300 split ->Mapping 3 4\n"
    "300 invoke Mapping>Function 3\n"
    "400 failed ->Function 3\n"
    "400 given-up ->Mapping 3\n"
    "400 lost ->Mapping 3\n"
    "400 invoke Mapping>Function 4\n"
    "500 done ->Function 4\n" },
  /* What comes before the lowest number is done, what comes after is tried again with it. */
  { "partial", { .writes = FOUR, .outcomes = "partial:4+2,ok", .mapping = REPORTS },
    READ_4 "0 invoke Mapping>Function 1 2 3 4\n"
    "100 failed ->Function 1 2 3 4\n"
    "100 done ->Function 1\n"
    "100 retry ->Mapping 2 3 4\n"
    "1100 invoke Mapping>Function 2 3 4\n"
    "1200 done ->Function 2 3 4\n" },
  { "partial, first", { .writes = TWO, .outcomes = "partial:1,ok", .mapping = REPORTS },
    READ_2 "0 invoke Mapping>Function 1 2\n"
    "100 failed ->Function 1 2\n"
    "100 retry ->Mapping 1 2\n"
    "1100 invoke Mapping>Function 1 2\n"
    "1200 done ->Function 1 2\n" },
  /* A number that is none of the batch fails all of it. */
  { "partial, none of it", { .writes = TWO, .outcomes = "partial:3,ok", .mapping = REPORTS },
    READ_2 "0 invoke Mapping>Function 1 2\n"
    "100 failed ->Function 1 2\n"
    "100 retry ->Mapping 1 2\n"
    "1100 invoke Mapping>Function 1 2\n"
    "1200 done ->Function 1 2\n" },
  { "partial, not asked for", { .writes = TWO, .outcomes = "partial:2" },
    READ_2 "0 invoke Mapping>Function 1 2\n"
    "100 done ->Function 1 2\n" },
  { "malformed, not asked for", { .writes = TWO, .outcomes = "malformed" },
    READ_2 "0 invoke Mapping>Function 1 2\n"
    "100 done ->Function 1 2\n" },
  /* Both: split where it is reported, which counts as no attempt. */
  { "partial and bisect", { .writes = FOUR, .outcomes = "partial:3,ok",
                            .mapping = REPORTS ", BisectBatchOnFunctionError: true, "
                                               "MaximumRetryAttempts: 0" },
    READ_4 "0 invoke Mapping>Function 1 2 3 4\n"
    "100 failed ->Function 1 2 3 4\n"
    "100 done ->Function 1 2\n"
    "100 split ->Mapping 3 4\n"
    "100 invoke Mapping>Function 3 4\n"
    "200 done ->Function 3 4\n" },
  { "partial, no retries", { .writes = TWO, .outcomes = "partial:2",
                             .mapping = REPORTS ", MaximumRetryAttempts: 0" },
    READ_2 "0 invoke Mapping>Function 1 2\n"
    "100 failed ->Function 1 2\n"
    "100 done ->Function 1\n"
    "100 given-up ->Mapping 2\n"
    "100 lost ->Mapping 2\n" },
  { "no state", { .writes = PUT ("1"), .outcomes = "no-state,ok",
                  .mapping = "TumblingWindowInSeconds: 10" },
    READ "0 invoke Mapping>Function 1\n"
    "100 failed ->Function 1\n"
    "100 retry ->Mapping 1\n"
    "1100 invoke Mapping>Function 1\n"
    "1200 done ->Function 1\n"
    "10000 invoke Mapping>Function\n"
    "10100 done ->Function\n" },
  { "no state, no window", { .writes = PUT ("1"), .outcomes = "no-state" },
    READ "0 invoke Mapping>Function 1\n"
    "100 done ->Function 1\n" },
  /* Nobody reads on behind a batch that fails, until its records are too old. */
  { "age", { .writes = PUT ("1"), .outcomes = "error",
             .mapping = "MaximumRecordAgeInSeconds: 60" },
    READ "0 invoke Mapping>Function 1\n"
    "100 failed ->Function 1\n"
    "100 retry ->Mapping 1\n"
    "1100 invoke Mapping>Function 1\n"
    "1200 failed ->Function 1\n"
    "1200 retry ->Mapping 1\n"
    "3200 invoke Mapping>Function 1\n"
    "3300 failed ->Function 1\n"
    "3300 retry ->Mapping 1\n"
    "60000 given-up ->Mapping 1\n"
    "60000 lost ->Mapping 1\n" },
};

static void
test_case (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);

  stream_fixture_expect (&cases[i].stack, cases[i].hops);
}

/* Without any limit a poison record blocks its shard for a day: what is behind it only then goes
 * on. */
static void
test_day (void)
{
  const StreamFixture stack = { .writes = TWO, .outcomes = "poison:1", .mapping = "BatchSize: 1" };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  const CfnHop *given_up = cfn_trace_get_hop (trace, stream_fixture_find (trace, CFN_HOP_GIVEN_UP,
                                                                          "after 24 hours"));
  CfnTraceCounts counts = cfn_trace_get_counts (trace);

  g_assert_cmpint (given_up->at, ==, 24 * 3600 * 1000);
  g_assert_cmpuint (counts.lost, ==, 2);
  g_assert_cmpuint (counts.given_up, ==, 2);
  stream_fixture_find (trace, CFN_HOP_RETRY, "more times");
  g_assert_cmpuint (cfn_trace_get_n_hops (trace), <, 40);
}

/* 10,000 attempts are told in a few hops. */
static void
test_many (void)
{
  const StreamFixture stack = { .writes = PUT ("1"), .outcomes = "error",
                                .mapping = "MaximumRetryAttempts: 1000" };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

  stream_fixture_find (trace, CFN_HOP_RETRY, "998 more times");
  stream_fixture_find (trace, CFN_HOP_GIVEN_UP, "MaximumRetryAttempts");
}

/* The answer that a partial failure is. */
static void
test_answer (void)
{
  const StreamFixture stack = { .writes = TWO, .outcomes = "partial:2,ok", .mapping = REPORTS };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  g_autofree char *answer
    = cfn_trace_dup_payload (trace, stream_fixture_find (trace, CFN_HOP_FAILED, "#2"));

  g_assert_cmpstr (answer, ==,
                   "{\"batchItemFailures\": [{\"itemIdentifier\": \"100000000000000000200\"}]}");
}

/* A last call of a window that always fails ends as well. */
static void
test_final (void)
{
  const StreamFixture stack = { .writes = PUT ("1"), .outcomes = "ok,error",
                                .mapping = "TumblingWindowInSeconds: 10" };
  const StreamFixture once = { .writes = PUT ("1"), .outcomes = "ok,error",
                               .mapping = "TumblingWindowInSeconds: 10, MaximumRetryAttempts: 0" };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  g_autoptr (CfnTrace) short_trace = stream_fixture_run (&once);

  stream_fixture_find (trace, CFN_HOP_GIVEN_UP, "after 24 hours");
  stream_fixture_find (short_trace, CFN_HOP_GIVEN_UP, "MaximumRetryAttempts");
  g_assert_cmpuint (cfn_trace_get_n_hops (trace), <, 20);
  g_assert_cmpuint (cfn_trace_get_n_hops (short_trace), <, 10);
  g_assert_cmpuint (cfn_trace_get_counts (trace).delivered, ==, 1);
}

/* A run of more hops than are kept says so. */
static void
test_cut (void)
{
  g_autoptr (GString) writes = g_string_new (NULL);
  StreamFixture stack = { .outcomes = "error", .mapping = "MaximumRetryAttempts: 3, BatchSize: 1" };
  g_autoptr (CfnTrace) trace = NULL;

  for (guint i = 0; i < CFN_WRITES_MAX; i++)
    g_string_append_printf (writes, "%s{\"put\": {\"id\": {\"S\": \"%u\"}}}", i > 0 ? "," : "", i);
  stack.writes = writes->str;
  trace = stream_fixture_run (&stack);
  g_assert_true (cfn_trace_is_cut (trace));
  g_assert_false (cfn_trace_is_good (trace));
  g_assert_cmpuint (cfn_trace_get_n_hops (trace), ==, CFN_TRACE_MAX_HOPS);
  g_assert_cmpuint (cfn_trace_get_counts (trace).waiting, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/stream/call/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/stream/call/day", test_day);
  g_test_add_func ("/stream/call/many", test_many);
  g_test_add_func ("/stream/call/answer", test_answer);
  g_test_add_func ("/stream/call/final", test_final);
  g_test_add_func ("/stream/call/cut", test_cut);

  return g_test_run ();
}
