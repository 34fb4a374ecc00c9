/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-dynamic.h"

#include <string.h>

#define OPENING "{{resolve:"
#define CLOSING "}}"

/* The colons in the ARN of a secret or a shared parameter: arn:partition:service:region:account:
 * type:name. */
#define N_ARN_COLONS 6

static const struct
{
  const char *word;
  CfnStore store;
} stores[] = {
  { "ssm", CFN_STORE_PARAMETER },
  { "ssm-secure", CFN_STORE_SECURE_PARAMETER },
  { "secretsmanager", CFN_STORE_SECRET },
};

/* Takes what is before the next colon off @rest. */
static CfnSpan
take_part (const char *text,
           CfnSpan    *rest)
{
  const char *colon = memchr (text + rest->start, ':', cfn_span_length (*rest));
  CfnSpan part = { rest->start, colon != NULL ? (gsize) (colon - text) : rest->end };

  rest->start = colon != NULL ? part.end + 1 : rest->end;

  return part;
}

/* Takes a name, which has colons in it when it is an ARN. */
static CfnSpan
take_name (const char *text,
           CfnSpan    *rest)
{
  gboolean is_arn = strncmp (text + rest->start, "arn:", strlen ("arn:")) == 0;
  CfnSpan name = take_part (text, rest);

  for (guint i = 0; is_arn && i < N_ARN_COLONS && rest->start < rest->end; i++)
    name.end = take_part (text, rest).end;

  return name;
}

static gboolean
is_made_of (const char *text,
            CfnSpan     span,
            const char *signs)
{
  for (gsize at = span.start; at < span.end; at++)
    {
      if (!g_ascii_isalnum (text[at]) && strchr (signs, text[at]) == NULL)
        return FALSE;
    }

  return span.end > span.start;
}

static gboolean
is_empty (CfnSpan span)
{
  return span.start >= span.end;
}

static void
read_secret (CfnDynamic *self,
             const char *text,
             CfnSpan    *rest)
{
  CfnSpan kind = take_part (text, rest);

  self->key = take_part (text, rest);
  self->stage = take_part (text, rest);
  self->version = take_part (text, rest);
  self->is_valid = (is_empty (kind)
                    || (cfn_span_length (kind) == strlen ("SecretString")
                        && strncmp (text + kind.start, "SecretString", kind.end - kind.start) == 0))
                   && (is_empty (self->stage) || is_empty (self->version));
}

static void
read_parameter (CfnDynamic *self,
                const char *text,
                CfnSpan    *rest)
{
  self->version = take_part (text, rest);
  self->is_valid = is_made_of (text, self->name, "_.-/:")
                   && (is_empty (self->version) || is_made_of (text, self->version, ""));
  for (gsize at = self->version.start; at < self->version.end; at++)
    self->is_valid = self->is_valid && g_ascii_isdigit (text[at]);
}

static void
read_reference (CfnDynamic *self,
                const char *text,
                CfnSpan     rest)
{
  CfnSpan service = take_part (text, &rest);

  self->store = CFN_STORE_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      if (strlen (stores[i].word) == cfn_span_length (service)
          && strncmp (stores[i].word, text + service.start, cfn_span_length (service)) == 0)
        self->store = stores[i].store;
    }

  self->name = take_name (text, &rest);
  if (self->store == CFN_STORE_SECRET)
    read_secret (self, text, &rest);
  else if (self->store != CFN_STORE_UNKNOWN)
    read_parameter (self, text, &rest);

  /* User Guide: no blanks, and no backslash at its end. */
  self->is_valid = self->is_valid && is_empty (rest) && !is_empty (self->name)
                   && memchr (text + self->span.start, ' ', cfn_span_length (self->span)) == NULL
                   && text[self->span.end - strlen (CLOSING) - 1] != '\\';
}

GArray *
cfn_dynamic_find (const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CfnDynamic));
  const char *open = text;

  g_return_val_if_fail (text != NULL, found);

  while ((open = strstr (open, OPENING)) != NULL)
    {
      const char *close = strstr (open, CLOSING);
      CfnDynamic one = { 0 };

      if (close == NULL)
        break;
      one.span = (CfnSpan) { open - text, close + strlen (CLOSING) - text };
      read_reference (&one, text,
                      (CfnSpan) { one.span.start + strlen (OPENING), close - text });
      g_array_append_val (found, one);
      open = close;
    }

  return found;
}
