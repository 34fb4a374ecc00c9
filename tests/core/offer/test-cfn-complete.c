/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-complete.h"
#include "cfn-context-private.h"

#include <string.h>

/* The names that every case can use. */
static const char names[] =
  "Parameters:\n"
  "  Stage:\n"
  "    Type: String\n"
  "Mappings:\n"
  "  Regions:\n"
  "    eu-west-1:\n"
  "      Size: 1\n"
  "    us-east-1:\n"
  "      Size: 2\n"
  "Conditions:\n"
  "  IsProd: !Equals [!Ref Stage, prod]\n"
  "Resources:\n"
  "  Table:\n"
  "    Type: AWS::DynamoDB::Table\n"
  "  Queue:\n"
  "    Type: AWS::SQS::Queue\n"
  "  Role:\n"
  "    Type: AWS::IAM::Role\n"
  "  Function:\n"
  "    Type: AWS::Lambda::Function\n";

typedef struct
{
  const char *text;      /* "|" is the place */
  const char *expected;  /* labels of the first proposals, parted by " / "; "": none */
} Case;

#define QUEUE "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n"
#define FUNCTION "Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n"
#define MAPPING "Resources:\n  M:\n    Type: AWS::Lambda::EventSourceMapping\n    Properties:\n"
#define EVENTS "Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n"                        \
  "    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        E:\n"
#define POLICY "Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n"           \
  "      PolicyDocument:\n        Statement:\n          - Effect: Allow\n"
#define OTHER "Resources: {Other: {Type: AWS::SQS::Queue}}\n"
#define NAME QUEUE "      QueueName: "
#define JSON_MAPPING                                                                               \
  "{ \"Resources\": { \"M\": { \"Type\": \"AWS::Lambda::EventSourceMapping\",\n"                   \
  "  \"Properties\": {\n"

