/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-problem-follow.h"

/* How many findings that have come or gone in one place are looked past, at most. */
#define MAX_GAP 4

/* A finding that looks for its item. */
typedef struct
{
  const CfnFinding    *finding;
  MillraceProblemItem *item;      /* not owned; NULL until it is found */
  guint                index;
  gboolean             is_suppressed;
} Seeker;

static void
add_seekers (GArray      *seekers,
             CfnFindings *findings,
             gboolean     is_suppressed)
{
  guint n = is_suppressed ? cfn_findings_get_n_suppressed (findings)
                          : cfn_findings_get_n (findings);

  for (guint i = 0; i < n; i++)
    {
      Seeker seeker = { is_suppressed ? cfn_findings_get_suppressed (findings, i)
                                      : cfn_findings_get (findings, i),
                        NULL, i, is_suppressed };

      g_array_append_val (seekers, seeker);
    }
}

static void
free_queue (gpointer queue)
{
  g_queue_free (queue);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_queue);
}

static void
offer (GHashTable          *table,
       MillraceProblemItem *item,
       gboolean             has_words)
{
  CfnFingerprint print = millrace_problem_item_get_print (item, has_words);
  GQueue *queue = g_hash_table_lookup (table, &print);

  if (queue == NULL)
    {
      queue = g_queue_new ();
      g_hash_table_insert (table, g_memdup2 (&print, sizeof print), queue);
    }
  g_queue_push_tail (queue, item);
}

static MillraceProblemItem *
take (GHashTable     *table,
      CfnFingerprint  print)
{
  GQueue *queue = g_hash_table_lookup (table, &print);

  return queue != NULL ? g_queue_pop_head (queue) : NULL;
}

static CfnFingerprint
print (const Seeker *seeker,
       gboolean      has_words)
{
  return millrace_problem_item_print_finding (seeker->finding, seeker->is_suppressed, has_words);
}

static gboolean
is_same (GArray    *seekers,
         guint      place,
         GPtrArray *old,
         guint      old_place)
{
  return place < seekers->len && old_place < old->len
         && millrace_problem_item_get_print (g_ptr_array_index (old, old_place), TRUE)
              == print (&g_array_index (seekers, Seeker, place), TRUE);
}

/* Moves both places on to the next that are the same, if there are some nearby. */
static gboolean
pass_gap (GArray    *seekers,
          guint     *place,
          GPtrArray *old,
          guint     *old_place)
{
  for (guint gap = 1; gap <= MAX_GAP; gap++)
    for (guint i = 0; i <= gap; i++)
      if (is_same (seekers, *place + i, old, *old_place + gap - i))
        {
          *place += i;
          *old_place += gap - i;
          return TRUE;
        }

  return FALSE;
}

/* In most readings all findings are those of the one before, in the same order, but for a few: to
 * look all of them up would be most of the work. @left: gets the items that are still to be had. */
static void
take_in_order (GArray    *seekers,
               GPtrArray *old,
               GPtrArray *left)
{
  guint place = 0, old_place = 0, seen = 0;

  while (is_same (seekers, place, old, old_place) || pass_gap (seekers, &place, old, &old_place))
    {
      while (seen < old_place)
        g_ptr_array_add (left, g_ptr_array_index (old, seen++));
      g_array_index (seekers, Seeker, place++).item = g_ptr_array_index (old, old_place++);
      seen = old_place;
    }
  while (seen < old->len)
    g_ptr_array_add (left, g_ptr_array_index (old, seen++));
}

/* @taken: set of the items of @left that are no longer to be had. */
static void
take_like (GArray     *seekers,
           GPtrArray  *left,
           GHashTable *taken,
           gboolean    has_words)
{
  g_autoptr (GHashTable) table = new_table ();

  for (guint i = 0; i < left->len; i++)
    if (!g_hash_table_contains (taken, g_ptr_array_index (left, i)))
      offer (table, g_ptr_array_index (left, i), has_words);
  for (guint i = 0; i < seekers->len; i++)
    {
      Seeker *seeker = &g_array_index (seekers, Seeker, i);

      if (seeker->item != NULL)
        continue;
      seeker->item = take (table, print (seeker, has_words));
      if (seeker->item != NULL)
        g_hash_table_add (taken, seeker->item);
    }
}

GPtrArray *
millrace_problem_follow (GPtrArray  *old,
                         CfnReading *reading)
{
  CfnFindings *findings = reading != NULL ? cfn_reading_get_findings (reading) : NULL;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) seekers = g_array_new (FALSE, FALSE, sizeof (Seeker));
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  g_return_val_if_fail (old != NULL, items);

  /* A text that was not begun has no problem that anybody could do without knowing. */
  if (findings != NULL && !cfn_text_is_blank (cfn_reading_get_text (reading)))
    {
      add_seekers (seekers, findings, FALSE);
      add_seekers (seekers, findings, TRUE);
    }
  take_in_order (seekers, old, left);
  if (left->len > 0)
    {
      g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

      take_like (seekers, left, taken, TRUE);
      take_like (seekers, left, taken, FALSE);
    }

  for (guint i = 0; i < seekers->len; i++)
    {
      const Seeker *seeker = &g_array_index (seekers, Seeker, i);
      MillraceProblemItem *item = seeker->item != NULL ? g_object_ref (seeker->item)
                                                       : millrace_problem_item_new ();

      millrace_problem_item_set_finding (item, reading, seeker->index, seeker->is_suppressed);
      g_ptr_array_add (items, item);
    }

  return items;
}
