/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-tag-ranges.h"

struct _MillraceTagRanges
{
  GObject        parent_instance;

  GtkTextBuffer *buffer;
  GtkTextTag    *tag;
  GArray        *ranges;    /* of MillraceTagRange: sorted, none empty, none touching the next */
};

G_DEFINE_FINAL_TYPE (MillraceTagRanges, millrace_tag_ranges, G_TYPE_OBJECT)

static MillraceTagRange *
get (GArray *ranges,
     guint   i)
{
  return &g_array_index (ranges, MillraceTagRange, i);
}

/* --- Following the buffer --- */

/* Text inserted at either end of a range is not tagged, text inside is. */
static void
inserted_cb (MillraceTagRanges *self,
             GtkTextIter       *end,
             const char        *text,
             int                length)
{
  int n = (int) g_utf8_strlen (text, length);
  int at = gtk_text_iter_get_offset (end) - n;

  for (guint i = self->ranges->len; i > 0 && get (self->ranges, i - 1)->end > at; i--)
    {
      MillraceTagRange *range = get (self->ranges, i - 1);

      range->end += n;
      if (range->start >= at)
        range->start += n;
    }
}

static int
without (int offset,
         int start,
         int end)
{
  if (offset <= start)
    return offset;

  return MAX (offset - (end - start), start);
}

static void
add (GArray           *ranges,
     MillraceTagRange  range)
{
  MillraceTagRange *last = ranges->len > 0 ? get (ranges, ranges->len - 1) : NULL;

  if (range.start >= range.end)
    return;

  if (last != NULL && range.start <= last->end)
    last->end = MAX (last->end, range.end);
  else
    g_array_append_val (ranges, range);
}

static GArray *
new_ranges (guint n)
{
  return g_array_sized_new (FALSE, FALSE, sizeof (MillraceTagRange), n);
}

static void
take_ranges (MillraceTagRanges *self,
             GArray            *ranges)
{
  g_array_unref (self->ranges);
  self->ranges = ranges;
}

static void
deleted_cb (MillraceTagRanges *self,
            GtkTextIter       *start_iter,
            GtkTextIter       *end_iter)
{
  int start = gtk_text_iter_get_offset (start_iter);
  int end = gtk_text_iter_get_offset (end_iter);
  GArray *left;

  if (self->ranges->len == 0 || get (self->ranges, self->ranges->len - 1)->end <= start)
    return;

  left = new_ranges (self->ranges->len);
  for (guint i = 0; i < self->ranges->len; i++)
    {
      MillraceTagRange *range = get (self->ranges, i);

      add (left, (MillraceTagRange) { without (range->start, start, end),
                                      without (range->end, start, end) });
    }
  take_ranges (self, left);
}

/* --- Setting --- */

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return ((const MillraceTagRange *) a)->start - ((const MillraceTagRange *) b)->start;
}

static void
get_iters (MillraceTagRanges      *self,
           const MillraceTagRange *range,
           GtkTextIter            *start,
           GtkTextIter            *end)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, start, range->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, end, range->end);
}

typedef void (*Touch) (GtkTextBuffer     *buffer,
                       GtkTextTag        *tag,
                       const GtkTextIter *start,
                       const GtkTextIter *end);

/* Does @touch to each range of @these that is not in @others as it is. */
static void
touch_others (MillraceTagRanges *self,
              GArray            *these,
              GArray            *others,
              Touch              touch)
{
  GtkTextIter start, end;
  guint j = 0;

  for (guint i = 0; i < these->len; i++)
    {
      const MillraceTagRange *range = get (these, i);

      while (j < others->len && get (others, j)->start < range->start)
        j++;
      if (j < others->len && get (others, j)->start == range->start
          && get (others, j)->end == range->end)
        continue;

      get_iters (self, range, &start, &end);
      touch (self->buffer, self->tag, &start, &end);
    }
}

void
millrace_tag_ranges_set (MillraceTagRanges *self,
                         GArray            *ranges)
{
  GArray *wanted;

  g_return_if_fail (MILLRACE_IS_TAG_RANGES (self));

  wanted = new_ranges (ranges != NULL ? ranges->len : 0);
  if (ranges != NULL)
    {
      g_array_sort (ranges, compare);
      for (guint i = 0; i < ranges->len; i++)
        add (wanted, *get (ranges, i));
    }

  touch_others (self, self->ranges, wanted, gtk_text_buffer_remove_tag);
  touch_others (self, wanted, self->ranges, gtk_text_buffer_apply_tag);
  take_ranges (self, wanted);
}

static void
millrace_tag_ranges_dispose (GObject *object)
{
  MillraceTagRanges *self = MILLRACE_TAG_RANGES (object);

  g_clear_object (&self->buffer);
  g_clear_object (&self->tag);
  g_clear_pointer (&self->ranges, g_array_unref);

  G_OBJECT_CLASS (millrace_tag_ranges_parent_class)->dispose (object);
}

static void
millrace_tag_ranges_class_init (MillraceTagRangesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_tag_ranges_dispose;
}

static void
millrace_tag_ranges_init (MillraceTagRanges *self)
{
  self->ranges = new_ranges (0);
}

MillraceTagRanges *
millrace_tag_ranges_new (GtkTextBuffer *buffer,
                         GtkTextTag    *tag)
{
  MillraceTagRanges *self;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_TAG (tag), NULL);

  self = g_object_new (MILLRACE_TYPE_TAG_RANGES, NULL);
  self->buffer = g_object_ref (buffer);
  self->tag = g_object_ref (tag);
  /* After the insertion, when the place is behind it; before the deletion, while there is one. */
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (inserted_cb), self,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (deleted_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}