static const Case cases[] = {
  /* Sections */
  { "|", "AWSTemplateFormatVersion / Description / Metadata" },
  { "Res|", "Resources" },
  { "Resources:\n  A:\n    Type: X\nOut|", "Outputs" },
  { "Outputs:\n  A: 1\n|\nResources: {}\n",
    "AWSTemplateFormatVersion / Description / Metadata / Parameters / Rules / Mappings" },
  { "{\n  \"|", "AWSTemplateFormatVersion / Description" },
  { "{ \"Resources\": {}, \"Out|\" }", "Outputs" },
  { "AWSTemplateFormatVersion: |", "2010-09-09" },

  /* Entries of sections */
  { "Resources:\n  Q:\n    |", "Type / Condition / DependsOn" },
  { "Resources:\n  Q:\n    Type: X\n    P|", "Properties / DependsOn" },
  { "Resources:\n  Q:\n    P|\n    Type: X\n", "Properties / DependsOn" },
  { "Parameters:\n  P:\n    |", "Type / Description / Default" },
  { "Parameters:\n  P:\n    Type: S|", "String" },
  { "Outputs:\n  O:\n    V|", "Value" },
  { "Outputs:\n  O:\n    Export:\n      |", "Name" },
  { "Outputs:\n  O:\n    Condition: |", "IsProd" },
  { "Resources:\n  |", "" },

  /* Events of AWS SAM */
  { EVENTS "          Type: S|", "S3 / SNS / SQS / Schedule / ScheduleV2" },

  /* Types */
  { "Resources:\n  Q:\n    Type: |", "AWS::DynamoDB::Table / AWS::Lambda::Function" },
  { "Resources:\n  Q:\n    Type: AWS::SQS::|", "AWS::SQS::Queue / AWS::SQS::QueueInlinePolicy" },
  { "Resources:\n  Q:\n    Type: queue|", "AWS::SQS::Queue" },
  { "Resources:\n  Q:\n    Type: \"AWS::SNS::T|\"\n", "AWS::SNS::Topic" },
  { "{ \"Resources\": { \"Q\": { \"Type\": \"AWS::SNS::T|", "AWS::SNS::Topic" },
  { "Resources:\n  Q: { Type: AWS::SNS::T|", "AWS::SNS::Topic" },

  /* Properties, the required ones first, without those that are there */
  { FUNCTION "      |", "Code / Role / FunctionName" },
  { FUNCTION "      Code: {}\n      |", "Role / FunctionName" },
  { FUNCTION "      |\n      Code: {}\n      Role: x\n  Other:\n    Type: X\n", "FunctionName" },
  { FUNCTION "      Mem|: 1\n", "MemorySize" },
  { FUNCTION "      Code:\n        |", "S3Bucket / S3Key" },
  { FUNCTION "      Code: { Zip|", "ZipFile" },
  { FUNCTION "      VpcConfig:\n        SubnetIds:\n        - a\n        Sec|",
    "SecurityGroupIds" },
  { FUNCTION "      Tags:\n        - |", "Key / Value" },
  { FUNCTION "      Tags:\n        - Key: a\n          |", "Value" },
  { FUNCTION "      Code: !If [IsProd, {Zip|", "ZipFile" },
  { JSON_MAPPING "    \"F|", "FunctionName / FilterCriteria / FunctionResponseTypes" },
  { JSON_MAPPING "    \"FunctionName\": \"x\",\n    \"F|\"\n }}}}",
    "FilterCriteria / FunctionResponseTypes" },
  { "Resources:\n  Q:\n    Properties:\n      Que|\n    Type: AWS::SQS::Queue\n", "QueueName" },

  /* Values */
  { FUNCTION "      PackageType: |", "Image / Zip" },
  { FUNCTION "      Runtime: py|", "python3.15 / python3.14" },
  { FUNCTION "      Architectures:\n        - |", "x86_64 / arm64" },
  { FUNCTION "      Architectures: [|", "x86_64 / arm64" },
  { FUNCTION "      Architectures: [arm64, |", "x86_64" },
  { QUEUE "      FifoQueue: |", "true / false" },
  { MAPPING "      StartingPosition: |", "TRIM_HORIZON / LATEST / AT_TIMESTAMP" },
  { JSON_MAPPING "\"BisectBatchOnFunctionError\": |", "true / false" },

  /* What fits of the template */
  { MAPPING "      EventSourceArn: |", "!GetAtt Table.StreamArn / !GetAtt Queue.Arn" },
  { MAPPING "      EventSourceArn: !|", "!GetAtt Table.StreamArn / !GetAtt Queue.Arn" },
  { MAPPING "      EventSourceArn: Tab|", "!GetAtt Table.StreamArn" },
  { FUNCTION "      Description: Sta|", "" },
  { FUNCTION "      Role: !GetAtt |", "Role.Arn / Table." },
  { FUNCTION "      Role: !GetAtt Role.|", "Role.Arn / Role.RoleId" },
  { FUNCTION "      Role: !GetAtt [Role, |", "Arn / RoleId" },
  { FUNCTION "      Role:\n        Fn::GetAtt:\n          - Role\n          - |", "Arn / RoleId" },
  { FUNCTION "      Role:\n        Fn::GetAtt: [Role, A|]", "Arn" },
  { JSON_MAPPING "\"EventSourceArn\": { \"Fn::GetAtt\": [ \"Table\", \"|", "Arn / StreamArn" },
  { JSON_MAPPING "\"EventSourceArn\": { \"Fn::GetAtt\": [ \"|", "Table / Queue" },
  { JSON_MAPPING "\"EventSourceArn\": { \"|", "Ref / Fn::GetAtt" },
  { MAPPING "      FunctionName: !Ref |", "Function" },
  { FUNCTION "      Role: !Ref St|", "Stage" },
  { FUNCTION "      Role: !Ref unct|", "Function" },
  { FUNCTION "      Role: !GetAtt rlarn|", "Role.Arn" },
  { FUNCTION "      Role: !GetAtt rx|", "" },
  { FUNCTION "      Role: !Ref AWS::R|", "AWS::Region" },
  { FUNCTION "      Description: !Sub \"${|", "Stage / Table / Queue" },
  { FUNCTION "      Description: !Sub \"a ${AWS::Acc|\"\n", "AWS::AccountId" },
  { FUNCTION "      Description: !Sub ${Queue.|}", "Queue.Arn / Queue.QueueName" },
  { FUNCTION "      Description: !Sub |\n        a\n        ${Sta|", "Stage" },
  { FUNCTION "      Description: a ${Sta|", "" },
  { JSON_MAPPING "\"FunctionName\": { \"Fn::Sub\": \"${Fun|", "Function" },
  { FUNCTION "      Description: !If [|", "IsProd" },
  { FUNCTION "      PackageType: !If [IsProd, |", "Image / Zip" },
  { FUNCTION "      MemorySize: !FindInMap [|", "Regions" },
  { FUNCTION "      MemorySize: !FindInMap [Regions, |", "eu-west-1 / us-east-1" },
  { FUNCTION "      MemorySize: !FindInMap [Regions, eu-west-1, |", "Size" },
  { "Conditions:\n  A: !|", "!Equals / !And / !Or / !Not / !Condition" },
  { "Conditions:\n  A: !Condition |", "IsProd" },
  { "Resources:\n  Q:\n    DependsOn: |", "Table / Queue / Role / Function" },
  { "Resources:\n  Q:\n    DependsOn: [Table, |", "Queue / Role / Function" },
  { "Resources:\n  Q:\n    DependsOn:\n      - Table\n      - |", "Queue / Role / Function" },
  { "Resources:\n  Q:\n    Condition: |", "IsProd" },
  { "Resources:\n  Q:\n    DeletionPolicy: R|", "Retain / RetainExceptOnCreate" },

  /* Policies */
  { POLICY "            |", "Sid / Principal / NotPrincipal / Action" },
  { POLICY "            Action: |", "a2c: / a4b:" },
  { POLICY "            Action: dynam|", "dynamodb:" },
  { POLICY "            Action:\n              - dynamodb:|", "dynamodb:AssociateTableReplica" },
  { POLICY "            Action: [dynamodb:GetItem, dynamodb:Get|",
    "dynamodb:GetAbacStatus / dynamodb:GetRecords" },
  { POLICY "            Resource: !GetAtt Tab|", "Table." },
  { POLICY "          - Effect: |", "Allow / Deny" },
  { "Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n"
    "        Version: |", "2012-10-17" },
  { "Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      ManagedPolicyArns:\n"
    "        - dynamodbex|",
    "arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole" },

  /* No brackets of a list */
  { "Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      BillingMode[: |",
    "!Ref" },

  /* Where nobody can know */
  { "# Res|", "" },
  { FUNCTION "      Code:\n        ZipFile: |\n          Res|", "" },
  { "Description: Res|", "" },
  { "Resources: # |", "" },
};

