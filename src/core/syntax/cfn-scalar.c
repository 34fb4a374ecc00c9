/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-scalar.h"

#include <string.h>

static const char * const words_null[] = { "", "~", "null", "Null", "NULL", NULL };
static const char * const words_true[] = { "true", "True", "TRUE", "yes", "Yes", "YES",
                                           "on", "On", "ON", "y", "Y", NULL };
static const char * const words_false[] = { "false", "False", "FALSE", "no", "No", "NO",
                                            "off", "Off", "OFF", "n", "N", NULL };
/* Of the words above. */
#define LONGEST_WORD 5
static const char * const words_float[] = { ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN", NULL };

/* FALSE when none of those words begins with @c. */
static gboolean
begins_word (char c)
{
  switch (g_ascii_tolower (c))
    {
    case '~':
    case 'n':
    case 't':
    case 'y':
    case 'o':
    case 'f':
    case '\0':
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_sign (char c)
{
  return c == '-' || c == '+';
}

/* How many of the characters at @text are digits of @base, or "_". */
static gsize
count_digits (const char *text,
              int         base)
{
  gsize n = 0;

  for (; text[n] != '\0'; n++)
    {
      int digit = g_ascii_xdigit_value (text[n]);

      if (text[n] != '_' && (digit < 0 || digit >= base))
        break;
    }

  return n;
}

/* ":mm" groups of a base-60 number: how long they are, 0 when there is none. */
static gsize
count_sixties (const char *text)
{
  const char *p = text;

  while (p[0] == ':' && g_ascii_isdigit (p[1]))
    {
      if (g_ascii_isdigit (p[2]))
        {
          if (p[1] > '5')
            return 0;
          p++;
        }
      p += 2;
    }

  return p - text;
}

static gboolean
is_integer (const char *text)
{
  gsize n;

  if (is_sign (*text))
    text++;
  if (text[0] == '0' && (text[1] == 'b' || text[1] == 'x'))
    {
      n = count_digits (text + 2, text[1] == 'b' ? 2 : 16);
      return n > 0 && text[2 + n] == '\0';
    }
  if (text[0] == '0')
    return text[1 + count_digits (text + 1, 8)] == '\0';
  if (!g_ascii_isdigit (*text))
    return FALSE;

  text += count_digits (text, 10);
  return text[count_sixties (text)] == '\0';
}

static gboolean
is_float (const char *text)
{
  const char *p;
  gsize sixties = 0;
  gboolean has_digits;
  gboolean has_point;

  if (is_sign (*text))
    text++;
  if (g_strv_contains (words_float, text))
    return TRUE;

  p = text;
  if (g_ascii_isdigit (*p))
    p += count_digits (p, 10);
  has_digits = p > text;
  if (has_digits)
    sixties = count_sixties (p);
  p += sixties;
  has_point = *p == '.';
  if (has_point)
    {
      has_digits = has_digits || g_ascii_isdigit (p[1]);
      p += 1 + count_digits (p + 1, 10);
    }
  if (has_digits && sixties == 0 && (*p == 'e' || *p == 'E'))
    {
      p += is_sign (p[1]) ? 2 : 1;
      return g_ascii_isdigit (*p) && p[strspn (p, "0123456789")] == '\0';
    }

  return has_digits && has_point && *p == '\0';
}

/* "2012-10-17", or "2012-1-7" and longer when a time follows. */
static gboolean
is_timestamp (const char *text)
{
  int n_digits[3] = { 0, 0, 0 };

  for (int part = 0; part < 3; part++)
    {
      while (g_ascii_isdigit (*text))
        {
          n_digits[part]++;
          text++;
        }
      if (part < 2 && *text++ != '-')
        return FALSE;
    }
  if (n_digits[0] != 4 || n_digits[1] < 1 || n_digits[1] > 2 || n_digits[2] < 1 || n_digits[2] > 2)
    return FALSE;
  if (*text == '\0')
    return n_digits[1] == 2 && n_digits[2] == 2;

  return *text == 'T' || *text == 't' || ((*text == ' ' || *text == '\t') && strchr (text, ':'));
}

CfnScalarType
cfn_scalar_type (const char *text)
{
  g_return_val_if_fail (text != NULL, CFN_SCALAR_STRING);

  if (g_ascii_isdigit (*text) || is_sign (*text) || *text == '.')
    {
      if (is_integer (text))
        return CFN_SCALAR_INTEGER;
      if (is_float (text))
        return CFN_SCALAR_FLOAT;
      return is_timestamp (text) ? CFN_SCALAR_TIMESTAMP : CFN_SCALAR_STRING;
    }
  /* Most scalars are none of the words, and this is asked of every scalar. */
  if (!begins_word (*text) || strnlen (text, LONGEST_WORD + 1) > LONGEST_WORD)
    return CFN_SCALAR_STRING;
  if (g_strv_contains (words_null, text))
    return CFN_SCALAR_NULL;
  if (g_strv_contains (words_true, text) || g_strv_contains (words_false, text))
    return CFN_SCALAR_BOOLEAN;

  return CFN_SCALAR_STRING;
}

gboolean
cfn_scalar_to_integer (const char *text,
                       gint64     *value)
{
  gboolean is_negative;
  guint64 number = 0;
  guint64 group = 0;
  int base = 10;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  if (!is_integer (text))
    return FALSE;

  is_negative = *text == '-';
  if (is_sign (*text))
    text++;
  if (text[0] == '0' && text[1] != '\0')
    {
      base = text[1] == 'x' ? 16 : text[1] == 'b' ? 2 : 8;
      text += base == 8 ? 1 : 2;
    }
  for (; *text != '\0'; text++)
    {
      if (*text == '_')
        continue;
      if (*text == ':')
        {
          if (!g_uint64_checked_add (&number, number, group)
              || !g_uint64_checked_mul (&number, number, 60))
            return FALSE;
          group = 0;
          continue;
        }
      if (!g_uint64_checked_mul (&group, group, base)
          || !g_uint64_checked_add (&group, group, g_ascii_xdigit_value (*text)))
        return FALSE;
    }
  if (!g_uint64_checked_add (&number, number, group) || number > G_MAXINT64)
    return FALSE;

  *value = is_negative ? -(gint64) number : (gint64) number;
  return TRUE;
}

gboolean
cfn_scalar_is_true (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return g_strv_contains (words_true, text);
}

gboolean
cfn_scalar_is_json (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (strcmp (text, "true") == 0 || strcmp (text, "false") == 0 || strcmp (text, "null") == 0)
    return TRUE;

  if (*text == '-')
    text++;
  if (!g_ascii_isdigit (*text))
    return FALSE;
  text += *text == '0' ? 1 : strspn (text, "0123456789");
  if (text[0] == '.' && g_ascii_isdigit (text[1]))
    text += 1 + strspn (text + 1, "0123456789");
  if (*text == 'e' || *text == 'E')
    {
      text += is_sign (text[1]) ? 2 : 1;
      if (!g_ascii_isdigit (*text))
        return FALSE;
      text += strspn (text, "0123456789");
    }

  return *text == '\0';
}

CfnScalarType
cfn_node_get_scalar_type (const CfnNode *node)
{
  if (node == NULL || node->kind != CFN_NODE_SCALAR || node->style != CFN_STYLE_PLAIN
      || node->tag != NULL)
    return CFN_SCALAR_STRING;

  return cfn_scalar_type (node->value);
}

gboolean
cfn_node_get_boolean (const CfnNode *node,
                      gboolean      *value)
{
  g_return_val_if_fail (value != NULL, FALSE);

  if (node == NULL || node->kind != CFN_NODE_SCALAR || node->tag != NULL)
    return FALSE;
  if (node->style != CFN_STYLE_PLAIN && strcmp (node->value, "true") != 0
      && strcmp (node->value, "false") != 0)
    return FALSE;
  if (cfn_scalar_type (node->value) != CFN_SCALAR_BOOLEAN)
    return FALSE;

  *value = cfn_scalar_is_true (node->value);
  return TRUE;
}

gboolean
cfn_node_get_integer (const CfnNode *node,
                      gint64        *value)
{
  g_return_val_if_fail (value != NULL, FALSE);

  if (node == NULL || node->kind != CFN_NODE_SCALAR || node->tag != NULL)
    return FALSE;
  /* In quotes it is decimal, whatever it starts with: "010" is ten. */
  if (node->style != CFN_STYLE_PLAIN)
    return g_ascii_string_to_signed (node->value, 10, G_MININT64, G_MAXINT64, value, NULL);

  return cfn_scalar_to_integer (node->value, value);
}
