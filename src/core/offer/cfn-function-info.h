/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CFN_FUNCTION_VALUE,       /* gives a value, anywhere */
  CFN_FUNCTION_CONDITION,   /* true or false, in conditions and rules only */
  CFN_FUNCTION_EXTENSION,   /* a value, where the template has the transform
                             * AWS::LanguageExtensions */
} CfnFunctionUse;

/* A function of CloudFormation (User Guide, Intrinsic function reference), the usual ones first. */
typedef struct
{
  const char     *name;     /* "Fn::GetAtt" */
  CfnFunctionUse  use;
  const char     *summary;  /* what it does, a msgid */
} CfnFunctionInfo;

const CfnFunctionInfo *cfn_function_info_get      (guint      *n_functions);
/* NULL when there is none of that name, "Fn::GetAtt" or "GetAtt". */
const CfnFunctionInfo *cfn_function_info_find      (const char *name);

/* What a pseudo parameter stands for, a msgid; NULL when @name is none (User Guide, Pseudo
 * parameters reference). */
const char        *cfn_pseudo_get_summary (const char *name);

G_END_DECLS