static CfnTemplate *
read_template (const char *yaml)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (yaml, -1);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);

  return cfn_template_new (tree);
}

static GPtrArray *
complete_of (const char  *marked,
             CfnTemplate *last)
{
  /* The last one: "|" also begins a block of text. */
  const char *place = strrchr (marked, '|');
  g_autofree char *before = g_strndup (marked, place - marked);
  g_autofree char *whole = g_strconcat (before, place + 1, NULL);
  g_autoptr (CfnText) text = cfn_text_new_from_string (whole, -1);

  return cfn_complete (text, place - marked, last, NULL);
}

static GPtrArray *
complete (const char *marked)
{
  g_autoptr (CfnTemplate) last = read_template (names);

  return complete_of (marked, last);
}

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) proposals = complete (cases[i].text);
      g_auto (GStrv) expected = g_strsplit (cases[i].expected, " / ", -1);
      guint n = g_strv_length (expected);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint k = 0; k < proposals->len && k < MAX (n, 1); k++)
        g_string_append_printf (found, "%s%s", k > 0 ? " / " : "",
                                ((CfnProposal *) proposals->pdata[k])->label);
      if (strcmp (found->str, cases[i].expected) != 0)
        {
          g_test_message ("%s", cases[i].text);
          g_test_message ("expected %s, got %s", cases[i].expected, found->str);
          g_test_fail ();
        }
    }
}

/* The properties of an event are those that its Type had when the text could be read last. */
static void
test_events (void)
{
  static const char begun[] = EVENTS "          Type: SQS\n          Properties:\n            ";
  g_autofree char *readable = g_strconcat (begun, "BatchSize: 5\n", NULL);
  g_autofree char *typed = g_strconcat (begun, "|", NULL);
  g_autoptr (CfnTemplate) last = read_template (readable);
  g_autoptr (GPtrArray) proposals = complete_of (typed, last);

  g_assert_cmpuint (proposals->len, >, 0);
  g_assert_cmpstr (((CfnProposal *) proposals->pdata[0])->label, ==, "Queue");
  for (guint i = 0; i < proposals->len; i++)
    g_assert_cmpstr (((CfnProposal *) proposals->pdata[i])->label, !=, "Stream");
}

