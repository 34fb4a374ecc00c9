/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-text.h"

#include "cfn-boxed.h"

#include <string.h>

#define BOM "\xef\xbb\xbf"

/* Where each line starts. Made when first asked for, because reading alone never needs it. */
typedef struct
{
  guint  n_lines;
  gsize *bytes;
  gsize *chars; /* NULL when every character is one byte */
  guint  n_crlf;
  guint  n_breaks;
} Lines;

struct _CfnText
{
  gatomicrefcount ref_count;
  GBytes *bytes;
  const char *data;
  gsize length;
  gssize invalid_offset;
  gboolean is_ascii;
  gsize lines; /* a Lines, behind g_once_init_enter() */
};

CFN_DEFINE_BOXED_TYPE (CfnText, cfn_text)

/* A word at a time: this runs over every text at every keystroke. */
static gboolean
is_plain_ascii (const char *data,
                gsize       length)
{
  gsize i = 0;

  for (; i + sizeof (guint64) <= length; i += sizeof (guint64))
    {
      guint64 word;

      memcpy (&word, data + i, sizeof word);
      if (word & G_GUINT64_CONSTANT (0x8080808080808080))
        return FALSE;
    }
  for (; i < length; i++)
    {
      if (data[i] & 0x80)
        return FALSE;
    }

  return TRUE;
}

static gssize
find_invalid (const char *data,
              gsize       length,
              gboolean    is_ascii)
{
  const char *end;

  if (is_ascii)
    {
      end = memchr (data, '\0', length);
      return end != NULL ? end - data : -1;
    }

  /* Refuses NUL as well when it is given a length. */
  return g_utf8_validate_len (data, length, &end) ? -1 : end - data;
}

