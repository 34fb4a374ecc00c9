/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-test.h"

#include "millrace-choice-row.h"
#include "millrace-code-row.h"
#include "millrace-item-row.h"
#include "millrace-label.h"
#include "millrace-pick-row.h"
#include "millrace-section.h"

#define ITEM MILLRACE_TYPE_ITEM_ROW

static const char text[] =
  "Resources:\n"
  "  Queue:\n"
  "    Type: AWS::SQS::Queue\n"
  "  Caller:\n"
  "    Type: AWS::IAM::Role\n"
  "    Properties: {}\n"
  "  Access:\n"
  "    Type: AWS::SQS::QueuePolicy\n"
  "    Properties:\n"
  "      Queues: [!Ref Queue]\n"
  "      PolicyDocument:\n"
  "        Version: '2012-10-17'\n"
  "        Statement:\n"
  "          - Effect: Allow # from the topic\n"
  "            Principal:\n"
  "              Service: sns.amazonaws.com # only\n"
  "            Action: sqs:SendMessage\n"
  "            Resource: !GetAtt Queue.Arn\n"
  "            Condition:\n"
  "              StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}\n";

static void
open_statement (FormTest   *f,
                const char *source)
{
  form_test_init (f, source, "Access");
  form_test_expand (f, "sqs:SendMessage");
}

static void
test_statement (void)
{
  FormTest f;
  GtkWidget *service;

  open_statement (&f, text);
  service = form_test_find (&f, ITEM, "Service");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (service)), ==, "sns.amazonaws.com");
  panel_test_enter (service, "events.amazonaws.com");
  form_test_assert_replaced (&f, text, "sns.amazonaws.com # only",
                             "events.amazonaws.com # only");
  form_test_clear (&f);

  open_statement (&f, text);
  panel_test_choose (form_test_find (&f, MILLRACE_TYPE_CHOICE_ROW, "Effect"), "Deny");
  form_test_assert_replaced (&f, text, "Allow # from", "Deny # from");
  form_test_clear (&f);

  open_statement (&f, text);
  panel_test_enter (form_test_find (&f, ITEM, "Add an action"), "sqs:GetQueueUrl");
  form_test_assert_replaced (&f, text, "Action: sqs:SendMessage\n",
                             "Action:\n"
                             "              - sqs:SendMessage\n"
                             "              - sqs:GetQueueUrl\n");
  form_test_clear (&f);
}

static void
test_principals (void)
{
  FormTest f;
  g_autofree char *none = form_test_replace (
    text, "            Principal:\n              Service: sns.amazonaws.com # only\n", "");
  g_autofree char *anyone = form_test_replace (
    text, "            Principal:\n              Service: sns.amazonaws.com # only\n",
    "            Principal: '*'\n");
  g_autofree char *others = form_test_replace (text, "            Principal:\n",
                                               "            NotPrincipal:\n");

  open_statement (&f, text);
  panel_test_enter (form_test_find (&f, ITEM, "Add an account or role"), "!GetAtt Caller.Arn");
  form_test_assert_replaced (&f, text, "Principal:\n",
                             "Principal:\n              AWS: !GetAtt Caller.Arn\n");
  g_signal_emit_by_name (
    form_test_find_button (form_test_find (&f, ITEM, "Account or role"), "Remove"), "clicked");
  form_test_assert_now (&f, text);
  form_test_clear (&f);

  /* A statement that says nobody gets the element. */
  open_statement (&f, none);
  panel_test_enter (form_test_find (&f, ITEM, "Add a service"), "s3.amazonaws.com");
  g_assert_cmpuint (f.n_steps, ==, 1);
  g_assert_nonnull (strstr (cfn_text_get_data (cfn_reading_get_text (f.reading), NULL),
                            "            Principal:\n"
                            "              Service: s3.amazonaws.com\n"));
  form_test_clear (&f);

  open_statement (&f, anyone);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_test_find (&f, ITEM, "Anyone"))), ==,
                   "*");
  g_assert_null (panel_test_find (f.panel, ITEM, "Add a service"));
  form_test_clear (&f);

  /* Who it is not about is no principal. */
  open_statement (&f, others);
  g_assert_null (panel_test_find (f.panel, ITEM, "Service"));
  g_assert_nonnull (panel_test_find (f.panel, MILLRACE_TYPE_FIELD, "Anyone but"));
  form_test_clear (&f);
}

