/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-claim.h"

static void
test_words (void)
{
  g_assert_cmpstr (cfn_claim_kind_to_string (CFN_CLAIM_STREAM), ==, "stream");
  g_assert_cmpstr (cfn_claim_kind_to_string (CFN_CLAIM_ON_FAILURE), ==, "on-failure");
  g_assert_cmpstr (cfn_claim_kind_to_string (CFN_CLAIM_DEPENDS_ON), ==, "depends-on");
  g_assert_cmpstr (cfn_verdict_to_string (CFN_VERDICT_HOLDS), ==, "holds");
  g_assert_cmpstr (cfn_verdict_to_string (CFN_VERDICT_FAILS), ==, "fails");
  g_assert_cmpstr (cfn_verdict_to_string (CFN_VERDICT_UNKNOWN), ==, "unknown");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim/words", test_words);

  return g_test_run ();
}
