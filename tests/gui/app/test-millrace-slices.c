/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

/* Nothing of the program is called: it is enough that it is linked. */
static void
test_malloc (void)
{
  if (glib_check_version (2, 76, 0) == NULL)
    {
      g_test_skip ("GLib takes slices from malloc() by itself");
      return;
    }

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  g_assert_cmpint (g_slice_get_config (G_SLICE_CONFIG_ALWAYS_MALLOC), ==, TRUE);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slices/malloc", test_malloc);

  return g_test_run ();
}
