/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "change-fixture.h"

#include <string.h>

/* The same unconnected parts in the styles that people write. */
static const struct
{
  const char *name;
  const char *text;
} styles[] = {
  { "plain",
    "Resources:\n"
    "  Table:\n"
    "    Type: AWS::DynamoDB::Table\n"
    "    Properties:\n"
    "      BillingMode: PAY_PER_REQUEST\n"
    "  Function:\n"
    "    Type: AWS::Lambda::Function\n"
    "    Properties:\n"
    "      Handler: index.handler\n"
    "  Mapping:\n"
    "    Type: AWS::Lambda::EventSourceMapping\n"
    "    Properties:\n"
    "      StartingPosition: LATEST\n"
    "  Role:\n"
    "    Type: AWS::IAM::Role\n"
    "    Properties:\n"
    "      AssumeRolePolicyDocument:\n"
    "        Statement:\n"
    "          - Effect: Allow\n"
    "            Principal:\n"
    "              Service: lambda.amazonaws.com\n"
    "            Action: sts:AssumeRole\n" },
  { "lists-not-indented-long-forms-comments-crlf",
    "# A file with habits of its own\r\n"
    "Resources:\r\n"
    "\r\n"
    "    Table: # the table\r\n"
    "        Type: \"AWS::DynamoDB::Table\"\r\n"
    "        Properties: # of the table\r\n"
    "            BillingMode: \"PAY_PER_REQUEST\" # pay as you go\r\n"
    "            # the end of the table\r\n"
    "\r\n"
    "    Function:\r\n"
    "        Type: \"AWS::Lambda::Function\"\r\n"
    "        Properties:\r\n"
    "            Handler: \"index.handler\"\r\n"
    "            FunctionName:\r\n"
    "                Fn::Sub: \"${AWS::StackName}-echo\" # long\r\n"
    "\r\n"
    "    Mapping:\r\n"
    "        Type: \"AWS::Lambda::EventSourceMapping\"\r\n"
    "        Properties:\r\n"
    "            StartingPosition: \"LATEST\"\r\n"
    "            # nothing else yet\r\n"
    "\r\n"
    "    Role:\r\n"
    "        Type: \"AWS::IAM::Role\"\r\n"
    "        Properties:\r\n"
    "            AssumeRolePolicyDocument:\r\n"
    "                Statement:\r\n"
    "                - Effect: Allow # who\r\n"
    "                  Principal:\r\n"
    "                      Service: lambda.amazonaws.com\r\n"
    "                  Action: sts:AssumeRole\r\n"
    "            Policies:\r\n"
    "            - PolicyName: Old # stays\r\n"
    "              PolicyDocument:\r\n"
    "                  Statement:\r\n"
    "                  - Effect: Allow\r\n"
    "                    Action: logs:*\r\n"
    "                    Resource: \"*\"\r\n"
    "# the end of the file\r\n" },
  { "flow",
    "Resources:\n"
    "  Table: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: PAY_PER_REQUEST}}\n"
    "  Function: {Type: AWS::Lambda::Function, Properties: {Handler: index.handler}}\n"
    "  Mapping: {Type: AWS::Lambda::EventSourceMapping, Properties: {StartingPosition: LATEST}}\n"
    "  Role:\n"
    "    Type: AWS::IAM::Role\n"
    "    Properties: {AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: "
    "lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}}\n" },
  { "no-final-line-end",
    "Resources:\n"
    "  Function:\n"
    "    Type: AWS::Lambda::Function\n"
    "    Properties:\n"
    "      Code:\n"
    "        ZipFile: |\n"
    "          exports.handler = 1\n"
    "\n"
    "\n"
    "  Table:\n"
    "    Properties:\n"
    "      BillingMode: PAY_PER_REQUEST\n"
    "\n"
    "    Type: AWS::DynamoDB::Table\n"
    "  Role:\n"
    "    Type: AWS::IAM::Role\n"
    "    Properties:\n"
    "      AssumeRolePolicyDocument:\n"
    "        Statement:\n"
    "        - Action: sts:AssumeRole\n"
    "          Effect: Allow\n"
    "          Principal:\n"
    "            Service: [lambda.amazonaws.com]\n"
    "  Mapping:\n"
    "    Type: AWS::Lambda::EventSourceMapping\n"
    "    Properties:\n"
    "      StartingPosition: LATEST" },
  { "json",
    "{\n"
    "  \"Resources\": {\n"
    "    \"Table\": {\n"
    "      \"Type\": \"AWS::DynamoDB::Table\",\n"
    "      \"Properties\": {\n"
    "        \"BillingMode\": \"PAY_PER_REQUEST\"\n"
    "      }\n"
    "    },\n"
    "    \"Function\": {\n"
    "      \"Type\": \"AWS::Lambda::Function\",\n"
    "      \"Properties\": { \"Handler\": \"index.handler\" }\n"
    "    },\n"
    "    \"Mapping\": {\n"
    "      \"Type\": \"AWS::Lambda::EventSourceMapping\",\n"
    "      \"Properties\": { \"StartingPosition\": \"LATEST\" }\n"
    "    },\n"
    "    \"Role\": {\n"
    "      \"Type\": \"AWS::IAM::Role\",\n"
    "      \"Properties\": {\n"
    "        \"AssumeRolePolicyDocument\": {\n"
    "          \"Statement\": [\n"
    "            {\n"
    "              \"Effect\": \"Allow\",\n"
    "              \"Principal\": { \"Service\": \"lambda.amazonaws.com\" },\n"
    "              \"Action\": \"sts:AssumeRole\"\n"
    "            }\n"
    "          ]\n"
    "        }\n"
    "      }\n"
    "    }\n"
    "  }\n"
    "}\n" },
};

