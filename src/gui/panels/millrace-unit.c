/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "millrace-unit.h"

typedef enum
{
  KIND_NONE,
  KIND_TIME,   /* in seconds */
  KIND_SIZE,   /* in bytes */
} Kind;

/* What is more of one number is worth as much of the smallest. Sizes are powers of two, as Lambda,
 * SQS and DynamoDB count them. */
static const struct
{
  Kind        kind;
  gint64      factor;
  const char *label;
} units[] = {
  [MILLRACE_UNIT_NONE] = { KIND_NONE, 1, NULL },
  [MILLRACE_UNIT_SECONDS] = { KIND_TIME, 1, N_("s") },
  [MILLRACE_UNIT_MINUTES] = { KIND_TIME, 60, N_("min") },
  [MILLRACE_UNIT_HOURS] = { KIND_TIME, 60 * 60, N_("h") },
  [MILLRACE_UNIT_DAYS] = { KIND_TIME, 24 * 60 * 60, N_("days") },
  [MILLRACE_UNIT_BYTES] = { KIND_SIZE, 1, N_("bytes") },
  [MILLRACE_UNIT_MEGABYTES] = { KIND_SIZE, 1024 * 1024, N_("MB") },
  [MILLRACE_UNIT_GIGABYTES] = { KIND_SIZE, 1024 * 1024 * 1024, N_("GB") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (units) == MILLRACE_N_UNITS);

MillraceUnit
millrace_unit_of_name (const char *property)
{
  static const struct
  {
    const char   *end;
    MillraceUnit  unit;
  } ends[] = {
    { "Seconds", MILLRACE_UNIT_SECONDS }, { "InSecs", MILLRACE_UNIT_SECONDS },
    { "Minutes", MILLRACE_UNIT_MINUTES }, { "Hours", MILLRACE_UNIT_HOURS },
    { "Days", MILLRACE_UNIT_DAYS },       { "Bytes", MILLRACE_UNIT_BYTES },
    { "InMB", MILLRACE_UNIT_MEGABYTES },  { "InGB", MILLRACE_UNIT_GIGABYTES },
    { "InMBs", MILLRACE_UNIT_MEGABYTES }, { "InGBs", MILLRACE_UNIT_GIGABYTES },
  };

  g_return_val_if_fail (property != NULL, MILLRACE_UNIT_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (g_str_has_suffix (property, ends[i].end))
        return ends[i].unit;
    }

  return MILLRACE_UNIT_NONE;
}

const char *
millrace_unit_get_label (MillraceUnit unit)
{
  g_return_val_if_fail (unit < MILLRACE_N_UNITS, NULL);

  return units[unit].label != NULL ? _(units[unit].label) : NULL;
}

/* --- Words --- */

/* @format has one number. */
static void
append_count (GString    *words,
              int         count,
              const char *format)
{
  g_autofree char *number = g_strdup_printf ("%d", count);
  g_autoptr (GString) part = g_string_new (format);

  if (count == 0)
    return;

  g_string_replace (part, "%d", number, 1);
  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", part->str);
}

static char *
time_to_words (gint64 seconds)
{
  GString *words = g_string_new (NULL);
  const int d = seconds / 86400, h = seconds / 3600 % 24, m = seconds / 60 % 60, s = seconds % 60;

  append_count (words, d, g_dngettext (NULL, "%d day", "%d days", d));
  append_count (words, h, g_dngettext (NULL, "%d hour", "%d hours", h));
  append_count (words, m, g_dngettext (NULL, "%d minute", "%d minutes", m));
  append_count (words, s, g_dngettext (NULL, "%d second", "%d seconds", s));

  return g_string_free (words, FALSE);
}

char *
millrace_unit_to_words (MillraceUnit unit,
                        gint64       number)
{
  gint64 smallest;

  g_return_val_if_fail (unit < MILLRACE_N_UNITS, NULL);

  if (number <= 0 || number > G_MAXINT64 / units[unit].factor)
    return NULL;

  smallest = number * units[unit].factor;
  if (units[unit].kind == KIND_TIME)
    return unit == MILLRACE_UNIT_DAYS || smallest / units[unit].factor < 60
             ? NULL : time_to_words (smallest);
  if (units[unit].kind == KIND_SIZE && number >= 1024)
    return g_format_size_full (smallest, G_FORMAT_SIZE_IEC_UNITS);

  return NULL;
}

/* --- Reading --- */

/* Letters that a person writes behind a number; the first of a word is enough. */
static gboolean
find_unit (const char *word,
           Kind        kind,
           gint64     *factor)
{
  static const struct
  {
    const char *word;
    Kind        kind;
    gint64      factor;
  } words[] = {
    { N_("seconds"), KIND_TIME, 1 },
    { N_("minutes"), KIND_TIME, 60 },
    { N_("hours"), KIND_TIME, 3600 },
    { N_("days"), KIND_TIME, 86400 },
    { N_("weeks"), KIND_TIME, 7 * 86400 },
    { N_("bytes"), KIND_SIZE, 1 },
    { "kb", KIND_SIZE, 1024 },         { "kib", KIND_SIZE, 1024 },
    { "mb", KIND_SIZE, 1 << 20 },      { "mib", KIND_SIZE, 1 << 20 },
    { "gb", KIND_SIZE, 1 << 30 },      { "gib", KIND_SIZE, 1 << 30 },
  };
  g_autofree char *lower = g_utf8_strdown (word, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *translated = g_utf8_strdown (_(words[i].word), -1);

      if (words[i].kind == kind && (g_str_has_prefix (words[i].word, lower)
                                    || g_str_has_prefix (translated, lower)))
        {
          *factor = words[i].factor;
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
millrace_unit_parse (MillraceUnit  unit,
                     const char   *text,
                     gint64       *number)
{
  char *end;
  double value;
  gint64 factor;
  g_autofree char *word = NULL;

  g_return_val_if_fail (unit < MILLRACE_N_UNITS, FALSE);
  g_return_val_if_fail (text != NULL && number != NULL, FALSE);

  value = g_ascii_strtod (text, &end);
  if (end == text)
    return FALSE;

  factor = units[unit].factor;
  word = g_strstrip (g_strdup (end));
  if (word[0] != '\0' && !find_unit (word, units[unit].kind, &factor))
    return FALSE;

  value = value * factor / units[unit].factor;
  if (value != floor (value) || fabs (value) > (double) (G_GINT64_CONSTANT (1) << 53))
    return FALSE;

  *number = (gint64) value;

  return TRUE;
}
