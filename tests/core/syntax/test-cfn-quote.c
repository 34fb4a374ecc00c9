/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is written as a string is read back as that string by YAML 1.1, by YAML 1.2 and by
 * CloudFormation, wherever it stands; and what none of them takes for anything else has no quotes.
 */
#include "cfn-intrinsic.h"
#include "cfn-quote.h"
#include "cfn-writer.h"

#include <string.h>

/* Read as something else without quotes. */
static const char * const traps[] = {
  "", " ", "\t", " a", "a ", "a\t", "\ta",
  /* booleans and null of YAML 1.1, in any case */
  "y", "Y", "n", "N", "yes", "Yes", "YES", "yEs", "no", "No", "NO", "on", "On", "ON", "off", "Off",
  "OFF", "true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL", "nULL", "~",
  /* merge and value */
  "<<", "=",
  /* whole numbers, octal, hexadecimal, binary, with blanks */
  "0", "5", "-5", "+5", "012", "012345670123", "089", "0o7", "0o17", "0x1f", "-0x1f", "0b101",
  "1_000", "-1_000", "0_1", "123456789012345678901234567890",
  /* of base 60 */
  "1:20", "22:22", "12:30:45", "190:20:30", "-1:20", "1:20.5", "190:20:30.15",
  /* broken ones */
  "1.", "1.5", "-1.5", ".5", "1.5e3", "1e3", "1E3", "1e+3", "1e-3", "6.8523015e+5", "685_230.15",
  ".inf", ".Inf", ".INF", "-.inf", "+.inf", ".nan", ".NaN", ".NAN",
  /* dates */
  "2012-10-17", "2010-09-09", "2012-13-45", "2012-10-17T00:00:00Z", "2001-12-14t21:59:43.10-05:00",
  "2001-12-14 21:59:43.10 -5", "2001-1-1 1:00:00",
  /* signs of the grammar */
  "-", "- a", "-\ta", "?", "? a", ":", ": a", "---", "--- a", "...", "... a", "a:", "a: b", "a:\tb",
  "a #b", "a\t#b", "#", "#a", "&", "&a", "*", "*a", "!", "!a", "!Ref a", "|", "|a", "|-", ">", ">a",
  "'", "'a'", "\"", "\"a\"", "%", "%a", "@", "@a", "`", "`a", "[", "[a]", "]", "{", "{a}", "}", ",",
  ",a",
  /* what a line cannot hold */
  "a\nb", "a\n", "\na", "a\rb", "a\r\nb", "a\tb", "a\x01" "b", "\x1b[0m", "a\x7f" "b",
  "a\302\205b",         /* next line */
  "a\302\240\302\237b", /* a control character of the upper half */
  "a\342\200\250b",     /* line separator */
  "a\342\200\251b",     /* paragraph separator */
  "\357\273\277a",      /* byte order mark */
  "a\357\277\276b",     /* no character */
};

/* Quoted within brackets only. */
static const char * const flow_traps[] = {
  "a,b", "a, b", "a]b", "a[0]", "a{b}", "${A}", "${AWS::StackName}-x", "?a", ":a", "::1",
};

static const char * const harmless[] = {
  "plain", "a b", "a  b", "a-b", "-a", "-x", "--a", "---a", "...a", "a:b", "a::b", "a#b", "a'b",
  "it's", "a\"b", "a\\b", "\\", "a*b", "a&b", "a!b", "a|b", "a>b", "a%b", "a@b", "a`b", "a?", "a!",
  "/", "/path", "~/x", "~a", "=a", "<a", "<<a", "$", "$a", "(a)", "_", "_1", ";", "+", "^a$",
  "nullx", "yess", "nn", "onx", "trueish", "None", "none", "nil", "t", "f",
  "1a", "a1", "0X1F", "0x", "0xg", "0o", "0o8", "0b2", "1:60", "1.2.3", "1.2.3.4", "10.0.0.0/16",
  "1-2", "1+1", "e3", "inf", "nan", ".a", ".", "..", "2012-10", "2012-10-17x", "20121017T",
  "AWS::DynamoDB::Table", "AWS::Region", "arn:aws:logs:*:*:*", "arn:aws:s3:::bucket/*",
  "index.handler", "nodejs22.x", "rate(5 minutes)", "logs:PutLogEvents", "s3://bucket/key",
  "caf\303\251", "\344\270\255\346\226\207", "\360\237\230\200", "a\302\240b",
};

static const char yaml[] =
  "R:\n"
  "  Plain: x\n"
  "  List:\n"
  "    - x\n"
  "  Flow: [x, {K: x}]\n";

static const char json[] = "{ \"R\": { \"Plain\": \"x\", \"List\": [\"x\"] } }\n";

