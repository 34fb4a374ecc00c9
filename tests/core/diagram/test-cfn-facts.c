/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-facts.h"

#include "diagram-fixture.h"

#define ROLE                                                                                      \
  "  R:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n"            \
  "        Statement: [{Effect: Allow, Principal: {Service: [lambda.amazonaws.com, "              \
  "ec2.amazonaws.com]}, Action: 'sts:AssumeRole'}]\n"

/* One row each, "name=value", a mark of its tone in front: + good, - bad, ! careful, . dim. */
static char *
list_facts (const char *resources,
            guint       node_index)
{
  static const char tones[] = { ' ', '+', '-', '!', '.' };
  g_autoptr (CfnDiagram) diagram = fixture_diagram (resources);
  const CfnDiagramNode *node = cfn_diagram_get_node (diagram, node_index);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < node->n_facts; i++)
    {
      g_autofree char *name = cfn_message_format (node->facts[i].name);
      g_autofree char *value = cfn_message_format (node->facts[i].value);

      g_string_append_printf (list, "%c%s=%s|", tones[node->facts[i].tone], name, value);
    }

  return g_string_free (list, FALSE);
}

static void
test_rows (gconstpointer data)
{
  const char * const *row = data;
  g_autofree char *facts = list_facts (row[1], 0);

  g_assert_cmpstr (facts, ==, row[2]);
}

/* Name of the test, resources of which the first is looked at, its rows. */
static const char * const rows[][3] = {
  { "table", TRIGGER, " key=id · HASH · S| capacity=on demand|+stream=NEW_IMAGE|" },
  { "table-without-stream",
    "  T: {Type: AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: a, KeyType: HASH}, "
    "{AttributeName: b, KeyType: RANGE}], ProvisionedThroughput: {ReadCapacityUnits: 1, "
    "WriteCapacityUnits: !Ref W}}}\n",
    " key=a · HASH| sort key=b · RANGE| capacity=1 read / W write|.stream=off|" },
  { "table-whose-stream-is-missed",
    "  T: {Type: AWS::DynamoDB::Table}\n"
    "  M: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt "
    "T.StreamArn}}\n",
    "-key=not set|!capacity=not set|-stream=off|" },
  { "table-that-depends-on-conditions",
    "  T: {Type: AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: a, "
    "KeyType: HASH}], "
    "ProvisionedThroughput: !If [Big, {ReadCapacityUnits: 9, WriteCapacityUnits: 9}, {}], "
    "StreamSpecification: !If [Read, {StreamViewType: NEW_IMAGE}, !Ref AWS::NoValue]}}\n",
    " key=a · HASH| capacity=If Big| stream=If Read|" },
  { "function",
    "  F: {Type: AWS::Lambda::Function, Properties: {Runtime: !Ref Node, Handler: a.b, "
    "Timeout: 30, MemorySize: 512}}\n",
    " runtime=Node| handler=a.b| timeout=30 s| memory=512 MB|" },
  { "function-with-nothing", "  F: {Type: AWS::Lambda::Function}\n",
    "-runtime=not set|-handler=not set|.timeout=3 s|" },
  { "mapping",
    "  M: {Type: AWS::Lambda::EventSourceMapping, Properties: {StartingPosition: LATEST, Enabled: "
    "false, MaximumRetryAttempts: 2, FilterCriteria: {Filters: [{Pattern: a}, {Pattern: b}]}}}\n",
    ".batch=100| start=LATEST|!enabled=no| retries=2| filters=2|" },
  { "role-without-users", ROLE, " trusts=lambda.amazonaws.com + 1|" },
  { "role-that-nobody-may-wear", "  R: {Type: AWS::IAM::Role}\n", "-trusts=nobody|" },
  { "policy",
    "  P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, PolicyDocument: {Statement: "
    "[{Effect: Allow}, {Effect: Allow}]}}}\n",
    " name=p| statements=2|" },
  { "queue", "  Q: {Type: AWS::SQS::Queue, Properties: {MessageRetentionPeriod: 1209600}}\n",
    " kept=14 days| type=standard|" },
  { "fifo-queue",
    "  Q: {Type: AWS::SQS::Queue, Properties: {MessageRetentionPeriod: 90, FifoQueue: true}}\n",
    " kept=90 seconds| type=FIFO|" },
  { "topic", "  N: {Type: AWS::SNS::Topic}\n", " type=standard|.subscribers=none here|" },
  { "bucket",
    "  B: {Type: AWS::S3::Bucket, Properties: {VersioningConfiguration: {Status: Enabled}}}\n",
    " versioning=on|.encrypted=yes|" },
  { "other",
    "  E: {Type: AWS::Events::Rule, Properties: {Description: x, Targets: [a], Name: n, "
    "State: !Ref S, More: m}}\n",
    " Name=n| State=S|" },
};

static void
test_needs_of_a_role (void)
{
  g_autofree char *facts = list_facts (TRIGGER, 3);

  g_assert_cmpstr (facts, ==,
                   " trusts=lambda.amazonaws.com|-write logs=missing|+read stream=allowed|");
}

/* What several functions ask for stands there once, with the worst answer. */
static void
test_needs_are_not_repeated (void)
{
  g_autofree char *facts = list_facts (
    TRIGGER
    "  T2: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {StreamViewType: "
    "KEYS_ONLY}}}\n"
    "  F2: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt R.Arn}}\n"
    "  M2: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt "
    "T2.StreamArn, FunctionName: !Ref F2}}\n",
    3);

  g_assert_cmpstr (facts, ==,
                   " trusts=lambda.amazonaws.com|-write logs=missing|+read stream=allowed|");
}

static void
test_is_gone (void)
{
  fixture_assert_gone ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/facts/%s", rows[i][0]);

      g_test_add_data_func (path, rows[i], test_rows);
    }
  g_test_add_func ("/facts/needs-of-a-role", test_needs_of_a_role);
  g_test_add_func ("/facts/needs-are-not-repeated", test_needs_are_not_repeated);
  g_test_add_func ("/facts/is-gone", test_is_gone);

  return g_test_run ();
}
