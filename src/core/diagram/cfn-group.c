/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-group.h"

#include <string.h>

/* Groups are boxes shared between lists: one that changes is copied first. */

static void
group_clear (gpointer data)
{
  CfnGroup *group = data;

  g_free (group->name);
  g_free (group->outer);
  g_strfreev (group->members);
}

static void
group_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, group_clear);
}

GPtrArray *
cfn_groups_new (void)
{
  return g_ptr_array_new_with_free_func (group_unref);
}

static gpointer
copy_group (gconstpointer group,
            gpointer      user_data G_GNUC_UNUSED)
{
  return g_atomic_rc_box_acquire ((gpointer) group);
}

GPtrArray *
cfn_groups_copy (GPtrArray *groups)
{
  return g_ptr_array_copy (groups, copy_group, NULL);
}

/* TRUE and the place of @name, or FALSE and the place where it would be inserted. */
static gboolean
search (GPtrArray  *groups,
        const char *name,
        guint      *index)
{
  guint low = 0;
  guint high = groups->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const CfnGroup *group = groups->pdata[middle];

      if (strcmp (name, group->name) > 0)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;

  return low < groups->len && strcmp (name, ((const CfnGroup *) groups->pdata[low])->name) == 0;
}

const CfnGroup *
cfn_groups_find (GPtrArray  *groups,
                 const char *name)
{
  guint index;

  return search (groups, name, &index) ? groups->pdata[index] : NULL;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

gboolean
cfn_group_has (const CfnGroup *group,
               const char     *id)
{
  return bsearch (&id, group->members, g_strv_length (group->members), sizeof *group->members,
                  compare_ids) != NULL;
}

const CfnGroup *
cfn_groups_find_of (GPtrArray  *groups,
                    const char *id)
{
  for (guint i = 0; i < groups->len; i++)
    if (cfn_group_has (groups->pdata[i], id))
      return groups->pdata[i];

  return NULL;
}

gboolean
cfn_groups_equal (GPtrArray *a,
                  GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const CfnGroup *one = a->pdata[i];
      const CfnGroup *other = b->pdata[i];

      if (one != other
          && (strcmp (one->name, other->name) != 0 || g_strcmp0 (one->outer, other->outer) != 0
              || one->is_collapsed != other->is_collapsed
              || !g_strv_equal ((const char * const *) one->members,
                                (const char * const *) other->members)))
        return FALSE;
    }

  return TRUE;
}

