/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-plan.h"

#include <string.h>

static const CfnPlan *
get_part (const CfnPlan *plan,
          const char    *name)
{
  return cfn_plan_get_part (plan, name, strlen (name));
}

/* Each limit of the table is at its place, and nowhere else. */
static void
test_limits (void)
{
  guint n_limits;
  const CfnLimit *limits = cfn_limits_get ("AWS::DynamoDB::Table", &n_limits);
  const CfnPlan *root = cfn_plan_find ("AWS::DynamoDB::Table");

  for (guint i = 0; i < n_limits; i++)
    {
      g_auto (GStrv) steps = g_strsplit (limits[i].path, ".", -1);
      const CfnPlan *plan = root;
      guint n_found = 0;

      for (guint step = 0; steps[step] != NULL; step++)
        plan = get_part (plan, steps[step]);
      g_assert_nonnull (plan);
      for (guint j = 0; j < plan->n_limits; j++)
        n_found += plan->limits[j] == &limits[i];
      g_assert_cmpuint (n_found, ==, 1);
    }
  g_assert_null (get_part (root, "Table"));
  g_assert_null (get_part (root, "TableNames"));
  g_assert_null (get_part (NULL, "TableName"));
  g_assert_true (cfn_plan_find ("AWS::DynamoDB::Table") == root);
  g_assert_null (cfn_plan_find ("AWS::EC2::Instance"));
}

static void
test_pairings (void)
{
  const CfnPlan *root = cfn_plan_find ("AWS::Lambda::Function");
  const CfnPlan *code = get_part (root, "Code");
  const CfnPlannedPairing *choice = &code->pairings[0];
  const CfnPlannedPairing *key = &code->pairings[1];

  g_assert_cmpint (choice->pairing->kind, ==, CFN_PAIRING_ONE_OF);
  g_assert_cmpuint (g_strv_length (choice->others), ==, 3);
  g_assert_cmpstr (choice->others[2], ==, "ImageUri");
  g_assert_true (cfn_planned_pairing_can_matter (choice, 0));

  g_assert_cmpint (key->pairing->kind, ==, CFN_PAIRING_NEEDS);
  g_assert_cmpuint (key->first, ==, get_part (code, "S3Bucket")->bit);
  g_assert_cmpuint (key->second, ==, get_part (code, "S3Key")->bit);
  g_assert_true (cfn_planned_pairing_can_matter (key, key->first));
  g_assert_false (cfn_planned_pairing_can_matter (key, key->second));

  /* What is about a part of a part begins with that part. */
  g_assert_cmpstr (root->pairings[0].pairing->path, ==, "Code.ZipFile");
  g_assert_cmpuint (root->pairings[0].first, ==, code->bit);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/limits", test_limits);
  g_test_add_func ("/plan/pairings", test_pairings);

  return g_test_run ();
}
