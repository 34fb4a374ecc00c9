/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-quote.h"

#include "cfn-scalar.h"
#include "cfn-writer.h"

#include <string.h>

/* Characters that cannot stand in a YAML text as themselves, or that end a line in it. */
static gboolean
is_special (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff
         || c == 0xfffe || c == 0xffff;
}

gboolean
cfn_quote_has_specials (const char *text,
                        gsize       length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      if (is_special (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

/* Not only the spellings of YAML 1.1: a reader of another make may be more generous. */
static gboolean
is_typed_word (const char *text)
{
  static const char * const words[] = { "true", "false", "yes", "no", "on", "off",
                                        "y", "n", "null", "~", "=", "<<" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (text, words[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
looks_typed (const char *text,
             gsize       length)
{
  if (strspn (text, "0123456789") == length)
    return TRUE;
  /* YAML 1.2 writes octal like that. */
  if (length > 2 && strncmp (text, "0o", 2) == 0
      && strspn (text + 2, "01234567") == length - 2)
    return TRUE;
  if (length <= 5 && is_typed_word (text))
    return TRUE;

  return cfn_scalar_type (text) != CFN_SCALAR_STRING;
}

/* YAML 1.1, "Plain style": "-", "?" and ":" may begin a text when no blank follows, the latter two
 * not in brackets. */
static gboolean
starts_badly (const char *text,
              gboolean    in_flow)
{
  if (strchr (",[]{}#&*!|>'\"%@` \t", text[0]) != NULL)
    return TRUE;
  if (strchr ("-?:", text[0]) != NULL && (strchr (" \t", text[1]) != NULL || text[1] == '\0'))
    return TRUE;
  if (strncmp (text, "---", 3) == 0 || strncmp (text, "...", 3) == 0)
    return text[3] == '\0' || text[3] == ' ' || text[3] == '\t';

  return in_flow && (text[0] == '?' || text[0] == ':');
}

gboolean
cfn_quote_is_needed (const char *text,
                     gsize       length,
                     gboolean    in_flow)
{
  gboolean is_ascii = TRUE;
  char last;

  g_return_val_if_fail (text != NULL, TRUE);

  if (length == 0 || starts_badly (text, in_flow))
    return TRUE;
  last = text[length - 1];
  if (last == ' ' || last == ':')
    return TRUE;
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c < 0x20 || (c == ':' && text[i + 1] == ' ') || (c == ' ' && text[i + 1] == '#'))
        return TRUE;
      if (in_flow && strchr (",[]{}", c) != NULL)
        return TRUE;
      is_ascii = is_ascii && c < 0x7f;
    }

  return (!is_ascii && cfn_quote_has_specials (text, length)) || looks_typed (text, length);
}

/* Stands for itself between quotes, and is no part of a longer character. */
static gboolean
is_plain_in_json (char c)
{
  return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

void
cfn_quote_append_json (GString    *target,
                       const char *text,
                       gsize       length)
{
  static const char escapes[] = "\bb\ff\nn\rr\tt\"\"\\\\";
  const char *end = text + length;

  g_string_append_c (target, '"');
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      const char *plain = p;
      const char *escape = NULL;
      gunichar c;

      while (p < end && is_plain_in_json (*p))
        p++;
      g_string_append_len (target, plain, p - plain);
      if (p == end)
        break;

      c = g_utf8_get_char (p);
      for (const char *e = escapes; *e != '\0' && escape == NULL; e += 2)
        {
          if ((gunichar) *e == c)
            escape = e + 1;
        }
      if (escape != NULL)
        g_string_append_printf (target, "\\%c", *escape);
      else if (is_special (c))
        g_string_append_printf (target, "\\u%04x", c);
      else
        g_string_append_unichar (target, c);
    }
  g_string_append_c (target, '"');
}

static void
append_single_quoted (GString    *target,
                      const char *text,
                      gsize       length)
{
  g_string_append_c (target, '\'');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\'')
        g_string_append_c (target, '\'');
      g_string_append_c (target, text[i]);
    }
  g_string_append_c (target, '\'');
}

void
cfn_quote_append (GString    *target,
                  const char *text,
                  gsize       length,
                  char        preferred)
{
  gboolean dislikes_single;
  gboolean dislikes_double;

  g_return_if_fail (target != NULL && text != NULL);

  if (cfn_quote_has_specials (text, length))
    {
      cfn_quote_append_json (target, text, length);
      return;
    }

  dislikes_single = memchr (text, '\'', length) != NULL;
  dislikes_double = memchr (text, '"', length) != NULL || memchr (text, '\\', length) != NULL;
  if (preferred == '"' ? (!dislikes_double || dislikes_single)
                       : (dislikes_single && !dislikes_double))
    cfn_quote_append_json (target, text, length);
  else
    append_single_quoted (target, text, length);
}

char *
cfn_writer_quote (const char *text)
{
  GString *quoted;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  if (!cfn_quote_is_needed (text, length, FALSE))
    return g_strdup (text);

  quoted = g_string_new (NULL);
  cfn_quote_append (quoted, text, length, '\'');
  return g_string_free (quoted, FALSE);
}
