/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-shape.h"

#include <string.h>

/* Claims tell of these, with what they mean to the trigger. */
static gboolean
is_proven_elsewhere (const CfnResource *resource)
{
  switch (resource->kind)
    {
    case CFN_KIND_FUNCTION:
    case CFN_KIND_MAPPING:
    case CFN_KIND_POLICY:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_arn (const char *name)
{
  return name != NULL
         && (g_str_has_suffix (name, "Arn") || g_str_has_suffix (name, "ARN"));
}

static gboolean
asks_for_arn (const char *property)
{
  return is_arn (property) || g_str_has_suffix (property, "Arns")
         || g_str_has_suffix (property, "ARNs");
}

/* The one attribute of @type that the property takes; NULL when it takes none, or one of several.
 */
static gboolean
find_relation (const CfnCatalogueProperty *property,
               const char                 *type,
               CfnRelation                *relation)
{
  guint n_found = 0;

  for (guint i = 0; i < property->n_relations; i++)
    {
      CfnRelation one;

      if (!cfn_catalogue_property_get_relation (property, i, &one)
          || !g_str_equal (one.type, type))
        continue;
      n_found++;
      *relation = one;
    }

  return n_found == 1;
}

/* What @known gives, as the name of an attribute or property; NULL when it is not known. */
static const char *
get_given (const CfnCatalogueType *type,
           const CfnKnown         *known)
{
  if (known->attribute != NULL)
    return known->attribute;

  return type->n_ref == 1 ? cfn_catalogue_type_get_ref (type, 0) : NULL;
}

static void
report (CfnChecker        *self,
        const CfnPlace    *place,
        const CfnKnown    *known,
        const CfnRelation *relation,
        const char        *given)
{
  const char *target = known->resource->id;
  g_autofree char *path = cfn_path_string_of_node (known->node);
  g_autofree char *name = cfn_name_to_string (&place->name);
  g_autofree char *yaml = NULL;
  CfnFinding *finding;
  CfnMessage *message;

  if (relation->by_ref)
    {
      yaml = g_strdup_printf ("!Ref %s", target);
      message = cfn_message_new (N_("{0} of {1} has to be a name, but {2}.{3} is none: use Ref of "
                                    "{2}"),
                                 name, place->resource->id, target, given, NULL);
    }
  else
    {
      yaml = g_strdup_printf ("!GetAtt %s.%s", target, relation->attribute);
      message = cfn_message_new (known->attribute == NULL
                                   ? N_("{0} of {1} has to be an ARN, but Ref of {2} gives its "
                                        "{3}: use {2}.{4}")
                                   : N_("{0} of {1} has to be an ARN, but {2}.{3} is none: use "
                                        "{2}.{4}"),
                                 name, place->resource->id, target, given,
                                 relation->attribute, NULL);
    }
  finding = cfn_checker_report (self, "reference-does-not-fit", place->resource, known->node,
                                message);
  cfn_finding_add_evidence (finding, known->resource->node);
  cfn_finding_add_fix (finding, CFN_FIX_SET, "use-fitting-reference",
                       cfn_message_new (relation->by_ref ? N_("Use the name of {0}")
                                                         : N_("Use the ARN of {0}"),
                                        target, NULL),
                       path, yaml);
}

/* Whether nobody could take what @resource is for a function. */
static gboolean
is_no_function (const CfnResource *resource)
{
  CfnCatalogueType type;

  return resource->kind != CFN_KIND_FUNCTION && !g_str_has_prefix (resource->type, "AWS::Lambda::")
         && !g_str_has_prefix (resource->type, "AWS::CloudFormation::")
         && cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type)
         && type.transform == NULL;
}

/* Of versions, aliases, permissions and URLs, the function that they are for; of an alias, the
 * number of a version, which is neither its Ref nor its ARN (Lambda API Reference, CreateAlias).
 * FALSE when @place is none of these, or right. */
static gboolean
tell_function (CfnChecker     *self,
               const CfnPlace *place,
               const CfnKnown *known)
{
  const char *property = place->property->name;
  const char *id = known->resource->id;
  g_autofree char *yaml = NULL;
  g_autofree char *path = NULL;
  CfnFinding *finding;

  if (!g_str_has_prefix (place->resource->type, "AWS::Lambda::")
      || is_proven_elsewhere (place->resource))
    return FALSE;

  if ((g_str_equal (property, "FunctionName") || g_str_equal (property, "TargetFunctionArn"))
      && is_no_function (known->resource))
    {
      finding = cfn_checker_report (self, "not-a-function", place->resource, known->node,
                                    cfn_message_new (N_("{0} is for the function {1}, but {1} is "
                                                        "none: it is of type {2}"),
                                                     place->resource->id, id,
                                                     known->resource->type, NULL));
      cfn_finding_add_evidence (finding, known->resource->node);
      return TRUE;
    }
  if (!g_str_equal (property, "FunctionVersion")
      || !g_str_equal (known->resource->type, "AWS::Lambda::Version")
      || g_strcmp0 (known->attribute, "Version") == 0)
    return FALSE;

  yaml = g_strdup_printf ("!GetAtt %s.Version", id);
  path = cfn_path_string_of_node (known->node);
  finding = cfn_checker_report (self, "reference-does-not-fit", place->resource, known->node,
                                cfn_message_new (N_("FunctionVersion of {0} has to be a number, "
                                                    "but this is the ARN of {1}: use {1}.Version"),
                                                 place->resource->id, id, NULL));
  cfn_finding_add_evidence (finding, known->resource->node);
  cfn_finding_add_fix (finding, CFN_FIX_SET, "use-fitting-reference",
                       cfn_message_new (N_("Use the number of {0}"), id, NULL), path, yaml);

  return TRUE;
}

/* Many properties take more than the relations of the catalogue tell, a name as well as an ARN for
 * instance. So only those are told of whose name says that they are ARNs, roles, which are taken in
 * one way only, and names of roles in IAM. Keys and functions are known by either in many places,
 * and ECS finds roles by their names, too. */
void
cfn_check_fit (CfnChecker     *self,
               const CfnPlace *place,
               const CfnKnown *known)
{
  const CfnCatalogueProperty *property = place->property;
  const char *type_name = known->resource->type;
  gboolean is_role = known->resource->kind == CFN_KIND_ROLE;
  CfnCatalogueType type;
  CfnRelation relation = { 0 };
  const char *given;

  if (tell_function (self, place, known) || property->n_relations == 0
      || is_proven_elsewhere (place->resource)
      || cfn_catalogue_property_takes (property, type_name, known->attribute)
      || !find_relation (property, type_name, &relation)
      || !cfn_catalogue_find_type (place->shape.catalogue, type_name, &type))
    return;
  given = get_given (&type, known);
  if (given == NULL || g_str_has_prefix (type_name, "AWS::KMS::")
      || g_str_has_prefix (place->resource->type, "AWS::ECS::")
      || known->resource->kind == CFN_KIND_FUNCTION)
    return;

  if (is_arn (relation.attribute) && !relation.by_ref
      ? !is_arn (given) && (is_role || asks_for_arn (property->name))
      : relation.by_ref && is_role && is_arn (given)
          && g_str_has_prefix (place->resource->type, "AWS::IAM::"))
    report (self, place, known, &relation, given);
}
