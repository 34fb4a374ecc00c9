/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-decimal.h"

#include <string.h>

#define MAX_DIGITS 38
#define MAX_MAGNITUDE 125
#define MIN_MAGNITUDE -130
/* Beyond this a number is written with an exponent. */
#define MAX_ZEROS 20

/* A number as its significant digits, the first and last of which are not 0, and the power of ten
 * of the last one. No digits: 0. */
typedef struct
{
  gboolean is_negative;
  GString *digits;
  gint64   exponent;
} Decimal;

/* Reads the digits around the point; FALSE when there are none. */
static gboolean
read_digits (Decimal     *self,
             const char **at)
{
  gboolean has_any = FALSE;
  gboolean is_behind = FALSE;

  for (; g_ascii_isdigit (**at) || (**at == '.' && !is_behind); (*at)++)
    {
      if (**at == '.')
        {
          is_behind = TRUE;
          continue;
        }
      has_any = TRUE;
      if (self->digits->len > 0 || **at != '0')
        g_string_append_c (self->digits, **at);
      if (is_behind)
        self->exponent--;
    }

  return has_any;
}

/* What follows the digits; FALSE when it is no exponent. */
static gboolean
read_exponent (Decimal     *self,
               const char  *at)
{
  gboolean is_negative = FALSE;
  gint64 exponent = 0;

  if (*at == '\0')
    return TRUE;
  if (*at != 'e' && *at != 'E')
    return FALSE;
  at++;
  if (*at == '+' || *at == '-')
    is_negative = *at++ == '-';
  if (*at == '\0')
    return FALSE;
  for (; g_ascii_isdigit (*at); at++)
    exponent = MIN (exponent * 10 + (*at - '0'), G_MAXINT32);
  self->exponent += is_negative ? -exponent : exponent;

  return *at == '\0';
}

static void
trim (Decimal *self)
{
  GString *digits = self->digits;

  while (digits->len > 0 && digits->str[digits->len - 1] == '0')
    {
      g_string_truncate (digits, digits->len - 1);
      self->exponent++;
    }
  if (digits->len == 0)
    *self = (Decimal) { FALSE, digits, 0 };
}

static char *
write_scientific (const Decimal *self)
{
  const char *digits = self->digits->str;
  gint64 magnitude = (gint64) self->digits->len - 1 + self->exponent;

  return g_strdup_printf ("%s%c%s%sE%s%" G_GINT64_FORMAT, self->is_negative ? "-" : "", digits[0],
                          digits[1] != '\0' ? "." : "", digits + 1, magnitude < 0 ? "" : "+",
                          magnitude);
}

static char *
write_plain (const Decimal *self)
{
  GString *out = g_string_new (self->is_negative ? "-" : "");
  gint64 whole = (gint64) self->digits->len + self->exponent;

  if (whole <= 0)
    {
      g_string_append (out, "0.");
      for (gint64 i = whole; i < 0; i++)
        g_string_append_c (out, '0');
      g_string_append (out, self->digits->str);
    }
  else
    {
      g_string_append_len (out, self->digits->str, MIN (whole, (gint64) self->digits->len));
      for (gint64 i = (gint64) self->digits->len; i < whole; i++)
        g_string_append_c (out, '0');
      if (self->exponent < 0)
        g_string_append_printf (out, ".%s", self->digits->str + whole);
    }

  return g_string_free (out, FALSE);
}

static CfnDecimalState
judge (const Decimal *self)
{
  gint64 magnitude = (gint64) self->digits->len - 1 + self->exponent;

  if (self->digits->len > MAX_DIGITS)
    return CFN_DECIMAL_TOO_LONG;

  return magnitude > MAX_MAGNITUDE || magnitude < MIN_MAGNITUDE ? CFN_DECIMAL_TOO_FAR
                                                                : CFN_DECIMAL_FINE;
}

char *
cfn_decimal_normalize (const char      *text,
                       CfnDecimalState *state)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  Decimal self = { .digits = digits };

  g_return_val_if_fail (text != NULL && state != NULL, NULL);

  *state = CFN_DECIMAL_NO_NUMBER;
  if (*text == '+' || *text == '-')
    self.is_negative = *text++ == '-';
  if (!read_digits (&self, &text) || !read_exponent (&self, text))
    return NULL;

  trim (&self);
  *state = CFN_DECIMAL_FINE;
  if (digits->len == 0)
    return g_strdup ("0");

  *state = judge (&self);
  if (*state != CFN_DECIMAL_FINE)
    return NULL;
  if (self.exponent > MAX_ZEROS || self.exponent + (gint64) digits->len < -MAX_ZEROS)
    return write_scientific (&self);

  return write_plain (&self);
}

gsize
cfn_decimal_get_size (const char *normal)
{
  gsize first = 0, last = 0, n = 0;

  g_return_val_if_fail (normal != NULL, 0);

  for (const char *at = normal; *at != '\0' && *at != 'E'; at++)
    {
      if (!g_ascii_isdigit (*at))
        continue;
      n++;
      if (*at == '0')
        continue;
      if (first == 0)
        first = n;
      last = n;
    }
  n = first > 0 ? last - first + 1 : 0;

  return (n + 1) / 2 + 1 + (*normal == '-');
}
