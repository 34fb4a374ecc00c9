/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-layout-file.h"

#include <string.h>

#define FIRST_LINE \
  "# Where cards were put by hand: logical id, x, y. Read by Millrace; safe to delete.\n"

/* Beyond this nobody puts a card; a number that large is damage. */
#define MAX_COORDINATE 1000000

/* Nobody draws more frames, or deeper ones; a file that has them is damaged. */
#define MAX_GROUPS 1000
#define MAX_DEPTH  8

/* Words of a group's lines. */
#define WORD_OPEN      " open"
#define WORD_COLLAPSED " collapsed"
#define WORD_IN        " in ["
#define WORD_WITH      " with "

/* What a file says, before it is known whether it is sound. */
typedef struct
{
  GPtrArray  *ids;         /* of the places */
  GArray     *points;
  GHashTable *members;     /* name of a group -> GPtrArray of ids */
  GHashTable *outer;       /* name of a group -> name of the one around it */
  GHashTable *collapsed;   /* set of names */
} Facts;

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

/* FALSE for an id that would not be read back as it is. */
static gboolean
can_write (const char *id)
{
  return *id != '\0' && *id != '#' && *id != '[' && strpbrk (id, "\n\r") == NULL
         && !g_ascii_isspace (*id) && !g_ascii_isspace (id[strlen (id) - 1]);
}

static void
read_place (Facts *facts,
            char  *line)
{
  CfnPoint point;

  if (!take_number (line, &point.y) || !take_number (line, &point.x))
    return;

  g_strstrip (line);
  if (!can_write (line))
    return;

  g_ptr_array_add (facts->ids, g_strdup (line));
  g_array_append_val (facts->points, point);
}

/* The name that begins after a "[" and goes to its "]"; @rest is what follows. NULL when it has no
 * end. */
static char *
take_name (const char  *text,
           const char **rest)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (; *text != '\0' && *text != ']'; text++)
    {
      if (*text == '\\' && text[1] != '\0')
        text++;
      g_string_append_c (name, *text);
    }
  if (*text != ']')
    return NULL;

  *rest = text + 1;

  return cfn_group_clean_name (name->str);
}

static void
read_member (Facts      *facts,
             const char *name,
             const char *id)
{
  GPtrArray *members = g_hash_table_lookup (facts->members, name);

  if (!can_write (id))
    return;

  if (members == NULL)
    {
      if (g_hash_table_size (facts->members) >= MAX_GROUPS)
        return;
      members = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (facts->members, g_strdup (name), members);
    }
  g_ptr_array_add (members, g_strdup (id));
}

static void
read_group (Facts *facts,
            char  *line)
{
  const char *rest = NULL;
  g_autofree char *name = NULL;

  g_strchomp (line);
  name = take_name (line + 1, &rest);
  if (name == NULL)
    return;

  if (g_str_has_prefix (rest, WORD_WITH))
    read_member (facts, name, rest + strlen (WORD_WITH));
  else if (g_str_has_prefix (rest, WORD_IN))
    {
      char *outer = take_name (rest + strlen (WORD_IN), &rest);

      if (outer != NULL && g_hash_table_size (facts->outer) < MAX_GROUPS)
        g_hash_table_insert (facts->outer, g_strdup (name), outer);
      else
        g_free (outer);
    }
  else if (g_str_equal (rest, WORD_COLLAPSED))
    g_hash_table_add (facts->collapsed, g_strdup (name));
}

static CfnPositions *
replace (CfnPositions *old,
         CfnPositions *new)
{
  cfn_positions_unref (old);

  return new;
}

/* A group that holds nothing but groups is there once one of those was put in it: hence by
 * depth. */
