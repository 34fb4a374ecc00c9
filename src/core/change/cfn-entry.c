/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-entry.h"

#include <string.h>

#include "cfn-draft.h"
#include "cfn-parameter.h"
#include "cfn-section.h"
#include "cfn-uses.h"

/* What an entry is called that nobody named. */
static const char * const words[] = {
  [CFN_NAME_RESOURCE] = "Resource",   [CFN_NAME_PARAMETER] = "Parameter",
  [CFN_NAME_CONDITION] = "Condition", [CFN_NAME_MAPPING] = "Mapping",
  [CFN_NAME_OUTPUT] = "Output",       [CFN_NAME_RULE] = "Rule",
};

static gboolean
find_kind (const char   *section,
           CfnNameKind  *kind,
           GError      **error)
{
  if (cfn_uses_get_kind (section, kind) && *kind != CFN_NAME_RESOURCE)
    return TRUE;

  cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL,
                 N_("“{0}” is no section that has named entries"), section, NULL);
  return FALSE;
}

/* What can come out either way as soon as somebody wants it to: whether the first parameter that is
 * a choice has the last of its values, or else where the stack is. */
static char *
make_question (CfnTemplate *template)
{
  g_autoptr (GArray) entries = cfn_template_get_entries (template, CFN_SECTION_PARAMETERS);

  for (guint i = 0; i < entries->len; i++)
    {
      const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);
      CfnParameter parameter;
      const char *last;
      g_autofree char *value = NULL;

      cfn_parameter_read (&parameter, entry->node);
      last = parameter.allowed_values != NULL
               ? cfn_node_get_string (parameter.allowed_values->last_child) : NULL;
      if (last == NULL || !entry->is_known)
        continue;

      value = cfn_writer_quote (last);
      return g_strdup_printf ("!Equals\n- !Ref %s\n- %s\n", entry->name, value);
    }

  return g_strdup ("!Equals\n- !Ref AWS::Region\n- us-east-1\n");
}

/* The least that an entry takes to be one (CloudFormation User Guide, "Template sections"). */
static char *
make_body (CfnTemplate *template,
           CfnNameKind  kind)
{
  g_autofree char *question = NULL;
  g_auto (GStrv) lines = NULL;

  switch (kind)
    {
    case CFN_NAME_PARAMETER:
      return g_strdup ("Type: String\n");

    case CFN_NAME_MAPPING:
      return g_strdup ("us-east-1:\n  Value: \"\"\n");

    case CFN_NAME_OUTPUT:
      return cfn_template_get_n_resources (template) > 0
               ? g_strdup_printf ("Value: !Ref %s\n", cfn_template_get_resource (template, 0)->id)
               : g_strdup ("Value: !Ref AWS::StackName\n");

    case CFN_NAME_RULE:
      question = make_question (template);
      lines = g_strsplit (question, "\n", -1);
      return g_strdup_printf ("Assertions:\n- Assert: %s\n  %s\n  %s\n", lines[0], lines[1],
                              lines[2]);

    case CFN_NAME_CONDITION:
    case CFN_NAME_RESOURCE:
    default:
      return make_question (template);
    }
}

CfnEdit *
cfn_entry_add (CfnTemplate  *template,
               const char   *section,
               const char   *name,
               const char   *yaml,
               char        **new_name,
               GError      **error)
{
  g_autoptr (CfnPath) path = cfn_path_new ();
  g_autofree char *free_name = NULL;
  g_autofree char *body = NULL;
  CfnEdit *edit;
  CfnNameKind kind;
  CfnDraft draft;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (section != NULL, NULL);

  if (!find_kind (section, &kind, error) ||
      (name != NULL && !cfn_entry_check_name (template, section, name, error)))
    return NULL;

  free_name = name != NULL ? g_strdup (name)
                           : cfn_uses_make_free (cfn_template_get_tree (template), kind,
                                                 words[kind]);
  body = yaml != NULL ? g_strdup (yaml) : make_body (template, kind);
  cfn_path_push_key (path, section);
  cfn_path_push_key (path, free_name);

  cfn_draft_init (&draft, template);
  cfn_draft_set (&draft, path, body);
  edit = cfn_draft_finish (&draft, error);

  if (edit != NULL && new_name != NULL)
    *new_name = g_steal_pointer (&free_name);

  return edit;
}

