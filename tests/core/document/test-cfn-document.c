/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-document.h"

#include <glib/gstdio.h>

#include <string.h>

#include "settle.h"

typedef struct
{
  char *directory;
  char *path;
  char *layout_path;
  GFile *file;
  CfnDocument *document;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->directory = g_dir_make_tmp ("millrace-document-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->directory, "stack.yml", NULL);
  fixture->layout_path = g_build_filename (fixture->directory, "stack.layout", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->document = cfn_document_new ();
  g_assert_true (g_file_set_contents (fixture->path, "A: 1\n", -1, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->document);
  g_unlink (fixture->path);
  g_unlink (fixture->layout_path);
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_object_unref (fixture->file);
  g_free (fixture->path);
  g_free (fixture->layout_path);
  g_free (fixture->directory);
}

static void
assert_text (CfnDocument *document,
             const char  *expected)
{
  g_assert_cmpstr (cfn_text_get_data (cfn_document_get_text (document), NULL), ==, expected);
}

static void
replace (CfnDocument *document,
         gsize        start,
         gsize        end,
         const char  *text,
         const char  *name,
         const char  *merge_key)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();

  g_assert_true (cfn_edit_add (edit, (CfnSpan) { start, end }, text, -1));
  cfn_document_apply (document, edit, name, merge_key);
}

static void
place (CfnDocument *document,
       const char  *id,
       double       x,
       const char  *name)
{
  g_autoptr (CfnPositions) positions = cfn_positions_with (cfn_document_get_positions (document),
                                                           id,
                                                           &(CfnPoint) { x, 48 });

  cfn_document_set_positions (document, positions, name, NULL);
}

static double
get_x (CfnDocument *document,
       const char  *id)
{
  CfnPoint point = { -1, -1 };

  cfn_positions_lookup (cfn_document_get_positions (document), id, &point);
  return point.x;
}

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GAsyncResult **stored = user_data;

  *stored = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **stored)
{
  while (*stored == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *stored;
}

static gboolean
load (Fixture  *fixture,
      GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cfn_document_load_async (fixture->document, fixture->file, NULL, store_result_cb, &result);
  return cfn_document_load_finish (fixture->document, wait_for (&result), error);
}

static gboolean
save (Fixture   *fixture,
      GFile     *file,
      gboolean   force,
      GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cfn_document_save_async (fixture->document, file, force, NULL, store_result_cb, &result);
  return cfn_document_save_finish (fixture->document, wait_for (&result), error);
}

static void
test_new (void)
{
  CfnDocument *document = cfn_document_new ();
  g_autofree char *name = cfn_document_dup_display_name (document);

  assert_text (document, "");
  g_assert_cmpstr (name, ==, "Untitled");
  g_assert_null (cfn_document_get_file (document));
  g_assert_false (cfn_document_get_modified (document));
  g_assert_false (cfn_document_can_undo (document));
  g_assert_false (cfn_document_can_redo (document));
  cfn_document_undo (document);
  cfn_document_redo (document);
  g_assert_finalize_object (document);
}

static void
test_undo_and_redo (void)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string ("one two", -1);
  CfnDocument *document = cfn_document_new_from_text (text);

  replace (document, 0, 3, "ONE", "Shout", NULL);
  place (document, "Table", 24, "Move Table");
  replace (document, 4, 7, "three", "Count", NULL);

  assert_text (document, "ONE three");
  g_assert_cmpstr (cfn_document_get_undo_name (document), ==, "Count");

  cfn_document_undo (document);
  assert_text (document, "ONE two");
  g_assert_cmpfloat (get_x (document, "Table"), ==, 24);
  cfn_document_undo (document);
  g_assert_cmpfloat (get_x (document, "Table"), ==, -1);
  assert_text (document, "ONE two");
  cfn_document_undo (document);
  assert_text (document, "one two");
  g_assert_false (cfn_document_can_undo (document));
  g_assert_cmpstr (cfn_document_get_redo_name (document), ==, "Shout");

  cfn_document_redo (document);
  cfn_document_redo (document);
  cfn_document_redo (document);
  assert_text (document, "ONE three");
  g_assert_cmpfloat (get_x (document, "Table"), ==, 24);
  g_assert_false (cfn_document_can_redo (document));

  g_assert_finalize_object (document);
}

static void
test_one_step_of_both (void)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string ("abc", -1);
  CfnDocument *document = cfn_document_new_from_text (text);

  cfn_document_begin_step (document, "Add Table");
  replace (document, 3, 3, "def", "Insert", NULL);
  place (document, "Table", 96, "Place");
  replace (document, 0, 1, "", "Delete", NULL);
  cfn_document_end_step (document);

  assert_text (document, "bcdef");
  g_assert_cmpstr (cfn_document_get_undo_name (document), ==, "Add Table");
  cfn_document_undo (document);
  assert_text (document, "abc");
  g_assert_cmpfloat (get_x (document, "Table"), ==, -1);
  cfn_document_redo (document);
  assert_text (document, "bcdef");
  g_assert_cmpfloat (get_x (document, "Table"), ==, 96);

  g_assert_finalize_object (document);
}

