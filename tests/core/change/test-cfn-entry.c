/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-entry.h"

#include <string.h>

#include "change-fixture.h"

static const char yaml[] =
  "Metadata:\n"
  "  AWS::CloudFormation::Interface:\n"
  "    ParameterGroups:\n"
  "    - Parameters: [Stage, Size]\n"
  "    ParameterLabels:\n"
  "      Stage: {default: Where}\n"
  "Parameters:\n"
  "  # how it is called\n"
  "  Stage:\n"
  "    Type: String\n"
  "    AllowedValues: [dev, prod]\n"
  "  Size: {Type: Number}\n"
  "Conditions:\n"
  "  IsLive: !Equals [!Ref Stage, prod]\n"
  "Resources:\n"
  "  Queue:\n"
  "    Type: AWS::SQS::Queue\n"
  "    Condition: IsLive\n"
  "    Properties:\n"
  "      QueueName: !Sub \"${Stage}-work\"\n"
  "Outputs:\n"
  "  Name:\n"
  "    Value: !GetAtt Queue.QueueName\n";

static char *
add (const char *before,
     const char *section,
     const char *name,
     const char *body,
     const char *expected_name)
{
  g_autoptr (CfnProof) proof = prove (before);
  g_autofree char *new_name = NULL;
  GError *error = NULL;
  CfnEdit *edit = cfn_entry_add (cfn_proof_get_template (proof), section, name, body, &new_name,
                                 &error);

  g_assert_cmpstr (new_name, ==, expected_name);
  return apply (proof, edit, error);
}

static char *
remove_entry (const char *before,
              const char *section,
              const char *name)
{
  g_autoptr (CfnProof) proof = prove (before);
  GError *error = NULL;
  CfnEdit *edit = cfn_entry_remove (cfn_proof_get_template (proof), section, name, &error);

  return apply (proof, edit, error);
}

/* Sections come where people have them, whatever is there already. */
static void
test_new_sections (void)
{
  g_autofree char *one = add ("Resources:\n  Q: {Type: AWS::SQS::Queue}\n", "Outputs", NULL, NULL,
                              "Output");
  g_autofree char *two = add (one, "Conditions", NULL, NULL, "Condition");
  g_autofree char *three = add (two, "Parameters", "Stage", NULL, "Stage");
  g_autofree char *four = add (three, "Mappings", NULL, NULL, "Mapping");

  assert_yaml (four,
               "Parameters:\n"
               "  Stage:\n"
               "    Type: String\n"
               "Mappings:\n"
               "  Mapping:\n"
               "    us-east-1:\n"
               "      Value: ''\n"
               "Conditions:\n"
               "  Condition: !Equals [!Ref AWS::Region, us-east-1]\n"
               "Resources:\n"
               "  Q: {Type: AWS::SQS::Queue}\n"
               "Outputs:\n"
               "  Output:\n"
               "    Value: !Ref Q\n");
}

/* A condition asks what there is to ask, and adding and removing leaves no trace. */
static void
test_there_and_back (void)
{
  static const char * const sections[] = {
    "Parameters", "Mappings", "Conditions", "Rules", "Outputs",
  };
  static const char * const names[] = { "Parameter", "Mapping", "Condition", "Rule", "Output" };
  g_autofree char *asked = add (yaml, "Conditions", NULL, NULL, "Condition");

  g_assert_nonnull (strstr (asked, "  Condition: !Equals [!Ref Stage, prod]\n"));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *more = add (yaml, sections[i], NULL, NULL, names[i]);
      g_autofree char *again = remove_entry (more, sections[i], names[i]);

      g_assert_cmpstr (more, !=, yaml);
      assert_yaml (again, yaml);
    }
}

