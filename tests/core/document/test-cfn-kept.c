/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-kept.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <utime.h>

typedef struct
{
  char *directory;
  GFile *folder;   /* not there yet */
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->directory = g_dir_make_tmp ("millrace-kept-XXXXXX", NULL);
  path = g_build_filename (fixture->directory, "state", "writes", NULL);
  fixture->folder = g_file_new_for_path (path);
  fixture->file = g_file_new_for_path ("/stacks/of ada/straße.yaml");
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_all (fixture->directory);
  g_assert_finalize_object (fixture->file);
  g_assert_finalize_object (fixture->folder);
  g_free (fixture->directory);
}

static void
test_name (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GFile) kept = cfn_kept_file_for (fixture->folder, fixture->file);
  g_autoptr (GFile) namesake = g_file_new_for_path ("/stacks/of bob/straße.yaml");
  g_autoptr (GFile) other = cfn_kept_file_for (fixture->folder, namesake);
  g_autofree char *name = g_file_get_basename (kept);

  g_assert_true (g_file_has_parent (kept, fixture->folder));
  g_assert_true (g_str_has_prefix (name, "stra__e.yaml-"));
  g_assert_true (g_str_has_suffix (name, ".json"));
  g_assert_false (g_file_equal (kept, other));
}

static void
test_save_and_forget (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_null (cfn_kept_load (fixture->folder, fixture->file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Nothing is as good as forgotten. */
  g_assert_true (cfn_kept_save (fixture->folder, fixture->file, NULL, &error));

  g_assert_true (cfn_kept_save (fixture->folder, fixture->file, bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (g_file_peek_path (fixture->folder), &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0077, ==, 0);
  found = cfn_kept_load (fixture->folder, fixture->file, &error);
  g_assert_true (g_bytes_equal (bytes, found));

  g_assert_true (cfn_kept_save (fixture->folder, fixture->file, NULL, &error));
  g_assert_null (cfn_kept_load (fixture->folder, fixture->file, NULL));
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "state", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_false (cfn_kept_save (fixture->folder, fixture->file, bytes, &error));
  g_assert_nonnull (error);
}

/* The one that nobody used for longest goes. */
static void
test_oldest_go (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (GBytes) newest = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n_files = 0;

  for (guint i = 0; i <= CFN_KEPT_MAX; i++)
    {
      g_autofree char *path = g_strdup_printf ("/stacks/%u.yaml", i);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GFile) kept = cfn_kept_file_for (fixture->folder, file);
      struct utimbuf times = { 1000 + (i + 7) % CFN_KEPT_MAX, 1000 + (i + 7) % CFN_KEPT_MAX };

      g_assert_true (cfn_kept_save (fixture->folder, file, bytes, NULL));
      if (i < CFN_KEPT_MAX)
        g_assert_cmpint (g_utime (g_file_peek_path (kept), &times), ==, 0);
    }

  dir = g_dir_open (g_file_peek_path (fixture->folder), 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, CFN_KEPT_MAX);
  {
    g_autoptr (GFile) file = g_file_new_for_path ("/stacks/493.yaml");

    g_assert_null (cfn_kept_load (fixture->folder, file, NULL));
  }
  {
    g_autoptr (GFile) file = g_file_new_for_path ("/stacks/500.yaml");

    newest = cfn_kept_load (fixture->folder, file, NULL);
    g_assert_nonnull (newest);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/kept/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("name", test_name);
  ADD ("save-and-forget", test_save_and_forget);
  ADD ("no-folder", test_no_folder);
  ADD ("oldest-go", test_oldest_go);

  return g_test_run ();
}
