/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-json.h"

#include <string.h>

#include "cfn-quote.h"

void
cli_json_init (CliJson *self)
{
  *self = (CliJson) { .out = g_string_new (NULL), .is_first = TRUE };
}

char *
cli_json_finish (CliJson *self)
{
  g_assert (self->depth == 0);

  g_string_append_c (self->out, '\n');
  return g_string_free (g_steal_pointer (&self->out), FALSE);
}

static void
begin_line (CliJson *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    {
      g_string_append_c (self->out, ' ');
      g_string_append_c (self->out, ' ');
    }
}

/* What stands before a key, an item or a value. */
static void
begin_value (CliJson *self)
{
  if (self->after_key)
    {
      self->after_key = FALSE;
      return;
    }

  if (!self->is_first)
    g_string_append_c (self->out, ',');
  if (self->depth > 0)
    begin_line (self);
  self->is_first = FALSE;
}

void
cli_json_open (CliJson *self,
               char     bracket)
{
  begin_value (self);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->is_first = TRUE;
}

void
cli_json_close (CliJson *self,
                char     bracket)
{
  self->depth--;
  if (!self->is_first)
    begin_line (self);
  g_string_append_c (self->out, bracket);
  self->is_first = FALSE;
}

static void
append_string (GString    *out,
               const char *text)
{
  const gsize length = strlen (text);
  g_autofree char *valid = NULL;

  if (g_utf8_validate_len (text, length, NULL))
    {
      cfn_quote_append_json (out, text, length);
      return;
    }

  valid = g_utf8_make_valid (text, length);
  cfn_quote_append_json (out, valid, strlen (valid));
}

void
cli_json_key (CliJson    *self,
              const char *key)
{
  begin_value (self);
  append_string (self->out, key);
  g_string_append (self->out, ": ");
  self->after_key = TRUE;
}

void
cli_json_string (CliJson    *self,
                 const char *value)
{
  begin_value (self);
  if (value != NULL)
    append_string (self->out, value);
  else
    g_string_append (self->out, "null");
}

void
cli_json_member (CliJson    *self,
                 const char *key,
                 const char *value)
{
  cli_json_key (self, key);
  cli_json_string (self, value);
}

void
cli_json_number (CliJson *self,
                 guint    value)
{
  begin_value (self);
  g_string_append_printf (self->out, "%u", value);
}

void
cli_json_boolean (CliJson  *self,
                  gboolean  value)
{
  begin_value (self);
  g_string_append (self->out, value ? "true" : "false");
}

void
cli_json_integer (CliJson *self,
                  gint64   value)
{
  begin_value (self);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

void
cli_json_raw (CliJson    *self,
              const char *value)
{
  begin_value (self);
  if (value == NULL)
    value = "null";
  for (; *value != '\0'; value++)
    {
      if (*value == '\n')
        begin_line (self);
      else
        g_string_append_c (self->out, *value);
    }
}
