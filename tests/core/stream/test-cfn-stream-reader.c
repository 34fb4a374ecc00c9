/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stream-fixture.h"

#include <string.h>

#define PUT "{\"put\": {\"id\": {\"S\": \"1\"}}}"

/* What fails in the template stops the records at the very edge, with the claim's own sentence. */
static const struct
{
  const char   *name;
  StreamFixture stack;
  const char   *hop;       /* of the dump */
  const char   *words;
  CfnClaimKind  claim;
} stops[] = {
  { "no position", { .start = "null" }, "0 blocked Table>Mapping 1\n",
    "Mapping needs a StartingPosition", CFN_CLAIM_START },
  { "disabled", { .mapping = "Enabled: false" }, "0 blocked Table>Mapping 1\n",
    "reads nothing as long as Enabled is false", CFN_CLAIM_ENABLED },
  { "may not read", { .statements = "{Effect: Allow, Action: 'logs:*', Resource: '*'}" },
    "0 blocked Table>Mapping 1\n", "dynamodb:GetRecords", CFN_CLAIM_MAY_READ },
  { "filter is no JSON", { .mapping = "FilterCriteria: {Filters: [{Pattern: \"{'a': 1}\"}]}" },
    "0 blocked Table>Mapping 1\n", "is not JSON", CFN_CLAIM_STREAM },
  { "filter never matches",
    { .mapping = "FilterCriteria: {Filters: [{Pattern: '{\"body\":[\"x\"]}'}]}" },
    "0 blocked Table>Mapping 1\n", "body", CFN_CLAIM_STREAM },
  { "never runs", { .function = "ReservedConcurrentExecutions: 0" },
    "0 record Table>Mapping 1\n0 blocked Mapping>Function 1\n", "ReservedConcurrentExecutions",
    CFN_CLAIM_RUNS },
  { "no such function", { .target = "!Ref Role" },
    "0 record Table>Mapping 1\n0 blocked Mapping>Role 1\n", "Role is no function",
    CFN_CLAIM_INVOKE },
  { "code that cannot run",
    { .function = "Runtime: nodejs22.x, Handler: index.other, Code: {ZipFile: "
                  "'exports.handler = async () => {}'}" },
    "0 record Table>Mapping 1\n0 blocked Mapping>Function 1\n", "other", CFN_CLAIM_RUNS },
};

static void
test_stop (gconstpointer data)
{
  StreamFixture stack = stops[GPOINTER_TO_UINT (data)].stack;
  g_autoptr (CfnTrace) trace = NULL;
  g_autofree char *dump = NULL;
  const CfnHop *hop;

  stack.writes = PUT;
  trace = stream_fixture_run (&stack);
  dump = stream_fixture_dump (trace);
  g_assert_cmpstr (dump, ==, stops[GPOINTER_TO_UINT (data)].hop);
  hop = cfn_trace_get_hop (trace, stream_fixture_find (trace, CFN_HOP_BLOCKED,
                                                       stops[GPOINTER_TO_UINT (data)].words));
  g_assert_nonnull (hop->claim);
  g_assert_cmpint (hop->claim->kind, ==, stops[GPOINTER_TO_UINT (data)].claim);
  g_assert_cmpuint (cfn_trace_get_counts (trace).blocked, ==, 1);
  g_assert_false (cfn_trace_is_good (trace));
}

