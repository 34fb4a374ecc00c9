/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-grant.h"

#include <string.h>

#include "cfn-change.h"
#include "cfn-role.h"
#include "cfn-sam.h"
#include "cfn-statement.h"
#include "cfn-value.h"

#define N_STATEMENTS 2

#define READ_ITEMS "dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"
#define WRITE_ITEMS \
  "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"
#define RECEIVE "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"
#define CHANGE_OBJECTS "s3:DeleteObject", "s3:PutObject"

/* What is around the resource's id in the name of a policy. */
typedef struct
{
  const char *start;
  const char *end;
} Name;

typedef struct
{
  CfnKind kind;
  CfnUseFlags use;    /* 0: a trigger's */
  Name names[2];      /* the usual one and the other */
  CfnStatement statements[N_STATEMENTS];
} Shape;

#define USE_NAMES { { "Use", "" }, { "Use", "ByName" } }

static const Shape shapes[] = {
  { CFN_KIND_TABLE, 0, { { "Read", "Stream" }, { "ReadStreamOf", "" } },
    { { CFN_ABOUT_STREAM_ARN,
        { "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator" } },
      { CFN_ABOUT_ANYTHING, { "dynamodb:ListStreams" } } } },
  { CFN_KIND_QUEUE, 0, { { "SendTo", "" }, { "SendTo", "" } },
    { { CFN_ABOUT_ARN, { "sqs:SendMessage" } } } },
  { CFN_KIND_TOPIC, 0, { { "PublishTo", "" }, { "PublishTo", "" } },
    { { CFN_ABOUT_REF, { "sns:Publish" } } } },
  { CFN_KIND_BUCKET, 0, { { "WriteTo", "" }, { "WriteTo", "" } },
    { { CFN_ABOUT_CONTENTS, { "s3:PutObject" } }, { CFN_ABOUT_ARN, { "s3:ListBucket" } } } },

  { CFN_KIND_TABLE, CFN_USE_READ, USE_NAMES,
    { { CFN_ABOUT_ARN, { READ_ITEMS } },
      { CFN_ABOUT_INDEXES, { "dynamodb:Query", "dynamodb:Scan" } } } },
  { CFN_KIND_TABLE, CFN_USE_WRITE, USE_NAMES, { { CFN_ABOUT_ARN, { WRITE_ITEMS } } } },
  { CFN_KIND_TABLE, CFN_USE_READ | CFN_USE_WRITE, USE_NAMES,
    { { CFN_ABOUT_ARN, { READ_ITEMS, WRITE_ITEMS } },
      { CFN_ABOUT_INDEXES, { "dynamodb:Query", "dynamodb:Scan" } } } },
  { CFN_KIND_QUEUE, CFN_USE_READ, USE_NAMES, { { CFN_ABOUT_ARN, { RECEIVE } } } },
  { CFN_KIND_QUEUE, CFN_USE_WRITE, USE_NAMES, { { CFN_ABOUT_ARN, { "sqs:SendMessage" } } } },
  { CFN_KIND_QUEUE, CFN_USE_READ | CFN_USE_WRITE, USE_NAMES,
    { { CFN_ABOUT_ARN, { RECEIVE, "sqs:SendMessage" } } } },
  { CFN_KIND_TOPIC, CFN_USE_WRITE, USE_NAMES, { { CFN_ABOUT_REF, { "sns:Publish" } } } },
  { CFN_KIND_BUCKET, CFN_USE_READ, USE_NAMES,
    { { CFN_ABOUT_CONTENTS, { "s3:GetObject" } }, { CFN_ABOUT_ARN, { "s3:ListBucket" } } } },
  { CFN_KIND_BUCKET, CFN_USE_WRITE, USE_NAMES,
    { { CFN_ABOUT_CONTENTS, { CHANGE_OBJECTS } } } },
  { CFN_KIND_BUCKET, CFN_USE_READ | CFN_USE_WRITE, USE_NAMES,
    { { CFN_ABOUT_CONTENTS, { "s3:GetObject", CHANGE_OBJECTS } },
      { CFN_ABOUT_ARN, { "s3:ListBucket" } } } },
};

struct _CfnGrant
{
  const Shape *shape;
  char *subject;
  guint name;          /* which of the two */
  guint n_statements;  /* of the shape's, in use */
};

/* IAM: a policy name has at most 128 characters, a logical id up to 255. */
#define MAX_NAME_PART 100

/* An index is asked for by an ARN of its own; without one the statement would be about nothing. */
static gboolean
has_indexes (const CfnResource *table)
{
  return cfn_resource_get_property (table, "GlobalSecondaryIndexes") != NULL ||
         cfn_resource_get_property (table, "LocalSecondaryIndexes") != NULL;
}

