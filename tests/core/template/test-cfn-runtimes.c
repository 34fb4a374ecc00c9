/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-runtimes.h"

#include <string.h>

static void
test_status (void)
{
  g_assert_cmpint (cfn_runtime_find ("nodejs22.x")->status, ==, CFN_RUNTIME_CURRENT);
  g_assert_cmpint (cfn_runtime_find ("nodejs18.x")->status, ==, CFN_RUNTIME_DEPRECATED);
  g_assert_cmpint (cfn_runtime_find ("nodejs6.10")->status, ==, CFN_RUNTIME_BLOCKED);
  g_assert_null (cfn_runtime_find ("nodejs23.x"));
}

/* The status is what the dates say on the day of the table. */
static void
test_dates (void)
{
  static const char * const names[] = {
    "nodejs24.x", "nodejs20.x", "nodejs14.x", "python3.12", "python3.10", "python3.7", "java21",
    "java8",      "dotnet8",    "ruby3.2",    "ruby2.7",    "provided",   "go1.x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const CfnRuntime *runtime = cfn_runtime_find (names[i]);
      CfnRuntimeStatus status = CFN_RUNTIME_CURRENT;

      if (strcmp (runtime->deprecated, cfn_runtimes_date ()) <= 0)
        status = CFN_RUNTIME_DEPRECATED;
      if (strcmp (runtime->blocked, cfn_runtimes_date ()) <= 0)
        status = CFN_RUNTIME_BLOCKED;
      g_test_message ("%s", names[i]);
      g_assert_cmpint (runtime->status, ==, status);
    }
}

static void
test_successor (void)
{
  static const char * const names[] = {
    "nodejs6.10", "python2.7", "java8", "dotnetcore1.0", "ruby2.5", "go1.x", "provided", "cobol",
  };

  g_assert_cmpstr (cfn_runtime_successor ("nodejs6.10"), ==, "nodejs22.x");
  g_assert_cmpstr (cfn_runtime_successor ("nodejs24"), ==, "nodejs24.x");
  g_assert_cmpstr (cfn_runtime_successor ("python3.13.x"), ==, "python3.13");
  g_assert_cmpstr (cfn_runtime_successor ("go1.x"), ==, "provided.al2023");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const CfnRuntime *successor = cfn_runtime_find (cfn_runtime_successor (names[i]));

      g_assert_cmpint (successor->status, ==, CFN_RUNTIME_CURRENT);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/runtimes/status", test_status);
  g_test_add_func ("/runtimes/dates", test_dates);
  g_test_add_func ("/runtimes/successor", test_successor);

  return g_test_run ();
}
