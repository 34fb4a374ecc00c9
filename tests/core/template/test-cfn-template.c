/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-template.h"
#include "template-fixture.h"

#include <string.h>

static const char yaml[] =
  "Parameters: {P: {Type: String}}\n"
  "Conditions: {C: !Equals [a, b]}\n"
  "Resources:\n"
  "  T:\n"
  "    Type: AWS::DynamoDB::Table\n"
  "    Condition: C\n"
  "    Properties:\n"
  "      StreamSpecification: {StreamViewType: NEW_IMAGE}\n"
  "  Typeless: {}\n"
  "  Null:\n"
  "  Last: {Type: Custom::X, Properties: {'Fn::Transform': {Name: Y}}}\n"
  "Outputs: {}\n";

static void
test_resources (void)
{
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  const CfnResource *table = cfn_template_find_resource (template, "T");

  g_assert_cmpuint (cfn_template_get_n_resources (template), ==, 4);
  g_assert_cmpint (table->kind, ==, CFN_KIND_TABLE);
  g_assert_cmpstr (table->condition, ==, "C");
  g_assert_cmpuint (table->index, ==, 0);
  g_assert_cmpstr (cfn_template_find_resource (template, "Typeless")->type, ==, "");
  g_assert_null (cfn_template_find_resource (template, "Null")->properties);
  g_assert_null (cfn_template_find_resource (template, "Absent"));
  g_assert_nonnull (cfn_template_find_parameter (template, "P"));
  g_assert_null (cfn_template_find_parameter (template, "T"));
  g_assert_nonnull (cfn_template_find_condition (template, "C"));
}

static void
test_properties (void)
{
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  const CfnResource *table = cfn_template_find_resource (template, "T");
  const CfnResource *null = cfn_template_find_resource (template, "Null");
  const CfnResource *last = cfn_template_find_resource (template, "Last");
  const CfnNode *node = cfn_resource_get_property (table, "StreamSpecification.StreamViewType");

  g_assert_true (cfn_node_is_string (node, "NEW_IMAGE"));
  g_assert_null (cfn_resource_get_property (table, "StreamSpecification.Tags"));
  g_assert_null (cfn_resource_get_property (cfn_template_find_resource (template, "Typeless"),
                                            "X"));
  g_assert_false (cfn_resource_has_hidden_properties (table));
  g_assert_false (cfn_resource_has_hidden_properties (null));
  g_assert_true (cfn_resource_has_hidden_properties (last));
}

static void
assert_at (CfnTemplate *template,
           const char  *text,
           const char  *id)
{
  gsize offset = strstr (yaml, text) - yaml;
  const CfnResource *resource = cfn_template_get_resource_at (template, offset);

  g_assert_cmpstr (resource != NULL ? resource->id : NULL, ==, id);
}

static void
test_resource_at (void)
{
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);

  assert_at (template, "Parameters", NULL);
  assert_at (template, "T:\n", "T");
  assert_at (template, "NEW_IMAGE", "T");
  assert_at (template, "Typeless", "Typeless");
  assert_at (template, "Last", "Last");
  assert_at (template, "Outputs", NULL);
}

static void
test_macros (void)
{
  static const struct
  {
    const char *transform;
    gboolean is_macro;
  } cases[] = {
    { "{}", FALSE },
    { "{Transform: AWS::Serverless-2016-10-31}", FALSE },
    { "{Transform: [AWS::LanguageExtensions]}", FALSE },
    { "{Transform: [AWS::LanguageExtensions, Ours]}", TRUE },
    { "{'Fn::Transform': {Name: AWS::Include}}", FALSE },
    { "{Resources: {'Fn::Transform': {Name: Ours}}}", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CfnTemplate) template = template_fixture_read (cases[i].transform);

      g_assert_true (cfn_template_has_macro (template) == cases[i].is_macro);
    }
}

static void
test_odd_roots (void)
{
  static const char * const roots[] = {
    "", "a", "[]", "Resources: []", "Resources: x", "Resources: {? [a] : b}", "{}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autoptr (CfnTree) tree = cfn_tree_read_string (roots[i]);
      g_autoptr (CfnTemplate) template = cfn_template_new (tree);

      g_assert_cmpuint (cfn_template_get_n_resources (template), ==, 0);
      g_assert_null (cfn_template_get_resource_at (template, 0));
    }
}

static void
test_is_gone (void)
{
  GValue value = G_VALUE_INIT;
  CfnTemplate *template = template_fixture_read (yaml);

  /* The sanitizer tells whether anything is left, or went too early. */
  g_value_init (&value, CFN_TYPE_TEMPLATE);
  g_value_set_boxed (&value, template);
  cfn_template_unref (template);
  g_assert_cmpuint (cfn_template_get_n_resources (g_value_get_boxed (&value)), ==, 4);
  g_value_unset (&value);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/resources", test_resources);
  g_test_add_func ("/template/properties", test_properties);
  g_test_add_func ("/template/resource-at", test_resource_at);
  g_test_add_func ("/template/macros", test_macros);
  g_test_add_func ("/template/odd-roots", test_odd_roots);
  g_test_add_func ("/template/is-gone", test_is_gone);

  return g_test_run ();
}
