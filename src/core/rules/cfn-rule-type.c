/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

#include "cfn-catalogue.h"
#include "cfn-sam.h"
#include "cfn-similar.h"

#include <string.h>

/* Looking for a near name among all types takes milliseconds; who has more that are not known has
 * no slips of the pen. */
#define MAX_NEAR_LOOKS 50

/* CloudFormation User Guide, AWS::CloudFormation::CustomResource. */
#define CUSTOM "Custom::"
#define CUSTOM_SIGNS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_@-"
#define MAX_CUSTOM 60

/* AWS::Service::Thing, Custom::Thing, Organisation::Service::Thing::MODULE and the like. */
static gboolean
is_type_name (const char *type)
{
  g_auto (GStrv) parts = g_strsplit (type, "::", -1);
  guint n = g_strv_length (parts);

  if (g_str_has_prefix (type, CUSTOM))
    {
      gsize length = strlen (type) - strlen (CUSTOM);

      return length > 0 && length <= MAX_CUSTOM
             && strspn (type + strlen (CUSTOM), CUSTOM_SIGNS) == length;
    }
  for (guint i = 0; i < n; i++)
    {
      if (parts[i][0] == '\0'
          || strspn (parts[i], G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS) != strlen (parts[i]))
        return FALSE;
    }

  return n == 3 || n == 4;
}

static char *
dup_digits (const char *name)
{
  GString *digits = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at++)
    {
      if (g_ascii_isdigit (*at))
        g_string_append_c (digits, *at);
    }

  return g_string_free (digits, FALSE);
}

/* The type that @name is a slip of the pen of, or NULL. A second version of a type is none: it may
 * be newer than the catalogue. */
static const char *
find_near_type (const CfnCatalogue *catalogue,
                const char         *name)
{
  const char *near_type = cfn_catalogue_find_similar (catalogue, name);
  g_autofree char *digits = dup_digits (name);
  g_autofree char *near_digits = NULL;

  if (near_type == NULL || strlen (name) < strlen ("AWS::S::T")
      || (g_ascii_strcasecmp (near_type, name) != 0
          && cfn_word_distance (name, near_type, 2) > 2))
    return NULL;

  near_digits = dup_digits (near_type);

  return g_str_equal (digits, near_digits) ? near_type : NULL;
}

static void
report_near (CfnChecker        *self,
             const CfnResource *resource,
             CfnNode           *node,
             const char        *near_type)
{
  g_autofree char *path = cfn_path_string_of_node (node);
  CfnFinding *finding = cfn_checker_report (
    self, "unknown-type", resource, node,
    cfn_message_new (N_("{0} is of type {1}, which does not exist: {2} is meant"), resource->id,
                     resource->type, near_type, NULL));

  cfn_finding_add_fix (finding, CFN_FIX_SET, "use-known-type",
                       cfn_message_new (N_("Make it {0}"), near_type, NULL), path, near_type);
}

/* Types of AWS are in the catalogue of their day; of those that people register themselves and of
 * what the Serverless transform takes nothing can be said. */
static void
check_unlisted (CfnChecker         *self,
                const CfnCatalogue *catalogue,
                const CfnResource  *resource,
                CfnNode            *node)
{
  if (!g_str_has_prefix (resource->type, "AWS::")
      || g_str_has_prefix (resource->type, "AWS::Serverless::")
      || g_str_has_suffix (resource->type, "::MODULE"))
    return;

  cfn_checker_report (self, "type-not-in-table", resource, node,
                      cfn_message_new (N_("{0} is of type {1}, which is not in the table of {2}: "
                                          "its properties are not checked"),
                                       resource->id, resource->type,
                                       cfn_catalogue_get_date (catalogue), NULL));
}

static void
check_type (CfnChecker        *self,
            const CfnResource *resource,
            guint             *n_looks)
{
  const CfnCatalogue *catalogue = cfn_catalogue_get_default ();
  CfnNode *node = cfn_node_get (resource->node, "Type");
  const char *near_type;
  CfnCatalogueType type;

  if (!cfn_checker_has (self, node) || cfn_node_get_literal (node) == NULL)
    {
      cfn_checker_report (self, "missing-type", resource, node != NULL ? node : resource->node,
                          cfn_message_new (N_("{0} has no Type: say what it is, "
                                              "AWS::DynamoDB::Table for example"),
                                           resource->id, NULL));
      return;
    }
  /* A macro may know types of its own. */
  if (resource->kind != CFN_KIND_OTHER || cfn_template_has_macro (self->template)
      || cfn_catalogue_find_type (catalogue, resource->type, &type))
    return;

  near_type = g_str_has_prefix (resource->type, CUSTOM) || (*n_looks)++ >= MAX_NEAR_LOOKS
                ? NULL : find_near_type (catalogue, resource->type);
  if (near_type != NULL)
    report_near (self, resource, node, near_type);
  else if (!is_type_name (resource->type))
    cfn_checker_report (self, "unknown-type", resource, node,
                        cfn_message_new (g_str_has_prefix (resource->type, CUSTOM)
                                           ? N_("{0} is of type “{1}”, but what follows Custom:: "
                                                "has to be 1 to 60 letters, digits, “_”, “@” and "
                                                "“-”")
                                           : N_("{0} is of type “{1}”, which is no type's name: "
                                                "those look like AWS::DynamoDB::Table"),
                                         resource->id, resource->type, NULL));
  else
    check_unlisted (self, catalogue, resource, node);
}

/* AWS SAM Developer Guide, Template anatomy: CloudFormation itself does not know these types. One
 * line makes them all right, so that one finding is enough. */
static void
check_transform (CfnChecker *self)
{
  CfnNode *root = cfn_tree_get_root (cfn_template_get_tree (self->template));
  CfnFinding *finding = NULL;

  if (cfn_template_has_transform (self->template, CFN_SAM_TRANSFORM)
      || cfn_template_has_macro (self->template) || cfn_node_get (root, "Fn::Transform") != NULL)
    return;

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);
      CfnNode *node = cfn_node_get (resource->node, "Type");

      if (!g_str_has_prefix (resource->type, "AWS::Serverless::"))
        continue;
      if (finding != NULL)
        {
          cfn_finding_add_evidence (finding, node);
          continue;
        }
      finding = cfn_checker_report (
        self, "missing-transform", resource, node,
        cfn_message_new (N_("{0} is of type {1}, which only exists in templates with the line "
                            "Transform: {2}"),
                         resource->id, resource->type, CFN_SAM_TRANSFORM, NULL));
      if (cfn_node_get (root, "Transform") == NULL)
        cfn_finding_add_fix (finding, CFN_FIX_SET, "add-transform",
                             cfn_message_new (N_("Add the transform"), NULL), "Transform",
                             CFN_SAM_TRANSFORM);
    }
}

void
cfn_check_types (CfnChecker *self)
{
  guint n_looks = 0;

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    check_type (self, cfn_template_get_resource (self->template, i), &n_looks);
  check_transform (self);
}
