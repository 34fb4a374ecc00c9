/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-change.h"

#include <string.h>

#include "cfn-duplicate.h"
#include "cfn-habits.h"
#include "cfn-quote.h"
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
