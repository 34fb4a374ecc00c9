/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"

#include <string.h>

#define FUNCTION(metadata) \
  "Resources:\n" \
  "  Function:\n" \
  "    Type: AWS::Lambda::Function\n" metadata \
  "    Properties:\n" \
  "      Runtime: nodejs18.x\n" \
  "      Handler: index.handler\n" \
  "      Role: arn:aws:iam::123456789012:role/work\n" \
  "      Code: {ZipFile: 'exports.handler = 1; # millrace: ignore unknown-type'}\n"

static gboolean
tells (CfnFindings *findings,
       const char  *rule)
{
  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      if (g_str_equal (cfn_findings_get (findings, i)->rule, rule))
        return TRUE;
    }

  return FALSE;
}

static gboolean
hides (CfnFindings *findings,
       const char  *rule)
{
  for (guint i = 0; i < cfn_findings_get_n_suppressed (findings); i++)
    {
      if (g_str_equal (cfn_findings_get_suppressed (findings, i)->rule, rule))
        return TRUE;
    }

  return FALSE;
}

static void
assert_deprecated (const char *yaml,
                   gboolean    is_told)
{
  g_autoptr (CfnFindings) findings = fixture_check_yaml (yaml);

  g_assert_true (tells (findings, "runtime-is-deprecated") == is_told);
  g_assert_true (hides (findings, "runtime-is-deprecated") != is_told);
  g_assert_cmpint (cfn_findings_get_worst (findings, NULL) == CFN_SEVERITY_WARNING, ==, is_told);
}

static void
test_resource_silences_a_rule (void)
{
  assert_deprecated (FUNCTION (""), TRUE);
  assert_deprecated (FUNCTION ("    Metadata: {millrace: {config: {ignore_checks: "
                               "[runtime-is-deprecated]}}}\n"), FALSE);
  assert_deprecated (FUNCTION ("    Metadata: {millrace: {config: {ignore_checks: "
                               "[not-known]}}}\n"), TRUE);
  assert_deprecated (FUNCTION ("    Metadata: {millrace: {config: {ignore_checks: "
                               "runtime-is-deprecated}}}\n"), TRUE);
}

static void
test_resource_silences_no_other_resource (void)
{
  assert_deprecated (FUNCTION ("")
                     "  Topic:\n"
                     "    Type: AWS::SNS::Topic\n"
                     "    Metadata: {millrace: {config: {ignore_checks: "
                     "[runtime-is-deprecated]}}}\n", TRUE);
}

static void
test_template_silences_a_rule (void)
{
  assert_deprecated (FUNCTION ("")
                     "Metadata: {millrace: {config: {ignore_checks: [runtime-is-deprecated]}}}\n",
                     FALSE);
}

static void
test_comment_silences_a_rule (void)
{
  assert_deprecated ("# millrace: ignore runtime-is-deprecated\n" FUNCTION (""), FALSE);
  assert_deprecated ("#millrace: ignore not-known, runtime-is-deprecated -- later\n" FUNCTION (""),
                     FALSE);
  assert_deprecated (FUNCTION ("    #   millrace: ignore runtime-is-deprecated\n"), FALSE);
  assert_deprecated (FUNCTION ("") "# millrace: ignore runtime-is-deprecated", FALSE);
  assert_deprecated ("# millrace: ignore not-known -- runtime-is-deprecated\n" FUNCTION (""),
                     TRUE);
  assert_deprecated ("# millrace ignore runtime-is-deprecated\n" FUNCTION (""), TRUE);
}

static void
test_text_of_a_value_is_no_comment (void)
{
  g_autoptr (CfnFindings) findings
    = fixture_check_yaml (FUNCTION ("") "  Topic: {Type: AWS::SNS::Topics}\n");

  g_assert_true (tells (findings, "unknown-type"));
  assert_deprecated (FUNCTION ("    Metadata:\n"
                               "      Note: |\n"
                               "        # millrace: ignore runtime-is-deprecated\n"), TRUE);
  assert_deprecated (FUNCTION ("    Metadata: {Note: 'a # millrace: ignore "
                               "runtime-is-deprecated'}\n"), TRUE);
  assert_deprecated (FUNCTION ("    DependsOn: # millrace: ignore runtime-is-deprecated\n"
                               "      - A # but not# millrace: ignore not-known\n"), FALSE);
}

static void
test_unknown_names_are_told (void)
{
  g_autoptr (CfnFindings) findings
    = fixture_check_yaml ("# millrace: ignore no-such-rule\n" FUNCTION (""));
  const CfnFinding *finding = cfn_findings_get (findings, 0);

  g_assert_cmpstr (finding->rule, ==, "ignores-unknown-rule");
  g_assert_cmpuint (finding->span.start, ==, strlen ("# millrace: ignore "));
  g_assert_cmpuint (cfn_span_length (finding->span), ==, strlen ("no-such-rule"));
}

static void
test_what_cannot_be_read_is_always_told (void)
{
  g_autoptr (CfnFindings) findings
    = fixture_check_yaml ("# millrace: ignore syntax\nResources: [\n");

  g_assert_true (tells (findings, "syntax"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suppress/resource-silences-a-rule", test_resource_silences_a_rule);
  g_test_add_func ("/suppress/resource-silences-no-other-resource",
                   test_resource_silences_no_other_resource);
  g_test_add_func ("/suppress/template-silences-a-rule", test_template_silences_a_rule);
  g_test_add_func ("/suppress/comment-silences-a-rule", test_comment_silences_a_rule);
  g_test_add_func ("/suppress/text-of-a-value-is-no-comment", test_text_of_a_value_is_no_comment);
  g_test_add_func ("/suppress/unknown-names-are-told", test_unknown_names_are_told);
  g_test_add_func ("/suppress/what-cannot-be-read-is-always-told",
                   test_what_cannot_be_read_is_always_told);

  return g_test_run ();
}
