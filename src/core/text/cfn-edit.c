/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-edit.h"

#include "cfn-boxed.h"

#include <string.h>

/* What is known of the text that an edit leads to; immutable, and shared by the edits that do. */
typedef struct
{
  gatomicrefcount ref_count;
  CfnText *after;
  GType type;
  gpointer reading;
} Outcome;

struct _CfnEdit
{
  gatomicrefcount ref_count;
  GArray *splices; /* of CfnSplice, by start; an insertion before a replacement at the same place */
  CfnText *before; /* what leads to the outcome; NULL while that is not known */
  Outcome *outcome;
};

CFN_DEFINE_BOXED_TYPE (CfnEdit, cfn_edit)

static void
splice_clear (gpointer data)
{
  CfnSplice *splice = data;

  g_free (splice->text);
}

static Outcome *
outcome_ref (Outcome *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
outcome_unref (Outcome *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_boxed_free (self->type, self->reading);
  cfn_text_unref (self->after);
  g_free (self);
}

static const CfnSplice *
splice_at (CfnEdit *self,
           guint    index)
{
  return &g_array_index (self->splices, CfnSplice, index);
}

/* Takes @splices. */
static CfnEdit *
edit_new_take (GArray *splices)
{
  CfnEdit *self = g_new0 (CfnEdit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->splices = splices;

  return self;
}

CfnEdit *
cfn_edit_new (void)
{
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (CfnSplice));

  g_array_set_clear_func (splices, splice_clear);

  return edit_new_take (splices);
}

CfnEdit *
cfn_edit_ref (CfnEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cfn_edit_unref (CfnEdit *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->outcome, outcome_unref);
  g_clear_pointer (&self->before, cfn_text_unref);
  g_array_unref (self->splices);
  g_free (self);
}

static gboolean
is_insertion (const CfnSplice *splice)
{
  return splice->span.start == splice->span.end;
}

/* Whether @splice stays in front of a new splice of @span. */
static gboolean
comes_before (const CfnSplice *splice,
              CfnSpan          span)
{
  if (splice->span.start != span.start)
    return splice->span.start < span.start;

  return is_insertion (splice) || span.start != span.end;
}

gboolean
cfn_edit_add (CfnEdit    *self,
              CfnSpan     span,
              const char *text,
              gssize      length)
{
  CfnSplice splice;
  guint at;

  g_return_val_if_fail (self != NULL && self->outcome == NULL, FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (span.start <= span.end, FALSE);

  splice.span = span;
  splice.length = length < 0 ? strlen (text) : (gsize) length;
  if (splice.length == 0 && span.start == span.end)
    return TRUE;

  for (at = self->splices->len; at > 0; at--)
    {
      if (comes_before (splice_at (self, at - 1), span))
        break;
    }
  if (at > 0 && splice_at (self, at - 1)->span.end > span.start)
    return FALSE;
  if (at < self->splices->len && span.end > splice_at (self, at)->span.start)
    return FALSE;

  splice.text = g_malloc (splice.length + 1);
  if (splice.length > 0)
    memcpy (splice.text, text, splice.length);
  splice.text[splice.length] = '\0';
  g_array_insert_val (self->splices, at, splice);

  return TRUE;
}

gboolean
cfn_edit_is_empty (CfnEdit *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->splices->len == 0;
}

const CfnSplice *
cfn_edit_get_splices (CfnEdit *self,
                      guint   *n_splices)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_splices != NULL)
    *n_splices = self->splices->len;
  return (const CfnSplice *) self->splices->data;
}

static gsize
length_after (CfnEdit *self,
              gsize    length)
{
  for (guint i = 0; i < self->splices->len; i++)
    length += splice_at (self, i)->length - cfn_span_length (splice_at (self, i)->span);

  return length;
}

/* Copies @length bytes to @at and gives the place behind them. */
static char *
put (char       *at,
     const char *text,
     gsize       length)
{
  memcpy (at, text, length);
  return at + length;
}

