/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-change.h"

#include <string.h>

#include "cfn-body.h"
#include "cfn-draft.h"
#include "cfn-rename-key.h"
#include "cfn-section.h"
#include "cfn-trigger.h"
#include "cfn-unlink.h"
#include "cfn-uses.h"

/* The text is read after each step: at most that many bytes of it for one removal, which is a
 * second or two. */
#define MAX_READ (20 * 1024 * 1024)

G_DEFINE_QUARK (cfn-change-error-quark, cfn_change_error)

CfnEdit *
cfn_change_add (CfnTemplate  *self,
                const char   *type,
                const char   *id,
                char        **new_id,
                GError      **error)
{
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;
  CfnEdit *edit;
  CfnDraft draft;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);

  if (!cfn_body_check_type (type, error) ||
      (id != NULL && !cfn_uses_check_name (cfn_template_get_tree (self), CFN_NAME_RESOURCE, id,
                                           error)))
    return NULL;

  name = id != NULL ? g_strdup (id) : cfn_body_free_id (self, type);
  body = cfn_body_for_type (type);

  cfn_draft_init (&draft, self);
  cfn_draft_add_resource (&draft, name, body);
  edit = cfn_draft_finish (&draft, error);

  if (edit != NULL && new_id != NULL)
    *new_id = g_steal_pointer (&name);

  return edit;
}

/* What loops and transforms make is nowhere in the text. */
static gboolean
check_written (CfnTemplate  *template,
               const char   *id,
               GError      **error)
{
  if (cfn_template_find_resource (template, id) != NULL ||
      cfn_template_get_other_name (template, id) != CFN_TARGET_GENERATED)
    return TRUE;

  cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                 N_("“{0}” is made by a loop or a transform: change what it is made of instead"),
                 id, NULL);
  return FALSE;
}

/* @path as written by a person, with "Resources" put before a logical id. */
static CfnPath *
parse_path (CfnTemplate  *template,
            const char   *text,
            GError      **error)
{
  g_autoptr (CfnPath) path = cfn_path_parse (text, error);
  const CfnPathStep *steps;
  guint n_steps;

  if (path == NULL)
    return NULL;

  cfn_path_anchor (path, cfn_template_get_tree (template));
  steps = cfn_path_get_steps (path, &n_steps);

  if (n_steps == 0 || steps[0].key == NULL
      || !cfn_section_has_name (steps[0].key, strlen (steps[0].key)))
    {
      if (n_steps == 0 || steps[0].key == NULL || check_written (template, steps[0].key, error))
        cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                       N_("“{0}” names no resource and no section of this template"), text, NULL);
      return NULL;
    }
  if (n_steps > 1 && strcmp (steps[0].key, "Resources") == 0 && steps[1].key != NULL &&
      !check_written (template, steps[1].key, error))
    return NULL;

  return g_steal_pointer (&path);
}

CfnEdit *
cfn_change_set (CfnTemplate  *self,
                const char   *path,
                const char   *yaml,
                GError      **error)
{
  CfnTree *tree;
  g_autoptr (CfnTree) value = NULL;
  g_autoptr (CfnPath) steps = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL && yaml != NULL, NULL);

  tree = cfn_template_get_tree (self);
  steps = parse_path (self, path, error);
  if (steps == NULL)
    return NULL;

  value = cfn_tree_read_string (yaml);
  if (!cfn_tree_is_whole (value) || cfn_tree_get_root (value) == NULL)
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL,
                     N_("“{0}” is no value that YAML knows"), yaml, NULL);
      return NULL;
    }

  return cfn_writer_set (tree, steps, cfn_tree_get_root (value), error);
}

CfnEdit *
cfn_change_set_string (CfnTemplate  *self,
                       const char   *path,
                       const char   *text,
                       GError      **error)
{
  g_autofree char *yaml = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  yaml = cfn_writer_quote (text);
  return cfn_change_set (self, path, yaml, error);
}

CfnEdit *
cfn_change_set_lines (CfnTemplate  *self,
                      const char   *path,
                      const char   *text,
                      GError      **error)
{
  g_autoptr (CfnPath) steps = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL && text != NULL, NULL);

  steps = parse_path (self, path, error);
  if (steps == NULL)
    return NULL;

  return cfn_writer_set_lines (cfn_template_get_tree (self), steps, text, error);
}

CfnEdit *
cfn_change_unset (CfnTemplate  *self,
                  const char   *path,
                  GError      **error)
{
  g_autoptr (CfnPath) steps = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  steps = parse_path (self, path, error);
  if (steps == NULL)
    return NULL;

  return cfn_writer_unset (cfn_template_get_tree (self), steps, FALSE, error);
}

