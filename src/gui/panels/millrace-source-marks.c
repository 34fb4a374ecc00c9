/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-marks.h"

#include <adwaita.h>
#include <string.h>

#include "millrace-tag-ranges.h"
#include "millrace-verdict.h"

/* Long enough to be seen by who looks up from a form. Nothing moves meanwhile, so that it is the
 * same for who has asked for less motion, only longer: nothing else draws the eye there. */
#define FLASH_MS 1000
#define FLASH_STILL_MS 2500

#define N_SEVERITIES (CFN_SEVERITY_ERROR + 1)

/* Of the problems of a text, by severity. */
typedef struct
{
  GtkTextTag        *tags[N_SEVERITIES];
  MillraceTagRanges *ranges[N_SEVERITIES]; /* where the problems are */
} Underlines;

/* While the text cannot be read, those of the last one that could be wait, and are not shown: to
 * take away and to put back some hundreds takes GTK milliseconds. */
enum
{
  OF_WHOLE,
  OF_BROKEN,
  N_TEXTS,
};

struct _MillraceSourceMarks
{
  GObject            parent_instance;

  GtkTextBuffer     *buffer;
  Underlines         problems[N_TEXTS];
  GtkTextTag        *current;
  GtkTextTag        *touched;
  guint              flash;       /* source id */
  MillraceTagRanges *marked;      /* where current is */
  CfnReading        *reading;
  GStrv              selection;
};

G_DEFINE_FINAL_TYPE (MillraceSourceMarks, millrace_source_marks, G_TYPE_OBJECT)

/* As in the style sheet: text tags take colours from code only. */
typedef struct
{
  const char *problems[N_SEVERITIES];
  const char *current;
  const char *touched;
} Colours;

static const Colours light = { { "#1a5fb4", "#905300", "#c01c28" }, "rgba(53,132,228,0.12)",
                               "rgba(46,194,126,0.28)" };
static const Colours dark = { { "#62a0ea", "#f8e45c", "#ff7b63" }, "rgba(98,160,234,0.16)",
                              "rgba(87,227,137,0.26)" };

static void
dark_cb (MillraceSourceMarks *self)
{
  const Colours *colours =
    adw_style_manager_get_dark (adw_style_manager_get_default ()) ? &dark : &light;
  GdkRGBA rgba;

  for (guint i = 0; i < N_SEVERITIES; i++)
    {
      gdk_rgba_parse (&rgba, colours->problems[i]);
      for (guint text = 0; text < N_TEXTS; text++)
        g_object_set (self->problems[text].tags[i], "underline-rgba", &rgba, NULL);
    }

  gdk_rgba_parse (&rgba, colours->current);
  g_object_set (self->current, "paragraph-background-rgba", &rgba, NULL);
  gdk_rgba_parse (&rgba, colours->touched);
  g_object_set (self->touched, "paragraph-background-rgba", &rgba, NULL);
}

static MillraceTagRange
get_range (MillraceSourceMarks *self,
           CfnSpan              span)
{
  CfnText *text = cfn_reading_get_text (self->reading);

  return (MillraceTagRange) { (int) cfn_text_get_char_offset (text, span.start),
                              (int) cfn_text_get_char_offset (text, span.end) };
}

/* A problem of a whole resource is underlined where it begins, not over all of its lines; one of
 * nothing, where something is missing, at the character before or behind it. */
static MillraceTagRange
get_underline (MillraceSourceMarks *self,
               const CfnFinding    *finding)
{
  gsize length;
  const char *data = cfn_text_get_data (cfn_reading_get_text (self->reading), &length);
  CfnSpan span = finding->span;
  MillraceTagRange range;
  const char *line_end;

  line_end = memchr (data + span.start, '\n', cfn_span_length (span));
  if (line_end != NULL)
    span.end = (gsize) (line_end - data);
  if (span.end > span.start && data[span.end - 1] == '\r')
    span.end--;
  range = get_range (self, span);
  if (range.start < range.end)
    return range;

  if (span.end < length && data[span.end] != '\n')
    range.end++;
  else if (range.start > 0)
    range.start--;
  return range;
}

static void
show_underlines (Underlines *underlines,
                 gboolean    shown)
{
  for (guint i = 0; i < N_SEVERITIES; i++)
    {
      gboolean is_shown;

      g_object_get (underlines->tags[i], "underline-set", &is_shown, NULL);
      if (is_shown != shown)
        g_object_set (underlines->tags[i], "underline-set", shown, NULL);
    }
}

