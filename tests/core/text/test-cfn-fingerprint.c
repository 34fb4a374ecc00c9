/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-fingerprint.h"

static CfnFingerprint
of_texts (const char *first,
          const char *second)
{
  return cfn_fingerprint_add_text (cfn_fingerprint_add_text (CFN_FINGERPRINT_START, first),
                                   second);
}

static void
test_texts (void)
{
  g_assert_cmpuint (of_texts ("ab", "c"), ==, of_texts ("ab", "c"));
  g_assert_cmpuint (of_texts ("ab", "c"), !=, of_texts ("a", "bc"));
  g_assert_cmpuint (of_texts ("", "c"), !=, of_texts (NULL, "c"));
  g_assert_cmpuint (of_texts ("a", ""), !=, of_texts ("a", NULL));
}

static void
test_numbers (void)
{
  g_assert_cmpuint (cfn_fingerprint_add_number (CFN_FINGERPRINT_START, 1), !=,
                    cfn_fingerprint_add_number (CFN_FINGERPRINT_START, 256));
  g_assert_cmpuint (cfn_fingerprint_add_number (CFN_FINGERPRINT_START, 0), !=,
                    CFN_FINGERPRINT_START);
}

static void
test_messages (void)
{
  g_autoptr (CfnMessage) one = cfn_message_new ("{0} of {1}", "a", "b", NULL);
  g_autoptr (CfnMessage) same = cfn_message_new ("{0} of {1}", "a", "b", NULL);
  g_autoptr (CfnMessage) other = cfn_message_new ("{0} of {1}", "b", "a", NULL);

  g_assert_cmpuint (cfn_fingerprint_add_message (0, one), ==,
                    cfn_fingerprint_add_message (0, same));
  g_assert_cmpuint (cfn_fingerprint_add_message (0, one), !=,
                    cfn_fingerprint_add_message (0, other));
  g_assert_cmpuint (cfn_fingerprint_add_message (0, one), !=,
                    cfn_fingerprint_add_message (0, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fingerprint/texts", test_texts);
  g_test_add_func ("/fingerprint/numbers", test_numbers);
  g_test_add_func ("/fingerprint/messages", test_messages);

  return g_test_run ();
}
