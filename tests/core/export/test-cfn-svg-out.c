/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-svg-out.h"

#include <locale.h>

static void
assert_number (double      value,
               const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  cfn_svg_number (out, value);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_numbers (void)
{
  assert_number (0, "0");
  assert_number (12, "12");
  assert_number (-7, "-7");
  assert_number (1.5, "1.5");
  assert_number (1.239, "1.24");
  assert_number (100.001, "100");
  assert_number (-0.001, "0");
  assert_number (1e7 + 0.25, "10000000.25");
}

static void
test_numbers_do_not_know_the_locale (void)
{
  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    g_test_skip ("no German locale here");
  assert_number (1.5, "1.5");
  setlocale (LC_NUMERIC, "C");
}

static void
assert_escaped (const char *text,
                const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  cfn_svg_escape (out, text);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_escape (void)
{
  assert_escaped ("a & b", "a &amp; b");
  assert_escaped ("</text><script>", "&lt;/text&gt;&lt;script&gt;");
  assert_escaped ("\"x\"", "&quot;x&quot;");
  assert_escaped ("two\nlines\t.", "two lines .");
  assert_escaped ("bell\x07", "bell\xef\xbf\xbd");
  assert_escaped ("bad\xff" "byte", "bad\xef\xbf\xbd" "byte");
  assert_escaped ("λ⇒", "λ⇒");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/svg-out/numbers", test_numbers);
  g_test_add_func ("/svg-out/locale", test_numbers_do_not_know_the_locale);
  g_test_add_func ("/svg-out/escape", test_escape);

  return g_test_run ();
}
