/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-outcome.h"

static void
test_list (void)
{
  g_autoptr (CfnOutcomes) outcomes
    = cfn_outcomes_parse ("ok, error,timeout,throttle,partial:4+2,malformed,no-state,poison:3,ok",
                          NULL);
  const CfnOutcomeKind kinds[] = {
    CFN_OUTCOME_OK, CFN_OUTCOME_ERROR, CFN_OUTCOME_TIMEOUT, CFN_OUTCOME_THROTTLE,
    CFN_OUTCOME_PARTIAL, CFN_OUTCOME_MALFORMED, CFN_OUTCOME_STATELESS, CFN_OUTCOME_OK,
    CFN_OUTCOME_OK, CFN_OUTCOME_OK,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (cfn_outcomes_get (outcomes, i).kind, ==, kinds[i]);
  g_assert_cmpuint (cfn_outcomes_get (outcomes, 4).item, ==, 2);
  g_assert_false (cfn_outcomes_is_last (outcomes, 6));
  g_assert_true (cfn_outcomes_is_last (outcomes, 7));
  g_assert_true (cfn_outcomes_is_poison (outcomes, 3));
  g_assert_false (cfn_outcomes_is_poison (outcomes, 2));
}

static void
test_empty (void)
{
  static const char * const texts[] = { "", "poison:1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CfnOutcomes) outcomes = cfn_outcomes_parse (texts[i], NULL);
      g_autofree char *text = cfn_outcomes_to_string (outcomes);

      g_assert_cmpint (cfn_outcomes_get (outcomes, 0).kind, ==, CFN_OUTCOME_OK);
      g_assert_cmpint (cfn_outcomes_get (outcomes, 99).kind, ==, CFN_OUTCOME_OK);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

static void
test_refused (void)
{
  static const char * const texts[] = {
    "fine", "ok,,ok", "partial", "partial:", "partial:0", "partial:x", "partial:1+", "partial:1x",
    "poison:", "poison:0", "poison:1+2", "OK",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cfn_outcomes_parse (texts[i], &error));
      g_assert_true (error->domain == CFN_OUTCOMES_ERROR);
    }
}

static void
test_gone (void)
{
  CfnOutcomes *outcomes = cfn_outcomes_parse ("ok", NULL);

  g_assert_true (cfn_outcomes_ref (outcomes) == outcomes);
  cfn_outcomes_unref (outcomes);
  cfn_outcomes_unref (outcomes);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stream/outcome/list", test_list);
  g_test_add_func ("/stream/outcome/empty", test_empty);
  g_test_add_func ("/stream/outcome/refused", test_refused);
  g_test_add_func ("/stream/outcome/gone", test_gone);

  return g_test_run ();
}
