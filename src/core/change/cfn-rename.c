/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-change.h"

#include <string.h>

#include "cfn-duplicate.h"
#include "cfn-habits.h"
#include "cfn-intrinsic.h"
#include "cfn-quote.h"
#include "cfn-rename-key.h"
#include "cfn-uses.h"

/* Where a name is looked for that is given without its section. */
static const CfnNameKind kinds[] = {
  CFN_NAME_RESOURCE, CFN_NAME_PARAMETER, CFN_NAME_CONDITION,
  CFN_NAME_MAPPING,  CFN_NAME_OUTPUT,    CFN_NAME_RULE,
};

/* What is called @id, which may be written with its section, "Conditions.IsProduction"; @name is
 * the part behind that. */
static gboolean
find_named (CfnTree      *tree,
            const char   *id,
            CfnNameKind  *kind,
            const char  **name)
{
  const char *dot = strchr (id, '.');

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *section = cfn_uses_get_section (kinds[i]);
      const gboolean is_section = dot != NULL && strlen (section) == (gsize) (dot - id) &&
                                  g_str_has_prefix (id, section);

      *kind = kinds[i];
      *name = is_section ? dot + 1 : id;
      if ((dot == NULL || is_section) && cfn_uses_is_declared (tree, *kind, *name))
        return TRUE;
    }

  return FALSE;
}

static void
set_error_at (GError     **error,
              CfnText     *text,
              gsize        offset,
              const char  *format,
              const char  *name)
{
  g_autofree char *line = g_strdup_printf ("%u", cfn_text_get_position (text, offset).line);

  cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_UNSAFE, format, name, line, NULL);
}

