/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "syntax-folder.h"

guint
syntax_folder_add_tests (const char    *folder,
                         const char    *suffix,
                         const char    *prefix,
                         GTestDataFunc  test)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "syntax", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test_name = g_strconcat (prefix, "/", name, NULL);

      if (suffix != NULL && !g_str_has_suffix (name, suffix))
        continue;
      g_test_add_data_func_full (test_name, g_build_filename (path, name, NULL), test, g_free);
      n++;
    }

  return n;
}
