/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tooltip shows fits a screen. */
#include "millrace-tip.h"

#include <string.h>

static int
get_width (const char *markup,
           GtkWidget  *beside)
{
  GtkWidget *tip = g_object_ref_sink (millrace_tip_new (markup, beside));
  int width;

  gtk_widget_measure (tip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_assert_finalize_object (tip);

  return width;
}

static void
test_wraps (void)
{
  g_autofree char *word = g_strnfill (900, 'x');
  g_autofree char *sentence = g_strdup (word);
  g_autofree char *below = NULL;
  int width;

  for (gsize i = 7; i < strlen (sentence); i += 8)
    sentence[i] = ' ';
  below = g_strdup_printf ("<b>above</b>\n%s", sentence);
  width = get_width (below, NULL);

  g_assert_cmpint (width, >, 100);
  g_assert_cmpint (width, <, 640);
  /* A path has no blanks to be wrapped at. */
  g_assert_cmpint (get_width (word, NULL), <, 640);
  /* What is short stays small. */
  g_assert_cmpint (get_width ("a\nb", NULL), <, 50);
}

/* The screen of a telephone. */
static void
test_fits_a_narrow_window (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new ("");
  g_autofree char *sentence = g_strnfill (300, 'x');

  for (gsize i = 7; i < strlen (sentence); i += 8)
    sentence[i] = ' ';
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 200);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (window) == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (get_width (sentence, label), <, 340);
  g_assert_cmpint (get_width (sentence, label), >, 200);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tip/wraps", test_wraps);
  g_test_add_func ("/tip/fits-a-narrow-window", test_fits_a_narrow_window);

  return g_test_run ();
}
