/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-kind.h"

static void
test_types (void)
{
  g_assert_cmpint (cfn_kind_of_type ("AWS::DynamoDB::Table"), ==, CFN_KIND_TABLE);
  g_assert_cmpint (cfn_kind_of_type ("AWS::DynamoDB::GlobalTable"), ==, CFN_KIND_TABLE);
  g_assert_cmpint (cfn_kind_of_type ("AWS::Serverless::Function"), ==, CFN_KIND_FUNCTION);
  g_assert_cmpint (cfn_kind_of_type ("AWS::IAM::RolePolicy"), ==, CFN_KIND_POLICY);
  g_assert_cmpint (cfn_kind_of_type ("AWS::EC2::Instance"), ==, CFN_KIND_OTHER);
  g_assert_cmpint (cfn_kind_of_type (""), ==, CFN_KIND_OTHER);
  g_assert_cmpint (cfn_kind_of_type (NULL), ==, CFN_KIND_OTHER);
}

static void
test_words (void)
{
  for (CfnKind kind = 0; kind < CFN_N_KINDS; kind++)
    {
      const char *type = cfn_kind_get_type (kind);

      g_assert_nonnull (cfn_kind_to_string (kind));
      g_assert_nonnull (cfn_kind_get_label (kind));
      g_assert_nonnull (cfn_kind_get_sign (kind));
      g_assert_true (type == NULL || cfn_kind_of_type (type) == kind);
      g_assert_true ((type == NULL) == (kind == CFN_KIND_OTHER));
    }
  g_assert_cmpstr (cfn_kind_to_string (CFN_KIND_MAPPING), ==, "mapping");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind/types", test_types);
  g_test_add_func ("/kind/words", test_words);

  return g_test_run ();
}
