/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-complete-private.h"

#include <string.h>

#include "cfn-function-info.h"
#include "cfn-section.h"
#include "cfn-value.h"

/* The names of a section. */
static void
add_entries (CfnOffer        *self,
             CfnSectionKind   section,
             CfnProposalKind  kind)
{
  g_autoptr (GArray) entries = NULL;

  if (self->last == NULL)
    return;

  entries = cfn_template_get_entries (self->last, section);
  for (guint i = 0; i < entries->len; i++)
    {
      const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);
      const char *type = cfn_node_get_literal (cfn_node_get (entry->node, "Type"));

      if (entry->is_known)
        cfn_offer_add_value (self, kind, entry->name,
                             type != NULL ? cfn_message_new ("{0}", type, NULL) : NULL);
    }
}

void
cfn_offer_list_conditions (CfnOffer *self)
{
  add_entries (self, CFN_SECTION_CONDITIONS, CFN_PROPOSAL_CONDITION);
}

static void
add_pseudo_parameters (CfnOffer *self)
{
  static const char * const names[] = {
    "AWS::AccountId", "AWS::Region", "AWS::StackName", "AWS::Partition", "AWS::StackId",
    "AWS::URLSuffix", "AWS::NoValue", "AWS::NotificationARNs",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    cfn_offer_add_value (self, CFN_PROPOSAL_PSEUDO, names[i],
                         cfn_message_new (cfn_pseudo_get_summary (names[i]), NULL));
}

static GArray *
list_fits (CfnOffer *self)
{
  return cfn_fit_list_shape (self->last, self->has_found ? &self->found : NULL,
                             self->has_shape ? &self->shape : NULL);
}

static CfnMessage *
describe_type (CfnOffer   *self,
               const char *id)
{
  const CfnResource *resource = cfn_template_find_resource (self->last, id);

  return resource != NULL ? cfn_message_new ("{0}", resource->type, NULL) : NULL;
}

/* It is not there yet, and goes with what is typed. */
static gboolean
is_wanted (const CfnOffer *self,
           const char     *label)
{
  return cfn_offer_may_match (self, label) && !g_hash_table_contains (self->labels, label);
}

static void
add_fitting (CfnOffer *self,
             guint     worst)
{
  g_autoptr (GArray) fits = self->last != NULL ? list_fits (self) : NULL;

  for (guint i = 0; fits != NULL && i < fits->len; i++)
    {
      const CfnFit *fit = &g_array_index (fits, CfnFit, i);

      if (fit->kind != CFN_FIT_GETATT && fit->rank <= worst && fit->kind != CFN_FIT_PSEUDO
          && cfn_offer_may_match (self, fit->id))
        cfn_offer_add_value (self,
                             fit->kind == CFN_FIT_PARAMETER ? CFN_PROPOSAL_PARAMETER
                                                            : CFN_PROPOSAL_RESOURCE,
                             fit->id, cfn_fit_resolve (self->last, fit->id));
    }
}

/* What Ref takes: first what fits, then whatever has a name. */
static void
list_ref (CfnOffer *self)
{
  add_fitting (self, CFN_FIT_ALIKE);
  if (self->last != NULL)
    {
      g_autoptr (GArray) entries = cfn_template_get_entries (self->last, CFN_SECTION_PARAMETERS);

      for (guint i = 0; i < entries->len; i++)
        {
          const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);

          if (entry->is_known && is_wanted (self, entry->name))
            cfn_offer_add_value (self, CFN_PROPOSAL_PARAMETER, entry->name,
                                 cfn_fit_resolve (self->last, entry->name));
        }
      for (guint i = 0; i < cfn_template_get_n_resources (self->last); i++)
        {
          const CfnResource *resource = cfn_template_get_resource (self->last, i);

          if (is_wanted (self, resource->id))
            cfn_offer_add_value (self, CFN_PROPOSAL_RESOURCE, resource->id,
                                 cfn_fit_resolve (self->last, resource->id));
        }
    }
  add_pseudo_parameters (self);
}

/* --- Attributes --- */

static void
add_attributes (CfnOffer   *self,
                const char *id,
                const char *prefix)
{
  const CfnResource *resource = self->last != NULL ? cfn_template_find_resource (self->last, id)
                                                   : NULL;
  CfnCatalogueType type;
  CfnCatalogueAttribute attribute;

  if (resource == NULL
      || !cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type))
    return;

  for (guint i = 0; i < type.n_attributes; i++)
    {
      g_autofree char *label = NULL;

      if (!cfn_catalogue_type_get_attribute (&type, i, &attribute))
        continue;
      label = g_strconcat (prefix, attribute.name, NULL);
      if (is_wanted (self, label))
        cfn_offer_add_value (self, CFN_PROPOSAL_ATTRIBUTE, label, NULL);
    }
}

