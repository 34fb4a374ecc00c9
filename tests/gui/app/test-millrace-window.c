/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-help.h"

#include "millrace-entry-row.h"
#include "millrace-findings-section.h"
#include "millrace-tooltip.h"
#include "millrace-window-private.h"

static void
test_empty (WindowFixture *fixture,
            gconstpointer  data)
{
  g_assert_true (millrace_window_is_pristine (fixture->window));

  act (fixture, "win.add", "('AWS::DynamoDB::Table', 24.0, 48.0)");
  g_assert_false (millrace_window_is_pristine (fixture->window));
  wait_for_picture (get_pipeline (fixture));
  g_assert_true (has_text (get_document (fixture), "AWS::DynamoDB::Table"));
  /* What was added is selected, so that its form is there. */
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], !=, NULL);

  act (fixture, "win.undo", NULL);
  g_assert_false (has_text (get_document (fixture), "AWS::DynamoDB::Table"));
}

static gboolean
tells_of_a_finding (GtkWidget *root)
{
  if (MILLRACE_IS_FINDINGS_SECTION (root))
    return gtk_widget_get_visible (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (tells_of_a_finding (child))
        return TRUE;
    }

  return FALSE;
}

/* Keys go to the starters, in whose place the canvas comes; nothing is wrong with what was not
 * begun. */
static void
test_first_focus (WindowFixture *fixture,
                  gconstpointer  data)
{
  GtkRoot *root = GTK_ROOT (fixture->window);
  GtkWidget *canvas = GTK_WIDGET (fixture->window->canvas);

  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), fixture->window->start_page));
  g_assert_false (tells_of_a_finding (GTK_WIDGET (fixture->window->inspector)));
  act (fixture, "win.next-problem", NULL);
  g_assert_cmpuint (fixture->window->problem, ==, 0);

  act (fixture, "win.new-from-starter", "'empty'");
  wait_for_picture (get_pipeline (fixture));
  g_assert_true (gtk_root_get_focus (root) == canvas);
  act (fixture, "win.add", "('AWS::DynamoDB::Table', 24.0, 48.0)");
  act (fixture, "win.undo", NULL);
  g_assert_true (gtk_root_get_focus (root) == canvas);
}

static void
test_adding_at_a_free_spot (WindowFixture *fixture,
                            gconstpointer  data)
{
  CfnRect a, b;

  act (fixture, "win.add", "('AWS::SQS::Queue', @d nan, @d nan)");
  wait_for_picture (get_pipeline (fixture));
  act (fixture, "win.add", "('AWS::SNS::Topic', @d nan, @d nan)");
  wait_for_picture (get_pipeline (fixture));

  g_assert_true (millrace_pipeline_get_card (get_pipeline (fixture), "Queue", &a));
  g_assert_true (millrace_pipeline_get_card (get_pipeline (fixture), "Topic", &b));
  g_assert_false (cfn_rect_intersects (a, b));
  g_assert_cmpuint (cfn_positions_get_n (cfn_document_get_positions (get_document (fixture))), ==,
                    0);
}

static void
test_selection (WindowFixture *fixture,
                gconstpointer  data)
{
  const char * const *selection;

  act (fixture, "win.select", "['DataTable', 'LambdaRole']");
  selection = millrace_window_get_selection (fixture->window);
  g_assert_cmpuint (g_strv_length ((char **) selection), ==, 2);

  act (fixture, "win.select-all", NULL);
  selection = millrace_window_get_selection (fixture->window);
  g_assert_cmpuint (g_strv_length ((char **) selection), ==, 4);

  act (fixture, "win.select-none", NULL);
  g_assert_null (millrace_window_get_selection (fixture->window)[0]);
}

