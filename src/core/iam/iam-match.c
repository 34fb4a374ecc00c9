/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-text-private.h"

#include <string.h>

#define N_SEGMENTS 6
/* IAM takes ARNs of up to 2048 characters; what needs a larger table than that is not compared. */
#define MAX_CELLS (4u << 20)
/* Room enough on the stack for nearly all of them. */
#define FEW_CELLS 2048

/* A stretch of tokens of one text. */
typedef struct
{
  const IamText *text;
  guint start;
  guint end;
} Slice;

static guint
slice_length (Slice slice)
{
  return slice.end - slice.start;
}

static gboolean
tokens_equal (IamToken a,
              IamToken b,
              gboolean ignore_case)
{
  if (a == b)
    return TRUE;

  return ignore_case && a < 0x80 && b < 0x80 && g_ascii_tolower (a) == g_ascii_tolower (b);
}

static gboolean
hole_may_hold (const IamHole *hole,
               IamToken       byte)
{
  switch (hole->kind)
    {
    case IAM_HOLE_PSEUDO:
      return byte != ':' && byte != '/';
    case IAM_HOLE_UNIQUE:
      return byte != '/';
    case IAM_HOLE_FREE:
    default:
      return TRUE;
    }
}

/* The table of a match: row i, column j is the answer for the tokens from i and j on. */
typedef struct
{
  Slice pattern;
  Slice subject;
  gboolean ignore_case;
  guint8 *cells;
} Table;

static IamMatch
get (const Table *table,
     guint        i,
     guint        j)
{
  guint columns = slice_length (table->subject) + 1;

  return i <= slice_length (table->pattern) && j < columns ? table->cells[i * columns + j]
                                                           : IAM_MATCH_NO;
}

static IamMatch
at_most_maybe (IamMatch match)
{
  return MIN (match, IAM_MATCH_MAYBE);
}

/* Two holes side by side: the same name means the same value, two generated names always differ.
 * Else either may be longer than the other. */
static IamMatch
match_holes (const Table   *table,
             const IamHole *pattern,
             const IamHole *subject,
             guint          i,
             guint          j)
{
  if (g_str_equal (pattern->key, subject->key))
    return get (table, i + 1, j + 1);
  if (pattern->kind == IAM_HOLE_UNIQUE && subject->kind == IAM_HOLE_UNIQUE)
    return IAM_MATCH_NO;

  return at_most_maybe (MAX (get (table, i + 1, j + 1),
                             MAX (get (table, i + 1, j), get (table, i, j + 1))));
}

static IamMatch
match_cell (const Table *table,
            guint        i,
            guint        j)
{
  gboolean at_end = j == slice_length (table->subject);
  IamToken p = iam_text_token (table->pattern.text, table->pattern.start + i);
  IamToken s = at_end ? 0 : iam_text_token (table->subject.text, table->subject.start + j);
  const IamHole *pattern_hole = iam_text_hole (table->pattern.text, p);
  const IamHole *subject_hole = at_end ? NULL : iam_text_hole (table->subject.text, s);

  if (p == IAM_TOKEN_ANY)
    return MAX (get (table, i + 1, j), at_end ? IAM_MATCH_NO : get (table, i, j + 1));
  if (at_end)
    return IAM_MATCH_NO;
  if (pattern_hole != NULL && subject_hole != NULL)
    return match_holes (table, pattern_hole, subject_hole, i, j);
  if (pattern_hole != NULL)
    return hole_may_hold (pattern_hole, s)
             ? at_most_maybe (MAX (get (table, i + 1, j + 1), get (table, i, j + 1)))
             : IAM_MATCH_NO;
  if (subject_hole != NULL)
    return p == IAM_TOKEN_ONE || hole_may_hold (subject_hole, p)
             ? at_most_maybe (MAX (get (table, i + 1, j + 1), get (table, i + 1, j)))
             : IAM_MATCH_NO;

  return p == IAM_TOKEN_ONE || tokens_equal (p, s, table->ignore_case) ? get (table, i + 1, j + 1)
                                                                        : IAM_MATCH_NO;
}

/* TRUE when two tokens at the same place settle that place, whatever comes after: neither is a
 * wildcard, and holes only when they are the same. */
