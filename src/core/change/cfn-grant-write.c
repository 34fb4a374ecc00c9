/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-grant-private.h"

#include <string.h>

#include "cfn-change.h"
#include "cfn-role.h"

/* IAM refuses two inline policies of one name in a role. */
static char *
free_policy_name (CfnGrant *self,
                  CfnNode  *policies)
{
  g_autofree char *base = cfn_grant_make_name (self, self->name);
  g_autofree char *name = g_strdup (base);
  guint number = 2;
  CfnNode *policy = policies != NULL ? policies->first_child : NULL;

  while (policy != NULL)
    {
      if (!cfn_node_is_string (cfn_node_get (policy, "PolicyName"), name))
        {
          policy = policy->next;
          continue;
        }

      g_free (name);
      name = g_strdup_printf ("%s%u", base, number++);
      policy = policies->first_child;
    }

  return g_steal_pointer (&name);
}

static gboolean
write_policy (CfnGrant           *self,
              CfnDraft           *draft,
              const char         *holder,
              CfnNode            *policies,
              const CfnActionSet *wanted)
{
  const gboolean is_role = cfn_draft_find (draft, holder)->kind == CFN_KIND_ROLE;
  g_autofree char *name = free_policy_name (self, policies);
  g_autoptr (CfnPath) path = cfn_draft_path (holder, "Properties.Policies");
  g_autoptr (GString) yaml = g_string_new (NULL);
  const char *indent = is_role ? "  " : "";
  g_autofree char *deeper = g_strconcat (indent, "    ", NULL);

  if (is_role)
    g_string_append_printf (yaml, "PolicyName: %s\nPolicyDocument:\n", name);
  g_string_append_printf (yaml, "%sVersion: '2012-10-17'\n%sStatement:\n", indent, indent);

  for (guint i = 0; i < self->n_statements; i++)
    {
      g_autofree char *statement = cfn_statement_to_yaml (&self->shape->statements[i],
                                                          self->subject, wanted[i], deeper);

      if (statement == NULL)
        continue;

      statement[strlen (deeper) - 2] = '-';
      g_string_append (yaml, statement);
    }

  return cfn_draft_append (draft, path, yaml->str);
}

/* Adds the actions to a statement that is about the very resource, our own before others'. */
static gboolean
add_to_equivalent (CfnGrant           *self,
                   CfnDraft           *draft,
                   CfnNode            *policies,
                   const CfnStatement *statement,
                   CfnActionSet        wanted)
{
  CfnNode *found = NULL;
  gboolean is_own = FALSE;

  if (statement->about == CFN_ABOUT_ANYTHING || policies == NULL)
    return FALSE;

  for (CfnNode *policy = policies->first_child; policy != NULL && !is_own; policy = policy->next)
    {
      CfnNode *node = cfn_grant_find_equivalent (self, draft->template, statement, policy);

      if (node == NULL || cfn_grant_is_of_other_family (self, policy))
        continue;

      is_own = cfn_grant_is_own_policy (self, draft->template, policy);
      if (is_own || (found == NULL && !draft->keeps_apart))
        found = node;
    }

  if (found == NULL)
    return FALSE;

  draft->has_shared |= !is_own;
  return cfn_statement_add (statement, draft, found, wanted);
}

static CfnNode *
find_own_policy (CfnGrant    *self,
                 CfnTemplate *template,
                 CfnNode     *policies)
{
  CfnNode *policy = policies != NULL ? policies->first_child : NULL;

  while (policy != NULL && !cfn_grant_is_own_policy (self, template, policy))
    policy = policy->next;

  return policy;
}

/* What found no statement to be added to: in the grant's own policy, which may have to be made. */
static gboolean
write_statements (CfnGrant           *self,
                  CfnDraft           *draft,
                  const char         *holder,
                  CfnNode            *policies,
                  const CfnActionSet *wanted)
{
  CfnNode *policy = find_own_policy (self, draft->template, policies);
  g_autoptr (CfnPath) path = NULL;
  CfnActionSet any = 0;

  for (guint i = 0; i < self->n_statements; i++)
    any |= wanted[i];
  if (any == 0)
    return draft->error == NULL;

  if (policy == NULL)
    return write_policy (self, draft, holder, policies, wanted);

  path = cfn_path_of_node (cfn_grant_get_statements (policy));
  for (guint i = 0; i < self->n_statements; i++)
    {
      g_autofree char *yaml = cfn_statement_to_yaml (&self->shape->statements[i], self->subject,
                                                     wanted[i], "");

      if (yaml != NULL && !cfn_draft_append (draft, path, yaml))
        return FALSE;
    }

  return TRUE;
}

