/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-message.h"
#include "cfn-role.h"

G_BEGIN_DECLS

#define CFN_QUESTION_ERROR (cfn_question_error_quark ())

typedef enum
{
  CFN_QUESTION_ERROR_ROLE,       /* no such role */
  CFN_QUESTION_ERROR_ACTION,     /* no action by its form */
  CFN_QUESTION_ERROR_RESOURCE,   /* nothing that an action can be about */
} CfnQuestionError;

/* What an action is about, of a type of the template: its ARN and what may follow it. */
typedef struct
{
  const char *service;     /* "dynamodb" */
  const char *type;        /* "AWS::DynamoDB::Table" */
  const char *resource;    /* the resource type of IAM, "stream"; NULL: any */
  const char *attribute;   /* of GetAtt: "StreamArn" */
  const char *inside;      /* what stands before the name of a part of it, "/", or NULL */
} CfnActionTarget;

/*
 * CfnQuestion: may this role do that, or whoever else? Asked of everything in the template that
 * says so, as the proof does. Not to be shared by threads; each may have one of its own.
 */
typedef struct _CfnQuestion CfnQuestion;

/* A statement that has a part in the answer, or what would have to be known for it. */
typedef struct
{
  CfnMessage *message;   /* "allows it", "the parameter Stage" */
  CfnNode    *node;      /* where it is written; NULL: nowhere */
  gboolean    is_doubt;
} CfnReason;

typedef struct
{
  IamVerdict  verdict;
  char       *resource;  /* "arn:${AWS::Partition}:..."; NULL: whatever the statements name */
  char       *cases;     /* the conditions of the template where it is the answer; NULL: always */
  GPtrArray  *reasons;   /* of CfnReason: statements, then doubts */
  CfnMessage *note;      /* what else there is to say of it, or NULL */
} CfnAnswer;

GQuark       cfn_question_error_quark  (void);
/* @role: a role, a function (its role is meant), the name of the role that AWS SAM makes for one,
 * or whoever else cfn_asker_new() knows. @resource: a logical id, an ARN or "*"; NULL: what the
 * action is about, where that is clear. @similar gets the name that is likely meant, to be freed
 * with g_free(), also where there is no error but the action is not in the table. */
CfnQuestion *cfn_question_new          (CfnTemplate        *template,
                                        const char         *role,
                                        const char         *action,
                                        const char         *resource,
                                        char              **similar,
                                        GError            **error);
void         cfn_question_free         (CfnQuestion        *self);
/* The role that is meant; NULL: it is none of the template. */
const CfnResource *
             cfn_question_get_role     (CfnQuestion        *self);
/* FALSE: AWS adds actions weekly, this one is not among those of iam_actions_get_date(). */
gboolean     cfn_question_knows_action (CfnQuestion        *self);
CfnAnswer   *cfn_question_answer       (CfnQuestion        *self);
void         cfn_answer_free           (CfnAnswer          *self);

/* What @action (a name, a pattern, NULL: any) is about of @resource; NULL when it is about nothing
 * of that type. */
const CfnActionTarget *
             cfn_action_target_find    (const char         *action,
                                        const CfnResource  *resource);
/* The @index-th thing of @resource that any action is about, or NULL. */
const CfnActionTarget *
             cfn_action_target_get     (const CfnResource  *resource,
                                        guint               index);
/* "!GetAtt Items.StreamArn", "!Sub ${Files.Arn}" and what stands for
 * any part of it: the ARN as YAML; free with g_free(). */
char        *cfn_action_target_to_yaml (const CfnActionTarget *self,
                                        const CfnResource  *resource);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnQuestion, cfn_question_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnAnswer, cfn_answer_free)

G_END_DECLS
