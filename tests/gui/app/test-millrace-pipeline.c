/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "help.h"

#include "cfn-change.h"
#include "millrace-rest.h"

static void
count_cb (MillracePipeline *pipeline,
          guint            *n)
{
  (*n)++;
}

static CfnRect
get_card (MillracePipeline *pipeline,
          const char       *id)
{
  CfnRect card = { 0 };

  g_assert_true (millrace_pipeline_get_card (pipeline, id, &card));
  return card;
}

static void
assert_same_place (CfnRect a,
                   CfnRect b)
{
  g_assert_cmpfloat (a.x, ==, b.x);
  g_assert_cmpfloat (a.y, ==, b.y);
}

static void
place (CfnDocument *document,
       const char  *id,
       CfnPoint     point)
{
  g_autoptr (CfnPositions) positions = NULL;

  positions = cfn_positions_with (cfn_document_get_positions (document), id, &point);
  cfn_document_set_positions (document, positions, "Move", NULL);
}

static void
test_picture (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/echo-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = millrace_pipeline_new (document);
  CfnRect card;

  g_assert_true (millrace_pipeline_get_busy (pipeline));
  g_assert_null (millrace_pipeline_get_routes (pipeline));
  wait_for_picture (pipeline);

  g_assert_true (millrace_pipeline_get_shown (pipeline)
                 == millrace_pipeline_get_reading (pipeline));
  /* The data walks from left to right. */
  g_assert_cmpfloat (get_card (pipeline, "DataTable").x, <,
                     get_card (pipeline, "DataTableStream").x);
  g_assert_cmpfloat (get_card (pipeline, "DataTableStream").x, <,
                     get_card (pipeline, "EchoFunction").x);
  g_assert_false (millrace_pipeline_get_card (pipeline, "Nobody", &card));

  g_assert_finalize_object (g_steal_pointer (&pipeline));
}

static void
test_late_results_are_dropped (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/echo-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = millrace_pipeline_new (document);
  guint n_scenes = 0;

  g_signal_connect (pipeline, "scene-changed", G_CALLBACK (count_cb), &n_scenes);
  for (guint i = 0; i < 20; i++)
    {
      replace_text (document, "Timeout: 300", "Timeout: 3000");
      replace_text (document, "Timeout: 3000", "Timeout: 300");
    }
  wait_for_picture (pipeline);

  g_assert_cmpuint (n_scenes, <, 40);
  g_assert_true (cfn_reading_get_text (millrace_pipeline_get_shown (pipeline))
                 == cfn_document_get_text (document));
}

static void
test_reading_at_once (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/echo-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = millrace_pipeline_new (document);
  CfnReading *reading = millrace_pipeline_ensure_reading (pipeline);

  g_assert_true (cfn_reading_get_text (reading) == cfn_document_get_text (document));
  g_assert_true (millrace_pipeline_ensure_reading (pipeline) == reading);
  wait_for_picture (pipeline);
  g_assert_true (millrace_pipeline_get_shown (pipeline) == reading);
}

/* The rows of the outline are planned where the text is read, for a text that parses. */
static void
test_outline_draft (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/echo-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = millrace_pipeline_new (document);
  g_autoptr (MillraceOutlineView) view = millrace_outline_view_new (NULL, MILLRACE_OUTLINE_BY_KIND,
                                                                    "");
  const MillraceOutlineDraft *draft;

  wait_for_picture (pipeline);
  g_assert_null (millrace_pipeline_get_outline_draft (pipeline));

  millrace_pipeline_set_outline_view (pipeline, view);
  replace_text (document, "Timeout: 300", "Timeout: 30");
  wait_for_picture (pipeline);
  draft = millrace_pipeline_get_outline_draft (pipeline);
  g_assert_nonnull (draft);
  g_assert_true (draft->view == view);
  g_assert_true (draft->reading == millrace_pipeline_get_reading (pipeline));
  g_assert_nonnull (draft->plans);

  /* No row says anything else. */
  replace_text (document, "Timeout: 30", "Timeout: 60");
  wait_for_picture (pipeline);
  g_assert_null (millrace_pipeline_get_outline_draft (pipeline)->plans);

  replace_text (document, "Timeout: 60", "Timeout: \"60");
  while (millrace_pipeline_get_busy (pipeline))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (millrace_pipeline_get_outline_draft (pipeline));
}

/* A reading of a template within the limits takes some milliseconds, of 5,000 resources a tenth of
 * a second: it gets a third of a processor, and nobody waits long for it. */
static void
test_rest (void)
{
  g_assert_cmpint (millrace_rest_after (0), ==, 0);
  g_assert_cmpint (millrace_rest_after (10 * 1000), ==, 0);
  g_assert_cmpint (millrace_rest_after (80 * 1000), ==, 160 * 1000);
  g_assert_cmpint (millrace_rest_after (G_USEC_PER_SEC), ==, 300 * 1000);
}

