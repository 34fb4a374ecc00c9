/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-section.h"
#include "cfn-rule-words.h"

#include "cfn-possible.h"
#include "cfn-section.h"

#include <string.h>

/* CloudFormation quotas: attributes of a mapping. */
#define MAX_ATTRIBUTES 200

gboolean
cfn_check_is_map (CfnChecker *self,
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

void
cfn_check_literal (CfnChecker *self,
                   CfnNode    *owner,
                   const char *key,
                   gsize       max)
{
  CfnNode *node = cfn_node_get (owner, key);
  g_autofree char *has = NULL;
  g_autofree char *may = NULL;

  if (node == NULL || node->kind == CFN_NODE_ALIAS)
    return;

  if (node->kind != CFN_NODE_SCALAR || cfn_node_get_intrinsic (node, NULL) != NULL)
    cfn_checker_report (self, "wrong-kind-of-value", NULL, node,
                        cfn_message_new (N_("{1} of {0} has to be a text that is written out"),
                                         cfn_node_get_key (owner), key, NULL));
  else if (node->length > max)
    {
      has = g_strdup_printf ("%u", (guint) node->length);
      may = g_strdup_printf ("%" G_GSIZE_FORMAT, max);
      cfn_checker_report (self, "out-of-range", NULL, node,
                          cfn_message_new (N_("{1} of {0} has {2} bytes, but may have {3} at "
                                              "most"),
                                           cfn_node_get_key (owner), key, has, may, NULL));
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
check_mapping_list (CfnChecker *self,
                    CfnNode    *list)
{
  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      if ((item->kind == CFN_NODE_MAPPING || item->kind == CFN_NODE_SEQUENCE)
          && cfn_node_get_intrinsic (item, NULL) == NULL)
        cfn_checker_report (self, "wrong-kind-of-value", NULL, item,
                            cfn_message_new (N_("A list in Mappings, such as that of {0}, holds "
                                                "nothing but texts"),
                                             cfn_node_get_key (list), NULL));
    }
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
      else if (value->kind == CFN_NODE_SEQUENCE && value->tag == NULL)
        check_mapping_list (self, value);
    }
}

static void
report_attributes (CfnChecker *self,
                   CfnNode    *mapping)
{
  g_autofree char *count = g_strdup_printf ("%u", mapping->n_children);

  cfn_checker_report_at (self, "out-of-range", NULL, mapping, mapping->key->span,
                         cfn_message_new (N_("{0} in Mappings has {1} keys, but CloudFormation "
                                             "takes 200 at most"),
                                          cfn_node_get_key (mapping), count, NULL));
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
      if (!cfn_check_is_map (self, mapping,
                             N_("{0} in Mappings has to be a mapping of keys to mappings")))
        continue;
      if (mapping->n_children > MAX_ATTRIBUTES)
        report_attributes (self, mapping);

      for (CfnNode *map = mapping->first_child; map != NULL; map = map->next)
        {
          if (!cfn_key_is_shown (map))
            continue;
          check_mapping_key (self, map, FALSE);
          if (cfn_check_is_map (self, map,
                                N_("What {0} leads to in Mappings has to be a mapping: there are "
                                   "two levels of keys")))
            check_mapping_values (self, map);
        }
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
    { CFN_SECTION_PARAMETERS, cfn_check_parameters },
    { CFN_SECTION_RULES, cfn_check_assertions },
    { CFN_SECTION_MAPPINGS, check_mappings },
    { CFN_SECTION_CONDITIONS, cfn_check_conditions },
    { CFN_SECTION_OUTPUTS, cfn_check_outputs },
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
