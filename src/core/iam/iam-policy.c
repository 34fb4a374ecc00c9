/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-policy.h"

#include <string.h>

struct _IamPolicy
{
  gatomicrefcount ref_count;
  CfnNode *node;
  const char *unknown;
  const char *name;
  GPtrArray *statements;
};

/* What a reader of statements needs to know of where it is. */
typedef struct
{
  CfnTemplate *template;
  IamTextFlags flags;        /* of the texts: policy variables or not */
  IamPrincipalKind principal;
  gboolean certain;
} Reader;

static void
element_free (IamElement *element)
{
  iam_text_free (element->text);
  g_free (element);
}

static void
statement_free (IamStatement *statement)
{
  g_ptr_array_unref (statement->actions);
  g_ptr_array_unref (statement->resources);
  g_ptr_array_unref (statement->principals);
  g_free (statement);
}

static IamStatement *
statement_new (void)
{
  IamStatement *statement = g_new0 (IamStatement, 1);

  statement->certain = TRUE;
  statement->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) element_free);
  statement->resources = g_ptr_array_new_with_free_func ((GDestroyNotify) element_free);
  statement->principals = g_ptr_array_new_with_free_func ((GDestroyNotify) element_free);

  return statement;
}

static IamPolicy *
policy_new (CfnNode *node)
{
  IamPolicy *self = g_new0 (IamPolicy, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->node = node;
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) statement_free);

  return self;
}

static void
add_element (const Reader *reader,
             GPtrArray    *elements,
             CfnNode      *node)
{
  IamElement *element = g_new0 (IamElement, 1);

  element->text = iam_text_new_for_value (reader->template, node, reader->flags);
  element->node = node;
  element->certain = reader->certain;
  element->principal = reader->principal;
  g_ptr_array_add (elements, element);
}

/* @node is one text or a list of them, perhaps under conditions. */
static void
read_elements (const Reader *reader,
               GPtrArray    *elements,
               CfnNode      *node)
{
  CfnValue value = cfn_value_of (reader->template, node);
  Reader inner = *reader;

  switch (value.kind)
    {
    case CFN_VALUE_ABSENT:
      return;
    case CFN_VALUE_LIST:
      for (CfnNode *item = node->first_child; item != NULL; item = item->next)
        read_elements (reader, elements, item);
      return;
    case CFN_VALUE_IF:
      inner.certain = FALSE;
      read_elements (&inner, elements, cfn_node_get_item (value.arguments, 1));
      read_elements (&inner, elements, cfn_node_get_item (value.arguments, 2));
      return;
    case CFN_VALUE_LITERAL:
    case CFN_VALUE_MAP:
    case CFN_VALUE_REF:
    case CFN_VALUE_GETATT:
    case CFN_VALUE_SUB:
    case CFN_VALUE_FUNCTION:
    default:
      add_element (reader, elements, node);
      return;
    }
}

/* Reads @key, or else @not_key; TRUE when it was the latter. */
static gboolean
read_either (const Reader *reader,
             CfnNode      *statement,
             const char   *key,
             const char   *not_key,
             GPtrArray    *elements)
{
  CfnNode *node = cfn_node_get (statement, key);
  gboolean is_not = node == NULL;

  if (is_not)
    node = cfn_node_get (statement, not_key);
  read_elements (reader, elements, node);

  return is_not && node != NULL;
}

static IamPrincipalKind
principal_kind (const char *key)
{
  if (g_strcmp0 (key, "AWS") == 0)
    return IAM_PRINCIPAL_AWS;
  if (g_strcmp0 (key, "Service") == 0)
    return IAM_PRINCIPAL_SERVICE;

  return IAM_PRINCIPAL_OTHER;
}

/* "*", or a mapping of kinds to principals. */
static void
read_principals (const Reader *reader,
                 CfnNode      *statement,
                 IamStatement *result)
{
  CfnNode *node = cfn_node_get (statement, "Principal");
  Reader inner = *reader;

  inner.flags = IAM_TEXT_PLAIN;
  result->not_principal = node == NULL && cfn_node_get (statement, "NotPrincipal") != NULL;
  if (node == NULL)
    node = cfn_node_get (statement, "NotPrincipal");
  if (node == NULL)
    return;

  if (cfn_value_of (reader->template, node).kind != CFN_VALUE_MAP)
    {
      inner.principal = g_strcmp0 (cfn_node_get_literal (node), "*") == 0
                          ? IAM_PRINCIPAL_ANYONE
                          : IAM_PRINCIPAL_AWS;
      read_elements (&inner, result->principals, node);
      return;
    }

  for (CfnNode *entry = node->first_child; entry != NULL; entry = entry->next)
    {
      inner.principal = principal_kind (cfn_node_get_key (entry));
      read_elements (&inner, result->principals, entry);
    }
}

static IamEffect
read_effect (const CfnNode *node)
{
  const char *effect = cfn_node_get_literal (node);

  if (g_strcmp0 (effect, "Allow") == 0)
    return IAM_EFFECT_ALLOW;
  if (g_strcmp0 (effect, "Deny") == 0)
    return IAM_EFFECT_DENY;

  return IAM_EFFECT_UNKNOWN;
}

