/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-policy-private.h"

#include <string.h>

#define LOGS "logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents"
#define ENI                                                                                       \
  "ec2:CreateNetworkInterface ec2:DescribeNetworkInterfaces ec2:DeleteNetworkInterface "          \
  "ec2:AssignPrivateIpAddresses ec2:UnassignPrivateIpAddresses"
#define STREAM                                                                                    \
  "dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams"

/* AWS Managed Policy Reference Guide. Sorted as there; every statement allows. Of the two
 * full-access policies only the statements about DynamoDB are told: nothing else in them concerns a
 * trigger. */
static const IamManagedPolicy managed_policies[] = {
  { "service-role/AWSLambdaDynamoDBExecutionRole", STREAM " " LOGS " @*" },
  { "service-role/AWSLambdaBasicExecutionRole", LOGS " @*" },
  { "AWSLambdaInvocation-DynamoDB", "lambda:InvokeFunction " STREAM " @*" },
  { "service-role/AWSLambdaVPCAccessExecutionRole", LOGS " " ENI " ec2:DescribeSubnets @*" },
  { "service-role/AWSLambdaENIManagementAccess", ENI " @*" },
  { "service-role/AWSLambdaKinesisExecutionRole",
    "kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:GetRecords "
    "kinesis:GetShardIterator kinesis:ListShards kinesis:ListStreams "
    "kinesis:SubscribeToShard " LOGS " @*" },
  { "service-role/AWSLambdaSQSQueueExecutionRole",
    "sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes " LOGS " @*" },
  { "service-role/AWSLambdaMSKExecutionRole",
    "kafka:DescribeCluster kafka:DescribeClusterV2 kafka:GetBootstrapBrokers "
    "ec2:CreateNetworkInterface ec2:DescribeNetworkInterfaces ec2:DescribeVpcs "
    "ec2:DeleteNetworkInterface ec2:DescribeSubnets ec2:DescribeSecurityGroups " LOGS " @*" },
  { "service-role/AWSLambdaRole", "lambda:InvokeFunction @*" },
  { "service-role/AWSLambdaBasicDurableExecutionRolePolicy",
    LOGS " lambda:CheckpointDurableExecution lambda:GetDurableExecutionState @*" },
  { "AWSLambdaExecute",
    "logs:* @arn:aws:logs:*:*:*; s3:GetObject s3:PutObject @arn:aws:s3:::*" },
  { "AWSXRayDaemonWriteAccess",
    "xray:PutTraceSegments xray:PutTelemetryRecords xray:GetSamplingRules "
    "xray:GetSamplingTargets xray:GetSamplingStatisticSummaries @*" },
  { "AWSXrayWriteOnlyAccess",
    "xray:PutTraceSegments xray:PutTelemetryRecords xray:GetSamplingRules "
    "xray:GetSamplingTargets xray:GetSamplingStatisticSummaries @*" },
  { "AmazonDynamoDBFullAccess", "dynamodb:* dax:* @*" },
  { "AmazonDynamoDBFullAccess_v2", "dynamodb:* dax:* @*" },
  { "AmazonDynamoDBReadOnlyAccess",
    "dynamodb:BatchGetItem dynamodb:Describe* dynamodb:List* dynamodb:GetAbacStatus "
    "dynamodb:GetItem dynamodb:GetResourcePolicy dynamodb:Query dynamodb:Scan "
    "dynamodb:PartiQLSelect @*" },
  { "AmazonSQSFullAccess", "sqs:* @*" },
  { "AdministratorAccess", "* @*" },
};

const IamManagedPolicy *
iam_managed_find (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (managed_policies); i++)
    {
      if (g_str_equal (managed_policies[i].path, path))
        return &managed_policies[i];
    }

  return NULL;
}

const char *
iam_managed_date (void)
{
  return "2026-08-22";
}

/* What follows "arn:PARTITION:iam::aws:policy/", whatever the partition is; NULL when it is no such
 * ARN. */
static const char *
managed_path (const char *arn)
{
  static const char marker[] = ":iam::aws:policy/";
  const char *found = g_str_has_prefix (arn, "arn:") ? strstr (arn, marker) : NULL;

  return found != NULL ? found + strlen (marker) : NULL;
}

IamPolicy *
iam_policy_new_managed (IamText *arn,
                        CfnNode *node)
{
  IamPolicy *self;
  g_autofree char *string = NULL;
  const IamManagedPolicy *known;
  const char *path;

  g_return_val_if_fail (arn != NULL, NULL);

  string = iam_text_to_string (arn);
  path = managed_path (string);
  known = path != NULL ? iam_managed_find (path) : NULL;
  if (known == NULL)
    return iam_policy_new_opaque (node, iam_text_get_unknown (arn) != NULL
                                          ? iam_text_get_unknown (arn) : "managed-policy");

  path = strrchr (known->path, '/');
  self = iam_policy_new_empty (node, path != NULL ? path + 1 : known->path);
  iam_policy_add_lines (self, NULL, NULL, known->statements);

  return self;
}
