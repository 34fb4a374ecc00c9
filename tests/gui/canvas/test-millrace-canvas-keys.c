/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

static void
run (CanvasFixture *self,
     const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->canvas), action, NULL));
}

static const char *
get_focused (CanvasFixture *self)
{
  MillraceCard *card = millrace_canvas_get_focus_card (self->canvas);
  MillraceEdge *edge = millrace_canvas_get_focus_edge (self->canvas);

  return card != NULL ? millrace_card_get_id (card)
         : edge != NULL ? millrace_edge_get_key (edge) : NULL;
}

static gboolean
tab (CanvasFixture    *self,
     GtkDirectionType  direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (self->canvas), direction);
}

/* Tab goes through the cards in reading order, then the edges, then the zoom control, and out. */
static void
test_tab (CanvasFixture *self,
          gconstpointer  data)
{
  static const char *order[] = { "DataTable", "DataTableStream", "EchoFunction", "LambdaRole" };
  guint n_edges = millrace_world_get_n_edges (millrace_canvas_get_world (self->canvas));

  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (tab (self, GTK_DIR_TAB_FORWARD));
      g_assert_cmpstr (get_focused (self), ==, order[i]);
    }
  for (guint i = 0; i < n_edges; i++)
    {
      g_assert_true (tab (self, GTK_DIR_TAB_FORWARD));
      g_assert_nonnull (millrace_canvas_get_focus_edge (self->canvas));
    }
  /* The zoom control's buttons, the last one of two parts. */
  for (guint i = 0; i < 6; i++)
    {
      g_assert_true (tab (self, GTK_DIR_TAB_FORWARD));
      g_assert_null (get_focused (self));
    }
  g_assert_false (tab (self, GTK_DIR_TAB_FORWARD));

  for (guint i = 0; i < 6; i++)
    g_assert_true (tab (self, GTK_DIR_TAB_BACKWARD));
  g_assert_nonnull (millrace_canvas_get_focus_edge (self->canvas));
}

/* As the window does. */
static void
reveal_table_cb (CanvasFixture *self)
{
  millrace_canvas_reveal (self->canvas, "DataTable", FALSE);
}

/* The line between the table and its mapping, which is straight. */
static const char *
click_on_edge (CanvasFixture *self)
{
  const char *key = "stream DataTable DataTableStream 0";
  CfnPoint at = canvas_fixture_edge_point (self, key, 0.2);

  canvas_fixture_press (self, at, at);
  canvas_fixture_release (self);

  return key;
}