static CfnTree *
set_string (CfnTree    *tree,
            const char *path,
            const char *text)
{
  CfnNode node = { .kind = CFN_NODE_SCALAR, .style = CFN_STYLE_SINGLE_QUOTED };
  g_autoptr (CfnPath) steps = cfn_path_parse (path, NULL);
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (CfnText) after = NULL;
  g_autoptr (GError) error = NULL;

  node.value = text;
  node.length = strlen (text);
  edit = cfn_writer_set (tree, steps, &node, &error);
  g_assert_no_error (error);
  after = cfn_edit_apply (edit, cfn_tree_get_text (tree));

  return cfn_tree_read (after, NULL);
}

/* Sets @text at @path and says whether it stands there without quotes. */
static gboolean
is_plain_at (const char *template,
             const char *path,
             const char *text)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (template);
  g_autoptr (CfnTree) after = set_string (tree, path, text);
  g_autoptr (CfnPath) steps = cfn_path_parse (path, NULL);
  const CfnNode *node = cfn_path_resolve (steps, after, NULL);

  g_assert_true (cfn_tree_is_whole (after));
  g_assert_nonnull (node);
  g_assert_cmpmem (node->value, node->length, text, strlen (text));
  g_assert_cmpint (cfn_node_get_scalar_type (node), ==, CFN_SCALAR_STRING);
  g_assert_null (node->tag);

  return node->style == CFN_STYLE_PLAIN;
}

static void
assert_everywhere (const char *text,
                   gboolean    in_block,
                   gboolean    in_flow)
{
  g_test_message ("%s", text);
  g_assert_cmpint (is_plain_at (yaml, "R.Plain", text), ==, in_block);
  g_assert_cmpint (is_plain_at (yaml, "R.New", text), ==, in_block);
  g_assert_cmpint (is_plain_at (yaml, "R.List[0]", text), ==, in_block);
  g_assert_cmpint (is_plain_at (yaml, "R.List[1]", text), ==, in_block);
  g_assert_cmpint (is_plain_at (yaml, "R.Flow[0]", text), ==, in_flow);
  g_assert_cmpint (is_plain_at (yaml, "R.Flow[1].K", text), ==, in_flow);
  g_assert_cmpint (is_plain_at (yaml, "R.Flow[1].New", text), ==, in_flow);
  g_assert_false (is_plain_at (json, "R.Plain", text));
  g_assert_false (is_plain_at (json, "R.New", text));
  g_assert_false (is_plain_at (json, "R.List[1]", text));
}

static void
test_traps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (traps); i++)
    assert_everywhere (traps[i], FALSE, FALSE);
}

static void
test_flow_traps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (flow_traps); i++)
    assert_everywhere (flow_traps[i], TRUE, FALSE);
}

static void
test_harmless (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (harmless); i++)
    assert_everywhere (harmless[i], TRUE, TRUE);
}

/* Keys are strings too. */
static void
test_keys (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_autoptr (CfnTree) tree = cfn_tree_read_string (yaml);
      g_autoptr (CfnPath) path = cfn_path_parse ("R", NULL);
      g_autoptr (CfnEdit) edit = NULL;
      g_autoptr (CfnText) text = NULL;
      g_autoptr (CfnTree) after = NULL;
      const CfnNode *value;

      cfn_path_push_key (path, traps[i]);
      edit = cfn_writer_set (tree, path, cfn_tree_get_root (tree), NULL);
      g_assert_nonnull (edit);
      text = cfn_edit_apply (edit, cfn_tree_get_text (tree));
      after = cfn_tree_read (text, NULL);
      g_assert_true (cfn_tree_is_whole (after));
      value = cfn_node_get (cfn_node_get (cfn_tree_get_root (after), "R"), traps[i]);
      g_assert_nonnull (value);
      g_assert_cmpint (value->key->style, !=, CFN_STYLE_PLAIN);
      g_assert_true (cfn_node_equal (value, cfn_tree_get_root (tree)));
    }
}

/* The kind of quotes that needs no escapes, single ones where both will do. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *text;
    const char *quoted;
  } rows[] = {
    { "plain", "plain" },
    { "", "''" },
    { "012345670123", "'012345670123'" },
    { "2012-10-17", "'2012-10-17'" },
    { "'a'", "\"'a'\"" },
    { "\"a\"", "'\"a\"'" },
    { "a: 'b' \"c\"", "'a: ''b'' \"c\"'" },
    { "a: \\", "'a: \\'" },
    { "a\tb", "\"a\\tb\"" },
    { "a\nb", "\"a\\nb\"" },
    { "a\302\205b", "\"a\\u0085b\"" },
    { "\357\273\277", "\"\\ufeff\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *quoted = cfn_writer_quote (rows[i].text);

      g_assert_cmpstr (quoted, ==, rows[i].quoted);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quote/traps", test_traps);
  g_test_add_func ("/quote/flow-traps", test_flow_traps);
  g_test_add_func ("/quote/harmless", test_harmless);
  g_test_add_func ("/quote/keys", test_keys);
  g_test_add_func ("/quote/kinds", test_kinds);

  return g_test_run ();
}
