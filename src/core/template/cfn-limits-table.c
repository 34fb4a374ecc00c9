/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checked by hand against the API references and quotas that are named; the day is that of
 * cfn_limits_date(). Values that the catalogue lists are not repeated. */
#include "cfn-limits-private.h"

#define NUMBER(path, min, max) { path, CFN_LIMIT_NUMBER, min, max, NULL }
#define NUMBER_OR(path, min, max, other) { path, CFN_LIMIT_NUMBER, min, max, other }
#define AT_LEAST(path, min) { path, CFN_LIMIT_NUMBER, min, G_MAXINT64, NULL }
#define LENGTH(path, min, max) { path, CFN_LIMIT_LENGTH, min, max, NULL }
#define ITEMS(path, min, max) { path, CFN_LIMIT_ITEMS, min, max, NULL }
#define SOME(path) { path, CFN_LIMIT_ITEMS, 1, G_MAXINT64, NULL }
#define PATTERN(path, pattern) { path, CFN_LIMIT_PATTERN, 0, 0, pattern }
#define KEYS(path, pattern) { path, CFN_LIMIT_KEYS, 0, 0, pattern }
#define VALUES(path, values) { path, CFN_LIMIT_VALUES, 0, 0, values }
#define DOCUMENT(path, max) { path, CFN_LIMIT_DOCUMENT, 0, max, NULL }

#define NEEDS(object, path, others) { CFN_PAIRING_NEEDS, object, path, NULL, FALSE, others }
#define NEEDS_WHEN(object, path, value, others)                                                   \
  { CFN_PAIRING_NEEDS, object, path, value, FALSE, others }
#define NEEDS_UNLESS_OTHERWISE(object, path, value, others)                                       \
  { CFN_PAIRING_NEEDS, object, path, value, TRUE, others }
#define EXCLUDES(object, path, others) { CFN_PAIRING_EXCLUDES, object, path, NULL, FALSE, others }
#define EXCLUDES_WHEN(object, path, value, others)                                                \
  { CFN_PAIRING_EXCLUDES, object, path, value, FALSE, others }
#define EXCLUDES_UNLESS_OTHERWISE(object, path, value, others)                                    \
  { CFN_PAIRING_EXCLUDES, object, path, value, TRUE, others }
#define ONE_OF(object, others) { CFN_PAIRING_ONE_OF, object, NULL, NULL, FALSE, others }

/* Service quota: tags a resource. */
#define TAGS ITEMS ("Tags", 0, 50)

#define VIEW_TYPES "KEYS_ONLY|NEW_IMAGE|OLD_IMAGE|NEW_AND_OLD_IMAGES"
#define TABLE_NAME "[a-zA-Z0-9_.-]+"

/* DynamoDB API Reference, CreateTable; service quotas: 20 global and 5 local secondary indexes, 20
 * projected attributes an index. Since November 2025 a global index has up to 4 attributes in each
 * half of its key. */