/* A new statement has everything that such a policy needs. */
static void
test_allow (void)
{
  FormTest f;

  form_test_init (&f, text, "Access");
  panel_test_enter (form_test_find (&f, ITEM, "Allow an action"), "sqs:ReceiveMessage");
  g_assert_cmpuint (f.n_steps, ==, 1);
  g_assert_true (g_str_has_suffix (
    cfn_text_get_data (cfn_reading_get_text (f.reading), NULL),
    "          - Effect: Allow\n"
    "            Principal:\n"
    "              AWS: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root\n"
    "            Action: sqs:ReceiveMessage\n"
    "            Resource: !GetAtt Queue.Arn\n"));
  form_test_clear (&f);
}

/* What has the focus is seen whole. */
static gboolean
is_focus_in_sight (FormTest   *f,
                   const char *title)
{
  GtkRoot *root = gtk_widget_get_root (f->panel);
  GtkWidget *row = gtk_widget_get_ancestor (gtk_root_get_focus (root), ADW_TYPE_PREFERENCES_ROW);
  graphene_rect_t bounds;

  return row != NULL
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title)
         && gtk_widget_compute_bounds (row, f->panel, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (f->panel);
}

/* From nothing, in the place that each type has for it; its own policy is about "*". One goes on
 * typing, and sees it. */
