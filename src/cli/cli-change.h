/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-change.h"
#include "cli-file.h"
#include "cli.h"

G_BEGIN_DECLS

/* Where a changed template goes. */
typedef struct
{
  char    *out;    /* owned; NULL: back to where it came from */
  gboolean diff;   /* nowhere; what would change is printed */
} CliTarget;

/* The options that say so. */
#define CLI_TARGET_ENTRIES(target) \
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &(target)->out, \
    N_("Write to OUT and leave FILE as it is"), N_("OUT") }, \
  { "diff", 0, 0, G_OPTION_ARG_NONE, &(target)->diff, \
    N_("Write nothing; print what would change, as a unified diff"), NULL }

void      cli_target_clear   (CliTarget       *self);
/* FALSE when it cannot be written, which has then been said. */
gboolean  cli_target_deliver (const CliTarget *self,
                              CliFile         *file,
                              CfnEdit         *edit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliTarget, cli_target_clear)

/* What the commands that change a template have in common: FILE, -o OUT and --diff. */
typedef struct
{
  guint      min;   /* how many arguments there are, FILE among them */
  guint      max;
  /* The change; @arguments[0] is FILE. NULL and @error when it cannot be made. */
  CfnEdit *(*make)  (CfnTemplate         *template,
                     const char * const  *arguments,
                     GError             **error);
  /* The path of what is changed, among the arguments, so that a refusal can say where it stands; 0
   * for none. */
  guint      path;
  /* What a person should hear of @outcome, which is the text that the change makes and is called
   * @name; may be NULL. */
  void     (*tell)  (CfnTemplate         *outcome,
                     const char          *name,
                     const char * const  *arguments);
  /* What else there is to do when the change was made in place; may be NULL. FALSE when that fails,
   * which has then been said. */
  gboolean (*after) (CfnTemplate         *before,
                     CliFile             *file,
                     const char * const  *arguments);
} CliChange;

CliStatus cli_change_run  (const CliChange    *self,
                           const CliCommand   *command,
                           int                 argc,
                           char              **argv);
/* The same for who has parsed the options; @arguments[0] is FILE. */
CliStatus cli_change_file (const CliChange    *self,
                           const CliTarget    *target,
                           const char * const *arguments);

G_END_DECLS
