/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-context.h"
#include "iam-element.h"

G_BEGIN_DECLS

/* How several values of one key in a request count together. */
typedef enum
{
  IAM_SET_NONE,   /* no qualifier is written: as ANY, but negated operators want none to match */
  IAM_SET_ANY,    /* ForAnyValue: */
  IAM_SET_ALL,    /* ForAllValues: */
} IamSet;

typedef struct _IamOperator IamOperator;

/* One key of one operator of a Condition element. */
typedef struct
{
  const IamOperator *operator;   /* NULL: no such operator, or it cannot be looked into */
  IamSet             set;
  gboolean           if_exists;
  const char        *key;        /* NULL: cannot be looked into */
  IamElements        values;
  CfnNode           *node;       /* where it is written */
  GArray            *guard;      /* of CfnCase: when it is there at all; NULL: always */
} IamTest;

/* The test that @key equals one of the values, which are to be added. */
IamTest  *iam_test_new_equals (const char           *key);
void      iam_test_free       (IamTest              *self);
/* Adds the tests of the Condition element @node to @tests, an array of IamTest. */
void      iam_tests_read      (const IamReader      *reader,
                               GPtrArray            *tests,
                               CfnNode              *node);
/* Whether a request with the keys @context passes; @given are the conditions of the template that
 * are decided, @open (may be NULL) gets one that would have to be. IAM User Guide, Condition
 * operators. */
IamMatch  iam_test_match      (const IamTest        *self,
                               const IamContext     *context,
                               const GArray         *given,
                               const char          **open);

G_END_DECLS
