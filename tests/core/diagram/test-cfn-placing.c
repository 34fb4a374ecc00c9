/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-placing.h"

#include "diagram-fixture.h"
#include "random-stack.h"

#define N_WALKS 12
#define N_STEPS 40

/* The card where it was in @before, or an empty one. */
static CfnRect
get_before (CfnLayout  *before,
            const char *id)
{
  int node = before != NULL ? cfn_diagram_find_node (cfn_layout_get_diagram (before), id) : -1;

  return node >= 0 ? cfn_layout_get_card (before, (guint) node) : (CfnRect) { 0, 0, 0, 0 };
}

/* Cards cover each other only where one that stays in its place has got more to say since then. */
static void
assert_no_overlap (CfnLayout *layout,
                   CfnLayout *before)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);

  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    for (guint j = 0; j < i; j++)
      {
        CfnRect one = cfn_layout_get_card (layout, i);
        CfnRect other = cfn_layout_get_card (layout, j);
        CfnRect one_before;
        CfnRect other_before;

        if (!cfn_rect_intersects (one, other))
          continue;
        one_before = get_before (before, cfn_diagram_get_node (diagram, i)->resource->id);
        other_before = get_before (before, cfn_diagram_get_node (diagram, j)->resource->id);
        g_assert_true (one_before.height > 0 && other_before.height > 0);
        g_assert_true (one.height > one_before.height || other.height > other_before.height
                       || cfn_rect_intersects (one_before, other_before));
      }
}

/* A stack, what a person did to its picture, and the picture. */
typedef struct
{
  GRand        *random;
  RandomStack  *stack;
  CfnPositions *placed;
  CfnLayout    *layout;
} Walk;

static void
take (Walk         *walk,
      CfnPositions *placed)
{
  cfn_positions_unref (walk->placed);
  walk->placed = placed;
}

/* As the window does it: a card that is renamed keeps its place, hand-placed or not. */
static void
rename_one (Walk  *walk,
            guint  index)
{
  g_autofree char *id = random_stack_get_id (walk->stack, index);
  g_autofree char *new_id = NULL;
  int node = cfn_diagram_find_node (cfn_layout_get_diagram (walk->layout), id);
  CfnRect card = cfn_layout_get_card (walk->layout, (guint) node);

  random_stack_rename (walk->stack, index);
  new_id = random_stack_get_id (walk->stack, index);
  take (walk, cfn_positions_with (walk->placed, id, &(CfnPoint) { card.x, card.y }));
  take (walk, cfn_positions_renamed (walk->placed, id, new_id));
}

static void
remove_one (Walk  *walk,
            guint  index)
{
  g_autofree char *id = random_stack_get_id (walk->stack, index);

  random_stack_remove (walk->stack, index);
  take (walk, cfn_positions_without (walk->placed, id));
}

/* Drags a card to a free place. */
static void
move_one (Walk  *walk,
          guint  index)
{
  g_autofree char *id = random_stack_get_id (walk->stack, index);
  CfnPoint wish = { g_rand_double_range (walk->random, -900, 2400),
                    g_rand_double_range (walk->random, -900, 2400) };
  CfnPoint place = cfn_layout_find_free (walk->layout, wish, 240);
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) moved = cfn_positions_with (none, id, &place);
  CfnLayout *layout = cfn_layout_with (walk->layout, moved);

  cfn_layout_unref (walk->layout);
  walk->layout = layout;
  take (walk, cfn_positions_with (walk->placed, id, &place));
}

static void
group_one (Walk  *walk,
           guint  index)
{
  static const char * const names[] = { "One", "Two", NULL };
  g_autofree char *id = random_stack_get_id (walk->stack, index);
  const char *name = names[g_rand_int_range (walk->random, 0, 3)];

  take (walk, cfn_positions_with_members (walk->placed, name,
                                          (const char * const []) { id, NULL }));
}

static void
change (Walk     *walk,
        gboolean  with_groups)
{
  int n = (int) random_stack_get_n (walk->stack);
  guint index = n > 0 ? (guint) g_rand_int_range (walk->random, 0, n) : 0;
  int what = n > 0 ? g_rand_int_range (walk->random, 0, 12) : 0;

  if (what == 11 && with_groups)
    group_one (walk, index);
  else if (what == 10)
    move_one (walk, index);
  else if (what == 9)
    rename_one (walk, index);
  else if (what == 8)
    remove_one (walk, index);
  else if (what >= 6)
    random_stack_connect (walk->stack);
  else
    for (int i = g_rand_int_range (walk->random, 0, 3); i >= 0; i--)
      random_stack_add (walk->stack);
}

/* Everything that was there before, but for what was removed or renamed, is where it was. */
static void
assert_nothing_moved (CfnLayout *before,
                      CfnLayout *after)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (before);

  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    {
      const char *id = cfn_diagram_get_node (diagram, i)->resource->id;
      int node = cfn_diagram_find_node (cfn_layout_get_diagram (after), id);

      if (node < 0)
        continue;
      g_assert_cmpfloat (cfn_layout_get_card (after, (guint) node).x, ==,
                         cfn_layout_get_card (before, i).x);
      g_assert_cmpfloat (cfn_layout_get_card (after, (guint) node).y, ==,
                         cfn_layout_get_card (before, i).y);
    }
}

