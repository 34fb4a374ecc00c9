/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-evaluate.h"

#include <string.h>

static IamVerdict
ask (const char *arn,
     const char *action)
{
  g_autoptr (IamText) text = iam_text_new (arn, IAM_TEXT_PLAIN);
  g_autoptr (IamPolicy) policy = iam_policy_new_managed (text, NULL);
  g_autoptr (GPtrArray) policies = g_ptr_array_new ();
  g_autoptr (IamText) resource
    = iam_text_new ("arn:aws:dynamodb:eu-west-1:123456789012:table/t/stream/l", IAM_TEXT_PLAIN);
  IamRequest request = { .action = action, .resource = resource };

  g_ptr_array_add (policies, policy);

  return iam_policies_evaluate (policies, &request).verdict;
}

#define POLICY "arn:aws:iam::aws:policy/"

static void
test_known (void)
{
  static const struct
  {
    const char *arn;
    const char *action;
    IamVerdict verdict;
  } cases[] = {
    { POLICY "service-role/AWSLambdaDynamoDBExecutionRole", "dynamodb:GetRecords",
      IAM_VERDICT_ALLOWED },
    { "arn:aws-cn:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole",
      "dynamodb:ListStreams", IAM_VERDICT_ALLOWED },
    { POLICY "service-role/AWSLambdaDynamoDBExecutionRole", "dynamodb:GetItem",
      IAM_VERDICT_DENIED },
    { POLICY "service-role/AWSLambdaBasicExecutionRole", "dynamodb:GetRecords",
      IAM_VERDICT_DENIED },
    { POLICY "service-role/AWSLambdaKinesisExecutionRole", "dynamodb:GetRecords",
      IAM_VERDICT_DENIED },
    { POLICY "AWSLambdaInvocation-DynamoDB", "dynamodb:GetRecords", IAM_VERDICT_ALLOWED },
    { POLICY "AWSLambdaInvocation-DynamoDB", "logs:PutLogEvents", IAM_VERDICT_DENIED },
    { POLICY "AmazonDynamoDBFullAccess", "dynamodb:GetShardIterator", IAM_VERDICT_ALLOWED },
    { POLICY "AmazonDynamoDBReadOnlyAccess", "dynamodb:DescribeStream", IAM_VERDICT_ALLOWED },
    { POLICY "AmazonDynamoDBReadOnlyAccess", "dynamodb:GetRecords", IAM_VERDICT_DENIED },
    /* The path is part of the name: without it, this is another policy, and not a known one. */
    { POLICY "AWSLambdaDynamoDBExecutionRole", "dynamodb:GetRecords", IAM_VERDICT_UNKNOWN },
    { "arn:aws:iam::123456789012:policy/Ours", "dynamodb:GetRecords", IAM_VERDICT_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].arn, cases[i].action);
      g_assert_cmpint (ask (cases[i].arn, cases[i].action), ==, cases[i].verdict);
    }
}

static void
test_name (void)
{
  g_autoptr (IamText) arn
    = iam_text_new (POLICY "service-role/AWSLambdaBasicExecutionRole", IAM_TEXT_PLAIN);
  g_autoptr (IamPolicy) policy = iam_policy_new_managed (arn, NULL);

  g_assert_cmpstr (iam_policy_get_name (policy), ==, "AWSLambdaBasicExecutionRole");
  g_assert_cmpuint (strlen (iam_managed_date ()), ==, strlen ("2026-01-01"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/managed/known", test_known);
  g_test_add_func ("/managed/name", test_name);

  return g_test_run ();
}
