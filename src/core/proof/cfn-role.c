/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-role-private.h"

#include "cfn-condition.h"
#include "cfn-sam.h"

/* Most roles are not asked for more. */
#define FEW_CLAIMS 8

void
cfn_role_free (CfnRole *role)
{
  if (role == NULL)
    return;

  iam_identity_free (role->identity);
  g_clear_pointer (&role->trust, iam_policy_unref);
  iam_text_free (role->arn);
  iam_context_free (role->context);
  g_clear_pointer (&role->given, g_array_unref);
  g_ptr_array_unref (role->users);
  g_ptr_array_unref (role->asked);
  g_clear_pointer (&role->asked_once, g_hash_table_unref);
  g_free (role);
}

/* The tags of a role are keys of its requests. It may have more of them than it says: those of the
 * stack. */
static void
add_tags (IamContext        *context,
          CfnTemplate       *template,
          const CfnResource *resource)
{
  CfnNode *tags = cfn_resource_get_property (resource, "Tags");

  if (cfn_value_of (template, tags).kind != CFN_VALUE_LIST)
    return;
  for (CfnNode *tag = tags->first_child; tag != NULL; tag = tag->next)
    {
      g_autofree char *name = cfn_value_know_text (template, cfn_node_get (tag, "Key"));
      g_autofree char *key = NULL;

      if (name == NULL)
        continue;
      key = g_strconcat ("aws:PrincipalTag/", name, NULL);
      iam_context_add (context, key,
                       iam_text_new_for_value (template, cfn_node_get (tag, "Value"),
                                               IAM_TEXT_PLAIN));
    }
}

/* IAM User Guide, AWS global condition context keys, and Policy variables: what every request of
 * somebody who has put on a role says. Lambda always speaks TLS. */
static const IamContext *
get_common_context (void)
{
  static IamContext *common;

  if (g_once_init_enter (&common))
    {
      IamContext *context = iam_context_new (NULL);
      IamText *account = iam_text_new (NULL, IAM_TEXT_PLAIN);

      iam_text_append_hole (account, IAM_HOLE_PSEUDO, "AWS::AccountId", "pseudo-parameter");
      iam_context_add (context, "aws:PrincipalAccount", account);
      iam_context_add_plain (context, "aws:PrincipalType", "AssumedRole");
      iam_context_add_plain (context, "aws:PrincipalIsAWSService", "false");
      iam_context_add_plain (context, "aws:SecureTransport", "true");
      iam_context_set_absent (context, "aws:username");
      g_once_init_leave (&common, context);
    }

  return common;
}

static IamContext *
make_context (CfnTemplate       *template,
              const CfnResource *resource,
              const IamText     *arn)
{
  IamContext *context = iam_context_new (get_common_context ());
  IamText *principal = iam_text_new (NULL, IAM_TEXT_PLAIN);

  iam_text_append_text (principal, arn);
  iam_context_add (context, "aws:PrincipalArn", principal);
  add_tags (context, template, resource);

  return context;
}

CfnRole *
cfn_role_new (CfnTemplate       *template,
              const CfnResource *resource)
{
  CfnRole *role = g_new0 (CfnRole, 1);

  role->resource = resource;
  role->template = template;
  role->identity = iam_identity_new ();
  role->users = g_ptr_array_new ();
  role->asked = g_ptr_array_new ();
  if (resource->kind == CFN_KIND_ROLE)
    role->arn = iam_text_new_for_resource (template, resource, "Arn");
  else
    {
      role->arn = iam_text_new ("arn:", IAM_TEXT_PLAIN);
      iam_text_append_hole (role->arn, IAM_HOLE_PSEUDO, "AWS::Partition", "pseudo-parameter");
      iam_text_append_literal (role->arn, ":iam::", IAM_TEXT_PLAIN);
      iam_text_append_hole (role->arn, IAM_HOLE_PSEUDO, "AWS::AccountId", "pseudo-parameter");
      iam_text_append_literal (role->arn, ":role/", IAM_TEXT_PLAIN);
      iam_text_append_hole (role->arn, IAM_HOLE_UNIQUE, "role of a function", "generated");
    }
  role->context = make_context (template, resource, role->arn);
  if (resource->condition != NULL)
    role->given = iam_guard_extend (NULL, resource->condition, TRUE);

  return role;
}

static void
collect_values (CfnTemplate *template,
                CfnNode     *node,
                GPtrArray   *values)
{
  CfnValue value = cfn_value_of (template, node);

  if (value.kind == CFN_VALUE_LIST)
    {
      for (CfnNode *item = node->first_child; item != NULL; item = item->next)
        collect_values (template, item, values);
    }
  else if (value.kind == CFN_VALUE_IF)
    {
      collect_values (template, cfn_node_get_item (value.arguments, 1), values);
      collect_values (template, cfn_node_get_item (value.arguments, 2), values);
    }
  else if (value.kind != CFN_VALUE_ABSENT)
    g_ptr_array_add (values, node);
}

GPtrArray *
cfn_role_list_values (CfnTemplate *template,
                      CfnNode     *node)
{
  GPtrArray *values = g_ptr_array_new ();

  collect_values (template, node, values);

  return values;
}

