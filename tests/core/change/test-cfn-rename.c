/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "change-fixture.h"

#include <string.h>

static const char yaml[] =
  "Metadata:\n"
  "  AWS::CloudFormation::Interface: {ParameterGroups: [{Parameters: [Stage]}]}\n"
  "Parameters:\n"
  "  Stage: {Type: String} # Stage\n"
  "Mappings:\n"
  "  Sizes: {a: {b: 1}}\n"
  "Conditions:\n"
  "  IsLive: !Equals [!Ref Stage, live]\n"
  "Resources:\n"
  "  \"Table\":\n"
  "    Type: AWS::DynamoDB::Table\n"
  "    Condition: IsLive\n"
  "  Topic:\n"
  "    Type: AWS::SNS::Topic\n"
  "    DependsOn: ['Table']\n"
  "    Properties:\n"
  "      A: !If [IsLive, !GetAtt Table.Arn, !FindInMap [Sizes, !Ref Stage, b]]\n"
  "      B: !Sub \"${Table} ${Stage} ${!Table}\"\n"
  "      C: Table Stage IsLive Sizes\n";

static const char * const names[] = { "Stage", "Sizes", "IsLive", "Table", "Topic" };

static CfnEdit *
rename_name (CfnProof    *proof,
             const char  *name,
             const char  *new_name,
             GError     **error)
{
  return cfn_change_rename (cfn_proof_get_template (proof), name, new_name, error);
}

static char *
rename_in (const char *before,
           const char *name,
           const char *new_name)
{
  g_autoptr (CfnProof) proof = prove (before);
  GError *error = NULL;
  CfnEdit *edit = rename_name (proof, name, new_name, &error);

  return apply (proof, edit, error);
}

/* Renaming back gives the same bytes, whether or not the name in between is longer. */
static void
test_there_and_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *longer = rename_in (yaml, names[i], "SomethingMuchLonger");
      g_autofree char *shorter = rename_in (longer, "SomethingMuchLonger", "X");
      g_autofree char *again = rename_in (shorter, "X", names[i]);

      g_assert_cmpstr (longer, !=, yaml);
      assert_yaml (again, yaml);
    }
}

/* Only the names' bytes are touched: every splice is one of the name. */
static void
test_splices_are_names (void)
{
  static const guint n_uses[] = { 5, 2, 3, 4, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (CfnProof) proof = prove (yaml);
      g_autoptr (CfnEdit) edit = rename_name (proof, names[i], "Other", NULL);
      guint n_splices;
      const CfnSplice *splices = cfn_edit_get_splices (edit, &n_splices);

      g_assert_cmpuint (n_splices, ==, n_uses[i]);
      for (guint j = 0; j < n_splices; j++)
        {
          g_assert_cmpuint (cfn_span_length (splices[j].span), ==, strlen (names[i]));
          g_assert_cmpmem (yaml + splices[j].span.start, strlen (names[i]), names[i],
                           strlen (names[i]));
          g_assert_cmpstr (splices[j].text, ==, "Other");
        }
    }
}

static void
test_same_name (void)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnEdit) edit = rename_name (proof, "Table", "Table", &error);

  g_assert_no_error (error);
  g_assert_true (cfn_edit_is_empty (edit));
}

static void
assert_refused (const char *text,
                const char *name,
                const char *new_name,
                GQuark      domain,
                int         code)
{
  g_autoptr (CfnProof) proof = prove (text);
  g_autoptr (GError) error = NULL;

  g_assert_null (rename_name (proof, name, new_name, &error));
  g_assert_error (error, domain, code);
}

