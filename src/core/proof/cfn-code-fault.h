/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-inline-code.h"

G_BEGIN_DECLS

/* What keeps inline code from being loaded or called, whoever calls it. For this room, the rules
 * and the form of a function. */
typedef struct
{
  const char *rule;      /* the id of the rule that tells of it */
  CfnNode    *node;      /* what is wrong: the code, or its Handler */
  CfnSpan     span;      /* the part of it; of Handler the whole */
  CfnNode    *evidence;  /* what shows it as well */
  CfnMessage *message;   /* owned */
  CfnMessage *label;     /* at most four words for the edge of a trigger; owned */
  char       *handler;   /* the only Handler that this code can have, or NULL; owned */
} CfnCodeFault;

/* Of @self: GPtrArray of CfnCodeFault with a free function, transfer full. */
GPtrArray    *cfn_code_list_faults (const CfnInlineCode *self);

/* Adds a fault to a list of them; its messages and its Handler are taken. */
void          cfn_code_add_fault   (GPtrArray           *faults,
                                    const CfnCodeFault  *fault);
/* The function that Handler names: whether the code has it, and how it answers. */
void          cfn_code_check_handler (const CfnInlineCode *self,
                                      GPtrArray           *faults);

G_END_DECLS
