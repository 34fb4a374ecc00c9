/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-edit.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_diff (const char *old_string,
             const char *new_string,
             const char *expected)
{
  g_autoptr (CfnText) before = cfn_text_new_from_string (old_string, -1);
  g_autoptr (CfnText) after = cfn_text_new_from_string (new_string, -1);
  g_autoptr (CfnEdit) edit = cfn_edit_between (before, after);
  g_autofree char *diff = cfn_edit_to_diff (edit, before, "/t.yml");

  g_assert_cmpstr (diff, ==, expected);
}

#define HEAD "--- a/t.yml\n+++ b/t.yml\n"

static void
test_single (void)
{
  assert_diff ("a\n", "a\n", "");
  assert_diff ("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n",
               HEAD "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n");
  assert_diff ("a\nb\n", "a\nnew\nb\n", HEAD "@@ -1,2 +1,3 @@\n a\n+new\n b\n");
  assert_diff ("a\ngone\nb\n", "a\nb\n", HEAD "@@ -1,3 +1,2 @@\n a\n-gone\n b\n");
  assert_diff ("", "a\n", HEAD "@@ -0,0 +1 @@\n+a\n");
  assert_diff ("a\n", "", HEAD "@@ -1 +0,0 @@\n-a\n");
}

static void
test_final_newline (void)
{
  assert_diff ("a", "a\n", HEAD "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
  assert_diff ("a\n", "a", HEAD "@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n");
  assert_diff ("a\nb", "a\nc", HEAD "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n"
                                    "+c\n\\ No newline at end of file\n");
  assert_diff ("a\nb", "x\nb", HEAD "@@ -1,2 +1,2 @@\n-a\n+x\n b\n\\ No newline at end of file\n");
}

static void
test_crlf (void)
{
  assert_diff ("a\r\nb\r\n", "a\r\nc\r\n", HEAD "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n");
}

static void
test_several_hunks (void)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  g_autoptr (CfnText) before
    = cfn_text_new_from_string ("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", -1);
  g_autofree char *diff = NULL;

  cfn_edit_add (edit, (CfnSpan){ 0, 0 }, "0\n", -1);
  cfn_edit_add (edit, (CfnSpan){ 2, 3 }, "X", -1);
  cfn_edit_add (edit, (CfnSpan){ 21, 24 }, NULL, 0);
  diff = cfn_edit_to_diff (edit, before, "t.yml");
  g_assert_cmpstr (diff, ==, HEAD "@@ -1,5 +1,6 @@\n+0\n 1\n-2\n+X\n 3\n 4\n 5\n"
                                  "@@ -8,5 +9,4 @@\n 8\n 9\n 10\n-11\n 12\n");
}

/* What "patch" makes of the diff, in a folder of its own. */
static void
assert_patch_agrees (const char *folder,
                     CfnText    *before,
                     CfnText    *after,
                     const char *diff)
{
  g_autofree char *file = g_build_filename (folder, "t.yml", NULL);
  g_autofree char *patch = g_build_filename (folder, "t.patch", NULL);
  const char *argv[] = { "git", "apply", "--unsafe-paths", "--whitespace=nowarn", "t.patch", NULL };
  g_autofree char *result = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  int status;

  g_assert_true (g_file_set_contents (file, cfn_text_get_data (before, NULL),
                                      cfn_text_get_length (before), NULL));
  g_assert_true (g_file_set_contents (patch, diff, -1, NULL));
  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  /* git removes a file that becomes empty. */
  if (!g_file_get_contents (file, &result, &length, NULL))
    length = 0;
  g_assert_cmpmem (result, length, cfn_text_get_data (after, NULL), cfn_text_get_length (after));
}

static void
test_git_applies_it (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *folder = g_dir_make_tmp ("millrace-diff-XXXXXX", NULL);
  g_autofree char *git = g_find_program_in_path ("git");
  g_autofree char *file = g_build_filename (folder, "t.yml", NULL);
  g_autofree char *patch = g_build_filename (folder, "t.patch", NULL);

  if (git == NULL)
    g_test_skip ("git is not installed");
  for (guint i = 0; i < 60 && git != NULL; i++)
    {
      g_autoptr (GString) old_string = g_string_new ("first\n");
      g_autoptr (CfnText) before = NULL;
      g_autoptr (CfnText) after = NULL;
      g_autoptr (CfnEdit) edit = cfn_edit_new ();
      g_autofree char *diff = NULL;
      guint n_lines = g_rand_int_range (rand, 1, 40);

      for (guint j = 0; j < n_lines; j++)
        g_string_append_printf (old_string, "%u%s", g_rand_int_range (rand, 0, 3),
                                j + 1 == n_lines && g_rand_boolean (rand) ? "" : "\n");
      before = cfn_text_new_from_string (old_string->str, -1);
      for (guint j = g_rand_int_range (rand, 1, 6); j > 0; j--)
        {
          gsize start = g_rand_int_range (rand, 0, old_string->len + 1);
          gsize end = start + g_rand_int_range (rand, 0, 4);

          cfn_edit_add (edit, (CfnSpan){ start, MIN (end, old_string->len) },
                        g_rand_boolean (rand) ? "x\ny\n" : "z", -1);
        }
      after = cfn_edit_apply (edit, before);
      diff = cfn_edit_to_diff (edit, before, "t.yml");
      if (*diff != '\0')
        assert_patch_agrees (folder, before, after, diff);
    }

  g_unlink (file);
  g_unlink (patch);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diff/single", test_single);
  g_test_add_func ("/diff/final-newline", test_final_newline);
  g_test_add_func ("/diff/crlf", test_crlf);
  g_test_add_func ("/diff/several-hunks", test_several_hunks);
  g_test_add_func ("/diff/git-applies-it", test_git_applies_it);

  return g_test_run ();
}
