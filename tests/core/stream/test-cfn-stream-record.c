/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-record.h"

#include <string.h>

static void
test_views (void)
{
  static const char * const names[] = { "KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE",
                                        "NEW_AND_OLD_IMAGES" };
  CfnView view = CFN_VIEW_BOTH;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (cfn_view_from_string (names[i], &view));
      g_assert_cmpstr (cfn_view_to_string (view), ==, names[i]);
    }
  g_assert_false (cfn_view_from_string ("new_image", &view));
  g_assert_false (cfn_view_from_string (NULL, &view));
}

static void
test_times (void)
{
  static const struct
  {
    gint64      at;
    const char *text;
  } cases[] = {
    { 0, "2027-01-01T00:00:00.000Z" },     { 1, "2027-01-01T00:00:00.001Z" },
    { 61500, "2027-01-01T00:01:01.500Z" }, { -1, "2026-12-31T23:59:59.999Z" },
    { -1000, "2026-12-31T23:59:59.000Z" }, { -1001, "2026-12-31T23:59:58.999Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cfn_stream_time_to_string (cases[i].at);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* All that a record has (Lambda Developer Guide, Using AWS Lambda with Amazon DynamoDB). */
static void
test_members (void)
{
  static const char * const members[] = {
    "\"eventID\": \"", "\"eventName\": \"MODIFY\"", "\"eventVersion\": \"1.1\"",
    "\"eventSource\": \"aws:dynamodb\"", "\"awsRegion\": \"us-east-1\"",
    "\"ApproximateCreationDateTime\": 1798761601, ", "\"Keys\": {", "\"NewImage\": {",
    "\"OldImage\": {", "\"SequenceNumber\": \"100000000000000000700\"", "\"SizeBytes\": 9,",
    "\"StreamViewType\": \"NEW_AND_OLD_IMAGES\"", "\"eventSourceARN\": \"arn:x\"",
  };
  CfnSyntaxProblem problem;
  g_autoptr (CfnItem) item = cfn_item_parse ("{\"id\": {\"S\": \"1\"}}", -1, &problem);
  CfnStreamRecord *record = g_new0 (CfnStreamRecord, 1);

  record->event = "MODIFY";
  record->at = 1999;
  record->arn = g_strdup ("arn:x");
  record->view = CFN_VIEW_BOTH;
  record->keys = cfn_item_ref (item);
  record->new_image = cfn_item_ref (item);
  record->old_image = cfn_item_ref (item);
  cfn_stream_record_finish (record, 7);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_nonnull (strstr (record->json, members[i]));
  g_assert_null (strstr (record->json, "userIdentity"));
  cfn_stream_record_free (record);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stream/record/views", test_views);
  g_test_add_func ("/stream/record/times", test_times);
  g_test_add_func ("/stream/record/members", test_members);

  return g_test_run ();
}