/* A line that is clicked takes the keyboard's place, as a card does, and gets it back. */
static void
test_clicked_edge (CanvasFixture *self,
                   gconstpointer  data)
{
  const char *key = click_on_edge (self);

  g_assert_cmpstr (get_focused (self), ==, key);
  g_assert_false (gtk_window_get_focus_visible (GTK_WINDOW (self->window)));
  g_assert_cmpstr (millrace_selection_get_edge (self->canvas->selection), ==, key);

  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  g_assert_true (tab (self, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (get_focused (self), ==, key);

  run (self, "canvas.activate");
  g_assert_true (gtk_widget_get_visible (self->canvas->menu));
  gtk_popover_popdown (GTK_POPOVER (self->canvas->menu));
  canvas_fixture_settle (self);
  g_assert_cmpstr (get_focused (self), ==, key);

  run (self, "canvas.replug");
  canvas_fixture_settle (self);
  g_assert_nonnull (millrace_canvas_get_focus_card (self->canvas));
  run (self, "canvas.cancel");
  g_assert_cmpstr (get_focused (self), ==, key);

  millrace_selection_clear (self->canvas->selection);
  run (self, "canvas.delete");
  g_assert_cmpstr (millrace_selection_get_edge (self->canvas->selection), ==, key);
}

/* Nor does what is dragged go away by a key. */
static void
test_delete_while_dragging (CanvasFixture *self,
                            gconstpointer  data)
{
  CfnPoint from = canvas_fixture_point (self, "DataTable", 80, 20);

  canvas_fixture_press (self, from, (CfnPoint) { from.x + 40, from.y + 60 });
  run (self, "canvas.delete");
  g_assert_cmpstr (self->log->str, ==, "");
  canvas_fixture_release (self);
  g_assert_nonnull (strstr (self->log->str, "win.move "));
}

/* From a line to either end, and what is selected is the line where the view is concerned. */
static void
test_from_edge (CanvasFixture *self,
                gconstpointer  data)
{
  const char *key = click_on_edge (self);
  CfnPoint middle = canvas_fixture_edge_point (self, key, 0.5);
  CfnPoint now;

  run (self, "canvas.zoom-in");
  canvas_fixture_settle (self);
  now = canvas_fixture_edge_point (self, key, 0.5);
  g_assert_cmpfloat_with_epsilon (now.x, middle.x, 2);
  g_assert_cmpfloat_with_epsilon (now.y, middle.y, 2);
  millrace_canvas_pan (self->canvas, 4000, 0);
  run (self, "canvas.zoom-selection");
  canvas_fixture_settle (self);
  now = canvas_fixture_edge_point (self, key, 0.5);
  g_assert_cmpfloat_with_epsilon (now.x, self->canvas->camera.width / 2, 100);

  millrace_canvas_follow (self->canvas, GTK_DIR_RIGHT);
  g_assert_cmpstr (get_focused (self), ==, "DataTableStream");
  click_on_edge (self);
  millrace_canvas_follow (self->canvas, GTK_DIR_LEFT);
  g_assert_cmpstr (get_focused (self), ==, "DataTable");
}

/* What has been selected since is meant by Delete, not the line. */
static void
test_delete_after_edge (CanvasFixture *self,
                        gconstpointer  data)
{
  click_on_edge (self);
  run (self, "canvas.select-all");
  run (self, "canvas.delete");
  g_assert_cmpstr (self->log->str, ==, "win.delete-selection \n");
  canvas_fixture_assert_selected (self, "EchoFunction LambdaRole DataTable DataTableStream");
}

/* The focus does not stay on a line that is not drawn any more, but goes to where it began. */
static void
test_edge_hidden (CanvasFixture *self,
                  gconstpointer  data)
{
  click_on_edge (self);
  canvas_fixture_show_group (self, TRUE);
  g_assert_null (millrace_canvas_get_focus_edge (self->canvas));
  g_assert_nonnull (millrace_canvas_get_focus_card (self->canvas));

  canvas_fixture_show_group (self, FALSE);
  click_on_edge (self);
  canvas_fixture_show (self, "Resources:\n  A:\n    Type: AWS::SQS::Queue\n"
                             "  DataTable:\n    Type: AWS::DynamoDB::Table\n");
  g_assert_nonnull (millrace_canvas_get_focus_card (self->canvas));
}

/* What is pressed stays under the pointer, also where some of it is outside. */
static void
test_pressed_card_stays (CanvasFixture *self,
                         gconstpointer  data)
{
  CfnPoint at = canvas_fixture_point (self, "DataTable", 100, 20);
  MillraceCamera before;

  millrace_canvas_pan (self->canvas, at.x - 20, 0);
  before = self->canvas->camera;
  at = canvas_fixture_point (self, "DataTable", 100, 20);
  g_signal_connect_swapped (self->canvas, "selection-changed", G_CALLBACK (reveal_table_cb), self);
  canvas_fixture_press (self, at, at);
  canvas_fixture_release (self);
  canvas_fixture_settle (self);
  g_assert_cmpfloat (self->canvas->camera.x, ==, before.x);
  millrace_canvas_reveal (self->canvas, "DataTable", FALSE);
  canvas_fixture_settle (self);
  g_assert_cmpfloat (self->canvas->camera.x, <, before.x);
}

static void
test_tab_backward_leaves (CanvasFixture *self,
                          gconstpointer  data)
{
  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  g_assert_false (tab (self, GTK_DIR_TAB_BACKWARD));
}

static void
test_follow (CanvasFixture *self,
             gconstpointer  data)
{
  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  millrace_canvas_follow (self->canvas, GTK_DIR_RIGHT);
  g_assert_cmpstr (get_focused (self), ==, "DataTableStream");
  millrace_canvas_follow (self->canvas, GTK_DIR_RIGHT);
  millrace_canvas_follow (self->canvas, GTK_DIR_DOWN);
  g_assert_cmpstr (get_focused (self), ==, "LambdaRole");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (self->canvas->status)), !=, "");
}

