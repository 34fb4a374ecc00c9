/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stream-fixture.h"

#include <string.h>

#define PUT(ID, N) "{\"put\": {\"id\": {\"S\": \"" ID "\"}, \"n\": {\"N\": \"" N "\"}}}"

/* A write becomes a record, which is read, and the function takes it. */
static void
test_spine (void)
{
  const StreamFixture stack = { .writes = PUT ("1", "3") };

  stream_fixture_expect (&stack, "0 record Table>Mapping 1\n"
                                 "0 invoke Mapping>Function 1\n"
                                 "100 done ->Function 1\n");
}

static void
test_counts (void)
{
  const StreamFixture stack = {
    .writes = PUT ("1", "3") "," PUT ("2", "5") "," PUT ("1", "3"),
    .mapping = "FilterCriteria: {Filters: [{Pattern: '{\"dynamodb\":{\"Keys\":{\"id\":{\"S\":"
               "[\"2\"]}}}}'}]}",
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  CfnTraceCounts counts = cfn_trace_get_counts (trace);

  g_assert_cmpuint (cfn_trace_get_n_records (trace), ==, 2);
  g_assert_cmpuint (counts.delivered, ==, 1);
  g_assert_cmpuint (counts.dropped, ==, 1);
  g_assert_true (cfn_trace_is_good (trace));
  g_assert_false (cfn_trace_is_cut (trace));
  g_assert_cmpstr (cfn_trace_get_record_table (trace, 1), ==, "Table");
  g_assert_cmpstr (cfn_trace_get_record_event (trace, 2), ==, "INSERT");
  stream_fixture_find (trace, CFN_HOP_DROPPED, "dynamodb.Keys.id.S");
  stream_fixture_find (trace, CFN_HOP_NO_RECORD, "just as before");
}

static void
test_payload (void)
{
  const StreamFixture stack = { .writes = PUT ("1", "3") };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  guint invoke = stream_fixture_find (trace, CFN_HOP_INVOKE, "Mapping calls Function");
  g_autofree char *payload = cfn_trace_dup_payload (trace, invoke);
  g_autofree char *none = cfn_trace_dup_payload (trace, invoke + 1);

  g_assert_nonnull (strstr (payload, "\"Records\": ["));
  g_assert_nonnull (strstr (payload, "\"eventName\": \"INSERT\""));
  g_assert_null (none);
  g_assert_true (cfn_trace_get_hop (trace, invoke)->has_payload);
}

/* --- Laws: of any run, whatever the mapping is set to and however the function behaves --- */

#define PICK(rand, list) list[g_rand_int_range (rand, 0, G_N_ELEMENTS (list))]

static char *
make_mapping (GRand *rand)
{
  static const char * const sizes[] = { "1", "2", "7", "100" };
  static const char * const numbers[] = { "-1", "0", "1", "3" };
  static const char * const ages[] = { "-1", "60", "3600" };
  static const char * const truths[] = { "true", "false" };
  static const char * const lists[] = { "[]", "[ReportBatchItemFailures]" };
  static const char * const windows[] = { "0", "0", "1", "5" };
  static const char * const factors[] = { "1", "2", "10" };
  static const char * const others[] = {
    "Enabled: true", "DestinationConfig: {OnFailure: {Destination: !GetAtt Queue.Arn}}",
  };

  return g_strdup_printf ("BatchSize: %s, MaximumRetryAttempts: %s, MaximumRecordAgeInSeconds: %s, "
                          "BisectBatchOnFunctionError: %s, FunctionResponseTypes: %s, "
                          "MaximumBatchingWindowInSeconds: %s, TumblingWindowInSeconds: %s, "
                          "ParallelizationFactor: %s, %s",
                          PICK (rand, sizes), PICK (rand, numbers), PICK (rand, ages),
                          PICK (rand, truths), PICK (rand, lists), PICK (rand, windows),
                          PICK (rand, windows), PICK (rand, factors), PICK (rand, others));
}

static char *
make_outcomes (GRand *rand)
{
  static const char * const words[] = {
    "ok", "error", "timeout", "throttle", "malformed", "no-state", "partial:1", "partial:2",
    "partial:5", "poison:3", "poison:8",
  };
  g_autoptr (GString) out = g_string_new (PICK (rand, words));

  for (gint i = g_rand_int_range (rand, 0, 6); i > 0; i--)
    g_string_append_printf (out, ",%s", PICK (rand, words));

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
make_writes (GRand *rand)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gint64 at = g_rand_int_range (rand, 0, 3) == 0 ? -100000000 : 0;

  for (gint i = g_rand_int_range (rand, 1, 20); i > 0; i--)
    {
      g_string_append_printf (out, "%s{\"put\": {\"id\": {\"S\": \"%d\"}, \"n\": {\"N\": "
                                   "\"%d\"}}, \"at\": %" G_GINT64_FORMAT "}",
                              out->len > 0 ? "," : "", g_rand_int_range (rand, 0, 5), i, at);
      at += g_rand_int_range (rand, 0, 4) == 0 ? g_rand_int_range (rand, 0, 70000000)
                                               : g_rand_int_range (rand, 0, 900);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
has_hop (CfnTrace   *trace,
         CfnHopKind  kind)
{
  for (guint i = 0; i < cfn_trace_get_n_hops (trace); i++)
    {
      if (cfn_trace_get_hop (trace, i)->kind == kind)
        return TRUE;
    }

  return FALSE;
}

/* It stands alone in a row, as what other rows say does. */
static void
check_sentence (const CfnHop *hop)
{
  g_autofree char *words = cfn_message_format (hop->message);

  g_assert_false (g_unichar_islower (g_utf8_get_char (words)));
}

/* Time goes on, no record is lost without a word, and no call has a record that was not read. */
static void
check_laws (CfnTrace *trace,
            gboolean  has_destination)
{
  CfnTraceCounts counts = cfn_trace_get_counts (trace);
  g_autofree gboolean *is_read = g_new0 (gboolean, cfn_trace_get_n_records (trace) + 1);
  guint unread = counts.lost - (has_destination ? 0 : counts.given_up);
  gint64 last = G_MININT64;

  g_assert_cmpuint (counts.delivered + counts.dropped + counts.given_up + counts.blocked
                    + counts.waiting + unread, ==, cfn_trace_get_n_records (trace));
  g_assert_false (cfn_trace_is_cut (trace));
  g_assert_cmpuint (counts.waiting, ==, 0);
  g_assert_cmpint (cfn_trace_is_good (trace), ==,
                   !has_hop (trace, CFN_HOP_GIVEN_UP) && !has_hop (trace, CFN_HOP_LOST));
  for (guint i = 0; i < cfn_trace_get_n_hops (trace); i++)
    {
      const CfnHop *hop = cfn_trace_get_hop (trace, i);

      g_assert_cmpint (hop->at, >=, last);
      last = hop->at;
      check_sentence (hop);
      for (guint j = 0; j < hop->n_records; j++)
        {
          is_read[hop->records[j]] |= hop->kind == CFN_HOP_RECORD;
          g_assert_true (hop->kind == CFN_HOP_LOST || is_read[hop->records[j]]);
        }
    }
}

static void
test_laws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *mapping = make_mapping (rand);
      g_autofree char *outcomes = make_outcomes (rand);
      g_autofree char *writes = make_writes (rand);
      const StreamFixture stack = { .mapping = mapping, .outcomes = outcomes, .writes = writes,
                                    .resources = "  Queue: {Type: AWS::SQS::Queue}\n" };
      g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

      g_test_message ("%s; %s", mapping, outcomes);
      check_laws (trace, strstr (mapping, "Queue") != NULL);
    }
}

static void
test_gone (void)
{
  const StreamFixture stack = { .writes = PUT ("1", "3") };
  CfnTrace *trace = stream_fixture_run (&stack);
  CfnProof *proof = cfn_trace_get_proof (trace);

  g_assert_true (cfn_trace_ref (trace) == trace);
  cfn_trace_unref (trace);
  g_assert_true (cfn_trace_get_proof (trace) == proof);
  cfn_trace_unref (trace);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stream/trace/spine", test_spine);
  g_test_add_func ("/stream/trace/counts", test_counts);
  g_test_add_func ("/stream/trace/payload", test_payload);
  g_test_add_func ("/stream/trace/laws", test_laws);
  g_test_add_func ("/stream/trace/gone", test_gone);

  return g_test_run ();
}
