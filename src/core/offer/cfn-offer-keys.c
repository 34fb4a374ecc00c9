/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-complete-private.h"

#include <string.h>

#include "cfn-function-info.h"
#include "cfn-order-table.h"
#include "cfn-shape-words.h"

/* What stands below a key whose value no catalogue tells of. */
typedef struct
{
  const char   *key;
  CfnShapeKind  kind;
} KeyShape;

static const KeyShape key_shapes[] = {
  { "Metadata", CFN_SHAPE_MAP },
  { "Parameters", CFN_SHAPE_MAP },
  { "Rules", CFN_SHAPE_MAP },
  { "Mappings", CFN_SHAPE_MAP },
  { "Conditions", CFN_SHAPE_MAP },
  { "Globals", CFN_SHAPE_MAP },
  { "Resources", CFN_SHAPE_MAP },
  { "Outputs", CFN_SHAPE_MAP },
  { "Hooks", CFN_SHAPE_MAP },
  { "Properties", CFN_SHAPE_MAP },
  { "CreationPolicy", CFN_SHAPE_MAP },
  { "UpdatePolicy", CFN_SHAPE_MAP },
  { "Export", CFN_SHAPE_MAP },
  { "AllowedValues", CFN_SHAPE_LIST },
  { "Assertions", CFN_SHAPE_LIST },
  { "Statement", CFN_SHAPE_LIST },
  { "Principal", CFN_SHAPE_MAP },
  { "NotPrincipal", CFN_SHAPE_MAP },
};

static gboolean
is_there (const CfnOffer *self,
          const char     *key)
{
  GPtrArray *keys = self->context->keys;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    if (strcmp (keys->pdata[i], key) == 0)
      return TRUE;

  return FALSE;
}

/* A list of keys, parted by blanks. */
static void
add_keys (CfnOffer        *self,
          const char      *keys,
          CfnProposalKind  kind,
          const char      *required)
{
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      CfnShape shape = { .kind = CFN_SHAPE_STRING };
      CfnProposal *proposal;

      if (names[i][0] == '\0' || is_there (self, names[i]))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (key_shapes); k++)
        if (strcmp (key_shapes[k].key, names[i]) == 0)
          shape.kind = key_shapes[k].kind;
      /* What a statement's condition is under is a mapping; elsewhere it is a name. */
      if (strcmp (names[i], "Condition") == 0 && cfn_offer_passes (self, "Statement"))
        shape.kind = CFN_SHAPE_MAP;
      proposal = cfn_offer_add_key (self, kind, names[i], &shape, NULL);
      proposal->is_required = required != NULL && strcmp (names[i], required) == 0;
    }
}

/* "Policies.PolicyDocument.Statement": lists left out. */
static char *
dup_order_path (const CfnOffer *self)
{
  GString *path = g_string_new (NULL);

  for (guint i = 3; i < self->steps->len; i++)
    {
      const char *step = self->steps->pdata[i];

      if (step[0] != '\0')
        g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", step);
    }

  return g_string_free (path, FALSE);
}

static int
get_place (GStrv       order,
           const char *name)
{
  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    if (strcmp (order[i], name) == 0)
      return (int) i;

  return G_MAXINT;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      order)
{
  const CfnCatalogueProperty *one = a;
  const CfnCatalogueProperty *two = b;
  int place_one = get_place (order, one->name);
  int place_two = get_place (order, two->name);

  if (one->is_required != two->is_required)
    return one->is_required ? -1 : 1;
  if (one->is_deprecated != two->is_deprecated)
    return one->is_deprecated ? 1 : -1;
  if (place_one != place_two)
    return place_one < place_two ? -1 : 1;

  return strcmp (one->name, two->name);
}

