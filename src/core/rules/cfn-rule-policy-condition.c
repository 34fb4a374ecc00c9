/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"

#include "cfn-rule-words.h"
#include "iam-scalar.h"

#include <string.h>

/* IAM User Guide, JSON policy elements: Condition operators. */
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

/* Where the values of one key of one operator are. */
typedef struct
{
  const CfnPolicyPlace *place;
  CfnNode *entry;         /* the operator's */
  const char *operator;   /* without what may stand before and behind it */
} Comparison;

static CfnFinding *
report_key (const CfnPolicyPlace *self,
            CfnNode              *entry,
            CfnMessage           *message)
{
  return cfn_checker_report_at (self->checker, "wrong-policy", self->resource, entry,
                                entry->key->span, message);
}

static const char *
skip_set (const char *key)
{
  if (g_str_has_prefix (key, "ForAnyValue:"))
    return key + strlen ("ForAnyValue:");
  if (g_str_has_prefix (key, "ForAllValues:"))
    return key + strlen ("ForAllValues:");

  return key;
}

/* The operator without what may stand before and behind it: "ForAnyValue:StringLikeIfExists". */
static char *
dup_operator (const char *key)
{
  gsize length;

  key = skip_set (key);
  length = strlen (key);
  if (g_str_has_suffix (key, "IfExists"))
    length -= strlen ("IfExists");

  return g_strndup (key, length);
}

static void
report_operator (const CfnPolicyPlace *self,
                 CfnNode              *entry,
                 const char           *operator)
{
  const char *key = cfn_node_get_key (entry);
  const char *near_one = cfn_words_find_near (operators, operator);
  g_autofree char *path = NULL;
  g_autofree char *repaired = NULL;
  CfnFinding *finding;

  if (near_one == NULL && strchr (operator, ':') != NULL
      && !g_str_has_prefix (operator, "For"))
    {
      report_key (self, entry,
                  cfn_message_new (N_("{0} is no condition operator: the operator comes first, "
                                      "and in it the key, as in StringEquals: {{0}: …}"),
                                   operator, NULL));
      return;
    }

  finding = report_key (self, entry,
                        cfn_message_new (near_one != NULL
                                           ? N_("There is no condition operator {0}: {1} is meant")
                                           : N_("There is no condition operator {0}"),
                                         operator, near_one, NULL));
  if (near_one == NULL)
    return;

  path = cfn_path_string_of_node (entry);
  repaired = g_strdup_printf ("%.*s%s%s", (int) (skip_set (key) - key), key, near_one,
                              g_str_has_suffix (key, "IfExists") ? "IfExists" : "");
  if (cfn_node_get (entry->parent, repaired) == NULL)
    cfn_finding_add_fix (finding, CFN_FIX_RENAME_KEY, "use-known-operator",
                         cfn_message_new (N_("Make it {0}"), repaired, NULL), path, repaired);
}

/* What the values of an operator have to be, or NULL when @text is that. */
static const char *
find_fault (const char *operator,
            const char *text)
{
  double number;
  gboolean is_inside;

  if (g_str_has_prefix (operator, "Numeric"))
    return iam_scalar_parse_number (text, &number)
             ? NULL : N_("{0} compares with numbers, but “{1}” is none");
  if (g_str_has_prefix (operator, "Date"))
    return iam_scalar_parse_date (text, &number)
             ? NULL : N_("{0} compares with times like 2026-01-31T00:00:00Z, but “{1}” is none");
  if (g_str_equal (operator, "IpAddress") || g_str_equal (operator, "NotIpAddress"))
    return iam_scalar_match_address (text, strchr (text, ':') != NULL ? "::1" : "10.0.0.1",
                                     &is_inside)
             ? NULL : N_("{0} compares with addresses like 192.0.2.0/24, but “{1}” is none");
  if (g_str_equal (operator, "Bool") || g_str_equal (operator, "Null"))
    return g_ascii_strcasecmp (text, "true") == 0 || g_ascii_strcasecmp (text, "false") == 0
             ? NULL : N_("{0} compares with true or false, but “{1}” is neither");
  if (g_str_has_prefix (operator, "Arn"))
    return strpbrk (text, ":*?") != NULL
             ? NULL : N_("{0} compares with ARNs, but “{1}” is none");
  if (g_str_equal (operator, "StringEquals") || g_str_equal (operator, "StringNotEquals"))
    return strpbrk (text, "*?") == NULL
             ? NULL : N_("{0} takes “{1}” letter by letter, wildcards and all: only operators with "
                         "Like know them");

  return NULL;
}

