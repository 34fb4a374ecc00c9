/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-catalogue-private.h"

#include "cfn-similar.h"

#include <string.h>

#define KIND "CFNR"

/* Flags of a type. */
#define TYPE_STATEFUL 1
#define TYPE_OPEN 2
/* Flags of a property. */
#define PROPERTY_REQUIRED 1
#define PROPERTY_REPLACES 2
#define PROPERTY_MAY_REPLACE 4
#define PROPERTY_DEPRECATED 8
#define PROPERTY_HAS_MORE 16
/* Flags of a relation. */
#define RELATION_BY_REF 1
#define RELATION_BY_GETATT 2

static const guint16 widths[N_SECTIONS] = {
  [CFN_PACKED_STRINGS] = 1,
  [SECTION_TYPES] = 36,
  [SECTION_OBJECTS] = 12,
  [SECTION_PROPERTIES] = 8,
  [SECTION_EXTRAS] = 16,
  [SECTION_RELATIONS] = 8,
  [SECTION_ATTRIBUTES] = 8,
  [SECTION_SHAPES] = 8,
  [SECTION_LISTS] = 4,
};

/* Set by data/catalogue/embed.S. */
extern const char cfn_catalogue_table_start[];
extern const char cfn_catalogue_table_end[];

CfnCatalogue *
cfn_catalogue_new (gconstpointer data,
                   gsize         length)
{
  CfnPacked table;
  CfnCatalogue *self;

  if (!cfn_packed_init (&table, data, length, KIND, widths, N_SECTIONS))
    return NULL;

  self = g_new0 (CfnCatalogue, 1);
  self->table = table;

  return self;
}

void
cfn_catalogue_free (CfnCatalogue *self)
{
  g_free (self);
}

const CfnCatalogue *
cfn_catalogue_get_default (void)
{
  static CfnCatalogue catalogue;
  static gsize once;
  static gboolean is_sound;

  if (g_once_init_enter (&once))
    {
      is_sound = cfn_packed_init (&catalogue.table, cfn_catalogue_table_start,
                                  cfn_catalogue_table_end - cfn_catalogue_table_start,
                                  KIND, widths, N_SECTIONS);
      g_once_init_leave (&once, 1);
    }

  return is_sound ? &catalogue : NULL;
}

const char *
cfn_catalogue_get_date (const CfnCatalogue *self)
{
  return self != NULL ? self->table.date : NULL;
}

const char *
cfn_catalogue_get_source (const CfnCatalogue *self)
{
  return self != NULL ? self->table.source : NULL;
}

/* A name must be there for a record to make sense. */
static const char *
get_name (const CfnCatalogue *self,
          const guint8       *record)
{
  return record != NULL ? cfn_packed_string (&self->table, cfn_packed_u32 (record, 0)) : NULL;
}

const char *
cfn_catalogue_get_listed (const CfnCatalogue *self,
                          guint32             place)
{
  return get_name (self, cfn_packed_record (&self->table, SECTION_LISTS, place));
}

gboolean
cfn_catalogue_load_object (const CfnCatalogue *self,
                           guint32             index,
                           CfnCatalogueObject *object)
{
  const guint8 *record = cfn_packed_record (&self->table, SECTION_OBJECTS, index);
  const char *name = get_name (self, record);
  CfnPackedRange range;

  if (name == NULL)
    return FALSE;

  range = cfn_packed_range (&self->table, SECTION_PROPERTIES, cfn_packed_u32 (record, 4),
                            cfn_packed_u32 (record, 8));
  *object = (CfnCatalogueObject) { self, name, range.count, range.first };

  return TRUE;
}

guint
cfn_catalogue_get_n_types (const CfnCatalogue *self)
{
  return self != NULL ? cfn_packed_count (&self->table, SECTION_TYPES) : 0;
}

