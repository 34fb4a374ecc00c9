/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-change.h"
#include "cli-file.h"
#include "cli.h"

G_BEGIN_DECLS

/* What the commands that change a template have in common: FILE, -o OUT and --diff. */
typedef struct
{
  guint      min;   /* how many arguments there are, FILE among them */
  guint      max;
  /* The change; @arguments[0] is FILE. NULL and @error when it cannot be made. */
  CfnEdit *(*make)  (CfnTemplate         *template,
                     const char * const  *arguments,
                     GError             **error);
  /* What else there is to do when the change was made in place; may be NULL. FALSE when that fails,
   * which has then been said. */
  gboolean (*after) (CfnTemplate         *before,
                     CliFile             *file,
                     const char * const  *arguments);
} CliChange;

CliStatus cli_change_run (const CliChange  *self,
                          const CliCommand *command,
                          int               argc,
                          char            **argv);

G_END_DECLS
