/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "connection-texts.h"

#include <string.h>

#include "cfn-convert.h"

#define PARTS "connections.yaml"

static void
connection_text_free (ConnectionText *self)
{
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

static void
add (GPtrArray  *texts,
     const char *name,
     const char *style,
     char       *text)
{
  ConnectionText *one = g_new (ConnectionText, 1);

  one->name = g_strdup_printf ("%s, %s", name, style);
  one->text = text;
  g_ptr_array_add (texts, one);
}

static char *
replace (const char *text,
         const char *old,
         const char *new_text)
{
  g_auto (GStrv) parts = g_strsplit (text, old, -1);

  return g_strjoinv (new_text, parts);
}

/* Twice as deep, behind dashes too; block scalars follow. */
static char *
indent_more (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const gsize indent = strspn (lines[i], " ");
      const gboolean is_item = g_str_has_prefix (lines[i] + indent, "- ");
      char *line = g_strdup_printf ("%*s%s%s", (int) indent * 2, "", is_item ? "-   " : "",
                                    lines[i] + indent + (is_item ? 2 : 0));

      g_free (lines[i]);
      lines[i] = line;
    }

  return g_strjoinv ("\n", lines);
}

static char *
to_json (CfnTree *tree)
{
  g_autoptr (GBytes) bytes = cfn_convert_to_json (tree, NULL, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

/* No byte that is not needed, as programs write it. */
static char *
minify (const char *json)
{
  GString *small = g_string_new (NULL);
  gboolean in_string = FALSE;

  for (const char *p = json; *p != '\0'; p++)
    {
      if (*p == '"' && (p == json || p[-1] != '\\'))
        in_string = !in_string;
      if (in_string || strchr (" \n", *p) == NULL)
        g_string_append_c (small, *p);
    }

  return g_string_free (small, FALSE);
}

static void
add_styles (GPtrArray  *texts,
            const char *name,
            char       *text)
{
  g_autoptr (CfnText) source = cfn_text_new_from_string (text, -1);
  g_autoptr (CfnTree) tree = cfn_tree_read (source, NULL);
  g_autofree char *json = NULL;

  if (cfn_tree_get_root (tree) == NULL || !cfn_tree_is_whole (tree))
    {
      g_free (text);
      return;
    }

  add (texts, name, "as it is", text);
  add (texts, name, "crlf", replace (text, "\n", "\r\n"));
  if (!cfn_tree_is_json (tree))
    add (texts, name, "indented", indent_more (text));
  json = to_json (tree);
  if (json == NULL)
    return;

  add (texts, name, "json", g_strdup (json));
  add (texts, name, "minified", minify (json));
  /* What is JSON behind a comment is YAML in brackets. */
  add (texts, name, "brackets", g_strconcat ("# in brackets\n", json, NULL));
}

static void
add_file (GPtrArray  *texts,
          const char *path,
          const char *name)
{
  g_autofree char *text = NULL;

  /* Who runs the golden tests at the same time makes files and takes them away. */
  if (g_file_get_contents (path, &text, NULL, NULL) && g_utf8_validate (text, -1, NULL))
    add_styles (texts, name, g_steal_pointer (&text));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Sorted, for what is chosen by number has to be the same everywhere. */
static void
add_folder (GPtrArray  *texts,
            const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (path, names->pdata[i], NULL);
      const char *end = strrchr (names->pdata[i], '.');

      if (g_str_equal (names->pdata[i], PARTS))
        continue;
      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        add_folder (texts, file);
      else if (end != NULL && (g_str_equal (end, ".yaml") || g_str_equal (end, ".yml") ||
                               g_str_equal (end, ".json")))
        add_file (texts, file, names->pdata[i]);
    }
}

GPtrArray *
connection_texts_load (gboolean all)
{
  static const char * const folders[] = {
    "data/starters", "tests/golden/inputs", "tests/golden/cases",
  };
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) connection_text_free);

  g_autofree char *parts = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), "tests", "golden",
                                             "inputs", PARTS, NULL);

  add_file (texts, parts, PARTS);
  for (guint i = 0; i < G_N_ELEMENTS (folders) - (all ? 0 : 1); i++)
    {
      g_autofree char *path
        = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), folders[i], NULL);

      add_folder (texts, path);
    }

  return texts;
}
