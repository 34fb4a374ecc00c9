/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-writer.h"
#include "syntax-folder.h"

#include <string.h>

/*
 * A case is a file of sections, each under a line "--- NAME [OPTION...]": before; do, with one
 * command a line; and after, or error with the code's name. Options of a text say what an editor
 * would not show: crlf, bom, no-newline; and no-opposite, that taking away what was put in gives
 * another spelling of the same text. MILLRACE_REGENERATE=1 writes the last section anew.
 */
typedef struct
{
  char *path;
  GString *before;
  GPtrArray *commands;
  char *options;  /* of the section before */
  char *expected_name;
  GString *expected;
} Case;

static void
case_free (Case *self)
{
  g_free (self->path);
  g_string_free (self->before, TRUE);
  g_ptr_array_unref (self->commands);
  g_free (self->options);
  g_free (self->expected_name);
  g_string_free (self->expected, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static char *
apply_options (const char *text,
               const char *options)
{
  g_autoptr (GString) result = g_string_new (text);

  if (strstr (options, "no-newline") != NULL && result->len > 0)
    g_string_truncate (result, result->len - 1);
  if (strstr (options, "crlf") != NULL)
    g_string_replace (result, "\n", "\r\n", 0);
  if (strstr (options, "bom") != NULL)
    g_string_prepend (result, "\xef\xbb\xbf");

  return g_strdup (result->str);
}

static gboolean
is_section (const char *line)
{
  return g_str_has_prefix (line, "--- before") || g_str_has_prefix (line, "--- do")
         || g_str_has_prefix (line, "--- after") || g_str_has_prefix (line, "--- error");
}

static Case *
case_load (const char *path)
{
  Case *self = g_new0 (Case, 1);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  const char *section = "";

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  self->path = g_strdup (path);
  self->before = g_string_new (NULL);
  self->expected = g_string_new (NULL);
  self->expected_name = g_strdup ("");
  self->options = g_strdup ("");
  self->commands = g_ptr_array_new_with_free_func (g_free);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (is_section (lines[i]))
        {
          section = lines[i];
          if (g_str_has_prefix (section, "--- before"))
            {
              g_free (self->options);
              self->options = g_strdup (section + strlen ("--- before"));
            }
          else if (!g_str_has_prefix (section, "--- do"))
            {
              g_free (self->expected_name);
              self->expected_name = g_strdup (section);
            }
        }
      else if (lines[i + 1] == NULL && *lines[i] == '\0')
        break;
      else if (g_str_has_prefix (section, "--- before"))
        g_string_append_printf (self->before, "%s\n", lines[i]);
      else if (g_str_has_prefix (section, "--- do"))
        g_ptr_array_add (self->commands, g_strdup (lines[i]));
      else
        g_string_append_printf (self->expected, "%s\n", lines[i]);
    }

  return self;
}

/* "lines PATH TEXT", where "\\n" ends a line; "change PATH OLD>NEW": the lines that are there, with
 * another piece in them. */
static CfnEdit *
set_lines (CfnTree        *tree,
           const CfnPath  *path,
           char          **words,
           GError        **error)
{
  g_autofree char *text = g_strcompress (words[2]);

  if (strcmp (words[0], "change") == 0)
    {
      g_autofree char *lines = cfn_writer_dup_lines (tree, cfn_path_resolve (path, tree, NULL));
      g_autoptr (GString) changed = g_string_new (lines);
      g_auto (GStrv) parts = g_strsplit (text, ">", 2);

      g_assert_cmpuint (g_string_replace (changed, parts[0], parts[1], 1), ==, 1);
      return cfn_writer_set_lines (tree, path, changed->str, error);
    }

  return cfn_writer_set_lines (tree, path, text, error);
}

/* "set PATH VALUE", "unset PATH", "prune PATH", "insert PATH INDEX|end VALUE", "add ID BODY",
 * "move PATH FROM>TO", "rename PATH KEY", and those above. */
static CfnEdit *
run_command (CfnTree     *tree,
             const char  *command,
             GError     **error)
{
  g_auto (GStrv) words = g_strsplit (command, " ", 3);
  g_autoptr (CfnPath) path = NULL;
  g_autoptr (CfnTree) value = NULL;

  if (strcmp (words[0], "add") == 0)
    {
      value = cfn_tree_read_string (words[2]);
      return cfn_writer_add_resource (tree, words[1], cfn_tree_get_root (value), error);
    }

  path = cfn_path_parse (words[1], error);
  g_assert_nonnull (path);
  cfn_path_anchor (path, tree);
  if (strcmp (words[0], "set") == 0)
    {
      value = cfn_tree_read_string (words[2]);
      return cfn_writer_set (tree, path, cfn_tree_get_root (value), error);
    }
  if (strcmp (words[0], "insert") == 0)
    {
      const char *blank = strchr (words[2], ' ');
      guint index = g_ascii_isdigit (*words[2]) ? strtoul (words[2], NULL, 10) : G_MAXUINT;

      value = cfn_tree_read_string (blank + 1);
      return cfn_writer_insert (tree, path, index, cfn_tree_get_root (value), error);
    }
  if (strcmp (words[0], "move") == 0)
    return cfn_writer_move (tree, path, strtoul (words[2], NULL, 10),
                            strtoul (strchr (words[2], '>') + 1, NULL, 10), error);
  if (strcmp (words[0], "rename") == 0)
    return cfn_writer_rename_key (tree, path, words[2], error);
  if (strcmp (words[0], "lines") == 0 || strcmp (words[0], "change") == 0)
    return set_lines (tree, path, words, error);
  g_assert_true (strcmp (words[0], "unset") == 0 || strcmp (words[0], "prune") == 0);

  return cfn_writer_unset (tree, path, words[0][0] == 'p', error);
}

static void
assert_undone (CfnEdit *edit,
               CfnText *before,
               CfnText *after)
{
  g_autoptr (CfnEdit) inverse = cfn_edit_invert (edit, before);
  g_autoptr (CfnText) back = cfn_edit_apply (inverse, after);

  g_assert_true (cfn_text_equal (back, before));
}

/* The place that @command makes, when there is none yet in a collection that holds others. */
static CfnPath *
find_new_place (CfnTree    *tree,
                const char *command)
{
  g_auto (GStrv) words = g_strsplit (command, " ", 3);
  g_autoptr (CfnPath) path = cfn_path_new ();
  g_autoptr (CfnPath) head = NULL;
  CfnNode *parent;
  guint n_found;
  guint n_steps;

  if (strcmp (words[0], "add") == 0)
    {
      cfn_path_push_key (path, "Resources");
      cfn_path_push_key (path, words[1]);
    }
  else if (strcmp (words[0], "set") == 0 || strcmp (words[0], "insert") == 0)
    {
      g_autoptr (CfnPath) parsed = cfn_path_parse (words[1], NULL);

      cfn_path_anchor (parsed, tree);
      cfn_path_append (path, parsed);
    }
  if (strcmp (words[0], "insert") == 0)
    {
      CfnNode *list = cfn_path_resolve (path, tree, NULL);
      guint index = g_ascii_isdigit (*words[2]) ? strtoul (words[2], NULL, 10) : G_MAXUINT;

      if (list == NULL || list->n_children == 0)
        return NULL;
      cfn_path_push_index (path, MIN (index, list->n_children));
      return g_steal_pointer (&path);
    }

  cfn_path_get_steps (path, &n_steps);
  if (n_steps == 0 || cfn_path_resolve (path, tree, &n_found) != NULL)
    return NULL;
  head = cfn_path_copy_head (path, n_found);
  parent = cfn_path_resolve (head, tree, NULL);
  if (parent == NULL || parent->n_children == 0)
    return NULL;

  return cfn_path_copy_head (path, n_found + 1);
}

/* Taking away what a command put in gives back the bytes. */
static void
assert_opposite (CfnTree    *before,
                 const char *command,
                 CfnText    *after)
{
  g_autoptr (CfnPath) place = find_new_place (before, command);
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (CfnText) back = NULL;
  g_autoptr (GError) error = NULL;

  if (place == NULL)
    return;
  tree = cfn_tree_read (after, NULL);
  edit = cfn_writer_unset (tree, place, FALSE, &error);
  g_assert_no_error (error);
  back = cfn_edit_apply (edit, after);
  g_assert_cmpstr (cfn_text_get_data (back, NULL), ==,
                   cfn_text_get_data (cfn_tree_get_text (before), NULL));
}

static void
regenerate (Case       *self,
            const char *section,
            const char *text)
{
  g_autoptr (GString) content = g_string_new (NULL);

  g_string_append_printf (content, "--- before%s\n%s--- do\n", self->options, self->before->str);
  for (guint i = 0; i < self->commands->len; i++)
    g_string_append_printf (content, "%s\n", (char *) g_ptr_array_index (self->commands, i));
  g_string_append_printf (content, "%s\n%s", section, text);
  g_assert_true (g_file_set_contents (self->path, content->str, content->len, NULL));
}

static const char * const code_names[] = { "broken-text", "no-such-path", "unsafe", "exists" };

/* What came out, without what the options stand for. */
static char *
to_section (CfnText    *text,
            const char *options)
{
  const char *data = cfn_text_get_data (text, NULL);
  GString *result = g_string_new (cfn_text_has_bom (text) ? data + 3 : data);

  if (strstr (options, "crlf") != NULL)
    g_string_replace (result, "\r\n", "\n", 0);
  if (strstr (options, "no-newline") != NULL)
    g_string_append_c (result, '\n');

  return g_string_free (result, FALSE);
}

static void
test_case (gconstpointer data)
{
  g_autoptr (Case) self = case_load (data);
  g_autofree char *before = apply_options (self->before->str, self->options);
  g_autofree char *expected = apply_options (self->expected->str, self->options);
  g_autoptr (CfnText) text = cfn_text_new_from_string (before, -1);
  g_autoptr (GError) error = NULL;
  gboolean is_new = g_getenv ("MILLRACE_REGENERATE") != NULL;

  g_assert_cmpuint (self->commands->len, >, 0);
  for (guint i = 0; i < self->commands->len && error == NULL; i++)
    {
      g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
      g_autoptr (CfnText) after = NULL;
      g_autoptr (CfnEdit) edit = run_command (tree, g_ptr_array_index (self->commands, i), &error);

      g_assert_true ((edit == NULL) == (error != NULL));
      if (edit == NULL)
        break;
      after = cfn_edit_apply (edit, text);
      assert_undone (edit, text, after);
      if (!is_new && strstr (self->options, "no-opposite") == NULL)
        assert_opposite (tree, g_ptr_array_index (self->commands, i), after);
      cfn_text_unref (text);
      text = g_steal_pointer (&after);
    }

  if (error != NULL)
    {
      g_autofree char *name = g_strconcat ("--- error ", code_names[error->code], NULL);

      if (is_new)
        regenerate (self, name, "");
      else
        g_assert_cmpstr (name, ==, self->expected_name);
    }
  else if (is_new)
    {
      g_autofree char *after = to_section (text, self->options);

      regenerate (self, "--- after", after);
    }
  else
    {
      g_assert_cmpstr (self->expected_name, ==, "--- after");
      g_assert_cmpstr (cfn_text_get_data (text, NULL), ==, expected);
    }
}

/* A node of the tree, each as likely as any other. */
static CfnNode *
pick_node (GRand   *rand,
           CfnNode *root)
{
  CfnNode *node = root;

  while (node->n_children > 0 && g_rand_int_range (rand, 0, 5) > 0)
    {
      gint32 n = g_rand_int_range (rand, 0, node->n_children);

      for (node = node->first_child; n > 0; n--)
        node = node->next;
    }

  return node;
}

static CfnEdit *
random_edit (GRand    *rand,
             CfnTree  *tree,
             GError  **error)
{
  static const char * const values[] = {
    "plain", "'012'", "5", "'yes'", "\"two\\nlines\\n\"", "!Ref A", "!GetAtt A.Arn", "{}", "[]",
    "[a, 'b: c', '#d']", "{K: v, L: [1, {M: 'it''s'}]}", "!Sub ['${a}', {a: !Ref B}]",
    "\"\\u00e9 \\U0001F600\"", "'trailing: '", "!Join [',', [a, !Ref B]]", "", "\" lead\\n x\"",
  };
  CfnNode *node = pick_node (rand, cfn_tree_get_root (tree));
  g_autoptr (CfnPath) path = cfn_path_of_node (node);
  g_autoptr (CfnTree) value = NULL;
  CfnNode *root;
  CfnNode null = { .kind = CFN_NODE_SCALAR, .value = "" };

  value = cfn_tree_read_string (values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))]);
  root = cfn_tree_get_root (value) != NULL ? cfn_tree_get_root (value) : &null;
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      if (node->kind == CFN_NODE_MAPPING)
        cfn_path_push_key (path, g_rand_boolean (rand) ? "New" : "a: b");
      return cfn_writer_set (tree, path, root, error);
    case 1:
      return cfn_writer_unset (tree, path, g_rand_boolean (rand), error);
    case 2:
      return cfn_writer_insert (tree, path, g_rand_int_range (rand, 0, 4), root, error);
    default:
      return cfn_writer_add_resource (tree, g_rand_boolean (rand) ? "R1" : "R2", root, error);
    }
}