CfnText *
cfn_edit_apply (CfnEdit *self,
                CfnText *before)
{
  g_autofree char *after = NULL;
  const char *data;
  char *at;
  gsize length;
  gsize done = 0;

  g_return_val_if_fail (self != NULL && before != NULL, NULL);

  if (self->outcome != NULL && self->before == before)
    return cfn_text_ref (self->outcome->after);

  data = cfn_text_get_data (before, &length);
  g_return_val_if_fail (self->splices->len == 0
                          || splice_at (self, self->splices->len - 1)->span.end <= length,
                        NULL);
  at = after = g_malloc (length_after (self, length) + 1);
  for (guint i = 0; i < self->splices->len; i++)
    {
      const CfnSplice *splice = splice_at (self, i);

      at = put (at, data + done, splice->span.start - done);
      at = put (at, splice->text, splice->length);
      done = splice->span.end;
    }
  at = put (at, data + done, length - done);
  *at = '\0';
  length = at - after;

  return cfn_text_new_take (g_steal_pointer (&after), length);
}

void
cfn_edit_set_outcome (CfnEdit       *self,
                      CfnText       *before,
                      CfnText       *after,
                      GType          type,
                      gconstpointer  reading)
{
  g_return_if_fail (self != NULL && self->outcome == NULL);
  g_return_if_fail (before != NULL && after != NULL && reading != NULL);

  self->before = cfn_text_ref (before);
  self->outcome = g_new0 (Outcome, 1);
  g_atomic_ref_count_init (&self->outcome->ref_count);
  self->outcome->after = cfn_text_ref (after);
  self->outcome->type = type;
  self->outcome->reading = g_boxed_copy (type, reading);
}

gpointer
cfn_edit_get_reading (CfnEdit *self,
                      CfnText *after,
                      GType    type)
{
  g_return_val_if_fail (self != NULL && after != NULL, NULL);

  if (self->outcome == NULL || self->outcome->after != after || self->outcome->type != type)
    return NULL;

  return self->outcome->reading;
}

CfnEdit *
cfn_edit_strip (CfnEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->outcome == NULL)
    return cfn_edit_ref (self);

  return edit_new_take (g_array_ref (self->splices));
}

CfnEdit *
cfn_edit_invert (CfnEdit *self,
                 CfnText *before)
{
  CfnEdit *inverse;
  const char *data;
  gsize length;
  gsize shift = 0; /* wraps around when the text shrinks, which is well defined */

  g_return_val_if_fail (self != NULL && before != NULL, NULL);

  data = cfn_text_get_data (before, &length);
  inverse = cfn_edit_new ();
  for (guint i = 0; i < self->splices->len; i++)
    {
      const CfnSplice *splice = splice_at (self, i);
      gsize start = splice->span.start + shift;

      g_assert (splice->span.end <= length);
      cfn_edit_add (inverse, (CfnSpan){ start, start + splice->length },
                    data + splice->span.start, cfn_span_length (splice->span));
      shift += splice->length - cfn_span_length (splice->span);
    }

  return inverse;
}

/* A stretch of the text after an edit: kept from the text before, or, with @text, written. */
typedef struct
{
  const char *text;
  gsize start;
  gsize length;
} Piece;

static void
pieces_add (GArray     *pieces,
            const char *text,
            gsize       start,
            gsize       length)
{
  Piece piece = { text, start, length };

  if (length > 0)
    g_array_append_val (pieces, piece);
}

/* What the text after @edit is made of; the last piece is kept and has no end. */
static GArray *
pieces_of_edit (CfnEdit *edit)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  gsize done = 0;

  for (guint i = 0; i < edit->splices->len; i++)
    {
      const CfnSplice *splice = splice_at (edit, i);

      pieces_add (pieces, NULL, done, splice->span.start - done);
      pieces_add (pieces, splice->text, 0, splice->length);
      done = splice->span.end;
    }
  pieces_add (pieces, NULL, done, G_MAXSIZE - done);

  return pieces;
}

/* Takes @length bytes off the front of @pieces from @index on, and copies them to @target if
 * given. */
static guint
pieces_take (GArray *pieces,
             guint   index,
             gsize   length,
             GArray *target)
{
  while (length > 0 && index < pieces->len)
    {
      Piece *piece = &g_array_index (pieces, Piece, index);
      gsize part = MIN (length, piece->length);

      if (target != NULL)
        pieces_add (target, piece->text, piece->start, part);
      piece->start += part;
      piece->length -= part;
      if (piece->text != NULL)
        piece->text += part;
      if (piece->length == 0)
        index++;
      length -= part;
    }

  return index;
}

