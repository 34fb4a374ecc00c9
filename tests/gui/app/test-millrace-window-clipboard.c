/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-help.h"

static char *
dup_text (WindowFixture *fixture)
{
  return g_strdup (cfn_text_get_data (cfn_document_get_text (get_document (fixture)), NULL));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  char **text = user_data;
  g_autoptr (GError) error = NULL;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

/* What other programs would get. */
static char *
dup_clipboard (WindowFixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL,
                                 read_cb, &text);
  wait_until (text != NULL);

  return text;
}

static gboolean
is_selected (WindowFixture *fixture,
             const char    *id)
{
  return g_strv_contains (millrace_window_get_selection (fixture->window), id);
}

static void
test_copy_and_paste (WindowFixture *fixture,
                     gconstpointer  data)
{
  g_autofree char *before = dup_text (fixture);
  g_autofree char *copied = NULL;
  g_autofree char *after = NULL;

  act (fixture, "win.select", "['DataTable', 'DataTableStream']");
  act (fixture, "win.copy", NULL);
  copied = dup_clipboard (fixture);
  g_assert_true (g_str_has_prefix (copied, "Resources:\n  DataTable:\n"));
  g_assert_nonnull (strstr (copied, "# "));

  act (fixture, "win.paste", NULL);
  wait_until (cfn_document_can_undo (get_document (fixture)));
  wait_for_picture (get_pipeline (fixture));
  g_assert_true (has_text (get_document (fixture), "  DataTable2:\n"));
  g_assert_true (has_text (get_document (fixture), "!GetAtt DataTable2.StreamArn"));
  g_assert_true (is_selected (fixture, "DataTable2"));
  g_assert_true (is_selected (fixture, "DataTableStream2"));
  g_assert_cmpstr (cfn_document_get_undo_name (get_document (fixture)), ==, "Paste");

  act (fixture, "win.undo", NULL);
  after = dup_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_cut (WindowFixture *fixture,
          gconstpointer  data)
{
  g_autofree char *copied = NULL;

  act (fixture, "win.select", "['LambdaRole']");
  act (fixture, "win.cut", NULL);
  copied = dup_clipboard (fixture);
  g_assert_nonnull (strstr (copied, "LambdaRole:"));
  g_assert_false (has_text (get_document (fixture), "AWS::IAM::Role"));
  act (fixture, "win.undo", NULL);
  g_assert_true (has_text (get_document (fixture), "AWS::IAM::Role"));
}

static void
test_paste_nonsense (WindowFixture *fixture,
                     gconstpointer  data)
{
  g_autofree char *text = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), "Good day");
  act (fixture, "win.paste", NULL);
  text = dup_clipboard (fixture);
  g_assert_false (cfn_document_can_undo (get_document (fixture)));
  act (fixture, "win.select-none", NULL);
  act (fixture, "win.copy", NULL);
  act (fixture, "win.duplicate", NULL);
  g_assert_false (cfn_document_can_undo (get_document (fixture)));
}

static void
test_paste_as_text (WindowFixture *fixture,
                    gconstpointer  data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)),
                          "# Good day\n");
  act (fixture, "win.paste-as-text", NULL);
  wait_until (has_text (get_document (fixture), "# Good day\n"));
}

static void
test_duplicate (WindowFixture *fixture,
                gconstpointer  data)
{
  g_autofree char *before = dup_text (fixture);
  g_autofree char *after = NULL;
  CfnPositions *positions;
  CfnPoint place;
  CfnRect card;

  act (fixture, "win.select", "['EchoFunction']");
  act (fixture, "win.duplicate", NULL);
  wait_for_picture (get_pipeline (fixture));
  g_assert_true (is_selected (fixture, "EchoFunction2"));
  g_assert_true (millrace_pipeline_get_card (get_pipeline (fixture), "EchoFunction", &card));
  positions = cfn_document_get_positions (get_document (fixture));
  g_assert_true (cfn_positions_lookup (positions, "EchoFunction2", &place));
  g_assert_cmpfloat (place.x, >, card.x);

  act (fixture, "win.duplicate-at", "[('DataTable', 720.0, 960.0)]");
  positions = cfn_document_get_positions (get_document (fixture));
  g_assert_true (cfn_positions_lookup (positions, "DataTable2", &place));
  g_assert_cmpfloat (place.y, ==, 960);

  act (fixture, "win.undo", NULL);
  act (fixture, "win.undo", NULL);
  after = dup_text (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (cfn_positions_is_empty (
    cfn_document_get_positions (get_document (fixture))));
}

static void
test_picture (WindowFixture *fixture,
              gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));

  act (fixture, "win.copy-picture", "'png'");
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                                    GDK_TYPE_TEXTURE));
  act (fixture, "win.copy-picture", "'svg'");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "image/svg+xml"));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/clipboard/" name, WindowFixture, "'echo-trigger'", window_set_up, function,        \
              window_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  ADD ("copy-and-paste", test_copy_and_paste);
  ADD ("cut", test_cut);
  ADD ("paste-nonsense", test_paste_nonsense);
  ADD ("paste-as-text", test_paste_as_text);
  ADD ("duplicate", test_duplicate);
  ADD ("picture", test_picture);

  return g_test_run ();
}
