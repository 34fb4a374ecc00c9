/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-number.h"

typedef struct
{
  const char *text;
  const char *expected;
} Pair;

static void
assert_pairs (const Pair    *pairs,
              gsize          n_pairs,
              CfnScalarType  type)
{
  for (gsize i = 0; i < n_pairs; i++)
    {
      g_autofree char *number = cfn_number_respell (pairs[i].text, type);

      g_assert_cmpstr (number, ==, pairs[i].expected);
    }
}

static void
test_whole_numbers (void)
{
  static const Pair pairs[] = {
    { "0", "0" },
    { "-0", "-0" },
    { "+1", "1" },
    { "-17", "-17" },
    { "1_000", "1000" },
    { "1__0_", "10" },
    { "123456789012345678901234567890", "123456789012345678901234567890" },
    { "00", "0" },
    { "012", "10" },
    { "-0_12", "-10" },
    { "012345670123", "1402433619" },
    { "0x1F", "31" },
    { "+0xff_ff", "65535" },
    { "0xFFFFFFFFFFFFFFFFFFFF", "1208925819614629174706175" },
    { "0b1", "1" },
    { "-0b1010", "-10" },
    { "1:20", "80" },
    { "12:30:45", "45045" },
    { "-190:20:30", "-685230" },
    { "1:0:0:0:0:0:0:0:0:0:0:0:0", "2176782336000000000000" },
  };

  assert_pairs (pairs, G_N_ELEMENTS (pairs), CFN_SCALAR_INTEGER);
}

static void
test_fractions (void)
{
  static const Pair pairs[] = {
    { ".5", "0.5" },
    { "-.5", "-0.5" },
    { "5.", "5.0" },
    { "+1.50", "1.50" },
    { "-0.0", "-0.0" },
    { "007.25", "7.25" },
    { "1_000.000_1", "1000.0001" },
    { "1e3", "1.0e+3" },
    { "1E-30", "1.0e-30" },
    { "6.02e23", "6.02e+23" },
    { "1.0e+400", "1.0e+400" },
    { "0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827" },
    { "1:20.5", "80.5" },
    { "-190:20:30.15", "-685230.15" },
    { ".inf", NULL },
    { "-.INF", NULL },
    { ".NaN", NULL },
  };

  assert_pairs (pairs, G_N_ELEMENTS (pairs), CFN_SCALAR_FLOAT);
}

/* Digits are copied, however many there are; but nobody is made to wait for a sum. */
static void
test_long_numbers (void)
{
  g_autofree char *digits = g_strnfill (100000, '7');
  g_autofree char *hex = g_strconcat ("0x", digits, NULL);
  g_autofree char *sixties = g_strconcat (digits, ":20", NULL);
  g_autofree char *same = cfn_number_respell (digits, CFN_SCALAR_INTEGER);

  g_assert_cmpstr (same, ==, digits);
  g_assert_null (cfn_number_respell (hex, CFN_SCALAR_INTEGER));
  g_assert_null (cfn_number_respell (sixties, CFN_SCALAR_INTEGER));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/whole", test_whole_numbers);
  g_test_add_func ("/number/fractions", test_fractions);
  g_test_add_func ("/number/long", test_long_numbers);

  return g_test_run ();
}