/* Policies: [{PolicyName, PolicyDocument}] */
static void
add_inline_policies (CfnRole *role)
{
  CfnNode *policies = cfn_resource_get_property (role->resource, "Policies");
  g_autoptr (GPtrArray) values = cfn_role_list_values (role->template, policies);

  for (guint i = 0; i < values->len; i++)
    {
      CfnNode *node = g_ptr_array_index (values, i);
      g_autoptr (GArray) guard = cfn_node_get_cases (node);
      gboolean is_map = cfn_value_of (role->template, node).kind == CFN_VALUE_MAP;

      iam_identity_add (role->identity,
                        is_map ? iam_policy_new (role->template,
                                                 cfn_node_get (node, "PolicyDocument"))
                               : iam_policy_new_opaque (node, "computed"),
                        guard);
    }
}

/* What the policy resource @policy says; transfer full. @self NULL: read anew. */
static IamPolicy *
read_policy_resource (CfnRoles          *self,
                      CfnTemplate       *template,
                      const CfnResource *policy)
{
  IamPolicy *known = self != NULL ? g_hash_table_lookup (self->policies, policy) : NULL;

  if (known != NULL)
    return iam_policy_ref (known);

  known = iam_policy_new (template, cfn_resource_get_property (policy, "PolicyDocument"));
  if (self != NULL)
    g_hash_table_insert (self->policies, (gpointer) policy, iam_policy_ref (known));

  return known;
}

static gboolean
is_its_arn (CfnTemplate       *template,
            const CfnResource *resource,
            const IamText     *arn)
{
  g_autoptr (IamText) its = NULL;

  if (!g_str_equal (resource->type, "AWS::IAM::ManagedPolicy"))
    return FALSE;
  its = iam_text_new_for_resource (template, resource, NULL);

  return iam_text_match_arn (its, arn) == IAM_MATCH_YES;
}

/* The managed policy of this template whose ARN it is, or NULL. */
static const CfnResource *
find_by_arn (CfnTemplate   *template,
             const IamText *arn)
{
  guint n_named;
  CfnResource * const *named = iam_text_get_resources (arn, &n_named);

  for (guint i = 0; i < n_named; i++)
    {
      if (is_its_arn (template, named[i], arn))
        return named[i];
    }
  /* Else it may be put together by hand. */
  for (guint i = 0; i < cfn_template_get_n_resources (template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);

      if (is_its_arn (template, resource, arn))
        return resource;
    }

  return NULL;
}

IamPolicy *
cfn_roles_read_managed (CfnRoles           *self,
                        CfnTemplate        *template,
                        CfnNode            *node,
                        const CfnResource **resource)
{
  g_autoptr (IamText) arn = iam_text_new_for_value (template, node, IAM_TEXT_PLAIN);
  IamPolicy *policy = iam_policy_new_managed (arn, node);

  *resource = NULL;
  if (iam_policy_get_unknown (policy) == NULL)
    return policy;

  *resource = find_by_arn (template, arn);
  if (*resource == NULL)
    return policy;
  iam_policy_unref (policy);

  return read_policy_resource (self, template, *resource);
}

/* A policy resource that only exists under a condition gives nothing without it. */
static GArray *
guard_of (CfnNode           *node,
          const CfnResource *resource)
{
  g_autoptr (GArray) guard = cfn_node_get_cases (node);

  return resource != NULL && resource->condition != NULL
           ? iam_guard_extend (guard, resource->condition, TRUE) : g_steal_pointer (&guard);
}

static void
add_managed_policies (CfnRoles *self,
                      CfnRole  *role)
{
  CfnNode *list = cfn_resource_get_property (role->resource, "ManagedPolicyArns");
  g_autoptr (GPtrArray) values = cfn_role_list_values (self->template, list);

  for (guint i = 0; i < values->len; i++)
    {
      CfnAttachment attachment = { .role = role->resource,
                                   .node = g_ptr_array_index (values, i) };
      IamPolicy *policy = cfn_roles_read_managed (self, self->template, attachment.node,
                                                  &attachment.policy);
      g_autoptr (GArray) guard = guard_of (attachment.node, attachment.policy);

      iam_identity_add (role->identity, policy, guard);
      if (attachment.policy != NULL)
        g_array_append_val (self->attachments, attachment);
    }
}

void
cfn_role_set_boundary (CfnRole  *self,
                       CfnRoles *roles)
{
  CfnNode *node = cfn_sam_get_property (self->template, self->resource, "PermissionsBoundary");
  g_autoptr (GPtrArray) values = cfn_role_list_values (self->template, node);

  for (guint i = 0; i < values->len; i++)
    {
      CfnNode *value = g_ptr_array_index (values, i);
      const CfnResource *resource;
      IamPolicy *policy = cfn_roles_read_managed (roles, self->template, value, &resource);
      g_autoptr (GArray) guard = guard_of (value, resource);

      iam_identity_add_boundary (self->identity, policy, guard);
    }
}

