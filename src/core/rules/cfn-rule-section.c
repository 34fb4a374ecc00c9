/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-words.h"

#include "cfn-possible.h"
#include "cfn-sam.h"
#include "cfn-section.h"

#include <string.h>

/* CloudFormation quotas. */
#define MAX_ENTRIES 200
#define MAX_DESCRIPTION 1024
#define MAX_BYTES 1048576
#define MAX_DIRECT_BYTES 51200

#define EXTENSIONS "AWS::LanguageExtensions"

static void
check_size (CfnChecker *self,
            CfnNode    *root)
{
  gsize length = cfn_text_get_length (cfn_template_get_text (self->template));
  CfnSpan span = root->first_child != NULL ? root->first_child->key->span : root->span;
  g_autofree char *bytes = g_strdup_printf ("%" G_GSIZE_FORMAT, length);

  if (length > MAX_BYTES)
    cfn_checker_report_at (self, "out-of-range", NULL, NULL, span,
                           cfn_message_new (N_("This template has {0} bytes, but CloudFormation "
                                               "takes 1048576 (1 MB) at most: move some of it "
                                               "into a stack of its own"),
                                            bytes, NULL));
  else if (length > MAX_DIRECT_BYTES)
    cfn_checker_report_at (self, "large-template", NULL, NULL, span,
                           cfn_message_new (N_("This template has {0} bytes: with more "
                                               "than 51200 it has to be put into a bucket to be "
                                               "deployed"),
                                            bytes, NULL));
}

static void
check_format_version (CfnChecker *self)
{
  static const char * const versions[] = { "2010-09-09", NULL };
  CfnNode *node = cfn_template_get_section (self->template, CFN_SECTION_FORMAT_VERSION);

  if (node == NULL)
    return;
  if (node->kind == CFN_NODE_SEQUENCE || node->kind == CFN_NODE_MAPPING)
    cfn_checker_report (self, "wrong-kind-of-value", NULL, node,
                        cfn_message_new (N_("AWSTemplateFormatVersion has to be a text: "
                                            "2010-09-09"),
                                         NULL));
  else
    cfn_check_word (self, NULL, node, versions, N_("“{0}” is no {1}: there is only {2}"));
}

static void
check_description (CfnChecker *self)
{
  CfnNode *node = cfn_template_get_section (self->template, CFN_SECTION_DESCRIPTION);
  g_autofree char *bytes = NULL;

  if (node == NULL)
    return;

  bytes = g_strdup_printf ("%u", node->length);
  if (node->kind == CFN_NODE_MAPPING || node->kind == CFN_NODE_SEQUENCE || node->tag != NULL)
    cfn_checker_report (self, "wrong-kind-of-value", NULL, node,
                        cfn_message_new (N_("The Description of a template has to be a text that "
                                            "is written out"),
                                         NULL));
  else if (node->length > MAX_DESCRIPTION)
    cfn_checker_report (self, "out-of-range", NULL, node,
                        cfn_message_new (N_("The Description has {0} bytes, but at most 1024 are "
                                            "allowed"),
                                         bytes, NULL));
}

static void
check_count (CfnChecker     *self,
             CfnSectionKind  kind)
{
  CfnNode *node = cfn_template_get_section (self->template, kind);
  g_autofree char *count = NULL;

  if (node == NULL || node->kind != CFN_NODE_MAPPING || node->n_children <= MAX_ENTRIES)
    return;

  count = g_strdup_printf ("%u", node->n_children);
  cfn_checker_report (self, "out-of-range", NULL, node->key,
                      cfn_message_new (N_("{0} has {1} entries, but CloudFormation takes 200 at "
                                          "most"),
                                       cfn_node_get_key (node), count, NULL));
}

/* A section that is a mapping of names to what they mean. */
static void
check_map (CfnChecker     *self,
           CfnSectionKind  kind)
{
  CfnNode *node = cfn_template_get_section (self->template, kind);

  if (node == NULL || node->kind == CFN_NODE_MAPPING || node->kind == CFN_NODE_ALIAS
      || (node->kind == CFN_NODE_SCALAR && cfn_node_get_scalar_type (node) == CFN_SCALAR_NULL))
    return;

  cfn_checker_report (self, "wrong-kind-of-value", NULL, node,
                      cfn_message_new (N_("{0} has to be a mapping of names to what they mean"),
                                       cfn_node_get_key (node), NULL));
}

/* AWS::LanguageExtensions has to be listed before AWS::Serverless (CloudFormation User Guide,
 * AWS::LanguageExtensions transform): SAM does not know what it leaves to be done. */
static void
check_transforms (CfnChecker *self)
{
  g_autoptr (GArray) entries = cfn_template_get_entries (self->template, CFN_SECTION_TRANSFORM);
  CfnNode *section = cfn_template_get_section (self->template, CFN_SECTION_TRANSFORM);
  const CfnSectionEntry *serverless = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);
      CfnFinding *finding;

      if (g_strcmp0 (entry->name, CFN_SAM_TRANSFORM) == 0)
        serverless = entry;
      if (serverless == NULL || g_strcmp0 (entry->name, EXTENSIONS) != 0)
        continue;

      finding = cfn_checker_report (
        self, "transform-order", NULL, entry->node,
        cfn_message_new (N_("{0} has to be listed before {1}, which cannot read what it is for"),
                         EXTENSIONS, CFN_SAM_TRANSFORM, NULL));
      cfn_finding_add_evidence (finding, serverless->node);
      if (entries->len == 2 && section->kind == CFN_NODE_SEQUENCE)
        cfn_finding_add_fix (finding, CFN_FIX_SET, "swap-transforms",
                             cfn_message_new (N_("List {0} first"), EXTENSIONS, NULL), "Transform",
                             "[" EXTENSIONS ", " CFN_SAM_TRANSFORM "]");
    }
}

/* CloudFormation User Guide, Template anatomy. */
void
cfn_check_sections (CfnChecker *self)
{
  CfnNode *root = cfn_tree_get_root (cfn_template_get_tree (self->template));

  if (root == NULL || root->kind != CFN_NODE_MAPPING || root->n_children == 0)
    return;

  check_size (self, root);
  check_transforms (self);
  /* A macro may take sections of its own. */
  if (cfn_template_has_macro (self->template))
    return;

  cfn_check_keys (self, NULL, root, cfn_section_get_names (),
                  N_("A template has no section {0}: {2} is meant"),
                  N_("A template has no section {0}"));
  if (cfn_template_get_section (self->template, CFN_SECTION_GLOBALS) != NULL
      && !cfn_template_has_transform (self->template, CFN_SAM_TRANSFORM))
    {
      CfnNode *globals = cfn_template_get_section (self->template, CFN_SECTION_GLOBALS);

      cfn_checker_report (self, "unknown-key", NULL, globals->key,
                          cfn_message_new (N_("Globals only is a section of templates with the "
                                              "line Transform: {0}"),
                                           CFN_SAM_TRANSFORM, NULL));
    }
  check_format_version (self);
  check_description (self);
  check_map (self, CFN_SECTION_METADATA);
  check_map (self, CFN_SECTION_PARAMETERS);
  check_map (self, CFN_SECTION_RULES);
  check_map (self, CFN_SECTION_MAPPINGS);
  check_map (self, CFN_SECTION_CONDITIONS);
  check_map (self, CFN_SECTION_OUTPUTS);
  check_count (self, CFN_SECTION_PARAMETERS);
  check_count (self, CFN_SECTION_MAPPINGS);
  check_count (self, CFN_SECTION_OUTPUTS);
}
