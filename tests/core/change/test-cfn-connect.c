/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "change-fixture.h"

#include <string.h>

#define TABLE \
  "  Table:\n" \
  "    Type: AWS::DynamoDB::Table\n" \
  "    Properties:\n" \
  "      KeySchema:\n" \
  "        - AttributeName: id\n" \
  "          KeyType: HASH\n"

#define STREAM \
  "      StreamSpecification:\n" \
  "        StreamViewType: NEW_AND_OLD_IMAGES\n"

#define FUNCTION \
  "  Function:\n" \
  "    Type: AWS::Lambda::Function\n" \
  "    Properties:\n" \
  "      Handler: index.handler\n"

#define ROLE_LINE "      Role: !GetAtt Role.Arn\n"

#define ROLE \
  "  Role:\n" \
  "    Type: AWS::IAM::Role\n" \
  "    Properties:\n" \
  "      AssumeRolePolicyDocument:\n" \
  "        Version: '2012-10-17'\n" \
  "        Statement:\n" \
  "          - Effect: Allow\n" \
  "            Principal:\n" \
  "              Service: lambda.amazonaws.com\n" \
  "            Action: sts:AssumeRole\n"

#define MAPPING \
  "  Mapping:\n" \
  "    Type: AWS::Lambda::EventSourceMapping\n" \
  "    Properties:\n"

#define SOURCE_LINE "      EventSourceArn: !GetAtt Table.StreamArn\n"
#define MARKED_SOURCE_LINE "      EventSourceArn: !Sub ${Table.StreamArn}\n"
#define FUNCTION_LINE "      FunctionName: !GetAtt Function.Arn\n"
#define POSITION_LINE "      StartingPosition: LATEST\n"

/* The name tells whether the stream was there, and nothing used it. */
#define READ_POLICY READ_POLICY_CALLED ("ReadTableStream")
#define READ_FOUND_POLICY READ_POLICY_CALLED ("ReadStreamOfTable")

#define READ_POLICY_CALLED(name) \
  "        - PolicyName: " name "\n" \
  "          PolicyDocument:\n" \
  "            Version: '2012-10-17'\n" \
  "            Statement:\n" \
  "              - Effect: Allow\n" \
  "                Action:\n" \
  "                  - dynamodb:DescribeStream\n" \
  "                  - dynamodb:GetRecords\n" \
  "                  - dynamodb:GetShardIterator\n" \
  "                Resource: !GetAtt Table.StreamArn\n" \
  "              - Effect: Allow\n" \
  "                Action: dynamodb:ListStreams\n" \
  "                Resource: '*'\n"

static void
test_table_to_mapping (void)
{
  g_autofree char *found =
    connect_ends ("Resources:\n" TABLE MAPPING POSITION_LINE, "Table", "Mapping");

  assert_yaml (found, "Resources:\n" TABLE STREAM MAPPING SOURCE_LINE POSITION_LINE);
}

static void
test_mapping_to_function (void)
{
  g_autofree char *found =
    connect_ends ("Resources:\n" FUNCTION MAPPING POSITION_LINE, "Mapping", "Function");

  assert_yaml (found, "Resources:\n" FUNCTION MAPPING FUNCTION_LINE POSITION_LINE);
}

static void
test_function_to_role (void)
{
  g_autofree char *found = connect_ends ("Resources:\n" FUNCTION ROLE, "Function", "Role");

  assert_yaml (found, "Resources:\n" FUNCTION ROLE_LINE ROLE);
}

/* Whichever connection comes last, the permission comes with it. */
static void
test_permission_comes_with_the_last (void)
{
  static const char whole[] =
    "Resources:\n" TABLE STREAM FUNCTION ROLE_LINE MAPPING SOURCE_LINE FUNCTION_LINE POSITION_LINE
    ROLE "      Policies:\n" READ_POLICY;
  g_autofree char *table_last =
    connect_ends ("Resources:\n" TABLE STREAM FUNCTION ROLE_LINE
                  MAPPING FUNCTION_LINE POSITION_LINE ROLE,
                  "Table", "Mapping");
  g_autofree char *function_last =
    connect_ends ("Resources:\n" TABLE STREAM FUNCTION ROLE_LINE
                  MAPPING SOURCE_LINE POSITION_LINE ROLE,
                  "Mapping", "Function");
  g_autofree char *role_last =
    connect_ends ("Resources:\n" TABLE STREAM FUNCTION
                  MAPPING SOURCE_LINE FUNCTION_LINE POSITION_LINE ROLE,
                  "Function", "Role");

  assert_yaml (table_last, "Resources:\n" TABLE STREAM FUNCTION ROLE_LINE MAPPING SOURCE_LINE
                           FUNCTION_LINE POSITION_LINE ROLE "      Policies:\n"
                           READ_FOUND_POLICY);
  assert_yaml (function_last, whole);
  assert_yaml (role_last, whole);
}

