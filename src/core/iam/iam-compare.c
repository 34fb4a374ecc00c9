/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-text-private.h"

#include <string.h>

#define N_SEGMENTS 6
/* So many combinations of parameters' AllowedValues are compared one by one. */
#define MAX_TRIES 64

static IamMatch
match_whole (const IamText *pattern,
             const IamText *subject,
             gboolean       ignore_case)
{
  return iam_slice_match ((IamSlice) { pattern, 0, pattern->n_tokens },
                          (IamSlice) { subject, 0, subject->n_tokens }, ignore_case);
}

static gboolean
starts_like_arn (const IamText *text)
{
  static const char prefix[] = "arn:";

  if (text->n_tokens < strlen (prefix))
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
       IamSlice          segments[N_SEGMENTS])
{
  guint n = 0;
  guint start = 0;

  for (guint i = 0; i < text->n_tokens && n < N_SEGMENTS - 1; i++)
    {
      if (iam_text_token (text, i) == ':')
        {
          segments[n++] = (IamSlice) { text, start, i };
          start = i + 1;
        }
    }
  segments[n++] = (IamSlice) { text, start, text->n_tokens };

  return n;
}

static gboolean
is_partition_hole (IamSlice slice)
{
  const IamHole *hole;

  if (iam_slice_length (slice) != 1)
    return FALSE;
  hole = iam_text_hole (slice.text, iam_text_token (slice.text, slice.start));

  return hole != NULL && g_str_equal (hole->key, "AWS::Partition");
}

static gboolean
is_written_out (IamSlice slice)
{
  for (guint i = slice.start; i < slice.end; i++)
    {
      if (iam_text_token (slice.text, i) >= IAM_TOKEN_ANY)
        return FALSE;
    }

  return iam_slice_length (slice) > 0;
}

/* Every service refuses ARNs of another partition than its own, so one that is written out is
 * right. */
static gboolean
is_own_partition (IamSlice a,
                  IamSlice b)
{
  return (is_partition_hole (a) && is_written_out (b))
         || (is_partition_hole (b) && is_written_out (a));
}

static IamMatch
match_arns (const IamText *pattern,
            const IamText *subject)
{
  IamSlice pattern_segments[N_SEGMENTS];
  IamSlice subject_segments[N_SEGMENTS];
  guint n_pattern;
  guint n_subject;
  IamMatch match = IAM_MATCH_YES;

  if (iam_text_is_anything (pattern))
    return IAM_MATCH_YES;
  /* What starts with a hole may be a whole ARN: its colons cannot be counted. */
  if (!starts_like_arn (pattern) || !starts_like_arn (subject))
    return match_whole (pattern, subject, FALSE);

  n_pattern = split (pattern, pattern_segments);
  n_subject = split (subject, subject_segments);
  if (n_pattern > n_subject)
    return IAM_MATCH_NO;

  for (guint i = 0; i < n_pattern && match != IAM_MATCH_NO; i++)
    {
      if (i != 1 || !is_own_partition (pattern_segments[i], subject_segments[i]))
        match = iam_match_both (match, iam_slice_match (pattern_segments[i], subject_segments[i],
                                                        FALSE));
    }

  return match;
}

/* How two texts are compared. */
typedef enum
{
  COMPARE_TEXT,
  COMPARE_IGNORING_CASE,
  COMPARE_ARN,
} Comparison;

static const IamHole *
find_choice (const IamText *text)
{
  for (guint i = 0; i < text->n_holes; i++)
    {
      const IamHole *hole = text->holes[i];

      if (hole->values != NULL)
        return hole;
    }

  return NULL;
}

static IamMatch
compare (const IamText *pattern,
         const IamText *subject,
         Comparison     comparison,
         guint          n_tries)
{
  IamMatch match = comparison == COMPARE_ARN
                     ? match_arns (pattern, subject)
                     : match_whole (pattern, subject, comparison == COMPARE_IGNORING_CASE);
  const IamHole *choice;
  IamMatch worst = IAM_MATCH_YES;
  IamMatch best = IAM_MATCH_NO;

  if (match != IAM_MATCH_MAYBE)
    return match;
  choice = find_choice (pattern);
  if (choice == NULL)
    choice = find_choice (subject);
  if (choice == NULL || n_tries * choice->values->n_children > MAX_TRIES)
    return match;

  /* It is one of a few texts: perhaps it does not matter which. */
  for (CfnNode *value = choice->values->first_child; value != NULL; value = value->next)
    {
      g_autoptr (IamText) one = iam_text_substitute (pattern, choice->key, value->value,
                                                     pattern->flags);
      g_autoptr (IamText) other = iam_text_substitute (subject, choice->key, value->value,
                                                       subject->flags);

      match = compare (one, other, comparison, n_tries * choice->values->n_children);
      worst = iam_match_both (worst, match);
      best = iam_match_either (best, match);
    }

  return worst == best ? worst : IAM_MATCH_MAYBE;
}