static const CfnLimit table_limits[] = {
  LENGTH ("TableName", 3, 255),
  PATTERN ("TableName", TABLE_NAME),
  LENGTH ("AttributeDefinitions.AttributeName", 1, 255),
  VALUES ("AttributeDefinitions.AttributeType", "S|N|B"),
  ITEMS ("KeySchema", 1, 2),
  LENGTH ("KeySchema.AttributeName", 1, 255),
  VALUES ("KeySchema.KeyType", "HASH|RANGE"),
  VALUES ("BillingMode", "PROVISIONED|PAY_PER_REQUEST"),
  AT_LEAST ("ProvisionedThroughput.ReadCapacityUnits", 1),
  AT_LEAST ("ProvisionedThroughput.WriteCapacityUnits", 1),
  AT_LEAST ("OnDemandThroughput.MaxReadRequestUnits", 1),
  AT_LEAST ("OnDemandThroughput.MaxWriteRequestUnits", 1),
  AT_LEAST ("WarmThroughput.ReadUnitsPerSecond", 1),
  AT_LEAST ("WarmThroughput.WriteUnitsPerSecond", 1),
  ITEMS ("GlobalSecondaryIndexes", 1, 20),
  LENGTH ("GlobalSecondaryIndexes.IndexName", 3, 255),
  PATTERN ("GlobalSecondaryIndexes.IndexName", TABLE_NAME),
  ITEMS ("GlobalSecondaryIndexes.KeySchema", 1, 8),
  VALUES ("GlobalSecondaryIndexes.KeySchema.KeyType", "HASH|RANGE"),
  VALUES ("GlobalSecondaryIndexes.Projection.ProjectionType", "ALL|KEYS_ONLY|INCLUDE"),
  ITEMS ("GlobalSecondaryIndexes.Projection.NonKeyAttributes", 1, 20),
  LENGTH ("GlobalSecondaryIndexes.Projection.NonKeyAttributes", 1, 255),
  AT_LEAST ("GlobalSecondaryIndexes.ProvisionedThroughput.ReadCapacityUnits", 1),
  AT_LEAST ("GlobalSecondaryIndexes.ProvisionedThroughput.WriteCapacityUnits", 1),
  ITEMS ("LocalSecondaryIndexes", 1, 5),
  LENGTH ("LocalSecondaryIndexes.IndexName", 3, 255),
  PATTERN ("LocalSecondaryIndexes.IndexName", TABLE_NAME),
  ITEMS ("LocalSecondaryIndexes.KeySchema", 2, 2),
  VALUES ("LocalSecondaryIndexes.KeySchema.KeyType", "HASH|RANGE"),
  VALUES ("LocalSecondaryIndexes.Projection.ProjectionType", "ALL|KEYS_ONLY|INCLUDE"),
  ITEMS ("LocalSecondaryIndexes.Projection.NonKeyAttributes", 1, 20),
  LENGTH ("LocalSecondaryIndexes.Projection.NonKeyAttributes", 1, 255),
  VALUES ("StreamSpecification.StreamViewType", VIEW_TYPES),
  VALUES ("SSESpecification.SSEType", "KMS"),
  LENGTH ("TimeToLiveSpecification.AttributeName", 1, 255),
  NUMBER ("PointInTimeRecoverySpecification.RecoveryPeriodInDays", 1, 35),
  LENGTH ("KinesisStreamSpecification.StreamArn", 37, 1024),
  VALUES ("ImportSourceSpecification.InputFormat", "CSV|DYNAMODB_JSON|ION"),
  VALUES ("ImportSourceSpecification.InputCompressionType", "GZIP|ZSTD|NONE"),
  VALUES ("TableClass", "STANDARD|STANDARD_INFREQUENT_ACCESS"),
  TAGS,
};

static const CfnPairing table_pairings[] = {
  EXCLUDES_WHEN ("", "BillingMode", "PAY_PER_REQUEST",
                 "ProvisionedThroughput|GlobalSecondaryIndexes.ProvisionedThroughput"),
  NEEDS_UNLESS_OTHERWISE ("", "BillingMode", "PROVISIONED",
                          "ProvisionedThroughput|GlobalSecondaryIndexes.ProvisionedThroughput"),
  EXCLUDES_UNLESS_OTHERWISE ("", "BillingMode", "PROVISIONED",
                             "OnDemandThroughput|GlobalSecondaryIndexes.OnDemandThroughput"),
  NEEDS ("SSESpecification", "KMSMasterKeyId", "SSEType"),
  NEEDS_WHEN ("TimeToLiveSpecification", "Enabled", "true", "AttributeName"),
  NEEDS ("PointInTimeRecoverySpecification", "RecoveryPeriodInDays",
         "PointInTimeRecoveryEnabled"),
  NEEDS_WHEN ("GlobalSecondaryIndexes.Projection", "ProjectionType", "INCLUDE",
              "NonKeyAttributes"),
  EXCLUDES_WHEN ("GlobalSecondaryIndexes.Projection", "ProjectionType", "ALL",
                 "NonKeyAttributes"),
  EXCLUDES_WHEN ("GlobalSecondaryIndexes.Projection", "ProjectionType", "KEYS_ONLY",
                 "NonKeyAttributes"),
  NEEDS_WHEN ("LocalSecondaryIndexes.Projection", "ProjectionType", "INCLUDE",
              "NonKeyAttributes"),
  EXCLUDES_WHEN ("LocalSecondaryIndexes.Projection", "ProjectionType", "ALL",
                 "NonKeyAttributes"),
  EXCLUDES_WHEN ("LocalSecondaryIndexes.Projection", "ProjectionType", "KEYS_ONLY",
                 "NonKeyAttributes"),
};

