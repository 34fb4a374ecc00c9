/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "cfn-change.h"
#include "cfn-convert.h"
#include "cfn-document.h"
#include "cfn-reading.h"

/*
 * Builds the sample trigger stack out of nothing by the changes that the window makes, and compares
 * its resources with those of the starter.
 */

static CfnReading *
read_document (CfnDocument *document)
{
  return cfn_reading_new (cfn_document_get_text (document));
}

static void
apply (CfnDocument *document,
       CfnEdit     *edit,
       GError      *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (edit);
  cfn_document_apply (document, edit, "Change", NULL);
  cfn_edit_unref (edit);
}

static void
add (CfnDocument *document,
     CfnKind      kind,
     const char  *id)
{
  g_autoptr (CfnReading) reading = read_document (document);
  GError *error = NULL;

  apply (document,
         cfn_change_add (cfn_reading_get_template (reading), cfn_kind_get_type (kind), id, NULL,
                         &error),
         error);
}

static void
connect (CfnDocument *document,
         const char  *from,
         const char  *to)
{
  g_autoptr (CfnReading) reading = read_document (document);
  GError *error = NULL;
  CfnEdit *edit = cfn_change_connect (cfn_reading_get_proof (reading), from, to, NULL, &error);

  apply (document, edit, error);
}

static void
set (CfnDocument *document,
     const char  *path,
     const char  *yaml)
{
  g_autoptr (CfnReading) reading = read_document (document);
  CfnTemplate *template = cfn_reading_get_template (reading);
  GError *error = NULL;
  CfnEdit *edit = yaml != NULL ? cfn_change_set (template, path, yaml, &error)
                               : cfn_change_unset (template, path, &error);

  apply (document, edit, error);
}

static void
assert_sound (CfnDocument *document)
{
  g_autoptr (CfnReading) reading = read_document (document);

  g_assert_true (cfn_reading_is_whole (reading));
  g_assert_cmpint (cfn_findings_get_worst (cfn_reading_get_findings (reading), NULL), <=,
                   CFN_SEVERITY_INFO);
}

static JsonNode *
read_resources (CfnText *text)
{
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  g_autoptr (GBytes) json = cfn_convert_to_json (tree, NULL, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *data = g_bytes_get_data (json, &length);
  JsonObject *root;

  g_assert_true (json_parser_load_from_data (parser, data, length, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  return json_node_copy (json_object_get_member (root, "Resources"));
}

static CfnText *
read_starter (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), "data", "starters",
                                            "echo-trigger.yaml", NULL);
  char *data;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  bytes = g_bytes_new_take (data, length);
  return cfn_text_new (bytes);
}

static const char policy[] =
  "[{PolicyName: LambdaRolePolicy, PolicyDocument: {Version: '2012-10-17', Statement: ["
  "{Effect: Allow, Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],"
  " Resource: 'arn:aws:logs:*:*:*'},"
  "{Effect: Allow, Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords',"
  " 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'], Resource: '*'}]}}]";

static char *
dup_code (CfnText *starter)
{
  g_autoptr (CfnTree) tree = cfn_tree_read (starter, NULL);
  const CfnNode *code = cfn_node_find (cfn_tree_get_root (tree), "Resources", "EchoFunction",
                                       "Properties", "Code", "ZipFile", NULL);

  return g_strdup (cfn_node_get_string (code));
}

static void
set_string (CfnDocument *document,
            const char  *path,
            const char  *text)
{
  g_autoptr (CfnReading) reading = read_document (document);
  GError *error = NULL;
  CfnEdit *edit = cfn_change_set_string (cfn_reading_get_template (reading), path, text, &error);

  apply (document, edit, error);
}

static void
test_sample (void)
{
  CfnDocument *document = cfn_document_new ();
  g_autoptr (CfnText) starter = read_starter ();
  g_autofree char *code = dup_code (starter);
  g_autoptr (JsonNode) wanted = read_resources (starter);
  g_autoptr (JsonNode) found = NULL;

  add (document, CFN_KIND_TABLE, "DataTable");
  add (document, CFN_KIND_FUNCTION, "EchoFunction");
  add (document, CFN_KIND_ROLE, "LambdaRole");
  add (document, CFN_KIND_MAPPING, "DataTableStream");
  connect (document, "DataTable", "DataTableStream");
  connect (document, "DataTableStream", "EchoFunction");
  connect (document, "EchoFunction", "LambdaRole");
  assert_sound (document);

  set (document, "DataTable.Properties.StreamSpecification.StreamViewType", "NEW_IMAGE");
  set (document, "DataTable.Properties.BillingMode", NULL);
  set (document, "DataTable.Properties.ProvisionedThroughput",
       "{ReadCapacityUnits: 1, WriteCapacityUnits: 1}");
  set (document, "DataTableStream.Properties.BatchSize", "1");
  set (document, "DataTableStream.Properties.Enabled", "true");
  set (document, "DataTableStream.Properties.StartingPosition", "LATEST");
  set (document, "EchoFunction.Properties.Timeout", "300");
  set (document, "EchoFunction.Properties.Runtime", "nodejs22.x");
  set_string (document, "EchoFunction.Properties.Code.ZipFile", code);
  set (document, "LambdaRole.Properties.Path", "/");
  set (document, "LambdaRole.Properties.Policies", policy);
  assert_sound (document);

  found = read_resources (cfn_document_get_text (document));
  if (!json_node_equal (found, wanted))
    {
      g_autofree char *left = json_to_string (found, TRUE);
      g_autofree char *right = json_to_string (wanted, TRUE);

      g_error ("\n---- found\n%s\n---- wanted\n%s", left, right);
    }

  while (cfn_document_can_undo (document))
    cfn_document_undo (document);
  g_assert_cmpuint (cfn_text_get_length (cfn_document_get_text (document)), ==, 0);
  g_assert_finalize_object (document);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/from-nothing", test_sample);

  return g_test_run ();
}
