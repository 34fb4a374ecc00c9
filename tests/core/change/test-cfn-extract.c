/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-extract.h"

#include <string.h>

#include "change-fixture.h"

static const char yaml[] =
  "Resources:\n"
  "  Orders:\n"
  "    Type: AWS::DynamoDB::Table\n"
  "    Condition: IsLive\n"
  "    Properties:\n"
  "      TableName: orders   # of the shop\n"
  "      BillingMode: PAY_PER_REQUEST\n"
  "      Tags:\n"
  "        - Key: stage\n"
  "          Value: 'dev'\n"
  "  Echo:\n"
  "    Type: AWS::Lambda::Function\n"
  "    DependsOn: Orders\n"
  "    Properties:\n"
  "      Timeout: 30\n"
  "      FunctionName: !Sub 'echo-dev-${AWS::Region}'\n"
  "      Environment:\n"
  "        Variables: {LOG_LEVEL: debug, TABLE: !Ref Orders, OTHER: orders}\n"
  "      VpcConfig:\n"
  "        SubnetIds: [subnet-1, subnet-2]\n"
  "      Layers:\n"
  "        - !Join [':', [a, b]]\n";

/* What is added and taken away by an edit, without context: easier to read than a whole text. */
static char *
make_difference (CfnProof *proof,
                 CfnEdit  *edit)
{
  g_autofree char *diff
    = cfn_edit_to_diff (edit, cfn_template_get_text (cfn_proof_get_template (proof)), "t");
  g_auto (GStrv) lines = g_strsplit (diff, "\n", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 2; lines[0] != NULL && lines[1] != NULL && lines[i] != NULL; i++)
    {
      if (lines[i][0] == '+' || lines[i][0] == '-')
        g_string_append_printf (text, "%s\n", lines[i]);
    }

  return g_string_free (text, FALSE);
}

/* Undoing gives the same bytes. */
static void
assert_undone (CfnProof *proof,
               CfnEdit  *edit)
{
  CfnText *before = cfn_template_get_text (cfn_proof_get_template (proof));
  g_autoptr (CfnText) after = cfn_edit_apply (edit, before);
  g_autoptr (CfnEdit) back = cfn_edit_invert (edit, before);
  g_autoptr (CfnText) again = cfn_edit_apply (back, after);

  g_assert_cmpstr (cfn_text_get_data (again, NULL), ==, cfn_text_get_data (before, NULL));
}

