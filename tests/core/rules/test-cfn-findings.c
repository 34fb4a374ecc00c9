/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"
#include "template-fixture.h"

#include <string.h>

static void
test_syntax (void)
{
  g_autoptr (CfnFindings) findings = fixture_check_yaml ("Resources:\n  A: [\n  B: {Type: x\n");
  const CfnFinding *finding;

  g_assert_cmpuint (cfn_findings_get_n (findings), ==, 1);
  finding = cfn_findings_get (findings, 0);
  g_assert_cmpstr (finding->rule, ==, "syntax");
  g_assert_cmpint (finding->severity, ==, CFN_SEVERITY_ERROR);
  g_assert_cmpstr (finding->path, ==, "");
}

/* No resource at all: what is counted for each of them has no room anywhere. */
static void
test_nothing (void)
{
  g_autoptr (CfnFindings) findings = fixture_check_yaml ("");

  g_assert_cmpuint (cfn_findings_get_n (findings), ==, 1);
  g_assert_cmpstr (cfn_findings_get (findings, 0)->path, ==, "");
}

static void
test_order (void)
{
  g_autoptr (CfnFindings) findings
    = fixture_check_yaml ("Resources:\n"
                  "  Function:\n"
                  "    Type: AWS::Lambda::Function\n"
                  "    Properties:\n"
                  "      Code: {ZipFile: x}\n"
                  "      Handler: main.x\n"
                  "      Runtime: python3.8\n"
                  "  Mapping: {Type: AWS::Lambda::EventSourceMapping}\n"
                  "  Other: {Type: AWS::SQS::Queue}\n");
  gsize last = 0;

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      g_autofree char *message = cfn_message_format (finding->message);

      g_assert_cmpuint (finding->span.start, >=, last);
      last = finding->span.start;
      g_assert_nonnull (finding->evidence);
      g_assert_true (g_str_has_prefix (finding->path, "Resources."));
      g_assert_nonnull (strstr (message, finding->resource->id));
    }
  g_assert_cmpuint (cfn_findings_get_n (findings), ==, 5);
}

static void
test_worst (void)
{
  g_autoptr (CfnTree) tree
    = cfn_tree_read_string ("Resources:\n"
                            "  Function:\n"
                            "    Type: AWS::Lambda::Function\n"
                            "    Properties:\n"
                            "      Code: {S3Bucket: packages, S3Key: x.zip}\n"
                            "      Handler: x.handler\n"
                            "      Role: !ImportValue x\n"
                            "      Runtime: python3.8\n"
                            "  Queue: {Type: AWS::SQS::Queue}\n");
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  g_autoptr (CfnProof) proof = cfn_proof_new (template);
  g_autoptr (CfnFindings) findings = cfn_findings_new (proof);
  const CfnResource *function = cfn_template_find_resource (template, "Function");
  const CfnResource *queue = cfn_template_find_resource (template, "Queue");

  g_assert_cmpint (cfn_findings_get_worst (findings, NULL), ==, CFN_SEVERITY_WARNING);
  g_assert_cmpint (cfn_findings_get_worst (findings, function), ==, CFN_SEVERITY_WARNING);
  g_assert_cmpint (cfn_findings_get_worst (findings, queue), ==, -1);
}

static void
test_too_many (void)
{
  g_autoptr (GString) yaml = g_string_new ("Resources:\n");
  g_autoptr (CfnFindings) enough = NULL;
  g_autoptr (CfnFindings) too_many = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (yaml, "  Q%u: {Type: AWS::SQS::Queue}\n", i);
  enough = fixture_check_yaml (yaml->str);
  g_string_append (yaml, "  Last: {Type: AWS::SQS::Queue}\n");
  too_many = fixture_check_yaml (yaml->str);

  g_assert_cmpuint (cfn_findings_get_n (enough), ==, 0);
  g_assert_cmpint (cfn_findings_get_worst (enough, NULL), ==, -1);
  g_assert_cmpuint (cfn_findings_get_n (too_many), ==, 1);
  g_assert_cmpstr (cfn_findings_get (too_many, 0)->rule, ==, "too-many-resources");
}

static void
test_is_gone (void)
{
  GValue value = G_VALUE_INIT;
  CfnFindings *findings = fixture_check_yaml ("Resources: {}\n");

  /* The sanitizer tells whether anything is left, or went too early. */
  g_value_init (&value, CFN_TYPE_FINDINGS);
  g_value_set_boxed (&value, findings);
  cfn_findings_unref (findings);
  g_assert_cmpuint (cfn_findings_get_n (g_value_get_boxed (&value)), ==, 1);
  g_value_unset (&value);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings/syntax", test_syntax);
  g_test_add_func ("/findings/nothing", test_nothing);
  g_test_add_func ("/findings/order", test_order);
  g_test_add_func ("/findings/worst", test_worst);
  g_test_add_func ("/findings/too-many", test_too_many);
  g_test_add_func ("/findings/is-gone", test_is_gone);

  return g_test_run ();
}
