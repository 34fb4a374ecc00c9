/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checked by hand against the API references and quotas that are named; the day is that of
 * cfn_limits_date(). Values that the catalogue lists are not repeated. */
#include "cfn-limits-private.h"

#define LIMIT(path, kind, min, max, words) { path, kind, min, max, words, NULL }
#define NUMBER(path, min, max) LIMIT (path, CFN_LIMIT_NUMBER, min, max, NULL)
#define NUMBER_OR(path, min, max, other) LIMIT (path, CFN_LIMIT_NUMBER, min, max, other)
#define NUMBER_UNLESS(path, min, max, unless) { path, CFN_LIMIT_NUMBER, min, max, NULL, unless }
#define AT_LEAST(path, min) LIMIT (path, CFN_LIMIT_NUMBER, min, G_MAXINT64, NULL)
#define LENGTH(path, min, max) LIMIT (path, CFN_LIMIT_LENGTH, min, max, NULL)
#define ITEMS(path, min, max) LIMIT (path, CFN_LIMIT_ITEMS, min, max, NULL)
#define SOME(path) LIMIT (path, CFN_LIMIT_ITEMS, 1, G_MAXINT64, NULL)
#define PATTERN(path, pattern) LIMIT (path, CFN_LIMIT_PATTERN, 0, 0, pattern)
#define KEYS(path, pattern) LIMIT (path, CFN_LIMIT_KEYS, 0, 0, pattern)
#define VALUES(path, values) LIMIT (path, CFN_LIMIT_VALUES, 0, 0, values)
#define DOCUMENT(path, max) LIMIT (path, CFN_LIMIT_DOCUMENT, 0, max, NULL)
#define RESERVED(path, values) LIMIT (path, CFN_LIMIT_RESERVED, 0, 0, values)
#define BYTES(path, max) LIMIT (path, CFN_LIMIT_BYTES, 0, max, NULL)
#define ORDER(path, values) LIMIT (path, CFN_LIMIT_ORDER, 0, 0, values)
#define UNIQUE(path) LIMIT (path, CFN_LIMIT_UNIQUE, 0, 0, NULL)

#define PAIRING(kind, object, path, value, implied, others)                                        \
  { kind, object, path, value, implied, others, NULL }
#define NEEDS(object, path, others) PAIRING (CFN_PAIRING_NEEDS, object, path, NULL, FALSE, others)
#define NEEDS_WHEN(object, path, value, others)                                                   \
  PAIRING (CFN_PAIRING_NEEDS, object, path, value, FALSE, others)
#define NEEDS_UNLESS_OTHERWISE(object, path, value, others)                                       \
  PAIRING (CFN_PAIRING_NEEDS, object, path, value, TRUE, others)
#define EXCLUDES(object, path, others)                                                            \
  PAIRING (CFN_PAIRING_EXCLUDES, object, path, NULL, FALSE, others)
#define EXCLUDES_WHEN(object, path, value, others)                                                \
  PAIRING (CFN_PAIRING_EXCLUDES, object, path, value, FALSE, others)
#define EXCLUDES_UNLESS_OTHERWISE(object, path, value, others)                                    \
  PAIRING (CFN_PAIRING_EXCLUDES, object, path, value, TRUE, others)
#define IDLES_WHEN(object, path, value, others)                                                    \
  PAIRING (CFN_PAIRING_IDLES, object, path, value, FALSE, others)
#define ONE_OF(object, others) PAIRING (CFN_PAIRING_ONE_OF, object, NULL, NULL, FALSE, others)
#define ANY_OF(object, others) PAIRING (CFN_PAIRING_ANY_OF, object, NULL, NULL, FALSE, others)
#define MATCHES_WHEN(object, path, value, other, pattern)                                         \
  { CFN_PAIRING_MATCHES, object, path, value, FALSE, other, pattern }
#define MATCHES_UNLESS_OTHERWISE(object, path, value, other, pattern)                             \
  { CFN_PAIRING_MATCHES, object, path, value, TRUE, other, pattern }

