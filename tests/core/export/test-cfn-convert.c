/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-convert.h"

#include <gio/gio.h>
#include <string.h>

#include "identity-forms.h"
#include "meaning.h"

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
  g_auto (CfnConversion) conversion = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = to_json ? cfn_convert_to_json (tree, &conversion, &error)
                                     : cfn_convert_to_yaml (tree, &conversion, &error);

  g_assert_no_error (error);
  g_assert_null (conversion.obstacle.message);
  if (n_lost != NULL)
    *n_lost = conversion.n_comments;

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The value of "K" alone, in the other format. */
static char *
convert_value (const char *value,
               gboolean    to_json)
{
  g_autofree char *source = to_json ? g_strdup_printf ("K: %s\n", value)
                                    : g_strdup_printf ("{ \"K\": %s }", value);
  g_autofree char *result = convert (source, to_json, NULL);

  if (!to_json)
    {
      g_assert_true (g_str_has_prefix (result, "K:"));
      return g_strdup (g_strstrip (result + strlen ("K:")));
    }
  g_assert_true (g_str_has_prefix (result, "{\n  \"K\": ") && g_str_has_suffix (result, "\n}\n"));
  result[strlen (result) - strlen ("\n}\n")] = '\0';
  return g_strdup (result + strlen ("{\n  \"K\": "));
}

static void
assert_same_meaning (const char *before,
                     const char *after)
{
  g_autoptr (CfnTree) one = read_text (before);
  g_autoptr (CfnTree) other = read_text (after);
  g_autofree char *said = meaning_of_tree (one);
  g_autofree char *said_then = meaning_of_tree (other);

  g_assert_nonnull (said);
  if (g_strcmp0 (said, said_then) != 0)
    g_error ("%s\nbecame\n%s", before, after);
}

/* @source goes to the other format, back, and there again, and says the same all the way. */
static void
assert_round_trip (const char *source)
{
  g_autoptr (CfnTree) tree = read_text (source);
  gboolean to_json = !cfn_tree_is_json (tree);
  g_autofree char *there = convert (source, to_json, NULL);
  g_autofree char *back = convert (there, !to_json, NULL);
  g_autofree char *there_again = convert (back, to_json, NULL);
  g_autofree char *back_again = convert (there_again, !to_json, NULL);

  assert_same_meaning (source, there);
  assert_same_meaning (there, back);
  g_assert_cmpstr (there, ==, there_again);
  g_assert_cmpstr (back, ==, back_again);
}

typedef struct
{
  const char *from;
  const char *to;
} Pair;

