/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-focus.h"

#include "millrace-row.h"

/* Frames within which what was unfolded is there. */
#define MAX_FRAMES 60

/* A row that is to have the focus once it has a place to scroll to. */
typedef struct
{
  GtkWidget *row;
  guint      n_frames;
} Coming;

static void
coming_free (gpointer data)
{
  Coming *coming = data;

  g_object_unref (coming->row);
  g_free (coming);
}

/* Where one types, or what a key switches, rather than the row around it. */
static gboolean
focus_row (GtkWidget *row)
{
  GtkWidget *inner = NULL;

  if (MILLRACE_IS_ROW (row))
    inner = millrace_row_get_target (MILLRACE_ROW (row));
  if (GTK_IS_EDITABLE (row))
    inner = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  return (inner != NULL && gtk_widget_grab_focus (inner))
         || gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD) || gtk_widget_grab_focus (row);
}

/* Into the middle of what is seen, with what belongs to it around it, unless it is seen whole. */
static void
scroll_to (GtkWidget *row)
{
  GtkWidget *view = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  GtkAdjustment *scroll;
  double top, page;
  graphene_rect_t bounds;

  if (view == NULL
      || !gtk_widget_compute_bounds (row, gtk_viewport_get_child (GTK_VIEWPORT (view)), &bounds))
    return;

  scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  top = gtk_adjustment_get_value (scroll);
  page = gtk_adjustment_get_page_size (scroll);
  if (bounds.origin.y < top || bounds.origin.y + bounds.size.height > top + page)
    gtk_adjustment_set_value (scroll, bounds.origin.y - (page - bounds.size.height) / 2);
}

static gboolean
focus_cb (GtkWidget     *root,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  Coming *coming = user_data;

  if (!gtk_widget_get_mapped (coming->row) || gtk_widget_get_allocated_height (coming->row) == 0)
    return ++coming->n_frames < MAX_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;

  focus_row (coming->row);
  scroll_to (coming->row);

  return G_SOURCE_REMOVE;
}

void
millrace_focus_soon (GtkWidget *row)
{
  GtkRoot *root;
  Coming *coming;

  g_return_if_fail (GTK_IS_WIDGET (row));

  if (gtk_widget_get_mapped (row))
    focus_row (row);

  root = gtk_widget_get_root (row);
  if (root == NULL)
    return;

  coming = g_new0 (Coming, 1);
  coming->row = g_object_ref (row);
  gtk_widget_add_tick_callback (GTK_WIDGET (root), focus_cb, coming, coming_free);
}

gboolean
millrace_focus_is_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}
