/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

G_BEGIN_DECLS

/* Ends the test unless both trees are whole and the same in everything that a node says. */
void same_tree_check (CfnTree *one,
                      CfnTree *other);

G_END_DECLS
