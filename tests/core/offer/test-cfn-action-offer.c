/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-action-offer.h"

static void
assert_first (const char *typed,
              const char *first,
              guint       least)
{
  g_autoptr (GPtrArray) offers = cfn_action_offer_list (typed, 50);

  g_assert_cmpuint (offers->len, >=, least);
  g_assert_cmpstr (g_ptr_array_index (offers, 0), ==, first);
}

static void
test_services (void)
{
  assert_first ("dyn", "dynamodb:", 1);
  assert_first ("sq", "sqs:", 1);
}

static void
test_actions (void)
{
  assert_first ("dynamodb:GetR", "dynamodb:GetRecords", 2);
  assert_first ("DYNAMODB:getrec", "dynamodb:GetRecords", 1);
  /* Not only at the beginning. */
  assert_first ("dynamodb:Stream", "dynamodb:DescribeKinesisStreamingDestination", 2);
  assert_first ("GetRecords", "dynamodb:GetRecords", 2);
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) none = cfn_action_offer_list ("", 50);
  g_autoptr (GPtrArray) unknown = cfn_action_offer_list ("nosuch:Get", 50);
  g_autoptr (GPtrArray) few = cfn_action_offer_list ("dynamodb:", 3);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (unknown->len, ==, 0);
  g_assert_cmpuint (few->len, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/action-offer/services", test_services);
  g_test_add_func ("/action-offer/actions", test_actions);
  g_test_add_func ("/action-offer/nothing", test_nothing);

  return g_test_run ();
}
