/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

G_BEGIN_DECLS

/*
 * Keys that are given twice. CloudFormation uses one of the two without saying which, so neither
 * leads anywhere in particular; what lies elsewhere is as safe to edit as ever.
 */

/* The first entry of @mapping whose key an earlier one has: @key, or any when that is NULL. */
const CfnNode *cfn_duplicate_find      (const CfnNode *mapping,
                                        const char    *key);
/* Whether the way from the root to @node is without them; else sets
 * CFN_WRITER_ERROR_BROKEN_TEXT. */
gboolean       cfn_duplicate_check_way (CfnTree       *tree,
                                        const CfnNode *node,
                                        GError       **error);
/* Whether neither of the two entries of any such key has @word in it; else sets
 * CFN_WRITER_ERROR_BROKEN_TEXT. */
gboolean       cfn_duplicate_check_word (CfnTree      *tree,
                                        const char    *word,
                                        GError       **error);
/* Sets CFN_WRITER_ERROR_BROKEN_TEXT, which names the lines of @later and of the entry before it. */
void           cfn_duplicate_set_error (CfnTree       *tree,
                                        const CfnNode *later,
                                        GError       **error);

G_END_DECLS