static void
test_table_to_function_with_role (void)
{
  g_autofree char *found = connect_ends ("Resources:\n" TABLE FUNCTION ROLE_LINE ROLE, "Table",
                                         "Function");

  assert_yaml (found,
               "Resources:\n" TABLE STREAM FUNCTION ROLE_LINE ROLE "      Policies:\n" READ_POLICY
               "  TableToFunction:\n"
               "    Type: AWS::Lambda::EventSourceMapping\n"
               "    Properties:\n"
               SOURCE_LINE FUNCTION_LINE
               "      StartingPosition: TRIM_HORIZON\n");
}

static void
test_table_to_function_makes_a_role (void)
{
  g_autofree char *found = connect_ends ("Resources:\n" TABLE FUNCTION, "Table", "Function");
  g_autoptr (CfnProof) proof = prove (found);

  g_assert_cmpint (find_claim (proof, CFN_CLAIM_STREAM, "Table", "TableToFunction")->verdict, ==,
                   CFN_VERDICT_HOLDS);
  g_assert_cmpint (find_claim (proof, CFN_CLAIM_INVOKE, "TableToFunction", "Function")->verdict,
                   ==, CFN_VERDICT_HOLDS);
  g_assert_cmpint (find_claim (proof, CFN_CLAIM_ASSUME, "Function", "FunctionRole")->verdict, ==,
                   CFN_VERDICT_HOLDS);
  g_assert_cmpint (find_claim (proof, CFN_CLAIM_MAY_READ, "FunctionRole", "Table")->verdict, ==,
                   CFN_VERDICT_HOLDS);
}

static void
test_table_to_function_reuses_a_mapping (void)
{
  g_autofree char *found =
    connect_ends ("Resources:\n" TABLE STREAM FUNCTION ROLE_LINE
                  MAPPING POSITION_LINE ROLE, "Table", "Function");

  assert_yaml (found, "Resources:\n" TABLE STREAM FUNCTION ROLE_LINE MAPPING SOURCE_LINE
                      FUNCTION_LINE POSITION_LINE ROLE "      Policies:\n"
                      READ_FOUND_POLICY);
}

/* What is allowed already, by whomever and however widely, is not written again. That it was there,
 * and the stream, is told by the form of the reference. */
static void
test_allowed_already (void)
{
  static const char wide[] =
    "      Policies:\n"
    "        - PolicyName: Everything\n"
    "          PolicyDocument:\n"
    "            Version: '2012-10-17'\n"
    "            Statement:\n"
    "              - Effect: Allow\n"
    "                Action: dynamodb:*\n"
    "                Resource: '*'\n";
  g_autofree char *before =
    g_strconcat ("Resources:\n" TABLE STREAM FUNCTION ROLE_LINE
                 MAPPING FUNCTION_LINE POSITION_LINE ROLE, wide,
                 NULL);
  g_autofree char *after =
    g_strconcat ("Resources:\n" TABLE STREAM FUNCTION ROLE_LINE
                 MAPPING MARKED_SOURCE_LINE
                 FUNCTION_LINE POSITION_LINE ROLE, wide, NULL);
  g_autofree char *found = connect_ends (before, "Table", "Mapping");

  assert_yaml (found, after);
}

