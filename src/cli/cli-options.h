/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"

G_BEGIN_DECLS

/* Parses a command's options, wherever they stand among its arguments; what begins with "-" and a
 * digit, and all that follows "--", is no option. --help prints and exits; --color is taken care
 * of.
 * The arguments that are left, at least @min and at most @max (G_MAXUINT: any number),
 * g_strfreev(); or NULL when the usage is wrong, which has then been said. */
char **cli_options_parse     (const CliCommand   *command,
                              const GOptionEntry *entries,
                              int                 argc,
                              char              **argv,
                              guint               min,
                              guint               max);
/* Parses what stands before the command's name. The rest, the name first; NULL as above. */
char **cli_options_parse_top (const GOptionEntry *entries,
                              const char         *description,
                              int                 argc,
                              char              **argv);

G_END_DECLS
