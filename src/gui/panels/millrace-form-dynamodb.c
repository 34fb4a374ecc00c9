/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-form-tables.h"

#include "millrace-capacity-section.h"
#include "millrace-index-section.h"
#include "millrace-key-section.h"
#include "millrace-name-section.h"
#include "millrace-policies-section.h"
#include "millrace-question-section.h"
#include "millrace-stream-section.h"

/* DynamoDB API Reference, CreateTable, UpdateTable and UpdateTimeToLive; DynamoDB Developer Guide,
 * service quotas: 40,000 units a table unless AWS raises it. */
#define MOST_UNITS 40000

static const MillraceChoice classes[] = {
  { "STANDARD", N_("Standard") },
  { "STANDARD_INFREQUENT_ACCESS", N_("Infrequent access") },
  { NULL }
};

static const MillraceChoice insights[] = {
  { "ACCESSED_AND_THROTTLED_KEYS", N_("Accessed and throttled keys") },
  { "THROTTLED_KEYS", N_("Throttled keys") },
  { NULL }
};

static const MillraceChoice precisions[] = {
  { "MILLISECOND", N_("Milliseconds") },
  { "MICROSECOND", N_("Microseconds") },
  { NULL }
};

static const MillraceChoice formats[] = {
  { "CSV", "CSV" },
  { "DYNAMODB_JSON", "DynamoDB JSON" },
  { "ION", "Amazon Ion" },
  { NULL }
};

static const MillraceChoice compressions[] = {
  { "NONE", N_("Uncompressed") },
  { "GZIP", "gzip" },
  { "ZSTD", "Zstandard" },
  { NULL }
};

static const MillraceChoice table_keys[] = {
  { "KMS", "AWS KMS" },
  { NULL }
};

static const MillraceChoice global_table_keys[] = {
  { "KMS", "AWS KMS" },
  { "AES256", N_("Owned by AWS") },
  { NULL }
};

static const MillraceChoice consistencies[] = {
  { "EVENTUAL", N_("Eventual") },
  { "STRONG", N_("Strong") },
  { NULL }
};

static const MillraceChoice billing_modes[] = {
  { "PROVISIONED", N_("Provisioned") },
  { "PAY_PER_REQUEST", N_("On demand") },
  { NULL }
};

#define SSE_HELP N_("Without it, DynamoDB encrypts with a key of its own. With a key of yours, "   \
                    "the function’s role needs kms:Decrypt to read the stream.")

static const MillraceFieldSpec expiry[] = {
  SWITCH ("TimeToLiveSpecification.Enabled", N_("Items expire"), "false",
          N_("Expired items are deleted within days, and arrive in the stream as removals by the "
             "service.")),
  TEXT ("TimeToLiveSpecification.AttributeName", N_("Expiry attribute"),
        N_("A number: the time in seconds since 1970. Expiry has to be off before another "
           "attribute can be chosen.")),
};

static const MillraceFieldSpec warm[] = {
  NUMBER ("WarmThroughput.ReadUnitsPerSecond", N_("Warm reads each second"), 1, G_MAXINT32, NONE,
          NULL, N_("What the table can take at once without growing first.")),
  NUMBER ("WarmThroughput.WriteUnitsPerSecond", N_("Warm writes each second"), 1, G_MAXINT32, NONE,
          NULL, NULL),
};

/* --- AWS::DynamoDB::Table --- */

static const MillraceFieldSpec table_name[] = {
  TEXT ("TableName", N_("Table name"),
        N_("3 to 255 letters, digits, “_”, “-” and “.”. Without it, CloudFormation makes a name; "
           "a named table cannot be replaced without another name.")),
};

static const MillraceFieldSpec table_throughput[] = {
  NUMBER ("OnDemandThroughput.MaxReadRequestUnits", N_("Most reads on demand"), 1, MOST_UNITS, NONE,
          NULL, N_("A ceiling for what on-demand billing can cost. Without it, there is none.")),
  NUMBER ("OnDemandThroughput.MaxWriteRequestUnits", N_("Most writes on demand"), 1, MOST_UNITS,
          NONE, NULL, NULL),
  CHOICE ("TableClass", N_("Table class"), classes, "STANDARD",
          N_("Infrequent access stores for less and reads for more.")),
};

static const MillraceFieldSpec table_protection[] = {
  SWITCH ("DeletionProtectionEnabled", N_("Deletion protection"), "false",
          N_("Deleting the table is refused, also when the stack goes.")),
  SWITCH ("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
          N_("Point-in-time recovery"), "false",
          N_("Any second of the last days can be restored.")),
  NUMBER ("PointInTimeRecoverySpecification.RecoveryPeriodInDays", N_("Recoverable for"), 1, 35,
          DAYS, "35", NULL),
};