static void
add_role (CfnRoles          *self,
          const CfnResource *resource)
{
  CfnRole *role = cfn_role_new (self->template, resource);
  CfnNode *trust = cfn_resource_get_property (resource, "AssumeRolePolicyDocument");

  if (cfn_value_of (self->template, trust).kind != CFN_VALUE_ABSENT)
    role->trust = iam_policy_new (self->template, trust);
  if (cfn_resource_has_hidden_properties (resource))
    iam_identity_add (role->identity, iam_policy_new_opaque (resource->node, "macro"), NULL);
  add_inline_policies (role);
  cfn_role_set_boundary (role, self);
  g_ptr_array_index (self->by_index, resource->index) = role;
}

/* The role that @node names, however: policies list the names of roles. NULL when it is none of
 * this template. */
static const CfnResource *
find_role (CfnRoles *self,
           CfnNode  *node)
{
  const CfnResource *named = cfn_meaning_resource (self->template, node);
  g_autoptr (IamText) name = NULL;

  if (named != NULL)
    return named;
  name = iam_text_new_for_value (self->template, node, IAM_TEXT_PLAIN);
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *role = cfn_template_get_resource (self->template, i);
      g_autoptr (IamText) its = NULL;

      if (role->kind != CFN_KIND_ROLE)
        continue;
      its = iam_text_new_for_resource (self->template, role, NULL);
      if (iam_text_match (its, name, FALSE) == IAM_MATCH_YES)
        return role;
    }

  return NULL;
}

static void
attach_all (CfnRoles          *self,
            const CfnResource *policy)
{
  gboolean has_one = g_str_equal (policy->type, "AWS::IAM::RolePolicy");
  CfnNode *node = cfn_resource_get_property (policy, has_one ? "RoleName" : "Roles");
  g_autoptr (GPtrArray) values = cfn_role_list_values (self->template, node);

  for (guint i = 0; i < values->len; i++)
    {
      CfnAttachment attachment = { .policy = policy, .node = g_ptr_array_index (values, i) };
      g_autoptr (GArray) guard = cfn_node_get_cases (attachment.node);
      CfnRole *role;

      attachment.role = find_role (self, attachment.node);
      role = cfn_roles_find (self, attachment.role);
      if (role != NULL)
        iam_identity_add (role->identity, read_policy_resource (self, self->template, policy),
                          guard);
      g_array_append_val (self->attachments, attachment);
    }
}

CfnRoles *
cfn_roles_new (CfnTemplate *template)
{
  CfnRoles *self = g_new0 (CfnRoles, 1);
  guint n = cfn_template_get_n_resources (template);

  self->template = template;
  self->by_index = g_ptr_array_new_full (n, (GDestroyNotify) cfn_role_free);
  g_ptr_array_set_size (self->by_index, (gint) n);
  self->attachments = g_array_new (FALSE, FALSE, sizeof (CfnAttachment));
  self->policies = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) iam_policy_unref);

  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);

      if (resource->kind == CFN_KIND_ROLE)
        add_role (self, resource);
    }
  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);

      if (resource->kind == CFN_KIND_POLICY)
        attach_all (self, resource);
      else if (resource->kind == CFN_KIND_ROLE)
        add_managed_policies (self, cfn_roles_find (self, resource));
    }
  cfn_roles_read_own_policies (self);

  return self;
}

void
cfn_roles_free (CfnRoles *self)
{
  g_hash_table_unref (self->own_policies);
  g_ptr_array_unref (self->by_index);
  g_array_unref (self->attachments);
  g_hash_table_unref (self->policies);
  g_free (self);
}

CfnRole *
cfn_roles_find (CfnRoles          *self,
                const CfnResource *resource)
{
  CfnRole *role = NULL;

  if (resource != NULL && resource->index < self->by_index->len)
    role = g_ptr_array_index (self->by_index, resource->index);

  return role != NULL && role->resource == resource ? role : NULL;
}

void
cfn_role_ask (CfnRole  *self,
              CfnClaim *claim)
{
  if (self->asked_once == NULL && self->asked->len < FEW_CLAIMS)
    {
      if (!g_ptr_array_find (self->asked, claim, NULL))
        g_ptr_array_add (self->asked, claim);
      return;
    }

  if (self->asked_once == NULL)
    {
      self->asked_once = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < self->asked->len; i++)
        g_hash_table_add (self->asked_once, g_ptr_array_index (self->asked, i));
    }
  if (g_hash_table_add (self->asked_once, claim))
    g_ptr_array_add (self->asked, claim);
}

IamRequest
cfn_role_request (const CfnRole *self,
                  const char    *action,
                  const IamText *resource)
{
  return (IamRequest) { .action = action, .resource = resource, .caller = self->arn,
                        .context = self->context, .template = self->template,
                        .given = self->given };
}

GArray *
cfn_role_list_given (const CfnRole             *self,
                     const CfnNode             *node,
                     const CfnResource * const *parts,
                     guint                      n_parts)
{
  GArray *given = node != NULL ? cfn_node_get_cases (node)
                               : g_array_new (FALSE, FALSE, sizeof (CfnCase));

  for (guint i = 0; i < n_parts; i++)
    cfn_cases_add_existence (given, parts[i]);
  cfn_cases_add_existence (given, self->resource);

  return given;
}
