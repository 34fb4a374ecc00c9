/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-edit.h"
#include "cfn-path.h"

G_BEGIN_DECLS

#define CFN_WRITER_ERROR (cfn_writer_error_quark ())

typedef enum
{
  CFN_WRITER_ERROR_BROKEN_TEXT,  /* the text does not parse, so nothing can be edited safely */
  CFN_WRITER_ERROR_NO_SUCH_PATH, /* nothing is there to remove, or a step goes through a scalar */
  CFN_WRITER_ERROR_UNSAFE,       /* inside an alias or a merge key, or what came out did not read
                                  * back */
  CFN_WRITER_ERROR_EXISTS,       /* the logical id is taken */
} CfnWriterError;

/*
 * The writer turns a wish about the tree into splices of its text. Every function returns an edit
 * (transfer full) or NULL and an error of CFN_WRITER_ERROR; none changes the tree. What is written
 * follows its neighbours: indent, list indent, quotes, short or long intrinsics, flow or block,
 * blank lines between resources, line ends, JSON's commas and indent. Every edit is read back
 * before it is returned.
 */
GQuark   cfn_writer_error_quark     (void);

/* Sets @path to @value (a node of any other tree, rendered in this tree's style), making missing
 * parents. */
CfnEdit *cfn_writer_set             (CfnTree       *tree,
                                     const CfnPath *path,
                                     const CfnNode *value,
                                     GError       **error);
/* @node, a value of @tree, as a text of its own: as it stands in the file, with the comments within
 * it, but moved to the left. Free with g_free(). */
char    *cfn_writer_dup_lines       (CfnTree       *tree,
                                     const CfnNode *node);
/* Makes the value at @path what @text says, written as it is there: lines that
 * cfn_writer_dup_lines() gave and nobody changed keep their bytes, the others come with their
 * comments. Where they cannot stand so, as in JSON, it is cfn_writer_set(). */
CfnEdit *cfn_writer_set_lines       (CfnTree       *tree,
                                     const CfnPath *path,
                                     const char    *text,
                                     GError       **error);
/* Removes the entry or item at @path with the comments that belong to it; emptied parents stay
 * unless
 * @prune, then parents that held only this go too, up to but not including a resource's
 * Properties. */
CfnEdit *cfn_writer_unset           (CfnTree       *tree,
                                     const CfnPath *path,
                                     gboolean       prune,
                                     GError       **error);
/* Removes @nodes, of which no two stand in the same entry of the same section, all at once and each
 * as cfn_writer_unset() does with @prune: for what refers to one resource from many others. */
CfnEdit *cfn_writer_unset_apart     (CfnTree       *tree,
                                     GPtrArray     *nodes,
                                     GError       **error);
/* Inserts @value before item @index of the sequence at @path (made when missing); G_MAXUINT: at the
 * end. */
CfnEdit *cfn_writer_insert          (CfnTree       *tree,
                                     const CfnPath *path,
                                     guint          index,
                                     const CfnNode *value,
                                     GError       **error);
/* Makes item @from of the sequence at @path, or entry @from of the mapping there, its item @to;
 * those between move by one. Comments go with what they belong to. */
CfnEdit *cfn_writer_move            (CfnTree       *tree,
                                     const CfnPath *path,
                                     guint          from,
                                     guint          to,
                                     GError       **error);
/* Gives the entry at @path the key @key where it stands: its value, its place and the comments stay
 * as they are, and so does whatever names it elsewhere. The edit is empty when it is called so
 * already; CFN_WRITER_ERROR_EXISTS when its mapping has such a key. */
CfnEdit *cfn_writer_rename_key      (CfnTree       *tree,
                                     const CfnPath *path,
                                     const char    *key,
                                     GError       **error);
/* Adds resource @id with @body (a mapping of Type, Properties ...) after the last resource of its
 * Type, else at the end of Resources, which is made when missing, also in an empty text. */
CfnEdit *cfn_writer_add_resource    (CfnTree       *tree,
                                     const char    *id,
                                     const CfnNode *body,
                                     GError       **error);

/* @text as a YAML 1.1 scalar that reads back as that string, quoted only when it must be. */
char    *cfn_writer_quote           (const char    *text);

G_END_DECLS
