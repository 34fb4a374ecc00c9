/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stream-fixture.h"

#include <string.h>

#define KEY "\"id\": {\"S\": \"1\"}"
#define INSERT "{\"put\": {" KEY ", \"n\": {\"N\": \"3\"}}}"
#define MODIFY "{\"update\": {" KEY "}, \"set\": {\"n\": {\"N\": \"4\"}}}"
#define REMOVE "{\"delete\": {" KEY "}}"

/* DynamoDB Developer Guide, StreamViewType: what the records of an insert, a change and a removal
 * hold. */
static void
test_views (void)
{
  static const struct
  {
    const char *view;
    const char *images[3];   /* letters: new, old */
  } cases[] = {
    { "KEYS_ONLY", { "", "", "" } },
    { "NEW_IMAGE", { "n", "n", "" } },
    { "OLD_IMAGE", { "", "o", "o" } },
    { "NEW_AND_OLD_IMAGES", { "n", "no", "o" } },
  };
  static const char * const events[] = { "INSERT", "MODIFY", "REMOVE" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const StreamFixture stack = { .view = cases[i].view,
                                    .writes = INSERT "," MODIFY "," REMOVE };
      g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

      g_assert_cmpuint (cfn_trace_get_n_records (trace), ==, 3);
      for (guint j = 0; j < 3; j++)
        {
          const char *json = cfn_trace_get_record_json (trace, j + 1);
          const char *images = cases[i].images[j];

          g_test_message ("%s", json);
          g_assert_cmpstr (cfn_trace_get_record_event (trace, j + 1), ==, events[j]);
          g_assert_nonnull (strstr (json, "\"Keys\": {\"id\": {\"S\": \"1\"}}"));
          g_assert_nonnull (strstr (json, cases[i].view));
          g_assert_cmpint (strstr (json, "\"NewImage\"") != NULL, ==, strchr (images, 'n') != NULL);
          g_assert_cmpint (strstr (json, "\"OldImage\"") != NULL, ==, strchr (images, 'o') != NULL);
        }
    }
}

