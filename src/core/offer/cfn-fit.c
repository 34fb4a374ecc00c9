/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-fit.h"

#include <string.h>

#include "cfn-known.h"
#include "cfn-parameter.h"
#include "cfn-section.h"
#include "cfn-value.h"

/* What is told of a place, taken together. */
typedef struct
{
  CfnTemplate *template;
  const CfnCatalogueProperty *property;  /* NULL: any text goes */
  const CfnShape *shape;                 /* NULL likewise */
  guint kinds;                           /* 1 << CfnShapeKind, of the members of a union as well */
  const char *stem;                      /* of an ARN, "Role" of "RoleArn"; NULL: it is none */
  gsize stem_length;
  gboolean is_wide;                      /* the relations lead to several services */
  GArray *fits;
} Place;

static const char * const arn_ends[] = { "Arn", "ARN", "Arns", "ARNs" };

/* The length of @name without the "Arn" that it ends with; -1 when it does not. */
static gssize
get_stem_length (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (arn_ends); i++)
    {
      if (g_str_has_suffix (name, arn_ends[i]))
        return strlen (name) - strlen (arn_ends[i]);
    }

  return -1;
}

static gboolean
is_arn (const char *name)
{
  return name != NULL && get_stem_length (name) >= 0;
}

/* "Lambda" of "AWS::Lambda::Function", which is not ended there; NULL when there is none. */
static const char *
get_service (const char *type,
             gsize      *length)
{
  const char *start = strstr (type, "::");
  const char *end = start != NULL ? strstr (start + 2, "::") : NULL;

  *length = end != NULL ? end - (start + 2) : 0;

  return end != NULL ? start + 2 : NULL;
}

static gboolean
same_service (const char *a,
              const char *b)
{
  gsize length_a, length_b;
  const char *service_a = get_service (a, &length_a);
  const char *service_b = get_service (b, &length_b);

  return service_a != NULL && service_b != NULL && length_a == length_b
         && strncmp (service_a, service_b, length_a) == 0;
}

static void
collect_kinds (const CfnShape *shape,
               guint          *kinds)
{
  CfnShape member;

  *kinds |= 1u << shape->kind;
  for (guint i = 0; cfn_shape_get_member (shape, i, &member); i++)
    collect_kinds (&member, kinds);
}

static gboolean
takes_kind (const Place  *self,
            CfnShapeKind  kind)
{
  return (self->kinds & (1u << kind)) != 0;
}

static gboolean
has_relations (const Place *self)
{
  return self->property != NULL && self->property->n_relations > 0;
}

static void
place_init (Place                      *self,
            CfnTemplate                *template,
            const CfnCatalogueProperty *property,
            const CfnShape             *shape)
{
  CfnRelation first, other;

  *self = (Place) { .template = template, .property = property, .shape = shape };
  self->fits = g_array_new (FALSE, FALSE, sizeof (CfnFit));
  if (shape != NULL)
    collect_kinds (shape, &self->kinds);
  else
    self->kinds = 1u << CFN_SHAPE_STRING;

  if (property == NULL)
    return;
  if (is_arn (property->name))
    {
      self->stem = property->name;
      self->stem_length = get_stem_length (property->name);
    }
  for (guint i = 1; i < property->n_relations; i++)
    {
      if (cfn_catalogue_property_get_relation (property, 0, &first)
          && cfn_catalogue_property_get_relation (property, i, &other)
          && !same_service (first.type, other.type))
        self->is_wide = TRUE;
    }
}

static void
add (Place      *self,
     CfnFitKind  kind,
     const char *id,
     const char *attribute,
     guint       rank)
{
  const CfnFit fit = { kind, id, attribute, rank };

  g_array_append_val (self->fits, fit);
}

static gboolean
wants_arn (const Place *self)
{
  CfnRelation relation;

  return self->stem != NULL
         || (has_relations (self)
             && cfn_catalogue_property_get_relation (self->property, 0, &relation)
             && is_arn (relation.attribute));
}

/* --- Resources --- */

static gboolean
is_related (const Place *self,
            const char  *type)
{
  CfnRelation relation;

  for (guint i = 0; self->property != NULL
                    && cfn_catalogue_property_get_relation (self->property, i, &relation); i++)
    {
      if (g_str_equal (relation.type, type))
        return TRUE;
    }

  return FALSE;
}

/* A role or policy stands for permissions and is nowhere a place that data goes to. */
static gboolean
is_of_permissions (const char *type)
{
  return g_str_has_prefix (type, "AWS::IAM::");
}

/* TRUE when @stem, the first @length bytes, ends with the last word of @type: "ExecutionRole" and
 * "AWS::IAM::Role". */