/* Which take their time to be read. */
static void
add_outputs (CfnDocument *document,
             guint        n)
{
  g_autoptr (GString) many = g_string_new ("Outputs:\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (many, "  Name%u: { Value: !Ref DataTable }\n", i);
  g_string_append (many, "Resources:\n");
  replace_text (document, "Resources:\n", many->str);
}

/* What is typed while nothing is read, as the last reading took so long, is read after that. */
static void
test_typed_during_a_rest (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/echo-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = NULL;

  /* A text that is broken is read whole, which takes long here. */
  add_outputs (document, 20000);
  pipeline = millrace_pipeline_new (document);
  wait_for_picture (pipeline);
  for (guint i = 0; i < 3; i++)
    {
      replace_text (document, "Timeout: 300", "Timeout: [300");
      wait_for_picture (pipeline);
      replace_text (document, "Timeout: [300", "Timeout: 300");
      wait_for_picture (pipeline);
      g_assert_true (cfn_reading_get_text (millrace_pipeline_get_shown (pipeline))
                     == cfn_document_get_text (document));
    }
}

/* What a change read to check itself is not read again, neither at once nor by the worker. */
static void
test_change_is_read_once (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/echo-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = millrace_pipeline_new (document);

  for (guint i = 0; i < 2; i++)
    {
      CfnReading *reading = millrace_pipeline_ensure_reading (pipeline);
      g_autoptr (CfnEdit) edit = cfn_change_rename (cfn_reading_get_template (reading),
                                                    i == 0 ? "EchoFunction" : "First",
                                                    i == 0 ? "First" : "Second", NULL);
      CfnTree *checked;

      cfn_document_apply (document, edit, "Set", NULL);
      checked = cfn_edit_get_reading (edit, cfn_document_get_text (document), CFN_TYPE_TREE);
      g_assert_nonnull (checked);
      if (i == 1)
        millrace_pipeline_ensure_reading (pipeline);
      wait_for_picture (pipeline);
      g_assert_true (cfn_reading_get_tree (millrace_pipeline_get_reading (pipeline)) == checked);
    }
}

static const char *
get_type (MillracePipeline *pipeline,
          const char       *id)
{
  CfnTemplate *template = cfn_reading_get_template (millrace_pipeline_get_reading (pipeline));

  return cfn_template_find_resource (template, id)->type;
}

/* What is typed is read, and of the rest not a word again: also behind a text that is broken. */
static void
test_typing_is_read_in_part (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/echo-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = millrace_pipeline_new (document);
  const char *type;

  wait_for_picture (pipeline);
  type = get_type (pipeline, "DataTable");
  replace_text (document, "Timeout: 300", "Timeout: 301");
  wait_for_picture (pipeline);
  g_assert_true (get_type (pipeline, "DataTable") == type);

  replace_text (document, "Timeout: 301", "Timeout: [");
  wait_for_picture (pipeline);
  g_assert_false (cfn_reading_is_whole (millrace_pipeline_get_reading (pipeline)));
  replace_text (document, "Timeout: [", "Timeout: 302");
  wait_for_picture (pipeline);
  g_assert_true (get_type (pipeline, "DataTable") == type);
}

typedef struct
{
  MillracePipeline *pipeline;
  GtkWidget        *window;
  guint             n_frames;    /* since the edit, until what comes of it is there */
} Drawing;

static void
drawn_cb (Drawing *self)
{
  if (millrace_pipeline_get_busy (self->pipeline))
    self->n_frames++;
}

static gboolean
passed_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Until a frame would come at once. */
static void
rest (void)
{
  gboolean passed = FALSE;

  g_timeout_add (50, passed_cb, &passed);
  wait_until (passed);
}

static void
changed_cb (Drawing *self)
{
  gtk_widget_queue_draw (self->window);
}

/* The frame after an edit shows what comes of it as well, where that does not take long: on a
 * machine that has much to do, not each time. */
static void
test_one_frame_for_an_edit (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/echo-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = NULL;
  Drawing drawing = { NULL, gtk_window_new (), 1 };
  GdkFrameClock *clock;

  add_outputs (document, 1000);
  pipeline = drawing.pipeline = millrace_pipeline_new (document);
  gtk_window_present (GTK_WINDOW (drawing.window));
  clock = gtk_widget_get_frame_clock (drawing.window);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (drawn_cb), &drawing);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (changed_cb), &drawing);
  wait_for_picture (pipeline);

  for (guint i = 0; i < 100 && drawing.n_frames > 0; i++)
    {
      rest ();
      drawing.n_frames = 0;
      replace_text (document, i % 2 == 0 ? "Timeout: 300" : "Timeout: 301",
                    i % 2 == 0 ? "Timeout: 301" : "Timeout: 300");
      wait_for_picture (pipeline);
    }
  g_assert_cmpuint (drawing.n_frames, ==, 0);

  g_signal_handlers_disconnect_by_data (clock, &drawing);
  g_signal_handlers_disconnect_by_data (document, &drawing);
  gtk_window_destroy (GTK_WINDOW (drawing.window));
}