static const char *fan =
  "Resources:\n"
  "  R: {Type: 'AWS::IAM::Role'}\n"
  "  A: {Type: 'AWS::Lambda::Function', Properties: {Role: !GetAtt R.Arn}}\n"
  "  B: {Type: 'AWS::Lambda::Function', Properties: {Role: !GetAtt R.Arn}}\n";

/* Repeated while Alt is held, a step goes round those that are connected that way. */
static void
test_follow_siblings (CanvasFixture *self,
                      gconstpointer  data)
{
  MillraceCard *role;
  MillraceCard *function;
  GtkDirectionType way;
  CfnRect from;
  CfnRect to;
  const char *first;

  canvas_fixture_show (self, fan);
  role = millrace_world_find_card (millrace_canvas_get_world (self->canvas), "R");
  function = millrace_world_find_card (millrace_canvas_get_world (self->canvas), "A");
  from = millrace_world_get_rect (millrace_canvas_get_world (self->canvas), role);
  to = millrace_world_get_rect (millrace_canvas_get_world (self->canvas), function);
  way = to.y > from.y + from.height ? GTK_DIR_DOWN
        : to.y + to.height < from.y ? GTK_DIR_UP
        : to.x < from.x ? GTK_DIR_LEFT : GTK_DIR_RIGHT;

  millrace_canvas_reveal (self->canvas, "R", TRUE);
  millrace_canvas_follow (self->canvas, way);
  first = get_focused (self);
  millrace_canvas_follow (self->canvas, way);
  g_assert_cmpstr (get_focused (self), !=, first);
  g_assert_cmpstr (get_focused (self), !=, "R");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (self->canvas->status)), "2 of 2"));
  millrace_canvas_follow (self->canvas, way);
  g_assert_cmpstr (get_focused (self), ==, first);

  /* From here on, once Alt was let go. */
  millrace_canvas_stop_following (self->canvas);
  g_assert_null (self->canvas->follow_from);
}

static void
test_place_in_set (CanvasFixture *self,
                   gconstpointer  data)
{
  millrace_canvas_reveal (self->canvas, "EchoFunction", TRUE);
  gtk_test_accessible_assert_property (millrace_canvas_get_focus_card (self->canvas),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "AWS::Lambda::Function. 3 of 4. "
                                       "1 connection in, 1 out");
}

static void
press_arrow (CanvasFixture    *self,
             guint             keyval,
             GdkModifierType   modifiers)
{
  g_autoptr (GtkShortcutTrigger) trigger = gtk_keyval_trigger_new (keyval, modifiers);
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (self->canvas));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                          GTK_WIDGET (self->canvas),
                                          gtk_shortcut_get_arguments (shortcut));
        }
    }
}

/* Who has gone on to the zoom control is done with the line and moves no card. */
static void
test_zoom_control (CanvasFixture *self,
                   gconstpointer  data)
{
  int edge = millrace_world_find_edge (millrace_canvas_get_world (self->canvas),
                                       "stream DataTable DataTableStream 0");
  GtkWidget *first = gtk_widget_get_first_child (self->canvas->zoom_control);

  millrace_canvas_set_selection (self->canvas, (const char * const []) { "DataTable", NULL });
  millrace_canvas_focus_edge (self->canvas, (guint) edge, TRUE);
  g_assert_true (gtk_widget_get_visible (self->canvas->bubble));
  gtk_widget_grab_focus (first);
  g_assert_false (gtk_widget_get_visible (self->canvas->bubble));

  press_arrow (self, GDK_KEY_Right, 0);
  g_assert_cmpstr (self->log->str, ==, "");
  g_assert_false (gtk_widget_has_focus (first));
  press_arrow (self, GDK_KEY_Left, 0);
  g_assert_true (gtk_widget_has_focus (first));
  press_arrow (self, GDK_KEY_Down, 0);
  g_assert_cmpstr (self->log->str, ==, "");
}