static void
mark_problems (MillraceSourceMarks *self)
{
  CfnFindings *findings = self->reading ? cfn_reading_get_findings (self->reading) : NULL;
  gboolean is_whole = self->reading == NULL || cfn_reading_is_whole (self->reading);
  Underlines *underlines = &self->problems[is_whole ? OF_WHOLE : OF_BROKEN];
  guint n = findings != NULL ? cfn_findings_get_n (findings) : 0;
  GArray *ranges[N_SEVERITIES];

  for (guint i = 0; i < N_SEVERITIES; i++)
    ranges[i] = g_array_sized_new (FALSE, FALSE, sizeof (MillraceTagRange), n);
  for (guint i = 0; i < n; i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      MillraceTagRange range = get_underline (self, finding);

      g_array_append_val (ranges[finding->severity], range);
    }
  for (guint i = 0; i < N_SEVERITIES; i++)
    {
      millrace_tag_ranges_set (underlines->ranges[i], ranges[i]);
      if (is_whole)
        millrace_tag_ranges_set (self->problems[OF_BROKEN].ranges[i], NULL);
      g_array_unref (ranges[i]);
    }
  show_underlines (&self->problems[OF_WHOLE], is_whole);
}

/* Whole lines. */
static MillraceTagRange
get_lines (MillraceSourceMarks *self,
           const CfnResource   *resource)
{
  const CfnNode *first = resource->node->key != NULL ? resource->node->key : resource->node;
  MillraceTagRange range = get_range (self, (CfnSpan) { first->span.start,
                                                        resource->node->span.end });
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, range.start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, range.end);
  gtk_text_iter_set_line_offset (&start, 0);
  gtk_text_iter_forward_line (&end);

  return (MillraceTagRange) { gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end) };
}

static void
mark_selection (MillraceSourceMarks *self)
{
  g_autoptr (GArray) ranges = NULL;
  CfnTemplate *template;

  if (self->reading == NULL || !cfn_reading_is_whole (self->reading))
    return;

  ranges = g_array_new (FALSE, FALSE, sizeof (MillraceTagRange));
  template = cfn_reading_get_template (self->reading);
  for (guint i = 0; self->selection != NULL && self->selection[i] != NULL; i++)
    {
      const CfnResource *resource = cfn_template_find_resource (template, self->selection[i]);

      if (resource != NULL)
        {
          MillraceTagRange range = get_lines (self, resource);

          g_array_append_val (ranges, range);
        }
    }
  millrace_tag_ranges_set (self->marked, ranges);
}

void
millrace_source_marks_hold_reading (MillraceSourceMarks *self,
                                    CfnReading          *reading)
{
  g_return_if_fail (MILLRACE_IS_SOURCE_MARKS (self));

  if (reading != NULL)
    cfn_reading_ref (reading);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  self->reading = reading;
}

void
millrace_source_marks_set_reading (MillraceSourceMarks *self,
                                   CfnReading          *reading)
{
  g_return_if_fail (MILLRACE_IS_SOURCE_MARKS (self));

  millrace_source_marks_hold_reading (self, reading);
  mark_problems (self);
  if (reading != NULL)
    mark_selection (self);
  else
    millrace_tag_ranges_set (self->marked, NULL);
}

CfnReading *
millrace_source_marks_get_reading (MillraceSourceMarks *self)
{
  g_return_val_if_fail (MILLRACE_IS_SOURCE_MARKS (self), NULL);

  return self->reading;
}

void
millrace_source_marks_set_selection (MillraceSourceMarks *self,
                                     const char * const  *ids)
{
  g_return_if_fail (MILLRACE_IS_SOURCE_MARKS (self));

  g_strfreev (self->selection);
  self->selection = g_strdupv ((char **) ids);
  mark_selection (self);
}

static void
clear_flash (MillraceSourceMarks *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->touched, &start, &end);
}

static gboolean
flash_cb (gpointer data)
{
  MillraceSourceMarks *self = data;

  self->flash = 0;
  clear_flash (self);

  return G_SOURCE_REMOVE;
}

static gboolean
is_motion_reduced (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean is_animated = TRUE;

  if (settings != NULL)
    g_object_get (settings, "gtk-enable-animations", &is_animated, NULL);

  return !is_animated;
}

