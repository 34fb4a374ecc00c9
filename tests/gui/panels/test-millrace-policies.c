/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-completion.h"
#include "millrace-item-row.h"
#include "millrace-policy-row.h"
#include "millrace-statement-row.h"

#include "form-test.h"
#include "millrace-choice-row.h"

#define ITEM MILLRACE_TYPE_ITEM_ROW

static const char text[] =
  "Resources:\n"
  "  Items: # what is kept\n"
  "    Type: AWS::DynamoDB::Table\n"
  "    Properties:\n"
  "      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n"
  "      KeySchema: [{AttributeName: id, KeyType: HASH}]\n"
  "      BillingMode: PAY_PER_REQUEST\n"
  "      StreamSpecification: {StreamViewType: NEW_IMAGE}\n"
  "  Role:\n"
  "    Type: AWS::IAM::Role\n"
  "    Properties:\n"
  "      AssumeRolePolicyDocument:\n"
  "        Version: '2012-10-17'\n"
  "        Statement:\n"
  "          - Effect: Allow\n"
  "            Principal:\n"
  "              Service: lambda.amazonaws.com\n"
  "            Action: sts:AssumeRole\n"
  "      Policies:\n"
  "        - PolicyName: read\n"
  "          PolicyDocument:\n"
  "            Version: '2012-10-17'\n"
  "            Statement:\n"
  "              - Effect: Allow # the stream\n"
  "                Action:\n"
  "                  - dynamodb:GetRecord # a slip\n"
  "                  - dynamodb:DescribeStream\n"
  "                Resource: !GetAtt Items.StreamArn\n"
  "              - Effect: Deny\n"
  "                Action: dynamodb:Delete*\n"
  "                Resource: '*'\n";

static const char first[] = "dynamodb:GetRecord, dynamodb:DescribeStream";

static void
open_first (FormTest *f)
{
  form_test_init (f, text, "Role");
  form_test_expand (f, "read");
  form_test_expand (f, first);
}

static void
test_shown (void)
{
  FormTest f;
  GtkWidget *action;

  open_first (&f);
  action = form_test_find (&f, ITEM, "Action");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (action)), ==, "dynamodb:GetRecord");
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (action))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Action");
  g_assert_cmpstr (
    gtk_editable_get_text (GTK_EDITABLE (form_test_find (&f, ITEM, "Resource"))), ==,
    "!GetAtt Items.StreamArn");
  g_assert_cmpstr (
    panel_test_get_choice (form_test_find (&f, MILLRACE_TYPE_CHOICE_ROW, "Effect")), ==, "Allow");

  /* An action that does not exist is marked, with the one that is meant. */
  g_assert_true (gtk_widget_has_css_class (action, "marked-warning"));
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_next_sibling (action), "note"));
  form_test_clear (&f);
}

/* Only the line that is meant changes. */
static void
test_change (void)
{
  FormTest f;

  open_first (&f);
  panel_test_enter (form_test_find (&f, ITEM, "Action"), "dynamodb:GetRecords");
  form_test_assert_replaced (&f, text, "dynamodb:GetRecord #", "dynamodb:GetRecords #");
  form_test_clear (&f);

  open_first (&f);
  panel_test_choose (form_test_find (&f, MILLRACE_TYPE_CHOICE_ROW, "Effect"), "Deny");
  form_test_assert_replaced (&f, text, "Allow # the stream", "Deny # the stream");
  form_test_clear (&f);

  open_first (&f);
  panel_test_enter (form_test_find (&f, ITEM, "Resource"), "!Sub '${Items.Arn}/stream/*'");
  form_test_assert_replaced (&f, text, "!GetAtt Items.StreamArn", "!Sub ${Items.Arn}/stream/*");
  form_test_clear (&f);
}

static void
test_items (void)
{
  FormTest f;

  open_first (&f);
  panel_test_enter (form_test_find (&f, ITEM, "Add an action"), "dynamodb:ListStreams");
  form_test_assert_replaced (&f, text, "- dynamodb:DescribeStream\n",
                             "- dynamodb:DescribeStream\n"
                             "                  - dynamodb:ListStreams\n");
  form_test_clear (&f);

  open_first (&f);
  g_signal_emit_by_name (
    form_test_find_button (form_test_find (&f, ITEM, "Action"), "Remove"), "clicked");
  form_test_assert_replaced (&f, text, "                  - dynamodb:GetRecord # a slip\n", "");
  form_test_clear (&f);

  /* The one that stands alone becomes the first of a list. */
  open_first (&f);
  panel_test_enter (form_test_find (&f, ITEM, "Add a resource"), "*");
  form_test_assert_replaced (&f, text, "Resource: !GetAtt Items.StreamArn\n",
                             "Resource:\n"
                             "                  - !GetAtt Items.StreamArn\n"
                             "                  - '*'\n");
  form_test_clear (&f);
}

