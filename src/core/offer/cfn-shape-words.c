/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-shape-words.h"

static const char *
describe_list (const CfnShape *self)
{
  CfnShape element;

  if (!cfn_shape_get_element (self, &element))
    return N_("list");

  switch (element.kind)
    {
    case CFN_SHAPE_STRING:
      return N_("list of texts");
    case CFN_SHAPE_INTEGER:
    case CFN_SHAPE_NUMBER:
      return N_("list of numbers");
    case CFN_SHAPE_TAG:
      return N_("list of tags");
    case CFN_SHAPE_OBJECT:
    case CFN_SHAPE_MAP:
      return N_("list of mappings");
    case CFN_SHAPE_BOOLEAN:
    case CFN_SHAPE_TIMESTAMP:
    case CFN_SHAPE_JSON:
    case CFN_SHAPE_LIST:
    case CFN_SHAPE_UNION:
    default:
      return N_("list");
    }
}

static const char *
describe (const CfnShape *self)
{
  CfnShape member;

  switch (self->kind)
    {
    case CFN_SHAPE_STRING:
      return self->n_values > 0 ? N_("one of a few texts") : N_("text");
    case CFN_SHAPE_INTEGER:
      return N_("whole number");
    case CFN_SHAPE_NUMBER:
      return N_("number");
    case CFN_SHAPE_BOOLEAN:
      return N_("true or false");
    case CFN_SHAPE_TIMESTAMP:
      return N_("point in time");
    case CFN_SHAPE_JSON:
      return N_("any mapping or list");
    case CFN_SHAPE_TAG:
      return N_("tag");
    case CFN_SHAPE_LIST:
      return describe_list (self);
    case CFN_SHAPE_UNION:
      return cfn_shape_get_member (self, 0, &member) ? describe (&member) : N_("value");
    case CFN_SHAPE_OBJECT:
    case CFN_SHAPE_MAP:
    default:
      return N_("mapping");
    }
}

CfnMessage *
cfn_shape_describe (const CfnShape *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return cfn_message_new (describe (self), NULL);
}
