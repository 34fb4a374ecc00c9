/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-unit.h"

static void
assert_words (MillraceUnit  unit,
              gint64        number,
              const char   *expected)
{
  g_autofree char *words = millrace_unit_to_words (unit, number);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_read (MillraceUnit  unit,
             const char   *text,
             gint64        expected)
{
  gint64 number = -7;

  g_assert_true (millrace_unit_parse (unit, text, &number));
  g_assert_cmpint (number, ==, expected);
}

static void
test_names (void)
{
  g_assert_cmpint (millrace_unit_of_name ("MaximumRecordAgeInSeconds"), ==,
                   MILLRACE_UNIT_SECONDS);
  g_assert_cmpint (millrace_unit_of_name ("RetentionInDays"), ==, MILLRACE_UNIT_DAYS);
  g_assert_cmpint (millrace_unit_of_name ("BatchSize"), ==, MILLRACE_UNIT_NONE);
  g_assert_null (millrace_unit_get_label (MILLRACE_UNIT_NONE));
  for (MillraceUnit unit = MILLRACE_UNIT_SECONDS; unit < MILLRACE_N_UNITS; unit++)
    g_assert_nonnull (millrace_unit_get_label (unit));
}

static void
test_words (void)
{
  assert_words (MILLRACE_UNIT_SECONDS, 345600, "4 days");
  assert_words (MILLRACE_UNIT_SECONDS, 3600, "1 hour");
  assert_words (MILLRACE_UNIT_SECONDS, 7, NULL);
  assert_words (MILLRACE_UNIT_NONE, 345600, NULL);
}

static void
test_reading (void)
{
  gint64 number;

  assert_read (MILLRACE_UNIT_SECONDS, "345600", 345600);
  assert_read (MILLRACE_UNIT_SECONDS, "4 days", 345600);
  assert_read (MILLRACE_UNIT_SECONDS, " 1 hour ", 3600);
  assert_read (MILLRACE_UNIT_MEGABYTES, "1.5 GB", 1536);
  assert_read (MILLRACE_UNIT_NONE, "-1", -1);
  g_assert_false (millrace_unit_parse (MILLRACE_UNIT_SECONDS, "4 MB", &number));
  g_assert_false (millrace_unit_parse (MILLRACE_UNIT_DAYS, "90 minutes", &number));
  g_assert_false (millrace_unit_parse (MILLRACE_UNIT_SECONDS, "soon", &number));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit/names", test_names);
  g_test_add_func ("/unit/words", test_words);
  g_test_add_func ("/unit/reading", test_reading);

  return g_test_run ();
}
