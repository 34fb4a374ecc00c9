/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-grant-private.h"

/* Whether @node, of a policy of the grant's own, has what @statement writes. */
static gboolean
is_written (CfnGrant           *self,
            CfnTemplate        *template,
            const CfnStatement *statement,
            const CfnNode      *node)
{
  if (statement->about == CFN_ABOUT_ANYTHING)
    return cfn_statement_covers (statement, self->subject, template, node);

  return cfn_statement_is_equivalent (statement, self->subject, template, node) &&
         cfn_statement_find_all (statement, node) != 0;
}

/* Takes one statement's part out of the grant's own policies; FALSE when there is none. Listing
 * streams, by which a policy is not known, goes first. */
static gboolean
remove_own (CfnGrant           *self,
            CfnDraft           *draft,
            const char         *holder,
            const CfnStatement *statement)
{
  CfnNode *policies;
  CfnNode *policy = NULL;

  if (cfn_grant_get_policies (draft, holder, &policies) && policies != NULL)
    policy = policies->first_child;

  for (; policy != NULL; policy = policy->next)
    {
      CfnNode *node = cfn_grant_is_own_policy (self, draft->template, policy)
                        ? cfn_grant_get_statements (policy)->first_child : NULL;

      for (; node != NULL; node = node->next)
        {
          if (is_written (self, draft->template, statement, node))
            return cfn_statement_remove (statement, draft, node, CFN_ALL_ACTIONS);
        }
    }

  return FALSE;
}

/* Takes what was added to others' statements out of the policy at @index, the last first: so the
 * places hold. Not where some of the actions are neither here nor allowed otherwise (@wanted): a
 * connection that is not whole was not made here, and the statements are as they were. */
static void
remove_added (CfnGrant           *self,
              CfnDraft           *draft,
              const char         *holder,
              const CfnStatement *statement,
              CfnActionSet        wanted,
              guint               index)
{
  CfnNode *policies;
  CfnNode *policy;
  CfnNode *statements;

  cfn_grant_get_policies (draft, holder, &policies);
  policy = cfn_node_get_item (policies, index);
  statements = cfn_grant_get_statements (policy);
  if (statements == NULL || cfn_grant_is_own_policy (self, draft->template, policy) ||
      cfn_grant_is_of_other_family (self, policy))
    return;

  for (guint i = statements->n_children; i-- > 0 && draft->error == NULL;)
    {
      CfnNode *node = cfn_node_get_item (statements, i);
      CfnActionSet added;

      if (!cfn_statement_is_equivalent (statement, self->subject, draft->template, node))
        continue;

      added = cfn_statement_find_added (statement, node);
      if (added == 0 || (wanted & ~cfn_statement_find_all (statement, node)) != 0)
        continue;

      cfn_statement_remove (statement, draft, node, added);
      cfn_grant_get_policies (draft, holder, &policies);
      statements = cfn_grant_get_statements (cfn_node_get_item (policies, index));
    }
}

gboolean
cfn_grant_remove (CfnGrant   *self,
                  CfnDraft   *draft,
                  const char *holder)
{
  CfnActionSet wanted[CFN_GRANT_N_STATEMENTS] = { 0 };
  CfnNode *policies;

  if (draft->error != NULL)
    return FALSE;
  if (!cfn_grant_get_policies (draft, holder, &policies) || policies == NULL)
    return TRUE;

  cfn_grant_find_wanted (self, draft->template, holder, wanted);
  for (guint i = self->n_statements; i-- > 0 && draft->error == NULL;)
    {
      const CfnStatement *statement = &self->shape->statements[i];

      while (remove_own (self, draft, holder, statement))
        ;
      if (statement->about == CFN_ABOUT_ANYTHING || draft->error != NULL ||
          !cfn_grant_get_policies (draft, holder, &policies) || policies == NULL)
        continue;

      for (guint j = policies->n_children; j-- > 0;)
        remove_added (self, draft, holder, statement, wanted[i], j);
    }

  return draft->error == NULL;
}

/* The first statement in @policies that allows something of the grant on this resource and on
 * nothing else. */
static CfnNode *
find_statement (CfnGrant    *self,
                CfnTemplate *template,
                CfnNode     *policies)
{
  CfnNode *policy = policies != NULL ? policies->first_child : NULL;

  for (; policy != NULL; policy = policy->next)
    {
      CfnNode *node = cfn_grant_find_equivalent (self, template, &self->shape->statements[0],
                                                 policy);

      if (node != NULL && cfn_statement_find_all (&self->shape->statements[0], node) != 0)
        return node;
    }

  return NULL;
}

gboolean
cfn_grant_remove_statements (CfnGrant   *self,
                             CfnDraft   *draft,
                             const char *holder)
{
  const CfnStatement *statement = &self->shape->statements[0];
  CfnNode *policies;

  while (draft->error == NULL && cfn_grant_get_policies (draft, holder, &policies))
    {
      CfnNode *node = find_statement (self, draft->template, policies);

      if (node == NULL)
        break;

      cfn_statement_remove (statement, draft, node, CFN_ALL_ACTIONS);
    }

  return draft->error == NULL;
}