CfnGrant *
cfn_grant_new_for_use (const CfnResource *subject,
                       CfnUseFlags        use)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      CfnGrant *self;

      if (shapes[i].kind != subject->kind || shapes[i].use != use)
        continue;

      self = g_new0 (CfnGrant, 1);
      self->shape = &shapes[i];
      self->subject = g_strdup (subject->id);
      while (self->n_statements < N_STATEMENTS
             && shapes[i].statements[self->n_statements].about != CFN_ABOUT_NONE
             && (shapes[i].statements[self->n_statements].about != CFN_ABOUT_INDEXES
                 || has_indexes (subject)))
        self->n_statements++;
      return self;
    }

  return NULL;
}

CfnGrant *
cfn_grant_new_for_trigger (const CfnResource *subject)
{
  return cfn_grant_new_for_use (subject, 0);
}

void
cfn_grant_free (CfnGrant *self)
{
  g_free (self->subject);
  g_free (self);
}

void
cfn_grant_rename (CfnGrant *self)
{
  self->name = 1;
}

static char *
make_name (CfnGrant *self,
           guint     number)
{
  const Name *parts = &self->shape->names[number];

  return g_strdup_printf ("%s%.*s%s", parts->start, MAX_NAME_PART, self->subject, parts->end);
}

/* Whether @text is the @number-th name of such a policy, whatever the resource was called when it
 * was made. */
static gboolean
has_name (const Shape *shape,
          guint        number,
          const char  *text)
{
  const Name *name = &shape->names[number];
  gsize length;

  if (text == NULL)
    return FALSE;

  length = strlen (text);
  while (length > 0 && g_ascii_isdigit (text[length - 1]) && name->end[0] != '\0')
    length--;

  return length > strlen (name->start) + strlen (name->end) &&
         g_str_has_prefix (text, name->start) &&
         strncmp (text + length - strlen (name->end), name->end, strlen (name->end)) == 0;
}

/* Whether @text is such a name for what the resource is called now. */
static gboolean
has_current_name (CfnGrant   *self,
                  const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->shape->names); i++)
    {
      g_autofree char *base = make_name (self, i);

      if (text != NULL && g_str_has_prefix (text, base))
        return TRUE;
    }

  return FALSE;
}

/* The statements of an item of Policies: of its PolicyDocument, or, as SAM has it, of itself. NULL
 * when they are no plain list. */
static CfnNode *
get_statements (const CfnNode *policy)
{
  const CfnNode *document = cfn_node_get (policy, "PolicyDocument");
  CfnNode *statements = cfn_node_get (document != NULL ? document : policy, "Statement");

  return statements != NULL && statements->kind == CFN_NODE_SEQUENCE ? statements : NULL;
}

static const CfnStatement *
find_covering (CfnGrant      *self,
               CfnTemplate   *template,
               const CfnNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      const Shape *shape = &shapes[i];

      if (shape->kind != self->shape->kind || (shape->use == 0) != (self->shape->use == 0))
        continue;
      for (guint j = 0; j < N_STATEMENTS; j++)
        {
          if (cfn_statement_covers (&shape->statements[j], self->subject, template, node))
            return &shape->statements[j];
        }
    }

  return NULL;
}

/* Whether @policy was written for grants of this family about this very resource; others may have
 * added to it since. What has a name is known by it; what SAM takes has none, and has to hold
 * nothing else. */
static gboolean
is_own_policy (CfnGrant      *self,
               CfnTemplate   *template,
               const CfnNode *policy)
{
  const char *name = cfn_node_get_string (cfn_node_get (policy, "PolicyName"));
  CfnNode *statements = get_statements (policy);
  gboolean any = FALSE;

  if (statements == NULL ||
      (name != NULL && !has_name (self->shape, 0, name) && !has_name (self->shape, 1, name)))
    return FALSE;

  for (CfnNode *node = statements->first_child; node != NULL; node = node->next)
    {
      const CfnStatement *statement = find_covering (self, template, node);

      if (statement == NULL && name == NULL)
        return FALSE;
      any |= statement != NULL &&
             (statement->about != CFN_ABOUT_ANYTHING || has_current_name (self, name));
      any |= name != NULL && cfn_statement_is_equivalent (&self->shape->statements[0],
                                                          self->subject, template, node);
    }

  return any;
}

/* Whether it is another family's, which takes care of its own. */
static gboolean
is_of_other_family (CfnGrant      *self,
                    const CfnNode *policy)
{
  const char *name = cfn_node_get_string (cfn_node_get (policy, "PolicyName"));

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      if (shapes[i].kind == self->shape->kind && (shapes[i].use == 0) != (self->shape->use == 0) &&
          (has_name (&shapes[i], 0, name) || has_name (&shapes[i], 1, name)))
        return TRUE;
    }

  return FALSE;
}

