/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

G_BEGIN_DECLS

/* What a conversion could not carry over, or why there is none. */
typedef struct
{
  guint            n_comments; /* that the target has no place for: JSON has none anywhere */
  guint            n_aliases;  /* written out in full; merge keys need an alias to make sense */
  CfnSyntaxProblem obstacle;   /* what keeps the text from being converted; no message: nothing */
} CfnConversion;

/*
 * The template as YAML or as JSON. From the same format these are the input's own bytes. Converting
 * keeps types, key order and intrinsics (short in YAML where that is possible, long in JSON), with
 * dates and digit strings as strings. Aliases and merge keys, which CloudFormation refuses, are
 * written out. Line ends are the source's; a byte order mark is not carried over, as JSON forbids
 * one (RFC 8259, 8.1). NULL and G_IO_ERROR_INVALID_DATA, with the place, when the text does not
 * parse or holds what the target has no words for. @conversion (may be NULL) is filled in either
 * case; clear it.
 */
GBytes *cfn_convert_to_yaml  (CfnTree        *tree,
                              CfnConversion  *conversion,
                              GError        **error);
GBytes *cfn_convert_to_json  (CfnTree        *tree,
                              CfnConversion  *conversion,
                              GError        **error);

void    cfn_conversion_clear (CfnConversion  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CfnConversion, cfn_conversion_clear)

G_END_DECLS
