/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-item.h"

#include <string.h>

#include "cfn-attribute.h"
#include "cfn-stream-json.h"

struct _CfnItem
{
  gatomicrefcount  ref_count;
  GPtrArray       *attributes;   /* of CfnAttribute, owned */
};

/* Takes @attributes. */
static CfnItem *
item_new (GPtrArray *attributes)
{
  CfnItem *self = g_new0 (CfnItem, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->attributes = attributes;

  return self;
}

CfnItem *
cfn_item_parse (const char       *text,
                gssize            length,
                CfnSyntaxProblem *problem)
{
  g_autoptr (CfnPattern) object = NULL;

  g_return_val_if_fail (text != NULL && problem != NULL, NULL);

  object = cfn_stream_json_read (text, length < 0 ? strlen (text) : (gsize) length, problem);

  return object != NULL ? cfn_item_read (object, problem) : NULL;
}

CfnItem *
cfn_item_read (const CfnPattern *object,
               CfnSyntaxProblem *problem)
{
  GPtrArray *attributes;

  g_return_val_if_fail (object != NULL && problem != NULL, NULL);

  attributes = cfn_attributes_read (object, 1, problem);

  return attributes != NULL ? item_new (attributes) : NULL;
}

CfnItem *
cfn_item_ref (CfnItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cfn_item_unref (CfnItem *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->attributes);
  g_free (self);
}

static CfnAttribute *
find (CfnItem    *self,
      const char *name)
{
  for (guint i = 0; i < self->attributes->len; i++)
    {
      CfnAttribute *attribute = g_ptr_array_index (self->attributes, i);

      if (g_str_equal (attribute->name, name))
        return attribute;
    }

  return NULL;
}

guint
cfn_item_get_n_attributes (CfnItem *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->attributes->len;
}

const char *
cfn_item_get_name (CfnItem *self,
                   guint    index)
{
  g_return_val_if_fail (self != NULL && index < self->attributes->len, NULL);

  return ((CfnAttribute *) g_ptr_array_index (self->attributes, index))->name;
}

const char *
cfn_item_get_type_of (CfnItem    *self,
                      const char *name)
{
  const CfnAttribute *attribute;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  attribute = find (self, name);

  return attribute != NULL ? cfn_attribute_type_to_string (attribute->type) : NULL;
}

gboolean
cfn_item_is_blank (CfnItem    *self,
                   const char *name)
{
  const CfnAttribute *attribute;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  attribute = find (self, name);

  return attribute != NULL && attribute->text != NULL && *attribute->text == '\0';
}

gboolean
cfn_item_equal (CfnItem *self,
                CfnItem *other)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->attributes->len != other->attributes->len)
    return FALSE;
  one = cfn_item_to_key (self);
  two = cfn_item_to_key (other);

  return g_str_equal (one, two);
}

CfnItem *
cfn_item_pick (CfnItem            *self,
               const char * const *names)
{
  GPtrArray *picked;

  g_return_val_if_fail (self != NULL && names != NULL, NULL);

  picked = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_attribute_unref);
  for (; *names != NULL; names++)
    {
      CfnAttribute *attribute = find (self, *names);

      if (attribute != NULL)
        g_ptr_array_add (picked, cfn_attribute_ref (attribute));
    }

  return item_new (picked);
}

CfnItem *
cfn_item_change (CfnItem            *self,
                 CfnItem            *set,
                 const char * const *remove)
{
  GPtrArray *changed;

  g_return_val_if_fail (self != NULL, NULL);

  changed = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_attribute_unref);
  for (guint i = 0; i < self->attributes->len; i++)
    {
      CfnAttribute *attribute = g_ptr_array_index (self->attributes, i);
      CfnAttribute *news = set != NULL ? find (set, attribute->name) : NULL;

      if (news != NULL)
        attribute = news;
      else if (remove != NULL && g_strv_contains (remove, attribute->name))
        continue;
      g_ptr_array_add (changed, cfn_attribute_ref (attribute));
    }
  for (guint i = 0; set != NULL && i < set->attributes->len; i++)
    {
      CfnAttribute *attribute = g_ptr_array_index (set->attributes, i);

      if (find (self, attribute->name) == NULL)
        g_ptr_array_add (changed, cfn_attribute_ref (attribute));
    }

  return item_new (changed);
}

char *
cfn_item_to_key (CfnItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return cfn_attributes_to_key (self->attributes);
}

gsize
cfn_item_get_size (CfnItem *self)
{
  gsize size = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->attributes->len; i++)
    size += cfn_attribute_get_size (g_ptr_array_index (self->attributes, i));

  return size;
}

char *
cfn_item_to_json (CfnItem *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);
  cfn_attributes_append_json (self->attributes, out);

  return g_string_free (out, FALSE);
}
