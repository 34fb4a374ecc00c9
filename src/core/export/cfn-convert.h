/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

G_BEGIN_DECLS

/*
 * The template as YAML or as JSON. From the same format these are the input's own bytes. Converting
 * keeps key order, intrinsics (short in YAML, long in JSON), dates and digit strings as strings,
 * and comments where the target can hold them. NULL and G_IO_ERROR_INVALID_DATA, with the place,
 * when the text does not parse. @n_lost (may be NULL): how many comments the target could not hold.
 */
GBytes *cfn_convert_to_yaml (CfnTree *tree,
                             guint   *n_lost,
                             GError **error);
GBytes *cfn_convert_to_json (CfnTree *tree,
                             guint   *n_lost,
                             GError **error);

G_END_DECLS
