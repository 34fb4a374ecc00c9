/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-outline-row.h"

#include "millrace-tile.h"
#include "millrace-verdict.h"

/* GTK makes 200 rows of a long list, seen or not, and measures each: so a row is made in code, not
 * from a template with expressions, asks for a width that does not depend on its words, and leaves
 * its height to the style sheet. The words of a row that nobody sees are never laid out. */
#define SPACING 10
#define WORDS_WIDTH 48    /* at least; they are shortened in the middle */

struct _MillraceOutlineRow
{
  GtkWidget            parent_instance;

  MillraceOutlineItem *item;
  GSignalGroup        *changes;
  GtkWidget           *tile;
  GtkWidget           *name;
  GtkWidget           *problem;   /* NULL until there is one */
};

G_DEFINE_FINAL_TYPE (MillraceOutlineRow, millrace_outline_row, GTK_TYPE_WIDGET)

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_problem (MillraceOutlineRow *self)
{
  int worst = millrace_outline_item_get_worst (self->item);
  const char *classes[] = { NULL, NULL };

  if (worst < 0)
    {
      g_clear_pointer (&self->problem, gtk_widget_unparent);
      return;
    }

  if (self->problem == NULL)
    {
      self->problem = gtk_image_new ();
      gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
    }
  classes[0] = millrace_severity_get_css_class (worst);
  gtk_widget_set_css_classes (self->problem, classes);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->problem), millrace_severity_get_icon_name (worst));
  gtk_widget_set_tooltip_text (self->problem, millrace_outline_item_get_problem (self->item));
}

static void
show_state (MillraceOutlineRow *self)
{
  g_autofree char *summary = NULL;

  if (self->item == NULL)
    return;

  millrace_tile_set_kind (MILLRACE_TILE (self->tile), millrace_outline_item_get_kind (self->item));
  gtk_label_set_label (GTK_LABEL (self->name), millrace_outline_item_get_id (self->item));
  show_problem (self);
  summary = millrace_outline_item_dup_summary (self->item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  -1);
}

static int
get_width (GtkWidget *widget)
{
  int width = 0;

  if (widget != NULL)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);

  return width;
}

static void
millrace_outline_row_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  MillraceOutlineRow *self = MILLRACE_OUTLINE_ROW (widget);

  *minimum = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = get_width (self->tile) + SPACING + WORDS_WIDTH + SPACING + get_width (self->problem);
  *natural = *minimum;
}

static void
place (GtkWidget *child,
       gboolean   right_to_left,
       int        row_width,
       int        x,
       int        width,
       int        height)
{
  gtk_widget_size_allocate (child,
                            &(GtkAllocation) { right_to_left ? row_width - x - width : x, 0,
                                               width, height },
                            -1);
}

static void
millrace_outline_row_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  MillraceOutlineRow *self = MILLRACE_OUTLINE_ROW (widget);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int tile = get_width (self->tile);
  int problem = get_width (self->problem);
  int end = problem > 0 ? width - problem - SPACING : width;

  place (self->tile, right_to_left, width, 0, tile, height);
  place (self->name, right_to_left, width, tile + SPACING, MAX (end - tile - SPACING, 1), height);
  if (self->problem != NULL)
    place (self->problem, right_to_left, width, width - problem, problem, height);
}

static void
millrace_outline_row_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  MillraceOutlineRow *self = MILLRACE_OUTLINE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_outline_row_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  MillraceOutlineRow *self = MILLRACE_OUTLINE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      if (g_set_object (&self->item, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->changes, self->item);
          show_state (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_outline_row_dispose (GObject *object)
{
  MillraceOutlineRow *self = MILLRACE_OUTLINE_ROW (object);

  if (self->changes != NULL)
    g_signal_group_set_target (self->changes, NULL);
  g_clear_pointer (&self->tile, gtk_widget_unparent);
  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);
  g_clear_object (&self->changes);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (millrace_outline_row_parent_class)->dispose (object);
}

static void
millrace_outline_row_class_init (MillraceOutlineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_outline_row_dispose;
  object_class->get_property = millrace_outline_row_get_property;
  object_class->set_property = millrace_outline_row_set_property;
  widget_class->measure = millrace_outline_row_measure;
  widget_class->size_allocate = millrace_outline_row_size_allocate;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, MILLRACE_TYPE_OUTLINE_ITEM,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "outline-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
millrace_outline_row_init (MillraceOutlineRow *self)
{
  self->changes = g_signal_group_new (MILLRACE_TYPE_OUTLINE_ITEM);
  g_signal_group_connect_swapped (self->changes, "notify::summary", G_CALLBACK (show_state), self);

  self->tile = g_object_new (MILLRACE_TYPE_TILE, "dot", TRUE, NULL);
  gtk_widget_set_parent (self->tile, GTK_WIDGET (self));
  self->name = g_object_new (GTK_TYPE_LABEL,
                             "xalign", 0.0,
                             "ellipsize", PANGO_ELLIPSIZE_MIDDLE,
                             NULL);
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
}

GtkWidget *
millrace_outline_row_new (void)
{
  return g_object_new (MILLRACE_TYPE_OUTLINE_ROW, NULL);
}
