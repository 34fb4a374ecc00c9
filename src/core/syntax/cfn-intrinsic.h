/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-arena.h"
#include "cfn-node.h"

G_BEGIN_DECLS

/*
 * A call of a CloudFormation function, however it is written: "!GetAtt A.B", "!GetAtt [A, B]" and
 * "Fn::GetAtt: [A, B]" are the same. This is the one place that knows the two forms.
 */
typedef struct
{
  char           name[64]; /* the long name: "Ref", "Fn::GetAtt" */
  const CfnNode *argument; /* of the short form: the node itself, whose tag is then not looked at */
  gboolean       is_short;
} CfnIntrinsic;

/* FALSE when @node is no call. A long form is a mapping with the function's name as its only
 * key. */
gboolean cfn_intrinsic_match    (const CfnNode      *node,
                                 CfnIntrinsic       *intrinsic);
/* "GetAtt" for "Fn::GetAtt", "Ref" for "Ref": what follows the "!" of the short form. */
const char *cfn_intrinsic_get_short_name (const CfnIntrinsic *intrinsic);
/*
 * The two parts of a GetAtt's argument when both are plain text: "A.B.C" and [A, B.C] give
 * "A" and "B.C" (the short string splits at its first dot). Free both with g_free().
 */
gboolean cfn_intrinsic_split_getatt (const CfnIntrinsic *intrinsic,
                                     char              **logical_id,
                                     char              **attribute);

/* Whether both mean the same to CloudFormation: forms of functions, quotes and styles do not
 * count. */
gboolean cfn_node_equal         (const CfnNode      *a,
                                 const CfnNode      *b);

G_END_DECLS
