/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-edit.h"

#include <string.h>

#define CONTEXT 3

/* Lines of one text as diff counts them: they end at LF only. */
typedef struct
{
  const char *data;
  gsize length;
  GArray *starts; /* of gsize, with one more entry for the end */
} Side;

/* Lines [old_first, old_end) became [new_first, new_end); all count from 0. */
typedef struct
{
  guint old_first;
  guint old_end;
  guint new_first;
  guint new_end;
} Region;

static void
side_init (Side    *side,
           CfnText *text)
{
  side->data = cfn_text_get_data (text, &side->length);
  side->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (gsize at = 0; at < side->length;)
    {
      const char *end = memchr (side->data + at, '\n', side->length - at);

      g_array_append_val (side->starts, at);
      at = end != NULL ? (gsize) (end - side->data) + 1 : side->length;
    }
  g_array_append_val (side->starts, side->length);
}

static guint
side_n_lines (const Side *side)
{
  return side->starts->len - 1;
}

static gsize
side_start (const Side *side,
            guint       line)
{
  return g_array_index (side->starts, gsize, line);
}

/* The line that holds @offset; the last one for the end of a text that lacks a final newline. */
static guint
side_line_of (const Side *side,
              gsize       offset)
{
  guint low = 0;
  guint high = side_n_lines (side) + 1;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (side_start (side, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  if (low > 0 && low == side_n_lines (side) && side->data[side->length - 1] != '\n')
    low--;

  return low;
}

static gboolean
same_line (const Side *old,
           guint       old_line,
           const Side *new,
           guint       new_line)
{
  gsize a = side_start (old, old_line);
  gsize b = side_start (new, new_line);
  gsize n = side_start (old, old_line + 1) - a;

  return n == side_start (new, new_line + 1) - b && memcmp (old->data + a, new->data + b, n) == 0;
}

/* Takes equal lines off both ends. */
static void
region_trim (Region     *region,
             const Side *old,
             const Side *new)
{
  while (region->old_first < region->old_end && region->new_first < region->new_end
         && same_line (old, region->old_first, new, region->new_first))
    {
      region->old_first++;
      region->new_first++;
    }
  while (region->old_first < region->old_end && region->new_first < region->new_end
         && same_line (old, region->old_end - 1, new, region->new_end - 1))
    {
      region->old_end--;
      region->new_end--;
    }
}

static GArray *
find_regions (CfnEdit    *edit,
              const Side *old,
              const Side *new)
{
  GArray *regions = g_array_new (FALSE, FALSE, sizeof (Region));
  guint n_splices;
  const CfnSplice *splices = cfn_edit_get_splices (edit, &n_splices);

  for (guint i = 0; i < n_splices;)
    {
      guint first = side_line_of (old, splices[i].span.start);
      gsize first_start = side_start (old, first);
      gsize new_start = cfn_edit_carry (edit, first_start, FALSE);
      gsize end;
      Region region;

      /* The whole lines around this splice, and around those that begin on the same lines. */
      do
        {
          guint last = side_line_of (old, splices[i].span.end);

          end = side_start (old, MIN (last + 1, side_n_lines (old)));
          i++;
        }
      while (i < n_splices && side_start (old, side_line_of (old, splices[i].span.start)) < end);

      region.old_first = first;
      region.old_end = side_line_of (old, end);
      if (end == old->length)
        region.old_end = side_n_lines (old);
      region.new_first = side_line_of (new, new_start);
      region.new_end = side_line_of (new, cfn_edit_carry (edit, end, FALSE));
      if (end == old->length)
        region.new_end = side_n_lines (new);
      region_trim (&region, old, new);
      if (region.old_first < region.old_end || region.new_first < region.new_end)
        g_array_append_val (regions, region);
    }

  return regions;
}

static void
print_lines (GString    *diff,
             char        mark,
             const Side *side,
             guint       first,
             guint       end)
{
  for (guint line = first; line < end; line++)
    {
      gsize start = side_start (side, line);
      gsize length = side_start (side, line + 1) - start;

      g_string_append_c (diff, mark);
      g_string_append_len (diff, side->data + start, length);
      if (length == 0 || side->data[start + length - 1] != '\n')
        g_string_append (diff, "\n\\ No newline at end of file\n");
    }
}

/* "12,3"; a range without lines is named by the line before it. */
static void
print_range (GString *diff,
             guint    first,
             guint    end)
{
  if (end - first == 1)
    g_string_append_printf (diff, "%u", first + 1);
  else
    g_string_append_printf (diff, "%u,%u", end == first ? first : first + 1, end - first);
}

/* One hunk for @n_regions whose contexts touch. */
static void
print_hunk (GString      *diff,
            const Side   *old,
            const Side   *new,
            const Region *regions,
            guint         n_regions)
{
  const Region *last = &regions[n_regions - 1];
  guint before = MIN (CONTEXT, regions[0].old_first);
  guint after = MIN (CONTEXT, side_n_lines (old) - last->old_end);
  guint line = regions[0].old_first - before;

  g_string_append (diff, "@@ -");
  print_range (diff, line, last->old_end + after);
  g_string_append (diff, " +");
  print_range (diff, regions[0].new_first - before, last->new_end + after);
  g_string_append (diff, " @@\n");

  for (guint i = 0; i < n_regions; i++)
    {
      print_lines (diff, ' ', old, line, regions[i].old_first);
      print_lines (diff, '-', old, regions[i].old_first, regions[i].old_end);
      print_lines (diff, '+', new, regions[i].new_first, regions[i].new_end);
      line = regions[i].old_end;
    }
  print_lines (diff, ' ', old, line, last->old_end + after);
}

char *
cfn_edit_to_diff (CfnEdit    *self,
                  CfnText    *before,
                  const char *name)
{
  g_autoptr (CfnText) after = NULL;
  g_autoptr (GArray) regions = NULL;
  GString *diff;
  Side old;
  Side new;

  g_return_val_if_fail (self != NULL && before != NULL && name != NULL, NULL);

  after = cfn_edit_apply (self, before);
  side_init (&old, before);
  side_init (&new, after);
  regions = find_regions (self, &old, &new);
  diff = g_string_new (NULL);

  while (*name == '/')
    name++;
  if (regions->len > 0)
    g_string_append_printf (diff, "--- a/%s\n+++ b/%s\n", name, name);
  for (guint i = 0; i < regions->len;)
    {
      const Region *first = &g_array_index (regions, Region, i);
      guint n = 1;

      while (i + n < regions->len && first[n].old_first - first[n - 1].old_end <= 2 * CONTEXT)
        n++;
      print_hunk (diff, &old, &new, first, n);
      i += n;
    }

  g_array_unref (old.starts);
  g_array_unref (new.starts);
  return g_string_free (diff, FALSE);
}