static void
add_properties (CfnOffer                 *self,
                const CfnCatalogueObject *object)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfnCatalogueProperty));
  g_autofree char *path = dup_order_path (self);
  const char *keys = cfn_order_table_find (self->context->type, path);
  g_auto (GStrv) order = keys != NULL ? g_strsplit (keys, " ", -1) : NULL;

  for (guint i = 0; i < object->n_properties; i++)
    {
      CfnCatalogueProperty property;

      if (cfn_catalogue_object_get_property (object, i, &property)
          && !is_there (self, property.name))
        g_array_append_val (found, property);
    }
  g_array_sort_with_data (found, compare_keys, order);

  for (guint i = 0; i < found->len; i++)
    {
      const CfnCatalogueProperty *property = &g_array_index (found, CfnCatalogueProperty, i);
      CfnProposal *proposal;

      proposal = cfn_offer_add_key (self, CFN_PROPOSAL_PROPERTY, property->name, &property->shape,
                                    property->is_deprecated
                                      ? cfn_message_new (N_("no longer to be used"), NULL)
                                      : cfn_shape_describe (&property->shape));
      proposal->is_required = property->is_required;
    }
}

static void
list_properties (CfnOffer *self)
{
  g_autofree char *path = dup_order_path (self);
  const char *keys = cfn_order_table_find (self->context->type, path);
  CfnCatalogueObject object;
  CfnCatalogueType type;

  if (path[0] == '\0')
    {
      if (self->context->type != NULL
          && cfn_catalogue_find_type (cfn_catalogue_get_default (), self->context->type, &type))
        add_properties (self, &type.object);
    }
  else if (self->has_shape && self->shape.kind == CFN_SHAPE_TAG)
    add_keys (self, "Key Value", CFN_PROPOSAL_PROPERTY, NULL);
  else if (self->has_shape && self->shape.kind != CFN_SHAPE_LIST
           && cfn_shape_get_object (&self->shape, &object))
    add_properties (self, &object);
  else if (cfn_offer_passes (self, "Statement")
           && strcmp (cfn_offer_get_last (self, 0), "Statement") != 0)
    {
      if (g_str_has_suffix (cfn_offer_get_last (self, 0), "Principal"))
        add_keys (self, "Service AWS Federated CanonicalUser", CFN_PROPOSAL_PROPERTY, NULL);
    }
  else if (keys != NULL)
    add_keys (self, keys, CFN_PROPOSAL_PROPERTY, NULL);
}

/* In JSON a function is a key. */
static void
list_function_keys (CfnOffer *self)
{
  gboolean is_condition = cfn_offer_passes (self, "Conditions");
  guint n_functions;
  const CfnFunctionInfo *functions = cfn_function_info_get (&n_functions);

  if (!self->context->is_json || self->context->keys->len > 0 || self->steps->len < 2
      || !(self->property != NULL || is_condition || cfn_offer_is_at (self, "Outputs", "*", "Value",
                                                                      NULL)))
    return;

  for (guint i = 0; i < n_functions; i++)
    {
      CfnShape shape = { .kind = CFN_SHAPE_LIST };

      if ((functions[i].use == CFN_FUNCTION_CONDITION) != is_condition)
        continue;
      if (strcmp (functions[i].name, "Ref") == 0 || strcmp (functions[i].name, "Fn::Sub") == 0
          || strcmp (functions[i].name, "Condition") == 0)
        shape.kind = CFN_SHAPE_STRING;
      cfn_offer_add_key (self, CFN_PROPOSAL_FUNCTION, functions[i].name, &shape,
                         cfn_message_new (functions[i].summary, NULL));
    }
}

void
cfn_offer_list_keys (CfnOffer *self)
{
  const char *section = self->steps->len > 0 ? self->steps->pdata[0] : "";
  const char *keys = cfn_order_table_section (section);

  if (self->steps->len == 0)
    add_keys (self, keys, CFN_PROPOSAL_SECTION, "Resources");
  else if (self->property != NULL)
    list_properties (self);
  else if (cfn_offer_is_at (self, "Resources", "*", NULL))
    add_keys (self, cfn_order_table_find (NULL, NULL), CFN_PROPOSAL_PROPERTY, "Type");
  else if (cfn_offer_is_at (self, "Outputs", "*", "Export", NULL))
    add_keys (self, "Name", CFN_PROPOSAL_PROPERTY, "Name");
  else if (keys != NULL && self->steps->len == 2)
    add_keys (self, keys, CFN_PROPOSAL_PROPERTY,
              strcmp (section, "Outputs") == 0 ? "Value" : "Type");
  list_function_keys (self);
}
