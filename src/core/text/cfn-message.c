/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-message.h"

#include "cfn-boxed.h"

#include <stdarg.h>
#include <string.h>

/* "{0}" to "{9}". */
#define MAX_ARGS 10

struct _CfnMessage
{
  gatomicrefcount ref_count;
  const char *format;
  const char *args[];     /* ended by NULL; the texts stand behind it */
};

CFN_DEFINE_BOXED_TYPE (CfnMessage, cfn_message)

static CfnTranslate translator;

/* A message with all its texts is one piece of memory: there are many of them. */
static CfnMessage *
message_new (const char         *format,
             const char * const *args,
             guint               n_args)
{
  gsize size = sizeof (CfnMessage) + (n_args + 1) * sizeof args[0];
  gsize length = 0;
  CfnMessage *self;
  char *at;

  for (guint i = 0; i < n_args; i++)
    length += strlen (args[i]) + 1;

  self = g_malloc (size + length);
  g_atomic_ref_count_init (&self->ref_count);
  self->format = format;
  at = (char *) self + size;
  for (guint i = 0; i < n_args; i++)
    {
      self->args[i] = at;
      at = g_stpcpy (at, args[i]) + 1;
    }
  self->args[n_args] = NULL;

  return self;
}

/* Those that "{0}" to "{9}" may stand for. */
static guint
collect_args (const char *args[MAX_ARGS],
              va_list     va)
{
  const char *arg;
  guint n_args = 0;

  while (n_args < MAX_ARGS && (arg = va_arg (va, const char *)) != NULL)
    args[n_args++] = arg;

  return n_args;
}

CfnMessage *
cfn_message_new (const char *format,
                 ...)
{
  const char *args[MAX_ARGS];
  guint n_args;
  va_list va;

  g_return_val_if_fail (format != NULL, NULL);

  va_start (va, format);
  n_args = collect_args (args, va);
  va_end (va);

  return message_new (format, args, n_args);
}

CfnMessage *
cfn_message_new_strv (const char         *format,
                      const char * const *args)
{
  g_return_val_if_fail (format != NULL, NULL);

  return message_new (format, args, args != NULL ? g_strv_length ((char **) args) : 0);
}

CfnMessage *
cfn_message_ref (CfnMessage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cfn_message_unref (CfnMessage *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self);
}

const char *
cfn_message_get_format (CfnMessage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->format;
}

const char * const *
cfn_message_get_args (CfnMessage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->args;
}

/* Puts @args in for "{0}" to "{9}"; a number without an argument, and any other brace, stays. */
static char *
fill_in (const char         *format,
         const char * const *args,
         guint               n_args)
{
  GString *text = g_string_new (NULL);

  for (const char *p = format; *p != '\0'; p++)
    {
      if (p[0] == '{' && g_ascii_isdigit (p[1]) && p[2] == '}'
          && (guint) g_ascii_digit_value (p[1]) < n_args)
        {
          g_string_append (text, args[g_ascii_digit_value (p[1])]);
          p += 2;
        }
      else
        {
          g_string_append_c (text, *p);
        }
    }

  return g_string_free (text, FALSE);
}

char *
cfn_message_format (CfnMessage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return fill_in (cfn_message_translate (self->format), self->args,
                  g_strv_length ((char **) self->args));
}

void
cfn_message_set_translator (CfnTranslate translate)
{
  translator = translate;
}

const char *
cfn_message_translate (const char *msgid)
{
  return translator != NULL ? translator (msgid) : msgid;
}

void
cfn_set_error (GError     **error,
               GQuark       domain,
               int          code,
               const char  *format,
               ...)
{
  g_autofree char *text = NULL;
  const char *args[MAX_ARGS];
  guint n_args;
  va_list va;

  g_return_if_fail (format != NULL);

  va_start (va, format);
  n_args = collect_args (args, va);
  va_end (va);

  text = fill_in (cfn_message_translate (format), args, n_args);
  g_set_error_literal (error, domain, code, text);
}