static void
read_statement (const Reader *reader,
                GPtrArray    *statements,
                CfnNode      *node)
{
  IamStatement *statement = statement_new ();

  statement->node = node;
  statement->certain = reader->certain;
  statement->effect = read_effect (cfn_node_get (node, "Effect"));
  statement->condition = cfn_node_get (node, "Condition");
  statement->not_action
    = read_either (reader, node, "Action", "NotAction", statement->actions);
  statement->not_resource
    = read_either (reader, node, "Resource", "NotResource", statement->resources);
  read_principals (reader, node, statement);
  g_ptr_array_add (statements, statement);
}

/* One statement, a list of them, or either under conditions; FALSE when something else is among
 * them. */
static gboolean
read_statements (const Reader *reader,
                 GPtrArray    *statements,
                 CfnNode      *node)
{
  CfnValue value = cfn_value_of (reader->template, node);
  Reader inner = *reader;
  gboolean known = TRUE;

  switch (value.kind)
    {
    case CFN_VALUE_ABSENT:
      return TRUE;
    case CFN_VALUE_MAP:
      read_statement (reader, statements, node);
      return TRUE;
    case CFN_VALUE_LIST:
      for (CfnNode *item = node->first_child; item != NULL; item = item->next)
        known &= read_statements (reader, statements, item);
      return known;
    case CFN_VALUE_IF:
      inner.certain = FALSE;
      known = read_statements (&inner, statements, cfn_node_get_item (value.arguments, 1));
      return read_statements (&inner, statements, cfn_node_get_item (value.arguments, 2)) && known;
    case CFN_VALUE_LITERAL:
    case CFN_VALUE_REF:
    case CFN_VALUE_GETATT:
    case CFN_VALUE_SUB:
    case CFN_VALUE_FUNCTION:
    default:
      return FALSE;
    }
}

IamPolicy *
iam_policy_new (CfnTemplate *template,
                CfnNode     *document)
{
  IamPolicy *self;
  Reader reader = { .template = template, .flags = IAM_TEXT_PATTERN, .certain = TRUE };
  CfnValue value;

  g_return_val_if_fail (template != NULL, NULL);

  self = policy_new (document);
  value = cfn_value_of (template, document);
  if (value.kind == CFN_VALUE_ABSENT)
    return self;
  if (value.kind != CFN_VALUE_MAP)
    {
      self->unknown = value.kind == CFN_VALUE_IF ? "condition" : "computed";
      return self;
    }

  /* Without the element, or with 2008-10-17, "${...}" is plain text (IAM User Guide, Version). */
  if (cfn_node_is_string (cfn_node_get (document, "Version"), "2012-10-17"))
    reader.flags |= IAM_TEXT_VARIABLES;
  if (!read_statements (&reader, self->statements, cfn_node_get (document, "Statement")))
    self->unknown = "computed";

  return self;
}

static void
add_known_element (GPtrArray  *elements,
                   const char *text)
{
  IamElement *element = g_new0 (IamElement, 1);

  element->text = iam_text_new (text, IAM_TEXT_PATTERN);
  element->certain = TRUE;
  g_ptr_array_add (elements, element);
}

static void
add_known_statement (IamPolicy  *self,
                     const char *line)
{
  IamStatement *statement = statement_new ();
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '@')
        add_known_element (statement->resources, words[i] + 1);
      else if (words[i][0] != '\0')
        add_known_element (statement->actions, words[i]);
    }
  g_ptr_array_add (self->statements, statement);
}

/* What follows "arn:PARTITION:iam::aws:policy/", whatever the partition is; NULL when it is no such
 * ARN. */
static const char *
managed_path (const char *arn)
{
  static const char marker[] = ":iam::aws:policy/";
  const char *found = g_str_has_prefix (arn, "arn:") ? strstr (arn, marker) : NULL;

  return found != NULL ? found + strlen (marker) : NULL;
}

IamPolicy *
iam_policy_new_managed (IamText *arn,
                        CfnNode *node)
{
  IamPolicy *self;
  g_autofree char *string = NULL;
  const IamManagedPolicy *known;
  const char *path;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (arn != NULL, NULL);

  string = iam_text_to_string (arn);
  path = managed_path (string);
  known = path != NULL ? iam_managed_find (path) : NULL;
  if (known == NULL)
    return iam_policy_new_opaque (node, iam_text_get_unknown (arn) != NULL
                                          ? iam_text_get_unknown (arn) : "managed-policy");

  self = policy_new (node);
  self->name = strrchr (known->path, '/') != NULL ? strrchr (known->path, '/') + 1 : known->path;
  lines = g_strsplit (known->statements, "; ", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_known_statement (self, lines[i]);

  return self;
}

IamPolicy *
iam_policy_new_opaque (CfnNode    *node,
                       const char *reason)
{
  IamPolicy *self = policy_new (node);

  self->unknown = reason;

  return self;
}

IamPolicy *
iam_policy_ref (IamPolicy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
iam_policy_unref (IamPolicy *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->statements);
  g_free (self);
}

CfnNode *
iam_policy_get_node (IamPolicy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->node;
}

const char *
iam_policy_get_unknown (IamPolicy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unknown;
}

const char *
iam_policy_get_name (IamPolicy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

GPtrArray *
iam_policy_get_statements (IamPolicy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->statements;
}
