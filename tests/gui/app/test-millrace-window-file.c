/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "window-help.h"

static GFile *
copy_article (WindowFixture *fixture)
{
  g_autofree char *from = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"),
                                            "tests/golden/inputs/article.yml", NULL);
  g_autofree char *to = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  fixture->folder = g_dir_make_tmp ("millrace-XXXXXX", &error);
  g_assert_no_error (error);
  to = g_build_filename (fixture->folder, "article.yml", NULL);
  g_assert_true (g_file_get_contents (from, &data, &length, NULL));
  g_assert_true (g_file_set_contents (to, data, length, NULL));
  return g_file_new_for_path (to);
}

static void
remove_scratch (WindowFixture *fixture,
                GFile         *file)
{
  g_file_delete (file, NULL, NULL);
  g_rmdir (fixture->folder);
}

static char *
read_bytes (GFile *file)
{
  char *data = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &data, NULL, NULL, NULL));
  return data;
}

static GtkWindow *
get_dialog (WindowFixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
answer (WindowFixture *fixture,
        const char    *label)
{
  GtkWidget *button;

  wait_until (get_dialog (fixture) != NULL);
  button = find_button (GTK_WIDGET (get_dialog (fixture)), label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_until (get_dialog (fixture) == NULL);
}

static void
open_article (WindowFixture *fixture,
              GFile         *file)
{
  millrace_window_load (fixture->window, file);
  wait_until (cfn_document_get_file (get_document (fixture)) != NULL);
  wait_for_picture (get_pipeline (fixture));
}

static void
test_saving_changes_no_byte (WindowFixture *fixture,
                             gconstpointer  data)
{
  g_autoptr (GFile) file = copy_article (fixture);
  g_autofree char *before = read_bytes (file);
  g_autofree char *after = NULL;

  open_article (fixture, file);
  act (fixture, "win.set-property", "('EchoFunction.Properties.Timeout', '30')");
  act (fixture, "win.save", NULL);
  wait_until (!cfn_document_get_modified (get_document (fixture)));
  after = read_bytes (file);
  g_assert_nonnull (strstr (after, "Timeout: 30\n"));
  g_clear_pointer (&after, g_free);

  act (fixture, "win.undo", NULL);
  g_assert_true (cfn_document_get_modified (get_document (fixture)));
  act (fixture, "win.save", NULL);
  wait_until (!cfn_document_get_modified (get_document (fixture)));
  after = read_bytes (file);
  g_assert_cmpstr (after, ==, before);
  remove_scratch (fixture, file);
}

static void
test_missing_file (WindowFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/stack.yaml");

  millrace_window_load (fixture->window, file);
  answer (fixture, "_Close");
  g_assert_true (millrace_window_is_pristine (fixture->window));
}

static void
test_closing_asks (WindowFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr (GFile) file = copy_article (fixture);
  g_autofree char *after = NULL;

  open_article (fixture, file);
  act (fixture, "win.set-property", "('EchoFunction.Properties.Timeout', '30')");
  act (fixture, "win.close", NULL);
  answer (fixture, "_Cancel");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));

  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  act (fixture, "win.close", NULL);
  answer (fixture, "_Save");
  wait_until (fixture->window == NULL);
  after = read_bytes (file);
  g_assert_nonnull (strstr (after, "Timeout: 30\n"));
  remove_scratch (fixture, file);
}

static void
test_discarding (WindowFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (GFile) file = copy_article (fixture);
  g_autofree char *after = NULL;

  open_article (fixture, file);
  act (fixture, "win.set-property", "('EchoFunction.Properties.Timeout', '30')");
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  act (fixture, "win.close", NULL);
  answer (fixture, "_Discard");
  wait_until (fixture->window == NULL);
  after = read_bytes (file);
  g_assert_null (strstr (after, "Timeout: 30\n"));
  remove_scratch (fixture, file);
}

static void
test_overwriting_asks (WindowFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr (GFile) file = copy_article (fixture);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *after = NULL;

  open_article (fixture, file);
  act (fixture, "win.set-property", "('EchoFunction.Properties.Timeout', '30')");
  g_assert_true (g_file_set_contents (path, "Resources: {}\n", -1, NULL));
  act (fixture, "win.save", NULL);
  answer (fixture, "_Overwrite");
  wait_until (!cfn_document_get_modified (get_document (fixture)));
  after = read_bytes (file);
  g_assert_nonnull (strstr (after, "Timeout: 30\n"));
  remove_scratch (fixture, file);
}

