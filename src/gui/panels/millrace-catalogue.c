/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-catalogue.h"

#include <string.h>

#include "cfn-catalogue.h"
#include "millrace-fuzzy.h"

#define ALL MILLRACE_SHELF_ALL

static const MillraceCatalogueEntry entries[] = {
  { "AWS::DynamoDB::Table", N_("Table"),
    "dynamodb database store ddb items nosql stream records key value kv", MILLRACE_SHELF_PATTERN },
  { "AWS::Lambda::Function", N_("Function"),
    "lambda code handler compute faas serverless worker consumer node python",
    MILLRACE_SHELF_PATTERN },
  { "AWS::IAM::Role", N_("Role"),
    "iam permission execution assume identity rights access trust", MILLRACE_SHELF_PATTERN },
  { "AWS::Lambda::EventSourceMapping", N_("Mapping"),
    "lambda trigger event source stream esm poller listener batch subscription connect",
    MILLRACE_SHELF_PATTERN },

  { "AWS::SQS::Queue", N_("Queue (on failure)"),
    "sqs dlq dead letter messages fifo redrive buffer failure", MILLRACE_SHELF_AROUND },
  { "AWS::SNS::Topic", N_("Topic (on failure)"),
    "sns dlq notification publish alert email sms fanout failure pubsub", MILLRACE_SHELF_AROUND },
  { "AWS::S3::Bucket", N_("Bucket"),
    "s3 storage files objects blob upload website static", MILLRACE_SHELF_AROUND },
  { "AWS::IAM::Policy", N_("Policy"),
    "iam permission statement allow rights access inline", MILLRACE_SHELF_AROUND },

  { "AWS::ApiGateway::RestApi", N_("REST API"), "http gateway endpoint apigw web service", ALL },
  { "AWS::ApiGatewayV2::Api", N_("HTTP API"),
    "rest gateway endpoint websocket apigw web service", ALL },
  { "AWS::AppSync::GraphQLApi", N_("GraphQL API"), "graph appsync api", ALL },
  { "AWS::Athena::WorkGroup", N_("Query workgroup"), "athena sql", ALL },
  { "AWS::CertificateManager::Certificate", N_("Certificate"), "acm tls https ssl", ALL },
  { "AWS::CloudFormation::Stack", N_("Nested stack"), "template child", ALL },
  { "AWS::CloudFormation::WaitConditionHandle", N_("Wait handle"), "wait condition", ALL },
  { "AWS::CloudFront::Distribution", N_("Distribution"), "cloudfront cdn web", ALL },
  { "AWS::CloudTrail::Trail", N_("Trail"), "audit log cloudtrail", ALL },
  { "AWS::CloudWatch::Alarm", N_("Alarm"),
    "metric threshold alert monitor cloudwatch alarm notify iterator age", ALL },
  { "AWS::CloudWatch::Dashboard", N_("Dashboard"), "metric monitor chart", ALL },
  { "AWS::CodeBuild::Project", N_("Build project"), "ci codebuild", ALL },
  { "AWS::CodePipeline::Pipeline", N_("Pipeline"), "ci cd deploy codepipeline", ALL },
  { "AWS::Cognito::UserPool", N_("User pool"), "cognito login identity users auth sign in", ALL },
  { "AWS::DynamoDB::GlobalTable", N_("Global table"),
    "dynamodb replica region replication multi ddb stream", ALL },
  { "AWS::EC2::Instance", N_("Instance"), "ec2 server machine vm host computer", ALL },
  { "AWS::EC2::SecurityGroup", N_("Security group"), "firewall network vpc", ALL },
  { "AWS::EC2::Subnet", N_("Subnet"), "network vpc", ALL },
  { "AWS::EC2::VPC", N_("Virtual network"), "vpc network", ALL },
  { "AWS::EC2::VPCEndpoint", N_("Network endpoint"), "vpc private link", ALL },
  { "AWS::ECR::Repository", N_("Image repository"), "ecr container docker", ALL },
  { "AWS::ECS::Cluster", N_("Container cluster"), "ecs fargate docker", ALL },
  { "AWS::ECS::Service", N_("Container service"), "ecs fargate docker containers", ALL },
  { "AWS::ECS::TaskDefinition", N_("Container task"), "ecs fargate docker", ALL },
  { "AWS::EFS::FileSystem", N_("File system"), "efs nfs storage", ALL },
  { "AWS::ElastiCache::ReplicationGroup", N_("Cache"), "redis valkey elasticache", ALL },
  { "AWS::Events::EventBus", N_("Event bus"), "eventbridge bus events", ALL },
  { "AWS::Events::Rule", N_("Event rule"),
    "eventbridge schedule cron pattern timer scheduled trigger events", ALL },
  { "AWS::Glue::Database", N_("Data catalogue"), "glue hive", ALL },
  { "AWS::IAM::InstanceProfile", N_("Instance profile"), "iam ec2 role", ALL },
  { "AWS::IAM::ManagedPolicy", N_("Managed policy"), "iam permission shared customer rights", ALL },
  { "AWS::IAM::User", N_("User"), "iam account person", ALL },
  { "AWS::KMS::Alias", N_("Key alias"), "kms encryption", ALL },
  { "AWS::KMS::Key", N_("Encryption key"), "kms cmk encrypt cipher encryption sse", ALL },
  { "AWS::Kinesis::Stream", N_("Data stream"), "kinesis shard records realtime", ALL },
  { "AWS::KinesisFirehose::DeliveryStream", N_("Delivery stream"),
    "firehose kinesis s3 archive", ALL },
  { "AWS::Lambda::Alias", N_("Function alias"), "lambda traffic live prod deployment", ALL },
  { "AWS::Lambda::EventInvokeConfig", N_("Asynchronous invocation"),
    "lambda retry destination async failure", ALL },
  { "AWS::Lambda::LayerVersion", N_("Layer"), "lambda library dependency shared code", ALL },
  { "AWS::Lambda::Permission", N_("Invoke permission"),
    "lambda resource policy allow trigger invoke", ALL },
  { "AWS::Lambda::Url", N_("Function URL"), "lambda http endpoint web", ALL },
  { "AWS::Lambda::Version", N_("Function version"), "lambda publish release", ALL },
  { "AWS::Logs::LogGroup", N_("Log group"), "cloudwatch logs retention logging output", ALL },
  { "AWS::Logs::MetricFilter", N_("Metric filter"), "cloudwatch logs count errors", ALL },
  { "AWS::Logs::SubscriptionFilter", N_("Log subscription"), "cloudwatch logs", ALL },
  { "AWS::OpenSearchService::Domain", N_("Search domain"),
    "opensearch elasticsearch search index full text", ALL },
  { "AWS::Pipes::Pipe", N_("Pipe"), "eventbridge stream source target dynamodb trigger", ALL },
  { "AWS::RDS::DBCluster", N_("Database cluster"), "rds aurora sql", ALL },
  { "AWS::RDS::DBInstance", N_("Database"), "rds sql postgres mysql relational mariadb", ALL },
  { "AWS::Route53::HostedZone", N_("DNS zone"), "route53 domain", ALL },
  { "AWS::Route53::RecordSet", N_("DNS record"), "route53 domain hostname", ALL },
  { "AWS::S3::BucketPolicy", N_("Bucket policy"), "s3 permission", ALL },
  { "AWS::SNS::Subscription", N_("Subscription"), "sns topic email endpoint", ALL },
  { "AWS::SNS::TopicPolicy", N_("Topic policy"), "sns permission", ALL },
  { "AWS::SQS::QueuePolicy", N_("Queue policy"), "sqs permission", ALL },
  { "AWS::SSM::Parameter", N_("Stored parameter"),
    "ssm configuration config setting parameter store", ALL },
  { "AWS::Scheduler::Schedule", N_("Schedule"),
    "cron timer eventbridge scheduled every hourly daily", ALL },
  { "AWS::SecretsManager::Secret", N_("Secret"), "password credential api key token", ALL },
  { "AWS::Serverless::Function", N_("SAM function"), "lambda serverless sam", ALL },
  { "AWS::Serverless::SimpleTable", N_("SAM table"), "dynamodb serverless sam", ALL },
  { "AWS::StepFunctions::StateMachine", N_("State machine"),
    "step functions workflow sfn orchestration", ALL },
  { "AWS::WAFv2::WebACL", N_("Web firewall"), "waf acl", ALL },
  { "AWS::XRay::Group", N_("Trace group"), "xray tracing", ALL },
};

