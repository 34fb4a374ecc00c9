/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-popover.h"

/* Milliseconds until the pointer has surely been told to have left a popover that was closed. */
#define TIME_TO_LEAVE 100

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *widget = user_data;

  if (gtk_widget_get_parent (widget) != NULL)
    gtk_widget_unparent (widget);

  return G_SOURCE_REMOVE;
}

void
millrace_popover_unparent_later (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* A motion on its way when a popover closes still makes that what the pointer is at (gtkmain.c of
   * GTK 4.8). Without its surface the next layout of the window would crash for it
   * (gtkwindow.c). */
  if (GTK_IS_NATIVE (widget))
    g_timeout_add_full (G_PRIORITY_DEFAULT, TIME_TO_LEAVE, unparent_cb, g_object_ref (widget),
                        g_object_unref);
  else
    g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (widget), g_object_unref);
}

/* A popover is no child that its parent knows of, so it has to be taken away before the parent
 * goes. */
static void
parent_destroyed_cb (GtkWidget *parent,
                     GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) == parent)
    gtk_widget_unparent (popover);
}

/* What scrolls would follow the focus into the popover. So that stands beside what scrolls, in what
 * can lay it out. */
static GtkWidget *
find_host (GtkWidget *parent)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (parent, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *host = scroller != NULL ? gtk_widget_get_parent (scroller) : NULL;

  while (host != NULL && gtk_widget_get_layout_manager (host) == NULL)
    host = gtk_widget_get_parent (host);

  return host != NULL ? host : parent;
}

/* Of @length from @start, what lies between 0 and @limit, and at least one pixel of that. */
static void
clamp (int  limit,
       int *start,
       int *length)
{
  const int end = CLAMP (*start + *length, 1, MAX (limit, 1));

  *start = CLAMP (*start, 0, end - 1);
  *length = end - *start;
}

void
millrace_popover_point_to (GtkPopover         *popover,
                           const GdkRectangle *place)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (popover));
  GtkWidget *root;
  graphene_point_t corner;
  GdkRectangle seen = *place;
  int x, y;

  g_return_if_fail (GTK_IS_POPOVER (popover));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  root = GTK_WIDGET (gtk_widget_get_root (parent));
  if (root != NULL
      && gtk_widget_compute_point (parent, root, &GRAPHENE_POINT_INIT (0, 0), &corner))
    {
      x = (int) corner.x;
      y = (int) corner.y;
      seen.x += x;
      seen.y += y;
      clamp (gtk_widget_get_width (root), &seen.x, &seen.width);
      clamp (gtk_widget_get_height (root), &seen.y, &seen.height);
      seen.x -= x;
      seen.y -= y;
    }
  gtk_popover_set_pointing_to (popover, &seen);
}

/* How high @popover is with all that is around what is in it. */
static int
measure (GtkWidget *popover)
{
  GtkWidget *child = gtk_popover_get_child (GTK_POPOVER (popover));
  int width, height;

  if (child == NULL)
    return 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height + MILLRACE_POPOVER_FRAME;
}

/* In a small window there may be room for it neither above nor below what it is at: it covers that
 * then, rather than being cut off where the screen ends. */
static void
keep_inside (GtkWidget    *popover,
             GtkWidget    *host,
             GdkRectangle *place)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (host));
  const int needed = measure (popover);
  graphene_point_t corner;
  int limit, top;

  if (root == NULL
      || !gtk_widget_compute_point (host, root, &GRAPHENE_POINT_INIT (0, 0), &corner))
    return;

  limit = gtk_widget_get_height (root);
  top = (int) corner.y + place->y;
  if (limit == 0 || needed <= top || needed <= limit - (top + place->height))
    return;

  place->y = MAX (limit - needed, 0) - (int) corner.y;
  place->height = 1;
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
}

/* Beside what scrolls, at @parent; else where it was told to, or at all of its host. */
static void
point_to (GtkWidget *popover,
          GtkWidget *host,
          GtkWidget *parent)
{
  graphene_rect_t bounds;
  GdkRectangle place;

  if (host != parent && gtk_widget_compute_bounds (parent, host, &bounds))
    {
      place = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                               (int) bounds.size.width, (int) bounds.size.height };
      keep_inside (popover, host, &place);
      millrace_popover_point_to (GTK_POPOVER (popover), &place);
    }
  else if (gtk_popover_get_pointing_to (GTK_POPOVER (popover), &place))
    millrace_popover_point_to (GTK_POPOVER (popover), &place);
}

void
millrace_popover_place (GtkWidget *popover,
                        GtkWidget *parent)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  point_to (popover, gtk_widget_get_parent (popover), parent);
}

static GtkWidget *
get_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Where to be once a popover at @parent is closed: where one was, unless that was elsewhere. */
static GtkWidget *
find_home (GtkWidget *parent)
{
  GtkWidget *focus = get_focus (parent);

  if (focus != NULL && gtk_widget_is_ancestor (focus, parent))
    return focus;

  return parent;
}

/* GTK would look for what takes the focus in the popover's parent, from its first child on. What
 * was chosen may have moved the focus on already, or be about to. */
static void
go_home_cb (GtkWidget *home,
            GtkWidget *popover)
{
  GtkWidget *focus = get_focus (popover);

  if (focus != NULL && !gtk_widget_is_ancestor (focus, popover))
    return;
  if (gtk_widget_get_mapped (home) && !gtk_widget_grab_focus (home))
    gtk_widget_child_focus (home, GTK_DIR_TAB_FORWARD);
}

void
millrace_popover_open (GtkWidget *popover,
                       GtkWidget *parent)
{
  GtkWidget *host;

  g_return_if_fail (GTK_IS_POPOVER (popover));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  host = find_host (parent);
  if (host != parent)
    {
      g_signal_connect_object (popover, "closed", G_CALLBACK (go_home_cb), find_home (parent),
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (parent, "destroy", G_CALLBACK (gtk_popover_popdown), popover,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_set_parent (popover, host);
  point_to (popover, host, parent);
  g_signal_connect (popover, "closed", G_CALLBACK (millrace_popover_unparent_later),
                    NULL);
  g_signal_connect_object (host, "destroy", G_CALLBACK (parent_destroyed_cb), popover, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
}
