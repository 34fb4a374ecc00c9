/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-condition.h"
#include "cfn-known.h"

G_BEGIN_DECLS

/* How things come out with every parameter at its default, private to the room. */
typedef enum
{
  CFN_STREAM_CASE_NO,
  CFN_STREAM_CASE_YES,
  CFN_STREAM_CASE_OPEN,   /* a parameter without a default decides, or something else that is not
                           * known */
} CfnStreamCase;

/* The default of the parameter that @known is, or NULL: it is none, has none, or its default is but
 * the name of its value, or a secret. */
const char     *cfn_stream_find_default  (CfnTemplate     *template,
                                          const CfnKnown  *known);
CfnStreamCase   cfn_stream_judge_cases   (CfnTemplate     *template,
                                          const GArray    *cases);
/* Of all that a value may be (CfnKnown, at least one), that with the parameters at their defaults;
 * the first one that may be, where these do not decide. */
const CfnKnown *cfn_stream_choose        (CfnTemplate     *template,
                                          GPtrArray       *known);

G_END_DECLS