static CfnPositions *
nest (CfnPositions *positions,
      const Facts  *facts)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (facts->outer),
                                         (GCompareFunc) strcmp);
  gboolean changed = names != NULL;

  for (guint depth = 0; depth < MAX_DEPTH && changed; depth++)
    {
      changed = FALSE;
      for (GList *name = names; name != NULL; name = name->next)
        {
          const char *outer = g_hash_table_lookup (facts->outer, name->data);
          const CfnGroup *group = cfn_positions_find_group (positions, name->data);

          if (group == NULL || g_strcmp0 (group->outer, outer) == 0)
            continue;
          positions = replace (positions,
                               cfn_positions_with_outer (positions, name->data, outer));
          changed = TRUE;
        }
    }

  return positions;
}

static CfnPositions *
get_positions (const Facts *facts)
{
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  CfnPositions *positions = cfn_positions_with_all (none,
                                                    (const char * const *) facts->ids->pdata,
                                                    (const CfnPoint *) (gpointer)
                                                      facts->points->data,
                                                    facts->points->len);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (facts->members),
                                         (GCompareFunc) strcmp);

  for (GList *name = names; name != NULL; name = name->next)
    {
      GPtrArray *members = g_hash_table_lookup (facts->members, name->data);

      g_ptr_array_add (members, NULL);
      positions = replace (positions,
                           cfn_positions_with_members (positions, name->data,
                                                       (const char * const *) members->pdata));
    }
  g_list_free (g_steal_pointer (&names));
  positions = nest (positions, facts);

  names = g_hash_table_get_keys (facts->collapsed);
  for (GList *name = names; name != NULL; name = name->next)
    if (cfn_positions_find_group (positions, name->data) != NULL)
      positions = replace (positions, cfn_positions_with_collapsed (positions, name->data, TRUE));

  return positions;
}

static void
facts_init (Facts *facts)
{
  facts->ids = g_ptr_array_new_with_free_func (g_free);
  facts->points = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
  facts->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);
  facts->outer = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  facts->collapsed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
facts_clear (Facts *facts)
{
  g_ptr_array_unref (facts->ids);
  g_array_unref (facts->points);
  g_hash_table_unref (facts->members);
  g_hash_table_unref (facts->outer);
  g_hash_table_unref (facts->collapsed);
}

CfnPositions *
cfn_layout_file_parse (const char *data,
                       gsize       length)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  CfnPositions *positions;
  Facts facts;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  facts_init (&facts);
  text = length > 0 ? g_strndup (data, length) : g_strdup ("");
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (!g_utf8_validate (*line, -1, NULL))
      continue;
    else if (**line == '[')
      read_group (&facts, *line);
    else
      read_place (&facts, *line);

  positions = get_positions (&facts);
  facts_clear (&facts);

  return positions;
}

static void
append_name (GString    *text,
             const char *name)
{
  g_string_append_c (text, '[');
  for (; *name != '\0'; name++)
    {
      if (*name == ']' || *name == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *name);
    }
  g_string_append_c (text, ']');
}

static void
append_group (GString        *text,
              const CfnGroup *group)
{
  append_name (text, group->name);
  g_string_append (text, group->is_collapsed ? WORD_COLLAPSED "\n" : WORD_OPEN "\n");
  if (group->outer != NULL)
    {
      append_name (text, group->name);
      g_string_append_len (text, WORD_IN, strlen (WORD_IN) - 1);
      append_name (text, group->outer);
      g_string_append_c (text, '\n');
    }

  for (char **member = group->members; *member != NULL; member++)
    if (can_write (*member))
      {
        append_name (text, group->name);
        g_string_append_printf (text, WORD_WITH "%s\n", *member);
      }
}

GBytes *
cfn_layout_file_format (CfnPositions *positions)
{
  g_auto (GStrv) ids = NULL;
  GString *text;

  g_return_val_if_fail (positions != NULL, NULL);

  if (cfn_positions_is_empty (positions))
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
  for (guint i = 0; i < cfn_positions_get_n_groups (positions); i++)
    append_group (text, cfn_positions_get_group (positions, i));

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
