/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-quiet.h"

#include "cfn-quote.h"
#include "cfn-scalar.h"

#include <string.h>

typedef struct
{
  CfnChecker *checker;
  CfnFinding *alias;   /* all of them are told at once */
  const CfnNode *resources;   /* the section */
  guint n_met;         /* resources so far, which come in their order */
} Traps;

static const CfnResource *
get_resource (Traps   *self,
              CfnNode *node)
{
  return cfn_template_get_resource_at (self->checker->template, node->span.start);
}

/* "YAML aliases are not allowed in CloudFormation templates". */
static void
check_alias (Traps   *self,
             CfnNode *node)
{
  cfn_checker_be_heard (self->checker);
  if (self->alias != NULL)
    cfn_finding_add_evidence (self->alias, node);
  else
    self->alias = cfn_checker_report (
      self->checker, "alias-not-supported", get_resource (self, node), node,
      cfn_message_new (N_("CloudFormation refuses YAML's aliases and merge keys: write out what "
                          "*{0} stands for"),
                       node->value, NULL));
}

/* "'null' values are not allowed in templates". */
static void
check_null (Traps   *self,
            CfnNode *node)
{
  const char *key = cfn_node_get_key (node);
  CfnSpan span = node->span;

  /* Nothing is written there: the key is what there is to point at. */
  if (cfn_span_length (span) == 0 && node->key != NULL)
    span = node->key->span;
  if (cfn_checker_is_told (self->checker, node->span)
      || cfn_checker_is_told (self->checker, span))
    return;

  cfn_checker_report_at (self->checker, "null-value", get_resource (self, node), node, span,
                         key != NULL
                           ? cfn_message_new (N_("{0} has no value: CloudFormation takes no empty "
                                                 "ones. Give it one, or take it out"),
                                              key, NULL)
                           : cfn_message_new (N_("This entry has no value: CloudFormation takes no "
                                                 "empty ones. Give it one, or take it out"),
                                              NULL));
}

static void
report_unquoted (Traps         *self,
                 CfnNode       *node,
                 const CfnNode *scalar,
                 CfnMessage    *message,
                 gboolean       is_safe)
{
  GString *quoted = g_string_new (NULL);
  CfnFinding *finding;
  CfnFix *fix;

  finding = cfn_checker_report_at (self->checker, "unquoted-text", get_resource (self, node), node,
                                   scalar->span, message);
  cfn_quote_append (quoted, scalar->value, scalar->length, '\'');
  fix = cfn_finding_add_fix (finding, CFN_FIX_REPLACE, "quote",
                             cfn_message_new (N_("Put {0} in quotes"), scalar->value, NULL),
                             quoted->str, NULL);
  fix->span = scalar->content;
  fix->is_safe = is_safe;
  g_string_free (quoted, TRUE);
}

/* YAML 1.1 integers (yaml.org/type/int) in forms that hardly anybody means: 010, 1_000, 1:30. */
static void
check_number (Traps         *self,
              CfnNode       *node,
              const CfnNode *scalar)
{
  const char *text = cfn_node_get_string (scalar);
  gsize n_digits;
  g_autofree char *number = NULL;
  gint64 value;

  if (text == NULL || !g_ascii_isdigit (text[0]) || scalar->style != CFN_STYLE_PLAIN
      || scalar->tag != NULL)
    return;

  n_digits = strspn (text, G_CSET_DIGITS);
  if (text[0] == '0' && n_digits > 1 && text[n_digits] == '\0'
      && !cfn_scalar_to_integer (text, &value))
    report_unquoted (self, node, scalar,
                     cfn_message_new (N_("{0} is without quotes: as a number it loses the zeros "
                                         "in front. Put it in quotes"),
                                      text, NULL),
                     TRUE);
  else if (n_digits != strlen (text) || (text[0] == '0' && n_digits > 1))
    {
      if (cfn_node_get_scalar_type (scalar) != CFN_SCALAR_INTEGER
          || !cfn_scalar_to_integer (text, &value))
        return;
      number = g_strdup_printf ("%" G_GINT64_FORMAT, value);
      report_unquoted (self, node, scalar,
                       cfn_message_new (N_("Without quotes YAML reads {0} as the number {1}. Put "
                                           "it in quotes if it is not meant"),
                                        text, number, NULL),
                       text[0] == '0');
    }
}

