/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-order-table.h"

#include <string.h>

/*
 * Properties as AWS's guides and public templates have them: the name first, then what the thing
 * is, then what refines it, and its tags last. Names are those of AWS's resource schemas; what is
 * not listed here is documented by the alphabet.
 */

typedef struct
{
  const char *type; /* NULL: any */
  const char *path;
  const char *keys;
} Row;

#define CODE_FROM_BUCKET "S3Bucket S3Key S3ObjectVersion S3ObjectStorageMode"
#define INDEX \
  "IndexName KeySchema Projection OnDemandThroughput ProvisionedThroughput WarmThroughput " \
  "ContributorInsightsSpecification"
#define STREAM_OPTIONS \
  "StartingPosition StartingPositionTimestamp BatchSize MaximumBatchingWindowInSeconds " \
  "ParallelizationFactor TumblingWindowInSeconds FilterCriteria FunctionResponseTypes " \
  "MaximumRetryAttempts MaximumRecordAgeInSeconds BisectBatchOnFunctionError DestinationConfig " \
  "ScalingConfig ProvisionedPollerConfig MetricsConfig LoggingConfig KmsKeyArn Enabled Tags"

static const Row rows[] = {
  { "AWS::DynamoDB::Table", "",
    "TableName TableClass AttributeDefinitions KeySchema LocalSecondaryIndexes "
    "GlobalSecondaryIndexes VectorIndexes BillingMode OnDemandThroughput ProvisionedThroughput "
    "WarmThroughput StreamSpecification KinesisStreamSpecification TimeToLiveSpecification "
    "PointInTimeRecoverySpecification SSESpecification ContributorInsightsSpecification "
    "ImportSourceSpecification ResourcePolicy DeletionProtectionEnabled Tags" },
  { "AWS::DynamoDB::Table", "GlobalSecondaryIndexes", INDEX },
  { "AWS::DynamoDB::Table", "LocalSecondaryIndexes", "IndexName KeySchema Projection" },
  { "AWS::DynamoDB::Table", "StreamSpecification", "StreamViewType ResourcePolicy Tags" },
  { "AWS::DynamoDB::Table", "SSESpecification", "SSEEnabled SSEType KMSMasterKeyId" },
  { "AWS::DynamoDB::Table", "KinesisStreamSpecification",
    "StreamArn ApproximateCreationDateTimePrecision" },
  { "AWS::DynamoDB::GlobalTable", "",
    "TableName GlobalTableSourceArn AttributeDefinitions KeySchema LocalSecondaryIndexes "
    "GlobalSecondaryIndexes VectorIndexes BillingMode ReadOnDemandThroughputSettings "
    "WriteOnDemandThroughputSettings ReadProvisionedThroughputSettings "
    "WriteProvisionedThroughputSettings WarmThroughput MultiRegionConsistency "
    "GlobalTableWitnesses StreamSpecification TimeToLiveSpecification SSESpecification Replicas" },
  { "AWS::DynamoDB::GlobalTable", "GlobalSecondaryIndexes",
    "IndexName KeySchema Projection ReadOnDemandThroughputSettings "
    "WriteOnDemandThroughputSettings ReadProvisionedThroughputSettings "
    "WriteProvisionedThroughputSettings WarmThroughput" },
  { "AWS::DynamoDB::GlobalTable", "LocalSecondaryIndexes", "IndexName KeySchema Projection" },
  { "AWS::DynamoDB::GlobalTable", "Replicas",
    "Region TableClass GlobalSecondaryIndexes ReadOnDemandThroughputSettings "
    "ReadProvisionedThroughputSettings ReplicaStreamSpecification KinesisStreamSpecification "
    "PointInTimeRecoverySpecification SSESpecification ContributorInsightsSpecification "
    "ResourcePolicy GlobalTableSettingsReplicationMode DeletionProtectionEnabled Tags" },

  { "AWS::Lambda::Function", "",
    "FunctionName Description PackageType Code ImageConfig Handler Role Runtime Architectures "
    "MemorySize Timeout EphemeralStorage Environment Layers VpcConfig FileSystemConfigs "
    "DeadLetterConfig ReservedConcurrentExecutions TracingConfig LoggingConfig SnapStart "
    "RuntimeManagementConfig RecursiveLoop KmsKeyArn CodeSigningConfigArn DurableConfig "
    "TenancyConfig CapacityProviderConfig FunctionScalingConfig PublishToLatestPublished Tags" },
  { "AWS::Lambda::Function", "Code", CODE_FROM_BUCKET " ImageUri ZipFile SourceKMSKeyArn" },
  { "AWS::Lambda::Function", "ImageConfig", "EntryPoint Command WorkingDirectory" },
  { "AWS::Lambda::Function", "LoggingConfig",
    "LogGroup LogFormat ApplicationLogLevel SystemLogLevel" },
  { "AWS::Lambda::Version", "",
    "FunctionName Description CodeSha256 ProvisionedConcurrencyConfig RuntimePolicy "
    "FunctionScalingConfig" },
  { "AWS::Lambda::Alias", "",
    "FunctionName FunctionVersion Name Description RoutingConfig ProvisionedConcurrencyConfig" },
  { "AWS::Lambda::EventSourceMapping", "",
    "EventSourceArn SelfManagedEventSource FunctionName Queues Topics " STREAM_OPTIONS },
  { "AWS::Lambda::Permission", "",
    "FunctionName Action Principal PrincipalOrgID SourceAccount SourceArn EventSourceToken "
    "FunctionUrlAuthType InvokedViaFunctionUrl" },
  { "AWS::Lambda::EventInvokeConfig", "",
    "FunctionName Qualifier MaximumEventAgeInSeconds MaximumRetryAttempts DestinationConfig" },
  { "AWS::Lambda::EventInvokeConfig", "DestinationConfig", "OnSuccess OnFailure" },
  { "AWS::Lambda::LayerVersion", "",
    "LayerName Description Content CompatibleRuntimes CompatibleArchitectures LicenseInfo" },
  { "AWS::Lambda::LayerVersion", "Content", CODE_FROM_BUCKET },

  { "AWS::IAM::Role", "",
    "RoleName Description AssumeRolePolicyDocument Path PermissionsBoundary MaxSessionDuration "
    "ManagedPolicyArns Policies Tags" },
  { "AWS::IAM::Policy", "", "PolicyName PolicyDocument Roles Users Groups" },
  { "AWS::IAM::RolePolicy", "", "RoleName PolicyName PolicyDocument" },
  { "AWS::IAM::ManagedPolicy", "",
    "ManagedPolicyName Description Path PolicyDocument Roles Users Groups" },

  { "AWS::SQS::Queue", "",
    "QueueName FifoQueue ContentBasedDeduplication DeduplicationScope FifoThroughputLimit "
    "VisibilityTimeout MessageRetentionPeriod DelaySeconds ReceiveMessageWaitTimeSeconds "
    "MaximumMessageSize RedrivePolicy RedriveAllowPolicy SqsManagedSseEnabled KmsMasterKeyId "
    "KmsDataKeyReusePeriodSeconds Tags" },
  { "AWS::SQS::Queue", "RedrivePolicy", "deadLetterTargetArn maxReceiveCount" },
  { "AWS::SQS::QueuePolicy", "", "Queues PolicyDocument" },
  { "AWS::SNS::Topic", "",
    "TopicName DisplayName FifoTopic ContentBasedDeduplication FifoThroughputScope Subscription "
    "KmsMasterKeyId SignatureVersion TracingConfig MaximumMessageSize DeliveryStatusLogging "
    "DataProtectionPolicy ArchivePolicy Tags" },
  { "AWS::SNS::Topic", "Subscription", "Protocol Endpoint" },
  { "AWS::S3::Bucket", "",
    "BucketName BucketNamePrefix BucketNamespace AccessControl OwnershipControls "
    "PublicAccessBlockConfiguration BucketEncryption VersioningConfiguration ObjectLockEnabled "
    "ObjectLockConfiguration LifecycleConfiguration NotificationConfiguration "
    "LoggingConfiguration CorsConfiguration WebsiteConfiguration ReplicationConfiguration "
    "AccelerateConfiguration IntelligentTieringConfigurations AnalyticsConfigurations "
    "InventoryConfigurations MetricsConfigurations MetadataConfiguration "
    "MetadataTableConfiguration AbacStatus Tags" },
  { "AWS::KMS::Key", "",
    "Description Enabled KeySpec KeyUsage Origin MultiRegion EnableKeyRotation "
    "RotationPeriodInDays PendingWindowInDays BypassPolicyLockoutSafetyCheck KeyPolicy Tags" },
  { "AWS::Logs::LogGroup", "",
    "LogGroupName LogGroupClass RetentionInDays KmsKeyId DataProtectionPolicy "
    "FieldIndexPolicies ResourcePolicyDocument DeletionProtectionEnabled "
    "BearerTokenAuthenticationEnabled Tags" },

  { "AWS::Serverless::Function", "",
    "FunctionName Description PackageType CodeUri InlineCode ImageUri ImageConfig Handler Runtime "
    "Architectures MemorySize Timeout EphemeralStorage Role AssumeRolePolicyDocument "
    "PermissionsBoundary Policies Environment Layers VpcConfig FileSystemConfigs Events "
    "FunctionUrlConfig EventInvokeConfig DeadLetterQueue AutoPublishAlias AutoPublishCodeSha256 "
    "VersionDescription DeploymentPreference ProvisionedConcurrencyConfig "
    "ReservedConcurrentExecutions Tracing KmsKeyArn CodeSigningConfigArn Tags" },
  { "AWS::Serverless::Function", "CodeUri", "Bucket Key Version" },
  { "AWS::Serverless::Function", "DeadLetterQueue", "Type TargetArn" },
  { "AWS::Serverless::Function", "ImageConfig", "EntryPoint Command WorkingDirectory" },
  { "AWS::Serverless::Function", "Events.*", "Type Properties" },
  { "AWS::Serverless::Function", "Events.*.Properties", "Stream Queue " STREAM_OPTIONS },

  { NULL, "Statement",
    "Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition" },
  { NULL, "PolicyDocument", "Version Id Statement" },
  { NULL, "AssumeRolePolicyDocument", "Version Id Statement" },
  { NULL, "KeyPolicy", "Version Id Statement" },
  { NULL, "Policies", "PolicyName PolicyDocument" },
  { NULL, "AttributeDefinitions", "AttributeName AttributeType" },
  { NULL, "KeySchema", "AttributeName KeyType" },
  { NULL, "Projection", "ProjectionType NonKeyAttributes" },
  { NULL, "ProvisionedThroughput", "ReadCapacityUnits WriteCapacityUnits" },
  { NULL, "TimeToLiveSpecification", "AttributeName Enabled" },
  { NULL, "OnFailure", "Type Destination" },
  { NULL, "VpcConfig", "SecurityGroupIds SubnetIds Ipv6AllowedForDualStack" },
  { NULL, "FileSystemConfigs", "Arn LocalMountPath" },
  { NULL, "Tags", "Key Value" },
};

