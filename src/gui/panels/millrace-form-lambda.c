/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-form-tables.h"

#include "millrace-filter-section.h"
#include "millrace-name-section.h"
#include "millrace-runtimes.h"

/* Lambda API Reference, CreateFunction, CreateEventSourceMapping, CreateAlias, PublishVersion and
 * PutFunctionEventInvokeConfig; Lambda quotas. Numbers are bounded by what the schema allows:
 * functions on managed instances run longer and have more memory than others. */

static const MillraceChoice packages[] = {
  { "Zip", N_("Zip archive") },
  { "Image", N_("Container image") },
  { NULL }
};

static const MillraceChoice architectures[] = {
  { "x86_64", "x86_64" },
  { "arm64", "arm64" },
  { NULL }
};

static const MillraceChoice storage_modes[] = {
  { "COPY", N_("Copy it") },
  { "REFERENCE", N_("Refer to it") },
  { NULL }
};

static const MillraceChoice log_formats[] = {
  { "Text", N_("Text") },
  { "JSON", "JSON" },
  { NULL }
};

static const MillraceChoice log_levels[] = {
  { "TRACE", NULL }, { "DEBUG", NULL }, { "INFO", NULL }, { "WARN", NULL }, { "ERROR", NULL },
  { "FATAL", NULL }, { NULL }
};

static const MillraceChoice system_log_levels[] = {
  { "DEBUG", NULL }, { "INFO", NULL }, { "WARN", NULL }, { NULL }
};

static const MillraceChoice tracings[] = {
  { "PassThrough", N_("When the caller traces") },
  { "Active", N_("Always") },
  { NULL }
};

static const MillraceChoice loops[] = {
  { "Terminate", N_("Stop") },
  { "Allow", N_("Allow") },
  { NULL }
};

static const MillraceChoice snapshots[] = {
  { "None", N_("No") },
  { "PublishedVersions", N_("Published versions") },
  { NULL }
};

static const MillraceChoice runtime_updates[] = {
  { "Auto", N_("By itself") },
  { "FunctionUpdate", N_("With the function") },
  { "Manual", N_("By hand") },
  { NULL }
};

static const MillraceChoice isolations[] = {
  { "PER_TENANT", N_("For each tenant") },
  { NULL }
};

/* --- AWS::Lambda::Function --- */

static const MillraceFieldSpec function_name[] = {
  TEXT ("FunctionName", N_("Function name"),
        N_("1 to 64 letters, digits, “_” and “-”. Without it, CloudFormation makes a name.")),
  TEXT ("Description", N_("Description"), NULL),
};

static const MillraceFieldSpec function_code[] = {
  { .kind = MILLRACE_FIELD_CHOICE, .property = "Runtime", .title = N_("Runtime"),
    .required = TRUE, .get_choices = millrace_runtimes_get_choices },
  TEXT ("Handler", N_("Handler"),
        N_("Which function of the code is called, “file.function”.")),
  { .kind = MILLRACE_FIELD_CODE, .property = "Code.ZipFile", .title = N_("Inline code") },
};

static const MillraceFieldSpec function_package[] = {
  CHOICE ("PackageType", N_("Package"), packages, "Zip",
          N_("An image has its own runtime and handler and takes no layers.")),
  TEXT ("Code.S3Bucket", N_("Code in the bucket"),
        N_("Its name; in the same region as the function.")),
  TEXT ("Code.S3Key", N_("Key of the archive"), NULL),
  TEXT ("Code.S3ObjectVersion", N_("Version of the archive"), NULL),
  CHOICE ("Code.S3ObjectStorageMode", N_("Archive in the bucket"), storage_modes, "COPY", NULL),
  TEXT ("Code.ImageUri", N_("Image"),
        N_("The URI of a container image in Amazon ECR.")),
  TEXT ("Code.SourceKMSKeyArn", N_("KMS key of the code"), NULL),
  CHOICE ("Architectures[0]", N_("Architecture"), architectures, "x86_64", NULL),
  ANY ("Layers", N_("Layers"),
       N_("At most 5, each with its version: “arn:…:layer:name:3”.")),
  TEXT ("CodeSigningConfigArn", N_("Code signing"), NULL),
};

