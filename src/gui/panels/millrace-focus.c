/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-focus.h"

#include "millrace-row.h"

/* Frames within which what was unfolded is there. */
#define MAX_FRAMES 60

/* Frames for which a row rests when what unfolds around it is done. */
#define STILL_FRAMES 5

/* Between what one types in and the edge of what is seen. */
#define MARGIN 12

/* Of a root: the row that was last asked to have the focus soon. It is compared only. */
#define LAST "millrace-focus-soon"

/* A row that is to have the focus once it has a place to scroll to, or that has it, and is to stay
 * in sight while it is moved. */
typedef struct
{
  GtkWidget *row;
  gboolean   has_focus;
  gboolean   was_seen;
  guint      n_frames;
  guint      n_still;
  double     place;     /* of the frame before */
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

/* Where @row is in what scrolls it, and what of that is seen. FALSE: nothing scrolls it. */
static gboolean
find_place (GtkWidget       *row,
            GtkAdjustment  **scroll,
            graphene_rect_t *bounds)
{
  GtkWidget *view = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);

  if (view == NULL
      || !gtk_widget_compute_bounds (row, gtk_viewport_get_child (GTK_VIEWPORT (view)), bounds))
    return FALSE;

  *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  return TRUE;
}

/* What comes into sight comes to its middle, with what belongs to it around it; what was there is
 * moved no further than it takes. */
static void
scroll_to (GtkAdjustment         *scroll,
           const graphene_rect_t *bounds,
           gboolean               was_seen)
{
  const double top = gtk_adjustment_get_value (scroll);
  const double page = gtk_adjustment_get_page_size (scroll);
  const double start = bounds->origin.y;
  const double end = start + bounds->size.height;

  if (start >= top && end <= top + page)
    return;

  if (!was_seen)
    gtk_adjustment_set_value (scroll, start - (page - bounds->size.height) / 2);
  else if (start < top)
    gtk_adjustment_set_value (scroll, start - MARGIN);
  else
    gtk_adjustment_set_value (scroll, end - page + MARGIN);
}

static gboolean
focus_cb (GtkWidget     *root,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  Coming *coming = user_data;
  GtkAdjustment *scroll;
  graphene_rect_t bounds;

  if (++coming->n_frames > MAX_FRAMES)
    return G_SOURCE_REMOVE;
  /* Another is wanted by now. */
  if (!coming->has_focus && g_object_get_data (G_OBJECT (root), LAST) != coming->row)
    return G_SOURCE_REMOVE;
  if (!gtk_widget_get_mapped (coming->row) || gtk_widget_get_allocated_height (coming->row) == 0)
    return coming->has_focus ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;

  if (!coming->has_focus)
    focus_row (coming->row);
  else if (!millrace_focus_is_in (coming->row))
    return G_SOURCE_REMOVE;
  coming->has_focus = TRUE;

  if (!find_place (coming->row, &scroll, &bounds))
    return G_SOURCE_REMOVE;
  scroll_to (scroll, &bounds, coming->was_seen);
  coming->was_seen = TRUE;
  coming->n_still = G_APPROX_VALUE (coming->place, bounds.origin.y, 0.5) ? coming->n_still + 1 : 0;
  coming->place = bounds.origin.y;

  return coming->n_still < STILL_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Follows @row through the next frames. */
static void
follow (GtkWidget *row,
        gboolean   has_focus)
{
  GtkRoot *root = gtk_widget_get_root (row);
  Coming *coming;

  if (root == NULL)
    return;

  if (!has_focus)
    g_object_set_data (G_OBJECT (root), LAST, row);
  coming = g_new0 (Coming, 1);
  coming->row = g_object_ref (row);
  coming->has_focus = has_focus;
  coming->was_seen = has_focus;
  gtk_widget_add_tick_callback (GTK_WIDGET (root), focus_cb, coming, coming_free);
}

void
millrace_focus_soon (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  if (gtk_widget_get_mapped (row))
    focus_row (row);
  follow (row, FALSE);
}

void
millrace_focus_keep_in_sight (GtkWidget *panel)
{
  GtkRoot *root = gtk_widget_get_root (panel);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;
  GtkAdjustment *scroll;
  graphene_rect_t bounds;
  double top;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, panel))
    return;

  row = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  if (row == NULL)
    row = focus;
  if (!find_place (row, &scroll, &bounds))
    return;

  /* Who has scrolled away from it reads something else. */
  top = gtk_adjustment_get_value (scroll);
  if (bounds.origin.y + bounds.size.height > top
      && bounds.origin.y < top + gtk_adjustment_get_page_size (scroll))
    follow (row, TRUE);
}

gboolean
millrace_focus_is_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}
