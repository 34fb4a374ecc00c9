/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-pattern-text.h"
#include "cfn-pattern.h"
#include "template-fixture.h"

#include <string.h>

static void
dump (GString          *out,
      const CfnPattern *pattern)
{
  static const char * const words[] = {
    [CFN_PATTERN_TRUE] = "true", [CFN_PATTERN_FALSE] = "false", [CFN_PATTERN_NULL] = "null",
    [CFN_PATTERN_UNKNOWN] = "?",
  };
  gboolean is_object = pattern->kind == CFN_PATTERN_OBJECT;

  if (pattern->key != NULL)
    g_string_append_printf (out, "%s:", pattern->key);
  if (pattern->kind == CFN_PATTERN_STRING)
    g_string_append_printf (out, "'%s'", pattern->text);
  else if (pattern->kind == CFN_PATTERN_NUMBER)
    g_string_append (out, pattern->text);
  else if (pattern->kind >= CFN_PATTERN_TRUE)
    g_string_append (out, words[pattern->kind]);
  else
    {
      g_string_append_c (out, is_object ? '{' : '[');
      for (const CfnPattern *child = pattern->first_child; child != NULL; child = child->next)
        {
          dump (out, child);
          if (child->next != NULL)
            g_string_append_c (out, ' ');
        }
      g_string_append_c (out, is_object ? '}' : ']');
    }
}

