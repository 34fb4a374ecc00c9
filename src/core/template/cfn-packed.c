/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-packed.h"

#include <string.h>

#define MAGIC "MILLRACE"
#define VERSION 1
#define HEADER_SIZE 32
#define SECTION_SIZE 12

/* Where the numbers of the header are. */
enum
{
  AT_KIND = 8,
  AT_VERSION = 12,
  AT_SIZE = 16,
  AT_N_SECTIONS = 20,
  AT_DATE = 24,
  AT_SOURCE = 28,
};

static gboolean
sections_are_inside (const guint8  *data,
                     gsize          length,
                     const guint16 *widths,
                     guint          n_sections)
{
  for (guint i = 0; i < n_sections; i++)
    {
      const guint8 *section = data + HEADER_SIZE + i * SECTION_SIZE;
      guint64 offset = cfn_packed_u32 (section, 0);
      guint64 count = cfn_packed_u32 (section, 4);
      guint64 width = cfn_packed_u32 (section, 8);

      if (width != widths[i] || offset + count * width > length)
        return FALSE;
    }

  return TRUE;
}

/* The pool ends in NUL, so that no text runs out of it. */
static gboolean
strings_end (const guint8 *data)
{
  guint32 offset = cfn_packed_u32 (data + HEADER_SIZE, 0);
  guint32 count = cfn_packed_u32 (data + HEADER_SIZE, 4);

  return count > 0 && data[offset + count - 1] == '\0';
}

gboolean
cfn_packed_init (CfnPacked     *self,
                 gconstpointer  data,
                 gsize          length,
                 const char    *kind,
                 const guint16 *widths,
                 guint          n_sections)
{
  const guint8 *bytes = data;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (data != NULL || length == 0, FALSE);
  g_return_val_if_fail (n_sections <= CFN_PACKED_MAX_SECTIONS, FALSE);

  memset (self, 0, sizeof *self);
  if (length < HEADER_SIZE + (gsize) n_sections * SECTION_SIZE
      || memcmp (bytes, MAGIC, strlen (MAGIC)) != 0
      || memcmp (bytes + AT_KIND, kind, 4) != 0
      || cfn_packed_u32 (bytes, AT_VERSION) != VERSION
      || cfn_packed_u32 (bytes, AT_SIZE) != length
      || cfn_packed_u32 (bytes, AT_N_SECTIONS) != n_sections
      || !sections_are_inside (bytes, length, widths, n_sections)
      || !strings_end (bytes))
    return FALSE;

  for (guint i = 0; i < n_sections; i++)
    {
      const guint8 *section = bytes + HEADER_SIZE + i * SECTION_SIZE;

      self->sections[i] = (CfnPackedSection) { bytes + cfn_packed_u32 (section, 0),
                                               cfn_packed_u32 (section, 4), widths[i] };
    }
  self->date = cfn_packed_string (self, cfn_packed_u32 (bytes, AT_DATE));
  self->source = cfn_packed_string (self, cfn_packed_u32 (bytes, AT_SOURCE));

  return TRUE;
}

const char *
cfn_packed_string (const CfnPacked *self,
                   guint32          offset)
{
  const char *text = (const char *) cfn_packed_record (self, CFN_PACKED_STRINGS, offset);

  return text != NULL && *text != '\0' ? text : NULL;
}

CfnPackedRange
cfn_packed_range (const CfnPacked *self,
                  guint            section,
                  guint32          first,
                  guint32          count)
{
  guint32 all = cfn_packed_count (self, section);
  CfnPackedRange range = { MIN (first, all), 0 };

  range.count = MIN (count, all - range.first);

  return range;
}

gboolean
cfn_packed_find (const CfnPacked *self,
                 guint            section,
                 CfnPackedRange   range,
                 const char      *key,
                 int            (*compare) (const char *a, const char *b),
                 guint32         *index)
{
  const CfnPackedRange inside = cfn_packed_range (self, section, range.first, range.count);
  const CfnPackedSection *records = &self->sections[section];
  const CfnPackedSection *strings = &self->sections[CFN_PACKED_STRINGS];
  guint32 low = inside.first;
  guint32 high = inside.first + inside.count;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      guint32 offset = cfn_packed_u32 (records->records + (gsize) middle * records->width, 0);
      /* Written out, as most of the time that looking up takes goes by here. */
      int order = compare (key, offset < strings->count ? (const char *) strings->records + offset
                                                        : "");

      if (order == 0)
        {
          *index = middle;
          return TRUE;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return FALSE;
}
