/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stream-fixture.h"

#include <string.h>

#define AT(ID, AT) "{\"put\": {\"id\": {\"S\": \"" ID "\"}}, \"at\": " AT "}"

static const struct
{
  const char   *name;
  StreamFixture stack;
  const char   *hops;
} cases[] = {
  /* Without a window a poll's worth is sent; Lambda polls four times a second. */
  { "polls", { .writes = AT ("1", "0") "," AT ("2", "10") "," AT ("3", "250") "," AT ("4", "260") },
    "0 record Table>Mapping 1\n"
    "0 invoke Mapping>Function 1\n"
    "100 done ->Function 1\n"
    "250 record Table>Mapping 2\n"
    "250 record Table>Mapping 3\n"
    "250 invoke Mapping>Function 2 3\n"
    "350 done ->Function 2 3\n"
    "500 record Table>Mapping 4\n"
    "500 invoke Mapping>Function 4\n"
    "600 done ->Function 4\n" },
  { "batch size", { .writes = AT ("1", "0") "," AT ("2", "0") "," AT ("3", "0"),
                    .mapping = "BatchSize: 2" },
    "0 record Table>Mapping 1\n"
    "0 record Table>Mapping 2\n"
    "0 record Table>Mapping 3\n"
    "0 invoke Mapping>Function 1 2\n"
    "0 waits ->Mapping 3\n"
    "100 done ->Function 1 2\n"
    "250 invoke Mapping>Function 3\n"
    "350 done ->Function 3\n" },
  /* A window ends with its time, or when the batch is full. */
  { "window", { .writes = AT ("1", "0") "," AT ("2", "900") "," AT ("3", "1500"),
                .mapping = "MaximumBatchingWindowInSeconds: 1" },
    "0 record Table>Mapping 1\n"
    "0 waits ->Mapping 1\n"
    "1000 record Table>Mapping 2\n"
    "1000 invoke Mapping>Function 1 2\n"
    "1100 done ->Function 1 2\n"
    "1500 record Table>Mapping 3\n"
    "1500 waits ->Mapping 3\n"
    "2500 invoke Mapping>Function 3\n"
    "2600 done ->Function 3\n" },
  { "full window", { .writes = AT ("1", "0") "," AT ("2", "500"),
                     .mapping = "MaximumBatchingWindowInSeconds: 5, BatchSize: 2" },
    "0 record Table>Mapping 1\n"
    "0 waits ->Mapping 1\n"
    "500 record Table>Mapping 2\n"
    "500 invoke Mapping>Function 1 2\n"
    "600 done ->Function 1 2\n" },
  /* Where it begins to read. */
  { "trim horizon", { .writes = AT ("1", "-90000000") "," AT ("2", "-1000") },
    "0 lost Table>Mapping 1\n"
    "0 record Table>Mapping 2\n"
    "0 invoke Mapping>Function 2\n"
    "100 done ->Function 2\n" },
  { "latest", { .start = "LATEST", .writes = AT ("1", "-1000") "," AT ("2", "0") },
    "0 lost Table>Mapping 1\n"
    "0 record Table>Mapping 2\n"
    "0 invoke Mapping>Function 2\n"
    "100 done ->Function 2\n" },
  /* What is older than the limit is not even tried. */
  { "age", { .writes = AT ("1", "-120000") "," AT ("2", "0"),
             .mapping = "MaximumRecordAgeInSeconds: 60" },
    "0 record Table>Mapping 1\n"
    "0 record Table>Mapping 2\n"
    "0 given-up ->Mapping 1\n"
    "0 lost ->Mapping 1\n"
    "0 invoke Mapping>Function 2\n"
    "100 done ->Function 2\n" },
  /* Two batches of different windows, and a last call for each window. */
  { "tumbling", { .writes = AT ("1", "0") "," AT ("2", "500") "," AT ("3", "10500"),
                  .mapping = "TumblingWindowInSeconds: 10" },
    "0 record Table>Mapping 1\n"
    "0 invoke Mapping>Function 1\n"
    "100 done ->Function 1\n"
    "500 record Table>Mapping 2\n"
    "500 invoke Mapping>Function 2\n"
    "600 done ->Function 2\n"
    "10000 invoke Mapping>Function\n"
    "10100 done ->Function\n"
    "10500 record Table>Mapping 3\n"
    "10500 invoke Mapping>Function 3\n"
    "10600 done ->Function 3\n"
    "20000 invoke Mapping>Function\n"
    "20100 done ->Function\n" },
};

