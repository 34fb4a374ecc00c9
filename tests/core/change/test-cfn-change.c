/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "change-fixture.h"

#include <string.h>

static const char * const palette[] = {
  "AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::IAM::Role",
  "AWS::Lambda::EventSourceMapping", "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::IAM::Policy",
  "AWS::S3::Bucket", "AWS::SNS::Subscription",
};

static char *
add (const char *yaml,
     const char *type,
     const char *id,
     const char *expected_id)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  g_autofree char *new_id = NULL;
  GError *error = NULL;
  CfnEdit *edit = cfn_change_add (cfn_proof_get_template (proof), type, id, &new_id, &error);
  char *text = apply (proof, edit, error);

  g_assert_cmpstr (new_id, ==, expected_id);
  return text;
}

static void
test_add_table (void)
{
  g_autofree char *found = add ("", "AWS::DynamoDB::Table", NULL, "Table");

  assert_yaml (found,
               "AWSTemplateFormatVersion: '2010-09-09'\n"
               "\n"
               "Resources:\n"
               "  Table:\n"
               "    Type: AWS::DynamoDB::Table\n"
               "    Properties:\n"
               "      AttributeDefinitions:\n"
               "        - AttributeName: id\n"
               "          AttributeType: S\n"
               "      KeySchema:\n"
               "        - AttributeName: id\n"
               "          KeyType: HASH\n"
               "      BillingMode: PAY_PER_REQUEST\n");
}

static void
test_add_function_as_json (void)
{
  g_autofree char *found = add ("{\n  \"Resources\": {}\n}\n", "AWS::Lambda::Function", "Echo",
                                "Echo");
  g_autoptr (CfnProof) proof = prove (found);
  const CfnResource *function = cfn_template_find_resource (cfn_proof_get_template (proof), "Echo");

  g_assert_true (cfn_tree_is_json (cfn_template_get_tree (cfn_proof_get_template (proof))));
  g_assert_nonnull (function);
  g_assert_cmpstr (cfn_node_get_string (cfn_resource_get_property (function, "Code.ZipFile")), ==,
                   "exports.handler = async (event) => {\n"
                   "  console.log(JSON.stringify(event, null, 2));\n"
                   "};\n");
}

/* All that the palette has, one after the other and twice each, reads back and is what was asked
 * for. */
static void
test_add_everything (void)
{
  static const char * const starts[] = {
    "",
    "{}",
    "Resources: {}\n",
    "AWSTemplateFormatVersion: '2010-09-09'\n\nResources: {} # nothing yet\n",
    "Resources:\r\n    Old:\r\n        Type: AWS::SNS::Topic\r\n",
    "{\n    \"Resources\": {\n        \"Old\": {\n            \"Type\": \"AWS::SNS::Topic\"\n"
    "        }\n    }\n}\n",
    "Resources: {Old: {Type: AWS::SNS::Topic}}\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *yaml = g_strdup (starts[i]);
      g_autoptr (CfnProof) proof = NULL;
      guint n_before;

      proof = prove (yaml);
      n_before = cfn_template_get_n_resources (cfn_proof_get_template (proof));

      for (guint j = 0; j < 2 * G_N_ELEMENTS (palette); j++)
        {
          g_autoptr (CfnProof) before = prove (yaml);
          const char *type = palette[j % G_N_ELEMENTS (palette)];
          g_autofree char *id = NULL;
          GError *error = NULL;
          CfnEdit *edit = cfn_change_add (cfn_proof_get_template (before), type, NULL, &id, &error);
          char *after = apply (before, edit, error);

          g_free (yaml);
          yaml = after;
        }

      g_clear_pointer (&proof, cfn_proof_unref);
      proof = prove (yaml);
      g_assert_true (cfn_tree_is_whole (cfn_template_get_tree (cfn_proof_get_template (proof))));
      g_assert_cmpuint (cfn_template_get_n_resources (cfn_proof_get_template (proof)), ==,
                        n_before + 2 * G_N_ELEMENTS (palette));
      g_assert_nonnull (cfn_template_find_resource (cfn_proof_get_template (proof), "Table2"));
    }
}

