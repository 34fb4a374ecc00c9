/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-fit.h"

#include <string.h>

#include "template-fixture.h"

static const char stack[] =
  "Parameters:\n"
  "  Vpc: {Type: 'AWS::EC2::VPC::Id'}\n"
  "  Subnets: {Type: 'List<AWS::EC2::Subnet::Id>'}\n"
  "  Mode: {Type: String, AllowedValues: [Active, PassThrough]}\n"
  "  Size: {Type: Number}\n"
  "  Words: {Type: CommaDelimitedList}\n"
  "  Text: {Type: String}\n"
  "  On: {Type: String, AllowedValues: ['true', 'false']}\n"
  "Resources:\n"
  "  Table: {Type: 'AWS::DynamoDB::Table'}\n"
  "  Role: {Type: 'AWS::IAM::Role'}\n"
  "  Queue: {Type: 'AWS::SQS::Queue'}\n"
  "  Topic: {Type: 'AWS::SNS::Topic'}\n"
  "  Bucket: {Type: 'AWS::S3::Bucket'}\n"
  "  Function: {Type: 'AWS::Lambda::Function'}\n"
  "  Live: {Type: 'AWS::Lambda::Alias'}\n"
  "  Own: {Type: 'Custom::Thing'}\n";

#define FUNCTION "AWS::Lambda::Function"
#define MAPPING "AWS::Lambda::EventSourceMapping"

/* What fits, in order: "Role.Arn:0 Text:2". */
static void
assert_fits (const char *type,
             const char *property,
             const char *expected)
{
  g_autoptr (CfnTemplate) template = template_fixture_read (stack);
  g_autoptr (GArray) fits = cfn_fit_list (template, type, property);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < fits->len; i++)
    {
      const CfnFit *fit = &g_array_index (fits, CfnFit, i);

      g_string_append_printf (line, "%s%s%s%s:%u", i > 0 ? " " : "", fit->id,
                              fit->attribute != NULL ? "." : "",
                              fit->attribute != NULL ? fit->attribute : "", fit->rank);
    }
  g_assert_cmpstr (line->str, ==, expected);
}

static void
test_relations (void)
{
  assert_fits (FUNCTION, "Role", "Role.Arn:0 Text:2");
  assert_fits (MAPPING, "FunctionName",
               "Function:0 Function.Arn:0 Live:0 Live.AliasArn:0 Mode:2 Text:2 On:2");
}

/* The schemas forget buckets here; roles are no place where data goes. */
static void
test_wide_relations (void)
{
  assert_fits (MAPPING, "EventSourceArn",
               "Table.StreamArn:0 Queue.Arn:0 Topic:2 Topic.TopicArn:2 Bucket.Arn:2 "
               "Bucket.MetadataConfiguration.AnnotationTableConfiguration.TableArn:2 "
               "Bucket.MetadataConfiguration.InventoryTableConfiguration.TableArn:2 "
               "Bucket.MetadataConfiguration.JournalTableConfiguration.TableArn:2 "
               "Bucket.MetadataTableConfiguration.S3TablesDestination.TableArn:2 "
               "Function.Arn:2 Live:2 Live.AliasArn:2 Text:2 AWS::NoValue:2");
}

static void
test_arns (void)
{
  assert_fits ("AWS::SNS::Topic", "DeliveryStatusLogging[0].FailureFeedbackRoleArn",
               "Role.Arn:1 Text:2 AWS::NoValue:2");
}

/* Of more types than are remembered, each twice. */
static void
test_many_types (void)
{
  static const char * const types[] = {
    "AWS::IAM::Role", "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::S3::Bucket", "AWS::KMS::Key",
    "AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::Lambda::Alias", "AWS::Logs::LogGroup",
    "AWS::EC2::VPC", "Custom::Thing",
  };
  g_autoptr (GString) text = g_string_new ("Resources:\n");
  g_autoptr (CfnTemplate) template = NULL;
  g_autoptr (GArray) fits = NULL;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < G_N_ELEMENTS (types); i++)
      g_string_append_printf (text, "  R%u%u: {Type: '%s'}\n", i, round, types[i]);
  template = template_fixture_read (text->str);
  fits = cfn_fit_list (template, FUNCTION, "Role");

  g_assert_cmpuint (fits->len, ==, 2);
  for (guint round = 0; round < 2; round++)
    {
      const CfnFit *fit = &g_array_index (fits, CfnFit, round);
      g_autofree char *id = g_strdup_printf ("R0%u", round);

      g_assert_cmpstr (fit->id, ==, id);
      g_assert_cmpstr (fit->attribute, ==, "Arn");
    }
}

static void
test_lists (void)
{
  assert_fits (FUNCTION, "VpcConfig.SubnetIds", "Subnets:0 Words:1 AWS::NoValue:2");
  assert_fits (FUNCTION, "Architectures",
               "Words:1 Subnets:2 AWS::NotificationARNs:2 AWS::NoValue:2");
}