/* Who moves a card by keys sees where it goes. */
static void
test_arrows_are_followed (CanvasFixture *self,
                          gconstpointer  data)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self->canvas));
  CfnPoint before, after;

  millrace_canvas_set_zoom (self->canvas, 1);
  canvas_fixture_settle (self);
  before = canvas_fixture_point (self, "LambdaRole", CFN_CARD_WIDTH, 0);
  millrace_canvas_pan (self->canvas, before.x + 60 - width, 0);
  millrace_canvas_reveal (self->canvas, "LambdaRole", TRUE);
  millrace_canvas_set_selection (self->canvas, (const char * const []) { "LambdaRole", NULL });
  canvas_fixture_settle (self);
  before = canvas_fixture_point (self, "LambdaRole", CFN_CARD_WIDTH, 0);
  g_assert_cmpfloat (before.x, ==, width - 60);

  /* Nobody moves it here: where it would be has to be in sight. */
  press_arrow (self, GDK_KEY_Right, GDK_SHIFT_MASK);
  canvas_fixture_settle (self);
  after = canvas_fixture_point (self, "LambdaRole", CFN_CARD_WIDTH, 0);
  g_assert_cmpfloat (after.x + 5 * CFN_GRID, <=, width);
  g_assert_cmpfloat (after.y, ==, before.y);
}

/* Bare arrows move and Alt+arrows walk, or the other way round. */
static void
test_arrows (CanvasFixture *self,
             gconstpointer  data)
{
  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  millrace_canvas_set_selection (self->canvas, (const char * const []) { "DataTable", NULL });
  press_arrow (self, GDK_KEY_Right, 0);
  press_arrow (self, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_cmpstr (self->log->str, ==, "win.nudge (24.0, 0.0)\nwin.nudge (120.0, 0.0)\n");
  press_arrow (self, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_cmpstr (get_focused (self), ==, "DataTableStream");

  g_string_truncate (self->log, 0);
  millrace_canvas_set_options (self->canvas, MILLRACE_OPTION_ARROWS_WALK);
  press_arrow (self, GDK_KEY_Right, 0);
  g_assert_cmpstr (get_focused (self), ==, "EchoFunction");
  g_assert_cmpstr (self->log->str, ==, "");
  press_arrow (self, GDK_KEY_Down, GDK_ALT_MASK);
  press_arrow (self, GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK);
  g_assert_cmpstr (self->log->str, ==, "win.nudge (0.0, 24.0)\nwin.nudge (0.0, -1.0)\n");
}

static GtkEventController *
find_keys (CanvasFixture *self)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (self->canvas));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        return controller;
    }
  g_assert_not_reached ();
}

static gboolean
press_key (CanvasFixture   *self,
           guint            keyval,
           GdkModifierType  modifiers)
{
  gboolean is_taken = FALSE;

  g_signal_emit_by_name (find_keys (self), "key-pressed", keyval, 0u, modifiers, &is_taken);

  return is_taken;
}

/* Letters alone can be switched off: they are taken and do nothing then, others go on. */
static void
test_letters (CanvasFixture *self,
              gconstpointer  data)
{
  millrace_canvas_set_options (self->canvas, MILLRACE_OPTION_LETTER_KEYS);
  g_assert_false (press_key (self, GDK_KEY_c, 0));
  g_assert_false (press_key (self, GDK_KEY_slash, 0));

  millrace_canvas_set_options (self->canvas, 0);
  g_assert_true (press_key (self, GDK_KEY_c, 0));
  g_assert_true (press_key (self, GDK_KEY_L, GDK_SHIFT_MASK));
  g_assert_true (press_key (self, GDK_KEY_slash, 0));
  g_assert_false (press_key (self, GDK_KEY_c, GDK_CONTROL_MASK));
  g_assert_false (press_key (self, GDK_KEY_Delete, 0));
}

