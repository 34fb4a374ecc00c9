/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-tile.h"

static void
assert_sign (GtkWidget  *tile,
             const char *sign)
{
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (tile))), ==, sign);
}

/* A tile says what the card of the same resource says. */
static void
test_sign_of_a_card (void)
{
  GtkWidget *tile = g_object_ref_sink (millrace_tile_new ("AWS::Events::Rule"));

  assert_sign (tile, "E");
  g_assert_true (gtk_widget_has_css_class (tile, "kind-other"));
  millrace_tile_set_type (MILLRACE_TILE (tile), "AWS::CloudWatch::Alarm");
  assert_sign (tile, "C");
  millrace_tile_set_type (MILLRACE_TILE (tile), "AWS::Lambda::Function");
  assert_sign (tile, "λ");
  g_assert_true (gtk_widget_has_css_class (tile, "kind-function"));
  millrace_tile_set_type (MILLRACE_TILE (tile), NULL);
  assert_sign (tile, "◇");
  g_assert_finalize_object (tile);
}

/* A dot has the colour alone. */
static void
test_dot (void)
{
  GtkWidget *tile = g_object_ref_sink (g_object_new (MILLRACE_TYPE_TILE, "dot", TRUE, NULL));

  millrace_tile_set_type (MILLRACE_TILE (tile), "AWS::Events::Rule");
  g_assert_null (gtk_widget_get_first_child (tile));
  g_assert_finalize_object (tile);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tile/sign-of-a-card", test_sign_of_a_card);
  g_test_add_func ("/tile/dot", test_dot);

  return g_test_run ();
}
