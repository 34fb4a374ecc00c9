/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-line-changes.h"

#include <string.h>

#include "cfn-fingerprint.h"

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

/* Equal for lines that look the same. */
static CfnFingerprint
sum_line (CfnRoutes *routes,
          guint      edge)
{
  const CfnRoute *route = cfn_routes_get (routes, edge);
  const CfnClaim *claim = get_claim (routes, edge);
  CfnFingerprint sum = cfn_fingerprint_add_number (CFN_FINGERPRINT_START, claim->kind);

  sum = cfn_fingerprint_add_number (sum, claim->verdict);
  for (guint i = 0; i < route->n_points; i++)
    {
      guint64 words[2];

      G_STATIC_ASSERT (sizeof words == sizeof (CfnPoint));
      memcpy (words, &route->points[i], sizeof words);
      sum = cfn_fingerprint_add_number (sum, words[0]);
      sum = cfn_fingerprint_add_number (sum, words[1]);
    }

  return sum;
}

/* Of each edge that is drawn. */
static CfnFingerprint *
sum_lines (CfnRoutes *routes)
{
  guint n = count_edges (routes);
  CfnFingerprint *sums = g_new0 (CfnFingerprint, n + 1);

  for (guint i = 0; i < n; i++)
    if (cfn_routes_get_count (routes, i) > 0)
      sums[i] = sum_line (routes, i);

  return sums;
}

/* Adds those lines of @routes to @around that are not among @others. */
static gboolean
add_lone (CfnRoutes            *routes,
          const CfnFingerprint *sums,
          CfnRoutes            *other,
          const CfnFingerprint *others,
          gboolean              any,
          CfnRect              *around)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = count_edges (routes);

  for (guint i = 0; i < count_edges (other); i++)
    g_hash_table_add (known, (gpointer) &others[i]);

  for (guint i = 0; i < n; i++)
    {
      CfnRect bounds;

      if (sums[i] == 0 || g_hash_table_contains (known, &sums[i]))
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
  g_autofree CfnFingerprint *sums_before = NULL;
  g_autofree CfnFingerprint *sums_after = NULL;
  gboolean any;

  g_return_val_if_fail (before != NULL && after != NULL, FALSE);
  g_return_val_if_fail (around != NULL, FALSE);

  sums_before = sum_lines (before);
  sums_after = sum_lines (after);
  any = add_lone (before, sums_before, after, sums_after, FALSE, around);

  return add_lone (after, sums_after, before, sums_before, any, around);
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
