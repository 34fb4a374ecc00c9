/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-meaning.h"
#include "cfn-role.h"

G_BEGIN_DECLS

/* A role without policies. */
CfnRole   *cfn_role_new               (CfnTemplate       *template,
                                       const CfnResource *resource);
/* The values that @node may be: the items of a list, without the Fn::Ifs around them. GPtrArray of
 * CfnNode, transfer container; cfn_node_get_cases() tells when each is there. */
GPtrArray *cfn_role_list_values       (CfnTemplate       *template,
                                       CfnNode           *node);
/* The policy that an ARN stands for: one of this template, which @resource gets, one of AWS's, or
 * unknown. @self NULL: for one question only. Transfer full. */
IamPolicy *cfn_roles_read_managed     (CfnRoles          *self,
                                       CfnTemplate       *template,
                                       CfnNode           *node,
                                       const CfnResource **resource);
void       cfn_role_set_boundary      (CfnRole           *self,
                                       CfnRoles          *roles);
/* Reads what resources say themselves. */
void       cfn_roles_read_own_policies (CfnRoles          *self);

G_END_DECLS
