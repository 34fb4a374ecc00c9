/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-code.h"

/* The tokens of @text, each in brackets with a letter for its kind. */
static char *
describe (CfnCodeLanguage  language,
          const char      *text)
{
  static const char letters[] = "wnsr.c";
  g_autoptr (GArray) tokens = cfn_code_read (language, text);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < tokens->len; i++)
    {
      const CfnToken *token = &g_array_index (tokens, CfnToken, i);

      g_string_append_printf (words, "%s%c[%.*s]%s", i > 0 ? " " : "", letters[token->kind],
                              (int) (token->end - token->start), text + token->start,
                              token->is_open ? "..." : "");
    }

  return g_string_free (words, FALSE);
}

static const struct
{
  CfnCodeLanguage language;
  const char *text;
  const char *tokens;
} cases[] = {
  { CFN_CODE_JAVASCRIPT, "", "" },
  { CFN_CODE_JAVASCRIPT, "a.b = 'x'", "w[a] .[.] w[b] .[=] s['x']" },
  { CFN_CODE_JAVASCRIPT, "a // b\nc", "w[a] c[// b] w[c]" },
  { CFN_CODE_JAVASCRIPT, "a /* b\n*/ c", "w[a] c[/* b\n*/] w[c]" },
  { CFN_CODE_JAVASCRIPT, "a /* b", "w[a] c[/* b]..." },
  { CFN_CODE_JAVASCRIPT, "'//' + \"/*\"", "s['//'] .[+] s[\"/*\"]" },
  { CFN_CODE_JAVASCRIPT, "'it\\'s' x", "s['it\\'s'] w[x]" },
  { CFN_CODE_JAVASCRIPT, "'open\nx", "s['open]... w[x]" },
  { CFN_CODE_JAVASCRIPT, "`a${b}c`", "s[`a${] w[b] s[}c`]" },
  { CFN_CODE_JAVASCRIPT, "`a${ {x: `${y}`} }c` z",
    "s[`a${] .[{] w[x] .[:] s[`${] w[y] s[}`] .[}] s[}c`] w[z]" },
  { CFN_CODE_JAVASCRIPT, "`a${'}'}`", "s[`a${] s['}'] s[}`]" },
  { CFN_CODE_JAVASCRIPT, "`a\\`${", "s[`a\\`${]" },
  { CFN_CODE_JAVASCRIPT, "`open", "s[`open]..." },
  { CFN_CODE_JAVASCRIPT, "x = /'\\/[/]/g; y", "w[x] .[=] r[/'\\/[/]/g] .[;] w[y]" },
  { CFN_CODE_JAVASCRIPT, "a / b / c", "w[a] .[/] w[b] .[/] w[c]" },
  { CFN_CODE_JAVASCRIPT, "(a) / 2 // '", ".[(] w[a] .[)] .[/] n[2] c[// ']" },
  { CFN_CODE_JAVASCRIPT, "return /'/.test(x)", "w[return] r[/'/] .[.] w[test] .[(] w[x] .[)]" },
  { CFN_CODE_JAVASCRIPT, "= /\n'a'", ".[=] .[/] s['a']" },
  { CFN_CODE_JAVASCRIPT, "a?.b ?? c || d && e => f == g ...h",
    "w[a] .[?.] w[b] .[??] w[c] .[||] w[d] .[&&] w[e] .[=>] w[f] .[==] w[g] .[...] w[h]" },
  { CFN_CODE_JAVASCRIPT, "$a _b \xc3\xa4", "w[$a] w[_b] w[\xc3\xa4]" },
  { CFN_CODE_JAVASCRIPT, "# not Python", ".[#] w[not] w[Python]" },
  { CFN_CODE_PYTHON, "def f(x): # say\n  return x", "w[def] w[f] .[(] w[x] .[)] .[:] c[# say] "
                                                   "w[return] w[x]" },
  { CFN_CODE_PYTHON, "'#' \"\"\"a\n'#'\"\"\" b", "s['#'] s[\"\"\"a\n'#'\"\"\"] w[b]" },
  { CFN_CODE_PYTHON, "rb'\\' f'{x}' r'\\' y",
    "s[rb'\\' f'] .[{] w[x] .[}] s[' r'] .[\\] s[' y]..." },
  { CFN_CODE_PYTHON, "f\"{a}\" u'b' bar", "s[f\"{a}\"] s[u'b'] w[bar]" },
  { CFN_CODE_PYTHON, "''''''x", "s[''''''] w[x]" },
  { CFN_CODE_PYTHON, "'''open", "s['''open]..." },
  { CFN_CODE_PYTHON, "a // b", "w[a] .[/] .[/] w[b]" },
  { CFN_CODE_PYTHON, "1.5 + x1", "n[1.5] .[+] w[x1]" },
};

