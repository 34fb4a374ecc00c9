/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-beside-layout.h"

#define SPACING 6

typedef struct
{
  GtkWidget *row;
  GtkWidget *first;     /* 50 by 10 */
  GtkWidget *wide;      /* 20 by 30, takes what is left */
  GtkWidget *last;      /* 30 by 20 */
} Fixture;

static GtkWidget *
add_area (GtkWidget *row,
          int        width,
          int        height)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_widget_set_size_request (area, width, height);
  gtk_box_append (GTK_BOX (row), area);

  return area;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->row = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_layout_manager (self->row, millrace_beside_layout_new (SPACING));
  self->first = add_area (self->row, 50, 10);
  self->wide = add_area (self->row, 20, 30);
  self->last = add_area (self->row, 30, 20);
  gtk_widget_set_hexpand (self->wide, TRUE);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (self->first), (gpointer *) &self->first);
  g_assert_finalize_object (self->row);
  g_assert_null (self->first);
}

static void
assert_sizes (GtkWidget      *widget,
              GtkOrientation  orientation,
              int             for_size,
              int             expected)
{
  int minimum, natural;

  gtk_widget_measure (widget, orientation, for_size, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, expected);
  g_assert_cmpint (natural, ==, expected);
}

static void
allocate (Fixture *self,
          int      width)
{
  int height;

  gtk_widget_measure (self->row, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (self->row, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_allocate (self->row, width, height, -1, NULL);
}

static void
assert_place (Fixture   *self,
              GtkWidget *child,
              int        x,
              int        width)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, self->row, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, x);
  g_assert_cmpfloat (bounds.size.width, ==, width);
}

/* Widths add up, with the spacing between them; the highest one says how high the row is. */
static void
test_sizes (Fixture       *self,
            gconstpointer  data)
{
  assert_sizes (self->row, GTK_ORIENTATION_HORIZONTAL, -1, 50 + 20 + 30 + 2 * SPACING);
  assert_sizes (self->row, GTK_ORIENTATION_VERTICAL, 200, 30);
  assert_sizes (self->row, GTK_ORIENTATION_VERTICAL, -1, 30);

  /* What is hidden takes no room, nor does the spacing beside it. */
  gtk_widget_set_visible (self->wide, FALSE);
  assert_sizes (self->row, GTK_ORIENTATION_HORIZONTAL, -1, 50 + 30 + SPACING);
  assert_sizes (self->row, GTK_ORIENTATION_VERTICAL, 200, 20);
}

static void
test_places (Fixture       *self,
             gconstpointer  data)
{
  allocate (self, 200);
  assert_place (self, self->first, 0, 50);
  assert_place (self, self->wide, 50 + SPACING, 200 - 50 - 30 - 2 * SPACING);
  assert_place (self, self->last, 200 - 30, 30);

  gtk_widget_set_direction (self->row, GTK_TEXT_DIR_RTL);
  gtk_widget_queue_allocate (self->row);
  allocate (self, 200);
  assert_place (self, self->first, 200 - 50, 50);
  assert_place (self, self->wide, 30 + SPACING, 200 - 50 - 30 - 2 * SPACING);
  assert_place (self, self->last, 0, 30);
}

/* Those that expand share the room evenly; the first ones get what is too much to share. */
static void
test_shares (Fixture       *self,
             gconstpointer  data)
{
  gtk_widget_set_hexpand (self->last, TRUE);
  allocate (self, 50 + 20 + 30 + 2 * SPACING + 41);
  assert_place (self, self->wide, 50 + SPACING, 20 + 20);
  assert_place (self, self->last, 50 + 40 + 2 * SPACING, 30 + 21);
}

static void
assert_heights (GtkWidget *child,
                int        y,
                int        height)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds));
  g_assert_cmpfloat (bounds.origin.y, ==, y);
  g_assert_cmpfloat (bounds.size.height, ==, height);
}

static void
test_centred (Fixture       *self,
              gconstpointer  data)
{
  allocate (self, 200);
  assert_heights (self->first, 0, 30);

  gtk_widget_set_layout_manager (self->row, millrace_beside_layout_new_centred (SPACING));
  gtk_widget_set_hexpand (self->wide, FALSE);
  gtk_widget_set_hexpand (self->first, TRUE);
  allocate (self, 200);
  assert_heights (self->first, 10, 10);
  assert_heights (self->wide, 0, 30);
  assert_heights (self->last, 0, 30);
}

/* Words get the height that they need in the width that is theirs. */
static void
test_words (Fixture       *self,
            gconstpointer  data)
{
  GtkWidget *label = gtk_label_new ("These are words enough for several lines in a narrow row");
  int wide, narrow, alone;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_visible (self->wide, FALSE);
  gtk_box_append (GTK_BOX (self->row), label);

  gtk_widget_measure (self->row, GTK_ORIENTATION_VERTICAL, 2000, &wide, NULL, NULL, NULL);
  gtk_widget_measure (self->row, GTK_ORIENTATION_VERTICAL, 250, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, 250 - 50 - 30 - 2 * SPACING, &alone, NULL,
                      NULL, NULL);
  g_assert_cmpint (narrow, >, wide);
  g_assert_cmpint (narrow, ==, alone);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/beside-layout/sizes", test_sizes);
  ADD ("/beside-layout/places", test_places);
  ADD ("/beside-layout/shares", test_shares);
  ADD ("/beside-layout/centred", test_centred);
  ADD ("/beside-layout/words", test_words);

  return g_test_run ();
}
