/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-form-spec.h"

#include "millrace-capacity-section.h"
#include "millrace-key-section.h"
#include "millrace-name-section.h"
#include "millrace-policies-section.h"
#include "millrace-runtimes.h"
#include "millrace-stream-section.h"
#include "millrace-trust-section.h"

#define FIELDS(list) .fields = list, .n_fields = G_N_ELEMENTS (list)
#define SECTIONS(list) list, G_N_ELEMENTS (list)
#define KIND(kind) (1u << CFN_KIND_##kind)

/* Limits and defaults are those of the services' API references and quotas: DynamoDB CreateTable,
 * Lambda CreateFunction and CreateEventSourceMapping, SQS CreateQueue. */

static const MillraceFieldSpec table_name[] = {
  { .kind = MILLRACE_FIELD_TEXT, .property = "TableName", .title = N_("Table name") },
};

static const MillraceSectionSpec table_sections[] = {
  { .title = N_("Name"), FIELDS (table_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Key"), .get_type = millrace_key_section_get_type },
  { .title = N_("Stream"), .get_type = millrace_stream_section_get_type },
  { .title = N_("Capacity"), .get_type = millrace_capacity_section_get_type },
};

static const char * const table_claimed[] = {
  "AttributeDefinitions", "KeySchema", "StreamSpecification.StreamViewType", "BillingMode",
  "ProvisionedThroughput", NULL
};

static const MillraceFieldSpec function_name[] = {
  { .kind = MILLRACE_FIELD_TEXT, .property = "FunctionName", .title = N_("Function name") },
};

static const MillraceFieldSpec function_code[] = {
  { .kind = MILLRACE_FIELD_CHOICE, .property = "Runtime", .title = N_("Runtime"),
    .required = TRUE, .get_choices = millrace_runtimes_get_choices },
  { .kind = MILLRACE_FIELD_TEXT, .property = "Handler", .title = N_("Handler") },
  { .kind = MILLRACE_FIELD_CODE, .property = "Code.ZipFile", .title = N_("Inline code") },
};

static const MillraceFieldSpec function_limits[] = {
  { .kind = MILLRACE_FIELD_NUMBER, .property = "Timeout", .title = N_("Timeout (s)"),
    .fallback = "3", .lower = 1, .upper = 900 },
  { .kind = MILLRACE_FIELD_NUMBER, .property = "MemorySize", .title = N_("Memory (MB)"),
    .fallback = "128", .lower = 128, .upper = 10240 },
};

static const MillraceFieldSpec function_role[] = {
  { .kind = MILLRACE_FIELD_RESOURCE, .property = "Role", .title = N_("Runs as"),
    .required = TRUE, .kinds = KIND (ROLE) },
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
};

static const MillraceFieldSpec role_name[] = {
  { .kind = MILLRACE_FIELD_TEXT, .property = "RoleName", .title = N_("Role name") },
  { .kind = MILLRACE_FIELD_TEXT, .property = "Path", .title = N_("Path"), .fallback = "/" },
};

static const MillraceSectionSpec role_sections[] = {
  { .title = N_("Name"), FIELDS (role_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Trust"), .get_type = millrace_trust_section_get_type,
    .help = N_("Only the trusted service can put the role on.") },
  { .title = N_("Needed by its functions"), .get_type = millrace_needs_section_get_type },
  { .title = N_("Policies"), .get_type = millrace_policies_section_get_type },
};

static const char * const role_claimed[] = {
  "AssumeRolePolicyDocument", "Policies", "ManagedPolicyArns", NULL
};

static const MillraceChoice positions[] = {
  { "LATEST", N_("Latest") },
  { "TRIM_HORIZON", N_("Oldest kept") },
  { NULL }
};

static const MillraceFieldSpec mapping_ends[] = {
  { .kind = MILLRACE_FIELD_RESOURCE, .property = "EventSourceArn", .title = N_("Source table"),
    .required = TRUE, .kinds = KIND (TABLE), .comes_from = TRUE },
  { .kind = MILLRACE_FIELD_RESOURCE, .property = "FunctionName", .title = N_("Function"),
    .required = TRUE, .kinds = KIND (FUNCTION) },
  { .kind = MILLRACE_FIELD_SWITCH, .property = "Enabled", .title = N_("Enabled"),
    .fallback = "true" },
};

static const MillraceFieldSpec mapping_batch[] = {
  { .kind = MILLRACE_FIELD_NUMBER, .property = "BatchSize", .title = N_("Batch size"),
    .fallback = "100", .lower = 1, .upper = 10000 },
  { .kind = MILLRACE_FIELD_NUMBER, .property = "MaximumBatchingWindowInSeconds",
    .title = N_("Window (s)"), .fallback = "0", .lower = 0, .upper = 300 },
  { .kind = MILLRACE_FIELD_CHOICE, .property = "StartingPosition",
    .title = N_("Starting position"), .required = TRUE, .choices = positions },
};

static const MillraceFieldSpec mapping_failure[] = {
  { .kind = MILLRACE_FIELD_NUMBER, .property = "MaximumRetryAttempts", .title = N_("Retries"),
    .fallback = "-1", .lower = -1, .upper = 10000 },
  { .kind = MILLRACE_FIELD_NUMBER, .property = "MaximumRecordAgeInSeconds",
    .title = N_("Oldest record (s)"), .fallback = "-1", .lower = -1, .upper = 604800 },
  { .kind = MILLRACE_FIELD_SWITCH, .property = "BisectBatchOnFunctionError",
    .title = N_("Halve a failed batch"), .fallback = "false" },
  { .kind = MILLRACE_FIELD_RESOURCE, .property = "DestinationConfig.OnFailure.Destination",
    .title = N_("Send failures to"), .kinds = KIND (QUEUE) | KIND (TOPIC) | KIND (BUCKET) },
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
};

static const MillraceFieldSpec queue_name[] = {
  { .kind = MILLRACE_FIELD_TEXT, .property = "QueueName", .title = N_("Queue name") },
};

static const MillraceFieldSpec queue_delivery[] = {
  { .kind = MILLRACE_FIELD_NUMBER, .property = "MessageRetentionPeriod",
    .title = N_("Kept for (s)"),
    .fallback = "345600", .lower = 60, .upper = 1209600 },
  { .kind = MILLRACE_FIELD_NUMBER, .property = "VisibilityTimeout",
    .title = N_("Hidden for (s)"), .fallback = "30", .lower = 0, .upper = 43200 },
  { .kind = MILLRACE_FIELD_SWITCH, .property = "FifoQueue", .title = N_("First in, first out"),
    .fallback = "false" },
};

static const MillraceSectionSpec queue_sections[] = {
  { .title = N_("Name"), FIELDS (queue_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Messages"), FIELDS (queue_delivery),
    .help = N_("Failed batches go to standard queues only, not to first in, first out ones.") },
};

static const MillraceFieldSpec topic_name[] = {
  { .kind = MILLRACE_FIELD_TEXT, .property = "TopicName", .title = N_("Topic name") },
  { .kind = MILLRACE_FIELD_TEXT, .property = "DisplayName", .title = N_("Display name") },
};

static const MillraceSectionSpec topic_sections[] = {
  { .title = N_("Name"), FIELDS (topic_name), .get_type = millrace_name_section_get_type },
};

static const MillraceChoice versioning[] = {
  { "Enabled", N_("On") },
  { "Suspended", N_("Suspended") },
  { NULL }
};

static const MillraceFieldSpec bucket_name[] = {
  { .kind = MILLRACE_FIELD_TEXT, .property = "BucketName", .title = N_("Bucket name") },
  { .kind = MILLRACE_FIELD_CHOICE, .property = "VersioningConfiguration.Status",
    .title = N_("Versioning"), .choices = versioning },
};

static const MillraceSectionSpec bucket_sections[] = {
  { .title = N_("Name"), FIELDS (bucket_name), .get_type = millrace_name_section_get_type },
};

static const MillraceFieldSpec policy_name[] = {
  { .kind = MILLRACE_FIELD_TEXT, .property = "PolicyName", .title = N_("Policy name") },
};

static const MillraceSectionSpec policy_sections[] = {
  { .title = N_("Name"), FIELDS (policy_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Statements"), .get_type = millrace_policies_section_get_type },
};

static const char * const policy_claimed[] = { "PolicyDocument", NULL };

static const MillraceSectionSpec plain_sections[] = {
  { .title = N_("Name"), .get_type = millrace_name_section_get_type },
};

static const MillraceFormSpec forms[] = {
  { "AWS::DynamoDB::Table", SECTIONS (table_sections), table_claimed },
  { "AWS::Lambda::Function", SECTIONS (function_sections) },
  { "AWS::IAM::Role", SECTIONS (role_sections), role_claimed },
  { "AWS::Lambda::EventSourceMapping", SECTIONS (mapping_sections) },
  { "AWS::IAM::Policy", SECTIONS (policy_sections), policy_claimed },
  { "AWS::SQS::Queue", SECTIONS (queue_sections) },
  { "AWS::SNS::Topic", SECTIONS (topic_sections) },
  { "AWS::S3::Bucket", SECTIONS (bucket_sections) },
};

static const MillraceFormSpec plain_form = { "", SECTIONS (plain_sections) };

const MillraceFormSpec *
millrace_form_spec_find (const char *type)
{
  g_return_val_if_fail (type != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (g_str_equal (forms[i].type, type))
        return &forms[i];
    }

  return &plain_form;
}
