/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-grant.h"

#include "cfn-value.h"

/* How a statement names what it is about. */
typedef enum
{
  ABOUT_NONE,
  ABOUT_STREAM_ARN,   /* !GetAtt ID.StreamArn */
  ABOUT_ARN,          /* !GetAtt ID.Arn */
  ABOUT_REF,          /* !Ref ID, for what Ref gives the ARN of */
  ABOUT_CONTENTS,     /* !Sub of the ARN, a slash and a star */
  ABOUT_ANYTHING,     /* '*', for actions that know no resource */
} About;

#define N_ACTIONS 3
#define N_STATEMENTS 2

typedef struct
{
  About about;
  const char *actions[N_ACTIONS + 1];
} Statement;

typedef struct
{
  CfnKind kind;
  const char *name_start;
  const char *name_end;
  Statement statements[N_STATEMENTS];
} Shape;

static const Shape shapes[] = {
  { CFN_KIND_TABLE, "Read", "Stream",
    { { ABOUT_STREAM_ARN,
        { "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator" } },
      { ABOUT_ANYTHING, { "dynamodb:ListStreams" } } } },
  { CFN_KIND_QUEUE, "SendTo", "", { { ABOUT_ARN, { "sqs:SendMessage" } } } },
  { CFN_KIND_TOPIC, "PublishTo", "", { { ABOUT_REF, { "sns:Publish" } } } },
  { CFN_KIND_BUCKET, "WriteTo", "",
    { { ABOUT_CONTENTS, { "s3:PutObject" } }, { ABOUT_ARN, { "s3:ListBucket" } } } },
};

struct _CfnGrant
{
  const Shape *shape;
  char *subject;
  char *policy_name;
};

/* IAM: a policy name has at most 128 characters, a logical id up to 255. */
#define MAX_NAME_PART 100

CfnGrant *
cfn_grant_new (const CfnResource *subject)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      CfnGrant *self;

      if (shapes[i].kind != subject->kind)
        continue;

      self = g_new0 (CfnGrant, 1);
      self->shape = &shapes[i];
      self->subject = g_strdup (subject->id);
      self->policy_name = g_strdup_printf ("%s%.*s%s", shapes[i].name_start, MAX_NAME_PART,
                                           subject->id, shapes[i].name_end);
      return self;
    }

  return NULL;
}

void
cfn_grant_free (CfnGrant *self)
{
  g_free (self->subject);
  g_free (self->policy_name);
  g_free (self);
}

static char *
dup_sub_string (const char *subject)
{
  return g_strdup_printf ("${%s.Arn}/*", subject);
}

