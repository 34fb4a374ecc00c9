/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../find-child.h"
#include "canvas-fixture.h"
#include "millrace-find-bar.h"

typedef struct
{
  CanvasFixture    canvas;
  MillraceFindBar *bar;
  GtkEditable     *entry;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *overlay = gtk_overlay_new ();

  canvas_fixture_init (&fixture->canvas, data);
  fixture->bar = g_object_new (MILLRACE_TYPE_FIND_BAR, "visible", FALSE, NULL);
  g_object_ref (fixture->canvas.canvas);
  gtk_window_set_child (GTK_WINDOW (fixture->canvas.window), overlay);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (fixture->canvas.canvas));
  g_object_unref (fixture->canvas.canvas);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (fixture->bar));
  millrace_find_bar_set_canvas (fixture->bar, fixture->canvas.canvas);
  fixture->entry = GTK_EDITABLE (find_child (GTK_WIDGET (fixture->bar), GTK_TYPE_SEARCH_ENTRY));
  canvas_fixture_settle (&fixture->canvas);
  millrace_find_bar_open (fixture->bar);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer bar = fixture->bar;

  g_object_add_weak_pointer (G_OBJECT (fixture->bar), &bar);
  canvas_fixture_clear (&fixture->canvas, data);
  g_assert_null (bar);
}

static void
assert_shown (Fixture    *fixture,
              const char *id,
              const char *count)
{
  g_auto (GStrv) ids = millrace_canvas_get_selection (fixture->canvas.canvas);
  GtkWidget *entry = GTK_WIDGET (fixture->entry);

  g_assert_cmpstr (ids[0], ==, id);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (entry))), ==,
                   count);
}

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  assert_shown (fixture, NULL, "");
  gtk_editable_set_text (fixture->entry, "echo");
  assert_shown (fixture, "EchoFunction", "1 of 1");
  /* Names that begin so come first, then others, then types. */
  gtk_editable_set_text (fixture->entry, "lambda");
  assert_shown (fixture, "LambdaRole", "1 of 3");
  g_signal_emit_by_name (fixture->entry, "next-match");
  assert_shown (fixture, "EchoFunction", "2 of 3");
  g_signal_emit_by_name (fixture->entry, "previous-match");
  g_signal_emit_by_name (fixture->entry, "previous-match");
  assert_shown (fixture, "DataTableStream", "3 of 3");
  gtk_editable_set_text (fixture->entry, "no such thing");
  assert_shown (fixture, "DataTableStream", "None");
  /* What people call it. */
  gtk_editable_set_text (fixture->entry, "MAPPING");
  assert_shown (fixture, "DataTableStream", "1 of 1");
}

static void
test_back (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_editable_set_text (fixture->entry, "role");
  g_signal_emit_by_name (fixture->entry, "stop-search");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->bar)));
  g_assert_cmpstr (millrace_card_get_id (millrace_canvas_get_focus_card (fixture->canvas.canvas)),
                   ==, "LambdaRole");

  /* The next time it is all selected, to be typed over. */
  millrace_find_bar_open (fixture->bar);
  g_assert_true (gtk_editable_get_selection_bounds (fixture->entry, NULL, NULL));
}

static void
test_scene (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_editable_set_text (fixture->entry, "a");
  canvas_fixture_show (&fixture->canvas, "Resources: {Apples: {Type: 'AWS::SQS::Queue'}}\n");
  millrace_find_bar_refresh (fixture->bar);
  assert_shown (fixture, NULL, "1 of 1");
}

static void
test_accessible (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *list = find_child (GTK_WIDGET (fixture->bar), GTK_TYPE_LIST_VIEW);

  gtk_test_accessible_assert_role (fixture->bar, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_test_accessible_assert_property (fixture->entry, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Find a card");
  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "Found cards");
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/find-bar/typing", test_typing);
  ADD ("/canvas/find-bar/back", test_back);
  ADD ("/canvas/find-bar/scene", test_scene);
  ADD ("/canvas/find-bar/accessible", test_accessible);

  return g_test_run ();
}