/* DynamoDB API Reference, CreateTable and UpdateTable; DynamoDB Developer Guide, global tables:
 * strong consistency takes three regions, of which one may be a witness. */
static const CfnLimit global_table_limits[] = {
  LENGTH ("TableName", 3, 255),
  PATTERN ("TableName", TABLE_NAME),
  LENGTH ("AttributeDefinitions.AttributeName", 1, 255),
  VALUES ("AttributeDefinitions.AttributeType", "S|N|B"),
  ITEMS ("KeySchema", 1, 2),
  VALUES ("KeySchema.KeyType", "HASH|RANGE"),
  VALUES ("BillingMode", "PROVISIONED|PAY_PER_REQUEST"),
  SOME ("Replicas"),
  ITEMS ("GlobalTableWitnesses", 0, 1),
  ITEMS ("GlobalSecondaryIndexes", 1, 20),
  LENGTH ("GlobalSecondaryIndexes.IndexName", 3, 255),
  PATTERN ("GlobalSecondaryIndexes.IndexName", TABLE_NAME),
  ITEMS ("GlobalSecondaryIndexes.KeySchema", 1, 8),
  VALUES ("GlobalSecondaryIndexes.Projection.ProjectionType", "ALL|KEYS_ONLY|INCLUDE"),
  ITEMS ("GlobalSecondaryIndexes.Projection.NonKeyAttributes", 1, 20),
  ITEMS ("LocalSecondaryIndexes", 1, 5),
  LENGTH ("LocalSecondaryIndexes.IndexName", 3, 255),
  PATTERN ("LocalSecondaryIndexes.IndexName", TABLE_NAME),
  ITEMS ("LocalSecondaryIndexes.KeySchema", 2, 2),
  VALUES ("LocalSecondaryIndexes.Projection.ProjectionType", "ALL|KEYS_ONLY|INCLUDE"),
  VALUES ("StreamSpecification.StreamViewType", VIEW_TYPES),
  VALUES ("SSESpecification.SSEType", "KMS|AES256"),
  LENGTH ("TimeToLiveSpecification.AttributeName", 1, 255),
  AT_LEAST ("WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings.MinCapacity", 1),
  AT_LEAST ("WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings.MaxCapacity", 1),
  AT_LEAST ("WriteOnDemandThroughputSettings.MaxWriteRequestUnits", 1),
  NUMBER ("Replicas.PointInTimeRecoverySpecification.RecoveryPeriodInDays", 1, 35),
  VALUES ("Replicas.TableClass", "STANDARD|STANDARD_INFREQUENT_ACCESS"),
};

static const CfnPairing global_table_pairings[] = {
  NEEDS_UNLESS_OTHERWISE ("", "BillingMode", "PROVISIONED", "WriteProvisionedThroughputSettings"),
  EXCLUDES_WHEN ("", "BillingMode", "PAY_PER_REQUEST", "WriteProvisionedThroughputSettings"),
  NEEDS_WHEN ("TimeToLiveSpecification", "Enabled", "true", "AttributeName"),
};

/* Lambda API Reference, FunctionName, as CloudFormation takes it. */
#define FUNCTION_NAME                                                                             \
  "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2,4}(-[a-z]+)+-\\d:)?(\\d{12}:)?(function:)?"           \
  "([a-zA-Z0-9-_]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?"
#define ROLE_ARN "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@/-]+"
#define LAYER_ARN "arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+"

/* Lambda API Reference, CreateFunction; Lambda quotas. A function on managed instances may have up
 * to 32,768 MB and run for 5,400 seconds. */
