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
  const CfnFinding * const *of_node;
  guint n_findings;
  CfnTone tone;

  g_return_val_if_fail (fact != NULL, CFN_TONE_NORMAL);
  g_return_val_if_fail (node != NULL, CFN_TONE_NORMAL);

  tone = fact->tone;
  if (fact->property == NULL || findings == NULL
      || cfn_findings_get_worst (findings, node->resource) < CFN_SEVERITY_WARNING)
    return tone;

  of_node = cfn_findings_get_of (findings, node->resource, &n_findings);
  for (guint i = 0; i < n_findings; i++)
    {
      const CfnFinding *finding = of_node[i];

      if (finding->severity < CFN_SEVERITY_WARNING
          || !is_about (finding->path, node->resource->id, fact->property))
        continue;
      if (finding->severity == CFN_SEVERITY_ERROR)
        return CFN_TONE_BAD;
      tone = CFN_TONE_CAREFUL;
    }

  return tone;
}