static void
test_reloading (WindowFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) file = copy_article (fixture);
  g_autofree char *path = g_file_get_path (file);

  open_article (fixture, file);
  g_assert_true (g_file_set_contents (path, "Resources: {}\n", -1, NULL));
  act (fixture, "win.reload", NULL);
  wait_until (has_text (get_document (fixture), "Resources: {}"));
  g_assert_false (cfn_document_get_modified (get_document (fixture)));

  /* Keeping mine means that the next save does not ask. */
  act (fixture, "win.add", "('AWS::SQS::Queue', 0.0, 0.0)");
  g_assert_true (g_file_set_contents (path, "Resources: {} # theirs\n", -1, NULL));
  act (fixture, "win.keep-mine", NULL);
  act (fixture, "win.save", NULL);
  wait_until (!cfn_document_get_modified (get_document (fixture)));
  g_assert_null (get_dialog (fixture));
  {
    g_autofree char *layout = g_build_filename (fixture->folder, "article.layout", NULL);

    g_assert_cmpint (g_unlink (layout), ==, 0);
  }
  remove_scratch (fixture, file);
}

/* The button of the banner with that @label, or NULL while it is not shown. */
static GtkWidget *
find_in_banner (WindowFixture *fixture,
                const char    *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (fixture->window), label);

  return button != NULL && gtk_widget_get_child_visible (gtk_widget_get_parent (button))
             && gtk_widget_get_mapped (button)
           ? button : NULL;
}

/* What was pulled while the template is open is on the canvas, and can be taken back. */
static void
test_arrangement_of_others (WindowFixture *fixture,
                            gconstpointer  data)
{
  g_autoptr (GFile) file = copy_article (fixture);
  g_autofree char *layout = g_build_filename (fixture->folder, "article.layout", NULL);
  CfnPoint point = { 0, 0 };

  open_article (fixture, file);
  g_assert_true (g_file_set_contents (layout, "EchoFunction 1200 480\n", -1, NULL));
  wait_until (find_in_banner (fixture, "_Undo") != NULL);
  g_assert_true (cfn_positions_lookup (cfn_document_get_positions (get_document (fixture)),
                                       "EchoFunction", &point));
  g_assert_cmpfloat (point.x, ==, 1200);
  g_assert_false (cfn_document_get_modified (get_document (fixture)));

  act (fixture, "win.undo", NULL);
  g_assert_true (cfn_positions_is_empty (cfn_document_get_positions (get_document (fixture))));
  g_assert_cmpint (g_unlink (layout), ==, 0);
  remove_scratch (fixture, file);
}

/* Who kept their own has not seen what was written after that. */
static void
test_kept_only_once (WindowFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr (GFile) file = copy_article (fixture);
  const char *path = g_file_peek_path (file);

  open_article (fixture, file);
  act (fixture, "win.set-property", "('EchoFunction.Properties.Timeout', '30')");
  g_assert_true (g_file_set_contents (path, "Resources: {}\n", -1, NULL));
  wait_until (find_in_banner (fixture, "_Reload") != NULL);
  act (fixture, "win.keep-mine", NULL);
  wait_until (find_in_banner (fixture, "_Reload") == NULL);

  g_assert_true (g_file_set_contents (path, "Resources: {} # later\n", -1, NULL));
  wait_until (find_in_banner (fixture, "_Reload") != NULL);
  act (fixture, "win.save", NULL);
  answer (fixture, "_Cancel");
  remove_scratch (fixture, file);
}

/* There is nothing to reload, and what is in the window is nowhere else: closing it asks. */
static void
test_file_is_gone (WindowFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr (GFile) file = copy_article (fixture);
  g_autofree char *before = read_bytes (file);

  open_article (fixture, file);
  g_assert_true (g_file_delete (file, NULL, NULL));
  wait_until (find_in_banner (fixture, "_Keep Mine") != NULL);
  g_assert_null (find_in_banner (fixture, "_Reload"));
  act (fixture, "win.close", NULL);
  answer (fixture, "_Cancel");

  g_assert_true (g_file_set_contents (g_file_peek_path (file), before, -1, NULL));
  wait_until (find_in_banner (fixture, "_Keep Mine") == NULL);
  remove_scratch (fixture, file);
}

