/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-section.h"
#include "cfn-rule-words.h"

#include "cfn-parameter.h"
#include "cfn-possible.h"

/* CloudFormation quotas. */
#define MAX_DESCRIPTION 1024

static const char * const output_keys[] = { "Value", "Description", "Export", "Condition", NULL };

static const char * const export_keys[] = { "Name", NULL };

static void
check_export (CfnChecker *self,
              GHashTable *names,
              CfnNode    *output)
{
  CfnNode *export = cfn_node_get (output, "Export");
  CfnNode *name;

  if (export == NULL || export->kind == CFN_NODE_ALIAS
      || cfn_node_get_intrinsic (export, NULL) != NULL
      || (export->kind == CFN_NODE_SCALAR
          && cfn_node_get_scalar_type (export) == CFN_SCALAR_NULL))
    return;
  if (export->kind != CFN_NODE_MAPPING)
    {
      cfn_checker_report (self, "wrong-kind-of-value", NULL, export,
                          cfn_message_new (N_("Export of {0} has to be a mapping with a Name"),
                                           cfn_node_get_key (output), NULL));
      return;
    }

  cfn_check_keys (self, NULL, export, export_keys, N_("An Export has no {0}: {2} is meant"),
                  N_("An Export has no {0}"));
  name = cfn_node_get (export, "Name");
  if (name != NULL)
    cfn_check_name_is_new (self, names, NULL, name, "",
                           N_("Two outputs are exported as {0}: an export needs a name of its "
                              "own"));
  else if (cfn_words_have_keys (export_keys, export))
    cfn_checker_report_at (self, "missing-property", NULL, export, export->key->span,
                           cfn_message_new (N_("The Export of {0} has no Name"),
                                            cfn_node_get_key (output), NULL));
}

/* TRUE when @node surely gives a list. */
static gboolean
is_list (CfnChecker *self,
         CfnNode    *node)
{
  static const char * const lists[] = { "Fn::Cidr", "Fn::GetAZs", "Fn::Split", NULL };
  CfnNode *arguments;
  const char *name = cfn_node_get_intrinsic (node, &arguments);
  CfnParameter parameter;

  if (name == NULL)
    return node->kind == CFN_NODE_SEQUENCE && node->tag == NULL;
  if (!g_str_equal (name, "Ref"))
    return g_strv_contains (lists, name);

  cfn_parameter_read (&parameter,
                      arguments->kind == CFN_NODE_SCALAR
                        ? cfn_template_find_parameter (self->template, arguments->value) : NULL);

  return parameter.is_known_type && parameter.is_list;
}

/* CloudFormation User Guide, Outputs: "the Value field of every Outputs member must evaluate to a
 * String". */
static void
check_value (CfnChecker *self,
             CfnNode    *output)
{
  CfnNode *value = cfn_node_get (output, "Value");
  const char *name = cfn_node_get_key (output);

  if (value == NULL)
    {
      if (cfn_words_have_keys (output_keys, output))
        cfn_checker_report_at (self, "missing-property", NULL, output, output->key->span,
                               cfn_message_new (N_("The output {0} has no Value"), name, NULL));
      return;
    }

  if (is_list (self, value))
    cfn_checker_report (self, "wrong-kind-of-value", NULL, value,
                        cfn_message_new (N_("The Value of {0} has to be a text, but this is a "
                                            "list: Fn::Join makes one text of it"),
                                         name, NULL));
  else if (value->kind == CFN_NODE_MAPPING && value->tag == NULL && cfn_map_is_shown (value)
           && cfn_node_get_intrinsic (value, NULL) == NULL)
    cfn_checker_report (self, "wrong-kind-of-value", NULL, value,
                        cfn_message_new (N_("The Value of {0} has to be a text, but this is a "
                                            "mapping"),
                                         name, NULL));
}

void
cfn_check_outputs (CfnChecker *self,
                   CfnNode    *section)
{
  g_autoptr (GHashTable) names = cfn_names_new ();

  for (CfnNode *output = section->first_child; output != NULL; output = output->next)
    {
      if (!cfn_key_is_shown (output))
        continue;
      cfn_check_name (self, NULL, output);
      if (!cfn_check_is_map (self, output, N_("The output {0} has to be a mapping with a Value")))
        continue;
      cfn_check_keys (self, NULL, output, output_keys,
                      N_("The output {1} has no {0} to be set: {2} is meant"),
                      N_("The output {1} has no {0} to be set"));
      check_value (self, output);
      cfn_check_literal (self, output, "Description", MAX_DESCRIPTION);
      check_export (self, names, output);
    }
}
