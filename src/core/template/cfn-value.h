/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-template.h"

G_BEGIN_DECLS

typedef enum
{
  CFN_VALUE_ABSENT,     /* no node, or AWS::NoValue */
  CFN_VALUE_LITERAL,    /* a scalar: text */
  CFN_VALUE_LIST,       /* a sequence that is no intrinsic's argument */
  CFN_VALUE_MAP,        /* a mapping that is no intrinsic */
  CFN_VALUE_REF,        /* name */
  CFN_VALUE_GETATT,     /* name, attribute */
  CFN_VALUE_SUB,        /* arguments: the string, or [string, map] */
  CFN_VALUE_IF,         /* name of the condition; arguments: [name, then, else] */
  CFN_VALUE_FUNCTION,   /* any other intrinsic: name is its long form, "Fn::Join" */
} CfnValueKind;

/*
 * CfnValue: what a node is to CloudFormation, long and short forms of an intrinsic alike. A plain
 * struct; its pointers belong to the tree or are static.
 */
typedef struct
{
  CfnValueKind       kind;
  const char        *text;       /* LITERAL */
  const char        *name;       /* REF, GETATT: the logical id or parameter; IF: the condition;
                                  * FUNCTION */
  const char        *attribute;  /* GETATT: everything after the first dot */
  CfnNode           *arguments;  /* SUB, IF, FUNCTION: the argument node */
  CfnNode           *node;       /* the whole value; NULL when absent */
  const CfnResource *resource;   /* REF, GETATT: what it names, or NULL */
} CfnValue;

/* @node NULL is CFN_VALUE_ABSENT. @template resolves names. */
CfnValue    cfn_value_of          (CfnTemplate   *template,
                                   CfnNode       *node);
/* The long name of the intrinsic that @node is ("Fn::GetAtt", "Ref", "Condition" ...), with its
 * argument node; NULL when it is none. "!GetAtt x" gives the scalar itself as the argument. */
static inline const char *
cfn_node_get_intrinsic  (const CfnNode *node,
                         CfnNode      **arguments);
/* The same of a node that is not NULL and may be one. */
const char *cfn_node_find_intrinsic (const CfnNode *node,
                                     CfnNode      **arguments);
/* The same without regard to the tag of @node: what is inside of "!Base64 {'Fn::Sub': x}". */
const char *cfn_node_get_inner_intrinsic (const CfnNode *node,
                                          CfnNode      **arguments);

/* Is asked of every node many times; nearly all show at once that they are none. */
static inline const char *
cfn_node_get_intrinsic (const CfnNode  *node,
                        CfnNode       **arguments)
{
  if (node != NULL
      && (node->tag != NULL || (node->kind == CFN_NODE_MAPPING && node->n_children == 1)))
    return cfn_node_find_intrinsic (node, arguments);

  if (arguments != NULL)
    *arguments = NULL;

  return NULL;
}

/* The text of a scalar that is no intrinsic; NULL for "!Ref x", for anything else and for NULL. */
const char *cfn_node_get_literal  (const CfnNode *node);
/* TRUE when @node is a literal that every reader takes for exactly the text that is written: not
 * so an unquoted yes, 010, 1_000, 1:30 or nothing at all (YAML 1.1 types). */
gboolean    cfn_node_is_sure_text (const CfnNode *node);
/* The text that CloudFormation takes a literal for, as a person wrote it or as YAML 1.1 reads what
 * is not quoted: "true" for yes, "8" for 010, "90" for 1:30; dates stay what they are
 * (CloudFormation User Guide, Template formats). NULL for null and for what is no literal. Free
 * with g_free(). */
char       *cfn_node_dup_text     (const CfnNode *node);
/* TRUE when @node is the list of arguments of @intrinsic, in the long or the short form. */
gboolean    cfn_node_is_arguments_of (const CfnNode *node,
                                      const char    *intrinsic);
/* TRUE when @node stands under "Fn::ForEach::Name": [identifier, collection, {template}]. */
gboolean    cfn_node_is_loop      (const CfnNode *node);
/* The argument of a CFN_VALUE_FUNCTION as a value of its own. Of the short form, where the argument
 * is the very node that has the tag, it is what that is without it: a literal of "!Base64 x", the
 * Fn::Sub of "!ImportValue {'Fn::Sub': x}". */
CfnValue    cfn_value_get_argument (CfnTemplate    *template,
                                    const CfnValue *self);
/* How a person would write the value in one line, for cards and rows: "10", "LambdaRole.Arn",
 * "{3 items}". Free with g_free(). */
char       *cfn_value_to_label    (const CfnValue *self);

/* One part of a Fn::Sub string. */
typedef struct
{
  CfnSpan  span;       /* in the decoded string */
  gboolean is_name;    /* ${...} rather than text; ${!...} is text */
  char    *name;       /* before the first dot, or the literal text */
  char    *attribute;  /* after it, or NULL */
} CfnSubPart;

/* Splits a Fn::Sub string; GPtrArray of CfnSubPart with a free function, transfer full. An
 * unclosed ${ is text, also when it is closed behind another: of "${A${B}}" B is the name. Blanks
 * and other signs that no name has are kept; nothing is called so. Grammar: CloudFormation User
 * Guide, Fn::Sub. */
GPtrArray  *cfn_sub_parse         (const char *string);
/* The string of a CFN_VALUE_SUB, NULL when it is none, and the map of its own variables, NULL when
 * it has none. */
const char *cfn_value_get_sub_string (const CfnValue *self,
                                      CfnNode       **variables);
/* What the Sub's own map says that @part stands for; "${A.B}" may be a variable "A.B", too. NULL
 * when @variables, which may be NULL, has no such name. */
CfnNode    *cfn_sub_part_find_variable (const CfnSubPart *part,
                                        const CfnNode    *variables);

G_END_DECLS
