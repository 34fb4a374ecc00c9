/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-problems-text.h"

#include <glib/gi18n.h>

static const char *severity_words[] = {
  [CFN_SEVERITY_INFO] = N_("Note"),
  [CFN_SEVERITY_WARNING] = N_("Warning"),
  [CFN_SEVERITY_ERROR] = N_("Error"),
};

char *
millrace_problems_describe (CfnFindings       *findings,
                            const CfnResource *resource)
{
  g_autoptr (GString) text = NULL;
  guint n = 0;
  const CfnFinding * const *own
    = findings != NULL ? cfn_findings_get_of (findings, resource, &n) : NULL;

  if (n == 0)
    return NULL;

  text = g_string_new (NULL);
  for (int severity = CFN_SEVERITY_ERROR; severity >= (int) CFN_SEVERITY_INFO; severity--)
    for (guint i = 0; i < n; i++)
      {
        g_autofree char *message = NULL;

        if ((int) own[i]->severity != severity)
          continue;

        message = cfn_message_format (own[i]->message);
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                                _(severity_words[severity]), message);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