static CfnEdit *
edit_from_pieces (GArray *pieces)
{
  CfnEdit *edit = cfn_edit_new ();
  g_autoptr (GString) written = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (piece->text != NULL)
        {
          g_string_append_len (written, piece->text, piece->length);
          continue;
        }
      cfn_edit_add (edit, (CfnSpan){ done, piece->start }, written->str, written->len);
      g_string_truncate (written, 0);
      done = piece->start + piece->length;
    }

  return edit;
}

CfnEdit *
cfn_edit_compose (CfnEdit *first,
                  CfnEdit *second)
{
  g_autoptr (GArray) middle = NULL;
  g_autoptr (GArray) after = NULL;
  CfnEdit *both;
  guint index = 0;
  gsize done = 0;

  g_return_val_if_fail (first != NULL && second != NULL, NULL);

  if (first->splices->len == 0)
    return cfn_edit_ref (second);

  middle = pieces_of_edit (first);
  after = g_array_new (FALSE, FALSE, sizeof (Piece));
  for (guint i = 0; i < second->splices->len; i++)
    {
      const CfnSplice *splice = splice_at (second, i);

      index = pieces_take (middle, index, splice->span.start - done, after);
      pieces_add (after, splice->text, 0, splice->length);
      index = pieces_take (middle, index, cfn_span_length (splice->span), NULL);
      done = splice->span.end;
    }
  for (; index < middle->len; index++)
    g_array_append_val (after, g_array_index (middle, Piece, index));

  both = edit_from_pieces (after);
  if (first->outcome != NULL && second->outcome != NULL
      && first->outcome->after == second->before)
    {
      both->before = cfn_text_ref (first->before);
      both->outcome = outcome_ref (second->outcome);
    }

  return both;
}

static gboolean
is_inside_character (const char *data,
                     gsize       length,
                     gsize       offset)
{
  return offset < length && (data[offset] & 0xc0) == 0x80;
}

CfnEdit *
cfn_edit_between (CfnText *before,
                  CfnText *after)
{
  CfnEdit *edit;
  gsize n_old;
  gsize n_new;
  const char *old;
  const char *new;
  gsize head = 0;
  gsize tail = 0;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  old = cfn_text_get_data (before, &n_old);
  new = cfn_text_get_data (after, &n_new);
  while (head < n_old && head < n_new && old[head] == new[head])
    head++;
  while (head > 0
         && (is_inside_character (old, n_old, head) || is_inside_character (new, n_new, head)))
    head--;
  while (tail < n_old - head && tail < n_new - head
         && old[n_old - 1 - tail] == new[n_new - 1 - tail])
    tail++;
  while (tail > 0 && is_inside_character (old, n_old, n_old - tail))
    tail--;

  edit = cfn_edit_new ();
  cfn_edit_add (edit, (CfnSpan){ head, n_old - tail }, new + head, n_new - tail - head);

  return edit;
}

gsize
cfn_edit_carry (CfnEdit  *self,
                gsize     offset,
                gboolean  after)
{
  gsize shift = 0; /* wraps around when the text shrinks */

  g_return_val_if_fail (self != NULL, offset);

  for (guint i = 0; i < self->splices->len; i++)
    {
      const CfnSplice *splice = splice_at (self, i);

      if (splice->span.start > offset)
        break;
      if (splice->span.end > offset || (is_insertion (splice) && splice->span.start == offset))
        {
          /* At the front of what was replaced: stays in front. Within: goes to one of its ends. */
          if (is_insertion (splice) ? after : (splice->span.start < offset && after))
            shift += splice->length;
          if (!is_insertion (splice))
            return splice->span.start + shift;
          continue;
        }
      shift += splice->length - cfn_span_length (splice->span);
    }

  return offset + shift;
}

GArray *
cfn_edit_get_written (CfnEdit *self)
{
  GArray *spans;
  gsize shift = 0; /* wraps around when the text shrinks */

  g_return_val_if_fail (self != NULL, NULL);

  spans = g_array_new (FALSE, FALSE, sizeof (CfnSpan));
  for (guint i = 0; i < self->splices->len; i++)
    {
      const CfnSplice *splice = splice_at (self, i);
      gsize start = splice->span.start + shift;
      CfnSpan span = { start, start + splice->length };

      if (splice->length > 0)
        g_array_append_val (spans, span);
      shift += splice->length - cfn_span_length (splice->span);
    }

  return spans;
}