static void
test_statements (void)
{
  FormTest f;
  GtkWidget *statement;

  /* What the action is about is found in the template. */
  form_test_init (&f, text, "Role");
  form_test_expand (&f, "read");
  panel_test_enter (form_test_find (&f, ITEM, "Allow an action"), "dynamodb:PutItem");
  form_test_assert_replaced (&f, text, "                Resource: '*'\n",
                             "                Resource: '*'\n"
                             "              - Effect: Allow\n"
                             "                Action: dynamodb:PutItem\n"
                             "                Resource: !GetAtt Items.Arn\n");
  form_test_clear (&f);

  open_first (&f);
  statement = form_test_find (&f, MILLRACE_TYPE_STATEMENT_ROW, first);
  g_assert_false (gtk_widget_get_sensitive (form_test_find_button (statement, "Move Up")));
  g_signal_emit_by_name (form_test_find_button (statement, "Move Down"), "clicked");
  g_assert_cmpuint (f.n_steps, ==, 1);
  g_assert_true (form_test_find (&f, MILLRACE_TYPE_STATEMENT_ROW, NULL) ==
                 form_test_find (&f, MILLRACE_TYPE_STATEMENT_ROW, "dynamodb:Delete*"));
  form_test_clear (&f);

  open_first (&f);
  statement = form_test_find (&f, MILLRACE_TYPE_STATEMENT_ROW, first);
  g_signal_emit_by_name (form_test_find_button (statement, "Remove Statement"), "clicked");
  form_test_assert_replaced (&f, text,
                             "              - Effect: Allow # the stream\n"
                             "                Action:\n"
                             "                  - dynamodb:GetRecord # a slip\n"
                             "                  - dynamodb:DescribeStream\n"
                             "                Resource: !GetAtt Items.StreamArn\n", "");
  form_test_clear (&f);
}

static void
test_new_policy (void)
{
  FormTest f;

  form_test_init (&f, text, "Role");
  panel_test_enter (form_test_find (&f, ITEM, "New policy: allow an action"), "logs:PutLogEvents");
  form_test_assert_replaced (&f, text, "                Resource: '*'\n",
                             "                Resource: '*'\n"
                             "        - PolicyName: RolePolicy\n"
                             "          PolicyDocument:\n"
                             "            Version: '2012-10-17'\n"
                             "            Statement:\n"
                             "              - Effect: Allow\n"
                             "                Action: logs:PutLogEvents\n"
                             "                Resource: '*'\n");
  panel_test_enter (form_test_find (&f, ITEM, "Add a managed policy"),
                    "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess");
  g_assert_cmpuint (f.n_steps, ==, 1);
  g_assert_nonnull (panel_test_find (f.panel, ITEM, "Managed policy"));
  form_test_clear (&f);
}

/* What is typed while the text changes elsewhere is not lost. */
static void
test_typing (void)
{
  FormTest f;
  g_autofree char *elsewhere = form_test_replace (text, "# what is kept", "# what we keep");
  GtkWidget *adder;

  open_first (&f);
  adder = form_test_find (&f, ITEM, "Add an action");
  gtk_widget_grab_focus (adder);
  panel_test_settle (100);
  gtk_editable_set_text (GTK_EDITABLE (adder), "dynamodb:Li");
  form_test_change (&f, elsewhere);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (adder)), ==, "dynamodb:Li");
  form_test_clear (&f);
}

static void
test_completion (void)
{
  FormTest f;
  GtkWidget *adder, *list;
  GtkListBoxRow *offer;

  open_first (&f);
  adder = form_test_find (&f, ITEM, "Add an action");
  /* A list can only be opened beside what is in sight, so the unfolding has to be over. */
  panel_test_settle (400);
  gtk_widget_grab_focus (adder);
  panel_test_settle (200);
  gtk_editable_set_text (GTK_EDITABLE (adder), "dynamodb:ListS");
  list = millrace_completion_get_list (adder);
  g_assert_nonnull (list);
  offer = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  g_assert_cmpstr (millrace_completion_get_offer (offer), ==, "dynamodb:ListStreams");
  g_signal_emit_by_name (list, "row-activated", offer);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (adder)), ==, "dynamodb:ListStreams");
  panel_test_settle (50);
  g_assert_null (millrace_completion_get_list (adder));
  form_test_clear (&f);
}

