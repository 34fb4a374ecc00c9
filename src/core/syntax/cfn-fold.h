/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

G_BEGIN_DECLS

/* Lines, counted from 0, that can be folded to the first of them: a section of the template, or an
 * entry of one. */
typedef struct
{
  guint    first;
  guint    behind;      /* the first that is not folded any more */
  gboolean is_section;
} CfnFold;

/* Of CfnFold, outer ones before what is in them; not to be changed. Transfer full. Looks at the
 * tree the first time it is asked for. Any thread. */
GArray *cfn_fold_list (CfnTree *tree);

G_END_DECLS
