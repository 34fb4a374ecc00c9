/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-text.h"

G_BEGIN_DECLS

/*
 * IamActions: the services, actions and resource types of IAM on the day of the table, after the
 * Service Authorization Reference. Immutable; made by build-aux/update-catalogue and part of the
 * program.
 *
 * AWS adds actions weekly: what the table does not know is worth a warning, not an error.
 *
 * The answers are plain structs whose texts belong to the table. Where a table may be NULL, there
 * is none, and nothing is found. Letter case of services and actions does not matter (IAM User
 * Guide, Action element); the functions that find or get are FALSE when there is no such thing.
 */
typedef struct _IamActions IamActions;

/* What an action does: flags, since tagging is writing as well. */
typedef enum
{
  IAM_ACCESS_LIST = 1 << 0,
  IAM_ACCESS_READ = 1 << 1,
  IAM_ACCESS_WRITE = 1 << 2,
  IAM_ACCESS_PERMISSIONS = 1 << 3,   /* grants or takes permissions */
  IAM_ACCESS_TAGGING = 1 << 4,
} IamAccess;

typedef struct
{
  const IamActions *table;
  const char       *prefix;        /* "dynamodb" */
  const char       *title;         /* "Amazon DynamoDB"; NULL: not known */
  guint             n_actions;
  guint             n_resources;   /* resource types */
  guint32           first_action;  /* for the functions below only */
  guint32           first_resource;
} IamService;

typedef struct
{
  IamService  service;
  const char *name;                /* "GetRecords" */
  IamAccess   access;
  guint       n_resources;         /* resource types that it can be about; 0: only "*" matches */
  guint32     first_resource;      /* for the functions below only */
} IamAction;

typedef struct
{
  const char *name;                /* "stream" */
  const char *arn;                 /* "arn:${Partition}:dynamodb:${Region}:..." */
  gboolean    is_required;         /* of an action: a statement that allows it must name one */
} IamResourceType;

/* The table that is part of the program; NULL when it is damaged. */
const IamActions *iam_actions_get_default    (void);
/* @data must outlive the table. NULL when it is not a table of this kind and version. */
IamActions       *iam_actions_new            (gconstpointer      data,
                                              gsize              length);
void              iam_actions_free           (IamActions        *self);
/* The day of the table, "2026-09-26", and what it was made of; NULL when @self is. */
const char       *iam_actions_get_date       (const IamActions  *self);
const char       *iam_actions_get_source     (const IamActions  *self);

guint             iam_actions_get_n_services (const IamActions  *self);
gboolean          iam_actions_get_service    (const IamActions  *self,
                                              guint              index,
                                              IamService        *service);
gboolean          iam_actions_find_service   (const IamActions  *self,
                                              const char        *prefix,
                                              IamService        *service);
/* @name: "dynamodb:GetRecords". */
gboolean          iam_actions_find           (const IamActions  *self,
                                              const char        *name,
                                              IamAction         *action);
/* The actions that @pattern names, "dynamodb:Get*"; "*" is all of them. GArray of IamAction,
 * transfer full. */
GArray           *iam_actions_expand         (const IamActions  *self,
                                              const char        *pattern);
/* The action that @name is most likely a slip of the pen of ("dynamodb:GetRecord", but also
 * "dynamodbstreams:GetRecords"), or NULL. Free with g_free(). */
char             *iam_actions_find_similar   (const IamActions  *self,
                                              const char        *name);

gboolean          iam_service_get_action     (const IamService  *service,
                                              guint              index,
                                              IamAction         *action);
gboolean          iam_service_find_action    (const IamService  *service,
                                              const char        *name,
                                              IamAction         *action);
/* Resource types of a service are sorted by name. */
gboolean          iam_service_get_resource   (const IamService  *service,
                                              guint              index,
                                              IamResourceType   *resource);
gboolean          iam_action_get_resource    (const IamAction   *action,
                                              guint              index,
                                              IamResourceType   *resource);
gboolean          iam_action_takes_resource  (const IamAction   *action,
                                              const char        *resource);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IamActions, iam_actions_free)

G_END_DECLS
