/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

G_BEGIN_DECLS

/*
 * Every place of a text where a name of the template stands, private to this room: the declaration
 * first of all, and whatever CloudFormation looks up by it.
 */

/* Resources and parameters share one name space, all others have one each (CloudFormation User
 * Guide, "Resources", "Conditions", "Mappings"). Nothing in a template refers to an output or a
 * rule. */
typedef enum
{
  CFN_NAME_RESOURCE,
  CFN_NAME_PARAMETER,
  CFN_NAME_CONDITION,
  CFN_NAME_MAPPING,
  CFN_NAME_OUTPUT,
  CFN_NAME_RULE,
} CfnNameKind;

typedef enum
{
  CFN_USE_PLAIN,     /* the name stands at the span, letter by letter */
  CFN_USE_ESCAPED,   /* it is written with escapes or over two lines */
  CFN_USE_MADE,      /* another name that the serverless transform may make of this one */
  CFN_USE_SHARED,    /* an alias gives the scalar to other places, which may mean another thing */
} CfnUseState;

typedef struct
{
  const CfnNode *scalar;   /* what holds the name, a value or a key */
  CfnSpan        span;     /* the bytes of the name; unless CFN_USE_PLAIN, those of the scalar */
  CfnUseState    state;
  gboolean       is_start; /* the scalar's text begins with the name: not so in a Sub */
} CfnUse;

/* The section that declares names of @kind: "Parameters". */
const char *cfn_uses_get_section (CfnNameKind  kind);
/* TRUE and the kind whose names @section declares. */
gboolean    cfn_uses_get_kind    (const char  *section,
                                  CfnNameKind *kind);
gboolean    cfn_uses_is_declared (CfnTree     *tree,
                                  CfnNameKind  kind,
                                  const char  *name);
/* TRUE when something of @kind can be called @name; else says why not. */
gboolean    cfn_uses_check_name  (CfnTree     *tree,
                                  CfnNameKind  kind,
                                  const char  *name,
                                  GError     **error);
/* A name that is free: @word, else with a number behind it. g_free(). */
char       *cfn_uses_make_free   (CfnTree     *tree,
                                  CfnNameKind  kind,
                                  const char  *word);
/* GArray of CfnUse in file order, transfer full; empty when nothing is called @name. */
GArray     *cfn_uses_find        (CfnTree     *tree,
                                  CfnNameKind  kind,
                                  const char  *name);

G_END_DECLS
