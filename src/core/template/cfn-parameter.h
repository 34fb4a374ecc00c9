/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-template.h"

G_BEGIN_DECLS

/*
 * One parameter of the template, as its declaration says it (CloudFormation User Guide,
 * Parameters). A plain struct; nodes and strings belong to the tree, and each node has its span.
 * What is absent is NULL.
 */
typedef struct
{
  const char *name;
  CfnNode    *node;                    /* the whole declaration; its key is the name's node */
  const char *type;                    /* as written; NULL when it is missing or no text */
  CfnNode    *type_node;
  CfnNode    *default_value;
  CfnNode    *allowed_values;          /* a sequence */
  CfnNode    *allowed_pattern;
  CfnNode    *min_length;              /* of strings */
  CfnNode    *max_length;
  CfnNode    *min_value;               /* of numbers */
  CfnNode    *max_value;
  CfnNode    *description;
  CfnNode    *constraint_description;  /* what the console says when a value is refused */
  gboolean    is_number;               /* Number or List<Number> */
  gboolean    is_list;                 /* a Ref of it is a list */
  gboolean    is_ssm;                  /* AWS::SSM::Parameter::Value<...>: what is given is only
                                        * the name of the value that a Ref of it is */
  gboolean    is_secret;               /* NoEcho: its value is shown nowhere */
  gboolean    is_known_type;           /* one of the types of the User Guide */
} CfnParameter;

/* Reads the declaration @node, which may be nonsense. */
void cfn_parameter_read (CfnParameter *self,
                         CfnNode      *node);

G_END_DECLS
