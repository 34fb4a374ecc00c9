/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-edit.h"

#include <string.h>

#define N_ROUNDS 3000

static CfnText *
make_text (const char *string)
{
  return cfn_text_new_from_string (string, -1);
}

static void
assert_applied (CfnEdit    *edit,
                const char *before,
                const char *after)
{
  g_autoptr (CfnText) text = make_text (before);
  g_autoptr (CfnText) result = cfn_edit_apply (edit, text);
  g_autoptr (CfnEdit) inverse = cfn_edit_invert (edit, text);
  g_autoptr (CfnText) back = cfn_edit_apply (inverse, result);

  g_assert_cmpstr (cfn_text_get_data (result, NULL), ==, after);
  g_assert_cmpstr (cfn_text_get_data (back, NULL), ==, before);
}

static void
test_apply (void)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();

  g_assert_true (cfn_edit_is_empty (edit));
  assert_applied (edit, "abc", "abc");
  g_assert_true (cfn_edit_add (edit, (CfnSpan){ 4, 5 }, "E", -1));
  g_assert_true (cfn_edit_add (edit, (CfnSpan){ 1, 2 }, "BB", 2));
  g_assert_true (cfn_edit_add (edit, (CfnSpan){ 2, 4 }, NULL, 0));
  g_assert_true (cfn_edit_add (edit, (CfnSpan){ 0, 0 }, ">", -1));
  g_assert_true (cfn_edit_add (edit, (CfnSpan){ 6, 6 }, "<", -1));
  assert_applied (edit, "abcdef", ">aBBEf<");
}

static void
test_order_at_one_place (void)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();

  cfn_edit_add (edit, (CfnSpan){ 1, 2 }, "X", -1);
  cfn_edit_add (edit, (CfnSpan){ 1, 1 }, "1", -1);
  cfn_edit_add (edit, (CfnSpan){ 1, 1 }, "2", -1);
  cfn_edit_add (edit, (CfnSpan){ 2, 2 }, "3", -1);
  assert_applied (edit, "abc", "a12X3c");
}

static void
test_overlaps_are_refused (void)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  guint n;

  g_assert_true (cfn_edit_add (edit, (CfnSpan){ 2, 5 }, "x", -1));
  g_assert_false (cfn_edit_add (edit, (CfnSpan){ 4, 6 }, "y", -1));
  g_assert_false (cfn_edit_add (edit, (CfnSpan){ 0, 3 }, "y", -1));
  g_assert_false (cfn_edit_add (edit, (CfnSpan){ 2, 5 }, "y", -1));
  g_assert_false (cfn_edit_add (edit, (CfnSpan){ 3, 3 }, "y", -1));
  g_assert_false (cfn_edit_add (edit, (CfnSpan){ 0, 9 }, "y", -1));
  g_assert_true (cfn_edit_add (edit, (CfnSpan){ 3, 3 }, "", 0));
  g_assert_true (cfn_edit_add (edit, (CfnSpan){ 5, 6 }, "y", -1));
  g_assert_true (cfn_edit_add (edit, (CfnSpan){ 1, 2 }, "y", -1));
  cfn_edit_get_splices (edit, &n);
  g_assert_cmpuint (n, ==, 3);
}

static void
test_carry (void)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  static const gsize before[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
  static const gsize front[] = { 0, 1, 4, 4, 4, 5, 6, 5 };
  static const gsize behind[] = { 0, 4, 5, 5, 5, 7, 6, 7 };

  /* "abcdef": "a" + "XYZ" + [bcd -> "Q"] + "e" + "+" ... */
  cfn_edit_add (edit, (CfnSpan){ 1, 1 }, "XYZ", -1);
  cfn_edit_add (edit, (CfnSpan){ 1, 4 }, "Q", -1);
  cfn_edit_add (edit, (CfnSpan){ 5, 5 }, "+", -1);
  assert_applied (edit, "abcdef", "aXYZQe+f");

  g_assert_cmpuint (cfn_edit_carry (edit, before[0], FALSE), ==, front[0]);
  g_assert_cmpuint (cfn_edit_carry (edit, before[1], FALSE), ==, front[1]);
  g_assert_cmpuint (cfn_edit_carry (edit, before[1], TRUE), ==, behind[1]);
  g_assert_cmpuint (cfn_edit_carry (edit, before[2], FALSE), ==, front[2]);
  g_assert_cmpuint (cfn_edit_carry (edit, before[2], TRUE), ==, behind[2]);
  g_assert_cmpuint (cfn_edit_carry (edit, before[4], FALSE), ==, 5);
  g_assert_cmpuint (cfn_edit_carry (edit, before[5], FALSE), ==, 6);
  g_assert_cmpuint (cfn_edit_carry (edit, before[5], TRUE), ==, behind[5]);
  g_assert_cmpuint (cfn_edit_carry (edit, before[6], TRUE), ==, 8);
}

