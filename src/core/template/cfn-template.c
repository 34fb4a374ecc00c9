/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-template-private.h"

#include "cfn-boxed.h"
#include "cfn-loop.h"
#include "cfn-sam.h"
#include "cfn-value.h"

#include <string.h>

struct _CfnTemplate
{
  gatomicrefcount ref_count;
  CfnTree *tree;
  CfnResource *resources;
  guint n_resources;
  GHashTable *by_id;        /* logical id -> CfnResource, both borrowed */
  GHashTable *parameters;   /* name -> CfnNode, both borrowed */
  GHashTable *conditions;
  GArray *references;
  GHashTable *by_node;      /* CfnNode -> index of its first reference */
  GStringChunk *strings;    /* written while the template is made, only read afterwards */
  GHashTable *names;        /* names that are a part of a scalar: string -> the same string */
  gsize formulas;           /* CfnFormulas, once somebody asked */
  GMutex similar_lock;
  GHashTable *similar;      /* name -> the one that it is like, or NULL; NULL: nobody asked yet */
  GHashTable *generated;    /* ids of resources that loops and SAM make */
  GHashTable *looped;       /* names of conditions that loops make */
  gboolean has_macro;
  gboolean has_hidden_names;       /* resources may exist whose names nobody can tell offline */
  gboolean has_hidden_conditions;
};

CFN_DEFINE_BOXED_TYPE (CfnTemplate, cfn_template)

/* Transforms that AWS hosts and whose effect is documented: CloudFormation User Guide,
 * Transform. */
static const struct
{
  const char *name;
  gboolean hides_names;   /* adds resources that the text does not show; of what SAM adds, the
                           * names are known */
} known_transforms[] = {
  { "AWS::Serverless-2016-10-31", FALSE },
  { "AWS::LanguageExtensions", FALSE },
  { "AWS::Include", TRUE },
  { "AWS::CodeDeployBlueGreen", FALSE },
  { "AWS::SecretsManager-2020-07-23", TRUE },
  { "AWS::SecretsManager-2024-09-16", TRUE },
  { "AWS::ServiceCatalog", TRUE },
};

static void
note_transform (CfnTemplate *self,
                const char  *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_transforms); i++)
    {
      if (g_strcmp0 (name, known_transforms[i].name) == 0)
        {
          self->has_hidden_names |= known_transforms[i].hides_names;
          self->has_hidden_conditions |= known_transforms[i].hides_names;
          return;
        }
    }

  self->has_macro = TRUE;
  self->has_hidden_names = TRUE;
}

/* @node is a name, a {Name, Parameters} mapping or a list of those. */
static void
note_transforms (CfnTemplate   *self,
                 const CfnNode *node)
{
  if (node == NULL)
    return;

  if (node->kind == CFN_NODE_SEQUENCE)
    {
      for (const CfnNode *item = node->first_child; item != NULL; item = item->next)
        note_transforms (self, item);
    }
  else if (node->kind == CFN_NODE_MAPPING)
    note_transform (self, cfn_node_get_literal (cfn_node_get (node, "Name")));
  else
    note_transform (self, node->value);
}

static void
keep_key (const char *key,
          gpointer    data)
{
  g_hash_table_add (data, g_strdup (key));
}

/* Takes up the entries that loops and inline transforms stand for; FALSE when @entry is neither.
 * Sets @hides when there may be others than those that were put into @names. */
static gboolean
note_generator (CfnTemplate *self,
                CfnNode     *entry,
                GHashTable  *names,
                gboolean    *hides)
{
  const char *key = cfn_node_get_key (entry);

  if (cfn_node_is_loop (entry))
    {
      if (!cfn_loop_expand_keys (entry, keep_key, names))
        *hides = TRUE;
      return TRUE;
    }
  if (key != NULL && g_str_equal (key, "Fn::Transform"))
    note_transforms (self, entry);
  if (key == NULL || g_str_equal (key, "<<") || g_str_has_prefix (key, "Fn::"))
    {
      *hides = TRUE;
      return TRUE;
    }

  return FALSE;
}

static void
read_resource (CfnTemplate *self,
               CfnNode     *node,
               CfnResource *resource)
{
  CfnNode *properties = cfn_node_get (node, "Properties");
  const char *type = cfn_node_get_literal (cfn_node_get (node, "Type"));

  resource->id = cfn_node_get_key (node);
  resource->type = type != NULL ? type : "";
  resource->kind = cfn_kind_of_type (type);
  resource->node = node;
  if (properties != NULL && properties->kind == CFN_NODE_MAPPING)
    resource->properties = properties;
  resource->condition = cfn_node_get_literal (cfn_node_get (node, "Condition"));

  /* The pieces of a module are named "ModuleId.InnerId" by others. */
  if (g_str_has_suffix (resource->type, "::MODULE"))
    self->has_hidden_names = TRUE;
}

