/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-text-private.h"

#include <string.h>

/* IAM takes ARNs of up to 2048 characters; what needs a larger table than that is not compared. */
#define MAX_CELLS (4u << 20)
/* Room enough on the stack for nearly all of them. */
#define FEW_CELLS 2048

static inline IamToken
to_lower (IamToken token)
{
  return token >= 'A' && token <= 'Z' ? token - 'A' + 'a' : token;
}

static gboolean
tokens_equal (IamToken a,
              IamToken b,
              gboolean ignore_case)
{
  if (a == b)
    return TRUE;

  return ignore_case && to_lower (a) == to_lower (b);
}

/* The characters of the pseudo parameters (CloudFormation User Guide, Pseudo parameters
 * reference). */
static gboolean
pseudo_may_hold (const char *key,
                 IamToken    byte)
{
  if (byte >= 0x80)
    return FALSE;
  if (g_str_equal (key, "AWS::AccountId"))
    return g_ascii_isdigit (byte);
  if (g_str_equal (key, "AWS::Partition") || g_str_equal (key, "AWS::Region"))
    return g_ascii_islower (byte) || g_ascii_isdigit (byte) || byte == '-';

  return byte != ':' && byte != '/';
}

static gboolean
hole_may_hold (const IamHole *hole,
               IamToken       byte)
{
  switch (hole->kind)
    {
    case IAM_HOLE_PSEUDO:
      return pseudo_may_hold (hole->key, byte);
    case IAM_HOLE_UNIQUE:
      return byte != '/';
    case IAM_HOLE_FREE:
    case IAM_HOLE_VARIABLE:
    default:
      return TRUE;
    }
}

/* TRUE when it may also be no text at all. */
static gboolean
hole_may_be_empty (const IamHole *hole)
{
  return hole->kind == IAM_HOLE_FREE || hole->kind == IAM_HOLE_VARIABLE;
}

/* The table of a match: row i, column j is the answer for the tokens from i and j on. */
typedef struct
{
  IamSlice pattern;
  IamSlice subject;
  gboolean ignore_case;
  guint8 *cells;
} Table;

static IamMatch
get (const Table *table,
     guint        i,
     guint        j)
{
  guint columns = iam_slice_length (table->subject) + 1;

  return i <= iam_slice_length (table->pattern) && j < columns ? table->cells[i * columns + j]
                                                           : IAM_MATCH_NO;
}

static IamMatch
at_most_maybe (IamMatch match)
{
  return iam_match_both (match, IAM_MATCH_MAYBE);
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

  return at_most_maybe (iam_match_either (get (table, i + 1, j + 1),
                                          iam_match_either (get (table, i + 1, j),
                                                            get (table, i, j + 1))));
}

static IamMatch
match_cell (const Table *table,
            guint        i,
            guint        j)
{
  gboolean at_end = j == iam_slice_length (table->subject);
  IamToken p = iam_text_token (table->pattern.text, table->pattern.start + i);
  IamToken s = at_end ? 0 : iam_text_token (table->subject.text, table->subject.start + j);
  const IamHole *pattern_hole = iam_text_hole (table->pattern.text, p);
  const IamHole *subject_hole = at_end ? NULL : iam_text_hole (table->subject.text, s);
  IamMatch best = IAM_MATCH_NO;

  if (p == IAM_TOKEN_ANY)
    return iam_match_either (get (table, i + 1, j), at_end ? IAM_MATCH_NO : get (table, i, j + 1));
  if (pattern_hole != NULL && subject_hole != NULL)
    return match_holes (table, pattern_hole, subject_hole, i, j);
  if (pattern_hole != NULL && hole_may_be_empty (pattern_hole))
    best = get (table, i + 1, j);
  if (subject_hole != NULL && hole_may_be_empty (subject_hole))
    best = get (table, i, j + 1);
  if (at_end)
    return at_most_maybe (best);
  if (pattern_hole != NULL && hole_may_hold (pattern_hole, s))
    best = iam_match_either (best, iam_match_either (get (table, i + 1, j + 1),
                                                     get (table, i, j + 1)));
  else if (subject_hole != NULL && (p == IAM_TOKEN_ONE || hole_may_hold (subject_hole, p)))
    best = iam_match_either (best, iam_match_either (get (table, i + 1, j + 1),
                                                     get (table, i + 1, j)));
  if (pattern_hole != NULL || subject_hole != NULL)
    return at_most_maybe (best);

  return p == IAM_TOKEN_ONE || tokens_equal (p, s, table->ignore_case) ? get (table, i + 1, j + 1)
                                                                        : IAM_MATCH_NO;
}

/* TRUE when two tokens at the same place settle that place, whatever comes after: neither is a
 * wildcard, and holes only when they are the same. */
static gboolean
is_settled (IamSlice    pattern,
            IamSlice    subject,
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
strip_common (IamSlice   *pattern,
              IamSlice   *subject,
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

/* Once the pattern is at its end, nothing may be left but what can be empty. */
static void
fill_last_row (const Table *table)
{
  guint columns = iam_slice_length (table->subject) + 1;
  guint8 *row = table->cells + iam_slice_length (table->pattern) * columns;

  row[columns - 1] = IAM_MATCH_YES;
  for (guint j = columns - 1; j-- > 0;)
    {
      IamToken s = iam_text_token (table->subject.text, table->subject.start + j);
      const IamHole *hole = iam_text_hole (table->subject.text, s);

      row[j] = hole != NULL && hole_may_be_empty (hole) ? at_most_maybe (row[j + 1]) : IAM_MATCH_NO;
    }
}

static IamMatch
match_with_table (IamSlice    pattern,
                  IamSlice    subject,
                  gboolean ignore_case)
{
  gsize rows = iam_slice_length (pattern) + 1;
  gsize columns = iam_slice_length (subject) + 1;
  guint8 few_cells[FEW_CELLS];
  g_autofree guint8 *many_cells = NULL;
  Table table = { .pattern = pattern, .subject = subject, .ignore_case = ignore_case };

  if (rows * columns > MAX_CELLS)
    return IAM_MATCH_MAYBE;

  if (rows * columns > FEW_CELLS)
    many_cells = g_malloc (rows * columns);
  table.cells = many_cells != NULL ? many_cells : few_cells;
  fill_last_row (&table);
  for (gsize i = rows - 1; i-- > 0;)
    {
      for (gsize j = columns; j-- > 0;)
        table.cells[i * columns + j] = match_cell (&table, i, j);
    }

  return table.cells[0];
}

IamMatch
iam_slice_match (IamSlice pattern,
                 IamSlice subject,
                 gboolean ignore_case)
{
  if (!strip_common (&pattern, &subject, ignore_case))
    return IAM_MATCH_NO;
  if (iam_slice_length (pattern) == 1
      && iam_text_token (pattern.text, pattern.start) == IAM_TOKEN_ANY)
    return IAM_MATCH_YES;

  return match_with_table (pattern, subject, ignore_case);
}

/* The usual walk with one step back, for a pattern without holes: try the shortest text for the
 * last "*" that was met, then one longer each time. */
static gboolean
match_known (const IamText *pattern,
             const char    *subject)
{
  guint length = pattern->n_tokens;
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