static void
test_tokens (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tokens = describe (cases[i].language, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (tokens, ==, cases[i].tokens);
    }
}

static void
test_places (void)
{
  const char *text = "f(a, {\n  b: [c]\n}) // d\ne";
  static const struct { const char *word; guint depth; gboolean starts_line; } wanted[] = {
    { "f", 0, TRUE }, { "(", 0, FALSE }, { "a", 1, FALSE }, { ",", 1, FALSE }, { "{", 1, FALSE },
    { "b", 2, TRUE }, { ":", 2, FALSE }, { "[", 2, FALSE }, { "c", 3, FALSE }, { "]", 2, FALSE },
    { "}", 1, TRUE }, { ")", 0, FALSE }, { NULL, 0, FALSE }, { "e", 0, TRUE },
  };
  g_autoptr (GArray) tokens = cfn_code_read (CFN_CODE_JAVASCRIPT, text);

  g_assert_cmpuint (tokens->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < tokens->len; i++)
    {
      const CfnToken *token = &g_array_index (tokens, CfnToken, i);

      g_assert_true (wanted[i].word == NULL ? token->kind == CFN_TOKEN_COMMENT
                                            : cfn_token_is (token, text, wanted[i].word));
      g_assert_cmpuint (token->depth, ==, wanted[i].depth);
      g_assert_cmpint (token->starts_line, ==, wanted[i].starts_line);
    }
}

static void
test_words (void)
{
  const char *text = "a 'a' rb\"a\" # a";
  g_autoptr (GArray) tokens = cfn_code_read (CFN_CODE_PYTHON, text);

  g_assert_cmpuint (tokens->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const CfnToken *token = &g_array_index (tokens, CfnToken, i);

      g_assert_cmpint (cfn_token_is (token, text, "a"), ==, i < 3);
      g_assert_false (cfn_token_is (token, text, "aa"));
      g_assert_false (cfn_token_is (token, text, ""));
    }
}

/* Whatever it is, no byte is read twice, and none beyond the end. */
static void
test_anything (void)
{
  static const char signs[] = "'\"`/*\\${}()[]#\nab1 rf.=>?";

  for (guint round = 0; round < 20000; round++)
    {
      char text[17];
      guint length = g_test_rand_int_range (0, 17);
      g_autoptr (GArray) tokens = NULL;
      guint last = 0;

      for (guint i = 0; i < length; i++)
        text[i] = signs[g_test_rand_int_range (0, sizeof signs - 1)];
      text[length] = '\0';
      tokens = cfn_code_read (round % 2, text);
      for (guint i = 0; i < tokens->len; i++)
        {
          const CfnToken *token = &g_array_index (tokens, CfnToken, i);

          g_assert_cmpuint (token->start, >=, last);
          g_assert_cmpuint (token->end, >, token->start);
          g_assert_cmpuint (token->end, <=, length);
          cfn_token_is (token, text, "x");
          last = token->end;
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code/tokens", test_tokens);
  g_test_add_func ("/code/places", test_places);
  g_test_add_func ("/code/words", test_words);
  g_test_add_func ("/code/anything", test_anything);

  return g_test_run ();
}
