/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-words.h"

#include "cfn-condition.h"
#include "cfn-parameter.h"
#include "cfn-possible.h"
#include "cfn-section.h"

#include <string.h>

/* CloudFormation User Guide, Parameters. */
static const char * const parameter_keys[] = {
  "Type",      "Default",   "AllowedValues", "AllowedPattern", "ConstraintDescription",
  "MinLength", "MaxLength", "MinValue",      "MaxValue",       "Description",
  "NoEcho",    NULL,
};

static const char * const output_keys[] = { "Value", "Description", "Export", "Condition", NULL };

static const char * const common_types[] = {
  "String", "Number", "CommaDelimitedList", "List<Number>", "List<String>", NULL,
};

static gboolean
is_map (CfnChecker *self,
        CfnNode    *node,
        const char *message)
{
  if (node->kind == CFN_NODE_MAPPING)
    return TRUE;

  if (node->kind != CFN_NODE_ALIAS && cfn_node_get_scalar_type (node) != CFN_SCALAR_NULL)
    cfn_checker_report (self, "wrong-kind-of-value", NULL, node,
                        cfn_message_new (message, cfn_node_get_key (node), NULL));
  return FALSE;
}

static void
check_type (CfnChecker         *self,
            const CfnParameter *parameter)
{
  if (parameter->type_node == NULL && cfn_map_is_shown (parameter->node))
    cfn_checker_report_at (self, "missing-property", NULL, parameter->node,
                           parameter->node->key->span,
                           cfn_message_new (N_("The parameter {0} has no Type: most are String"),
                                            parameter->name, NULL));
  else if (parameter->type != NULL && !parameter->is_known_type
           && cfn_words_find_near (common_types, parameter->type) != NULL)
    cfn_check_word (self, NULL, parameter->type_node, common_types,
                    N_("There is no parameter of the type {0}"));
  else if (parameter->type != NULL && !parameter->is_known_type)
    cfn_checker_report (self, "unknown-value", NULL, parameter->type_node,
                        cfn_message_new (N_("There is no parameter of the type {0}"),
                                         parameter->type, NULL));
}

static void
check_name_is_free (CfnChecker *self,
                    CfnNode    *parameter)
{
  const CfnResource *resource
    = cfn_template_find_resource (self->template, cfn_node_get_key (parameter));
  CfnFinding *finding;

  if (resource == NULL)
    return;

  finding = cfn_checker_report (self, "name-used-twice", resource, resource->node,
                                cfn_message_new (N_("{0} is the name of a parameter and of a "
                                                    "resource: each needs a name of its own"),
                                                 resource->id, NULL));
  cfn_finding_add_evidence (finding, parameter);
}

static void
check_parameters (CfnChecker *self,
                  CfnNode    *section)
{
  for (CfnNode *node = section->first_child; node != NULL; node = node->next)
    {
      CfnParameter parameter;

      if (!cfn_key_is_shown (node))
        continue;
      cfn_check_name (self, NULL, node);
      if (!is_map (self, node, N_("The parameter {0} has to be a mapping with a Type")))
        continue;
      check_name_is_free (self, node);
      cfn_parameter_read (&parameter, node);
      cfn_check_keys (self, NULL, node, parameter_keys,
                      N_("The parameter {1} has no {0} to be set: {2} is meant"),
                      N_("The parameter {1} has no {0} to be set"));
      check_type (self, &parameter);
      cfn_check_default (self, &parameter);
    }
}

/* CloudFormation User Guide, Mappings: which signs the keys are made of. */
static void
check_mapping_key (CfnChecker *self,
                   CfnNode    *node,
                   gboolean    is_inner)
{
  const char *key = cfn_node_get_key (node);
  const char *signs = is_inner ? G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS
                               : G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS ".-";

  if (key[strspn (key, signs)] != '\0' || key[0] == '\0')
    cfn_checker_report_at (self, "wrong-form", NULL, node, node->key->span,
                           cfn_message_new (is_inner
                                              ? N_("“{0}” cannot be a key in a mapping of "
                                                   "Mappings: those are made of letters and digits")
                                              : N_("“{0}” cannot be a key in Mappings: those are "
                                                   "made of letters, digits, dots and hyphens"),
                                            key, NULL));
}

