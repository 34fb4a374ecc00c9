/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-carry.h"

#include "cfn-clip.h"
#include "cfn-entry.h"
#include "cfn-uses.h"

struct _CfnCarry
{
  CfnTemplate *source;
  CfnTemplate *target;
  GHashTable  *resources;  /* ids of all resources that go, a set */
  GPtrArray   *entries;    /* CfnNode of the source: parameters, conditions, mappings that go */
  GPtrArray   *names;      /* of what goes unasked, NULL-terminated; strings of the source */
};

/* The sections whose entries resources name. Resources and parameters share their names. */
static const CfnNameKind kinds[] = { CFN_NAME_PARAMETER, CFN_NAME_MAPPING, CFN_NAME_CONDITION };

static gboolean
is_in_target (CfnCarry    *self,
              CfnNameKind  kind,
              const char  *name)
{
  CfnTree *tree = cfn_template_get_tree (self->target);

  if (kind == CFN_NAME_PARAMETER && cfn_uses_is_declared (tree, CFN_NAME_RESOURCE, name))
    return TRUE;

  return cfn_uses_is_declared (tree, kind, name);
}

static gboolean
holds (const CfnNode *node,
       CfnSpan        span)
{
  return node->span.start <= span.start && span.end <= node->span.end;
}

/* Whether something that goes names what is declared at @entry. */
static gboolean
is_needed (CfnCarry      *self,
           CfnNameKind    kind,
           const CfnNode *entry)
{
  CfnTree *tree = cfn_template_get_tree (self->source);
  g_autoptr (GArray) uses = cfn_uses_find (tree, kind, cfn_node_get_key (entry));

  for (guint i = 0; i < uses->len; i++)
    {
      CfnSpan span = g_array_index (uses, CfnUse, i).span;

      for (guint j = 0; j < self->entries->len; j++)
        if (holds (g_ptr_array_index (self->entries, j), span))
          return TRUE;
      for (guint j = 0; j < cfn_template_get_n_resources (self->source); j++)
        {
          const CfnResource *resource = cfn_template_get_resource (self->source, j);

          if (g_hash_table_contains (self->resources, resource->id)
              && holds (resource->node, span))
            return TRUE;
        }
    }

  return FALSE;
}

/* Resources that those named by a reference of one that goes; TRUE when there were more. */
static gboolean
take_resources (CfnCarry *self)
{
  gboolean has_more = FALSE;
  guint n;
  const CfnReference *references = cfn_template_get_references (self->source, &n);

  for (guint i = 0; i < n; i++)
    {
      const CfnReference *reference = &references[i];

      if (reference->to == NULL || reference->from == NULL
          || !g_hash_table_contains (self->resources, reference->from->id)
          || g_hash_table_contains (self->resources, reference->to->id)
          || is_in_target (self, CFN_NAME_PARAMETER, reference->to->id))
        continue;
      g_hash_table_add (self->resources, (gpointer) reference->to->id);
      g_ptr_array_add (self->names, (gpointer) reference->to->id);
      has_more = TRUE;
    }

  return has_more;
}

static gboolean
take_entries (CfnCarry    *self,
              CfnNameKind  kind)
{
  CfnNode *section = cfn_node_get (cfn_tree_get_root (cfn_template_get_tree (self->source)),
                                   cfn_uses_get_section (kind));
  gboolean has_more = FALSE;

  for (CfnNode *entry = section != NULL ? section->first_child : NULL; entry != NULL;
       entry = entry->next)
    {
      const char *name = cfn_node_get_key (entry);

      if (name == NULL || g_ptr_array_find (self->entries, entry, NULL)
          || is_in_target (self, kind, name) || !is_needed (self, kind, entry))
        continue;
      g_ptr_array_add (self->entries, entry);
      g_ptr_array_add (self->names, (gpointer) name);
      has_more = TRUE;
    }

  return has_more;
}

CfnCarry *
cfn_carry_new (CfnTemplate        *source,
               const char * const *ids,
               CfnTemplate        *target)
{
  CfnCarry *self;
  gboolean has_more;

  g_return_val_if_fail (source != NULL && target != NULL, NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  self = g_new0 (CfnCarry, 1);
  self->source = cfn_template_ref (source);
  self->target = cfn_template_ref (target);
  self->resources = g_hash_table_new (g_str_hash, g_str_equal);
  self->entries = g_ptr_array_new ();
  self->names = g_ptr_array_new ();
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const CfnResource *resource = cfn_template_find_resource (source, ids[i]);

      if (resource != NULL)
        g_hash_table_add (self->resources, (gpointer) resource->id);
    }

  do
    {
      has_more = take_resources (self);
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        has_more = take_entries (self, kinds[i]) || has_more;
    }
  while (has_more);
  g_ptr_array_add (self->names, NULL);

  return self;
}

void
cfn_carry_free (CfnCarry *self)
{
  cfn_template_unref (self->source);
  cfn_template_unref (self->target);
  g_hash_table_unref (self->resources);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->names);
  g_free (self);
}

const char * const *
cfn_carry_get_names (CfnCarry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->names->pdata;
}

/* --- pasting --- */

/* Goes on from what @template and @edit are by @step, takes it. */
static void
go_on (CfnTemplate **template,
       CfnEdit     **edit,
       CfnEdit      *step)
{
  g_autoptr (CfnText) text = cfn_edit_apply (step, cfn_template_get_text (*template));
  g_autoptr (CfnTree) tree = cfn_tree_read_after (cfn_template_get_tree (*template), step,
                                                 text);
  CfnEdit *longer = *edit != NULL ? cfn_edit_compose (*edit, step) : cfn_edit_ref (step);

  cfn_template_unref (*template);
  *template = cfn_template_new (tree);
  if (*edit != NULL)
    cfn_edit_unref (*edit);
  *edit = longer;
  cfn_edit_unref (step);
}

/* The section is put where people have it; then the entry becomes what it is in the source. */
static gboolean
add_entry (CfnTemplate   **template,
           CfnEdit       **edit,
           const CfnNode  *entry,
           GError        **error)
{
  g_autoptr (CfnPath) path = cfn_path_of_node (entry);
  const char *name = cfn_node_get_key (entry);
  CfnEdit *step = cfn_entry_add (*template, cfn_node_get_key (entry->parent), name, NULL, NULL,
                                 error);

  if (step == NULL)
    return FALSE;
  go_on (template, edit, step);

  step = cfn_writer_set (cfn_template_get_tree (*template), path, entry, error);
  if (step == NULL)
    return FALSE;
  go_on (template, edit, step);

  return TRUE;
}

CfnEdit *
cfn_carry_paste (CfnCarry   *self,
                 char     ***new_ids,
                 GError    **error)
{
  g_autoptr (CfnTemplate) template = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autofree char *yaml = NULL;
  g_autofree const char **ids = NULL;
  CfnEdit *step;

  g_return_val_if_fail (self != NULL, NULL);

  ids = (const char **) g_hash_table_get_keys_as_array (self->resources, NULL);
  yaml = cfn_clip_copy (self->source, ids, error);
  if (yaml == NULL)
    return NULL;

  template = cfn_template_ref (self->target);
  for (guint i = 0; i < self->entries->len; i++)
    if (!add_entry (&template, &edit, g_ptr_array_index (self->entries, i), error))
      return NULL;

  step = cfn_clip_paste (template, yaml, new_ids, error);
  if (step == NULL)
    return NULL;
  go_on (&template, &edit, step);

  return g_steal_pointer (&edit);
}
