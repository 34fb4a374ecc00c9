/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-problem-groups.h"

/* No severity, logical id or rule is called like that. */
#define SUPPRESSED_KEY "/suppressed"

static const char * const severity_titles[] = {
  [CFN_SEVERITY_INFO] = N_("Notes"),
  [CFN_SEVERITY_WARNING] = N_("Warnings"),
  [CFN_SEVERITY_ERROR] = N_("Errors"),
};

const char *
millrace_problem_groups_get_severity_title (CfnSeverity severity)
{
  return _(severity_titles[severity]);
}

static const char *
get_key (MillraceProblemItem *item,
         const char          *group_by)
{
  if (millrace_problem_item_is_suppressed (item))
    return SUPPRESSED_KEY;
  if (g_str_equal (group_by, "resource"))
    return millrace_problem_item_get_resource (item);
  if (g_str_equal (group_by, "rule"))
    return millrace_problem_item_get_rule (item);

  return cfn_severity_to_string (millrace_problem_item_get_severity (item));
}

static const char *
get_title (MillraceProblemItem *item,
           const char          *group_by)
{
  const char *key = get_key (item, group_by);

  if (millrace_problem_item_is_suppressed (item))
    return _("Suppressed");
  if (g_str_equal (group_by, "severity"))
    return millrace_problem_groups_get_severity_title (millrace_problem_item_get_severity (item));

  return key[0] != '\0' ? key : _("The template");
}

/* Worst first; as in the text among equals, so that those of a resource are together. Groups are in
 * the order of their first members. */
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  MillraceProblemItem *first = *(MillraceProblemItem * const *) a;
  MillraceProblemItem *second = *(MillraceProblemItem * const *) b;
  int order = (int) millrace_problem_item_is_suppressed (first) -
              (int) millrace_problem_item_is_suppressed (second);

  if (order == 0)
    order = (int) millrace_problem_item_get_severity (second) -
            (int) millrace_problem_item_get_severity (first);
  if (order == 0)
    order = (int) millrace_problem_item_get_index (first) -
            (int) millrace_problem_item_get_index (second);

  return order;
}

/* The groups' keys in the order in which they come; @members: key -> GPtrArray of items. */
static GPtrArray *
collect (GPtrArray  *items,
         const char *group_by,
         GHashTable *members)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      MillraceProblemItem *item = g_ptr_array_index (items, i);
      const char *key = get_key (item, group_by);
      GPtrArray *group = g_hash_table_lookup (members, key);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (members, (gpointer) key, group);
          g_ptr_array_add (keys, (gpointer) key);
        }
      g_ptr_array_add (group, item);
    }

  return keys;
}

/* The heading called @key, which is kept from one list to the next. */
static MillraceProblemItem *
get_heading (GHashTable *headings,
             const char *key)
{
  MillraceProblemItem *heading = g_hash_table_lookup (headings, key);

  if (heading == NULL)
    {
      heading = millrace_problem_item_new_heading (key);
      g_hash_table_insert (headings, (gpointer) millrace_problem_item_get_key (heading), heading);
    }

  return heading;
}

GPtrArray *
millrace_problem_groups_build (GPtrArray  *items,
                               const char *group_by,
                               GHashTable *closed,
                               GHashTable *headings)
{
  g_autoptr (GHashTable) members = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  GPtrArray *rows;

  g_return_val_if_fail (items != NULL, NULL);
  g_return_val_if_fail (group_by != NULL, NULL);

  rows = g_ptr_array_new_with_free_func (g_object_unref);
  members = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                   (GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_sort (items, compare_items);
  keys = collect (items, group_by, members);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      GPtrArray *group = g_hash_table_lookup (members, key);
      gboolean is_open = !g_hash_table_contains (closed, key);
      MillraceProblemItem *heading = get_heading (headings, key);

      millrace_problem_item_set_heading (heading,
                                         get_title (g_ptr_array_index (group, 0), group_by),
                                         group->len, is_open);
      g_ptr_array_add (rows, g_object_ref (heading));
      for (guint j = 0; is_open && j < group->len; j++)
        g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (group, j)));
    }

  return rows;
}
