/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-palette-search.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many types that nobody thought of beforehand are shown; a list of all of them would take long
 * to build, and longer to read. */
#define MAX_FOUND 60

static void
append_item (GPtrArray     *items,
             const char    *type,
             const char    *title,
             MillraceShelf  shelf)
{
  g_ptr_array_add (items, millrace_palette_item_new (type, title, shelf));
}

static void
append_known (GPtrArray  *items,
              const char *query)
{
  guint n_entries;
  const MillraceCatalogueEntry *entries = millrace_catalogue_get (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    {
      gboolean shown = query[0] != '\0' ? millrace_catalogue_matches (&entries[i], query)
                                        : entries[i].shelf != MILLRACE_SHELF_ALL;

      if (shown)
        append_item (items, entries[i].type, _(entries[i].title), entries[i].shelf);
    }
}

/* Adds the other types that match, and tells how many more there are. */
static guint
append_found (GPtrArray  *items,
              const char *query)
{
  guint n_more;
  g_autoptr (GPtrArray) types = millrace_catalogue_search (query, MAX_FOUND, &n_more);

  for (guint i = 0; i < types->len; i++)
    {
      const char *type = g_ptr_array_index (types, i);

      append_item (items, type, millrace_catalogue_shorten (type), MILLRACE_SHELF_ALL);
    }

  return n_more;
}

static gboolean
has_type (GPtrArray  *items,
          const char *type)
{
  for (guint i = 0; i < items->len; i++)
    {
      const char *other = millrace_palette_item_get_type_name (g_ptr_array_index (items, i));

      if (g_strcmp0 (other, type) == 0)
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
millrace_palette_find (const char *text,
                       guint      *n_more)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *query = g_strdup (text);

  g_return_val_if_fail (text != NULL, items);
  g_return_val_if_fail (n_more != NULL, items);

  *n_more = 0;
  g_strstrip (query);
  append_known (items, query);
  if (query[0] == '\0')
    append_item (items, NULL, _("Any resource…"), MILLRACE_SHELF_AROUND);
  else
    *n_more = append_found (items, query);
  if (millrace_catalogue_is_type (query) && !has_type (items, query))
    append_item (items, query, millrace_catalogue_shorten (query), MILLRACE_SHELF_ALL);

  return items;
}

/* The entry that somebody wrote for @type, or NULL. */
static const MillraceCatalogueEntry *
find_entry (const char *type)
{
  guint n_entries;
  const MillraceCatalogueEntry *entries = millrace_catalogue_get (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    if (g_str_equal (entries[i].type, type))
      return &entries[i];

  return NULL;
}

static gboolean
contains (const char *type,
          const char *query)
{
  g_autofree char *lower = g_ascii_strdown (type, -1);
  g_autofree char *sought = g_ascii_strdown (query, -1);

  return strstr (lower, sought) != NULL;
}

GPtrArray *
millrace_palette_find_among (const char * const *types,
                             const char         *text)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *query = g_strdup (text);

  g_return_val_if_fail (types != NULL && text != NULL, items);

  g_strstrip (query);
  for (guint i = 0; types[i] != NULL; i++)
    {
      const MillraceCatalogueEntry *entry = find_entry (types[i]);

      if (entry != NULL ? !millrace_catalogue_matches (entry, query) : !contains (types[i], query))
        continue;
      append_item (items, types[i],
                   entry != NULL ? _(entry->title) : millrace_catalogue_shorten (types[i]),
                   MILLRACE_SHELF_ALL);
    }

  return items;
}