static void
test_json (void)
{
  static const struct
  {
    const char *text;
    const char *tree;
  } cases[] = {
    { "{}", "{}" },
    { "[]", "[]" },
    { " { \"a\" : [ 1 , -2.5e+3 ] }\n", "{a:[1 -2.5e+3]}" },
    { "{\"a\":{\"b\":[true,false,null,\"x\"]}}", "{a:{b:[true false null 'x']}}" },
    { "[\"\\\"\\\\\\/\\u0041\\u00e4\"]", "['\"\\/A\xc3\xa4']" },
    { "[\"\\ud83d\\ude00\"]", "['\xf0\x9f\x98\x80']" },
    { "[\"\\ud83d\"]", "['\xef\xbf\xbd']" },
    { "[\"\\u0000\"]", "['\xef\xbf\xbd']" },
    { "0", "0" },
    { "[\xff]", "[?]" },
    { "[1\xff]", "[?]" },
    { "{\"a\":1,\xff}", "?" },
    { "{\xff:1}", "?" },
    { "{} \xff", "?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) tree = g_string_new (NULL);
      CfnPatternProblem problem;
      CfnSpan span;
      g_autoptr (CfnPattern) pattern = cfn_pattern_parse (cases[i].text, strlen (cases[i].text),
                                                          &problem, &span);

      g_assert_nonnull (pattern);
      g_assert_cmpint (problem, ==, CFN_PATTERN_PROBLEM_NONE);
      dump (tree, pattern);
      g_assert_cmpstr (tree->str, ==, cases[i].tree);
    }
}

static void
test_problems (void)
{
  static const struct
  {
    const char        *text;
    CfnPatternProblem  problem;
    const char        *part;
  } cases[] = {
    { "", CFN_PATTERN_PROBLEM_END, "" },
    { "{", CFN_PATTERN_PROBLEM_END, "" },
    { "{\"a\"", CFN_PATTERN_PROBLEM_COLON, "\"a\"" },
    { "{\"a\":", CFN_PATTERN_PROBLEM_END, ":" },
    { "{\"a\":[1", CFN_PATTERN_PROBLEM_END, "" },
    { "{\"a", CFN_PATTERN_PROBLEM_END, "\"a" },
    { "{'a': 1}", CFN_PATTERN_PROBLEM_QUOTES, "'" },
    { "{\"a\": ['x']}", CFN_PATTERN_PROBLEM_QUOTES, "'" },
    { "{\"a\": [True]}", CFN_PATTERN_PROBLEM_WORD, "True" },
    { "[None]", CFN_PATTERN_PROBLEM_WORD, "None" },
    { "{\"a\": [1,]}", CFN_PATTERN_PROBLEM_COMMA, "," },
    { "{\"a\": [1],}", CFN_PATTERN_PROBLEM_COMMA, "," },
    { "{a: [1]}", CFN_PATTERN_PROBLEM_KEY, "a" },
    { "{,}", CFN_PATTERN_PROBLEM_KEY, "," },
    { "{\"a\" [1]}", CFN_PATTERN_PROBLEM_COLON, "\"a\"" },
    { "[\"a\\x\"]", CFN_PATTERN_PROBLEM_TEXT, "\\x" },
    { "[\"a\nb\"]", CFN_PATTERN_PROBLEM_TEXT, "\"a" },
    { "[\"\\u12\"]", CFN_PATTERN_PROBLEM_TEXT, "\\u" },
    { "{} {}", CFN_PATTERN_PROBLEM_REST, "{}" },
    { "[1 2]", CFN_PATTERN_PROBLEM_OTHER, "2" },
    { "[yes]", CFN_PATTERN_PROBLEM_OTHER, "yes" },
    { "[01]", CFN_PATTERN_PROBLEM_OTHER, "01" },
    { "[1.]", CFN_PATTERN_PROBLEM_OTHER, "1." },
    { "[+1]", CFN_PATTERN_PROBLEM_OTHER, "+1" },
    { "// x\n{}", CFN_PATTERN_PROBLEM_OTHER, "/" },
    { "[\xc3\xa4]", CFN_PATTERN_PROBLEM_OTHER, "\xc3\xa4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CfnPatternProblem problem;
      CfnSpan span;
      CfnPattern *pattern = cfn_pattern_parse (cases[i].text, strlen (cases[i].text), &problem,
                                               &span);
      g_autofree char *part = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (pattern);
      g_assert_cmpint (problem, ==, cases[i].problem);
      g_assert_cmpuint (span.end, <=, strlen (cases[i].text));
      part = g_strndup (cases[i].text + span.start, span.end - span.start);
      g_assert_cmpstr (part, ==, cases[i].part);
    }
}

/* Hostile texts take neither the stack nor more than their length in time. */
static void
test_size (void)
{
  static const char * const parts[] = {
    "[", "{\"a\":", "[[", "\"", "[1,", "{\"a\":1,", "\\", "\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (i == 4 || i == 5 ? parts[i] : NULL);
      CfnPatternProblem problem;
      CfnSpan span;
      CfnPattern *pattern;

      while (text->len < 1 << 20)
        g_string_append (text, i == 4 ? "1," : i == 5 ? "\"a\":1," : parts[i]);
      pattern = cfn_pattern_parse (text->str, text->len, &problem, &span);
      if (pattern != NULL)
        cfn_pattern_free (pattern);
      else
        g_assert_cmpint (problem, !=, CFN_PATTERN_PROBLEM_NONE);
    }
}

/* Each "<x>" of a value is found where it is written; "is" says what the whole text is. */
static void
test_places (void)
{
  static const struct
  {
    const char *yaml;
    const char *text;
    const char *found;  /* how "<x>" is written there */
  } cases[] = {
    { "'a <x> b'", "a <x> b", "<x>" },
    { "'it''s <x>'", "it's <x>", "<x>" },
    { "\"a \\\"<x>\\\"\"", "a \"<x>\"", "<x>" },
    { "\"\\u00e4\\U0001F600\\x41\\ud83d\\ude00 <x>\"", NULL, "<x>" },
    { "\"a\\n\\\n     <x>\"", "a\n<x>", "<x>" },
    { "\"a\n\n\n     b  \n     <x>\"", "a\n\nb <x>", "<x>" },
    { "'a\n\n     b  \n     <x>'", "a\nb <x>", "<x>" },
    { "|\n    a\n      b\n    <x>\n", "a\n  b\n<x>\n", "<x>" },
    { "|-\n    a\n\n\n    <x>\n", "a\n\n\n<x>", "<x>" },
    { ">-\n    a\n    b\n      c\n\n\n    <x>\n", "a b\n  c\n\n\n<x>", "<x>" },
    { ">2\n    a\n    <x>\n", NULL, "<x>" },
    { "a <x> b", "a <x> b", "<x>" },
    { "\"<\\x78>\"", "<x>", "<\\x78>" },
    { "!Sub 'a <x> ${B}'", "a <x> \xff", "<x>" },
    { "!Sub [\"${V} <x>\", {V: v}]", "v <x>", "<x>" },
    { "!Sub [\"a ${V}\", {V: '<x>'}]", "a <x>", "${V}" },
    { "{'Fn::Sub': 'a ${!B} <x>'}", "a ${B} <x>", "<x>" },
    { "!Join ['', [a, '<x>']]", "a<x>", "!Join ['', [a, '<x>']]" },
    { "{'Fn::ToJsonString': {a: ['<x>', 1, true, !Ref B, '2']}}",
      "{\"a\":[\"<x>\",1,true,\xff,\"2\"]}", "'<x>'" },
    { "{'Fn::ToJsonString': {a: \"q\\\" \\\\ \\t <x>\"}}", "{\"a\":\"q\\\" \\\\ \\u0009 <x>\"}",
      "\"q\\\" \\\\ \\t <x>\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *yaml = g_strdup_printf ("Value: %s\nResources: {}\n", cases[i].yaml);
      g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
      g_autoptr (GPtrArray) known
        = cfn_value_know (template, template_fixture_node (template, "Value"));
      g_autoptr (CfnPatternText) text
        = cfn_pattern_text_new (template, g_ptr_array_index (known, 0));
      CfnSpan span;
      const char *at;

      g_test_message ("%s", cases[i].yaml);
      g_assert_nonnull (text);
      if (cases[i].text != NULL)
        g_assert_cmpstr (text->text->str, ==, cases[i].text);
      at = strstr (text->text->str, "<x>");
      g_assert_nonnull (at);
      span.start = at - text->text->str;
      span.end = span.start + 3;
      span = cfn_pattern_text_get_span (text, span);
      g_assert_cmpmem (yaml + span.start, span.end - span.start, cases[i].found,
                       strlen (cases[i].found));
    }
}

static void
test_unknown (void)
{
  static const char * const values[] = {
    "!Ref B", "!ImportValue x", "!GetAtt A.B", "[a]", "{a: b}", "!Sub []", "!Sub [{}]",
    "{'Fn::ToJsonString': !Ref B}", "{'Fn::ToJsonString': {'Fn::ForEach::X': [a, [b], {c: d}]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *yaml = g_strdup_printf ("Value: %s\nResources: {}\n", values[i]);
      g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
      g_autoptr (GPtrArray) known
        = cfn_value_know (template, template_fixture_node (template, "Value"));

      g_test_message ("%s", values[i]);
      g_assert_null (cfn_pattern_text_new (template, g_ptr_array_index (known, 0)));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pattern/json", test_json);
  g_test_add_func ("/pattern/problems", test_problems);
  g_test_add_func ("/pattern/size", test_size);
  g_test_add_func ("/pattern/places", test_places);
  g_test_add_func ("/pattern/unknown", test_unknown);

  return g_test_run ();
}
