/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"

#include "cfn-text-document.h"

#include <string.h>

/* Where in the string @node the text stands that @span is of in the @open template: all of the
 * string where that is not the only place. */
static CfnSpan
find_in_string (CfnChecker  *self,
                CfnNode     *node,
                CfnTemplate *open,
                CfnSpan      span)
{
  const char *opened = cfn_text_get_data (cfn_tree_get_text (cfn_template_get_tree (open)), NULL);
  const char *file = cfn_text_get_data (cfn_tree_get_text (cfn_template_get_tree (self->template)),
                                        NULL);
  const char *start = file + node->span.start;
  const gssize length = node->span.end - node->span.start;
  g_autofree char *words = NULL;
  const char *found;

  while (span.start < span.end && strchr ("\"'", opened[span.start]) != NULL)
    span.start++;
  while (span.start < span.end && strchr ("\"'", opened[span.end - 1]) != NULL)
    span.end--;
  words = g_strndup (opened + span.start, span.end - span.start);
  found = words[0] != '\0' ? g_strstr_len (start, length, words) : NULL;
  if (found == NULL || g_strstr_len (found + 1, start + length - (found + 1), words) != NULL)
    return node->span;

  return (CfnSpan) { found - file, found - file + strlen (words) };
}

/* @fix is made in the document, and the string written anew. */
static void
add_fix (CfnFinding   *finding,
         const CfnFix *fix,
         const char   *document)
{
  CfnFix *added = cfn_finding_add_fix (finding, fix->kind, fix->id,
                                       cfn_message_ref (fix->title), fix->first, fix->second);

  added->is_safe = fix->is_safe;
  added->span = fix->span;
  added->document = g_strdup (document);
}

/* What was found in the @open template is told of the string. */
static void
take_over (CfnChecker        *self,
           const CfnResource *resource,
           CfnNode           *node,
           CfnTemplate       *open,
           const CfnFinding  *found)
{
  CfnFinding *finding
    = cfn_checker_report_at (self, found->rule, resource, node,
                             find_in_string (self, node, open, found->span),
                             cfn_message_ref (found->message));

  finding->severity = found->severity;
  for (guint i = 0; i < found->n_fixes; i++)
    add_fix (finding, &found->fixes[i], finding->path);
  g_free (finding->path);
  finding->path = g_strdup (found->path);
}

void
cfn_check_text_policy (CfnChecker          *self,
                       const CfnResource   *resource,
                       const char          *property,
                       CfnPolicyCheck       check)
{
  CfnNode *node = cfn_resource_get_property (resource, property);
  g_autoptr (CfnTemplate) open = node != NULL ? cfn_text_document_read (self->template, node)
                                              : NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GHashTable) told = NULL;
  g_autofree gboolean *is_touched = NULL;
  CfnChecker inner = *self;

  if (open == NULL)
    return;

  inner.template = open;
  inner.findings = findings = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_finding_free);
  inner.told = told = cfn_checker_new_told ();
  inner.is_touched = is_touched = g_new0 (gboolean, cfn_template_get_n_resources (open));
  check (&inner, cfn_template_find_resource (open, resource->id), property);
  for (guint i = 0; i < findings->len; i++)
    take_over (self, resource, node, open, g_ptr_array_index (findings, i));
}