static void
test_add_refuses (void)
{
  g_autoptr (CfnProof) proof = prove ("Resources:\n  A:\n    Type: AWS::SNS::Topic\n");
  CfnTemplate *template = cfn_proof_get_template (proof);
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_change_add (template, "AWS::SNS::Topic", "A", NULL, &error));
  g_assert_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (cfn_change_add (template, "AWS::SNS::Topic", "my-topic", NULL, &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL);
  g_clear_error (&error);
  g_assert_null (cfn_change_add (template, "AWS::SNS::Topic", "", NULL, &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL);
}

static void
test_broken_text (void)
{
  g_autoptr (CfnProof) proof = prove ("Resources: [\n");
  CfnTemplate *template = cfn_proof_get_template (proof);
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_change_add (template, "AWS::SNS::Topic", NULL, NULL, &error));
  g_assert_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_BROKEN_TEXT);
  g_clear_error (&error);
  g_assert_null (cfn_change_set (template, "Description", "x", &error));
  g_assert_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_BROKEN_TEXT);
}

static const char plain[] =
  "Resources:\n"
  "  Function: # keep me\n"
  "    Type: AWS::Lambda::Function\n"
  "    Properties:\n"
  "      Timeout: 3 # seconds\n"
  "      Handler: index.handler\n";

static char *
set (const char *path,
     const char *value,
     gboolean    as_string)
{
  g_autoptr (CfnProof) proof = prove (plain);
  CfnTemplate *template = cfn_proof_get_template (proof);
  GError *error = NULL;
  CfnEdit *edit = as_string ? cfn_change_set_string (template, path, value, &error)
                            : cfn_change_set (template, path, value, &error);

  return apply (proof, edit, error);
}

static void
test_set (void)
{
  g_autofree char *number = set ("Function.Properties.Timeout", "30", FALSE);
  g_autofree char *string = set ("Function.Properties.Timeout", "30", TRUE);
  g_autofree char *same = set ("Function.Properties.Timeout", "3", FALSE);
  g_autofree char *role = set ("Function.Properties.Role", "!GetAtt Role.Arn", FALSE);
  g_autofree char *section = set ("Description", "yes", TRUE);

  g_assert_nonnull (strstr (number, "      Timeout: 30 # seconds\n"));
  g_assert_nonnull (strstr (string, "      Timeout: '30' # seconds\n"));
  assert_yaml (same, plain);
  g_assert_nonnull (strstr (role, "      Role: !GetAtt Role.Arn\n"));
  g_assert_nonnull (strstr (section, "Description: 'yes'\n"));
}

