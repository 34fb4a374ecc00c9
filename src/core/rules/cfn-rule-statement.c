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

/* A list of actions or resources. */
typedef struct
{
  const CfnPolicyPlace *place;
  const char *name;
} Element;

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
  /* IAM User Guide, NotPrincipal: neither in identity policies nor in trust policies. */
  if (self->use == CFN_POLICY_TRUST)
    forbid (self, statement, "NotPrincipal",
            N_("{0} has no place in a trust policy: name with Principal who may put {1} on"));
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

/* What a list of actions or resources of a statement may hold. */
static void
check_text (CfnChecker     *checker,
            const CfnKnown *known,
            gpointer        data)
{
  const Element *self = data;

  if (known->kind == CFN_KNOWN_LIST || known->kind == CFN_KNOWN_MAP)
    report (self->place, known->node,
            cfn_message_new (N_("{0} is a text or a list of texts, and nothing else"), self->name,
                             NULL));
}

/* IAM refuses a statement without actions or resources, however that is written: "Policy statement
 * must contain actions". */
static void
check_texts (CfnChecker     *checker,
             const CfnKnown *known,
             gpointer        data)
{
  const Element *self = data;

  /* What a parameter or a function gives are texts. */
  if (known->kind == CFN_KNOWN_LIST && known->items != NULL)
    return;

  if (known->kind == CFN_KNOWN_LIST && known->node->n_children == 0)
    report (self->place, known->node,
            cfn_message_new (N_("{0} is empty, but a statement needs one at least"), self->name,
                             NULL));
  else
    cfn_possible_each_item (checker, known, check_text, data);
}

static void
check_lists (const CfnPolicyPlace *self,
             CfnNode              *statement)
{
  static const char * const names[] = { "Action", "NotAction", "Resource", "NotResource" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Element element = { self, names[i] };
      CfnNode *node = cfn_node_get (statement, names[i]);

      /* Nearly always one text. */
      if (node != NULL && (node->kind != CFN_NODE_SCALAR || node->tag != NULL))
        cfn_possible_each (self->checker, node, check_texts, &element);
    }
}

/* IAM User Guide, NotAction, NotResource and NotPrincipal: with Allow they grant all that is not
 * named, also what AWS adds next year. */
static void
check_width (const CfnPolicyPlace *self,
             CfnNode              *statement)
{
  static const struct
  {
    const char *name;
    const char *format;
  } complements[] = {
    { "NotAction", N_("{0} with Allow allows everything except what stands here: say with Action "
                      "what is needed") },
    { "NotResource", N_("{0} with Allow is about everything except what stands here: say with "
                        "Resource what is needed") },
    { "NotPrincipal", N_("{0} with Allow lets everybody in except who stands here: say with "
                         "Principal who is meant") },
  };

  if (!cfn_node_is_string (cfn_node_get (statement, "Effect"), "Allow"))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (complements); i++)
    {
      CfnNode *node = cfn_node_get (statement, complements[i].name);

      if (node != NULL && !cfn_checker_is_told (self->checker, node->key->span))
        {
          cfn_checker_report_at (self->checker, "allows-all-but", self->resource, node,
                                 node->key->span,
                                 cfn_message_new (complements[i].format, complements[i].name,
                                                  NULL));
          return;
        }
    }
}

void
cfn_check_statement (const CfnPolicyPlace *self,
                     CfnNode              *statement)
{
  CfnNode *effect = cfn_node_get (statement, "Effect");
  CfnValueKind kind = cfn_value_of (self->checker->template, effect).kind;

  cfn_check_keys (self->checker, self->resource, statement, elements,
                  N_("A statement has no element {0}: {2} is meant"),
                  N_("A statement has no element {0}"));
  if (effect == NULL && cfn_words_have_keys (elements, statement))
    report (self, statement,
            cfn_message_new (N_("This statement of {0} has no {1}"), self->resource->id, "Effect",
                             NULL));
  else if (kind == CFN_VALUE_LIST || kind == CFN_VALUE_MAP)
    report (self, effect, cfn_message_new (N_("Effect is one word, Allow or Deny"), NULL));
  else if (effect != NULL)
    cfn_check_word (self->checker, self->resource, effect, effects,
                    N_("{1} is “{0}”, but can only be one of {2}"));
  check_elements (self, statement);
  check_sid (self, statement);
  check_lists (self, statement);
  cfn_check_policy_variables (self, statement);
  check_width (self, statement);
  cfn_check_policy_condition (self, statement);
  cfn_check_principal (self, statement);
}