/* Service quota: tags a resource; Resource Groups Tagging API, Tag. */
#define TAG_TEXTS(path) LENGTH (path ".Key", 1, 128), LENGTH (path ".Value", 0, 256), \
                        UNIQUE (path ".Key")
#define TAGS ITEMS ("Tags", 0, 50), TAG_TEXTS ("Tags")

#define VIEW_TYPES "KEYS_ONLY|NEW_IMAGE|OLD_IMAGE|NEW_AND_OLD_IMAGES"
#define TABLE_NAME "[a-zA-Z0-9_.-]+"
/* DynamoDB Developer Guide, resource-based policies: 20 KB, white space counted. */
#define RESOURCE_POLICY 20480

/* DynamoDB API Reference, CreateTable; service quotas: 20 global and 5 local secondary indexes, 20
 * projected attributes an index. Since November 2025 a global index has up to 4 attributes in each
 * half of its key. */
static const CfnLimit table_limits[] = {
  LENGTH ("TableName", 3, 255),
  PATTERN ("TableName", TABLE_NAME),
  LENGTH ("AttributeDefinitions.AttributeName", 1, 255),
  UNIQUE ("AttributeDefinitions.AttributeName"),
  VALUES ("AttributeDefinitions.AttributeType", "S|N|B"),
  ITEMS ("KeySchema", 1, 2),
  LENGTH ("KeySchema.AttributeName", 1, 255),
  UNIQUE ("KeySchema.AttributeName"),
  VALUES ("KeySchema.KeyType", "HASH|RANGE"),
  ORDER ("KeySchema.KeyType", "HASH|RANGE"),
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
  UNIQUE ("GlobalSecondaryIndexes.IndexName"),
  ITEMS ("GlobalSecondaryIndexes.KeySchema", 1, 8),
  LENGTH ("GlobalSecondaryIndexes.KeySchema.AttributeName", 1, 255),
  UNIQUE ("GlobalSecondaryIndexes.KeySchema.AttributeName"),
  VALUES ("GlobalSecondaryIndexes.KeySchema.KeyType", "HASH|RANGE"),
  VALUES ("GlobalSecondaryIndexes.Projection.ProjectionType", "ALL|KEYS_ONLY|INCLUDE"),
  ITEMS ("GlobalSecondaryIndexes.Projection.NonKeyAttributes", 1, 20),
  LENGTH ("GlobalSecondaryIndexes.Projection.NonKeyAttributes", 1, 255),
  AT_LEAST ("GlobalSecondaryIndexes.ProvisionedThroughput.ReadCapacityUnits", 1),
  AT_LEAST ("GlobalSecondaryIndexes.ProvisionedThroughput.WriteCapacityUnits", 1),
  AT_LEAST ("GlobalSecondaryIndexes.OnDemandThroughput.MaxReadRequestUnits", 1),
  AT_LEAST ("GlobalSecondaryIndexes.OnDemandThroughput.MaxWriteRequestUnits", 1),
  AT_LEAST ("GlobalSecondaryIndexes.WarmThroughput.ReadUnitsPerSecond", 1),
  AT_LEAST ("GlobalSecondaryIndexes.WarmThroughput.WriteUnitsPerSecond", 1),
  ITEMS ("LocalSecondaryIndexes", 1, 5),
  LENGTH ("LocalSecondaryIndexes.IndexName", 3, 255),
  PATTERN ("LocalSecondaryIndexes.IndexName", TABLE_NAME),
  UNIQUE ("LocalSecondaryIndexes.IndexName"),
  ITEMS ("LocalSecondaryIndexes.KeySchema", 2, 2),
  LENGTH ("LocalSecondaryIndexes.KeySchema.AttributeName", 1, 255),
  UNIQUE ("LocalSecondaryIndexes.KeySchema.AttributeName"),
  VALUES ("LocalSecondaryIndexes.KeySchema.KeyType", "HASH|RANGE"),
  ORDER ("LocalSecondaryIndexes.KeySchema.KeyType", "HASH|RANGE"),
  VALUES ("LocalSecondaryIndexes.Projection.ProjectionType", "ALL|KEYS_ONLY|INCLUDE"),
  ITEMS ("LocalSecondaryIndexes.Projection.NonKeyAttributes", 1, 20),
  LENGTH ("LocalSecondaryIndexes.Projection.NonKeyAttributes", 1, 255),
  VALUES ("StreamSpecification.StreamViewType", VIEW_TYPES),
  DOCUMENT ("StreamSpecification.ResourcePolicy.PolicyDocument", RESOURCE_POLICY),
  DOCUMENT ("ResourcePolicy.PolicyDocument", RESOURCE_POLICY),
  VALUES ("SSESpecification.SSEType", "KMS"),
  LENGTH ("TimeToLiveSpecification.AttributeName", 1, 255),
  NUMBER ("PointInTimeRecoverySpecification.RecoveryPeriodInDays", 1, 35),
  LENGTH ("KinesisStreamSpecification.StreamArn", 37, 1024),
  VALUES ("ImportSourceSpecification.InputFormat", "CSV|DYNAMODB_JSON|ION"),
  VALUES ("ImportSourceSpecification.InputCompressionType", "GZIP|ZSTD|NONE"),
  VALUES ("TableClass", "STANDARD|STANDARD_INFREQUENT_ACCESS"),
  TAGS,
};

