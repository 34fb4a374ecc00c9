/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * No byte without being asked, for every form that a text can have: what is read is written again
 * as it was, nodes stand where they say, an edit touches the line it is about and no other, and
 * setting the old value again gives back the text.
 */
#include "cfn-path.h"
#include "cfn-writer.h"

#include <string.h>

/* Each has the value "old" once, at the path "Resources.A.Properties.Name". */
typedef struct
{
  const char *name;
  const char *text;
} Form;

#define A "  A:\n    Type: T\n    Properties:\n"
#define NAME "      Name: old\n"

static const Form forms[] = {
  { "lf", "Resources:\n" A NAME },
  { "crlf", "Resources:\r\n  A:\r\n    Properties:\r\n      Name: old\r\n      B: 1\r\n" },
  { "mixed", "Resources:\r\n  A:\n    Properties:\r\n      Name: old\n      B: 1\r\n" },
  { "lone-cr", "Resources:\r  A:\r    Properties:\r      Name: old\r      B: 1\r" },
  { "no-final-newline", "Resources:\n" A "      Name: old" },
  { "bom", "\xef\xbb\xbfResources:\n" A NAME },
  { "bom-crlf", "\xef\xbb\xbfResources:\r\n  A:\r\n    Properties:\r\n      Name: old\r\n" },
  { "trailing-blanks",
    "Resources:  \n  A: \n    Properties:\t\n      Name: old \t \n      B: 1  \n" },
  { "tabs-in-literal", "Resources:\n" A "      L: |\n        a\tb\n        \tc\n" NAME },
  { "comments",
    "# head\n\n# more\nResources: # here\n  # above\n  A: # a\n    # b\n    Properties: # c\n"
    "      # d\n      Name: old # e\n      # f\n    # g\n  # h\n# i\n" },
  { "blank-lines", "\n\nResources:\n\n\n  A:\n\n    Properties:\n\n      Name: old\n\n\n\n" },
  { "indent-1", "Resources:\n A:\n  Properties:\n   L:\n   - 1\n   Name: old\n" },
  { "indent-2", "Resources:\n  A:\n    Properties:\n      L:\n        - 1\n      Name: old\n" },
  { "indent-3",
    "Resources:\n   A:\n      Properties:\n         L:\n         - 1\n         Name: old\n" },
  { "indent-4", "Resources:\n    A:\n        Properties:\n            L:\n                - 1\n"
                "            Name: old\n" },
  { "indent-5", "Resources:\n     A:\n          Properties:\n               Name: old\n" },
  { "indent-6", "Resources:\n      A:\n            Properties:\n                  Name: old\n" },
  { "indent-7",
    "Resources:\n       A:\n              Properties:\n                     Name: old\n" },
  { "indent-8", "Resources:\n        A:\n                Properties:\n"
                "                        L:\n                        - 1\n"
                "                        Name: old\n" },
  { "indents-mixed",
    "Resources:\n A:\n     Properties:\n       Name: old\n       B:\n          C: 1\n" },
  { "flow-in-block", "Resources:\n  A: {Type: T, Properties: { Name: old , B: [1,2 , 3]} }\n" },
  { "flow-over-lines",
    "Resources: {\n  A: {\n Properties:\n      {Name: old,\n  B: 1\n},\n  },\n}\n" },
  { "single-quotes",
    "'Resources':\n  'A':\n    'Properties':\n      'Name': 'old'\n      B: 'it''s'\n" },
  { "double-quotes", "\"Resources\":\n  \"A\":\n    Properties:\n      \"Name\": \"old\"\n"
                     "      B: \"a\\tb\\x41\\u00e4\\\n        c\"\n" },
  { "literal", "Resources:\n" A "      L: |\n        a\n\n        b\n" NAME },
  { "literal-strip", "Resources:\n" A "      L: |-\n        a\n" NAME },
  { "literal-keep", "Resources:\n" A "      L: |+\n        a\n\n\n" NAME },
  { "literal-indicator", "Resources:\n" A "      L: |2\n          a\n        b\n" NAME },
  { "literal-strip-indicator", "Resources:\n" A "      L: |-1\n         a\n        b\n" NAME },
  { "literal-keep-indicator", "Resources:\n" A "      L: |2+ # c\n          a\n\n" NAME },
  { "folded", "Resources:\n" A "      L: >\n        a\n        b\n\n          c\n" NAME },
  { "folded-strip", "Resources:\n" A "      L: >-\n        a\n        b\n" NAME },
  { "folded-keep", "Resources:\n" A "      L: >+\n        a\n\n" NAME },
  { "folded-indicator", "Resources:\n" A "      L: >2-\n          a\n        b\n" NAME },
  { "literal-at-the-end", "Resources:\n" A NAME "      L: |+\n        a\n\n\n" },
  { "literal-no-newline", "Resources:\n" A NAME "      L: |\n        a" },
  { "plain-over-lines", "Resources:\n" A "      L: a\n        b\n\n        c # d\n" NAME },
  { "explicit-keys",
    "? Resources\n: A:\n    ? Properties\n    : ? Name\n      : old\n      ? B\n" },
  { "explicit-nested", "? Resources\n:\n  ? A\n  :\n    Properties:\n      Name: old\n" },
  { "document-start", "---\nResources:\n" A NAME },
  { "document-start-comment", "--- # c\nResources:\n" A NAME "...\n" },
  { "document-end", "Resources:\n" A NAME "...\n# behind\n" },
  { "directives", "%YAML 1.1\n%TAG !e! tag:e.com,2000:\n---\nResources:\n" A NAME },
  { "non-ascii", "# \xc3\xa4\nResources:\n" A "      \xc3\x9c: \xe2\x82\xac # \xc3\xa9\n" NAME },
  { "astral", "Resources:\n" A "      E: \xf0\x9f\x98\x80 # \xf0\x9f\x98\x80\n" NAME },
  { "nel", "Resources:\n" A "      E: \"a\xc2\x85 b\xe2\x80\xa8 c\"\n" NAME },
  { "anchors", "M: &m {a: 1}\nResources:\n" A "      B: *m\n" NAME },
  { "tags", "Resources:\n" A "      B: !Sub\n        - ${x}\n        - {x: !Ref Y}\n" NAME },
  { "json",
    "{\n  \"Resources\": {\n    \"A\": {\n      \"Properties\": {\n        \"Name\": \"old\",\n"
            "        \"B\": 1\n      }\n    }\n  }\n}\n" },
  { "json-tabs", "{\n\t\"Resources\": {\n\t\t\"A\": {\n\t\t\t\"Properties\": {\n"
                 "\t\t\t\t\"B\":\t1,\n\t\t\t\t\"Name\":\t\"old\"\n\t\t\t}\n\t\t}\n\t}\n}" },
  { "json-tabs-before", "\t{\"Resources\": {\"A\": {\"Properties\": {\"Name\": \"old\"}}}}" },
  { "json-minified", "{\"Resources\":{\"A\":{\"Properties\":{\"B\":[1,2],\"Name\":\"old\"}}}}" },
  { "json-slash",
    "{\"Resources\": {\"A\": {\"Properties\": {\"B\": \"a\\/b\", \"Name\": \"old\"}}}}\n" },
  { "json-surrogates", "{\"Resources\": {\"A\": {\"Properties\": {\"B\": \"\\ud83d\\ude00\",\n"
                       " \"Name\": \"old\"}}}}\n" },
  { "json-crlf", "{\r\n  \"Resources\": {\r\n    \"A\": {\r\n      \"Properties\": {\r\n"
                 "        \"Name\": \"old\"\r\n      }\r\n    }\r\n  }\r\n}\r\n" },
  { "json-blanks",
    "\n\n {  \"Resources\" :{ \"A\":\n{ \"Properties\" : {\"Name\"  :\"old\" } } } } \n\n" },
};

