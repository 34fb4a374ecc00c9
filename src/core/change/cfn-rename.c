/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-change.h"

#include <string.h>

#include "cfn-body.h"

/* Replaces @id at @offset, where it must stand letter by letter: in a quoted scalar it could be
 * written with escapes. */
static gboolean
replace_name (CfnEdit    *edit,
              CfnText    *text,
              gsize       offset,
              const char *id,
              const char *new_id)
{
  const gsize length = strlen (id);
  gsize end;
  const char *data = cfn_text_get_data (text, &end);

  return offset + length <= end && memcmp (data + offset, id, length) == 0 &&
         cfn_edit_add (edit, (CfnSpan) { offset, offset + length }, new_id, -1);
}

static gboolean
replace_key (CfnEdit       *edit,
             CfnText       *text,
             const CfnNode *key,
             const char    *new_id)
{
  const gboolean is_quoted =
    key->style == CFN_STYLE_SINGLE_QUOTED || key->style == CFN_STYLE_DOUBLE_QUOTED;

  return replace_name (edit, text, key->content.start + is_quoted, key->value, new_id);
}

static gboolean
replace_all (CfnEdit           *edit,
             CfnTemplate       *template,
             const CfnResource *resource,
             const char        *new_id)
{
  CfnText *text = cfn_template_get_text (template);
  guint n_references;
  const CfnReference *references = cfn_template_get_references (template, &n_references);

  if (!replace_key (edit, text, resource->node->key, new_id))
    return FALSE;

  for (guint i = 0; i < n_references; i++)
    {
      if (references[i].to == resource &&
          !replace_name (edit, text, references[i].span.start, resource->id, new_id))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_names (CfnTemplate  *self,
             const char   *id,
             const char   *new_id,
             GError      **error)
{
  if (cfn_template_find_resource (self, id) == NULL)
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                     N_("There is no resource called “{0}”"), id, NULL);
      return FALSE;
    }

  if (!cfn_body_check_id (new_id, error))
    return FALSE;

  /* Ref looks names up among parameters and resources alike. */
  if (cfn_template_find_resource (self, new_id) != NULL ||
      cfn_template_find_parameter (self, new_id) != NULL)
    {
      cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_EXISTS,
                     N_("There is something called “{0}” already"), new_id, NULL);
      return FALSE;
    }

  return TRUE;
}

CfnEdit *
cfn_change_rename (CfnTemplate  *self,
                   const char   *id,
                   const char   *new_id,
                   GError      **error)
{
  g_autoptr (CfnEdit) edit = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL && new_id != NULL, NULL);

  edit = cfn_edit_new ();
  if (g_str_equal (id, new_id) && cfn_template_find_resource (self, id) != NULL)
    return g_steal_pointer (&edit);

  if (!cfn_tree_is_whole (cfn_template_get_tree (self)))
    {
      cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_BROKEN_TEXT,
                     N_("The template cannot be changed while it cannot be read"), NULL);
      return NULL;
    }

  if (!check_names (self, id, new_id, error))
    return NULL;

  if (!replace_all (edit, self, cfn_template_find_resource (self, id), new_id))
    {
      cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_UNSAFE,
                     N_("“{0}” is written with escapes somewhere: rename it in the text"), id,
                     NULL);
      return NULL;
    }

  return g_steal_pointer (&edit);
}