static const CfnLimit function_limits[] = {
  LENGTH ("FunctionName", 1, 140),
  PATTERN ("FunctionName", "[a-zA-Z0-9-_]{1,64}|arn:.*:function:[a-zA-Z0-9-_]{1,64}"),
  LENGTH ("Handler", 0, 128),
  PATTERN ("Handler", "[^\\s]+"),
  LENGTH ("Description", 0, 256),
  PATTERN ("Role", ROLE_ARN),
  NUMBER ("Timeout", 1, 5400),
  NUMBER ("MemorySize", 128, 32768),
  NUMBER ("EphemeralStorage.Size", 512, 10240),
  ITEMS ("Architectures", 1, 1),
  VALUES ("Architectures", "x86_64|arm64"),
  ITEMS ("Layers", 0, 5),
  PATTERN ("Layers", LAYER_ARN),
  LENGTH ("Code.S3Bucket", 3, 63),
  LENGTH ("Code.S3Key", 1, 1024),
  LENGTH ("Code.S3ObjectVersion", 1, 1024),
  /* What the zip of inline code may have; a template has less room anyhow. */
  LENGTH ("Code.ZipFile", 0, 4194304),
  KEYS ("Environment.Variables", "[a-zA-Z][a-zA-Z0-9_]+"),
  AT_LEAST ("ReservedConcurrentExecutions", 0),
  ITEMS ("VpcConfig.SecurityGroupIds", 0, 5),
  ITEMS ("VpcConfig.SubnetIds", 0, 16),
  LENGTH ("LoggingConfig.LogGroup", 1, 512),
  PATTERN ("LoggingConfig.LogGroup", "[.\\-_/#A-Za-z0-9]+"),
  ITEMS ("FileSystemConfigs", 0, 1),
  LENGTH ("FileSystemConfigs.LocalMountPath", 0, 160),
  PATTERN ("FileSystemConfigs.LocalMountPath", "/mnt/[a-zA-Z0-9-_.]+"),
  ITEMS ("ImageConfig.Command", 0, 1500),
  ITEMS ("ImageConfig.EntryPoint", 0, 1500),
  LENGTH ("ImageConfig.WorkingDirectory", 0, 1000),
  NUMBER ("DurableConfig.ExecutionTimeout", 1, 31622400),
  NUMBER ("DurableConfig.RetentionPeriodInDays", 1, 90),
  NUMBER ("FunctionScalingConfig.MinExecutionEnvironments", 0, 15000),
  NUMBER ("FunctionScalingConfig.MaxExecutionEnvironments", 0, 15000),
  TAGS,
};

static const CfnPairing function_pairings[] = {
  ONE_OF ("Code", "ZipFile|S3Bucket|ImageUri"),
  NEEDS ("Code", "S3Bucket", "S3Key"),
  NEEDS ("Code", "S3Key", "S3Bucket"),
  NEEDS ("Code", "S3ObjectVersion", "S3Bucket"),
  NEEDS ("", "Code.ZipFile", "Handler|Runtime"),
  EXCLUDES_WHEN ("", "PackageType", "Image", "Handler|Runtime|Layers|Code.ZipFile|Code.S3Bucket"),
  EXCLUDES_UNLESS_OTHERWISE ("", "PackageType", "Zip", "ImageConfig|Code.ImageUri"),
  NEEDS ("", "FileSystemConfigs", "VpcConfig"),
  EXCLUDES_UNLESS_OTHERWISE ("LoggingConfig", "LogFormat", "Text",
                             "ApplicationLogLevel|SystemLogLevel"),
  NEEDS_WHEN ("RuntimeManagementConfig", "UpdateRuntimeOn", "Manual", "RuntimeVersionArn"),
};

/* Lambda API Reference, PublishVersion. */
static const CfnLimit version_limits[] = {
  LENGTH ("FunctionName", 1, 140),
  PATTERN ("FunctionName", FUNCTION_NAME),
  LENGTH ("Description", 0, 256),
  AT_LEAST ("ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions", 1),
};

/* Lambda API Reference, CreateAlias. */
static const CfnLimit alias_limits[] = {
  LENGTH ("Name", 1, 128),
  PATTERN ("Name", "(?!^[0-9]+$)([a-zA-Z0-9-_]+)"),
  LENGTH ("FunctionName", 1, 140),
  PATTERN ("FunctionName", FUNCTION_NAME),
  PATTERN ("FunctionVersion", "\\$LATEST(\\.PUBLISHED)?|[0-9]+"),
  LENGTH ("Description", 0, 256),
  AT_LEAST ("ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions", 1),
};