static void
test_deleting (WindowFixture *fixture,
               gconstpointer  data)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (fixture->window),
                                                "delete-selection");

  g_assert_false (g_action_get_enabled (action));
  act (fixture, "win.select", "['DataTable']");
  g_assert_true (g_action_get_enabled (action));
  act (fixture, "win.delete-selection", NULL);
  wait_for_picture (get_pipeline (fixture));

  g_assert_false (has_text (get_document (fixture), "AWS::DynamoDB::Table"));
  g_assert_null (millrace_window_get_selection (fixture->window)[0]);
  g_assert_false (g_action_get_enabled (action));

  act (fixture, "win.undo", NULL);
  wait_for_picture (get_pipeline (fixture));
  g_assert_true (has_text (get_document (fixture), "AWS::DynamoDB::Table"));
}

/* The rows of the outline are there with the reading, for what it shows. */
static void
test_outline_planned (WindowFixture *fixture,
                      gconstpointer  data)
{
  MillraceOutline *outline = fixture->window->outline;
  const MillraceOutlineDraft *draft;

  for (guint i = 0; i < 2; i++)
    {
      replace_text (get_document (fixture), "Timeout: 300", "Timeout: 30");
      wait_for_picture (get_pipeline (fixture));
      draft = millrace_pipeline_get_outline_draft (get_pipeline (fixture));
      g_assert_nonnull (draft);
      g_assert_true (draft->view == millrace_outline_get_view (outline));

      replace_text (get_document (fixture), "Timeout: 30", "Timeout: 300");
      act (fixture, "win.outline-order", i == 0 ? "'kind'" : "'chain'");
    }
}

static void
test_history_labels (WindowFixture *fixture,
                     gconstpointer  data)
{
  g_autofree char *undo = NULL, *redo = NULL;

  act (fixture, "win.set-property", "('DataTableStream.Properties.BatchSize', '10')");
  g_assert_true (has_text (get_document (fixture), "BatchSize: 10"));
  g_object_get (fixture->window, "undo-label", &undo, NULL);
  g_assert_cmpstr (undo, ==, "Undo: Change BatchSize of DataTableStream");

  act (fixture, "win.undo", NULL);
  g_object_get (fixture->window, "redo-label", &redo, NULL);
  g_assert_cmpstr (redo, ==, "Redo: Change BatchSize of DataTableStream");
  act (fixture, "win.redo", NULL);
  g_assert_true (has_text (get_document (fixture), "BatchSize: 10"));
}

static void
test_connecting (WindowFixture *fixture,
                 gconstpointer  data)
{
  act (fixture, "win.disconnect", "('invoke', 'DataTableStream', 'EchoFunction')");
  g_assert_false (has_text (get_document (fixture), "FunctionName"));
  act (fixture, "win.connect", "('DataTableStream', 'EchoFunction', '')");
  g_assert_true (has_text (get_document (fixture), "FunctionName: !GetAtt EchoFunction.Arn"));
  /* What means nothing changes nothing. */
  act (fixture, "win.undo", NULL);
  act (fixture, "win.connect", "('LambdaRole', 'LambdaRole', '')");
  g_assert_true (cfn_document_can_redo (get_document (fixture)));
}

