/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-sam.h"

#include "template-fixture.h"

#define HEAD                                                                                       \
  "Globals: {Function: {Timeout: 20, Environment: {Variables: {A: b}}}}\n"                         \
  "Resources:\n"                                                                                   \
  "  Worker:\n"                                                                                    \
  "    Type: AWS::Serverless::Function\n"                                                          \
  "    Properties:\n"                                                                              \
  "      Handler: a.b\n"                                                                           \
  "      Events:\n"                                                                                \
  "        Call: {Type: Api, Properties: {Path: /}}\n"                                             \
  "        One: {Type: DynamoDB, Properties: {Stream: !GetAtt T.StreamArn, BatchSize: 5}}\n"       \
  "        Two: {Type: DynamoDB}\n"                                                                \
  "  Own: {Type: AWS::Serverless::Function, Properties: {Role: r}}\n"                              \
  "  Plain: {Type: AWS::Lambda::Function, Properties: {Events: {X: {Type: DynamoDB}}}}\n"

static void
test_events (void)
{
  g_autoptr (CfnTemplate) template
    = template_fixture_read ("Transform: [AWS::LanguageExtensions, " CFN_SAM_TRANSFORM "]\n" HEAD);
  const CfnResource *worker = cfn_template_find_resource (template, "Worker");
  g_autoptr (GArray) events = cfn_sam_get_events (template, worker);
  g_autoptr (GArray) none
    = cfn_sam_get_events (template, cfn_template_find_resource (template, "Plain"));

  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpstr (g_array_index (events, CfnSamEvent, 0).id, ==, "One");
  g_assert_nonnull (g_array_index (events, CfnSamEvent, 0).stream);
  g_assert_cmpstr (g_array_index (events, CfnSamEvent, 1).id, ==, "Two");
  g_assert_null (g_array_index (events, CfnSamEvent, 1).properties);
  g_assert_null (g_array_index (events, CfnSamEvent, 1).stream);
  g_assert_cmpuint (none->len, ==, 0);

  g_assert_true (cfn_sam_makes_role (template, worker));
  g_assert_false (cfn_sam_makes_role (template, cfn_template_find_resource (template, "Own")));
  g_assert_false (cfn_sam_makes_role (template, cfn_template_find_resource (template, "Plain")));
}

static void
test_globals (void)
{
  g_autoptr (CfnTemplate) template
    = template_fixture_read ("Transform: " CFN_SAM_TRANSFORM "\n" HEAD);
  const CfnResource *worker = cfn_template_find_resource (template, "Worker");
  const CfnResource *plain = cfn_template_find_resource (template, "Plain");

  g_assert_cmpstr (cfn_node_get_string (cfn_sam_get_property (template, worker, "Handler")), ==,
                   "a.b");
  g_assert_cmpstr (cfn_node_get_string (cfn_sam_get_property (template, worker, "Timeout")), ==,
                   "20");
  g_assert_cmpstr (cfn_node_get_string (cfn_sam_get_property (template, worker,
                                                              "Environment.Variables.A")),
                   ==, "b");
  g_assert_null (cfn_sam_get_property (template, worker, "Role"));
  g_assert_null (cfn_sam_get_property (template, plain, "Timeout"));
}

