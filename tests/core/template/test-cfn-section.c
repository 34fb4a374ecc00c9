/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-section.h"

#include "template-fixture.h"

static const char yaml[] = "AWSTemplateFormatVersion: '2010-09-09'\n"
                           "Description: All of it\n"
                           "Transform: [AWS::LanguageExtensions, {Name: Ours, Parameters: {}}]\n"
                           "Metadata: {AWS::CloudFormation::Interface: {}}\n"
                           "Parameters: {P: {Type: String}, Q: {Type: Number}}\n"
                           "Mappings: {M: {a: {b: c}}, 'Fn::Transform': {Name: AWS::Include}}\n"
                           "Conditions: {C: !Equals [a, b], 'Fn::ForEach::L': [X, [a], {}]}\n"
                           "Rules: {R: {Assertions: []}}\n"
                           "Hooks: {H: {Type: AWS::CodeDeploy::BlueGreen}}\n"
                           "Resources: {T: {Type: A::B::C}}\n"
                           "Outputs: {O: {Value: x}}\n";

static char *
list (CfnTemplate    *template,
      CfnSectionKind  kind)
{
  g_autoptr (GArray) entries = cfn_template_get_entries (template, kind);
  const char *data = cfn_text_get_data (cfn_template_get_text (template), NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);

      g_assert_nonnull (entry->node);
      g_string_append_printf (text, "%s%s%.*s", i > 0 ? " " : "", entry->is_known ? "" : "?",
                              (int) cfn_span_length (entry->name_span),
                              data + entry->name_span.start);
    }

  return g_string_free (text, FALSE);
}

static void
test_entries (void)
{
  static const char * const expected[CFN_N_SECTIONS] = {
    [CFN_SECTION_FORMAT_VERSION] = "'2010-09-09'",
    [CFN_SECTION_DESCRIPTION] = "All of it",
    [CFN_SECTION_METADATA] = "AWS::CloudFormation::Interface",
    [CFN_SECTION_PARAMETERS] = "P Q",
    [CFN_SECTION_RULES] = "R",
    [CFN_SECTION_MAPPINGS] = "M ?'Fn::Transform'",
    [CFN_SECTION_CONDITIONS] = "C ?'Fn::ForEach::L'",
    [CFN_SECTION_TRANSFORM] = "AWS::LanguageExtensions Ours",
    [CFN_SECTION_GLOBALS] = "",
    [CFN_SECTION_RESOURCES] = "T",
    [CFN_SECTION_OUTPUTS] = "O",
    [CFN_SECTION_HOOKS] = "H",
  };
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);

  for (guint i = 0; i < CFN_N_SECTIONS; i++)
    {
      g_autofree char *found = list (template, i);

      g_assert_cmpstr (found, ==, expected[i]);
      g_assert_true ((cfn_template_get_section (template, i) == NULL)
                     == (i == CFN_SECTION_GLOBALS));
    }
}

static void
test_transforms (void)
{
  g_autoptr (CfnTemplate) one = template_fixture_read ("Transform: {Name: Ours}\n");
  g_autoptr (CfnTemplate) computed = template_fixture_read ("Transform: [!Ref P, A::B]\n");
  g_autofree char *name = list (one, CFN_SECTION_TRANSFORM);
  g_autofree char *names = list (computed, CFN_SECTION_TRANSFORM);

  g_assert_cmpstr (name, ==, "Ours");
  g_assert_cmpstr (names, ==, "? A::B");
  g_assert_true (cfn_template_has_transform (computed, "A::B"));
  g_assert_false (cfn_template_has_transform (one, "A::B"));
}

static void
test_names (void)
{
  g_assert_true (cfn_section_has_name ("Rules", 5));
  g_assert_true (cfn_section_has_name ("Hooks\"", 5));
  g_assert_false (cfn_section_has_name ("Rules", 4));
  g_assert_false (cfn_section_has_name ("Ruler", 5));
  g_assert_false (cfn_section_has_name ("", 0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/section/entries", test_entries);
  g_test_add_func ("/section/transforms", test_transforms);
  g_test_add_func ("/section/names", test_names);

  return g_test_run ();
}
