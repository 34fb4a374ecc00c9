/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-node.h"

G_BEGIN_DECLS

/* How YAML 1.1 types the plain scalar @text (yaml.org/type), or JSON does: 1e5 is a float too. */
CfnScalarType cfn_scalar_type        (const char *text);
/* TRUE and the value of a YAML 1.1 integer: decimal, 0octal, 0xhex, 0bbinary, base 60, with "_". */
gboolean      cfn_scalar_to_integer  (const char *text,
                                      gint64     *value);
/* TRUE for true, yes, on and y in the spellings that YAML 1.1 knows. */
gboolean      cfn_scalar_is_true     (const char *text);
/* TRUE for a number, true, false or null as JSON writes them (RFC 8259). */
gboolean      cfn_scalar_is_json     (const char *text);

G_END_DECLS
