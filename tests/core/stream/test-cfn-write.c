/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-write.h"

#include <string.h>

#include "template-fixture.h"

#define FILE_1                                                                                    \
  "{ \"format\": 1, \"writes\": [\n"                                                              \
  "    { \"put\": {\"id\": {\"S\": \"1\"}}, \"table\": \"T\" },\n"                                \
  "    { \"update\": {\"id\": {\"S\": \"1\"}}, \"set\": {\"n\": {\"N\": \"4\"}}, "                \
  "\"remove\": [\"x\", \"y\"], \"at\": 250 },\n"                                                  \
  "    { \"delete\": {\"id\": {\"S\": \"1\"}} },\n"                                               \
  "    { \"expire\": {\"id\": {\"S\": \"2\"}}, \"at\": 300 }\n"                                   \
  "] }\n"

static GPtrArray *
parse (const char       *json,
       CfnSyntaxProblem *problem)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (json, -1);

  return cfn_writes_parse (text, problem);
}

static void
test_file (void)
{
  CfnSyntaxProblem problem;
  g_autoptr (GPtrArray) writes = parse (FILE_1, &problem);
  g_autofree char *json = NULL;
  const CfnWrite *update;

  g_assert_nonnull (writes);
  g_assert_cmpuint (writes->len, ==, 4);
  update = g_ptr_array_index (writes, 1);
  g_assert_cmpint (update->kind, ==, CFN_WRITE_UPDATE);
  g_assert_cmpint (update->at, ==, 250);
  g_assert_cmpstr (update->remove[1], ==, "y");
  g_assert_cmpint (((CfnWrite *) writes->pdata[2])->at, ==, 250);
  g_assert_cmpstr (((CfnWrite *) writes->pdata[0])->table, ==, "T");
  json = cfn_writes_to_json (writes);
  g_assert_cmpstr (json, ==, FILE_1);
}

static void
test_bom (void)
{
  CfnSyntaxProblem problem;
  g_autoptr (GPtrArray) writes = parse ("\xef\xbb\xbf" FILE_1, &problem);
  const CfnWrite *first;

  g_assert_nonnull (writes);
  first = g_ptr_array_index (writes, 0);
  g_assert_cmpuint (first->span.start, ==, 3 + strlen ("{ \"format\": 1, \"writes\": [\n    "));
}

/* A Lambda event, as sample events are: its records are the stream's. */
static void
test_event (void)
{
  static const char event[]
    = "{ \"Records\": [\n"
      "    { \"eventSource\": \"aws:dynamodb\", \"eventName\": \"MODIFY\", \"dynamodb\": { "
      "\"Keys\": {\"id\": {\"S\": \"1\"}}, \"NewImage\": {\"id\": {\"S\": \"1\"}}, "
      "\"OldImage\": {\"id\": {\"S\": \"1\"}, \"n\": {\"N\": \"1\"}} } },\n"
      "    { \"eventSource\": \"aws:dynamodb\", \"eventName\": \"REMOVE\", \"userIdentity\": "
      "{\"type\": \"Service\", \"principalId\": \"dynamodb.amazonaws.com\"}, \"dynamodb\": { "
      "\"Keys\": {\"id\": {\"S\": \"1\"}} } }\n"
      "] }\n";
  CfnSyntaxProblem problem;
  g_autoptr (GPtrArray) writes = parse (event, &problem);
  g_autofree char *json = NULL;
  const CfnWrite *first, *second;

  g_assert_nonnull (writes);
  first = g_ptr_array_index (writes, 0);
  second = g_ptr_array_index (writes, 1);
  g_assert_cmpint (first->kind, ==, CFN_WRITE_RECORD);
  g_assert_cmpstr (first->event, ==, "MODIFY");
  g_assert_nonnull (first->old);
  g_assert_false (first->by_service);
  g_assert_true (second->by_service);
  g_assert_null (cfn_write_to_json (first));
  json = cfn_writes_to_json (writes);
  g_assert_cmpstr (json, ==, event);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *json;
    guint       column;
    const char *words;
  } cases[] = {
    { "", 1, "ends before" },
    { "[]", 1, "neither “writes” nor “Records”" },
    { "{\"format\": 2, \"writes\": []}", 12, "format 1" },
    { "{\"writes\": {}}", 12, "A list in brackets" },
    { "{\"writes\": [1]}", 13, "A write is expected" },
    { "{\"writes\": [{}]}", 13, "one of put" },
    { "{\"writes\": [{\"put\": {}, \"delete\": {}}]}", 25, "one of put" },
    { "{\"writes\": [{\"put\": {\"a\": 1}}]}", 27, "its type around it" },
    { "{\"writes\": [{\"put\": {}, \"set\": {}}]}", 13, "go with “update”" },
    { "{\"writes\": [{\"update\": {}}]}", 13, "“set” or a “remove”" },
    { "{\"writes\": [{\"update\": {}, \"remove\": \"x\"}]}", 38, "a list of names" },
    { "{\"writes\": [{\"update\": {}, \"remove\": [1]}]}", 39, "a list of names" },
    { "{\"writes\": [{\"put\": {}, \"at\": 1.5}]}", 31, "whole milliseconds" },
    { "{\"writes\": [{\"put\": {}, \"at\": \"1\"}]}", 31, "whole milliseconds" },
    { "{\"writes\": [{\"put\": {}, \"table\": 1}]}", 34, "logical id" },
    { "{\"writes\": [{\"put\": {}, \"when\": 1}]}", 25, "no “when”" },
    { "{\"writes\": [{\"put\": {}, \"at\": 5}, {\"put\": {}, \"at\": 4}]}", 35, "order of time" },
    { "{\"Records\": [{}]}", 14, "A record of a table's stream" },
    { "{\"Records\": [{\"eventName\": \"X\", \"dynamodb\": {\"Keys\": {}}}]}", 28,
      "INSERT, MODIFY" },
    { "{\"writes\": [{\"put\": {}}],}", 25, "no comma" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CfnText) text = cfn_text_new_from_string (cases[i].json, -1);
      CfnSyntaxProblem problem;
      g_autofree char *words = NULL;

      g_assert_null (cfn_writes_parse (text, &problem));
      words = cfn_message_format (problem.message);
      cfn_message_unref (problem.message);
      g_test_message ("%s: %s", cases[i].json, words);
      g_assert_nonnull (strstr (words, cases[i].words));
      g_assert_cmpuint (cfn_text_get_position (text, problem.span.start).column, ==,
                        cases[i].column);
    }
}