/* Mappings are merged, anything else of the resource hides what is global. */
static void
test_merged (void)
{
  static const struct
  {
    const char *properties;
    const char *path;
    const char *text;
  } cases[] = {
    { "{}", "Runtime", "python3.13" },
    { "{Runtime: nodejs24.x}", "Runtime", "nodejs24.x" },
    { "{Environment: {Variables: {B: own}}}", "Environment.Variables.A", "global" },
    { "{Environment: {Variables: {A: own}}}", "Environment.Variables.A", "own" },
    { "{Environment: {Variables: !Ref AWS::NoValue}}", "Environment.Variables.A", NULL },
    { "{Environment: !If [C, {Variables: {B: c}}, x]}", "Environment.Variables.A", NULL },
    { "{Environment: x}", "Environment.Variables.A", NULL },
    { "{}", "Nothing.There", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *yaml = g_strdup_printf (
        "Transform: " CFN_SAM_TRANSFORM "\n"
        "Globals: {Function: {Runtime: python3.13, Environment: {Variables: {A: global}}}}\n"
        "Resources: {F: {Type: AWS::Serverless::Function, Properties: %s}}\n",
        cases[i].properties);
      g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
      CfnNode *node = cfn_sam_get_property (template, cfn_template_find_resource (template, "F"),
                                            cases[i].path);

      g_assert_cmpstr (cfn_node_get_string (node), ==, cases[i].text);
    }
}

static void
test_generated (void)
{
  g_autoptr (CfnTemplate) template
    = template_fixture_read ("Transform: " CFN_SAM_TRANSFORM "\n"
                             "Globals: {Function: {AutoPublishAlias: li-ve}}\n"
                             "Resources:\n"
                             "  F:\n"
                             "    Type: AWS::Serverless::Function\n"
                             "    Properties:\n"
                             "      TenancyConfig: {TenantIsolationMode: PER_TENANT}\n"
                             "      Events:\n"
                             "        A: {Type: DynamoDB}\n"
                             "        B: {Type: SQS}\n"
                             "        C: {Type: Api}\n"
                             "        D: {Type: Schedule}\n"
                             "  FD: {Type: AWS::SNS::Topic}\n"
                             "  FF: {Type: AWS::Serverless::SimpleTable}\n");
  const CfnResource *function = cfn_template_find_resource (template, "F");
  g_autoptr (GHashTable) ids = cfn_sam_get_generated_ids (template, function);

  g_assert_cmpstr (cfn_sam_get_alias (template, function), ==, "li-ve");
  g_assert_true (cfn_sam_is_per_tenant (template, function));
  g_assert_cmpuint (g_hash_table_size (ids), ==, 6);
  g_assert_true (g_hash_table_contains (ids, "FRole"));
  g_assert_true (g_hash_table_contains (ids, "FA"));
  g_assert_true (g_hash_table_contains (ids, "FB"));
  g_assert_true (g_hash_table_contains (ids, "FAliaslive"));
  g_assert_true (g_hash_table_contains (ids, "F.Alias"));
  g_assert_true (g_hash_table_contains (ids, "F.Version"));
  g_assert_true (cfn_sam_find_maker (template, "FCPermission") == function);
  g_assert_cmpstr (cfn_sam_find_maker (template, "FFx")->id, ==, "FF");
  g_assert_null (cfn_sam_find_maker (template, "Other"));
}

/* The properties of the object that @shape is, or NULL: of no known one. */
static const char *
name_narrowed (CfnShape    shape,
               const char *event)
{
  g_autofree char *yaml = g_strdup_printf ("Resources: {R: {Type: T, Properties: %s}}", event);
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  CfnCatalogueObject object;

  cfn_sam_narrow (&shape, cfn_template_find_resource (template, "R")->properties);
  if (!cfn_shape_get_object (&shape, &object))
    {
      g_assert_cmpint (shape.kind, ==, CFN_SHAPE_JSON);
      return NULL;
    }

  return object.name;
}

/* AWS SAM Developer Guide, EventSource: what Properties are depends on Type. */
static void
test_narrow (void)
{
  CfnCatalogueType type;
  CfnCatalogueProperty property;
  CfnShape shape;

  g_assert_true (cfn_catalogue_find_type (cfn_catalogue_get_default (), CFN_SAM_FUNCTION, &type));
  g_assert_true (template_fixture_find_property (&type, "Events.Properties", &property));
  g_assert_cmpstr (name_narrowed (property.shape, "{Type: SQS}"), ==, "SQSEvent");
  g_assert_cmpstr (name_narrowed (property.shape, "{Type: CloudWatchEvent}"), ==,
                   "CloudWatchEventEvent");
  g_assert_cmpstr (name_narrowed (property.shape, "{Type: Schedule}"), ==, "ScheduleEvent");
  g_assert_null (name_narrowed (property.shape, "{Type: SQ}"));
  g_assert_null (name_narrowed (property.shape, "{Type: !Ref AWS::Region}"));
  g_assert_null (name_narrowed (property.shape, "{}"));

  /* Another union stays what it is. */
  g_assert_true (cfn_catalogue_object_find_property (&type.object, "CodeUri", &property));
  shape = property.shape;
  cfn_sam_narrow (&shape, NULL);
  g_assert_cmpint (shape.kind, ==, CFN_SHAPE_UNION);
}

/* Without the transform it is a type that CloudFormation does not know. */
static void
test_without_transform (void)
{
  g_autoptr (CfnTemplate) template = template_fixture_read (HEAD);
  const CfnResource *worker = cfn_template_find_resource (template, "Worker");
  g_autoptr (GArray) events = cfn_sam_get_events (template, worker);

  g_assert_cmpuint (events->len, ==, 0);
  g_assert_false (cfn_sam_is_function (template, worker));
  g_assert_null (cfn_sam_get_property (template, worker, "Timeout"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sam/events", test_events);
  g_test_add_func ("/sam/globals", test_globals);
  g_test_add_func ("/sam/merged", test_merged);
  g_test_add_func ("/sam/generated", test_generated);
  g_test_add_func ("/sam/narrow", test_narrow);
  g_test_add_func ("/sam/without-transform", test_without_transform);

  return g_test_run ();
}