/* What an index projects: listed attributes go with INCLUDE, and with nothing else. */
#define PROJECTION(indexes) \
  NEEDS_WHEN (indexes ".Projection", "ProjectionType", "INCLUDE", "NonKeyAttributes"), \
  EXCLUDES_WHEN (indexes ".Projection", "ProjectionType", "ALL", "NonKeyAttributes"), \
  EXCLUDES_WHEN (indexes ".Projection", "ProjectionType", "KEYS_ONLY", "NonKeyAttributes")

static const CfnPairing table_pairings[] = {
  EXCLUDES_WHEN ("", "BillingMode", "PAY_PER_REQUEST",
                 "ProvisionedThroughput|GlobalSecondaryIndexes.ProvisionedThroughput"),
  NEEDS_UNLESS_OTHERWISE ("", "BillingMode", "PROVISIONED",
                          "ProvisionedThroughput|GlobalSecondaryIndexes.ProvisionedThroughput"),
  EXCLUDES_UNLESS_OTHERWISE ("", "BillingMode", "PROVISIONED",
                             "OnDemandThroughput|GlobalSecondaryIndexes.OnDemandThroughput"),
  ANY_OF ("WarmThroughput", "ReadUnitsPerSecond|WriteUnitsPerSecond"),
  ANY_OF ("OnDemandThroughput", "MaxReadRequestUnits|MaxWriteRequestUnits"),
  NEEDS ("SSESpecification", "KMSMasterKeyId", "SSEType"),
  IDLES_WHEN ("SSESpecification", "SSEEnabled", "false", "SSEType|KMSMasterKeyId"),
  NEEDS_WHEN ("TimeToLiveSpecification", "Enabled", "true", "AttributeName"),
  NEEDS ("PointInTimeRecoverySpecification", "RecoveryPeriodInDays",
         "PointInTimeRecoveryEnabled"),
  IDLES_WHEN ("PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled", "false",
              "RecoveryPeriodInDays"),
  /* InputFormatOptions has no options but those of CSV. */
  IDLES_WHEN ("ImportSourceSpecification", "InputFormat", "ION", "InputFormatOptions"),
  IDLES_WHEN ("ImportSourceSpecification", "InputFormat", "DYNAMODB_JSON", "InputFormatOptions"),
  PROJECTION ("GlobalSecondaryIndexes"),
  PROJECTION ("LocalSecondaryIndexes"),
};

/* DynamoDB API Reference, CreateTable and UpdateTable; DynamoDB Developer Guide, global tables:
 * strong consistency takes three regions, of which one may be a witness. */