static void
test_case (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);

  stream_fixture_expect (&cases[i].stack, cases[i].hops);
}

/* Lanes run side by side; the records of one key stay in one of them, in order. */
static void
test_lanes (void)
{
  g_autoptr (GString) writes = g_string_new (NULL);
  StreamFixture stack = { .mapping = "ParallelizationFactor: 10, BatchSize: 1" };
  g_autoptr (CfnTrace) trace = NULL;
  gint64 last[10] = { 0 };
  gint64 end = 0;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (writes, "%s{\"put\": {\"id\": {\"S\": \"%u\"}, "
                                    "\"n\": {\"N\": \"%u\"}}}",
                            i > 0 ? "," : "", i % 10, i);
  stack.writes = writes->str;
  trace = stream_fixture_run (&stack);
  for (guint i = 0; i < cfn_trace_get_n_hops (trace); i++)
    {
      const CfnHop *hop = cfn_trace_get_hop (trace, i);

      if (hop->kind != CFN_HOP_INVOKE)
        continue;
      g_assert_cmpuint (hop->n_records, ==, 1);
      g_assert_cmpint (hop->at, >=, last[(hop->records[0] - 1) % 10]);
      last[(hop->records[0] - 1) % 10] = hop->at + 1;
      end = MAX (end, hop->at);
    }
  g_assert_cmpuint (cfn_trace_get_counts (trace).delivered, ==, 100);
  g_assert_cmpint (end, <, 99 * 250);
}

/* Lambda Developer Guide: a batch never passes 6 MB, and one poll returns 1 MB. */
static void
test_megabytes (void)
{
  static const struct
  {
    const char *mapping;
    guint       n_first;
  } limits[] = { { "MaximumBatchingWindowInSeconds: 1", 20 }, { "BatchSize: 100", 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *big = g_strnfill (300 * 1024, 'x');
      g_autoptr (GString) writes = g_string_new (NULL);
      StreamFixture stack = { .mapping = limits[i].mapping, .view = "NEW_IMAGE" };
      g_autoptr (CfnTrace) trace = NULL;
      const CfnHop *hop;

      for (guint j = 0; j < 25; j++)
        g_string_append_printf (writes, "%s{\"put\": {\"id\": {\"S\": \"%u\"}, "
                                        "\"big\": {\"S\": \"%s\"}}}",
                                j > 0 ? "," : "", j, big);
      stack.writes = writes->str;
      trace = stream_fixture_run (&stack);
      hop = cfn_trace_get_hop (trace, stream_fixture_find (trace, CFN_HOP_INVOKE, "calls"));
      g_assert_cmpuint (hop->n_records, ==, limits[i].n_first);
      g_assert_cmpuint (cfn_trace_get_counts (trace).delivered, ==, 25);
    }
}

/* The members of a tumbling window's events (Lambda Developer Guide, Tumbling windows). */
static void
test_tumbling_event (void)
{
  const StreamFixture stack = { .writes = AT ("1", "0") "," AT ("2", "500"),
                                .mapping = "TumblingWindowInSeconds: 10" };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  g_autofree char *second = NULL;
  g_autofree char *final = NULL;
  g_autofree char *answer = NULL;
  guint index = stream_fixture_find (trace, CFN_HOP_INVOKE, "with #2");

  second = cfn_trace_dup_payload (trace, index);
  answer = cfn_trace_dup_payload (trace, index + 1);
  final = cfn_trace_dup_payload (trace, stream_fixture_find (trace, CFN_HOP_INVOKE, "last time"));
  g_assert_nonnull (strstr (second, "\"window\": {\"start\": \"2027-01-01T00:00:00.000Z\", "
                                    "\"end\": \"2027-01-01T00:00:10.000Z\"}"));
  g_assert_nonnull (strstr (second, "\"state\": {\"records\": 1}"));
  g_assert_nonnull (strstr (second, "\"isFinalInvokeForWindow\": false"));
  g_assert_cmpstr (answer, ==, "{\"state\": {\"records\": 2}}");
  g_assert_nonnull (strstr (final, "\"Records\": []"));
  g_assert_nonnull (strstr (final, "\"isFinalInvokeForWindow\": true"));
  g_assert_nonnull (strstr (final, "\"isWindowTerminatedEarly\": false"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/stream/lane/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/stream/lane/lanes", test_lanes);
  g_test_add_func ("/stream/lane/megabytes", test_megabytes);
  g_test_add_func ("/stream/lane/tumbling-event", test_tumbling_event);

  return g_test_run ();
}
