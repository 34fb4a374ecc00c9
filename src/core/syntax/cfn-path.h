/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

G_BEGIN_DECLS

/* One step down a tree: a key of a mapping, or, when @key is NULL, an item of a sequence. */
typedef struct
{
  char *key;
  guint index;
} CfnPathStep;

/*
 * CfnPath: a way from the root to a node that may or may not exist, written
 * "Resources.LambdaRole.Properties.Policies[0].PolicyName". A key that holds ".", "[" or "]" is
 * written ["a.b"].
 */
typedef struct _CfnPath CfnPath;

CfnPath           *cfn_path_new        (void);
CfnPath           *cfn_path_copy       (const CfnPath *self);
/* The path made of the first @n_steps of @self, or of all when it has fewer. */
CfnPath           *cfn_path_copy_head  (const CfnPath *self,
                                        guint          n_steps);
void               cfn_path_free       (CfnPath       *self);
void               cfn_path_push_key   (CfnPath       *self,
                                        const char    *key);
void               cfn_path_push_index (CfnPath       *self,
                                        guint          index);
/* Pushes all steps of @tail. */
void               cfn_path_append     (CfnPath       *self,
                                        const CfnPath *tail);
const CfnPathStep *cfn_path_get_steps  (const CfnPath *self,
                                        guint         *n_steps);

/* NULL and an error of G_IO_ERROR_INVALID_ARGUMENT that says where the path stops making sense. */
CfnPath           *cfn_path_parse      (const char    *text,
                                        GError       **error);
/* Puts "Resources" before a first step that is a logical id of @tree: a logical id wins over a
 * section. */
void               cfn_path_anchor     (CfnPath       *self,
                                        CfnTree       *tree);
char              *cfn_path_to_string  (const CfnPath *self);
/* Whether the path that is written @path is @around, or leads on from there. */
gboolean           cfn_path_is_within  (const char    *path,
                                        const char    *around);

CfnPath           *cfn_path_of_node    (const CfnNode *node);
char              *cfn_path_string_of_node (const CfnNode *node);
/* The node at @self, or NULL; with @n_found, how many of its steps exist. */
CfnNode           *cfn_path_resolve    (const CfnPath *self,
                                        CfnTree       *tree,
                                        guint         *n_found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnPath, cfn_path_free)

G_END_DECLS
