/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-grant-private.h"

#include <string.h>

#define READ_ITEMS "dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"
#define WRITE_ITEMS \
  "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"
#define RECEIVE "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"
#define CHANGE_OBJECTS "s3:DeleteObject", "s3:PutObject"

#define USE_NAMES { { "Use", "" }, { "Use", "ByName" } }

static const CfnGrantShape shapes[] = {
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
      while (self->n_statements < CFN_GRANT_N_STATEMENTS
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

char *
cfn_grant_make_name (CfnGrant *self,
                     guint     number)
{
  const CfnGrantName *parts = &self->shape->names[number];

  return g_strdup_printf ("%s%.*s%s", parts->start, MAX_NAME_PART, self->subject, parts->end);
}

/* Whether @text is the @number-th name of such a policy, whatever the resource was called when it
 * was made. */
static gboolean
has_name (const CfnGrantShape *shape,
          guint                number,
          const char          *text)
{
  const CfnGrantName *name = &shape->names[number];
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
      g_autofree char *base = cfn_grant_make_name (self, i);

      if (text != NULL && g_str_has_prefix (text, base))
        return TRUE;
    }

  return FALSE;
}

CfnNode *
cfn_grant_get_statements (const CfnNode *policy)
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
      const CfnGrantShape *shape = &shapes[i];

      if (shape->kind != self->shape->kind || (shape->use == 0) != (self->shape->use == 0))
        continue;
      for (guint j = 0; j < CFN_GRANT_N_STATEMENTS; j++)
        {
          if (cfn_statement_covers (&shape->statements[j], self->subject, template, node))
            return &shape->statements[j];
        }
    }

  return NULL;
}

gboolean
cfn_grant_is_own_policy (CfnGrant      *self,
                         CfnTemplate   *template,
                         const CfnNode *policy)
{
  const char *name = cfn_node_get_string (cfn_node_get (policy, "PolicyName"));
  CfnNode *statements = cfn_grant_get_statements (policy);
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

gboolean
cfn_grant_is_of_other_family (CfnGrant      *self,
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

gboolean
cfn_grant_get_policies (CfnDraft    *draft,
                        const char  *holder,
                        CfnNode    **policies)
{
  const CfnResource *resource = cfn_draft_find (draft, holder);

  *policies = resource != NULL ? cfn_resource_get_property (resource, "Policies") : NULL;
  return resource != NULL && (*policies == NULL || (*policies)->kind == CFN_NODE_SEQUENCE);
}

CfnNode *
cfn_grant_find_equivalent (CfnGrant           *self,
                           CfnTemplate        *template,
                           const CfnStatement *statement,
                           const CfnNode      *policy)
{
  CfnNode *statements = cfn_grant_get_statements (policy);
  CfnNode *node = statements != NULL ? statements->first_child : NULL;

  while (node != NULL &&
         !cfn_statement_is_equivalent (statement, self->subject, template, node))
    node = node->next;

  return node;
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
          cfn_grant_is_own_policy (self, template, policy))
        return TRUE;
    }

  return FALSE;
}
