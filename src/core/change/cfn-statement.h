/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-draft.h"

G_BEGIN_DECLS

/*
 * CfnStatement: a policy statement that allows some actions on one resource and nothing else: what
 * a connection writes, and what it recognizes. Private to this room; @subject is a logical id.
 */

/* How a statement names what it is about. */
typedef enum
{
  CFN_ABOUT_NONE,
  CFN_ABOUT_STREAM_ARN,   /* !GetAtt ID.StreamArn */
  CFN_ABOUT_ARN,          /* !GetAtt ID.Arn */
  CFN_ABOUT_REF,          /* !Ref ID, for what Ref gives the ARN of */
  CFN_ABOUT_INDEXES,      /* !Sub '${ID.Arn}/index/' and a star */
  CFN_ABOUT_CONTENTS,     /* !Sub '${ID.Arn}/' and a star */
  CFN_ABOUT_ANYTHING,     /* '*', for actions that know no resource */
} CfnAbout;

#define CFN_STATEMENT_MAX_ACTIONS 8

typedef struct
{
  CfnAbout    about;
  const char *actions[CFN_STATEMENT_MAX_ACTIONS + 1];  /* sorted, NULL-terminated */
} CfnStatement;

/* Of the actions of a statement, bit by bit. */
typedef guint CfnActionSet;

#define CFN_ALL_ACTIONS G_MAXUINT

/* @statement with those of its actions that are in @wanted, as block YAML in which each line is
 * indented by @indent; NULL when it would allow nothing. */
char    *cfn_statement_to_yaml       (const CfnStatement *statement,
                                      const char         *subject,
                                      CfnActionSet        wanted,
                                      const char         *indent);
/* Whether @node, of @template, allows something on exactly that resource, always, and is written
 * so that an action can be added to it. */
gboolean cfn_statement_is_equivalent (const CfnStatement *statement,
                                      const char         *subject,
                                      CfnTemplate        *template,
                                      const CfnNode      *node);
/* Whether it is so and allows nothing but actions of @statement. */
gboolean cfn_statement_covers        (const CfnStatement *statement,
                                      const char         *subject,
                                      CfnTemplate        *template,
                                      const CfnNode      *node);

/* The actions of @statement that the equivalent statement @node allows. */
CfnActionSet cfn_statement_find_all  (const CfnStatement *statement,
                                      const CfnNode      *node);

/* Adds the @wanted actions behind those of the equivalent statement @node. */
gboolean cfn_statement_add           (const CfnStatement *statement,
                                      CfnDraft           *draft,
                                      const CfnNode      *node,
                                      CfnActionSet        wanted);
/* The actions of @statement that the equivalent statement @node, which is somebody else's, has as
 * if cfn_statement_add() had put them behind others; empty when it cannot be that. */
CfnActionSet cfn_statement_find_added (const CfnStatement *statement,
                                       const CfnNode      *node);
/* Removes those of the @unwanted actions that the equivalent statement @node has. With the last of
 * its actions it goes too, and with the last statement its policy, where that is an item of a
 * list. */
gboolean cfn_statement_remove        (const CfnStatement *statement,
                                      CfnDraft           *draft,
                                      const CfnNode      *node,
                                      CfnActionSet        unwanted);

G_END_DECLS
