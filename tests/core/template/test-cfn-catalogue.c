/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "template-fixture.h"

#include <string.h>

static CfnCatalogueType
find_type (const char *name)
{
  CfnCatalogueType type;

  g_test_message ("%s", name);
  g_assert_true (cfn_catalogue_find_type (cfn_catalogue_get_default (), name, &type));
  g_assert_cmpstr (type.name, ==, name);

  return type;
}

static CfnCatalogueProperty
find_property (const char *type_name,
               const char *path)
{
  CfnCatalogueType type = find_type (type_name);
  CfnCatalogueProperty property;

  g_test_message ("%s", path);
  g_assert_true (template_fixture_find_property (&type, path, &property));

  return property;
}

/* As counted by other means in the package of 2026-09-29. */
static void
test_counts (void)
{
  const CfnCatalogue *catalogue = cfn_catalogue_get_default ();
  guint n_properties = 0;
  guint n_attributes = 0;
  guint n_stateful = 0;

  g_assert_nonnull (catalogue);
  g_assert_cmpuint (cfn_catalogue_get_n_types (catalogue), >=, 1800);
  if (strcmp (cfn_catalogue_get_date (catalogue), "2026-09-29") != 0)
    {
      g_test_skip ("counted for another day's table");
      return;
    }

  g_assert_cmpstr (cfn_catalogue_get_source (catalogue), ==, "@aws-cdk/aws-service-spec 0.1.216");
  g_assert_cmpuint (cfn_catalogue_get_n_types (catalogue), ==, 1828);
  for (guint i = 0; i < cfn_catalogue_get_n_types (catalogue); i++)
    {
      CfnCatalogueType type;

      g_assert_true (cfn_catalogue_get_type (catalogue, i, &type));
      n_properties += type.object.n_properties;
      n_attributes += type.n_attributes;
      n_stateful += type.is_stateful;
    }
  g_assert_cmpuint (n_properties, ==, 12116);
  g_assert_cmpuint (n_attributes, ==, 5441);
  g_assert_cmpuint (n_stateful, ==, 29);
}

static void
test_table (void)
{
  static const char * const properties[] = {
    "AttributeDefinitions", "BillingMode", "ContributorInsightsSpecification",
    "DeletionProtectionEnabled", "GlobalSecondaryIndexes", "ImportSourceSpecification", "KeySchema",
    "KinesisStreamSpecification", "LocalSecondaryIndexes", "OnDemandThroughput",
    "PointInTimeRecoverySpecification", "ProvisionedThroughput", "ResourcePolicy",
    "SSESpecification", "StreamSpecification", "TableClass", "TableName", "Tags",
    "TimeToLiveSpecification", "VectorIndexes", "WarmThroughput",
  };
  CfnCatalogueType type = find_type ("AWS::DynamoDB::Table");
  CfnCatalogueAttribute attribute;
  CfnCatalogueProperty property;

  g_assert_cmpuint (type.object.n_properties, ==, G_N_ELEMENTS (properties));
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_assert_true (cfn_catalogue_object_get_property (&type.object, i, &property));
      g_assert_cmpstr (property.name, ==, properties[i]);
      g_assert_cmpint (property.is_required, ==, g_str_equal (properties[i], "KeySchema"));
      g_assert_cmpint (cfn_catalogue_object_find_required (&type.object, i) == i, ==,
                       property.is_required);
    }
  g_assert_false (cfn_catalogue_object_get_property (&type.object, G_N_ELEMENTS (properties),
                                                     &property));
  g_assert_cmpuint (cfn_catalogue_object_find_required (&type.object, G_N_ELEMENTS (properties)),
                    ==, G_N_ELEMENTS (properties));
  g_assert_true (type.is_stateful);
  g_assert_false (type.is_open);
  g_assert_null (type.transform);
  g_assert_cmpstr (type.arn, ==,
                   "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}");

  g_assert_cmpuint (type.n_attributes, ==, 2);
  g_assert_true (cfn_catalogue_type_find_attribute (&type, "StreamArn", &attribute));
  g_assert_cmpint (attribute.shape.kind, ==, CFN_SHAPE_STRING);
  g_assert_false (cfn_catalogue_type_find_attribute (&type, "StreamARN", &attribute));
  g_assert_cmpuint (type.n_ref, ==, 1);
  g_assert_cmpstr (cfn_catalogue_type_get_ref (&type, 0), ==, "TableName");
  g_assert_null (cfn_catalogue_type_get_ref (&type, 1));
}

static void
test_nested (void)
{
  CfnCatalogueProperty property = find_property ("AWS::DynamoDB::Table",
                                                 "GlobalSecondaryIndexes.Projection");
  CfnCatalogueObject object;
  CfnCatalogueType type;
  CfnShape element;

  g_assert_true (property.is_required);
  g_assert_cmpint (property.shape.kind, ==, CFN_SHAPE_OBJECT);
  g_assert_true (cfn_shape_get_object (&property.shape, &object));
  g_assert_cmpstr (object.name, ==, "Projection");
  g_assert_false (cfn_shape_get_element (&property.shape, &element));

  /* A list of keys, or JSON. */
  property = find_property ("AWS::DynamoDB::Table", "KeySchema");
  g_assert_cmpint (property.shape.kind, ==, CFN_SHAPE_UNION);
  g_assert_cmpuint (property.shape.n_members, ==, 2);
  g_assert_true (cfn_shape_get_member (&property.shape, 0, &element));
  g_assert_cmpint (element.kind, ==, CFN_SHAPE_LIST);
  g_assert_true (cfn_shape_get_object (&property.shape, &object));
  g_assert_cmpstr (object.name, ==, "KeySchema");

  /* A statement of a web firewall may hold statements. */
  property = find_property ("AWS::WAFv2::WebACL",
                            "Rules.Statement.NotStatement.Statement.NotStatement.Statement");
  g_assert_cmpint (property.shape.kind, ==, CFN_SHAPE_OBJECT);

  type = find_type ("AWS::DynamoDB::Table");
  g_assert_false (template_fixture_find_property (&type, "TableName.Nothing", &property));
  g_assert_false (template_fixture_find_property (&type, "StreamSpecification.StreamEnabled",
                                                  &property));
  g_assert_false (template_fixture_find_property (&type, "", &property));
}