guint
millrace_catalogue_rate (const MillraceCatalogueEntry *entry,
                         const char                   *query)
{
  guint title = millrace_fuzzy_score (_(entry->title), query, NULL);
  guint words = millrace_fuzzy_score (entry->words, query, NULL);
  guint type = millrace_fuzzy_score (entry->type, query, NULL);

  /* What it is called here, what people call it, what CloudFormation calls it. */
  return MAX (3 * title, MAX (2 * words, type));
}

/* A type that matches what is searched for; the smaller the rank, the likelier it is meant. */
typedef struct
{
  const char *type;
  guint       rank;
} Match;

const MillraceCatalogueEntry *
millrace_catalogue_get (guint *n_entries)
{
  *n_entries = G_N_ELEMENTS (entries);

  return entries;
}

gboolean
millrace_catalogue_matches (const MillraceCatalogueEntry *entry,
                            const char                   *query)
{
  g_autofree char *all = g_strjoin (" ", _(entry->title), entry->type, entry->words, NULL);

  return millrace_fuzzy_has_words (all, query);
}

const char *
millrace_catalogue_shorten (const char *type)
{
  const char *colon = strrchr (type, ':');

  return colon != NULL ? colon + 1 : type;
}

static gboolean
is_entry (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      if (g_str_equal (entries[i].type, type))
        return TRUE;
    }

  return FALSE;
}