static void
assert_values (const Pair *pairs,
               gsize       n_pairs,
               gboolean    to_json)
{
  for (gsize i = 0; i < n_pairs; i++)
    {
      g_autofree char *value = convert_value (pairs[i].from, to_json);
      g_autofree char *source = to_json ? g_strdup_printf ("K: %s\n", pairs[i].from)
                                        : g_strdup_printf ("{ \"K\": %s }", pairs[i].from);

      g_assert_cmpstr (value, ==, pairs[i].to);
      assert_round_trip (source);
    }
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

/* Types are those of yaml.org/type, which CloudFormation follows; dates and binary aside. */
static void
test_types_to_json (void)
{
  static const Pair pairs[] = {
    { "5", "5" },
    { "'5'", "\"5\"" },
    { ".5", "0.5" },
    { "5.", "5.0" },
    { "1e3", "1.0e+3" }, /* a number to CloudFormation: serverless-application-model#200 */
    { "12345e67", "12345.0e+67" },
    { "+1", "1" },
    { "0x1F", "31" },
    { "0b1", "1" },
    { "1_000", "1000" },
    { "012", "10" },
    { "012345670123", "1402433619" },
    { "089", "\"089\"" }, /* no octal number, and no decimal one either */
    { "0o17", "\"0o17\"" }, /* that is YAML 1.2 */
    { "1:20", "80" },
    { "0:20", "\"0:20\"" },
    { "1:60", "\"1:60\"" },
    { "1:20e3", "\"1:20e3\"" },
    { "12345678901234567890123", "12345678901234567890123" },
    { "0.10", "0.10" },
    { "._", "\"._\"" },
    { "1e5_0", "\"1e5_0\"" },
    { "~", "null" },
    { "Null", "null" },
    { "nULL", "\"nULL\"" },
    { "yes", "true" },
    { "Off", "false" },
    { "y", "true" },
    { "yEs", "\"yEs\"" },
    { "2012-10-17", "\"2012-10-17\"" },
    { "2012-10-17 10:00:00Z", "\"2012-10-17 10:00:00Z\"" },
    { "2012-10-17T10:00:00.5+02:00", "\"2012-10-17T10:00:00.5+02:00\"" },
    { "=", "\"=\"" },
    { "1.2.3", "\"1.2.3\"" },
    { "1,000", "\"1,000\"" },
    { "{}", "{}" },
    { "[]", "[]" },
    { "\"\\0\\a\\e\\u0085\\u2028\\ufeff\\U0001F600\\/\\x41\"",
      "\"\\u0000\\u0007\\u001b\\u0085\\u2028\\ufeff\360\237\230\200/A\"" },
  };

  assert_values (pairs, G_N_ELEMENTS (pairs), TRUE);
}

static void
test_tags_to_json (void)
{
  static const Pair pairs[] = {
    { "!!str 5", "\"5\"" },
    { "!!str", "\"\"" },
    { "!!str yes", "\"yes\"" },
    { "! 5", "\"5\"" },
    { "!!int '0x1F'", "31" },
    { "!!int \"0\"", "0" },
    { "!!float 5", "5.0" },
    { "!!float '.5'", "0.5" },
    { "!!bool 'yes'", "true" },
    { "!!null ''", "null" },
    { "!!seq [!!str 1]", "[\n    \"1\"\n  ]" },
    { "!!map {}", "{}" },
    { "!Ref 5", "{ \"Ref\": \"5\" }" },
    { "!Ref", "{ \"Ref\": \"\" }" },
    { "!Base64 yes", "{ \"Fn::Base64\": \"yes\" }" },
    { "!Equals [1, yes]", "{ \"Fn::Equals\": [1, true] }" },
    { "!GetAtt A.B.C", "{ \"Fn::GetAtt\": [\"A\", \"B.C\"] }" },
    { "!GetAtt [A.B, C]", "{ \"Fn::GetAtt\": [\"A.B\", \"C\"] }" },
    { "!GetAtt [A, !Ref B]", "{ \"Fn::GetAtt\": [\"A\", { \"Ref\": \"B\" }] }" },
    { "!GetAtt [A, 5]", "{ \"Fn::GetAtt\": [\"A\", 5] }" },
    { "!GetAtt A", "{ \"Fn::GetAtt\": \"A\" }" },
    { "{'Fn::GetAtt': A.B}", "{ \"Fn::GetAtt\": [\"A\", \"B\"] }" },
    { "!Sub ['${a}', {a: !Ref B}]",
      "{ \"Fn::Sub\": [\"${a}\", { \"a\": { \"Ref\": \"B\" } }] }" },
    { "!Base64 {Ref: A}", "{ \"Fn::Base64\": { \"Ref\": \"A\" } }" },
    { "!Foo x", "{ \"Fn::Foo\": \"x\" }" }, /* as aws cloudformation package has it */
    { "!If [C, !Ref A, !Ref 'AWS::NoValue']",
      "{ \"Fn::If\": [\"C\", { \"Ref\": \"A\" }, { \"Ref\": \"AWS::NoValue\" }] }" },
  };

  assert_values (pairs, G_N_ELEMENTS (pairs), TRUE);
}

static void
test_blocks_to_json (void)
{
  static const Pair pairs[] = {
    { "|\n  a\n  b\n", "\"a\\nb\\n\"" },
    { "|-\n  a\n  b\n", "\"a\\nb\"" },
    { "|+\n  a\n", "\"a\\n\\n\"" },
    { "|2\n    a\n  b\n", "\"  a\\nb\\n\"" },
    { ">\n  a\n  b\n\n  c\n", "\"a b\\nc\\n\"" },
    { ">-\n  a\n   b\n", "\"a\\n b\"" },
    { ">+\n  a\n", "\"a\\n\\n\"" },
    { "|\n  a \t\n  \tb\n", "\"a \\t\\n\\tb\\n\"" },
    { "|\n", "\"\"" },
    { "!Sub |\n  ${A}\n  b\n", "{ \"Fn::Sub\": \"${A}\\nb\\n\" }" },
    { "a\n  b\n\n  c", "\"a b\\nc\"" },
    { "'a\n\n  b'", "\"a\\nb\"" },
  };

  assert_values (pairs, G_N_ELEMENTS (pairs), TRUE);
}

static void
test_values_to_yaml (void)
{
  static const Pair pairs[] = {
    { "1e3", "1.0e+3" },
    { "1.5E-7", "1.5e-7" },
    { "-0", "-0" },
    { "12345678901234567890123", "12345678901234567890123" },
    { "\"089\"", "'089'" },
    { "\"1e3\"", "'1e3'" },
    { "\"2012-10-17\"", "'2012-10-17'" },
    { "\"a\\nb\\n\"", "|\n  a\n  b" },
    { "\"a\\nb\"", "|-\n  a\n  b" },
    { "\" a\\nb\"", "|2-\n   a\n  b" },
    { "\"a\\nb\\n\\n\"", "\"a\\nb\\n\\n\"" },
    { "\"a\\r\\nb\"", "\"a\\r\\nb\"" },
    { "\"\\u0000\\ud83d\\ude00\\/\"", "\"\\u0000\360\237\230\200/\"" },
    { "{ \"Ref\": \"A\" }", "!Ref A" },
    { "{ \"Ref\": \"5\" }", "!Ref '5'" },
    { "{ \"Ref\": 5 }", "Ref: 5" },
    { "{ \"Fn::Base64\": true }", "Fn::Base64: true" },
    { "{ \"Fn::Base64\": { \"Fn::Sub\": \"${A}\" } }", "Fn::Base64: !Sub ${A}" },
    { "{ \"Fn::GetAZs\": { \"Ref\": \"AWS::Region\" } }", "Fn::GetAZs: !Ref AWS::Region" },
    { "{ \"Fn::GetAtt\": [\"A\", \"B.C\"] }", "!GetAtt A.B.C" },
    { "{ \"Fn::GetAtt\": [\"A.B\", \"C\"] }", "!GetAtt [A.B, C]" },
    { "{ \"Fn::GetAtt\": [\"A\", { \"Ref\": \"B\" }] }", "!GetAtt [A, !Ref B]" },
    { "{ \"Fn::GetAtt\": [\"A\", 5] }", "!GetAtt [A, 5]" },
    { "{ \"Fn::GetAtt\": [\"A\"] }", "!GetAtt [A]" },
    { "{ \"Fn::And\": [{ \"Condition\": \"A\" }, { \"Fn::Not\": [{ \"Condition\": \"B\" }] }] }",
      "!And [!Condition A, !Not [!Condition B]]" },
    { "{ \"Fn::If\": [{ \"Condition\": \"A\" }, 1, 2] }", "!If [{Condition: A}, 1, 2]" },
    { "{ \"Condition\": \"A\" }", "Condition: A" },
    { "{ \"Fn::Or\": [{ \"Condition\": 5 }, { \"Condition\": \"6\" }] }",
      "!Or [{Condition: 5}, !Condition '6']" },
    { "{ \"Fn::ForEach::X\": [\"I\", [\"a\"], { \"${I}\": 1 }] }",
      "Fn::ForEach::X: [I, [a], {'${I}': 1}]" },
    { "{ \"Fn::Length\": [1] }", "Fn::Length: [1]" },
    { "{ \"Fn::ToJsonString\": { \"a\": 1 } }", "Fn::ToJsonString:\n    a: 1" },
    { "{ \"Fn::Ref\": \"A\" }", "Fn::Ref: A" },
    { "{ \"Fn::Condition\": \"A\" }", "Fn::Condition: A" },
    { "{ \"Fn::Transform\": { \"Name\": \"M\" } }", "Fn::Transform:\n    Name: M" },
    { "{ \"Ref\": \"A\", \"Other\": 1 }", "Ref: A\n  Other: 1" },
  };

  assert_values (pairs, G_N_ELEMENTS (pairs), FALSE);
}

/* Keys are strings, as they are written, whatever YAML would take them for. */
static void
test_keys (void)
{
  g_autofree char *json = convert ("M:\n  012: 1\n  yes: 2\n  1.50: 3\n  ~: 4\n  '': 5\n"
                                   "  !!str 7: 6\n  2012-10-17: 7\n  \"a\\tb\": 8\n", TRUE, NULL);
  g_autofree char *yaml = convert (json, FALSE, NULL);

  g_assert_cmpstr (json, ==,
                   "{\n  \"M\": {\n    \"012\": 1,\n    \"yes\": 2,\n    \"1.50\": 3,\n"
                   "    \"~\": 4,\n    \"\": 5,\n    \"7\": 6,\n    \"2012-10-17\": 7,\n"
                   "    \"a\\tb\": 8\n  }\n}\n");
  g_assert_cmpstr (yaml, ==,
                   "M:\n  '012': 1\n  'yes': 2\n  '1.50': 3\n  '~': 4\n  '': 5\n  '7': 6\n"
                   "  '2012-10-17': 7\n  \"a\\tb\": 8\n");
}

/* Sections with a macro's call keep its long form, beside which other entries can stand. */
static void
test_transform_of_a_section (void)
{
  g_autofree char *yaml = convert ("{ \"Resources\": { \"Fn::Transform\": { \"Name\": \"M\" } },"
                                   "  \"Fn::Transform\": { \"Name\": \"O\" } }", FALSE, NULL);

  g_assert_cmpstr (yaml, ==,
                   "Resources:\n  Fn::Transform:\n    Name: M\n\n"
                   "Fn::Transform:\n  Name: O\n");
}

static void
test_aliases_are_written_out (void)
{
  g_autoptr (CfnTree) tree = read_text ("A: &a {p: 1, q: {}}\nB:\n  <<: *a\n  p: 2\nC: *a\n");
  g_auto (CfnConversion) conversion = { 0 };
  g_autoptr (GBytes) json = cfn_convert_to_json (tree, &conversion, NULL);
  g_autofree char *text = NULL;

  g_assert_cmpuint (conversion.n_aliases, ==, 2);
  text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  g_assert_cmpstr (text, ==,
                   "{\n  \"A\": {\n    \"p\": 1,\n    \"q\": {}\n  },\n"
                   "  \"B\": {\n    \"p\": 2,\n    \"q\": {}\n  },\n"
                   "  \"C\": {\n    \"p\": 1,\n    \"q\": {}\n  }\n}\n");
}

/* Line ends are the source's; a mark at the start is not for JSON. */
static void
test_line_ends (void)
{
  g_autofree char *json = convert ("\357\273\277A: 1\r\nB: |\r\n  x\r\n  y\r\n", TRUE, NULL);
  g_autofree char *yaml = convert (json, FALSE, NULL);

  g_assert_cmpstr (json, ==, "{\r\n  \"A\": 1,\r\n  \"B\": \"x\\ny\\n\"\r\n}\r\n");
  g_assert_cmpstr (yaml, ==, "A: 1\r\nB: |\r\n  x\r\n  y\r\n");
}

/* Every template of the project: starters, golden cases, and what the reader is tried on. */
static guint
round_trip_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *data = NULL;
      g_autofree char *said = NULL;
      g_autoptr (CfnText) text = NULL;
      g_autoptr (CfnTree) tree = NULL;
      gsize length;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          n += round_trip_folder (child);
          continue;
        }
      g_assert_true (g_file_get_contents (child, &data, &length, NULL));
      text = cfn_text_new_from_string (data, length);
      tree = cfn_tree_read (text, NULL);
      if (!cfn_tree_is_whole (tree) || cfn_tree_get_root (tree) == NULL
          || cfn_tree_get_root (tree)->kind != CFN_NODE_MAPPING)
        continue;
      said = meaning_of_tree (tree);
      if (said == NULL)
        continue;
      g_test_message ("%s", child);
      assert_round_trip (data);
      n++;
    }

  return n;
}