static void
test_nothing_is_no_step (void)
{
  CfnDocument *document = cfn_document_new ();
  g_autoptr (CfnEdit) edit = cfn_edit_new ();

  cfn_document_apply (document, edit, "Nothing", NULL);
  cfn_document_set_positions (document, cfn_document_get_positions (document), "Nothing", NULL);
  g_assert_false (cfn_document_can_undo (document));
  g_assert_cmpuint (cfn_document_get_revision (document), ==, 0);

  g_assert_finalize_object (document);
}

typedef struct
{
  CfnText *text;       /* what a view that follows the edits has */
  guint n_changes;
  guint n_from_history;
  guint n_positions;
  guint n_modified;
} View;

static void
view_changed_cb (CfnDocument *document,
                 CfnEdit     *edit,
                 gboolean     from_history,
                 View        *view)
{
  CfnText *after = cfn_edit_apply (edit, view->text);

  cfn_text_unref (view->text);
  view->text = after;
  view->n_changes++;
  view->n_from_history += from_history;
  g_assert_true (cfn_text_equal (after, cfn_document_get_text (document)));
}

static void
count_cb (guint *counter)
{
  (*counter)++;
}

static void
test_signals (void)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string ("abc", -1);
  CfnDocument *document = cfn_document_new_from_text (text);
  View view = { .text = cfn_text_ref (text) };
  guint64 revision = cfn_document_get_revision (document);

  g_signal_connect (document, "changed", G_CALLBACK (view_changed_cb), &view);
  g_signal_connect_swapped (document, "positions-changed", G_CALLBACK (count_cb),
                            &view.n_positions);
  g_signal_connect_swapped (document, "notify::modified", G_CALLBACK (count_cb),
                            &view.n_modified);

  replace (document, 1, 2, "xyz", "Type", "typing");
  replace (document, 4, 4, "!", "Type", "typing");
  place (document, "Table", 0, "Move");
  cfn_document_undo (document);
  cfn_document_undo (document);
  cfn_document_redo (document);

  g_assert_cmpuint (view.n_changes, ==, 4);
  g_assert_cmpuint (view.n_from_history, ==, 2);
  g_assert_cmpuint (view.n_positions, ==, 2);
  g_assert_cmpuint (view.n_modified, ==, 3);
  g_assert_cmpuint (cfn_document_get_revision (document), ==, revision + 4);

  cfn_text_unref (view.text);
  g_assert_finalize_object (document);
}

static void
test_modified (Fixture       *fixture,
               gconstpointer  data)
{
  CfnDocument *document = fixture->document;

  g_assert_true (load (fixture, NULL));
  g_assert_false (cfn_document_get_modified (document));

  replace (document, 3, 4, "2", "Set", NULL);
  g_assert_true (cfn_document_get_modified (document));
  cfn_document_undo (document);
  g_assert_false (cfn_document_get_modified (document));
  cfn_document_redo (document);
  g_assert_true (cfn_document_get_modified (document));

  g_assert_true (save (fixture, NULL, FALSE, NULL));
  g_assert_false (cfn_document_get_modified (document));
  cfn_document_undo (document);
  g_assert_true (cfn_document_get_modified (document));
  cfn_document_redo (document);
  g_assert_false (cfn_document_get_modified (document));

  place (document, "A", 24, "Move A");
  g_assert_true (cfn_document_get_modified (document));
  cfn_document_undo (document);
  g_assert_false (cfn_document_get_modified (document));
}

