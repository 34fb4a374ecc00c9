/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-number.h"

#include <string.h>

#define MAX_DIGITS 1000 /* of a number that has to be calculated, which takes their square */

/* Makes @digits, a decimal number with its last digit first, that number times @factor plus
 * @term. */
static void
multiply_add (GString *digits,
              guint    factor,
              guint    term)
{
  for (gsize i = 0; i < digits->len; i++)
    {
      guint product = (digits->str[i] - '0') * factor + term;

      digits->str[i] = '0' + product % 10;
      term = product / 10;
    }
  for (; term > 0; term /= 10)
    g_string_append_c (digits, '0' + term % 10);
}

static void
append_reversed (GString *target,
                 GString *digits)
{
  if (digits->len == 0)
    g_string_append_c (target, '0');
  for (gsize i = digits->len; i > 0; i--)
    g_string_append_c (target, digits->str[i - 1]);
}

/* The first @length bytes of @text, digits of @base, in decimal. */
static void
append_of_base (GString    *target,
                const char *text,
                gsize       length,
                guint       base)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != '_')
        multiply_add (digits, base, g_ascii_xdigit_value (text[i]));
    }
  append_reversed (target, digits);
}

/* "1:20:30": each group counts sixty times the next. */
static void
append_of_sixties (GString    *target,
                   const char *text,
                   gsize       length)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  guint group = 0;
  gboolean is_first = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '_')
        continue;
      if (text[i] == ':')
        {
          multiply_add (digits, is_first ? 1 : 60, group);
          is_first = FALSE;
          group = 0;
        }
      else if (is_first)
        multiply_add (digits, 10, text[i] - '0');
      else
        group = group * 10 + (text[i] - '0');
    }
  multiply_add (digits, 60, group);
  append_reversed (target, digits);
}

/* Digits without "_"; with @strips without zeros at their start as well. At least one is left. */
static void
append_digits (GString    *target,
               const char *text,
               gsize       length,
               gboolean    strips)
{
  gsize start = target->len;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != '_' && !(strips && text[i] == '0' && target->len == start))
        g_string_append_c (target, text[i]);
    }
  if (target->len == start)
    g_string_append_c (target, '0');
}

static void
append_whole (GString    *target,
              const char *text,
              gsize       length)
{
  if (memchr (text, ':', length) != NULL)
    append_of_sixties (target, text, length);
  else
    append_digits (target, text, length, TRUE);
}

static void
append_integer (GString    *target,
                const char *text,
                gsize       length)
{
  if (length > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'b'))
    append_of_base (target, text + 2, length - 2, text[1] == 'x' ? 16 : 2);
  else if (text[0] == '0')
    append_of_base (target, text, length, 8);
  else
    append_whole (target, text, length);
}

static void
append_float (GString    *target,
              const char *text,
              gsize       length)
{
  gsize whole = strcspn (text, ".eE");
  const char *at = text + whole;
  gsize n;

  append_whole (target, text, whole);
  g_string_append_c (target, '.');
  if (*at == '.')
    at++;
  n = strcspn (at, "eE");
  append_digits (target, at, n, FALSE);
  at += n;
  if (*at == '\0')
    return;

  at++;
  g_string_append_printf (target, "e%c", *at == '-' ? '-' : '+');
  if (*at == '-' || *at == '+')
    at++;
  append_digits (target, at, text + length - at, FALSE);
}

char *
cfn_number_respell (const char    *text,
                    CfnScalarType  type)
{
  g_autoptr (GString) target = g_string_new (NULL);
  gsize length;
  gboolean is_decimal;

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '-')
    g_string_append_c (target, '-');
  if (*text == '-' || *text == '+')
    text++;
  length = strlen (text);
  if (*text == '.' && g_ascii_isalpha (text[1]))
    return NULL;

  is_decimal = strchr (text, ':') == NULL && (*text != '0' || type == CFN_SCALAR_FLOAT);
  if (!is_decimal && length > MAX_DIGITS)
    return NULL;

  if (type == CFN_SCALAR_FLOAT)
    append_float (target, text, length);
  else
    append_integer (target, text, length);

  return g_string_free (g_steal_pointer (&target), FALSE);
}
