/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-reading.h"
#include "cli-json.h"

G_BEGIN_DECLS

/* Which findings `check` is asked for; --rule=ID,-ID. */
typedef struct
{
  GHashTable *wanted;     /* ids; NULL: all */
  GHashTable *unwanted;   /* ids; never NULL */
} CliRules;

/* @lists: what each --rule said, or NULL. FALSE when one names no rule, which has then been
 * said. */
gboolean cli_rules_init          (CliRules           *self,
                                  const char * const *lists);
void     cli_rules_clear         (CliRules           *self);
/* What keeps a template from being read at all is always wanted. */
gboolean cli_rules_want          (CliRules           *self,
                                  const CfnFinding   *finding);

/* One file's object of the JSON report, format 1. */
void     cli_check_write_json    (CliJson            *json,
                                  const char         *name,
                                  CfnReading         *reading,
                                  CliRules           *rules);

/* Adds the paths of the templates under @directory, sorted, to @paths. FALSE when it cannot be
 * read, which has then been said. */
gboolean cli_walk                (const char         *directory,
                                  GPtrArray          *paths);
/* TRUE when @tree looks like a template of CloudFormation. */
gboolean cli_is_template         (CfnTree            *tree);
/* TRUE when a text that cannot be read was likely meant to be one. */
gboolean cli_was_meant_as_template (CfnText          *text);

G_END_DECLS
