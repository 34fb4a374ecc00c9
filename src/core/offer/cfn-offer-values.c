/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-complete-private.h"

#include <string.h>

#include "cfn-function-info.h"
#include "cfn-limits.h"
#include "cfn-runtimes.h"
#include "iam-actions.h"
#include "iam-policy.h"

static gboolean
is_there (const CfnOffer *self,
          const char     *value)
{
  GPtrArray *items = self->context->items;

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (strcmp (items->pdata[i], value) == 0)
      return TRUE;

  return FALSE;
}

/* Values parted by "|". */
static void
add_values (CfnOffer   *self,
            const char *values)
{
  g_auto (GStrv) names = g_strsplit (values, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (is_there (self, names[i]))
        continue;
      if (strcmp (names[i], "true") == 0 || strcmp (names[i], "false") == 0)
        cfn_offer_add_literal (self, names[i]);
      else
        cfn_offer_add_value (self, CFN_PROPOSAL_VALUE, names[i], NULL);
    }
}

/* --- Of properties --- */

static void
add_shape_values (CfnOffer       *self,
                  const CfnShape *shape)
{
  CfnShape member;

  if (shape->kind == CFN_SHAPE_BOOLEAN)
    add_values (self, "true|false");
  for (guint i = 0; i < shape->n_values; i++)
    {
      const char *value = cfn_shape_get_value (shape, i);

      if (is_there (self, value))
        continue;
      if (shape->kind == CFN_SHAPE_INTEGER)
        cfn_offer_add_literal (self, value);
      else
        cfn_offer_add_value (self, CFN_PROPOSAL_VALUE, value, NULL);
    }
  for (guint i = 0; i < shape->n_members; i++)
    if (cfn_shape_get_member (shape, i, &member) && member.kind != CFN_SHAPE_UNION)
      add_shape_values (self, &member);
}

/* "KeySchema[0].KeyType" is "KeySchema.KeyType" to a limit. */
static gboolean
is_limit_of (const CfnLimit *limit,
             const char     *property)
{
  const char *at = limit->path;

  while (*property != '\0')
    {
      if (g_str_has_prefix (property, CFN_OFFER_ITEM))
        property += strlen (CFN_OFFER_ITEM);
      else if (*property++ != *at++)
        return FALSE;
    }

  return *at == '\0';
}

static void
add_limit_values (CfnOffer *self)
{
  guint n_limits;
  const CfnLimit *limits = cfn_limits_get (self->context->type, &n_limits);

  for (guint i = 0; i < n_limits; i++)
    if (limits[i].kind == CFN_LIMIT_VALUES && is_limit_of (&limits[i], self->property))
      add_values (self, limits[i].words);
}

static void
add_runtimes (CfnOffer *self)
{
  guint n_runtimes;
  const CfnRuntime *runtimes = cfn_runtimes_get (&n_runtimes);

  for (guint old = 0; old < 2; old++)
    for (guint i = 0; i < n_runtimes; i++)
      {
        if (runtimes[i].status != (old ? CFN_RUNTIME_DEPRECATED : CFN_RUNTIME_CURRENT))
          continue;
        cfn_offer_add_value (self, CFN_PROPOSAL_VALUE, runtimes[i].name,
                             old ? cfn_message_new (N_("no longer maintained"), NULL) : NULL);
      }
}

static void
add_managed_policies (CfnOffer *self)
{
  guint n_policies;
  const IamManagedPolicy *policies = iam_managed_get (&n_policies);

  for (guint i = 0; i < n_policies; i++)
    {
      g_autofree char *arn = g_strconcat ("arn:aws:iam::aws:policy/", policies[i].path, NULL);

      if (!is_there (self, arn))
        cfn_offer_add_value (self, CFN_PROPOSAL_VALUE, arn, NULL);
    }
}

/* What of the template fits, so that nothing has to be remembered of it. */
static void
add_fits (CfnOffer *self,
          guint     worst)
{
  g_autoptr (GArray) fits = NULL;

  if (self->last == NULL || (self->has_shape && self->shape.kind == CFN_SHAPE_BOOLEAN))
    return;

  fits = cfn_fit_list_shape (self->last, self->has_found ? &self->found : NULL,
                             self->has_shape ? &self->shape : NULL);
  for (guint i = 0; i < fits->len; i++)
    {
      const CfnFit *fit = &g_array_index (fits, CfnFit, i);
      const CfnResource *resource = cfn_template_find_resource (self->last, fit->id);
      gboolean is_resource = fit->kind == CFN_FIT_REF || fit->kind == CFN_FIT_GETATT;
      CfnProposal *proposal;

      if (fit->rank > worst)
        continue;
      proposal = cfn_offer_add_call (self,
                                     is_resource ? CFN_PROPOSAL_RESOURCE : CFN_PROPOSAL_PARAMETER,
                                     fit->attribute != NULL ? "Fn::GetAtt" : "Ref", fit->id,
                                     fit->attribute,
                                     resource != NULL && is_resource
                                       ? cfn_message_new ("{0}", resource->type, NULL) : NULL);
      if (proposal != NULL)
        proposal->is_related = fit->rank == CFN_FIT_RELATED;
    }
}

