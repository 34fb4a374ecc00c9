/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

static void
test_scene (CanvasFixture *self,
            gconstpointer  data)
{
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);
  CfnRect rect;

  g_assert_cmpuint (millrace_world_get_n_cards (world), ==, 4);
  g_assert_cmpuint (millrace_world_get_n_edges (world), ==,
                    cfn_diagram_get_n_edges (cfn_reading_get_diagram (self->reading)));
  g_assert_null (millrace_world_find_card (world, "Nobody"));
  g_assert_null (millrace_world_find_card (world, NULL));
  g_assert_cmpint (millrace_world_find_edge (world, "stream Nobody DataTable 0"), ==, -1);

  rect = millrace_world_get_rect (world, millrace_world_find_card (world, "DataTable"));
  g_assert_cmpfloat (rect.width, ==, CFN_CARD_WIDTH);
}

/* Cards stand where the layout has them: assistive technology finds them there. */
static void
test_places (CanvasFixture *self,
             gconstpointer  data)
{
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);

  for (guint i = 0; i < millrace_world_get_n_cards (world); i++)
    {
      MillraceCard *card = millrace_world_get_card (world, i);
      CfnRect rect = millrace_world_get_rect (world, card);
      CfnPoint corner = millrace_camera_to_screen (&self->canvas->camera,
                                                   (CfnPoint) { rect.x, rect.y });
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (self->canvas),
                                                &bounds));
      g_assert_cmpfloat_with_epsilon (bounds.origin.x, corner.x, 1);
      g_assert_cmpfloat_with_epsilon (bounds.origin.y, corner.y, 1);
    }
}

static void
test_moving (CanvasFixture *self,
             gconstpointer  data)
{
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);
  CfnRoutes *routes = millrace_world_get_routes (world);
  guint node = fixture_find (routes, "DataTable");
  const CfnPoint place = { 480, 720 };
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) positions = cfn_positions_with (none, "DataTable", &place);
  g_autoptr (CfnLayout) layout = cfn_layout_with (cfn_routes_get_layout (routes), positions);
  g_autoptr (CfnRoutes) moved = cfn_routes_update (routes, layout, &node, 1);
  MillraceCard *card = millrace_world_get_card (world, node);

  millrace_world_set_places (world, moved, TRUE);
  g_assert_cmpfloat (millrace_world_get_rect (world, card).y, ==, 720);
  g_assert_true (millrace_world_get_card (world, node) == card);
}

/* Each level of detail shows something, and a small card still tells that it is selected. */
static void
test_details (CanvasFixture *self,
              gconstpointer  data)
{
  const double zooms[] = { 1.5, 0.4, 0.15 };

  millrace_canvas_set_selection (self->canvas, (const char * const []) { "DataTable", NULL });
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autofree char *name = g_strdup_printf ("detail-%u", i);
      g_autoptr (GdkTexture) picture = NULL;

      millrace_canvas_zoom_about (self->canvas, zooms[i], (CfnPoint) { 80, 180 }, FALSE);
      canvas_fixture_settle (self);
      picture = fixture_picture (GTK_WIDGET (self->canvas), name);
      g_assert_true (fixture_has_colour (picture, 0x1a5fb4));
      g_assert_true (fixture_has_colour (picture, 0x3584e4));
    }
}

static void
test_empty (CanvasFixture *self,
            gconstpointer  data)
{
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);

  millrace_canvas_set_scene (self->canvas, NULL, NULL);
  canvas_fixture_settle (self);
  g_assert_null (millrace_world_get_routes (world));
  g_assert_null (millrace_world_get_layout (world));
  g_assert_null (millrace_world_get_diagram (world));
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (world)));
}

/* The widget of an edge that is gone waits for another, and readers are not told of it. */
static void
test_resting (CanvasFixture *self,
              gconstpointer  data)
{
  static const char format[] = "Resources:\n"
                               "  A: {Type: 'AWS::SNS::Topic', DependsOn: B}\n"
                               "  B: {Type: 'AWS::SQS::Queue'}\n"
                               "  C: {Type: 'AWS::SNS::Topic'%s}\n"
                               "  D: {Type: 'AWS::SQS::Queue'}\n";
  g_autofree char *alone = g_strdup_printf (format, "");
  g_autofree char *to_b = g_strdup_printf (format, ", DependsOn: B");
  g_autofree char *to_d = g_strdup_printf (format, ", DependsOn: D");
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);
  g_autofree char *key = NULL;
  MillraceEdge *edge;

  canvas_fixture_show (self, to_d);
  g_assert_cmpuint (millrace_world_get_n_edges (world), ==, 2);
  edge = millrace_world_get_edge (world, 1);
  key = g_strdup (millrace_edge_get_key (edge));
  g_assert_cmpint (millrace_world_find_edge (world, key), ==, 1);

  canvas_fixture_show (self, alone);
  g_assert_cmpuint (millrace_world_get_n_edges (world), ==, 1);
  g_assert_cmpint (millrace_world_find_edge (world, key), ==, -1);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (edge)));
  gtk_test_accessible_assert_state (edge, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);

  canvas_fixture_show (self, to_b);
  g_assert_true (millrace_world_get_edge (world, 1) == edge);
  g_assert_cmpint (millrace_world_find_edge (world, millrace_edge_get_key (edge)), ==, 1);
  g_assert_cmpstr (millrace_edge_get_key (edge), !=, key);
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (edge)));
  gtk_test_accessible_assert_state (edge, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  gtk_test_accessible_assert_property (edge, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Dependency of C on B: holds");
}

#define ADD(name, func) \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/world/scene", test_scene);
  ADD ("/canvas/world/places", test_places);
  ADD ("/canvas/world/moving", test_moving);
  ADD ("/canvas/world/details", test_details);
  ADD ("/canvas/world/resting", test_resting);
  ADD ("/canvas/world/empty", test_empty);

  return g_test_run ();
}
