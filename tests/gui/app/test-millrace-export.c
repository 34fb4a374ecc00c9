/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "help.h"
#include "millrace-export.h"

static void
test_same_format_is_the_same_bytes (void)
{
  g_autoptr (CfnDocument) document = read_document ("tests/golden/inputs/article.yml");
  g_autoptr (MillraceEditor) editor = millrace_editor_new (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n_lost = 99;

  bytes = millrace_export_make (editor, MILLRACE_FORMAT_YAML, CFN_THEME_LIGHT, &n_lost, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, cfn_text_get_bytes (cfn_document_get_text (document))));
  g_assert_cmpuint (n_lost, ==, 0);
}

static void
test_json_loses_comments (void)
{
  g_autoptr (CfnDocument) document = read_document ("tests/golden/inputs/article.yml");
  g_autoptr (MillraceEditor) editor = millrace_editor_new (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n_lost = 0;

  bytes = millrace_export_make (editor, MILLRACE_FORMAT_JSON, CFN_THEME_LIGHT, &n_lost, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_lost, >, 5);
  g_assert_cmpint (((const char *) g_bytes_get_data (bytes, NULL))[0], ==, '{');
}

static void
test_picture (void)
{
  g_autoptr (CfnDocument) document = read_document ("data/starters/echo-trigger.yaml");
  g_autoptr (MillraceEditor) editor = millrace_editor_new (document);
  g_autoptr (GBytes) light = NULL;
  g_autoptr (GBytes) dark = NULL;
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) error = NULL;

  none = millrace_export_make (editor, MILLRACE_FORMAT_SVG, CFN_THEME_LIGHT, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);

  wait_for_picture (millrace_editor_get_pipeline (editor));
  light = millrace_export_make (editor, MILLRACE_FORMAT_SVG, CFN_THEME_LIGHT, NULL, &error);
  g_assert_no_error (error);
  dark = millrace_export_make (editor, MILLRACE_FORMAT_SVG, CFN_THEME_DARK, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_bytes_equal (light, dark));

  replace_text (document, "Resources:", "Resources: [");
  none = millrace_export_make (editor, MILLRACE_FORMAT_SVG, CFN_THEME_LIGHT, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_suffixes (void)
{
  g_assert_cmpstr (millrace_export_get_suffix (MILLRACE_FORMAT_YAML), ==, "yaml");
  g_assert_cmpstr (millrace_export_get_suffix (MILLRACE_FORMAT_SVG), ==, "svg");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/same-format-is-the-same-bytes", test_same_format_is_the_same_bytes);
  g_test_add_func ("/export/json-loses-comments", test_json_loses_comments);
  g_test_add_func ("/export/picture", test_picture);
  g_test_add_func ("/export/suffixes", test_suffixes);

  return g_test_run ();
}