void
cfn_offer_list_calls (CfnOffer *self)
{
  gboolean is_condition = self->steps->len > 1 && self->function == NULL
                          && cfn_offer_passes (self, "Conditions");
  guint n_functions;
  const CfnFunctionInfo *functions = cfn_function_info_get (&n_functions);

  for (guint i = 0; i < n_functions; i++)
    {
      if ((functions[i].use == CFN_FUNCTION_CONDITION) != is_condition
          || (functions[i].use == CFN_FUNCTION_EXTENSION
              && (self->last == NULL
                  || !cfn_template_has_transform (self->last, "AWS::LanguageExtensions"))))
        continue;
      cfn_offer_add_call (self, CFN_PROPOSAL_FUNCTION, functions[i].name, NULL, NULL,
                          cfn_message_new (functions[i].summary, NULL));
    }
}

/* --- Of policies --- */

static const char *
describe_access (IamAccess access)
{
  if (access & IAM_ACCESS_PERMISSIONS)
    return N_("grants or takes permissions");
  if (access & IAM_ACCESS_WRITE)
    return N_("writes");
  if (access & IAM_ACCESS_TAGGING)
    return N_("tags");

  return access & IAM_ACCESS_READ ? N_("reads") : N_("lists");
}

/* First the services, then the actions of one. */
static void
add_actions (CfnOffer *self)
{
  const IamActions *table = iam_actions_get_default ();
  const char *typed = self->context->typed;
  const char *colon = strchr (typed, ':');
  g_autofree char *prefix = colon != NULL ? g_strndup (typed, colon - typed) : NULL;
  IamService service;
  IamAction action;

  if (prefix == NULL)
    {
      for (guint i = 0; iam_actions_get_service (table, i, &service); i++)
        {
          g_autofree char *name = g_strconcat (service.prefix, ":", NULL);
          CfnProposal *proposal;

          proposal = cfn_offer_add_value (self, CFN_PROPOSAL_ACTION, name,
                                          service.title != NULL
                                            ? cfn_message_new ("{0}", service.title, NULL) : NULL);
          /* It is not complete, and so not to be quoted or closed yet. */
          g_free (proposal->text);
          proposal->text = g_strconcat (self->context->is_item ? "- " : "",
                                        self->context->is_json && self->context->quote == '\0'
                                          ? "\"" : "",
                                        name, NULL);
          proposal->cursor = strlen (proposal->text);
          proposal->leads_on = TRUE;
        }
      return;
    }

  if (!iam_actions_find_service (table, prefix, &service))
    return;
  for (guint i = 0; iam_service_get_action (&service, i, &action); i++)
    {
      g_autofree char *name = g_strconcat (service.prefix, ":", action.name, NULL);

      if (!is_there (self, name))
        cfn_offer_add_value (self, CFN_PROPOSAL_ACTION, name,
                             cfn_message_new (describe_access (action.access), NULL));
    }
}

/* Who most policies are about (Lambda Developer Guide and the guides of the others). */
static const char principals[] =
  "lambda.amazonaws.com|apigateway.amazonaws.com|dynamodb.amazonaws.com|ec2.amazonaws.com|"
  "ecs-tasks.amazonaws.com|edgelambda.amazonaws.com|events.amazonaws.com|firehose.amazonaws.com|"
  "kinesis.amazonaws.com|logs.amazonaws.com|pipes.amazonaws.com|s3.amazonaws.com|"
  "scheduler.amazonaws.com|sns.amazonaws.com|sqs.amazonaws.com|states.amazonaws.com";

/* FALSE when the place is none of a policy's. */
static gboolean
add_policy_values (CfnOffer *self)
{
  const char *last = cfn_offer_get_last (self, 0);

  if (!cfn_offer_passes (self, "Statement"))
    {
      if (strcmp (last, "Version") != 0
          || !(g_str_has_suffix (cfn_offer_get_last (self, 1), "PolicyDocument")
               || g_str_has_suffix (cfn_offer_get_last (self, 1), "Policy")))
        return FALSE;
      cfn_offer_add_value (self, CFN_PROPOSAL_VALUE, "2012-10-17", NULL);
    }
  else if (strcmp (last, "Effect") == 0)
    add_values (self, "Allow|Deny");
  else if (strcmp (last, "Action") == 0 || strcmp (last, "NotAction") == 0)
    add_actions (self);
  else if (strcmp (last, "Service") == 0)
    add_values (self, principals);
  else if (strcmp (last, "Resource") == 0 || strcmp (last, "NotResource") == 0
           || strcmp (last, "AWS") == 0)
    add_fits (self, CFN_FIT_POSSIBLE);

  return TRUE;
}

/* --- Of sections --- */