static void
read_resources (CfnTemplate *self,
                CfnNode     *section)
{
  if (section == NULL || section->kind != CFN_NODE_MAPPING)
    return;

  self->resources = g_new0 (CfnResource, section->n_children);
  for (CfnNode *node = section->first_child; node != NULL; node = node->next)
    {
      CfnResource *resource = &self->resources[self->n_resources];

      if (note_generator (self, node, self->generated, &self->has_hidden_names))
        continue;

      read_resource (self, node, resource);
      resource->index = self->n_resources++;
      if (!g_hash_table_contains (self->by_id, resource->id))
        g_hash_table_insert (self->by_id, (char *) resource->id, resource);
    }
}

/* @hides is set when the section may have names that are neither here nor in @looped. */
static GHashTable *
read_names (CfnTemplate *self,
            CfnNode     *section,
            GHashTable  *looped,
            gboolean    *hides)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  if (section == NULL || section->kind != CFN_NODE_MAPPING)
    return names;

  for (CfnNode *node = section->first_child; node != NULL; node = node->next)
    {
      if (!note_generator (self, node, looped, hides))
        g_hash_table_insert (names, (char *) cfn_node_get_key (node), node);
    }

  return names;
}

static void
index_references (CfnTemplate *self)
{
  self->by_node = g_hash_table_new (NULL, NULL);
  for (guint i = self->references->len; i-- > 0;)
    g_hash_table_insert (self->by_node, g_array_index (self->references, CfnReference, i).node,
                         GUINT_TO_POINTER (i));
}

CfnTemplate *
cfn_template_new (CfnTree *tree)
{
  CfnTemplate *self;
  CfnNode *root;

  g_return_val_if_fail (tree != NULL, NULL);

  self = g_new0 (CfnTemplate, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->tree = cfn_tree_ref (tree);
  g_mutex_init (&self->similar_lock);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->generated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->looped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->strings = g_string_chunk_new (1024);
  self->references = g_array_new (FALSE, FALSE, sizeof (CfnReference));

  root = cfn_tree_get_root (tree);
  note_transforms (self, cfn_node_get (root, "Transform"));
  note_transforms (self, cfn_node_get (root, "Fn::Transform"));
  self->parameters = read_names (self, cfn_node_get (root, "Parameters"), self->generated,
                                 &self->has_hidden_names);
  self->conditions = read_names (self, cfn_node_get (root, "Conditions"), self->looped,
                                 &self->has_hidden_conditions);
  read_resources (self, cfn_node_get (root, "Resources"));
  cfn_sam_collect_generated (self, self->generated);
  cfn_template_collect_references (self, self->strings, self->references);
  index_references (self);

  return self;
}

CfnTemplate *
cfn_template_ref (CfnTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cfn_template_unref (CfnTemplate *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_mutex_clear (&self->similar_lock);
  g_clear_pointer (&self->similar, g_hash_table_unref);
  if (self->formulas != 0)
    cfn_formulas_free ((CfnFormulas *) self->formulas);
  g_hash_table_unref (self->by_node);
  g_array_unref (self->references);
  g_hash_table_unref (self->looped);
  g_hash_table_unref (self->generated);
  g_hash_table_unref (self->names);
  g_string_chunk_free (self->strings);
  g_hash_table_unref (self->conditions);
  g_hash_table_unref (self->parameters);
  g_hash_table_unref (self->by_id);
  g_free (self->resources);
  cfn_tree_unref (self->tree);
  g_free (self);
}

CfnTree *
cfn_template_get_tree (CfnTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tree;
}

CfnText *
cfn_template_get_text (CfnTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return cfn_tree_get_text (self->tree);
}

guint
cfn_template_get_n_resources (CfnTemplate *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_resources;
}

const CfnResource *
cfn_template_get_resource (CfnTemplate *self,
                           guint        index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_resources, NULL);

  return &self->resources[index];
}

const CfnResource *
cfn_template_find_resource (CfnTemplate *self,
                            const char  *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

const CfnResource *
cfn_template_find_resource_n (CfnTemplate *self,
                              const char  *name,
                              gsize        length)
{
  char buffer[256];

  /* CloudFormation's logical ids have at most 255 characters; longer names are rare mistakes. */
  if (length < sizeof buffer)
    {
      memcpy (buffer, name, length);
      buffer[length] = '\0';
      return g_hash_table_lookup (self->by_id, buffer);
    }
  else
    {
      g_autofree char *copy = g_strndup (name, length);

      return g_hash_table_lookup (self->by_id, copy);
    }
}

static gsize
resource_start (const CfnResource *resource)
{
  const CfnNode *key = resource->node->key;

  return key != NULL ? key->span.start : resource->node->span.start;
}

const CfnResource *
cfn_template_get_resource_at (CfnTemplate *self,
                              gsize        offset)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, NULL);

  /* Resources stand in file order: find the last one that starts at or before the offset. */
  high = self->n_resources;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (resource_start (&self->resources[middle]) <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return NULL;

  return offset <= self->resources[low - 1].node->span.end ? &self->resources[low - 1] : NULL;
}

CfnNode *
cfn_template_find_parameter (CfnTemplate *self,
                             const char  *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return name != NULL ? g_hash_table_lookup (self->parameters, name) : NULL;
}

CfnNode *
cfn_template_find_condition (CfnTemplate *self,
                             const char  *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return name != NULL ? g_hash_table_lookup (self->conditions, name) : NULL;
}

gboolean
cfn_template_has_macro (CfnTemplate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_macro;
}

gboolean
cfn_template_has_transform (CfnTemplate *self,
                            const char  *name)
{
  const CfnNode *section;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  section = cfn_node_get (cfn_tree_get_root (self->tree), "Transform");
  if (section == NULL || section->kind != CFN_NODE_SEQUENCE)
    return cfn_node_is_string (section, name);

  for (const CfnNode *item = section->first_child; item != NULL; item = item->next)
    {
      if (cfn_node_is_string (item, name))
        return TRUE;
    }

  return FALSE;
}

CfnTargetKind
cfn_template_get_other_name (CfnTemplate *self,
                             const char  *name)
{
  g_return_val_if_fail (self != NULL, CFN_TARGET_UNKNOWN);
  g_return_val_if_fail (name != NULL, CFN_TARGET_UNKNOWN);

  if (g_hash_table_contains (self->generated, name))
    return CFN_TARGET_GENERATED;

  return self->has_hidden_names || cfn_sam_may_generate (self, name) ? CFN_TARGET_UNKNOWN
                                                                    : CFN_TARGET_MISSING;
}

gboolean
cfn_template_may_have_condition (CfnTemplate *self,
                                 const char  *name)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return cfn_template_find_condition (self, name) != NULL || self->has_hidden_conditions
         || self->has_macro || (name != NULL && g_hash_table_contains (self->looped, name));
}

