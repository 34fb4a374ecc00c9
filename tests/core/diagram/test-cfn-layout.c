/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-layout.h"

#include "diagram-fixture.h"

#define LONELY "  Lonely: {Type: AWS::SNS::Topic}\n"

static CfnLayout *
lay_out (const char     *resources,
         CfnPositions   *placed,
         CfnLayout      *previous,
         const CfnPoint *hint)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram (resources);

  return cfn_layout_new (diagram, placed, previous, hint, NULL, NULL);
}

static void
assert_same_place (CfnLayout  *before,
                   CfnLayout  *after,
                   const char *id)
{
  CfnRect a = fixture_card (before, id);
  CfnRect b = fixture_card (after, id);

  g_assert_cmpfloat (a.x, ==, b.x);
  g_assert_cmpfloat (a.y, ==, b.y);
}

static void
test_same_text_same_places (void)
{
  g_autofree char *resources = fixture_triggers (7);
  g_autoptr (CfnLayout) one = fixture_layout (resources);
  g_autoptr (CfnLayout) other = fixture_layout (resources);

  for (guint i = 0; i < 28; i++)
    {
      g_assert_cmpfloat (cfn_layout_get_card (one, i).x, ==, cfn_layout_get_card (other, i).x);
      g_assert_cmpfloat (cfn_layout_get_card (one, i).y, ==, cfn_layout_get_card (other, i).y);
    }
}

static void
test_an_empty_template_has_no_bounds (void)
{
  g_autoptr (CfnLayout) layout = fixture_layout ("  {}\n");

  g_assert_cmpfloat (cfn_layout_get_bounds (layout).width, ==, 0);
}

static void
test_adding_moves_nothing (void)
{
  g_autoptr (CfnLayout) before = fixture_layout (TRIGGER);
  g_autoptr (CfnLayout) after = lay_out (
    "  Q: {Type: AWS::SQS::Queue}\n"
    TRIGGER
    "  F2: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt R.Arn}}\n"
    LONELY, NULL, before, NULL);

  for (guint i = 0; i < 4; i++)
    assert_same_place (before, after,
                       cfn_diagram_get_node (cfn_layout_get_diagram (before), i)->resource->id);
}

static void
test_new_cards_cover_nothing (void)
{
  g_autoptr (CfnLayout) before = fixture_layout (TRIGGER);
  g_autofree char *triggers = fixture_triggers (4);
  g_autofree char *resources = g_strconcat (TRIGGER, triggers, LONELY, NULL);
  g_autoptr (CfnLayout) after = lay_out (resources, NULL, before, &(CfnPoint) { 10, 10 });
  guint n = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (after));

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (cfn_rect_intersects (cfn_layout_get_card (after, i),
                                           cfn_layout_get_card (after, j)));
}

/* A function that a mapping calls comes right of it, a role under its function. */
static void
test_linked_cards_come_beside (void)
{
  g_autoptr (CfnLayout) before = lay_out (
    "  T: {Type: AWS::DynamoDB::Table}\n"
    "  M: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt "
    "T.StreamArn}}\n", NULL, NULL, NULL);
  g_autoptr (CfnLayout) after = lay_out (TRIGGER, NULL, before, NULL);
  CfnRect mapping = fixture_card (after, "M");
  CfnRect function = fixture_card (after, "F");
  CfnRect role = fixture_card (after, "R");

  assert_same_place (before, after, "M");
  g_assert_cmpfloat (function.y, ==, mapping.y);
  g_assert_cmpfloat (function.x, >, mapping.x + mapping.width);
  g_assert_cmpfloat (role.x, ==, function.x);
  g_assert_cmpfloat (role.y, >, function.y + function.height);
}

static void
test_hand_placed_wins (void)
{
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) placed = cfn_positions_with (none, "F", &(CfnPoint) { 1000, 1001 });
  g_autoptr (CfnLayout) before = fixture_layout (TRIGGER);
  g_autoptr (CfnLayout) after = lay_out (TRIGGER, placed, before, NULL);

  g_assert_cmpfloat (fixture_card (after, "F").x, ==, 1000);
  g_assert_cmpfloat (fixture_card (after, "F").y, ==, 1001);
  assert_same_place (before, after, "T");
}