/* "Queue.Arn" of all that fits, then the resources, whose attributes come behind the dot. */
static void
add_fitting_attributes (CfnOffer *self,
                        gboolean  is_dotted)
{
  g_autoptr (GArray) fits = self->last != NULL ? list_fits (self) : NULL;

  for (guint i = 0; fits != NULL && i < fits->len; i++)
    {
      const CfnFit *fit = &g_array_index (fits, CfnFit, i);
      g_autofree char *label = NULL;

      if (fit->kind != CFN_FIT_GETATT || fit->rank > CFN_FIT_ALIKE)
        continue;
      label = is_dotted ? g_strconcat (fit->id, ".", fit->attribute, NULL) : g_strdup (fit->id);
      if (is_wanted (self, label))
        cfn_offer_add_value (self, CFN_PROPOSAL_RESOURCE, label, describe_type (self, fit->id));
    }
}

static void
list_getatt_names (CfnOffer *self,
                   gboolean  is_dotted)
{
  add_fitting_attributes (self, is_dotted);
  for (guint i = 0; self->last != NULL && i < cfn_template_get_n_resources (self->last); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->last, i);
      g_autofree char *label = g_strconcat (resource->id, is_dotted ? "." : NULL, NULL);
      CfnProposal *proposal;

      if (!is_wanted (self, label))
        continue;
      proposal = cfn_offer_add_value (self, CFN_PROPOSAL_RESOURCE, label,
                                      cfn_message_new ("{0}", resource->type, NULL));
      proposal->leads_on = is_dotted;
    }
}

static void
list_getatt (CfnOffer *self)
{
  const char *typed = self->context->typed;
  const char *dot = strchr (typed, '.');
  GPtrArray *items = self->context->items;

  if (self->argument == 1 && items != NULL && items->len > 0)
    {
      add_attributes (self, items->pdata[0], "");
    }
  else if (dot != NULL)
    {
      g_autofree char *id = g_strndup (typed, dot - typed);
      g_autofree char *prefix = g_strndup (typed, dot - typed + 1);

      add_fitting_attributes (self, TRUE);
      add_attributes (self, id, prefix);
    }
  else
    {
      list_getatt_names (self, self->argument < 0);
    }
}

/* --- Mappings --- */

/* What is under @key, where it is one value; @row NULL: nobody knows which it is. */
static CfnMessage *
describe_entry (const CfnNode *row,
                const char    *key)
{
  const CfnNode *value = row != NULL ? cfn_node_get (row, key) : NULL;
  const char *text = value != NULL ? cfn_node_get_literal (value) : NULL;

  return text != NULL && text[0] != '\0' ? cfn_message_new ("{0}", text, NULL) : NULL;
}

/* [map, top-level key, second-level key] */
static void
list_find_in_map (CfnOffer *self)
{
  GPtrArray *items = self->context->items;
  CfnNode *node = NULL, *row = NULL;

  if (self->last == NULL)
    return;

  if (self->argument <= 0)
    {
      add_entries (self, CFN_SECTION_MAPPINGS, CFN_PROPOSAL_MAPPING);
      return;
    }
  if (items == NULL || items->len == 0)
    return;

  node = cfn_node_get (cfn_template_get_section (self->last, CFN_SECTION_MAPPINGS),
                       items->pdata[0]);
  if (self->argument == 2 && node != NULL)
    {
      row = items->len > 1 && items->pdata[1] != NULL ? cfn_node_get (node, items->pdata[1]) : NULL;
      /* All first keys of a mapping have the same keys below them (User Guide, Mappings). */
      node = row != NULL ? row : node->first_child;
    }
  for (CfnNode *child = node != NULL ? node->first_child : NULL; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);

      if (key != NULL)
        cfn_offer_add_value (self, CFN_PROPOSAL_MAPPING, key, describe_entry (row, key));
    }
  if (self->argument == 1)
    cfn_offer_add_call (self, CFN_PROPOSAL_FUNCTION, "Ref", "AWS::Region", NULL, NULL);
}

/* --- Functions --- */

void
cfn_offer_list_arguments (CfnOffer *self)
{
  const char *function = self->function;

  if (strcmp (function, "Ref") == 0)
    list_ref (self);
  else if (strcmp (function, "Fn::GetAtt") == 0)
    list_getatt (self);
  else if (strcmp (function, "Condition") == 0
           || (strcmp (function, "Fn::If") == 0 && self->argument <= 0))
    cfn_offer_list_conditions (self);
  else if (strcmp (function, "Fn::FindInMap") == 0)
    list_find_in_map (self);
  else if (cfn_offer_passes (self, "Conditions") || self->argument >= 0)
    cfn_offer_list_calls (self);
}

/* What a "${" is followed by: a name, or a resource with an attribute. */
void
cfn_offer_list_sub (CfnOffer *self)
{
  const char *typed = self->context->typed;
  const char *dot = strchr (typed, '.');

  /* Of the text as a whole nothing fits better than anything else. */
  self->has_shape = FALSE;
  self->has_found = FALSE;
  if (dot != NULL)
    {
      g_autofree char *id = g_strndup (typed, dot - typed);
      g_autofree char *prefix = g_strndup (typed, dot - typed + 1);

      add_attributes (self, id, prefix);
    }
  else
    {
      list_ref (self);
    }
  for (guint i = 0; i < self->proposals->len; i++)
    {
      CfnProposal *proposal = self->proposals->pdata[i];

      g_free (proposal->text);
      proposal->text = g_strconcat (proposal->label, self->context->is_closed ? "" : "}", NULL);
      proposal->cursor = strlen (proposal->text);
    }
}
