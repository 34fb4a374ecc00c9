/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-limits-private.h"

#include <string.h>

static const CfnTypeLimits *
find_type (const char *type)
{
  for (guint i = 0; i < cfn_n_type_limits; i++)
    {
      if (g_str_equal (cfn_type_limits[i].type, type))
        return &cfn_type_limits[i];
    }

  return NULL;
}

const CfnLimit *
cfn_limits_get (const char *type,
                guint      *n_limits)
{
  const CfnTypeLimits *found;

  g_return_val_if_fail (type != NULL && n_limits != NULL, NULL);

  found = find_type (type);
  *n_limits = found != NULL ? found->n_limits : 0;

  return found != NULL ? found->limits : NULL;
}

const CfnPairing *
cfn_limits_get_pairings (const char *type,
                         guint      *n_pairings)
{
  const CfnTypeLimits *found;

  g_return_val_if_fail (type != NULL && n_pairings != NULL, NULL);

  found = find_type (type);
  *n_pairings = found != NULL ? found->n_pairings : 0;

  return found != NULL ? found->pairings : NULL;
}

const char *
cfn_limits_get_type (guint index)
{
  return index < cfn_n_type_limits ? cfn_type_limits[index].type : NULL;
}

const char *
cfn_limits_date (void)
{
  return "2026-11-22";
}

static gboolean
is_between (const CfnLimit *limit,
            gint64          number)
{
  return number >= limit->min && number <= limit->max;
}

static gboolean
is_in_range (const CfnLimit *limit,
             const char     *value)
{
  gint64 number;

  if (g_strcmp0 (limit->words, value) == 0)
    return TRUE;

  return g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &number, NULL)
         && is_between (limit, number);
}

static gboolean
matches (const char *pattern,
         const char *value)
{
  g_autofree char *whole = g_strconcat ("^(?:", pattern, ")\\z", NULL);

  return g_regex_match_simple (whole, value, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

static gboolean
is_one_of (const char *words,
           const char *value)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char * const *) list, value);
}

gboolean
cfn_limit_allows (const CfnLimit *limit,
                  const char     *value)
{
  g_return_val_if_fail (limit != NULL && value != NULL, FALSE);

  switch (limit->kind)
    {
    case CFN_LIMIT_NUMBER:
      return is_in_range (limit, value);

    case CFN_LIMIT_LENGTH:
      return is_between (limit, g_utf8_strlen (value, -1));

    case CFN_LIMIT_PATTERN:
    case CFN_LIMIT_KEYS:
      return matches (limit->words, value);

    case CFN_LIMIT_VALUES:
      return is_one_of (limit->words, value);

    case CFN_LIMIT_ITEMS:
    case CFN_LIMIT_DOCUMENT:
    default:
      return TRUE;
    }
}

gboolean
cfn_limit_allows_count (const CfnLimit *limit,
                        guint64         n_items)
{
  g_return_val_if_fail (limit != NULL, FALSE);

  if (limit->kind != CFN_LIMIT_ITEMS && limit->kind != CFN_LIMIT_DOCUMENT)
    return TRUE;

  return is_between (limit, MIN (n_items, G_MAXINT64));
}

guint
cfn_limits_get_sources (const char *path)
{
  g_return_val_if_fail (path != NULL, 0);

  for (guint i = 0; i < cfn_n_source_limits; i++)
    {
      const char *prefix = cfn_source_limits[i].path;
      gsize length = strlen (prefix);

      /* What holds for an object holds for what is in it. */
      if (g_str_has_prefix (path, prefix) && (path[length] == '\0' || path[length] == '.'))
        return cfn_source_limits[i].sources;
    }

  return (CFN_SOURCE_DOCUMENTDB << 1) - 1;
}
