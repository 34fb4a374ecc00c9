/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-words.h"

#include "cfn-catalogue.h"
#include "cfn-possible.h"
#include "cfn-quiet.h"
#include "cfn-sam.h"

#include <string.h>

/* CloudFormation User Guide, Resource attributes; Description is what the CDK writes. */
static const char * const attributes[] = {
  "Type",           "Properties",          "Condition",      "DependsOn",
  "DeletionPolicy", "UpdateReplacePolicy", "CreationPolicy", "UpdatePolicy",
  "Metadata",       "Description",         "Version",        NULL,
};

/* What AWS SAM takes beside them. */
static const char * const sam_attributes[] = {
  "Type",           "Properties",          "Condition",      "DependsOn",
  "DeletionPolicy", "UpdateReplacePolicy", "CreationPolicy", "UpdatePolicy",
  "Metadata",       "Description",         "Version",        "Connectors",
  "IgnoreGlobals",  NULL,
};

/* CloudFormation User Guide, DeletionPolicy attribute: what has snapshots. */
static const char * const snapshot_types[] = {
  "AWS::DocDB::DBCluster",   "AWS::EC2::Volume",
  "AWS::Neptune::DBCluster", "AWS::ElastiCache::CacheCluster",
  "AWS::RDS::DBCluster",     "AWS::ElastiCache::ReplicationGroup",
  "AWS::RDS::DBInstance",    "AWS::Redshift::Cluster",
  NULL,
};

static const char * const deletion_policies[] = {
  "Delete", "Retain", "RetainExceptOnCreate", "Snapshot", NULL,
};

static const char * const replace_policies[] = { "Delete", "Retain", "Snapshot", NULL };

/* A property that was written one level too high. */
static gboolean
is_property (const CfnResource *resource,
             const char        *key)
{
  CfnCatalogueProperty property;
  CfnCatalogueType type;

  return cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type)
         && cfn_catalogue_object_find_property (&type.object, key, &property);
}

/* TRUE when a key of @resource is one of its properties, which is told then. */
static gboolean
tell_properties (CfnChecker        *self,
                 const CfnResource *resource)
{
  CfnFinding *finding = NULL;

  for (CfnNode *entry = resource->node->first_child; entry != NULL; entry = entry->next)
    {
      const char *key = cfn_node_get_key (entry);

      if (!cfn_key_is_shown (entry) || cfn_words_have (sam_attributes, key)
          || !is_property (resource, key))
        continue;
      if (finding != NULL)
        cfn_finding_add_evidence (finding, entry);
      else
        finding = cfn_checker_report_at (self, "unknown-key", resource, entry, entry->key->span,
                                         cfn_message_new (N_("{0} is a property of {1}: it has to "
                                                             "stand under Properties"),
                                                          key, resource->id, NULL));
    }

  return finding != NULL;
}

static void
check_policy (CfnChecker         *self,
              const CfnResource  *resource,
              const char         *attribute,
              const char * const *policies)
{
  CfnNode *node = cfn_node_get (resource->node, attribute);
  const char *text = cfn_node_get_literal (node);

  if (node != NULL && node->kind != CFN_NODE_SCALAR && node->kind != CFN_NODE_ALIAS
      && cfn_node_get_intrinsic (node, NULL) == NULL)
    cfn_checker_report (self, "wrong-kind-of-value", resource, node,
                        cfn_message_new (N_("{0} of {1} has to be one word"), attribute,
                                         resource->id, NULL));
  if (text == NULL)
    return;

  cfn_check_word (self, resource, node, policies, N_("{1} is “{0}”, but can only be one of {2}"));
  if (g_str_equal (text, "Snapshot") && g_str_has_prefix (resource->type, "AWS::")
      && !cfn_words_have (snapshot_types, resource->type))
    cfn_checker_report (self, "unknown-value", resource, node,
                        cfn_message_new (N_("{0} cannot be Snapshot here: nothing makes snapshots "
                                            "of {1}. Retain keeps it"),
                                         attribute, resource->type, NULL));
}

/* CloudFormation User Guide, AWS::CloudFormation::CustomResource: the service knows no other
 * version than this of those that are its own. */
static void
check_version (CfnChecker        *self,
               const CfnResource *resource)
{
  CfnNode *node = cfn_node_get (resource->node, "Version");

  if (node == NULL || !g_str_has_prefix (resource->type, "AWS::")
      || g_str_equal (resource->type, "AWS::CloudFormation::CustomResource"))
    return;

  cfn_checker_report (self, "unknown-key", resource, node->key,
                      cfn_message_new (N_("Only custom resources have a Version, and {0} is none"),
                                       resource->id, NULL));
}