/* TRUE where a word is meant as a word: what Fn::Equals compares, what a parameter of texts may be,
 * the values of tags and of environment variables. */
static gboolean
is_place_of_words (const CfnNode *node)
{
  const CfnNode *parent = node->parent;
  const CfnNode *declaration = parent;
  const char *key = cfn_node_get_key (node);

  if (parent == NULL)
    return FALSE;
  if (cfn_node_is_arguments_of (parent, "Fn::Equals")
      || g_strcmp0 (cfn_node_get_key (parent), "Variables") == 0)
    return TRUE;
  if (g_strcmp0 (key, "Value") == 0 && parent->n_children == 2
      && cfn_node_get (parent, "Key") != NULL)
    return TRUE;

  if (g_strcmp0 (cfn_node_get_key (parent), "AllowedValues") == 0)
    declaration = parent->parent;
  else if (g_strcmp0 (key, "Default") != 0)
    return FALSE;

  return declaration != NULL && declaration->parent != NULL
         && g_strcmp0 (cfn_node_get_key (declaration->parent), "Parameters") == 0
         && declaration->parent->parent != NULL && declaration->parent->parent->parent == NULL
         && cfn_node_is_string (cfn_node_get (declaration, "Type"), "String");
}

/* YAML 1.1 booleans (yaml.org/type/bool) that do not say that they are. */
static void
check_word (Traps   *self,
            CfnNode *node)
{
  if (node->length > 3 || !is_place_of_words (node))
    return;

  report_unquoted (self, node, node,
                   cfn_message_new (N_("Without quotes YAML reads {0} as “{1}”. Put it in quotes "
                                       "if the word is meant"),
                                    node->value,
                                    cfn_scalar_is_true (node->value) ? "true" : "false", NULL),
                   FALSE);
}

/* What is in quotes or has a tag is what it looks like. */
static void
check_plain (Traps   *self,
             CfnNode *node)
{
  switch (cfn_node_get_scalar_type (node))
    {
    case CFN_SCALAR_NULL:
      check_null (self, node);
      break;
    case CFN_SCALAR_BOOLEAN:
      check_word (self, node);
      break;
    case CFN_SCALAR_STRING:
    case CFN_SCALAR_INTEGER:
    case CFN_SCALAR_FLOAT:
    case CFN_SCALAR_TIMESTAMP:
    default:
      check_number (self, node, node);
      break;
    }
}

static void check_child (Traps   *self,
                         CfnNode *node);

static void
check_node (Traps   *self,
            CfnNode *node)
{
  if (g_ascii_isdigit (cfn_node_get_initial (node)))
    check_number (self, node, node->key);
  if (node->kind == CFN_NODE_ALIAS)
    check_alias (self, node);
  else if (node->kind == CFN_NODE_SCALAR && node->style == CFN_STYLE_PLAIN && node->tag == NULL)
    check_plain (self, node);

  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    check_child (self, child);
}

static void
check_child (Traps   *self,
             CfnNode *node)
{
  CfnTemplate *template = self->checker->template;
  const CfnResource *resource = NULL;

  if (node->parent == self->resources && self->n_met < cfn_template_get_n_resources (template))
    resource = cfn_template_get_resource (template, self->n_met);
  if (resource == NULL || resource->node != node)
    {
      check_node (self, node);
      return;
    }

  self->n_met++;
  if (!cfn_checker_begin_walk (self->checker, CFN_WALK_TRAPS, resource))
    return;
  check_node (self, node);
  cfn_checker_end_walk (self->checker, CFN_WALK_TRAPS, resource);
}

/* CloudFormation User Guide, Template formats: the service reads YAML 1.1, without some of it. */
void
cfn_check_traps (CfnChecker *self)
{
  CfnNode *root = cfn_tree_get_root (cfn_template_get_tree (self->template));
  Traps traps = { self, NULL, cfn_node_get (root, "Resources"), 0 };

  if (root != NULL)
    check_node (&traps, root);
}
