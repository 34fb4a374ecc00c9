/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"

#include "cfn-writer.h"
#include "iam-actions.h"

#include <string.h>

/* Where the actions of a statement are. */
typedef struct
{
  const CfnPolicyPlace *place;
  const IamActions *table;
  CfnPolicyFit *fit;       /* or NULL */
} Actions;

/* What people write who know the API, its clients or the console better than IAM. Service
 * Authorization Reference; Amazon S3 User Guide, Required permissions for API operations; Amazon
 * SQS Developer Guide, API permissions. */
static const struct
{
  const char *written;
  const char *meant;
} habits[] = {
  { "dynamodb:ListShards", "dynamodb:DescribeStream" },
  { "lambda:Invoke", "lambda:InvokeFunction" },
  { "s3:DeleteObjects", "s3:DeleteObject" },
  { "s3:HeadBucket", "s3:ListBucket" },
  { "s3:HeadObject", "s3:GetObject" },
  { "s3:ListBuckets", "s3:ListAllMyBuckets" },
  { "s3:ListObjects", "s3:ListBucket" },
  { "s3:ListObjectsV2", "s3:ListBucket" },
  { "sns:PublishBatch", "sns:Publish" },
  { "sqs:ChangeMessageVisibilityBatch", "sqs:ChangeMessageVisibility" },
  { "sqs:DeleteMessageBatch", "sqs:DeleteMessage" },
  { "sqs:SendMessageBatch", "sqs:SendMessage" },
};

/* Prefixes of services that are none. */
static const struct
{
  const char *written;
  const char *meant;
} prefixes[] = {
  { "cloudwatch-logs", "logs" },       { "cloudwatchlogs", "logs" },
  { "ddb", "dynamodb" },               { "dynamo", "dynamodb" },
  { "dynamodb-streams", "dynamodb" },  { "dynamodbstreams", "dynamodb" },
  { "eventbridge", "events" },         { "log", "logs" },
  { "sfn", "states" },                 { "stepfunctions", "states" },
  { "x-ray", "xray" },
};

/* Names that begin alike are the same to people: "BatchWrite", "PublishMessage". */
#define ALIKE 6

/* The one action of @service whose name goes on where @name ends, or the longest that @name goes on
 * behind; NULL when there is none. */
static const char *
find_beginning_alike (const IamService *service,
                      const char       *name)
{
  const char *longer = NULL;
  const char *shorter = NULL;
  guint n_longer = 0;
  IamAction action;

  for (guint i = 0; strlen (name) >= ALIKE && i < service->n_actions; i++)
    {
      if (!iam_service_get_action (service, i, &action))
        continue;
      if (g_ascii_strncasecmp (action.name, name, strlen (name)) == 0)
        {
          longer = action.name;
          n_longer++;
        }
      else if (strlen (action.name) >= ALIKE
               && g_ascii_strncasecmp (action.name, name, strlen (action.name)) == 0
               && (shorter == NULL || strlen (action.name) > strlen (shorter)))
        shorter = action.name;
    }

  return n_longer == 1 ? longer : shorter;
}

/* The action that @name most likely means, or NULL. Free with g_free(). */
static char *
find_meant (const IamActions *table,
            const char       *name)
{
  const char *colon = strchr (name, ':');
  g_autofree char *prefix = g_strndup (name, colon - name);
  g_autofree char *logs = NULL;
  const char *alike;
  IamService service;
  IamAction action;

  for (guint i = 0; i < G_N_ELEMENTS (habits); i++)
    {
      if (g_ascii_strcasecmp (habits[i].written, name) == 0)
        return g_strdup (habits[i].meant);
    }
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      g_autofree char *right = NULL;

      if (g_ascii_strcasecmp (prefixes[i].written, prefix) != 0)
        continue;
      right = g_strconcat (prefixes[i].meant, colon, NULL);
      return iam_actions_find (table, right, &action) ? g_steal_pointer (&right)
                                                      : iam_actions_find_similar (table, right);
    }

  /* The console shows logs within CloudWatch. */
  logs = g_strconcat ("logs", colon, NULL);
  if (g_ascii_strcasecmp (prefix, "cloudwatch") == 0 && iam_actions_find (table, logs, &action))
    return g_steal_pointer (&logs);
  g_free (logs);
  logs = iam_actions_find_similar (table, name);
  if (logs != NULL || !iam_actions_find_service (table, prefix, &service))
    return g_steal_pointer (&logs);

  alike = find_beginning_alike (&service, colon + 1);

  return alike != NULL ? g_strconcat (service.prefix, ":", alike, NULL) : NULL;
}

