/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-form-tables.h"

#include "millrace-name-section.h"
#include "millrace-policies-section.h"
#include "millrace-question-section.h"
#include "millrace-text-policy-section.h"

static const MillraceFieldSpec tags[] = {
  ANY ("Tags", N_("Tags"), NULL),
};

/* --- AWS::SQS::Queue: SQS API Reference, CreateQueue --- */

static const MillraceChoice deduplications[] = {
  { "queue", N_("In the queue") },
  { "messageGroup", N_("In each message group") },
  { NULL }
};

static const MillraceChoice queue_throughputs[] = {
  { "perQueue", N_("For the queue") },
  { "perMessageGroupId", N_("For each message group") },
  { NULL }
};

static const MillraceFieldSpec queue_name[] = {
  TEXT ("QueueName", N_("Queue name"),
        N_("1 to 80 letters, digits, “-” and “_”. That of a first in, first out queue ends in "
           "“.fifo”.")),
};

static const MillraceFieldSpec queue_delivery[] = {
  NUMBER ("MessageRetentionPeriod", N_("Kept for"), 60, 1209600, SECONDS, "345600", NULL),
  NUMBER ("VisibilityTimeout", N_("Hidden for"), 0, 43200, SECONDS, "30",
          N_("While a reader is at work with it. A function that reads the queue needs six times "
             "its own timeout.")),
  NUMBER ("DelaySeconds", N_("Delivered after"), 0, 900, SECONDS, "0", NULL),
  NUMBER ("ReceiveMessageWaitTimeSeconds", N_("Readers wait"), 0, 20, SECONDS, "0",
          N_("Waiting readers ask less often, which costs less.")),
  NUMBER ("MaximumMessageSize", N_("Largest message"), 1024, 1048576, BYTES, "1048576", NULL),
};

static const MillraceFieldSpec queue_order[] = {
  SWITCH ("FifoQueue", N_("First in, first out"), "false", NULL),
  SWITCH ("ContentBasedDeduplication", N_("Drop equal messages"), "false", NULL),
  CHOICE ("DeduplicationScope", N_("Equal messages"), deduplications, "queue", NULL),
  CHOICE ("FifoThroughputLimit", N_("Throughput limit"), queue_throughputs, "perQueue", NULL),
};

static const MillraceFieldSpec queue_failure[] = {
  ANY ("RedrivePolicy", N_("Dead letters"),
       N_("After how many tries (maxReceiveCount) a message goes to which queue "
          "(deadLetterTargetArn).")),
  ANY ("RedriveAllowPolicy", N_("Takes dead letters of"), NULL),
};

static const MillraceFieldSpec queue_encryption[] = {
  SWITCH ("SqsManagedSseEnabled", N_("Encrypt with a key of SQS"), "true", NULL),
  TEXT ("KmsMasterKeyId", N_("KMS key"),
        N_("Whoever sends then needs kms:GenerateDataKey and kms:Decrypt.")),
  NUMBER ("KmsDataKeyReusePeriodSeconds", N_("Data key is used for"), 60, 86400, SECONDS, "300",
          NULL),
};

