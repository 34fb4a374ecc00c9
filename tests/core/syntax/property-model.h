/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-path.h"

G_BEGIN_DECLS

/*
 * Model: a tree that has nothing of a text, what a program would hold that parses and dumps. Edits
 * of it are written here anew, so that they can be held against those of the text.
 */
typedef struct
{
  CfnNodeKind kind;
  char *tag;
  char *text;          /* of a scalar, with its type in front; an alias' name */
  GPtrArray *keys;     /* of a mapping; else NULL */
  GPtrArray *children; /* of Model; NULL for scalars */
} Model;

/* @node NULL: an empty mapping. */
Model    *model_of_node    (const CfnNode     *node);
Model    *model_copy       (const Model       *self);
void      model_free       (Model             *self);

/* A text that two models share when they mean the same: short and long calls look alike. */
char     *model_print      (const Model       *self);
/* The model as YAML in brackets, without anybody's style. */
char     *model_dump       (const Model       *self);
gboolean  model_has_alias  (const Model       *self);

Model    *model_find       (Model             *self,
                            const CfnPathStep *steps,
                            guint              n_steps);
Model    *model_get        (const Model       *self,
                            const char        *key);
/* Takes over @value. */
void      model_set        (Model             *self,
                            const CfnPathStep *steps,
                            guint              n_steps,
                            Model             *value);
/* Takes over @value; @index beyond the end: at the end. */
void      model_insert     (Model             *self,
                            const CfnPathStep *steps,
                            guint              n_steps,
                            guint              index,
                            Model             *value);
void      model_unset      (Model             *self,
                            const CfnPathStep *steps,
                            guint              n_steps,
                            gboolean           prune);
void      model_move       (Model             *self,
                            const CfnPathStep *steps,
                            guint              n_steps,
                            guint              from,
                            guint              to);
/* @section: the one that declares @name. */
void      model_rename     (Model             *self,
                            const char        *section,
                            const char        *name,
                            const char        *new_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Model, model_free)

G_END_DECLS
