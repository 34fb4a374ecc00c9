/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-part-list.h"

#include "cfn-path.h"
#include "cfn-sam.h"

/* A list that is being made. */
typedef struct
{
  const char *property;
  const MillracePlace *place;
  const CfnValue *value;
  GPtrArray *drafts;
  GPtrArray *parts;
} List;

static void
part_free (gpointer data)
{
  MillracePart *part = data;

  g_free (part->property);
  g_free (part->title);
  g_free (part);
}

char *
millrace_part_path (const char *property,
                    const char *key,
                    guint       index)
{
  g_autoptr (CfnPath) path = cfn_path_parse (property, NULL);

  if (path == NULL)
    path = cfn_path_new ();
  if (key != NULL)
    cfn_path_push_key (path, key);
  else
    cfn_path_push_index (path, index);

  return cfn_path_to_string (path);
}

gboolean
millrace_part_list_get_object (const MillracePlace *place,
                               const CfnValue      *value,
                               CfnCatalogueObject  *object)
{
  CfnCatalogueType type;
  CfnShape shape;

  if (place->is_root)
    {
      if (place->type == NULL
          || !cfn_catalogue_find_type (cfn_catalogue_get_default (), place->type, &type))
        return FALSE;
      *object = type.object;
    }
  else if (!millrace_place_get_shape (place, value, &shape) || shape.kind != CFN_SHAPE_OBJECT
           || !cfn_shape_get_object (&shape, object))
    {
      return FALSE;
    }

  /* A nested type without properties is one that the catalogue does not describe. */
  return object->n_properties > 0;
}

MillracePartsKind
millrace_part_list_get_kind (const MillracePlace *place,
                             const CfnValue      *value)
{
  CfnCatalogueObject object;
  CfnShape shape;

  if (value->kind == CFN_VALUE_IF)
    return MILLRACE_PARTS_BRANCHES;
  if (value->kind == CFN_VALUE_LIST)
    return MILLRACE_PARTS_LIST;
  if (millrace_part_list_get_object (place, value, &object))
    return MILLRACE_PARTS_OBJECT;

  return value->kind == CFN_VALUE_ABSENT && millrace_place_get_shape (place, value, &shape)
             && shape.kind == CFN_SHAPE_LIST
           ? MILLRACE_PARTS_LIST : MILLRACE_PARTS_MAP;
}

/* @title is taken. */
static MillracePart *
add (List              *self,
     MillracePartsKind  kind,
     const char        *key,
     guint              index,
     char              *title,
     CfnNode           *node)
{
  MillracePart *part = g_new0 (MillracePart, 1);

  part->kind = kind;
  part->property = millrace_part_path (self->property, key, index);
  part->title = title;
  part->node = node;
  if (kind == MILLRACE_PARTS_BRANCHES)
    {
      part->place = *self->place;
    }
  else
    {
      millrace_place_step (self->place, key, &part->place);
      millrace_place_narrow (&part->place, self->value->node);
    }
  g_ptr_array_add (self->parts, part);

  return part;
}

static CfnNode *
get_entry (const List *self,
           const char *key)
{
  return self->value->kind == CFN_VALUE_MAP ? cfn_node_get (self->value->node, key) : NULL;
}

static gboolean
is_draft (const List *self,
          const char *key)
{
  return g_ptr_array_find_with_equal_func (self->drafts, key, g_str_equal, NULL);
}

/* An event needs its Properties where its Type does. */
static gboolean
is_asked_for (const List                 *self,
              const CfnCatalogueProperty *property)
{
  CfnShape shape = property->shape;
  CfnCatalogueObject object;

  cfn_sam_narrow (&shape, self->value->node);

  return shape.kind == CFN_SHAPE_OBJECT && property->shape.kind == CFN_SHAPE_UNION
         && cfn_shape_get_object (&shape, &object)
         && cfn_catalogue_object_find_required (&object, 0) < object.n_properties;
}

static void
add_known (List                     *self,
           const CfnCatalogueObject *object,
           gboolean                  required)
{
  for (guint i = 0; i < object->n_properties; i++)
    {
      CfnCatalogueProperty property;
      CfnNode *node;

      if (!cfn_catalogue_object_get_property (object, i, &property)
          || property.is_required != required)
        continue;
      node = get_entry (self, property.name);
      if (required || node != NULL || is_draft (self, property.name)
          || is_asked_for (self, &property))
        add (self, MILLRACE_PARTS_OBJECT, property.name, 0, g_strdup (property.name), node);
    }
}

