/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-form.h"
#include "millrace-inspector.h"
#include "millrace-label.h"
#include "panel-test.h"

#include <string.h>

/* Of each type one with much in it, one with something else, and one with nothing. */
static const char * const bodies[][4] = {
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
    "SSESpecification: {SSEEnabled: true}\n"
    "Tags: [{Key: a, Value: b}, {Key: c, Value: d}]\n",
    "TableName: !Sub '${AWS::StackName}-x'\n"
    "AttributeDefinitions: [{AttributeName: n, AttributeType: N}]\n"
    "KeySchema: [{AttributeName: n, KeyType: HASH}]\n"
    "ProvisionedThroughput: {ReadCapacityUnits: 3, WriteCapacityUnits: 4}\n"
    "Tags: [{Key: a, Value: e}]\n",
    "" },
  { "AWS::Lambda::Function",
    "Runtime: nodejs22.x\nHandler: index.handler\nRole: !GetAtt Role0.Arn\nTimeout: 30\n"
    "MemorySize: 512\nEnvironment: {Variables: {TABLE: !Ref Table0, MODE: fast}}\n"
    "Layers: [!Ref Layer]\nTracingConfig: {Mode: Active}\n"
    "VpcConfig: {SubnetIds: [subnet-1, subnet-2], SecurityGroupIds: [sg-1]}\n"
    "Code:\n  ZipFile: |\n    exports.handler = async (event) => {\n      return event;\n"
    "    };\n",
    "Runtime: !If [C, python3.12, python3.13]\nHandler: app.main\nRole: !Ref Other\n"
    "Timeout: '12'\nEnvironment: {Variables: {MODE: slow}}\nDescription: !Ref Words\n"
    "Code: {S3Bucket: b, S3Key: k}\n",
    "" },
  { "AWS::IAM::Role",
    "AssumeRolePolicyDocument:\n  Version: '2012-10-17'\n  Statement:\n"
    "    - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}\n"
    "Policies:\n  - PolicyName: read\n    PolicyDocument:\n      Version: '2012-10-17'\n"
    "      Statement:\n        - {Effect: Allow, Action: ['dynamodb:GetRecords'], Resource: '*'}\n"
    "ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n",
    "AssumeRolePolicyDocument:\n  Version: '2012-10-17'\n  Statement:\n"
    "    - {Effect: Allow, Principal: {AWS: '*'}, Action: 'sts:AssumeRole'}\n"
    "Policies:\n  - {PolicyName: a, PolicyDocument: {Statement: []}}\n"
    "  - {PolicyName: b, PolicyDocument: {Statement: []}}\n",
    "" },
  { "AWS::Lambda::EventSourceMapping",
    "EventSourceArn: !GetAtt Table0.StreamArn\nFunctionName: !Ref Function0\n"
    "StartingPosition: LATEST\nBatchSize: 10\nMaximumRetryAttempts: 3\n"
    "FilterCriteria: {Filters: [{Pattern: '{\"eventName\": [\"INSERT\"]}'}]}\n"
    "DestinationConfig: {OnFailure: {Destination: !GetAtt Queue0.Arn}}\n",
    "EventSourceArn: !GetAtt Queue0.Arn\nFunctionName: !Ref Function1\nEnabled: false\n"
    "BatchSize: 10\n",
    "" },
  { "AWS::SQS::Queue",
    "MessageRetentionPeriod: 345600\nVisibilityTimeout: 180\n"
    "RedrivePolicy: {deadLetterTargetArn: !GetAtt Queue1.Arn, maxReceiveCount: 3}\n",
    "FifoQueue: true\nQueueName: x.fifo\nVisibilityTimeout: 180\n",
    "" },
  { "AWS::S3::Bucket",
    "VersioningConfiguration: {Status: Enabled}\n"
    "LifecycleConfiguration: {Rules: [{Id: old, Status: Enabled, ExpirationInDays: 30}]}\n"
    "PublicAccessBlockConfiguration: {BlockPublicAcls: true, BlockPublicPolicy: true}\n",
    "BucketName: !If [C, a, !Ref AWS::NoValue]\nAccessControl: Private\n",
    "" },
  { "AWS::KMS::Key",
    "KeyPolicy:\n  Version: '2012-10-17'\n  Statement: [{Effect: Allow, Principal: '*', "
    "Action: 'kms:*', Resource: '*'}]\nEnableKeyRotation: true\n",
    "KeyPolicy: !Ref Words\nEnabled: false\n",
    "" },
  { "AWS::ECS::Service",
    "Cluster: main\nTaskDefinition: task\nDesiredCount: 3\nLaunchType: FARGATE\n"
    "NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [a, b], AssignPublicIp: ENABLED}}\n"
    "LoadBalancers: [{ContainerName: web, ContainerPort: 80, TargetGroupArn: x}]\n"
    "Tags: [{Key: a, Value: b}]\n",
    "Cluster: other\nTaskDefinition: {a: [1]}\nDesiredCount: 3\nTags: !Ref Words\n",
    "" },
};

