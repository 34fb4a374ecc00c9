/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How long the main thread is at work when a form opens in place of another: from the selection of
 * a resource until its form is there, and until the first frame with it has been drawn; and what
 * comes after that, as a form makes what is not in sight within the next frames. One line a type:
 * the type, and in milliseconds the median and the longest of both, and of the longest step
 * afterwards.
 */
#include <adwaita.h>
#include <stdio.h>
#include <time.h>

#include "millrace-inspector.h"

#define N_TIMES 15
#define N_COPIES 38

/* Microseconds without work after which nothing more is expected. */
#define QUIET 60000

/* Filled as people fill them; thirteen types, so that all copies are about 500 resources. */
static const char * const bodies[][2] = {
  { "AWS::DynamoDB::Table",
    "BillingMode: PAY_PER_REQUEST\n"
    "AttributeDefinitions: [{AttributeName: id, AttributeType: S}, {AttributeName: c, "
    "AttributeType: S}]\n"
    "KeySchema: [{AttributeName: id, KeyType: HASH}]\n"
    "GlobalSecondaryIndexes:\n"
    "  - {IndexName: by-c, KeySchema: [{AttributeName: c, KeyType: HASH}], "
    "Projection: {ProjectionType: ALL}}\n"
    "StreamSpecification: {StreamViewType: NEW_IMAGE}\n"
    "PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}\n"
    "Tags: [{Key: a, Value: b}, {Key: c, Value: d}]\n" },
  { "AWS::DynamoDB::GlobalTable",
    "BillingMode: PAY_PER_REQUEST\n"
    "AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n"
    "KeySchema: [{AttributeName: id, KeyType: HASH}]\n"
    "Replicas: [{Region: eu-west-1}, {Region: eu-west-2}]\n" },
  { "AWS::Lambda::Function",
    "Runtime: nodejs22.x\nHandler: index.handler\nRole: !GetAtt Role0.Arn\nTimeout: 30\n"
    "MemorySize: 512\nEnvironment: {Variables: {TABLE: !Ref Table0, MODE: fast}}\n"
    "Layers: [!Ref Layer]\nTracingConfig: {Mode: Active}\n"
    "VpcConfig: {SubnetIds: [subnet-1, subnet-2], SecurityGroupIds: [sg-1]}\n"
    "Code:\n  ZipFile: |\n    exports.handler = async (event) => {\n      return event;\n"
    "    };\n" },
  { "AWS::IAM::Role",
    "AssumeRolePolicyDocument:\n  Version: '2012-10-17'\n  Statement:\n"
    "    - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}\n"
    "Policies:\n  - PolicyName: read\n    PolicyDocument:\n      Version: '2012-10-17'\n"
    "      Statement:\n        - {Effect: Allow, Action: ['dynamodb:GetRecords'], Resource: '*'}\n"
    "ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n" },
  { "AWS::IAM::Policy",
    "PolicyName: more\nRoles: [!Ref Role0]\nPolicyDocument:\n  Version: '2012-10-17'\n"
    "  Statement: [{Effect: Allow, Action: 's3:GetObject', Resource: '*'}]\n" },
  { "AWS::Lambda::EventSourceMapping",
    "EventSourceArn: !GetAtt Table0.StreamArn\nFunctionName: !Ref Function0\n"
    "StartingPosition: LATEST\nBatchSize: 10\nMaximumRetryAttempts: 3\n"
    "FilterCriteria: {Filters: [{Pattern: '{\"eventName\": [\"INSERT\"]}'}]}\n"
    "DestinationConfig: {OnFailure: {Destination: !GetAtt Queue0.Arn}}\n" },
  { "AWS::SQS::Queue",
    "MessageRetentionPeriod: 345600\nVisibilityTimeout: 180\n"
    "RedrivePolicy: {deadLetterTargetArn: !GetAtt Queue0.Arn, maxReceiveCount: 3}\n" },
  { "AWS::SNS::Topic", "DisplayName: hello\nSubscription: [{Protocol: email, Endpoint: a@b.c}]\n" },
  { "AWS::S3::Bucket",
    "VersioningConfiguration: {Status: Enabled}\n"
    "LifecycleConfiguration: {Rules: [{Id: old, Status: Enabled, ExpirationInDays: 30}]}\n"
    "PublicAccessBlockConfiguration: {BlockPublicAcls: true, BlockPublicPolicy: true}\n" },
  { "AWS::Logs::LogGroup", "RetentionInDays: 30\n" },
  { "AWS::KMS::Key",
    "KeyPolicy:\n  Version: '2012-10-17'\n  Statement: [{Effect: Allow, Principal: '*', "
    "Action: 'kms:*', Resource: '*'}]\nEnableKeyRotation: true\n" },
  { "AWS::Lambda::Alias", "FunctionName: !Ref Function0\nFunctionVersion: '1'\nName: live\n" },
  { "AWS::ECS::Service",
    "Cluster: main\nTaskDefinition: task\nDesiredCount: 3\nLaunchType: FARGATE\n"
    "NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [a, b], AssignPublicIp: ENABLED}}\n"
    "LoadBalancers: [{ContainerName: web, ContainerPort: 80, TargetGroupArn: x}]\n"
    "Tags: [{Key: a, Value: b}]\n" },
};

