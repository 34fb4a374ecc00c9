/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"

#include "cfn-rule-words.h"

#include <string.h>

#define NEWEST "2012-10-17"

static const char * const versions[] = { NEWEST, "2008-10-17", NULL };

/* The first "${key}" in @text that is a policy variable; its end in @end. Keys of requests have a
 * colon in them, which no name of a template but those of AWS has; "${*}" and the like stand for
 * that very character (IAM User Guide, Policy elements: variables and tags). */
static const char *
find_variable (const char  *text,
               const char **end)
{
  for (const char *at = strstr (text, "${"); at != NULL; at = strstr (at + 2, "${"))
    {
      const char *name = at + 2 + (at[2] == '!');
      const char *close = strchr (name, '}');
      const char *colon = strchr (name, ':');

      if (close == NULL)
        return NULL;
      if ((colon != NULL && colon < close && colon > name && colon[1] != ':')
          || (close == name + 1 && strchr ("*?$", *name) != NULL))
        {
          *end = close + 1;
          return at;
        }
    }

  return NULL;
}

/* Within the text of @node, which may be escaped there. */
static CfnSpan
find_span (const CfnPolicyPlace *self,
           CfnNode              *node,
           const char           *at,
           const char           *end)
{
  const char *data = cfn_text_get_data (cfn_template_get_text (self->checker->template), NULL);
  g_autofree char *variable = g_strndup (at, end - at);
  const char *found = g_strstr_len (data + node->content.start, cfn_span_length (node->content),
                                    variable);

  return found != NULL ? (CfnSpan) { found - data, found - data + strlen (variable) } : node->span;
}

/* The first text below @node with a policy variable in it. */
static CfnNode *
find_text (CfnNode     *node,
           const char **at,
           const char **end)
{
  if (node == NULL)
    return NULL;
  if (node->kind == CFN_NODE_SCALAR)
    return (*at = find_variable (node->value, end)) != NULL ? node : NULL;

  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      CfnNode *found = find_text (child, at, end);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* IAM User Guide, Version: without it, and with the older one, variables are mere texts. */
static void
report_old (const CfnPolicyPlace *self,
            CfnNode              *version,
            CfnNode              *node,
            const char           *at,
            const char           *end)
{
  g_autofree char *variable = g_strndup (at, end - at);
  g_autofree char *path = cfn_path_string_of_node (self->document);
  g_autofree char *version_path = g_strconcat (path, ".Version", NULL);
  CfnFinding *finding;
  CfnFix *fix;

  finding = cfn_checker_report_at (
    self->checker, "policy-variable-is-text", self->resource, node, find_span (self, node, at, end),
    cfn_message_new (version == NULL
                       ? N_("{0} is a mere text in a policy without Version: write Version "
                            "2012-10-17 for it to be a policy variable")
                       : N_("{0} is a mere text in the Version 2008-10-17: write 2012-10-17 for it "
                            "to be a policy variable"),
                     variable, NULL));
  if (version != NULL)
    cfn_finding_add_evidence (finding, version);
  fix = cfn_finding_add_fix (finding, CFN_FIX_SET, "use-newest-version",
                             cfn_message_new (N_("Make it {0}"), "Version " NEWEST, NULL),
                             version_path, "'" NEWEST "'");
  /* The policy then allows what it did not allow. */
  fix->is_safe = FALSE;
}

static void
report_missing (const CfnPolicyPlace *self)
{
  CfnNode *document = self->document;
  g_autofree char *path = cfn_path_string_of_node (document);
  g_autofree char *version_path = g_strconcat (path, ".Version", NULL);
  CfnFinding *finding;

  finding = cfn_checker_report_at (self->checker, "policy-has-no-version", self->resource, document,
                                   document->key != NULL ? document->key->span : document->span,
                                   cfn_message_new (N_("This policy of {0} has no Version, so it "
                                                       "is one of 2008-10-17: write 2012-10-17"),
                                                    self->resource->id, NULL));
  cfn_finding_add_fix (finding, CFN_FIX_SET, "add-version",
                       cfn_message_new (N_("Add Version 2012-10-17"), NULL), version_path,
                       "'" NEWEST "'");
}

void
cfn_check_policy_version (const CfnPolicyPlace *self)
{
  CfnNode *version = cfn_node_get (self->document, "Version");
  CfnNode *statement = cfn_node_get (self->document, "Statement");
  gboolean is_old = version == NULL || cfn_node_is_string (version, "2008-10-17");
  CfnNode *node;
  const char *at;
  const char *end;

  if (version != NULL)
    cfn_check_word (self->checker, self->resource, version, versions,
                    N_("The {1} of a policy is “{0}”, but can only be one of {2}: it says which "
                       "language the policy is in"));
  /* Without a statement that is what is to be told. */
  if (!is_old || statement == NULL)
    return;

  node = find_text (statement, &at, &end);
  if (node != NULL)
    report_old (self, version, node, at, end);
  /* The guides of AWS SAM leave it out, too. */
  else if (version == NULL && !g_str_has_prefix (self->resource->type, "AWS::Serverless::"))
    report_missing (self);
}

/* IAM User Guide, Policy elements: variables and tags: in the last part of ARNs and in conditions.
 */
void
cfn_check_policy_variables (const CfnPolicyPlace *self,
                            CfnNode              *statement)
{
  CfnNode *node;
  const char *at;
  const char *end;

  if (!cfn_node_is_string (cfn_node_get (self->document, "Version"), NEWEST))
    return;

  node = find_text (cfn_node_get (statement, "Action"), &at, &end);
  if (node != NULL)
    {
      g_autofree char *variable = g_strndup (at, end - at);

      cfn_checker_report (self->checker, "policy-variable-is-text", self->resource, node,
                          cfn_message_new (N_("{0} is no policy variable here: actions have none"),
                                           variable, NULL));
    }
  node = find_text (cfn_node_get (statement, "Resource"), &at, &end);
  if (node != NULL && g_str_has_prefix (node->value, "arn:"))
    {
      guint n_colons = 0;

      for (const char *p = node->value; p < at; p++)
        n_colons += *p == ':';
      if (n_colons < 5)
        {
          g_autofree char *variable = g_strndup (at, end - at);

          cfn_checker_report_at (self->checker, "policy-variable-is-text", self->resource, node,
                                 find_span (self, node, at, end),
                                 cfn_message_new (N_("{0} is no policy variable here: they only "
                                                     "work behind the fifth colon of an ARN"),
                                                  variable, NULL));
        }
    }
}