static void
test_files_round_trip (void)
{
  static const char * const folders[] = {
    "data/starters", "tests/golden/inputs", "tests/golden/cases", "tests/core/syntax",
    "tests/fuzz/corpus/reader", "tests/fuzz/corpus/convert",
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path
        = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), folders[i], NULL);

      n += round_trip_folder (path);
    }
  g_assert_cmpuint (n, >, 200);
}

static void
test_awkward_strings_round_trip (void)
{
  static const char * const strings[] = {
    "", " ", "~", "null", "true", "No", "y", "0x1F", "1e3", "1_000", "12:30:45", "2020-01-02", "-",
    "- a", "a: b", "a #b", "#a", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a", "'", "\\\"", "[a]",
    "{a}", "a,b", "\\u0007", "\\u2028", "é😀", "a\\n", "a\\n\\n", "\\na", " a\\nb", "a\\tb\\nc",
    "a \\nb", "\\r\\n", "\\n\\n", "trailing ", "?", "? a", "a:", "<<", "=", ".inf", "0o7", "089",
    "\\u0000", "\\u007f", "\\u0085", "\\ufeff", "\\ufffe", "\\/", "\\\\", "--- a", "...", "---\\na",
    "\\ta", "a\\n \\nb", "  \\na", "\\n\\na", "a\\n\\u0085b", "a\\n# b", "%TAG", "012", "+1", ".5",
    "5.", "-.inf", "0b1", "1:20", "y: n", "a\\n...\\nb", "a\\n--- b", "\\t\\n\\t", "a\\n\\tb\\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      /* A key cannot hold a NUL. */
      const char *key = strcmp (strings[i], "\\u0000") != 0 ? strings[i] : "O";
      const char *text = strings[i];
      g_autofree char *json
        = g_strdup_printf ("{ \"K\": \"%s\", \"L\": [\"%s\", { \"%s\": \"%s\" }],"
                           "  \"M\": { \"Fn::Sub\": \"%s\" },"
                           "  \"N\": { \"Fn::Join\": [\"%s\", []] },"
                           "  \"%s\": { \"Ref\": \"%s\" } }",
                           text, text, key, text, text, text, key, text);

      assert_round_trip (json);
    }
}

