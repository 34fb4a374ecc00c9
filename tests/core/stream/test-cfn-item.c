/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-item.h"

#include <string.h>

static CfnItem *
parse (const char *json)
{
  CfnSyntaxProblem problem = { NULL, { 0, 0 } };
  CfnItem *item = cfn_item_parse (json, -1, &problem);

  if (item == NULL)
    {
      g_autofree char *words = cfn_message_format (problem.message);

      g_test_message ("%s: %s", json, words);
      cfn_message_unref (problem.message);
    }
  g_assert_nonnull (item);

  return item;
}

/* All types come out as they went in, numbers in their one form. */
static void
test_json (void)
{
  static const char json[]
    = "{\"s\": {\"S\": \"a \\\"b\\\"\"}, \"n\": {\"N\": \"3.5\"}, \"b\": {\"B\": \"AQI=\"}, "
      "\"t\": {\"BOOL\": true}, \"f\": {\"BOOL\": false}, \"z\": {\"NULL\": true}, "
      "\"l\": {\"L\": [{\"S\": \"x\"}, {\"L\": []}]}, \"m\": {\"M\": {\"k\": {\"N\": \"1\"}}}, "
      "\"ss\": {\"SS\": [\"a\", \"b\"]}, \"ns\": {\"NS\": [\"1\", \"2\"]}, "
      "\"bs\": {\"BS\": [\"AQ==\"]}}";
  g_autoptr (CfnItem) item = parse (json);
  g_autofree char *written = cfn_item_to_json (item);

  g_assert_cmpstr (written, ==, json);
  g_assert_cmpuint (cfn_item_get_n_attributes (item), ==, 11);
  g_assert_cmpstr (cfn_item_get_name (item, 1), ==, "n");
  g_assert_cmpstr (cfn_item_get_type_of (item, "ss"), ==, "SS");
  g_assert_null (cfn_item_get_type_of (item, "none"));
}