#define WRITE_SCALING "WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings"
#define READ_SCALING "Replicas.ReadProvisionedThroughputSettings.ReadCapacityAutoScalingSettings"
#define TRACKING ".TargetTrackingScalingPolicyConfiguration"
static const CfnLimit global_table_limits[] = {
  LENGTH ("TableName", 3, 255),
  PATTERN ("TableName", TABLE_NAME),
  LENGTH ("AttributeDefinitions.AttributeName", 1, 255),
  UNIQUE ("AttributeDefinitions.AttributeName"),
  VALUES ("AttributeDefinitions.AttributeType", "S|N|B"),
  ITEMS ("KeySchema", 1, 2),
  LENGTH ("KeySchema.AttributeName", 1, 255),
  UNIQUE ("KeySchema.AttributeName"),
  VALUES ("KeySchema.KeyType", "HASH|RANGE"),
  ORDER ("KeySchema.KeyType", "HASH|RANGE"),
  VALUES ("BillingMode", "PROVISIONED|PAY_PER_REQUEST"),
  SOME ("Replicas"),
  UNIQUE ("Replicas.Region"),
  ITEMS ("GlobalTableWitnesses", 0, 1),
  ITEMS ("GlobalSecondaryIndexes", 1, 20),
  LENGTH ("GlobalSecondaryIndexes.IndexName", 3, 255),
  PATTERN ("GlobalSecondaryIndexes.IndexName", TABLE_NAME),
  UNIQUE ("GlobalSecondaryIndexes.IndexName"),
  ITEMS ("GlobalSecondaryIndexes.KeySchema", 1, 8),
  VALUES ("GlobalSecondaryIndexes.KeySchema.KeyType", "HASH|RANGE"),
  VALUES ("GlobalSecondaryIndexes.Projection.ProjectionType", "ALL|KEYS_ONLY|INCLUDE"),
  ITEMS ("GlobalSecondaryIndexes.Projection.NonKeyAttributes", 1, 20),
  LENGTH ("GlobalSecondaryIndexes.Projection.NonKeyAttributes", 1, 255),
  ITEMS ("LocalSecondaryIndexes", 1, 5),
  LENGTH ("LocalSecondaryIndexes.IndexName", 3, 255),
  PATTERN ("LocalSecondaryIndexes.IndexName", TABLE_NAME),
  UNIQUE ("LocalSecondaryIndexes.IndexName"),
  ITEMS ("LocalSecondaryIndexes.KeySchema", 2, 2),
  VALUES ("LocalSecondaryIndexes.KeySchema.KeyType", "HASH|RANGE"),
  ORDER ("LocalSecondaryIndexes.KeySchema.KeyType", "HASH|RANGE"),
  VALUES ("LocalSecondaryIndexes.Projection.ProjectionType", "ALL|KEYS_ONLY|INCLUDE"),
  ITEMS ("LocalSecondaryIndexes.Projection.NonKeyAttributes", 1, 20),
  LENGTH ("LocalSecondaryIndexes.Projection.NonKeyAttributes", 1, 255),
  VALUES ("StreamSpecification.StreamViewType", VIEW_TYPES),
  VALUES ("SSESpecification.SSEType", "KMS|AES256"),
  LENGTH ("TimeToLiveSpecification.AttributeName", 1, 255),
  AT_LEAST (WRITE_SCALING ".MinCapacity", 1),
  AT_LEAST (WRITE_SCALING ".MaxCapacity", 1),
  AT_LEAST (WRITE_SCALING ".SeedCapacity", 1),
  AT_LEAST (WRITE_SCALING TRACKING ".ScaleInCooldown", 0),
  AT_LEAST (WRITE_SCALING TRACKING ".ScaleOutCooldown", 0),
  AT_LEAST (READ_SCALING ".MinCapacity", 1),
  AT_LEAST (READ_SCALING ".MaxCapacity", 1),
  AT_LEAST (READ_SCALING ".SeedCapacity", 1),
  AT_LEAST ("WriteOnDemandThroughputSettings.MaxWriteRequestUnits", 1),
  AT_LEAST ("Replicas.ReadOnDemandThroughputSettings.MaxReadRequestUnits", 1),
  LENGTH ("Replicas.KinesisStreamSpecification.StreamArn", 37, 1024),
  ITEMS ("Replicas.Tags", 0, 50),
  TAG_TEXTS ("Replicas.Tags"),
  DOCUMENT ("Replicas.ResourcePolicy.PolicyDocument", RESOURCE_POLICY),
  DOCUMENT ("Replicas.ReplicaStreamSpecification.ResourcePolicy.PolicyDocument",
            RESOURCE_POLICY),
  NUMBER ("Replicas.PointInTimeRecoverySpecification.RecoveryPeriodInDays", 1, 35),
  VALUES ("Replicas.TableClass", "STANDARD|STANDARD_INFREQUENT_ACCESS"),
};

