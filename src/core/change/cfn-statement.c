/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-statement.h"

#include "cfn-value.h"

static char *
dup_sub_string (CfnAbout    about,
                const char *subject)
{
  return g_strdup_printf (about == CFN_ABOUT_INDEXES ? "${%s.Arn}/index/*" : "${%s.Arn}/*",
                          subject);
}

static char *
about_to_yaml (CfnAbout    about,
               const char *subject)
{
  g_autofree char *string = NULL;
  g_autofree char *quoted = NULL;

  switch (about)
    {
    case CFN_ABOUT_STREAM_ARN:
      return cfn_draft_reference (subject, "StreamArn");

    case CFN_ABOUT_ARN:
      return cfn_draft_reference (subject, "Arn");

    case CFN_ABOUT_REF:
      return cfn_draft_reference (subject, NULL);

    case CFN_ABOUT_INDEXES:
    case CFN_ABOUT_CONTENTS:
      string = dup_sub_string (about, subject);
      quoted = cfn_writer_quote (string);
      return g_strconcat ("!Sub ", quoted, NULL);

    case CFN_ABOUT_ANYTHING:
      return g_strdup ("'*'");

    case CFN_ABOUT_NONE:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
about_matches (CfnAbout     about,
               const char  *subject,
               CfnTemplate *template,
               CfnNode     *node)
{
  const CfnValue value = cfn_value_of (template, node);
  g_autofree char *string = NULL;

  switch (about)
    {
    case CFN_ABOUT_STREAM_ARN:
      return value.kind == CFN_VALUE_GETATT && g_strcmp0 (value.name, subject) == 0 &&
             g_strcmp0 (value.attribute, "StreamArn") == 0;

    case CFN_ABOUT_ARN:
      return value.kind == CFN_VALUE_GETATT && g_strcmp0 (value.name, subject) == 0 &&
             g_strcmp0 (value.attribute, "Arn") == 0;

    case CFN_ABOUT_REF:
      return value.kind == CFN_VALUE_REF && g_strcmp0 (value.name, subject) == 0;

    case CFN_ABOUT_INDEXES:
    case CFN_ABOUT_CONTENTS:
      string = dup_sub_string (about, subject);
      return value.kind == CFN_VALUE_SUB && cfn_node_is_string (value.arguments, string);

    case CFN_ABOUT_ANYTHING:
      return value.kind == CFN_VALUE_LITERAL && g_strcmp0 (value.text, "*") == 0;

    case CFN_ABOUT_NONE:
    default:
      return FALSE;
    }
}

char *
cfn_statement_to_yaml (const CfnStatement *statement,
                       const char         *subject,
                       CfnActionSet        wanted,
                       const char         *indent)
{
  g_autoptr (GString) actions = g_string_new (NULL);
  g_autofree char *about = NULL;
  const char *only = NULL;
  guint n_actions = 0;

  for (guint i = 0; statement->actions[i] != NULL; i++)
    {
      if (!(wanted & (1u << i)))
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

/* GPtrArray of the names that Action lists, which belong to the tree; NULL when that is not all
 * there is to it. */
static GPtrArray *
list_actions (const CfnNode *statement)
{
  const CfnNode *action = cfn_node_get (statement, "Action");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (cfn_node_get_literal (action) != NULL)
    g_ptr_array_add (names, (char *) cfn_node_get_literal (action));
  else if (action == NULL || action->kind != CFN_NODE_SEQUENCE)
    return NULL;

  for (const CfnNode *item = action->first_child; item != NULL; item = item->next)
    {
      const char *name = cfn_node_get_literal (item);

      if (name == NULL)
        return NULL;
      g_ptr_array_add (names, (char *) name);
    }

  return names->len > 0 ? g_steal_pointer (&names) : NULL;
}

gboolean
cfn_statement_is_equivalent (const CfnStatement *statement,
                             const char         *subject,
                             CfnTemplate        *template,
                             const CfnNode      *node)
{
  const guint n = cfn_node_get (node, "Sid") != NULL ? 4 : 3;
  CfnNode *about = cfn_node_get (node, "Resource");
  g_autoptr (GPtrArray) names = NULL;

  if (node->kind != CFN_NODE_MAPPING || node->n_children != n || about == NULL ||
      !cfn_node_is_string (cfn_node_get (node, "Effect"), "Allow"))
    return FALSE;

  if (about->kind == CFN_NODE_SEQUENCE && about->n_children == 1)
    about = about->first_child;
  names = list_actions (node);
  return names != NULL && about_matches (statement->about, subject, template, about);
}

/* The number of an action of @statement, or -1. Letter case is the same to IAM. */
static int
find_action (const CfnStatement *statement,
             const char         *name)
{
  for (int i = 0; statement->actions[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (statement->actions[i], name) == 0)
        return i;
    }

  return -1;
}

gboolean
cfn_statement_covers (const CfnStatement *statement,
                      const char         *subject,
                      CfnTemplate        *template,
                      const CfnNode      *node)
{
  g_autoptr (GPtrArray) names = NULL;

  if (!cfn_statement_is_equivalent (statement, subject, template, node))
    return FALSE;

  names = list_actions (node);
  for (guint i = 0; i < names->len; i++)
    {
      if (find_action (statement, names->pdata[i]) < 0)
        return FALSE;
    }

  return TRUE;
}

CfnActionSet
cfn_statement_find_all (const CfnStatement *statement,
                        const CfnNode      *node)
{
  g_autoptr (GPtrArray) names = list_actions (node);
  CfnActionSet found = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const int number = find_action (statement, names->pdata[i]);

      if (number >= 0)
        found |= 1u << number;
    }

  return found;
}

/* A single action is no list, which is how people write it. */
static gboolean
set_actions (CfnDraft      *draft,
             const CfnNode *node,
             GPtrArray     *names)
{
  g_autoptr (CfnPath) path = cfn_path_of_node (cfn_node_get (node, "Action"));
  g_autoptr (GString) yaml = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *quoted = cfn_writer_quote (names->pdata[i]);

      g_string_append_printf (yaml, names->len == 1 ? "%s" : "- %s\n", quoted);
    }

  return cfn_draft_set (draft, path, yaml->str);
}

gboolean
cfn_statement_add (const CfnStatement *statement,
                   CfnDraft           *draft,
                   const CfnNode      *node,
                   CfnActionSet        wanted)
{
  g_autoptr (GPtrArray) names = list_actions (node);

  for (guint i = 0; statement->actions[i] != NULL; i++)
    {
      if (wanted & (1u << i))
        g_ptr_array_add (names, (char *) statement->actions[i]);
    }

  return set_actions (draft, node, names);
}

/* What is added stands behind what was there, in the order of the statement. So it is the last part
 * that is in that order, and somebody else's action is before it. */
CfnActionSet
cfn_statement_find_added (const CfnStatement *statement,
                          const CfnNode      *node)
{
  g_autoptr (GPtrArray) names = list_actions (node);
  CfnActionSet found = 0;
  int last = G_MAXINT;

  for (guint i = names->len; i-- > 0;)
    {
      const int number = find_action (statement, names->pdata[i]);

      if (number < 0)
        continue;
      if (number >= last)
        break;

      found |= 1u << number;
      last = number;
    }

  return find_action (statement, names->pdata[0]) < 0 ||
         !(found & (1u << find_action (statement, names->pdata[0]))) ? found : 0;
}

/* The policy that @statement is the only one of, as an item of a list; else NULL. SAM's have no
 * name around the document. */
static const CfnNode *
find_policy_of_one (const CfnNode *statement)
{
  const CfnNode *list = statement->parent;
  const CfnNode *document = list->parent;
  const CfnNode *policy = document != NULL && document->key != NULL ? document->parent : document;

  if (list->kind != CFN_NODE_SEQUENCE || list->n_children > 1 || policy == NULL ||
      policy->parent == NULL || policy->parent->kind != CFN_NODE_SEQUENCE)
    return NULL;

  return policy;
}

gboolean
cfn_statement_remove (const CfnStatement *statement,
                      CfnDraft           *draft,
                      const CfnNode      *node,
                      CfnActionSet        unwanted)
{
  g_autoptr (GPtrArray) names = list_actions (node);
  const CfnNode *policy;

  for (guint i = names->len; i-- > 0;)
    {
      const int number = find_action (statement, names->pdata[i]);

      if (number >= 0 && (unwanted & (1u << number)))
        g_ptr_array_remove_index (names, i);
    }

  if (names->len > 0)
    return set_actions (draft, node, names);

  policy = find_policy_of_one (node);
  return cfn_draft_unset_node (draft, policy != NULL ? policy : node);
}
