/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-fact-tone.h"

#include <string.h>

/* TRUE when @path is @property of @id, or something inside it. */
static gboolean
is_about (const char *path,
          const char *id,
          const char *property)
{
  g_autofree char *whole = g_strdup_printf ("Resources.%s.Properties.%s", id, property);
  gsize length = strlen (whole);

  return strncmp (path, whole, length) == 0
         && (path[length] == '\0' || path[length] == '.' || path[length] == '[');
}

CfnTone
cfn_fact_get_tone (const CfnFact        *fact,
                   const CfnDiagramNode *node,
                   CfnFindings          *findings)
{
  CfnTone tone;

  g_return_val_if_fail (fact != NULL, CFN_TONE_NORMAL);
  g_return_val_if_fail (node != NULL, CFN_TONE_NORMAL);

  tone = fact->tone;
  if (fact->property == NULL || findings == NULL
      || cfn_findings_get_worst (findings, node->resource) < CFN_SEVERITY_WARNING)
    return tone;

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);

      if (finding->resource != node->resource || finding->severity < CFN_SEVERITY_WARNING
          || !is_about (finding->path, node->resource->id, fact->property))
        continue;
      if (finding->severity == CFN_SEVERITY_ERROR)
        return CFN_TONE_BAD;
      tone = CFN_TONE_CAREFUL;
    }

  return tone;
}