static CfnEdit *
set_name (CfnTree    *tree,
          const char *value)
{
  g_autoptr (CfnPath) path = cfn_path_parse ("Resources.A.Properties.Name", NULL);
  g_autoptr (CfnTree) node = cfn_tree_read_string (value);
  g_autoptr (GError) error = NULL;
  CfnEdit *edit = cfn_writer_set (tree, path, cfn_tree_get_root (node), &error);

  g_assert_no_error (error);
  return edit;
}

/* A node's bytes are its own: brackets and quotes at both ends, never a blank at one. */
static void
check_spans (const char    *text,
             const CfnNode *node)
{
  gsize start = node->content.start;
  gsize end = node->content.end;

  g_assert_cmpuint (node->span.start, <=, start);
  g_assert_cmpuint (start, <=, end);
  if (node->style == CFN_STYLE_DOUBLE_QUOTED)
    g_assert_true (text[start] == '"' && text[end - 1] == '"');
  else if (node->style == CFN_STYLE_SINGLE_QUOTED)
    g_assert_true (text[start] == '\'' && text[end - 1] == '\'');
  else if (node->style == CFN_STYLE_FLOW)
    g_assert_true (strchr ("[{", text[start]) != NULL && strchr ("]}", text[end - 1]) != NULL);
  else if (node->style == CFN_STYLE_PLAIN && end > start)
    g_assert_true (!g_ascii_isspace (text[start]) && !g_ascii_isspace (text[end - 1]));
  if (node->kind == CFN_NODE_SCALAR && node->style == CFN_STYLE_PLAIN
      && memchr (text + start, '\n', end - start) == NULL)
    g_assert_cmpmem (text + start, end - start, node->value, node->length);

  if (node->key != NULL)
    check_spans (text, node->key);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      g_assert_cmpuint (child->span.start, >=, node->span.start);
      g_assert_cmpuint (child->span.end, <=, node->span.end);
      check_spans (text, child);
    }
}

/* The text with "new" for its "old". */
static char *
expect (const char *text)
{
  const char *old = strstr (text, "old");

  return g_strdup_printf ("%.*snew%s", (int) (old - text), text, old + 3);
}

static void
assert_text (CfnText    *text,
             const char *expected)
{
  gsize length;
  const char *data = cfn_text_get_data (text, &length);

  g_assert_cmpmem (data, length, expected, strlen (expected));
}

static void
test_form (gconstpointer data)
{
  const Form *form = data;
  g_autofree char *expected = expect (form->text);
  g_autoptr (CfnText) text = cfn_text_new_from_string (form->text, -1);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  g_autoptr (CfnEdit) same = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (CfnEdit) back = NULL;
  g_autoptr (CfnText) after = NULL;
  g_autoptr (CfnTree) after_tree = NULL;
  g_autoptr (CfnText) restored = NULL;

  g_assert_true (cfn_tree_is_whole (tree));
  assert_text (cfn_tree_get_text (tree), form->text);
  check_spans (form->text, cfn_tree_get_root (tree));

  same = set_name (tree, "old");
  g_assert_true (cfn_edit_is_empty (same));

  edit = set_name (tree, "new");
  after = cfn_edit_apply (edit, text);
  assert_text (after, expected);

  after_tree = cfn_tree_read (after, NULL);
  back = set_name (after_tree, "old");
  restored = cfn_edit_apply (back, after);
  assert_text (restored, form->text);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *test = g_strconcat ("/identity/", forms[i].name, NULL);

      g_test_add_data_func (test, &forms[i], test_form);
    }

  return g_test_run ();
}
