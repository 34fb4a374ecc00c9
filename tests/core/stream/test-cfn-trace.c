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
  g_test_add_func ("/stream/trace/gone", test_gone);

  return g_test_run ();
}