gboolean
cfn_catalogue_get_type (const CfnCatalogue *self,
                        guint               index,
                        CfnCatalogueType   *type)
{
  const guint8 *record;
  CfnPackedRange attributes;
  CfnPackedRange ref;
  guint32 flags;

  g_return_val_if_fail (type != NULL, FALSE);

  record = self != NULL ? cfn_packed_record (&self->table, SECTION_TYPES, index) : NULL;
  *type = (CfnCatalogueType) { .name = get_name (self, record), .index = index };
  if (type->name == NULL
      || !cfn_catalogue_load_object (self, cfn_packed_u32 (record, 4), &type->object))
    return FALSE;

  attributes = cfn_packed_range (&self->table, SECTION_ATTRIBUTES, cfn_packed_u32 (record, 8),
                                 cfn_packed_u32 (record, 12));
  ref = cfn_packed_range (&self->table, SECTION_LISTS, cfn_packed_u32 (record, 16),
                          cfn_packed_u32 (record, 20));
  flags = cfn_packed_u32 (record, 32);
  type->arn = cfn_packed_string (&self->table, cfn_packed_u32 (record, 24));
  type->transform = cfn_packed_string (&self->table, cfn_packed_u32 (record, 28));
  type->is_stateful = (flags & TYPE_STATEFUL) != 0;
  type->is_open = (flags & TYPE_OPEN) != 0;
  type->n_attributes = attributes.count;
  type->first_attribute = attributes.first;
  type->n_ref = ref.count;
  type->first_ref = ref.first;

  return TRUE;
}

gboolean
cfn_catalogue_find_type (const CfnCatalogue *self,
                         const char         *name,
                         CfnCatalogueType   *type)
{
  CfnPackedRange all = { 0, cfn_catalogue_get_n_types (self) };
  guint32 index;

  g_return_val_if_fail (name != NULL && type != NULL, FALSE);

  if (self == NULL || !cfn_packed_find (&self->table, SECTION_TYPES, all, name, strcmp, &index))
    return FALSE;

  return cfn_catalogue_get_type (self, index, type);
}

const char *
cfn_catalogue_find_similar (const CfnCatalogue *self,
                            const char         *name)
{
  const char *best = NULL;
  guint distance = 4;

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < cfn_catalogue_get_n_types (self); i++)
    {
      const char *candidate = get_name (self, cfn_packed_record (&self->table, SECTION_TYPES, i));
      guint found;

      if (candidate == NULL)
        continue;

      found = g_ascii_strcasecmp (name, candidate) == 0
                ? 0 : cfn_word_distance (name, candidate, distance);
      if (found < distance)
        {
          distance = found;
          best = candidate;
        }
    }

  return best;
}

const char *
cfn_catalogue_type_get_ref (const CfnCatalogueType *type,
                            guint                   index)
{
  g_return_val_if_fail (type != NULL, NULL);

  if (index >= type->n_ref)
    return NULL;

  return cfn_catalogue_get_listed (type->object.catalogue, type->first_ref + index);
}

gboolean
cfn_catalogue_type_get_attribute (const CfnCatalogueType *type,
                                  guint                   index,
                                  CfnCatalogueAttribute  *attribute)
{
  const CfnCatalogue *self;
  const guint8 *record;

  g_return_val_if_fail (type != NULL && attribute != NULL, FALSE);

  if (index >= type->n_attributes)
    return FALSE;

  self = type->object.catalogue;
  record = cfn_packed_record (&self->table, SECTION_ATTRIBUTES, type->first_attribute + index);
  attribute->name = get_name (self, record);

  return attribute->name != NULL
         && cfn_catalogue_load_shape (self, cfn_packed_u32 (record, 4), &attribute->shape);
}

gboolean
cfn_catalogue_type_find_attribute (const CfnCatalogueType *type,
                                   const char             *name,
                                   CfnCatalogueAttribute  *attribute)
{
  CfnPackedRange range;
  guint32 index;

  g_return_val_if_fail (type != NULL && name != NULL && attribute != NULL, FALSE);

  range = (CfnPackedRange) { type->first_attribute, type->n_attributes };
  if (!cfn_packed_find (&type->object.catalogue->table, SECTION_ATTRIBUTES, range, name, strcmp,
                        &index))
    return FALSE;

  return cfn_catalogue_type_get_attribute (type, index - type->first_attribute, attribute);
}

/* Facts that few properties have are in a section of their own, sorted by property. */
static void
load_more (const CfnCatalogue   *self,
           guint32               place,
           CfnCatalogueProperty *property)
{
  guint32 low = 0;
  guint32 high = cfn_packed_count (&self->table, SECTION_EXTRAS);

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const guint8 *record = cfn_packed_record (&self->table, SECTION_EXTRAS, middle);
      guint32 owner = cfn_packed_u32 (record, 0);

      if (owner == place)
        {
          CfnPackedRange range
            = cfn_packed_range (&self->table, SECTION_RELATIONS, cfn_packed_u32 (record, 8),
                                cfn_packed_u32 (record, 12));

          property->fallback = cfn_packed_string (&self->table, cfn_packed_u32 (record, 4));
          property->n_relations = range.count;
          property->first_relation = range.first;
          return;
        }
      if (place < owner)
        high = middle;
      else
        low = middle + 1;
    }
}

