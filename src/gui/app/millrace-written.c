/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-written.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-words.h"

static guint
count_lines (CfnEdit *edit,
             CfnText *before)
{
  g_autofree char *diff = cfn_edit_to_diff (edit, before, "");
  g_auto (GStrv) lines = g_strsplit (diff, "\n", -1);
  gboolean in_hunk = FALSE;
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      in_hunk = in_hunk || lines[i][0] == '@';
      n += in_hunk && (lines[i][0] == '+' || lines[i][0] == '-');
    }

  return n;
}

/* The text of the same resource before and after. */
static gboolean
is_changed (const CfnResource *resource,
            CfnTemplate       *before,
            CfnTemplate       *after)
{
  const CfnResource *old = cfn_template_find_resource (before, resource->id);
  const char *old_data;
  const char *data;
  gsize length;

  if (old == NULL)
    return TRUE;

  old_data = cfn_text_get_data (cfn_template_get_text (before), &length);
  data = cfn_text_get_data (cfn_template_get_text (after), &length);
  length = resource->node->span.end - resource->node->span.start;

  return old->node->span.end - old->node->span.start != length
         || memcmp (old_data + old->node->span.start, data + resource->node->span.start,
                    length) != 0;
}

char **
millrace_written_list (CfnTemplate        *before,
                       CfnTemplate        *after,
                       const char * const *but)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < cfn_template_get_n_resources (after); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (after, i);

      if ((but == NULL || !g_strv_contains (but, resource->id))
          && is_changed (resource, before, after))
        g_ptr_array_add (ids, g_strdup (resource->id));
    }
  g_ptr_array_add (ids, NULL);

  return (char **) g_ptr_array_free (ids, FALSE);
}

char *
millrace_written_describe (CfnEdit     *edit,
                           CfnTemplate *before,
                           CfnTemplate *after)
{
  guint n = count_lines (edit, cfn_template_get_text (before));
  g_autofree char *lines = g_strdup_printf (ngettext ("%u line", "%u lines", n), n);
  g_auto (GStrv) ids = millrace_written_list (before, after, NULL);
  g_autofree char *places = g_strjoinv (", ", ids);

  if (ids[0] == NULL)
    return g_steal_pointer (&lines);

  /* Translators: how much was written, and in which resources: "7 lines in DataTable, Role" */
  return millrace_words (N_("{0} in {1}"), lines, places, NULL);
}
