/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-role.h"

#include "cfn-meaning.h"
#include "cfn-sam.h"

/* AWS SAM Developer Guide, DynamoDB event: what the role that SAM makes may do for it. */
#define GENERATED_POLICY "arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole"

void
cfn_role_free (CfnRole *role)
{
  iam_identity_free (role->identity);
  g_clear_pointer (&role->trust, iam_policy_unref);
  iam_text_free (role->arn);
  g_ptr_array_unref (role->users);
  g_ptr_array_unref (role->asked);
  g_free (role);
}

/* Policies: [{PolicyName, PolicyDocument}]; an item may stand under a condition. */
static void
add_inline_policy (CfnRole     *role,
                   CfnTemplate *template,
                   CfnNode     *node)
{
  CfnValue value = cfn_value_of (template, node);

  if (value.kind == CFN_VALUE_MAP)
    iam_identity_add (role->identity,
                      iam_policy_new (template, cfn_node_get (node, "PolicyDocument")));
  else if (value.kind == CFN_VALUE_IF)
    iam_identity_add (role->identity, iam_policy_new_opaque (node, "condition"));
  else if (value.kind != CFN_VALUE_ABSENT)
    iam_identity_add (role->identity, iam_policy_new_opaque (node, "computed"));
}

static void
add_inline_policies (CfnRole     *role,
                     CfnTemplate *template)
{
  CfnNode *policies = cfn_resource_get_property (role->resource, "Policies");

  if (cfn_value_of (template, policies).kind != CFN_VALUE_LIST)
    {
      add_inline_policy (role, template, policies);
      return;
    }
  for (CfnNode *item = policies->first_child; item != NULL; item = item->next)
    add_inline_policy (role, template, item);
}

static IamPolicy *
read_policy_resource (CfnTemplate       *template,
                      const CfnResource *policy)
{
  CfnNode *document = cfn_resource_get_property (policy, "PolicyDocument");

  return iam_policy_new (template, document);
}

/* The policy that a managed policy's ARN stands for: one of this template, one of AWS's, or
 * unknown. */
static IamPolicy *
read_managed_policy (CfnTemplate        *template,
                     const CfnMeaning   *meaning,
                     const CfnResource **resource)
{
  g_autoptr (IamText) arn = NULL;

  *resource = NULL;
  if (meaning->condition != NULL)
    return iam_policy_new_opaque (meaning->node, "condition");
  if (meaning->kind == CFN_MEANING_RESOURCE
      && g_str_equal (meaning->resource->type, "AWS::IAM::ManagedPolicy"))
    {
      *resource = meaning->resource;
      return read_policy_resource (template, meaning->resource);
    }

  arn = iam_text_new_for_value (template, meaning->node, IAM_TEXT_PLAIN);

  return iam_policy_new_managed (arn, meaning->node);
}

static void
add_managed_policies (CfnRoles    *self,
                      CfnRole     *role,
                      CfnTemplate *template)
{
  CfnNode *list = cfn_resource_get_property (role->resource, "ManagedPolicyArns");

  if (list == NULL)
    return;
  if (cfn_value_of (template, list).kind != CFN_VALUE_LIST)
    {
      iam_identity_add (role->identity, iam_policy_new_opaque (list, "computed"));
      return;
    }

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      g_autoptr (GArray) meanings = cfn_meanings_of (template, item);

      for (guint i = 0; i < meanings->len; i++)
        {
          CfnAttachment attachment = { .role = role->resource, .node = item };

          iam_identity_add (role->identity,
                            read_managed_policy (template, &g_array_index (meanings, CfnMeaning, i),
                                                 &attachment.policy));
          if (attachment.policy != NULL)
            g_array_append_val (self->attachments, attachment);
        }
    }
}

static void
set_boundary (CfnRole     *role,
              CfnTemplate *template)
{
  CfnNode *node = cfn_sam_get_property (template, role->resource, "PermissionsBoundary");
  g_autoptr (GArray) meanings = cfn_meanings_of (template, node);
  const CfnResource *resource;

  if (meanings->len > 0)
    iam_identity_set_boundary (role->identity,
                               read_managed_policy (template,
                                                    &g_array_index (meanings, CfnMeaning, 0),
                                                    &resource));
}

static void
add_role (CfnRoles          *self,
          CfnTemplate       *template,
          const CfnResource *resource)
{
  CfnRole *role = g_new0 (CfnRole, 1);
  CfnNode *trust = cfn_resource_get_property (resource, "AssumeRolePolicyDocument");

  role->resource = resource;
  role->identity = iam_identity_new ();
  role->users = g_ptr_array_new ();
  role->asked = g_ptr_array_new ();
  role->arn = iam_text_new_for_resource (template, resource, "Arn");
  if (cfn_value_of (template, trust).kind != CFN_VALUE_ABSENT)
    role->trust = iam_policy_new (template, trust);
  if (cfn_resource_has_hidden_properties (resource))
    iam_identity_add (role->identity, iam_policy_new_opaque (resource->node, "macro"));
  add_inline_policies (role, template);
  set_boundary (role, template);
  g_hash_table_insert (self->by_resource, (gpointer) resource, role);
}

