/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-change.h"
#include "help.h"
#include "millrace-editor.h"

static MillraceEditor *
new_editor (const char *path)
{
  g_autoptr (CfnDocument) document = path != NULL ? read_document (path) : cfn_document_new ();

  return millrace_editor_new (document);
}

static const char *
get_undo_name (MillraceEditor *editor)
{
  return cfn_document_get_undo_name (millrace_editor_get_document (editor));
}

static void
test_adding (void)
{
  g_autoptr (MillraceEditor) editor = new_editor (NULL);
  CfnDocument *document = millrace_editor_get_document (editor);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  CfnPoint place = { 96, 48 };
  CfnPoint found;
  CfnRect card;

  g_assert_true (millrace_editor_add (editor, "AWS::DynamoDB::Table", &place, NULL, &id, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_undo_name (editor), ==, "Add Table");
  g_assert_true (has_text (document, "Type: AWS::DynamoDB::Table"));
  g_assert_true (cfn_positions_lookup (cfn_document_get_positions (document), id, &found));
  g_assert_cmpfloat (found.x, ==, 96);

  wait_for_picture (millrace_editor_get_pipeline (editor));
  g_assert_true (millrace_pipeline_get_card (millrace_editor_get_pipeline (editor), id, &card));
  g_assert_cmpfloat (card.y, ==, 48);

  /* Text and place are one step. */
  cfn_document_undo (document);
  g_assert_false (cfn_document_can_undo (document));
  g_assert_cmpuint (cfn_positions_get_n (cfn_document_get_positions (document)), ==, 0);

  g_assert_finalize_object (g_steal_pointer (&editor));
}

/* Types @new over the name of a resource, a character at a time, @beat microseconds apart. */
static void
type_name (MillraceEditor *editor,
           const char     *old,
           const char     *new,
           guint           beat)
{
  g_autofree char *from = g_strdup (old);

  for (guint i = 1; i <= strlen (new); i++)
    {
      g_autofree char *to = g_strndup (new, i);
      g_autofree char *from_line = g_strdup_printf ("  %s:\n", from);
      g_autofree char *to_line = g_strdup_printf ("  %s:\n", to);

      replace_text (millrace_editor_get_document (editor), from_line, to_line);
      g_usleep (beat);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_free (from);
      from = g_steal_pointer (&to);
    }
  wait_for_picture (millrace_editor_get_pipeline (editor));
}

static void
assert_at (MillraceEditor *editor,
           const char     *id,
           CfnPoint        place)
{
  CfnRect card;

  g_assert_true (millrace_pipeline_get_card (millrace_editor_get_pipeline (editor), id, &card));
  g_assert_cmpfloat (card.x, ==, place.x);
  g_assert_cmpfloat (card.y, ==, place.y);
}

static void
test_cards_stay_while_names_are_typed (gconstpointer data)
{
  guint beat = GPOINTER_TO_UINT (data);
  g_autoptr (MillraceEditor) editor = new_editor (NULL);
  CfnPoint first = { 24, 96 }, second = { 312, 96 };
  CfnRect old, new;

  g_assert_true (millrace_editor_add (editor, "AWS::DynamoDB::Table", &first, NULL, NULL, NULL));
  wait_for_picture (millrace_editor_get_pipeline (editor));
  type_name (editor, "Table", "DataTable", beat);
  assert_at (editor, "DataTable", first);

  /* On its way to its own name, this one has the other's for a moment. */
  g_assert_true (millrace_editor_add (editor, "AWS::Lambda::EventSourceMapping", &second, NULL,
                                      NULL, NULL));
  wait_for_picture (millrace_editor_get_pipeline (editor));
  assert_at (editor, "DataTable", first);
  type_name (editor, "Mapping", "DataTableStream", beat);
  assert_at (editor, "DataTable", first);
  assert_at (editor, "DataTableStream", second);

  /* The name that has become free comes to another card, which does not stand on the first. */
  g_assert_true (millrace_editor_add (editor, "AWS::DynamoDB::Table", NULL, &first, NULL, NULL));
  wait_for_picture (millrace_editor_get_pipeline (editor));
  g_assert_true (millrace_pipeline_get_card (millrace_editor_get_pipeline (editor), "DataTable",
                                             &old));
  g_assert_true (millrace_pipeline_get_card (millrace_editor_get_pipeline (editor), "Table",
                                             &new));
  g_assert_false (cfn_rect_intersects (old, new));
}

static void
test_adding_without_a_place (void)
{
  g_autoptr (MillraceEditor) editor = new_editor (NULL);
  CfnDocument *document = millrace_editor_get_document (editor);
  CfnPoint hint = { 240, 120 };
  g_autofree char *id = NULL;

  g_assert_true (millrace_editor_add (editor, "AWS::CloudWatch::Alarm", NULL, &hint, &id, NULL));
  g_assert_cmpstr (get_undo_name (editor), ==, "Add Alarm");
  g_assert_cmpuint (cfn_positions_get_n (cfn_document_get_positions (document)), ==, 0);
}

static void
test_removing (void)
{
  g_autoptr (MillraceEditor) editor = new_editor ("data/starters/echo-trigger.yaml");
  CfnDocument *document = millrace_editor_get_document (editor);
  const char *ids[] = { "DataTable", NULL };
  const char *unknown[] = { "Nobody", NULL };
  g_auto (GStrv) dependents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = g_strdup (cfn_text_get_data (cfn_document_get_text (document), NULL));

  g_assert_true (millrace_editor_remove (editor, ids, &dependents, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_undo_name (editor), ==, "Delete DataTable");
  g_assert_false (has_text (document, "AWS::DynamoDB::Table"));
  g_assert_true (g_strv_contains ((const char * const *) dependents, "DataTableStream"));

  cfn_document_undo (document);
  g_assert_cmpstr (cfn_text_get_data (cfn_document_get_text (document), NULL), ==, before);

  g_assert_false (millrace_editor_remove (editor, unknown, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (cfn_document_can_undo (document));
}

static void
test_renaming (void)
{
  g_autoptr (MillraceEditor) editor = new_editor ("data/starters/echo-trigger.yaml");
  CfnDocument *document = millrace_editor_get_document (editor);
  CfnPositions *positions;
  g_autoptr (GVariant) moves = NULL;
  g_autoptr (GError) error = NULL;
  CfnPoint place;
  guint n_references;

  wait_for_picture (millrace_editor_get_pipeline (editor));
  moves = g_variant_ref_sink (g_variant_new_parsed ("[('DataTable', 24.0, 480.0)]"));
  millrace_editor_move (editor, moves);
  g_assert_true (millrace_editor_rename (editor, "DataTable", "Orders", &n_references, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_references, ==, 1);
  g_assert_cmpstr (get_undo_name (editor), ==, "Rename DataTable to Orders");
  g_assert_true (has_text (document, "!GetAtt Orders.StreamArn"));
  positions = cfn_document_get_positions (document);
  g_assert_true (cfn_positions_lookup (positions, "Orders", &place));
  g_assert_cmpfloat (place.y, ==, 480);
  g_assert_false (cfn_positions_lookup (positions, "DataTable", NULL));

  g_assert_false (millrace_editor_rename (editor, "Orders", "LambdaRole", NULL, &error));
  g_assert_nonnull (error);
}

static void
test_moving (void)
{
  g_autoptr (MillraceEditor) editor = new_editor ("data/starters/echo-trigger.yaml");
  CfnDocument *document = millrace_editor_get_document (editor);
  g_autoptr (GVariant) moves = NULL;
  const char *ids[] = { "DataTable", NULL };
  CfnPoint place;

  moves = g_variant_ref_sink (g_variant_new_parsed ("[('DataTable', 24.0, 48.0), "
                                                    "('LambdaRole', 0.0, 480.0)]"));
  wait_for_picture (millrace_editor_get_pipeline (editor));
  millrace_editor_move (editor, moves);
  g_assert_cmpstr (get_undo_name (editor), ==, "Move 2 Resources");

  millrace_editor_nudge (editor, ids, 24, 0);
  millrace_editor_nudge (editor, ids, 24, 0);
  g_assert_cmpstr (get_undo_name (editor), ==, "Move DataTable");
  g_assert_true (cfn_positions_lookup (cfn_document_get_positions (document), "DataTable",
                                       &place));
  g_assert_cmpfloat (place.x, ==, 72);

  /* Quick presses are one step. */
  cfn_document_undo (document);
  g_assert_true (cfn_positions_lookup (cfn_document_get_positions (document), "DataTable",
                                       &place));
  g_assert_cmpfloat (place.x, ==, 24);
}

static void
test_properties (void)
{
  g_autoptr (MillraceEditor) editor = new_editor ("data/starters/echo-trigger.yaml");
  CfnDocument *document = millrace_editor_get_document (editor);
  g_autoptr (GVariant) pairs = NULL;
  g_autoptr (GVariant) bad = NULL;
  g_autoptr (GError) error = NULL;

  pairs = g_variant_ref_sink (g_variant_new_parsed (
    "[('DataTable.Properties.BillingMode', 'PAY_PER_REQUEST'), "
    "('DataTable.Properties.ProvisionedThroughput', '')]"));
  g_assert_true (millrace_editor_set_properties (editor, pairs, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_undo_name (editor), ==, "Change BillingMode of DataTable");
  g_assert_true (has_text (document, "BillingMode: PAY_PER_REQUEST"));
  g_assert_false (has_text (document, "ReadCapacityUnits"));
  cfn_document_undo (document);
  g_assert_true (has_text (document, "ReadCapacityUnits"));
  g_assert_false (cfn_document_can_undo (document));

  /* Nothing of it when one of them cannot be. */
  bad = g_variant_ref_sink (g_variant_new_parsed (
    "[('DataTable.Properties.BillingMode', 'PAY_PER_REQUEST'), "
    "('DataTable.Properties.Nothing.There', '')]"));
  g_assert_false (millrace_editor_set_properties (editor, bad, &error));
  g_assert_nonnull (error);
  g_assert_false (cfn_document_can_undo (document));
}

static void
test_text_values (void)
{
  g_autoptr (MillraceEditor) editor = new_editor ("data/starters/echo-trigger.yaml");
  CfnDocument *document = millrace_editor_get_document (editor);
  g_autoptr (GError) error = NULL;

  g_assert_true (millrace_editor_set_text (editor, "DataTable.Properties.TableName", "123",
                                           &error));
  g_assert_no_error (error);
  g_assert_true (has_text (document, "TableName: '123'"));

  g_assert_true (millrace_editor_unset (editor, "DataTable.Properties.TableName", &error));
  g_assert_no_error (error);
  g_assert_false (has_text (document, "TableName"));
}

static void
test_broken_text (void)
{
  g_autoptr (MillraceEditor) editor = new_editor ("data/starters/echo-trigger.yaml");
  CfnDocument *document = millrace_editor_get_document (editor);
  g_autoptr (GError) error = NULL;

  replace_text (document, "Resources:", "Resources: [");
  g_assert_false (millrace_editor_add (editor, "AWS::SQS::Queue", NULL, NULL, NULL, &error));
  g_assert_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_BROKEN_TEXT);
  g_assert_cmpstr (get_undo_name (editor), ==, "Typing");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/editor/adding", test_adding);
  g_test_add_data_func ("/editor/cards-stay-while-names-are-typed", GUINT_TO_POINTER (10000),
                        test_cards_stay_while_names_are_typed);
  g_test_add_data_func ("/editor/cards-stay-while-names-are-typed-fast", GUINT_TO_POINTER (500),
                        test_cards_stay_while_names_are_typed);
  g_test_add_func ("/editor/adding-without-a-place", test_adding_without_a_place);
  g_test_add_func ("/editor/removing", test_removing);
  g_test_add_func ("/editor/renaming", test_renaming);
  g_test_add_func ("/editor/moving", test_moving);
  g_test_add_func ("/editor/properties", test_properties);
  g_test_add_func ("/editor/text-values", test_text_values);
  g_test_add_func ("/editor/broken-text", test_broken_text);

  return g_test_run ();
}