static const MillraceFieldSpec table_encryption[] = {
  SWITCH ("SSESpecification.SSEEnabled", N_("Encrypt with AWS KMS"), "false", SSE_HELP),
  CHOICE ("SSESpecification.SSEType", N_("Kind of key"), table_keys, NULL, NULL),
  TEXT ("SSESpecification.KMSMasterKeyId", N_("KMS key"),
        N_("Id, ARN or alias of a symmetric key. Without it, the one that AWS keeps for "
           "DynamoDB.")),
};

static const MillraceFieldSpec table_insights[] = {
  SWITCH ("ContributorInsightsSpecification.Enabled", N_("Contributor insights"), "false",
          N_("CloudWatch shows which keys are asked for most.")),
  CHOICE ("ContributorInsightsSpecification.Mode", N_("Insights about"), insights, NULL, NULL),
  TEXT ("KinesisStreamSpecification.StreamArn", N_("Copy changes to"),
        N_("The ARN of a Kinesis data stream. It is not the table’s own stream and takes other "
           "permissions.")),
  CHOICE ("KinesisStreamSpecification.ApproximateCreationDateTimePrecision",
          N_("Precision of times"), precisions, NULL, NULL),
};

static const MillraceFieldSpec table_import[] = {
  TEXT ("ImportSourceSpecification.S3BucketSource.S3Bucket", N_("Bucket to import from"),
        N_("Read once, when the table is created.")),
  TEXT ("ImportSourceSpecification.S3BucketSource.S3KeyPrefix", N_("Objects that begin with"),
        NULL),
  TEXT ("ImportSourceSpecification.S3BucketSource.S3BucketOwner", N_("Account of the bucket"),
        NULL),
  CHOICE ("ImportSourceSpecification.InputFormat", N_("Format"), formats, NULL, NULL),
  CHOICE ("ImportSourceSpecification.InputCompressionType", N_("Compression"), compressions, "NONE",
          NULL),
  TEXT ("ImportSourceSpecification.InputFormatOptions.Csv.Delimiter", N_("CSV delimiter"), NULL),
  ANY ("ImportSourceSpecification.InputFormatOptions.Csv.HeaderList", N_("CSV columns"), NULL),
};

static const MillraceFieldSpec table_access[] = {
  ANY ("StreamSpecification.ResourcePolicy.PolicyDocument", N_("Policy of the stream"),
       N_("Only readers in other accounts need it.")),
  ANY ("StreamSpecification.Tags", N_("Tags of the stream"), NULL),
};

static const MillraceFieldSpec table_vectors[] = {
  ANY ("VectorIndexes", N_("Vector indexes"), NULL),
};

static const MillraceFieldSpec tags[] = {
  ANY ("Tags", N_("Tags"), NULL),
};