/* CloudFormation User Guide, "Resource attributes": what the resource is, what it depends on, what
 * becomes of it, and its properties, the longest part, at the end. */
static const char attributes[] =
  "Type Condition DependsOn DeletionPolicy UpdateReplacePolicy CreationPolicy UpdatePolicy "
  "Metadata Properties";

/* CloudFormation User Guide, "Template sections", and those sections' own pages; Globals is SAM's
 * and stands before Resources. */
static const Row section_rows[] = {
  { NULL, "",
    "AWSTemplateFormatVersion Description Metadata Parameters Rules Mappings Conditions Transform "
    "Globals Resources Outputs Hooks" },
  { NULL, "Parameters",
    "Type Description Default NoEcho AllowedValues AllowedPattern MinLength MaxLength MinValue "
    "MaxValue ConstraintDescription" },
  { NULL, "Rules", "RuleCondition Assertions" },
  { NULL, "Outputs", "Condition Description Value Export" },
  { NULL, "Hooks", "Type Properties" },
};

/* Behind these keys stand names of the author's choice: variables, SAM events, a nested stack's
 * parameters, operators of a policy's conditions. */
static const char * const free_keys[] = {
  "Variables", "Events", "Parameters", "Metadata", "Condition", "Tags",
};

static const char *
last_step (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL ? dot + 1 : path;
}

const char *
cfn_order_table_find (const char *type,
                      const char *path)
{
  if (path == NULL)
    return attributes;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];

      if (row->type == NULL ? strcmp (row->path, last_step (path)) == 0
                            : strcmp (row->path, path) == 0 && g_strcmp0 (row->type, type) == 0)
        return row->keys;
    }

  return NULL;
}

const char *
cfn_order_table_section (const char *section)
{
  g_return_val_if_fail (section != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (section_rows); i++)
    {
      if (strcmp (section_rows[i].path, section) == 0)
        return section_rows[i].keys;
    }

  return NULL;
}

gboolean
cfn_order_table_is_free (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (free_keys); i++)
    {
      if (strcmp (last_step (path), free_keys[i]) == 0)
        return TRUE;
    }

  return FALSE;
}