static void
test_free_names (void)
{
  g_autofree char *one = add (yaml, "Parameters", NULL, NULL, "Parameter");
  g_autofree char *two = add (one, "Parameters", NULL, NULL, "Parameter2");
  g_autoptr (CfnProof) proof = prove (two);
  CfnTemplate *template = cfn_proof_get_template (proof);
  g_autoptr (GError) error = NULL;

  /* A parameter may not be called like a resource, an output may. */
  g_assert_false (cfn_entry_check_name (template, "Parameters", "Queue", &error));
  g_assert_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (cfn_entry_check_name (template, "Outputs", "Queue", NULL));
  g_assert_false (cfn_entry_check_name (template, "Outputs", "not-a-name", &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL);
  g_clear_error (&error);
  g_assert_false (cfn_entry_check_name (template, "Resources", "Free", &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL);
}

/* What the console knows of a parameter goes with it; what uses it stays. */
static void
test_remove (void)
{
  g_autofree char *after = remove_entry (yaml, "Parameters", "Stage");
  g_autofree char *empty = remove_entry ("Resources: {}\nOutputs:\n  A: {Value: a}\n", "Outputs",
                                         "A");
  g_autoptr (CfnProof) proof = prove (yaml);
  g_autoptr (GError) error = NULL;

  assert_yaml (after,
               "Metadata:\n"
               "  AWS::CloudFormation::Interface:\n"
               "    ParameterGroups:\n"
               "    - Parameters: [Size]\n"
               "Parameters:\n"
               "  Size: {Type: Number}\n"
               "Conditions:\n"
               "  IsLive: !Equals [!Ref Stage, prod]\n"
               "Resources:\n"
               "  Queue:\n"
               "    Type: AWS::SQS::Queue\n"
               "    Condition: IsLive\n"
               "    Properties:\n"
               "      QueueName: !Sub \"${Stage}-work\"\n"
               "Outputs:\n"
               "  Name:\n"
               "    Value: !GetAtt Queue.QueueName\n");
  assert_yaml (empty, "Resources: {}\n");

  g_assert_null (cfn_entry_remove (cfn_proof_get_template (proof), "Outputs", "Nothing", &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
}

static void
assert_uses (const char         *section,
             const char         *name,
             const char * const *paths)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  g_autoptr (GArray) uses = cfn_entry_find_uses (cfn_proof_get_template (proof), section, name);

  for (guint i = 0; i < uses->len; i++)
    g_assert_cmpstr (g_array_index (uses, CfnEntryUse, i).path, ==, paths[i]);
  g_assert_null (paths[uses->len]);
}

static void
test_uses (void)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  g_autoptr (GArray) uses = cfn_entry_find_uses (cfn_proof_get_template (proof), "Conditions",
                                                 "IsLive");

  assert_uses ("Parameters", "Stage", (const char * const []) {
    "Metadata.AWS::CloudFormation::Interface.ParameterGroups[0].Parameters[0]",
    "Metadata.AWS::CloudFormation::Interface.ParameterLabels.Stage",
    "Conditions.IsLive[0]",
    "Resources.Queue.Properties.QueueName", NULL });
  assert_uses ("Conditions", "IsLive", (const char * const []) {
    "Resources.Queue.Condition", NULL });
  assert_uses ("Outputs", "Name", (const char * const []) { NULL });
  assert_uses ("Resources", "Queue", (const char * const []) { "Outputs.Name.Value", NULL });

  g_assert_cmpstr (g_array_index (uses, CfnEntryUse, 0).resource, ==, "Queue");
}

static void
test_rename (void)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  CfnTemplate *template = cfn_proof_get_template (proof);
  GError *error = NULL;
  CfnEdit *edit = cfn_change_rename (template, "Outputs.Name", "QueueName", &error);
  g_autofree char *after = apply (proof, edit, error);

  g_assert_nonnull (strstr (after, "Outputs:\n  QueueName:\n    Value: !GetAtt Queue.QueueName\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry/new-sections", test_new_sections);
  g_test_add_func ("/entry/there-and-back", test_there_and_back);
  g_test_add_func ("/entry/free-names", test_free_names);
  g_test_add_func ("/entry/remove", test_remove);
  g_test_add_func ("/entry/uses", test_uses);
  g_test_add_func ("/entry/rename", test_rename);

  return g_test_run ();
}
