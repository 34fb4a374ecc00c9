/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-list-follow.h"

/* Of an object of the store: not among those wanted. */
#define GONE G_MAXUINT

gpointer
millrace_list_peek (GListStore *store,
                    guint       position)
{
  gpointer object = g_list_model_get_item (G_LIST_MODEL (store), position);

  /* The store keeps it alive. */
  g_object_unref (object);

  return object;
}

/* How many objects are the same at the beginning of both, and of the rest, at the end of both. */
static void
count_same (GListStore *store,
            GPtrArray  *wanted,
            guint      *n_first,
            guint      *n_last)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint n_most = MIN (n, wanted->len);
  guint first = 0, last = 0;

  while (first < n_most && millrace_list_peek (store, first) == g_ptr_array_index (wanted, first))
    first++;
  while (first + last < n_most
         && millrace_list_peek (store, n - 1 - last)
              == g_ptr_array_index (wanted, wanted->len - 1 - last))
    last++;
  *n_first = first;
  *n_last = last;
}

/* For each of the @n objects of the store from @first on: its place among those wanted, or GONE. */
static guint *
find_places (GListStore *store,
             GPtrArray  *wanted,
             guint       first,
             guint       n)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint *found = g_new (guint, n + 1);

  for (guint i = first; i < wanted->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (wanted, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n; i++)
    {
      gpointer place = g_hash_table_lookup (places, millrace_list_peek (store, first + i));

      found[i] = place != NULL ? GPOINTER_TO_UINT (place) - 1 : GONE;
    }

  return found;
}

/* Leaves of the @n @places a longest row that rises, the others are GONE: what is wanted elsewhere
 * is taken out, and put in there. By "patience sorting": ends[k] is the place where the best row
 * of k + 1 ends. */
static void
keep_rising (guint *places,
             guint  n)
{
  g_autofree guint *ends = g_new (guint, n + 1);
  g_autofree guint *before = g_new (guint, n + 1);
  guint length = 0;
  guint at;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = length;

      if (places[i] == GONE)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (places[ends[middle]] < places[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] : GONE;
      ends[low] = i;
      length = MAX (length, low + 1);
    }

  at = length > 0 ? ends[length - 1] : GONE;
  for (guint i = n; i > 0; i--)
    if (i - 1 == at)
      at = before[at];
    else
      places[i - 1] = GONE;
}

gboolean
millrace_list_follow (GListStore *store,
                      GPtrArray  *wanted)
{
  g_autofree guint *places = NULL;
  guint n_first, n_last, n, behind, i;

  g_return_val_if_fail (G_IS_LIST_STORE (store), FALSE);
  g_return_val_if_fail (wanted != NULL, FALSE);

  count_same (store, wanted, &n_first, &n_last);
  n = g_list_model_get_n_items (G_LIST_MODEL (store)) - n_first - n_last;
  behind = wanted->len - n_last;
  if (n == 0 && behind == n_first)
    return FALSE;

  places = find_places (store, wanted, n_first, n);
  keep_rising (places, n);

  /* From the end, so that the places before stay as they are. */
  i = n;
  do
    {
      guint end = i;
      guint from;

      while (i > 0 && places[i - 1] == GONE)
        i--;
      from = i > 0 ? places[i - 1] + 1 : n_first;
      if (end > i || behind > from)
        g_list_store_splice (store, n_first + i, end - i, wanted->pdata + from, behind - from);
      behind = from - 1;
    }
  while (i-- > 0);

  return TRUE;
}
