/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "change-fixture.h"

#include "cfn-carry.h"

static const char source[] =
  "Parameters:\n"
  "  Stage: {Type: String}\n"
  "  Unused: {Type: String}\n"
  "Mappings:\n"
  "  Sizes: {dev: {Memory: 128}}\n"
  "Conditions:\n"
  "  IsProd: !Equals [!Ref Stage, prod]\n"
  "Resources:\n"
  "  Notify:\n"
  "    Type: AWS::Lambda::Function\n"
  "    Condition: IsProd\n"
  "    Properties:\n"
  "      Role: !GetAtt Role.Arn\n"
  "      MemorySize: !FindInMap [Sizes, dev, Memory]\n"
  "  Role:\n"
  "    Type: AWS::IAM::Role\n"
  "    Properties: {RoleName: !Ref RoleName}\n"
  "  RoleName: {Type: Custom::Name}\n"
  "  Alone: {Type: AWS::SNS::Topic}\n";

static char *
list_names (const char *id,
            const char *target)
{
  g_autoptr (CfnProof) from = prove (source);
  g_autoptr (CfnProof) to = prove (target);
  g_autoptr (CfnCarry) carry = cfn_carry_new (cfn_proof_get_template (from),
                                              (const char * const []) { id, NULL },
                                              cfn_proof_get_template (to));

  return g_strjoinv (" ", (char **) cfn_carry_get_names (carry));
}

static void
assert_names (const char *id,
              const char *target,
              const char *expected)
{
  g_autofree char *names = list_names (id, target);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_names (void)
{
  assert_names ("Notify", "", "Role RoleName Sizes IsProd Stage");
  assert_names ("Alone", "", "");
  /* What is there already is meant there. */
  assert_names ("Notify", "Resources:\n  Role: {Type: AWS::IAM::Role}\n", "Sizes IsProd Stage");
  assert_names ("Notify", source, "");
  assert_names ("Nobody", "", "");
}

static void
test_paste (void)
{
  g_autoptr (CfnProof) from = prove (source);
  g_autoptr (CfnProof) to = prove ("Resources:\n"
                                   "  Notify:\n"
                                   "    Type: AWS::SNS::Topic\n");
  g_autoptr (CfnCarry) carry = cfn_carry_new (cfn_proof_get_template (from),
                                              (const char * const []) { "Notify", NULL },
                                              cfn_proof_get_template (to));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  CfnEdit *edit = cfn_carry_paste (carry, &ids, &error);
  g_autofree char *after = NULL;
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  after = apply (to, edit, error);
  joined = g_strjoinv (" ", ids);
  g_assert_cmpstr (joined, ==, "Notify2 Role RoleName");
  assert_yaml (after,
               "Parameters:\n"
               "  Stage:\n"
               "    Type: String\n"
               "Mappings:\n"
               "  Sizes:\n"
               "    dev:\n"
               "      Memory: 128\n"
               "Conditions:\n"
               "  IsProd: !Equals [!Ref Stage, prod]\n"
               "Resources:\n"
               "  Notify:\n"
               "    Type: AWS::SNS::Topic\n"
               "  Notify2:\n"
               "    Type: AWS::Lambda::Function\n"
               "    Condition: IsProd\n"
               "    Properties:\n"
               "      Role: !GetAtt Role.Arn\n"
               "      MemorySize: !FindInMap [Sizes, dev, Memory]\n"
               "  Role:\n"
               "    Type: AWS::IAM::Role\n"
               "    Properties:\n"
               "      RoleName: !Ref RoleName\n"
               "  RoleName:\n"
               "    Type: Custom::Name\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/carry/names", test_names);
  g_test_add_func ("/carry/paste", test_paste);

  return g_test_run ();
}
