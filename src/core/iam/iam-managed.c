/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-policy-private.h"

#include <string.h>

#define LOGS "logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents"
#define ENI                                                                                       \
  "ec2:CreateNetworkInterface ec2:DescribeNetworkInterfaces ec2:DeleteNetworkInterface "          \
  "ec2:AssignPrivateIpAddresses ec2:UnassignPrivateIpAddresses"
#define STREAM                                                                                    \
  "dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams"

/* What all three policies for DynamoDB may look at elsewhere. */
#define LOOK                                                                                      \
  "application-autoscaling:DescribeScalableTargets "                                              \
  "application-autoscaling:DescribeScalingActivities "                                            \
  "application-autoscaling:DescribeScalingPolicies cloudwatch:DescribeAlarms "                    \
  "cloudwatch:GetMetricStatistics cloudwatch:GetMetricData ec2:DescribeVpcs "                     \
  "ec2:DescribeSubnets ec2:DescribeSecurityGroups iam:ListRoles kms:DescribeKey "                 \
  "kms:ListAliases sns:ListTopics lambda:ListFunctions lambda:ListEventSourceMappings "           \
  "tag:GetResources kinesis:ListStreams kinesis:DescribeStream kinesis:DescribeStreamSummary"
/* What the older two of them may look at as well. */
#define LOOK_MORE                                                                                 \
  "cloudwatch:DescribeAlarmHistory cloudwatch:DescribeAlarmsForMetric cloudwatch:ListMetrics "    \
  "datapipeline:DescribeObjects datapipeline:DescribePipelines "                                  \
  "datapipeline:GetPipelineDefinition datapipeline:ListPipelines datapipeline:QueryObjects "      \
  "iam:GetRole sns:ListSubscriptionsByTopic lambda:GetFunctionConfiguration "                     \
  "resource-groups:ListGroups resource-groups:ListGroupResources resource-groups:GetGroup "       \
  "resource-groups:GetGroupQuery"
#define INSIGHT                                                                                   \
  "cloudwatch:GetInsightRuleReport "                                                              \
  "@arn:aws:cloudwatch:*:*:insight-rule/DynamoDBContributorInsights*"
#define LINKED_ROLES                                                                              \
  "iam:CreateServiceLinkedRole @* =iam:AWSServiceName=replication.dynamodb.amazonaws.com|"        \
  "dax.amazonaws.com|dynamodb.application-autoscaling.amazonaws.com|"                             \
  "contributorinsights.dynamodb.amazonaws.com|kinesisreplication.dynamodb.amazonaws.com"
#define SCALING                                                                                   \
  "application-autoscaling:DeleteScalingPolicy application-autoscaling:DeregisterScalableTarget " \
  "application-autoscaling:PutScalingPolicy application-autoscaling:RegisterScalableTarget"

/* AWS Managed Policy Reference Guide. Sorted as there; every statement allows. */
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
  { "AmazonDynamoDBFullAccess",
    "dynamodb:* dax:* " SCALING " " LOOK " " LOOK_MORE " cloudwatch:DeleteAlarms "
    "cloudwatch:PutMetricAlarm datapipeline:ActivatePipeline datapipeline:CreatePipeline "
    "datapipeline:DeletePipeline datapipeline:PutPipelineDefinition sns:CreateTopic "
    "sns:DeleteTopic sns:ListSubscriptions sns:Subscribe sns:Unsubscribe sns:SetTopicAttributes "
    "lambda:CreateFunction lambda:CreateEventSourceMapping lambda:DeleteEventSourceMapping "
    "lambda:DeleteFunction resource-groups:DeleteGroup resource-groups:CreateGroup @*; " INSIGHT
    "; iam:PassRole @* =iam:PassedToService=application-autoscaling.amazonaws.com|"
    "application-autoscaling.amazonaws.com.cn|dax.amazonaws.com; " LINKED_ROLES },
  { "AmazonDynamoDBFullAccess_v2",
    "dynamodb:* dax:* " LOOK " @*; " SCALING
    " @* =application-autoscaling:service-namespace=dynamodb; " INSIGHT "; " LINKED_ROLES },
  { "AmazonDynamoDBReadOnlyAccess",
    "dynamodb:BatchGetItem dynamodb:Describe* dynamodb:List* dynamodb:GetAbacStatus "
    "dynamodb:GetItem dynamodb:GetResourcePolicy dynamodb:Query dynamodb:Scan "
    "dynamodb:PartiQLSelect dax:Describe* dax:List* dax:GetItem dax:BatchGetItem dax:Query "
    "dax:Scan " LOOK " " LOOK_MORE " @*; " INSIGHT },
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

const IamManagedPolicy *
iam_managed_get (guint *n_policies)
{
  *n_policies = G_N_ELEMENTS (managed_policies);

  return managed_policies;
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