static void
assert_parameter (const char *text,
                  const char *path,
                  const char *name,
                  const char *expected)
{
  g_autoptr (CfnProof) proof = prove (text);
  g_autoptr (GError) error = NULL;
  g_autofree char *new_name = NULL;
  g_autofree char *difference = NULL;
  g_autoptr (CfnEdit) edit = cfn_extract_parameter (cfn_proof_get_template (proof), path, NULL,
                                                    &new_name, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (new_name, ==, name);
  g_assert_true (cfn_extract_can_parameter (cfn_proof_get_template (proof), path));
  difference = make_difference (proof, edit);
  assert_yaml (difference, expected);
  assert_undone (proof, edit);
}

static void
test_types (void)
{
  assert_parameter (yaml, "Orders.Properties.TableName", "TableName",
                    "+Parameters:\n"
                    "+  TableName:\n"
                    "+    Type: String\n"
                    "+    Default: orders\n"
                    "+    Description: Table name of Orders\n"
                    "-      TableName: orders   # of the shop\n"
                    "+      TableName: !Ref TableName   # of the shop\n");
  assert_parameter (yaml, "Orders.Properties.BillingMode", "BillingMode",
                    "+Parameters:\n"
                    "+  BillingMode:\n"
                    "+    Type: String\n"
                    "+    Default: PAY_PER_REQUEST\n"
                    "+    AllowedValues: [PROVISIONED, PAY_PER_REQUEST]\n"
                    "+    Description: Billing mode of Orders\n"
                    "-      BillingMode: PAY_PER_REQUEST\n"
                    "+      BillingMode: !Ref BillingMode\n");
  assert_parameter (yaml, "Orders.Properties.Tags[0].Value", "Stage",
                    "+Parameters:\n"
                    "+  Stage:\n"
                    "+    Type: String\n"
                    "+    Default: dev\n"
                    "+    Description: stage of Orders\n"
                    "-          Value: 'dev'\n"
                    "+          Value: !Ref Stage\n");
  assert_parameter (yaml, "Echo.Properties.Timeout", "Timeout",
                    "+Parameters:\n"
                    "+  Timeout:\n"
                    "+    Type: Number\n"
                    "+    Default: 30\n"
                    "+    MinValue: 1\n"
                    "+    MaxValue: 5400\n"
                    "+    Description: Timeout of Echo\n"
                    "-      Timeout: 30\n"
                    "+      Timeout: !Ref Timeout\n");
  assert_parameter (yaml, "Echo.Properties.Environment.Variables.LOG_LEVEL", "LogLevel",
                    "+Parameters:\n"
                    "+  LogLevel:\n"
                    "+    Type: String\n"
                    "+    Default: debug\n"
                    "+    Description: LOG_LEVEL of Echo\n"
                    "-        Variables: {LOG_LEVEL: debug, TABLE: !Ref Orders, OTHER: orders}\n"
                    "+        Variables: {LOG_LEVEL: !Ref LogLevel, TABLE: !Ref Orders, "
                    "OTHER: orders}\n");
}

static void
test_lists (void)
{
  assert_parameter (yaml, "Echo.Properties.VpcConfig.SubnetIds", "SubnetIds",
                    "+Parameters:\n"
                    "+  SubnetIds:\n"
                    "+    Type: List<AWS::EC2::Subnet::Id>\n"
                    "+    Default: subnet-1,subnet-2\n"
                    "+    Description: Subnet ids of Echo\n"
                    "-        SubnetIds: [subnet-1, subnet-2]\n"
                    "+        SubnetIds: !Ref SubnetIds\n");
  assert_parameter (yaml, "Echo.Properties.VpcConfig.SubnetIds[1]", "SubnetIds",
                    "+Parameters:\n"
                    "+  SubnetIds:\n"
                    "+    Type: AWS::EC2::Subnet::Id\n"
                    "+    Default: subnet-2\n"
                    "+    Description: Subnet ids of Echo\n"
                    "-        SubnetIds: [subnet-1, subnet-2]\n"
                    "+        SubnetIds: [subnet-1, !Ref SubnetIds]\n");
}

/* The file's own style: JSON, four blanks, an order of its own. */
static void
test_styles (void)
{
  assert_parameter ("{\n"
                    "  \"Resources\": {\n"
                    "    \"Q\": {\n"
                    "      \"Type\": \"AWS::SQS::Queue\",\n"
                    "      \"Properties\": {\"VisibilityTimeout\": 30, \"FifoQueue\": true}\n"
                    "    }\n"
                    "  }\n"
                    "}\n",
                    "Q.Properties.FifoQueue", "FifoQueue",
                    "+  \"Parameters\": {\n"
                    "+    \"FifoQueue\": {\n"
                    "+      \"Type\": \"String\",\n"
                    "+      \"Default\": \"true\",\n"
                    "+      \"AllowedValues\": [\n"
                    "+        \"true\",\n"
                    "+        \"false\"\n"
                    "+      ],\n"
                    "+      \"Description\": \"Fifo queue of Q\"\n"
                    "+    }\n"
                    "+  },\n"
                    "-      \"Properties\": {\"VisibilityTimeout\": 30, \"FifoQueue\": true}\n"
                    "+      \"Properties\": {\"VisibilityTimeout\": 30, \"FifoQueue\": {\"Ref\": "
                    "\"FifoQueue\"}}\n");
  assert_parameter ("Parameters:\n"
                    "    Stage: {Type: String}\n"
                    "Resources:\n"
                    "    Q:\n"
                    "        Type: \"AWS::SQS::Queue\"\n"
                    "        Properties:\n"
                    "            QueueName:\n"
                    "                Fn::Sub: \"work\"\n",
                    "Q.Properties.QueueName", "QueueName",
                    "+    QueueName:\n"
                    "+        Type: String\n"
                    "+        Default: work\n"
                    "+        Description: Queue name of Q\n"
                    "-                Fn::Sub: \"work\"\n"
                    "+                Ref: QueueName\n");
}

static void
assert_refused (const char *path)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_extract_parameter (cfn_proof_get_template (proof), path, NULL, NULL, NULL,
                                        &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL);
  g_assert_false (cfn_extract_can_parameter (cfn_proof_get_template (proof), path));
}