/* One of a function's Policies: a document, a managed policy, or one of SAM's policy templates, of
 * which none takes anything away. */
static void
add_function_policy (CfnRole     *role,
                     CfnTemplate *template,
                     CfnNode     *node)
{
  CfnValue value = cfn_value_of (template, node);
  g_autoptr (GArray) meanings = NULL;
  const CfnResource *resource;

  if (value.kind == CFN_VALUE_MAP && cfn_node_get (node, "Statement") != NULL)
    iam_identity_add (role->identity, iam_policy_new (template, node));
  if (value.kind == CFN_VALUE_MAP || value.kind == CFN_VALUE_LITERAL)
    return;

  meanings = cfn_meanings_of (template, node);
  for (guint i = 0; i < meanings->len; i++)
    iam_identity_add (role->identity,
                      read_managed_policy (template, &g_array_index (meanings, CfnMeaning, i),
                                           &resource));
}

CfnRole *
cfn_role_new_generated (CfnTemplate       *template,
                        const CfnResource *function)
{
  CfnRole *role = g_new0 (CfnRole, 1);
  CfnNode *policies = cfn_sam_get_property (template, function, "Policies");
  g_autoptr (IamText) arn = iam_text_new (GENERATED_POLICY, IAM_TEXT_PLAIN);

  role->resource = function;
  role->identity = iam_identity_new ();
  role->users = g_ptr_array_new ();
  role->asked = g_ptr_array_new ();
  role->arn = iam_text_new (NULL, IAM_TEXT_PLAIN);
  iam_text_append_hole (role->arn, IAM_HOLE_UNIQUE, "role of a function", "generated");
  iam_identity_add (role->identity, iam_policy_new_managed (arn, function->node));
  set_boundary (role, template);

  if (cfn_value_of (template, policies).kind != CFN_VALUE_LIST)
    add_function_policy (role, template, policies);
  else
    {
      for (CfnNode *item = policies->first_child; item != NULL; item = item->next)
        add_function_policy (role, template, item);
    }

  return role;
}

static void
attach (CfnRoles          *self,
        CfnTemplate       *template,
        const CfnResource *policy,
        CfnNode           *node)
{
  g_autoptr (GArray) meanings = cfn_meanings_of (template, node);

  for (guint i = 0; i < meanings->len; i++)
    {
      const CfnMeaning *meaning = &g_array_index (meanings, CfnMeaning, i);
      CfnAttachment attachment = { .policy = policy, .node = node };
      CfnRole *role;

      if (meaning->kind == CFN_MEANING_RESOURCE)
        attachment.role = meaning->resource;
      else if (meaning->kind == CFN_MEANING_LITERAL)
        attachment.role = cfn_meaning_find_named (template, CFN_KIND_ROLE, "RoleName",
                                                  meaning->text);

      role = cfn_roles_find (self, attachment.role);
      if (role != NULL && meaning->condition == NULL && policy->condition == NULL)
        iam_identity_add (role->identity, read_policy_resource (template, policy));
      else if (role != NULL)
        iam_identity_add (role->identity, iam_policy_new_opaque (policy->node, "condition"));
      g_array_append_val (self->attachments, attachment);
    }
}

static void
attach_all (CfnRoles          *self,
            CfnTemplate       *template,
            const CfnResource *policy)
{
  gboolean has_one = g_str_equal (policy->type, "AWS::IAM::RolePolicy");
  CfnNode *node = cfn_resource_get_property (policy, has_one ? "RoleName" : "Roles");

  if (cfn_value_of (template, node).kind != CFN_VALUE_LIST)
    {
      attach (self, template, policy, node);
      return;
    }
  for (CfnNode *item = node->first_child; item != NULL; item = item->next)
    attach (self, template, policy, item);
}

CfnRoles *
cfn_roles_new (CfnTemplate *template)
{
  CfnRoles *self = g_new0 (CfnRoles, 1);
  guint n = cfn_template_get_n_resources (template);

  self->by_resource = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cfn_role_free);
  self->attachments = g_array_new (FALSE, FALSE, sizeof (CfnAttachment));

  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);

      if (resource->kind == CFN_KIND_ROLE)
        add_role (self, template, resource);
    }
  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);

      if (resource->kind == CFN_KIND_POLICY)
        attach_all (self, template, resource);
      else if (resource->kind == CFN_KIND_ROLE)
        add_managed_policies (self, cfn_roles_find (self, resource), template);
    }

  return self;
}

void
cfn_roles_free (CfnRoles *self)
{
  g_hash_table_unref (self->by_resource);
  g_array_unref (self->attachments);
  g_free (self);
}

CfnRole *
cfn_roles_find (CfnRoles          *self,
                const CfnResource *resource)
{
  return resource != NULL ? g_hash_table_lookup (self->by_resource, resource) : NULL;
}

void
cfn_role_ask (CfnRole  *self,
              CfnClaim *claim)
{
  if (!g_ptr_array_find (self->asked, claim, NULL))
    g_ptr_array_add (self->asked, claim);
}