CfnText *
cfn_text_new_take (char  *data,
                   gsize  length)
{
  CfnText *self;

  g_return_val_if_fail (data != NULL && data[length] == '\0', NULL);

  self = g_new0 (CfnText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->bytes = g_bytes_new_take (data, length);
  self->data = data;
  self->length = length;
  self->is_ascii = is_plain_ascii (data, length);
  self->invalid_offset = find_invalid (data, length, self->is_ascii);

  return self;
}

CfnText *
cfn_text_new (GBytes *bytes)
{
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  return cfn_text_new_from_string (data != NULL ? data : "", length);
}

CfnText *
cfn_text_new_from_string (const char *string,
                          gssize      length)
{
  gsize size;
  char *copy;

  g_return_val_if_fail (string != NULL, NULL);

  size = length < 0 ? strlen (string) : (gsize) length;
  copy = g_malloc (size + 1);
  memcpy (copy, string, size);
  copy[size] = '\0';

  return cfn_text_new_take (copy, size);
}

CfnText *
cfn_text_ref (CfnText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
lines_free (Lines *lines)
{
  if (lines == NULL)
    return;
  g_free (lines->bytes);
  g_free (lines->chars);
  g_free (lines);
}

void
cfn_text_unref (CfnText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  lines_free (GSIZE_TO_POINTER (self->lines));
  g_bytes_unref (self->bytes);
  g_free (self);
}

const char *
cfn_text_get_data (CfnText *self,
                   gsize   *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;
  return self->data;
}

gsize
cfn_text_get_length (CfnText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

gboolean
cfn_text_is_blank (CfnText *self)
{
  gsize i = 0;

  g_return_val_if_fail (self != NULL, TRUE);

  while (i < self->length && g_ascii_isspace (self->data[i]))
    i++;

  return i == self->length;
}

GBytes *
cfn_text_get_bytes (CfnText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

gboolean
cfn_text_equal (CfnText *a,
                CfnText *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a == b || g_bytes_equal (a->bytes, b->bytes);
}

char *
cfn_text_dup_span (CfnText *self,
                   CfnSpan  span)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (span.start <= span.end && span.end <= self->length, NULL);

  return g_strndup (self->data + span.start, span.end - span.start);
}

gssize
cfn_text_get_invalid_offset (CfnText *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->invalid_offset;
}

gboolean
cfn_text_is_ascii (CfnText *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_ascii;
}

gboolean
cfn_text_has_bom (CfnText *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->length >= 3 && memcmp (self->data, BOM, 3) == 0;
}

/* Characters among @length bytes: what is not valid UTF-8 counts by its lead bytes. */
static gsize
count_chars (const char *data,
             gsize       length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += (data[i] & 0xc0) != 0x80;

  return n;
}

static void
lines_add_chars (Lines      *lines,
                 const char *data)
{
  lines->chars = g_new (gsize, lines->n_lines);
  lines->chars[0] = 0;
  for (guint i = 1; i < lines->n_lines; i++)
    {
      gsize start = lines->bytes[i - 1];

      lines->chars[i] = lines->chars[i - 1] + count_chars (data + start, lines->bytes[i] - start);
    }
}

static Lines *
lines_new (CfnText *self)
{
  Lines *lines = g_new0 (Lines, 1);
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize start = 0;

  g_array_append_val (starts, start);
  for (gsize i = 0; i < self->length;)
    {
      i += strcspn (self->data + i, "\r\n");
      if (i >= self->length)
        break;
      if (self->data[i] == '\0')
        {
          i++;
          continue;
        }
      if (self->data[i] == '\r' && self->data[i + 1] == '\n')
        {
          lines->n_crlf++;
          i++;
        }
      lines->n_breaks++;
      start = ++i;
      g_array_append_val (starts, start);
    }

  lines->n_lines = starts->len;
  lines->bytes = (gsize *) g_array_free (starts, FALSE);
  if (!self->is_ascii)
    lines_add_chars (lines, self->data);

  return lines;
}

static const Lines *
get_lines (CfnText *self)
{
  if (g_once_init_enter (&self->lines))
    g_once_init_leave (&self->lines, GPOINTER_TO_SIZE (lines_new (self)));

  return GSIZE_TO_POINTER (self->lines);
}

/* Index of the last of the sorted @starts that is not above @value. */
static guint
find_line (const gsize *starts,
           guint        n_starts,
           gsize        value)
{
  guint low = 0;
  guint high = n_starts;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (starts[middle] <= value)
        low = middle;
      else
        high = middle;
    }

  return low;
}

const char *
cfn_text_get_newline (CfnText *self)
{
  const Lines *lines;

  g_return_val_if_fail (self != NULL, "\n");

  lines = get_lines (self);
  return lines->n_crlf * 2 > lines->n_breaks ? "\r\n" : "\n";
}

guint
cfn_text_get_n_lines (CfnText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return get_lines (self)->n_lines;
}

CfnSpan
cfn_text_get_line_span (CfnText *self,
                        guint    line)
{
  const Lines *lines;
  CfnSpan span;

  g_return_val_if_fail (self != NULL, ((CfnSpan){ 0, 0 }));

  lines = get_lines (self);
  if (line < 1 || line > lines->n_lines)
    return (CfnSpan){ self->length, self->length };

  span.start = lines->bytes[line - 1];
  if (line == lines->n_lines)
    {
      span.end = self->length;
      return span;
    }

  span.end = lines->bytes[line] - 1;
  if (self->data[span.end] == '\n' && span.end > span.start && self->data[span.end - 1] == '\r')
    span.end--;

  return span;
}

/* Where people start to count: nobody sees a byte order mark. */
static gsize
get_base (CfnText *self)
{
  return cfn_text_has_bom (self) ? strlen (BOM) : 0;
}

CfnPosition
cfn_text_get_position (CfnText *self,
                       gsize    offset)
{
  const Lines *lines;
  guint line;
  gsize start;

  g_return_val_if_fail (self != NULL, ((CfnPosition){ 1, 1 }));

  lines = get_lines (self);
  offset = MIN (offset, self->length);
  line = find_line (lines->bytes, lines->n_lines, offset);
  start = MAX (lines->bytes[line], get_base (self));
  offset = MAX (offset, start);

  offset -= start;

  /* A whole template may stand on one line, with many problems in it. */
  return (CfnPosition){
    line + 1,
    1 + (guint) (self->is_ascii ? offset : count_chars (self->data + start, offset)),
  };
}

/* The offset @n characters behind @offset, at most @end. */
static gsize
skip_chars (const char *data,
            gsize       offset,
            gsize       end,
            gsize       n)
{
  while (n > 0 && offset < end)
    {
      offset++;
      while (offset < end && (data[offset] & 0xc0) == 0x80)
        offset++;
      n--;
    }

  return offset;
}

gsize
cfn_text_get_offset (CfnText     *self,
                     CfnPosition  position)
{
  CfnSpan line;

  g_return_val_if_fail (self != NULL, 0);

  line = cfn_text_get_line_span (self, position.line);
  line.start = MIN (MAX (line.start, get_base (self)), line.end);
  return skip_chars (self->data, line.start, line.end, MAX (position.column, 1) - 1);
}

gsize
cfn_text_get_char_offset (CfnText *self,
                          gsize    byte_offset)
{
  const Lines *lines;
  guint line;
  gsize start;

  g_return_val_if_fail (self != NULL, 0);

  byte_offset = MIN (byte_offset, self->length);
  if (self->is_ascii)
    return byte_offset;

  lines = get_lines (self);
  line = find_line (lines->bytes, lines->n_lines, byte_offset);
  start = lines->bytes[line];

  return lines->chars[line] + count_chars (self->data + start, byte_offset - start);
}

gsize
cfn_text_get_byte_offset (CfnText *self,
                          gsize    char_offset)
{
  const Lines *lines;
  guint line;

  g_return_val_if_fail (self != NULL, 0);

  if (self->is_ascii)
    return MIN (char_offset, self->length);

  lines = get_lines (self);
  line = find_line (lines->chars, lines->n_lines, char_offset);

  return skip_chars (self->data, lines->bytes[line], self->length,
                     char_offset - lines->chars[line]);
}