static void
test_refused (void)
{
  assert_refused ("Orders.Type");
  assert_refused ("Orders.Condition");
  assert_refused ("Orders.Properties");
  assert_refused ("Echo.DependsOn");
  assert_refused ("Echo.Properties.FunctionName");
  assert_refused ("Echo.Properties.Environment.Variables");
  assert_refused ("Echo.Properties.Environment.Variables.TABLE");
  assert_refused ("Echo.Properties.Layers");
  assert_refused ("Echo.Properties.Layers[0][0]");
  assert_refused ("Echo.Properties.Nothing");
}

static void
test_same_elsewhere (void)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  CfnTemplate *template = cfn_proof_get_template (proof);
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (CfnEdit) other = NULL;
  guint n = 7;

  edit = cfn_extract_parameter (template, "Orders.Properties.TableName", "Name", NULL, &n, NULL);
  g_assert_nonnull (edit);
  g_assert_cmpuint (n, ==, 1);

  other = cfn_extract_parameter (template, "Echo.Properties.Timeout", NULL, NULL, &n, NULL);
  g_assert_nonnull (other);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_several (void)
{
  const char * const paths[] = { "A.Properties.VisibilityTimeout", "B.Properties.VisibilityTimeout",
                                 "C.Properties.VisibilityTimeout",
                                 "D.Properties.VisibilityTimeout", NULL };
  g_autoptr (CfnProof) proof = prove ("Resources:\n"
                                      "  A:\n    Type: AWS::SQS::Queue\n"
                                      "    Properties:\n      VisibilityTimeout: 60 # a\n"
                                      "  B:\n    Type: AWS::SQS::Queue\n"
                                      "    Properties:\n      VisibilityTimeout: 60 # b\n"
                                      "  C:\n    Type: AWS::SQS::Queue\n"
                                      "    Properties:\n      VisibilityTimeout: 30\n"
                                      "  D:\n    Type: AWS::SQS::Queue\n"
                                      "  E:\n    Type: AWS::SQS::Queue\n"
                                      "    Properties:\n      VisibilityTimeout: 60\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *difference = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  guint n = 7;

  edit = cfn_extract_parameter_of (cfn_proof_get_template (proof), paths, "Wait", NULL, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  difference = make_difference (proof, edit);
  g_assert_nonnull (strstr (difference, "+      VisibilityTimeout: !Ref Wait # a\n"));
  g_assert_nonnull (strstr (difference, "+      VisibilityTimeout: !Ref Wait # b\n"));
  g_assert_null (strstr (difference, "-      VisibilityTimeout: 30\n"));
  assert_undone (proof, edit);
}

static void
test_taken_names (void)
{
  static const char text[] =
    "Parameters:\n"
    "  QueueName: {Type: String}\n"
    "  QQueueName: {Type: String}\n"
    "Resources:\n"
    "  Q:\n"
    "    Type: AWS::SQS::Queue\n"
    "    Properties: {QueueName: work}\n";
  g_autoptr (CfnProof) proof = prove (text);
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  edit = cfn_extract_parameter (cfn_proof_get_template (proof), "Q.Properties.QueueName", NULL,
                                &name, NULL, NULL);
  g_assert_cmpstr (name, ==, "QQueueName2");
  g_assert_null (cfn_extract_parameter (cfn_proof_get_template (proof), "Q.Properties.QueueName",
                                        "Q", NULL, NULL, &error));
  g_assert_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_EXISTS);
}

static CfnSpan
find_span (const char *text,
           const char *part)
{
  const gsize start = strstr (text, part) - text;

  return (CfnSpan) { start, start + strlen (part) };
}

static void
assert_part (const char *part,
             const char *expected)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  g_autoptr (GError) error = NULL;
  g_autofree char *difference = NULL;
  g_autoptr (CfnEdit) edit = cfn_extract_part (cfn_proof_get_template (proof),
                                               find_span (yaml, part), NULL, &error);

  g_assert_no_error (error);
  difference = make_difference (proof, edit);
  assert_yaml (difference, expected);
  assert_undone (proof, edit);
}

