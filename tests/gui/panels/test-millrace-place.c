/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-place.h"

static const CfnValue absent = { .kind = CFN_VALUE_ABSENT };

static MillraceLook
look_at (const char *type,
         const char *path)
{
  MillracePlace place;

  millrace_place_find (&place, type, path, NULL);
  g_assert_true (place.has_shape);

  return millrace_place_get_look (&place, &absent);
}

static void
test_looks (void)
{
  g_assert_cmpint (look_at ("AWS::SQS::Queue", "QueueName"), ==, MILLRACE_LOOK_TEXT);
  g_assert_cmpint (look_at ("AWS::SQS::Queue", "FifoQueue"), ==, MILLRACE_LOOK_SWITCH);
  g_assert_cmpint (look_at ("AWS::SQS::Queue", "VisibilityTimeout"), ==, MILLRACE_LOOK_NUMBER);
  g_assert_cmpint (look_at ("AWS::SQS::Queue", "Tags"), ==, MILLRACE_LOOK_PARTS);
  g_assert_cmpint (look_at ("AWS::SQS::Queue", "Tags[0]"), ==, MILLRACE_LOOK_TAG);
  g_assert_cmpint (look_at ("AWS::DynamoDB::Table", "BillingMode"), ==, MILLRACE_LOOK_CHOICE);
  g_assert_cmpint (look_at ("AWS::S3::Bucket", "LifecycleConfiguration.Rules[0].Status"), ==,
                   MILLRACE_LOOK_CHOICE);
}

static void
test_unknown (void)
{
  MillracePlace place;

  millrace_place_find (&place, "AWS::SQS::Queue", "NoSuchThing", NULL);
  g_assert_false (place.has_shape);
  g_assert_cmpint (millrace_place_get_look (&place, &absent), ==, MILLRACE_LOOK_LINE);
  millrace_place_find (&place, "Custom::Thing", "Any", NULL);
  g_assert_null (place.plan);
  g_assert_false (place.has_shape);
}

static void
test_root (void)
{
  MillracePlace root, part;

  millrace_place_init_root (&root, "AWS::SQS::Queue");
  g_assert_true (root.is_root);
  millrace_place_step (&root, "QueueName", &part);
  g_assert_true (part.is_property);
  g_assert_cmpstr (part.property.name, ==, "QueueName");
  g_assert_cmpint (part.property.replaces, ==, CFN_REPLACE_YES);
}

static void
test_shapes (void)
{
  MillracePlace place;
  CfnShape member;

  /* A list of keys, or JSON. */
  millrace_place_find (&place, "AWS::DynamoDB::Table", "KeySchema", NULL);
  g_assert_cmpint (place.shape.kind, ==, CFN_SHAPE_UNION);
  g_assert_true (cfn_shape_get_member (&place.shape, 0, &member));
  g_assert_cmpstr (millrace_place_get_beginning (&member), ==, "[]");
  g_assert_false (millrace_place_has_shape_of (&member, &absent));
  g_assert_true (cfn_shape_get_member (&place.shape, 1, &member));
  g_assert_cmpstr (millrace_place_get_beginning (&member), ==, "{}");
}

static void
test_limits (void)
{
  const CfnLimit *limit;
  MillracePlace place;

  millrace_place_find (&place, "AWS::SQS::Queue", "VisibilityTimeout", NULL);
  limit = millrace_place_get_limit (&place, CFN_LIMIT_NUMBER);
  g_assert_nonnull (limit);
  g_assert_cmpint (limit->max, ==, 43200);
  g_assert_null (millrace_place_get_limit (&place, CFN_LIMIT_VALUES));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/looks", test_looks);
  g_test_add_func ("/place/unknown", test_unknown);
  g_test_add_func ("/place/root", test_root);
  g_test_add_func ("/place/shapes", test_shapes);
  g_test_add_func ("/place/limits", test_limits);

  return g_test_run ();
}