static void
check_mapping_values (CfnChecker *self,
                      CfnNode    *map)
{
  for (CfnNode *value = map->first_child; value != NULL; value = value->next)
    {
      if (!cfn_key_is_shown (value))
        continue;
      check_mapping_key (self, value, TRUE);
      if (value->kind == CFN_NODE_MAPPING && cfn_node_get_intrinsic (value, NULL) == NULL)
        cfn_checker_report (self, "wrong-kind-of-value", NULL, value,
                            cfn_message_new (N_("What {0} leads to in Mappings has to be a text or "
                                                "a list: there are two levels of keys, not three"),
                                             cfn_node_get_key (value), NULL));
    }
}

static void
check_mappings (CfnChecker *self,
                CfnNode    *section)
{
  for (CfnNode *mapping = section->first_child; mapping != NULL; mapping = mapping->next)
    {
      if (!cfn_key_is_shown (mapping))
        continue;
      cfn_check_name (self, NULL, mapping);
      if (!is_map (self, mapping, N_("{0} in Mappings has to be a mapping of keys to mappings")))
        continue;

      for (CfnNode *map = mapping->first_child; map != NULL; map = map->next)
        {
          if (!cfn_key_is_shown (map))
            continue;
          check_mapping_key (self, map, FALSE);
          if (is_map (self, map, N_("What {0} leads to in Mappings has to be a mapping: there are "
                                    "two levels of keys")))
            check_mapping_values (self, map);
        }
    }
}

/* The text by which @name, of an export, can be compared: what it is, or how it is put together. */
static char *
describe_export (CfnChecker *self,
                 CfnNode    *name)
{
  char *text = cfn_value_know_text (self->template, name);
  CfnValue value = cfn_value_of (self->template, name);

  if (text == NULL && value.kind == CFN_VALUE_SUB)
    {
      CfnNode *variables;
      const char *string = cfn_value_get_sub_string (&value, &variables);

      text = variables == NULL ? g_strdup (string) : NULL;
    }

  return text;
}

static gboolean
can_meet (CfnChecker *self,
          CfnNode    *one,
          CfnNode    *other)
{
  g_autoptr (GArray) cases = cfn_node_get_cases (one);
  g_autoptr (GArray) others = cfn_node_get_cases (other);

  g_array_append_vals (cases, others->data, others->len);

  return cfn_cases_are_possible (self->template, cases);
}

static void
check_export (CfnChecker *self,
              GHashTable *exports,
              CfnNode    *output)
{
  CfnNode *name = cfn_node_find (output, "Export", "Name", NULL);
  g_autofree char *text = NULL;
  CfnNode *other;
  CfnFinding *finding;

  if (name == NULL || (text = describe_export (self, name)) == NULL)
    return;

  other = g_hash_table_lookup (exports, text);
  if (other != NULL && can_meet (self, name, other))
    {
      finding = cfn_checker_report (self, "name-used-twice", NULL, name,
                                    cfn_message_new (N_("Two outputs are exported as {0}: an "
                                                        "export needs a name of its own"),
                                                     text, NULL));
      cfn_finding_add_evidence (finding, other);
    }
  g_hash_table_insert (exports, g_steal_pointer (&text), name);
}

static void
check_outputs (CfnChecker *self,
               CfnNode    *section)
{
  g_autoptr (GHashTable) exports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (CfnNode *output = section->first_child; output != NULL; output = output->next)
    {
      if (!cfn_key_is_shown (output))
        continue;
      cfn_check_name (self, NULL, output);
      if (!is_map (self, output, N_("The output {0} has to be a mapping with a Value")))
        continue;
      cfn_check_keys (self, NULL, output, output_keys,
                      N_("The output {1} has no {0} to be set: {2} is meant"),
                      N_("The output {1} has no {0} to be set"));
      if (cfn_node_get (output, "Value") == NULL && cfn_map_is_shown (output))
        cfn_checker_report_at (self, "missing-property", NULL, output, output->key->span,
                               cfn_message_new (N_("The output {0} has no Value"),
                                                cfn_node_get_key (output), NULL));
      check_export (self, exports, output);
    }
}

void
cfn_check_declarations (CfnChecker *self)
{
  static const struct
  {
    CfnSectionKind kind;
    void (*check) (CfnChecker *self, CfnNode *section);
  } checks[] = {
    { CFN_SECTION_PARAMETERS, check_parameters },
    { CFN_SECTION_MAPPINGS, check_mappings },
    { CFN_SECTION_OUTPUTS, check_outputs },
  };

  if (cfn_template_has_macro (self->template))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      CfnNode *section = cfn_template_get_section (self->template, checks[i].kind);

      if (section != NULL && section->kind == CFN_NODE_MAPPING)
        checks[i].check (self, section);
    }
}