static void
test_too_many (void)
{
  g_autoptr (GString) json = g_string_new ("{\"writes\": [{\"put\": {}}");
  CfnSyntaxProblem problem;
  g_autoptr (GPtrArray) most = NULL;
  g_autofree char *full = NULL;

  for (guint i = 1; i < CFN_WRITES_MAX; i++)
    g_string_append (json, ", {\"put\": {}}");
  full = g_strconcat (json->str, "]}", NULL);
  most = parse (full, &problem);
  g_assert_cmpuint (most->len, ==, CFN_WRITES_MAX);
  g_string_append (json, ", {\"put\": {}}]}");
  g_assert_null (parse (json->str, &problem));
  cfn_message_unref (problem.message);
}

static void
test_single (void)
{
  static const char json[] = "{ \"put\": {\"id\": {\"S\": \"1\"}}, \"at\": 5 }";
  CfnSyntaxProblem problem;
  g_autoptr (CfnWrite) write = cfn_write_parse (json, -1, &problem);
  g_autoptr (CfnWrite) copy = NULL;
  g_autofree char *written = NULL;

  g_assert_nonnull (write);
  copy = cfn_write_copy (write);
  written = cfn_write_to_json (copy);
  g_assert_cmpstr (written, ==, json);
  g_assert_cmpstr (cfn_write_kind_to_string (copy->kind), ==, "put");
}

/* The sample fits the key of the table, whatever it is. */
static void
test_sample (void)
{
  g_autoptr (CfnTemplate) template = template_fixture_read (
    "Resources:\n"
    "  T:\n"
    "    Type: AWS::DynamoDB::Table\n"
    "    Properties:\n"
    "      AttributeDefinitions: [{AttributeName: status, AttributeType: N},\n"
    "                             {AttributeName: part, AttributeType: B}]\n"
    "      KeySchema: [{AttributeName: status, KeyType: HASH},\n"
    "                  {AttributeName: part, KeyType: RANGE}]\n"
    "  U: {Type: 'AWS::DynamoDB::Table'}\n"
    "  V:\n"
    "    Type: AWS::DynamoDB::Table\n"
    "    Properties:\n"
    "      AttributeDefinitions: [{AttributeName: id, AttributeType: yes}]\n"
    "      KeySchema: [{AttributeName: id, KeyType: HASH}, {AttributeName: id}]\n");
  g_autoptr (GPtrArray) known
    = cfn_writes_sample (template, cfn_template_find_resource (template, "T"));
  g_autoptr (GPtrArray) unknown
    = cfn_writes_sample (template, cfn_template_find_resource (template, "U"));
  g_autoptr (GPtrArray) wrong
    = cfn_writes_sample (template, cfn_template_find_resource (template, "V"));
  g_autofree char *json = cfn_writes_to_json (known);

  g_assert_cmpuint (wrong->len, ==, 3);
  g_assert_nonnull (strstr (json, "\"put\": {\"status\": {\"N\": \"1\"}, \"part\": {\"B\": "
                                  "\"AQ==\"}, \"state\": {\"S\": \"new\"}}"));
  g_assert_nonnull (strstr (json, "\"table\": \"T\""));
  g_assert_cmpuint (unknown->len, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stream/write/file", test_file);
  g_test_add_func ("/stream/write/bom", test_bom);
  g_test_add_func ("/stream/write/event", test_event);
  g_test_add_func ("/stream/write/refused", test_refused);
  g_test_add_func ("/stream/write/too-many", test_too_many);
  g_test_add_func ("/stream/write/single", test_single);
  g_test_add_func ("/stream/write/sample", test_sample);

  return g_test_run ();
}
