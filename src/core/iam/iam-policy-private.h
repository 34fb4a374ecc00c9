/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-policy.h"

G_BEGIN_DECLS

/* A policy without statements; @name (may be NULL) is static. */
IamPolicy    *iam_policy_new_empty     (CfnNode      *node,
                                        const char   *name);
/* Adds a statement that allows nothing yet. */
IamStatement *iam_policy_add_statement (IamPolicy    *self);
/* Adds the statements of an IamManagedPolicy or IamSamPolicy, whose parameters are @parameters. */
void          iam_policy_add_lines     (IamPolicy    *self,
                                        CfnTemplate  *template,
                                        CfnNode      *parameters,
                                        const char   *statements);

G_END_DECLS
