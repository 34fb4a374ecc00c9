/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-operand.h"

G_BEGIN_DECLS

/* The conditions of a template as formulas, private to this room. */

typedef enum
{
  CFN_FORMULA_CONSTANT,  /* value */
  CFN_FORMULA_FREE,      /* may come out either way */
  CFN_FORMULA_EQUALS,    /* of left and right; either way where those are not known */
  CFN_FORMULA_NOT,
  CFN_FORMULA_AND,
  CFN_FORMULA_OR,
} CfnFormulaKind;

typedef struct
{
  CfnFormulaKind    kind;
  gboolean          value;
  guint             index;     /* among all formulas */
  guint             height;    /* of the formulas below it */
  const CfnOperand *left;
  const CfnOperand *right;
  GPtrArray        *children;  /* NOT, AND, OR: of CfnFormula, borrowed */
} CfnFormula;

typedef struct
{
  CfnOperands  operands;
  GPtrArray   *formulas;       /* of CfnFormula */
  GHashTable  *by_name;        /* name of a condition -> CfnFormula, both borrowed */
  GHashTable  *by_key;         /* what is compared -> CfnFormula, borrowed */
} CfnFormulas;

/* Never fails: what makes no sense is CFN_FORMULA_FREE. Immutable; needs @template to live on. */
CfnFormulas *cfn_formulas_new  (CfnTemplate *template);
void         cfn_formulas_free (CfnFormulas *self);

G_END_DECLS
