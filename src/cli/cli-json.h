/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * CliJson: writes JSON, keys in the order in which they are given, one value a line, indented by
 * two: the same bytes on every machine and with every library.
 */
typedef struct
{
  GString *out;
  guint    depth;
  gboolean is_first;    /* in the object or array that is open */
  gboolean after_key;
} CliJson;

void  cli_json_init   (CliJson    *self);
/* The text, with a line end; g_free(). */
char *cli_json_finish (CliJson    *self);

/* @bracket: "{" or "[", and "}" or "]". */
void  cli_json_open   (CliJson    *self,
                       char        bracket);
void  cli_json_close  (CliJson    *self,
                       char        bracket);
void  cli_json_key    (CliJson    *self,
                       const char *key);
/* NULL is null; what is no UTF-8 is replaced. */
void  cli_json_string (CliJson    *self,
                       const char *value);
/* A member of an object: its key, and cli_json_string(). */
void  cli_json_member (CliJson    *self,
                       const char *key,
                       const char *value);
void  cli_json_number (CliJson    *self,
                       guint       value);
void  cli_json_integer (CliJson   *self,
                       gint64      value);
void  cli_json_boolean (CliJson   *self,
                       gboolean    value);
/* @value is JSON; its lines are set in to where it stands. NULL is null. */
void  cli_json_raw    (CliJson    *self,
                       const char *value);

G_END_DECLS
