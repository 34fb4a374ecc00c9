/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-label.h"

#include "millrace-spelling.h"

/* Pixels below which words cannot be told from each other. */
#define LEAST 36

struct _MillraceLabel
{
  GtkWidget    parent_instance;

  char        *text;
  PangoLayout *layout;       /* NULL: to be made */
  int          full_width;   /* of the layout in one line; -1: not known */
  int          line_height;
  int          wrapped_width; /* the width that was asked about last, */
  int          wrapped_height; /* and the height for it */
  int          max_lines;    /* 0: as many as there are */
  int          max_chars;    /* 0: as wide as the words are */
};

G_DEFINE_FINAL_TYPE (MillraceLabel, millrace_label, GTK_TYPE_WIDGET)

static void
forget_layout (MillraceLabel *self)
{
  g_clear_object (&self->layout);
  self->full_width = -1;
  self->wrapped_width = -1;
}

static void
ensure_layout (MillraceLabel *self)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
    }
  if (self->full_width < 0)
    {
      pango_layout_set_width (self->layout, -1);
      pango_layout_get_pixel_size (self->layout, &self->full_width, &self->line_height);
    }
}

/* Lays the words out for @width pixels. */
static void
fit (MillraceLabel *self,
     int            width)
{
  const gboolean fits = width >= self->full_width;

  pango_layout_set_ellipsize (self->layout, self->max_lines > 0 && !fits ? PANGO_ELLIPSIZE_END
                                                                         : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (self->layout, self->max_lines > 0 ? -self->max_lines : -1);
  pango_layout_set_width (self->layout, fits ? -1 : width * PANGO_SCALE);
}

static int
get_natural_width (MillraceLabel *self)
{
  PangoFontMetrics *metrics;
  int width;

  if (self->max_chars == 0)
    return self->full_width;

  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL,
                                       NULL);
  width = self->max_chars * MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                 pango_font_metrics_get_approximate_digit_width (metrics));
  pango_font_metrics_unref (metrics);

  return MIN (self->full_width, PANGO_PIXELS_CEIL (width));
}

static int
get_height (MillraceLabel *self,
            int            width)
{
  if (width < 0 || width >= self->full_width || self->max_lines == 1)
    return self->line_height;

  if (self->wrapped_width != width)
    {
      fit (self, width);
      pango_layout_get_pixel_size (self->layout, NULL, &self->wrapped_height);
      self->wrapped_width = width;
    }

  return self->wrapped_height;
}

static void
millrace_label_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  MillraceLabel *self = MILLRACE_LABEL (widget);

  ensure_layout (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = get_natural_width (self);
      *minimum = MIN (*natural, LEAST);
    }
  else
    {
      if (for_size < 0)
        for_size = get_natural_width (self);
      *minimum = *natural = get_height (self, for_size);
    }
}

static GtkSizeRequestMode
millrace_label_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
millrace_label_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  MillraceLabel *self = MILLRACE_LABEL (widget);
  const int width = gtk_widget_get_width (widget);
  int taken, x = 0;

  ensure_layout (self);
  fit (self, width);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      pango_layout_get_pixel_size (self->layout, &taken, NULL);
      x = pango_layout_get_width (self->layout) < 0 ? width - taken : 0;
    }
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), x, 0,
                              self->layout);
}

static void
millrace_label_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  /* The font may be another; nobody is told whether it is. */
  forget_layout (MILLRACE_LABEL (widget));

  GTK_WIDGET_CLASS (millrace_label_parent_class)->css_changed (widget, change);
}

static void
millrace_label_direction_changed (GtkWidget        *widget,
                                  GtkTextDirection  previous)
{
  forget_layout (MILLRACE_LABEL (widget));

  GTK_WIDGET_CLASS (millrace_label_parent_class)->direction_changed (widget, previous);
}

static void
millrace_label_system_setting_changed (GtkWidget        *widget,
                                       GtkSystemSetting  setting)
{
  forget_layout (MILLRACE_LABEL (widget));
  gtk_widget_queue_resize (widget);

  GTK_WIDGET_CLASS (millrace_label_parent_class)->system_setting_changed (widget, setting);
}

static void
millrace_label_finalize (GObject *object)
{
  MillraceLabel *self = MILLRACE_LABEL (object);

  g_clear_object (&self->layout);
  g_free (self->text);

  G_OBJECT_CLASS (millrace_label_parent_class)->finalize (object);
}

static void
millrace_label_class_init (MillraceLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = millrace_label_finalize;
  widget_class->measure = millrace_label_measure;
  widget_class->get_request_mode = millrace_label_get_request_mode;
  widget_class->snapshot = millrace_label_snapshot;
  widget_class->css_changed = millrace_label_css_changed;
  widget_class->direction_changed = millrace_label_direction_changed;
  widget_class->system_setting_changed = millrace_label_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
millrace_label_init (MillraceLabel *self)
{
  self->text = g_strdup ("");
  self->full_width = -1;
  self->wrapped_width = -1;
}

GtkWidget *
millrace_label_new (const char *css_class)
{
  GtkWidget *self = g_object_new (MILLRACE_TYPE_LABEL, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (self, css_class);

  return self;
}

void
millrace_label_set_text (MillraceLabel *self,
                         const char    *text)
{
  char *taken;

  g_return_if_fail (MILLRACE_IS_LABEL (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (self->text, text))
    return;

  taken = g_strdup (text);
  g_free (self->text);
  self->text = taken;
  forget_layout (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
millrace_label_get_text (MillraceLabel *self)
{
  g_return_val_if_fail (MILLRACE_IS_LABEL (self), NULL);

  return self->text;
}

void
millrace_label_set_max_chars (MillraceLabel *self,
                              int            n)
{
  g_return_if_fail (MILLRACE_IS_LABEL (self));
  g_return_if_fail (n > 0);

  self->max_chars = n;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
millrace_label_set_max_lines (MillraceLabel *self,
                              int            n)
{
  g_return_if_fail (MILLRACE_IS_LABEL (self));
  g_return_if_fail (n > 0);

  self->max_lines = n;
  self->wrapped_width = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