static char *
about_to_yaml (About       about,
               const char *subject)
{
  g_autofree char *string = NULL;
  g_autofree char *quoted = NULL;

  switch (about)
    {
    case ABOUT_STREAM_ARN:
      return cfn_draft_reference (subject, "StreamArn");

    case ABOUT_ARN:
      return cfn_draft_reference (subject, "Arn");

    case ABOUT_REF:
      return cfn_draft_reference (subject, NULL);

    case ABOUT_CONTENTS:
      string = dup_sub_string (subject);
      quoted = cfn_writer_quote (string);
      return g_strconcat ("!Sub ", quoted, NULL);

    case ABOUT_ANYTHING:
      return g_strdup ("'*'");

    case ABOUT_NONE:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
about_matches (About        about,
               const char  *subject,
               CfnTemplate *template,
               CfnNode     *node)
{
  const CfnValue value = cfn_value_of (template, node);
  g_autofree char *string = NULL;

  switch (about)
    {
    case ABOUT_STREAM_ARN:
      return value.kind == CFN_VALUE_GETATT && g_strcmp0 (value.name, subject) == 0 &&
             g_strcmp0 (value.attribute, "StreamArn") == 0;

    case ABOUT_ARN:
      return value.kind == CFN_VALUE_GETATT && g_strcmp0 (value.name, subject) == 0 &&
             g_strcmp0 (value.attribute, "Arn") == 0;

    case ABOUT_REF:
      return value.kind == CFN_VALUE_REF && g_strcmp0 (value.name, subject) == 0;

    case ABOUT_CONTENTS:
      string = dup_sub_string (subject);
      return value.kind == CFN_VALUE_SUB && cfn_node_is_string (value.arguments, string);

    case ABOUT_ANYTHING:
      return value.kind == CFN_VALUE_LITERAL && g_strcmp0 (value.text, "*") == 0;

    case ABOUT_NONE:
    default:
      return FALSE;
    }
}

static gboolean
is_missing (const char * const *missing,
            const char         *action)
{
  if (missing == NULL)
    return TRUE;

  for (guint i = 0; missing[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (missing[i], action) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The statement as block YAML, each line indented by @indent; NULL when it would allow nothing
* new. */
static char *
statement_to_yaml (const Statement    *statement,
                   const char         *subject,
                   const char * const *missing,
                   const char         *indent)
{
  g_autoptr (GString) actions = g_string_new (NULL);
  g_autofree char *about = NULL;
  const char *only = NULL;
  guint n_actions = 0;

  for (guint i = 0; statement->actions[i] != NULL; i++)
    {
      if (!is_missing (missing, statement->actions[i]))
        continue;

      only = statement->actions[i];
      n_actions++;
      g_string_append_printf (actions, "\n%s  - %s", indent, only);
    }

  if (n_actions == 0)
    return NULL;

  if (n_actions == 1)
    g_string_printf (actions, " %s", only);

  about = about_to_yaml (statement->about, subject);
  return g_strdup_printf ("%sEffect: Allow\n%sAction:%s\n%sResource: %s\n", indent, indent,
                          actions->str, indent, about);
}

static gboolean
statement_is_ours (const Statement *statement,
                   const char      *subject,
                   CfnTemplate     *template,
                   CfnNode         *node)
{
  CfnNode *action = cfn_node_get (node, "Action");
  CfnNode *item;

  if (node->kind != CFN_NODE_MAPPING || node->n_children != 3 || action == NULL ||
      !cfn_node_is_string (cfn_node_get (node, "Effect"), "Allow") ||
      !about_matches (statement->about, subject, template, cfn_node_get (node, "Resource")))
    return FALSE;

  item = action->kind == CFN_NODE_SEQUENCE ? action->first_child : action;
  for (; item != NULL; item = item == action ? NULL : item->next)
    {
      const char *name = cfn_node_get_string (item);

      if (name == NULL || !g_strv_contains (statement->actions, name))
        return FALSE;
    }

  return TRUE;
}

/* Whether @policy, an item of Policies, holds this grant and nothing else. */
static gboolean
policy_is_ours (CfnGrant    *self,
                CfnTemplate *template,
                CfnNode     *policy)
{
  const char *name = cfn_node_get_string (cfn_node_get (policy, "PolicyName"));
  CfnNode *document = cfn_node_get (policy, "PolicyDocument");
  CfnNode *statements = cfn_node_get (document, "Statement");

  if (name == NULL || !g_str_has_prefix (name, self->policy_name) || policy->n_children != 2 ||
      document == NULL || document->n_children != 2 || statements == NULL ||
      statements->kind != CFN_NODE_SEQUENCE || statements->n_children == 0)
    return FALSE;

  for (CfnNode *node = statements->first_child; node != NULL; node = node->next)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < N_STATEMENTS && !found; i++)
        found = statement_is_ours (&self->shape->statements[i], self->subject, template, node);

      if (!found)
        return FALSE;
    }

  return TRUE;
}

/* The Policies of a role when they are a plain list (or absent: NULL and TRUE). */
static gboolean
get_policies (CfnDraft    *draft,
              const char  *role,
              CfnNode    **policies)
{
  const CfnResource *resource = cfn_draft_find (draft, role);

  *policies = resource != NULL ? cfn_resource_get_property (resource, "Policies") : NULL;
  return resource != NULL && (*policies == NULL || (*policies)->kind == CFN_NODE_SEQUENCE);
}

/* IAM refuses two inline policies of one name in a role. */
static char *
free_policy_name (CfnGrant *self,
                  CfnNode  *policies)
{
  g_autofree char *name = g_strdup (self->policy_name);
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
      name = g_strdup_printf ("%s%u", self->policy_name, number++);
      policy = policies->first_child;
    }

  return g_steal_pointer (&name);
}

static gboolean
write_policy (CfnGrant           *self,
              CfnDraft           *draft,
              const char         *role,
              CfnNode            *policies,
              const char * const *missing)
{
  g_autofree char *name = free_policy_name (self, policies);
  g_autoptr (CfnPath) path = cfn_draft_path (role, "Properties.Policies");
  g_autoptr (GString) yaml = g_string_new (NULL);
  gboolean any = FALSE;

  g_string_append_printf (yaml,
                          "PolicyName: %s\n"
                          "PolicyDocument:\n"
                          "  Version: '2012-10-17'\n"
                          "  Statement:\n",
                          name);

  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      g_autofree char *statement = statement_to_yaml (&self->shape->statements[i], self->subject,
                                                      missing, "      ");

      if (statement == NULL)
        continue;

      statement[4] = '-';
      g_string_append (yaml, statement);
      any = TRUE;
    }

  return !any || cfn_draft_append (draft, path, yaml->str);
}

gboolean
cfn_grant_write (CfnGrant           *self,
                 CfnDraft           *draft,
                 const char         *role,
                 const char * const *missing)
{
  g_autoptr (CfnPath) path = NULL;
  CfnNode *policies;
  CfnNode *policy;

  /* Policies made by an intrinsic cannot be added to; that the permission is missing stays to be
   * seen. */
  if (!get_policies (draft, role, &policies))
    return draft->error == NULL;

  policy = policies != NULL ? policies->first_child : NULL;
  while (policy != NULL && !policy_is_ours (self, draft->template, policy))
    policy = policy->next;

  if (policy == NULL)
    return write_policy (self, draft, role, policies, missing);

  path = cfn_path_of_node (cfn_node_find (policy, "PolicyDocument", "Statement", NULL));
  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      g_autofree char *yaml = statement_to_yaml (&self->shape->statements[i], self->subject,
                                                 missing, "");

      if (yaml != NULL && !cfn_draft_append (draft, path, yaml))
        return FALSE;
    }

  return TRUE;
}