/* What cannot be said in the other format is refused where it stands. */
static void
assert_refused (const char *source,
                gboolean    to_json,
                guint       line,
                const char *words)
{
  g_autoptr (CfnTree) tree = read_text (source);
  g_auto (CfnConversion) conversion = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = to_json ? cfn_convert_to_json (tree, &conversion, &error)
                                     : cfn_convert_to_yaml (tree, &conversion, &error);

  g_assert_null (bytes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (conversion.obstacle.message);
  g_assert_cmpuint (cfn_text_get_position (cfn_tree_get_text (tree),
                                           conversion.obstacle.span.start).line, ==, line);
}

static void
test_what_is_refused (void)
{
  g_autofree char *long_key = g_strnfill (1025, 'k');
  g_autofree char *with_long_key = g_strdup_printf ("A: 1\n? %s\n: 2\n", long_key);
  g_autoptr (GString) deep = g_string_new ("A: ");

  for (guint i = 0; i < 150; i++)
    g_string_append (deep, "!Join [");
  for (guint i = 0; i < 150; i++)
    g_string_append (deep, "]");

  assert_refused ("A: 1\nB: .inf\n", TRUE, 2, "no number");
  assert_refused ("A: 1\nB: [-.INF]\n", TRUE, 2, "no number");
  assert_refused ("A: .nan\n", TRUE, 1, "no number");
  assert_refused ("A: 1\nB: !!binary aGk=\n", TRUE, 2, "does not know");
  assert_refused ("A: !!timestamp 2012-10-17\n", TRUE, 1, "does not know");
  assert_refused ("A: !!set {a}\n", TRUE, 1, "does not know");
  assert_refused ("A: !a-b c\n", TRUE, 1, "does not know");
  assert_refused ("A: !<tag:example.com,2000:x> c\n", TRUE, 1, "does not know");
  assert_refused ("%TAG !e! tag:example.com,2000:\n---\nA: !e!x c\n", TRUE, 3, "does not know");
  assert_refused ("!Ref A: 1\n", TRUE, 1, "cannot be a key");
  assert_refused ("A: !!int abc\n", TRUE, 1, "not what its tag");
  assert_refused ("A: !!float 0x10\n", TRUE, 1, "not what its tag");
  assert_refused ("A: !!map [a]\n", TRUE, 1, "not what its tag");
  assert_refused ("A: 1\n? [b]\n: 2\n", TRUE, 2, "only text");
  assert_refused ("A: &a [*a]\n", TRUE, 1, "holds it");
  assert_refused ("[a]\n", TRUE, 1, "mapping of sections");
  assert_refused ("A: 1\nA: 2\n", TRUE, 2, "twice");
  assert_refused ("A: 1\n---\nA: 2\n", TRUE, 2, "second document");
  assert_refused ("{ \"A\": \"\\ud83d\" }", FALSE, 1, "surrogate");
  assert_refused (with_long_key, TRUE, 2, "longer than");
  assert_refused (deep->str, TRUE, 1, "nested");
}

static void
test_lost_comments_are_counted (void)
{
  guint n_lost = 99;
  g_autofree char *json = convert ("# one\nA: b # two\nC: 'd # none' #three\nE: |\n  # none\nF:\n"
                                   "  - g#none\n  # four\n  - h\n# five\nI: | # six\n  # none\n"
                                   "J: !Sub # seven\n  k\nL: [ # eight\n  ]\nM: {} # nine\n"
                                   "N: !GetAtt 'a#' # ten\n? # eleven\n  O\n: # twelve\n  p\n",
                                   TRUE, &n_lost);
  g_autofree char *yaml = NULL;

  g_assert_cmpuint (n_lost, ==, 12);
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
  g_assert_nonnull (strstr (error->message, "Line "));
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

/* Nothing was asked for but what it is already. */
static void
test_every_form (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (identity_forms); i++)
    {
      g_autoptr (CfnTree) tree = read_text (identity_forms[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = cfn_tree_is_json (tree) ? cfn_convert_to_json (tree, NULL, &error)
                                                         : cfn_convert_to_yaml (tree, NULL, &error);
      gsize length;
      const char *data;

      g_test_message ("%s", identity_forms[i].name);
      g_assert_no_error (error);
      data = g_bytes_get_data (bytes, &length);
      g_assert_cmpmem (data, length, identity_forms[i].text, strlen (identity_forms[i].text));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/convert/same-format-same-bytes", test_same_format_same_bytes);
  g_test_add_func ("/convert/every-form-same-bytes", test_every_form);
  g_test_add_func ("/convert/yaml-to-json", test_yaml_to_json);
  g_test_add_func ("/convert/json-to-yaml", test_json_to_yaml);
  g_test_add_func ("/convert/types-to-json", test_types_to_json);
  g_test_add_func ("/convert/tags-to-json", test_tags_to_json);
  g_test_add_func ("/convert/blocks-to-json", test_blocks_to_json);
  g_test_add_func ("/convert/values-to-yaml", test_values_to_yaml);
  g_test_add_func ("/convert/keys", test_keys);
  g_test_add_func ("/convert/transform-of-a-section", test_transform_of_a_section);
  g_test_add_func ("/convert/aliases", test_aliases_are_written_out);
  g_test_add_func ("/convert/line-ends", test_line_ends);
  g_test_add_func ("/convert/files-round-trip", test_files_round_trip);
  g_test_add_func ("/convert/awkward-strings", test_awkward_strings_round_trip);
  g_test_add_func ("/convert/what-is-refused", test_what_is_refused);
  g_test_add_func ("/convert/lost-comments", test_lost_comments_are_counted);
  g_test_add_func ("/convert/broken-text", test_broken_text_says_where);
  g_test_add_func ("/convert/empty", test_empty_texts);

  return g_test_run ();
}
