/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* More sections than any table has. */
#define CFN_PACKED_MAX_SECTIONS 12

/* Records of one kind, one behind the other. */
typedef struct
{
  const guint8 *records;
  guint32       count;
  guint32       width;      /* of a record, in bytes */
} CfnPackedSection;

/*
 * CfnPacked: a table of facts that is used where it lies, in the program's read-only data.
 * Nothing is read in advance, so every access is checked: whatever the bytes are, a record is
 * inside the table or NULL, and a text ends inside it. docs/catalogue.md has the format.
 *
 * Initialize it to zeros or with cfn_packed_init(); a table of zeros is empty.
 */
typedef struct
{
  CfnPackedSection sections[CFN_PACKED_MAX_SECTIONS];   /* those that it has not are empty */
  const char      *date;
  const char      *source;
} CfnPacked;

/* The section that holds the texts. */
#define CFN_PACKED_STRINGS 0

/* A run of records of a section, always inside it. */
typedef struct
{
  guint32 first;
  guint32 count;
} CfnPackedRange;

/* Takes @data, which must outlive @self, as a table of the four letters @kind whose sections hold
 * records of @widths bytes, the texts first (width 1). FALSE when it is none: another kind or
 * version, cut off, or a directory that points outside. */
gboolean       cfn_packed_init       (CfnPacked       *self,
                                      gconstpointer    data,
                                      gsize            length,
                                      const char      *kind,
                                      const guint16   *widths,
                                      guint            n_sections);

/* The text at @offset; NULL for the empty one and for an offset outside. */
const char    *cfn_packed_string     (const CfnPacked *self,
                                      guint32          offset);
/* @count records from @first on, cut off where the section ends. */
CfnPackedRange cfn_packed_range      (const CfnPacked *self,
                                      guint            section,
                                      guint32          first,
                                      guint32          count);
/* Binary search in a range of records that begin with a text and are sorted by it with @compare.
 * FALSE when none has the text @key. */
gboolean       cfn_packed_find       (const CfnPacked *self,
                                      guint            section,
                                      CfnPackedRange   range,
                                      const char      *key,
                                      int            (*compare) (const char *a, const char *b),
                                      guint32         *index);

/* How many records a section has. */
static inline guint32
cfn_packed_count (const CfnPacked *self,
                  guint            section)
{
  return section < CFN_PACKED_MAX_SECTIONS ? self->sections[section].count : 0;
}

/* The record at @index of a section, or NULL when it has no such record. */
static inline const guint8 *
cfn_packed_record (const CfnPacked *self,
                   guint            section,
                   guint32          index)
{
  if (index >= cfn_packed_count (self, section))
    return NULL;

  return self->sections[section].records + (gsize) index * self->sections[section].width;
}

/* The little-endian number at byte @at of a record, which need not lie where the machine likes its
 * words to lie. */
static inline guint16
cfn_packed_u16 (const guint8 *record,
                guint         at)
{
  guint16 value;

  memcpy (&value, record + at, sizeof value);

  return GUINT16_FROM_LE (value);
}

static inline guint32
cfn_packed_u32 (const guint8 *record,
                guint         at)
{
  guint32 value;

  memcpy (&value, record + at, sizeof value);

  return GUINT32_FROM_LE (value);
}

G_END_DECLS
