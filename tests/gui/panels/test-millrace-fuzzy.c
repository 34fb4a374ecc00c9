/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-fuzzy.h"

static void
assert_better (const char *query,
               const char *better,
               const char *worse)
{
  g_assert_cmpuint (millrace_fuzzy_score (better, query, NULL), >,
                    millrace_fuzzy_score (worse, query, NULL));
}

static void
test_order (void)
{
  assert_better ("save", "Save", "Autosaved");
  assert_better ("zoom", "Zoom In", "Show the Zoom");
  assert_better ("as", "Save As", "Paste");
  assert_better ("sas", "Save As", "Paste as Text");
  assert_better ("table", "DataTable", "Stables");
  assert_better ("zoom in", "Zoom In", "Zoom to the Inside");
}

static void
test_none (void)
{
  g_assert_cmpuint (millrace_fuzzy_score ("Save", "x", NULL), ==, 0);
  g_assert_cmpuint (millrace_fuzzy_score ("Save", "save as", NULL), ==, 0);
  g_assert_cmpuint (millrace_fuzzy_score ("Undo", "nd", NULL), >, 0);
  /* Scattered letters begin where a word does. */
  g_assert_cmpuint (millrace_fuzzy_score ("Undo", "no", NULL), ==, 0);
  g_assert_cmpuint (millrace_fuzzy_score ("", "a", NULL), ==, 0);
  g_assert_cmpuint (millrace_fuzzy_score ("", "", NULL), ==, 1);
  g_assert_cmpuint (millrace_fuzzy_score ("Anything", "  ", NULL), ==, 1);
}

static void
test_words (void)
{
  g_assert_true (millrace_fuzzy_has_words ("DataTable AWS::DynamoDB::Table", "dyn TABLE"));
  g_assert_true (millrace_fuzzy_has_words ("Anything", ""));
  g_assert_false (millrace_fuzzy_has_words ("DataTable", "dt"));
}

static void
test_letters_beyond_ascii (void)
{
  g_assert_cmpuint (millrace_fuzzy_score ("Ändern", "änd", NULL), >, 0);
  g_assert_cmpuint (millrace_fuzzy_score ("Größe ändern", "größe ÄNDERN", NULL), >, 0);
}

static void
test_hits (void)
{
  g_autoptr (GByteArray) hits = NULL;
  g_autoptr (GByteArray) none = NULL;

  g_assert_cmpuint (millrace_fuzzy_score ("Save As", "sas", &hits), >, 0);
  g_assert_cmpuint (hits->len, ==, 8);
  g_assert_true (hits->data[0] && hits->data[5] && hits->data[6]);
  g_assert_false (hits->data[1] || hits->data[2]);

  g_assert_cmpuint (millrace_fuzzy_score ("Save As", "q", &none), ==, 0);
  g_assert_null (none);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fuzzy/order", test_order);
  g_test_add_func ("/fuzzy/none", test_none);
  g_test_add_func ("/fuzzy/words", test_words);
  g_test_add_func ("/fuzzy/letters-beyond-ascii", test_letters_beyond_ascii);
  g_test_add_func ("/fuzzy/hits", test_hits);

  return g_test_run ();
}