/* The first widget below @root, in order, that shows the logical id. */
static GtkWidget *
find_id_row (GtkWidget *root)
{
  if (MILLRACE_IS_ENTRY_ROW (root)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), "Logical ID"))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_id_row (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_renaming (WindowFixture *fixture,
               gconstpointer  data)
{
  GtkWidget *row, *focus;

  act (fixture, "win.rename-begin", "'DataTable'");
  row = find_id_row (GTK_WIDGET (fixture->window));
  g_assert_nonnull (row);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, row));
  gtk_editable_set_text (GTK_EDITABLE (row), "Orders");
  g_signal_emit_by_name (millrace_entry_row_get_entry (MILLRACE_ENTRY_ROW (row)),
                         "activate");
  g_assert_true (has_text (get_document (fixture), "!GetAtt Orders.StreamArn"));
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "Orders");

  /* The picture comes later; the entry that was typed in is still there, and has the focus. */
  wait_for_picture (get_pipeline (fixture));
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "Orders");
  g_assert_true (row == find_id_row (GTK_WIDGET (fixture->window)));
  g_assert_true (focus == gtk_root_get_focus (GTK_ROOT (fixture->window)));

  act (fixture, "win.rename", "('Orders', 'LambdaRole')");
  act (fixture, "win.rename", "('Orders', 'Orders')");
  g_assert_cmpstr (cfn_document_get_undo_name (get_document (fixture)), ==,
                   "Rename DataTable to Orders");

  /* What is not selected is renamed where it is. */
  act (fixture, "win.rename", "('LambdaRole', 'Role')");
  wait_for_picture (get_pipeline (fixture));
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "Orders");

  /* Undone, the card is called as before and still the selected one. */
  act (fixture, "win.undo", NULL);
  act (fixture, "win.undo", NULL);
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "DataTable");
  wait_for_picture (get_pipeline (fixture));
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "DataTable");
  act (fixture, "win.redo", NULL);
  wait_for_picture (get_pipeline (fixture));
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "Orders");
}

static void
test_moving (WindowFixture *fixture,
             gconstpointer  data)
{
  CfnRect card;

  act (fixture, "win.move", "[('DataTable', 480.0, 960.0)]");
  g_assert_true (millrace_pipeline_get_card (get_pipeline (fixture), "DataTable", &card));
  g_assert_cmpfloat (card.x, ==, 480);
  act (fixture, "win.select", "['DataTable']");
  act (fixture, "win.nudge", "(24.0, -24.0)");
  g_assert_true (millrace_pipeline_get_card (get_pipeline (fixture), "DataTable", &card));
  g_assert_cmpfloat (card.x, ==, 504);
  g_assert_cmpfloat (card.y, ==, 936);
}

static void
test_problems (WindowFixture *fixture,
               gconstpointer  data)
{
  act (fixture, "win.set-property", "('EchoFunction.Properties.Runtime', 'nodejs6.10')");
  wait_for_picture (get_pipeline (fixture));
  act (fixture, "win.next-problem", NULL);
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "EchoFunction");
  act (fixture, "win.previous-problem", NULL);
  act (fixture, "win.show-problem", "uint32 0");
  act (fixture, "win.show-problem", "uint32 999");
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "EchoFunction");
}

static void
test_panes (WindowFixture *fixture,
            gconstpointer  data)
{
  GActionGroup *group = G_ACTION_GROUP (fixture->window);
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) shown = NULL;

  act (fixture, "win.show-bottom", NULL);
  act (fixture, "win.bottom-pane", "'problems'");
  state = g_action_group_get_action_state (group, "bottom-pane");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "problems");
  shown = g_action_group_get_action_state (group, "show-bottom");
  g_assert_true (g_variant_get_boolean (shown));
  act (fixture, "win.toggle-sides", NULL);
  act (fixture, "win.toggle-sides", NULL);
  act (fixture, "win.cycle-pane", "true");
  act (fixture, "win.focus-palette", NULL);
  act (fixture, "win.show-properties", "'DataTable'");
  act (fixture, "win.jump", NULL);
  act (fixture, "win.jump", NULL);
  act (fixture, "win.show-source", "'LambdaRole'");
}

static void
test_broken_text (WindowFixture *fixture,
                  gconstpointer  data)
{
  CfnRoutes *routes = millrace_pipeline_get_routes (get_pipeline (fixture));

  act (fixture, "win.select", "['DataTable']");
  replace_text (get_document (fixture), "Resources:", "Resources: [");
  wait_for_picture (get_pipeline (fixture));
  g_assert_true (millrace_pipeline_get_routes (get_pipeline (fixture)) == routes);
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "DataTable");

  /* Nothing can be changed safely now, and nothing is. */
  act (fixture, "win.add", "('AWS::SQS::Queue', 0.0, 0.0)");
  g_assert_false (has_text (get_document (fixture), "AWS::SQS::Queue"));
  act (fixture, "win.undo", NULL);
  wait_for_picture (get_pipeline (fixture));
  g_assert_true (cfn_reading_is_whole (millrace_pipeline_get_reading (get_pipeline (fixture))));
}

