/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-save.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cfn-tree.h"

typedef struct
{
  char *directory;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->directory = g_dir_make_tmp ("millrace-save-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->directory, "stack.yml", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  g_assert_true (g_file_set_contents (fixture->path, "old\n", -1, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);

  g_assert_finalize_object (fixture->file);
  g_free (fixture->path);
  g_free (fixture->directory);
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new\r\n\0x", 7);
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *loaded = NULL;

  g_assert_true (cfn_save_bytes (fixture->file, bytes, NULL, &saved, NULL, &error));
  g_assert_no_error (error);
  found = cfn_load_bytes (fixture->file, &loaded, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, found));
  g_assert_cmpstr (saved, ==, loaded);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) found = NULL;

  g_assert_true (cfn_save_bytes (fixture->file, bytes, NULL, NULL, NULL, NULL));
  found = cfn_load_bytes (fixture->file, NULL, NULL, NULL);
  g_assert_cmpuint (g_bytes_get_size (found), ==, 0);
}

static void
test_mode_stays (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new\n", 4);
  GStatBuf info;

  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  g_assert_true (cfn_save_bytes (fixture->file, bytes, NULL, NULL, NULL, NULL));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0640);
  assert_contents (fixture->path, "new\n");
}

static void
test_through_link (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *link_path = g_build_filename (fixture->directory, "link.yml", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link_path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new\n", 4);

  g_assert_cmpint (symlink ("stack.yml", link_path), ==, 0);
  g_assert_true (cfn_save_bytes (link_file, bytes, NULL, NULL, NULL, NULL));
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  assert_contents (fixture->path, "new\n");
}

static void
test_someone_else_wrote (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new\n", 4);
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;

  found = cfn_load_bytes (fixture->file, &etag, NULL, NULL);
  /* The clock that files are stamped by is a coarse one. */
  g_usleep (20 * 1000);
  g_assert_true (g_file_set_contents (fixture->path, "theirs\n", -1, NULL));

  g_assert_false (cfn_save_bytes (fixture->file, bytes, etag, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_contents (fixture->path, "theirs\n");
}

static void
test_too_large (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;

  g_assert_cmpint (truncate (fixture->path, cfn_limits_default.max_bytes), ==, 0);
  found = cfn_load_bytes (fixture->file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&found, g_bytes_unref);

  g_assert_cmpint (truncate (fixture->path, cfn_limits_default.max_bytes + 1), ==, 0);
  found = cfn_load_bytes (fixture->file, &etag, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_null (found);
  g_assert_null (etag);
}

static void
test_no_such_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GFile) directory = g_file_new_for_path (fixture->directory);
  g_autoptr (GFile) none = g_file_get_child (directory, "none.yml");
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_load_bytes (none, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (cfn_load_bytes (directory, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

/* Merely opening one would wait for a writer. */
static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *pipe_path = g_build_filename (fixture->directory, "pipe.yml", NULL);
  const char *paths[] = { pipe_path, "/dev/zero", "/dev/full" };

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (cfn_load_bytes (file, NULL, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
    }
}

typedef struct
{
  GMainLoop *loop;
  GBytes *bytes;
  char *etag;
  GError *error;
} Loaded;

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Loaded *loaded = data;

  loaded->bytes = cfn_load_bytes_finish (result, &loaded->etag, &loaded->error);
  g_main_loop_quit (loaded->loop);
}

static void
load_in_thread (const char *path,
                Loaded     *loaded)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  loaded->loop = loop;
  cfn_load_bytes_async (file, NULL, loaded_cb, loaded);
  g_main_loop_run (loop);
}

/* The same, while somebody else goes on. */
static void
test_in_thread (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *pipe_path = g_build_filename (fixture->directory, "pipe.yml", NULL);
  g_autofree char *etag = NULL;
  g_autoptr (GBytes) bytes = cfn_load_bytes (fixture->file, &etag, NULL, NULL);
  Loaded good = { NULL };
  Loaded bad = { NULL };

  load_in_thread (fixture->path, &good);
  g_assert_no_error (good.error);
  g_assert_true (g_bytes_equal (bytes, good.bytes));
  g_assert_cmpstr (etag, ==, good.etag);
  g_bytes_unref (good.bytes);
  g_free (good.etag);

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  load_in_thread (pipe_path, &bad);
  g_assert_error (bad.error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_null (bad.bytes);
  g_assert_null (bad.etag);
  g_clear_error (&bad.error);
}

static void
test_link_to_itself (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *link_path = g_build_filename (fixture->directory, "link.yml", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link_path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("link.yml", link_path), ==, 0);
  g_assert_null (cfn_load_bytes (link_file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
}

typedef struct
{
  const char *path;
  gint stop;
} Writer;

/* Makes the file longer and shorter for as long as it is read. */
static gpointer
write_on (gpointer data)
{
  Writer *writer = data;

  for (guint i = 0; !g_atomic_int_get (&writer->stop); i++)
    g_assert_cmpint (truncate (writer->path, (4 + i % 4) * 1024 * 1024), ==, 0);

  return NULL;
}

/* Whatever is read is all of the file at one time, or nothing. */
static void
test_changes_meanwhile (Fixture       *fixture,
                        gconstpointer  data)
{
  Writer writer = { fixture->path, FALSE };
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gboolean was_refused = FALSE;
  GThread *thread;

  g_assert_cmpint (truncate (fixture->path, 4 * 1024 * 1024), ==, 0);
  thread = g_thread_new ("writer", write_on, &writer);
  while (!was_refused && g_get_monotonic_time () < end)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = cfn_load_bytes (fixture->file, NULL, NULL, &error);

      if (bytes != NULL)
        continue;

      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
      was_refused = TRUE;
    }
  g_atomic_int_set (&writer.stop, TRUE);
  g_thread_join (thread);

  g_assert_true (was_refused);
}

/* As on a disk that is full: no file may have more than a few bytes from here on. */
static void
test_no_space (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("longer than that\n", 17);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  struct rlimit before, little;
  gboolean is_saved;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  little = before;
  little.rlim_cur = 8;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  is_saved = cfn_save_bytes (fixture->file, bytes, NULL, NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_false (is_saved);
  g_assert_nonnull (error);
  assert_contents (fixture->path, "old\n");
  /* Nor is anything left beside it. */
  dir = g_dir_open (fixture->directory, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "stack.yml");
  g_assert_null (g_dir_read_name (dir));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cfn_save_bytes_finish (result, &error));
  g_assert_no_error (error);
  g_assert_true (G_IS_FILE (source));
  *(gboolean *) user_data = TRUE;
}

static void
test_save_in_thread (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new\n", 4);
  gboolean is_done = FALSE;

  cfn_save_bytes_async (fixture->file, bytes, NULL, saved_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  assert_contents (fixture->path, "new\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/save/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("round-trip", test_round_trip);
  ADD ("empty", test_empty);
  ADD ("mode-stays", test_mode_stays);
  ADD ("through-link", test_through_link);
  ADD ("someone-else-wrote", test_someone_else_wrote);
  ADD ("no-space", test_no_space);
  ADD ("save-in-thread", test_save_in_thread);
  ADD ("too-large", test_too_large);
  ADD ("no-such-file", test_no_such_file);
  ADD ("no-file", test_no_file);
  ADD ("in-thread", test_in_thread);
  ADD ("link-to-itself", test_link_to_itself);
  ADD ("changes-meanwhile", test_changes_meanwhile);

  return g_test_run ();
}
