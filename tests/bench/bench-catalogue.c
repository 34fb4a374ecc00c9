/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the packed tables cost: the first look-up in a process, which maps the pages that it needs,
 * and then one among many. Fails when opening them were to read them. */

#include <stdio.h>
#include <sys/resource.h>

#include "cfn-catalogue.h"
#include "iam-actions.h"

#define ROUNDS 200000
/* Far above what it takes, and far below what reading 2 MB takes. */
#define LIMIT_FAULTS 100

static long
count_faults (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_minflt + usage.ru_majflt;
}

static gboolean
look_up (void)
{
  CfnCatalogueProperty property;
  CfnCatalogueType type;
  IamAction action;

  return cfn_catalogue_find_type (cfn_catalogue_get_default (),
                                  "AWS::Lambda::EventSourceMapping", &type)
         && cfn_catalogue_object_find_property (&type.object, "EventSourceArn", &property)
         && iam_actions_find (iam_actions_get_default (), "dynamodb:GetRecords", &action);
}

int
main (void)
{
  long faults = count_faults ();
  gint64 start = g_get_monotonic_time ();
  gint64 first;
  gint64 all;

  if (!look_up ())
    return 2;

  first = g_get_monotonic_time () - start;
  faults = count_faults () - faults;

  start = g_get_monotonic_time ();
  for (guint i = 0; i < ROUNDS; i++)
    look_up ();
  all = g_get_monotonic_time () - start;

  printf ("first look-up: %" G_GINT64_FORMAT " us, %ld pages; then %.2f us each\n", first, faults,
          (double) all / ROUNDS);

  return faults > LIMIT_FAULTS ? 1 : 0;
}
