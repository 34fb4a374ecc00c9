/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-node-private.h"
#include "cfn-tree.h"

G_BEGIN_DECLS

struct _CfnTree
{
  gatomicrefcount ref_count;
  CfnText *text;
  CfnArena arena;    /* of the nodes, and of the tables that find them */
  CfnArena *strings; /* of the nodes, counted: a tree that was read from this one shares them */
  GPtrArray *kept;   /* the strings of earlier trees that nodes share; NULL: of none */
  CfnNode *root;
  guint n_nodes;
  GArray *problems; /* of CfnSyntaxProblem; NULL when there is none */
  guint n_duplicates; /* how many of the problems are keys that are given twice */
  gboolean is_json;
  gboolean is_separable; /* no part of the text changes what another one says, by an anchor, a
                          * directive ... */
  gsize habits;          /* once: CfnHabits of who wrote the text; 0 until somebody asks */
  gsize folds;           /* once: GArray of CfnFold; 0 until somebody asks */
};

/* A tree of @text with nothing in it. */
CfnTree *cfn_tree_new            (CfnText *text);
/* More references to the strings of a tree, or fewer. */
CfnArena *cfn_tree_strings_ref   (CfnArena *strings);
void      cfn_tree_strings_unref (CfnArena *strings);

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
  CfnArenaMark strings;
  guint        n_problems;
  guint        n_duplicates;
} CfnTreeMark;

CfnTreeMark cfn_tree_mark (CfnTree     *self);
/* Takes back nodes and problems that were added since @mark. The root is not looked at. */
void cfn_tree_rewind      (CfnTree           *self,
                           const CfnTreeMark *mark);
/* Fills a new tree from its text. Where that cannot be read as a whole, parts that are the same in
 * the text of @before, which may be NULL, are taken from there. */
void cfn_reader_run       (CfnTree         *tree,
                           const CfnLimits *limits,
                           CfnTree         *before);
/* The same from @part of it alone, which begins and ends between characters and is taken to stand
 * in brackets, or not. Nothing is tried a second time: the tree is whole or of no use. */
void cfn_reader_run_part  (CfnTree         *tree,
                           const CfnLimits *limits,
                           CfnSpan          part,
                           gboolean         is_in_brackets);

G_END_DECLS
