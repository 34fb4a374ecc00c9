/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-similar.h"
#include "template-fixture.h"

static void
test_distance (void)
{
  g_assert_cmpuint (cfn_word_distance ("table", "table", 2), ==, 0);
  g_assert_cmpuint (cfn_word_distance ("tabel", "table", 2), ==, 2);
  g_assert_cmpuint (cfn_word_distance ("tables", "table", 2), ==, 1);
  g_assert_cmpuint (cfn_word_distance ("", "ab", 2), ==, 2);
  g_assert_cmpuint (cfn_word_distance ("function", "table", 2), ==, 3);
}

static void
test_names (void)
{
  g_autoptr (CfnTemplate) template
    = template_fixture_read ("Parameters: {Stage: {Type: String}}\n"
                             "Resources:\n"
                             "  Orders: {Type: AWS::DynamoDB::Table}\n"
                             "  OrdersRole: {Type: AWS::IAM::Role}\n"
                             "  Q: {Type: AWS::SQS::Queue}\n");

  g_assert_cmpstr (cfn_template_find_similar (template, "Odrers"), ==, "Orders");
  g_assert_cmpstr (cfn_template_find_similar (template, "ordersrole"), ==, "OrdersRole");
  g_assert_cmpstr (cfn_template_find_similar (template, "Stages"), ==, "Stage");
  g_assert_null (cfn_template_find_similar (template, "Customers"));
  /* One letter is no slip of another word of three. */
  g_assert_null (cfn_template_find_similar (template, "Api"));
  g_assert_null (cfn_template_find_similar (template, "T"));
  g_assert_cmpstr (cfn_template_find_similar (template, "q"), ==, "Q");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/similar/distance", test_distance);
  g_test_add_func ("/similar/names", test_names);

  return g_test_run ();
}