static void
test_equal (void)
{
  static const struct
  {
    const char *one;
    const char *other;
    gboolean    is_equal;
  } cases[] = {
    { "{\"a\": {\"N\": \"3\"}}", "{\"a\": {\"N\": \"3.0\"}}", TRUE },
    { "{\"a\": {\"N\": \"3\"}}", "{\"a\": {\"S\": \"3\"}}", FALSE },
    { "{\"a\": {\"N\": \"3\"}, \"b\": {\"S\": \"\"}}",
      "{\"b\": {\"S\": \"\"}, \"a\": {\"N\": \"3\"}}", TRUE },
    { "{\"a\": {\"SS\": [\"x\", \"y\"]}}", "{\"a\": {\"SS\": [\"y\", \"x\"]}}", TRUE },
    { "{\"a\": {\"L\": [{\"S\": \"x\"}, {\"S\": \"y\"}]}}",
      "{\"a\": {\"L\": [{\"S\": \"y\"}, {\"S\": \"x\"}]}}", FALSE },
    { "{\"a\": {\"M\": {\"x\": {\"S\": \"1\"}, \"y\": {\"S\": \"2\"}}}}",
      "{\"a\": {\"M\": {\"y\": {\"S\": \"2\"}, \"x\": {\"S\": \"1\"}}}}", TRUE },
    { "{\"a\": {\"S\": \"1\"}}", "{\"b\": {\"S\": \"1\"}}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CfnItem) one = parse (cases[i].one);
      g_autoptr (CfnItem) other = parse (cases[i].other);

      g_assert_cmpint (cfn_item_equal (one, other), ==, cases[i].is_equal);
    }
}

/* DynamoDB Developer Guide, Item sizes and formats. */
static void
test_size (void)
{
  static const struct
  {
    const char *json;
    gsize       size;
  } cases[] = {
    { "{}", 0 },
    { "{\"Id\": {\"N\": \"101\"}}", 5 },
    { "{\"Message\": {\"S\": \"New item!\"}, \"Id\": {\"N\": \"101\"}}", 21 },
    { "{\"ä\": {\"S\": \"ü\"}}", 4 },
    { "{\"b\": {\"B\": \"AQI=\"}}", 3 },
    { "{\"b\": {\"BOOL\": true}, \"n\": {\"NULL\": true}}", 4 },
    { "{\"l\": {\"L\": []}}", 4 },
    { "{\"l\": {\"L\": [{\"S\": \"ab\"}]}}", 7 },
    { "{\"m\": {\"M\": {\"k\": {\"S\": \"ab\"}}}}", 8 },
    { "{\"s\": {\"SS\": [\"ab\", \"c\"]}}", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CfnItem) item = parse (cases[i].json);

      g_assert_cmpuint (cfn_item_get_size (item), ==, cases[i].size);
    }
}

static void
test_change (void)
{
  g_autoptr (CfnItem) item = parse ("{\"a\": {\"S\": \"1\"}, \"b\": {\"S\": \"2\"}, "
                                    "\"c\": {\"S\": \"3\"}}");
  g_autoptr (CfnItem) set = parse ("{\"b\": {\"S\": \"x\"}, \"d\": {\"S\": \"y\"}}");
  g_autoptr (CfnItem) changed
    = cfn_item_change (item, set, (const char * const[]) { "c", "none", NULL });
  g_autoptr (CfnItem) picked
    = cfn_item_pick (item, (const char * const[]) { "b", "none", NULL });
  g_autofree char *json = cfn_item_to_json (changed);
  g_autofree char *key = cfn_item_to_json (picked);

  g_assert_cmpstr (json, ==, "{\"a\": {\"S\": \"1\"}, \"b\": {\"S\": \"x\"}, "
                             "\"d\": {\"S\": \"y\"}}");
  g_assert_cmpstr (key, ==, "{\"b\": {\"S\": \"2\"}}");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *json;
    gsize       start;
    const char *words;
  } cases[] = {
    { "[]", 0, "Attributes are expected" },
    { "{\"a\": \"x\"}", 6, "has its type around it" },
    { "{\"a\": {}}", 6, "has its type around it" },
    { "{\"a\": {\"X\": 1}}", 7, "There is no type “X”" },
    { "{\"a\": {\"S\": 1}}", 12, "S takes a text" },
    { "{\"a\": {\"N\": 1}}", 12, "Numbers stand in quotes" },
    { "{\"a\": {\"N\": \"x\"}}", 12, "“x” is no number" },
    { "{\"a\": {\"N\": true}}", 12, "N takes a number" },
    { "{\"a\": {\"N\": \"1e200\"}}", 12, "between 1E-130" },
    { "{\"a\": {\"B\": \"?\"}}", 12, "Base64" },
    { "{\"a\": {\"B\": \"abc\"}}", 12, "Base64" },
    { "{\"a\": {\"BOOL\": \"true\"}}", 15, "BOOL takes true or false" },
    { "{\"a\": {\"NULL\": false}}", 15, "NULL takes true" },
    { "{\"a\": {\"L\": {}}}", 12, "L takes a list" },
    { "{\"a\": {\"M\": []}}", 12, "Attributes are expected" },
    { "{\"a\": {\"SS\": []}}", 13, "one element at least" },
    { "{\"a\": {\"SS\": [\"x\", \"x\"]}}", 19, "“x” once only" },
    { "{\"a\": {\"NS\": [\"1\", \"1.0\"]}}", 19, "“1” once only" },
    { "{\"a\": {\"S\": \"x\"}, \"a\": {\"S\": \"y\"}}", 18, "is here twice" },
    { "{\"\": {\"S\": \"x\"}}", 1, "needs a name" },
    { "{\"a\": {\"S\": 'x'}}", 12, "double quotes" },
    { "{\"a\": {\"BOOL\": True}}", 15, "Python" },
    { "{\"a\": {\"S\": \"x\"},}", 16, "no comma" },
    { "{\"a\": {\"S\": \"x\"}", 16, "ends before" },
    { "{\"a\": {\"S\": \"\xff\"}}", 13, "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CfnSyntaxProblem problem = { NULL, { 0, 0 } };
      /* What a test prints has to be UTF-8 even where its case is not. */
      g_autofree char *shown = g_utf8_make_valid (cases[i].json, -1);
      g_autofree char *words = NULL;

      g_assert_null (cfn_item_parse (cases[i].json, -1, &problem));
      words = cfn_message_format (problem.message);
      cfn_message_unref (problem.message);
      g_test_message ("%s: %s", shown, words);
      g_assert_nonnull (strstr (words, cases[i].words));
      g_assert_cmpuint (problem.span.start, ==, cases[i].start);
    }
}

/* DynamoDB Developer Guide, Quotas: 32 levels. */
static void
test_depth (void)
{
  for (guint levels = 30; levels < 40; levels++)
    {
      g_autoptr (GString) json = g_string_new ("{\"a\": ");
      CfnSyntaxProblem problem = { NULL, { 0, 0 } };
      g_autoptr (CfnItem) item = NULL;

      for (guint i = 1; i < levels; i++)
        g_string_append (json, "{\"L\": [");
      g_string_append (json, "{\"S\": \"x\"}");
      for (guint i = 1; i < levels; i++)
        g_string_append (json, "]}");
      g_string_append_c (json, '}');
      item = cfn_item_parse (json->str, -1, &problem);
      g_assert_cmpint (item != NULL, ==, levels <= 32);
      g_clear_pointer (&problem.message, cfn_message_unref);
    }
}

static void
test_gone (void)
{
  CfnItem *item = parse ("{\"a\": {\"S\": \"1\"}}");
  CfnItem *same = cfn_item_change (item, NULL, NULL);

  g_assert_true (cfn_item_ref (item) == item);
  cfn_item_unref (item);
  cfn_item_unref (item);
  g_assert_false (cfn_item_is_blank (same, "a"));
  cfn_item_unref (same);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stream/item/json", test_json);
  g_test_add_func ("/stream/item/equal", test_equal);
  g_test_add_func ("/stream/item/size", test_size);
  g_test_add_func ("/stream/item/change", test_change);
  g_test_add_func ("/stream/item/refused", test_refused);
  g_test_add_func ("/stream/item/depth", test_depth);
  g_test_add_func ("/stream/item/gone", test_gone);

  return g_test_run ();
}