static void
test_parts (void)
{
  g_autoptr (CfnProof) proof = prove (yaml);

  /* Within a Sub, within a text, and all of one. */
  assert_part ("dev-",
               "+Parameters:\n"
               "+  FunctionName:\n"
               "+    Type: String\n"
               "+    Default: dev-\n"
               "+    Description: Function name of Echo\n"
               "-      FunctionName: !Sub 'echo-dev-${AWS::Region}'\n"
               "+      FunctionName: !Sub 'echo-${FunctionName}${AWS::Region}'\n");
  assert_part ("bug",
               "+Parameters:\n"
               "+  LogLevel:\n"
               "+    Type: String\n"
               "+    Default: bug\n"
               "+    Description: LOG_LEVEL of Echo\n"
               "-        Variables: {LOG_LEVEL: debug, TABLE: !Ref Orders, OTHER: orders}\n"
               "+        Variables: {LOG_LEVEL: !Sub 'de${LogLevel}', TABLE: !Ref Orders, "
               "OTHER: orders}\n");
  assert_part ("30",
               "+Parameters:\n"
               "+  Timeout:\n"
               "+    Type: Number\n"
               "+    Default: 30\n"
               "+    MinValue: 1\n"
               "+    MaxValue: 5400\n"
               "+    Description: Timeout of Echo\n"
               "-      Timeout: 30\n"
               "+      Timeout: !Ref Timeout\n");

  /* A name is not taken apart. */
  g_assert_null (cfn_extract_part (cfn_proof_get_template (proof), find_span (yaml, "Region}"),
                                   NULL, NULL));
}

static void
assert_output (const char *id,
               const char *attribute,
               const char *name,
               const char *expected)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  g_autoptr (GError) error = NULL;
  g_autofree char *new_name = NULL;
  g_autofree char *difference = NULL;
  g_autoptr (CfnEdit) edit = cfn_extract_output (cfn_proof_get_template (proof), id, attribute,
                                                 &new_name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (new_name, ==, name);
  difference = make_difference (proof, edit);
  assert_yaml (difference, expected);
  assert_undone (proof, edit);
}

static void
test_outputs (void)
{
  assert_output ("Echo", "Arn", "EchoArn",
                 "+Outputs:\n"
                 "+  EchoArn:\n"
                 "+    Description: Arn of Echo\n"
                 "+    Value: !GetAtt Echo.Arn\n");
  assert_output ("Orders", "", "OrdersTableName",
                 "+Outputs:\n"
                 "+  OrdersTableName:\n"
                 "+    Description: TableName of Orders\n"
                 "+    Value: !Ref Orders\n"
                 "+    Condition: IsLive\n");
}

static void
test_refused_outputs (void)
{
  static const char text[] =
    "Resources:\n"
    "  WorkQueue: {Type: AWS::SQS::Queue}\n"
    "Outputs:\n"
    "  There: {Value: !GetAtt WorkQueue.Arn}\n";
  g_autoptr (CfnProof) proof = prove (text);
  CfnTemplate *template = cfn_proof_get_template (proof);
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GArray) given = NULL;
  g_autofree char *name = NULL;

  g_assert_null (cfn_extract_output (template, "Nobody", "", NULL, &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (cfn_extract_output (template, "WorkQueue", "Arn", NULL, &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_null (cfn_extract_output (template, "WorkQueue", "Nothing", NULL, &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL);

  given = cfn_extract_list_given (template, "WorkQueue");
  g_assert_cmpstr (g_array_index (given, CfnGiven, 0).attribute, ==, "");
  g_assert_cmpstr (g_array_index (given, CfnGiven, 0).word, ==, "QueueUrl");
  for (guint i = 1; i < given->len; i++)
    g_assert_cmpstr (g_array_index (given, CfnGiven, i).attribute, !=, "Arn");
  g_assert_cmpuint (given->len, >=, 2);

  edit = cfn_extract_output (template, "WorkQueue", "QueueName", &name, NULL);
  g_assert_nonnull (edit);
  g_assert_cmpstr (name, ==, "WorkQueueName");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extract/types", test_types);
  g_test_add_func ("/extract/lists", test_lists);
  g_test_add_func ("/extract/styles", test_styles);
  g_test_add_func ("/extract/refused", test_refused);
  g_test_add_func ("/extract/same-elsewhere", test_same_elsewhere);
  g_test_add_func ("/extract/several", test_several);
  g_test_add_func ("/extract/taken-names", test_taken_names);
  g_test_add_func ("/extract/parts", test_parts);
  g_test_add_func ("/extract/outputs", test_outputs);
  g_test_add_func ("/extract/refused-outputs", test_refused_outputs);

  return g_test_run ();
}
