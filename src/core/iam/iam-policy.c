/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-policy-private.h"

#include <string.h>

struct _IamPolicy
{
  gatomicrefcount ref_count;
  CfnNode *node;
  const char *unknown;
  const char *name;
  GPtrArray *statements;
  GPtrArray *trees;     /* of CfnTree: documents that are texts; NULL: none */
};

static void
statement_free (IamStatement *statement)
{
  iam_elements_clear (&statement->actions);
  iam_elements_clear (&statement->resources);
  iam_elements_clear (&statement->principals);
  g_ptr_array_unref (statement->tests);
  g_clear_pointer (&statement->guard, g_array_unref);
  g_free (statement);
}

IamPolicy *
iam_policy_new_empty (CfnNode    *node,
                      const char *name)
{
  IamPolicy *self = g_new0 (IamPolicy, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->node = node;
  self->name = name;
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) statement_free);

  return self;
}

IamStatement *
iam_policy_add_statement (IamPolicy *self)
{
  IamStatement *statement = g_new0 (IamStatement, 1);

  statement->tests = g_ptr_array_new_with_free_func ((GDestroyNotify) iam_test_free);
  g_ptr_array_add (self->statements, statement);

  return statement;
}

/* Reads @key, or else @not_key; TRUE when it was the latter. */
static gboolean
read_either (const IamReader *reader,
             CfnNode         *statement,
             const char      *key,
             const char      *not_key,
             IamElements     *elements)
{
  CfnNode *node = cfn_node_get (statement, key);
  gboolean is_not = node == NULL;

  if (is_not)
    node = cfn_node_get (statement, not_key);
  iam_elements_read (reader, elements, node);

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

/* "*", or a mapping of kinds to principals, or either under a condition. */
static void
read_principal_value (const IamReader *reader,
                      IamElements     *principals,
                      CfnNode         *node)
{
  CfnValue value = cfn_value_of (reader->template, node);
  IamReader inner = *reader;

  inner.flags = IAM_TEXT_PLAIN;
  if (value.kind == CFN_VALUE_IF)
    {
      for (guint branch = 1; branch <= 2; branch++)
        {
          g_autoptr (GArray) guard = iam_guard_extend (reader->guard, value.name, branch == 1);

          inner.guard = guard;
          read_principal_value (&inner, principals, cfn_node_get_item (value.arguments, branch));
        }
      return;
    }
  if (value.kind != CFN_VALUE_MAP)
    {
      inner.principal = g_strcmp0 (value.text, "*") == 0 ? IAM_PRINCIPAL_ANYONE
                                                          : IAM_PRINCIPAL_AWS;
      iam_elements_read (&inner, principals, node);
      return;
    }

  for (CfnNode *entry = node->first_child; entry != NULL; entry = entry->next)
    {
      inner.principal = principal_kind (cfn_node_get_key (entry));
      iam_elements_read (&inner, principals, entry);
    }
}

static void
read_principals (const IamReader *reader,
                 CfnNode         *statement,
                 IamStatement    *result)
{
  CfnNode *node = cfn_node_get (statement, "Principal");

  if (node == NULL)
    {
      node = cfn_node_get (statement, "NotPrincipal");
      result->not_principal = node != NULL;
    }
  if (node != NULL)
    read_principal_value (reader, &result->principals, node);
}

static IamEffect
read_effect (CfnTemplate *template,
             CfnNode     *node)
{
  g_autofree char *effect = cfn_value_know_text (template, node);

  if (g_strcmp0 (effect, "Allow") == 0)
    return IAM_EFFECT_ALLOW;
  if (g_strcmp0 (effect, "Deny") == 0)
    return IAM_EFFECT_DENY;

  return IAM_EFFECT_UNKNOWN;
}

/* @effect is the statement's Effect, or the branch of it. One that conditions choose makes several
 * statements. */
static void
read_statement (IamPolicy       *self,
                const IamReader *reader,
                CfnNode         *node,
                CfnNode         *effect)
{
  CfnValue value = cfn_value_of (reader->template, effect);
  IamReader inner = *reader;
  IamStatement *statement;

  if (value.kind == CFN_VALUE_IF)
    {
      for (guint branch = 1; branch <= 2; branch++)
        {
          g_autoptr (GArray) guard = iam_guard_extend (reader->guard, value.name, branch == 1);

          inner.guard = guard;
          read_statement (self, &inner, node, cfn_node_get_item (value.arguments, branch));
        }
      return;
    }

  statement = iam_policy_add_statement (self);
  statement->node = iam_reader_place (reader, node);
  statement->guard = reader->guard != NULL ? g_array_ref (reader->guard) : NULL;
  statement->effect = read_effect (reader->template, effect);
  inner.guard = NULL;
  iam_tests_read (&inner, statement->tests, cfn_node_get (node, "Condition"));
  read_principals (&inner, node, statement);
  /* Policy variables do not work in actions (IAM User Guide, Policy variables). */
  inner.flags = IAM_TEXT_PATTERN;
  statement->not_action = read_either (&inner, node, "Action", "NotAction", &statement->actions);
  inner.flags = reader->flags | IAM_TEXT_PATTERN | IAM_TEXT_ARN;
  statement->not_resource
    = read_either (&inner, node, "Resource", "NotResource", &statement->resources);
}

/* One statement, a list of them, or either under conditions; FALSE when something else is among
 * them. */
static gboolean
read_statements (IamPolicy       *self,
                 const IamReader *reader,
                 CfnNode         *node)
{
  CfnValue value = cfn_value_of (reader->template, node);
  gboolean known = TRUE;

  switch (value.kind)
    {
    case CFN_VALUE_ABSENT:
      return TRUE;
    case CFN_VALUE_MAP:
      read_statement (self, reader, node, cfn_node_get (node, "Effect"));
      return TRUE;
    case CFN_VALUE_LIST:
      for (CfnNode *item = node->first_child; item != NULL; item = item->next)
        known &= read_statements (self, reader, item);
      return known;
    case CFN_VALUE_IF:
      for (guint branch = 1; branch <= 2; branch++)
        {
          g_autoptr (GArray) guard = iam_guard_extend (reader->guard, value.name, branch == 1);
          IamReader inner = *reader;

          inner.guard = guard;
          known &= read_statements (self, &inner, cfn_node_get_item (value.arguments, branch));
        }
      return known;
    case CFN_VALUE_LITERAL:
    case CFN_VALUE_REF:
    case CFN_VALUE_GETATT:
    case CFN_VALUE_SUB:
    case CFN_VALUE_FUNCTION:
    default:
      return FALSE;
    }
}

/* Without the element, or with 2008-10-17, "${...}" is plain text (IAM User Guide, Version). */
static IamTextFlags
read_version (CfnTemplate *template,
              CfnNode     *document)
{
  g_autofree char *version = NULL;
  CfnNode *node = cfn_node_get (document, "Version");

  if (node == NULL)
    return IAM_TEXT_PLAIN;
  version = cfn_value_know_text (template, node);

  return version == NULL || g_str_equal (version, "2012-10-17") ? IAM_TEXT_VARIABLES
                                                                : IAM_TEXT_PLAIN;
}

static void
add_mapping (IamPolicy *self,
             IamReader *reader,
             CfnNode   *document)
{
  reader->flags = read_version (reader->template, document);
  if (!read_statements (self, reader, cfn_node_get (document, "Statement")))
    self->unknown = "computed";
}

static gboolean
has_functions (const CfnNode *node)
{
  if (cfn_node_get_intrinsic (node, NULL) != NULL)
    return TRUE;

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (has_functions (child))
        return TRUE;
    }

  return FALSE;
}

