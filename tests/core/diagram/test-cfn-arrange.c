/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-arrange.h"

#include <math.h>

#include "diagram-fixture.h"

static void
assert_level (CfnLayout  *layout,
              const char *left,
              const char *right)
{
  CfnRect a = fixture_card (layout, left);
  CfnRect b = fixture_card (layout, right);

  g_assert_cmpfloat (a.y, ==, b.y);
  g_assert_cmpfloat (a.x + a.width, <, b.x);
}

static void
assert_below (CfnLayout  *layout,
              const char *upper,
              const char *lower)
{
  CfnRect a = fixture_card (layout, upper);
  CfnRect b = fixture_card (layout, lower);

  g_assert_cmpfloat (a.x, ==, b.x);
  g_assert_cmpfloat (a.y + a.height + 48, <, b.y);
}

static void
test_the_mockup_s_picture (void)
{
  g_autoptr (CfnLayout) layout = fixture_layout (TRIGGER);

  assert_level (layout, "T", "M");
  assert_level (layout, "M", "F");
  assert_below (layout, "F", "R");
  g_assert_cmpfloat (fixture_card (layout, "T").x, ==, 0);
  g_assert_cmpfloat (fixture_card (layout, "T").y, ==, 0);
}

static void
test_cards_are_on_the_grid (void)
{
  g_autofree char *resources = fixture_triggers (5);
  g_autoptr (CfnLayout) layout = fixture_layout (resources);

  for (guint i = 0; i < 20; i++)
    {
      CfnRect card = cfn_layout_get_card (layout, i);

      g_assert_cmpfloat (fmod (card.x, CFN_GRID), ==, 0);
      g_assert_cmpfloat (fmod (card.y, CFN_GRID), ==, 0);
    }
}

static void
test_a_destination_hangs_under_its_mapping (void)
{
  g_autoptr (CfnLayout) layout = fixture_layout (
    TRIGGER
    "  Q: {Type: AWS::SQS::Queue}\n"
    "  M2: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt "
    "T.StreamArn, FunctionName: !Ref F, DestinationConfig: {OnFailure: {Destination: !GetAtt "
    "Q.Arn}}}}\n");

  assert_below (layout, "M2", "Q");
}

static void
test_a_shared_role_is_below_all (void)
{
  g_autoptr (CfnLayout) layout = fixture_layout (
    TRIGGER
    "  F2: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt R.Arn}}\n"
    "  F3: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt R.Arn}}\n");

  g_assert_cmpfloat (fixture_card (layout, "R").y, >, fixture_card (layout, "F").y);
  g_assert_cmpfloat (fixture_card (layout, "R").y, >, fixture_card (layout, "F2").y);
  g_assert_cmpfloat (fixture_card (layout, "R").y, >, fixture_card (layout, "F3").y);
}

static void
test_a_policy_hangs_under_its_role (void)
{
  g_autoptr (CfnLayout) layout = fixture_layout (
    TRIGGER
    "  P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [!Ref R], PolicyDocument: "
    "{Statement: []}}}\n");

  assert_below (layout, "R", "P");
}

/* Roles that are attached to each other in a circle hang somewhere, and nowhere for ever. */
static void
test_circles_end (void)
{
  g_autoptr (CfnLayout) layout = fixture_layout (
    "  A: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt B.Arn}, DependsOn: B}\n"
    "  B: {Type: AWS::IAM::Role, DependsOn: A}\n"
    "  C: {Type: 'X::Y::Z', DependsOn: C}\n");

  g_assert_cmpfloat (fixture_card (layout, "A").y, !=, fixture_card (layout, "B").y);
}

static void
test_pitch_has_room_for_labels (void)
{
  g_autoptr (CfnDiagram) plain = fixture_diagram ("  A: {Type: 'X::Y::Z'}\n");
  g_autoptr (CfnDiagram) labelled = fixture_diagram (TRIGGER);
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnFrames) no_frames = cfn_frames_new (labelled, none);
  g_autoptr (CfnArranger) one = cfn_arranger_new (plain, no_frames);
  g_autoptr (CfnArranger) other = cfn_arranger_new (labelled, no_frames);

  g_assert_cmpfloat (cfn_arranger_get_pitch (one), ==, 216 + 96);
  g_assert_cmpfloat (cfn_arranger_get_pitch (other), >=, 216 + 84);
}

static const char *
shout (const char *msgid)
{
  return "{0} — a very much longer sentence in another language than anybody had thought of";
}

/* The words of a language do not move the cards. */
static void
test_language_moves_nothing (void)
{
  g_autoptr (CfnLayout) before = fixture_layout (TRIGGER);
  g_autoptr (CfnLayout) after = NULL;

  cfn_message_set_translator (shout);
  after = fixture_layout (TRIGGER);
  cfn_message_set_translator (NULL);

  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (cfn_layout_get_card (before, i).x, ==, cfn_layout_get_card (after, i).x);
      g_assert_cmpfloat (cfn_layout_get_card (before, i).y, ==, cfn_layout_get_card (after, i).y);
    }
}

static void
test_is_gone (void)
{
  fixture_assert_gone ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrange/the-mockup-s-picture", test_the_mockup_s_picture);
  g_test_add_func ("/arrange/cards-are-on-the-grid", test_cards_are_on_the_grid);
  g_test_add_func ("/arrange/a-destination-hangs", test_a_destination_hangs_under_its_mapping);
  g_test_add_func ("/arrange/a-shared-role-is-below-all", test_a_shared_role_is_below_all);
  g_test_add_func ("/arrange/a-policy-hangs", test_a_policy_hangs_under_its_role);
  g_test_add_func ("/arrange/circles-end", test_circles_end);
  g_test_add_func ("/arrange/pitch-has-room-for-labels", test_pitch_has_room_for_labels);
  g_test_add_func ("/arrange/language-moves-nothing", test_language_moves_nothing);
  g_test_add_func ("/arrange/is-gone", test_is_gone);

  return g_test_run ();
}