/* Where it cannot be saved, another place is offered. */
static void
test_failed_saving (WindowFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr (GFile) file = copy_article (fixture);
  const char *path = g_file_peek_path (file);

  open_article (fixture, file);
  act (fixture, "win.set-property", "('EchoFunction.Properties.Timeout', '30')");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  act (fixture, "win.save", NULL);
  wait_until (get_dialog (fixture) != NULL);
  g_assert_nonnull (find_button (GTK_WIDGET (get_dialog (fixture)), "Save _As…"));
  answer (fixture, "_Close");
  remove_scratch (fixture, file);
}

static void
test_opening_twice_is_one_window (WindowFixture *fixture,
                                  gconstpointer  data)
{
  g_autoptr (GFile) file = copy_article (fixture);

  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  wait_until (cfn_document_get_file (get_document (fixture)) != NULL);
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (fixture->application)), ==, 1);
  remove_scratch (fixture, file);
}

/* What a window was like when it was shown. */
typedef struct
{
  MillraceWindow *window;   /* NULL until then */
  gboolean        has_picture;
} FirstSight;

static void
map_cb (GtkWidget  *window,
        FirstSight *sight)
{
  MillraceEditor *editor = millrace_window_get_editor (MILLRACE_WINDOW (window));

  sight->window = MILLRACE_WINDOW (window);
  sight->has_picture = millrace_pipeline_get_routes (millrace_editor_get_pipeline (editor)) != NULL;
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 FirstSight     *sight)
{
  if (MILLRACE_IS_WINDOW (window))
    g_signal_connect (window, "map", G_CALLBACK (map_cb), sight);
}

/* Opens @file in a window of its own and waits until that is shown. */
static void
see_first (WindowFixture *fixture,
           GFile         *file,
           FirstSight    *sight)
{
  gulong added = g_signal_connect (fixture->application, "window-added",
                                   G_CALLBACK (window_added_cb), sight);

  millrace_window_open (fixture->application, file);
  wait_until (sight->window != NULL);
  g_signal_handler_disconnect (fixture->application, added);
}

/* A frame without it would be drawn for nothing, and a frame of the whole window is what takes
 * longest. */
static void
test_window_comes_with_its_picture (WindowFixture *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GFile) file = copy_article (fixture);
  FirstSight sight = { NULL, FALSE };

  see_first (fixture, file, &sight);
  g_assert_true (sight.has_picture);
  g_assert_false (millrace_window_is_pristine (sight.window));

  gtk_window_destroy (GTK_WINDOW (sight.window));
  remove_scratch (fixture, file);
}

static void
test_window_comes_without_picture (WindowFixture *fixture,
                                   gconstpointer  data)
{
  g_autoptr (GFile) file = copy_article (fixture);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/stack.yaml");
  FirstSight unreadable = { NULL, FALSE };
  FirstSight absent = { NULL, FALSE };

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "Resources: [\n", -1, NULL));
  see_first (fixture, file, &unreadable);
  g_assert_false (unreadable.has_picture);
  gtk_window_destroy (GTK_WINDOW (unreadable.window));

  see_first (fixture, missing, &absent);
  g_assert_true (millrace_window_is_pristine (absent.window));
  answer (fixture, "_Close");
  gtk_window_destroy (GTK_WINDOW (absent.window));
  remove_scratch (fixture, file);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/window-file/" name, WindowFixture, NULL, window_set_up, function, window_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("saving-changes-no-byte", test_saving_changes_no_byte);
  ADD ("missing-file", test_missing_file);
  ADD ("closing-asks", test_closing_asks);
  ADD ("discarding", test_discarding);
  ADD ("overwriting-asks", test_overwriting_asks);
  ADD ("reloading", test_reloading);
  ADD ("arrangement-of-others", test_arrangement_of_others);
  ADD ("kept-only-once", test_kept_only_once);
  ADD ("file-is-gone", test_file_is_gone);
  ADD ("failed-saving", test_failed_saving);
  ADD ("opening-twice-is-one-window", test_opening_twice_is_one_window);
  ADD ("window-comes-with-its-picture", test_window_comes_with_its_picture);
  ADD ("window-comes-without-picture", test_window_comes_without_picture);

  return g_test_run ();
}