static const CfnPairing global_table_pairings[] = {
  NEEDS_UNLESS_OTHERWISE ("", "BillingMode", "PROVISIONED", "WriteProvisionedThroughputSettings"),
  EXCLUDES_WHEN ("", "BillingMode", "PAY_PER_REQUEST", "WriteProvisionedThroughputSettings"),
  EXCLUDES_UNLESS_OTHERWISE ("", "BillingMode", "PROVISIONED",
                             "WriteOnDemandThroughputSettings|ReadOnDemandThroughputSettings"),
  NEEDS ("Replicas.PointInTimeRecoverySpecification", "RecoveryPeriodInDays",
         "PointInTimeRecoveryEnabled"),
  IDLES_WHEN ("Replicas.PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled", "false",
              "RecoveryPeriodInDays"),
  IDLES_WHEN ("SSESpecification", "SSEEnabled", "false", "SSEType"),
  PROJECTION ("GlobalSecondaryIndexes"),
  PROJECTION ("LocalSecondaryIndexes"),
  /* With strong consistency: two replicas and a witness, or three replicas. */
  NEEDS ("", "GlobalTableWitnesses", "MultiRegionConsistency"),
  NEEDS_WHEN ("TimeToLiveSpecification", "Enabled", "true", "AttributeName"),
};

/* Lambda API Reference, FunctionName, as CloudFormation takes it. */
#define FUNCTION_NAME                                                                             \
  "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2,4}(-[a-z]+)+-\\d:)?(\\d{12}:)?(function:)?"           \
  "([a-zA-Z0-9-_]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?"
#define KEY_ARN "(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()"
#define ROLE_ARN "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@/-]+"
#define LAYER_ARN_START "arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:"
#define LAYER_ARN LAYER_ARN_START "[a-zA-Z0-9-_]+:[0-9]+"

/* Lambda API Reference, CreateFunction; Lambda quotas. A function on managed instances may have up
 * to 32,768 MB and run for 5,400 seconds. */
#define SIGNING_ARN                                                                               \
  "arn:(aws[a-zA-Z-]*)?:lambda:[a-z0-9-]+:\\d{12}:code-signing-config:csc-[a-z0-9]{17}"
#define MANAGED_INSTANCES "CapacityProviderConfig.LambdaManagedInstancesCapacityProviderConfig"
/* Lambda Developer Guide, environment variables: what the runtime sets itself. Those that begin
 * with an underscore are refused for that alone. */
#define RESERVED_VARIABLES                                                                        \
  "AWS_DEFAULT_REGION|AWS_REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_FUNCTION_NAME|"                     \
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE|AWS_LAMBDA_FUNCTION_VERSION|AWS_LAMBDA_INITIALIZATION_TYPE|"   \
  "AWS_LAMBDA_LOG_GROUP_NAME|AWS_LAMBDA_LOG_STREAM_NAME|AWS_ACCESS_KEY|AWS_ACCESS_KEY_ID|"        \
  "AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|AWS_LAMBDA_RUNTIME_API|LAMBDA_TASK_ROOT|"              \
  "LAMBDA_RUNTIME_DIR"
