/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"

#include "cfn-rule-words.h"

#include <string.h>

/* IAM User Guide, JSON policy element reference. */
static const char * const elements[] = {
  "Sid",    "Effect",    "Principal", "NotPrincipal", "Action",
  "NotAction", "Resource", "NotResource", "Condition", NULL,
};

static const char * const effects[] = { "Allow", "Deny", NULL };

static const char * const operators[] = {
  "StringEquals",       "StringNotEquals",          "StringEqualsIgnoreCase",
  "StringLike",         "StringNotLike",            "StringNotEqualsIgnoreCase",
  "NumericEquals",      "NumericNotEquals",         "NumericLessThan",
  "NumericGreaterThan", "NumericLessThanEquals",    "NumericGreaterThanEquals",
  "DateEquals",         "DateNotEquals",            "DateLessThan",
  "DateGreaterThan",    "DateLessThanEquals",       "DateGreaterThanEquals",
  "Bool",               "BinaryEquals",             "IpAddress",
  "NotIpAddress",       "ArnEquals",                "ArnNotEquals",
  "ArnLike",            "ArnNotLike",               "Null",
  NULL,
};

static void
report (const CfnPolicyPlace *self,
        CfnNode              *node,
        CfnMessage           *message)
{
  cfn_checker_report (self->checker, "wrong-policy", self->resource, node, message);
}

/* Of an element and its opposite one has to be there, or none may. */
static void
check_pair (const CfnPolicyPlace *self,
            CfnNode              *statement,
            const char           *element,
            const char           *opposite,
            gboolean              is_needed)
{
  gboolean has_element = cfn_statement_has (self, statement, element);
  gboolean has_opposite = cfn_statement_has (self, statement, opposite);

  if (has_element && has_opposite
      && cfn_value_of (self->checker->template, cfn_node_get (statement, element)).kind
           != CFN_VALUE_IF)
    report (self, cfn_node_get (statement, opposite)->key,
            cfn_message_new (N_("A statement cannot have both {0} and {1}"), element, opposite,
                             NULL));
  else if (!has_element && !has_opposite && is_needed
           && cfn_words_have_keys (elements, statement))
    report (self, statement,
            cfn_message_new (N_("This statement of {0} has no {1}"), self->resource->id, element,
                             NULL));
}

static void
forbid (const CfnPolicyPlace *self,
        CfnNode              *statement,
        const char           *element,
        const char           *message)
{
  if (cfn_statement_has (self, statement, element))
    report (self, cfn_node_get (statement, element)->key,
            cfn_message_new (message, element, self->resource->id, NULL));
}

static void
check_elements (const CfnPolicyPlace *self,
                CfnNode              *statement)
{
  static const char * const about[] = { "Principal", "NotPrincipal" };
  static const char * const on[] = { "Resource", "NotResource" };

  check_pair (self, statement, "Action", "NotAction", TRUE);
  check_pair (self, statement, "Principal", "NotPrincipal", self->use != CFN_POLICY_IDENTITY);
  check_pair (self, statement, "Resource", "NotResource", self->use == CFN_POLICY_IDENTITY);
  for (guint i = 0; i < 2; i++)
    {
      if (self->use == CFN_POLICY_IDENTITY)
        forbid (self, statement, about[i],
                N_("{0} says who a policy is about, but this one is about who has it: take {0} "
                   "out"));
      else if (self->use == CFN_POLICY_TRUST)
        forbid (self, statement, on[i],
                N_("{0} has no place in a trust policy, which is always about {1} itself"));
    }
}

