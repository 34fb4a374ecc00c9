/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-catalogue-private.h"

/* Where the facts of a shape are in its record. */
enum
{
  AT_KIND = 0,
  AT_COUNT = 2,
  AT_ARGUMENT = 4,
};

gboolean
cfn_catalogue_load_shape (const CfnCatalogue *self,
                          guint32             index,
                          CfnShape           *shape)
{
  const guint8 *record = cfn_packed_record (&self->table, SECTION_SHAPES, index);
  guint kind = record != NULL ? cfn_packed_u16 (record, AT_KIND) : G_MAXUINT;
  CfnPackedRange range;

  if (kind > CFN_SHAPE_UNION)
    return FALSE;

  *shape = (CfnShape) { .catalogue = self, .kind = kind, .index = index };
  shape->argument = cfn_packed_u32 (record, AT_ARGUMENT);
  range = cfn_packed_range (&self->table, SECTION_LISTS, shape->argument,
                            cfn_packed_u16 (record, AT_COUNT));
  if (kind == CFN_SHAPE_UNION)
    shape->n_members = range.count;
  else if (kind == CFN_SHAPE_STRING || kind == CFN_SHAPE_INTEGER)
    shape->n_values = range.count;

  return TRUE;
}

/* A shape is made of earlier ones only, so that looking into one comes to an end. */
static gboolean
load_part (const CfnShape *shape,
           guint32         index,
           CfnShape       *part)
{
  return index < shape->index && cfn_catalogue_load_shape (shape->catalogue, index, part);
}

const char *
cfn_shape_get_value (const CfnShape *shape,
                     guint           index)
{
  const char *value;

  g_return_val_if_fail (shape != NULL, NULL);

  if (index >= shape->n_values)
    return NULL;

  /* A few lists have the empty text among their values, which is kept as none. */
  value = cfn_catalogue_get_listed (shape->catalogue, shape->argument + index);

  return value != NULL ? value : "";
}

gboolean
cfn_shape_allows (const CfnShape *shape,
                  const char     *value)
{
  g_return_val_if_fail (shape != NULL && value != NULL, FALSE);

  for (guint i = 0; i < shape->n_values; i++)
    {
      if (g_strcmp0 (cfn_shape_get_value (shape, i), value) == 0)
        return TRUE;
    }

  return shape->n_values == 0;
}

gboolean
cfn_shape_get_element (const CfnShape *shape,
                       CfnShape       *element)
{
  g_return_val_if_fail (shape != NULL && element != NULL, FALSE);

  if (shape->kind != CFN_SHAPE_LIST && shape->kind != CFN_SHAPE_MAP)
    return FALSE;

  return load_part (shape, shape->argument, element);
}

gboolean
cfn_shape_get_member (const CfnShape *shape,
                      guint           index,
                      CfnShape       *member)
{
  const guint8 *word;

  g_return_val_if_fail (shape != NULL && member != NULL, FALSE);

  if (index >= shape->n_members)
    return FALSE;

  word = cfn_packed_record (&shape->catalogue->table, SECTION_LISTS, shape->argument + index);

  return word != NULL && load_part (shape, cfn_packed_u32 (word, 0), member);
}

gboolean
cfn_shape_get_object (const CfnShape     *shape,
                      CfnCatalogueObject *object)
{
  CfnShape part;

  g_return_val_if_fail (shape != NULL && object != NULL, FALSE);

  if (shape->kind == CFN_SHAPE_OBJECT)
    return cfn_catalogue_load_object (shape->catalogue, shape->argument, object);
  if (cfn_shape_get_element (shape, &part))
    return cfn_shape_get_object (&part, object);

  for (guint i = 0; i < shape->n_members; i++)
    {
      if (cfn_shape_get_member (shape, i, &part) && cfn_shape_get_object (&part, object))
        return TRUE;
    }

  return FALSE;
}
