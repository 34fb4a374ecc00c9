/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-beside-layout.h"

struct _MillraceBesideLayout
{
  GtkLayoutManager parent_instance;

  int              spacing;
  gboolean         is_centred;
};

G_DEFINE_FINAL_TYPE (MillraceBesideLayout, millrace_beside_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The visible children of @widget with their widths. */
static GArray *
measure_widths (GtkWidget *widget)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (GtkRequestedSize));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequestedSize size = { child, 0, 0 };

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size,
                          &size.natural_size, NULL, NULL);
      g_array_append_val (sizes, size);
    }

  return sizes;
}

static int
get_spacing (MillraceBesideLayout *self,
             GArray               *sizes)
{
  return sizes->len > 0 ? (int) (sizes->len - 1) * self->spacing : 0;
}

/* Leaves each child's share of @width as its minimum. */
static void
share_out (MillraceBesideLayout *self,
           GArray               *sizes,
           int                   width)
{
  GtkRequestedSize *size = (GtkRequestedSize *) (gpointer) sizes->data;
  int left = width - get_spacing (self, sizes);
  int n_expanding = 0;

  for (guint i = 0; i < sizes->len; i++)
    {
      left -= size[i].minimum_size;
      n_expanding += gtk_widget_compute_expand (size[i].data, GTK_ORIENTATION_HORIZONTAL);
    }
  left = gtk_distribute_natural_allocation (MAX (left, 0), sizes->len, size);

  for (guint i = 0; i < sizes->len && n_expanding > 0; i++)
    {
      int part = left / n_expanding;

      if (!gtk_widget_compute_expand (size[i].data, GTK_ORIENTATION_HORIZONTAL))
        continue;

      size[i].minimum_size += part;
      left -= part;
      n_expanding--;
    }
}

static void
measure_width (MillraceBesideLayout *self,
               GtkWidget            *widget,
               int                  *minimum,
               int                  *natural)
{
  g_autoptr (GArray) sizes = measure_widths (widget);

  *minimum = *natural = get_spacing (self, sizes);
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);

      *minimum += size->minimum_size;
      *natural += size->natural_size;
    }
}

static void
measure_height (MillraceBesideLayout *self,
                GtkWidget            *widget,
                int                   width,
                int                  *minimum,
                int                  *natural)
{
  g_autoptr (GArray) sizes = measure_widths (widget);

  *minimum = *natural = 0;
  if (width >= 0)
    share_out (self, sizes, width);
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      int child_minimum, child_natural;

      gtk_widget_measure (size->data, GTK_ORIENTATION_VERTICAL,
                          width >= 0 ? size->minimum_size : -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
millrace_beside_layout_measure (GtkLayoutManager *manager,
                                GtkWidget        *widget,
                                GtkOrientation    orientation,
                                int               for_size,
                                int              *minimum,
                                int              *natural,
                                int              *minimum_baseline,
                                int              *natural_baseline)
{
  MillraceBesideLayout *self = MILLRACE_BESIDE_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    measure_height (self, widget, for_size, minimum, natural);
}

/* The height of @child within @width and @height, and how far it is from the top. */
static int
get_height (MillraceBesideLayout *self,
            GtkWidget            *child,
            int                   width,
            int                   height,
            int                  *y)
{
  int natural;

  *y = 0;
  if (!self->is_centred || !gtk_widget_get_hexpand (child)
      || gtk_widget_get_valign (child) != GTK_ALIGN_FILL)
    return height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  natural = MIN (natural, height);
  *y = (height - natural) / 2;

  return natural;
}

static void
millrace_beside_layout_allocate (GtkLayoutManager *manager,
                                 GtkWidget        *widget,
                                 int               width,
                                 int               height,
                                 int               baseline)
{
  MillraceBesideLayout *self = MILLRACE_BESIDE_LAYOUT (manager);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autoptr (GArray) sizes = measure_widths (widget);
  int x = 0;

  share_out (self, sizes, width);
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      GtkAllocation place = { is_mirrored ? width - x - size->minimum_size : x, 0,
                              size->minimum_size, height };

      place.height = get_height (self, size->data, place.width, height, &place.y);
      gtk_widget_size_allocate (size->data, &place, -1);
      x += size->minimum_size + self->spacing;
    }
}

static GtkSizeRequestMode
millrace_beside_layout_get_request_mode (GtkLayoutManager *manager,
                                         GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
millrace_beside_layout_class_init (MillraceBesideLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = millrace_beside_layout_measure;
  manager_class->allocate = millrace_beside_layout_allocate;
  manager_class->get_request_mode = millrace_beside_layout_get_request_mode;
}

static void
millrace_beside_layout_init (MillraceBesideLayout *self)
{
}

GtkLayoutManager *
millrace_beside_layout_new_centred (int spacing)
{
  GtkLayoutManager *manager = millrace_beside_layout_new (spacing);

  MILLRACE_BESIDE_LAYOUT (manager)->is_centred = TRUE;

  return manager;
}

GtkLayoutManager *
millrace_beside_layout_new (int spacing)
{
  MillraceBesideLayout *self = g_object_new (MILLRACE_TYPE_BESIDE_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
