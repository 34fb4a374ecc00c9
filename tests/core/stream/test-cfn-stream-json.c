/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-json.h"

#include <string.h>

/* What fits stays in one line; the rest has a line for each member. */
static void
test_indent (void)
{
  static const char item[]
    = "{\"id\": {\"S\": \"a text that is long enough for a line of its own\"}}";
  g_autofree char *json = g_strdup_printf ("{\"Records\": [%s, %s], \"none\": []}", item, item);
  g_autofree char *expected = g_strdup_printf ("{\n  \"Records\": [\n    %s,\n    %s\n  ],\n"
                                               "  \"none\": []\n}",
                                               item, item);
  g_autofree char *lines = cfn_stream_json_indent (json);
  g_autofree char *line = cfn_stream_json_indent (item);

  g_assert_cmpstr (lines, ==, expected);
  g_assert_cmpstr (line, ==, item);
}

/* A problem has its place, and words that are no longer than a sentence. */
static void
test_problem (void)
{
  g_autoptr (GString) json = g_string_new ("[");
  CfnSyntaxProblem problem = { NULL, { 0, 0 } };
  g_autofree char *words = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (json, "ä");
  g_assert_null (cfn_stream_json_read (json->str, json->len, &problem));
  words = cfn_message_format (problem.message);
  cfn_message_unref (problem.message);
  g_assert_cmpuint (problem.span.start, ==, 1);
  g_assert_cmpuint (strlen (words), <, 120);
  g_assert_true (g_utf8_validate (words, -1, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stream/json/indent", test_indent);
  g_test_add_func ("/stream/json/problem", test_problem);

  return g_test_run ();
}