static const MillraceFieldSpec function_role[] = {
  { .kind = MILLRACE_FIELD_RESOURCE, .property = "Role", .title = N_("Runs as"),
    .required = TRUE, .kinds = KIND (ROLE) },
};

static const MillraceFieldSpec function_limits[] = {
  NUMBER ("Timeout", N_("Timeout"), 1, 5400, SECONDS, "3",
          N_("At most 900 seconds, and 5,400 on managed instances.")),
  NUMBER ("MemorySize", N_("Memory"), 128, 32768, MEGABYTES, "128",
          N_("Processing power grows with it. At most 10,240 MB, and 32,768 on managed "
             "instances.")),
  NUMBER ("EphemeralStorage.Size", N_("Space in /tmp"), 512, 10240, MEGABYTES, "512", NULL),
  NUMBER ("ReservedConcurrentExecutions", N_("Reserved concurrency"), 0, G_MAXINT32, NONE, NULL,
          N_("So many can run at once, and as many are kept for it. 0: it is never called.")),
};

static const MillraceFieldSpec function_environment[] = {
  ANY ("Environment.Variables", N_("Variables"),
       N_("At most 4,096 bytes together. Names begin with a letter and have two characters at "
          "least.")),
  TEXT ("KmsKeyArn", N_("KMS key"),
        N_("Encrypts the variables; the role needs kms:Decrypt. Without it, a key of AWS.")),
};

static const MillraceFieldSpec function_logs[] = {
  CHOICE ("LoggingConfig.LogFormat", N_("Log format"), log_formats, "Text", NULL),
  CHOICE ("LoggingConfig.ApplicationLogLevel", N_("Level of the code"), log_levels, NULL,
          N_("JSON only.")),
  CHOICE ("LoggingConfig.SystemLogLevel", N_("Level of Lambda"), system_log_levels, NULL,
          N_("JSON only.")),
  TEXT ("LoggingConfig.LogGroup", N_("Log group"),
        N_("Without it, “/aws/lambda/” and the name of the function.")),
  CHOICE ("TracingConfig.Mode", N_("Trace with X-Ray"), tracings, "PassThrough",
          N_("Tracing always needs the X-Ray permissions in the role.")),
};

static const MillraceFieldSpec function_network[] = {
  ANY ("VpcConfig.SubnetIds", N_("Subnets"),
       N_("At most 16. The function then has no internet without a NAT gateway; the stream is "
          "read from outside all the same.")),
  ANY ("VpcConfig.SecurityGroupIds", N_("Security groups"), N_("At most 5.")),
  SWITCH ("VpcConfig.Ipv6AllowedForDualStack", N_("IPv6 in dual-stack subnets"), "false", NULL),
  ANY ("FileSystemConfigs", N_("File system"), N_("At most one, below /mnt. Needs subnets.")),
};

static const MillraceFieldSpec function_failure[] = {
  TEXT ("DeadLetterConfig.TargetArn", N_("Dead letters to"),
        N_("The ARN of a queue or topic, for asynchronous calls only: batches of a stream never "
           "go there.")),
  CHOICE ("RecursiveLoop", N_("When it calls itself in circles"), loops, "Terminate",
          N_("Circles through queues, topics, buckets and functions are noticed; those through "
             "tables are not.")),
};

static const MillraceFieldSpec function_image[] = {
  ANY ("ImageConfig.EntryPoint", N_("Entry point"), NULL),
  ANY ("ImageConfig.Command", N_("Command"), NULL),
  TEXT ("ImageConfig.WorkingDirectory", N_("Working folder"), NULL),
};