/* Only what is missing, in a policy of its own: a statement that a person wrote is not widened. */
static void
test_partly_allowed (void)
{
  static const char part[] =
    "      Policies:\n"
    "        - PolicyName: Mine\n"
    "          PolicyDocument:\n"
    "            Version: '2012-10-17'\n"
    "            Statement:\n"
    "              - Effect: Allow\n"
    "                Action: # what the others need\n"
    "                  - dynamodb:DescribeStream\n"
    "                  - dynamodb:ListStreams\n"
    "                  - dynamodb:GetShardIterator\n"
    "                Resource: '*'\n";
  static const char rest[] =
    "        - PolicyName: ReadStreamOfTable\n"
    "          PolicyDocument:\n"
    "            Version: '2012-10-17'\n"
    "            Statement:\n"
    "              - Effect: Allow\n"
    "                Action: dynamodb:GetRecords\n"
    "                Resource: !GetAtt Table.StreamArn\n";
  g_autofree char *before =
    g_strconcat ("Resources:\n" TABLE STREAM FUNCTION ROLE_LINE
                 MAPPING FUNCTION_LINE POSITION_LINE ROLE, part,
                 NULL);
  g_autofree char *after =
    g_strconcat ("Resources:\n" TABLE STREAM FUNCTION ROLE_LINE
                 MAPPING SOURCE_LINE FUNCTION_LINE POSITION_LINE
                 ROLE, part, rest, NULL);
  g_autofree char *found = connect_ends (before, "Table", "Mapping");

  assert_yaml (found, after);
}

static void
test_trust (void)
{
  static const char other_trust[] =
    "  Role:\n"
    "    Type: AWS::IAM::Role\n"
    "    Properties:\n"
    "      AssumeRolePolicyDocument:\n"
    "        Version: '2012-10-17'\n"
    "        Statement:\n"
    "          - Effect: Allow # for the machines\n"
    "            Principal:\n"
    "              Service: ec2.amazonaws.com\n"
    "            Action: sts:AssumeRole\n";
  static const char lambda_trust[] =
    "          - Effect: Allow\n"
    "            Principal:\n"
    "              Service: lambda.amazonaws.com\n"
    "            Action: sts:AssumeRole\n";
  g_autofree char *before = g_strconcat ("Resources:\n" FUNCTION, other_trust, NULL);
  g_autofree char *after = g_strconcat ("Resources:\n" FUNCTION ROLE_LINE, other_trust,
                                        lambda_trust, NULL);
  g_autofree char *found = connect_ends (before, "Function", "Role");
  g_autofree char *back = disconnect_ends (found, CFN_CLAIM_ASSUME, "Function", "Role");

  assert_yaml (found, after);
  assert_yaml (back, before);
}

static void
test_destinations (void)
{
  static const struct
  {
    const char *type;
    const char *destination;
    const char *action;
  } cases[] = {
    { "AWS::SQS::Queue", "!GetAtt Failures.Arn", "Action: sqs:SendMessage\n" },
    { "AWS::SNS::Topic", "!Ref Failures", "Action: sns:Publish\n" },
    { "AWS::S3::Bucket", "!GetAtt Failures.Arn", "Action: s3:PutObject\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before =
        g_strconcat ("Resources:\n" TABLE STREAM FUNCTION ROLE_LINE MAPPING SOURCE_LINE
                     FUNCTION_LINE POSITION_LINE
                     ROLE "      Policies:\n" READ_POLICY "  Failures:\n    Type: ",
                     cases[i].type, "\n", NULL);
      g_autofree char *destination = g_strdup_printf ("      DestinationConfig:\n"
                                                      "        OnFailure:\n"
                                                      "          Destination: %s\n",
                                                      cases[i].destination);
      g_autofree char *found = connect_ends (before, "Mapping", "Failures");
      g_autofree char *back = disconnect_ends (found, CFN_CLAIM_ON_FAILURE, "Mapping", "Failures");
      g_autoptr (CfnProof) proof = prove (found);

      g_assert_nonnull (strstr (found, destination));
      g_assert_nonnull (strstr (found, cases[i].action));
      g_assert_cmpint (find_claim (proof, CFN_CLAIM_ON_FAILURE, "Mapping", "Failures")->verdict,
                       ==, CFN_VERDICT_HOLDS);
      assert_yaml (back, before);
    }
}

static void
test_policy_waits (void)
{
  static const char policy[] =
    "  Policy:\n"
    "    Type: AWS::IAM::Policy\n"
    "    Properties:\n"
    "      PolicyName: Read\n"
    "      PolicyDocument:\n"
    "        Version: '2012-10-17'\n"
    "        Statement:\n"
    "          - Effect: Allow\n"
    "            Action: dynamodb:*\n"
    "            Resource: '*'\n";
  g_autofree char *before =
    g_strconcat ("Resources:\n" TABLE STREAM FUNCTION ROLE_LINE
                 MAPPING SOURCE_LINE FUNCTION_LINE POSITION_LINE
                 ROLE, policy, NULL);
  g_autofree char *found = connect_ends (before, "Policy", "Role");
  g_autofree char *back = disconnect_ends (found, CFN_CLAIM_ATTACH, "Policy", "Role");

  g_assert_nonnull (strstr (found, "      Roles:\n        - !Ref Role\n"));
  g_assert_nonnull (strstr (found, "    DependsOn: Policy\n"));
  assert_yaml (back, before);
}

/* A connection of the wrong form is mended by making it again. */
static void
test_mended (void)
{
  g_autofree char *found =
    connect_ends ("Resources:\n" TABLE STREAM
                  MAPPING "      EventSourceArn: !GetAtt Table.Arn\n" POSITION_LINE,
                  "Table", "Mapping");

  assert_yaml (found, "Resources:\n" TABLE STREAM MAPPING SOURCE_LINE POSITION_LINE);
}

static void
assert_refused (const char     *yaml,
                const char     *from,
                const char     *to,
                CfnChangeError  code)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  g_autoptr (CfnMessage) why_not = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean possible = cfn_change_can_connect (proof, from, to, &why_not);

  g_assert_null (cfn_change_connect (proof, from, to, NULL, &error));
  g_assert_error (error, CFN_CHANGE_ERROR, (int) code);
  g_assert_cmpint (possible, ==, why_not == NULL);
  g_assert_cmpint (possible, ==, code != CFN_CHANGE_ERROR_ILLEGAL);
  g_assert_cmpstr (error->message, !=, "");
}