static void
test_written (void)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  g_autoptr (GArray) spans = NULL;

  cfn_edit_add (edit, (CfnSpan){ 0, 2 }, "", 0);
  cfn_edit_add (edit, (CfnSpan){ 3, 4 }, "DD", -1);
  cfn_edit_add (edit, (CfnSpan){ 5, 5 }, "+", -1);
  assert_applied (edit, "abcdef", "cDDe+f");
  spans = cfn_edit_get_written (edit);
  g_assert_cmpuint (spans->len, ==, 2);
  g_assert_cmpuint (g_array_index (spans, CfnSpan, 0).start, ==, 1);
  g_assert_cmpuint (g_array_index (spans, CfnSpan, 0).end, ==, 3);
  g_assert_cmpuint (g_array_index (spans, CfnSpan, 1).start, ==, 4);
  g_assert_cmpuint (g_array_index (spans, CfnSpan, 1).end, ==, 5);
}

static void
assert_between (const char *old_string,
                const char *new_string,
                gsize       start,
                gsize       end,
                const char *written)
{
  g_autoptr (CfnText) before = make_text (old_string);
  g_autoptr (CfnText) after = make_text (new_string);
  g_autoptr (CfnEdit) edit = cfn_edit_between (before, after);
  guint n;
  const CfnSplice *splices = cfn_edit_get_splices (edit, &n);

  assert_applied (edit, old_string, new_string);
  if (written == NULL)
    {
      g_assert_cmpuint (n, ==, 0);
      return;
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (splices[0].span.start, ==, start);
  g_assert_cmpuint (splices[0].span.end, ==, end);
  g_assert_cmpstr (splices[0].text, ==, written);
}

static void
test_between (void)
{
  assert_between ("", "", 0, 0, NULL);
  assert_between ("same", "same", 0, 0, NULL);
  assert_between ("", "new", 0, 0, "new");
  assert_between ("old", "", 0, 3, "");
  assert_between ("abc", "aXc", 1, 2, "X");
  assert_between ("aa", "aaa", 2, 2, "a");
  assert_between ("aaa", "aa", 2, 3, "");
  /* U+00E4 and U+00F6 share their first byte, U+00E4 and U+0124 their last one. */
  assert_between ("x\303\244y", "x\303\266y", 1, 3, "\303\266");
  assert_between ("x\303\244y", "x\304\244y", 1, 3, "\304\244");
}

/* Short texts of few letters and all kinds of line ends: the more collisions the better. */
static char *
random_string (GRand *rand,
               guint  max)
{
  static const char * const letters[] = { "a", "b", "\n", "\r\n", "\303\244" };
  GString *string = g_string_new (NULL);

  for (gint32 n = g_rand_int_range (rand, 0, max + 1); n > 0; n--)
    g_string_append (string, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);

  return g_string_free (string, FALSE);
}

static CfnEdit *
random_edit (GRand   *rand,
             CfnText *text)
{
  CfnEdit *edit = cfn_edit_new ();
  gsize length = cfn_text_get_length (text);

  for (gint32 n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    {
      g_autofree char *string = random_string (rand, 3);
      gsize start = g_rand_int_range (rand, 0, length + 1);
      gsize end = start + g_rand_int_range (rand, 0, 4);

      cfn_edit_add (edit, (CfnSpan){ start, MIN (end, length) }, string, -1);
    }

  return edit;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *string = random_string (rand, 12);
      g_autoptr (CfnText) a = make_text (string);
      g_autoptr (CfnEdit) first = random_edit (rand, a);
      g_autoptr (CfnText) b = cfn_edit_apply (first, a);
      g_autoptr (CfnEdit) second = random_edit (rand, b);
      g_autoptr (CfnText) c = cfn_edit_apply (second, b);
      g_autoptr (CfnEdit) both = cfn_edit_compose (first, second);
      g_autoptr (CfnText) c_at_once = cfn_edit_apply (both, a);
      g_autoptr (CfnEdit) back = cfn_edit_invert (both, a);
      g_autoptr (CfnText) a_again = cfn_edit_apply (back, c);
      g_autoptr (CfnEdit) nothing = cfn_edit_compose (both, back);
      g_autoptr (CfnText) unchanged = cfn_edit_apply (nothing, a);
      g_autoptr (GArray) written = cfn_edit_get_written (first);
      gsize last = 0;

      g_assert_true (cfn_text_equal (c, c_at_once));
      g_assert_true (cfn_text_equal (a, a_again));
      g_assert_true (cfn_text_equal (a, unchanged));
      for (gsize at = 0; at <= cfn_text_get_length (a); at++)
        {
          gsize front = cfn_edit_carry (first, at, FALSE);
          gsize behind = cfn_edit_carry (first, at, TRUE);

          g_assert_cmpuint (front, <=, behind);
          g_assert_cmpuint (last, <=, front);
          g_assert_cmpuint (behind, <=, cfn_text_get_length (b));
          last = front;
        }
      for (guint j = 0; j < written->len; j++)
        g_assert_cmpuint (g_array_index (written, CfnSpan, j).end, <=, cfn_text_get_length (b));
    }
}

/* An edit that puts @text in front, with an outcome that was "read" as a string. */
static CfnEdit *
make_known (CfnText     *before,
            const char  *text,
            const char  *reading,
            CfnText    **after)
{
  CfnEdit *edit = cfn_edit_new ();
  g_autoptr (GString) string = g_string_new (reading);

  cfn_edit_add (edit, (CfnSpan){ 0, 0 }, text, -1);
  *after = cfn_edit_apply (edit, before);
  cfn_edit_set_outcome (edit, before, *after, G_TYPE_GSTRING, string);

  return edit;
}

static const char *
get_reading (CfnEdit *edit,
             CfnText *after)
{
  GString *string = cfn_edit_get_reading (edit, after, G_TYPE_GSTRING);

  return string != NULL ? string->str : NULL;
}

static void
test_outcome (void)
{
  g_autoptr (CfnText) before = cfn_text_new_from_string ("b", -1);
  g_autoptr (CfnText) other = cfn_text_new_from_string ("b", -1);
  g_autoptr (CfnText) after = NULL;
  g_autoptr (CfnEdit) edit = make_known (before, "a", "the reading", &after);
  g_autoptr (CfnText) again = cfn_edit_apply (edit, before);
  g_autoptr (CfnText) of_other = cfn_edit_apply (edit, other);
  g_autoptr (CfnEdit) stripped = cfn_edit_strip (edit);
  g_autoptr (CfnText) of_stripped = cfn_edit_apply (stripped, before);

  g_assert_true (again == after);
  g_assert_cmpstr (get_reading (edit, after), ==, "the reading");
  g_assert_null (cfn_edit_get_reading (edit, after, G_TYPE_BYTES));

  /* It is known of this very text only, equal bytes or not. */
  g_assert_true (of_other != after && cfn_text_equal (of_other, after));
  g_assert_null (get_reading (edit, of_other));
  g_assert_null (get_reading (stripped, after));
  g_assert_true (of_stripped != after && cfn_text_equal (of_stripped, after));
}

static void
test_outcome_of_both (void)
{
  g_autoptr (CfnText) a = cfn_text_new_from_string ("a", -1);
  g_autoptr (CfnText) b = NULL;
  g_autoptr (CfnText) c = NULL;
  g_autoptr (CfnText) elsewhere = NULL;
  g_autoptr (CfnEdit) first = make_known (a, "b", "one", &b);
  g_autoptr (CfnEdit) second = make_known (b, "c", "two", &c);
  g_autoptr (CfnEdit) foreign = make_known (a, "c", "three", &elsewhere);
  g_autoptr (CfnEdit) nothing = cfn_edit_new ();
  g_autoptr (CfnEdit) both = cfn_edit_compose (first, second);
  g_autoptr (CfnEdit) alone = cfn_edit_compose (nothing, first);
  g_autoptr (CfnEdit) loose = cfn_edit_compose (first, foreign);
  g_autoptr (CfnText) at_once = cfn_edit_apply (both, a);

  g_assert_true (at_once == c);
  g_assert_cmpstr (get_reading (both, c), ==, "two");
  g_assert_cmpstr (get_reading (alone, b), ==, "one");
  g_assert_null (get_reading (loose, elsewhere));
}

static void
test_is_gone (void)
{
  GValue value = G_VALUE_INIT;
  CfnEdit *edit = cfn_edit_new ();

  /* The sanitizer tells whether anything is left. */
  cfn_edit_add (edit, (CfnSpan){ 0, 0 }, "x", -1);
  g_value_init (&value, CFN_TYPE_EDIT);
  g_value_set_boxed (&value, edit);
  cfn_edit_unref (edit);
  g_assert_false (cfn_edit_is_empty (g_value_get_boxed (&value)));
  g_value_unset (&value);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/apply", test_apply);
  g_test_add_func ("/edit/order-at-one-place", test_order_at_one_place);
  g_test_add_func ("/edit/overlaps-are-refused", test_overlaps_are_refused);
  g_test_add_func ("/edit/carry", test_carry);
  g_test_add_func ("/edit/written", test_written);
  g_test_add_func ("/edit/between", test_between);
  g_test_add_func ("/edit/random", test_random);
  g_test_add_func ("/edit/outcome", test_outcome);
  g_test_add_func ("/edit/outcome-of-both", test_outcome_of_both);
  g_test_add_func ("/edit/is-gone", test_is_gone);

  return g_test_run ();
}