/* What the catalogue does not know is there all the same. */
static void
add_unknown (List                     *self,
             const CfnCatalogueObject *object)
{
  CfnNode *map = self->value->kind == CFN_VALUE_MAP ? self->value->node : NULL;

  for (CfnNode *child = map != NULL ? map->first_child : NULL; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);
      CfnCatalogueProperty property;

      if (key != NULL && !cfn_catalogue_object_find_property (object, key, &property))
        add (self, MILLRACE_PARTS_MAP, key, 0, g_strdup (key), child);
    }
}

static void
add_entries (List *self)
{
  CfnNode *map = self->value->kind == CFN_VALUE_MAP ? self->value->node : NULL;

  for (CfnNode *child = map != NULL ? map->first_child : NULL; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);

      if (key != NULL)
        add (self, MILLRACE_PARTS_MAP, key, 0, g_strdup (key), child);
    }
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const char *key = g_ptr_array_index (self->drafts, i);

      add (self, MILLRACE_PARTS_MAP, key, 0, g_strdup (key), NULL);
    }
}

static void
add_items (List *self,
           guint n_items)
{
  CfnNode *list = self->value->kind == CFN_VALUE_LIST ? self->value->node : NULL;
  guint n = (list != NULL ? list->n_children : 0) + n_items;

  for (guint i = 0; i < n; i++)
    /* Translators: one of a list */
    add (self, MILLRACE_PARTS_LIST, NULL, i, g_strdup_printf (_("Item %u"), i + 1),
         list != NULL ? cfn_node_get_item (list, i) : NULL);
}

/* The short form and the long form have their arguments in other places. */
static void
add_branches (List *self)
{
  CfnNode *arguments = self->value->arguments;
  const gboolean is_long = arguments != self->value->node;
  g_autofree char *long_path = is_long ? millrace_part_path (self->property, "Fn::If", 0) : NULL;
  List below = *self;

  if (arguments == NULL || arguments->kind != CFN_NODE_SEQUENCE)
    return;

  if (is_long)
    below.property = long_path;
  /* Translators: a value that holds when the condition %s does */
  add (&below, MILLRACE_PARTS_BRANCHES, NULL, 1, g_strdup_printf (_("If %s"), self->value->name),
       cfn_node_get_item (arguments, 1));
  /* Translators: a value that holds when the condition does not */
  add (&below, MILLRACE_PARTS_BRANCHES, NULL, 2, g_strdup (_("Otherwise")),
       cfn_node_get_item (arguments, 2));
}

GPtrArray *
millrace_part_list_new (const MillraceSubject *subject,
                        const char            *property,
                        const MillracePlace   *place,
                        const CfnValue        *value,
                        GPtrArray             *drafts,
                        guint                  n_items)
{
  List self = { property, place, value, drafts, g_ptr_array_new_with_free_func (part_free) };
  CfnCatalogueObject object;

  switch (millrace_part_list_get_kind (place, value))
    {
    case MILLRACE_PARTS_OBJECT:
      millrace_part_list_get_object (place, value, &object);
      add_known (&self, &object, TRUE);
      add_known (&self, &object, FALSE);
      add_unknown (&self, &object);
      break;

    case MILLRACE_PARTS_LIST:
      add_items (&self, n_items);
      break;

    case MILLRACE_PARTS_BRANCHES:
      add_branches (&self);
      break;

    case MILLRACE_PARTS_MAP:
    default:
      add_entries (&self);
      break;
    }

  return self.parts;
}

GPtrArray *
millrace_part_list_new_self (const char          *property,
                             const char          *title,
                             const MillracePlace *place,
                             CfnNode             *node)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  MillracePart *part = g_new0 (MillracePart, 1);

  part->kind = MILLRACE_PARTS_SELF;
  part->property = g_strdup (property);
  part->title = g_strdup (title);
  part->node = node;
  part->place = *place;
  g_ptr_array_add (parts, part);

  return parts;
}

GPtrArray *
millrace_part_list_new_open (const char          *property,
                             const MillracePlace *place,
                             const CfnValue      *value,
                             GPtrArray           *drafts)
{
  List self = { property, place, value, drafts, g_ptr_array_new_with_free_func (part_free) };
  CfnCatalogueObject object;
  CfnCatalogueProperty found;

  if (!millrace_part_list_get_object (place, value, &object))
    return self.parts;

  for (guint i = 0; cfn_catalogue_object_get_property (&object, i, &found); i++)
    {
      if (!found.is_required && get_entry (&self, found.name) == NULL
          && !is_draft (&self, found.name) && !is_asked_for (&self, &found))
        add (&self, MILLRACE_PARTS_OBJECT, found.name, 0, g_strdup (found.name), NULL);
    }

  return self.parts;
}
