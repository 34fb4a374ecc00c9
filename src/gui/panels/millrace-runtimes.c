/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-runtimes.h"

#include "cfn-runtimes.h"

/* A current runtime without a date is a preview, or too new for its date to be published. */
static gboolean
is_settled (const CfnRuntime *runtime)
{
  return runtime->deprecated != NULL;
}

static void
add_choices (GArray           *choices,
             CfnRuntimeStatus  status,
             gboolean          settled)
{
  guint n_runtimes;
  const CfnRuntime *runtimes = cfn_runtimes_get (&n_runtimes);

  for (guint i = 0; i < n_runtimes; i++)
    {
      MillraceChoice choice = { runtimes[i].name, NULL };

      if (runtimes[i].status != status || is_settled (&runtimes[i]) != settled)
        continue;

      if (status == CFN_RUNTIME_DEPRECATED)
        /* Translators: %s is the name of a runtime, "nodejs18.x". */
        choice.label = g_strdup_printf (_("%s (deprecated)"), runtimes[i].name);
      g_array_append_val (choices, choice);
    }
}

const MillraceChoice *
millrace_runtimes_get_choices (void)
{
  static gsize made;

  if (g_once_init_enter (&made))
    {
      GArray *choices = g_array_new (TRUE, TRUE, sizeof (MillraceChoice));

      add_choices (choices, CFN_RUNTIME_CURRENT, TRUE);
      add_choices (choices, CFN_RUNTIME_CURRENT, FALSE);
      add_choices (choices, CFN_RUNTIME_DEPRECATED, TRUE);
      g_once_init_leave (&made, (gsize) g_array_free (choices, FALSE));
    }

  return (const MillraceChoice *) made;
}