static void
test_broken_text_keeps_the_picture (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/echo-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = millrace_pipeline_new (document);
  CfnRoutes *routes;

  wait_for_picture (pipeline);
  routes = millrace_pipeline_get_routes (pipeline);
  replace_text (document, "Resources:", "Resources: [");
  wait_for_picture (pipeline);

  g_assert_false (cfn_reading_is_whole (millrace_pipeline_get_reading (pipeline)));
  g_assert_true (cfn_reading_is_whole (millrace_pipeline_get_shown (pipeline)));
  g_assert_true (millrace_pipeline_get_routes (pipeline) == routes);

  cfn_document_undo (document);
  wait_for_picture (pipeline);
  g_assert_true (millrace_pipeline_get_shown (pipeline)
                 == millrace_pipeline_get_reading (pipeline));
}

static void
test_cards_stay (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/echo-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = millrace_pipeline_new (document);
  CfnRect before;

  wait_for_picture (pipeline);
  before = get_card (pipeline, "LambdaRole");
  replace_text (document, "Resources:\n",
                "Resources:\n  Failures:\n    Type: AWS::SQS::Queue\n");
  wait_for_picture (pipeline);

  get_card (pipeline, "Failures");
  assert_same_place (get_card (pipeline, "LambdaRole"), before);
}

static void
test_moving_and_undoing (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/echo-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = millrace_pipeline_new (document);
  CfnRect home, other;

  wait_for_picture (pipeline);
  home = get_card (pipeline, "LambdaRole");
  other = get_card (pipeline, "DataTable");
  place (document, "LambdaRole", (CfnPoint) { home.x + 480, home.y + 240 });

  /* No thread is needed for a move: the card is there at once. */
  g_assert_cmpfloat (get_card (pipeline, "LambdaRole").x, ==, home.x + 480);
  assert_same_place (get_card (pipeline, "DataTable"), other);
  cfn_document_undo (document);
  assert_same_place (get_card (pipeline, "LambdaRole"), home);
}

static void
test_coming_back (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/tidy-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = millrace_pipeline_new (document);
  CfnRect home, card;

  wait_for_picture (pipeline);
  home = get_card (pipeline, "FailedOrders");
  replace_text (document,
                "  FailedOrders:\n    Type: AWS::SQS::Queue\n    Properties:\n"
                "      MessageRetentionPeriod: 1209600 # seconds: 14 days, the longest a queue "
                "keeps a message\n", "");
  wait_for_picture (pipeline);
  g_assert_false (millrace_pipeline_get_card (pipeline, "FailedOrders", &card));

  cfn_document_undo (document);
  wait_for_picture (pipeline);
  assert_same_place (get_card (pipeline, "FailedOrders"), home);
}

static void
test_renaming_by_typing (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/tidy-trigger.yaml");
  g_autoptr (MillracePipeline) pipeline = millrace_pipeline_new (document);
  CfnRect before;

  wait_for_picture (pipeline);
  before = get_card (pipeline, "FailedOrders");
  replace_text (document, "  FailedOrders:\n", "  Failures:\n");
  wait_for_picture (pipeline);
  assert_same_place (get_card (pipeline, "Failures"), before);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pipeline/picture", test_picture);
  g_test_add_func ("/pipeline/late-results-are-dropped", test_late_results_are_dropped);
  g_test_add_func ("/pipeline/reading-at-once", test_reading_at_once);
  g_test_add_func ("/pipeline/outline-draft", test_outline_draft);
  g_test_add_func ("/pipeline/rest", test_rest);
  g_test_add_func ("/pipeline/typed-during-a-rest", test_typed_during_a_rest);
  g_test_add_func ("/pipeline/change-is-read-once", test_change_is_read_once);
  g_test_add_func ("/pipeline/typing-is-read-in-part", test_typing_is_read_in_part);
  g_test_add_func ("/pipeline/one-frame-for-an-edit", test_one_frame_for_an_edit);
  g_test_add_func ("/pipeline/broken-text-keeps-the-picture", test_broken_text_keeps_the_picture);
  g_test_add_func ("/pipeline/cards-stay", test_cards_stay);
  g_test_add_func ("/pipeline/moving-and-undoing", test_moving_and_undoing);
  g_test_add_func ("/pipeline/coming-back", test_coming_back);
  g_test_add_func ("/pipeline/renaming-by-typing", test_renaming_by_typing);

  return g_test_run ();
}
