/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-scalar.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

gboolean
iam_scalar_parse_number (const char *text,
                         double     *number)
{
  char *end;

  g_return_val_if_fail (text != NULL, FALSE);

  /* strtod() would take blanks, hexadecimal numbers and the word "infinity", too. */
  if (text[0] == '\0' || strspn (text, "+-.0123456789eE") != strlen (text))
    return FALSE;
  *number = g_ascii_strtod (text, &end);

  return *end == '\0' && isfinite (*number);
}

gboolean
iam_scalar_parse_date (const char *text,
                       double     *seconds)
{
  g_autoptr (GTimeZone) utc = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *whole = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  /* A number of few digits could also be a year; AWS reads years in dates only. */
  if (strlen (text) > 4 && strchr (text, '-') == NULL && iam_scalar_parse_number (text, seconds))
    return TRUE;

  utc = g_time_zone_new_utc ();
  whole = strchr (text, 'T') == NULL ? g_strconcat (text, "T00:00:00Z", NULL) : g_strdup (text);
  time = g_date_time_new_from_iso8601 (whole, utc);
  if (time == NULL)
    return FALSE;
  *seconds = (double) g_date_time_to_unix (time)
             + g_date_time_get_microsecond (time) / (double) G_USEC_PER_SEC;

  return TRUE;
}

/* Whether the first @n_bits of both are the same. */
static gboolean
starts_alike (GInetAddress *a,
              GInetAddress *b,
              guint         n_bits)
{
  const guint8 *one = g_inet_address_to_bytes (a);
  const guint8 *other = g_inet_address_to_bytes (b);
  guint n_bytes = n_bits / 8;
  guint8 rest = (guint8) (0xff00 >> n_bits % 8);

  return memcmp (one, other, n_bytes) == 0
         && (n_bits % 8 == 0 || (one[n_bytes] & rest) == (other[n_bytes] & rest));
}

gboolean
iam_scalar_match_address (const char *range,
                          const char *address,
                          gboolean   *is_inside)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GInetAddress) base = NULL;
  g_autoptr (GInetAddress) one = NULL;
  guint64 n_bits;

  g_return_val_if_fail (range != NULL, FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  parts = g_strsplit (range, "/", 2);
  base = parts[0] != NULL ? g_inet_address_new_from_string (parts[0]) : NULL;
  one = g_inet_address_new_from_string (address);
  if (base == NULL || one == NULL)
    return FALSE;
  n_bits = g_inet_address_get_native_size (base) * 8;
  if (parts[1] != NULL && !g_ascii_string_to_unsigned (parts[1], 10, 0, n_bits, &n_bits, NULL))
    return FALSE;

  *is_inside = g_inet_address_get_family (base) == g_inet_address_get_family (one)
               && starts_alike (base, one, n_bits);

  return TRUE;
}
