/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-limits.h"

#include "template-fixture.h"

#include <string.h>

static gboolean
is_kind (const CfnShape *shape,
         CfnShapeKind    kind)
{
  CfnShape part;

  if (shape->kind == kind)
    return TRUE;
  for (guint i = 0; i < shape->n_members; i++)
    {
      if (cfn_shape_get_member (shape, i, &part) && is_kind (&part, kind))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_or_holds (const CfnShape *shape,
             CfnShapeKind    kind)
{
  CfnShape element;

  return is_kind (shape, kind)
         || (cfn_shape_get_element (shape, &element) && is_kind (&element, kind));
}

/* One table of allowed values is enough. */
static void
check_values (const CfnShape *shape)
{
  CfnShape element;

  g_assert_cmpuint (shape->n_values, ==, 0);
  if (cfn_shape_get_element (shape, &element))
    g_assert_cmpuint (element.n_values, ==, 0);
}

/* A limit must fit what the catalogue says of its property. Key and Value of a tag are not in it:
 * tags have a shape of their own. */
static void
check_limit (const CfnCatalogueType *type,
             const CfnLimit         *limit)
{
  CfnCatalogueProperty property;
  const char *tag = strstr (limit->path, "Tags.");
  g_autofree char *path = tag != NULL ? g_strndup (limit->path, tag - limit->path + strlen ("Tags"))
                                      : g_strdup (limit->path);
  gboolean found = template_fixture_find_property (type, path, &property);
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = NULL;

  g_test_message ("%s %s", type->name, limit->path);
  g_assert_true (found);
  g_assert_cmpint (limit->min, <=, limit->max);
  if (tag != NULL)
    {
      g_assert_true (is_or_holds (&property.shape, CFN_SHAPE_TAG));
      return;
    }
  if (limit->unless != NULL)
    g_assert_true (template_fixture_find_property (type, limit->unless, &property)
                   && template_fixture_find_property (type, path, &property));

  switch (limit->kind)
    {
    case CFN_LIMIT_NUMBER:
      g_assert_true (is_kind (&property.shape, CFN_SHAPE_INTEGER)
                     || is_kind (&property.shape, CFN_SHAPE_NUMBER));
      break;

    case CFN_LIMIT_ITEMS:
      g_assert_true (is_kind (&property.shape, CFN_SHAPE_LIST));
      break;

    case CFN_LIMIT_KEYS:
      g_assert_true (is_kind (&property.shape, CFN_SHAPE_MAP));
      regex = g_regex_new (limit->words, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, &error);
      g_assert_no_error (error);
      break;

    case CFN_LIMIT_PATTERN:
      regex = g_regex_new (limit->words, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, &error);
      g_assert_no_error (error);
      g_assert_true (is_or_holds (&property.shape, CFN_SHAPE_STRING));
      break;

    case CFN_LIMIT_LENGTH:
      g_assert_true (is_or_holds (&property.shape, CFN_SHAPE_STRING));
      break;

    case CFN_LIMIT_VALUES:
      check_values (&property.shape);
      g_assert_true (is_or_holds (&property.shape, CFN_SHAPE_STRING)
                     || is_kind (&property.shape, CFN_SHAPE_INTEGER));
      break;

    case CFN_LIMIT_DOCUMENT:
      g_assert_true (is_kind (&property.shape, CFN_SHAPE_JSON));
      break;

    case CFN_LIMIT_RESERVED:
    case CFN_LIMIT_BYTES:
      g_assert_true (is_kind (&property.shape, CFN_SHAPE_MAP));
      break;

    case CFN_LIMIT_ORDER:
    case CFN_LIMIT_UNIQUE:
      g_assert_nonnull (strchr (path, '.'));
      g_assert_true (is_kind (&property.shape, CFN_SHAPE_STRING));
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
check_path (const CfnCatalogueType *type,
            const char             *object,
            const char             *path)
{
  g_autofree char *whole = *object != '\0' ? g_strconcat (object, ".", path, NULL)
                                           : g_strdup (path);
  CfnCatalogueProperty property;

  g_test_message ("%s %s", type->name, whole);
  g_assert_true (template_fixture_find_property (type, whole, &property));
}

static void
check_pairing (const CfnCatalogueType *type,
               const CfnPairing       *pairing)
{
  g_auto (GStrv) others = g_strsplit (pairing->others, "|", -1);

  g_assert_cmpint (pairing->path == NULL, ==, pairing->kind == CFN_PAIRING_ONE_OF
                                              || pairing->kind == CFN_PAIRING_ANY_OF);
  g_assert_cmpint (pairing->pattern != NULL, ==, pairing->kind == CFN_PAIRING_MATCHES);
  g_assert_true (pairing->value != NULL || !pairing->implied);
  if (pairing->path != NULL)
    check_path (type, pairing->object, pairing->path);
  for (guint i = 0; others[i] != NULL; i++)
    check_path (type, pairing->object, others[i]);
}

static void
test_known_to_catalogue (void)
{
  guint n_types = 0;

  for (const char *name; (name = cfn_limits_get_type (n_types)) != NULL; n_types++)
    {
      CfnCatalogueType type;
      const CfnLimit *limits;
      const CfnPairing *pairings;
      guint n;

      g_assert_true (cfn_catalogue_find_type (cfn_catalogue_get_default (), name, &type));
      limits = cfn_limits_get (name, &n);
      g_assert_cmpuint (n, >, 0);
      for (guint i = 0; i < n; i++)
        check_limit (&type, &limits[i]);
      pairings = cfn_limits_get_pairings (name, &n);
      for (guint i = 0; i < n; i++)
        check_pairing (&type, &pairings[i]);
    }
  g_assert_cmpuint (n_types, ==, 20);
}

/* Whether all limits of a property allow a value. */
static gboolean
allows (const char *type,
        const char *path,
        const char *value)
{
  guint n;
  guint n_found = 0;
  const CfnLimit *limits = cfn_limits_get (type, &n);
  gboolean allowed = TRUE;

  for (guint i = 0; i < n; i++)
    {
      if (!g_str_equal (limits[i].path, path))
        continue;

      n_found++;
      allowed = allowed && cfn_limit_allows (&limits[i], value);
    }
  g_assert_cmpuint (n_found, >, 0);

  return allowed;
}

static void
test_values (void)
{
  static const struct
  {
    const char *type;
    const char *path;
    const char *good;
    const char *bad;
  } cases[] = {
    { "AWS::DynamoDB::Table", "TableName", "abc", "ab" },
    { "AWS::DynamoDB::Table", "TableName", "A.b-c_1", "a b c" },
    { "AWS::DynamoDB::Table", "StreamSpecification.StreamViewType", "NEW_AND_OLD_IMAGES",
      "NEW_AND_OLD_IMAGE" },
    { "AWS::DynamoDB::Table", "PointInTimeRecoverySpecification.RecoveryPeriodInDays", "35",
      "36" },
    { "AWS::DynamoDB::Table", "ProvisionedThroughput.ReadCapacityUnits", "1", "0" },
    { "AWS::DynamoDB::Table", "ProvisionedThroughput.ReadCapacityUnits", "40000", "many" },
    { "AWS::Lambda::EventSourceMapping", "BatchSize", "10000", "10001" },
    { "AWS::Lambda::EventSourceMapping", "MaximumRecordAgeInSeconds", "60", "59" },
    { "AWS::Lambda::EventSourceMapping", "MaximumRecordAgeInSeconds", "-1", "0" },
    { "AWS::Lambda::EventSourceMapping", "MaximumRetryAttempts", "-1", "-2" },
    { "AWS::Lambda::EventSourceMapping", "FunctionName", "echo:live", "echo live" },
    { "AWS::Lambda::EventSourceMapping", "FunctionName",
      "arn:aws:lambda:eu-west-1:123456789012:function:echo:$LATEST", "arn:aws:s3:::bucket" },
    { "AWS::Lambda::Function", "Environment.Variables", "MODE", "AWS_REGION" },
    { "AWS::Lambda::Function", "Handler", "index.handler", "index handler" },
    { "AWS::Lambda::Function", "Environment.Variables", "TABLE_NAME", "1ST" },
    { "AWS::Lambda::Function", "Role", "arn:aws:iam::123456789012:role/service/Echo", "Echo" },
    { "AWS::Lambda::Alias", "Name", "live", "12" },
    { "AWS::Lambda::Alias", "RoutingConfig.AdditionalVersionWeights.FunctionWeight", "0.25",
      "1.5" },
    { "AWS::IAM::Role", "RoleName", "Echo_role", "Echo role" },
    { "AWS::IAM::Role", "Path", "/", "/service" },
    { "AWS::IAM::ManagedPolicy", "Path", "/a/b/", "a" },
    { "AWS::SQS::Queue", "QueueName", "failed.fifo", "failed.lifo" },
    { "AWS::S3::Bucket", "BucketName", "a.bucket-1", "192.168.0.1" },
    { "AWS::S3::Bucket", "BucketName", "abc", "Abc" },
    { "AWS::KMS::Key", "PendingWindowInDays", "7", "6" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].type, cases[i].path);
      g_assert_true (allows (cases[i].type, cases[i].path, cases[i].good));
      g_assert_false (allows (cases[i].type, cases[i].path, cases[i].bad));
    }
}

static void
test_counts (void)
{
  guint n;
  const CfnLimit *limits = cfn_limits_get ("AWS::DynamoDB::Table", &n);
  guint i = 0;

  while (!g_str_equal (limits[i].path, "LocalSecondaryIndexes"))
    i++;
  g_assert_true (cfn_limit_allows_count (&limits[i], 5));
  g_assert_false (cfn_limit_allows_count (&limits[i], 6));
  g_assert_false (cfn_limit_allows_count (&limits[i], 0));
  g_assert_true (cfn_limit_allows (&limits[i], "anything"));
  g_assert_true (cfn_limit_allows_count (&limits[0], G_MAXUINT64));

  g_assert_null (cfn_limits_get ("AWS::EC2::Instance", &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (cfn_limits_get_pairings ("AWS::EC2::Instance", &n));
  g_assert_cmpuint (strlen (cfn_limits_date ()), ==, strlen ("2026-01-01"));
}

static void
test_pairings (void)
{
  guint n;
  const CfnPairing *pairings = cfn_limits_get_pairings ("AWS::SQS::Queue", &n);
  guint n_patterns = 0;

  for (guint i = 0; i < n; i++)
    {
      const gboolean is_fifo = !pairings[i].implied;

      if (pairings[i].kind != CFN_PAIRING_MATCHES)
        {
          g_assert_true (cfn_pairing_allows (&pairings[i], "any.thing"));
          continue;
        }
      n_patterns++;
      g_assert_cmpint (cfn_pairing_allows (&pairings[i], "orders.fifo"), ==, is_fifo);
      g_assert_cmpint (cfn_pairing_allows (&pairings[i], "orders"), ==, !is_fifo);
    }
  g_assert_cmpuint (n_patterns, ==, 2);
}

static void
test_sources (void)
{
  g_assert_true (cfn_limits_get_sources ("ParallelizationFactor") & CFN_SOURCE_DYNAMODB);
  g_assert_false (cfn_limits_get_sources ("ParallelizationFactor") & CFN_SOURCE_SQS);
  g_assert_false (cfn_limits_get_sources ("ScalingConfig.MaximumConcurrency")
                  & CFN_SOURCE_DYNAMODB);
  g_assert_false (cfn_limits_get_sources ("StartingPosition") & CFN_SOURCE_SQS);
  g_assert_false (cfn_limits_get_sources ("StartingPositionTimestamp") & CFN_SOURCE_DYNAMODB);
  g_assert_true (cfn_limits_get_sources ("BatchSize") & CFN_SOURCE_DOCUMENTDB);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/limits/known-to-catalogue", test_known_to_catalogue);
  g_test_add_func ("/limits/values", test_values);
  g_test_add_func ("/limits/counts", test_counts);
  g_test_add_func ("/limits/pairings", test_pairings);
  g_test_add_func ("/limits/sources", test_sources);

  return g_test_run ();
}