static char *
get_name (guint type,
          guint copy)
{
  const char *word = strrchr (bodies[type][0], ':') + 1;

  return g_strdup_printf ("%s%u", word, copy * 100 + (type == 1 ? 50 : 0));
}

static char *
write_stack (void)
{
  GString *text = g_string_new ("Resources:\n");

  for (guint copy = 0; copy < N_COPIES; copy++)
    for (guint type = 0; type < G_N_ELEMENTS (bodies); type++)
      {
        g_autofree char *name = get_name (type, copy);
        g_auto (GStrv) lines = g_strsplit (bodies[type][1], "\n", -1);

        g_string_append_printf (text, "  %s:\n    Type: %s\n    Properties:\n", name,
                                bodies[type][0]);
        for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
          g_string_append_printf (text, "      %s\n", lines[i]);
      }

  return g_string_free (text, FALSE);
}

/* What this thread has worked, in milliseconds: others may have the processor meanwhile. */
static double
get_worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1000.0 + time.tv_nsec / 1e6;
}

static void
drawn_cb (GdkFrameClock *clock,
          gboolean      *is_drawn)
{
  *is_drawn = TRUE;
}

/* Until a frame is drawn; waiting for it is no work. */
static double
draw (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean is_drawn = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (drawn_cb), &is_drawn);
  double busy = 0;

  while (!is_drawn)
    {
      double start;

      g_main_context_acquire (NULL);
      while (!g_main_context_pending (NULL))
        g_usleep (200);
      g_main_context_release (NULL);
      start = get_worked ();
      g_main_context_iteration (NULL, FALSE);
      busy += get_worked () - start;
    }
  g_signal_handler_disconnect (clock, handler);

  return busy;
}

/* Until nothing happens any more; the longest that the main loop is away, in milliseconds. */
static void
settle (double *longest)
{
  gint64 end = g_get_monotonic_time () + QUIET;
  double most = 0;

  while (g_get_monotonic_time () < end)
    {
      double start = get_worked (), took;

      if (!g_main_context_iteration (NULL, FALSE))
        {
          g_usleep (200);
          continue;
        }
      took = get_worked () - start;
      most = MAX (most, took);
      if (took > 0.3)
        end = g_get_monotonic_time () + QUIET;
    }
  if (longest != NULL)
    *longest = most;
}

static void
show (GtkWidget  *inspector,
      CfnReading *reading,
      guint       type,
      guint       copy)
{
  g_autofree char *id = get_name (type, copy);

  millrace_inspector_set_subject (MILLRACE_INSPECTOR (inspector), reading,
                                  (const char * const []) { id, NULL });
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
measure (GtkWidget  *window,
         GtkWidget  *inspector,
         CfnReading *reading,
         guint       type)
{
  double built[N_TIMES], drawn[N_TIMES], later[N_TIMES];

  for (guint i = 0; i < N_TIMES; i++)
    {
      double start;

      show (inspector, reading, type, i + 1);
      draw (window);
      settle (NULL);
      start = get_worked ();
      show (inspector, reading, type, i);
      built[i] = get_worked () - start;
      drawn[i] = draw (window);
      settle (&later[i]);
    }

  qsort (built, N_TIMES, sizeof built[0], compare);
  qsort (drawn, N_TIMES, sizeof drawn[0], compare);
  qsort (later, N_TIMES, sizeof later[0], compare);
  printf ("%s %.2f %.2f %.2f %.2f %.2f %.2f\n", bodies[type][0], built[N_TIMES / 2],
          built[N_TIMES - 1], drawn[N_TIMES / 2], drawn[N_TIMES - 1], later[N_TIMES / 2],
          later[N_TIMES - 1]);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *text = write_stack ();
  g_autoptr (CfnText) bytes = cfn_text_new_from_string (text, -1);
  g_autoptr (CfnReading) reading = cfn_reading_new (bytes);
  GtkWidget *window, *inspector;

  gtk_init ();
  adw_init ();
  window = gtk_window_new ();
  inspector = millrace_inspector_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 340, 900);
  gtk_window_set_child (GTK_WINDOW (window), inspector);
  gtk_window_present (GTK_WINDOW (window));
  draw (window);
  cfn_reading_get_findings (reading);

  measure (window, inspector, reading, 0);
  for (guint type = 0; type < G_N_ELEMENTS (bodies); type++)
    measure (window, inspector, reading, type);
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}
