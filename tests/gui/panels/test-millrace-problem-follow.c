/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-problem-follow.h"

#include "panel-test.h"

/* A template with a queue for each letter: "a" waits for nobody, "A" for somebody, who is not there
 * either. */
static CfnReading *
read_letters (const char *letters)
{
  g_autoptr (GString) text = g_string_new ("Resources:\n");

  for (guint i = 0; letters[i] != '\0'; i++)
    g_string_append_printf (text, "  %c:\n    Type: AWS::SQS::Queue\n    DependsOn: %s\n",
                            g_ascii_toupper (letters[i]),
                            g_ascii_islower (letters[i]) ? "Nobody" : "Somebody");

  return panel_test_read (text->str);
}

static GPtrArray *
follow (GPtrArray  *old,
        const char *letters)
{
  g_autoptr (CfnReading) reading = read_letters (letters);
  GPtrArray *items = millrace_problem_follow (old, reading);

  g_assert_cmpuint (items->len, ==, strlen (letters));
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *where = millrace_problem_item_dup_where (g_ptr_array_index (items, i));

      g_assert_cmpint (where[0], ==, g_ascii_toupper (letters[i]));
      g_assert_cmpuint (millrace_problem_item_get_index (g_ptr_array_index (items, i)), ==, i);
    }

  return items;
}

/* What stays keeps its item: as many of them as @n_kept. */
static void
assert_kept (const char *before,
             const char *after,
             guint       n_kept)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GPtrArray) first = follow (nothing, before);
  g_autoptr (GPtrArray) second = follow (first, after);
  guint n = 0;

  for (guint i = 0; before[i] != '\0'; i++)
    for (guint j = 0; after[j] != '\0'; j++)
      if (g_ptr_array_index (first, i) == g_ptr_array_index (second, j))
        {
          g_assert_cmpint (g_ascii_toupper (before[i]), ==, g_ascii_toupper (after[j]));
          n++;
        }
  g_assert_cmpuint (n, ==, n_kept);
}

static void
test_come_and_go (void)
{
  assert_kept ("abcdefghij", "abcdefghij", 10);
  assert_kept ("abcdefghij", "acdefghxyij", 9);
  assert_kept ("bcdefghij", "abcdefghijk", 9);
  assert_kept ("abcdefghijk", "bcdefghij", 9);
}

static void
test_many (void)
{
  assert_kept ("abcdefghijklmn", "abmn", 4);
  assert_kept ("abmn", "abcdefghijklmn", 4);
  assert_kept ("abcdefgh", "ijklmnop", 0);
}

static void
test_other_words (void)
{
  assert_kept ("abcde", "abCde", 5);
  assert_kept ("abcde", "xabCDe", 5);
}

static void
test_other_order (void)
{
  assert_kept ("abcdefghij", "jabcdefghi", 10);
  assert_kept ("abcdefghij", "fghijabcde", 10);
  assert_kept ("abcdefghij", "ihgfEdcba", 9);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/problem-follow/come-and-go", test_come_and_go);
  g_test_add_func ("/problem-follow/many", test_many);
  g_test_add_func ("/problem-follow/other-words", test_other_words);
  g_test_add_func ("/problem-follow/other-order", test_other_order);

  return g_test_run ();
}
