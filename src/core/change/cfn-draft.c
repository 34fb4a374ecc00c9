/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-draft.h"

#include "cfn-value.h"

void
cfn_draft_init (CfnDraft    *self,
                CfnTemplate *template)
{
  *self = (CfnDraft) {
    .template = cfn_template_ref (template),
    .edit = cfn_edit_new (),
  };

  if (!cfn_tree_is_editable (cfn_template_get_tree (template)))
    cfn_set_error (&self->error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_BROKEN_TEXT,
                   N_("The template cannot be changed while it cannot be read"), NULL);
}

CfnEdit *
cfn_draft_finish (CfnDraft  *self,
                  GError   **error)
{
  g_autoptr (CfnEdit) edit = g_steal_pointer (&self->edit);

  g_clear_pointer (&self->proof, cfn_proof_unref);
  g_clear_pointer (&self->template, cfn_template_unref);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }

  return g_steal_pointer (&edit);
}

CfnProof *
cfn_draft_get_proof (CfnDraft *self)
{
  if (self->proof == NULL)
    self->proof = cfn_proof_new (self->template);

  return self->proof;
}

const CfnResource *
cfn_draft_find (CfnDraft   *self,
                const char *id)
{
  return cfn_template_find_resource (self->template, id);
}

/* Takes over @edit, which is NULL when the writer set an error. */
static gboolean
cfn_draft_take (CfnDraft *self,
                CfnEdit  *edit)
{
  g_autoptr (CfnEdit) step = edit;
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnTree) tree = NULL;
  CfnEdit *whole;

  if (step == NULL)
    return FALSE;

  if (cfn_edit_is_empty (step))
    return TRUE;

  text = cfn_edit_apply (step, cfn_template_get_text (self->template));
  tree = cfn_tree_read_after (cfn_template_get_tree (self->template), step, text);
  whole = cfn_edit_compose (self->edit, step);
  cfn_edit_unref (self->edit);
  self->edit = whole;

  g_clear_pointer (&self->proof, cfn_proof_unref);
  cfn_template_unref (self->template);
  self->template = cfn_template_new (tree);

  return TRUE;
}

static CfnTree *
cfn_draft_tree (CfnDraft *self)
{
  return cfn_template_get_tree (self->template);
}

gboolean
cfn_draft_set (CfnDraft      *self,
               const CfnPath *path,
               const char    *yaml)
{
  g_autoptr (CfnTree) value = NULL;

  if (self->error != NULL)
    return FALSE;

  value = cfn_tree_read_string (yaml);
  g_assert (cfn_tree_get_root (value) != NULL);

  return cfn_draft_take (self, cfn_writer_set (cfn_draft_tree (self), path,
                                               cfn_tree_get_root (value), &self->error));
}

gboolean
cfn_draft_append (CfnDraft      *self,
                  const CfnPath *path,
                  const char    *yaml)
{
  return cfn_draft_insert (self, path, G_MAXUINT, yaml);
}

gboolean
cfn_draft_insert (CfnDraft      *self,
                  const CfnPath *path,
                  guint          index,
                  const char    *yaml)
{
  g_autoptr (CfnTree) value = NULL;

  if (self->error != NULL)
    return FALSE;

  value = cfn_tree_read_string (yaml);
  g_assert (cfn_tree_get_root (value) != NULL);

  return cfn_draft_take (self, cfn_writer_insert (cfn_draft_tree (self), path, index,
                                                  cfn_tree_get_root (value), &self->error));
}

gboolean
cfn_draft_unset (CfnDraft      *self,
                 const CfnPath *path)
{
  if (self->error != NULL)
    return FALSE;

  return cfn_draft_take (self, cfn_writer_unset (cfn_draft_tree (self), path, TRUE,
                                                 &self->error));
}

gboolean
cfn_draft_drop (CfnDraft      *self,
                const CfnPath *path)
{
  if (self->error != NULL)
    return FALSE;

  return cfn_draft_take (self, cfn_writer_unset (cfn_draft_tree (self), path, FALSE,
                                                 &self->error));
}

gboolean
cfn_draft_unset_apart (CfnDraft  *self,
                       GPtrArray *nodes)
{
  if (self->error != NULL)
    return FALSE;

  return cfn_draft_take (self, cfn_writer_unset_apart (cfn_draft_tree (self), nodes, NULL));
}

/* The writer keeps Properties, for there are types that need them; nobody writes empty ones. */
static gboolean
drop_empty_properties (CfnDraft   *self,
                       const char *id)
{
  const CfnResource *resource = cfn_draft_find (self, id);
  g_autoptr (CfnPath) path = NULL;

  if (self->error != NULL || resource == NULL || resource->properties == NULL ||
      resource->properties->n_children > 0)
    return self->error == NULL;

  path = cfn_draft_path (id, "Properties");
  return cfn_draft_drop (self, path);
}