static void
test_refuses (void)
{
  g_autofree char *long_name = g_strnfill (256, 'a');
  g_autofree char *longest = g_strnfill (255, 'a');
  g_autofree char *renamed = rename_in (yaml, "Table", longest);

  g_assert_nonnull (strstr (renamed, longest));
  assert_refused (yaml, "Table", long_name, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL);
  assert_refused (yaml, "Table", "", CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL);
  assert_refused (yaml, "Table", "a b", CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL);
  assert_refused (yaml, "Nobody", "Somebody", CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
  assert_refused (yaml, "", "Somebody", CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
  assert_refused (yaml, "Conditions.", "Somebody", CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
  assert_refused (yaml, "Table", "Topic", CFN_WRITER_ERROR, CFN_WRITER_ERROR_EXISTS);
  assert_refused (yaml, "Stage", "Table", CFN_WRITER_ERROR, CFN_WRITER_ERROR_EXISTS);
  assert_refused ("Resources: [\n", "A", "B", CFN_WRITER_ERROR, CFN_WRITER_ERROR_BROKEN_TEXT);
}

/* Conditions and mappings have name spaces of their own. */
static void
test_other_name_spaces (void)
{
  g_autofree char *condition = rename_in (yaml, "IsLive", "Table");
  g_autofree char *mapping = rename_in (condition, "Sizes", "Table");
  g_autofree char *resource = rename_in (mapping, "Table", "Orders");
  g_autofree char *back = rename_in (resource, "Conditions.Table", "IsLive");
  g_autofree char *both = rename_in (back, "Mappings.Table", "Sizes");
  g_autofree char *again = rename_in (both, "Resources.Orders", "Table");

  g_assert_nonnull (strstr (mapping, "!If [Table, !GetAtt Table.Arn, !FindInMap [Table, !Ref"));
  g_assert_nonnull (strstr (resource, "!If [Table, !GetAtt Orders.Arn, !FindInMap [Table, !Ref"));
  assert_yaml (again, yaml);
}

/* Keys of a mapping go with what looks them up; of the second level in each of its rows. */
static void
test_keys_of_mappings (void)
{
  static const char stack[] =
    "Mappings:\n"
    "  Sizes:\n"
    "    dev: {Read: 1, Write: 2} # small\n"
    "    'prod': {Read: 10, Write: 20}\n"
    "  Others: {dev: {Read: 3}}\n"
    "Resources:\n"
    "  Q:\n"
    "    Type: AWS::SQS::Queue\n"
    "    Properties:\n"
    "      DelaySeconds: !FindInMap [Sizes, dev, Read]\n"
    "      VisibilityTimeout: {Fn::FindInMap: [Sizes, \"prod\", Read]}\n"
    "      QueueName: !FindInMap [Others, dev, Read]\n"
    "      Plain: dev\n";
  g_autofree char *top = rename_in (stack, "Mappings.Sizes.dev", "test");
  g_autofree char *second = rename_in (top, "Mappings.Sizes.prod.Read", "Reads");
  g_autofree char *back = rename_in (second, "Mappings.Sizes.test.Reads", "Read");
  g_autofree char *whole = rename_in (back, "Mappings.Sizes.test", "dev");
  g_autofree char *quoted = rename_in (stack, "Mappings.Sizes.prod", "on: off");

  g_assert_nonnull (strstr (top, "    test: {Read: 1, Write: 2} # small\n"));
  g_assert_nonnull (strstr (top, "!FindInMap [Sizes, test, Read]"));
  g_assert_nonnull (strstr (top, "!FindInMap [Others, dev, Read]"));
  g_assert_nonnull (strstr (top, "Others: {dev:"));
  g_assert_nonnull (strstr (second, "[Sizes, \"prod\", Reads]"));
  g_assert_null (strstr (second, "Read: 10"));
  g_assert_cmpstr (whole, ==, stack);
  g_assert_nonnull (strstr (quoted, "    'on: off': {Read: 10"));
  g_assert_nonnull (strstr (quoted, "[Sizes, \"on: off\", Read]"));

  /* A lookup by a value that is not known may be by this key. */
  assert_refused (yaml, "Mappings.Sizes.a", "c", CFN_WRITER_ERROR, CFN_WRITER_ERROR_UNSAFE);
  assert_refused (stack, "Mappings.Sizes.dev", "prod", CFN_WRITER_ERROR, CFN_WRITER_ERROR_EXISTS);
  assert_refused (stack, "Mappings.Sizes.none", "x", CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rename/there-and-back", test_there_and_back);
  g_test_add_func ("/rename/splices-are-names", test_splices_are_names);
  g_test_add_func ("/rename/same-name", test_same_name);
  g_test_add_func ("/rename/refuses", test_refuses);
  g_test_add_func ("/rename/other-name-spaces", test_other_name_spaces);
  g_test_add_func ("/rename/keys-of-mappings", test_keys_of_mappings);

  return g_test_run ();
}