static void
test_refused (void)
{
  static const char all[] =
    "Resources:\n" TABLE STREAM FUNCTION ROLE_LINE
    MAPPING SOURCE_LINE FUNCTION_LINE POSITION_LINE ROLE
    "      Policies:\n" READ_POLICY
    "  Fifo:\n"
    "    Type: AWS::SQS::Queue\n"
    "    Properties:\n"
    "      FifoQueue: true\n"
    "  Thing:\n"
    "    Type: AWS::EC2::Instance\n";

  assert_refused (all, "Table", "Role", CFN_CHANGE_ERROR_ILLEGAL);
  assert_refused (all, "Table", "Table", CFN_CHANGE_ERROR_ILLEGAL);
  assert_refused (all, "Role", "Function", CFN_CHANGE_ERROR_ILLEGAL);
  assert_refused (all, "Function", "Mapping", CFN_CHANGE_ERROR_ILLEGAL);
  assert_refused (all, "Mapping", "Fifo", CFN_CHANGE_ERROR_ILLEGAL);
  assert_refused (all, "Nobody", "Role", CFN_CHANGE_ERROR_ILLEGAL);
  assert_refused (all, "Table", "Mapping", CFN_CHANGE_ERROR_NOTHING);
  assert_refused (all, "Table", "Function", CFN_CHANGE_ERROR_NOTHING);
  assert_refused (all, "Mapping", "Function", CFN_CHANGE_ERROR_NOTHING);
  assert_refused (all, "Function", "Role", CFN_CHANGE_ERROR_NOTHING);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/connect/table-to-mapping", test_table_to_mapping);
  g_test_add_func ("/connect/mapping-to-function", test_mapping_to_function);
  g_test_add_func ("/connect/function-to-role", test_function_to_role);
  g_test_add_func ("/connect/permission-comes-with-the-last", test_permission_comes_with_the_last);
  g_test_add_func ("/connect/table-to-function/with-role", test_table_to_function_with_role);
  g_test_add_func ("/connect/table-to-function/makes-a-role", test_table_to_function_makes_a_role);
  g_test_add_func ("/connect/table-to-function/reuses-a-mapping",
                   test_table_to_function_reuses_a_mapping);
  g_test_add_func ("/connect/allowed-already", test_allowed_already);
  g_test_add_func ("/connect/partly-allowed", test_partly_allowed);
  g_test_add_func ("/connect/trust", test_trust);
  g_test_add_func ("/connect/destinations", test_destinations);
  g_test_add_func ("/connect/policy-waits", test_policy_waits);
  g_test_add_func ("/connect/mended", test_mended);
  g_test_add_func ("/connect/refused", test_refused);

  return g_test_run ();
}