static void
test_saving_ends_a_step (Fixture       *fixture,
                         gconstpointer  data)
{
  CfnDocument *document = fixture->document;

  g_assert_true (load (fixture, NULL));
  replace (document, 4, 4, "2", "Type", "typing");
  g_assert_true (save (fixture, NULL, FALSE, NULL));
  replace (document, 5, 5, "3", "Type", "typing");

  cfn_document_undo (document);
  assert_text (document, "A: 12\n");
  g_assert_false (cfn_document_get_modified (document));
}

static void
test_load_and_save (Fixture       *fixture,
                    gconstpointer  data)
{
  CfnDocument *document = fixture->document;
  g_autofree char *name = NULL;
  g_autofree char *contents = NULL;

  replace (document, 0, 0, "unsaved", "Type", NULL);
  g_assert_true (load (fixture, NULL));
  assert_text (document, "A: 1\n");
  g_assert_false (cfn_document_can_undo (document));
  g_assert_true (g_file_equal (cfn_document_get_file (document), fixture->file));
  name = cfn_document_dup_display_name (document);
  g_assert_cmpstr (name, ==, "stack.yml");

  replace (document, 3, 4, "2", "Set", NULL);
  g_assert_true (save (fixture, NULL, FALSE, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "A: 2\n");
  g_assert_false (g_file_test (fixture->layout_path, G_FILE_TEST_EXISTS));

  /* Again, without anybody else having touched it. */
  replace (document, 3, 4, "3", "Set", NULL);
  g_assert_true (save (fixture, NULL, FALSE, NULL));
}

static void
test_any_bytes (Fixture       *fixture,
                gconstpointer  data)
{
  static const char bytes[] = "\xef\xbb\xbf" "A: [1,\r\n\t\xff\0 }\r";
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (fixture->path, bytes, sizeof bytes - 1, NULL));
  g_assert_true (load (fixture, NULL));
  g_assert_true (save (fixture, NULL, FALSE, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, bytes, sizeof bytes - 1);
}

static void
test_layout_file (Fixture       *fixture,
                  gconstpointer  data)
{
  CfnDocument *document = fixture->document;
  g_autoptr (CfnPositions) none = cfn_positions_new ();

  g_assert_true (load (fixture, NULL));
  place (document, "A", 72, "Move A");
  g_assert_true (save (fixture, NULL, FALSE, NULL));
  g_assert_true (g_file_test (fixture->layout_path, G_FILE_TEST_EXISTS));
  g_assert_false (cfn_document_get_modified (document));

  place (document, "A", 0, "Move A");
  g_assert_true (load (fixture, NULL));
  g_assert_cmpfloat (get_x (document, "A"), ==, 72);

  cfn_document_set_positions (document, none, "Tidy", NULL);
  g_assert_true (save (fixture, NULL, FALSE, NULL));
  g_assert_false (g_file_test (fixture->layout_path, G_FILE_TEST_EXISTS));
}

/* Longer than a tick of the clock that files are stamped by. */
static void
write_layout (Fixture    *fixture,
              const char *contents)
{
  g_usleep (20 * 1000);
  g_assert_true (g_file_set_contents (fixture->layout_path, contents, -1, NULL));
}

static void
assert_layout (Fixture    *fixture,
               const char *expected)
{
  g_autofree char *contents = NULL;
  const char *lines;

  g_assert_true (g_file_get_contents (fixture->layout_path, &contents, NULL, NULL));
  lines = strchr (contents, '\n') + 1;
  g_assert_cmpstr (lines, ==, expected);
}

/* A pull brings other people's places: they stay when the template is saved here, but for cards
 * that were moved here too. */
static void
test_layout_of_others (Fixture       *fixture,
                       gconstpointer  data)
{
  CfnDocument *document = fixture->document;
  guint n_reports = 0;

  g_signal_connect_swapped (document, "positions-taken-over", G_CALLBACK (count_cb), &n_reports);
  write_layout (fixture, "#\nA 0 48\nB 0 48\nC 0 48\nD 0 48\n");
  g_assert_true (load (fixture, NULL));
  place (document, "A", 24, "Move A");
  place (document, "B", 24, "Move B");
  write_layout (fixture, "#\nA 0 48\nB 99 48\nC 99 48\nE 99 48\n");

  g_assert_true (save (fixture, NULL, FALSE, NULL));
  assert_layout (fixture, "A 24 48\nB 24 48\nC 99 48\nE 99 48\n");
  g_assert_cmpfloat (get_x (document, "C"), ==, 99);
  g_assert_false (cfn_positions_lookup (cfn_document_get_positions (document), "D", NULL));
  g_assert_false (cfn_document_get_modified (document));
  g_assert_cmpuint (n_reports, ==, 1);

  /* What they did can be taken back like anything else, and alone. */
  g_assert_cmpstr (cfn_document_get_undo_name (document), ==, "Take Over Positions");
  cfn_document_undo (document);
  g_assert_cmpfloat (get_x (document, "C"), ==, 0);
  g_assert_cmpfloat (get_x (document, "B"), ==, 24);
  g_assert_true (save (fixture, NULL, FALSE, NULL));
  assert_layout (fixture, "A 24 48\nB 24 48\nC 0 48\nD 0 48\n");
  g_assert_cmpuint (n_reports, ==, 1);
}

/* Nothing was moved here: then the file is as they wrote it, to the byte. */
static void
test_layout_stays (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *contents = NULL;

  g_assert_true (load (fixture, NULL));
  write_layout (fixture, "# theirs\nB 99 48\nA 0 48\n");
  replace (fixture->document, 3, 4, "2", "Set", NULL);
  g_assert_true (save (fixture, NULL, TRUE, NULL));
  g_assert_true (g_file_get_contents (fixture->layout_path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "# theirs\nB 99 48\nA 0 48\n");
  g_assert_cmpfloat (get_x (fixture->document, "B"), ==, 99);
}

static void
test_layout_followed (Fixture       *fixture,
                      gconstpointer  data)
{
  CfnDocument *document = fixture->document;

  g_assert_true (load (fixture, NULL));
  place (document, "A", 24, "Move A");
  write_layout (fixture, "#\nB 99 48\n");
  let_settle ();
  g_assert_cmpfloat (get_x (document, "A"), ==, 24);
  g_assert_cmpfloat (get_x (document, "B"), ==, 99);
  g_assert_true (cfn_document_get_modified (document));

  g_assert_true (save (fixture, NULL, FALSE, NULL));
  let_settle ();
  g_assert_cmpstr (cfn_document_get_undo_name (document), ==, "Take Over Positions");
  g_assert_cmpint (g_unlink (fixture->layout_path), ==, 0);
  let_settle ();
  g_assert_true (cfn_positions_is_empty (cfn_document_get_positions (document)));
  g_assert_false (cfn_document_get_modified (document));
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  CfnDocument *document = fixture->document;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_true (load (fixture, NULL));
  replace (document, 3, 4, "2", "Set", NULL);
  /* The clock that files are stamped by is a coarse one. */
  g_usleep (20 * 1000);
  g_assert_true (g_file_set_contents (fixture->path, "A: theirs\n", -1, NULL));

  g_assert_false (save (fixture, NULL, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_assert_true (cfn_document_get_modified (document));

  g_assert_true (save (fixture, NULL, TRUE, NULL));
  g_assert_false (cfn_document_get_modified (document));
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "A: 2\n");
}

static void
test_save_as (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *other_path = g_build_filename (fixture->directory, "other.json", NULL);
  g_autofree char *other_layout = g_build_filename (fixture->directory, "other.layout", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (other_path);

  g_assert_true (load (fixture, NULL));
  place (fixture->document, "A", 24, "Move A");
  g_assert_true (save (fixture, other, FALSE, NULL));
  g_assert_true (g_file_equal (cfn_document_get_file (fixture->document), other));
  g_assert_true (g_file_test (other_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other_layout, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (fixture->layout_path, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_unlink (other_path), ==, 0);
  g_assert_cmpint (g_unlink (other_layout), ==, 0);
}

static void
test_load_fails (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  replace (fixture->document, 0, 0, "mine", "Type", NULL);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_false (load (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_text (fixture->document, "mine");
  g_assert_true (cfn_document_can_undo (fixture->document));
}

static void
test_changed_on_disk (Fixture       *fixture,
                      gconstpointer  data)
{
  guint n_reports = 0;

  g_assert_true (load (fixture, NULL));
  g_signal_connect_swapped (fixture->document, "changed-on-disk", G_CALLBACK (count_cb),
                            &n_reports);

  replace (fixture->document, 3, 4, "2", "Set", NULL);
  g_assert_true (save (fixture, NULL, FALSE, NULL));
  let_settle ();
  g_assert_cmpuint (n_reports, ==, 0);

  g_assert_true (g_file_set_contents (fixture->path, "A: theirs\n", -1, NULL));
  let_settle ();
  g_assert_cmpuint (n_reports, ==, 1);
}

/* What is on disk takes the place of what was edited, which can be had back. */
static void
test_reload_is_a_step (Fixture       *fixture,
                       gconstpointer  data)
{
  CfnDocument *document = fixture->document;

  g_assert_true (load (fixture, NULL));
  g_assert_false (cfn_document_can_undo (document));
  replace (document, 3, 4, "mine", "Set", NULL);
  place (document, "A", 72, "Move A");

  g_assert_true (g_file_set_contents (fixture->path, "A: theirs\n", -1, NULL));
  g_assert_true (load (fixture, NULL));
  assert_text (document, "A: theirs\n");
  g_assert_false (cfn_document_get_modified (document));
  g_assert_cmpstr (cfn_document_get_undo_name (document), ==, "Reload");

  cfn_document_undo (document);
  assert_text (document, "A: mine\n");
  g_assert_cmpfloat (get_x (document, "A"), ==, 72);
  g_assert_true (cfn_document_get_modified (document));
  cfn_document_undo (document);
  cfn_document_undo (document);
  assert_text (document, "A: 1\n");
  cfn_document_redo (document);
  cfn_document_redo (document);
  cfn_document_redo (document);
  assert_text (document, "A: theirs\n");
  g_assert_false (cfn_document_get_modified (document));

  /* There is nothing to take back of what changed nothing. */
  cfn_document_undo (document);
  g_assert_true (save (fixture, NULL, TRUE, NULL));
  g_assert_true (load (fixture, NULL));
  g_assert_cmpstr (cfn_document_get_undo_name (document), ==, "Move A");
}

/* Closing what is nowhere else would lose it. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_true (load (fixture, NULL));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  let_settle ();
  g_assert_cmpint (cfn_document_get_on_disk (fixture->document), ==, CFN_ON_DISK_GONE);
  g_assert_true (cfn_document_get_modified (fixture->document));

  g_assert_true (g_file_set_contents (fixture->path, "A: 1\n", -1, NULL));
  let_settle ();
  g_assert_cmpint (cfn_document_get_on_disk (fixture->document), ==, CFN_ON_DISK_AS_KNOWN);
  g_assert_false (cfn_document_get_modified (fixture->document));
}

/* Somebody who presses Ctrl+S twice is not another program, and the newer text is what stays. */
static void
test_saving_while_saving (Fixture       *fixture,
                          gconstpointer  data)
{
  const gboolean force = GPOINTER_TO_INT (data);
  CfnDocument *document = fixture->document;
  guint n_reports = 0;

  g_assert_true (load (fixture, NULL));
  g_signal_connect_swapped (document, "changed-on-disk", G_CALLBACK (count_cb), &n_reports);

  for (int i = 0; i < 20; i++)
    {
      GAsyncResult *results[4] = { NULL };
      g_autofree char *contents = NULL;

      for (gsize j = 0; j < G_N_ELEMENTS (results); j++)
        {
          replace (document, 3, 3, "x", "Type", NULL);
          cfn_document_save_async (document, NULL, force, NULL, store_result_cb, &results[j]);
        }
      for (gsize j = 0; j < G_N_ELEMENTS (results); j++)
        {
          g_autoptr (GAsyncResult) result = wait_for (&results[j]);
          g_autoptr (GError) error = NULL;

          cfn_document_save_finish (document, result, &error);
          g_assert_no_error (error);
        }

      g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
      assert_text (document, contents);
      g_assert_false (cfn_document_get_modified (document));
    }

  let_settle ();
  g_assert_cmpuint (n_reports, ==, 0);
}

/* A file that is read again while it is still being written is read whole. */
static void
test_loading_while_saving (Fixture       *fixture,
                           gconstpointer  data)
{
  CfnDocument *document = fixture->document;

  g_assert_true (load (fixture, NULL));

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GAsyncResult) saved = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *contents = NULL;

      replace (document, 3, 3, "x", "Type", NULL);
      cfn_document_save_async (document, NULL, FALSE, NULL, store_result_cb, &saved);
      g_assert_true (load (fixture, NULL));
      g_assert_nonnull (saved);
      cfn_document_save_finish (document, saved, &error);
      g_assert_no_error (error);

      g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
      assert_text (document, contents);
      g_assert_cmpuint (strlen (contents), ==, strlen ("A: 1\n") + i + 1);
    }
}

/* Whatever is done, undoing all of it gives back every byte and place, and redoing it every one of
 * the end. */
static void
test_random_walk (void)
{
  static const char start[] = "Resources:\n  Täble:\n    Type: AWS::DynamoDB::Table\n";
  static const char * const words[] = { "", "x", "\n", "ä", "  Key: value\n", "\xf0\x9f\x98\x80" };
  static const char * const keys[] = { NULL, "typing", "nudge" };

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (CfnText) text = cfn_text_new_from_string (start, -1);
      g_autoptr (CfnText) end = NULL;
      g_autoptr (CfnPositions) placed = NULL;
      CfnDocument *document = cfn_document_new_from_text (text);
      guint depth = 0;

      for (guint i = 0; i < 120; i++)
        {
          const gsize length = cfn_text_get_length (cfn_document_get_text (document));
          const gsize from = g_test_rand_int_range (0, length + 1);
          const gsize reach = from + g_test_rand_int_range (0, 6);
          const gsize to = MIN (length, reach);

          switch (g_test_rand_int_range (0, 10))
            {
            case 0:
              cfn_document_begin_step (document, "Several");
              depth++;
              break;

            case 1:
              if (depth > 0)
                {
                  cfn_document_end_step (document);
                  depth--;
                }
              break;

            case 2:
              place (document, words[1 + i % 2], g_test_rand_int_range (0, 50), "Move");
              break;

            case 3:
              if (depth == 0)
                cfn_document_undo (document);
              break;

            case 4:
              if (depth == 0)
                cfn_document_redo (document);
              break;

            default:
              replace (document, from, to, words[g_test_rand_int_range (0, 6)], "Edit",
                       keys[g_test_rand_int_range (0, 3)]);
            }
        }

      while (depth-- > 0)
        cfn_document_end_step (document);
      while (cfn_document_can_redo (document))
        cfn_document_redo (document);

      end = cfn_text_ref (cfn_document_get_text (document));
      placed = cfn_positions_ref (cfn_document_get_positions (document));
      while (cfn_document_can_undo (document))
        cfn_document_undo (document);
      assert_text (document, start);
      g_assert_cmpuint (cfn_positions_get_n (cfn_document_get_positions (document)), ==, 0);
      g_assert_false (cfn_document_get_modified (document));

      while (cfn_document_can_redo (document))
        cfn_document_redo (document);
      g_assert_true (cfn_text_equal (end, cfn_document_get_text (document)));
      g_assert_true (cfn_positions_equal (placed, cfn_document_get_positions (document)));

      g_assert_finalize_object (document);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/new", test_new);
  g_test_add_func ("/document/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/document/one-step-of-both", test_one_step_of_both);
  g_test_add_func ("/document/nothing-is-no-step", test_nothing_is_no_step);
  g_test_add_func ("/document/signals", test_signals);
  g_test_add_func ("/document/random-walk", test_random_walk);

#define ADD(name, function) \
  g_test_add ("/document/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("modified", test_modified);
  ADD ("saving-ends-a-step", test_saving_ends_a_step);
  ADD ("load-and-save", test_load_and_save);
  ADD ("any-bytes", test_any_bytes);
  ADD ("layout-file", test_layout_file);
  ADD ("layout-of-others", test_layout_of_others);
  ADD ("layout-stays", test_layout_stays);
  ADD ("layout-followed", test_layout_followed);
  ADD ("conflict", test_conflict);
  ADD ("save-as", test_save_as);
  ADD ("load-fails", test_load_fails);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("reload-is-a-step", test_reload_is_a_step);
  ADD ("gone", test_gone);
  ADD ("saving-while-saving", test_saving_while_saving);
  g_test_add ("/document/saving-by-force-while-saving", Fixture, GINT_TO_POINTER (TRUE), set_up,
              test_saving_while_saving, tear_down);
  ADD ("loading-while-saving", test_loading_while_saving);

  return g_test_run ();
}