static const MillraceFieldSpec function_running[] = {
  CHOICE ("SnapStart.ApplyOn", N_("Start from a snapshot"), snapshots, "None",
          N_("Takes a published version, and Java, Python or .NET.")),
  CHOICE ("RuntimeManagementConfig.UpdateRuntimeOn", N_("Runtime is updated"), runtime_updates,
          "Auto", NULL),
  TEXT ("RuntimeManagementConfig.RuntimeVersionArn", N_("Version of the runtime"),
        N_("Needed when it is updated by hand.")),
  NUMBER ("DurableConfig.ExecutionTimeout", N_("Durable executions last"), 1, 31622400, SECONDS,
          NULL, NULL),
  NUMBER ("DurableConfig.RetentionPeriodInDays", N_("Durable executions are kept"), 1, 90, DAYS,
          "14", NULL),
  TEXT ("DurableConfig.KMSKeyArn", N_("KMS key of durable executions"), NULL),
  CHOICE ("TenancyConfig.TenantIsolationMode", N_("Isolation"), isolations, NULL, NULL),
};

#define INSTANCES "CapacityProviderConfig.LambdaManagedInstancesCapacityProviderConfig."

static const MillraceFieldSpec function_instances[] = {
  TEXT (INSTANCES "CapacityProviderArn", N_("Capacity provider"), NULL),
  NUMBER (INSTANCES "PerExecutionEnvironmentMaxConcurrency", N_("Calls at once"), 1, 1600, NONE,
          NULL, N_("In each environment.")),
  NUMBER (INSTANCES "ExecutionEnvironmentMemoryGiBPerVCpu", N_("GiB for each vCPU"), 2, 8, NONE,
          NULL, NULL),
  NUMBER ("FunctionScalingConfig.MinExecutionEnvironments", N_("Fewest environments"), 0, 15000,
          NONE, NULL, NULL),
  NUMBER ("FunctionScalingConfig.MaxExecutionEnvironments", N_("Most environments"), 0, 15000, NONE,
          NULL, NULL),
  SWITCH ("PublishToLatestPublished", N_("Publish to $LATEST.PUBLISHED"), "false", NULL),
};

static const MillraceFieldSpec tags[] = {
  ANY ("Tags", N_("Tags"), NULL),
};