#define N_VARIANTS 3

static char *
get_name (guint type,
          guint variant)
{
  return g_strdup_printf ("%s%u", strrchr (bodies[type][0], ':') + 1, variant);
}

static CfnReading *
read_bodies (void)
{
  g_autoptr (GString) text = g_string_new ("Conditions: {C: !Equals [a, a]}\n"
                                           "Parameters: {Words: {Type: String}}\n"
                                           "Resources:\n"
                                           "  Aside: {Type: AWS::Logs::LogGroup}\n");

  for (guint type = 0; type < G_N_ELEMENTS (bodies); type++)
    for (guint variant = 0; variant < N_VARIANTS; variant++)
      {
        g_autofree char *name = get_name (type, variant);
        g_auto (GStrv) lines = g_strsplit (bodies[type][variant + 1], "\n", -1);

        g_string_append_printf (text, "  %s:\n    Type: %s\n", name, bodies[type][0]);
        if (variant == 1)
          g_string_append (text, "    DeletionPolicy: Retain\n    DependsOn: Aside\n");
        if (lines[0] != NULL)
          g_string_append (text, "    Properties:\n");
        for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
          g_string_append_printf (text, "      %s\n", lines[i]);
      }

  return panel_test_read (text->str);
}

/* --- What is seen --- */

static char *
dup_words (GtkWidget *widget)
{
  if (MILLRACE_IS_LABEL (widget))
    return g_strdup (millrace_label_get_text (MILLRACE_LABEL (widget)));
  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_TEXT (widget))
    return g_strconcat (gtk_editable_get_text (GTK_EDITABLE (widget)), "|",
                        gtk_text_get_placeholder_text (GTK_TEXT (widget)), NULL);
  if (GTK_IS_IMAGE (widget))
    return g_strdup (gtk_image_get_icon_name (GTK_IMAGE (widget)));
  if (GTK_IS_SWITCH (widget))
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (widget)) ? "on" : "off");
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
    }

  return NULL;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* All of @root that can be seen or told from each other, a line a widget. */
static void
describe (GtkWidget *root,
          guint      depth,
          GString   *text)
{
  g_autofree char *words = dup_words (root);
  g_auto (GStrv) classes = gtk_widget_get_css_classes (root);
  const char *tooltip = gtk_widget_get_tooltip_text (root);

  if (!gtk_widget_get_visible (root))
    return;

  g_string_append_printf (text, "%*s%s", (int) depth, "", G_OBJECT_TYPE_NAME (root));
  qsort (classes, g_strv_length (classes), sizeof *classes, compare_words);
  for (guint i = 0; classes[i] != NULL; i++)
    {
      /* Comes and goes with time. */
      if (!g_str_equal (classes[i], "settled"))
        g_string_append_printf (text, ".%s", classes[i]);
    }
  g_string_append_printf (text, "%s%s \"%s\" %s\n",
                          gtk_widget_get_sensitive (root) ? "" : " insensitive",
                          gtk_widget_get_state_flags (root) & GTK_STATE_FLAG_CHECKED ? " open" : "",
                          words != NULL ? words : "", tooltip != NULL ? tooltip : "");
  /* Where there is a line, its words were told. */
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !GTK_IS_TEXT (root);
       child = gtk_widget_get_next_sibling (child))
    describe (child, depth + 1, text);
}

/* --- An inspector --- */

static GtkWidget *
find_form (GtkWidget *root)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (root) || MILLRACE_IS_FORM (root))
    return MILLRACE_IS_FORM (root) && gtk_widget_get_visible (root) ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_form (child);

  return found;
}

/* The form of the resource @id. */
static GtkWidget *
show (GtkWidget  *inspector,
      CfnReading *reading,
      const char *id)
{
  const char *ids[] = { id, NULL };

  millrace_inspector_set_subject (MILLRACE_INSPECTOR (inspector), reading, ids);

  return find_form (inspector);
}

