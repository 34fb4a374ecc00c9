/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A template that comes with the program. Strings are in the person's language. */
typedef struct
{
  char *id;
  char *title;
  char *description;
  char *file;
} MillraceStarter;

/* All starters in the order in which they are offered; GPtrArray of MillraceStarter, transfer
 * full. */
GPtrArray *millrace_starters_list (void);
/* The template of starter @id; NULL and G_IO_ERROR_NOT_FOUND when there is none. */
GBytes    *millrace_starters_load (const char  *id,
                                   GError     **error);

G_END_DECLS
