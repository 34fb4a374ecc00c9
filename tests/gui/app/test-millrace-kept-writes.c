/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "cfn-kept.h"
#include "help.h"
#include "millrace-kept-writes.h"

#define PUT "{\"put\": {\"id\": {\"S\": \"mine\"}}}"
#define WRITES "{\"format\": 1, \"writes\": [" PUT "]}"

typedef struct
{
  char               *path;
  GFile              *file;
  GFile              *folder;
  MillraceLab        *lab;
  MillraceKeptWrites *kept;
  guint               n_failures;
} Fixture;

static void
failed_cb (Fixture *fixture)
{
  fixture->n_failures++;
}

/* As a window that is opened. */
static void
begin (Fixture *fixture)
{
  fixture->lab = g_object_ref_sink (MILLRACE_LAB (millrace_lab_new ()));
  fixture->kept = millrace_kept_writes_new (fixture->lab);
  g_signal_connect_swapped (fixture->kept, "failed", G_CALLBACK (failed_cb), fixture);
}

/* As a window that is closed. */
static void
end (Fixture *fixture)
{
  millrace_kept_writes_set_document (fixture->kept, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->kept), (gpointer *) &fixture->kept);
  g_object_unref (fixture->kept);
  wait_until (fixture->kept == NULL);
  g_assert_finalize_object (fixture->lab);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "millrace", "writes", NULL);
  int handle = g_file_open_tmp ("millrace-XXXXXX.yaml", &fixture->path, NULL);

  g_assert_cmpint (handle, >=, 0);
  g_assert_true (g_close (handle, NULL));
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->folder = g_file_new_for_path (folder);
  begin (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  end (fixture);
  g_assert_true (cfn_kept_save (fixture->folder, fixture->file, NULL, NULL));
  g_assert_true (g_file_delete (fixture->file, NULL, NULL));
  g_assert_finalize_object (fixture->file);
  g_assert_finalize_object (fixture->folder);
  g_free (fixture->path);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_assert_true (cfn_document_load_finish (CFN_DOCUMENT (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static CfnDocument *
load (Fixture *fixture)
{
  CfnDocument *document = cfn_document_new ();
  gboolean is_loaded = FALSE;

  cfn_document_load_async (document, fixture->file, NULL, loaded_cb, &is_loaded);
  wait_until (is_loaded);
  millrace_kept_writes_set_document (fixture->kept, document);

  return document;
}

static void
take (Fixture    *fixture,
      const char *json)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (json, -1);
  g_autofree char *problem = NULL;

  g_assert_true (millrace_lab_take_writes (fixture->lab, text, &problem));
}

static gboolean
has_mine (Fixture *fixture)
{
  g_autofree char *json = millrace_lab_dup_own_writes (fixture->lab);

  return json != NULL && strstr (json, "mine") != NULL;
}

static gboolean
is_kept (Fixture *fixture,
         GFile   *file)
{
  g_autoptr (GBytes) bytes = cfn_kept_load (fixture->folder, file, NULL);

  return bytes != NULL;
}

static void
test_there_again (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (CfnDocument) document = load (fixture);
  g_autoptr (CfnDocument) again = NULL;
  g_autofree char *json = NULL;

  take (fixture, WRITES);
  end (fixture);
  begin (fixture);
  again = load (fixture);
  wait_until (has_mine (fixture));

  /* Nobody has looked at them yet. */
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (fixture->lab)));
  json = millrace_lab_dup_writes (fixture->lab);
  g_assert_nonnull (strstr (json, "mine"));
}

static void
test_kept_while_open (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (CfnDocument) document = load (fixture);

  take (fixture, WRITES);
  g_assert_false (is_kept (fixture, fixture->file));
  wait_until (is_kept (fixture, fixture->file));

  /* A sample is made again at any time. */
  millrace_lab_reset (fixture->lab);
  wait_until (!is_kept (fixture, fixture->file));
}

/* What is on the way to the lab is not for who is at another document by then. */
static void
test_another_document (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (WRITES, strlen (WRITES));
  g_autoptr (CfnDocument) document = NULL;
  g_autoptr (CfnDocument) other = cfn_document_new ();

  g_assert_true (cfn_kept_save (fixture->folder, fixture->file, bytes, NULL));
  document = load (fixture);
  millrace_kept_writes_set_document (fixture->kept, other);
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (5000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_false (has_mine (fixture));
  g_assert_true (is_kept (fixture, fixture->file));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_assert_true (cfn_document_save_finish (CFN_DOCUMENT (source), result, NULL));
}

/* Under another name both have them; nothing is kept for what has no name. */
static void
test_saved_as (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (CfnDocument) document = cfn_document_new ();
  g_autofree char *path = g_strconcat (fixture->path, ".copy.yaml", NULL);
  g_autoptr (GFile) copy = g_file_new_for_path (path);

  millrace_kept_writes_set_document (fixture->kept, document);
  take (fixture, WRITES);
  cfn_document_save_async (document, fixture->file, TRUE, NULL, saved_cb, NULL);
  wait_until (is_kept (fixture, fixture->file));
  cfn_document_save_async (document, copy, TRUE, NULL, saved_cb, NULL);
  wait_until (is_kept (fixture, copy));
  g_assert_true (is_kept (fixture, fixture->file));

  g_assert_true (cfn_kept_save (fixture->folder, copy, NULL, NULL));
  g_assert_true (g_file_delete (copy, NULL, NULL));
}

static void
test_not_understood (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\"format\": 7}", 13);
  g_autoptr (CfnDocument) document = NULL;
  g_autofree char *json = NULL;

  g_assert_true (cfn_kept_save (fixture->folder, fixture->file, bytes, NULL));
  document = load (fixture);
  for (guint i = 0; i < 150; i++)
    {
      g_usleep (5000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_null (json = millrace_lab_dup_own_writes (fixture->lab));
  /* Who understands it may still do so. */
  g_assert_true (is_kept (fixture, fixture->file));
}

static void
test_no_room (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (CfnDocument) document = load (fixture);
  g_autoptr (GFile) kept = cfn_kept_file_for (fixture->folder, fixture->file);

  /* Where there is a folder, there is no room for a file. */
  g_assert_true (g_file_make_directory_with_parents (kept, NULL, NULL));
  take (fixture, WRITES);
  wait_until (fixture->n_failures == 1);
  g_assert_true (g_file_delete (kept, NULL, NULL));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/kept-writes/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("there-again", test_there_again);
  ADD ("kept-while-open", test_kept_while_open);
  ADD ("another-document", test_another_document);
  ADD ("saved-as", test_saved_as);
  ADD ("not-understood", test_not_understood);
  ADD ("no-room", test_no_room);

  return g_test_run ();
}