gboolean
cfn_grant_remove (CfnGrant   *self,
                  CfnDraft   *draft,
                  const char *role)
{
  CfnNode *policies;
  CfnNode *policy;

  do
    {
      if (!get_policies (draft, role, &policies))
        return draft->error == NULL;

      policy = policies != NULL ? policies->first_child : NULL;
      while (policy != NULL && !policy_is_ours (self, draft->template, policy))
        policy = policy->next;

      if (policy != NULL && !cfn_draft_unset_node (draft, policy))
        return FALSE;
    }
  while (policy != NULL);

  return TRUE;
}

/* The first statement in @policies that allows something on this resource and on nothing else. */
static CfnNode *
find_statement (CfnGrant    *self,
                CfnTemplate *template,
                CfnNode     *policies)
{
  CfnNode *policy = policies != NULL ? policies->first_child : NULL;

  for (; policy != NULL; policy = policy->next)
    {
      CfnNode *statements = cfn_node_find (policy, "PolicyDocument", "Statement", NULL);

      if (statements == NULL || statements->kind != CFN_NODE_SEQUENCE)
        continue;

      for (CfnNode *node = statements->first_child; node != NULL; node = node->next)
        {
          CfnNode *about = cfn_node_get (node, "Resource");

          if (!cfn_node_is_string (cfn_node_get (node, "Effect"), "Allow"))
            continue;

          if (about != NULL && about->kind == CFN_NODE_SEQUENCE && about->n_children == 1)
            about = about->first_child;

          if (about_matches (self->shape->statements[0].about, self->subject, template, about))
            return statements->n_children == 1 ? policy : node;
        }
    }

  return NULL;
}

gboolean
cfn_grant_remove_statements (CfnGrant   *self,
                             CfnDraft   *draft,
                             const char *role,
                             guint      *n_removed)
{
  CfnNode *policies;
  CfnNode *node;
  guint n = 0;

  for (;;)
    {
      if (!get_policies (draft, role, &policies))
        break;

      node = find_statement (self, draft->template, policies);
      if (node == NULL || !cfn_draft_unset_node (draft, node))
        break;

      n++;
    }

  if (n_removed != NULL)
    *n_removed = n;

  return draft->error == NULL;
}