static const MillraceSectionSpec function_sections[] = {
  { .title = N_("Name"), FIELDS (function_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Code"), FIELDS (function_code),
    .help = N_("Inline code becomes the file “index”, so the handler starts with “index.”.") },
  { .title = N_("Role"), FIELDS (function_role),
    .help = N_("What the function may do, and the reading of the stream too, is allowed by its "
               "role.") },
  { .title = N_("Limits"), FIELDS (function_limits),
    .help = N_("A batch that takes longer than the timeout is delivered again.") },
  { .title = N_("Environment"), FIELDS (function_environment) },
  { .title = N_("Code From Elsewhere"), FIELDS (function_package), .folded = TRUE },
  { .title = N_("Logs and Traces"), FIELDS (function_logs), .folded = TRUE },
  { .title = N_("Network and Files"), FIELDS (function_network), .folded = TRUE },
  { .title = N_("Failure"), FIELDS (function_failure), .folded = TRUE,
    .help = N_("What happens to failed batches of a stream is set on the mapping.") },
  { .title = N_("Container Image"), FIELDS (function_image), .folded = TRUE },
  { .title = N_("Start and Runtime"), FIELDS (function_running), .folded = TRUE },
  { .title = N_("Managed Instances"), FIELDS (function_instances), .folded = TRUE },
  { .title = N_("Tags"), FIELDS (tags), .folded = TRUE },
};

/* --- AWS::Lambda::EventSourceMapping --- */

static const MillraceChoice positions[] = {
  { "LATEST", N_("Latest") },
  { "TRIM_HORIZON", N_("Oldest kept") },
  { NULL }
};

static const MillraceChoice responses[] = {
  { "ReportBatchItemFailures", N_("What failed") },
  { NULL }
};

static const MillraceFieldSpec mapping_ends[] = {
  { .kind = MILLRACE_FIELD_RESOURCE, .property = "EventSourceArn", .title = N_("Source table"),
    .required = TRUE, .kinds = KIND (TABLE), .comes_from = TRUE },
  { .kind = MILLRACE_FIELD_RESOURCE, .property = "FunctionName", .title = N_("Function"),
    .required = TRUE, .kinds = KIND (FUNCTION) },
  SWITCH ("Enabled", N_("Enabled"), "true", N_("Switched off, it is there and reads nothing.")),
};

static const MillraceFieldSpec mapping_batch[] = {
  NUMBER ("BatchSize", N_("Batch size"), 1, 10000, NONE, "100",
          N_("So many records at most, and 6 MB.")),
  NUMBER ("MaximumBatchingWindowInSeconds", N_("Window"), 0, 300, SECONDS, "0",
          N_("How long to wait for a full batch.")),
  { .kind = MILLRACE_FIELD_CHOICE, .property = "StartingPosition",
    .title = N_("Starting position"), .required = TRUE, .choices = positions },
  NUMBER ("ParallelizationFactor", N_("Batches at once"), 1, 10, NONE, "1",
          N_("Of each shard. Changes of one item stay in order.")),
  NUMBER ("TumblingWindowInSeconds", N_("Tumbling window"), 0, 900, SECONDS, "0",
          N_("The function then has to hand on its state, from call to call.")),
};

static const MillraceFieldSpec mapping_failure[] = {
  NUMBER ("MaximumRetryAttempts", N_("Retries"), -1, 10000, NONE, "-1", NULL),
  NUMBER ("MaximumRecordAgeInSeconds", N_("Oldest record"), -1, 604800, SECONDS, "-1",
          N_("−1, or 60 seconds at least.")),
  SWITCH ("BisectBatchOnFunctionError", N_("Halve a failed batch"), "false",
          N_("Until the record that fails is alone. It does not count as a retry.")),
  CHOICE ("FunctionResponseTypes[0]", N_("The function answers"), responses, NULL,
          N_("Only what failed is tried again, when the code returns “batchItemFailures”.")),
  { .kind = MILLRACE_FIELD_RESOURCE, .property = "DestinationConfig.OnFailure.Destination",
    .title = N_("Send failures to"), .kinds = KIND (QUEUE) | KIND (TOPIC) | KIND (BUCKET) },
};

static const MillraceFieldSpec mapping_encryption[] = {
  TEXT ("KmsKeyArn", N_("KMS key"), N_("Encrypts the filters.")),
  ANY ("MetricsConfig.Metrics", N_("Metrics"), NULL),
};

static const MillraceFieldSpec mapping_queue[] = {
  NUMBER ("ScalingConfig.MaximumConcurrency", N_("Most calls at once"), 2, 1000, NONE, NULL,
          N_("SQS only.")),
  NUMBER ("ProvisionedPollerConfig.MinimumPollers", N_("Fewest pollers"), 1, 200, NONE, NULL,
          NULL),
  NUMBER ("ProvisionedPollerConfig.MaximumPollers", N_("Most pollers"), 1, 2000, NONE, NULL, NULL),
  TEXT ("ProvisionedPollerConfig.PollerGroupName", N_("Group of pollers"), NULL),
  ANY ("Queues", N_("Queue of the broker"), N_("Amazon MQ only.")),
  ANY ("Topics", N_("Topic"), N_("Kafka only.")),
  { .kind = MILLRACE_FIELD_SCALAR, .property = "StartingPositionTimestamp",
    .title = "StartingPositionTimestamp" },
  CHOICE ("LoggingConfig.SystemLogLevel", N_("Log level"), system_log_levels, NULL, NULL),
  ANY ("SourceAccessConfigurations", N_("Access to the source"), NULL),
  ANY ("SelfManagedEventSource", N_("Kafka servers"), NULL),
  ANY ("SelfManagedKafkaEventSourceConfig", N_("Kafka"), NULL),
  ANY ("AmazonManagedKafkaEventSourceConfig", N_("Amazon MSK"), NULL),
  ANY ("DocumentDBEventSourceConfig", N_("DocumentDB"), NULL),
};

static const MillraceSectionSpec mapping_sections[] = {
  { .title = N_("Name"), .get_type = millrace_name_section_get_type },
  { .title = N_("Between"), FIELDS (mapping_ends),
    .help = N_("Choosing an end also writes the stream and the permission that it takes.") },
  { .title = N_("Batch"), FIELDS (mapping_batch),
    .help = N_("“Latest” misses what changes while the mapping is being created, which can take "
               "minutes.") },
  { .title = N_("Failure"), FIELDS (mapping_failure),
    .help = N_("−1 tries again until the record expires, after 24 hours; until then the shard "
               "waits.") },
  { .title = N_("Filters"), .get_type = millrace_filter_section_get_type },
  { .title = N_("Encryption and Metrics"), FIELDS (mapping_encryption), .folded = TRUE },
  { .title = N_("Other Sources"), FIELDS (mapping_queue), .folded = TRUE,
    .help = N_("A table’s stream takes none of these.") },
  { .title = N_("Tags"), FIELDS (tags), .folded = TRUE },
};

static const char * const mapping_claimed[] = { "FilterCriteria", NULL };

/* --- AWS::Lambda::Alias, AWS::Lambda::Version --- */

static const MillraceFieldSpec alias_name[] = {
  REQUIRED_TEXT ("Name", N_("Alias"),
                 N_("Letters, digits, “-” and “_”, and not digits alone.")),
  TEXT ("Description", N_("Description"), NULL),
};

static const MillraceFieldSpec alias_target[] = {
  REQUIRED_TEXT ("FunctionName", N_("Function"), NULL),
  REQUIRED_TEXT ("FunctionVersion", N_("Version"), N_("A number, or $LATEST.")),
  ANY ("RoutingConfig.AdditionalVersionWeights", N_("Share of another version"),
       N_("Between 0 and 1 of the calls; not with $LATEST.")),
};

static const MillraceFieldSpec provisioned[] = {
  NUMBER ("ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions",
          N_("Provisioned concurrency"), 1, G_MAXINT32, NONE, NULL,
          N_("Kept ready to run. It helps a mapping only when the mapping names this.")),
};

static const MillraceSectionSpec alias_sections[] = {
  { .title = N_("Name"), FIELDS (alias_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Points At"), FIELDS (alias_target) },
  { .title = N_("Capacity"), FIELDS (provisioned) },
};

static const MillraceFieldSpec version_of[] = {
  REQUIRED_TEXT ("FunctionName", N_("Function"),
                 N_("A version stays as it is: each change of the function takes another one.")),
  TEXT ("Description", N_("Description"), NULL),
  TEXT ("CodeSha256", N_("Only of the code"),
        N_("The SHA-256 of the archive in base 64; other code is not published.")),
};

static const MillraceFieldSpec version_running[] = {
  NUMBER ("ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions",
          N_("Provisioned concurrency"), 1, G_MAXINT32, NONE, NULL,
          N_("Kept ready to run. It helps a mapping only when the mapping names this.")),
  NUMBER ("FunctionScalingConfig.MinExecutionEnvironments", N_("Fewest environments"), 0, 15000,
          NONE, NULL, NULL),
  NUMBER ("FunctionScalingConfig.MaxExecutionEnvironments", N_("Most environments"), 0, 15000, NONE,
          NULL, NULL),
  CHOICE ("RuntimePolicy.UpdateRuntimeOn", N_("Runtime is updated"), runtime_updates, "Auto",
          NULL),
  TEXT ("RuntimePolicy.RuntimeVersionArn", N_("Version of the runtime"),
        N_("Needed when it is updated by hand.")),
};

static const MillraceSectionSpec version_sections[] = {
  { .title = N_("Name"), .get_type = millrace_name_section_get_type },
  { .title = N_("Published"), FIELDS (version_of) },
  { .title = N_("Running"), FIELDS (version_running) },
};

const MillraceFormSpec millrace_lambda_forms[] = {
  { "AWS::Lambda::Function", SECTIONS (function_sections) },
  { "AWS::Lambda::EventSourceMapping", SECTIONS (mapping_sections), mapping_claimed },
  { "AWS::Lambda::Alias", SECTIONS (alias_sections) },
  { "AWS::Lambda::Version", SECTIONS (version_sections) },
};
const guint millrace_n_lambda_forms = G_N_ELEMENTS (millrace_lambda_forms);