/* What the keys did is said once they rest. */
static void
test_told_at_rest (CanvasFixture *self,
                   gconstpointer  data)
{
  GtkLabel *status = GTK_LABEL (self->canvas->status);

  millrace_canvas_set_selection (self->canvas, (const char * const []) { "DataTable", NULL });
  press_arrow (self, GDK_KEY_Right, 0);
  while (self->canvas->moved_timeout != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_label_get_label (status), ==,
                   "DataTable is now left of DataTableStream");

  gtk_widget_set_opacity (GTK_WIDGET (status), 0);
  run (self, "canvas.zoom-in");
  while (self->canvas->zoom_timeout == 0)
    g_main_context_iteration (NULL, TRUE);
  while (self->canvas->zoom_timeout != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_label_get_label (status), ==, "Zoom 110\302\240%");
}

static void
test_visible (CanvasFixture *self,
              gconstpointer  data)
{
  GtkLabel *status = GTK_LABEL (self->canvas->status);

  run (self, "canvas.zoom-fit");
  g_assert_cmpstr (gtk_label_get_label (status), ==, "4 of 4 cards visible");
  millrace_canvas_set_selection (self->canvas, (const char * const []) { "DataTable", NULL });
  run (self, "canvas.zoom-selection");
  g_assert_cmpstr (gtk_label_get_label (status), !=, "4 of 4 cards visible");
}

static void
test_escape (CanvasFixture *self,
             gconstpointer  data)
{
  millrace_canvas_set_selection (self->canvas, (const char * const []) { "DataTable", NULL });
  run (self, "canvas.cancel");
  g_assert_cmpuint (millrace_selection_get_n (self->canvas->selection), ==, 0);
  g_assert_cmpstr (self->log->str, ==, "");
  run (self, "canvas.cancel");
  g_assert_cmpstr (self->log->str, ==, "win.focus-outline \n");
}