static void
assert_answer (FormTest   *f,
               const char *action,
               const char *answer)
{
  panel_test_enter (form_test_find (f, ITEM, "Action, “dynamodb:PutItem”"), action);
  for (guint i = 0; i < 100; i++)
    {
      if (panel_test_find (f->panel, ADW_TYPE_ACTION_ROW, answer) != NULL)
        return;
      panel_test_settle (20);
    }
  g_error ("%s is not “%s”", action, answer);
}

static void
test_question (void)
{
  FormTest f;

  form_test_init (&f, text, "Role");
  assert_answer (&f, "dynamodb:DescribeStream", "Allowed");
  g_assert_nonnull (panel_test_find (f.panel, GTK_TYPE_LABEL, "allows it"));
  assert_answer (&f, "dynamodb:DeleteItem", "Denied");
  assert_answer (&f, "dynamodb:PutItem", "Denied");
  form_test_clear (&f);
}

/* Both branches of a statement that depends on a condition are rows. */
static void
test_branches (void)
{
  static const char branched[] =
    "Conditions: {IsProd: !Equals [a, b]}\n"
    "Resources:\n"
    "  P:\n"
    "    Type: AWS::IAM::ManagedPolicy\n"
    "    Properties:\n"
    "      PolicyDocument:\n"
    "        Version: '2012-10-17'\n"
    "        Statement:\n"
    "          - !If\n"
    "            - IsProd\n"
    "            - Effect: Allow # in production\n"
    "              Action: sqs:SendMessage\n"
    "              Resource: '*'\n"
    "            - !Ref AWS::NoValue\n"
    "          - Fn::If: [IsProd, !Ref AWS::NoValue, {Effect: Deny, Action: s3:PutObject,"
    " Resource: '*'}]\n";
  FormTest f;

  form_test_init (&f, branched, "P");
  g_assert_nonnull (form_test_find (&f, MILLRACE_TYPE_ROW, "If IsProd"));
  g_assert_nonnull (form_test_find (&f, MILLRACE_TYPE_ROW, "Otherwise: nothing"));
  g_assert_nonnull (form_test_find (&f, MILLRACE_TYPE_ROW, "If IsProd: nothing"));
  g_assert_nonnull (form_test_find (&f, MILLRACE_TYPE_ROW, "Otherwise"));
  form_test_expand (&f, "s3:PutObject");
  panel_test_choose (form_test_find (&f, MILLRACE_TYPE_CHOICE_ROW, "Effect"), "Allow");
  form_test_assert_replaced (&f, branched, "Effect: Deny", "Effect: Allow");
  form_test_clear (&f);

  form_test_init (&f, branched, "P");
  form_test_expand (&f, "sqs:SendMessage");
  panel_test_enter (form_test_find (&f, ITEM, "Action"), "sqs:ReceiveMessage");
  form_test_assert_replaced (&f, branched, "sqs:SendMessage", "sqs:ReceiveMessage");
  /* The branch becomes nothing: an Fn::If needs both. */
  g_signal_emit_by_name (form_test_find_button (f.panel, "Remove Statement"), "clicked");
  g_assert_cmpuint (f.n_steps, ==, 1);
  g_assert_nonnull (form_test_find (&f, MILLRACE_TYPE_ROW, "If IsProd: nothing"));
  form_test_clear (&f);

  /* A branch of all statements is a list. */
  form_test_init (&f,
                  "Conditions: {C: !Equals [a, b]}\n"
                  "Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n"
                  "      PolicyDocument:\n        Statement: !If\n          - C\n"
                  "          - - {Effect: Allow, Action: sqs:SendMessage, Resource: '*'}\n"
                  "            - {Effect: Allow, Action: s3:PutObject, Resource: '*'}\n"
                  "          - []\n", "P");
  g_assert_nonnull (form_test_find (&f, MILLRACE_TYPE_STATEMENT_ROW, "sqs:SendMessage"));
  g_assert_nonnull (form_test_find (&f, MILLRACE_TYPE_STATEMENT_ROW, "s3:PutObject"));
  form_test_clear (&f);
}