/* Lambda API Reference, CreateEventSourceMapping; Lambda quotas: 10 filters at most. */
static const CfnLimit mapping_limits[] = {
  LENGTH ("EventSourceArn", 12, 1024),
  LENGTH ("FunctionName", 1, 140),
  PATTERN ("FunctionName", FUNCTION_NAME),
  VALUES ("StartingPosition", "TRIM_HORIZON|LATEST|AT_TIMESTAMP"),
  NUMBER ("BatchSize", 1, 10000),
  NUMBER ("MaximumBatchingWindowInSeconds", 0, 300),
  NUMBER ("ParallelizationFactor", 1, 10),
  NUMBER ("MaximumRetryAttempts", -1, 10000),
  NUMBER_OR ("MaximumRecordAgeInSeconds", 60, 604800, "-1"),
  LENGTH ("DestinationConfig.OnFailure.Destination", 12, 1024),
  ITEMS ("FilterCriteria.Filters", 0, 10),
  LENGTH ("FilterCriteria.Filters.Pattern", 0, 4096),
  ITEMS ("FunctionResponseTypes", 0, 1),
  VALUES ("FunctionResponseTypes", "ReportBatchItemFailures"),
  NUMBER ("TumblingWindowInSeconds", 0, 900),
  NUMBER ("ScalingConfig.MaximumConcurrency", 2, 1000),
  ITEMS ("Queues", 1, 1),
  ITEMS ("Topics", 1, 1),
  LENGTH ("Topics", 1, 249),
  TAGS,
};

static const CfnPairing mapping_pairings[] = {
  ONE_OF ("", "EventSourceArn|SelfManagedEventSource"),
  NEEDS_WHEN ("", "StartingPosition", "AT_TIMESTAMP", "StartingPositionTimestamp"),
  EXCLUDES ("", "ProvisionedPollerConfig", "ScalingConfig"),
};

#define DDB CFN_SOURCE_DYNAMODB
#define KDS CFN_SOURCE_KINESIS
#define SQS CFN_SOURCE_SQS
#define ALL_KAFKA (CFN_SOURCE_MSK | CFN_SOURCE_KAFKA)
#define DOC CFN_SOURCE_DOCUMENTDB

/* Lambda API Reference, CreateEventSourceMapping. */
const CfnSourceLimit cfn_source_limits[] = {
  { "StartingPosition", DDB | KDS | ALL_KAFKA | DOC },
  { "StartingPositionTimestamp", KDS | ALL_KAFKA | DOC },
  { "ParallelizationFactor", DDB | KDS },
  { "TumblingWindowInSeconds", DDB | KDS },
  { "BisectBatchOnFunctionError", DDB | KDS | ALL_KAFKA },
  { "MaximumRetryAttempts", DDB | KDS | ALL_KAFKA },
  { "MaximumRecordAgeInSeconds", DDB | KDS | ALL_KAFKA },
  { "DestinationConfig", DDB | KDS | ALL_KAFKA },
  { "FunctionResponseTypes", DDB | KDS | SQS | ALL_KAFKA },
  { "FilterCriteria", DDB | KDS | SQS | ALL_KAFKA | CFN_SOURCE_MQ },
  { "ScalingConfig", SQS },
  { "ProvisionedPollerConfig", SQS | ALL_KAFKA },
  { "LoggingConfig", ALL_KAFKA },
  { "Queues", CFN_SOURCE_MQ },
  { "Topics", ALL_KAFKA },
  { "SourceAccessConfigurations", ALL_KAFKA | CFN_SOURCE_MQ | DOC },
  { "SelfManagedEventSource", CFN_SOURCE_KAFKA },
  { "SelfManagedKafkaEventSourceConfig", CFN_SOURCE_KAFKA },
  { "AmazonManagedKafkaEventSourceConfig", CFN_SOURCE_MSK },
  { "DocumentDBEventSourceConfig", DOC },
};
const guint cfn_n_source_limits = G_N_ELEMENTS (cfn_source_limits);

/* Lambda API Reference, AddPermission. */
static const CfnLimit permission_limits[] = {
  LENGTH ("FunctionName", 1, 140),
  PATTERN ("FunctionName", FUNCTION_NAME),
  LENGTH ("Action", 1, 256),
  PATTERN ("Action", "lambda:[*]|lambda:[a-zA-Z]+|[*]"),
  LENGTH ("Principal", 1, 256),
  PATTERN ("SourceAccount", "\\d{12}"),
  LENGTH ("SourceArn", 12, 1024),
  PATTERN ("PrincipalOrgID", "o-[a-z0-9]{10,32}"),
  LENGTH ("EventSourceToken", 1, 256),
  PATTERN ("EventSourceToken", "[a-zA-Z0-9._\\-]+"),
};

