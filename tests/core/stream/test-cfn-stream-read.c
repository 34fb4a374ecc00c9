/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stream-fixture.h"

#include <string.h>

#define ITEM(ID, REST) "{\"put\": {\"id\": {\"S\": \"" ID "\"}" REST "}}"
#define SAME ITEM ("1", "") "," ITEM ("1", "")
#define CHANGED ITEM ("1", "") "," ITEM ("1", ", \"n\": {\"N\": \"1\"}")
#define PRESENT ", \"presentKey\": {\"S\": \"presentValue\"}"
#define PRESENTS ITEM ("1", PRESENT) "," ITEM ("2", "")

/* What AWS delivers of two puts, as recorded with Lambda itself, and what else follows from the
 * rules (Lambda Developer Guide, Control which events Lambda sends to your function). */
static const struct
{
  const char *writes;
  const char *pattern;
  guint       delivered;
} vectors[] = {
  { SAME, "{\"eventName\":[\"INSERT\"]}", 1 },
  { CHANGED, "{\"eventName\":[\"INSERT\",\"MODIFY\"]}", 2 },
  { PRESENTS, "{\"dynamodb\":{\"NewImage\":{\"presentKey\":{\"S\":[\"presentValue\"]}}}}", 1 },
  { PRESENTS, "{\"dynamodb\":{\"NewImage\":{\"presentKey\":{\"S\":[{\"exists\":true}]}}}}", 1 },
  { ITEM ("2", "") "," ITEM ("1", PRESENT),
    "{\"dynamodb\":{\"NewImage\":{\"presentKey\":[{\"exists\":false}]}}}", 2 },
  { ITEM ("1", ", \"numericFilter\": {\"N\": \"42\"}") ","
    ITEM ("2", ", \"numericFilter\": {\"N\": \"101\"}"),
    "{\"dynamodb\":{\"NewImage\":{\"numericFilter\":{\"N\":[{\"numeric\":[\">\",100]},"
    "{\"anything-but\":\"101\"}]}}}}", 1 },
  { ITEM ("1", ", \"prefix\": {\"S\": \"us-1-other\"}") ","
    ITEM ("1", ", \"prefix\": {\"S\": \"other\"}"),
    "{\"dynamodb\":{\"NewImage\":{\"prefix\":{\"S\":[{\"prefix\":\"us-1\"}]}}}}", 1 },
  { ITEM ("1", "") "," ITEM ("2", ""),
    "{\"dynamodb\":{\"ApproximateCreationDateTime\":[{\"numeric\":[\">\",0]}]}}", 2 },
  { CHANGED, "{\"eventName\":[\"REMOVE\"]}", 0 },
};

static void
test_vector (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autofree char *mapping = g_strdup_printf ("FilterCriteria: {Filters: [{Pattern: '%s'}]}",
                                              vectors[i].pattern);
  const StreamFixture stack = { .writes = vectors[i].writes, .mapping = mapping };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  CfnTraceCounts counts = cfn_trace_get_counts (trace);

  g_assert_cmpuint (counts.delivered, ==, vectors[i].delivered);
  g_assert_cmpuint (counts.delivered + counts.dropped, ==, cfn_trace_get_n_records (trace));
}

/* One filter of several is enough; the first tells why none did. */
static void
test_several (void)
{
  const StreamFixture stack = {
    .writes = ITEM ("1", "") "," ITEM ("2", "") "," ITEM ("3", ""),
    .mapping = "FilterCriteria: {Filters: ["
               "{Pattern: '{\"dynamodb\":{\"Keys\":{\"id\":{\"S\":[\"1\"]}}}}'},"
               "{Pattern: '{\"dynamodb\":{\"Keys\":{\"id\":{\"S\":[\"2\"]}}}}'}]}",
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

  g_assert_cmpuint (cfn_trace_get_counts (trace).delivered, ==, 2);
  stream_fixture_find (trace, CFN_HOP_DROPPED, "All filters of Mapping drop it");
}

/* What a pattern is made of that is not known lets everything through. */
static void
test_unknown (void)
{
  const StreamFixture stack = {
    .head = "Parameters: {P: {Type: String}}\n",
    .writes = ITEM ("1", ""),
    .mapping = "FilterCriteria: {Filters: [{Pattern: !Ref P}]}",
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

  g_assert_cmpuint (cfn_trace_get_counts (trace).delivered, ==, 1);
  stream_fixture_find (trace, CFN_HOP_UNKNOWN, "lets anything through is not known");
}

/* Nobody is told of a mapping whose table nobody writes to. */
static void
test_other_table (void)
{
  const StreamFixture stack = {
    .writes = "{\"put\": {\"id\": {\"S\": \"1\"}}, \"table\": \"Table\"}",
    .resources = "  Other:\n"
                 "    Type: AWS::DynamoDB::Table\n"
                 "    Properties: {KeySchema: [{AttributeName: id, KeyType: HASH}]}\n"
                 "  Second:\n"
                 "    Type: AWS::Lambda::EventSourceMapping\n"
                 "    Properties: {EventSourceArn: !GetAtt Other.StreamArn, StartingPosition: "
                 "LATEST, FunctionName: !Ref Function}\n",
  };

  stream_fixture_expect (&stack, "0 record Table>Mapping 1\n"
                                 "0 invoke Mapping>Function 1\n"
                                 "100 done ->Function 1\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/stream/read/vector-%u", i + 1);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_vector);
    }
  g_test_add_func ("/stream/read/several", test_several);
  g_test_add_func ("/stream/read/unknown", test_unknown);
  g_test_add_func ("/stream/read/other-table", test_other_table);

  return g_test_run ();
}