gboolean
cfn_catalogue_object_get_property (const CfnCatalogueObject *object,
                                   guint                     index,
                                   CfnCatalogueProperty     *property)
{
  const CfnCatalogue *self;
  const guint8 *record;
  guint flags;

  g_return_val_if_fail (object != NULL && property != NULL, FALSE);

  if (index >= object->n_properties)
    return FALSE;

  self = object->catalogue;
  record = cfn_packed_record (&self->table, SECTION_PROPERTIES, object->first + index);
  *property = (CfnCatalogueProperty) { .name = get_name (self, record) };
  if (property->name == NULL
      || !cfn_catalogue_load_shape (self, cfn_packed_u16 (record, 4), &property->shape))
    return FALSE;

  flags = cfn_packed_u16 (record, 6);
  property->is_required = (flags & PROPERTY_REQUIRED) != 0;
  property->is_deprecated = (flags & PROPERTY_DEPRECATED) != 0;
  if ((flags & PROPERTY_REPLACES) != 0)
    property->replaces = CFN_REPLACE_YES;
  else if ((flags & PROPERTY_MAY_REPLACE) != 0)
    property->replaces = CFN_REPLACE_MAYBE;
  if ((flags & PROPERTY_HAS_MORE) != 0)
    load_more (self, object->first + index, property);

  return TRUE;
}

guint
cfn_catalogue_object_find_required (const CfnCatalogueObject *object,
                                    guint                     index)
{
  g_return_val_if_fail (object != NULL, 0);

  for (; index < object->n_properties; index++)
    {
      const guint8 *record = cfn_packed_record (&object->catalogue->table, SECTION_PROPERTIES,
                                                object->first + index);

      if ((cfn_packed_u16 (record, 6) & PROPERTY_REQUIRED) != 0)
        break;
    }

  return index;
}

gboolean
cfn_catalogue_object_find_property (const CfnCatalogueObject *object,
                                    const char               *name,
                                    CfnCatalogueProperty     *property)
{
  CfnPackedRange range;
  guint32 index;

  g_return_val_if_fail (object != NULL && name != NULL && property != NULL, FALSE);

  range = (CfnPackedRange) { object->first, object->n_properties };
  if (!cfn_packed_find (&object->catalogue->table, SECTION_PROPERTIES, range, name, strcmp,
                        &index))
    return FALSE;

  return cfn_catalogue_object_get_property (object, index - object->first, property);
}

gboolean
cfn_catalogue_property_get_relation (const CfnCatalogueProperty *property,
                                     guint                       index,
                                     CfnRelation                *relation)
{
  const CfnPacked *table;
  const guint8 *record;
  const guint8 *type;
  guint flags;

  g_return_val_if_fail (property != NULL && relation != NULL, FALSE);

  if (index >= property->n_relations)
    return FALSE;

  table = &property->shape.catalogue->table;
  record = cfn_packed_record (table, SECTION_RELATIONS, property->first_relation + index);
  type = cfn_packed_record (table, SECTION_TYPES, cfn_packed_u16 (record, 0));
  flags = cfn_packed_u16 (record, 2);
  relation->type = get_name (property->shape.catalogue, type);
  relation->attribute = cfn_packed_string (table, cfn_packed_u32 (record, 4));
  relation->by_ref = (flags & RELATION_BY_REF) != 0;
  relation->by_getatt = (flags & RELATION_BY_GETATT) != 0;

  return relation->type != NULL && relation->attribute != NULL;
}

gboolean
cfn_catalogue_property_takes (const CfnCatalogueProperty *property,
                              const char                 *type,
                              const char                 *attribute)
{
  g_return_val_if_fail (property != NULL && type != NULL, FALSE);

  for (guint i = 0; i < property->n_relations; i++)
    {
      CfnRelation relation;

      if (!cfn_catalogue_property_get_relation (property, i, &relation)
          || !g_str_equal (relation.type, type))
        continue;
      if (attribute == NULL ? relation.by_ref
                            : relation.by_getatt && g_str_equal (relation.attribute, attribute))
        return TRUE;
    }

  return FALSE;
}
