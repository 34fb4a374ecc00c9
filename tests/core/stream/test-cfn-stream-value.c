/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stream-fixture.h"

#include <string.h>

#define HEAD                                                                                      \
  "Parameters:\n"                                                                                 \
  "  Stage: {Type: String, Default: dev}\n"                                                       \
  "  Size: {Type: Number, Default: 2}\n"                                                          \
  "  On: {Type: String, Default: 'false'}\n"                                                      \
  "  Open: {Type: String}\n"                                                                      \
  "  Secret: {Type: String, Default: '1', NoEcho: true}\n"                                        \
  "Conditions:\n"                                                                                 \
  "  IsProd: !Equals [!Ref Stage, prod]\n"                                                        \
  "  IsDev: !Not [!Condition IsProd]\n"                                                           \
  "  IsBig: !And [!Condition IsProd, !Equals [!Ref Open, x]]\n"                                   \
  "  IsAny: !Or [!Equals [!Ref Open, x], !Condition IsDev]\n"                                     \
  "  IsOpen: !Equals [!Ref Open, x]\n"
#define THREE                                                                                     \
  "{\"put\": {\"id\": {\"S\": \"1\"}}}, {\"put\": {\"id\": {\"S\": \"2\"}}}, "                    \
  "{\"put\": {\"id\": {\"S\": \"3\"}}}"

/* How many records the first batch has, and what the run says it does not know. */
static const struct
{
  const char *mapping;
  guint       n_first;
  const char *words;
} cases[] = {
  { "BatchSize: 1", 1, NULL },
  { "BatchSize: !Ref Size", 2, "from the parameter Size: this run takes its default, 2" },
  { "BatchSize: !Ref Open", 3, "BatchSize of Mapping is not known here" },
  { "BatchSize: !Ref Secret", 3, "BatchSize of Mapping is not known here" },
  { "BatchSize: !ImportValue x", 3, "as if it were not there" },
  { "BatchSize: !If [IsProd, 1, 2]", 2, "this run takes the case not IsProd" },
  { "BatchSize: !If [IsDev, 1, 2]", 1, "this run takes the case IsDev" },
  { "BatchSize: !If [IsBig, 1, 2]", 2, "the case not IsBig" },
  { "BatchSize: !If [IsAny, 1, 2]", 1, "the case IsAny" },
  { "BatchSize: !If [IsOpen, 1, 2]", 1, "the case IsOpen" },
  { "BatchSize: !If [IsProd, 1, !Ref Size]", 2, "this run takes its default, 2" },
  { "BatchSize: !If [IsDev, !Ref 'AWS::NoValue', 1]", 3, "the case IsDev" },
  { "BatchSize: 99999", 3, NULL },
};

static void
test_case (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const StreamFixture stack = { .head = HEAD, .mapping = cases[i].mapping, .writes = THREE };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  const CfnHop *first = cfn_trace_get_hop (trace, stream_fixture_find (trace, CFN_HOP_INVOKE, ""));

  g_assert_cmpuint (first->n_records, ==, cases[i].n_first);
  if (cases[i].words != NULL)
    stream_fixture_find (trace, CFN_HOP_UNKNOWN, cases[i].words);
  g_assert_true (cfn_trace_is_good (trace));
}

/* What is off by default stops the run, though it may be on. */
static void
test_off (void)
{
  const StreamFixture disabled = { .head = HEAD, .mapping = "Enabled: !Ref On", .writes = THREE };
  const StreamFixture stopped = {
    .head = HEAD, .function = "ReservedConcurrentExecutions: !If [IsDev, 0, 5]", .writes = THREE,
  };
  const StreamFixture streamless = {
    .head = HEAD, .stream = "!If [IsProd, {StreamViewType: KEYS_ONLY}, !Ref 'AWS::NoValue']",
    .writes = THREE,
  };
  g_autoptr (CfnTrace) one = stream_fixture_run (&disabled);
  g_autoptr (CfnTrace) two = stream_fixture_run (&stopped);
  g_autoptr (CfnTrace) three = stream_fixture_run (&streamless);

  stream_fixture_find (one, CFN_HOP_BLOCKED, "reads nothing as long as Enabled is false");
  stream_fixture_find (one, CFN_HOP_UNKNOWN, "its default, false");
  stream_fixture_find (two, CFN_HOP_BLOCKED, "its ReservedConcurrentExecutions is 0");
  g_assert_cmpuint (cfn_trace_get_counts (two).blocked, ==, 3);
  stream_fixture_find (three, CFN_HOP_NO_RECORD, "Table has no stream");
}

/* Which of two functions and streams is meant. */
static void
test_choice (void)
{
  const StreamFixture stack = {
    .head = HEAD, .writes = THREE, .target = "!If [IsProd, !Ref Function, !Ref Other]",
    .resources = "  Other:\n"
                 "    Type: AWS::Lambda::Function\n"
                 "    Properties: {Role: !GetAtt Role.Arn}\n",
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

  stream_fixture_find (trace, CFN_HOP_INVOKE, "Mapping calls Other");
  stream_fixture_find (trace, CFN_HOP_UNKNOWN, "this run takes the case not IsProd");
}

static void
test_source (void)
{
  const StreamFixture stack = {
    .head = HEAD, .only = "Second",
    .writes = "{\"table\": \"Table\", \"put\": {\"id\": {\"S\": \"1\"}}}, "
              "{\"table\": \"Else\", \"put\": {\"id\": {\"S\": \"1\"}}}",
    .resources = "  Else:\n"
                 "    Type: AWS::DynamoDB::Table\n"
                 "    Properties:\n"
                 "      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n"
                 "      KeySchema: [{AttributeName: id, KeyType: HASH}]\n"
                 "      StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}\n"
                 "  Second:\n"
                 "    Type: AWS::Lambda::EventSourceMapping\n"
                 "    Properties:\n"
                 "      EventSourceArn: !If [IsProd, !GetAtt Table.StreamArn, !GetAtt "
                 "Else.StreamArn]\n"
                 "      StartingPosition: LATEST\n"
                 "      FunctionName: !Ref Other\n"
                 "  Other:\n"
                 "    Type: AWS::Lambda::Function\n"
                 "    Properties: {Role: !GetAtt Role.Arn}\n",
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

  stream_fixture_find (trace, CFN_HOP_UNKNOWN, "in the case IsProd only");
  g_assert_cmpuint (cfn_trace_get_counts (trace).delivered, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/stream/value/%s", cases[i].mapping);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/stream/value/off", test_off);
  g_test_add_func ("/stream/value/choice", test_choice);
  g_test_add_func ("/stream/value/source", test_source);

  return g_test_run ();
}