/* There is something to click on, and something that tells it from others. */
static void
test_without_a_name (void)
{
  g_autofree char *nameless = form_test_replace (text, "PolicyName: read", "PolicyName: ''");
  FormTest f;

  form_test_init (&f, nameless, "Role");
  g_assert_nonnull (form_test_find (&f, MILLRACE_TYPE_POLICY_ROW, "Without a name"));
  form_test_clear (&f);
}

/* What no policy can say is not taken for the better half of what it can. */
static void
test_effect_that_is_none (void)
{
  g_autofree char *slip = form_test_replace (text, "Effect: Deny", "Effect: Alow");
  FormTest f;
  GtkWidget *row;

  form_test_init (&f, slip, "Role");
  form_test_expand (&f, "read");
  row = form_test_find (&f, MILLRACE_TYPE_STATEMENT_ROW, "dynamodb:Delete*");
  g_assert_nonnull (panel_test_find (row, GTK_TYPE_WIDGET, "Alow · *"));
  form_test_clear (&f);
}

/* Nothing is told as such, not by a comma or a preposition at the end. */
static void
test_empty_items (void)
{
  g_autofree char *empty = form_test_replace (text, "Resource: '*'", "Resource: [a, '']");
  g_autofree char *none = form_test_replace (text, "Resource: '*'", "Resource: []");
  FormTest f;

  form_test_init (&f, empty, "Role");
  form_test_expand (&f, "read");
  g_assert_nonnull (panel_test_find (f.panel, GTK_TYPE_WIDGET, "Denied on a, (empty)"));
  form_test_change (&f, none);
  g_assert_nonnull (panel_test_find (f.panel, GTK_TYPE_WIDGET, "Denied on (empty)"));
  form_test_clear (&f);
}

/* What stands below the visible row is its note, with the fix. */
static gboolean
has_note (GtkWidget *row)
{
  GtkWidget *note = gtk_widget_get_next_sibling (row);

  return gtk_widget_has_css_class (row, "marked-warning") && note != NULL
         && gtk_widget_has_css_class (note, "note") && form_test_find_button (note, "Fix…") != NULL;
}

static void
set_open (FormTest   *f,
          const char *title,
          gboolean    is_open)
{
  millrace_expander_set_open (
    MILLRACE_EXPANDER (form_test_find (f, MILLRACE_TYPE_EXPANDER, title)), is_open);
  panel_test_settle (300);
}

/* What is wrong in a row that is closed stands beside that. */
static void
test_closed (void)
{
  FormTest f;
  GtkWidget *policy, *statement;

  form_test_init (&f, text, "Role");
  policy = form_test_find (&f, MILLRACE_TYPE_POLICY_ROW, "read");
  g_assert_true (has_note (policy));
  gtk_test_accessible_assert_state (
    GTK_ACCESSIBLE (millrace_expander_get_header (MILLRACE_EXPANDER (policy))),
    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  set_open (&f, "read", TRUE);
  statement = form_test_find (&f, MILLRACE_TYPE_STATEMENT_ROW, first);
  g_assert_false (has_note (policy));
  g_assert_true (has_note (statement));

  set_open (&f, first, TRUE);
  g_assert_false (has_note (statement));
  g_assert_true (has_note (form_test_find (&f, ITEM, "Action")));

  set_open (&f, first, FALSE);
  g_assert_true (has_note (statement));
  set_open (&f, "read", FALSE);
  g_assert_true (has_note (policy));
  form_test_clear (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/policies/shown", test_shown);
  g_test_add_func ("/policies/change", test_change);
  g_test_add_func ("/policies/items", test_items);
  g_test_add_func ("/policies/statements", test_statements);
  g_test_add_func ("/policies/new-policy", test_new_policy);
  g_test_add_func ("/policies/typing", test_typing);
  g_test_add_func ("/policies/completion", test_completion);
  g_test_add_func ("/policies/question", test_question);
  g_test_add_func ("/policies/branches", test_branches);
  g_test_add_func ("/policies/empty-items", test_empty_items);
  g_test_add_func ("/policies/closed", test_closed);
  g_test_add_func ("/policies/without-a-name", test_without_a_name);
  g_test_add_func ("/policies/effect-that-is-none", test_effect_that_is_none);

  return g_test_run ();
}