/* What is written when the first proposal is taken, with "|" where the cursor goes. */
static void
test_writing (void)
{
  static const Case writings[] = {
    { "Resources:\n  Q:\n    Ty|", "Resources:\n  Q:\n    Type: |" },
    { "Resources:\n  Q:\n    Ty|: X", "Resources:\n  Q:\n    Type|: X" },
    { "Resources:\n  Q:\n    Type:|", "Resources:\n  Q:\n    Type: AWS::DynamoDB::Table|" },
    { "Resources:\n  Q:\n    Prop|", "Resources:\n  Q:\n    Properties:\n      |" },
    { "Resources:\n   Q:\n      Prop|", "Resources:\n   Q:\n      Properties:\n         |" },
    { FUNCTION "      Tag|", FUNCTION "      Tags:\n        - |" },
    { "Resources:\n  Q:\n    DependsOn:\n    - A\n    Type: AWS::SQS::Queue\n    Properties:\n"
      "      Tag|",
      "Resources:\n  Q:\n    DependsOn:\n    - A\n    Type: AWS::SQS::Queue\n    Properties:\n"
      "      Tags:\n      - |" },
    { FUNCTION "      Architectures:\n        |",
      FUNCTION "      Architectures:\n        - x86_64|" },
    { FUNCTION "      Role: !GetAtt Ro|", FUNCTION "      Role: !GetAtt Role.Arn|" },
    { FUNCTION "      Description: !Sub \"${Sta|\"",
      FUNCTION "      Description: !Sub \"${Stage}|\"" },
    { FUNCTION "      Description: !Sub \"${Sta|}\"",
      FUNCTION "      Description: !Sub \"${Stage|}\"" },
    { "{ \"Resources\": { \"Q\": { \"Ty|", "{ \"Resources\": { \"Q\": { \"Type\": \"|\"" },
    { "{ \"Resources\": { \"Q\": { \"Ty|\" } } }",
      "{ \"Resources\": { \"Q\": { \"Type\": \"|\" } } }" },
    { "{ \"Resources\": { \"Q\": {\"Ty|}, \"R\": {} }",
      "{ \"Resources\": { \"Q\": {\"Type\": \"|\"}, \"R\": {} }" },
    { "{ \"Resources\": { \"Q\": { \"Prop|\"\n \"Type\": \"X\" } } }",
      "{ \"Resources\": { \"Q\": { \"Properties\": {|},\n \"Type\": \"X\" } } }" },
    { JSON_MAPPING "\"EventSourceArn\": |\n}}}}",
      JSON_MAPPING "\"EventSourceArn\": { \"Fn::GetAtt\": [\"Table\", \"StreamArn\"] }|\n}}}}" },
    { JSON_MAPPING "\"EventSourceArn\": \"|\"\n}}}}",
      JSON_MAPPING "\"EventSourceArn\": { \"Fn::GetAtt\": [\"Table\", \"StreamArn\"] }|\n}}}}" },
    { POLICY "            Action: [dynam|", POLICY "            Action: [dynamodb:|" },
    { JSON_MAPPING "\"StartingPosition\": \"L|", JSON_MAPPING "\"StartingPosition\": \"LATEST\"|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (writings); i++)
    {
      const char *marked = writings[i].text;
      const char *place = strrchr (marked, '|');
      g_autoptr (GPtrArray) proposals = complete (marked);
      g_autoptr (GString) text = g_string_new_len (marked, place - marked);
      CfnProposal *first;

      g_test_message ("%s", marked);
      g_assert_cmpuint (proposals->len, >, 0);
      first = proposals->pdata[0];
      g_string_append (text, place + 1);
      g_string_erase (text, first->span.start, cfn_span_length (first->span));
      g_string_insert_c (g_string_insert (text, first->span.start, first->text),
                         first->span.start + first->cursor, '|');
      g_assert_cmpstr (text->str, ==, writings[i].expected);
    }
}

static void
test_details (void)
{
  g_autoptr (GPtrArray) proposals = complete (FUNCTION "      |");
  const CfnProposal *first = proposals->pdata[0];
  g_autofree char *detail = cfn_message_format (first->detail);

  g_assert_true (first->is_required);
  g_assert_cmpstr (detail, ==, "mapping");
  g_assert_cmpstr (cfn_proposal_kind_get_label (first->kind), ==, "Property");
  first = proposals->pdata[2];
  g_assert_false (first->is_required);
}

/* What a proposal comes to is told with it, as far as the template says. */
static void
test_results (void)
{
  static const struct
  {
    const char *names;
    const char *place;
    const char *label;
    const char *detail;
  } results[] = {
    { names, NAME "!Ref |", "Stage", "String" },
    { "Parameters: {Level: {Type: String, Default: beta}}\n" OTHER, NAME "!Ref |", "Level",
      "beta by default" },
    { "Parameters: {Pin: {Type: String, Default: beta, NoEcho: true}}\n"
      OTHER, NAME "!Ref |", "Pin",
      "String" },
    { "Parameters: {One: {Type: String}, Two: {Type: String}}\n" OTHER, NAME "!Ref |", "Other",
      "AWS::SQS::Queue" },
    { "Resources: {T: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub orders}}}\n",
      NAME "!Ref |", "T", "AWS::DynamoDB::Table, called orders" },
    { names, NAME "!FindInMap [Regions, us-east-1, |]", "Size", "2" },
    { names, NAME "!FindInMap [Regions, !Ref AWS::Region, |]", "Size", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (CfnTree) tree = cfn_tree_read_string (results[i].names);
      g_autoptr (CfnTemplate) last = cfn_template_new (tree);
      g_autoptr (GPtrArray) proposals = complete_of (results[i].place, last);
      const CfnProposal *found = NULL;
      g_autofree char *detail = NULL;

      for (guint j = 0; j < proposals->len && found == NULL; j++)
        if (g_str_equal (((CfnProposal *) proposals->pdata[j])->label, results[i].label))
          found = proposals->pdata[j];
      g_test_message ("%s", results[i].label);
      g_assert_nonnull (found);
      detail = found->detail != NULL ? cfn_message_format (found->detail) : NULL;
      g_assert_cmpstr (detail, ==, results[i].detail);
    }
}

/* Far from the end of a text as large as CloudFormation takes, and within a tenth of what a person
 * notices. */
static void
test_large (void)
{
  g_autoptr (GString) large = g_string_new ("Resources:\n");
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (CfnTemplate) last = NULL;
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (large, "  Queue%u:\n    Type: AWS::SQS::Queue\n    Properties:\n"
                            "      QueueName: !Sub \"${AWS::StackName}-%u\"\n"
                            "      Tags: [{ Key: a, Value: b }]\n      RedrivePolicy:\n"
                            "        deadLetterTargetArn: !GetAtt Queue0.Arn\n", i, i);
  g_string_append (large, "  M:\n    Type: AWS::Lambda::EventSourceMapping\n    Properties:\n"
                          "      EventSourceArn: !GetAtt ");
  text = cfn_text_new_from_string (large->str, -1);
  tree = cfn_tree_read (text, NULL);
  last = cfn_template_new (tree);
  for (guint i = 0; i < 5; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) proposals = cfn_complete (text, large->len, last, NULL);

      best = MIN (best, g_get_monotonic_time () - start);
      g_assert_cmpuint (proposals->len, >=, 500);
    }
  g_test_message ("%" G_GINT64_FORMAT " us", best);
}

/* Whatever a text is, and wherever in it. */
static void
test_any_text (void)
{
  static const char * const texts[] = {
    "", "\n", "{", "[", "}", "]", "\"", "'", "!", "- ", "-", ":", "a:", "{a:b,", "[[[", "}}}",
    "{\"a\":", "{\"a\":[1,{\"b\"", "a: |\n  b\n\n  c", "a: >-\n", "a: \"x\n  y\"\n",
    "\xef\xbb\xbf" "a: b",
    "a: {b: [c, !d {e: 'f", "? a\n: b\n", "---\na: b\n...\n", "a:\r\n  b: c\r\n", "!Sub ${",
    "a: !Sub ${a",
    "Resources:\n  F: {Properties: [}, !If [a, {\n", "a: {\nb: c\n d", "a: *b\n", "# a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CfnText) text = cfn_text_new_from_string (texts[i], -1);

      for (gsize at = 0; at <= strlen (texts[i]) + 1; at++)
        g_ptr_array_unref (cfn_complete (text, at, NULL, NULL));
    }
}

/* --- With what is remembered --- */

static void
expect_same (GPtrArray *proposals,
             GPtrArray *expected)
{
  g_assert_cmpuint (proposals->len, ==, expected->len);
  for (guint i = 0; i < proposals->len; i++)
    {
      const CfnProposal *one = proposals->pdata[i], *two = expected->pdata[i];

      g_assert_cmpstr (one->label, ==, two->label);
      g_assert_cmpstr (one->text, ==, two->text);
      g_assert_cmpuint (one->span.start, ==, two->span.start);
      g_assert_cmpuint (one->span.end, ==, two->span.end);
      g_assert_cmpuint (one->cursor, ==, two->cursor);
    }
}

/* Some bytes are put in or taken out, mostly near the place before; gives the new place. */
static gsize
edit (GString *text,
      gsize    place)
{
  static const char * const pieces[] = {
    "a", "L", " ", "\n", "  ", "\n  ", "\n    ", ":", ": ", "- ", "\"", "'", "#", "{", "}", "[",
    "]", ",", "!Ref ", "|\n", "Q:\n", "${",
  };
  const gsize far = g_test_rand_int_range (0, 6) > 0 ? 40 : text->len;
  const gsize first = place > far ? place - far : 0;
  const gsize last = MIN (place + far, text->len);

  place = (gsize) g_test_rand_int_range ((int) first, (int) last + 1);
  if (g_test_rand_bit ())
    {
      const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

      g_string_insert (text, (gssize) place, piece);

      return place + strlen (piece);
    }
  g_string_erase (text, (gssize) place, (gssize) MIN (1, text->len - place));

  return place;
}

static void
type_into (CfnContextMemo *memo,
           CfnTemplate    *last,
           const char     *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GString) text = NULL;
  gsize place;

  if (!g_file_get_contents (path, &bytes, NULL, NULL))
    return;

  text = g_string_new (bytes);
  place = (gsize) g_test_rand_int_range (0, (int) text->len + 1);
  for (guint i = 0; i < 150 && g_utf8_validate (text->str, (gssize) text->len, NULL); i++)
    {
      g_autoptr (CfnText) whole = cfn_text_new_from_string (text->str, -1);
      g_autoptr (GPtrArray) with = cfn_complete (whole, place, last, memo);
      g_autoptr (GPtrArray) without = cfn_complete (whole, place, last, NULL);

      expect_same (with, without);
      place = edit (text, place);
    }
}

/* Whatever is typed wherever, it is the same as without. */
static void
test_remembered (void)
{
  static const char * const folders[] = { "core/syntax/reader", "golden/cases/sound" };
  g_autoptr (CfnContextMemo) memo = cfn_context_memo_new ();
  g_autoptr (CfnTemplate) last = read_template (names);
  const char *name;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_test_build_filename (G_TEST_DIST, folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

      g_assert_nonnull (dir);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          type_into (memo, last, path);
        }
    }
}

