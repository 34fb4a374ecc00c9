/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-file-watch.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "cfn-save.h"
#include "settle.h"

typedef struct
{
  char *directory;
  char *path;
  GFile *file;
  CfnFileWatch *watch;
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
count_cb (guint *n_changes)
{
  ++*n_changes;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *etag = NULL;

  fixture->directory = g_dir_make_tmp ("millrace-watch-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->directory, "stack.yml", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  g_assert_true (g_file_set_contents (fixture->path, "old\n", -1, NULL));

  bytes = cfn_load_bytes (fixture->file, &etag, NULL, NULL);
  fixture->watch = cfn_file_watch_new (fixture->file, etag, bytes);
  g_signal_connect_swapped (fixture->watch, "changed", G_CALLBACK (changed_cb), fixture);
  /* The clock that files are stamped by is a coarse one. */
  g_usleep (20 * 1000);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->watch);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_object_unref (fixture->file);
  g_free (fixture->path);
  g_free (fixture->directory);
}

static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_true (g_file_set_contents (fixture->path, "new\n", -1, NULL));
  let_settle ();
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  g_assert_true (g_file_set_contents (fixture->path, "newer\n", -1, NULL));
  let_settle ();
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_true (cfn_file_watch_is_other (fixture->watch));

  g_assert_true (g_file_set_contents (fixture->path, "old\n", -1, NULL));
  let_settle ();
  g_assert_cmpuint (fixture->n_changes, ==, 3);
  g_assert_false (cfn_file_watch_is_other (fixture->watch));
}

static void
test_touched (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = g_strdup (cfn_file_watch_get_etag (fixture->watch));

  g_assert_true (g_file_set_contents (fixture->path, "old\n", -1, NULL));
  let_settle ();
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_cmpstr (cfn_file_watch_get_etag (fixture->watch), !=, before);
}

static void
test_deleted (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  let_settle ();
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (cfn_file_watch_is_gone (fixture->watch));
  g_assert_false (cfn_file_watch_is_other (fixture->watch));
}

static void
test_paused (Fixture       *fixture,
             gconstpointer  data)
{
  cfn_file_watch_pause (fixture->watch);
  g_assert_true (g_file_set_contents (fixture->path, "ours\n", -1, NULL));
  let_settle ();
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  cfn_file_watch_resume (fixture->watch);
}

/* As large as an empty file; to open it would be to wait for ever. */
static void
test_no_file_any_more (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (CfnFileWatch) watch = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *etag = NULL;
  guint n_changes = 0;

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  bytes = cfn_load_bytes (fixture->file, &etag, NULL, NULL);
  watch = cfn_file_watch_new (fixture->file, etag, bytes);
  g_signal_connect_swapped (watch, "changed", G_CALLBACK (count_cb), &n_changes);
  g_usleep (20 * 1000);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  let_settle ();
  g_assert_cmpuint (n_changes, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/file-watch/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("changed", test_changed);
  ADD ("touched", test_touched);
  ADD ("deleted", test_deleted);
  ADD ("paused", test_paused);
  ADD ("no-file-any-more", test_no_file_any_more);

  return g_test_run ();
}
