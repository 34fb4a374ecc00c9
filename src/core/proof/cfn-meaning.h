/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-message.h"
#include "cfn-value.h"

G_BEGIN_DECLS

typedef enum
{
  CFN_MEANING_RESOURCE,   /* Ref or GetAtt of a resource, in whatever form it is written */
  CFN_MEANING_LITERAL,    /* a text that is written out */
  CFN_MEANING_MISSING,    /* a name that nothing has */
  CFN_MEANING_UNKNOWN,    /* not known offline: reason */
} CfnMeaningKind;

/* What a property's value stands for: one of the alternatives where it is a Fn::If. */
typedef struct
{
  CfnMeaningKind     kind;
  const CfnResource *resource;     /* RESOURCE */
  const char        *attribute;    /* RESOURCE: NULL for Ref */
  const char        *name;         /* MISSING: the name; UNKNOWN: the parameter, import or function,
                                    * or NULL */
  const char        *similar;      /* MISSING: the name that is likely meant, or NULL */
  char              *text;         /* LITERAL, owned */
  const char        *reason;       /* MISSING: "no-such-name"; UNKNOWN: "parameter", "import",
                                    * "computed" ... */
  CfnNode           *node;         /* the value, or the branch of it */
  const char        *condition;    /* the condition that chooses among several, else NULL */
  gboolean           otherwise;    /* it is chosen when that condition does not hold */
  gboolean           is_repeated;  /* and in other cases as well */
  gboolean           has_gap;      /* there are cases in which nothing is chosen */
} CfnMeaning;

/* All that @node may stand for, in file order; empty when it is absent. GArray of CfnMeaning with a
 * clear function, transfer full. */
GArray     *cfn_meanings_of             (CfnTemplate       *template,
                                         CfnNode           *node);
/* The resource that @node stands for in every case, or NULL. */
const CfnResource *
            cfn_meaning_resource        (CfnTemplate       *template,
                                         CfnNode           *node);
/* The resource of @kind whose @property is @name in so many words, or NULL. */
const CfnResource *
            cfn_meaning_find_named      (CfnTemplate       *template,
                                         CfnKind            kind,
                                         const char        *property,
                                         const char        *name);
/* The sentence for a MISSING or UNKNOWN meaning of @property of @owner. */
CfnMessage *cfn_meaning_explain         (const CfnMeaning  *self,
                                         const char        *property,
                                         const CfnResource *owner);
/* "DataTable" or "DataTable.Arn"; free with g_free(). */
char       *cfn_meaning_to_string       (const CfnMeaning  *self);
/* Why the attribute that @reference asks for is not there: "no-such-attribute", of which @near_name
 * gets the name that is likely meant, or "table-without-stream"; NULL when it is there, or cannot
 * be told. */
const char *cfn_reference_find_fault    (CfnTemplate       *template,
                                         const CfnReference *reference,
                                         const char       **near_name);

G_END_DECLS