static void
expect_path (const CfnContext *context,
             const char       *expected)
{
  g_autofree char *path = cfn_path_to_string (context->path);

  g_assert_cmpstr (path, ==, expected);
}

/* What stands before the resource is not read anew while it begins as it did. */
static void
test_goes_on (void)
{
  static const char * const texts[] = {
    "Resources:\n  A:\n    Type: AWS::SQS::Queue\n  B:\n    Type: AWS::SQ",
    "{\"Resources\": {\"A\": {\"Type\": \"AWS::SQS::Queue\"}, \"B\": {\"Type\": \"AWS::SQ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CfnContextMemo) memo = cfn_context_memo_new ();
      g_autofree char *longer = g_strconcat (texts[i], "S", NULL);
      g_autofree char *other = g_strconcat (" ", texts[i], NULL);
      g_autoptr (CfnText) first = cfn_text_new_from_string (texts[i], -1);
      g_autoptr (CfnText) second = cfn_text_new_from_string (longer, -1);
      g_autoptr (CfnText) third = cfn_text_new_from_string (other, -1);
      g_autoptr (CfnContext) context = cfn_context_read (first, strlen (texts[i]), memo);
      const gsize at = i == 0 ? (gsize) (strstr (texts[i], "  B:") - texts[i])
                              : (gsize) (strchr (texts[i], ',') - texts[i]);

      g_assert_cmpuint (memo->at, ==, at);
      g_assert_cmpuint (memo->frames->len, >=, 2);
      /* One that can only have come from there. */
      g_array_index (memo->frames, CfnContextFrame, 0).key.end -= strlen ("ources");
      g_clear_pointer (&context, cfn_context_free);
      context = cfn_context_read (second, strlen (longer), memo);
      expect_path (context, "Res.B.Type");
      g_assert_cmpstr (context->typed, ==, "AWS::SQS");
      g_clear_pointer (&context, cfn_context_free);
      context = cfn_context_read (third, strlen (other), memo);
      expect_path (context, "Resources.B.Type");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/complete/places", test_places);
  g_test_add_func ("/complete/events", test_events);
  g_test_add_func ("/complete/writing", test_writing);
  g_test_add_func ("/complete/details", test_details);
  g_test_add_func ("/complete/results", test_results);
  g_test_add_func ("/complete/large", test_large);
  g_test_add_func ("/complete/any-text", test_any_text);
  g_test_add_func ("/complete/remembered", test_remembered);
  g_test_add_func ("/complete/goes-on", test_goes_on);

  return g_test_run ();
}
