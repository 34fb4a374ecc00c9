/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-message.h"

#include "cfn-boxed.h"

#include <stdarg.h>

struct _CfnMessage
{
  gatomicrefcount ref_count;
  const char *format;
  char **args;
};

CFN_DEFINE_BOXED_TYPE (CfnMessage, cfn_message)

static CfnTranslate translator;

/* Takes @args. */
static CfnMessage *
message_new_take (const char  *format,
                  char       **args)
{
  CfnMessage *self = g_new0 (CfnMessage, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->format = format;
  self->args = args;

  return self;
}

static char **
collect_args (va_list va)
{
  GPtrArray *args = g_ptr_array_new ();
  const char *arg;

  while ((arg = va_arg (va, const char *)) != NULL)
    g_ptr_array_add (args, g_strdup (arg));
  g_ptr_array_add (args, NULL);

  return (char **) g_ptr_array_free (args, FALSE);
}

CfnMessage *
cfn_message_new (const char *format,
                 ...)
{
  char **args;
  va_list va;

  g_return_val_if_fail (format != NULL, NULL);

  va_start (va, format);
  args = collect_args (va);
  va_end (va);

  return message_new_take (format, args);
}

CfnMessage *
cfn_message_new_strv (const char         *format,
                      const char * const *args)
{
  static const char * const none[] = { NULL };

  g_return_val_if_fail (format != NULL, NULL);

  return message_new_take (format, g_strdupv ((char **) (args != NULL ? args : none)));
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

  g_strfreev (self->args);
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

  return (const char * const *) self->args;
}

/* Puts @args in for "{0}" to "{9}"; a number without an argument, and any other brace, stays. */
static char *
fill_in (const char         *format,
         const char * const *args)
{
  GString *text = g_string_new (NULL);
  guint n_args = g_strv_length ((char **) args);

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

  return fill_in (cfn_message_translate (self->format), cfn_message_get_args (self));
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
  g_auto (GStrv) args = NULL;
  va_list va;

  g_return_if_fail (format != NULL);

  va_start (va, format);
  args = collect_args (va);
  va_end (va);

  text = fill_in (cfn_message_translate (format), (const char * const *) args);
  g_set_error_literal (error, domain, code, text);
}
