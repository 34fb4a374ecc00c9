/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-parameter.h"

#include "cfn-value.h"

#include <string.h>

#define SSM_PREFIX "AWS::SSM::Parameter::Value<"
#define LIST_PREFIX "List<"

/* What may stand alone and within List<> and AWS::SSM::Parameter::Value<>: CloudFormation User
 * Guide, Parameter types. */
static const char * const types[] = {
  "String",
  "Number",
  "AWS::EC2::AvailabilityZone::Name",
  "AWS::EC2::Image::Id",
  "AWS::EC2::Instance::Id",
  "AWS::EC2::SecurityGroup::GroupName",
  "AWS::EC2::SecurityGroup::Id",
  "AWS::EC2::Subnet::Id",
  "AWS::EC2::VPC::Id",
  "AWS::EC2::Volume::Id",
  "AWS::Route53::HostedZone::Id",
};

/* These have no list. */
static const char * const single_types[] = {
  "CommaDelimitedList",
  "AWS::EC2::KeyPair::KeyName",
  "AWS::SSM::Parameter::Name",
};

static gboolean
is_one_of (const char         *text,
           gsize               length,
           const char * const *words,
           gsize               n_words)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (strlen (words[i]) == length && strncmp (words[i], text, length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Takes "@prefix" and its ">" off *@type. */
static gboolean
unwrap (const char **type,
        gsize       *length,
        const char  *prefix)
{
  gsize n = strlen (prefix);

  if (*length <= n || strncmp (*type, prefix, n) != 0 || (*type)[*length - 1] != '>')
    return FALSE;

  *type += n;
  *length -= n + 1;
  return TRUE;
}

static void
read_type (CfnParameter *self)
{
  const char *type = self->type;
  gsize length = strlen (type);

  self->is_ssm = unwrap (&type, &length, SSM_PREFIX);
  self->is_list = unwrap (&type, &length, LIST_PREFIX);
  self->is_number = is_one_of (type, length, types + 1, 1);
  self->is_known_type = is_one_of (type, length, types, G_N_ELEMENTS (types))
                        || (!self->is_list
                            && is_one_of (type, length, single_types, G_N_ELEMENTS (single_types)));
  if (is_one_of (type, length, single_types, 1))
    self->is_list = TRUE;
}

void
cfn_parameter_read (CfnParameter *self,
                    CfnNode      *node)
{
  CfnNode *allowed;

  g_return_if_fail (self != NULL);

  *self = (CfnParameter) { .node = node };
  if (node == NULL || node->kind != CFN_NODE_MAPPING)
    return;

  self->name = cfn_node_get_key (node);
  self->type_node = cfn_node_get (node, "Type");
  self->type = cfn_node_get_literal (self->type_node);
  self->default_value = cfn_node_get (node, "Default");
  allowed = cfn_node_get (node, "AllowedValues");
  if (allowed != NULL && allowed->kind == CFN_NODE_SEQUENCE)
    self->allowed_values = allowed;
  self->allowed_pattern = cfn_node_get (node, "AllowedPattern");
  self->min_length = cfn_node_get (node, "MinLength");
  self->max_length = cfn_node_get (node, "MaxLength");
  self->min_value = cfn_node_get (node, "MinValue");
  self->max_value = cfn_node_get (node, "MaxValue");
  self->description = cfn_node_get (node, "Description");
  self->constraint_description = cfn_node_get (node, "ConstraintDescription");
  if (!cfn_node_get_boolean (cfn_node_get (node, "NoEcho"), &self->is_secret))
    self->is_secret = FALSE;
  if (self->type != NULL)
    read_type (self);
}
