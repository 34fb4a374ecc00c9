/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-slot.h"

#include <string.h>

#include "cfn-catalogue.h"
#include "cfn-environment.h"
#include "cfn-value.h"

/* "Code.S3Bucket" and "Environment.Variables" are two deep; some types have schemas without end. */
#define MAX_DEPTH 4

#define VARIABLES "Environment.Variables."

void
cfn_slot_free (CfnSlot *self)
{
  g_free (self->property);
  g_free (self->attribute);
  g_free (self);
}

typedef void (*Visit) (const CfnCatalogueProperty *property,
                       const char                 *path,
                       gpointer                    data);

/* Whether @object can be begun with nothing in it but @property. */
static gboolean
can_begin_with (const CfnCatalogueObject *object,
                const char               *property)
{
  CfnCatalogueProperty required;

  for (guint i = cfn_catalogue_object_find_required (object, 0); i < object->n_properties;
       i = cfn_catalogue_object_find_required (object, i + 1))
    {
      if (cfn_catalogue_object_get_property (object, i, &required) &&
          !g_str_equal (required.name, property))
        return FALSE;
    }

  return TRUE;
}

/* Gives each property below @object its dotted path, but for those that would bring an object which
 * lacks others: @resource has what is there already. */
static void
visit_properties (const CfnCatalogueObject *object,
                  const CfnResource        *resource,
                  const char               *path,
                  guint                     depth,
                  Visit                     visit,
                  gpointer                  data)
{
  const gboolean is_there = path == NULL || (resource != NULL &&
                                             cfn_resource_get_property (resource, path) != NULL);
  CfnCatalogueProperty property;

  for (guint i = 0; cfn_catalogue_object_get_property (object, i, &property); i++)
    {
      g_autofree char *below = path != NULL ? g_strconcat (path, ".", property.name, NULL)
                                            : g_strdup (property.name);
      CfnCatalogueObject inner;

      if (!is_there && !can_begin_with (object, property.name))
        continue;

      visit (&property, below, data);
      if (depth < MAX_DEPTH && property.shape.kind == CFN_SHAPE_OBJECT &&
          cfn_shape_get_object (&property.shape, &inner))
        visit_properties (&inner, resource, below, depth + 1, visit, data);
    }
}

typedef struct
{
  CfnTemplate *template;
  const CfnResource *from;
  const CfnResource *to;
  GPtrArray *slots;
} Search;

static gboolean
refers_to (CfnTemplate *template,
           CfnNode     *node,
           const char  *to)
{
  const CfnValue value = cfn_value_of (template, node);

  return (value.kind == CFN_VALUE_REF || value.kind == CFN_VALUE_GETATT) &&
         g_strcmp0 (value.name, to) == 0;
}

/* Whether a reference can be put in at @path, which leads through objects only. */
static gboolean
is_open (const Search *self,
         const char   *path,
         gboolean      is_list)
{
  CfnNode *node = cfn_resource_get_property (self->from, path);

  if (node == NULL)
    return !cfn_resource_has_hidden_properties (self->from);
  if (!is_list || node->kind != CFN_NODE_SEQUENCE)
    return FALSE;

  for (CfnNode *item = node->first_child; item != NULL; item = item->next)
    {
      if (refers_to (self->template, item, self->to->id))
        return FALSE;
    }

  return TRUE;
}

static void
add_slot (GPtrArray  *slots,
          const char *property,
          const char *attribute,
          gboolean    is_list)
{
  CfnSlot *slot = g_new0 (CfnSlot, 1);

  slot->property = g_strdup (property);
  slot->attribute = g_strdup (attribute);
  slot->is_list = is_list;
  g_ptr_array_add (slots, slot);
}

static void
visit_for_slots (const CfnCatalogueProperty *property,
                 const char                 *path,
                 gpointer                    data)
{
  Search *self = data;
  const gboolean is_list = property->shape.kind == CFN_SHAPE_LIST;
  CfnRelation relation;

  for (guint i = 0; cfn_catalogue_property_get_relation (property, i, &relation); i++)
    {
      if (!g_str_equal (relation.type, self->to->type) || !(relation.by_ref || relation.by_getatt))
        continue;

      if (is_open (self, path, is_list))
        add_slot (self->slots, path, relation.by_ref ? NULL : relation.attribute, is_list);
      return;
    }
}

static int
compare_depth (gconstpointer a,
               gconstpointer b)
{
  const CfnSlot * const *one = a;
  const CfnSlot * const *other = b;
  int depth = 0;

  for (const char *p = (*one)->property; *p != '\0'; p++)
    depth += *p == '.';
  for (const char *p = (*other)->property; *p != '\0'; p++)
    depth -= *p == '.';

  return depth != 0 ? depth : strcmp ((*one)->property, (*other)->property);
}

static gboolean
has_ref (const CfnResource *resource)
{
  CfnCatalogueType type;

  return cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type) &&
         type.n_ref > 0;
}

static void
add_variable (Search *self)
{
  CfnNode *variables = cfn_resource_get_property (self->from, "Environment.Variables");
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (self->from->kind != CFN_KIND_FUNCTION || !has_ref (self->to) ||
      (variables != NULL && variables->kind != CFN_NODE_MAPPING) ||
      cfn_environment_find (self->template, self->from, self->to->id) != NULL)
    return;

  name = cfn_environment_name (self->from, self->to);
  path = g_strconcat (VARIABLES, name, NULL);
  add_slot (self->slots, path, NULL, FALSE);
}

