/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-window-private.h"
#include "touch-hand.h"
#include "window-help.h"

/* What fingers do beside the canvas, by real touches. */

/* Milliseconds between two taps that are one. */
#define BETWEEN_TAPS 600

static TouchHand *hand;

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  touch_hand_expect (hand);
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", BETWEEN_TAPS, NULL);
  window_set_up (fixture, data);
  touch_hand_meet (hand, GTK_NATIVE (fixture->window));
}

/* The row of the palette that adds what is called @title, and the middle of it in the window. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), title))
    return gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child, title);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static graphene_point_t
get_middle (WindowFixture *fixture,
            GtkWidget     *widget)
{
  graphene_point_t middle;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (fixture->window),
                                           &GRAPHENE_POINT_INIT (
                                             gtk_widget_get_width (widget) / 2.0F,
                                             gtk_widget_get_height (widget) / 2.0F), &middle));

  return middle;
}

/* One tap selects a row and adds nothing, two add. */
static void
test_tap_twice (WindowFixture *fixture,
                gconstpointer  data)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->window->palette), "Function");
  graphene_point_t at = get_middle (fixture, row);

  touch_hand_down (hand, 1, at.x, at.y);
  touch_hand_up (hand, 1);
  touch_hand_rest (hand, 2 * BETWEEN_TAPS);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
  g_assert_false (has_text (get_document (fixture), "AWS::Lambda::Function"));
  /* For fingers, rows are higher. */
  at = get_middle (fixture, row);
  for (guint i = 0; i < 2; i++)
    {
      touch_hand_down (hand, 1, at.x, at.y);
      touch_hand_up (hand, 1);
    }
  wait_until (has_text (get_document (fixture), "AWS::Lambda::Function"));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            gboolean      *asked)
{
  *asked = TRUE;

  return NULL;
}

/* Told of instead of the row when it is to be dragged: GDK 4.8 cannot drag anything on this display
 * (an assertion of gdkdrag.c fails). */
static void
watch_drag (GtkWidget *row,
            gboolean  *asked)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_DRAG_SOURCE (controller))
        continue;
      g_signal_handlers_block_matched (controller, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, row);
      g_signal_connect (controller, "prepare", G_CALLBACK (prepare_cb), asked);
    }
}

/* A finger that goes aside takes the row along; the list would scroll up and down only. */
static void
test_drag (WindowFixture *fixture,
           gconstpointer  data)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->window->palette), "Table");
  graphene_point_t at = get_middle (fixture, row);
  gboolean asked = FALSE;

  watch_drag (row, &asked);
  touch_hand_down (hand, 1, at.x, at.y);
  for (guint i = 1; i <= 6; i++)
    touch_hand_move (hand, 1, at.x + 10 * i, at.y);
  g_assert_true (asked);
  touch_hand_up (hand, 1);
}

#define ADD(name, func) \
  g_test_add ("/fingers/" name, WindowFixture, NULL, set_up, func, window_tear_down)

int
main (int   argc,
      char *argv[])
{
  int status;

  hand = touch_hand_new ();
  if (hand == NULL)
    {
      g_print ("1..0 # SKIP without gtk4-broadwayd\n");
      return 77;
    }
  gtk_test_init (&argc, &argv, NULL);

  ADD ("tap-twice", test_tap_twice);
  ADD ("drag", test_drag);

  status = g_test_run ();
  touch_hand_free (hand);

  return status;
}