/* Long walks of edits: the text keeps parsing, and going back all the way gives the same bytes. */
static void
test_random_walk (gconstpointer data)
{
  g_autoptr (Case) self = case_load (data);
  g_autofree char *before = apply_options (self->before->str, self->options);
  g_autoptr (CfnText) start = cfn_text_new_from_string (before, -1);
  g_autoptr (CfnText) text = cfn_text_ref (start);
  g_autoptr (CfnEdit) all = cfn_edit_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_str_hash (before));
  guint n_unsafe = 0;
  guint n_done = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (CfnEdit) edit = NULL;
      g_autoptr (CfnEdit) composed = NULL;
      g_autoptr (CfnText) after = NULL;

      if (!cfn_tree_is_whole (tree) || cfn_tree_get_root (tree) == NULL)
        break;
      edit = random_edit (rand, tree, &error);
      if (edit == NULL)
        {
          n_unsafe += error->code == CFN_WRITER_ERROR_UNSAFE;
          continue;
        }
      after = cfn_edit_apply (edit, text);
      assert_undone (edit, text, after);
      composed = cfn_edit_compose (all, edit);
      cfn_edit_unref (all);
      all = g_steal_pointer (&composed);
      cfn_text_unref (text);
      text = g_steal_pointer (&after);
      n_done++;
    }

  {
    g_autoptr (CfnText) after = cfn_edit_apply (all, start);

    g_assert_true (cfn_text_equal (after, text));
    assert_undone (all, start, after);
  }
  g_test_message ("%u edits, %u refused as unsafe", n_done, n_unsafe);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  syntax_folder_add_tests ("cases", NULL, "/writer/case", test_case);
  syntax_folder_add_tests ("cases", NULL, "/writer/walk", test_random_walk);

  return g_test_run ();
}