static void
test_types (void)
{
  static const struct
  {
    const char *type;
    const char *action;
    const char *head;
    guint       indent;
  } types[] = {
    { "AWS::KMS::Key", "kms:Decrypt", "      KeyPolicy:\n", 8 },
    { "AWS::DynamoDB::Table", "dynamodb:GetItem",
      "      ResourcePolicy:\n        PolicyDocument:\n", 10 },
    { "AWS::SNS::TopicPolicy", "sns:Publish", "      PolicyDocument:\n", 8 },
    { "AWS::SNS::TopicInlinePolicy", "sns:Publish", "      PolicyDocument:\n", 8 },
    { "AWS::SQS::QueueInlinePolicy", "sqs:SendMessage", "      PolicyDocument:\n", 8 },
    { "AWS::S3::BucketPolicy", "s3:GetObject", "      PolicyDocument:\n", 8 },
    { "AWS::Kinesis::ResourcePolicy", "kinesis:GetRecords", "      ResourcePolicy:\n", 8 },
    { "AWS::Logs::LogGroup", "logs:PutLogEvents", "      ResourcePolicyDocument:\n", 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *source
        = g_strdup_printf ("Resources:\n  R:\n    Type: %s\n    Properties:\n"
                           "      Tags: []\n", types[i].type);
      g_autofree char *version = g_strdup_printf ("%s%*sVersion: '2012-10-17'\n", types[i].head,
                                                  (int) types[i].indent, "");
      g_autofree char *action = g_strdup_printf ("Action: %s\n", types[i].action);
      const char *now;
      FormTest f;

      form_test_init (&f, source, "R");
      gtk_widget_grab_focus (form_test_find (&f, ITEM, "New policy: allow an action"));
      panel_test_enter (form_test_find (&f, ITEM, "New policy: allow an action"),
                        types[i].action);
      g_assert_cmpuint (f.n_steps, ==, 1);
      now = cfn_text_get_data (cfn_reading_get_text (f.reading), NULL);
      g_assert_nonnull (strstr (now, version));
      g_assert_nonnull (strstr (now, action));
      g_assert_nonnull (strstr (now, "Resource: '*'\n"));
      g_assert_nonnull (strstr (now, "Principal:\n"));
      g_assert_nonnull (form_test_find (&f, MILLRACE_TYPE_EXPANDER, types[i].action));
      panel_test_settle (500);
      g_assert_true (is_focus_in_sight (&f, "Allow an action"));
      panel_test_enter (form_test_find (&f, ITEM, "Allow an action"), types[i].action);
      panel_test_settle (300);
      g_assert_true (is_focus_in_sight (&f, "Allow an action"));
      form_test_clear (&f);
    }
}

/* What a function makes has no statements to show, and stays what it is; with the function goes its
 * row. */
static void
test_function (void)
{
  const char *made = "Conditions: {C: !Equals [a, b]}\n"
                     "Resources:\n  R:\n    Type: AWS::KMS::Key\n    Properties:\n"
                     "      KeyPolicy: !If [C, {Version: '2012-10-17'}, !Ref AWS::NoValue]\n";
  g_autofree char *without = form_test_replace (made, "!If [C, {Version: '2012-10-17'}, "
                                                "!Ref AWS::NoValue]", "{Version: '2012-10-17'}");
  FormTest f;

  form_test_init (&f, made, "R");
  g_assert_null (panel_test_find (f.panel, ITEM, "New policy: allow an action"));
  g_assert_nonnull (panel_test_find (f.panel, MILLRACE_TYPE_FIELD, "Policy document"));
  form_test_change (&f, without);
  g_assert_null (panel_test_find (f.panel, MILLRACE_TYPE_FIELD, "Policy document"));
  form_test_clear (&f);
}

static void
assert_answer (FormTest   *f,
               const char *who,
               const char *action,
               const char *answer)
{
  panel_test_enter (form_test_find (f, ITEM, "Who, “s3.amazonaws.com” or a role"), who);
  panel_test_enter (form_test_find (f, ITEM, "Action, “dynamodb:PutItem”"), action);
  for (guint i = 0; i < 100; i++)
    {
      if (panel_test_find (f->panel, ADW_TYPE_ACTION_ROW, answer) != NULL)
        return;
      panel_test_settle (20);
    }
  g_error ("%s %s is not “%s”", who, action, answer);
}

/* Who may do what to the queue, with the reasons, anew with every change. */
static void
test_question (void)
{
  FormTest f;
  g_autofree char *attached = form_test_replace (text, "Queues: [!Ref Queue]",
                                                 "Queues: [!Ref Queue, !Ref Other]");
  g_autofree char *both = form_test_replace (attached, "  Caller:\n",
                                             "  Other:\n    Type: AWS::SQS::Queue\n  Caller:\n");
  g_autofree char *nothing = form_test_replace (text, "Queues: [!Ref Queue]",
                                                "Queues: [elsewhere]");

  form_test_init (&f, text, "Access");
  assert_answer (&f, "sns.amazonaws.com", "sqs:SendMessage", "Cannot be known yet");
  g_assert_nonnull (panel_test_find (f.panel, ADW_TYPE_ACTION_ROW,
                                     "Not known: the key aws:SourceAccount of the request"));
  g_assert_null (panel_test_find (f.panel, MILLRACE_TYPE_PICK_ROW, "On"));
  assert_answer (&f, "sns.amazonaws.com", "sqs:PurgeQueue", "Denied");
  assert_answer (&f, "Caller", "sqs:SendMessage", "Denied");
  form_test_expand (&f, "sqs:SendMessage");
  panel_test_enter (form_test_find (&f, ITEM, "Add an account or role"), "!GetAtt Caller.Arn");
  panel_test_enter (form_test_find (&f, ITEM, "Action"), "sqs:*");
  assert_answer (&f, "Caller", "sqs:ReceiveMessage", "Cannot be known yet");
  assert_answer (&f, "*", "sqs:ReceiveMessage", "Denied");
  assert_answer (&f, "nobody", "sqs:ReceiveMessage",
                 "nothing in this template is called “nobody”");
  form_test_clear (&f);

  form_test_init (&f, both, "Access");
  assert_answer (&f, "sns.amazonaws.com", "sqs:SendMessage", "Cannot be known yet");
  panel_test_choose (form_test_find (&f, MILLRACE_TYPE_PICK_ROW, "On"), "Other");
  assert_answer (&f, "sns.amazonaws.com", "sqs:SendMessage", "Denied");
  form_test_clear (&f);

  form_test_init (&f, nothing, "Access");
  assert_answer (&f, "sns.amazonaws.com", "sqs:SendMessage",
                 "It is attached to nothing of this template.");
  form_test_clear (&f);
}

static GtkWidget *
find_section (GtkWidget  *root,
              const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_section (child, title);

      if (found != NULL)
        return found;
      if (MILLRACE_IS_SECTION (child)
          && g_str_equal (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (child)), title))
        return child;
    }

  return NULL;
}

/* The question is no field of a table, and folds as they do. */
static void
test_folded_question (void)
{
  static const char table[] = "Resources:\n"
                              "  Orders:\n"
                              "    Type: AWS::DynamoDB::Table\n";
  FormTest f;
  GtkWidget *section, *toggle;

  form_test_init (&f, table, "Orders");
  section = find_section (f.panel, "Who May …?");
  g_assert_nonnull (section);
  toggle = panel_test_find (section, GTK_TYPE_TOGGLE_BUTTON, NULL);
  g_assert_nonnull (toggle);
  g_assert_null (panel_test_find (section, MILLRACE_TYPE_ITEM_ROW, NULL));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_nonnull (panel_test_find (section, MILLRACE_TYPE_ITEM_ROW, NULL));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  g_assert_null (panel_test_find (section, MILLRACE_TYPE_ITEM_ROW, NULL));
  form_test_clear (&f);
}

static void
unfold (FormTest   *f,
        const char *title)
{
  GtkWidget *section = find_section (f->panel, title);

  g_assert_nonnull (section);
  millrace_section_unfold (MILLRACE_SECTION (section));
  panel_test_settle (50);
}

