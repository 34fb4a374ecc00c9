/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-edit.h"
#include "cfn-message.h"
#include "cfn-node.h"

G_BEGIN_DECLS

/* What the reader refuses to go beyond. CloudFormation's own limit for a template is 1 MB. */
typedef struct
{
  gsize max_bytes;
  guint max_depth;
  guint max_nodes;
} CfnLimits;

/* 16 MiB, 200 levels, 1,000,000 nodes: generous to people, safe against hostile files. */
extern const CfnLimits cfn_limits_default;

/* One thing that keeps the text from being read as YAML or JSON, or that CloudFormation refuses to
 * read. */
typedef struct
{
  CfnMessage *message;
  CfnSpan     span;
} CfnSyntaxProblem;

/*
 * CfnTree: the nodes of one text, in one arena. Immutable, thread-safe, reference-counted.
 * Reading never fails as such: what could not be read is among the problems.
 */
typedef struct _CfnTree CfnTree;

#define CFN_TYPE_TREE (cfn_tree_get_type ())

GType    cfn_tree_get_type    (void);
/* @limits NULL: the default ones. */
CfnTree *cfn_tree_read        (CfnText         *text,
                               const CfnLimits *limits);
/* The tree of @after: the one that was read to check @edit, which made it, if it was; else what
 * cfn_tree_read() gives, of which no more is read anew than @before, the tree of a text that is
 * nearly the same, has not. NULL: there is no such edit or tree. Transfer full. */
CfnTree *cfn_tree_read_after  (CfnTree         *before,
                               CfnEdit         *edit,
                               CfnText         *after);
/* Reads a fragment ("!GetAtt T.Arn", "[a, b]"), for values that people or changes give. */
CfnTree *cfn_tree_read_string (const char      *yaml);
CfnTree *cfn_tree_ref         (CfnTree         *self);
void     cfn_tree_unref       (CfnTree         *self);

CfnText *cfn_tree_get_text    (CfnTree         *self); /* transfer none */
/* NULL when nothing could be read, or the text holds nothing. */
CfnNode *cfn_tree_get_root    (CfnTree         *self);
/* TRUE when there is no syntax problem. */
gboolean cfn_tree_is_whole    (CfnTree         *self);
/* TRUE when there is no syntax problem but keys that are given twice: edits elsewhere are safe. */
gboolean cfn_tree_is_editable (CfnTree        *self);
/* TRUE when the text is JSON rather than YAML: its first character is "{" and it has no YAML-only
 * syntax. */
gboolean cfn_tree_is_json     (CfnTree         *self);
const CfnSyntaxProblem *
         cfn_tree_get_problems (CfnTree        *self,
                               guint           *n_problems);
/* The deepest node whose span holds @offset; a key counts as its value's. NULL: none. */
CfnNode *cfn_tree_get_node_at (CfnTree         *self,
                               gsize            offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnTree, cfn_tree_unref)

G_END_DECLS
