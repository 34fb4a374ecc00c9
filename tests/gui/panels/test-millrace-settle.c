/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-settle.h"

#include "panel-test.h"

/* Everything that was to be done a while later is done. */
#define A_WHILE 1100

static gboolean
has_settled (GtkWidget *widget)
{
  return gtk_widget_has_css_class (widget, "settled");
}

/* At each time GTK works out all its styles. */
static void
test_again (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  PanelTest test;

  panel_test_init (&test, box);
  millrace_settle (box);
  g_assert_false (has_settled (box));
  panel_test_settle (A_WHILE);
  g_assert_true (has_settled (box));
  millrace_settle (box);
  panel_test_settle (A_WHILE);
  g_assert_false (has_settled (box));
  panel_test_clear (&test, box);
}

static void
test_once (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  PanelTest test;

  panel_test_init (&test, box);
  millrace_settle_once (box);
  panel_test_settle (A_WHILE);
  g_assert_true (has_settled (box));
  millrace_settle_once (box);
  panel_test_settle (A_WHILE);
  g_assert_true (has_settled (box));
  panel_test_clear (&test, box);
}

/* It would cost whoever brings it back. */
static void
test_out_of_sight (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  PanelTest test;

  panel_test_init (&test, box);
  millrace_settle_once (box);
  gtk_widget_set_visible (box, FALSE);
  panel_test_settle (A_WHILE);
  g_assert_false (has_settled (box));
  gtk_widget_set_visible (box, TRUE);
  millrace_settle_once (box);
  panel_test_settle (A_WHILE);
  g_assert_true (has_settled (box));
  panel_test_clear (&test, box);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settle/again", test_again);
  g_test_add_func ("/settle/once", test_once);
  g_test_add_func ("/settle/out-of-sight", test_out_of_sight);

  return g_test_run ();
}
