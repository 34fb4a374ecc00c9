/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-outline-sync.h"

#include "millrace-list-follow.h"

/* A list in which other rows are to be than there are: all but the first @n_first and the last
 * @n_last of its @plans. */
typedef struct
{
  GListStore *store;   /* an item of what is synced keeps it alive */
  GPtrArray  *plans;
  guint       n_first;
  guint       n_last;
} Gap;

typedef struct
{
  CfnReading *reading;
  GArray     *gaps;
  GHashTable *loose;   /* key: item, of those that stand where others are to be; NULL: none */
  GPtrArray  *told;    /* items that say something else now */
} Sync;

static guint
get_n (GListStore *store)
{
  return g_list_model_get_n_items (G_LIST_MODEL (store));
}

static gboolean
is_for (MillraceOutlineItem       *item,
        const MillraceOutlinePlan *plan)
{
  return millrace_outline_item_fits (item, plan)
         && g_str_equal (millrace_outline_item_get_key (item), plan->key);
}

static void
update (Sync                      *self,
        MillraceOutlineItem       *item,
        const MillraceOutlinePlan *plan)
{
  if (millrace_outline_item_update (item, self->reading, plan))
    g_ptr_array_add (self->told, g_object_ref (item));
}

/* --- what is there already -------------------------------------------------------------------- */

static void
loosen (Sync       *self,
        GListStore *store,
        guint       first,
        guint       end)
{
  for (guint i = first; i < end; i++)
    {
      MillraceOutlineItem *item = millrace_list_peek (store, i);
      GListStore *children = millrace_outline_item_get_children (item);

      if (self->loose == NULL)
        self->loose = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
      g_hash_table_insert (self->loose, (gpointer) millrace_outline_item_get_key (item),
                           g_object_ref (item));
      if (children != NULL)
        loosen (self, children, 0, get_n (children));
    }
}

/* Rows that stand where they are to stand are brought up to date, the others are put aside: mostly
 * there are none. */
static void
compare (Sync       *self,
         GListStore *store,
         GPtrArray  *plans)
{
  const guint n = get_n (store);
  const guint n_plans = plans != NULL ? plans->len : 0;
  const guint n_most = MIN (n, n_plans);
  Gap gap = { store, plans, 0, 0 };

  while (gap.n_first < n_most
         && is_for (millrace_list_peek (store, gap.n_first),
                    g_ptr_array_index (plans, gap.n_first)))
    gap.n_first++;
  while (gap.n_first + gap.n_last < n_most
         && is_for (millrace_list_peek (store, n - 1 - gap.n_last),
                    g_ptr_array_index (plans, n_plans - 1 - gap.n_last)))
    gap.n_last++;

  for (guint i = 0; i < gap.n_first + gap.n_last; i++)
    {
      const guint back = gap.n_first + gap.n_last - i;
      MillraceOutlineItem *item = millrace_list_peek (store, i < gap.n_first ? i : n - back);
      const MillraceOutlinePlan *plan =
        g_ptr_array_index (plans, i < gap.n_first ? i : n_plans - back);
      GListStore *children = millrace_outline_item_get_children (item);

      if (children != NULL)
        compare (self, children, plan->children);
      update (self, item, plan);
    }

  if (n == n_plans && gap.n_first == n)
    return;
  loosen (self, store, gap.n_first, n - gap.n_last);
  g_array_append_val (self->gaps, gap);
}

/* --- what comes, goes and moves --------------------------------------------------------------- */

static void fill (Sync      *self,
                  const Gap *gap);

static MillraceOutlineItem *
take (Sync                      *self,
      const MillraceOutlinePlan *plan)
{
  MillraceOutlineItem *item =
    self->loose != NULL ? g_hash_table_lookup (self->loose, plan->key) : NULL;
  GListStore *children;

  if (item != NULL && millrace_outline_item_fits (item, plan))
    g_object_ref (item);
  else
    item = millrace_outline_item_new (plan);
  children = millrace_outline_item_get_children (item);
  if (children != NULL)
    fill (self, &(Gap) { children, plan->children, 0, 0 });
  update (self, item, plan);

  return item;
}

static void
fill (Sync      *self,
      const Gap *gap)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const guint n = get_n (gap->store);
  const guint n_plans = gap->plans != NULL ? gap->plans->len : 0;

  for (guint i = 0; i < n_plans; i++)
    if (i < gap->n_first)
      g_ptr_array_add (rows, g_object_ref (millrace_list_peek (gap->store, i)));
    else if (n_plans - i <= gap->n_last)
      g_ptr_array_add (rows, g_object_ref (millrace_list_peek (gap->store, n - (n_plans - i))));
    else
      g_ptr_array_add (rows, take (self, g_ptr_array_index (gap->plans, i)));
  millrace_list_follow (gap->store, rows);
}

gboolean
millrace_outline_sync (GListStore *root,
                       GPtrArray  *plans,
                       CfnReading *reading)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_object_unref);
  Sync self = { reading, gaps, NULL, told };

  g_return_val_if_fail (G_IS_LIST_STORE (root), FALSE);
  g_return_val_if_fail (plans != NULL && (plans->len == 0 || reading != NULL), FALSE);

  compare (&self, root, plans);
  for (guint i = 0; i < gaps->len; i++)
    fill (&self, &g_array_index (gaps, Gap, i));
  /* What a row says of those below it holds only now. */
  for (guint i = 0; i < told->len; i++)
    millrace_outline_item_tell (g_ptr_array_index (told, i));
  g_clear_pointer (&self.loose, g_hash_table_unref);

  return gaps->len > 0;
}