/* The pattern with the prefix of the service that is most likely meant; NULL when that exists, or
 * there is none like it. Free with g_free(). */
static char *
find_meant_pattern (const IamActions *table,
                    const char       *pattern)
{
  const char *colon = strchr (pattern, ':');

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (strlen (prefixes[i].written) == (gsize) (colon - pattern)
          && g_ascii_strncasecmp (prefixes[i].written, pattern, colon - pattern) == 0)
        {
          g_autofree char *right = g_strconcat (prefixes[i].meant, colon, NULL);
          g_autoptr (GArray) matching = iam_actions_expand (table, right);

          return matching->len > 0 ? g_steal_pointer (&right) : NULL;
        }
    }

  return NULL;
}

static void
add_fix (const CfnKnown *known,
         CfnFinding     *finding,
         const char     *right,
         const char     *yaml)
{
  g_autofree char *path = NULL;

  if (!cfn_node_is_string (known->node, known->text) || cfn_node_get_literal (known->node) == NULL)
    return;

  path = cfn_path_string_of_node (known->node);
  cfn_finding_add_fix (finding, CFN_FIX_SET, "use-known-action",
                       cfn_message_new (N_("Make it {0}"), right, NULL), path, yaml);
}

static void
report_action (const Actions  *self,
               const CfnKnown *known,
               const char     *similar)
{
  CfnFinding *finding;
  CfnMessage *message;

  if (cfn_checker_is_told (self->place->checker, known->node->span))
    return;

  if (similar != NULL)
    message = cfn_message_new (N_("There is no action {0}: {1} is meant"), known->text, similar,
                               NULL);
  else
    message = cfn_message_new (N_("There is no action {0} in the table of {1}: nothing is allowed "
                                  "or denied by it"),
                               known->text, iam_actions_get_date (self->table), NULL);
  finding = cfn_checker_report (self->place->checker, "unknown-action", self->place->resource,
                                known->node, message);
  if (similar != NULL)
    {
      g_autofree char *yaml = strpbrk (similar, "*?") != NULL ? cfn_writer_quote (similar)
                                                              : g_strdup (similar);

      add_fix (known, finding, similar, yaml);
    }
}

/* "dynamodb.GetItem", "dynamodb/GetItem". */
static void
report_form (const Actions  *self,
             const CfnKnown *known)
{
  g_autofree char *right = g_strdelimit (g_strdup (known->text), "./", ':');
  IamAction action;
  CfnFinding *finding;

  finding = cfn_checker_report (self->place->checker, "wrong-policy", self->place->resource,
                                known->node,
                                cfn_message_new (N_("“{0}” is no action: those look like "
                                                    "dynamodb:GetRecords"),
                                                 known->text, NULL));
  if (strchr (right, ':') != NULL && iam_actions_find (self->table, right, &action))
    add_fix (known, finding, right, right);
}

/* "dynamodb:GetItem, dynamodb:PutItem" in one text. */
static void
report_several (const Actions  *self,
                const CfnKnown *known)
{
  g_auto (GStrv) names = g_strsplit (known->text, ",", 0);
  g_autofree char *list = NULL;
  g_autofree char *yaml = NULL;
  CfnFinding *finding;

  for (guint i = 0; names[i] != NULL; i++)
    g_strstrip (names[i]);
  list = g_strjoinv (", ", names);
  finding = cfn_checker_report (self->place->checker, "unknown-action", self->place->resource,
                                known->node,
                                cfn_message_new (N_("“{0}” is one text, but has to be a list of "
                                                    "actions"),
                                                 known->text, NULL));
  if (known->node->parent->kind != CFN_NODE_MAPPING || strpbrk (list, "*?\"") != NULL)
    return;
  yaml = g_strconcat ("[", list, "]", NULL);
  add_fix (known, finding, yaml, yaml);
}