/* @wanted has a set for each statement. */
static gboolean
write_wanted (CfnGrant     *self,
              CfnDraft     *draft,
              const char   *holder,
              CfnActionSet *wanted)
{
  CfnNode *policies;

  /* Policies made by an intrinsic cannot be added to; that the permission is missing stays to be
   * seen. */
  if (!cfn_grant_get_policies (draft, holder, &policies))
    return draft->error == NULL;

  for (guint i = 0; i < self->n_statements; i++)
    {
      if (wanted[i] == 0 ||
          !add_to_equivalent (self, draft, policies, &self->shape->statements[i], wanted[i]))
        continue;

      wanted[i] = 0;
      cfn_grant_get_policies (draft, holder, &policies);
    }

  return draft->error == NULL && write_statements (self, draft, holder, policies, wanted);
}

static gboolean
is_missing (const char * const *missing,
            const char         *action)
{
  for (guint i = 0; missing[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (missing[i], action) == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
cfn_grant_write (CfnGrant           *self,
                 CfnDraft           *draft,
                 const char         *holder,
                 const char * const *missing)
{
  CfnActionSet wanted[CFN_GRANT_N_STATEMENTS] = { 0 };

  for (guint i = 0; i < self->n_statements; i++)
    {
      const CfnStatement *statement = &self->shape->statements[i];

      for (guint j = 0; statement->actions[j] != NULL; j++)
        {
          if (is_missing (missing, statement->actions[j]))
            wanted[i] |= 1u << j;
        }
    }

  return write_wanted (self, draft, holder, wanted);
}

/* What a statement about @about of @subject has to cover; NULL for what knows no resource. */
static IamText *
make_request_subject (CfnTemplate       *template,
                      const CfnResource *subject,
                      CfnAbout           about)
{
  const char *attribute = about == CFN_ABOUT_STREAM_ARN ? "StreamArn" : "Arn";
  IamText *text;

  if (about == CFN_ABOUT_ANYTHING)
    return NULL;

  text = iam_text_new_for_resource (template, subject, about == CFN_ABOUT_REF ? NULL : attribute);
  if (about == CFN_ABOUT_INDEXES || about == CFN_ABOUT_CONTENTS)
    {
      iam_text_append_literal (text, about == CFN_ABOUT_INDEXES ? "/index/" : "/", IAM_TEXT_PLAIN);
      iam_text_append_hole (text, IAM_HOLE_FREE, "name", "generated");
    }

  return text;
}

/* What @role is not sure to be allowed; FALSE when that is denied it, which no grant changes. */
static gboolean
find_wanted (CfnGrant      *self,
             CfnTemplate   *template,
             const CfnRole *role,
             CfnActionSet  *wanted)
{
  const CfnResource *subject = cfn_template_find_resource (template, self->subject);
  g_autoptr (GArray) given = cfn_role_list_given (role, NULL, &subject, 1);

  for (guint i = 0; i < self->n_statements; i++)
    {
      const CfnStatement *statement = &self->shape->statements[i];
      g_autoptr (IamText) about = make_request_subject (template, subject, statement->about);

      for (guint j = 0; statement->actions[j] != NULL; j++)
        {
          IamRequest request = cfn_role_request (role, statement->actions[j], about);
          IamDecision decision;

          request.given = given;
          decision = iam_identity_evaluate (role->identity, NULL, &request);
          if (decision.by_deny && decision.verdict == IAM_VERDICT_DENIED)
            return FALSE;
          if (decision.verdict != IAM_VERDICT_ALLOWED || decision.n_cases > 0)
            wanted[i] |= 1u << j;
        }
    }

  return TRUE;
}

gboolean
cfn_grant_find_wanted (CfnGrant     *self,
                       CfnTemplate  *template,
                       const char   *holder,
                       CfnActionSet *wanted)
{
  const CfnResource *resource = cfn_template_find_resource (template, holder);
  CfnRoles *roles = cfn_roles_new (template);
  CfnRole *generated = NULL;
  gboolean is_possible;

  if (resource->kind != CFN_KIND_ROLE)
    generated = cfn_role_new_generated (template, resource);
  is_possible = find_wanted (self, template,
                             generated != NULL ? generated : cfn_roles_find (roles, resource),
                             wanted);
  g_clear_pointer (&generated, cfn_role_free);
  cfn_roles_free (roles);

  return is_possible;
}

gboolean
cfn_grant_write_missing (CfnGrant   *self,
                         CfnDraft   *draft,
                         const char *holder)
{
  CfnActionSet wanted[CFN_GRANT_N_STATEMENTS] = { 0 };

  if (draft->error != NULL)
    return FALSE;

  if (cfn_grant_find_wanted (self, draft->template, holder, wanted))
    return write_wanted (self, draft, holder, wanted);

  cfn_set_error (&draft->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL,
                 N_("{0} denies this on {1}: while it does, nothing can allow it"), holder,
                 self->subject, NULL);
  return FALSE;
}
