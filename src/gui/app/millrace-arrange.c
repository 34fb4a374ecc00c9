/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-arrange.h"

#include <glib/gi18n.h>

#include "millrace-words.h"

static CfnPositions *
get_positions (MillraceEditor *editor)
{
  return cfn_document_get_positions (millrace_editor_get_document (editor));
}

/* @next takes the place of @positions. */
static void
replace (CfnPositions **positions,
         CfnPositions  *next)
{
  cfn_positions_unref (*positions);
  *positions = next;
}

static void
set (MillraceEditor *editor,
     CfnPositions   *positions,
     const char     *name)
{
  if (!cfn_positions_equal (positions, get_positions (editor)))
    cfn_document_set_positions (millrace_editor_get_document (editor), positions, name, NULL);
}

/* --- Groups --- */

/* TRUE when every card of the group, and of the groups in it, is one of @ids. */
static gboolean
is_whole (CfnPositions       *positions,
          const CfnGroup     *group,
          const char * const *ids)
{
  for (guint i = 0; group->members[i] != NULL; i++)
    if (!g_strv_contains (ids, group->members[i]))
      return FALSE;

  for (guint i = 0; i < cfn_positions_get_n_groups (positions); i++)
    {
      const CfnGroup *inner = cfn_positions_get_group (positions, i);

      if (g_strcmp0 (inner->outer, group->name) == 0 && !is_whole (positions, inner, ids))
        return FALSE;
    }

  return TRUE;
}

/* The largest group around @id that is wholly among @ids, or NULL. */
static const CfnGroup *
find_whole (CfnPositions       *positions,
            const char         *id,
            const char * const *ids)
{
  const CfnGroup *group = cfn_positions_get_group_of (positions, id);
  const CfnGroup *whole = NULL;

  while (group != NULL && is_whole (positions, group, ids))
    {
      whole = group;
      group = group->outer != NULL ? cfn_positions_find_group (positions, group->outer) : NULL;
    }

  return whole;
}

/* The group around all of @ids, in which the new one will be; NULL: none. */
static const char *
find_common (CfnPositions       *positions,
             const char * const *ids)
{
  const CfnGroup *first = cfn_positions_get_group_of (positions, ids[0]);

  for (guint i = 1; first != NULL && ids[i] != NULL; i++)
    if (cfn_positions_get_group_of (positions, ids[i]) != first)
      return NULL;

  return first != NULL && !is_whole (positions, first, ids) ? first->name : NULL;
}

void
millrace_arrange_group (MillraceEditor     *editor,
                        const char * const *ids,
                        const char         *name)
{
  CfnPositions *before = get_positions (editor);
  g_autoptr (CfnPositions) positions = cfn_positions_ref (before);
  g_autofree char *clean = cfn_group_clean_name (name);
  g_autofree char *step = NULL;
  const char *common;

  g_return_if_fail (clean != NULL && ids[0] != NULL);

  common = find_common (before, ids);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const CfnGroup *whole = find_whole (before, ids[i], ids);

      replace (&positions, whole != NULL
                 ? cfn_positions_with_outer (positions, whole->name, clean)
                 : cfn_positions_with_members (positions, clean,
                                               (const char * const []) { ids[i], NULL }));
    }
  if (common != NULL)
    replace (&positions, cfn_positions_with_outer (positions, clean, common));

  /* Translators: a step of the history: a group's name */
  step = millrace_words (N_("Group {0}"), clean, NULL);
  set (editor, positions, step);
}

void
millrace_arrange_ungroup (MillraceEditor     *editor,
                          const char * const *names)
{
  g_autoptr (CfnPositions) positions = cfn_positions_ref (get_positions (editor));
  g_autofree char *step = NULL;

  g_return_if_fail (names[0] != NULL);

  for (guint i = 0; names[i] != NULL; i++)
    replace (&positions, cfn_positions_without_group (positions, names[i]));
  /* Translators: a step of the history: a group's name */
  step = millrace_words (N_("Ungroup {0}"), names[0], NULL);
  set (editor, positions, step);
}

void
millrace_arrange_collapse (MillraceEditor     *editor,
                           const char * const *names,
                           gboolean            collapsed)
{
  g_autoptr (CfnPositions) positions = cfn_positions_ref (get_positions (editor));
  g_autofree char *step = NULL;

  g_return_if_fail (names[0] != NULL);

  for (guint i = 0; names[i] != NULL; i++)
    replace (&positions, cfn_positions_with_collapsed (positions, names[i], collapsed));
  /* Translators: steps of the history: a group's name */
  step = millrace_words (collapsed ? N_("Collapse {0}") : N_("Expand {0}"), names[0], NULL);
  set (editor, positions, step);
}

void
millrace_arrange_rename (MillraceEditor *editor,
                         const char     *name,
                         const char     *new_name)
{
  g_autoptr (CfnPositions) positions = NULL;
  g_autofree char *clean = cfn_group_clean_name (new_name);
  g_autofree char *step = NULL;

  g_return_if_fail (clean != NULL);

  positions = cfn_positions_with_group_name (get_positions (editor), name, clean);
  step = millrace_words (N_("Rename {0} to {1}"), name, clean, NULL);
  set (editor, positions, step);
}

char *
millrace_arrange_check_name (MillraceEditor *editor,
                             const char     *name,
                             const char     *new_name)
{
  g_autofree char *clean = cfn_group_clean_name (new_name);

  if (clean == NULL)
    return g_strdup (_("A group needs a name"));
  if (g_strcmp0 (clean, name) != 0
      && cfn_positions_find_group (get_positions (editor), clean) != NULL)
    return millrace_words (N_("There is a group called “{0}” already"), clean, NULL);

  return NULL;
}

/* --- Moving --- */

void
millrace_arrange_move_into (MillraceEditor *editor,
                            GVariant       *moves,
                            const char     *group,
                            const char     *into)
{
  CfnDocument *document = millrace_editor_get_document (editor);
  g_autoptr (CfnPositions) positions = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *step = NULL;
  GVariantIter iter;
  const char *id;

  g_variant_iter_init (&iter, moves);
  while (g_variant_iter_next (&iter, "(&sdd)", &id, NULL, NULL))
    g_ptr_array_add (ids, (gpointer) id);
  g_ptr_array_add (ids, NULL);
  g_return_if_fail (ids->len > 1);

  if (into != NULL)
    step = millrace_words (N_("Move {0} into {1}"),
                           group != NULL ? group : g_ptr_array_index (ids, 0), into, NULL);
  else
    step = millrace_words (N_("Move {0} out of Its Group"),
                           group != NULL ? group : g_ptr_array_index (ids, 0), NULL);

  cfn_document_begin_step (document, step);
  millrace_editor_move (editor, moves);
  positions = group != NULL
              ? cfn_positions_with_outer (get_positions (editor), group, into)
              : cfn_positions_with_members (get_positions (editor), into,
                                            (const char * const *) ids->pdata);
  set (editor, positions, step);
  cfn_document_end_step (document);
}