static const struct
{
  const char *from;
  const char *to;
  CfnClaimKind kind;
} links[] = {
  { "Table", "Mapping", CFN_CLAIM_STREAM },
  { "Mapping", "Function", CFN_CLAIM_INVOKE },
  { "Function", "Role", CFN_CLAIM_ASSUME },
};

/* In every order of making the three connections, each step taken back gives every byte of the one
 * before. */
static void
check_orders (const char *text,
              guint       made)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *connected = NULL;
      g_autofree char *back = NULL;

      if (made & (1 << i))
        continue;

      connected = connect_ends (text, links[i].from, links[i].to);
      g_assert_cmpstr (connected, !=, text);
      back = disconnect_ends (connected, links[i].kind, links[i].from, links[i].to);
      assert_yaml (back, text);

      check_orders (connected, made | (1 << i));
    }
}

static void
test_identical_bytes (gconstpointer data)
{
  check_orders (data, 0);
}

/* Made at once and step by step, then taken apart in another order: what is left is what was
 * there. */
static void
test_taken_apart (gconstpointer data)
{
  const char *text = data;
  g_autofree char *with_role = connect_ends (text, "Function", "Role");
  g_autofree char *whole = connect_ends (with_role, "Table", "Function");
  g_autofree char *without_role = disconnect_ends (whole, CFN_CLAIM_ASSUME, "Function", "Role");
  g_autofree char *without_stream = disconnect_ends (without_role, CFN_CLAIM_STREAM, "Table",
                                                     "Mapping");
  g_autofree char *apart = disconnect_ends (without_stream, CFN_CLAIM_INVOKE, "Mapping",
                                            "Function");

  assert_yaml (apart, text);
}

/* The role that the trigger needs is made with it, and goes with it. */
static void
test_with_role (gconstpointer data)
{
  const char *text = data;
  g_autofree char *whole = connect_ends (text, "Table", "Function");
  g_autofree char *used = connect_as (whole, "Function", "Table", "read-write+name");
  g_autofree char *unused = disconnect_as (used, "Table", "Function", NULL);
  g_autofree char *back = disconnect_as (unused, "Function", "Table", NULL);
  g_autofree char *other_way = disconnect_as (used, "Function", "Table", NULL);

  g_assert_nonnull (strstr (whole, "FunctionRole"));
  g_assert_nonnull (strstr (used, "TABLE_NAME"));
  assert_yaml (other_way, whole);
  assert_yaml (back, text);
}

#define TWO_TABLES \
  "Resources:\n" \
  "  One:\n" \
  "    Type: AWS::DynamoDB::Table\n" \
  "    Properties:\n" \
  "      StreamSpecification:\n" \
  "        StreamViewType: KEYS_ONLY\n" \
  "  Two:\n" \
  "    Type: AWS::DynamoDB::Table\n" \
  "    Properties:\n" \
  "      StreamSpecification:\n" \
  "        StreamViewType: KEYS_ONLY\n" \
  "  Function:\n" \
  "    Type: AWS::Lambda::Function\n" \
  "    Properties:\n" \
  "      Role: !GetAtt Role.Arn\n" \
  "  Role:\n" \
  "    Type: AWS::IAM::Role\n" \
  "    Properties:\n" \
  "      AssumeRolePolicyDocument:\n" \
  "        Statement:\n" \
  "          - Effect: Allow\n" \
  "            Principal:\n" \
  "              Service: lambda.amazonaws.com\n" \
  "            Action: sts:AssumeRole\n"

/* ListStreams knows no stream, so the first permission serves both tables; when it goes, it goes to
 * the other. */