/* The logical id of the resource that @path leads into, or NULL. */
static const char *
get_id (const CfnPath *path)
{
  guint n_steps;
  const CfnPathStep *steps = cfn_path_get_steps (path, &n_steps);

  return n_steps > 2 && g_strcmp0 (steps[0].key, "Resources") == 0 ? steps[1].key : NULL;
}

gboolean
cfn_draft_unset_node (CfnDraft      *self,
                      const CfnNode *node)
{
  g_autoptr (CfnPath) path = cfn_path_of_node (node);
  const char *id = get_id (path);

  return cfn_draft_unset (self, path) && (id == NULL || drop_empty_properties (self, id));
}

gboolean
cfn_draft_add_resource (CfnDraft   *self,
                        const char *id,
                        const char *yaml)
{
  g_autoptr (CfnTree) value = NULL;

  if (self->error != NULL)
    return FALSE;

  value = cfn_tree_read_string (yaml);
  g_assert (cfn_tree_get_root (value) != NULL);

  return cfn_draft_take (self, cfn_writer_add_resource (cfn_draft_tree (self), id,
                                                        cfn_tree_get_root (value),
                                                        &self->error));
}

gboolean
cfn_draft_set_property (CfnDraft   *self,
                        const char *id,
                        const char *property,
                        const char *yaml)
{
  g_autofree char *tail = g_strconcat ("Properties.", property, NULL);
  g_autoptr (CfnPath) path = cfn_draft_path (id, tail);

  return cfn_draft_set (self, path, yaml);
}

gboolean
cfn_draft_unset_property (CfnDraft   *self,
                          const char *id,
                          const char *property)
{
  g_autofree char *tail = g_strconcat ("Properties.", property, NULL);
  g_autoptr (CfnPath) path = cfn_draft_path (id, tail);

  return cfn_draft_unset (self, path) && drop_empty_properties (self, id);
}

CfnPath *
cfn_draft_path (const char *id,
                const char *tail)
{
  g_autoptr (CfnPath) rest = tail != NULL ? cfn_path_parse (tail, NULL) : cfn_path_new ();
  CfnPath *path = cfn_path_new ();

  cfn_path_push_key (path, "Resources");
  cfn_path_push_key (path, id);
  cfn_path_append (path, rest);

  return path;
}

char *
cfn_draft_reference (const char *id,
                     const char *attribute)
{
  g_autofree char *name = NULL;
  g_autofree char *quoted = NULL;

  if (attribute == NULL)
    {
      quoted = cfn_writer_quote (id);
      return g_strconcat ("!Ref ", quoted, NULL);
    }

  name = g_strconcat (id, ".", attribute, NULL);
  quoted = cfn_writer_quote (name);
  return g_strconcat ("!GetAtt ", quoted, NULL);
}

char *
cfn_draft_make_link (CfnDraft   *self,
                     const char *id,
                     const char *attribute)
{
  if (!self->is_marked)
    return cfn_draft_reference (id, attribute);

  return attribute != NULL ? g_strdup_printf ("!Sub ${%s.%s}", id, attribute)
                           : g_strdup_printf ("!Sub ${%s}", id);
}

gboolean
cfn_draft_check_plain (CfnDraft   *self,
                       const char *id,
                       const char *property)
{
  const CfnResource *resource = cfn_draft_find (self, id);
  const CfnValueKind kind
    = cfn_value_of (self->template, cfn_resource_get_property (resource, property)).kind;

  if (kind != CFN_VALUE_IF && kind != CFN_VALUE_FUNCTION)
    return TRUE;

  cfn_set_error (&self->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                 N_("{1} of {0} is a larger expression, which only you can take apart"), id,
                 property, NULL);
  return FALSE;
}

gboolean
cfn_draft_link (CfnDraft   *self,
                const char *id,
                const char *property,
                const char *other,
                const char *attribute)
{
  g_autofree char *reference = cfn_draft_make_link (self, other, attribute);

  if (self->error != NULL || !cfn_draft_check_plain (self, id, property))
    return FALSE;

  return cfn_draft_set_property (self, id, property, reference);
}

gboolean
cfn_draft_is_marked (CfnTemplate *template,
                     const char  *id,
                     const char  *property)
{
  const CfnResource *resource = cfn_template_find_resource (template, id);

  return resource != NULL &&
         cfn_value_of (template, cfn_resource_get_property (resource, property)).kind
           == CFN_VALUE_SUB;
}