/* What is not known says so and goes on; so does what is only worth knowing. */
static void
test_unknown (void)
{
  const StreamFixture stack = {
    .head = "Parameters: {Name: {Type: String}}\n",
    .writes = PUT,
    .statements = "{Effect: Allow, Action: '*', Resource: !Ref Name}",
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

  stream_fixture_find (trace, CFN_HOP_UNKNOWN, "parameter");
  g_assert_cmpuint (cfn_trace_get_counts (trace).delivered, ==, 1);
  g_assert_true (cfn_trace_is_good (trace));
}

#define MAPPING(NAME, TARGET)                                                                     \
  "  " NAME ":\n"                                                                                 \
  "    Type: AWS::Lambda::EventSourceMapping\n"                                                   \
  "    Properties: {EventSourceArn: !GetAtt Table.StreamArn, FunctionName: " TARGET ",\n"         \
  "                 StartingPosition: TRIM_HORIZON}\n"
#define FUNCTION(NAME)                                                                            \
  "  " NAME ":\n"                                                                                 \
  "    Type: AWS::Lambda::Function\n"                                                             \
  "    Properties: {Role: !GetAtt Role.Arn}\n"

/* Each of several mappings reads all; the third one is told of. */
static void
test_several (void)
{
  StreamFixture stack = {
    .writes = PUT,
    .resources = MAPPING ("Second", "!Ref B") MAPPING ("Third", "!Ref C") FUNCTION ("B")
                 FUNCTION ("C"),
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  g_autoptr (CfnTrace) one = NULL;
  g_autoptr (GPtrArray) mappings = NULL;

  g_assert_cmpuint (cfn_trace_get_counts (trace).delivered, ==, 3);
  stream_fixture_find (trace, CFN_HOP_NOTE, "a shard serves two readers");
  mappings = cfn_trace_list_mappings (cfn_trace_get_proof (trace));
  g_assert_cmpuint (mappings->len, ==, 3);
  g_assert_cmpstr (cfn_trace_find_table (cfn_trace_get_proof (trace), NULL)->id, ==, "Table");

  stack.only = "Second";
  one = stream_fixture_run (&stack);
  g_assert_cmpuint (cfn_trace_get_counts (one).delivered, ==, 1);
}

static void
test_doubled (void)
{
  const StreamFixture stack = { .writes = PUT,
                                .resources = MAPPING ("Second", "!Ref Function") };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

  stream_fixture_find (trace, CFN_HOP_BLOCKED, "refuses a second mapping");
  g_assert_cmpuint (cfn_trace_get_counts (trace).delivered, ==, 1);
}

/* Versions and aliases stand for the function behind them. */
static void
test_alias (void)
{
  const StreamFixture stack = {
    .writes = PUT,
    .target = "!Ref Alias",
    .resources = "  Alias:\n"
                 "    Type: AWS::Lambda::Alias\n"
                 "    Properties: {FunctionName: !Ref Function, FunctionVersion: "
                 "!GetAtt Version.Version, Name: live}\n"
                 "  Version:\n"
                 "    Type: AWS::Lambda::Version\n"
                 "    Properties: {FunctionName: !Ref Function}\n",
  };

  stream_fixture_expect (&stack, "0 record Table>Mapping 1\n"
                                 "0 invoke Mapping>Alias 1\n"
                                 "100 done ->Alias 1\n");
}

/* An event of SAM: its function stands for the mapping. */
static void
test_sam (void)
{
  const StreamFixture stack = {
    .head = "Transform: AWS::Serverless-2016-10-31\n",
    .writes = PUT,
    .only = "Sam",
    .resources = "  Sam:\n"
                 "    Type: AWS::Serverless::Function\n"
                 "    Properties:\n"
                 "      Events:\n"
                 "        Changes:\n"
                 "          Type: DynamoDB\n"
                 "          Properties: {Stream: !GetAtt Table.StreamArn, BatchSize: 1,\n"
                 "                       StartingPosition: TRIM_HORIZON}\n"
                 "        Off:\n"
                 "          Type: DynamoDB\n"
                 "          Properties: {Stream: !GetAtt Other.StreamArn, Enabled: false,\n"
                 "                       StartingPosition: TRIM_HORIZON}\n"
                 "  Other:\n"
                 "    Type: AWS::DynamoDB::GlobalTable\n"
                 "    Properties:\n"
                 "      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n"
                 "      KeySchema: [{AttributeName: id, KeyType: HASH}]\n"
                 "      StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}\n",
  };
  StreamFixture both = stack;
  StreamFixture one = stack;

  both.writes = "{\"put\": {\"id\": {\"S\": \"1\"}}, \"table\": \"Table\"}, "
                "{\"put\": {\"id\": {\"S\": \"1\"}}, \"table\": \"Other\"}";
  stream_fixture_expect (&both, "0 record Table>Sam 1\n"
                                "0 invoke Sam>Sam 1\n"
                                "0 blocked Other>Sam 2\n"
                                "100 done ->Sam 1\n");
  one.only = "SamChanges";
  stream_fixture_expect (&one, "0 record Table>Sam 1\n"
                               "0 invoke Sam>Sam 1\n"
                               "100 done ->Sam 1\n");
  stream_fixture_refuse (&stack, "Which table is meant is not clear: say it with “table”", 1);
}

static void
test_condition (void)
{
  const StreamFixture stack = {
    .head = "Conditions: {Never: !Equals [a, b], Maybe: !Equals [!Ref 'AWS::Region', x]}\n",
    .writes = PUT,
    .resources = "  Second:\n"
                 "    Type: AWS::Lambda::EventSourceMapping\n"
                 "    Condition: Never\n"
                 "    Properties: {EventSourceArn: !GetAtt Table.StreamArn, FunctionName: !Ref B,\n"
                 "                 StartingPosition: TRIM_HORIZON}\n"
                 "  Third:\n"
                 "    Type: AWS::Lambda::EventSourceMapping\n"
                 "    Condition: Maybe\n"
                 "    Properties: {EventSourceArn: !GetAtt Table.StreamArn, FunctionName: !Ref B,\n"
                 "                 StartingPosition: TRIM_HORIZON}\n"
                 FUNCTION ("B"),
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

  stream_fixture_find (trace, CFN_HOP_BLOCKED, "Second is never made");
  stream_fixture_find (trace, CFN_HOP_UNKNOWN,
                       "Third depends on conditions: this run takes the case Maybe");
}

/* What reads something else, or nothing that is known, says so where it is asked about. */
static void
test_wrong_source (void)
{
  const StreamFixture stack = {
    .writes = PUT,
    .only = "Second",
    .resources = "  Second:\n"
                 "    Type: AWS::Lambda::EventSourceMapping\n"
                 "    Properties: {EventSourceArn: !GetAtt Table.Arn, StartingPosition: LATEST,\n"
                 "                 FunctionName: !Ref Function}\n",
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

  stream_fixture_find (trace, CFN_HOP_BLOCKED, "use GetAtt Table.StreamArn");
}

/* An ARN that is not known is taken for that of the only stream there is. */
static void
test_assumed (void)
{
  const StreamFixture stack = {
    .writes = PUT,
    .only = "Second",
    .resources = "  Second:\n"
                 "    Type: AWS::Lambda::EventSourceMapping\n"
                 "    Properties: {EventSourceArn: !ImportValue Stream, StartingPosition: LATEST,\n"
                 "                 FunctionName: !Ref Function}\n",
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  const CfnHop *read
    = cfn_trace_get_hop (trace, stream_fixture_find (trace, CFN_HOP_RECORD, "Second"));

  stream_fixture_find (trace, CFN_HOP_UNKNOWN,
                       "This run takes it that Second reads the stream of Table");
  g_assert_null (read->from);
  g_assert_cmpuint (cfn_trace_get_counts (trace).delivered, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autofree char *path = g_strdup_printf ("/stream/reader/stop/%s", stops[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_stop);
    }
  g_test_add_func ("/stream/reader/unknown", test_unknown);
  g_test_add_func ("/stream/reader/several", test_several);
  g_test_add_func ("/stream/reader/doubled", test_doubled);
  g_test_add_func ("/stream/reader/alias", test_alias);
  g_test_add_func ("/stream/reader/sam", test_sam);
  g_test_add_func ("/stream/reader/condition", test_condition);
  g_test_add_func ("/stream/reader/wrong-source", test_wrong_source);
  g_test_add_func ("/stream/reader/assumed", test_assumed);

  return g_test_run ();
}
