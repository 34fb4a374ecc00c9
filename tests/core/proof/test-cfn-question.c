/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-question.h"

#include "cfn-tree.h"

static const char text[] =
  "Parameters:\n"
  "  Stage: {Type: String}\n"
  "Resources:\n"
  "  Items:\n"
  "    Type: AWS::DynamoDB::Table\n"
  "    Properties: {}\n"
  "  Files:\n"
  "    Type: AWS::S3::Bucket\n"
  "  Reader:\n"
  "    Type: AWS::IAM::Role\n"
  "    Properties:\n"
  "      AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: []}\n"
  "      Policies:\n"
  "        - PolicyName: read\n"
  "          PolicyDocument:\n"
  "            Version: '2012-10-17'\n"
  "            Statement:\n"
  "              - {Effect: Allow, Action: 'dynamodb:Get*', Resource: !GetAtt Items.Arn}\n"
  "              - {Effect: Allow, Action: 's3:GetObject', Resource: !Ref Stage}\n"
  "              - {Effect: Deny, Action: 'dynamodb:Delete*', Resource: '*'}\n";

static CfnTemplate *
read_template (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (text);

  return cfn_template_new (tree);
}

static CfnAnswer *
ask (const char *action,
     const char *resource)
{
  g_autoptr (CfnTemplate) template = read_template ();
  g_autofree char *similar = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnQuestion) question
    = cfn_question_new (template, "Reader", action, resource, &similar, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cfn_question_get_role (question)->id, ==, "Reader");

  return cfn_question_answer (question);
}

static void
assert_reason (const CfnAnswer *answer,
               guint            index,
               const char      *words,
               gboolean         is_doubt)
{
  const CfnReason *reason = g_ptr_array_index (answer->reasons, index);
  g_autofree char *message = cfn_message_format (reason->message);

  g_assert_cmpstr (message, ==, words);
  g_assert_cmpint (reason->is_doubt, ==, is_doubt);
}

static void
test_allowed (void)
{
  g_autoptr (CfnAnswer) answer = ask ("dynamodb:GetItem", NULL);

  g_assert_cmpint (answer->verdict, ==, IAM_VERDICT_ALLOWED);
  g_assert_cmpuint (answer->reasons->len, ==, 1);
  assert_reason (answer, 0, "allows it", FALSE);
  g_assert_null (answer->note);
  g_assert_nonnull (strstr (answer->resource, ":dynamodb:"));
}

static void
test_denied (void)
{
  g_autoptr (CfnAnswer) by_statement = ask ("dynamodb:DeleteItem", "Items");
  g_autoptr (CfnAnswer) by_none = ask ("dynamodb:PutItem", "Items");
  g_autofree char *note = NULL;

  g_assert_cmpint (by_statement->verdict, ==, IAM_VERDICT_DENIED);
  assert_reason (by_statement, 0, "denies it", FALSE);
  g_assert_cmpint (by_none->verdict, ==, IAM_VERDICT_DENIED);
  g_assert_cmpuint (by_none->reasons->len, ==, 0);
  note = cfn_message_format (by_none->note);
  g_assert_cmpstr (note, ==, "No statement covers it.");
}

static void
test_unknown (void)
{
  g_autoptr (CfnAnswer) answer = ask ("s3:GetObject", "Files");

  g_assert_cmpint (answer->verdict, ==, IAM_VERDICT_UNKNOWN);
  g_assert_cmpuint (answer->reasons->len, ==, 2);
  assert_reason (answer, 0, "may allow it", FALSE);
  assert_reason (answer, 1, "the parameter Stage", TRUE);
}