static gboolean
stem_names_type (const char *stem,
                 gsize       length,
                 const char *type)
{
  const char *word = strrchr (type, ':');
  gsize word_length = word != NULL ? strlen (word + 1) : 0;

  return word_length > 0 && length >= word_length
         && g_ascii_strncasecmp (stem + length - word_length, word + 1, word_length) == 0;
}

/* How well a text fits that is called @given in @type; NULL: nobody knows what it is. -1: not. */
static int
rank_text (const Place *self,
           const char  *type,
           const char  *given)
{
  const char *name = self->property != NULL ? self->property->name : "";

  if (self->shape != NULL && self->shape->n_values > 0)
    return -1;

  /* The schemas know most, and not all: a destination takes a bucket, which they do not say. */
  if (has_relations (self))
    return self->is_wide && wants_arn (self) && is_arn (given) && !is_related (self, type)
             && !is_of_permissions (type)
             ? CFN_FIT_POSSIBLE : -1;
  if (self->stem != NULL)
    {
      if (given != NULL && !is_arn (given))
        return -1;
      if (stem_names_type (self->stem, self->stem_length, type))
        return CFN_FIT_ALIKE;
      return is_of_permissions (type) || stem_names_type (self->stem, self->stem_length, "::Role")
               ? -1 : CFN_FIT_POSSIBLE;
    }

  return given != NULL && given[0] != '\0' && g_str_has_suffix (name, given) ? CFN_FIT_ALIKE
                                                                             : CFN_FIT_POSSIBLE;
}

static int
rank_shape (const Place    *self,
            const char     *type,
            const char     *given,
            const CfnShape *shape)
{
  switch (shape->kind)
    {
    case CFN_SHAPE_STRING:
      return takes_kind (self, CFN_SHAPE_STRING) ? rank_text (self, type, given) : -1;

    case CFN_SHAPE_INTEGER:
    case CFN_SHAPE_NUMBER:
      return takes_kind (self, CFN_SHAPE_INTEGER) || takes_kind (self, CFN_SHAPE_NUMBER)
               ? CFN_FIT_ALIKE : -1;

    case CFN_SHAPE_LIST:
    case CFN_SHAPE_BOOLEAN:
    case CFN_SHAPE_TIMESTAMP:
      return takes_kind (self, shape->kind) ? CFN_FIT_ALIKE : -1;

    default:
      return -1;
    }
}

/* A property that is a list takes its relations as items, where they are asked for one by one. */
static gboolean
takes_texts (const Place *self)
{
  return takes_kind (self, CFN_SHAPE_STRING);
}

static gboolean
add_relation (Place                  *self,
              const CfnResource      *resource,
              const char             *attribute)
{
  if (!takes_texts (self) || self->property == NULL
      || !cfn_catalogue_property_takes (self->property, resource->type, attribute))
    return FALSE;

  add (self, attribute != NULL ? CFN_FIT_GETATT : CFN_FIT_REF, resource->id, attribute,
       CFN_FIT_RELATED);

  return TRUE;
}

static void
add_ref (Place                  *self,
         const CfnResource      *resource,
         const CfnCatalogueType *type)
{
  const char *given = type != NULL && type->n_ref == 1 ? cfn_catalogue_type_get_ref (type, 0)
                                                       : NULL;
  int rank;

  if (add_relation (self, resource, NULL) || !takes_texts (self))
    return;

  rank = rank_text (self, resource->type, given);
  if (rank >= 0)
    add (self, CFN_FIT_REF, resource->id, NULL, rank);
}

static void
add_attributes (Place                  *self,
                const CfnResource      *resource,
                const CfnCatalogueType *type)
{
  CfnCatalogueAttribute attribute;

  for (guint i = 0; cfn_catalogue_type_get_attribute (type, i, &attribute); i++)
    {
      int rank;

      if (add_relation (self, resource, attribute.name))
        continue;
      rank = rank_shape (self, resource->type, attribute.name, &attribute.shape);
      if (rank >= 0)
        add (self, CFN_FIT_GETATT, resource->id, attribute.name, rank);
    }
}

/* Hundreds of resources are of a few types. */
#define N_KNOWN_TYPES 8

typedef struct
{
  const char       *name;    /* NULL: nothing yet */
  gboolean          is_there;
  CfnCatalogueType  type;
} KnownType;

/* NULL: the catalogue has no type of that name. */
static const CfnCatalogueType *
find_type (KnownType  *known,
           guint      *next,
           const char *name)
{
  KnownType *one;

  for (guint i = 0; i < N_KNOWN_TYPES && known[i].name != NULL; i++)
    if (strcmp (known[i].name, name) == 0)
      return known[i].is_there ? &known[i].type : NULL;

  one = &known[*next];
  *next = (*next + 1) % N_KNOWN_TYPES;
  one->name = name;
  one->is_there = cfn_catalogue_find_type (cfn_catalogue_get_default (), name, &one->type);

  return one->is_there ? &one->type : NULL;
}