/* A stream has a policy of its own, beside that of its table. */
static void
test_stream (void)
{
  static const char table[] =
    "Resources:\n"
    "  Orders:\n"
    "    Type: AWS::DynamoDB::Table\n"
    "    Properties:\n"
    "      StreamSpecification: # of what is new\n"
    "        StreamViewType: NEW_IMAGE\n";
  FormTest f;

  form_test_init (&f, table, "Orders");
  panel_test_enter (form_test_find (&f, ITEM, "Stream: allow an action"), "dynamodb:GetRecords");
  form_test_assert_replaced (&f, table, "        StreamViewType: NEW_IMAGE\n",
                             "        StreamViewType: NEW_IMAGE\n"
                             "        ResourcePolicy:\n"
                             "          PolicyDocument:\n"
                             "            Version: '2012-10-17'\n"
                             "            Statement:\n"
                             "              - Effect: Allow\n"
                             "                Principal:\n"
                             "                  AWS: !Sub arn:${AWS::Partition}:iam::"
                             "${AWS::AccountId}:root\n"
                             "                Action: dynamodb:GetRecords\n"
                             "                Resource: '*'\n");
  form_test_find (&f, MILLRACE_TYPE_EXPANDER, "Stream");
  g_assert_null (panel_test_find (f.panel, MILLRACE_TYPE_EXPANDER, "Table"));
  unfold (&f, "Who May …?");
  assert_answer (&f, "AWS::AccountId", "dynamodb:GetRecords", "Allowed");
  assert_answer (&f, "s3.amazonaws.com", "dynamodb:GetRecords", "Denied");
  panel_test_enter (form_test_find (&f, ITEM, "Table: allow an action"), "dynamodb:GetItem");
  form_test_find (&f, MILLRACE_TYPE_EXPANDER, "Table");
  form_test_expand (&f, "Stream");
  form_test_expand (&f, "dynamodb:GetRecords");
  panel_test_enter (form_test_find (&f, ITEM, "Action"), "dynamodb:DescribeStream");
  g_assert_cmpuint (f.n_steps, ==, 2);
  g_assert_nonnull (strstr (cfn_text_get_data (cfn_reading_get_text (f.reading), NULL),
                            "                Action: dynamodb:DescribeStream\n"));
  form_test_clear (&f);
}

/* Each replica has one, and so has its stream. */
static void
test_replicas (void)
{
  static const char table[] =
    "Resources:\n"
    "  Orders:\n"
    "    Type: AWS::DynamoDB::GlobalTable\n"
    "    Properties:\n"
    "      StreamSpecification: {StreamViewType: NEW_IMAGE}\n"
    "      Replicas:\n"
    "        - Region: eu-west-1 # the first\n"
    "        - Region: !Ref AWS::Region\n";
  FormTest f;

  form_test_init (&f, table, "Orders");
  form_test_find (&f, ITEM, "Stream in eu-west-1: allow an action");
  form_test_find (&f, ITEM, "!Ref AWS::Region: allow an action");
  panel_test_enter (form_test_find (&f, ITEM, "eu-west-1: allow an action"), "dynamodb:GetItem");
  form_test_assert_replaced (&f, table, "# the first\n",
                             "# the first\n"
                             "          ResourcePolicy:\n"
                             "            PolicyDocument:\n"
                             "              Version: '2012-10-17'\n"
                             "              Statement:\n"
                             "                - Effect: Allow\n"
                             "                  Principal:\n"
                             "                    AWS: !Sub arn:${AWS::Partition}:iam::"
                             "${AWS::AccountId}:root\n"
                             "                  Action: dynamodb:GetItem\n"
                             "                  Resource: '*'\n");
  form_test_expand (&f, "eu-west-1");
  form_test_expand (&f, "dynamodb:GetItem");
  unfold (&f, "Who May …?");
  assert_answer (&f, "AWS::AccountId", "dynamodb:GetItem", "Allowed");
  /* One that goes takes its policies with it. */
  form_test_change (&f, "Resources:\n"
                        "  Orders:\n"
                        "    Type: AWS::DynamoDB::GlobalTable\n"
                        "    Properties:\n"
                        "      Replicas: [{Region: eu-west-1}]\n");
  g_assert_null (panel_test_find (f.panel, ITEM, "!Ref AWS::Region: allow an action"));
  form_test_find (&f, ITEM, "New policy: allow an action");
  form_test_clear (&f);
}

