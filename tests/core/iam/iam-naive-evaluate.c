/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-naive-private.h"

#include <string.h>

/* How a statement of a resource's own policy names who asks. */
typedef enum
{
  NAMED_NOT,
  NAMED_BY_ACCOUNT,
  NAMED,
} Named;

static gboolean
action_is_named (const NaiveWorld *world,
                 CfnNode          *node,
                 const char       *action)
{
  g_autoptr (GPtrArray) values = naive_values (world, node);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *written = naive_text (world, g_ptr_array_index (values, i));
      g_autofree char *pattern = naive_pattern (world, written, TRUE, FALSE, FALSE);

      if (naive_glob (pattern, action, TRUE))
        return TRUE;
    }

  return FALSE;
}

static gboolean
resource_is_named (const NaiveWorld *world,
                   CfnNode          *node,
                   const char       *resource,
                   gboolean          variables)
{
  g_autoptr (GPtrArray) values = naive_values (world, node);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *written = naive_text (world, g_ptr_array_index (values, i));
      g_autofree char *pattern = naive_pattern (world, written, TRUE, variables, TRUE);

      if (pattern != NULL && naive_glob_arn (pattern, resource, TRUE))
        return TRUE;
    }

  return FALSE;
}

/* The ARN of who asks, or NULL. */
static char *
caller_of (const NaiveWorld    *world,
           const NaiveQuestion *question)
{
  if (question->service != NULL)
    return NULL;

  return question->caller != NULL ? naive_text (world, question->caller)
                                  : naive_dotted_text (world, "R.Arn");
}

static Named
principal_names (const NaiveWorld    *world,
                 CfnNode             *node,
                 const NaiveQuestion *question)
{
  Named best = NAMED_NOT;
  g_autofree char *caller = caller_of (world, question);

  node = naive_settle (world, node);
  if (g_strcmp0 (cfn_node_get_string (node), "*") == 0)
    return NAMED;
  for (CfnNode *kind = node->first_child; kind != NULL; kind = kind->next)
    {
      g_autoptr (GPtrArray) values = naive_values (world, kind);
      gboolean is_service = g_str_equal (cfn_node_get_key (kind), "Service");
      gboolean is_aws = g_str_equal (cfn_node_get_key (kind), "AWS");

      for (guint i = 0; i < values->len; i++)
        {
          g_autofree char *text = naive_text (world, g_ptr_array_index (values, i));

          if (is_service && question->service != NULL
              && (g_str_equal (text, "*") || g_ascii_strcasecmp (text, question->service) == 0))
            best = NAMED;
          if (is_aws && caller != NULL
              && (g_str_equal (text, "*") || g_str_equal (text, caller)))
            best = NAMED;
          if (is_aws && caller != NULL
              && (g_str_equal (text, "123456789012")
                  || g_str_equal (text, "arn:aws:iam::123456789012:root")))
            best = MAX (best, NAMED_BY_ACCOUNT);
        }
    }

  return best;
}

/* Whether a statement is about the request, and who it says may. */
static Named
statement_covers (const NaiveWorld    *world,
                  CfnNode             *statement,
                  const NaiveQuestion *question,
                  gboolean             variables,
                  gboolean             is_deny)
{
  CfnNode *action = cfn_node_get (statement, "Action");
  CfnNode *resource = cfn_node_get (statement, "Resource");
  CfnNode *not_resource = cfn_node_get (statement, "NotResource");
  CfnNode *principal = cfn_node_get (statement, "Principal");
  CfnNode *not_principal = cfn_node_get (statement, "NotPrincipal");
  g_autofree char *asked = question->resource != NULL ? naive_text (world, question->resource)
                                                      : NULL;
  Named named = NAMED;

  if (action == NULL && cfn_node_get (statement, "NotAction") == NULL)
    return NAMED_NOT;
  if (action != NULL ? !action_is_named (world, action, question->action)
                     : action_is_named (world, cfn_node_get (statement, "NotAction"),
                                        question->action))
    return NAMED_NOT;
  if (asked != NULL && resource != NULL
      && !resource_is_named (world, resource, asked, variables))
    return NAMED_NOT;
  if (asked != NULL && not_resource != NULL
      && resource_is_named (world, not_resource, asked, variables))
    return NAMED_NOT;
  if (!naive_condition (world, cfn_node_get (statement, "Condition"), variables))
    return NAMED_NOT;

  if (principal != NULL)
    named = principal_names (world, principal, question);
  else if (not_principal != NULL)
    named = principal_names (world, not_principal, question) == NAMED ? NAMED_NOT : NAMED;

  return is_deny && named == NAMED_BY_ACCOUNT ? NAMED : named;
}

/* What the statements of @document with @effect say. */
static Named
document_says (const NaiveWorld    *world,
               CfnNode             *document,
               const NaiveQuestion *question,
               const char          *effect)
{
  CfnNode *settled = document != NULL ? naive_settle (world, document) : NULL;
  g_autoptr (GPtrArray) statements = NULL;
  gboolean variables;
  Named best = NAMED_NOT;

  if (settled == NULL)
    return NAMED_NOT;
  variables = g_strcmp0 (cfn_node_get_string (cfn_node_get (settled, "Version")), "2012-10-17")
              == 0;
  statements = naive_values (world, cfn_node_get (settled, "Statement"));
  for (guint i = 0; i < statements->len; i++)
    {
      CfnNode *statement = g_ptr_array_index (statements, i);
      g_autofree char *its = naive_text (world, cfn_node_get (statement, "Effect"));

      if (g_str_equal (its, effect))
        best = MAX (best, statement_covers (world, statement, question, variables,
                                            g_str_equal (effect, "Deny")));
    }

  return best;
}

/* The account in the ARN @text. */
static char *
account_of (char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 6);
  char *account = g_strv_length (parts) == 6 ? g_strdup (parts[4]) : g_strdup ("");

  g_free (text);

  return account;
}

static gboolean
crosses_accounts (const NaiveWorld    *world,
                  const NaiveQuestion *question)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (question->service != NULL || question->resource == NULL)
    return FALSE;
  one = account_of (caller_of (world, question));
  other = account_of (naive_text (world, question->resource));

  return one[0] != '\0' && other[0] != '\0' && !g_str_equal (one, other);
}

gboolean
naive_is_allowed (const NaiveWorld    *world,
                  const NaiveQuestion *question)
{
  gboolean allowed = FALSE;
  Named own = document_says (world, question->own, question, "Allow");
  gboolean needs_own = question->own != NULL
                       && (g_str_has_prefix (question->action, "kms:")
                           || g_str_equal (question->action, "sts:AssumeRole"));

  for (guint i = 0; i < question->identity->len; i++)
    {
      CfnNode *document = g_ptr_array_index (question->identity, i);

      if (document_says (world, document, question, "Deny") != NAMED_NOT)
        return FALSE;
      allowed |= document_says (world, document, question, "Allow") == NAMED;
    }
  if (document_says (world, question->own, question, "Deny") != NAMED_NOT
      || document_says (world, question->boundary, question, "Deny") != NAMED_NOT)
    return FALSE;

  if (crosses_accounts (world, question))
    allowed = allowed && own != NAMED_NOT;
  else
    allowed = (allowed && (!needs_own || own == NAMED_BY_ACCOUNT)) || own == NAMED;

  return allowed
         && (question->boundary == NULL
             || document_says (world, question->boundary, question, "Allow") == NAMED);
}