/* A name that is a word of the query is likelier than one that begins with it, and that likelier
 * than a service that does; @type and @words are lower case. 0: does not match. */
static guint
rank_type (const char         *type,
           const char * const *words)
{
  const char *name = millrace_catalogue_shorten (type);
  const char *service = strstr (type, "::");
  guint rank = 4;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (type, words[i]) == NULL)
        return 0;

      if (words[i][0] == '\0')
        continue;
      else if (g_str_equal (name, words[i]))
        rank = 1;
      else if (g_str_has_prefix (name, words[i]))
        rank = MIN (rank, 2);
      else if (service != NULL && g_str_has_prefix (service + 2, words[i]))
        rank = MIN (rank, 3);
    }

  return rank;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *left = a;
  const Match *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;

  return strcmp (left->type, right->type);
}

static GArray *
find_matches (const char * const *words)
{
  const CfnCatalogue *catalogue = cfn_catalogue_get_default ();
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));

  for (guint i = 0; i < cfn_catalogue_get_n_types (catalogue); i++)
    {
      g_autofree char *lower = NULL;
      CfnCatalogueType type;
      Match match;

      if (!cfn_catalogue_get_type (catalogue, i, &type))
        continue;

      lower = g_ascii_strdown (type.name, -1);
      match = (Match) { type.name, rank_type (lower, words) };
      if (match.rank > 0 && !is_entry (type.name))
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);

  return matches;
}

GPtrArray *
millrace_catalogue_search (const char *query,
                           guint       limit,
                           guint      *n_more)
{
  g_autofree char *lower = g_ascii_strdown (query, -1);
  g_auto (GStrv) words = g_strsplit (lower, " ", -1);
  g_autoptr (GArray) matches = find_matches ((const char * const *) words);
  GPtrArray *types = g_ptr_array_new ();

  for (guint i = 0; i < matches->len && i < limit; i++)
    g_ptr_array_add (types, (gpointer) g_array_index (matches, Match, i).type);
  *n_more = matches->len - types->len;

  return types;
}

gboolean
millrace_catalogue_is_type (const char *text)
{
  return g_regex_match_simple ("^(Custom::[A-Za-z0-9_@-]+|[A-Za-z0-9]+(::[A-Za-z0-9]+){2,3})$",
                               text,
                               G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}