static gboolean
is_settled (Slice    pattern,
            Slice    subject,
            IamToken p,
            IamToken s)
{
  const IamHole *pattern_hole = iam_text_hole (pattern.text, p);
  const IamHole *subject_hole = iam_text_hole (subject.text, s);

  if (pattern_hole != NULL && subject_hole != NULL)
    return g_str_equal (pattern_hole->key, subject_hole->key);

  return p < IAM_TOKEN_ANY && s < IAM_TOKEN_ANY;
}

/* Walks over what both have in common at the front and at the end. FALSE when they differ there,
 * so that there is nothing left to compare. Most texts are told apart here, without a table. */
static gboolean
strip_common (Slice   *pattern,
              Slice   *subject,
              gboolean ignore_case)
{
  while (pattern->start < pattern->end && subject->start < subject->end)
    {
      IamToken p = iam_text_token (pattern->text, pattern->start);
      IamToken s = iam_text_token (subject->text, subject->start);

      if (!is_settled (*pattern, *subject, p, s))
        break;
      if (p < IAM_TOKEN_ANY && !tokens_equal (p, s, ignore_case))
        return FALSE;
      pattern->start++;
      subject->start++;
    }

  while (pattern->start < pattern->end && subject->start < subject->end)
    {
      IamToken p = iam_text_token (pattern->text, pattern->end - 1);
      IamToken s = iam_text_token (subject->text, subject->end - 1);

      if (p >= IAM_TOKEN_ANY || s >= IAM_TOKEN_ANY)
        break;
      if (!tokens_equal (p, s, ignore_case))
        return FALSE;
      pattern->end--;
      subject->end--;
    }

  return TRUE;
}

static IamMatch
match_with_table (Slice    pattern,
                  Slice    subject,
                  gboolean ignore_case)
{
  gsize rows = slice_length (pattern) + 1;
  gsize columns = slice_length (subject) + 1;
  guint8 few_cells[FEW_CELLS];
  g_autofree guint8 *many_cells = NULL;
  Table table = { .pattern = pattern, .subject = subject, .ignore_case = ignore_case };

  if (rows * columns > MAX_CELLS)
    return IAM_MATCH_MAYBE;

  if (rows * columns > FEW_CELLS)
    many_cells = g_malloc (rows * columns);
  table.cells = many_cells != NULL ? many_cells : few_cells;
  memset (table.cells + (rows - 1) * columns, IAM_MATCH_NO, columns);
  table.cells[rows * columns - 1] = IAM_MATCH_YES;
  for (gsize i = rows - 1; i-- > 0;)
    {
      for (gsize j = columns; j-- > 0;)
        table.cells[i * columns + j] = match_cell (&table, i, j);
    }

  return table.cells[0];
}

static IamMatch
match_slices (Slice    pattern,
              Slice    subject,
              gboolean ignore_case)
{
  if (!strip_common (&pattern, &subject, ignore_case))
    return IAM_MATCH_NO;
  if (slice_length (pattern) == 0)
    return slice_length (subject) == 0 ? IAM_MATCH_YES : IAM_MATCH_NO;
  if (slice_length (pattern) == 1 && iam_text_token (pattern.text, pattern.start) == IAM_TOKEN_ANY)
    return IAM_MATCH_YES;

  return match_with_table (pattern, subject, ignore_case);
}

IamMatch
iam_text_match (const IamText *pattern,
                const IamText *subject,
                gboolean       ignore_case)
{
  g_return_val_if_fail (pattern != NULL, IAM_MATCH_NO);
  g_return_val_if_fail (subject != NULL, IAM_MATCH_NO);

  return match_slices ((Slice) { pattern, 0, pattern->tokens->len },
                       (Slice) { subject, 0, subject->tokens->len }, ignore_case);
}

/* The usual walk with one step back, for a pattern without holes: try the shortest text for the
 * last "*" that was met, then one longer each time. */
