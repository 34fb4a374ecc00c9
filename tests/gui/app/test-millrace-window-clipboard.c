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

/* Text of any program, in either language, into a template in either. */
static void
test_paste_foreign (WindowFixture *fixture,
                    gconstpointer  data)
{
  static const char yaml[] = "Jobs:\n  Type: AWS::SQS::Queue\n";
  static const char json[] = "{\"Resources\": {\"News\": {\"Type\": \"AWS::SNS::Topic\"}}}";
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  g_autoptr (CfnEdit) to_json = cfn_edit_new ();
  gsize length;

  gdk_clipboard_set_text (clipboard, yaml);
  act (fixture, "win.paste", NULL);
  wait_until (has_text (get_document (fixture), "  Jobs:\n    Type: AWS::SQS::Queue\n"));
  gdk_clipboard_set_text (clipboard, json);
  act (fixture, "win.paste", NULL);
  wait_until (has_text (get_document (fixture), "  News:\n    Type: AWS::SNS::Topic\n"));

  cfn_text_get_data (cfn_document_get_text (get_document (fixture)), &length);
  cfn_edit_add (to_json, (CfnSpan) { 0, length },
                "{\n  \"Resources\": {\n    \"T\": {\n"
                "      \"Type\": \"AWS::SNS::Topic\"\n    }\n  }\n}\n", -1);
  cfn_document_apply (get_document (fixture), to_json, "JSON", NULL);
  wait_for_picture (get_pipeline (fixture));
  act (fixture, "win.paste", NULL);
  wait_until (has_text (get_document (fixture), "\"News\": {"));
  gdk_clipboard_set_text (clipboard, yaml);
  act (fixture, "win.paste", NULL);
  wait_until (has_text (get_document (fixture), "\"Type\": \"AWS::SQS::Queue\""));
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

/* --- into another template --- */

static GtkWindow *
find_dialog (MillraceWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) found = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (found)
          && gtk_window_get_transient_for (found) == GTK_WINDOW (window))
        return found;
    }

  return NULL;
}

/* Copies the mapping into an empty window, and answers what it asks. */
static CfnDocument *
paste_mapping (WindowFixture  *fixture,
               MillraceWindow *other,
               const char     *response)
{
  act (fixture, "win.select", "['DataTableStream']");
  act (fixture, "win.copy", NULL);
  gtk_window_present (GTK_WINDOW (other));
  gtk_widget_activate_action (GTK_WIDGET (other), "win.paste", NULL);
  wait_until (find_dialog (other) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog (other)), response);
  gtk_window_destroy (find_dialog (other));

  return millrace_editor_get_document (millrace_window_get_editor (other));
}

static void
close_other (MillraceWindow *other)
{
  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *) &other);
  gtk_window_destroy (GTK_WINDOW (other));
  wait_until (other == NULL);
}

static void
test_take_along (WindowFixture *fixture,
                 gconstpointer  data)
{
  MillraceWindow *other = millrace_window_new (fixture->application);
  CfnDocument *document = paste_mapping (fixture, other, "take");

  g_assert_true (has_text (document, "  DataTableStream:\n"));
  g_assert_true (has_text (document, "  DataTable:\n"));
  g_assert_true (has_text (document, "  EchoFunction:\n"));
  g_assert_true (has_text (document, "  LambdaRole:\n"));
  g_assert_cmpstr (cfn_document_get_undo_name (document), ==, "Paste");
  close_other (other);
}

static void
test_leave (WindowFixture *fixture,
            gconstpointer  data)
{
  MillraceWindow *other = millrace_window_new (fixture->application);
  CfnDocument *document = paste_mapping (fixture, other, "leave");

  g_assert_true (has_text (document, "  DataTableStream:\n"));
  g_assert_false (has_text (document, "  DataTable:\n"));
  close_other (other);
}

static void
test_cancel (WindowFixture *fixture,
             gconstpointer  data)
{
  MillraceWindow *other = millrace_window_new (fixture->application);
  CfnDocument *document = paste_mapping (fixture, other, "cancel");

  g_assert_false (cfn_document_can_undo (document));
  close_other (other);
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
  ADD ("paste-foreign", test_paste_foreign);
  ADD ("paste-as-text", test_paste_as_text);
  ADD ("duplicate", test_duplicate);
  ADD ("picture", test_picture);
  ADD ("take-along", test_take_along);
  ADD ("leave", test_leave);
  ADD ("cancel", test_cancel);

  return g_test_run ();
}
