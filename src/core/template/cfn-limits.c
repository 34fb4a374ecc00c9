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

/* Characters are only counted where their bytes, one to four each, leave a doubt. */
static gboolean
has_length (const CfnLimit *limit,
            const char     *value)
{
  gint64 n_bytes = strlen (value);

  if (n_bytes <= limit->max && n_bytes >= limit->min * 4)
    return TRUE;

  return is_between (limit, g_utf8_strlen (value, -1));
}

/* Some ranges are those of fractions. */
static gboolean
is_in_range (const CfnLimit *limit,
             const char     *value)
{
  char *end;
  double number;

  if (g_strcmp0 (limit->words, value) == 0)
    return TRUE;

  number = g_ascii_strtod (value, &end);

  return end != value && *end == '\0' && number >= (double) limit->min
         && number <= (double) limit->max;
}

/* Compiling a pattern takes longer than most matches, and there are few: each is kept. */
static gboolean
matches (const char *pattern,
         const char *value)
{
  static GHashTable *kept;
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  GRegex *regex;

  if (kept == NULL)
    kept = g_hash_table_new (NULL, NULL);
  regex = g_hash_table_lookup (kept, pattern);
  if (regex == NULL)
    {
      g_autofree char *whole = g_strconcat ("^(?:", pattern, ")\\z", NULL);

      regex = g_regex_new (whole, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
      g_hash_table_insert (kept, (gpointer) pattern, regex);
    }

  return g_regex_match (regex, value, G_REGEX_MATCH_DEFAULT, NULL);
}

static gboolean
is_one_of (const char *words,
           const char *value)
{
  gsize length = strlen (value);

  for (const char *word = words; word != NULL;)
    {
      gsize n = strcspn (word, "|");

      if (n == length && memcmp (word, value, n) == 0)
        return TRUE;
      word = word[n] == '|' ? word + n + 1 : NULL;
    }

  return FALSE;
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
      return has_length (limit, value);

    case CFN_LIMIT_PATTERN:
    case CFN_LIMIT_KEYS:
      return matches (limit->words, value);

    case CFN_LIMIT_VALUES:
      return is_one_of (limit->words, value);

    case CFN_LIMIT_RESERVED:
      return !is_one_of (limit->words, value);

    case CFN_LIMIT_ITEMS:
    case CFN_LIMIT_DOCUMENT:
    case CFN_LIMIT_BYTES:
    case CFN_LIMIT_ORDER:
    case CFN_LIMIT_UNIQUE:
    default:
      return TRUE;
    }
}

gboolean
cfn_limit_allows_count (const CfnLimit *limit,
                        guint64         n_items)
{
  g_return_val_if_fail (limit != NULL, FALSE);

  if (limit->kind != CFN_LIMIT_ITEMS && limit->kind != CFN_LIMIT_DOCUMENT
      && limit->kind != CFN_LIMIT_BYTES)
    return TRUE;

  return is_between (limit, MIN (n_items, G_MAXINT64));
}

gboolean
cfn_pairing_allows (const CfnPairing *pairing,
                    const char       *value)
{
  g_return_val_if_fail (pairing != NULL && value != NULL, FALSE);

  return pairing->pattern == NULL || matches (pairing->pattern, value);
}

guint
cfn_limits_get_sources (const char *path)
{
  g_return_val_if_fail (path != NULL, 0);

  for (guint i = 0; i < cfn_n_source_limits; i++)
    {
      const char *prefix = cfn_source_limits[i].path;
      gsize same = 0;

      while (path[same] == prefix[same] && prefix[same] != '\0')
        same++;
      /* What holds for an object holds for what is in it. */
      if (prefix[same] == '\0' && (path[same] == '\0' || path[same] == '.'))
        return cfn_source_limits[i].sources;
    }

  return (CFN_SOURCE_DOCUMENTDB << 1) - 1;
}
