/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-words.h"

#include "cfn-catalogue.h"
#include "cfn-possible.h"
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

static void
check_resource (CfnChecker        *self,
                const CfnResource *resource)
{
  gboolean has_sam = cfn_template_has_transform (self->template, CFN_SAM_TRANSFORM);
  CfnNode *properties = cfn_node_get (resource->node, "Properties");

  if (resource->node->kind != CFN_NODE_MAPPING)
    return;

  if (!tell_properties (self, resource))
    cfn_check_keys (self, resource, resource->node, has_sam ? sam_attributes : attributes,
                    N_("Resources have no {0}: {2} is meant"),
                    N_("Resources have no {0} beside Type and Properties"));
  check_policy (self, resource, "DeletionPolicy", deletion_policies);
  check_policy (self, resource, "UpdateReplacePolicy", replace_policies);
  check_version (self, resource);
  if (properties != NULL && properties->kind == CFN_NODE_SEQUENCE && properties->tag == NULL)
    cfn_checker_report (self, "wrong-kind-of-value", resource, properties,
                        cfn_message_new (N_("The Properties of {0} have to be a mapping of names "
                                            "to values"),
                                         resource->id, NULL));
}

void
cfn_check_attributes (CfnChecker *self)
{
  if (cfn_template_has_macro (self->template))
    return;

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    check_resource (self, cfn_template_get_resource (self->template, i));
}
