/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-gutter.h"

#include <adwaita.h>

#define BAR_WIDTH 3
#define FOLD_WIDTH 16

/* --- Numbers: the view's own would be drawn one over the other where lines are folded away --- */

#define MILLRACE_TYPE_SOURCE_NUMBERS (millrace_source_numbers_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSourceNumbers, millrace_source_numbers, MILLRACE, SOURCE_NUMBERS,
                      GtkSourceGutterRendererText)

struct _MillraceSourceNumbers
{
  GtkSourceGutterRendererText  parent_instance;

  MillraceSourceFolds         *folds;
  GtkTextTag                  *current;
};

G_DEFINE_FINAL_TYPE (MillraceSourceNumbers, millrace_source_numbers,
                     GTK_SOURCE_TYPE_GUTTER_RENDERER_TEXT)

static void
millrace_source_numbers_query_data (GtkSourceGutterRenderer *renderer,
                                    GtkSourceGutterLines    *lines,
                                    guint                    line)
{
  MillraceSourceNumbers *self = MILLRACE_SOURCE_NUMBERS (renderer);
  char text[16] = "";

  if (!millrace_source_folds_is_hidden (self->folds, line))
    g_snprintf (text, sizeof text, "%u", line + 1);
  gtk_source_gutter_renderer_text_set_text (GTK_SOURCE_GUTTER_RENDERER_TEXT (self), text, -1);
}

/* The current resource is told by more than the shade of its lines. */
static void
millrace_source_numbers_snapshot_line (GtkSourceGutterRenderer *renderer,
                                       GtkSnapshot             *snapshot,
                                       GtkSourceGutterLines    *lines,
                                       guint                    line)
{
  MillraceSourceNumbers *self = MILLRACE_SOURCE_NUMBERS (renderer);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkTextIter iter;
  GdkRGBA colour;
  int y, height;

  GTK_SOURCE_GUTTER_RENDERER_CLASS (millrace_source_numbers_parent_class)
    ->snapshot_line (renderer, snapshot, lines, line);

  gtk_source_gutter_lines_get_iter_at_line (lines, &iter, line);
  if (!gtk_text_iter_has_tag (&iter, self->current)
      || millrace_source_folds_is_hidden (self->folds, line))
    return;

  gdk_rgba_parse (&colour, dark ? "#62a0ea" : "#3584e4");
  gtk_source_gutter_lines_get_line_yrange (lines, line,
                                           GTK_SOURCE_GUTTER_RENDERER_ALIGNMENT_MODE_CELL, &y,
                                           &height);
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, (float) y, BAR_WIDTH, (float) height));
}

static void
millrace_source_numbers_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  GtkSourceGutterRenderer *renderer = GTK_SOURCE_GUTTER_RENDERER (widget);
  GtkSourceBuffer *buffer = gtk_source_gutter_renderer_get_buffer (renderer);
  int n_lines = buffer != NULL ? gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer)) : 1;
  char text[16];
  int width = 0;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;

  /* So wide from the start that it need not grow with every text. */
  g_snprintf (text, sizeof text, "%d", MAX (n_lines, 99));
  gtk_source_gutter_renderer_text_measure (GTK_SOURCE_GUTTER_RENDERER_TEXT (widget), text, &width,
                                           NULL);
  *minimum = *natural = width + 2 * gtk_source_gutter_renderer_get_xpad (renderer);
}

static void
millrace_source_numbers_dispose (GObject *object)
{
  MillraceSourceNumbers *self = MILLRACE_SOURCE_NUMBERS (object);

  g_clear_object (&self->folds);
  g_clear_object (&self->current);

  G_OBJECT_CLASS (millrace_source_numbers_parent_class)->dispose (object);
}

static void
millrace_source_numbers_class_init (MillraceSourceNumbersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_source_numbers_dispose;
  GTK_WIDGET_CLASS (klass)->measure = millrace_source_numbers_measure;
  GTK_SOURCE_GUTTER_RENDERER_CLASS (klass)->query_data = millrace_source_numbers_query_data;
  GTK_SOURCE_GUTTER_RENDERER_CLASS (klass)->snapshot_line = millrace_source_numbers_snapshot_line;
}

static void
millrace_source_numbers_init (MillraceSourceNumbers *self)
{
}

/* --- Marks that fold --- */

#define MILLRACE_TYPE_SOURCE_DISCLOSURE (millrace_source_disclosure_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSourceDisclosure, millrace_source_disclosure, MILLRACE,
                      SOURCE_DISCLOSURE, GtkSourceGutterRendererText)

struct _MillraceSourceDisclosure
{
  GtkSourceGutterRendererText  parent_instance;

  MillraceSourceFolds         *folds;
};

G_DEFINE_FINAL_TYPE (MillraceSourceDisclosure, millrace_source_disclosure,
                     GTK_SOURCE_TYPE_GUTTER_RENDERER_TEXT)

