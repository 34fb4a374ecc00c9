/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-outline-plan.h"

#include "panel-test.h"

static const char stack[] =
  "Parameters:\n"
  "  Stage: {Type: String}\n"
  "Resources:\n"
  "  Role:\n"
  "    Type: AWS::IAM::Role\n"
  "    Properties:\n"
  "      AssumeRolePolicyDocument:\n"
  "        Statement:\n"
  "          - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: '*'}\n"
  "  First:\n"
  "    Type: AWS::Lambda::Function\n"
  "    Properties: {Role: !GetAtt Role.Arn, Handler: a.b, Code: {ZipFile: x}}\n"
  "  Second:\n"
  "    Type: AWS::Lambda::Function\n"
  "    Properties: {Role: !GetAtt Role.Arn, Handler: a.b, Code: {ZipFile: x}}\n"
  "  Table:\n"
  "    Type: AWS::DynamoDB::Table\n"
  "    Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}\n"
  "  Wake:\n"
  "    Type: AWS::Lambda::EventSourceMapping\n"
  "    Properties:\n"
  "      EventSourceArn: !GetAtt Table.StreamArn\n"
  "      FunctionName: !Ref First\n"
  "      DestinationConfig: {OnFailure: {Destination: !GetAtt Failed.Arn}}\n"
  "  Failed: {Type: AWS::SQS::Queue}\n"
  "  Other: {Type: AWS::SNS::Topic}\n"
  "Outputs:\n"
  "  Name: {Value: !Ref Table}\n";

static void
write_plans (GPtrArray *plans,
             GString   *text)
{
  for (guint i = 0; i < plans->len; i++)
    {
      const MillraceOutlinePlan *plan = g_ptr_array_index (plans, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", plan->name);
      if (plan->children == NULL)
        continue;
      g_string_append (text, "(");
      write_plans (plan->children, text);
      g_string_append (text, ")");
    }
}

static void
assert_plan (CfnPositions         *positions,
             MillraceOutlineOrder  order,
             const char           *filter,
             const char           *expected)
{
  g_autoptr (CfnReading) reading = panel_test_read (stack);
  g_autoptr (GPtrArray) plans = millrace_outline_plan_new (reading, positions, order, filter);
  g_autoptr (GString) text = g_string_new (NULL);

  write_plans (plans, text);
  g_assert_cmpstr (text->str, ==, expected);
}

/* Of the stack in which @old became @new. */
static CfnFingerprint
get_print (const char *old,
           const char *new)
{
  g_autoptr (GString) text = g_string_new (stack);
  g_autoptr (CfnReading) reading = NULL;

  if (old != NULL)
    g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
  reading = panel_test_read (text->str);

  return millrace_outline_plan_get_print (reading);
}

/* Equal where no row says anything else. */
static void
test_print (void)
{
  CfnFingerprint print = get_print (NULL, NULL);

  g_assert_cmpuint (get_print ("Other: {Type", "Other: # of no use\n    {Type"), ==, print);
  g_assert_cmpuint (get_print ("ZipFile: x", "ZipFile: y"), ==, print);

  g_assert_cmpuint (get_print ("Other: {", "Others: {"), !=, print);
  g_assert_cmpuint (get_print ("SNS::Topic", "SQS::Queue"), !=, print);
  g_assert_cmpuint (get_print ("  Stage: {", "  Level: {"), !=, print);
  g_assert_cmpuint (get_print ("FunctionName: !Ref First", "FunctionName: !Ref Second"), !=, print);
  g_assert_cmpuint (get_print ("FunctionName: !Ref First", "FunctionName: !Ref Nobody"), !=, print);
  g_assert_cmpuint (get_print ("lambda.amazonaws", "events.amazonaws"), !=, print);
}

static void
test_orders (void)
{
  assert_plan (NULL, MILLRACE_OUTLINE_BY_KIND, "",
               "Tables(Table) Functions(First Second) Roles(Role) Mappings(Wake) Queues(Failed) "
               "Topics(Other)");
  /* The role has one row, below the first of those that run as it. */
  assert_plan (NULL, MILLRACE_OUTLINE_BY_CHAIN, "",
               "Table(Wake(First(Role) Failed)) Second In No Chain(Other)");
  assert_plan (NULL, MILLRACE_OUTLINE_BY_FILE, "",
               "Parameters(Stage) Resources(Role First Second Table Wake Failed Other) "
               "Outputs(Name)");
}

static void
test_filter (void)
{
  assert_plan (NULL, MILLRACE_OUTLINE_BY_KIND, "function", "Functions(First Second)");
  /* What leads to an answer stays. */
  assert_plan (NULL, MILLRACE_OUTLINE_BY_CHAIN, "sqs", "Table(Wake(Failed))");
  assert_plan (NULL, MILLRACE_OUTLINE_BY_FILE, "stage", "Parameters(Stage)");
  assert_plan (NULL, MILLRACE_OUTLINE_BY_FILE, "parameter", "Parameters(Stage)");
  assert_plan (NULL, MILLRACE_OUTLINE_BY_KIND, "nobody", "");
}

static void
test_groups (void)
{
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) inner =
    cfn_positions_with_members (none, "Data", (const char * const []) { "Table", "Other", NULL });
  g_autoptr (CfnPositions) both =
    cfn_positions_with_members (inner, "All", (const char * const []) { "Failed", NULL });
  g_autoptr (CfnPositions) nested = cfn_positions_with_outer (both, "Data", "All");

  assert_plan (nested, MILLRACE_OUTLINE_BY_KIND, "",
               "All(Data(Table Other) Failed) Functions(First Second) Roles(Role) Mappings(Wake)");
  assert_plan (nested, MILLRACE_OUTLINE_BY_CHAIN, "sns", "All(Data(Other))");
  assert_plan (nested, MILLRACE_OUTLINE_BY_FILE, "wake", "Wake");
}

static void
test_resources_alone (void)
{
  g_autoptr (CfnReading) reading = panel_test_read ("Resources:\n  B: {Type: AWS::SNS::Topic}\n"
                                                    "  A: {Type: AWS::SNS::Topic}\n");
  g_autoptr (GPtrArray) plans =
    millrace_outline_plan_new (reading, NULL, MILLRACE_OUTLINE_BY_FILE, "");
  g_autoptr (GString) text = g_string_new (NULL);

  write_plans (plans, text);
  g_assert_cmpstr (text->str, ==, "B A");
}

/* Whoever types sees rows at once, however many there are. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("Resources:\n");
  g_autoptr (CfnReading) reading = NULL;
  gint64 start;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (text, "  T%u: {Type: AWS::SNS::Topic}\n", i);
  reading = panel_test_read (text->str);
  for (guint order = 0; order <= MILLRACE_OUTLINE_BY_FILE; order++)
    {
      g_autoptr (GPtrArray) plans = NULL;

      start = g_get_monotonic_time ();
      plans = millrace_outline_plan_new (reading, NULL, (MillraceOutlineOrder) order, "");
      g_test_message ("order %u: %d µs", order, (int) (g_get_monotonic_time () - start));
      g_assert_cmpuint (plans->len, >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outline-plan/orders", test_orders);
  g_test_add_func ("/outline-plan/filter", test_filter);
  g_test_add_func ("/outline-plan/print", test_print);
  g_test_add_func ("/outline-plan/groups", test_groups);
  g_test_add_func ("/outline-plan/resources-alone", test_resources_alone);
  g_test_add_func ("/outline-plan/many", test_many);

  return g_test_run ();
}