GPtrArray *
cfn_slots_list (CfnTemplate       *template,
                const CfnResource *from,
                const CfnResource *to)
{
  g_autoptr (GPtrArray) slots
    = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_slot_free);
  Search search = { template, from, to, slots };
  CfnCatalogueType type;

  if (cfn_catalogue_find_type (cfn_catalogue_get_default (), from->type, &type))
    visit_properties (&type.object, from, NULL, 0, visit_for_slots, &search);
  g_ptr_array_sort (slots, compare_depth);
  add_variable (&search);

  return g_steal_pointer (&slots);
}

gboolean
cfn_slot_fill (const CfnSlot *self,
               CfnDraft      *draft,
               const char    *from,
               const char    *to)
{
  g_autofree char *reference = cfn_draft_reference (to, self->attribute);
  g_autofree char *tail = g_strconcat ("Properties.", self->property, NULL);
  g_autoptr (CfnPath) path = cfn_draft_path (from, tail);

  return self->is_list ? cfn_draft_append (draft, path, reference)
                       : cfn_draft_set (draft, path, reference);
}

gboolean
cfn_slot_clear (CfnDraft   *draft,
                const char *from,
                const char *to,
                const char *property)
{
  CfnNode *node;

  if (draft->error != NULL)
    return FALSE;

  node = cfn_resource_get_property (cfn_draft_find (draft, from), property);
  if (node == NULL)
    return TRUE;
  if (refers_to (draft->template, node, to))
    return cfn_draft_unset_node (draft, node);
  if (node->kind != CFN_NODE_SEQUENCE)
    return TRUE;

  /* The last one is the one that was put in last. */
  for (CfnNode *item = node->last_child; item != NULL; item = cfn_node_get_previous (item))
    {
      if (refers_to (draft->template, item, to))
        return cfn_draft_unset_node (draft, item);
    }

  return TRUE;
}

/* The dotted path below Properties of @node, or of the list that it is an item of; NULL when that
 * leads through lists. */
static char *
dup_property (const CfnResource *resource,
              const CfnNode     *node)
{
  g_autoptr (GString) path = g_string_new (NULL);

  if (node->parent != NULL && node->parent->kind == CFN_NODE_SEQUENCE)
    node = node->parent;
  for (; node != NULL && node != resource->properties; node = node->parent)
    {
      const char *key = cfn_node_get_key (node);

      if (key == NULL || strchr (key, '.') != NULL)
        return NULL;
      if (path->len > 0)
        g_string_prepend_c (path, '.');
      g_string_prepend (path, key);
    }

  return node != NULL && path->len > 0 ? g_string_free (g_steal_pointer (&path), FALSE) : NULL;
}

/* The Ref or GetAtt that @node is, or stands in. */
static const CfnNode *
find_whole (CfnTemplate *template,
            CfnNode     *node,
            const char  *to)
{
  for (guint i = 0; i < 2 && node != NULL; i++, node = node->parent)
    {
      if (refers_to (template, node, to))
        return node;
    }

  return NULL;
}

GPtrArray *
cfn_slots_list_made (CfnTemplate *template,
                     const char  *from,
                     const char  *to)
{
  GPtrArray *made = g_ptr_array_new_with_free_func (g_free);
  guint n_references;
  const CfnReference *references = cfn_template_get_references (template, &n_references);

  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];
      const CfnNode *node = NULL;
      g_autofree char *property = NULL;

      if (reference->from == NULL || reference->to == NULL ||
          !g_str_equal (reference->from->id, from) || !g_str_equal (reference->to->id, to) ||
          reference->kind == CFN_REFERENCE_DEPENDS_ON)
        continue;

      node = find_whole (template, reference->node, to);
      property = node != NULL ? dup_property (reference->from, node) : NULL;
      if (property != NULL &&
          !g_ptr_array_find_with_equal_func (made, property, g_str_equal, NULL))
        g_ptr_array_add (made, g_steal_pointer (&property));
    }

  return made;
}

typedef struct
{
  const CfnResource *resource;
  const char *user;          /* the type whose properties are visited, when they are not its own */
  GPtrArray *types;
} TypeSearch;

static void
take_type (GPtrArray  *types,
           const char *type)
{
  if (!g_ptr_array_find_with_equal_func (types, type, g_str_equal, NULL))
    g_ptr_array_add (types, (char *) type);
}

static void
visit_for_types (const CfnCatalogueProperty *property,
                 const char                 *path,
                 gpointer                    data)
{
  TypeSearch *self = data;
  CfnRelation relation;

  for (guint i = 0; cfn_catalogue_property_get_relation (property, i, &relation); i++)
    {
      if (!relation.by_ref && !relation.by_getatt)
        continue;

      if (self->user == NULL && (property->shape.kind == CFN_SHAPE_LIST ||
                                 cfn_resource_get_property (self->resource, path) == NULL))
        take_type (self->types, relation.type);
      else if (self->user != NULL && g_str_equal (relation.type, self->resource->type))
        take_type (self->types, self->user);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

GPtrArray *
cfn_slots_list_types (const CfnResource *resource,
                      gboolean           incoming)
{
  const CfnCatalogue *catalogue = cfn_catalogue_get_default ();
  GPtrArray *types = g_ptr_array_new ();
  TypeSearch search = { .resource = resource, .types = types };
  CfnCatalogueType type;

  if (!incoming && cfn_catalogue_find_type (catalogue, resource->type, &type))
    visit_properties (&type.object, resource, NULL, 0, visit_for_types, &search);

  for (guint i = 0; incoming && cfn_catalogue_get_type (catalogue, i, &type); i++)
    {
      search.user = type.name;
      visit_properties (&type.object, NULL, NULL, 0, visit_for_types, &search);
    }

  g_ptr_array_sort (types, compare_names);
  return types;
}