static void
test_arrange (CanvasFixture *self,
              gconstpointer  data)
{
  run (self, "canvas.tidy");
  run (self, "canvas.select-all");
  run (self, "canvas.tidy");
  press_arrow (self, GDK_KEY_Up, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  press_arrow (self, GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpstr (self->log->str, ==,
                   "win.tidy 'all'\nwin.tidy 'selection'\nwin.align 'top'\nwin.align 'left'\n");
}

static void
test_toggle_and_activate (CanvasFixture *self,
                          gconstpointer  data)
{
  millrace_canvas_reveal (self->canvas, "EchoFunction", TRUE);
  run (self, "canvas.toggle");
  g_assert_cmpuint (millrace_selection_get_n (self->canvas->selection), ==, 1);
  run (self, "canvas.toggle");
  g_assert_cmpuint (millrace_selection_get_n (self->canvas->selection), ==, 0);
  run (self, "canvas.activate");
  g_assert_cmpstr (self->log->str, ==, "activated EchoFunction\n");
}

static void
test_delete (CanvasFixture *self,
             gconstpointer  data)
{
  g_auto (GStrv) ids = NULL;

  /* Without a selection the focused card is meant. */
  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  run (self, "canvas.delete");
  ids = millrace_canvas_get_selection (self->canvas);
  g_assert_cmpstr (ids[0], ==, "DataTable");
  g_assert_cmpstr (self->log->str, ==, "win.delete-selection \n");
}

static void
test_rename (CanvasFixture *self,
             gconstpointer  data)
{
  const char *two[] = { "DataTable", "LambdaRole", NULL };

  /* Of several, none is meant. */
  millrace_canvas_set_selection (self->canvas, two);
  run (self, "canvas.rename");
  g_assert_cmpstr (self->log->str, ==, "");

  millrace_canvas_set_selection (self->canvas, two + 1);
  run (self, "canvas.rename");
  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  run (self, "canvas.rename");
  g_assert_cmpstr (self->log->str, ==,
                   "win.rename-here 'LambdaRole'\nwin.rename-here 'DataTable'\n");
}

static void
test_select (CanvasFixture *self,
             gconstpointer  data)
{
  run (self, "canvas.select-all");
  g_assert_cmpuint (millrace_selection_get_n (self->canvas->selection), ==, 4);
  run (self, "canvas.select-invert");
  g_assert_cmpuint (millrace_selection_get_n (self->canvas->selection), ==, 0);
  millrace_canvas_set_selection (self->canvas, (const char * const []) { "DataTable", NULL });
  run (self, "canvas.select-connected");
  g_assert_cmpuint (millrace_selection_get_n (self->canvas->selection), ==, 4);
  run (self, "canvas.select-none");
  g_assert_cmpuint (millrace_selection_get_n (self->canvas->selection), ==, 0);
}

static void
test_zoom (CanvasFixture *self,
           gconstpointer  data)
{
  run (self, "canvas.zoom-in");
  canvas_fixture_settle (self);
  g_assert_cmpfloat_with_epsilon (millrace_canvas_get_zoom (self->canvas), 1.1, 1e-6);
  run (self, "canvas.zoom-out");
  run (self, "canvas.zoom-out");
  canvas_fixture_settle (self);
  g_assert_cmpfloat_with_epsilon (millrace_canvas_get_zoom (self->canvas), 0.9, 1e-6);
  run (self, "canvas.zoom-normal");
  canvas_fixture_settle (self);
  g_assert_cmpfloat (millrace_canvas_get_zoom (self->canvas), ==, 1.0);
  millrace_canvas_set_selection (self->canvas, (const char * const []) { "DataTable", NULL });
  run (self, "canvas.zoom-selection");
  run (self, "canvas.zoom-fit");
  canvas_fixture_settle (self);
}

static void
test_menu (CanvasFixture *self,
           gconstpointer  data)
{
  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  run (self, "canvas.menu");
  g_assert_nonnull (self->canvas->menu);
  g_assert_cmpuint (millrace_selection_get_n (self->canvas->selection), ==, 1);
  canvas_fixture_settle (self);
  gtk_popover_popdown (GTK_POPOVER (self->canvas->menu));
  canvas_fixture_settle (self);
  g_assert_null (self->canvas->menu);
}

#define ADD(name, func) \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/keys/clicked-edge", test_clicked_edge);
  ADD ("/canvas/keys/delete-while-dragging", test_delete_while_dragging);
  ADD ("/canvas/keys/from-edge", test_from_edge);
  ADD ("/canvas/keys/delete-after-edge", test_delete_after_edge);
  ADD ("/canvas/keys/edge-hidden", test_edge_hidden);
  ADD ("/canvas/keys/pressed-card-stays", test_pressed_card_stays);
  ADD ("/canvas/keys/tab", test_tab);
  ADD ("/canvas/keys/tab-backward-leaves", test_tab_backward_leaves);
  ADD ("/canvas/keys/follow", test_follow);
  ADD ("/canvas/keys/follow-siblings", test_follow_siblings);
  ADD ("/canvas/keys/place-in-set", test_place_in_set);
  ADD ("/canvas/keys/zoom-control", test_zoom_control);
  ADD ("/canvas/keys/arrows", test_arrows);
  ADD ("/canvas/keys/arrows-are-followed", test_arrows_are_followed);
  ADD ("/canvas/keys/letters", test_letters);
  ADD ("/canvas/keys/told-at-rest", test_told_at_rest);
  ADD ("/canvas/keys/visible", test_visible);
  ADD ("/canvas/keys/escape", test_escape);
  ADD ("/canvas/keys/arrange", test_arrange);
  ADD ("/canvas/keys/toggle-and-activate", test_toggle_and_activate);
  ADD ("/canvas/keys/delete", test_delete);
  ADD ("/canvas/keys/rename", test_rename);
  ADD ("/canvas/keys/select", test_select);
  ADD ("/canvas/keys/zoom", test_zoom);
  ADD ("/canvas/keys/menu", test_menu);

  return g_test_run ();
}