/* Names the widgets that want more than a phone has. */
static void
tell_wide (GtkWidget *widget,
           int        limit)
{
  int minimum;

  if (!gtk_widget_get_visible (widget))
    return;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > limit)
    g_test_message ("%s wants %d", G_OBJECT_TYPE_NAME (widget), minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_wide (child, limit);
}

static void
assert_sensitive (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    g_assert_true (gtk_widget_get_sensitive (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_sensitive (child);
}

/* What a tab says in brief it says in full to who hears it. */
static void
assert_whole_tabs (GtkWidget *tabs)
{
  for (GtkWidget *tab = gtk_widget_get_first_child (tabs); GTK_IS_TOGGLE_BUTTON (tab);
       tab = gtk_widget_get_next_sibling (tab))
    {
      GtkWidget *squeezer = gtk_button_get_child (GTK_BUTTON (tab));
      GtkWidget *full = gtk_widget_get_first_child (squeezer);
      GtkWidget *seen = adw_squeezer_get_visible_child (ADW_SQUEEZER (squeezer));
      int natural;

      gtk_widget_measure (seen, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      g_assert_cmpint (gtk_widget_get_width (seen), >=, natural);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           gtk_label_get_text (GTK_LABEL (full)));
      g_assert_cmpstr (millrace_tooltip_get (tab), ==,
                       seen != full ? gtk_label_get_text (GTK_LABEL (full)) : NULL);
    }
}

/* In 360 pixels, with the frame that GTK draws where nothing else does. */
#define ROOM (360 - 2 * 5)

static void
test_narrow (WindowFixture *fixture,
             gconstpointer  data)
{
  static const char * const tabs[] = { "template", "problems", "lab" };
  g_autoptr (GtkWindow) window = NULL;
  GtkWidget *content;
  gboolean narrow;
  int minimum;

  window = g_object_ref (GTK_WINDOW (millrace_window_new (fixture->application)));
  gtk_window_set_default_size (window, 360, 700);
  g_object_get (window, "narrow", &narrow, NULL);
  g_assert_true (narrow);
  /* With a document, whose forms and lists want room as well. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-starter", "s", "echo-trigger");
  wait_for_picture (millrace_editor_get_pipeline (
    millrace_window_get_editor (MILLRACE_WINDOW (window))));
  content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  gtk_window_present (window);
  wait_until (gtk_widget_get_width (content) > 0);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.bottom-pane", "s", tabs[i]);
      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s: %d", tabs[i], minimum);
      tell_wide (content, ROOM);
      g_assert_cmpint (minimum, <=, ROOM);
    }
  wait_until (gtk_widget_get_width (content) <= ROOM);
  assert_whole_tabs (GTK_WIDGET (MILLRACE_WINDOW (window)->tabs));
  /* What has moved aside can still be pressed. */
  assert_sensitive (GTK_WIDGET (MILLRACE_WINDOW (window)->outline));
  gtk_window_destroy (window);
}

/* GNOME's letters, half as large again. */
/* The way back from a form that lies over the canvas. */
static void
test_narrow_and_back (WindowFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr (GtkWindow) window = NULL;
  MillraceWindow *self;

  window = g_object_ref (GTK_WINDOW (millrace_window_new (fixture->application)));
  self = MILLRACE_WINDOW (window);
  gtk_window_set_default_size (window, 360, 700);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-starter", "s", "echo-trigger");
  wait_for_picture (millrace_editor_get_pipeline (millrace_window_get_editor (self)));
  gtk_window_present (window);
  wait_until (gtk_widget_get_width (GTK_WIDGET (self->canvas)) > 0);
  millrace_window_select (self, (const char * const []) { "DataTable", NULL });
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-inspector", NULL);
  g_assert_true (millrace_shell_get_shown (self->shell, MILLRACE_AREA_RIGHT));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.focus-canvas", NULL);
  g_assert_false (millrace_shell_get_shown (self->shell, MILLRACE_AREA_RIGHT));
  wait_until (gtk_widget_get_focus_child (GTK_WIDGET (self->canvas)) != NULL);
  g_assert_cmpstr (self->selection[0], ==, "DataTable");
  gtk_window_destroy (window);
}

static void
test_narrow_with_large_letters (WindowFixture *fixture,
                                gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-font-name", "Cantarell 11", "gtk-xft-dpi", 144 * 1024, NULL);
  test_narrow (fixture, NULL);
  gtk_settings_reset_property (settings, "gtk-font-name");
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

/* With letters twice as large, what is beside the canvas has to make room earlier. */
static void
test_room_with_large_letters (WindowFixture *fixture,
                              gconstpointer  data)
{
  static const struct { int width; gboolean is_narrow; } sizes[] = { { 900, TRUE },
                                                                     { 1130, FALSE } };
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-font-name", "Cantarell 11", "gtk-xft-dpi", 192 * 1024, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GtkWindow *window = GTK_WINDOW (millrace_window_new (fixture->application));
      GtkWidget *content;
      gboolean narrow;
      int minimum;

      gtk_window_set_default_size (window, sizes[i].width, 700);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-starter", "s",
                                  "echo-trigger");
      gtk_window_present (window);
      content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
      wait_until (gtk_widget_get_width (content) > 0);
      g_object_get (window, "narrow", &narrow, NULL);
      g_assert_cmpint (narrow, ==, sizes[i].is_narrow);
      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, sizes[i].width - 10);
      gtk_window_destroy (window);
    }
  gtk_settings_reset_property (settings, "gtk-font-name");
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

/* Words longer than ours hold no window wide: larger letters stand for another language. */
static void
test_room_with_long_words (WindowFixture *fixture,
                           gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWindow *window;
  gboolean narrow;
  int minimum;

  g_object_set (settings, "gtk-font-name", "Cantarell 20", NULL);
  window = GTK_WINDOW (millrace_window_new (fixture->application));
  gtk_window_set_default_size (window, 900, 700);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-starter", "s", "echo-trigger");
  gtk_window_present (window);
  wait_until (gtk_widget_get_width (GTK_WIDGET (window)) > 0);
  wait_until ((g_object_get (window, "narrow", &narrow, NULL), narrow));
  gtk_widget_measure (adw_application_window_get_content (ADW_APPLICATION_WINDOW (window)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, 880);
  gtk_window_destroy (window);
  gtk_settings_reset_property (settings, "gtk-font-name");
}

static CfnPoint
get_middle_of_table (WindowFixture *fixture)
{
  CfnRect card;

  g_assert_true (millrace_pipeline_get_card (get_pipeline (fixture), "DataTable", &card));

  return millrace_canvas_to_widget (fixture->window->canvas,
                                    (CfnPoint) { card.x + card.width / 2,
                                                 card.y + card.height / 2 });
}

/* The keys of the window zoom as those of the canvas: about what is selected. */
static void
test_zoom (WindowFixture *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *action;
    double      zoom;
  } steps[] = {
    { "win.zoom-normal", 1 }, { "win.zoom-in", 1.1 }, { "win.zoom-in", 1.25 },
    { "win.zoom-out", 1.1 }, { "win.zoom-normal", 1 },
  };
  MillraceCanvas *canvas = fixture->window->canvas;
  CfnPoint before;

  act (fixture, "win.zoom-fit", NULL);
  wait_until (millrace_canvas_get_zoom (canvas) < 1);
  millrace_window_select (fixture->window, (const char * const []) { "DataTable", NULL });
  before = get_middle_of_table (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      act (fixture, steps[i].action, NULL);
      wait_until (ABS (millrace_canvas_get_zoom (canvas) - steps[i].zoom) < 1e-6);
      g_assert_cmpfloat_with_epsilon (get_middle_of_table (fixture).x, before.x, 2);
      g_assert_cmpfloat_with_epsilon (get_middle_of_table (fixture).y, before.y, 2);
    }
}

/* Every button that is to be seen; the title's buttons of the desktop are what it makes of them. */
static void
assert_targets (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_WINDOW_CONTROLS (widget))
    return;

  if (GTK_IS_BUTTON (widget))
    {
      int width, height;

      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      g_assert_cmpint (width, >=, 44);
      g_assert_cmpint (height, >=, 44);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_targets (child);
}

static void
test_fingers (WindowFixture *fixture,
              gconstpointer  data)
{
  act (fixture, "win.select", "['EchoFunction']");
  gtk_widget_add_css_class (GTK_WIDGET (fixture->window), "touch");
  wait_for_picture (get_pipeline (fixture));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  assert_targets (GTK_WIDGET (fixture->window));
}

/* The text shows what the form is of. */
static void
test_entry (WindowFixture *fixture,
            gconstpointer  data)
{
  const char *text, *place;

  act (fixture, "win.add-entry", "('Parameters', '')");
  text = cfn_text_get_data (cfn_document_get_text (get_document (fixture)), NULL);
  place = strstr (text, "\nParameters:\n  ");
  g_assert_nonnull (place);
  place += strlen ("\nParameters:\n  ");
  g_assert_cmpuint (millrace_source_get_cursor (fixture->window->source), ==,
                    (gsize) (place - text));

  act (fixture, "win.show-source", "'EchoFunction'");
  g_assert_cmpuint (millrace_source_get_cursor (fixture->window->source), !=,
                    (gsize) (place - text));
  act (fixture, "win.show-template", NULL);
  act (fixture, "win.show-entry", "('Parameters', 'Parameter')");
  g_assert_cmpuint (millrace_source_get_cursor (fixture->window->source), ==,
                    (gsize) (place - text));
}

#define ADD(name, data, function)                                                                  \
  g_test_add ("/window/" name, WindowFixture, data, window_set_up, function, window_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("empty", NULL, test_empty);
  ADD ("first-focus", NULL, test_first_focus);
  ADD ("adding-at-a-free-spot", NULL, test_adding_at_a_free_spot);
  ADD ("selection", "'echo-trigger'", test_selection);
  ADD ("deleting", "'echo-trigger'", test_deleting);
  ADD ("outline-planned", "'echo-trigger'", test_outline_planned);
  ADD ("history-labels", "'echo-trigger'", test_history_labels);
  ADD ("connecting", "'echo-trigger'", test_connecting);
  ADD ("renaming", "'echo-trigger'", test_renaming);
  ADD ("moving", "'echo-trigger'", test_moving);
  ADD ("problems", "'echo-trigger'", test_problems);
  ADD ("entry", "'echo-trigger'", test_entry);
  ADD ("panes", "'echo-trigger'", test_panes);
  ADD ("broken-text", "'echo-trigger'", test_broken_text);
  ADD ("narrow", NULL, test_narrow);
  ADD ("narrow-and-back", NULL, test_narrow_and_back);
  ADD ("narrow-with-large-letters", NULL, test_narrow_with_large_letters);
  ADD ("room-with-large-letters", NULL, test_room_with_large_letters);
  ADD ("room-with-long-words", NULL, test_room_with_long_words);
  ADD ("zoom", "'echo-trigger'", test_zoom);
  ADD ("fingers", "'echo-trigger'", test_fingers);

  return g_test_run ();
}
