/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"

#include "iam-actions.h"

#include <string.h>

/* Where the actions of a statement are. */
typedef struct
{
  const CfnPolicyPlace *place;
  const IamActions *table;
  CfnPolicyFit *fit;       /* or NULL */
} Actions;

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
  if (similar != NULL && cfn_node_is_string (known->node, known->text)
      && cfn_node_get_literal (known->node) != NULL)
    {
      g_autofree char *path = cfn_path_string_of_node (known->node);

      cfn_finding_add_fix (finding, CFN_FIX_SET, "use-known-action",
                           cfn_message_new (N_("Make it {0}"), similar, NULL), path, similar);
    }
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
    cfn_checker_report (checker, "wrong-policy", self->place->resource, known->node,
                        cfn_message_new (N_("“{0}” is no action: those look like "
                                            "dynamodb:GetRecords"),
                                         known->text, NULL));
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
        report_action (self, known, NULL);
      cfn_policy_fit_add (self->fit, known->node, known->text, (IamAction *) matching->data,
                          matching->len);
    }
  else if (!iam_actions_find (self->table, known->text, &action))
    {
      g_autofree char *similar = iam_actions_find_similar (self->table, known->text);

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
  if (known->kind == CFN_KNOWN_LIST && known->items == NULL)
    {
      for (CfnNode *item = known->node->first_child; item != NULL; item = item->next)
        cfn_possible_each (checker, item, check_action, data);
    }
  else
    check_action (checker, known, data);
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