/* The Policies of @holder when they are a plain list (or absent: NULL and TRUE). */
static gboolean
get_policies (CfnDraft    *draft,
              const char  *holder,
              CfnNode    **policies)
{
  const CfnResource *resource = cfn_draft_find (draft, holder);

  *policies = resource != NULL ? cfn_resource_get_property (resource, "Policies") : NULL;
  return resource != NULL && (*policies == NULL || (*policies)->kind == CFN_NODE_SEQUENCE);
}

gboolean
cfn_grant_is_renamed (CfnGrant    *self,
                      CfnTemplate *template,
                      const char  *holder)
{
  const CfnResource *resource = cfn_template_find_resource (template, holder);
  CfnNode *policies = resource != NULL ? cfn_resource_get_property (resource, "Policies") : NULL;

  if (policies == NULL || policies->kind != CFN_NODE_SEQUENCE)
    return FALSE;

  for (CfnNode *policy = policies->first_child; policy != NULL; policy = policy->next)
    {
      if (has_name (self->shape, 1, cfn_node_get_string (cfn_node_get (policy, "PolicyName"))) &&
          is_own_policy (self, template, policy))
        return TRUE;
    }

  return FALSE;
}

/* IAM refuses two inline policies of one name in a role. */
static char *
free_policy_name (CfnGrant *self,
                  CfnNode  *policies)
{
  g_autofree char *base = make_name (self, self->name);
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

/* The first statement of @policy to which the actions can be added; NULL when there is none. */
static CfnNode *
find_equivalent (CfnGrant           *self,
                 CfnTemplate        *template,
                 const CfnStatement *statement,
                 const CfnNode      *policy)
{
  CfnNode *statements = get_statements (policy);
  CfnNode *node = statements != NULL ? statements->first_child : NULL;

  while (node != NULL &&
         !cfn_statement_is_equivalent (statement, self->subject, template, node))
    node = node->next;

  return node;
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
      CfnNode *node = find_equivalent (self, draft->template, statement, policy);

      if (node == NULL || is_of_other_family (self, policy))
        continue;

      is_own = is_own_policy (self, draft->template, policy);
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

  while (policy != NULL && !is_own_policy (self, template, policy))
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

  path = cfn_path_of_node (get_statements (policy));
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
  if (!get_policies (draft, holder, &policies))
    return draft->error == NULL;

  for (guint i = 0; i < self->n_statements; i++)
    {
      if (wanted[i] == 0 ||
          !add_to_equivalent (self, draft, policies, &self->shape->statements[i], wanted[i]))
        continue;

      wanted[i] = 0;
      get_policies (draft, holder, &policies);
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
  CfnActionSet wanted[N_STATEMENTS] = { 0 };

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

/* The same for whatever holds the permissions. */
static gboolean
find_wanted_of_holder (CfnGrant     *self,
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
  CfnActionSet wanted[N_STATEMENTS] = { 0 };

  if (draft->error != NULL)
    return FALSE;

  if (find_wanted_of_holder (self, draft->template, holder, wanted))
    return write_wanted (self, draft, holder, wanted);

  cfn_set_error (&draft->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL,
                 N_("{0} denies this on {1}: while it does, nothing can allow it"), holder,
                 self->subject, NULL);
  return FALSE;
}

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

  if (get_policies (draft, holder, &policies) && policies != NULL)
    policy = policies->first_child;

  for (; policy != NULL; policy = policy->next)
    {
      CfnNode *node = is_own_policy (self, draft->template, policy)
                        ? get_statements (policy)->first_child : NULL;

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

  get_policies (draft, holder, &policies);
  policy = cfn_node_get_item (policies, index);
  statements = get_statements (policy);
  if (statements == NULL || is_own_policy (self, draft->template, policy) ||
      is_of_other_family (self, policy))
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
      get_policies (draft, holder, &policies);
      statements = get_statements (cfn_node_get_item (policies, index));
    }
}

gboolean
cfn_grant_remove (CfnGrant   *self,
                  CfnDraft   *draft,
                  const char *holder)
{
  CfnActionSet wanted[N_STATEMENTS] = { 0 };
  CfnNode *policies;

  if (draft->error != NULL)
    return FALSE;
  if (!get_policies (draft, holder, &policies) || policies == NULL)
    return TRUE;

  find_wanted_of_holder (self, draft->template, holder, wanted);
  for (guint i = self->n_statements; i-- > 0 && draft->error == NULL;)
    {
      const CfnStatement *statement = &self->shape->statements[i];

      while (remove_own (self, draft, holder, statement))
        ;
      if (statement->about == CFN_ABOUT_ANYTHING || draft->error != NULL ||
          !get_policies (draft, holder, &policies) || policies == NULL)
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
      CfnNode *node = find_equivalent (self, template, &self->shape->statements[0], policy);

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

  while (draft->error == NULL && get_policies (draft, holder, &policies))
    {
      CfnNode *node = find_statement (self, draft->template, policies);

      if (node == NULL)
        break;

      cfn_statement_remove (statement, draft, node, CFN_ALL_ACTIONS);
    }

  return draft->error == NULL;
}