static void
step (Walk     *walk,
      gboolean  with_groups)
{
  g_autofree char *yaml = NULL;
  g_autoptr (CfnDiagram) diagram = NULL;
  CfnLayout *layout;

  change (walk, with_groups);
  yaml = random_stack_to_yaml (walk->stack);
  diagram = fixture_diagram (yaml);
  layout = cfn_layout_new (diagram, walk->placed, walk->layout, NULL, NULL, NULL);
  g_assert_nonnull (layout);
  assert_no_overlap (layout, walk->layout);
  if (walk->layout != NULL)
    {
      assert_nothing_moved (walk->layout, layout);
      cfn_layout_unref (walk->layout);
    }
  walk->layout = layout;
}

static void
walk_about (gboolean with_groups)
{
  for (guint seed = 0; seed < N_WALKS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + 1);
      g_autoptr (RandomStack) stack = random_stack_new (random);
      Walk walk = { random, stack, cfn_positions_new (), NULL };

      for (guint i = 0; i < N_STEPS; i++)
        step (&walk, with_groups);
      cfn_positions_unref (walk.placed);
      cfn_layout_unref (walk.layout);
    }
}

static void
test_changing_moves_nothing (void)
{
  walk_about (FALSE);
}

static void
test_changing_moves_nothing_in_frames (void)
{
  walk_about (TRUE);
}

/* A whole drawing with frames: no card in a frame that it is not in, and no frames that cross. */
static void
test_frames_hold_only_their_own (void)
{
  for (guint seed = 0; seed < N_WALKS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + 100);
      g_autoptr (RandomStack) stack = random_stack_new (random);
      Walk walk = { random, stack, cfn_positions_new (), NULL };
      g_autoptr (CfnDiagram) diagram = NULL;
      g_autofree char *yaml = NULL;

      for (guint i = 0; i < 60; i++)
        random_stack_add (stack);
      for (guint i = 0; i < 25; i++)
        group_one (&walk, (guint) g_rand_int_range (random, 0, 60));
      take (&walk, cfn_positions_with_outer (walk.placed, "Two", seed % 2 == 0 ? "One" : NULL));
      yaml = random_stack_to_yaml (stack);
      diagram = fixture_diagram (yaml);
      walk.layout = cfn_layout_new (diagram, walk.placed, NULL, NULL, NULL, NULL);

      assert_no_overlap (walk.layout, NULL);
      for (guint i = 0; i < cfn_layout_get_n_frames (walk.layout); i++)
        for (guint node = 0; node < 60; node++)
          {
            int frame = cfn_layout_get_frame_of (walk.layout, node);

            while (frame >= 0 && frame != (int) i)
              frame = cfn_layout_get_frame (walk.layout, (guint) frame)->outer;
            g_assert_true (cfn_rect_intersects (cfn_layout_get_frame (walk.layout, i)->rect,
                                                cfn_layout_get_card (walk.layout, node))
                           == (frame == (int) i));
          }
      cfn_positions_unref (walk.placed);
      cfn_layout_unref (walk.layout);
    }
}

/* A card that is added to a frame goes into it, and the frame takes in nothing else. */
static void
test_a_frame_grows_around_its_own (void)
{
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) grouped
    = cfn_positions_with_members (none, "Work", (const char * const []) { "F", "Q", NULL });
  g_autoptr (CfnDiagram) diagram = fixture_diagram (TRIGGER);
  g_autoptr (CfnLayout) before = cfn_layout_new (diagram, grouped, NULL, NULL, NULL, NULL);
  g_autoptr (CfnDiagram) more = fixture_diagram (TRIGGER "  Q: {Type: AWS::SQS::Queue}\n");
  g_autoptr (CfnLayout) after = cfn_layout_new (more, grouped, before, NULL, NULL, NULL);
  CfnRect frame = cfn_layout_get_frame (after, 0)->rect;

  assert_nothing_moved (before, after);
  assert_no_overlap (after, before);
  g_assert_true (cfn_rect_intersects (frame, fixture_card (after, "Q")));
  g_assert_false (cfn_rect_intersects (frame, fixture_card (after, "M")));
  g_assert_false (cfn_rect_intersects (frame, fixture_card (after, "R")));
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
  g_test_add_func ("/placing/changing-moves-nothing", test_changing_moves_nothing);
  g_test_add_func ("/placing/nor-in-frames", test_changing_moves_nothing_in_frames);
  g_test_add_func ("/placing/frames-hold-only-their-own", test_frames_hold_only_their_own);
  g_test_add_func ("/placing/a-frame-grows", test_a_frame_grows_around_its_own);
  g_test_add_func ("/placing/is-gone", test_is_gone);

  return g_test_run ();
}
