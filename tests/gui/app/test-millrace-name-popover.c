/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "help.h"
#include "millrace-name-popover.h"

static char *
check (const char *name,
       char      **note,
       gpointer    data)
{
  return g_strdup_printf ("There is something called “%s” already", name);
}

static void
take (const char *name,
      gpointer    data)
{
  g_assert_not_reached ();
}

static GtkWidget *
find (GtkWidget  *root,
      const char *label)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), label))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_room (GtkWidget *label,
          GtkWidget *popover)
{
  GtkWidget *contents = gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (popover)));
  graphene_rect_t bounds;
  int needed;

  if (label == NULL || gtk_widget_get_width (label) == 0
      || !gtk_widget_compute_bounds (label, contents, &bounds))
    return FALSE;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label), &needed, NULL,
                      NULL, NULL);

  return bounds.origin.y + needed <= gtk_widget_get_height (contents);
}

/* Why a name cannot be had is shown whole, though the popover was open before there was a reason,
 * and wherever its lines break. */
static void
test_shows_the_whole_reason (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *parent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *popover, *entry;
  GString *name = g_string_new ("A");

  gtk_window_set_child (GTK_WINDOW (window), parent);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (parent));
  popover = GTK_WIDGET (millrace_name_popover_ask (parent, &(GdkRectangle) { 300, 100, 1, 1 },
                                                   "Logical ID", name->str, check, take, NULL));
  wait_until (gtk_widget_get_mapped (popover) && gtk_widget_get_width (popover) > 0);
  entry = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (GTK_IS_EDITABLE (entry));

  while (name->len < 70)
    {
      g_autofree char *reason = NULL;

      g_string_append (name, "Abc");
      gtk_editable_set_text (GTK_EDITABLE (entry), name->str);
      reason = check (name->str, NULL, NULL);
      wait_until (has_room (find (popover, reason), popover));
    }
  g_string_free (name, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/name-popover/shows-the-whole-reason", test_shows_the_whole_reason);

  return g_test_run ();
}
