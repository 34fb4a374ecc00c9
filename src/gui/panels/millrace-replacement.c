/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-replacement.h"

const char *
millrace_replacement_get_word (const MillracePlace *place)
{
  g_return_val_if_fail (place != NULL, NULL);

  if (!place->has_shape)
    return NULL;

  switch (place->property.replaces)
    {
    case CFN_REPLACE_YES:
      return _("A change replaces the resource");
    case CFN_REPLACE_MAYBE:
      return _("Some changes replace the resource");
    case CFN_REPLACE_NO:
    default:
      return NULL;
    }
}

/* CloudFormation User Guide, UpdateReplacePolicy: what becomes of the resource that is replaced. */
static gboolean
is_kept (const CfnResource *resource)
{
  CfnNode *policy = cfn_node_get (resource->node, "UpdateReplacePolicy");

  return cfn_node_is_string (policy, "Retain") || cfn_node_is_string (policy, "Snapshot");
}

static char *
word_loss (const CfnResource *resource)
{
  CfnCatalogueType type;

  if (is_kept (resource))
    return g_strdup (_("The old one is kept beside it, as UpdateReplacePolicy says."));
  if (cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type)
      && type.is_stateful)
    return g_strdup_printf (_("What is in %s is lost with the old one: set UpdateReplacePolicy to "
                              "keep it."), resource->id);

  return g_strdup_printf (_("%s gets another name and ARN, unless its name is set."),
                          resource->id);
}

char *
millrace_replacement_explain (const MillracePlace   *place,
                              const MillraceSubject *subject)
{
  g_autofree char *loss = NULL;

  g_return_val_if_fail (place != NULL && subject != NULL, NULL);

  if (!place->has_shape || place->property.replaces == CFN_REPLACE_NO
      || subject->resource == NULL)
    return NULL;

  loss = word_loss (subject->resource);

  return place->property.replaces == CFN_REPLACE_YES
           /* Translators: %s is the name of a property, then a sentence about what is lost */
           ? g_strdup_printf (_("Once deployed, another %s makes CloudFormation put a new resource "
                                "in the place of this one. %s"), place->property.name, loss)
           : g_strdup_printf (_("Once deployed, another %s can make CloudFormation put a new "
                                "resource in the place of this one. %s"),
                              place->property.name, loss);
}