/* IAM User Guide, Sid: letters and digits, and each once in a policy. */
static void
check_sid (const CfnPolicyPlace *self,
           CfnNode              *statement)
{
  CfnNode *node = cfn_node_get (statement, "Sid");
  const char *text = cfn_node_get_literal (node);
  CfnNode *other;

  if (text == NULL || text[0] == '\0')
    return;

  other = g_hash_table_lookup (self->sids, text);
  if (self->use == CFN_POLICY_IDENTITY
      && text[strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS)] != '\0')
    report (self, node,
            cfn_message_new (N_("“{0}” cannot be a Sid: those are made of letters and digits"),
                             text, NULL));
  else if (other != NULL)
    cfn_finding_add_evidence (
      cfn_checker_report (self->checker, "wrong-policy", self->resource, node,
                          cfn_message_new (N_("Another statement of this policy has the Sid {0} "
                                              "already"),
                                           text, NULL)),
      other);
  g_hash_table_insert (self->sids, (gpointer) text, node);
}

/* The operator without what may stand before and behind it: "ForAnyValue:StringLikeIfExists". */
static char *
dup_operator (const char *key)
{
  gsize length;

  if (g_str_has_prefix (key, "ForAnyValue:"))
    key += strlen ("ForAnyValue:");
  else if (g_str_has_prefix (key, "ForAllValues:"))
    key += strlen ("ForAllValues:");
  length = strlen (key);
  if (g_str_has_suffix (key, "IfExists"))
    length -= strlen ("IfExists");

  return g_strndup (key, length);
}

static void
check_condition (const CfnPolicyPlace *self,
                 CfnNode              *statement)
{
  CfnNode *condition = cfn_node_get (statement, "Condition");

  if (condition == NULL || condition->kind != CFN_NODE_MAPPING || condition->tag != NULL)
    return;

  for (CfnNode *entry = condition->first_child; entry != NULL; entry = entry->next)
    {
      g_autofree char *operator = NULL;
      const char *near_one;

      if (!cfn_key_is_shown (entry))
        continue;
      operator = dup_operator (cfn_node_get_key (entry));
      if (cfn_words_have (operators, operator))
        continue;
      near_one = cfn_words_find_near (operators, operator);
      cfn_checker_report_at (self->checker, "wrong-policy", self->resource, entry,
                             entry->key->span,
                             cfn_message_new (near_one != NULL
                                                ? N_("There is no condition operator {0}: {1} is "
                                                     "meant")
                                                : N_("There is no condition operator {0}"),
                                              operator, near_one, NULL));
    }
}

static gboolean
is_star (CfnNode *node)
{
  if (node == NULL || node->kind != CFN_NODE_SEQUENCE)
    return cfn_node_is_string (node, "*");

  for (CfnNode *item = node->first_child; item != NULL; item = item->next)
    {
      if (cfn_node_is_string (item, "*"))
        return TRUE;
    }

  return FALSE;
}

/* Anybody in any account could put the role on, and do what it may do. */
static void
check_principal (const CfnPolicyPlace *self,
                 CfnNode              *statement)
{
  CfnNode *principal = cfn_node_get (statement, "Principal");

  if (self->use != CFN_POLICY_TRUST || cfn_node_get (statement, "Condition") != NULL
      || !cfn_node_is_string (cfn_node_get (statement, "Effect"), "Allow"))
    return;

  if (is_star (principal) || is_star (cfn_node_get (principal, "AWS")))
    cfn_checker_report (self->checker, "anyone-may-assume", self->resource, principal,
                        cfn_message_new (N_("Everybody in every account may put {0} on: name the "
                                            "service or account that is meant"),
                                         self->resource->id, NULL));
}

void
cfn_check_statement (const CfnPolicyPlace *self,
                     CfnNode              *statement)
{
  CfnNode *effect = cfn_node_get (statement, "Effect");

  cfn_check_keys (self->checker, self->resource, statement, elements,
                  N_("A statement has no element {0}: {2} is meant"),
                  N_("A statement has no element {0}"));
  if (effect == NULL && cfn_words_have_keys (elements, statement))
    report (self, statement,
            cfn_message_new (N_("This statement of {0} has no {1}"), self->resource->id, "Effect",
                             NULL));
  else if (effect != NULL)
    cfn_check_word (self->checker, self->resource, effect, effects,
                    N_("{1} is “{0}”, but can only be one of {2}"));
  check_elements (self, statement);
  check_sid (self, statement);
  check_condition (self, statement);
  check_principal (self, statement);
}
