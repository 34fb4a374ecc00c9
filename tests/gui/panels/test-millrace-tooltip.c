/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-tooltip.h"

#include "panel-test.h"

static gboolean
has_tooltip (GtkWidget *widget)
{
  GtkTooltip *tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean answer = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 1, 1, FALSE, tooltip, &answer);
  g_assert_finalize_object (tooltip);

  return gtk_widget_get_has_tooltip (widget) && answer;
}

/* What people hear is the description. */
static void
test_is_asked_for (void)
{
  GtkWidget *label = gtk_label_new ("Undo");
  PanelTest test;

  panel_test_init (&test, label);
  g_assert_false (has_tooltip (label));
  millrace_tooltip_set (label, NULL);
  g_assert_null (millrace_tooltip_get (label));

  millrace_tooltip_set (label, "Undo: Add Table");
  g_assert_cmpstr (millrace_tooltip_get (label), ==, "Undo: Add Table");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Undo: Add Table");
  g_assert_true (has_tooltip (label));
  /* GTK was not told, as it would ask where the pointer is. */
  g_assert_null (gtk_widget_get_tooltip_text (label));

  millrace_tooltip_set (label, "Undo: Add Role");
  g_assert_cmpstr (millrace_tooltip_get (label), ==, "Undo: Add Role");
  g_assert_true (has_tooltip (label));

  millrace_tooltip_set (label, "");
  g_assert_null (millrace_tooltip_get (label));
  g_assert_false (has_tooltip (label));

  millrace_tooltip_set (label, "Undo");
  g_assert_true (has_tooltip (label));
  panel_test_clear (&test, label);
}

/* As those of .ui files. */
static void
test_knows_those_of_gtk (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("Undo"));

  gtk_widget_set_tooltip_text (label, "Ctrl+Z");
  g_assert_cmpstr (millrace_tooltip_get (label), ==, "Ctrl+Z");
  millrace_tooltip_set (label, "Undo: Add Role");
  g_assert_cmpstr (millrace_tooltip_get (label), ==, "Undo: Add Role");
  g_assert_finalize_object (label);
}

/* What is seen whole says nothing more. */
static void
test_cut (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new ("EventSourceArn: !GetAtt Table.StreamArn");
  PanelTest test;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  millrace_tooltip_tell_cut (GTK_LABEL (label));
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), label);
  panel_test_init (&test, box);
  panel_test_settle (100);
  g_assert_false (has_tooltip (label));

  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  panel_test_settle (100);
  g_assert_true (has_tooltip (label));
  panel_test_clear (&test, box);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tooltip/is-asked-for", test_is_asked_for);
  g_test_add_func ("/tooltip/cut", test_cut);
  g_test_add_func ("/tooltip/knows-those-of-gtk", test_knows_those_of_gtk);

  return g_test_run ();
}