const CfnFormulas *
cfn_template_get_formulas (CfnTemplate *self)
{
  if (g_once_init_enter (&self->formulas))
    g_once_init_leave (&self->formulas, (gsize) cfn_formulas_new (self));

  return (const CfnFormulas *) self->formulas;
}

const char *
cfn_template_ask_once (CfnTemplate        *self,
                       const char         *name,
                       CfnTemplateSimilar  find)
{
  gpointer similar;

  g_mutex_lock (&self->similar_lock);
  if (self->similar == NULL)
    self->similar = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_lookup_extended (self->similar, name, NULL, &similar))
    {
      similar = (char *) find (self, name);
      g_hash_table_insert (self->similar, g_strdup (name), similar);
    }
  g_mutex_unlock (&self->similar_lock);

  return similar;
}

const char *
cfn_template_keep_name (CfnTemplate *self,
                        const char  *name,
                        gsize        length)
{
  g_autofree char *copy = g_strndup (name, length);
  const char *kept = g_hash_table_lookup (self->names, copy);

  if (kept == NULL)
    {
      kept = g_string_chunk_insert (self->strings, copy);
      g_hash_table_add (self->names, (char *) kept);
    }

  return kept;
}

const char *
cfn_template_find_name (CfnTemplate *self,
                        const char  *name,
                        gsize        length)
{
  g_autofree char *copy = g_strndup (name, length);
  const char *kept = g_hash_table_lookup (self->names, copy);

  /* Only values that stand where no name is ever resolved come here; there are few. */
  return kept != NULL ? kept : g_intern_string (copy);
}

const CfnReference *
cfn_template_get_references (CfnTemplate *self,
                             guint       *n_references)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_references != NULL, NULL);

  *n_references = self->references->len;
  return (const CfnReference *) (void *) self->references->data;
}

const CfnReference *
cfn_template_find_reference (CfnTemplate   *self,
                             const CfnNode *node)
{
  gpointer index;

  g_return_val_if_fail (self != NULL, NULL);

  if (!g_hash_table_lookup_extended (self->by_node, node, NULL, &index))
    return NULL;

  return &g_array_index (self->references, CfnReference, GPOINTER_TO_UINT (index));
}

gboolean
cfn_resource_has_hidden_properties (const CfnResource *self)
{
  const CfnNode *properties;

  g_return_val_if_fail (self != NULL, FALSE);

  if (cfn_node_get (self->node, "Fn::Transform") != NULL)
    return TRUE;

  properties = cfn_node_get (self->node, "Properties");
  if (properties == NULL || (properties->kind == CFN_NODE_SCALAR && properties->tag == NULL))
    return FALSE;
  if (properties->kind != CFN_NODE_MAPPING || properties->tag != NULL)
    return TRUE;

  for (const CfnNode *entry = properties->first_child; entry != NULL; entry = entry->next)
    {
      const char initial = cfn_node_get_initial (entry);

      if ((initial == '\0' && cfn_node_get_key (entry) == NULL)
          || (initial == '<' && g_str_equal (cfn_node_get_key (entry), "<<"))
          || (initial == 'F' && g_str_has_prefix (cfn_node_get_key (entry), "Fn::")))
        return TRUE;
    }

  return FALSE;
}

CfnNode *
cfn_node_get_at (const CfnNode *node,
                 const char    *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  for (const char *step = path; step != NULL && node != NULL;)
    {
      const char *dot = strchr (step, '.');

      node = cfn_node_get_n (node, step, dot != NULL ? (gsize) (dot - step) : strlen (step));
      step = dot != NULL ? dot + 1 : NULL;
    }

  return (CfnNode *) node;
}