/* IAM refuses a trust policy that is about anything but putting the role on. */
static gboolean
is_told_of_trust (const Actions  *self,
                  const CfnKnown *known)
{
  if (self->place->use != CFN_POLICY_TRUST || strpbrk (known->text, "*?") != NULL
      || g_ascii_strncasecmp (known->text, "sts:", strlen ("sts:")) == 0
      || cfn_checker_is_told (self->place->checker, known->node->span))
    return FALSE;

  cfn_checker_report (self->place->checker, "wrong-policy", self->place->resource, known->node,
                      cfn_message_new (N_("{0} has no place in a trust policy, whose actions are "
                                          "sts:AssumeRole and the like"),
                                       known->text, NULL));
  return TRUE;
}

/* All policies of a template are about a few actions. */
static gboolean
find_action (const Actions *self,
             const char    *name,
             IamAction     *action)
{
  GHashTable *known = self->place->checker->actions;
  const IamAction *found = g_hash_table_lookup (known, name);

  if (found != NULL)
    *action = *found;
  else if (iam_actions_find (self->table, name, action))
    g_hash_table_insert (known, g_strdup (name), g_memdup2 (action, sizeof *action));
  else
    return FALSE;

  return TRUE;
}

static void
check_action (CfnChecker     *checker,
              const CfnKnown *known,
              gpointer        data)
{
  const Actions *self = data;
  const char *colon;
  IamAction action;

  if (known->kind != CFN_KNOWN_TEXT || g_str_equal (known->text, "*"))
    return;

  colon = strchr (known->text, ':');
  if (colon == NULL)
    report_form (self, known);
  else if (is_told_of_trust (self, known))
    return;
  else if (strchr (known->text, ',') != NULL)
    report_several (self, known);
  else if (strpbrk (known->text, "*?") != NULL)
    {
      g_autoptr (GArray) matching = NULL;
      g_autofree char *service = g_strndup (known->text, colon - known->text);
      IamService found;

      if (strpbrk (service, "*?") != NULL)
        return;
      if (g_str_equal (colon, ":*") && iam_actions_find_service (self->table, service, &found))
        return;
      matching = iam_actions_expand (self->table, known->text);
      if (matching->len == 0)
        {
          g_autofree char *similar = find_meant_pattern (self->table, known->text);

          report_action (self, known, similar);
        }
      cfn_policy_fit_add (self->fit, known->node, known->text, (IamAction *) matching->data,
                          matching->len);
    }
  else if (!find_action (self, known->text, &action))
    {
      g_autofree char *similar = find_meant (self->table, known->text);

      report_action (self, known, similar);
    }
  else
    cfn_policy_fit_add (self->fit, known->node, known->text, &action, 1);
}

static void
check_action_list (CfnChecker     *checker,
                   const CfnKnown *known,
                   gpointer        data)
{
  cfn_possible_each_item (checker, known, check_action, data);
}

void
cfn_check_actions (const CfnPolicyPlace *self,
                   CfnNode              *statement)
{
  CfnNode *action = cfn_node_get (statement, "Action");
  CfnNode *not_action = cfn_node_get (statement, "NotAction");
  Actions actions = { self, iam_actions_get_default (), NULL };

  if (actions.table == NULL)
    return;

  if (not_action != NULL)
    cfn_possible_each (self->checker, not_action, check_action_list, &actions);
  if (action != NULL)
    {
      actions.fit = cfn_policy_fit_new (self, statement);
      cfn_possible_each (self->checker, action, check_action_list, &actions);
      cfn_policy_fit_finish (actions.fit);
    }
}

/* Its form is a limit of the property. */
static void
check_permitted (CfnChecker     *checker,
                 const CfnKnown *known,
                 gpointer        data)
{
  const Actions *self = data;
  IamAction action;

  if (known->kind == CFN_KNOWN_TEXT && g_str_has_prefix (known->text, "lambda:")
      && strpbrk (known->text, "*?") == NULL
      && !iam_actions_find (self->table, known->text, &action))
    {
      g_autofree char *similar = find_meant (self->table, known->text);

      report_action (self, known, similar);
    }
}

void
cfn_check_permitted_action (CfnChecker        *self,
                            const CfnResource *permission)
{
  CfnNode *node = cfn_resource_get_property (permission, "Action");
  CfnPolicyPlace place = { self, permission, CFN_POLICY_RESOURCE, NULL, NULL };
  Actions actions = { &place, iam_actions_get_default (), NULL };

  if (node != NULL && actions.table != NULL)
    cfn_possible_each (self, node, check_permitted, &actions);
}
