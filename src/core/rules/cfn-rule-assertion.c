/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-section.h"
#include "cfn-rule-words.h"

#include "cfn-possible.h"

/* CloudFormation User Guide, Rules section. */
static const char * const rule_keys[] = { "RuleCondition", "Assertions", NULL };

static const char * const assertion_keys[] = { "Assert", "AssertDescription", NULL };

static void
check_assertion (CfnChecker *self,
                 CfnNode    *rule,
                 CfnNode    *node)
{
  CfnNode *claim;

  if (node->kind != CFN_NODE_MAPPING)
    {
      if (node->kind != CFN_NODE_ALIAS)
        cfn_checker_report (self, "wrong-kind-of-value", NULL, node,
                            cfn_message_new (N_("Each of the Assertions of {0} is a mapping with "
                                                "an Assert"),
                                             cfn_node_get_key (rule), NULL));
      return;
    }
  if (cfn_node_get_intrinsic (node, NULL) != NULL)
    return;

  cfn_check_keys (self, NULL, node, assertion_keys,
                  N_("An assertion has no {0}: {2} is meant"), N_("An assertion has no {0}"));
  claim = cfn_node_get (node, "Assert");
  if (claim == NULL)
    {
      if (cfn_words_have_keys (assertion_keys, node))
        cfn_checker_report (self, "missing-property", NULL, node,
                            cfn_message_new (N_("This assertion of {0} asserts nothing: it needs "
                                                "an Assert"),
                                             cfn_node_get_key (rule), NULL));
    }
  else if (cfn_node_get_literal (claim) != NULL
           && cfn_node_get_scalar_type (claim) != CFN_SCALAR_NULL)
    cfn_checker_report (self, "wrong-kind-of-value", NULL, claim,
                        cfn_message_new (N_("Assert of {0} has to be a function that comes out "
                                            "true or false, such as Fn::Contains or Fn::Equals"),
                                         cfn_node_get_key (rule), NULL));
}

static void
check_list (CfnChecker *self,
            CfnNode    *rule,
            CfnNode    *list)
{
  if (list->kind != CFN_NODE_SEQUENCE)
    {
      if (list->kind != CFN_NODE_ALIAS && cfn_node_get_intrinsic (list, NULL) == NULL
          && cfn_node_get_scalar_type (list) != CFN_SCALAR_NULL)
        cfn_checker_report (self, "wrong-kind-of-value", NULL, list,
                            cfn_message_new (N_("Assertions of {0} has to be a list"),
                                             cfn_node_get_key (rule), NULL));
      return;
    }

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    check_assertion (self, rule, item);
}

void
cfn_check_assertions (CfnChecker *self,
                      CfnNode    *section)
{
  for (CfnNode *rule = section->first_child; rule != NULL; rule = rule->next)
    {
      CfnNode *list;

      if (!cfn_key_is_shown (rule))
        continue;
      cfn_check_name (self, NULL, rule);
      if (!cfn_check_is_map (self, rule, N_("The rule {0} has to be a mapping with Assertions")))
        continue;

      cfn_check_keys (self, NULL, rule, rule_keys,
                      N_("The rule {1} has no {0} to be set: {2} is meant"),
                      N_("The rule {1} has no {0} to be set"));
      list = cfn_node_get (rule, "Assertions");
      if (list != NULL)
        check_list (self, rule, list);
      else if (cfn_words_have_keys (rule_keys, rule))
        cfn_checker_report_at (self, "missing-property", NULL, rule, rule->key->span,
                               cfn_message_new (N_("The rule {0} has no Assertions, so that it "
                                                   "asks for nothing"),
                                                cfn_node_get_key (rule), NULL));
    }
}