static void
add_resources (Place *self)
{
  KnownType known[N_KNOWN_TYPES] = { 0 };
  guint next = 0;

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);
      const CfnCatalogueType *type = find_type (known, &next, resource->type);

      add_ref (self, resource, type);
      if (type != NULL)
        add_attributes (self, resource, type);
    }
}

/* --- Parameters --- */

/* What a parameter's type says of its values without List<> and AWS::SSM::Parameter::Value<>. */
static const char *
unwrap_type (const char *type)
{
  const char *inner;

  while ((inner = strchr (type, '<')) != NULL)
    type = inner + 1;

  return type;
}

static gboolean
is_plain_type (const char *type)
{
  const char *inner = unwrap_type (type);

  return g_str_has_prefix (inner, "String") || g_str_has_prefix (inner, "Number")
         || g_str_has_prefix (inner, "CommaDelimitedList");
}

/* "AWS::EC2::VPC::Id" is of the relation AWS::EC2::VPC. */
static gboolean
type_is_related (const Place *self,
                 const char  *type)
{
  const char *inner = unwrap_type (type);
  CfnRelation relation;

  for (guint i = 0; self->property != NULL
                    && cfn_catalogue_property_get_relation (self->property, i, &relation); i++)
    {
      gsize length = strlen (relation.type);

      if (strncmp (inner, relation.type, length) == 0 && g_str_has_prefix (inner + length, "::"))
        return TRUE;
    }

  return FALSE;
}

static gboolean
wants_number (const Place *self)
{
  return takes_kind (self, CFN_SHAPE_INTEGER) || takes_kind (self, CFN_SHAPE_NUMBER);
}

static gboolean
allows_value (const Place *self,
              CfnNode     *value)
{
  const char *text = cfn_node_get_literal (value);
  gboolean is_true;

  if (text == NULL || (self->shape != NULL && !cfn_shape_allows (self->shape, text)))
    return FALSE;
  if (takes_texts (self))
    return !wants_arn (self) || g_str_has_prefix (text, "arn:");
  if (wants_number (self))
    return g_ascii_isdigit (text[text[0] == '-' ? 1 : 0]);

  return !takes_kind (self, CFN_SHAPE_BOOLEAN) || cfn_node_get_boolean (value, &is_true);
}

static gboolean
allows_values (const Place   *self,
               const CfnNode *values)
{
  for (CfnNode *value = values->first_child; value != NULL; value = value->next)
    {
      if (!allows_value (self, value))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_scalar_place (const Place *self)
{
  return takes_kind (self, CFN_SHAPE_STRING) || takes_kind (self, CFN_SHAPE_INTEGER)
         || takes_kind (self, CFN_SHAPE_NUMBER) || takes_kind (self, CFN_SHAPE_BOOLEAN)
         || takes_kind (self, CFN_SHAPE_TIMESTAMP);
}

static int
rank_parameter (const Place        *self,
                const CfnParameter *parameter)
{
  const gboolean takes_text = takes_texts (self);
  const gboolean is_choice = self->shape != NULL && self->shape->n_values > 0;

  if (parameter->type == NULL
      || (parameter->is_list ? !takes_kind (self, CFN_SHAPE_LIST) : !is_scalar_place (self)))
    return -1;
  if (type_is_related (self, parameter->type))
    return CFN_FIT_RELATED;
  if (!is_plain_type (parameter->type))
    return has_relations (self) || self->stem != NULL || is_choice
               || !(takes_text || parameter->is_list)
             ? -1 : CFN_FIT_POSSIBLE;
  if (parameter->is_list)
    return CFN_FIT_ALIKE;
  if (parameter->is_number)
    return wants_number (self) ? CFN_FIT_ALIKE
           : takes_text && !has_relations (self) && self->stem == NULL && !is_choice
             ? CFN_FIT_POSSIBLE : -1;
  if (parameter->allowed_values != NULL && !allows_values (self, parameter->allowed_values))
    return -1;
  if (parameter->allowed_values != NULL && (is_choice || takes_kind (self, CFN_SHAPE_BOOLEAN)))
    return CFN_FIT_ALIKE;

  return takes_text && self->property != NULL
             && g_ascii_strcasecmp (self->property->name, parameter->name) == 0
           ? CFN_FIT_ALIKE : CFN_FIT_POSSIBLE;
}

static void
add_parameters (Place *self)
{
  g_autoptr (GArray) entries = cfn_template_get_entries (self->template,
                                                         CFN_SECTION_PARAMETERS);

  for (guint i = 0; i < entries->len; i++)
    {
      const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);
      CfnParameter parameter;
      int rank;

      if (!entry->is_known || entry->name == NULL)
        continue;
      cfn_parameter_read (&parameter, entry->node);
      rank = rank_parameter (self, &parameter);
      if (rank >= 0)
        add (self, CFN_FIT_PARAMETER, entry->name, NULL, rank);
    }
}

/* --- Pseudo parameters --- */

/* CloudFormation User Guide, Pseudo parameters reference. NotificationARNs is a list, and
 * NoValue stands for nothing at all. */
static void
add_pseudo (Place *self)
{
  static const char * const texts[] = {
    "AWS::AccountId", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName",
    "AWS::URLSuffix",
  };
  const char *name = self->property != NULL ? self->property->name : "";
  const gboolean takes_any = takes_texts (self) && !has_relations (self)
                             && (self->shape == NULL || self->shape->n_values == 0);

  for (guint i = 0; takes_any && self->stem == NULL && i < G_N_ELEMENTS (texts); i++)
    add (self, CFN_FIT_PSEUDO, texts[i], NULL,
         g_str_has_suffix (name, texts[i] + strlen ("AWS::")) ? CFN_FIT_ALIKE : CFN_FIT_POSSIBLE);
  if (takes_kind (self, CFN_SHAPE_LIST) && !has_relations (self))
    add (self, CFN_FIT_PSEUDO, "AWS::NotificationARNs", NULL, CFN_FIT_POSSIBLE);
  if (self->property == NULL || !self->property->is_required)
    add (self, CFN_FIT_PSEUDO, "AWS::NoValue", NULL, CFN_FIT_POSSIBLE);
}

/* --- All together --- */

static gint
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const CfnFit *one = a, *other = b;

  return (int) one->rank - (int) other->rank;
}

