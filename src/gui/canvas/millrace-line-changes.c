/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-line-changes.h"

#include <string.h>

#define GOLDEN G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static const CfnClaim *
get_claim (CfnRoutes *routes,
           guint      edge)
{
  return cfn_diagram_get_edge (cfn_layout_get_diagram (cfn_routes_get_layout (routes)), edge)
           ->claim;
}

static guint
count_edges (CfnRoutes *routes)
{
  return cfn_diagram_get_n_edges (cfn_layout_get_diagram (cfn_routes_get_layout (routes)));
}

static guint64
mix (guint64 hash,
     guint64 word)
{
  hash = (hash ^ word) * GOLDEN;

  return hash ^ (hash >> 32);
}

/* Equal for lines that look the same. */
static guint64
hash_line (CfnRoutes *routes,
           guint      edge)
{
  const CfnRoute *route = cfn_routes_get (routes, edge);
  const CfnClaim *claim = get_claim (routes, edge);
  guint64 hash = mix (claim->kind, claim->verdict);

  for (guint i = 0; i < route->n_points; i++)
    {
      guint64 words[2];

      G_STATIC_ASSERT (sizeof words == sizeof (CfnPoint));
      memcpy (words, &route->points[i], sizeof words);
      hash = mix (mix (hash, words[0]), words[1]);
    }

  return hash;
}

/* Of each edge that is drawn. */
static guint64 *
hash_lines (CfnRoutes *routes)
{
  guint n = count_edges (routes);
  guint64 *hashes = g_new0 (guint64, n + 1);

  for (guint i = 0; i < n; i++)
    if (cfn_routes_get_count (routes, i) > 0)
      hashes[i] = hash_line (routes, i);

  return hashes;
}

/* Adds those lines of @routes to @around that are not among @others. */
static gboolean
add_lone (CfnRoutes     *routes,
          const guint64 *hashes,
          CfnRoutes     *other,
          const guint64 *others,
          gboolean       any,
          CfnRect       *around)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = count_edges (routes);

  for (guint i = 0; i < count_edges (other); i++)
    g_hash_table_add (known, (gpointer) &others[i]);

  for (guint i = 0; i < n; i++)
    {
      CfnRect bounds;

      if (hashes[i] == 0 || g_hash_table_contains (known, &hashes[i]))
        continue;

      bounds = cfn_routes_get (routes, i)->bounds;
      *around = any ? cfn_rect_union (*around, bounds) : bounds;
      any = TRUE;
    }

  return any;
}

gboolean
millrace_line_changes_find (CfnRoutes *before,
                            CfnRoutes *after,
                            CfnRect   *around)
{
  g_autofree guint64 *hashes_before = NULL;
  g_autofree guint64 *hashes_after = NULL;
  gboolean any;

  g_return_val_if_fail (before != NULL && after != NULL, FALSE);
  g_return_val_if_fail (around != NULL, FALSE);

  hashes_before = hash_lines (before);
  hashes_after = hash_lines (after);
  any = add_lone (before, hashes_before, after, hashes_after, FALSE, around);

  return add_lone (after, hashes_after, before, hashes_before, any, around);
}

guint
millrace_line_changes_count (CfnRoutes *routes,
                             CfnRect    rect)
{
  guint count = 0;

  g_return_val_if_fail (routes != NULL, 0);

  for (guint i = 0; i < count_edges (routes); i++)
    count += cfn_routes_get_count (routes, i) > 0
             && cfn_rect_intersects (cfn_routes_get (routes, i)->bounds, rect);

  return count;
}