void
millrace_source_marks_flash (MillraceSourceMarks *self,
                             CfnText             *text,
                             GArray              *spans)
{
  g_return_if_fail (MILLRACE_IS_SOURCE_MARKS (self));
  g_return_if_fail (spans != NULL);

  g_clear_handle_id (&self->flash, g_source_remove);
  clear_flash (self);
  for (guint i = 0; i < spans->len; i++)
    {
      CfnSpan span = g_array_index (spans, CfnSpan, i);
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (self->buffer, &start,
                                          (int) cfn_text_get_char_offset (text, span.start));
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end,
                                          (int) cfn_text_get_char_offset (text, span.end));
      /* Whole lines that were written do not count the one behind them. */
      if (!gtk_text_iter_starts_line (&end) || gtk_text_iter_equal (&start, &end))
        gtk_text_iter_forward_line (&end);
      if (gtk_text_iter_ends_line (&start) && !gtk_text_iter_equal (&start, &end)
          && cfn_span_length (span) > 0)
        gtk_text_iter_forward_line (&start);
      else
        gtk_text_iter_set_line_offset (&start, 0);
      gtk_text_buffer_apply_tag (self->buffer, self->touched, &start, &end);
    }
  if (spans->len > 0)
    self->flash = g_timeout_add (is_motion_reduced () ? FLASH_STILL_MS : FLASH_MS, flash_cb, self);
}

GtkTextTag *
millrace_source_marks_get_touched (MillraceSourceMarks *self)
{
  g_return_val_if_fail (MILLRACE_IS_SOURCE_MARKS (self), NULL);

  return self->touched;
}

GtkTextTag *
millrace_source_marks_get_current (MillraceSourceMarks *self)
{
  g_return_val_if_fail (MILLRACE_IS_SOURCE_MARKS (self), NULL);

  return self->current;
}

char *
millrace_source_marks_dup_problems (MillraceSourceMarks *self,
                                    gsize                offset)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CfnFindings *findings;
  guint n;

  g_return_val_if_fail (MILLRACE_IS_SOURCE_MARKS (self), NULL);

  findings = self->reading != NULL ? cfn_reading_get_findings (self->reading) : NULL;
  n = findings != NULL ? cfn_findings_get_n (findings) : 0;

  for (guint i = 0; i < n; i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      g_autofree char *message = NULL;

      if (!cfn_span_contains (finding->span, offset))
        continue;

      message = cfn_message_format (finding->message);
      g_string_append_printf (text, "%s%s: %s (%s)", text->len > 0 ? "\n" : "",
                              millrace_severity_get_word (finding->severity), message,
                              finding->rule);
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
millrace_source_marks_dispose (GObject *object)
{
  MillraceSourceMarks *self = MILLRACE_SOURCE_MARKS (object);

  g_clear_handle_id (&self->flash, g_source_remove);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_clear_pointer (&self->selection, g_strfreev);
  for (guint text = 0; text < N_TEXTS; text++)
    for (guint i = 0; i < N_SEVERITIES; i++)
      g_clear_object (&self->problems[text].ranges[i]);
  g_clear_object (&self->marked);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (millrace_source_marks_parent_class)->dispose (object);
}

static void
millrace_source_marks_class_init (MillraceSourceMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_source_marks_dispose;
}

static void
millrace_source_marks_init (MillraceSourceMarks *self)
{
}

MillraceSourceMarks *
millrace_source_marks_new (GtkTextBuffer *buffer)
{
  MillraceSourceMarks *self = g_object_new (MILLRACE_TYPE_SOURCE_MARKS, NULL);

  self->buffer = g_object_ref (buffer);
  self->current = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->touched = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  for (guint text = 0; text < N_TEXTS; text++)
    for (guint i = 0; i < N_SEVERITIES; i++)
      {
        Underlines *underlines = &self->problems[text];

        underlines->tags[i] = gtk_text_buffer_create_tag (buffer, NULL,
                                                          "underline", PANGO_UNDERLINE_ERROR,
                                                          NULL);
        underlines->ranges[i] = millrace_tag_ranges_new (buffer, underlines->tags[i]);
      }
  self->marked = millrace_tag_ranges_new (buffer, self->current);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (dark_cb), self, G_CONNECT_SWAPPED);
  dark_cb (self);

  return self;
}
