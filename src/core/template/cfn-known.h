/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-condition.h"
#include "cfn-message.h"
#include "cfn-value.h"

G_BEGIN_DECLS

typedef enum
{
  CFN_KNOWN_ABSENT,     /* no value, or AWS::NoValue */
  CFN_KNOWN_TEXT,       /* a text, written out or put together of what is */
  CFN_KNOWN_LIST,       /* node: a list whose items are to be asked for themselves; or items,
                         * where a function made it */
  CFN_KNOWN_MAP,        /* node: a mapping, likewise */
  CFN_KNOWN_REFERENCE,  /* what a resource of the template gives */
  CFN_KNOWN_NOT,        /* not knowable offline: reason and name */
} CfnKnownKind;

/* What a property is in one case. Strings that are not "owned" belong to the template or are
 * static. */
typedef struct
{
  CfnKnownKind       kind;
  char              *text;       /* TEXT, owned */
  char             **items;      /* LIST, owned; NULL when the items are those of the node */
  CfnNode           *node;       /* the value, or the branch or mapping's value it comes from */
  const CfnResource *resource;   /* REFERENCE */
  const char        *attribute;  /* REFERENCE: NULL for Ref */
  char              *name;       /* NOT, owned: the parameter, pseudo parameter, missing name or
                                  * function; NULL when there is nothing to name */
  const char        *reason;     /* NOT: "parameter", "pseudo-parameter", "import",
                                  * "dynamic-reference", "macro", "loop", "no-such-name", "alias",
                                  * or "computed": while the stack is deployed */
  GArray            *cases;      /* of CfnCase, owned: all of them hold at once; empty: always
                                  * where the node is at all */
} CfnKnown;

/*
 * All that @node may be, one entry for each way in which the conditions of its Fn::Ifs can come
 * out where @node is there at all (cfn_node_get_cases()): what is impossible then is left out, and
 * a condition that cannot come out otherwise is no case. A single entry without cases when it
 * depends on no condition. Follows Fn::Base64, Fn::If,
 * Fn::FindInMap, Fn::Join, Fn::Length, Fn::Select, Fn::Split and Fn::Sub as far as what they are
 * made of is known. After
 * CFN_KNOWN_MAX_CASES entries the rest is left out. GPtrArray of CfnKnown with a free function,
 * transfer full, never empty.
 */
#define CFN_KNOWN_MAX_CASES 32

GPtrArray  *cfn_value_know         (CfnTemplate    *template,
                                    CfnNode        *node);
/* The text that @node is in every case, or NULL. Free with g_free(). */
char       *cfn_value_know_text    (CfnTemplate    *template,
                                    CfnNode        *node);
/* Why it is not known, in a sentence, with a parameter's default and allowed values; NULL for what
 * is known. */
CfnMessage *cfn_known_explain      (const CfnKnown *self,
                                    CfnTemplate    *template);
/* What @node comes to, for people: the text that a function makes, or why none is known yet; one
 * line a case. NULL when that is no more than is written there. Free with g_free(). */
char       *cfn_value_describe     (CfnTemplate    *template,
                                    CfnNode        *node);

G_END_DECLS