static void
add_types (CfnOffer *self)
{
  const CfnCatalogue *catalogue = cfn_catalogue_get_default ();
  CfnCatalogueType type;

  /* The kinds that the palette starts with, then all. */
  for (guint kind = 0; kind < CFN_KIND_OTHER; kind++)
    cfn_offer_add_value (self, CFN_PROPOSAL_TYPE, cfn_kind_get_type (kind), NULL);
  for (guint i = 0; cfn_catalogue_get_type (catalogue, i, &type); i++)
    {
      CfnKind kind = cfn_kind_of_type (type.name);

      if (kind == CFN_KIND_OTHER || strcmp (cfn_kind_get_type (kind), type.name) != 0)
        cfn_offer_add_value (self, CFN_PROPOSAL_TYPE, type.name, NULL);
    }
}

static void
add_ids (CfnOffer *self)
{
  for (guint i = 0; self->last != NULL && i < cfn_template_get_n_resources (self->last); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->last, i);

      if (g_strcmp0 (resource->id, self->steps->pdata[1]) != 0 && !is_there (self, resource->id))
        cfn_offer_add_value (self, CFN_PROPOSAL_RESOURCE, resource->id,
                             cfn_message_new ("{0}", resource->type, NULL));
    }
}

/* User Guide, "Parameters", "DeletionPolicy attribute", "Template format version". */
static gboolean
add_section_values (CfnOffer *self)
{
  static const struct
  {
    const char *section;
    const char *key;      /* of an entry; NULL: of the section itself */
    const char *values;
  } rows[] = {
    { "AWSTemplateFormatVersion", NULL, "2010-09-09" },
    { "Transform", NULL,
      "AWS::Serverless-2016-10-31|AWS::LanguageExtensions|AWS::Include|"
      "AWS::SecretsManager-2020-07-23|AWS::CodeDeployBlueGreen|AWS::ServiceCatalog" },
    { "Parameters", "Type",
      "String|Number|List<Number>|CommaDelimitedList|AWS::SSM::Parameter::Name|"
      "AWS::SSM::Parameter::Value<String>|AWS::SSM::Parameter::Value<List<String>>|"
      "AWS::EC2::AvailabilityZone::Name|AWS::EC2::Image::Id|AWS::EC2::Instance::Id|"
      "AWS::EC2::KeyPair::KeyName|AWS::EC2::SecurityGroup::GroupName|AWS::EC2::SecurityGroup::Id|"
      "AWS::EC2::Subnet::Id|AWS::EC2::Volume::Id|AWS::EC2::VPC::Id|AWS::Route53::HostedZone::Id|"
      "List<AWS::EC2::SecurityGroup::Id>|List<AWS::EC2::Subnet::Id>" },
    { "Parameters", "NoEcho", "true|false" },
    { "Resources", "DeletionPolicy", "Delete|Retain|RetainExceptOnCreate|Snapshot" },
    { "Resources", "UpdateReplacePolicy", "Delete|Retain|Snapshot" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean is_at = rows[i].key != NULL
                         ? cfn_offer_is_at (self, rows[i].section, "*", rows[i].key, NULL)
                         : self->steps->len <= 2
                             && g_strcmp0 (cfn_offer_get_last (self, 0), rows[i].section) == 0
                             && cfn_offer_passes (self, rows[i].section);

      if (!is_at)
        continue;
      add_values (self, rows[i].values);
      return TRUE;
    }

  return FALSE;
}

static void
add_property_values (CfnOffer *self)
{
  const char *last = cfn_offer_get_last (self, 0);

  if (strcmp (last, "Runtime") == 0 && g_str_has_suffix (self->context->type, "::Function"))
    add_runtimes (self);
  else if (self->has_shape)
    add_shape_values (self, &self->shape);
  if (strcmp (last, "ManagedPolicyArns") == 0)
    add_managed_policies (self);
  if (self->proposals->len == 0)
    add_limit_values (self);
  add_fits (self, CFN_FIT_ALIKE);
}

void
cfn_offer_list_values (CfnOffer *self)
{
  const char *section = self->steps->len > 0 ? self->steps->pdata[0] : "";

  if (cfn_offer_is_at (self, "Resources", "*", "Type", NULL))
    add_types (self);
  else if (cfn_offer_is_at (self, "Resources", "*", "DependsOn", NULL)
           || cfn_offer_is_at (self, "Resources", "*", "DependsOn", "", NULL))
    add_ids (self);
  else if (cfn_offer_is_at (self, "Resources", "*", "Condition", NULL)
           || cfn_offer_is_at (self, "Outputs", "*", "Condition", NULL))
    cfn_offer_list_conditions (self);
  else if (strcmp (section, "Conditions") == 0 && self->steps->len > 1)
    cfn_offer_list_calls (self);
  else if (self->property != NULL && self->property[0] != '\0')
    {
      if (!add_policy_values (self) && self->context->type != NULL)
        add_property_values (self);
      cfn_offer_list_calls (self);
    }
  else if (cfn_offer_is_at (self, "Outputs", "*", "Value", NULL))
    {
      add_fits (self, CFN_FIT_POSSIBLE);
      cfn_offer_list_calls (self);
    }
  else if (cfn_offer_is_at (self, "Outputs", "*", "Export", "Name", NULL))
    cfn_offer_list_calls (self);
  else
    add_section_values (self);
}