static void
millrace_source_disclosure_query_data (GtkSourceGutterRenderer *renderer,
                                       GtkSourceGutterLines    *lines,
                                       guint                    line)
{
  static const char * const signs[] = {
    [MILLRACE_FOLD_NONE] = "",
    [MILLRACE_FOLD_OPEN] = "▾",
    [MILLRACE_FOLD_CLOSED] = "▸",
  };
  MillraceSourceDisclosure *self = MILLRACE_SOURCE_DISCLOSURE (renderer);
  MillraceFold fold = MILLRACE_FOLD_NONE;

  if (!millrace_source_folds_is_hidden (self->folds, line))
    fold = millrace_source_folds_get (self->folds, line);
  gtk_source_gutter_renderer_text_set_text (GTK_SOURCE_GUTTER_RENDERER_TEXT (self), signs[fold],
                                            -1);
}

static gboolean
millrace_source_disclosure_query_activatable (GtkSourceGutterRenderer *renderer,
                                              GtkTextIter             *iter,
                                              GdkRectangle            *area)
{
  MillraceSourceDisclosure *self = MILLRACE_SOURCE_DISCLOSURE (renderer);

  return millrace_source_folds_get (self->folds, (guint) gtk_text_iter_get_line (iter))
         != MILLRACE_FOLD_NONE;
}

static void
millrace_source_disclosure_activate (GtkSourceGutterRenderer *renderer,
                                     GtkTextIter             *iter,
                                     GdkRectangle            *area,
                                     guint                    button,
                                     GdkModifierType          state,
                                     int                      n_presses)
{
  MillraceSourceDisclosure *self = MILLRACE_SOURCE_DISCLOSURE (renderer);

  millrace_source_folds_toggle (self->folds, (guint) gtk_text_iter_get_line (iter));
}

static void
millrace_source_disclosure_measure (GtkWidget      *widget,
                                    GtkOrientation  orientation,
                                    int             for_size,
                                    int            *minimum,
                                    int            *natural,
                                    int            *minimum_baseline,
                                    int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? FOLD_WIDTH : 0;
  *minimum_baseline = *natural_baseline = -1;
}

static void
millrace_source_disclosure_dispose (GObject *object)
{
  g_clear_object (&MILLRACE_SOURCE_DISCLOSURE (object)->folds);

  G_OBJECT_CLASS (millrace_source_disclosure_parent_class)->dispose (object);
}

static void
millrace_source_disclosure_class_init (MillraceSourceDisclosureClass *klass)
{
  GtkSourceGutterRendererClass *renderer_class = GTK_SOURCE_GUTTER_RENDERER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_source_disclosure_dispose;
  GTK_WIDGET_CLASS (klass)->measure = millrace_source_disclosure_measure;
  renderer_class->query_data = millrace_source_disclosure_query_data;
  renderer_class->query_activatable = millrace_source_disclosure_query_activatable;
  renderer_class->activate = millrace_source_disclosure_activate;
}

static void
millrace_source_disclosure_init (MillraceSourceDisclosure *self)
{
}

/* --- */

static void
tag_cb (GtkTextBuffer         *buffer,
        GtkTextTag            *tag,
        const GtkTextIter     *start,
        const GtkTextIter     *end,
        MillraceSourceNumbers *numbers)
{
  if (tag == numbers->current)
    gtk_widget_queue_draw (GTK_WIDGET (numbers));
}

static void
add (GtkSourceGutter         *gutter,
     GtkSourceGutterRenderer *renderer,
     MillraceSourceFolds     *folds,
     int                      position)
{
  gtk_source_gutter_insert (gutter, renderer, position);
  g_signal_connect_object (folds, "changed", G_CALLBACK (gtk_widget_queue_draw), renderer,
                           G_CONNECT_SWAPPED);
}

void
millrace_source_gutter_add (GtkSourceView       *view,
                            MillraceSourceFolds *folds,
                            GtkTextTag          *current)
{
  GtkSourceGutter *gutter = gtk_source_view_get_gutter (view, GTK_TEXT_WINDOW_LEFT);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  MillraceSourceNumbers *numbers;
  MillraceSourceDisclosure *disclosure;

  numbers = g_object_new (MILLRACE_TYPE_SOURCE_NUMBERS, "xalign", 1.0, "yalign", 0.5, "xpad", 6,
                          NULL);
  numbers->folds = g_object_ref (folds);
  numbers->current = g_object_ref (current);
  add (gutter, GTK_SOURCE_GUTTER_RENDERER (numbers), folds, 0);
  g_signal_connect_object (buffer, "apply-tag", G_CALLBACK (tag_cb), numbers, G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "remove-tag", G_CALLBACK (tag_cb), numbers, G_CONNECT_AFTER);

  disclosure = g_object_new (MILLRACE_TYPE_SOURCE_DISCLOSURE, "xalign", 0.5, "yalign", 0.5, NULL);
  disclosure->folds = g_object_ref (folds);
  add (gutter, GTK_SOURCE_GUTTER_RENDERER (disclosure), folds, 1);
}