/* CloudFormation hands on a document that is a text as it is; IAM reads it as JSON, in which no
 * function means anything. */
static void
add_text (IamPolicy  *self,
          IamReader  *reader,
          const char *text,
          CfnNode    *place)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (text);
  CfnNode *document = cfn_tree_is_whole (tree) ? cfn_tree_get_root (tree) : NULL;

  /* "{{resolve:ssm:name}}" is a mapping to YAML as well. */
  if (document == NULL || document->style != CFN_STYLE_FLOW
      || cfn_node_get (document, "Statement") == NULL || has_functions (document))
    {
      self->unknown = "computed";
      return;
    }

  if (self->trees == NULL)
    self->trees = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_tree_unref);
  g_ptr_array_add (self->trees, g_steal_pointer (&tree));
  reader->place = place;
  add_mapping (self, reader, document);
}

void
iam_policy_add_document (IamPolicy   *self,
                         CfnTemplate *template,
                         CfnNode     *document,
                         GArray      *guard)
{
  CfnValue value;
  IamReader reader = { .template = template, .guard = guard };

  g_return_if_fail (self != NULL);
  g_return_if_fail (template != NULL);

  value = cfn_value_of (template, document);
  if (value.kind == CFN_VALUE_ABSENT)
    return;
  if (value.kind == CFN_VALUE_IF)
    {
      for (guint branch = 1; branch <= 2; branch++)
        {
          g_autoptr (GArray) longer = iam_guard_extend (guard, value.name, branch == 1);

          iam_policy_add_document (self, template, cfn_node_get_item (value.arguments, branch),
                                   longer);
        }
      return;
    }

  if (value.kind == CFN_VALUE_MAP)
    add_mapping (self, &reader, document);
  else if (value.kind == CFN_VALUE_LITERAL)
    add_text (self, &reader, value.text, document);
  else
    self->unknown = "computed";
}

IamPolicy *
iam_policy_new (CfnTemplate *template,
                CfnNode     *document)
{
  IamPolicy *self;

  g_return_val_if_fail (template != NULL, NULL);

  self = iam_policy_new_empty (document, NULL);
  iam_policy_add_document (self, template, document, NULL);

  return self;
}

IamPolicy *
iam_policy_new_opaque (CfnNode    *node,
                       const char *reason)
{
  IamPolicy *self = iam_policy_new_empty (node, NULL);

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
  g_clear_pointer (&self->trees, g_ptr_array_unref);
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
