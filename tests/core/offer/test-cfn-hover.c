/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-hover.h"

#include <string.h>

static const char stack[] =
  "Parameters:\n"
  "  Stage:\n"
  "    Type: String\n"
  "    Default: dev\n"
  "Conditions:\n"
  "  IsProd: !Equals\n"
  "    - !Ref Stage\n"
  "    - prod\n"
  "Resources:\n"
  "  Table:\n"
  "    Type: AWS::DynamoDB::Table\n"
  "    Properties:\n"
  "      TableName: !Sub items-${Stage}\n"
  "      StreamSpecification:\n"
  "        StreamViewType: NEW_IMAGE\n"
  "  Map:\n"
  "    Type: AWS::Lambda::EventSourceMapping\n"
  "    Condition: IsProd\n"
  "    DependsOn: Policy\n"
  "    Properties:\n"
  "      BatchSize: 10\n"
  "      EventSourceArn: !GetAtt Table.StreamArn\n"
  "      FunctionName: !Join [a, [b, c]]\n"
  "  Policy:\n"
  "    Type: AWS::IAM::ManagedPolicy\n"
  "    Properties:\n"
  "      PolicyDocument:\n"
  "        Statement:\n"
  "          - Action: [dynamodb:GetRecords, dynamodb:*Stream, sts:GetCallerIdentity]\n"
  "            Resource: !Ref AWS::Region\n"
  "            Effect: Allow # and why\n";

typedef struct
{
  const char *place;      /* the hover is asked for at its first byte, behind "^" when it has one */
  const char *expected;   /* lines that are among those told, "|" between them; NULL: nothing */
} Case;

static const Case cases[] = {
  { "Resources:", "Resources|What the stack is made of" },
  { "Stage:", "Stage|Parameter of the type String|“dev” unless it is given" },
  { "IsProd: !E", "IsProd|Condition: !Equals - !Ref Stage - prod" },
  { "!Equals", "Fn::Equals|Whether two values are the same" },
  { "!Ref ^Stage", "Stage|Parameter of the type String|Line 2" },
  { "Table:\n", "Table|Resource of the type AWS::DynamoDB::Table" },
  { "AWS::DynamoDB::Table",
    "AWS::DynamoDB::Table|Resource type|Ref gives TableName|What is stored in it is lost with it" },
  { "TableName", "TableName|text|From 3 to 255 characters|"
                 "Another value replaces the resource, and what is stored in it is lost" },
  { "${^Stage}", "Stage|Parameter of the type String" },
  { "!Sub", "Fn::Sub|A text with values put in for each ${Name}" },
  { "StreamViewType", "StreamViewType|Required" },
  { "NEW_IMAGE", "StreamViewType|One of: KEYS_ONLY, NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES" },
  { "Condition: ^IsProd", "IsProd|Condition: !Equals - !Ref Stage - prod|Line 6" },
  { "DependsOn: ^Policy", "Policy|Resource of the type AWS::IAM::ManagedPolicy" },
  { "BatchSize", "BatchSize|whole number|From 1 to 10000" },
  { "10\n", "BatchSize|whole number" },
  { "GetAtt ^Table.StreamArn", "Table.StreamArn|Attribute of AWS::DynamoDB::Table|Line 10" },
  { "!GetAtt", "Fn::GetAtt|An attribute of a resource, its ARN for instance" },
  { "!Join", "Fn::Join|bac" },
  { "dynamodb:GetRecords", "dynamodb:GetRecords|Action of Amazon DynamoDB|Reads" },
  { "dynamodb:*Stream", "dynamodb:*Stream|1 actions: DescribeStream" },
  { "sts:GetCallerIdentity", "Is about no resource: only “*” allows it" },
  { "!Ref ^AWS::Region",
    "AWS::Region|The region that the stack is in, “eu-central-1” for instance" },
  { "and why", NULL },
};

static CfnTemplate *
read_template (const char *string)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (string, -1);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);

  return cfn_template_new (tree);
}

static char *
ask (CfnTemplate *template,
     const char  *place)
{
  g_auto (GStrv) parts = g_strsplit (place, "^", 2);
  g_autofree char *sought = g_strjoinv ("", parts);
  const char *data = cfn_text_get_data (cfn_template_get_text (template), NULL);
  const char *found = strstr (data, sought);
  g_autoptr (CfnHover) hover = NULL;

  g_assert_nonnull (found);
  hover = cfn_hover (template, found - data + (parts[1] != NULL ? strlen (parts[0]) : 0));

  return hover != NULL ? cfn_hover_to_string (hover) : NULL;
}

static void
test_places (void)
{
  g_autoptr (CfnTemplate) template = read_template (stack);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = ask (template, cases[i].place);
      g_auto (GStrv) expected = g_strsplit (cases[i].expected != NULL ? cases[i].expected : "", "|",
                                            -1);
      g_auto (GStrv) lines = g_strsplit (told != NULL ? told : "", "\n", -1);

      g_test_message ("%s: %s", cases[i].place, told);
      g_assert_true ((told == NULL) == (cases[i].expected == NULL));
      for (guint k = 0; expected[k] != NULL; k++)
        if (!g_strv_contains ((const char * const *) lines, expected[k]))
          {
            g_test_message ("lacks “%s”", expected[k]);
            g_test_fail ();
          }
    }
}

static void
test_json (void)
{
  g_autoptr (CfnTemplate) template = read_template (
    "{ \"Resources\": { \"Q\": { \"Type\": \"AWS::SQS::Queue\", \"Properties\": {\n"
    "  \"DelaySeconds\": { \"Fn::If\": [\"C\", 1, 2] } } } } }");
  g_autofree char *property = ask (template, "DelaySeconds");
  g_autofree char *branch = ask (template, "1, 2");
  g_autofree char *function = ask (template, "Fn::If");

  g_assert_true (g_str_has_prefix (property, "DelaySeconds\nwhole number"));
  g_assert_true (g_str_has_prefix (branch, "DelaySeconds\nwhole number"));
  g_assert_true (g_str_has_prefix (function, "Fn::If\nOne of two values"));
}

/* Wherever in a text. */
static void
test_everywhere (void)
{
  g_autoptr (CfnTemplate) template = read_template (stack);
  g_autoptr (CfnTemplate) empty = read_template ("");

  for (gsize at = 0; at <= strlen (stack); at++)
    cfn_hover_free (cfn_hover (template, at));
  g_assert_null (cfn_hover (empty, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hover/places", test_places);
  g_test_add_func ("/hover/json", test_json);
  g_test_add_func ("/hover/everywhere", test_everywhere);

  return g_test_run ();
}
