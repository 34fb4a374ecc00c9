/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-palette-search.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* So many types that nobody thought of beforehand are shown; a list of all of them would take long
 * to build, and longer to read. */
#define MAX_FOUND 60

/* Recent types that are shown, and that are remembered: some may be shown elsewhere. */
#define MAX_RECENT 3
#define MAX_REMEMBERED 12

#define RECENT "recent-types"

static void
append_item (GPtrArray     *items,
             const char    *type,
             const char    *title,
             MillraceShelf  shelf)
{
  g_ptr_array_add (items, millrace_palette_item_new (type, title, shelf));
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

/* --- without a search --- */

static void
append_shelf (GPtrArray     *items,
              MillraceShelf  shelf)
{
  guint n_entries;
  const MillraceCatalogueEntry *entries = millrace_catalogue_get (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    if (entries[i].shelf == shelf && !has_type (items, entries[i].type))
      append_item (items, entries[i].type, _(entries[i].title), shelf);
}

/* What was added last, unless it is at hand anyway. */
static void
append_recent (GPtrArray *items)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_auto (GStrv) types = g_settings_get_strv (settings, RECENT);
  guint n = 0;

  for (guint i = 0; types[i] != NULL && n < MAX_RECENT; i++)
    {
      const MillraceCatalogueEntry *entry = find_entry (types[i]);

      if (has_type (items, types[i]))
        continue;
      append_item (items, types[i],
                   entry != NULL ? _(entry->title) : millrace_catalogue_shorten (types[i]),
                   MILLRACE_SHELF_RECENT);
      n++;
    }
}

void
millrace_palette_remember (const char *type)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_auto (GStrv) before = g_settings_get_strv (settings, RECENT);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  g_return_if_fail (type != NULL);

  g_ptr_array_add (after, (gpointer) type);
  for (guint i = 0; before[i] != NULL && after->len < MAX_REMEMBERED; i++)
    if (!g_str_equal (before[i], type))
      g_ptr_array_add (after, before[i]);
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (settings, RECENT, (const char * const *) after->pdata);
}

/* --- with one --- */

typedef struct
{
  const MillraceCatalogueEntry *entry;
  guint                         rating;
} Rated;

/* The shelves in their order; on each, the likeliest first. */
static int
compare_rated (gconstpointer a,
               gconstpointer b)
{
  const Rated *left = a;
  const Rated *right = b;

  if (left->entry->shelf != right->entry->shelf)
    return left->entry->shelf < right->entry->shelf ? -1 : 1;
  if (left->rating != right->rating)
    return left->rating > right->rating ? -1 : 1;

  return left->entry < right->entry ? -1 : 1;
}

static void
append_known (GPtrArray  *items,
              const char *query)
{
  g_autoptr (GArray) rated = g_array_new (FALSE, FALSE, sizeof (Rated));
  guint n_entries;
  const MillraceCatalogueEntry *entries = millrace_catalogue_get (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    if (millrace_catalogue_matches (&entries[i], query))
      g_array_append_val (rated, ((Rated) { &entries[i],
                                            millrace_catalogue_rate (&entries[i], query) }));
  g_array_sort (rated, compare_rated);
  for (guint i = 0; i < rated->len; i++)
    {
      const MillraceCatalogueEntry *entry = g_array_index (rated, Rated, i).entry;

      append_item (items, entry->type, _(entry->title), entry->shelf);
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
  if (query[0] == '\0')
    {
      append_shelf (items, MILLRACE_SHELF_PATTERN);
      append_recent (items);
      append_shelf (items, MILLRACE_SHELF_AROUND);
      append_item (items, NULL, _("Any resource…"), MILLRACE_SHELF_AROUND);
    }
  else
    {
      append_known (items, query);
      *n_more = append_found (items, query);
    }
  if (millrace_catalogue_is_type (query) && !has_type (items, query))
    append_item (items, query, millrace_catalogue_shorten (query), MILLRACE_SHELF_ALL);

  return items;
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