IamMatch
iam_text_match (const IamText *pattern,
                const IamText *subject,
                gboolean       ignore_case)
{
  g_return_val_if_fail (pattern != NULL, IAM_MATCH_NO);
  g_return_val_if_fail (subject != NULL, IAM_MATCH_NO);

  return compare (pattern, subject, ignore_case ? COMPARE_IGNORING_CASE : COMPARE_TEXT, 1);
}

IamMatch
iam_text_match_arn (const IamText *pattern,
                    const IamText *subject)
{
  g_return_val_if_fail (pattern != NULL, IAM_MATCH_NO);
  g_return_val_if_fail (subject != NULL, IAM_MATCH_NO);

  return compare (pattern, subject, COMPARE_ARN, 1);
}

static gboolean
may_be_whole_arn (const IamText *text)
{
  IamSlice segments[N_SEGMENTS];

  if (text->n_tokens > 0 && iam_text_token (text, 0) >= IAM_TOKEN_ANY)
    return TRUE;

  return starts_like_arn (text) && split (text, segments) == N_SEGMENTS;
}

IamMatch
iam_text_match_whole_arn (const IamText *pattern,
                          const IamText *subject)
{
  g_return_val_if_fail (pattern != NULL, IAM_MATCH_NO);
  g_return_val_if_fail (subject != NULL, IAM_MATCH_NO);

  if (!iam_text_is_anything (pattern)
      && (!may_be_whole_arn (pattern) || !may_be_whole_arn (subject)))
    return IAM_MATCH_NO;

  return iam_text_match_arn (pattern, subject);
}

IamText *
iam_text_get_segment (const IamText *self,
                      IamSegment     segment)
{
  IamSlice segments[N_SEGMENTS];
  IamText *text;

  g_return_val_if_fail (self != NULL, NULL);

  if (!starts_like_arn (self) || split (self, segments) != N_SEGMENTS
      || iam_slice_length (segments[segment]) == 0)
    return NULL;

  text = iam_text_new (NULL, IAM_TEXT_PLAIN);
  for (guint i = segments[segment].start; i < segments[segment].end; i++)
    {
      IamToken token = iam_text_token (self, i);
      const IamHole *hole = iam_text_hole (self, token);

      if (hole != NULL)
        iam_text_append_same_hole (text, hole);
      else
        iam_text_append_token (text, token);
    }

  return text;
}

gboolean
iam_text_has_same_segment (const IamText *self,
                           const IamText *other,
                           IamSegment     segment)
{
  IamSlice own[N_SEGMENTS];
  IamSlice its[N_SEGMENTS];
  guint length;

  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (!starts_like_arn (self) || split (self, own) != N_SEGMENTS
      || !starts_like_arn (other) || split (other, its) != N_SEGMENTS)
    return FALSE;

  length = iam_slice_length (own[segment]);
  if (length == 0 || iam_slice_length (its[segment]) != length)
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      IamToken token = iam_text_token (self, own[segment].start + i);
      IamToken other_token = iam_text_token (other, its[segment].start + i);
      const IamHole *hole = iam_text_hole (self, token);
      const IamHole *other_hole = iam_text_hole (other, other_token);

      if (hole != NULL && other_hole != NULL ? !g_str_equal (hole->key, other_hole->key)
                                             : token != other_token)
        return FALSE;
    }

  return TRUE;
}

IamMatch
iam_match_invert (IamMatch match)
{
  switch (match)
    {
    case IAM_MATCH_NO:
      return IAM_MATCH_YES;
    case IAM_MATCH_YES:
      return IAM_MATCH_NO;
    case IAM_MATCH_MAYBE:
    default:
      return IAM_MATCH_MAYBE;
    }
}
