/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-decimal.h"

static void
test_normal_forms (void)
{
  static const struct
  {
    const char *text;
    const char *normal;
    gsize       size;
  } cases[] = {
    { "0", "0", 1 },             { "-0.00", "0", 1 },        { "101", "101", 3 },
    { "+3", "3", 2 },            { "3.0", "3", 2 },          { "003.1400", "3.14", 3 },
    { "-12", "-12", 3 },         { "1e3", "1000", 2 },       { "1.5E-3", "0.0015", 2 },
    { ".5", "0.5", 2 },          { "5.", "5", 2 },           { "1e30", "1E+30", 2 },
    { "12345e40", "1.2345E+44", 4 }, { "-7E-30", "-7E-30", 3 }, { "100", "100", 2 },
    { "12345678901234567890123456789012345678", "12345678901234567890123456789012345678", 20 },
    { "9.9999999999999999999999999999999999999E+125",
      "9.9999999999999999999999999999999999999E+125", 20 },
    { "1E-130", "1E-130", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CfnDecimalState state;
      g_autofree char *normal = cfn_decimal_normalize (cases[i].text, &state);

      g_assert_cmpstr (normal, ==, cases[i].normal);
      g_assert_cmpint (state, ==, CFN_DECIMAL_FINE);
      g_assert_cmpuint (cfn_decimal_get_size (normal), ==, cases[i].size);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char     *text;
    CfnDecimalState state;
  } cases[] = {
    { "", CFN_DECIMAL_NO_NUMBER },    { "-", CFN_DECIMAL_NO_NUMBER },
    { ".", CFN_DECIMAL_NO_NUMBER },   { "1.2.3", CFN_DECIMAL_NO_NUMBER },
    { "1e", CFN_DECIMAL_NO_NUMBER },  { "1e+", CFN_DECIMAL_NO_NUMBER },
    { "1 ", CFN_DECIMAL_NO_NUMBER },  { "NaN", CFN_DECIMAL_NO_NUMBER },
    { "0x10", CFN_DECIMAL_NO_NUMBER },
    { "123456789012345678901234567890123456789", CFN_DECIMAL_TOO_LONG },
    { "1e126", CFN_DECIMAL_TOO_FAR }, { "1e-131", CFN_DECIMAL_TOO_FAR },
    { "1e99999999999999999999", CFN_DECIMAL_TOO_FAR },
    { "1e-99999999999999999999", CFN_DECIMAL_TOO_FAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CfnDecimalState state = CFN_DECIMAL_FINE;

      g_assert_null (cfn_decimal_normalize (cases[i].text, &state));
      g_assert_cmpint (state, ==, cases[i].state);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stream/decimal/normal-forms", test_normal_forms);
  g_test_add_func ("/stream/decimal/refused", test_refused);

  return g_test_run ();
}
