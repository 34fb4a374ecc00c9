/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The kinds of resource that the designer tells apart by colour, icon and word. */
typedef enum
{
  CFN_KIND_TABLE,
  CFN_KIND_FUNCTION,
  CFN_KIND_ROLE,
  CFN_KIND_MAPPING,
  CFN_KIND_POLICY,
  CFN_KIND_QUEUE,
  CFN_KIND_TOPIC,
  CFN_KIND_BUCKET,
  CFN_KIND_OTHER,
} CfnKind;

#define CFN_N_KINDS (CFN_KIND_OTHER + 1)

/* @type NULL or unknown: CFN_KIND_OTHER. */
CfnKind     cfn_kind_of_type     (const char *type);
/* The word other programs see: "table", "function", "role", "mapping" ... "other". */
const char *cfn_kind_to_string   (CfnKind     kind);
/* The word people see, a msgid: "Table", "Function" ... "Resource". */
const char *cfn_kind_get_label   (CfnKind     kind);
/* The CloudFormation type that the palette adds for this kind; NULL for CFN_KIND_OTHER. */
const char *cfn_kind_get_type    (CfnKind     kind);
/* The letter or sign on the kind's tile: "T", "λ", "R", "⇒" ... */
const char *cfn_kind_get_sign    (CfnKind     kind);

G_END_DECLS