char *
cfn_group_clean_name (const char *name)
{
  char *clean = g_utf8_make_valid (name, -1);

  for (char *p = clean; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  g_strstrip (clean);
  if (*clean == '\0')
    g_clear_pointer (&clean, g_free);

  return clean;
}

/* The group at @index, for this list alone. */
static CfnGroup *
own (GPtrArray *groups,
     guint      index)
{
  const CfnGroup *group = groups->pdata[index];
  CfnGroup *copy = g_atomic_rc_box_new0 (CfnGroup);

  copy->name = g_strdup (group->name);
  copy->outer = g_strdup (group->outer);
  copy->is_collapsed = group->is_collapsed;
  copy->members = g_strdupv (group->members);
  group_unref (groups->pdata[index]);
  groups->pdata[index] = copy;

  return copy;
}

/* The group @name to be changed, or NULL. */
static CfnGroup *
open_group (GPtrArray  *groups,
            const char *name)
{
  guint index;

  return search (groups, name, &index) ? own (groups, index) : NULL;
}

static CfnGroup *
ensure (GPtrArray  *groups,
        const char *name)
{
  CfnGroup *group;
  guint index;

  if (search (groups, name, &index))
    return own (groups, index);

  group = g_atomic_rc_box_new0 (CfnGroup);
  group->name = g_strdup (name);
  group->members = g_new0 (char *, 1);
  g_ptr_array_insert (groups, (int) index, group);

  return group;
}

static void
take_out (CfnGroup   *group,
          const char *id)
{
  guint n = 0;

  for (char **member = group->members; *member != NULL; member++)
    if (strcmp (*member, id) == 0)
      g_free (*member);
    else
      group->members[n++] = *member;
  group->members[n] = NULL;
}

static void
put_in (CfnGroup   *group,
        const char *id)
{
  guint n = g_strv_length (group->members);
  guint at = n;

  group->members = g_renew (char *, group->members, n + 2);
  group->members[n + 1] = NULL;
  for (; at > 0 && strcmp (group->members[at - 1], id) > 0; at--)
    group->members[at] = group->members[at - 1];
  group->members[at] = g_strdup (id);
}

void
cfn_groups_put (GPtrArray  *groups,
                const char *id,
                const char *name)
{
  const CfnGroup *before = cfn_groups_find_of (groups, id);

  if (before != NULL && g_strcmp0 (before->name, name) == 0)
    return;
  if (before != NULL)
    take_out (open_group (groups, before->name), id);
  if (name != NULL)
    put_in (ensure (groups, name), id);
}

void
cfn_groups_set_collapsed (GPtrArray  *groups,
                          const char *name,
                          gboolean    is_collapsed)
{
  CfnGroup *group = open_group (groups, name);

  if (group != NULL)
    group->is_collapsed = is_collapsed;
}

/* TRUE when @name is @outer or in it, however deep. */
static gboolean
is_within (GPtrArray  *groups,
           const char *name,
           const char *outer)
{
  /* No way up is longer than there are groups, or it would be a ring. */
  for (guint i = 0; name != NULL && i <= groups->len; i++)
    {
      const CfnGroup *group = cfn_groups_find (groups, name);

      if (strcmp (name, outer) == 0)
        return TRUE;
      name = group != NULL ? group->outer : NULL;
    }

  return FALSE;
}

void
cfn_groups_set_outer (GPtrArray  *groups,
                      const char *name,
                      const char *outer)
{
  CfnGroup *group;

  if (cfn_groups_find (groups, name) == NULL
      || (outer != NULL && is_within (groups, outer, name)))
    return;

  if (outer != NULL)
    ensure (groups, outer);
  group = open_group (groups, name);
  g_free (group->outer);
  group->outer = g_strdup (outer);
}

/* Groups in @name are then in @outer. */
static void
hand_on (GPtrArray  *groups,
         const char *name,
         const char *outer)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const CfnGroup *group = groups->pdata[i];

      if (g_strcmp0 (group->outer, name) == 0)
        {
          CfnGroup *inner = own (groups, i);

          g_free (inner->outer);
          inner->outer = g_strdup (outer);
        }
    }
}

void
cfn_groups_rename (GPtrArray  *groups,
                   const char *name,
                   const char *new_name)
{
  CfnGroup *renamed;
  guint index;

  if (cfn_groups_find (groups, new_name) != NULL || !search (groups, name, &index))
    return;

  renamed = own (groups, index);
  g_atomic_rc_box_acquire (renamed);
  g_ptr_array_remove_index (groups, index);
  hand_on (groups, name, new_name);

  g_free (renamed->name);
  renamed->name = g_strdup (new_name);
  search (groups, new_name, &index);
  g_ptr_array_insert (groups, (int) index, renamed);
}

static void
remove_group (GPtrArray *groups,
              guint      index)
{
  const CfnGroup *group = groups->pdata[index];

  hand_on (groups, group->name, group->outer);
  g_ptr_array_remove_index (groups, index);
}

void
cfn_groups_dissolve (GPtrArray  *groups,
                     const char *name)
{
  const CfnGroup *group;
  guint index;

  if (!search (groups, name, &index))
    return;

  group = groups->pdata[index];
  if (group->outer != NULL && cfn_groups_find (groups, group->outer) != NULL)
    {
      CfnGroup *outer = open_group (groups, group->outer);

      for (char **member = group->members; *member != NULL; member++)
        put_in (outer, *member);
    }
  search (groups, name, &index);
  remove_group (groups, index);
}

static gboolean
has_inner (GPtrArray  *groups,
           const char *name)
{
  for (guint i = 0; i < groups->len; i++)
    if (g_strcmp0 (((const CfnGroup *) groups->pdata[i])->outer, name) == 0)
      return TRUE;

  return FALSE;
}

void
cfn_groups_settle (GPtrArray *groups)
{
  gboolean again = TRUE;

  for (guint i = 0; i < groups->len; i++)
    {
      const CfnGroup *group = groups->pdata[i];

      if (group->outer != NULL && cfn_groups_find (groups, group->outer) == NULL)
        g_clear_pointer (&own (groups, i)->outer, g_free);
    }

  /* A group that held nothing but an empty one is empty once that is gone. */
  while (again)
    {
      again = FALSE;
      for (guint i = groups->len; i-- > 0;)
        {
          const CfnGroup *group = groups->pdata[i];

          if (group->members[0] == NULL && !has_inner (groups, group->name))
            {
              remove_group (groups, i);
              again = TRUE;
            }
        }
    }
}
