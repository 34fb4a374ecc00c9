/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-node-private.h"
#include "cfn-tree.h"

G_BEGIN_DECLS

struct _CfnTree
{
  gatomicrefcount ref_count;
  CfnText *text;
  CfnArena arena;
  CfnNode *root;
  GArray *problems; /* of CfnSyntaxProblem; NULL when there is none */
  guint n_duplicates; /* how many of the problems are keys that are given twice */
  gboolean is_json;
};

/* TRUE when more problems would not be kept: nobody reads that many, and a hostile text has a
 * million. */
gboolean cfn_tree_has_many_problems (CfnTree *self);
/* Takes @message. */
void cfn_tree_add_problem (CfnTree         *self,
                           CfnMessage      *message,
                           CfnSpan          span);
/* A moment in the reading of a tree. */
typedef struct
{
  CfnArenaMark memory;
  guint        n_problems;
  guint        n_duplicates;
} CfnTreeMark;

CfnTreeMark cfn_tree_mark (CfnTree     *self);
/* Takes back nodes and problems that were added since @mark. The root is not looked at. */
void cfn_tree_rewind      (CfnTree           *self,
                           const CfnTreeMark *mark);
/* Fills a new tree from its text. */
void cfn_reader_run       (CfnTree         *tree,
                           const CfnLimits *limits);

G_END_DECLS