CfnEdit *
cfn_change_rename_key (CfnTemplate  *self,
                       const char   *path,
                       const char   *key,
                       GError      **error)
{
  g_autoptr (CfnPath) steps = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL && key != NULL, NULL);

  steps = parse_path (self, path, error);
  if (steps == NULL)
    return NULL;

  if (cfn_rename_is_mapping_key (steps))
    return cfn_rename_mapping_key (cfn_template_get_tree (self), steps, key, error);

  return cfn_writer_rename_key (cfn_template_get_tree (self), steps, key, error);
}

CfnEdit *
cfn_change_move_item (CfnTemplate  *self,
                      const char   *path,
                      guint         from,
                      guint         to,
                      GError      **error)
{
  g_autoptr (CfnPath) steps = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  steps = parse_path (self, path, error);
  if (steps == NULL)
    return NULL;

  return cfn_writer_move (cfn_template_get_tree (self), steps, from, to, error);
}

/* Who is changed by a removal, each once. */
typedef struct
{
  GPtrArray *names;   /* owned strings, in their order */
  GHashTable *seen;   /* the same */
} Owners;

static void
owners_take (Owners *self,
             char   *name)
{
  if (g_hash_table_add (self->seen, name))
    g_ptr_array_add (self->names, g_strdup (name));
}

/* The place that has to go with the use @reference of one of @ids; NULL when it may stay. */
static CfnNode *
find_dependent (const CfnReference  *reference,
                const char * const  *ids)
{
  if (reference->to == NULL || !g_strv_contains (ids, reference->to->id)
      || (reference->from != NULL && g_strv_contains (ids, reference->from->id)))
    return NULL;

  return cfn_unlink_find (reference->node);
}

/* What to remove next so that nothing points at @ids any more: the first place in each resource,
 * and among sections just one. Who is changed by it is added to @owners. */
static GPtrArray *
find_dependents (CfnTemplate         *template,
                 const char * const  *ids,
                 Owners              *owners)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  const CfnResource *last = NULL;
  guint n_references;
  const CfnReference *references = cfn_template_get_references (template, &n_references);

  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];
      CfnNode *node = find_dependent (reference, ids);

      if (node == NULL || (nodes->len > 0 && (reference->from == NULL || reference->from == last
                                              || reference->from->node == node)))
        continue;

      g_ptr_array_add (nodes, node);
      owners_take (owners, reference->from != NULL ? g_strdup (reference->from->id)
                                                   : cfn_path_string_of_node (node));
      if (reference->from == NULL || reference->from->node == node)
        break;
      last = reference->from;
    }

  return g_steal_pointer (&nodes);
}

static void
drop_dependents (CfnDraft           *draft,
                 const char * const *ids,
                 Owners             *owners)
{
  gsize n_read = 0;

  while (draft->error == NULL)
    {
      g_autoptr (GPtrArray) nodes = find_dependents (draft->template, ids, owners);

      if (nodes->len == 0)
        return;

      n_read += cfn_text_get_length (cfn_template_get_text (draft->template));
      if (n_read > MAX_READ)
        cfn_set_error (&draft->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL,
                       N_("Too many places refer to it: change those first"), NULL);
      else if (nodes->len == 1 || !cfn_draft_unset_apart (draft, nodes))
        cfn_draft_unset_node (draft, nodes->pdata[0]);
    }
}

CfnEdit *
cfn_change_remove (CfnTemplate         *self,
                   const char * const  *ids,
                   char              ***dependents,
                   GError             **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CfnEdit *edit;
  CfnDraft draft;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (cfn_template_find_resource (self, ids[i]) != NULL)
        continue;
      if (!check_written (self, ids[i], error))
        return NULL;

      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                     N_("There is no resource called “{0}”"), ids[i], NULL);
      return NULL;
    }

  cfn_draft_init (&draft, self);
  drop_dependents (&draft, ids, &(Owners) { names, seen });
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (CfnPath) path = cfn_draft_path (ids[i], NULL);

      /* One may be named twice. */
      if (cfn_draft_find (&draft, ids[i]) != NULL && cfn_trigger_forget (&draft, ids[i]))
        cfn_draft_drop (&draft, path);
    }
  edit = cfn_draft_finish (&draft, error);

  if (edit != NULL && dependents != NULL)
    {
      g_ptr_array_add (names, NULL);
      *dependents = (char **) g_ptr_array_steal (names, NULL);
    }

  return edit;
}
