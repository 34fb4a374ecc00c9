/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-checker.h"
#include "iam-actions.h"

G_BEGIN_DECLS

/* Private to this room: what a statement is about, as far as its Resource tells. */

/* One entry of a Resource. */
typedef struct
{
  const char *service;   /* of a resource of the template: "dynamodb"; else NULL */
  const char *type;      /* likewise: "stream" */
  const char *arn;       /* with "*" for what is not known, and "x" for generated names */
} CfnSubject;

/* What @attribute (NULL: Ref) of @resource is about; NULL when that is not known. */
const CfnSubject *
            cfn_subject_of             (const CfnResource *resource,
                                        const char        *attribute);
/* The attribute that is the ARN of resources of that type; NULL when it is not known. */
const char *cfn_subject_get_arn_of     (const char        *type);
/* The ARN that a Fn::Sub makes, with "*" for what is not known and "x" for generated names; NULL
 * when it makes nothing that can be told. Free with g_free(). */
char       *cfn_subject_write_arn      (CfnTemplate       *template,
                                        const CfnValue    *value);
/* Whether @action can be about it, after the Service Authorization Reference. */
gboolean    cfn_subject_goes_with      (const CfnSubject  *self,
                                        const IamAction   *action);

G_END_DECLS