static gboolean
check_uses (CfnTree     *tree,
            GArray      *uses,
            const char  *name,
            GError     **error)
{
  static const char * const reasons[] = {
    [CFN_USE_ESCAPED] = N_("“{0}” is written with escapes in line {1}: rename it in the text"),
    [CFN_USE_MADE] = N_("The name in line {1} may be made of “{0}” by the serverless transform: "
                        "rename it in the text"),
    [CFN_USE_SHARED] = N_("“{0}” in line {1} is shared through an alias: rename it in the text"),
  };

  for (guint i = 0; i < uses->len; i++)
    {
      const CfnUse *use = &g_array_index (uses, CfnUse, i);

      if (use->state == CFN_USE_PLAIN)
        continue;

      set_error_at (error, cfn_tree_get_text (tree), use->span.start, reasons[use->state], name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_in_flow (const CfnNode *node)
{
  for (node = node->parent; node != NULL; node = node->parent)
    {
      if (node->style == CFN_STYLE_FLOW)
        return TRUE;
    }

  return FALSE;
}

/* Without quotes, a name such as "Yes" or "1e5" would be read back as something else. */
static gboolean
needs_quotes (const CfnUse *use,
              const char   *text)
{
  return use->is_start && use->scalar->style == CFN_STYLE_PLAIN &&
         cfn_quote_is_needed (text, strlen (text), is_in_flow (use->scalar));
}

static void
replace_name (CfnEdit      *edit,
              const CfnUse *use,
              const char   *new_name,
              char          quote)
{
  const gsize length = cfn_span_length (use->span);
  g_autofree char *text = g_strconcat (new_name, use->is_start ? use->scalar->value + length : "",
                                       NULL);
  g_autoptr (GString) quoted = NULL;

  if (!needs_quotes (use, text))
    {
      cfn_edit_add (edit, use->span, new_name, -1);
      return;
    }

  quoted = g_string_new (NULL);
  cfn_quote_append (quoted, text, strlen (text), quote);
  cfn_edit_add (edit, use->scalar->content, quoted->str, quoted->len);
}

/* Finds what was written but is no use of the new name, as it means something else there: the
 * variable of a loop or of a Sub. What was read for this goes with @edit. */
static gboolean
check_written (CfnTree      *tree,
               CfnEdit      *edit,
               CfnNameKind   kind,
               const char   *new_name,
               GError      **error)
{
  g_autoptr (CfnText) text = cfn_edit_apply (edit, cfn_tree_get_text (tree));
  g_autoptr (CfnTree) after = cfn_tree_read (text, NULL);
  g_autoptr (GArray) uses = cfn_uses_find (after, kind, new_name);
  g_autoptr (GArray) written = cfn_edit_get_written (edit);
  guint at = 0;

  for (guint i = 0; i < written->len; i++)
    {
      const CfnSpan span = g_array_index (written, CfnSpan, i);

      while (at < uses->len && g_array_index (uses, CfnUse, at).span.start < span.start)
        at++;
      if (at < uses->len && cfn_span_contains (span, g_array_index (uses, CfnUse, at).span.start))
        continue;

      set_error_at (error, text, span.start, N_("“{0}” means something else in line {1}"),
                    new_name);
      return FALSE;
    }

  cfn_edit_set_outcome (edit, cfn_tree_get_text (tree), text, CFN_TYPE_TREE, after);
  return TRUE;
}

static CfnEdit *
rename_uses (CfnTree      *tree,
             CfnNameKind   kind,
             const char   *name,
             const char   *new_name,
             GError      **error)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  g_autoptr (GArray) uses = cfn_uses_find (tree, kind, name);
  CfnHabits habits;

  if (!cfn_duplicate_check_word (tree, name, error) || !check_uses (tree, uses, name, error))
    return NULL;

  cfn_habits_survey (&habits, tree);
  for (guint i = 0; i < uses->len; i++)
    replace_name (edit, &g_array_index (uses, CfnUse, i), new_name, habits.quote);

  return check_written (tree, edit, kind, new_name, error) ? g_steal_pointer (&edit) : NULL;
}

/* --- Keys of mappings --- */

static void
add_all (CfnEdit *edit,
         CfnEdit *part)
{
  guint n;
  const CfnSplice *splices = cfn_edit_get_splices (part, &n);

  for (guint i = 0; i < n; i++)
    cfn_edit_add (edit, splices[i].span, splices[i].text, -1);
}

static void
replace_key (CfnEdit       *edit,
             const CfnNode *scalar,
             const char    *key,
             char           quote)
{
  const gboolean is_plain = scalar->style == CFN_STYLE_PLAIN;
  g_autoptr (GString) text = g_string_new (NULL);

  if (is_plain && !cfn_quote_is_needed (key, strlen (key), is_in_flow (scalar)))
    g_string_append (text, key);
  else
    cfn_quote_append (text, key, strlen (key),
                      is_plain ? quote : scalar->style == CFN_STYLE_SINGLE_QUOTED ? '\'' : '"');
  cfn_edit_add (edit, scalar->content, text->str, text->len);
}

/* What is renamed, and how it is written. */
typedef struct
{
  CfnTree    *tree;
  CfnEdit    *edit;
  const char *map;
  const char *key;
  const char *new_key;
  guint       argument;   /* of Fn::FindInMap: 1 or 2 */
  char        quote;
} KeyRenaming;

/* FALSE: whether it looks the key up is known only when the stack is deployed. */
static gboolean
rename_lookup (KeyRenaming *self,
               CfnNode     *arguments,
               GError     **error)
{
  const CfnNode *map = cfn_node_get_item (arguments, 0);
  const CfnNode *key = cfn_node_get_item (arguments, self->argument);
  const char *name = map != NULL ? cfn_node_get_literal (map) : NULL;
  const char *text = key != NULL ? cfn_node_get_literal (key) : NULL;

  if (map == NULL || key == NULL || (name != NULL && !g_str_equal (name, self->map)))
    return TRUE;
  if (name == NULL || text == NULL)
    {
      set_error_at (error, cfn_tree_get_text (self->tree), key->span.start,
                    N_("What is looked up in line {1} is known only when the stack is deployed, "
                       "and may be “{0}”: rename it in the text"), self->key);
      return FALSE;
    }
  if (g_str_equal (text, self->key))
    replace_key (self->edit, key, self->new_key, self->quote);

  return TRUE;
}

CfnNode *
cfn_rename_get_lookup (const CfnNode *node)
{
  CfnNode *arguments = NULL;
  const char *function = cfn_node_get_intrinsic (node, &arguments);

  return g_strcmp0 (function, "Fn::FindInMap") == 0 && arguments->kind == CFN_NODE_SEQUENCE
         ? arguments : NULL;
}

static gboolean
rename_lookups (KeyRenaming *self,
                CfnNode     *node,
                GError     **error)
{
  CfnNode *arguments = cfn_rename_get_lookup (node);

  if (arguments != NULL && !rename_lookup (self, arguments, error))
    return FALSE;

  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (!rename_lookups (self, child, error))
        return FALSE;
    }

  return TRUE;
}

/* Keys of the second level are the same below all of the first (CloudFormation User Guide,
 * Mappings), so they are renamed in each. */
static gboolean
rename_declared (KeyRenaming    *self,
                 const CfnNode  *entry,
                 GError        **error)
{
  const CfnNode *rows = self->argument == 2 ? entry->parent->parent : entry->parent;

  for (CfnNode *row = rows->first_child; row != NULL; row = row->next)
    {
      CfnNode *found = self->argument == 2 ? cfn_node_get (row, self->key) : row;
      g_autoptr (CfnPath) path = NULL;
      g_autoptr (CfnEdit) part = NULL;

      if (found == NULL || (self->argument == 1 && row != entry))
        continue;
      path = cfn_path_of_node (found);
      part = cfn_writer_rename_key (self->tree, path, self->new_key, error);
      if (part == NULL)
        return FALSE;
      add_all (self->edit, part);
    }

  return TRUE;
}

gboolean
cfn_rename_is_mapping_key (const CfnPath *path)
{
  guint n;
  const CfnPathStep *steps = cfn_path_get_steps (path, &n);

  return (n == 3 || n == 4) && g_strcmp0 (steps[0].key, "Mappings") == 0
         && steps[1].key != NULL && steps[2].key != NULL && (n == 3 || steps[3].key != NULL);
}

CfnEdit *
cfn_rename_mapping_key (CfnTree        *tree,
                        const CfnPath  *path,
                        const char     *new_key,
                        GError        **error)
{
  guint n, n_found;
  const CfnPathStep *steps = cfn_path_get_steps (path, &n);
  const CfnNode *entry = cfn_path_resolve (path, tree, &n_found);
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  KeyRenaming self = { tree, edit, steps[1].key, steps[n - 1].key, new_key, n - 2, '\0' };
  CfnHabits habits;

  /* What cannot be renamed is told by the writer. */
  if (!cfn_tree_is_editable (tree) || entry == NULL || g_str_equal (self.key, new_key))
    return cfn_writer_rename_key (tree, path, new_key, error);

  cfn_habits_survey (&habits, tree);
  self.quote = habits.quote;
  if (!rename_declared (&self, entry, error)
      || !rename_lookups (&self, cfn_tree_get_root (tree), error))
    return NULL;

  return g_steal_pointer (&edit);
}

/* --- All of it --- */

CfnEdit *
cfn_change_rename (CfnTemplate  *self,
                   const char   *id,
                   const char   *new_id,
                   GError      **error)
{
  CfnTree *tree;
  CfnNameKind kind;
  const char *name;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL && new_id != NULL, NULL);

  tree = cfn_template_get_tree (self);
  if (!cfn_tree_is_editable (tree))
    {
      cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_BROKEN_TEXT,
                     N_("The template cannot be changed while it cannot be read"), NULL);
      return NULL;
    }

  if (!find_named (tree, id, &kind, &name))
    {
      g_autoptr (CfnPath) path = cfn_path_parse (id, NULL);
      guint n_found;

      if (path != NULL && cfn_rename_is_mapping_key (path)
          && cfn_path_resolve (path, tree, &n_found) != NULL)
        return cfn_rename_mapping_key (tree, path, new_id, error);
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                     N_("There is nothing called “{0}” that could be renamed"), id, NULL);
      return NULL;
    }

  if (g_str_equal (name, new_id))
    return cfn_edit_new ();

  return cfn_uses_check_name (tree, kind, new_id, error)
           ? rename_uses (tree, kind, name, new_id, error)
           : NULL;
}
