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

/* What the outcome of a check is gathered in before it goes to standard output. */
typedef struct
{
  CliJson   json;    /* of formats that are JSON */
  GString  *lines;   /* of others */
  CliRules  rules;
  gboolean  is_complete;   /* every file could be read */
} CliOutcome;

/* Writes one finding about the file @name, which holds @text. */
typedef void (*CliFindingFunc) (CliOutcome       *self,
                                const char       *name,
                                CfnText          *text,
                                const CfnFinding *finding,
                                gboolean          is_suppressed);

/* Calls @write for each finding of @reading that is asked for: those that are told, or those that
 * are suppressed. */
void     cli_outcome_add         (CliOutcome         *self,
                                  const char         *name,
                                  CfnReading         *reading,
                                  gboolean            is_suppressed,
                                  CliFindingFunc      write);

/* A way to write it down. */
typedef struct
{
  const char *name;        /* of --format */
  gboolean    is_json;
  void (*begin) (CliOutcome *self);   /* may be NULL */
  void (*add)   (CliOutcome *self,
                 const char *name,
                 CfnReading *reading);
  void (*end)   (CliOutcome *self);   /* may be NULL */
} CliFormat;

extern const CliFormat cli_format_github;
extern const CliFormat cli_format_json;
extern const CliFormat cli_format_sarif;
extern const CliFormat cli_format_text;

/* Adds the paths of what is called like templates under @directory, sorted, to @paths. FALSE when
 * it cannot be read, which has then been said. */
gboolean cli_walk                (const char         *directory,
                                  GPtrArray          *paths);
/* TRUE when a text may hold one, or was likely meant to. */
gboolean cli_was_meant_as_template (CfnText          *text);

G_END_DECLS