/* Lambda API Reference, PutFunctionEventInvokeConfig. */
static const CfnLimit invoke_config_limits[] = {
  PATTERN ("FunctionName", FUNCTION_NAME),
  PATTERN ("Qualifier", "[a-zA-Z0-9$_.-]{1,129}"),
  NUMBER ("MaximumEventAgeInSeconds", 60, 21600),
  NUMBER ("MaximumRetryAttempts", 0, 2),
  LENGTH ("DestinationConfig.OnFailure.Destination", 0, 350),
  LENGTH ("DestinationConfig.OnSuccess.Destination", 0, 350),
};

/* Lambda API Reference, PublishLayerVersion. */
static const CfnLimit layer_limits[] = {
  LENGTH ("LayerName", 1, 140),
  LENGTH ("Description", 0, 256),
  LENGTH ("LicenseInfo", 0, 512),
  ITEMS ("CompatibleArchitectures", 0, 2),
  VALUES ("CompatibleArchitectures", "x86_64|arm64"),
  ITEMS ("CompatibleRuntimes", 0, 15),
};

#define IAM_NAME "[\\w+=,.@-]+"

/* IAM API Reference, CreateRole and PutRolePolicy; IAM quotas: inline policies of a role together
 * 10,240 characters, a trust policy 8,192 and 25 managed policies where AWS has raised them. */
static const CfnLimit role_limits[] = {
  LENGTH ("RoleName", 1, 64),
  PATTERN ("RoleName", IAM_NAME),
  LENGTH ("Path", 1, 512),
  PATTERN ("Path", "/|/[\\x21-\\x7E]+/"),
  LENGTH ("Description", 0, 1000),
  NUMBER ("MaxSessionDuration", 3600, 43200),
  DOCUMENT ("AssumeRolePolicyDocument", 8192),
  ITEMS ("ManagedPolicyArns", 0, 25),
  LENGTH ("ManagedPolicyArns", 20, 2048),
  LENGTH ("Policies.PolicyName", 1, 128),
  PATTERN ("Policies.PolicyName", IAM_NAME),
  DOCUMENT ("Policies.PolicyDocument", 10240),
  TAGS,
};

static const CfnLimit policy_limits[] = {
  LENGTH ("PolicyName", 1, 128),
  PATTERN ("PolicyName", IAM_NAME),
  DOCUMENT ("PolicyDocument", 10240),
};

/* AWS::IAM::Policy goes to one at least: CloudFormation User Guide. A policy for several kinds at
 * once is fine, so that this is no ONE_OF. */
static const CfnLimit attached_policy_limits[] = {
  LENGTH ("PolicyName", 1, 128),
  PATTERN ("PolicyName", IAM_NAME),
  DOCUMENT ("PolicyDocument", 10240),
  SOME ("Roles"),
  LENGTH ("Roles", 1, 64),
  PATTERN ("Roles", IAM_NAME),
  SOME ("Users"),
  SOME ("Groups"),
};

/* IAM API Reference, CreatePolicy. */
static const CfnLimit managed_policy_limits[] = {
  LENGTH ("ManagedPolicyName", 1, 128),
  PATTERN ("ManagedPolicyName", IAM_NAME),
  LENGTH ("Path", 1, 512),
  PATTERN ("Path", "((/[A-Za-z0-9.,+@=_-]+)*)/"),
  LENGTH ("Description", 0, 1000),
  DOCUMENT ("PolicyDocument", 6144),
  PATTERN ("Roles", IAM_NAME),
};

/* SQS API Reference, CreateQueue and SetQueueAttributes; a message has up to 1 MiB since August
 * 2025. */
static const CfnLimit queue_limits[] = {
  LENGTH ("QueueName", 1, 80),
  PATTERN ("QueueName", "[A-Za-z0-9_-]+(\\.fifo)?"),
  NUMBER ("DelaySeconds", 0, 900),
  NUMBER ("MaximumMessageSize", 1024, 1048576),
  NUMBER ("MessageRetentionPeriod", 60, 1209600),
  NUMBER ("ReceiveMessageWaitTimeSeconds", 0, 20),
  NUMBER ("VisibilityTimeout", 0, 43200),
  NUMBER ("KmsDataKeyReusePeriodSeconds", 60, 86400),
  VALUES ("DeduplicationScope", "messageGroup|queue"),
  VALUES ("FifoThroughputLimit", "perQueue|perMessageGroupId"),
  TAGS,
};