static const MillraceSectionSpec queue_sections[] = {
  { .title = N_("Name"), FIELDS (queue_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Messages"), FIELDS (queue_delivery) },
  { .title = N_("Order"), FIELDS (queue_order), .folded = TRUE,
    .help = N_("Failed batches go to standard queues only, not to first in, first out ones.") },
  { .title = N_("Failure"), FIELDS (queue_failure) },
  { .title = N_("Encryption"), FIELDS (queue_encryption), .folded = TRUE },
  { .title = N_("Tags"), FIELDS (tags), .folded = TRUE },
};

/* --- AWS::SNS::Topic: SNS API Reference, CreateTopic --- */

static const MillraceChoice topic_throughputs[] = {
  { "Topic", N_("For the topic") },
  { "MessageGroup", N_("For each message group") },
  { NULL }
};

static const MillraceChoice signatures[] = {
  { "1", "SHA-1" },
  { "2", "SHA-256" },
  { NULL }
};

static const MillraceChoice topic_tracings[] = {
  { "PassThrough", N_("When the caller traces") },
  { "Active", N_("Always") },
  { NULL }
};

static const MillraceFieldSpec topic_name[] = {
  TEXT ("TopicName", N_("Topic name"),
        N_("1 to 256 letters, digits, “-” and “_”. That of a first in, first out topic ends in "
           "“.fifo”.")),
  TEXT ("DisplayName", N_("Display name"), N_("What text messages come from.")),
};

static const MillraceFieldSpec topic_delivery[] = {
  ANY ("Subscription", N_("Subscriptions"), N_("Who gets the messages, and how.")),
  ANY ("DeliveryStatusLogging", N_("Log deliveries"), NULL),
  CHOICE ("SignatureVersion", N_("Signed with"), signatures, "1", NULL),
  CHOICE ("TracingConfig", N_("Trace with X-Ray"), topic_tracings, "PassThrough", NULL),
  NUMBER ("MaximumMessageSize", N_("Largest message"), 1024, 1048576, BYTES, NULL, NULL),
};

static const MillraceFieldSpec topic_order[] = {
  SWITCH ("FifoTopic", N_("First in, first out"), "false", NULL),
  SWITCH ("ContentBasedDeduplication", N_("Drop equal messages"), "false", NULL),
  CHOICE ("FifoThroughputScope", N_("Throughput limit"), topic_throughputs, "Topic", NULL),
  ANY ("ArchivePolicy", N_("Keep and replay"), NULL),
};

static const MillraceFieldSpec topic_encryption[] = {
  TEXT ("KmsMasterKeyId", N_("KMS key"),
        N_("Whoever sends then needs kms:GenerateDataKey and kms:Decrypt.")),
  ANY ("DataProtectionPolicy", N_("Data protection"), NULL),
};

static const MillraceSectionSpec topic_sections[] = {
  { .title = N_("Name"), FIELDS (topic_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Messages"), FIELDS (topic_delivery) },
  { .title = N_("Order"), FIELDS (topic_order), .folded = TRUE,
    .help = N_("Failed batches go to standard topics only, not to first in, first out ones.") },
  { .title = N_("Encryption"), FIELDS (topic_encryption), .folded = TRUE },
  { .title = N_("Tags"), FIELDS (tags), .folded = TRUE },
};

/* --- AWS::S3::Bucket: S3 API Reference, CreateBucket and the Put… actions --- */

static const MillraceChoice versioning[] = {
  { "Enabled", N_("On") },
  { "Suspended", N_("Suspended") },
  { NULL }
};

static const MillraceChoice namespaces[] = {
  { "global", N_("Everybody’s") },
  { "account-regional", N_("The account’s, in its region") },
  { NULL }
};

static const MillraceChoice algorithms[] = {
  { "AES256", N_("A key of S3") },
  { "aws:kms", "AWS KMS" },
  { "aws:kms:dsse", N_("AWS KMS, twice") },
  { NULL }
};

static const MillraceChoice owners[] = {
  { "BucketOwnerEnforced", N_("The bucket’s owner") },
  { "BucketOwnerPreferred", N_("The bucket’s owner, when the writer agrees") },
  { "ObjectWriter", N_("Whoever writes it") },
  { NULL }
};

static const MillraceChoice states[] = {
  { "Enabled", N_("On") },
  { "Disabled", N_("Off") },
  { NULL }
};

static const MillraceFieldSpec bucket_name[] = {
  TEXT ("BucketName", N_("Bucket name"),
        N_("3 to 63 small letters, digits, “-” and “.”; no other bucket of the world may have "
           "it.")),
  TEXT ("BucketNamePrefix", N_("Name begins with"), NULL),
  CHOICE ("BucketNamespace", N_("Name is unique among"), namespaces, "global", NULL),
};

static const MillraceFieldSpec bucket_keeping[] = {
  CHOICE ("VersioningConfiguration.Status", N_("Versioning"), versioning, NULL,
          N_("Once on, it can only be suspended.")),
  ANY ("LifecycleConfiguration.Rules", N_("Lifecycle"),
       N_("When objects move to another storage class, or go. At most 1,000 rules.")),
  ANY ("LifecycleConfiguration.TransitionDefaultMinimumObjectSize",
       N_("Smallest object that moves"), NULL),
  ANY ("IntelligentTieringConfigurations", N_("Intelligent tiering"), NULL),
  SWITCH ("ObjectLockEnabled", N_("Object lock"), "false",
          N_("Objects cannot be overwritten or deleted for a time. Only from the bucket’s "
             "beginning.")),
  ANY ("ObjectLockConfiguration", N_("Locked for"), NULL),
  ANY ("ReplicationConfiguration", N_("Replication"), N_("Needs versioning.")),
};

#define SSE "BucketEncryption.ServerSideEncryptionConfiguration[0]."

static const MillraceFieldSpec bucket_encryption[] = {
  CHOICE (SSE "ServerSideEncryptionByDefault.SSEAlgorithm", N_("Encrypt with"), algorithms,
          "AES256", NULL),
  TEXT (SSE "ServerSideEncryptionByDefault.KMSMasterKeyID", N_("KMS key"), NULL),
  SWITCH (SSE "BucketKeyEnabled", N_("Bucket key"), "false",
          N_("Asks AWS KMS less often, which costs less.")),
};

static const MillraceFieldSpec bucket_access[] = {
  SWITCH ("PublicAccessBlockConfiguration.BlockPublicAcls", N_("Refuse public ACLs"), "true",
          NULL),
  SWITCH ("PublicAccessBlockConfiguration.IgnorePublicAcls", N_("Ignore public ACLs"), "true",
          NULL),
  SWITCH ("PublicAccessBlockConfiguration.BlockPublicPolicy", N_("Refuse public policies"), "true",
          NULL),
  SWITCH ("PublicAccessBlockConfiguration.RestrictPublicBuckets", N_("Keep public policies inside"),
          "true", N_("Even a public policy then lets in the account’s own only.")),
  CHOICE ("OwnershipControls.Rules[0].ObjectOwnership", N_("Objects belong to"), owners,
          "BucketOwnerEnforced", NULL),
  ANY ("AccessControl", N_("Canned ACL"), N_("An old way: policies say more.")),
  CHOICE ("AbacStatus", N_("Access by tags"), states, NULL, NULL),
  ANY ("CorsConfiguration.CorsRules", N_("Other websites (CORS)"), NULL),
};

static const MillraceFieldSpec bucket_events[] = {
  ANY ("NotificationConfiguration.LambdaConfigurations", N_("Events to functions"), NULL),
  ANY ("NotificationConfiguration.QueueConfigurations", N_("Events to queues"), NULL),
  ANY ("NotificationConfiguration.TopicConfigurations", N_("Events to topics"), NULL),
  SWITCH ("NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled",
          N_("Events to EventBridge"), "false", NULL),
};

static const MillraceFieldSpec bucket_reports[] = {
  TEXT ("LoggingConfiguration.DestinationBucketName", N_("Access logs to"), NULL),
  TEXT ("LoggingConfiguration.LogFilePrefix", N_("Logs begin with"), NULL),
  ANY ("LoggingConfiguration.TargetObjectKeyFormat", N_("Names of logs"), NULL),
  ANY ("MetricsConfigurations", N_("Metrics"), NULL),
  ANY ("AnalyticsConfigurations", N_("Analytics"), NULL),
  ANY ("InventoryConfigurations", N_("Inventories"), NULL),
  ANY ("MetadataConfiguration", N_("Metadata tables"), NULL),
  ANY ("MetadataTableConfiguration", N_("Metadata table"), NULL),
};

static const MillraceFieldSpec bucket_website[] = {
  TEXT ("WebsiteConfiguration.IndexDocument", N_("Index page"), NULL),
  TEXT ("WebsiteConfiguration.ErrorDocument", N_("Error page"), NULL),
  TEXT ("WebsiteConfiguration.RedirectAllRequestsTo.HostName", N_("Redirect all to"), NULL),
  ANY ("WebsiteConfiguration.RedirectAllRequestsTo.Protocol", N_("Redirect with"), NULL),
  ANY ("WebsiteConfiguration.RoutingRules", N_("Routing rules"), NULL),
  CHOICE ("AccelerateConfiguration.AccelerationStatus", N_("Transfer acceleration"), versioning,
          NULL, NULL),
};

static const MillraceSectionSpec bucket_sections[] = {
  { .title = N_("Name"), FIELDS (bucket_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Keeping"), FIELDS (bucket_keeping) },
  { .title = N_("Encryption"), FIELDS (bucket_encryption), .folded = TRUE },
  { .title = N_("Access"), FIELDS (bucket_access), .folded = TRUE },
  { .title = N_("Events"), FIELDS (bucket_events), .folded = TRUE },
  { .title = N_("Logs and Reports"), FIELDS (bucket_reports), .folded = TRUE },
  { .title = N_("Website"), FIELDS (bucket_website), .folded = TRUE },
  { .title = N_("Tags"), FIELDS (tags), .folded = TRUE },
};

/* --- AWS::Logs::LogGroup: CloudWatch Logs API Reference, CreateLogGroup, PutRetentionPolicy --- */

static const MillraceChoice log_classes[] = {
  { "STANDARD", N_("Standard") },
  { "INFREQUENT_ACCESS", N_("Infrequent access") },
  { "DELIVERY", N_("Delivery") },
  { NULL }
};

static const MillraceFieldSpec log_group_name[] = {
  TEXT ("LogGroupName", N_("Log group name"),
        N_("“/aws/lambda/” and a function’s name, for what that function writes.")),
};

static const MillraceFieldSpec log_group_keeping[] = {
  ANY ("RetentionInDays", N_("Kept for (days)"), N_("Without it, for ever.")),
  CHOICE ("LogGroupClass", N_("Log class"), log_classes, "STANDARD", NULL),
  SWITCH ("DeletionProtectionEnabled", N_("Deletion protection"), "false", NULL),
};

static const MillraceFieldSpec log_group_protection[] = {
  TEXT ("KmsKeyId", N_("KMS key"), N_("Its ARN; CloudWatch Logs must be allowed to use it.")),
  ANY ("DataProtectionPolicy", N_("Data protection"), NULL),
  SWITCH ("BearerTokenAuthenticationEnabled", N_("Bearer tokens"), "false", NULL),
  ANY ("FieldIndexPolicies", N_("Indexed fields"), NULL),
};

static const MillraceSectionSpec log_group_sections[] = {
  { .title = N_("Name"), FIELDS (log_group_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Keeping"), FIELDS (log_group_keeping) },
  { .title = N_("Protection"), FIELDS (log_group_protection), .folded = TRUE },
  { .title = N_("Policy of the Log Group"), .get_type = millrace_policies_section_get_type,
    .help = N_("Who may write to it or read it besides the account’s own roles.") },
  { .title = N_("Who May …?"), .get_type = millrace_question_section_get_type, .folded = TRUE },
  { .title = N_("Tags"), FIELDS (tags), .folded = TRUE },
};

static const char * const log_group_claimed[] = { "ResourcePolicyDocument", NULL };

/* --- AWS::KMS::Key: KMS API Reference, CreateKey, EnableKeyRotation --- */

static const MillraceChoice usages[] = {
  { "ENCRYPT_DECRYPT", N_("Encrypt and decrypt") },
  { "SIGN_VERIFY", N_("Sign and verify") },
  { "GENERATE_VERIFY_MAC", N_("Make and verify codes (MAC)") },
  { "KEY_AGREEMENT", N_("Agree on keys") },
  { NULL }
};

static const MillraceChoice origins[] = {
  { "AWS_KMS", "AWS KMS" },
  { "EXTERNAL", N_("Imported") },
  { NULL }
};

static const MillraceFieldSpec key_name[] = {
  TEXT ("Description", N_("Description"), NULL),
  SWITCH ("Enabled", N_("Enabled"), "true",
          N_("A stream whose table has a key that is switched off cannot be read.")),
};

static const MillraceFieldSpec key_policy[] = {
  SWITCH ("BypassPolicyLockoutSafetyCheck", N_("Allow to lock yourself out"), "false", NULL),
};

static const MillraceFieldSpec key_material[] = {
  ANY ("KeySpec", N_("Kind of key"), N_("DynamoDB, SQS and SNS take SYMMETRIC_DEFAULT only.")),
  CHOICE ("KeyUsage", N_("Used to"), usages, "ENCRYPT_DECRYPT", NULL),
  CHOICE ("Origin", N_("Made by"), origins, "AWS_KMS", NULL),
  SWITCH ("MultiRegion", N_("In several regions"), "false", NULL),
};

static const MillraceFieldSpec key_life[] = {
  SWITCH ("EnableKeyRotation", N_("Rotate"), "false", NULL),
  NUMBER ("RotationPeriodInDays", N_("Rotated every"), 90, 2560, DAYS, "365", NULL),
  NUMBER ("PendingWindowInDays", N_("Deleted after"), 7, 30, DAYS, "30",
          N_("Until then, deleting it can be taken back.")),
};

static const MillraceSectionSpec key_sections[] = {
  { .title = N_("Name"), FIELDS (key_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Policy"), FIELDS (key_policy),
    .get_type = millrace_policies_section_get_type,
    .help = N_("Nobody may use a key whose policy does not say so, not even the account.") },
  { .title = N_("Who May …?"), .get_type = millrace_question_section_get_type, .folded = TRUE },
  { .title = N_("Key Material"), FIELDS (key_material) },
  { .title = N_("Life"), FIELDS (key_life) },
  { .title = N_("Tags"), FIELDS (tags), .folded = TRUE },
};

static const char * const key_claimed[] = { "KeyPolicy", NULL };

/* --- Policies of queues, topics and buckets --- */

static const MillraceFieldSpec queue_policy_of[] = {
  ANY ("Queues", N_("Queues"), N_("Their addresses, as Ref gives them.")),
};

static const MillraceFieldSpec topic_policy_of[] = {
  ANY ("Topics", N_("Topics"), N_("Their ARNs, as Ref gives them.")),
};

static const MillraceFieldSpec bucket_policy_of[] = {
  REQUIRED_TEXT ("Bucket", N_("Bucket"), N_("Its name, as Ref gives it.")),
};

static const MillraceFieldSpec queue_inline_of[] = {
  REQUIRED_TEXT ("Queue", N_("Queue"), N_("Its address, as Ref gives it.")),
};

static const MillraceFieldSpec topic_inline_of[] = {
  REQUIRED_TEXT ("TopicArn", N_("Topic"), N_("Its ARN, as Ref gives it.")),
};

static const MillraceFieldSpec stream_policy_of[] = {
  REQUIRED_TEXT ("ResourceArn", N_("Stream or consumer"), N_("Its ARN, as GetAtt gives it.")),
};

/* CloudWatch Logs API Reference, PutResourcePolicy. */
static const MillraceFieldSpec log_policy_name[] = {
  REQUIRED_TEXT ("PolicyName", N_("Name"), N_("Ten can be in a region of an account.")),
};

static const MillraceFieldSpec log_policy_text[] = {
  { .kind = MILLRACE_FIELD_CODE, .property = "PolicyDocument", .title = N_("As JSON"),
    .required = TRUE },
};

static const MillraceSectionSpec log_policy_sections[] = {
  { .title = N_("Name"), FIELDS (log_policy_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Statements"), .get_type = millrace_text_policy_section_get_type },
  { .title = N_("Text"), FIELDS (log_policy_text) },
};

#define POLICY_SECTIONS(of)                                                                       \
  { .title = N_("Name"), .get_type = millrace_name_section_get_type },                            \
  { .title = N_("Attached To"), FIELDS (of) },                                                    \
  { .title = N_("Statements"), .get_type = millrace_policies_section_get_type },                  \
  { .title = N_("Who May …?"), .get_type = millrace_question_section_get_type },

static const MillraceSectionSpec queue_policy_sections[] = { POLICY_SECTIONS (queue_policy_of) };
static const MillraceSectionSpec topic_policy_sections[] = { POLICY_SECTIONS (topic_policy_of) };
static const MillraceSectionSpec bucket_policy_sections[] = { POLICY_SECTIONS (bucket_policy_of) };

static const MillraceSectionSpec queue_inline_sections[] = { POLICY_SECTIONS (queue_inline_of) };
static const MillraceSectionSpec topic_inline_sections[] = { POLICY_SECTIONS (topic_inline_of) };
static const MillraceSectionSpec stream_policy_sections[] = { POLICY_SECTIONS (stream_policy_of) };

static const char * const stream_policy_claimed[] = { "ResourcePolicy", NULL };
static const char * const policy_claimed[] = { "PolicyDocument", NULL };

const MillraceFormSpec millrace_other_forms[] = {
  { "AWS::SQS::Queue", SECTIONS (queue_sections) },
  { "AWS::SNS::Topic", SECTIONS (topic_sections) },
  { "AWS::S3::Bucket", SECTIONS (bucket_sections) },
  { "AWS::Logs::LogGroup", SECTIONS (log_group_sections), log_group_claimed },
  { "AWS::Logs::ResourcePolicy", SECTIONS (log_policy_sections) },
  { "AWS::KMS::Key", SECTIONS (key_sections), key_claimed },
  { "AWS::Kinesis::ResourcePolicy", SECTIONS (stream_policy_sections), stream_policy_claimed },
  { "AWS::SQS::QueueInlinePolicy", SECTIONS (queue_inline_sections), policy_claimed },
  { "AWS::SNS::TopicInlinePolicy", SECTIONS (topic_inline_sections), policy_claimed },
  { "AWS::SQS::QueuePolicy", SECTIONS (queue_policy_sections), policy_claimed },
  { "AWS::SNS::TopicPolicy", SECTIONS (topic_policy_sections), policy_claimed },
  { "AWS::S3::BucketPolicy", SECTIONS (bucket_policy_sections), policy_claimed },
};
const guint millrace_n_other_forms = G_N_ELEMENTS (millrace_other_forms);
