/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

static MillraceEdge *
find (CanvasFixture *self,
      const char    *key)
{
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);
  int edge = millrace_world_find_edge (world, key);

  g_assert_cmpint (edge, >=, 0);

  return millrace_world_get_edge (world, (guint) edge);
}

static void
test_accessible (CanvasFixture *self,
                 gconstpointer  data)
{
  MillraceEdge *edge = find (self, "stream DataTable DataTableStream 0");

  gtk_test_accessible_assert_role (edge, GTK_ACCESSIBLE_ROLE_LINK);
  gtk_test_accessible_assert_property (edge, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Stream from DataTable to DataTableStream: holds");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (edge),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  gtk_test_accessible_assert_state (edge, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (edge)));
}

static void
test_states (CanvasFixture *self,
             gconstpointer  data)
{
  canvas_fixture_show (self,
                       "Resources:\n"
                       "  T:\n"
                       "    Type: AWS::DynamoDB::Table\n"
                       "  M:\n"
                       "    Type: AWS::Lambda::EventSourceMapping\n"
                       "    Properties:\n"
                       "      EventSourceArn: !GetAtt T.StreamArn\n"
                       "      FunctionName: !ImportValue Elsewhere\n");
  gtk_test_accessible_assert_property (find (self, "stream T M 0"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Stream from T to M: fails");
  gtk_test_accessible_assert_property (find (self, "invoke M - 0"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Invocation from M to something outside the template: "
                                       "cannot be known");
}

static void
test_unique_names (CanvasFixture *self,
                   gconstpointer  data)
{
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  canvas_fixture_show (self,
                       "Resources:\n"
                       "  Q: {Type: 'AWS::SQS::Queue'}\n"
                       "  P:\n"
                       "    Type: AWS::SNS::Topic\n"
                       "    Properties:\n"
                       "      DisplayName: !Ref Q\n"
                       "      TopicName: !Ref Q\n");
  for (guint i = 0; i < millrace_world_get_n_edges (world); i++)
    {
      const char *key = millrace_edge_get_key (millrace_world_get_edge (world, i));

      g_assert_true (g_hash_table_add (keys, (gpointer) key));
    }
}

static void
test_actions (CanvasFixture *self,
              gconstpointer  data)
{
  MillraceEdge *edge = find (self, "assume EchoFunction LambdaRole 0");
  const CfnClaim *claim;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (edge), "edge.focus", NULL));
  g_assert_true (millrace_canvas_get_focus_edge (self->canvas) == edge);
  g_assert_null (millrace_canvas_get_selected_claim (self->canvas));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (edge), "edge.select", NULL));
  claim = millrace_canvas_get_selected_claim (self->canvas);
  g_assert_nonnull (claim);
  g_assert_cmpint (claim->kind, ==, CFN_CLAIM_ASSUME);
  gtk_test_accessible_assert_state (edge, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (edge), "edge.disconnect", NULL));
  g_assert_cmpstr (self->log->str, ==, "win.delete-selection \n");
}

static void
test_gone (CanvasFixture *self,
           gconstpointer  data)
{
  gpointer edge = find (self, "assume EchoFunction LambdaRole 0");

  g_object_add_weak_pointer (edge, &edge);
  millrace_canvas_set_scene (self->canvas, NULL, NULL);
  g_assert_null (edge);
}

#define ADD(name, func) \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/edge/accessible", test_accessible);
  ADD ("/canvas/edge/states", test_states);
  ADD ("/canvas/edge/unique-names", test_unique_names);
  ADD ("/canvas/edge/actions", test_actions);
  ADD ("/canvas/edge/gone", test_gone);

  return g_test_run ();
}
