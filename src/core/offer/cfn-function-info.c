/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-function-info.h"

#include <string.h>

#include "cfn-message.h"

#define VALUE CFN_FUNCTION_VALUE
#define CONDITION CFN_FUNCTION_CONDITION
#define EXTENSION CFN_FUNCTION_EXTENSION

static const CfnFunctionInfo functions[] = {
  { "Ref", VALUE, N_("The value of a parameter, or the name of a resource") },
  { "Fn::GetAtt", VALUE, N_("An attribute of a resource, its ARN for instance") },
  { "Fn::Sub", VALUE, N_("A text with values put in for each ${Name}") },
  { "Fn::If", VALUE, N_("One of two values, as a condition comes out") },
  { "Fn::Join", VALUE, N_("The texts of a list with something between any two of them") },
  { "Fn::FindInMap", VALUE, N_("A value of the section Mappings") },
  { "Fn::ImportValue", VALUE, N_("What another stack exports under a name") },
  { "Fn::Select", VALUE, N_("One item of a list, counted from 0") },
  { "Fn::Split", VALUE, N_("The parts of a text, as a list") },
  { "Fn::Base64", VALUE, N_("A text in Base64, as user data has to be") },
  { "Fn::GetAZs", VALUE, N_("The availability zones of a region, as a list") },
  { "Fn::Cidr", VALUE, N_("Address ranges that are parts of a larger one") },
  { "Fn::Transform", VALUE, N_("What a macro makes of its parameters") },
  { "Fn::Length", EXTENSION, N_("How many items a list has") },
  { "Fn::ToJsonString", EXTENSION, N_("A mapping or list as a JSON text") },
  { "Fn::Equals", CONDITION, N_("Whether two values are the same") },
  { "Fn::And", CONDITION, N_("Whether all of the conditions are true") },
  { "Fn::Or", CONDITION, N_("Whether one of the conditions is true") },
  { "Fn::Not", CONDITION, N_("Whether the condition is false") },
  { "Condition", CONDITION, N_("How another condition comes out") },
};

const CfnFunctionInfo *
cfn_function_info_get (guint *n_functions)
{
  *n_functions = G_N_ELEMENTS (functions);

  return functions;
}

const CfnFunctionInfo *
cfn_function_info_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      const char *full = functions[i].name;

      if (strcmp (full, name) == 0
          || (g_str_has_prefix (full, "Fn::") && strcmp (full + strlen ("Fn::"), name) == 0))
        return &functions[i];
    }

  return NULL;
}

const char *
cfn_pseudo_get_summary (const char *name)
{
  static const struct
  {
    const char *name;
    const char *summary;
  } rows[] = {
    { "AWS::AccountId", N_("The number of the account that the stack is in") },
    { "AWS::NotificationARNs", N_("The topics that are told of what the stack does, as a list") },
    { "AWS::NoValue", N_("Nothing: the property is as good as left out") },
    { "AWS::Partition", N_("“aws”, or “aws-cn” and “aws-us-gov” in those regions") },
    { "AWS::Region", N_("The region that the stack is in, “eu-central-1” for instance") },
    { "AWS::StackId", N_("The ARN of the stack") },
    { "AWS::StackName", N_("The name of the stack") },
    { "AWS::URLSuffix", N_("“amazonaws.com”, or what domains end with in that region") },
  };

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (rows[i].name, name) == 0)
      return rows[i].summary;

  return NULL;
}
