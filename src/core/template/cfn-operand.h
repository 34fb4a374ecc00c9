/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-template.h"

G_BEGIN_DECLS

/* What Fn::Equals compares, private to this room. */

/* What is given when the stack is deployed: a parameter or a pseudo parameter. */
typedef struct
{
  GPtrArray  *values;        /* the texts that matter to the conditions, borrowed */
  GHashTable *allowed;       /* its AllowedValues, borrowed; NULL when it may be anything */
  gboolean    wants_allowed; /* all of them matter, as it is a part of something else */
  gboolean    has_other;     /* may be a text that is not among the values */
} CfnVariable;

typedef enum
{
  CFN_OPERAND_TEXT,
  CFN_OPERAND_VARIABLE,
  CFN_OPERAND_JOINED,        /* the texts of its parts, one behind the other */
  CFN_OPERAND_LOOKUP,        /* of a mapping; its parts are the three keys */
  CFN_OPERAND_OPAQUE,        /* nothing is known but that it is the same wherever its key is */
} CfnOperandKind;

typedef struct
{
  CfnOperandKind  kind;
  const char     *text;      /* TEXT */
  guint           variable;  /* VARIABLE */
  GPtrArray      *parts;     /* JOINED, LOOKUP: of CfnOperand, borrowed */
  const char     *key;       /* operands with equal keys are equal in every deployment */
} CfnOperand;

typedef struct
{
  CfnTemplate  *template;
  GStringChunk *strings;
  GPtrArray    *operands;    /* of CfnOperand */
  GPtrArray    *variables;   /* of CfnVariable */
  GHashTable   *by_name;     /* name -> index of the variable */
} CfnOperands;

/* No value of a variable was chosen yet; any index from variable->values->len on is "another". */
#define CFN_UNCHOSEN -1

void              cfn_operands_init    (CfnOperands      *self,
                                        CfnTemplate      *template);
void              cfn_operands_clear   (CfnOperands      *self);
const CfnOperand *cfn_operands_read    (CfnOperands      *self,
                                        CfnNode          *node);
/* Tells the variables which values matter when @a is compared with @b. */
void              cfn_operands_compare (CfnOperands      *self,
                                        const CfnOperand *a,
                                        const CfnOperand *b);
/* To be called once everything was read: settles what the variables may be. */
void              cfn_operands_settle  (CfnOperands      *self);
/* The text of @operand where the variables have the values @choices, by index; NULL when it is not
 * known, with the variable to choose next in @wanted unless that would not help. Free with
 * g_free(). */
char             *cfn_operand_evaluate (const CfnOperands *self,
                                        const CfnOperand  *operand,
                                        const int         *choices,
                                        int               *wanted);
/* TRUE when @operand is a variable that is surely not @text, whatever else it is. */
gboolean          cfn_operand_excludes (const CfnOperands *self,
                                        const CfnOperand  *operand,
                                        const int         *choices,
                                        const char        *text);

G_END_DECLS