static void
test_others_keep_what_they_need (void)
{
  g_autofree char *one = connect_ends (TWO_TABLES, "One", "Function");
  g_autofree char *both = connect_ends (one, "Two", "Function");
  g_autofree char *again = disconnect_ends (both, CFN_CLAIM_STREAM, "Two", NULL);
  g_autofree char *other = disconnect_ends (both, CFN_CLAIM_STREAM, "One", NULL);
  g_autoptr (CfnProof) proof = prove (other);

  g_assert_null (strstr (again, "Two.StreamArn"));
  g_assert_nonnull (strstr (again, "One.StreamArn"));
  g_assert_null (strstr (other, "One.StreamArn"));
  g_assert_nonnull (strstr (other, "dynamodb:ListStreams"));
  g_assert_cmpint (find_claim (proof, CFN_CLAIM_MAY_READ, "Role", "Two")->verdict, ==,
                   CFN_VERDICT_HOLDS);
}

/* A role that may not list streams, and never could, is not given that when a destination goes. */
static void
test_nothing_more_is_allowed (void)
{
  g_autofree char *one = connect_ends (TWO_TABLES, "One", "Function");
  g_auto (GStrv) parts = g_strsplit (one, "dynamodb:ListStreams", 2);
  g_autofree char *mute = g_strjoinv ("dynamodb:ListTables", parts);
  g_autofree char *start = g_strconcat (mute, "  Queue:\n    Type: AWS::SQS::Queue\n", NULL);
  g_autoptr (CfnProof) proof = prove (start);
  g_autofree char *mapping = g_strdup (find_claim (proof, CFN_CLAIM_INVOKE, NULL,
                                                   "Function")->from->id);
  g_autofree char *connected = connect_ends (start, mapping, "Queue");
  g_autofree char *back = disconnect_as (connected, mapping, "Queue", NULL);

  g_assert_nonnull (strstr (connected, "sqs:SendMessage"));
  assert_yaml (back, start);
}

/* A stream that something else uses stays, and so does one that a person has described. */
static void
test_stream_stays (void)
{
  static const char start[] =
    "Resources:\n"
    "  Table:\n"
    "    Type: AWS::DynamoDB::Table\n"
    "    Properties:\n"
    "      StreamSpecification: # for the search index\n"
    "        StreamViewType: NEW_AND_OLD_IMAGES\n"
    "  Mapping:\n"
    "    Type: AWS::Lambda::EventSourceMapping\n"
    "    Properties:\n"
    "      StartingPosition: LATEST\n";
  g_autofree char *connected = connect_ends (start, "Table", "Mapping");
  g_autofree char *back = disconnect_ends (connected, CFN_CLAIM_STREAM, "Table", "Mapping");

  assert_yaml (back, start);
}

static void
test_permission (void)
{
  g_autofree char *one = connect_ends (TWO_TABLES, "One", "Function");
  g_autofree char *found = disconnect_ends (one, CFN_CLAIM_MAY_READ, "Role", "One");
  g_autofree char *again = connect_ends (found, "One", "Function");

  g_assert_null (strstr (found, "Policies"));
  assert_yaml (again, one);
}