static void
test_set_refuses (void)
{
  g_autoptr (CfnProof) proof = prove (plain);
  CfnTemplate *template = cfn_proof_get_template (proof);
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_change_set (template, "Nobody.Properties.Timeout", "3", &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (cfn_change_set (template, "Function.Properties.Timeout", "[1", &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL);
  g_clear_error (&error);
  g_assert_null (cfn_change_set (template, "Function..Timeout", "1", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (cfn_change_unset (template, "Function.Properties.Role", &error));
  g_assert_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_NO_SUCH_PATH);
}

static char *
remove_ids (const char         *yaml,
            const char * const *ids,
            const char         *expected_dependents)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  g_auto (GStrv) dependents = NULL;
  g_autofree char *joined = NULL;
  GError *error = NULL;
  CfnEdit *edit = cfn_change_remove (cfn_proof_get_template (proof), ids, &dependents, &error);
  char *text = apply (proof, edit, error);

  joined = g_strjoinv (" ", dependents);
  g_assert_cmpstr (joined, ==, expected_dependents);
  return text;
}

#define REMOVE(yaml, dependents, ...) \
  remove_ids (yaml, (const char * const[]) { __VA_ARGS__, NULL }, dependents)

static const char stack[] =
  "Resources:\n"
  "  Table:\n"
  "    Type: AWS::DynamoDB::Table\n"
  "  Mapping:\n"
  "    Type: AWS::Lambda::EventSourceMapping\n"
  "    DependsOn: [Table, Role]\n"
  "    Properties:\n"
  "      BatchSize: 1\n"
  "      EventSourceArn: !GetAtt Table.StreamArn\n"
  "      DestinationConfig:\n"
  "        OnFailure:\n"
  "          Destination: !GetAtt Failures.Arn\n"
  "  Failures:\n"
  "    Type: AWS::SQS::Queue\n"
  "  Role:\n"
  "    Type: AWS::IAM::Role\n"
  "    Properties:\n"
  "      Policies:\n"
  "        - PolicyName: One\n"
  "          PolicyDocument:\n"
  "            Statement:\n"
  "              - Effect: Allow\n"
  "                Action: '*'\n"
  "                Resource: !GetAtt Table.Arn\n"
  "        - PolicyName: Two\n"
  "          PolicyDocument:\n"
  "            Statement:\n"
  "              - Effect: Allow\n"
  "                Action: '*'\n"
  "                Resource:\n"
  "                  - !Sub ${Table.Arn}/index/*\n"
  "                  - !GetAtt Failures.Arn\n"
  "      Tags:\n"
  "        - Key: table\n"
  "          Value: !Ref Table\n"
  "        - Key: about\n"
  "          Value: !Sub The role for ${Table}\n"
  "Outputs:\n"
  "  TableName:\n"
  "    Value: !Ref Table\n"
  "  QueueUrl:\n"
  "    Value: !Ref Failures\n";

static void
test_remove (void)
{
  g_autofree char *found = REMOVE (stack, "Mapping Role Outputs.TableName", "Table");

  assert_yaml (found,
               "Resources:\n"
               "  Mapping:\n"
               "    Type: AWS::Lambda::EventSourceMapping\n"
               "    DependsOn: [Role]\n"
               "    Properties:\n"
               "      BatchSize: 1\n"
               "      DestinationConfig:\n"
               "        OnFailure:\n"
               "          Destination: !GetAtt Failures.Arn\n"
               "  Failures:\n"
               "    Type: AWS::SQS::Queue\n"
               "  Role:\n"
               "    Type: AWS::IAM::Role\n"
               "    Properties:\n"
               "      Policies:\n"
               "        - PolicyName: Two\n"
               "          PolicyDocument:\n"
               "            Statement:\n"
               "              - Effect: Allow\n"
               "                Action: '*'\n"
               "                Resource:\n"
               "                  - !GetAtt Failures.Arn\n"
               "      Tags:\n"
               "        - Key: about\n"
               "          Value: !Sub The role for ${Table}\n"
               "Outputs:\n"
               "  QueueUrl:\n"
               "    Value: !Ref Failures\n");
}

static void
test_remove_prunes (void)
{
  g_autofree char *found = REMOVE (stack, "Mapping Role Outputs.QueueUrl", "Failures");

  g_assert_null (strstr (found, "DestinationConfig"));
  g_assert_null (strstr (found, "QueueUrl"));
  g_assert_nonnull (strstr (found, "BatchSize: 1\n"));
}

static void
test_remove_several (void)
{
  g_autofree char *found = REMOVE (stack, "Outputs.TableName Outputs.QueueUrl", "Role", "Table",
                                   "Mapping", "Failures", "Table");
  g_autoptr (CfnProof) proof = prove (found);

  g_assert_cmpuint (cfn_template_get_n_resources (cfn_proof_get_template (proof)), ==, 0);
  g_assert_true (cfn_tree_is_whole (cfn_template_get_tree (cfn_proof_get_template (proof))));
}

static void
test_remove_unknown (void)
{
  g_autoptr (CfnProof) proof = prove (stack);
  const char * const ids[] = { "Table", "Nobody", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_change_remove (cfn_proof_get_template (proof), ids, NULL, &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
}

static void
test_rename (void)
{
  g_autoptr (CfnProof) proof = prove ("Resources:\n"
                                      "  Table: # Table stays here\n"
                                      "    Type: AWS::DynamoDB::Table\n"
                                      "  \"TableTwo\":\n"
                                      "    Type: AWS::SNS::Topic\n"
                                      "    DependsOn: ['Table', TableTwo]\n"
                                      "    Properties:\n"
                                      "      A: !Ref Table\n"
                                      "      B: {\"Fn::GetAtt\": [ Table , Arn ]}\n"
                                      "      C: !GetAtt 'Table.StreamArn'\n"
                                      "      D: !Sub \"${Table} ${Table.Arn} ${!Table} Table\"\n"
                                      "      E: Table\n");
  CfnTemplate *template = cfn_proof_get_template (proof);
  g_autoptr (GError) refused = NULL;
  GError *error = NULL;
  CfnEdit *edit = cfn_change_rename (template, "Table", "Orders", &error);
  g_autofree char *found = apply (proof, edit, error);

  assert_yaml (found,
               "Resources:\n"
               "  Orders: # Table stays here\n"
               "    Type: AWS::DynamoDB::Table\n"
               "  \"TableTwo\":\n"
               "    Type: AWS::SNS::Topic\n"
               "    DependsOn: ['Orders', TableTwo]\n"
               "    Properties:\n"
               "      A: !Ref Orders\n"
               "      B: {\"Fn::GetAtt\": [ Orders , Arn ]}\n"
               "      C: !GetAtt 'Orders.StreamArn'\n"
               "      D: !Sub \"${Orders} ${Orders.Arn} ${!Table} Table\"\n"
               "      E: Table\n");

  g_assert_null (cfn_change_rename (template, "Table", "TableTwo", &refused));
  g_assert_error (refused, CFN_WRITER_ERROR, CFN_WRITER_ERROR_EXISTS);
  g_clear_error (&refused);
  g_assert_null (cfn_change_rename (template, "Table", "my-table", &refused));
  g_assert_error (refused, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL);
  g_clear_error (&refused);
  g_assert_null (cfn_change_rename (template, "Nobody", "Somebody", &refused));
  g_assert_error (refused, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
}

/* What refers to one resource from many others goes in a few steps, each read once. */
static void
test_remove_what_hundreds_refer_to (void)
{
  const char *ids[] = { "Role", NULL };
  g_autoptr (GString) before = g_string_new ("Resources:\n  Role: {Type: AWS::IAM::Role}\n");
  g_autoptr (GString) after = g_string_new ("Resources:\n");
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (CfnTemplate) template = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (CfnText) text = NULL;
  g_auto (GStrv) dependents = NULL;

  for (guint i = 0; i < 400; i++)
    {
      const char *head = "  Function%u:\n    Type: AWS::Lambda::Function\n";
      const char *tail = "    Properties:\n      Handler: index.handler # kept\n";

      g_string_append_printf (before, head, i);
      g_string_append (before, "    DependsOn: Role\n");
      g_string_append (before, tail);
      g_string_append (before, "      Role: !GetAtt Role.Arn # gone\n");
      g_string_append_printf (after, head, i);
      g_string_append (after, tail);
    }
  tree = cfn_tree_read_string (before->str);
  template = cfn_template_new (tree);
  edit = cfn_change_remove (template, ids, &dependents, NULL);

  g_assert_nonnull (edit);
  text = cfn_edit_apply (edit, cfn_template_get_text (template));
  g_assert_cmpstr (cfn_text_get_data (text, NULL), ==, after->str);
  g_assert_cmpuint (g_strv_length (dependents), ==, 400);
  g_assert_cmpstr (dependents[399], ==, "Function399");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change/add/table", test_add_table);
  g_test_add_func ("/change/add/function-as-json", test_add_function_as_json);
  g_test_add_func ("/change/add/everything", test_add_everything);
  g_test_add_func ("/change/add/refuses", test_add_refuses);
  g_test_add_func ("/change/broken-text", test_broken_text);
  g_test_add_func ("/change/set", test_set);
  g_test_add_func ("/change/set/refuses", test_set_refuses);
  g_test_add_func ("/change/remove", test_remove);
  g_test_add_func ("/change/remove/prunes", test_remove_prunes);
  g_test_add_func ("/change/remove/several", test_remove_several);
  g_test_add_func ("/change/remove/unknown", test_remove_unknown);
  g_test_add_func ("/change/remove/what-hundreds-refer-to", test_remove_what_hundreds_refer_to);

  g_test_add_func ("/change/rename", test_rename);

  return g_test_run ();
}
