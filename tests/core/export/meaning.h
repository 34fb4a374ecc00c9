/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

G_BEGIN_DECLS

/*
 * What a template says, in a notation of its own that does not depend on YAML or JSON. Made without
 * any of the code that converts: types come from the regular expressions of yaml.org/type, and
 * aliases are looked up where they stand. NULL when the text says nothing that both could hold, or
 * more than is worth comparing. Free with g_free().
 */
char *meaning_of_tree (CfnTree *tree);

G_END_DECLS