/* What @scalar is the key of, or the scalar itself. */
static const CfnNode *
get_value_node (const CfnNode *scalar)
{
  for (const CfnNode *child = scalar->parent != NULL ? scalar->parent->first_child : NULL;
       child != NULL;
       child = child->next)
    {
      if (child->key == scalar)
        return child;
    }

  return scalar;
}

/* The console's groups and words for parameters, which nobody but the console reads, go with what
 * they name. */
static void
forget_interface (CfnDraft   *draft,
                  const char *name)
{
  while (draft->error == NULL)
    {
      CfnTree *tree = cfn_template_get_tree (draft->template);
      g_autoptr (GArray) uses = cfn_uses_find (tree, CFN_NAME_PARAMETER, name);
      const CfnNode *found = NULL;

      for (guint i = 0; i < uses->len && found == NULL; i++)
        {
          const CfnUse *use = &g_array_index (uses, CfnUse, i);
          g_autofree char *path = cfn_path_string_of_node (use->scalar);

          if (g_str_has_prefix (path, "Metadata."))
            found = get_value_node (use->scalar);
        }

      if (found == NULL)
        return;
      cfn_draft_unset_node (draft, found);
    }
}

CfnEdit *
cfn_entry_remove (CfnTemplate  *template,
                  const char   *section,
                  const char   *name,
                  GError      **error)
{
  g_autoptr (CfnPath) path = cfn_path_new ();
  CfnNameKind kind;
  CfnDraft draft;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (section != NULL && name != NULL, NULL);

  if (!find_kind (section, &kind, error))
    return NULL;
  if (!cfn_uses_is_declared (cfn_template_get_tree (template), kind, name))
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                     N_("There is nothing called “{0}” in {1}"), name, section, NULL);
      return NULL;
    }

  cfn_path_push_key (path, section);
  cfn_path_push_key (path, name);

  cfn_draft_init (&draft, template);
  if (kind == CFN_NAME_PARAMETER)
    forget_interface (&draft, name);
  cfn_draft_unset (&draft, path);

  return cfn_draft_finish (&draft, error);
}

static void
entry_use_clear (gpointer data)
{
  CfnEntryUse *use = data;

  g_free (use->path);
  g_free (use->resource);
}

GArray *
cfn_entry_find_uses (CfnTemplate *template,
                     const char  *section,
                     const char  *name)
{
  CfnTree *tree;
  GArray *uses = g_array_new (FALSE, FALSE, sizeof (CfnEntryUse));
  g_autoptr (GArray) found = NULL;
  const CfnNode *declaration;
  CfnNameKind kind;

  g_return_val_if_fail (template != NULL, uses);
  g_return_val_if_fail (section != NULL && name != NULL, uses);

  g_array_set_clear_func (uses, entry_use_clear);
  if (!cfn_uses_get_kind (section, &kind))
    return uses;

  tree = cfn_template_get_tree (template);
  declaration = cfn_node_find (cfn_tree_get_root (tree), section, name, NULL);
  found = cfn_uses_find (tree, kind, name);
  for (guint i = 0; i < found->len; i++)
    {
      const CfnUse *one = &g_array_index (found, CfnUse, i);
      const CfnNode *node = get_value_node (one->scalar);
      const CfnResource *from = cfn_template_get_resource_at (template, one->span.start);
      CfnEntryUse use = { .span = one->span };

      if (node == declaration)
        continue;

      use.path = cfn_path_string_of_node (node);
      use.resource = from != NULL ? g_strdup (from->id) : NULL;
      g_array_append_val (uses, use);
    }

  return uses;
}

gboolean
cfn_entry_check_name (CfnTemplate  *template,
                      const char   *section,
                      const char   *name,
                      GError      **error)
{
  CfnNameKind kind;

  g_return_val_if_fail (template != NULL, FALSE);
  g_return_val_if_fail (section != NULL && name != NULL, FALSE);

  return find_kind (section, &kind, error) &&
         cfn_uses_check_name (cfn_template_get_tree (template), kind, name, error);
}
