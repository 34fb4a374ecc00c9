/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-arena.h"

#include <string.h>

/* Odd and even sizes, small and larger than any chunk: zero-filled, aligned, and never shared. */
static void
test_memory_is_apart (void)
{
  CfnArena arena;
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  gsize sum = 0;

  cfn_arena_init (&arena);
  for (guint i = 0; i < 4000; i++)
    {
      gsize size = i % 500 == 499 ? 600000 : (gsize) g_rand_int_range (rand, 1, 300);
      g_autofree char *text = g_strdup_printf ("string %u", i);
      char *memory = cfn_arena_alloc (&arena, size);

      g_assert_cmpuint (GPOINTER_TO_SIZE (memory) % sizeof (gpointer), ==, 0);
      for (gsize j = 0; j < size; j++)
        g_assert_cmpint (memory[j], ==, 0);
      memset (memory, 0xff, size);
      g_ptr_array_add (strings, cfn_arena_copy (&arena, text, strlen (text)));
      sum += size;
    }
  for (guint i = 0; i < strings->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("string %u", i);

      g_assert_cmpstr (g_ptr_array_index (strings, i), ==, text);
    }
  g_assert_cmpuint (arena.total, >=, sum);
  cfn_arena_clear (&arena);
}

static void
test_small_stays_small (void)
{
  CfnArena arena;

  cfn_arena_init (&arena);
  cfn_arena_alloc (&arena, 8);
  g_assert_cmpuint (arena.total, <=, 4096);
  cfn_arena_clear (&arena);
  g_assert_null (arena.chunks);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arena/memory-is-apart", test_memory_is_apart);
  g_test_add_func ("/arena/small-stays-small", test_small_stays_small);

  return g_test_run ();
}