static void
test_a_lonely_card_goes_to_the_hint (void)
{
  g_autoptr (CfnLayout) before = fixture_layout (TRIGGER);
  g_autoptr (CfnLayout) hinted = lay_out (TRIGGER LONELY, NULL, before, &(CfnPoint) { -500, 300 });
  g_autoptr (CfnLayout) below = lay_out (TRIGGER LONELY, NULL, before, NULL);
  CfnRect bounds = cfn_layout_get_bounds (before);

  g_assert_cmpfloat (ABS (fixture_card (hinted, "Lonely").x + 500), <=, 12);
  g_assert_cmpfloat (ABS (fixture_card (hinted, "Lonely").y - 300), <=, 12);
  g_assert_cmpfloat (fixture_card (below, "Lonely").y, >, bounds.y + bounds.height);
}

static void
test_with_moves_only_what_it_names (void)
{
  g_autoptr (CfnLayout) before = fixture_layout (TRIGGER);
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) moved = cfn_positions_with (none, "R", &(CfnPoint) { 5, 2000 });
  g_autoptr (CfnLayout) after = cfn_layout_with (before, moved);

  assert_same_place (before, after, "T");
  g_assert_cmpfloat (fixture_card (after, "R").y, ==, 2000);
  g_assert_cmpfloat (cfn_layout_get_bounds (after).height, >, 2000);
}

static void
test_find_free (void)
{
  g_autoptr (CfnLayout) layout = fixture_layout (TRIGGER);
  CfnPoint found = cfn_layout_find_free (layout, (CfnPoint) { 0, 0 }, 117);

  for (guint i = 0; i < 4; i++)
    g_assert_false (cfn_rect_intersects (cfn_layout_get_card (layout, i),
                                         (CfnRect) { found.x, found.y, 216, 117 }));
}

/* Only what would hide a card is moved, and no further than beside it. */
static void
test_find_clear (void)
{
  g_autoptr (CfnLayout) layout = fixture_layout (TRIGGER);
  const CfnRect card = cfn_layout_get_card (layout, 0);
  const guint self = 0;
  CfnRect rect = { card.x + 24, card.y, card.width, card.height };
  CfnPoint way = cfn_layout_find_clear (layout, &rect, 1, NULL, 0);

  g_assert_true (way.x != 0 || way.y != 0);
  g_assert_cmpfloat (ABS (way.x) + ABS (way.y), <=, card.width + 48);
  rect.x += way.x;
  rect.y += way.y;
  for (guint i = 0; i < 4; i++)
    g_assert_false (cfn_rect_intersects (cfn_layout_get_card (layout, i), rect));

  /* The card itself, which moves, is not in its way; nor is a corner. */
  rect = (CfnRect) { card.x + 24, card.y, card.width, card.height };
  way = cfn_layout_find_clear (layout, &rect, 1, &self, 1);
  g_assert_cmpfloat (way.x, ==, 0);
  rect = (CfnRect) { card.x - card.width + 12, card.y - 12, card.width, card.height };
  way = cfn_layout_find_clear (layout, &rect, 1, NULL, 0);
  g_assert_cmpfloat (way.x, ==, 0);
  g_assert_cmpfloat (way.y, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram (TRIGGER);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (cfn_layout_new (diagram, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_is_gone (void)
{
  CfnLayout *layout = fixture_layout (TRIGGER);

  cfn_layout_ref (layout);
  cfn_layout_unref (layout);
  cfn_layout_unref (layout);
  fixture_assert_gone ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/same-text-same-places", test_same_text_same_places);
  g_test_add_func ("/layout/empty", test_an_empty_template_has_no_bounds);
  g_test_add_func ("/layout/adding-moves-nothing", test_adding_moves_nothing);
  g_test_add_func ("/layout/new-cards-cover-nothing", test_new_cards_cover_nothing);
  g_test_add_func ("/layout/linked-cards-come-beside", test_linked_cards_come_beside);
  g_test_add_func ("/layout/hand-placed-wins", test_hand_placed_wins);
  g_test_add_func ("/layout/a-lonely-card-goes-to-the-hint", test_a_lonely_card_goes_to_the_hint);
  g_test_add_func ("/layout/with-moves-only-what-it-names", test_with_moves_only_what_it_names);
  g_test_add_func ("/layout/find-free", test_find_free);
  g_test_add_func ("/layout/find-clear", test_find_clear);
  g_test_add_func ("/layout/cancelled", test_cancelled);
  g_test_add_func ("/layout/is-gone", test_is_gone);

  return g_test_run ();
}