static const MillraceSectionSpec table_sections[] = {
  { .title = N_("Name"), FIELDS (table_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Key"), .get_type = millrace_key_section_get_type },
  { .title = N_("Indexes"), .get_type = millrace_index_section_get_type },
  { .title = N_("Stream"), .get_type = millrace_stream_section_get_type },
  { .title = N_("Capacity"), .get_type = millrace_capacity_section_get_type },
  { .title = N_("Class and Ceilings"), FIELDS (table_throughput), .folded = TRUE },
  { .title = N_("Warm Throughput"), FIELDS (warm), .folded = TRUE },
  { .title = N_("Expiry"), FIELDS (expiry), .folded = TRUE },
  { .title = N_("Protection"), FIELDS (table_protection), .folded = TRUE },
  { .title = N_("Encryption"), FIELDS (table_encryption), .folded = TRUE },
  { .title = N_("Insights and Copies"), FIELDS (table_insights), .folded = TRUE },
  { .title = N_("Policies of the Table"), .get_type = millrace_policies_section_get_type,
    .help = N_("Who may use it or its stream besides the account’s own roles. At most 20 KB, "
               "white space counted. “*” as a resource is the table with its indexes, or the "
               "stream.") },
  { .title = N_("Who May …?"), .get_type = millrace_question_section_get_type, .folded = TRUE },
  { .title = N_("Access"), FIELDS (table_access), .folded = TRUE },
  { .title = N_("Import"), FIELDS (table_import), .folded = TRUE },
  { .title = N_("Vector Search"), FIELDS (table_vectors), .folded = TRUE },
  { .title = N_("Tags"), FIELDS (tags), .folded = TRUE },
};

static const char * const table_claimed[] = {
  "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "LocalSecondaryIndexes",
  "StreamSpecification.StreamViewType", "BillingMode", "ProvisionedThroughput",
  "ResourcePolicy.PolicyDocument", "StreamSpecification.ResourcePolicy.PolicyDocument", NULL
};

/* --- AWS::DynamoDB::GlobalTable --- */

#define SCALING "WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings."
#define TRACKING SCALING "TargetTrackingScalingPolicyConfiguration."

static const MillraceFieldSpec replicas[] = {
  ANY ("Replicas", N_("Replicas"),
       N_("One for each region, the stack’s own among them. One can be added or removed at a "
          "time.")),
  CHOICE ("MultiRegionConsistency", N_("Consistency between regions"), consistencies, "EVENTUAL",
          N_("Strong takes three replicas, or two and a witness.")),
  ANY ("GlobalTableWitnesses", N_("Witness"), NULL),
  TEXT ("GlobalTableSourceArn", N_("Made from the table"), NULL),
};

static const MillraceFieldSpec global_capacity[] = {
  CHOICE ("BillingMode", N_("Billing"), billing_modes, "PROVISIONED", NULL),
  NUMBER (SCALING "MinCapacity", N_("Fewest write units"), 1, MOST_UNITS, NONE, NULL, NULL),
  NUMBER (SCALING "MaxCapacity", N_("Most write units"), 1, MOST_UNITS, NONE, NULL, NULL),
  NUMBER (SCALING "SeedCapacity", N_("Write units to begin with"), 1, MOST_UNITS, NONE, NULL,
          N_("What a table gets that changes from on demand to provisioned.")),
  NUMBER (TRACKING "TargetValue", N_("Wanted use of write units (%)"), 20, 90, NONE, NULL, NULL),
  NUMBER (TRACKING "ScaleInCooldown", N_("Wait before fewer"), 0, 86400, SECONDS, NULL, NULL),
  NUMBER (TRACKING "ScaleOutCooldown", N_("Wait before more"), 0, 86400, SECONDS, NULL, NULL),
  SWITCH (TRACKING "DisableScaleIn", N_("Never go down"), "false", NULL),
  NUMBER ("ReadProvisionedThroughputSettings.ReadCapacityUnits", N_("Read units"), 1, MOST_UNITS,
          NONE, NULL, NULL),
  NUMBER ("WriteOnDemandThroughputSettings.MaxWriteRequestUnits", N_("Most writes on demand"), 1,
          MOST_UNITS, NONE, NULL, NULL),
  NUMBER ("ReadOnDemandThroughputSettings.MaxReadRequestUnits", N_("Most reads on demand"), 1,
          MOST_UNITS, NONE, NULL, NULL),
};

static const MillraceFieldSpec global_encryption[] = {
  SWITCH ("SSESpecification.SSEEnabled", N_("Encrypt with AWS KMS"), "false", SSE_HELP),
  CHOICE ("SSESpecification.SSEType", N_("Kind of key"), global_table_keys, NULL,
          N_("A key of yours is named in each replica.")),
};

static const MillraceSectionSpec global_table_sections[] = {
  { .title = N_("Name"), FIELDS (table_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Key"), .get_type = millrace_key_section_get_type },
  { .title = N_("Indexes"), .get_type = millrace_index_section_get_type },
  { .title = N_("Regions"), FIELDS (replicas),
    .help = N_("Each region has a stream of its own, which also carries what the others wrote.") },
  { .title = N_("Stream"), .get_type = millrace_stream_section_get_type },
  { .title = N_("Capacity"), FIELDS (global_capacity) },
  { .title = N_("Warm Throughput"), FIELDS (warm), .folded = TRUE },
  { .title = N_("Expiry"), FIELDS (expiry), .folded = TRUE },
  { .title = N_("Encryption"), FIELDS (global_encryption), .folded = TRUE },
  { .title = N_("Policies of the Replicas"), .get_type = millrace_policies_section_get_type,
    .help = N_("Who may use a replica or its stream besides the account’s own roles. “*” as a "
               "resource is the replica with its indexes, or the stream.") },
  { .title = N_("Who May …?"), .get_type = millrace_question_section_get_type, .folded = TRUE },
  { .title = N_("Vector Search"), FIELDS (table_vectors), .folded = TRUE },
};

static const char * const global_table_claimed[] = {
  "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "LocalSecondaryIndexes",
  "StreamSpecification.StreamViewType", NULL
};

const MillraceFormSpec millrace_dynamodb_forms[] = {
  { "AWS::DynamoDB::Table", SECTIONS (table_sections), table_claimed },
  { "AWS::DynamoDB::GlobalTable", SECTIONS (global_table_sections), global_table_claimed },
};
const guint millrace_n_dynamodb_forms = G_N_ELEMENTS (millrace_dynamodb_forms);