static void
test_other_shapes (void)
{
  assert_fits (FUNCTION, "Timeout", "Size:1 Text:2 AWS::NoValue:2");
  assert_fits (FUNCTION, "TracingConfig.Mode", "Mode:1 Text:2 AWS::NoValue:2");
  assert_fits (MAPPING, "Enabled", "On:1 Text:2 AWS::NoValue:2");
  assert_fits (FUNCTION, "Environment", "AWS::NoValue:2");
}

static gboolean
has (GArray     *fits,
     const char *id,
     const char *attribute)
{
  for (guint i = 0; i < fits->len; i++)
    {
      const CfnFit *fit = &g_array_index (fits, CfnFit, i);

      if (g_str_equal (fit->id, id) && g_strcmp0 (fit->attribute, attribute) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_any_text (void)
{
  static const char * const places[] = { "Environment.Variables.TABLE", "No.Such.Place" };
  g_autoptr (CfnTemplate) template = template_fixture_read (stack);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GArray) fits = cfn_fit_list (template, FUNCTION, places[i]);

      g_assert_true (has (fits, "Table", NULL));
      g_assert_true (has (fits, "Table", "StreamArn"));
      g_assert_true (has (fits, "Own", NULL));
      g_assert_true (has (fits, "Size", NULL));
      g_assert_true (has (fits, "AWS::Region", NULL));
      g_assert_false (has (fits, "Words", NULL));
      g_assert_false (has (fits, "AWS::NotificationARNs", NULL));
    }
}

static void
test_yaml (void)
{
  const CfnFit ref = { CFN_FIT_PSEUDO, "AWS::Region", NULL, 0 };
  const CfnFit getatt = { CFN_FIT_GETATT, "Table", "StreamArn", 0 };
  g_autofree char *first = cfn_fit_to_yaml (&ref);
  g_autofree char *second = cfn_fit_to_yaml (&getatt);

  g_assert_cmpstr (first, ==, "!Ref AWS::Region");
  g_assert_cmpstr (second, ==, "!GetAtt Table.StreamArn");
}

static void
assert_place (const char   *type,
              const char   *property,
              const char   *name,
              CfnShapeKind  kind)
{
  CfnCatalogueProperty found;
  CfnShape shape;

  g_assert_true (cfn_place_find (type, property, NULL, &found, &shape));
  g_assert_cmpstr (found.name, ==, name);
  g_assert_cmpint (shape.kind, ==, kind);
}

static void
test_places (void)
{
  assert_place (FUNCTION, "Code.ZipFile", "ZipFile", CFN_SHAPE_STRING);
  assert_place (FUNCTION, "Tags", "Tags", CFN_SHAPE_LIST);
  assert_place (FUNCTION, "Tags[1]", "Tags", CFN_SHAPE_TAG);
  assert_place (FUNCTION, "Tags[1].Value", "Tags", CFN_SHAPE_STRING);
  assert_place (FUNCTION, "Environment.Variables.A", "Variables", CFN_SHAPE_STRING);
  assert_place (FUNCTION, "Environment.Variables[\"a.b\"]", "Variables", CFN_SHAPE_STRING);
  assert_place ("AWS::DynamoDB::Table", "KeySchema[0].KeyType", "KeyType", CFN_SHAPE_STRING);
  assert_place ("AWS::DynamoDB::Table", "GlobalSecondaryIndexes.KeySchema.AttributeName",
                "AttributeName", CFN_SHAPE_STRING);
  assert_place (FUNCTION, "Role[\"Fn::If\"][1]", "Role", CFN_SHAPE_STRING);

  g_assert_false (cfn_place_find (FUNCTION, "", NULL, NULL, NULL));
  g_assert_false (cfn_place_find (FUNCTION, "Rolle", NULL, NULL, NULL));
  g_assert_false (cfn_place_find (FUNCTION, "[0]", NULL, NULL, NULL));
  g_assert_false (cfn_place_find (FUNCTION, "Role.Arn", NULL, NULL, NULL));
  g_assert_false (cfn_place_find (FUNCTION, "Tags[1].Name", NULL, NULL, NULL));
  g_assert_false (cfn_place_find ("AWS::IAM::Policy", "PolicyDocument.Statement", NULL, NULL,
                                  NULL));
  g_assert_false (cfn_place_find ("Custom::Thing", "Role", NULL, NULL, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/relations", test_relations);
  g_test_add_func ("/fit/wide-relations", test_wide_relations);
  g_test_add_func ("/fit/arns", test_arns);
  g_test_add_func ("/fit/many-types", test_many_types);
  g_test_add_func ("/fit/lists", test_lists);
  g_test_add_func ("/fit/other-shapes", test_other_shapes);
  g_test_add_func ("/fit/any-text", test_any_text);
  g_test_add_func ("/fit/yaml", test_yaml);
  g_test_add_func ("/fit/places", test_places);

  return g_test_run ();
}
