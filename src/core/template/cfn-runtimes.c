/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-runtimes.h"

#include "cfn-similar.h"

#define CURRENT CFN_RUNTIME_CURRENT
#define DEPRECATED CFN_RUNTIME_DEPRECATED
#define BLOCKED CFN_RUNTIME_BLOCKED

/* Lambda Developer Guide, Lambda runtimes: deprecation date and the date from which creating
 * functions is blocked, as published on the day that cfn_runtimes_date() tells. */
static const CfnRuntime runtimes[] = {
  { "nodejs26.x", NULL, NULL, CURRENT },
  { "nodejs24.x", "2028-04-30", "2028-06-01", CURRENT },
  { "nodejs22.x", "2027-04-30", "2027-06-01", CURRENT },
  { "nodejs20.x", "2026-04-30", "2027-02-01", DEPRECATED },
  { "nodejs18.x", "2025-09-01", "2027-02-01", DEPRECATED },
  { "nodejs16.x", "2024-06-12", "2027-02-01", DEPRECATED },
  { "nodejs14.x", "2023-12-04", "2024-01-09", BLOCKED },
  { "nodejs12.x", NULL, NULL, BLOCKED },
  { "nodejs10.x", NULL, NULL, BLOCKED },
  { "nodejs8.10", NULL, NULL, BLOCKED },
  { "nodejs6.10", NULL, NULL, BLOCKED },
  { "nodejs4.3", NULL, NULL, BLOCKED },
  { "nodejs4.3-edge", NULL, NULL, BLOCKED },
  { "nodejs", NULL, NULL, BLOCKED },
  { "python3.15", NULL, NULL, CURRENT },
  { "python3.14", "2029-06-30", "2029-07-31", CURRENT },
  { "python3.13", "2029-06-30", "2029-07-31", CURRENT },
  { "python3.12", "2028-10-31", "2028-11-30", CURRENT },
  { "python3.11", "2027-06-30", "2027-07-31", CURRENT },
  { "python3.10", "2026-10-31", "2027-02-01", DEPRECATED },
  { "python3.9", "2025-12-15", "2027-02-01", DEPRECATED },
  { "python3.8", "2024-10-14", "2027-02-01", DEPRECATED },
  { "python3.7", "2023-12-04", "2024-01-09", BLOCKED },
  { "python3.6", "2022-07-18", NULL, BLOCKED },
  { "python2.7", "2021-07-15", NULL, BLOCKED },
  { "java25", "2029-06-30", "2029-07-31", CURRENT },
  { "java21", "2029-06-30", "2029-07-31", CURRENT },
  { "java17.al2023", NULL, NULL, CURRENT },
  { "java11.al2023", NULL, NULL, CURRENT },
  { "java8.al2023", NULL, NULL, CURRENT },
  { "java17", "2027-06-30", "2027-07-31", CURRENT },
  { "java11", "2027-06-30", "2027-07-31", CURRENT },
  { "java8.al2", "2027-06-30", "2027-07-31", CURRENT },
  { "java8", "2024-01-08", "2024-02-08", BLOCKED },
  { "dotnet10", "2028-11-14", "2028-12-14", CURRENT },
  { "dotnet8", "2026-11-10", "2027-02-01", DEPRECATED },
  { "dotnet6", "2024-12-20", "2027-02-01", DEPRECATED },
  { "dotnetcore3.1", "2023-04-03", NULL, BLOCKED },
  { "dotnetcore2.1", NULL, NULL, BLOCKED },
  { "dotnetcore2.0", NULL, NULL, BLOCKED },
  { "dotnetcore1.0", NULL, NULL, BLOCKED },
  { "ruby4.0", "2029-03-31", "2029-04-30", CURRENT },
  { "ruby3.4", "2028-03-31", "2028-04-30", CURRENT },
  { "ruby3.3", "2027-03-31", "2027-04-30", CURRENT },
  { "ruby3.2", "2026-03-31", "2027-02-01", DEPRECATED },
  { "ruby2.7", "2023-12-07", "2024-01-09", BLOCKED },
  { "ruby2.5", "2021-07-30", NULL, BLOCKED },
  { "provided.al2023", "2029-06-30", "2029-07-31", CURRENT },
  { "provided.al2", "2026-07-31", "2027-02-01", DEPRECATED },
  { "provided", "2024-01-08", "2024-02-08", BLOCKED },
  { "go1.x", "2024-01-08", "2024-02-08", BLOCKED },
};

/* The newest of each language that takes code as it was written for its forerunners: nodejs24.x,
 * for one, has no callbacks any more. */
static const struct
{
  const char *prefix;
  const char *successor;
} successors[] = {
  { "nodejs", "nodejs22.x" }, { "python", "python3.14" }, { "java", "java25" },
  { "dotnet", "dotnet10" },   { "ruby", "ruby3.4" },      { "", "provided.al2023" },
};

const CfnRuntime *
cfn_runtimes_get (guint *n_runtimes)
{
  g_return_val_if_fail (n_runtimes != NULL, NULL);

  *n_runtimes = G_N_ELEMENTS (runtimes);

  return runtimes;
}

const CfnRuntime *
cfn_runtime_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (runtimes); i++)
    {
      if (g_str_equal (runtimes[i].name, name))
        return &runtimes[i];
    }

  return NULL;
}

const char *
cfn_runtimes_date (void)
{
  return "2026-11-22";
}

const char *
cfn_runtime_successor (const char *name)
{
  guint i = 0;

  g_return_val_if_fail (name != NULL, NULL);

  for (guint j = 0; cfn_runtime_find (name) == NULL && j < G_N_ELEMENTS (runtimes); j++)
    {
      if (runtimes[j].status == CURRENT && runtimes[j].blocked != NULL
          && cfn_word_distance (name, runtimes[j].name, 2) <= 2)
        return runtimes[j].name;
    }
  while (!g_str_has_prefix (name, successors[i].prefix))
    i++;

  return successors[i].successor;
}