static void
test_wide_permission_is_refused (void)
{
  g_autofree char *text = g_strconcat (TWO_TABLES,
                                       "      Policies:\n"
                                       "        - PolicyName: All\n"
                                       "          PolicyDocument:\n"
                                       "            Statement:\n"
                                       "              - Effect: Allow\n"
                                       "                Action: dynamodb:*\n"
                                       "                Resource: '*'\n",
                                       NULL);
  g_autofree char *connected = connect_ends (text, "One", "Function");
  g_autoptr (CfnProof) proof = prove (connected);
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_change_disconnect (proof,
                                        find_claim (proof, CFN_CLAIM_MAY_READ, "Role", "One"),
                                        &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
}

/* What a filter says is about the stream's edge; it is none itself. */
static void
test_filter (void)
{
  g_autoptr (CfnProof) proof = prove (
    "Resources:\n"
    "  Table: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {}}}\n"
    "  Mapping:\n"
    "    Type: AWS::Lambda::EventSourceMapping\n"
    "    Properties:\n"
    "      EventSourceArn: !GetAtt Table.StreamArn\n"
    "      FilterCriteria: {Filters: [{Pattern: '{\"eventName\": [\"INSERT\"]}'}]}\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_change_disconnect (proof,
                                        find_claim (proof, CFN_CLAIM_FILTER, "Table", "Mapping"),
                                        &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
}

/* A choice of sources is more than one connection: neither mending nor taking back may lose the
 * other branch. */
static void
test_choice_is_refused (void)
{
  g_autoptr (CfnProof) proof = prove (
    "Conditions: {IsLive: !Equals [!Ref AWS::Region, here]}\n"
    "Resources:\n"
    "  One: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {}}}\n"
    "  Two: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {}}}\n"
    "  Mapping:\n"
    "    Type: AWS::Lambda::EventSourceMapping\n"
    "    Properties:\n"
    "      EventSourceArn: !If [IsLive, !GetAtt One.Arn, !GetAtt Two.StreamArn]\n");
  g_autoptr (GError) mending = NULL;
  g_autoptr (GError) taking = NULL;

  g_assert_null (cfn_change_connect (proof, "One", "Mapping", "source", &mending));
  g_assert_error (mending, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
  g_assert_null (cfn_change_disconnect_ends (proof, "Two", "Mapping", NULL, &taking));
  g_assert_error (taking, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
}

static void
test_plain_reference (void)
{
  static const char before[] =
    "Resources:\n"
    "  Function:\n"
    "    Type: AWS::Lambda::Function\n"
    "    DependsOn: Thing\n"
    "    Properties:\n"
    "      Timeout: 3\n"
    "      Environment:\n"
    "        Variables:\n"
    "          THING: !Ref Thing\n"
    "  Thing:\n"
    "    Type: AWS::EC2::Instance\n";
  g_autofree char *no_reference = disconnect_ends (before, CFN_CLAIM_REFERENCE, NULL, NULL);
  g_autofree char *no_order = disconnect_ends (before, CFN_CLAIM_DEPENDS_ON, NULL, NULL);

  assert_yaml (no_reference,
               "Resources:\n"
               "  Function:\n"
               "    Type: AWS::Lambda::Function\n"
               "    DependsOn: Thing\n"
               "    Properties:\n"
               "      Timeout: 3\n"
               "  Thing:\n"
               "    Type: AWS::EC2::Instance\n");
  g_assert_null (strstr (no_order, "DependsOn"));
  g_assert_nonnull (strstr (no_order, "!Ref Thing"));
}

/* What reads a stream refers to the table, and yet the line begins at the table: named the wrong
 * way round it stays. */
static void
test_wrong_way_round (void)
{
  static const char text[] =
    "Transform: AWS::Serverless-2016-10-31\n"
    "Resources:\n"
    "  Table: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {}}}\n"
    "  Mapping:\n"
    "    Type: AWS::Lambda::EventSourceMapping\n"
    "    Properties: {EventSourceArn: !GetAtt Table.StreamArn}\n"
    "  Function:\n"
    "    Type: AWS::Serverless::Function\n"
    "    Properties:\n"
    "      Environment: {Variables: {NAME: !Sub \"${Table}-x\"}}\n"
    "      Events:\n"
    "        Changes:\n"
    "          Type: DynamoDB\n"
    "          Properties: {Stream: !GetAtt Table.StreamArn, BatchSize: 7}\n";
  static const char * const readers[] = { "Mapping", "Function" };
  g_autoptr (CfnProof) proof = prove (text);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (CfnEdit) edit = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (cfn_change_disconnect_ends (proof, readers[i], "Table", NULL, &error));
      g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_NOTHING);
      g_assert_nonnull (strstr (error->message, "name Table first"));
      edit = cfn_change_disconnect_ends (proof, "Table", readers[i], NULL, NULL);
      g_assert_nonnull (edit);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autofree char *identical = g_strconcat ("/disconnect/identical-bytes/", styles[i].name,
                                                NULL);
      g_autofree char *apart = g_strconcat ("/disconnect/taken-apart/", styles[i].name, NULL);
      g_autofree char *role = g_strconcat ("/disconnect/with-role/", styles[i].name, NULL);

      g_test_add_data_func (identical, styles[i].text, test_identical_bytes);
      g_test_add_data_func (apart, styles[i].text, test_taken_apart);
      g_test_add_data_func (role, styles[i].text, test_with_role);
    }

  g_test_add_func ("/disconnect/nothing-more-is-allowed", test_nothing_more_is_allowed);
  g_test_add_func ("/disconnect/others-keep-what-they-need", test_others_keep_what_they_need);
  g_test_add_func ("/disconnect/stream-stays", test_stream_stays);
  g_test_add_func ("/disconnect/permission", test_permission);
  g_test_add_func ("/disconnect/choice-is-refused", test_choice_is_refused);
  g_test_add_func ("/disconnect/wide-permission-is-refused", test_wide_permission_is_refused);
  g_test_add_func ("/disconnect/filter", test_filter);
  g_test_add_func ("/disconnect/plain-reference", test_plain_reference);
  g_test_add_func ("/disconnect/wrong-way-round", test_wrong_way_round);

  return g_test_run ();
}
