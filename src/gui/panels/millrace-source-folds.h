/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-tree.h"

G_BEGIN_DECLS

typedef enum
{
  MILLRACE_FOLD_NONE,     /* nothing to fold begins in the line */
  MILLRACE_FOLD_OPEN,
  MILLRACE_FOLD_CLOSED,
} MillraceFold;

/*
 * MillraceSourceFolds: the sections of a template and what is in them, each of which can be folded
 * to its first line. Folds stay where they are when the text around them changes, and open when the
 * cursor gets into them. Signal "changed": what is folded, or can be, is another.
 */
#define MILLRACE_TYPE_SOURCE_FOLDS (millrace_source_folds_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSourceFolds, millrace_source_folds, MILLRACE, SOURCE_FOLDS, GObject)

MillraceSourceFolds *millrace_source_folds_new        (GtkTextBuffer       *buffer);
/* What there is to fold; @tree is of the text that the buffer holds. NULL: nothing. */
void                 millrace_source_folds_set_tree   (MillraceSourceFolds *self,
                                                       CfnTree             *tree);
/* Lines are counted from 0. */
MillraceFold         millrace_source_folds_get        (MillraceSourceFolds *self,
                                                       guint                line);
gboolean             millrace_source_folds_is_hidden  (MillraceSourceFolds *self,
                                                       guint                line);
/* Folds or opens what begins in the line, or else the smallest thing that the line is in. FALSE
 * when there is none. */
gboolean             millrace_source_folds_toggle     (MillraceSourceFolds *self,
                                                       guint                line);
/* Folds every resource and other entry of a section, or opens them when one is folded. */
void                 millrace_source_folds_toggle_all (MillraceSourceFolds *self);
void                 millrace_source_folds_open_all   (MillraceSourceFolds *self);

G_END_DECLS