/* The same, and all that it says, once it is whole. */
static char *
describe_form (GtkWidget  *inspector,
               CfnReading *reading,
               const char *id)
{
  GtkWidget *form = show (inspector, reading, id);
  GString *text = g_string_new (NULL);

  millrace_form_complete (MILLRACE_FORM (form));
  describe (form, 0, text);

  return g_string_free (text, FALSE);
}

/* As it is where no other was shown before. */
static char *
describe_new (CfnReading *reading,
              const char *id)
{
  PanelTest test;
  GtkWidget *inspector = millrace_inspector_new ();
  char *text;

  panel_test_init (&test, inspector);
  text = describe_form (inspector, reading, id);
  panel_test_clear (&test, inspector);

  return text;
}

/* The first line that differs is told. */
static void
assert_same (const char *text,
             const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL && expected_lines[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, expected_lines[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (expected_lines));
}

/* --- Tests --- */

/* The form of a resource that another was shown in before is in nothing different from a new one.
 * Whether it is used again is not sure: not where something opens by itself. */
static void
test_turned (gconstpointer data)
{
  const guint type = GPOINTER_TO_UINT (data);
  g_autoptr (CfnReading) reading = read_bodies ();

  for (guint i = 0; i < N_VARIANTS; i++)
    {
      g_autofree char *id = get_name (type, i);
      g_autofree char *expected = describe_new (reading, id);

      for (guint k = 0; k < N_VARIANTS; k++)
        {
          g_autofree char *other = get_name (type, k);
          g_autofree char *text = NULL;
          GtkWidget *inspector = millrace_inspector_new ();
          PanelTest test;

          panel_test_init (&test, inspector);
          g_free (describe_form (inspector, reading, other));
          show (inspector, reading, "Aside");
          text = describe_form (inspector, reading, id);
          assert_same (text, expected);
          panel_test_clear (&test, inspector);
        }
    }
}

/* Going on from one to another of a type makes no widgets, but for what differs between them. */
static void
test_kept (void)
{
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_autoptr (CfnReading) reading = panel_test_read (text);
  static const char * const ids[] = { "DataTable", "EchoFunction", "LambdaRole",
                                      "DataTableStream" };
  GtkWidget *inspector = millrace_inspector_new ();
  GtkWidget *forms[G_N_ELEMENTS (ids)];
  PanelTest test;

  panel_test_init (&test, inspector);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    forms[i] = show (inspector, reading, ids[i]);
  panel_test_settle (50);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_true (show (inspector, reading, ids[i]) == forms[i]);
      g_assert_cmpstr (millrace_form_get_id (MILLRACE_FORM (forms[i])), ==, ids[i]);
    }

  /* One that somebody was at is not shown again. */
  g_assert_true (millrace_form_focus_first (MILLRACE_FORM (forms[3])));
  show (inspector, reading, ids[0]);
  g_assert_false (show (inspector, reading, ids[3]) == forms[3]);
  panel_test_clear (&test, inspector);
}

/* A policy that is open from the beginning is so in the next resource, too. */
static void
test_policy (void)
{
  g_autoptr (CfnReading) reading = read_bodies ();
  GtkWidget *inspector = millrace_inspector_new ();
  GtkWidget *form;
  PanelTest test;

  panel_test_init (&test, inspector);
  form = show (inspector, reading, "Key0");
  show (inspector, reading, "Aside");
  g_assert_true (show (inspector, reading, "Key1") == form);
  show (inspector, reading, "Aside");
  g_assert_true (show (inspector, reading, "Key0") == form);
  panel_test_clear (&test, inspector);
}

/* A row that was asked for and holds nothing yet is not one of the next resource. */
static void
test_draft (void)
{
  g_autoptr (CfnReading) reading = read_bodies ();
  g_autofree char *expected = describe_new (reading, "Service2");
  g_autofree char *text = NULL;
  GtkWidget *inspector = millrace_inspector_new ();
  PanelTest test;

  panel_test_init (&test, inspector);
  show (inspector, reading, "Service0");
  g_assert_nonnull (millrace_inspector_reveal (
    MILLRACE_INSPECTOR (inspector), "Resources.Service0.Properties.PlatformVersion"));
  show (inspector, reading, "Aside");
  text = describe_form (inspector, reading, "Service2");
  assert_same (text, expected);
  panel_test_clear (&test, inspector);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *path = g_strdup_printf ("/form/turned/%s", strrchr (bodies[i][0], ':') + 1);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_turned);
    }
  g_test_add_func ("/form/kept", test_kept);
  g_test_add_func ("/form/policy", test_policy);
  g_test_add_func ("/form/draft", test_draft);

  return g_test_run ();
}