static void
test_facts (void)
{
  CfnCatalogueProperty property;
  CfnCatalogueType type;

  property = find_property ("AWS::DynamoDB::Table", "TableName");
  g_assert_cmpint (property.replaces, ==, CFN_REPLACE_YES);
  property = find_property ("AWS::DynamoDB::Table", "BillingMode");
  g_assert_cmpint (property.replaces, ==, CFN_REPLACE_NO);
  property = find_property ("AWS::EC2::Instance", "InstanceType");
  g_assert_cmpint (property.replaces, ==, CFN_REPLACE_MAYBE);

  property = find_property ("AWS::DynamoDB::Table", "VectorIndexes.DistanceFunction");
  g_assert_cmpuint (property.shape.n_values, ==, 3);
  g_assert_cmpstr (cfn_shape_get_value (&property.shape, 0), ==, "COSINE");
  g_assert_null (cfn_shape_get_value (&property.shape, 3));
  g_assert_true (cfn_shape_allows (&property.shape, "EUCLIDEAN"));
  g_assert_false (cfn_shape_allows (&property.shape, "euclidean"));

  /* The empty text is one of the values. */
  property = find_property ("AWS::IVS::Channel", "Preset");
  g_assert_cmpstr (cfn_shape_get_value (&property.shape, 0), ==, "");
  g_assert_true (cfn_shape_allows (&property.shape, ""));
  g_assert_false (cfn_shape_allows (&property.shape, "LOW"));

  type = find_type ("AWS::Serverless::Function");
  g_assert_cmpstr (type.transform, ==, "AWS::Serverless-2016-10-31");
  type = find_type ("AWS::CloudFormation::Stack");
  g_assert_true (type.is_open);
}

static void
test_relations (void)
{
  CfnCatalogueProperty source = find_property ("AWS::Lambda::EventSourceMapping",
                                               "EventSourceArn");
  CfnCatalogueProperty function = find_property ("AWS::Lambda::EventSourceMapping",
                                                 "FunctionName");
  CfnCatalogueProperty topic = find_property ("AWS::SNS::Subscription", "TopicArn");
  CfnRelation relation;

  g_assert_true (cfn_catalogue_property_takes (&source, "AWS::DynamoDB::Table", "StreamArn"));
  g_assert_true (cfn_catalogue_property_takes (&source, "AWS::DynamoDB::GlobalTable",
                                               "StreamArn"));
  g_assert_false (cfn_catalogue_property_takes (&source, "AWS::DynamoDB::Table", "Arn"));
  g_assert_false (cfn_catalogue_property_takes (&source, "AWS::DynamoDB::Table", NULL));

  g_assert_true (cfn_catalogue_property_takes (&function, "AWS::Lambda::Function", NULL));
  g_assert_true (cfn_catalogue_property_takes (&function, "AWS::Lambda::Function", "Arn"));
  g_assert_true (cfn_catalogue_property_takes (&function, "AWS::Lambda::Version", NULL));
  /* The package calls it Id, which an alias does not have. */
  g_assert_true (cfn_catalogue_property_takes (&function, "AWS::Lambda::Alias", "AliasArn"));

  g_assert_true (cfn_catalogue_property_takes (&topic, "AWS::SNS::Topic", NULL));
  g_assert_true (cfn_catalogue_property_takes (&topic, "AWS::SNS::Topic", "TopicArn"));
  g_assert_false (cfn_catalogue_property_get_relation (&topic, topic.n_relations, &relation));
}

static void
test_unknown (void)
{
  const CfnCatalogue *catalogue = cfn_catalogue_get_default ();
  CfnCatalogueType type;

  g_assert_false (cfn_catalogue_find_type (catalogue, "AWS::DynamoDB::Tabel", &type));
  g_assert_false (cfn_catalogue_find_type (catalogue, "aws::dynamodb::table", &type));
  g_assert_false (cfn_catalogue_find_type (catalogue, "", &type));
  g_assert_cmpstr (cfn_catalogue_find_similar (catalogue, "AWS::DynamoDB::Tabel"), ==,
                   "AWS::DynamoDB::Table");
  g_assert_cmpstr (cfn_catalogue_find_similar (catalogue, "aws::s3::bucket"), ==,
                   "AWS::S3::Bucket");
  g_assert_null (cfn_catalogue_find_similar (catalogue, "Custom::SomethingQuiteDifferent"));

  g_assert_false (cfn_catalogue_find_type (NULL, "AWS::S3::Bucket", &type));
  g_assert_cmpuint (cfn_catalogue_get_n_types (NULL), ==, 0);
  g_assert_null (cfn_catalogue_get_date (NULL));
  g_assert_null (cfn_catalogue_find_similar (NULL, "AWS::S3::Bucket"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/counts", test_counts);
  g_test_add_func ("/catalogue/table", test_table);
  g_test_add_func ("/catalogue/nested", test_nested);
  g_test_add_func ("/catalogue/facts", test_facts);
  g_test_add_func ("/catalogue/relations", test_relations);
  g_test_add_func ("/catalogue/unknown", test_unknown);

  return g_test_run ();
}