static const CfnPairing queue_pairings[] = {
  EXCLUDES_UNLESS_OTHERWISE ("", "FifoQueue", "false",
                             "ContentBasedDeduplication|DeduplicationScope|FifoThroughputLimit"),
};

static const CfnLimit queue_policy_limits[] = {
  SOME ("Queues"),
};

/* SNS API Reference, CreateTopic. */
static const CfnLimit topic_limits[] = {
  LENGTH ("TopicName", 1, 256),
  PATTERN ("TopicName", "[A-Za-z0-9_-]+(\\.fifo)?"),
  LENGTH ("DisplayName", 0, 100),
  VALUES ("TracingConfig", "PassThrough|Active"),
  VALUES ("SignatureVersion", "1|2"),
  TAGS,
};

static const CfnPairing topic_pairings[] = {
  EXCLUDES_UNLESS_OTHERWISE ("", "FifoTopic", "false",
                             "ContentBasedDeduplication|ArchivePolicy|FifoThroughputScope"),
};

/* S3 User Guide, bucket naming rules. */
static const CfnLimit bucket_limits[] = {
  LENGTH ("BucketName", 3, 63),
  PATTERN ("BucketName", "(?!xn--)(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!.*\\.\\.)"
                         "[a-z0-9][a-z0-9.-]*[a-z0-9]"),
  TAGS,
};

/* KMS API Reference, CreateKey, ScheduleKeyDeletion and EnableKeyRotation. */
static const CfnLimit key_limits[] = {
  LENGTH ("Description", 0, 8192),
  NUMBER ("PendingWindowInDays", 7, 30),
  NUMBER ("RotationPeriodInDays", 90, 2560),
  DOCUMENT ("KeyPolicy", 32768),
  TAGS,
};

static const CfnPairing key_pairings[] = {
  NEEDS ("", "RotationPeriodInDays", "EnableKeyRotation"),
};

/* CloudWatch Logs API Reference, CreateLogGroup. */
static const CfnLimit log_group_limits[] = {
  LENGTH ("LogGroupName", 1, 512),
  PATTERN ("LogGroupName", "[.\\-_/#A-Za-z0-9]+"),
  LENGTH ("KmsKeyId", 0, 256),
  TAGS,
};

#define LIMITS(type, limits) { type, limits, G_N_ELEMENTS (limits), NULL, 0 }
#define BOTH(type, limits, pairings)                                                              \
  { type, limits, G_N_ELEMENTS (limits), pairings, G_N_ELEMENTS (pairings) }

const CfnTypeLimits cfn_type_limits[] = {
  BOTH ("AWS::DynamoDB::Table", table_limits, table_pairings),
  BOTH ("AWS::DynamoDB::GlobalTable", global_table_limits, global_table_pairings),
  BOTH ("AWS::Lambda::Function", function_limits, function_pairings),
  LIMITS ("AWS::Lambda::Version", version_limits),
  LIMITS ("AWS::Lambda::Alias", alias_limits),
  BOTH ("AWS::Lambda::EventSourceMapping", mapping_limits, mapping_pairings),
  LIMITS ("AWS::Lambda::Permission", permission_limits),
  LIMITS ("AWS::Lambda::EventInvokeConfig", invoke_config_limits),
  LIMITS ("AWS::Lambda::LayerVersion", layer_limits),
  LIMITS ("AWS::IAM::Role", role_limits),
  LIMITS ("AWS::IAM::Policy", attached_policy_limits),
  LIMITS ("AWS::IAM::RolePolicy", policy_limits),
  LIMITS ("AWS::IAM::ManagedPolicy", managed_policy_limits),
  BOTH ("AWS::SQS::Queue", queue_limits, queue_pairings),
  LIMITS ("AWS::SQS::QueuePolicy", queue_policy_limits),
  BOTH ("AWS::SNS::Topic", topic_limits, topic_pairings),
  LIMITS ("AWS::S3::Bucket", bucket_limits),
  BOTH ("AWS::KMS::Key", key_limits, key_pairings),
  LIMITS ("AWS::Logs::LogGroup", log_group_limits),
};
const guint cfn_n_type_limits = G_N_ELEMENTS (cfn_type_limits);
