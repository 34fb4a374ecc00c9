/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-arrange.h"
#include "cfn-rect-grid.h"

#include "diagram-fixture.h"

/* Without frames. */
static GPtrArray *
find_parts (CfnDiagram     *diagram,
            const gboolean *chosen)
{
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnFrames) frames = cfn_frames_new (diagram, none);

  return cfn_parts_new (diagram, chosen, frames, -1);
}

static GPtrArray *
get_parts (CfnDiagram *diagram)
{
  guint n = cfn_diagram_get_n_nodes (diagram);
  g_autofree gboolean *chosen = g_new (gboolean, n);

  for (guint i = 0; i < n; i++)
    chosen[i] = TRUE;

  return find_parts (diagram, chosen);
}

static void
test_each_trigger_is_a_part (void)
{
  g_autofree char *resources = fixture_triggers (3);
  g_autoptr (CfnDiagram) diagram = fixture_diagram (resources);
  g_autoptr (GPtrArray) parts = get_parts (diagram);

  g_assert_cmpuint (parts->len, ==, 3);
  for (guint i = 0; i < parts->len; i++)
    {
      const CfnPart *part = parts->pdata[i];

      g_assert_cmpuint (part->nodes->len, ==, 4);
      g_assert_cmpuint (part->edges->len, ==, 4);
      g_assert_cmpuint (g_array_index (part->nodes, guint, 0), ==, i * 4);
    }
}

static void
test_what_is_not_chosen_links_nothing (void)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram (TRIGGER);
  const gboolean chosen[] = { TRUE, FALSE, TRUE, FALSE };
  g_autoptr (GPtrArray) parts = find_parts (diagram, chosen);

  g_assert_cmpuint (parts->len, ==, 2);
}

static void
test_packs_to_a_screen (void)
{
  g_autofree char *resources = fixture_triggers (40);
  g_autoptr (CfnLayout) layout = fixture_layout (resources);
  CfnRect bounds = cfn_layout_get_bounds (layout);

  g_assert_cmpfloat (bounds.width / bounds.height, >, 1.2);
  g_assert_cmpfloat (bounds.width / bounds.height, <, 2.4);
}

static void
test_parts_do_not_meet (void)
{
  g_autofree char *triggers = fixture_triggers (9);
  g_autofree char *resources = g_strconcat (triggers, "  A: {Type: 'X::Y::Z'}\n"
                                            "  B: {Type: 'X::Y::Z'}\n", NULL);
  g_autoptr (CfnLayout) layout = fixture_layout (resources);
  g_autoptr (CfnRectGrid) grid = cfn_rect_grid_new ();

  for (guint i = 0; i < 38; i++)
    {
      CfnRect card = cfn_layout_get_card (layout, i);

      g_assert_false (cfn_rect_grid_meets (grid, cfn_rect_grow (card, 20), -1, -1));
      cfn_rect_grid_add (grid, i, card);
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
  g_test_add_func ("/part/each-trigger-is-a-part", test_each_trigger_is_a_part);
  g_test_add_func ("/part/not-chosen-links-nothing", test_what_is_not_chosen_links_nothing);
  g_test_add_func ("/part/packs-to-a-screen", test_packs_to_a_screen);
  g_test_add_func ("/part/parts-do-not-meet", test_parts_do_not_meet);
  g_test_add_func ("/part/is-gone", test_is_gone);

  return g_test_run ();
}
