/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-shadow.h"

#include <string.h>

static void
test_nothing_to_hide (void)
{
  static const char * const texts[] = { "", "a: b\n", "\"\\u00e9 \\\\ud83d\"", "\ta", "\\u", "\\" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      CfnShadow shadow;

      cfn_shadow_init (&shadow, texts[i], strlen (texts[i]));
      g_assert_true (cfn_shadow_get_data (&shadow) == texts[i]);
      cfn_shadow_clear (&shadow);
    }
}

static void
test_tabs (void)
{
  CfnShadow shadow;

  cfn_shadow_init (&shadow, "\n\t {\t}", 6);
  g_assert_cmpstr (cfn_shadow_get_data (&shadow), ==, "\n  {\t}");
  cfn_shadow_clear (&shadow);
}

/* The stand-in must be a character that the text has in no form. */
static void
test_stand_in (void)
{
  static const char text[] = "\"\\ud83d\\ude00 \\uE000 \356\200\201 \\U0000e002\"";
  CfnShadow shadow;
  CfnArena arena;
  const char *value;
  /* What libyaml makes of it, with the stand-in twice in front. */
  static const char read[] = "\356\200\203\356\200\203 \356\200\200 \356\200\201 \356\200\202";
  gsize length = strlen (read);
  gssize bad_place;

  cfn_arena_init (&arena);
  cfn_shadow_init (&shadow, text, strlen (text));
  g_assert_cmpuint (strlen (cfn_shadow_get_data (&shadow)), ==, strlen (text));
  g_assert_true (g_str_has_prefix (cfn_shadow_get_data (&shadow), "\"\\ue003\\ue003 "));
  value = cfn_shadow_restore (&shadow, &arena, 0, strlen (text), TRUE, read, &length, &bad_place);
  g_assert_cmpstr (value, ==, "\360\237\230\200 \356\200\200 \356\200\201 \356\200\202");
  g_assert_cmpuint (length, ==, strlen (value));
  g_assert_cmpint (bad_place, ==, -1);
  cfn_shadow_clear (&shadow);
  cfn_arena_clear (&arena);
}

static void
test_halves (void)
{
  static const char text[] = "\"\\ude00 \\ud83d\" '\\ud83d'";
  static const char read[] = "\356\200\200 \356\200\200";
  static const char plain[] = "\\ue000";
  CfnShadow shadow;
  CfnArena arena;
  gsize length = strlen (read);
  gssize bad_place;

  cfn_arena_init (&arena);
  cfn_shadow_init (&shadow, text, strlen (text));
  g_assert_cmpstr (cfn_shadow_restore (&shadow, &arena, 0, 15, TRUE, read, &length, &bad_place), ==,
                   "\357\277\275 \357\277\275");
  g_assert_cmpint (bad_place, ==, 1);
  length = strlen (plain);
  g_assert_cmpstr (cfn_shadow_restore (&shadow, &arena, 16, 24, FALSE, plain, &length, &bad_place),
                   ==, "\\ud83d");
  g_assert_cmpint (bad_place, ==, -1);
  cfn_shadow_clear (&shadow);
  cfn_arena_clear (&arena);
}

/* A NUL does not end a value. */
static void
test_nul (void)
{
  static const char text[] = "\"\\0\\ud83d\\ude00\"";
  static const char read[] = "\0\356\200\200\356\200\200";
  CfnShadow shadow;
  CfnArena arena;
  gsize length = sizeof read - 1;
  gssize bad_place;
  const char *value;

  cfn_arena_init (&arena);
  cfn_shadow_init (&shadow, text, strlen (text));
  value = cfn_shadow_restore (&shadow, &arena, 0, strlen (text), TRUE, read, &length, &bad_place);
  g_assert_cmpmem (value, length, "\0\360\237\230\200", 5);
  cfn_shadow_clear (&shadow);
  cfn_arena_clear (&arena);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shadow/nothing-to-hide", test_nothing_to_hide);
  g_test_add_func ("/shadow/tabs", test_tabs);
  g_test_add_func ("/shadow/stand-in", test_stand_in);
  g_test_add_func ("/shadow/halves", test_halves);
  g_test_add_func ("/shadow/nul", test_nul);

  return g_test_run ();
}