static void
check_value (CfnChecker     *checker,
             const CfnKnown *known,
             gpointer        data)
{
  const Comparison *self = data;
  const char *fault;

  if (known->kind == CFN_KNOWN_MAP)
    cfn_checker_report (checker, "wrong-policy", self->place->resource, known->node,
                        cfn_message_new (N_("A Condition compares with a text or a list of texts, "
                                            "not with a mapping"),
                                         NULL));
  /* What a policy variable stands for is the request's. */
  if (known->kind != CFN_KNOWN_TEXT || strstr (known->text, "${") != NULL
      || (fault = find_fault (self->operator, known->text)) == NULL)
    return;

  cfn_checker_report (checker, "condition-does-not-compare", self->place->resource, known->node,
                      cfn_message_new (fault, self->operator, known->text, NULL));
}

static void
check_values (CfnChecker     *checker,
              const CfnKnown *known,
              gpointer        data)
{
  cfn_possible_each_item (checker, known, check_value, data);
}

static void
check_keys (CfnChecker     *checker,
            const CfnKnown *known,
            gpointer        data)
{
  const Comparison *self = data;

  if (known->kind == CFN_KNOWN_TEXT || known->kind == CFN_KNOWN_LIST)
    {
      report_key (self->place, self->entry,
                  cfn_message_new (N_("{0} has to say which key it compares with what, as in "
                                      "aws:SourceAccount: '123456789012'"),
                                   cfn_node_get_key (self->entry), NULL));
      return;
    }
  if (known->kind != CFN_KNOWN_MAP)
    return;

  for (CfnNode *entry = known->node->first_child; entry != NULL; entry = entry->next)
    {
      if (!cfn_key_is_shown (entry))
        continue;
      if (strchr (cfn_node_get_key (entry), ':') == NULL)
        report_key (self->place, entry,
                    cfn_message_new (N_("“{0}” is no condition key: those look like "
                                        "aws:SourceAccount"),
                                     cfn_node_get_key (entry), NULL));
      else
        cfn_possible_each (checker, entry, check_values, data);
    }
}

static void
check_operators (CfnChecker     *checker,
                 const CfnKnown *known,
                 gpointer        data)
{
  const CfnPolicyPlace *self = data;

  if (known->kind == CFN_KNOWN_TEXT || known->kind == CFN_KNOWN_LIST)
    cfn_checker_report (checker, "wrong-policy", self->resource, known->node,
                        cfn_message_new (N_("A Condition is a mapping of operators, each with the "
                                            "keys that it compares"),
                                         NULL));
  if (known->kind != CFN_KNOWN_MAP)
    return;

  for (CfnNode *entry = known->node->first_child; entry != NULL; entry = entry->next)
    {
      g_autofree char *operator = NULL;
      Comparison comparison = { self, entry, NULL };

      if (!cfn_key_is_shown (entry))
        continue;
      comparison.operator = operator = dup_operator (cfn_node_get_key (entry));
      if (!cfn_words_have (operators, operator))
        report_operator (self, entry, operator);
      /* IAM User Guide, Condition operators: …IfExists. */
      else if (g_str_equal (operator, "Null")
               && g_str_has_suffix (cfn_node_get_key (entry), "IfExists"))
        report_key (self, entry,
                    cfn_message_new (N_("Null asks itself whether a key exists, and cannot have "
                                        "IfExists behind it"),
                                     NULL));
      else
        cfn_possible_each (checker, entry, check_keys, &comparison);
    }
}

void
cfn_check_policy_condition (const CfnPolicyPlace *self,
                            CfnNode              *statement)
{
  CfnNode *condition = cfn_node_get (statement, "Condition");

  if (condition != NULL)
    cfn_possible_each (self->checker, condition, check_operators, (gpointer) self);
}