static gboolean
match_known (const IamText *pattern,
             const char    *subject)
{
  guint length = pattern->tokens->len;
  guint at = 0;
  guint after_star = 0;
  const char *retry = NULL;

  while (*subject != '\0')
    {
      IamToken token = at < length ? iam_text_token (pattern, at) : 0;

      if (token == IAM_TOKEN_ANY)
        {
          after_star = ++at;
          retry = subject;
        }
      else if (token == IAM_TOKEN_ONE || tokens_equal (token, (guchar) *subject, TRUE))
        {
          at++;
          subject++;
        }
      else if (retry != NULL)
        {
          at = after_star;
          subject = ++retry;
        }
      else
        return FALSE;
    }

  while (at < length && iam_text_token (pattern, at) == IAM_TOKEN_ANY)
    at++;

  return at == length;
}

IamMatch
iam_text_match_string (const IamText *pattern,
                       const char    *subject)
{
  g_autoptr (IamText) text = NULL;

  g_return_val_if_fail (pattern != NULL, IAM_MATCH_NO);
  g_return_val_if_fail (subject != NULL, IAM_MATCH_NO);

  if (iam_text_is_known (pattern))
    return match_known (pattern, subject) ? IAM_MATCH_YES : IAM_MATCH_NO;

  text = iam_text_new (subject, IAM_TEXT_PLAIN);

  return iam_text_match (pattern, text, TRUE);
}

static gboolean
starts_like_arn (const IamText *text)
{
  static const char prefix[] = "arn:";

  if (text->tokens->len < strlen (prefix))
    return FALSE;
  for (guint i = 0; prefix[i] != '\0'; i++)
    {
      if (iam_text_token (text, i) != (guchar) prefix[i])
        return FALSE;
    }

  return TRUE;
}

/* Cuts @text at its first five colons; gives the number of segments. */
static guint
split (const IamText *text,
       Slice          segments[N_SEGMENTS])
{
  guint n = 0;
  guint start = 0;

  for (guint i = 0; i < text->tokens->len && n < N_SEGMENTS - 1; i++)
    {
      if (iam_text_token (text, i) == ':')
        {
          segments[n++] = (Slice) { text, start, i };
          start = i + 1;
        }
    }
  segments[n++] = (Slice) { text, start, text->tokens->len };

  return n;
}

static gboolean
is_partition_hole (Slice slice)
{
  const IamHole *hole;

  if (slice_length (slice) != 1)
    return FALSE;
  hole = iam_text_hole (slice.text, iam_text_token (slice.text, slice.start));

  return hole != NULL && g_str_equal (hole->key, "AWS::Partition");
}

static gboolean
is_written_out (Slice slice)
{
  for (guint i = slice.start; i < slice.end; i++)
    {
      if (iam_text_token (slice.text, i) >= IAM_TOKEN_ANY)
        return FALSE;
    }

  return slice_length (slice) > 0;
}

/* Every service refuses ARNs of another partition than its own, so one that is written out is
 * right. */
static gboolean
is_own_partition (Slice a,
                  Slice b)
{
  return (is_partition_hole (a) && is_written_out (b))
         || (is_partition_hole (b) && is_written_out (a));
}

IamMatch
iam_text_match_arn (const IamText *pattern,
                    const IamText *subject)
{
  Slice pattern_segments[N_SEGMENTS];
  Slice subject_segments[N_SEGMENTS];
  guint n_pattern;
  guint n_subject;
  IamMatch match = IAM_MATCH_YES;

  g_return_val_if_fail (pattern != NULL, IAM_MATCH_NO);
  g_return_val_if_fail (subject != NULL, IAM_MATCH_NO);

  if (iam_text_is_anything (pattern))
    return IAM_MATCH_YES;
  /* What starts with a hole may be a whole ARN: its colons cannot be counted. */
  if (!starts_like_arn (pattern) || !starts_like_arn (subject))
    return iam_text_match (pattern, subject, FALSE);

  n_pattern = split (pattern, pattern_segments);
  n_subject = split (subject, subject_segments);
  if (n_pattern > n_subject)
    return IAM_MATCH_NO;

  for (guint i = 0; i < n_pattern && match != IAM_MATCH_NO; i++)
    {
      if (i != 1 || !is_own_partition (pattern_segments[i], subject_segments[i]))
        match = MIN (match, match_slices (pattern_segments[i], subject_segments[i], FALSE));
    }

  return match;
}