/* CloudFormation User Guide, DependsOn attribute: one logical id, or a list of them. */
static void
check_depends_on (CfnChecker        *self,
                  const CfnResource *resource)
{
  CfnNode *node = cfn_node_get (resource->node, "DependsOn");
  CfnNode *wrong = NULL;

  if (node == NULL || cfn_node_get_intrinsic (node, NULL) != NULL)
    return;
  if (node->kind == CFN_NODE_MAPPING)
    wrong = node;
  for (CfnNode *item = node->kind == CFN_NODE_SEQUENCE ? node->first_child : NULL;
       item != NULL && wrong == NULL; item = item->next)
    {
      if ((item->kind == CFN_NODE_MAPPING || item->kind == CFN_NODE_SEQUENCE)
          && cfn_node_get_intrinsic (item, NULL) == NULL)
        wrong = item;
    }

  if (wrong != NULL)
    cfn_checker_report (self, "wrong-kind-of-value", resource, wrong,
                        cfn_message_new (N_("DependsOn of {0} has to be the name of a resource, or "
                                            "a list of such names"),
                                         resource->id, NULL));
}

/* CloudFormation User Guide, Condition attribute: the name of one. */
static void
check_condition (CfnChecker        *self,
                 const CfnResource *resource)
{
  CfnNode *node = cfn_node_get (resource->node, "Condition");

  if (node != NULL && (node->kind == CFN_NODE_SEQUENCE || node->kind == CFN_NODE_MAPPING)
      && cfn_node_get_intrinsic (node, NULL) == NULL)
    cfn_checker_report (self, "wrong-kind-of-value", resource, node,
                        cfn_message_new (N_("Condition of {0} has to be the name of one condition: "
                                            "Fn::And and Fn::Or put several together in "
                                            "Conditions"),
                                         resource->id, NULL));
}

/* Attributes that are mappings, if they are there at all. */
static void
check_mappings (CfnChecker        *self,
                const CfnResource *resource)
{
  static const char * const names[] = {
    "Properties", "Metadata", "CreationPolicy", "UpdatePolicy",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CfnNode *node = cfn_node_get (resource->node, names[i]);

      if (node == NULL || node->kind == CFN_NODE_MAPPING || node->kind == CFN_NODE_ALIAS
          || node->tag != NULL
          || (node->kind == CFN_NODE_SCALAR
              && cfn_node_get_scalar_type (node) == CFN_SCALAR_NULL))
        continue;
      cfn_checker_report (self, "wrong-kind-of-value", resource, node,
                          cfn_message_new (N_("The {1} of {0} have to be a mapping of names to "
                                              "values"),
                                           resource->id, names[i], NULL));
    }
}

/* What is to stay when the stack goes is meant to stay when a change replaces it as well, which
 * DeletionPolicy says nothing about (CloudFormation User Guide, UpdateReplacePolicy attribute). */
static void
check_both_policies (CfnChecker        *self,
                     const CfnResource *resource)
{
  CfnNode *node = cfn_node_get (resource->node, "DeletionPolicy");
  const char *text = cfn_node_get_literal (node);
  g_autofree char *path = NULL;
  CfnCatalogueType type;
  CfnFinding *finding;

  if (text == NULL || !g_str_has_prefix (text, "Retain")
      || cfn_node_get (resource->node, "UpdateReplacePolicy") != NULL
      || !cfn_map_is_shown (resource->node)
      || !cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type)
      || !type.is_stateful)
    return;

  finding = cfn_checker_report_at (
    self, "replacement-deletes-data", resource, node, node->key->span,
    cfn_message_new (N_("{0} stays when the stack is deleted, but a change that replaces it "
                        "deletes the old one with all that is in it: UpdateReplacePolicy keeps "
                        "that, too"),
                     resource->id, NULL));
  path = g_strconcat ("Resources.", resource->id, ".UpdateReplacePolicy", NULL);
  cfn_finding_add_fix (finding, CFN_FIX_SET, "keep-replaced",
                       cfn_message_new (N_("Keep what is replaced"), NULL), path, "Retain")
    ->is_safe = FALSE;
}

static void
check_resource (CfnChecker        *self,
                const CfnResource *resource)
{
  gboolean has_sam = cfn_template_has_transform (self->template, CFN_SAM_TRANSFORM);

  if (resource->node->kind != CFN_NODE_MAPPING)
    return;

  if (!tell_properties (self, resource))
    cfn_check_keys (self, resource, resource->node, has_sam ? sam_attributes : attributes,
                    N_("Resources have no {0}: {2} is meant"),
                    N_("Resources have no {0} beside Type and Properties"));
  check_policy (self, resource, "DeletionPolicy", deletion_policies);
  check_policy (self, resource, "UpdateReplacePolicy", replace_policies);
  check_version (self, resource);
  check_condition (self, resource);
  check_depends_on (self, resource);
  check_mappings (self, resource);
  check_both_policies (self, resource);
}

void
cfn_check_attributes (CfnChecker *self)
{
  if (!cfn_template_has_macro (self->template))
    cfn_checker_walk (self, CFN_WALK_ATTRIBUTES, check_resource);
}
