/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-filter-record.h"

#include <string.h>

#include "cfn-tree.h"

static CfnPattern *
parse (const char *text)
{
  CfnPatternProblem problem;
  CfnSpan span;
  CfnPattern *pattern = cfn_pattern_parse (text, strlen (text), &problem, &span);

  g_assert_nonnull (pattern);

  return pattern;
}

#define RECORD                                                                                    \
  "{\"eventName\": \"INSERT\", \"dynamodb\": {\"ApproximateCreationDateTime\": 1479499740, "      \
  "\"Keys\": {\"id\": {\"S\": \"us-1-a\"}}, \"NewImage\": {\"id\": {\"S\": \"us-1-a\"}, "         \
  "\"n\": {\"N\": \"42\"}, \"tags\": {\"SS\": [\"a\", \"b\"]}}}}"

static void
assert_passes (const char *text)
{
  g_autoptr (CfnPattern) pattern = parse (text);
  g_autoptr (CfnPattern) record = parse (RECORD);
  g_autofree char *path = NULL;

  if (!cfn_filter_passes (pattern, record, &path, NULL))
    g_error ("%s fails at %s", text, path);
}

static void
assert_fails (const char *text,
              const char *where)
{
  g_autoptr (CfnPattern) pattern = parse (text);
  g_autoptr (CfnPattern) record = parse (RECORD);
  g_autofree char *path = NULL;
  g_autoptr (CfnMessage) why = NULL;

  g_assert_false (cfn_filter_passes (pattern, record, &path, &why));
  g_assert_cmpstr (path, ==, where);
  g_assert_nonnull (why);
}

/* What AWS was seen to do with such patterns is among these. */
static void
test_passes (void)
{
  assert_passes ("{}");
  assert_passes ("{\"eventName\": [\"INSERT\"]}");
  assert_passes ("{\"eventName\": [\"INSERT\", \"MODIFY\"]}");
  assert_passes ("{\"dynamodb\": {\"NewImage\": {\"id\": {\"S\": [{\"exists\": true}]}}}}");
  assert_passes ("{\"dynamodb\": {\"NewImage\": {\"id\": [{\"exists\": false}]}}}");
  assert_passes ("{\"dynamodb\": {\"NewImage\": {\"id\": {\"S\": [{\"prefix\": \"us-1\"}]}}}}");
  assert_passes ("{\"dynamodb\": {\"NewImage\": {\"n\": {\"N\": [{\"anything-but\": \"101\"}]}}}}");
  assert_passes ("{\"dynamodb\": {\"ApproximateCreationDateTime\": [{\"numeric\": [\">\", 0]}]}}");
  assert_passes ("{\"dynamodb\": {\"NewImage\": {\"tags\": {\"SS\": [\"b\"]}}}}");
  assert_passes ("{\"$or\": [{\"eventName\": [\"REMOVE\"]}, {\"eventName\": [\"INSERT\"]}]}");
}

static void
test_fails (void)
{
  assert_fails ("{\"eventName\": [\"REMOVE\"]}", "eventName");
  assert_fails ("{\"dynamodb\": {\"OldImage\": {\"id\": {\"S\": [\"a\"]}}}}",
                "dynamodb.OldImage.id.S");
  assert_fails ("{\"dynamodb\": {\"NewImage\": {\"id\": [\"us-1-a\"]}}}", "dynamodb.NewImage.id");
  assert_fails ("{\"dynamodb\": {\"NewImage\": {\"id\": [{\"exists\": true}]}}}",
                "dynamodb.NewImage.id");
  assert_fails ("{\"dynamodb\": {\"NewImage\": {\"n\": {\"N\": [{\"numeric\": [\">\", 1]}]}}}}",
                "dynamodb.NewImage.n.N");
  assert_fails ("{\"dynamodb\": {\"NewImage\": {\"n\": {\"N\": [42]}}}}", "dynamodb.NewImage.n.N");
  assert_fails ("{\"eventName\": \"INSERT\"}", "eventName");
  assert_fails ("{\"$or\": [{\"eventName\": [\"REMOVE\"]}]}", "$or");
  assert_fails ("{\"dynamodb\": {\"ApproximateCreationDateTime\": [{\"numeric\": "
                "[\">\", 0, \"<=\", 5]}]}}", "dynamodb.ApproximateCreationDateTime");
}

static void
test_write (void)
{
  const char *tight = "{\"a\":[\"b\",1],\"c\":{\"d\":[{\"prefix\":\"x\"}]}}";
  const char *line = "{\"a\": [\"b\", 1], \"c\": {\"d\": [{\"prefix\": \"x\"}]}}";
  const char *lines = "{\n  \"a\": [\"b\", 1],\n  \"c\": {\n    "
                      "\"d\": [{\"prefix\": \"x\"}]\n  }\n}";
  const char *all[] = { tight, line, lines };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (CfnPattern) pattern = parse (all[i]);

      g_assert_cmpint (cfn_pattern_guess_layout (all[i]), ==, i);
      for (guint j = 0; j < G_N_ELEMENTS (all); j++)
        {
          g_autofree char *written = cfn_pattern_write (pattern, all[i], j);

          g_assert_cmpstr (written, ==, all[j]);
        }
    }
}

static void
test_record (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (
    "Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n"
    "      KeySchema: [{AttributeName: pk, KeyType: HASH}]\n"
    "      AttributeDefinitions: [{AttributeName: pk, AttributeType: N}]\n"
    "      StreamSpecification: {StreamViewType: NEW_IMAGE}\n");
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  const CfnResource *table = cfn_template_find_resource (template, "T");
  g_autofree char *insert = cfn_filter_make_record (table, "INSERT");
  g_autofree char *removal = cfn_filter_make_record (table, "REMOVE");
  g_autofree char *any = cfn_filter_make_record (NULL, "MODIFY");
  g_autoptr (CfnPattern) record = parse (insert);
  const CfnPattern *change = cfn_pattern_get (record, "dynamodb");
  const CfnPattern *key = cfn_pattern_get (cfn_pattern_get (change, "Keys"), "pk");

  g_assert_cmpstr (cfn_pattern_get (key, "N")->text, ==, "1");
  g_assert_nonnull (cfn_pattern_get (change, "NewImage"));
  g_assert_null (cfn_pattern_get (change, "OldImage"));
  g_assert_null (strstr (removal, "Image\":"));
  g_assert_nonnull (strstr (any, "NewImage"));
  g_assert_nonnull (strstr (any, "OldImage"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter-record/passes", test_passes);
  g_test_add_func ("/filter-record/fails", test_fails);
  g_test_add_func ("/filter-record/write", test_write);
  g_test_add_func ("/filter-record/record", test_record);

  return g_test_run ();
}
