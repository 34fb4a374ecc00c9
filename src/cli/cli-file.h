/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-layout.h"
#include "cfn-tree.h"

G_BEGIN_DECLS

/* One input of a command. */
typedef struct
{
  char    *name;   /* as people know it: the argument, or "-" */
  GFile   *file;   /* NULL for standard input */
  CfnText *text;
} CliFile;

/* Reads @argument, "-" being standard input. NULL and @error when it cannot be read. */
CliFile      *cli_file_load           (const char   *argument,
                                       GError      **error);
/* Reads @argument, "-" being standard input. NULL when it cannot be read, which has then been
 * said. */
CliFile      *cli_file_open           (const char   *argument);
void          cli_file_free           (CliFile      *self);
/* TRUE when @tree, read from this file, can be edited at least where no key is given twice; else
 * its problems have been told. */
gboolean      cli_file_check_editable (CliFile    *self,
                                       CfnTree    *tree);
/* TRUE when @tree, read from this file, is whole; else its problems have been told. */
gboolean      cli_file_check_whole    (CliFile      *self,
                                       CfnTree      *tree);
/* TRUE when @tree, read from this file, is a template and can be worked with; else it has been said
 * what is wrong. */
gboolean      cli_file_check_template (CliFile      *self,
                                       CfnTree      *tree);
/* Where a person placed the cards, from NAME.layout beside the file; NULL when there is none.
 * Transfer full. */
CfnPositions *cli_file_load_positions (CliFile      *self);
/* Moves the place of the card @id, if a person gave it one, to @new_id, or forgets it when @new_id
 * is NULL. FALSE when NAME.layout cannot be written, which has then been said. */
gboolean      cli_file_move_position  (CliFile      *self,
                                       const char   *id,
                                       const char   *new_id);
/* Places the cards of @diagram; NULL when that fails, which has then been said. Transfer full. */
CfnLayout    *cli_file_lay_out        (CliFile      *self,
                                       CfnDiagram   *diagram);

/* TRUE when @tree looks like a template of CloudFormation. */
gboolean      cli_is_template         (CfnTree      *tree);
/* Says of what is called @name that it is none. */
void          cli_tell_no_template    (const char   *name);

/* Writes to the file @name; NULL and "-" are standard output. FALSE when it fails, which has then
 * been said. */
gboolean      cli_write               (const char   *name,
                                       GBytes       *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliFile, cli_file_free)

G_END_DECLS
