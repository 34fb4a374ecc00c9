/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-layout-file.h"

#include <string.h>

#define FIRST_LINE \
  "# Where cards were put by hand: logical id, x, y. Read by Millrace; safe to delete.\n"

/* Beyond this nobody puts a card; a number that large is damage. */
#define MAX_COORDINATE 1000000

/* Cuts the last word off @line, which must be a whole number. */
static gboolean
take_number (char   *line,
             double *number)
{
  char *word;
  gint64 value;

  g_strchomp (line);
  word = strrchr (line, ' ');
  if (word == NULL
      || !g_ascii_string_to_signed (word + 1, 10, -MAX_COORDINATE, MAX_COORDINATE, &value, NULL))
    return FALSE;

  *word = '\0';
  *number = (double) value;

  return TRUE;
}

CfnPositions *
cfn_layout_file_parse (const char *data,
                       gsize       length)
{
  g_autoptr (CfnPositions) positions = cfn_positions_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  text = length > 0 ? g_strndup (data, length) : g_strdup ("");
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      CfnPoint point;
      CfnPositions *more;

      if (**line == '#' || !g_utf8_validate (*line, -1, NULL)
          || !take_number (*line, &point.y) || !take_number (*line, &point.x))
        continue;

      g_strstrip (*line);
      if (**line == '\0')
        continue;
      more = cfn_positions_with (positions, *line, &point);
      cfn_positions_unref (positions);
      positions = more;
    }

  return g_steal_pointer (&positions);
}

/* FALSE for an id that would not be read back as it is. */
static gboolean
can_write (const char *id)
{
  return *id != '\0' && *id != '#' && strpbrk (id, "\n\r") == NULL
         && !g_ascii_isspace (*id) && !g_ascii_isspace (id[strlen (id) - 1]);
}

GBytes *
cfn_layout_file_format (CfnPositions *positions)
{
  g_auto (GStrv) ids = NULL;
  GString *text;

  g_return_val_if_fail (positions != NULL, NULL);

  if (cfn_positions_get_n (positions) == 0)
    return NULL;

  text = g_string_new (FIRST_LINE);
  ids = cfn_positions_get_ids (positions);
  for (char **id = ids; *id != NULL; id++)
    {
      CfnPoint point;

      if (can_write (*id) && cfn_positions_lookup (positions, *id, &point))
        g_string_append_printf (text, "%s %d %d\n", *id,
                                (int) CLAMP (point.x, -MAX_COORDINATE, MAX_COORDINATE),
                                (int) CLAMP (point.y, -MAX_COORDINATE, MAX_COORDINATE));
    }

  return g_string_free_to_bytes (text);
}

GFile *
cfn_layout_file_for (GFile *template_file)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *layout_name = NULL;
  char *dot;

  g_return_val_if_fail (G_IS_FILE (template_file), NULL);

  name = g_file_get_basename (template_file);
  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  layout_name = g_strconcat (name, ".layout", NULL);
  folder = g_file_get_parent (template_file);

  return folder != NULL ? g_file_get_child (folder, layout_name)
                        : g_file_new_for_path (layout_name);
}