/* One that is a text has the same rows, and stays a text as it was written. */
static void
test_text (void)
{
  static const char stack[] =
    "Resources:\n"
    "  Logs:\n"
    "    Type: AWS::Logs::LogGroup\n"
    "  Access:\n"
    "    Type: AWS::Logs::ResourcePolicy\n"
    "    Properties:\n"
    "      PolicyName: dns # the one\n"
    "      PolicyDocument: '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
    "\"Principal\":{\"Service\":\"route53.amazonaws.com\"},\"Action\":\"logs:PutLogEvents\","
    "\"Resource\":\"*\"}]}' # all of it\n";
  g_autofree char *none = g_strndup (stack, strstr (stack, "      PolicyDocument") - stack);
  g_autofree char *wrong = form_test_replace (stack, "logs:PutLogEvents", "logs:PutLogEvent");
  FormTest f;
  const char *now;
  GtkWidget *action;

  form_test_init (&f, stack, "Access");
  form_test_expand (&f, "logs:PutLogEvents");
  panel_test_enter (form_test_find (&f, ITEM, "Service"), "es.amazonaws.com");
  form_test_assert_replaced (&f, stack, "route53.amazonaws.com", "es.amazonaws.com");
  /* With a name it becomes a Sub. */
  panel_test_enter (form_test_find (&f, ITEM, "Resource"), "!GetAtt Logs.Arn");
  now = cfn_text_get_data (cfn_reading_get_text (f.reading), NULL);
  g_assert_nonnull (strstr (now, "PolicyDocument: !Sub '{"));
  g_assert_nonnull (strstr (now, "\"Resource\":\"${Logs.Arn}\"}]}' # all of it\n"));
  g_assert_cmpuint (f.n_steps, ==, 1);
  panel_test_enter (form_test_find (&f, ITEM, "Allow an action"), "logs:CreateLogStream");
  now = cfn_text_get_data (cfn_reading_get_text (f.reading), NULL);
  g_assert_nonnull (strstr (now, "{\"AWS\":\"arn:${AWS::Partition}:iam::"
                                 "${AWS::AccountId}:root\"}"));
  form_test_clear (&f);

  /* What is wrong in it is told beside the row that has it, with the fix. */
  form_test_init (&f, wrong, "Access");
  form_test_expand (&f, "logs:PutLogEvent");
  action = form_test_find (&f, ITEM, "Action");
  g_assert_true (gtk_widget_has_css_class (action, "marked-warning"));
  g_assert_nonnull (form_test_find_button (gtk_widget_get_next_sibling (action), "Fix…"));
  form_test_clear (&f);

  /* From nothing; what has no place in a text is refused. */
  form_test_init (&f, none, "Access");
  panel_test_enter (form_test_find (&f, ITEM, "New policy: allow an action"), "logs:PutLogEvents");
  g_assert_cmpuint (f.n_steps, ==, 1);
  now = cfn_text_get_data (cfn_reading_get_text (f.reading), NULL);
  g_assert_nonnull (strstr (now, "\"logs:PutLogEvents\""));
  form_test_expand (&f, "logs:PutLogEvents");
  panel_test_enter (form_test_find (&f, ITEM, "Action"), "!Select [0, [a]]");
  g_assert_cmpuint (f.n_steps, ==, 1);
  g_assert_nonnull (panel_test_find (
    f.panel, MILLRACE_TYPE_LABEL,
    "Not taken: Fn::Select has no place in a text: only Ref, Fn::GetAtt and Fn::Sub have"));
  form_test_clear (&f);

  form_test_init (&f,
                  "Resources:\n  Access:\n    Type: AWS::Logs::ResourcePolicy\n"
                  "    Properties:\n      PolicyDocument: not yet\n", "Access");
  g_assert_null (panel_test_find (f.panel, ITEM, "New policy: allow an action"));
  g_assert_nonnull (panel_test_find (f.panel, MILLRACE_TYPE_CODE_ROW, "As JSON"));
  form_test_clear (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/resource-policies/statement", test_statement);
  g_test_add_func ("/resource-policies/principals", test_principals);
  g_test_add_func ("/resource-policies/allow", test_allow);
  g_test_add_func ("/resource-policies/types", test_types);
  g_test_add_func ("/resource-policies/function", test_function);
  g_test_add_func ("/resource-policies/question", test_question);
  g_test_add_func ("/resource-policies/folded-question", test_folded_question);

  g_test_add_func ("/resource-policies/stream", test_stream);
  g_test_add_func ("/resource-policies/replicas", test_replicas);
  g_test_add_func ("/resource-policies/text", test_text);

  return g_test_run ();
}