static void
test_errors (void)
{
  g_autoptr (CfnTemplate) template = read_template ();
  g_autofree char *similar = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnQuestion) question = NULL;

  g_assert_null (cfn_question_new (template, "Raeder", "s3:GetObject", NULL, &similar, &error));
  g_assert_error (error, CFN_QUESTION_ERROR, CFN_QUESTION_ERROR_ROLE);
  g_assert_cmpstr (similar, ==, "Reader");
  g_clear_error (&error);
  g_clear_pointer (&similar, g_free);

  g_assert_null (cfn_question_new (template, "Reader", "GetItem", NULL, &similar, &error));
  g_assert_error (error, CFN_QUESTION_ERROR, CFN_QUESTION_ERROR_ACTION);
  g_clear_error (&error);
  g_clear_pointer (&similar, g_free);

  g_assert_null (cfn_question_new (template, "Reader", "s3:GetObject", "File", &similar, &error));
  g_assert_error (error, CFN_QUESTION_ERROR, CFN_QUESTION_ERROR_RESOURCE);
  g_assert_cmpstr (similar, ==, "Files");
  g_clear_error (&error);
  g_clear_pointer (&similar, g_free);

  /* A new action is asked all the same. */
  question = cfn_question_new (template, "Reader", "dynamodb:GetRecord", NULL, &similar, &error);
  g_assert_no_error (error);
  g_assert_false (cfn_question_knows_action (question));
  g_assert_cmpstr (similar, ==, "dynamodb:GetRecords");
}

static const char guarded[] =
  "Resources:\n"
  "  Jobs:\n"
  "    Type: AWS::SQS::Queue\n"
  "  Files:\n"
  "    Type: AWS::S3::Bucket\n"
  "  Others:\n"
  "    Type: AWS::S3::Bucket\n"
  "  OfJobs:\n"
  "    Type: AWS::SQS::QueuePolicy\n"
  "    Properties:\n"
  "      Queues: [!Ref Jobs]\n"
  "      PolicyDocument:\n"
  "        Statement:\n"
  "          - Effect: Allow\n"
  "            Principal: {Service: s3.amazonaws.com}\n"
  "            Action: sqs:SendMessage\n"
  "            Resource: !GetAtt Jobs.Arn\n"
  "            Condition: {ArnEquals: {'aws:SourceArn': !GetAtt Files.Arn}}\n"
  "          - Effect: Allow\n"
  "            Principal: {AWS: [!Ref AWS::AccountId, '111122223333']}\n"
  "            Action: sqs:ReceiveMessage\n"
  "            Resource: !GetAtt Jobs.Arn\n"
  "          - {Effect: Allow, Principal: {AWS: '*'}, Action: 'sqs:GetQueueUrl', Resource: '*'}\n"
  "          - {Effect: Deny, Principal: '*', Action: 'sqs:PurgeQueue', Resource: '*'}\n";

/* Whoever is no role of the template is asked about, too: by the policy of the resource, and with
 * what is known of such a request. */
static void
test_askers (void)
{
  static const struct
  {
    const char *who;
    const char *action;
    IamVerdict verdict;
    const char *reason;  /* the last one; NULL: none */
  } table[] = {
    { "Files", "sqs:SendMessage", IAM_VERDICT_ALLOWED,
      "allows it (in the policy of the resource)" },
    { "Others", "sqs:SendMessage", IAM_VERDICT_DENIED, NULL },
    { "s3.amazonaws.com", "sqs:SendMessage", IAM_VERDICT_UNKNOWN,
      "the key aws:SourceArn of the request" },
    { "sns.amazonaws.com", "sqs:SendMessage", IAM_VERDICT_DENIED, NULL },
    { "AWS::AccountId", "sqs:ReceiveMessage", IAM_VERDICT_ALLOWED,
      "allows it (in the policy of the resource)" },
    { "111122223333", "sqs:ReceiveMessage", IAM_VERDICT_UNKNOWN,
      "what the policies say that are not in this template, of whoever asks" },
    { "arn:aws:iam::111122223333:role/reader", "sqs:ReceiveMessage", IAM_VERDICT_UNKNOWN,
      "what the policies say that are not in this template, of whoever asks" },
    { "*", "sqs:GetQueueUrl", IAM_VERDICT_ALLOWED, "allows it (in the policy of the resource)" },
    { "*", "sqs:SendMessage", IAM_VERDICT_DENIED, NULL },
    { "AWS::AccountId", "sqs:PurgeQueue", IAM_VERDICT_DENIED,
      "denies it (in the policy of the resource)" },
  };
  g_autoptr (CfnTree) tree = cfn_tree_read_string (guarded);
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *similar = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (CfnQuestion) question
        = cfn_question_new (template, table[i].who, table[i].action, "Jobs", &similar, &error);
      g_autoptr (CfnAnswer) answer = NULL;

      g_assert_no_error (error);
      g_assert_null (cfn_question_get_role (question));
      answer = cfn_question_answer (question);
      g_test_message ("%s %s", table[i].who, table[i].action);
      g_assert_cmpint (answer->verdict, ==, table[i].verdict);
      g_assert_cmpint (answer->reasons->len > 0, ==, table[i].reason != NULL);
      if (table[i].reason != NULL)
        assert_reason (answer, answer->reasons->len - 1, table[i].reason,
                       table[i].verdict == IAM_VERDICT_UNKNOWN);
    }
}