/* The sample event of the Lambda Developer Guide: 26, 59 and 38 bytes. */
static void
test_sizes (void)
{
  static const char * const sizes[] = { "\"SizeBytes\": 26,", "\"SizeBytes\": 59,",
                                        "\"SizeBytes\": 38," };
  const StreamFixture stack = {
    .head = "",
    .resources = "  Other:\n"
                 "    Type: AWS::DynamoDB::Table\n"
                 "    Properties:\n"
                 "      AttributeDefinitions: [{AttributeName: Id, AttributeType: N}]\n"
                 "      KeySchema: [{AttributeName: Id, KeyType: HASH}]\n"
                 "      StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}\n",
    .writes = "{\"table\": \"Other\", \"put\": {\"Message\": {\"S\": \"New item!\"}, "
              "\"Id\": {\"N\": \"101\"}}}, "
              "{\"table\": \"Other\", \"update\": {\"Id\": {\"N\": \"101\"}}, "
              "\"set\": {\"Message\": {\"S\": \"This item has changed\"}}}, "
              "{\"table\": \"Other\", \"delete\": {\"Id\": {\"N\": \"101\"}}}",
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (strstr (cfn_trace_get_record_json (trace, i + 1), sizes[i]));
  stream_fixture_find (trace, CFN_HOP_LOST, "No mapping of this run reads the stream of Other");
  g_assert_cmpuint (cfn_trace_get_counts (trace).lost, ==, 3);
  g_assert_false (cfn_trace_is_good (trace));
}

/* What makes no record, and which event what does is. */
static void
test_events (void)
{
  static const struct
  {
    const char *writes;
    const char *events;
  } cases[] = {
    { INSERT "," INSERT, "INSERT" },
    { INSERT ", {\"put\": {\"n\": {\"N\": \"3.0\"}, " KEY "}}", "INSERT" },
    { INSERT ", {\"put\": {" KEY "}}", "INSERT MODIFY" },
    { INSERT "," MODIFY "," MODIFY, "INSERT MODIFY" },
    { MODIFY, "INSERT" },
    { "{\"update\": {" KEY "}, \"remove\": [\"n\"]}", "INSERT" },
    { INSERT ", {\"update\": {" KEY "}, \"remove\": [\"none\"]}", "INSERT" },
    { INSERT ", {\"update\": {" KEY "}, \"remove\": [\"n\"]}", "INSERT MODIFY" },
    { REMOVE, "" },
    { INSERT "," REMOVE "," REMOVE, "INSERT REMOVE" },
    { INSERT "," REMOVE "," INSERT, "INSERT REMOVE INSERT" },
    { "{\"put\": {\"id\": {\"S\": \"1\"}}}, {\"put\": {\"id\": {\"S\": \"2\"}}}",
      "INSERT INSERT" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const StreamFixture stack = { .writes = cases[i].writes };
      g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
      g_autoptr (GString) events = g_string_new (NULL);

      for (guint j = 1; j <= cfn_trace_get_n_records (trace); j++)
        g_string_append_printf (events, "%s%s", j > 1 ? " " : "",
                                cfn_trace_get_record_event (trace, j));
      g_assert_cmpstr (events->str, ==, cases[i].events);
    }
}

/* DynamoDB Developer Guide, DynamoDB Streams and Time to Live. */
static void
test_expiry (void)
{
  static const char item[] = "{\"put\": {" KEY ", \"until\": {\"N\": \"1\"}}}, {\"expire\": {" KEY
                             "}}";
  StreamFixture stack = {
    .writes = item,
    .table = "TimeToLiveSpecification: {AttributeName: until, Enabled: true}",
  };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);
  g_autoptr (CfnTrace) off = NULL;
  g_autoptr (CfnTrace) none = NULL;

  g_assert_cmpstr (cfn_trace_get_record_event (trace, 2), ==, "REMOVE");
  g_assert_nonnull (strstr (cfn_trace_get_record_json (trace, 2),
                            "\"userIdentity\": {\"type\": \"Service\", "
                            "\"principalId\": \"dynamodb.amazonaws.com\"}"));
  stack.table = NULL;
  off = stream_fixture_run (&stack);
  stream_fixture_find (off, CFN_HOP_NO_RECORD, "nothing in it expires");
  stack.table = "TimeToLiveSpecification: {AttributeName: other, Enabled: true}";
  none = stream_fixture_run (&stack);
  stream_fixture_find (none, CFN_HOP_NO_RECORD, "its attribute other has no time");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *writes;
    const char *message;
    guint       write;
    const char *only;
  } cases[] = {
    { "{\"put\": {\"n\": {\"N\": \"1\"}}}",
      "id is part of the key of Table: this item has none", 1, NULL },
    { INSERT ", {\"delete\": {\"id\": {\"N\": \"1\"}}}",
      "id is part of the key of Table and of type S, not N", 2, NULL },
    { "{\"put\": {\"id\": {\"S\": \"\"}}}",
      "id is part of the key of Table and may not be empty", 1, NULL },
    { "{\"update\": {" KEY "}, \"set\": {\"id\": {\"S\": \"2\"}}}",
      "id is part of the key of Table: an update cannot change it. Delete the item and put another",
      1, NULL },
    { "{\"update\": {" KEY "}, \"remove\": [\"id\"]}",
      "id is part of the key of Table: an update cannot change it. Delete the item and put another",
      1, NULL },
    { "{\"delete\": {" KEY ", \"n\": {\"N\": \"1\"}}}",
      "Only the key of the item stands here: id", 1, NULL },
    { "{\"put\": {" KEY "}, \"table\": \"None\"}",
      "There is no resource “None” in this template", 1, NULL },
    { "{\"put\": {" KEY "}, \"table\": \"Role\"}",
      "Role is no table (it is AWS::IAM::Role)", 1, NULL },
    { INSERT, "There is no resource “None” in this template", 0, "None" },
    { INSERT, "Role does not read the stream of a table", 0, "Role" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const StreamFixture stack = { .writes = cases[i].writes, .only = cases[i].only };

      stream_fixture_refuse (&stack, cases[i].message, cases[i].write);
    }
}

static void
test_no_stream (void)
{
  const StreamFixture stack = { .stream = "!Ref 'AWS::NoValue'", .writes = INSERT };
  g_autoptr (CfnTrace) trace = stream_fixture_run (&stack);

  g_assert_cmpuint (cfn_trace_get_n_records (trace), ==, 0);
  stream_fixture_find (trace, CFN_HOP_NO_RECORD, "Table has no stream");
  stream_fixture_find (trace, CFN_HOP_BLOCKED, "give Table a StreamSpecification");
  g_assert_false (cfn_trace_is_good (trace));
}

/* A record as it came is cut to what this stream would hold. */
static void
test_event_record (void)
{
  const StreamFixture stack = { .view = "KEYS_ONLY" };
  g_autoptr (CfnProof) proof = stream_fixture_prove (&stack);
  g_autoptr (CfnText) text = cfn_text_new_from_string (
    "{\"Records\": [{\"eventName\": \"REMOVE\", \"userIdentity\": {\"principalId\": "
    "\"dynamodb.amazonaws.com\"}, \"dynamodb\": {\"Keys\": {" KEY "}, \"OldImage\": {" KEY "}}}]}",
    -1);
  CfnSyntaxProblem problem;
  g_autoptr (GPtrArray) writes = cfn_writes_parse (text, &problem);
  g_autoptr (CfnTrace) trace = cfn_trace_new (proof, NULL, writes, NULL, &problem, NULL);
  const char *json = cfn_trace_get_record_json (trace, 1);

  g_assert_null (strstr (json, "OldImage"));
  g_assert_nonnull (strstr (json, "userIdentity"));
  g_assert_cmpuint (cfn_trace_get_counts (trace).delivered, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stream/table/views", test_views);
  g_test_add_func ("/stream/table/sizes", test_sizes);
  g_test_add_func ("/stream/table/events", test_events);
  g_test_add_func ("/stream/table/expiry", test_expiry);
  g_test_add_func ("/stream/table/refused", test_refused);
  g_test_add_func ("/stream/table/no-stream", test_no_stream);
  g_test_add_func ("/stream/table/event-record", test_event_record);

  return g_test_run ();
}