GArray *
cfn_fit_list_shape (CfnTemplate                *template,
                    const CfnCatalogueProperty *property,
                    const CfnShape             *shape)
{
  Place place;

  g_return_val_if_fail (template != NULL, NULL);

  place_init (&place, template, property, shape);
  add_resources (&place);
  add_parameters (&place);
  add_pseudo (&place);
  /* Is stable, so that what is as good stays in the order of the file. */
  g_array_sort (place.fits, compare_ranks);

  return place.fits;
}

GArray *
cfn_fit_list (CfnTemplate *template,
              const char  *resource_type,
              const char  *property)
{
  CfnCatalogueProperty found;
  CfnShape shape;

  return cfn_place_find (resource_type, property, NULL, &found, &shape)
           ? cfn_fit_list_shape (template, &found, &shape)
           : cfn_fit_list_shape (template, NULL, NULL);
}

char *
cfn_fit_to_yaml (const CfnFit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind == CFN_FIT_GETATT ? g_strdup_printf ("!GetAtt %s.%s", self->id,
                                                         self->attribute)
                                      : g_strdup_printf ("!Ref %s", self->id);
}

/* --- What it comes to --- */

static CfnMessage *
resolve_parameter (CfnTemplate   *template,
                   const CfnNode *node)
{
  const char *type = cfn_node_get_literal (cfn_node_get (node, "Type"));
  CfnParameter parameter;
  const char *value;

  cfn_parameter_read (&parameter, (CfnNode *) node);
  value = parameter.default_value != NULL ? cfn_node_get_literal (parameter.default_value) : NULL;
  /* A secret is shown nowhere, and of a path in SSM not what is kept there. */
  if (value != NULL && value[0] != '\0' && !parameter.is_secret)
    return cfn_message_new (N_("{0} by default"), value, NULL);

  return type != NULL ? cfn_message_new ("{0}", type, NULL) : NULL;
}

/* The property whose value Ref gives (CloudFormation User Guide, return values of each type). */
static const char *
get_name_property (CfnKind kind)
{
  switch (kind)
    {
    case CFN_KIND_TABLE:
      return "TableName";
    case CFN_KIND_FUNCTION:
      return "FunctionName";
    case CFN_KIND_ROLE:
      return "RoleName";
    case CFN_KIND_BUCKET:
      return "BucketName";
    default:
      return NULL;
    }
}

CfnMessage *
cfn_fit_resolve (CfnTemplate *template,
                 const char  *name)
{
  const CfnResource *resource = cfn_template_find_resource (template, name);
  const CfnNode *parameter = cfn_template_find_parameter (template, name);
  const char *property;
  CfnNode *node;
  g_autofree char *known = NULL;

  if (resource == NULL)
    return parameter != NULL ? resolve_parameter (template, parameter) : NULL;

  property = get_name_property (resource->kind);
  node = property != NULL ? cfn_resource_get_property (resource, property) : NULL;
  if (node != NULL)
    known = cfn_value_know_text (template, node);

  return known != NULL ? cfn_message_new (N_("{0}, called {1}"), resource->type, known, NULL)
                       : cfn_message_new ("{0}", resource->type, NULL);
}
