/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-scalar.h"

static void
test_numbers (void)
{
  static const char * const bad[] = { "", " 1", "1 ", "0x10", "infinity", "nan", "1e999", "five" };
  double number;

  g_assert_true (iam_scalar_parse_number ("-1.5", &number));
  g_assert_cmpfloat (number, ==, -1.5);
  g_assert_true (iam_scalar_parse_number ("10", &number));
  g_assert_cmpfloat (number, ==, 10);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (iam_scalar_parse_number (bad[i], &number));
}

static void
test_dates (void)
{
  static const char * const same[] = { "2026-01-01", "2026-01-01T00:00:00Z", "1767225600",
                                       "2026-01-01T02:00:00+02:00" };
  double seconds;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_assert_true (iam_scalar_parse_date (same[i], &seconds));
      g_assert_cmpfloat (seconds, ==, 1767225600);
    }
  g_assert_false (iam_scalar_parse_date ("some day", &seconds));
  g_assert_false (iam_scalar_parse_date ("2026-13-01", &seconds));
}

static void
test_addresses (void)
{
  gboolean is_inside;

  g_assert_true (iam_scalar_match_address ("10.0.0.0/9", "10.127.255.255", &is_inside));
  g_assert_true (is_inside);
  g_assert_true (iam_scalar_match_address ("10.0.0.0/9", "10.128.0.0", &is_inside));
  g_assert_false (is_inside);
  g_assert_true (iam_scalar_match_address ("::/0", "2001:db8::1", &is_inside));
  g_assert_true (is_inside);
  g_assert_false (iam_scalar_match_address ("10.0.0.0/33", "10.0.0.1", &is_inside));
  g_assert_false (iam_scalar_match_address ("10.0.0.0/8", "here", &is_inside));
  g_assert_false (iam_scalar_match_address ("", "10.0.0.1", &is_inside));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scalar/numbers", test_numbers);
  g_test_add_func ("/scalar/dates", test_dates);
  g_test_add_func ("/scalar/addresses", test_addresses);

  return g_test_run ();
}
