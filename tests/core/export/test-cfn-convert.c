/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-convert.h"

#include <gio/gio.h>
#include <string.h>

#include "cfn-intrinsic.h"

static CfnTree *
read_text (const char *source)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (source, -1);

  return cfn_tree_read (text, NULL);
}

static char *
convert (const char *source,
         gboolean    to_json,
         guint      *n_lost)
{
  g_autoptr (CfnTree) tree = read_text (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = to_json ? cfn_convert_to_json (tree, n_lost, &error)
                                     : cfn_convert_to_yaml (tree, n_lost, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_same_format_same_bytes (void)
{
  const char *yaml = "# mine\nResources: { A: {Type: x} }   # odd   \r\n\r\n";
  const char *json = "{\"Resources\" : {\n\"A\":{} }}";
  g_autofree char *same_yaml = convert (yaml, FALSE, NULL);
  g_autofree char *same_json = convert (json, TRUE, NULL);

  g_assert_cmpstr (same_yaml, ==, yaml);
  g_assert_cmpstr (same_json, ==, json);
}

static void
test_yaml_to_json (void)
{
  g_autofree char *json = convert ("Version: 2012-10-17\n"
                                   "Account: '012345670123'\n"
                                   "On: yes\n"
                                   "Off: 'no'\n"
                                   "N: 10\n"
                                   "Octal: 010\n"
                                   "None:\n"
                                   "Role: !GetAtt R.Arn.More\n"
                                   "Name: !Sub '${A}-x'\n"
                                   "List: !Join [',', [a, !Ref B]]\n"
                                   "Code: |\n  a\n    b\n", TRUE, NULL);

  g_assert_cmpstr (json, ==,
                   "{\n"
                   "  \"Version\": \"2012-10-17\",\n"
                   "  \"Account\": \"012345670123\",\n"
                   "  \"On\": true,\n"
                   "  \"Off\": \"no\",\n"
                   "  \"N\": 10,\n"
                   "  \"Octal\": 8,\n"
                   "  \"None\": null,\n"
                   "  \"Role\": { \"Fn::GetAtt\": [\"R\", \"Arn.More\"] },\n"
                   "  \"Name\": { \"Fn::Sub\": \"${A}-x\" },\n"
                   "  \"List\": { \"Fn::Join\": [\",\", [\"a\", { \"Ref\": \"B\" }]] },\n"
                   "  \"Code\": \"a\\n  b\\n\"\n"
                   "}\n");
}

static void
test_json_to_yaml (void)
{
  g_autofree char *yaml = convert (
    "{ \"AWSTemplateFormatVersion\": \"2010-09-09\", \"Description\": \"yes\",\n"
    "  \"Resources\": {\n"
    "    \"F\": { \"Type\": \"AWS::Lambda::Function\", \"Properties\": {\n"
    "      \"Role\": { \"Fn::GetAtt\": [\"R\", \"Arn\"] }, \"Timeout\": 30,\n"
    "      \"Code\": { \"ZipFile\": \"a\\n  b\\n\" }, \"Empty\": [], \"Flag\": true } },\n"
    "    \"R\": { \"Type\": \"AWS::IAM::Role\", \"Metadata\": { \"Id\": \"0123\" } } },\n"
    "  \"Outputs\": { \"O\": { \"Value\": { \"Fn::Base64\": { \"Fn::Sub\": \"${R}\" } } } } }",
    FALSE, NULL);

  g_assert_cmpstr (yaml, ==,
                   "AWSTemplateFormatVersion: '2010-09-09'\n"
                   "Description: 'yes'\n"
                   "\n"
                   "Resources:\n"
                   "  F:\n"
                   "    Type: AWS::Lambda::Function\n"
                   "    Properties:\n"
                   "      Role: !GetAtt R.Arn\n"
                   "      Timeout: 30\n"
                   "      Code:\n"
                   "        ZipFile: |\n"
                   "          a\n"
                   "            b\n"
                   "      Empty: []\n"
                   "      Flag: true\n"
                   "\n"
                   "  R:\n"
                   "    Type: AWS::IAM::Role\n"
                   "    Metadata:\n"
                   "      Id: '0123'\n"
                   "\n"
                   "Outputs:\n"
                   "  O:\n"
                   "    Value:\n"
                   "      Fn::Base64: !Sub ${R}\n");
}

/* There and back again says the same, whatever it is. */
static void
assert_round_trip (const char *yaml)
{
  g_autofree char *json = convert (yaml, TRUE, NULL);
  g_autofree char *back = convert (json, FALSE, NULL);
  g_autofree char *json_again = convert (back, TRUE, NULL);
  g_autoptr (CfnTree) one = read_text (json);
  g_autoptr (CfnTree) other = read_text (back);

  g_assert_cmpstr (json, ==, json_again);
  g_assert_true (cfn_node_equal (cfn_tree_get_root (one), cfn_tree_get_root (other)));
}

static void
test_files_round_trip (void)
{
  static const char * const files[] = {
    "data/starters/echo-trigger.yaml",
    "data/starters/tidy-trigger.yaml",
    "tests/golden/inputs/article.yml",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), files[i], NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      assert_round_trip (text);
    }
}

static void
test_awkward_strings_round_trip (void)
{
  static const char * const strings[] = {
    "", " ", "~", "null", "true", "No", "y", "0x1F", "1e3", "1_000", "12:30:45", "2020-01-02", "-",
    "- a", "a: b", "a #b", "#a", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a", "'", "\\\"", "[a]",
    "{a}", "a,b", "\\u0007", "\\u2028", "é😀", "a\\n", "a\\n\\n", "\\na", " a\\nb", "a\\tb\\nc",
    "a \\nb", "\\r\\n", "\\n\\n", "trailing ", "?", "? a", "a:", "<<", "=", ".inf", "0o7", "089",
  };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      g_autofree char *json = g_strdup_printf ("{ \"K\": \"%s\", \"L\": [\"%s\"] }", strings[i],
                                               strings[i]);
      g_autofree char *yaml = convert (json, FALSE, NULL);
      g_autofree char *back = convert (yaml, TRUE, NULL);
      g_autoptr (CfnTree) before = read_text (json);
      g_autoptr (CfnTree) after = read_text (back);

      g_assert_true (cfn_tree_is_json (after));
      if (!cfn_node_equal (cfn_tree_get_root (before), cfn_tree_get_root (after)))
        g_error ("%s became\n%s and then\n%s", json, yaml, back);
    }
}

static void
test_lost_comments_are_counted (void)
{
  guint n_lost = 99;
  g_autofree char *json = convert ("# one\nA: b # two\nC: 'd # none' #three\nE: |\n  # none\nF:\n"
                                   "  - g#none\n  # four\n  - h\n# five\n", TRUE, &n_lost);
  g_autofree char *yaml = NULL;

  g_assert_cmpuint (n_lost, ==, 5);
  yaml = convert (json, FALSE, &n_lost);
  g_assert_cmpuint (n_lost, ==, 0);
}

static void
test_broken_text_says_where (void)
{
  g_autoptr (CfnTree) tree = read_text ("A: [b\nC: d\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_convert_to_json (tree, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "2"));
}

static void
test_empty_texts (void)
{
  g_autofree char *json = convert ("", TRUE, NULL);
  g_autofree char *yaml = convert ("", FALSE, NULL);
  g_autofree char *from_json = convert ("{}", FALSE, NULL);

  g_assert_cmpstr (json, ==, "{}\n");
  g_assert_cmpstr (yaml, ==, "");
  g_assert_cmpstr (from_json, ==, "{}\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/convert/same-format-same-bytes", test_same_format_same_bytes);
  g_test_add_func ("/convert/yaml-to-json", test_yaml_to_json);
  g_test_add_func ("/convert/json-to-yaml", test_json_to_yaml);
  g_test_add_func ("/convert/files-round-trip", test_files_round_trip);
  g_test_add_func ("/convert/awkward-strings", test_awkward_strings_round_trip);
  g_test_add_func ("/convert/lost-comments", test_lost_comments_are_counted);
  g_test_add_func ("/convert/broken-text", test_broken_text_says_where);
  g_test_add_func ("/convert/empty", test_empty_texts);

  return g_test_run ();
}