static const CfnLimit function_limits[] = {
  LENGTH ("FunctionName", 1, 140),
  PATTERN ("FunctionName", "[a-zA-Z0-9-_]{1,64}|arn:.*:function:[a-zA-Z0-9-_]{1,64}"),
  LENGTH ("Handler", 0, 128),
  PATTERN ("Handler", "[^\\s]+"),
  LENGTH ("Description", 0, 256),
  PATTERN ("Role", ROLE_ARN),
  NUMBER_UNLESS ("Timeout", 1, 900, "CapacityProviderConfig"),
  NUMBER ("Timeout", 1, 5400),
  NUMBER_UNLESS ("MemorySize", 128, 10240, "CapacityProviderConfig"),
  NUMBER ("MemorySize", 128, 32768),
  NUMBER (MANAGED_INSTANCES ".PerExecutionEnvironmentMaxConcurrency", 1, 1600),
  NUMBER (MANAGED_INSTANCES ".ExecutionEnvironmentMemoryGiBPerVCpu", 2, 8),
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
  PATTERN ("KmsKeyArn", KEY_ARN),
  PATTERN ("DeadLetterConfig.TargetArn",
           "(arn:(aws[a-zA-Z-]*)?:(sqs|sns):[a-z0-9-]+:\\d{12}:.+)|()"),
  PATTERN ("CodeSigningConfigArn", SIGNING_ARN),
  KEYS ("Environment.Variables", "[a-zA-Z][a-zA-Z0-9_]+"),
  RESERVED ("Environment.Variables", RESERVED_VARIABLES),
  BYTES ("Environment.Variables", 4096),
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

/* Java from 11, Python from 3.12 and .NET from 8 on. */
#define WITH_SNAPSHOTS "java(?!8).*|python3\\.(1[2-9]|[2-9]\\d)|dotnet([89]|[1-9]\\d)"

static const CfnPairing function_pairings[] = {
  ONE_OF ("Code", "ZipFile|S3Bucket|ImageUri"),
  NEEDS ("Code", "S3Bucket", "S3Key"),
  NEEDS ("Code", "S3ObjectVersion", "S3Bucket"),
  NEEDS ("", "Code.ZipFile", "Handler|Runtime"),
  NEEDS_WHEN ("", "PackageType", "Image", "Code.ImageUri"),
  EXCLUDES_WHEN ("", "PackageType", "Image", "Handler|Runtime|Layers|Code.ZipFile|Code.S3Bucket"),
  EXCLUDES_UNLESS_OTHERWISE ("", "PackageType", "Zip", "ImageConfig|Code.ImageUri"),
  NEEDS ("", "FileSystemConfigs", "VpcConfig"),
  /* "SubnetIds and SecurityIds must coexist or be both empty list." */
  NEEDS ("VpcConfig", "SubnetIds", "SecurityGroupIds"),
  NEEDS ("VpcConfig", "SecurityGroupIds", "SubnetIds"),
  /* Lambda Developer Guide, SnapStart: supported features and limitations. */
  EXCLUDES_WHEN ("", "SnapStart.ApplyOn", "PublishedVersions",
                 "FileSystemConfigs|Code.ImageUri"),
  MATCHES_WHEN ("", "SnapStart.ApplyOn", "PublishedVersions", "EphemeralStorage.Size", "512"),
  MATCHES_WHEN ("", "SnapStart.ApplyOn", "PublishedVersions", "Runtime", WITH_SNAPSHOTS),
  EXCLUDES_UNLESS_OTHERWISE ("LoggingConfig", "LogFormat", "Text",
                             "ApplicationLogLevel|SystemLogLevel"),
  NEEDS_WHEN ("RuntimeManagementConfig", "UpdateRuntimeOn", "Manual", "RuntimeVersionArn"),
};

/* Lambda API Reference, PublishVersion. */
static const CfnLimit version_limits[] = {
  LENGTH ("FunctionName", 1, 140),
  PATTERN ("FunctionName", FUNCTION_NAME),
  LENGTH ("Description", 0, 256),
  VALUES ("RuntimePolicy.UpdateRuntimeOn", "Auto|FunctionUpdate|Manual"),
  NUMBER ("FunctionScalingConfig.MinExecutionEnvironments", 0, 15000),
  NUMBER ("FunctionScalingConfig.MaxExecutionEnvironments", 0, 15000),
  AT_LEAST ("ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions", 1),
};

static const CfnPairing version_pairings[] = {
  NEEDS_WHEN ("RuntimePolicy", "UpdateRuntimeOn", "Manual", "RuntimeVersionArn"),
};

/* Lambda API Reference, CreateAlias. */
static const CfnLimit alias_limits[] = {
  LENGTH ("Name", 1, 128),
  PATTERN ("Name", "(?!^[0-9]+$)([a-zA-Z0-9-_]+)"),
  LENGTH ("FunctionName", 1, 140),
  PATTERN ("FunctionName", FUNCTION_NAME),
  PATTERN ("FunctionVersion", "\\$LATEST(\\.PUBLISHED)?|[0-9]+"),
  PATTERN ("RoutingConfig.AdditionalVersionWeights.FunctionVersion", "[0-9]+"),
  NUMBER ("RoutingConfig.AdditionalVersionWeights.FunctionWeight", 0, 1),
  LENGTH ("Description", 0, 256),
  AT_LEAST ("ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions", 1),
};

/* Lambda Developer Guide, aliases and provisioned concurrency: both are for published versions. */
static const CfnPairing alias_pairings[] = {
  EXCLUDES_WHEN ("", "FunctionVersion", "$LATEST", "RoutingConfig|ProvisionedConcurrencyConfig"),
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
  PATTERN ("KmsKeyArn", KEY_ARN),
  ITEMS ("Queues", 1, 1),
  ITEMS ("Topics", 1, 1),
  LENGTH ("Topics", 1, 249),
  TAGS,
};

static const CfnPairing mapping_pairings[] = {
  ONE_OF ("", "EventSourceArn|SelfManagedEventSource"),
  NEEDS_WHEN ("", "StartingPosition", "AT_TIMESTAMP", "StartingPositionTimestamp"),
  EXCLUDES_WHEN ("", "StartingPosition", "LATEST", "StartingPositionTimestamp"),
  EXCLUDES_WHEN ("", "StartingPosition", "TRIM_HORIZON", "StartingPositionTimestamp"),
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

/* Lambda API Reference, CreateFunctionUrlConfig: of a function, or of an alias. */
static const CfnLimit url_limits[] = {
  PATTERN ("Qualifier", "(?!^[0-9]+$)([a-zA-Z0-9-_]+)"),
};

/* Lambda API Reference, PublishLayerVersion. */
static const CfnLimit layer_limits[] = {
  LENGTH ("LayerName", 1, 140),
  PATTERN ("LayerName", "(" LAYER_ARN_START ")?[a-zA-Z0-9-_]+"),
  LENGTH ("Content.S3Bucket", 3, 63),
  LENGTH ("Content.S3Key", 1, 1024),
  LENGTH ("Content.S3ObjectVersion", 1, 1024),
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
  LENGTH ("PermissionsBoundary", 20, 2048),
  LENGTH ("Policies.PolicyName", 1, 128),
  PATTERN ("Policies.PolicyName", IAM_NAME),
  UNIQUE ("Policies.PolicyName"),
  DOCUMENT ("Policies.PolicyDocument", 10240),
  TAGS,
};

static const CfnLimit role_policy_limits[] = {
  LENGTH ("PolicyName", 1, 128),
  PATTERN ("PolicyName", IAM_NAME),
  LENGTH ("RoleName", 1, 64),
  PATTERN ("RoleName", IAM_NAME),
  DOCUMENT ("PolicyDocument", 10240),
};

static const CfnLimit policy_limits[] = {
  LENGTH ("PolicyName", 1, 128),
  PATTERN ("PolicyName", IAM_NAME),
  DOCUMENT ("PolicyDocument", 10240),
  SOME ("Roles"),
  LENGTH ("Roles", 1, 64),
  PATTERN ("Roles", IAM_NAME),
  SOME ("Users"),
  LENGTH ("Users", 1, 64),
  PATTERN ("Users", IAM_NAME),
  SOME ("Groups"),
  LENGTH ("Groups", 1, 128),
  PATTERN ("Groups", IAM_NAME),
};

/* CloudFormation User Guide, AWS::IAM::Policy: it goes to one at least. */
static const CfnPairing policy_pairings[] = {
  ANY_OF ("", "Roles|Users|Groups"),
};

/* IAM API Reference, CreatePolicy. */
static const CfnLimit managed_policy_limits[] = {
  LENGTH ("ManagedPolicyName", 1, 128),
  PATTERN ("ManagedPolicyName", IAM_NAME),
  LENGTH ("Path", 1, 512),
  PATTERN ("Path", "((/[A-Za-z0-9.,+@=_-]+)*)/"),
  LENGTH ("Description", 0, 1000),
  DOCUMENT ("PolicyDocument", 6144),
  LENGTH ("Roles", 1, 64),
  PATTERN ("Roles", IAM_NAME),
  LENGTH ("Users", 1, 64),
  PATTERN ("Users", IAM_NAME),
  LENGTH ("Groups", 1, 128),
  PATTERN ("Groups", IAM_NAME),
};

/* SQS Developer Guide and SNS Developer Guide, FIFO: the name of such a queue or topic ends so, and
 * that of no other has a dot. */
#define FIFO_NAME "[A-Za-z0-9_-]+\\.fifo"
#define STANDARD_NAME "[A-Za-z0-9_-]+"

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
  MATCHES_WHEN ("", "FifoQueue", "true", "QueueName", FIFO_NAME),
  MATCHES_UNLESS_OTHERWISE ("", "FifoQueue", "false", "QueueName", STANDARD_NAME),
  EXCLUDES_WHEN ("", "SqsManagedSseEnabled", "true", "KmsMasterKeyId"),
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
  VALUES ("FifoThroughputScope", "Topic|MessageGroup"),
  TAGS,
};

static const CfnPairing topic_pairings[] = {
  EXCLUDES_UNLESS_OTHERWISE ("", "FifoTopic", "false",
                             "ContentBasedDeduplication|ArchivePolicy|FifoThroughputScope"),
  MATCHES_WHEN ("", "FifoTopic", "true", "TopicName", FIFO_NAME),
  MATCHES_UNLESS_OTHERWISE ("", "FifoTopic", "false", "TopicName", STANDARD_NAME),
};

/* S3 User Guide, bucket naming rules. */
static const CfnLimit bucket_limits[] = {
  LENGTH ("BucketName", 3, 63),
  PATTERN ("BucketName", "(?!xn--|sthree-|amzn-s3-demo-)(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)"
                         "(?!.*\\.\\.)(?!.*(-s3alias|--ol-s3|\\.mrap|--x-s3)$)"
                         "[a-z0-9][a-z0-9.-]*[a-z0-9]"),
  ITEMS ("CorsConfiguration.CorsRules", 1, 100),
  ITEMS ("LifecycleConfiguration.Rules", 1, 1000),
  TAGS,
};

/* S3 User Guide, replication and object lock. */
static const CfnPairing bucket_pairings[] = {
  NEEDS ("", "ReplicationConfiguration", "VersioningConfiguration"),
  NEEDS ("", "ObjectLockConfiguration", "ObjectLockEnabled"),
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
  BOTH ("AWS::Lambda::Version", version_limits, version_pairings),
  BOTH ("AWS::Lambda::Alias", alias_limits, alias_pairings),
  BOTH ("AWS::Lambda::EventSourceMapping", mapping_limits, mapping_pairings),
  LIMITS ("AWS::Lambda::Permission", permission_limits),
  LIMITS ("AWS::Lambda::EventInvokeConfig", invoke_config_limits),
  LIMITS ("AWS::Lambda::LayerVersion", layer_limits),
  LIMITS ("AWS::Lambda::Url", url_limits),
  LIMITS ("AWS::IAM::Role", role_limits),
  BOTH ("AWS::IAM::Policy", policy_limits, policy_pairings),
  LIMITS ("AWS::IAM::RolePolicy", role_policy_limits),
  LIMITS ("AWS::IAM::ManagedPolicy", managed_policy_limits),
  BOTH ("AWS::SQS::Queue", queue_limits, queue_pairings),
  LIMITS ("AWS::SQS::QueuePolicy", queue_policy_limits),
  BOTH ("AWS::SNS::Topic", topic_limits, topic_pairings),
  BOTH ("AWS::S3::Bucket", bucket_limits, bucket_pairings),
  BOTH ("AWS::KMS::Key", key_limits, key_pairings),
  LIMITS ("AWS::Logs::LogGroup", log_group_limits),
};
const guint cfn_n_type_limits = G_N_ELEMENTS (cfn_type_limits);
