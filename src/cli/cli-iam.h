/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-role.h"

G_BEGIN_DECLS

/* The question whether a role may do something. */
typedef struct
{
  CfnTemplate       *template;   /* borrowed */
  CfnRoles          *roles;      /* owned */
  CfnRole           *generated;  /* that AWS SAM makes, owned; NULL: there is none in question */
  CfnRole           *role;       /* borrowed from one of the two */
  const char        *action;
  const CfnResource *target;     /* NULL: not of the template */
  gboolean           of_stream;  /* the target's stream is asked for */
  IamText           *resource;   /* NULL: whatever the statements name */
  GArray            *given;      /* of CfnCase: when role and target are there */
} CliIamQuestion;

/* Finds what the arguments ROLE, ACTION and RESOURCE (may be NULL) name; FALSE when they name
 * nothing, which has then been said. To be cleared either way. */
gboolean cli_iam_question_init  (CliIamQuestion *self,
                                 CfnTemplate    *template,
                                 const char     *role,
                                 const char     *action,
                                 const char     *resource);
void     cli_iam_question_clear (CliIamQuestion *self);

G_END_DECLS