static void
test_no_asker (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (guarded);
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  g_autofree char *similar = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_question_new (template, "Jobs", "sqs:SendMessage", "Jobs", &similar, &error));
  g_assert_error (error, CFN_QUESTION_ERROR, CFN_QUESTION_ERROR_ROLE);
  g_clear_error (&error);
  g_assert_null (cfn_question_new (template, "s3.example.com", "sqs:SendMessage", "Jobs", &similar,
                                   &error));
  g_assert_error (error, CFN_QUESTION_ERROR, CFN_QUESTION_ERROR_ROLE);
}

static void
assert_target (CfnTemplate *template,
               const char  *id,
               const char  *action,
               const char  *attribute,
               const char  *inside)
{
  const CfnActionTarget *target
    = cfn_action_target_find (action, cfn_template_find_resource (template, id));

  g_assert_nonnull (target);
  g_assert_cmpstr (target->attribute, ==, attribute);
  g_assert_cmpstr (target->inside, ==, inside);
}

static void
test_targets (void)
{
  g_autoptr (CfnTemplate) template = read_template ();
  const CfnResource *table = cfn_template_find_resource (template, "Items");
  g_autofree char *stream = NULL;
  g_autofree char *indexes = NULL;

  assert_target (template, "Items", "dynamodb:GetRecords", "StreamArn", NULL);
  assert_target (template, "Items", "dynamodb:GetItem", "Arn", NULL);
  assert_target (template, "Items", "dynamodb:*", "Arn", NULL);
  assert_target (template, "Files", "s3:GetObject", "Arn", "/");
  assert_target (template, "Files", "s3:ListBucket", "Arn", NULL);
  g_assert_null (cfn_action_target_find ("s3:GetObject", table));

  g_assert_cmpstr (cfn_action_target_get (table, 0)->attribute, ==, "StreamArn");
  g_assert_null (cfn_action_target_get (table, 1)->inside);
  g_assert_cmpstr (cfn_action_target_get (table, 2)->inside, ==, "/index/");
  g_assert_null (cfn_action_target_get (table, 3));

  stream = cfn_action_target_to_yaml (cfn_action_target_get (table, 0), table);
  indexes = cfn_action_target_to_yaml (cfn_action_target_get (table, 2), table);
  g_assert_cmpstr (stream, ==, "!GetAtt Items.StreamArn");
  g_assert_cmpstr (indexes, ==, "!Sub '${Items.Arn}/index/*'");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/question/allowed", test_allowed);
  g_test_add_func ("/question/denied", test_denied);
  g_test_add_func ("/question/unknown", test_unknown);
  g_test_add_func ("/question/askers", test_askers);
  g_test_add_func ("/question/no-asker", test_no_asker);
  g_test_add_func ("/question/errors", test_errors);
  g_test_add_func ("/question/targets", test_targets);

  return g_test_run ();
}
