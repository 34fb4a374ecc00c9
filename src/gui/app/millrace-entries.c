/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-change.h"
#include "cfn-entry.h"
#include "cfn-extract.h"
#include "millrace-entries.h"
#include "millrace-words.h"

static CfnTemplate *
get_template (MillraceEditor *editor)
{
  MillracePipeline *pipeline = millrace_editor_get_pipeline (editor);

  return cfn_reading_get_template (millrace_pipeline_ensure_reading (pipeline));
}

/* Makes @edit (taken), which is NULL when there is an error, a step called after @name. */
static gboolean
apply (MillraceEditor *editor,
       CfnEdit        *edit,
       const char     *format,
       const char     *name,
       const char     *other)
{
  g_autoptr (CfnEdit) taken = edit;
  g_autofree char *step = NULL;

  if (taken == NULL)
    return FALSE;

  step = millrace_words (format, name, other, NULL);
  cfn_document_apply (millrace_editor_get_document (editor), taken, step, NULL);

  return TRUE;
}

gboolean
millrace_entries_add (MillraceEditor  *editor,
                      const char      *section,
                      const char      *name,
                      char           **new_name,
                      GError         **error)
{
  g_autofree char *called = NULL;
  CfnEdit *edit;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (editor), FALSE);
  g_return_val_if_fail (section != NULL, FALSE);

  if (name != NULL && name[0] == '\0')
    name = NULL;
  edit = cfn_entry_add (get_template (editor), section, name, NULL, &called, error);
  /* Translators: a step of the history: name of a parameter, output … */
  if (!apply (editor, edit, N_("Add {0}"), called, NULL))
    return FALSE;

  if (new_name != NULL)
    *new_name = g_steal_pointer (&called);
  return TRUE;
}

gboolean
millrace_entries_remove (MillraceEditor  *editor,
                         const char      *section,
                         const char      *name,
                         GError         **error)
{
  CfnEdit *edit;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (editor), FALSE);
  g_return_val_if_fail (section != NULL && name != NULL, FALSE);

  edit = cfn_entry_remove (get_template (editor), section, name, error);
  /* Translators: a step of the history: name of a parameter, output … */
  return apply (editor, edit, N_("Remove {0}"), name, NULL);
}

gboolean
millrace_entries_rename (MillraceEditor  *editor,
                         const char      *section,
                         const char      *name,
                         const char      *new_name,
                         guint           *n_references,
                         GError         **error)
{
  g_autofree char *path = NULL;
  CfnEdit *edit;
  guint n_splices = 0;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (editor), FALSE);
  g_return_val_if_fail (section != NULL && name != NULL && new_name != NULL, FALSE);

  path = g_strconcat (section, ".", name, NULL);
  edit = cfn_change_rename (get_template (editor), path, new_name, error);
  if (edit != NULL)
    cfn_edit_get_splices (edit, &n_splices);
  /* One splice is the declaration. */
  if (n_references != NULL)
    *n_references = n_splices > 0 ? n_splices - 1 : 0;

  return apply (editor, edit, N_("Rename {0} to {1}"), name, new_name);
}

static gboolean
take_extracted (MillraceEditor  *editor,
                CfnEdit         *edit,
                const char      *format,
                char            *called,
                char           **new_name)
{
  g_autofree char *taken = called;

  if (!apply (editor, edit, format, taken, NULL))
    return FALSE;

  if (new_name != NULL)
    *new_name = g_steal_pointer (&taken);
  return TRUE;
}

gboolean
millrace_entries_make_parameter (MillraceEditor      *editor,
                                 const char * const  *paths,
                                 char               **new_name,
                                 guint               *n_same,
                                 GError             **error)
{
  char *called = NULL;
  CfnEdit *edit;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (editor), FALSE);
  g_return_val_if_fail (paths != NULL, FALSE);

  edit = cfn_extract_parameter_of (get_template (editor), paths, NULL, &called, n_same,
                                   error);
  /* Translators: a step of the history; the name of a parameter */
  return take_extracted (editor, edit, N_("Make Parameter {0}"), called, new_name);
}

gboolean
millrace_entries_make_part (MillraceEditor  *editor,
                            CfnSpan          span,
                            char           **new_name,
                            GError         **error)
{
  char *called = NULL;
  CfnEdit *edit;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (editor), FALSE);

  edit = cfn_extract_part (get_template (editor), span, &called, error);
  return take_extracted (editor, edit, N_("Make Parameter {0}"), called, new_name);
}

gboolean
millrace_entries_make_output (MillraceEditor  *editor,
                              const char      *id,
                              const char      *attribute,
                              char           **new_name,
                              GError         **error)
{
  char *called = NULL;
  CfnEdit *edit;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (editor), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  edit = cfn_extract_output (get_template (editor), id, attribute, &called, error);
  /* Translators: a step of the history; the name of an output */
  return take_extracted (editor, edit, N_("Make Output {0}"), called, new_name);
}
