/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

#include "cfn-sam.h"

/* Lambda quotas: filters of a mapping, by default and at most. */
#define USUAL_FILTERS 5
#define MAX_FILTERS 10

static const struct
{
  const char *why;
  const char *title;
  gboolean    is_safe;
} repairs[] = {
  { "not-a-list", N_("Compare with a list"), TRUE },
  { "no-type-level", N_("Put the type around it"), TRUE },
  { "number-without-quotes", N_("Compare with texts"), TRUE },
  { "numeric-on-text", N_("Compare with texts"), TRUE },
  { "text-for-a-truth-value", N_("Leave out the quotes"), TRUE },
  { "not-a-truth-value", N_("Leave out the quotes"), TRUE },
  { "not-json", N_("Write it as JSON does"), TRUE },
  { "a-mapping", N_("Put it in quotes"), TRUE },
  { "unknown-operator", N_("Use the operator that is meant"), FALSE },
};

static void
add_repair (CfnFinding           *finding,
            const CfnClaimDetail *detail)
{
  for (guint i = 0; i < G_N_ELEMENTS (repairs); i++)
    {
      CfnFix *fix;

      if (!g_str_equal (repairs[i].why, detail->why))
        continue;
      fix = cfn_finding_add_fix (finding, CFN_FIX_REPLACE, "repair-filter",
                                 cfn_message_new (repairs[i].title, NULL), detail->repair, NULL);
      fix->span = detail->span;
      fix->is_safe = repairs[i].is_safe;
    }
}

/* The stream gets a new ARN by that, and its other readers larger records: for a person to
 * decide. */
static void
add_view_fix (CfnFinding        *finding,
              const CfnResource *table,
              CfnNode           *view)
{
  g_autofree char *path = cfn_path_string_of_node (view);
  CfnFix *fix;

  cfn_finding_add_evidence (finding, view);
  if (table == NULL || cfn_node_get_literal (view) == NULL)
    return;
  fix = cfn_finding_add_fix (finding, CFN_FIX_SET, "widen-view",
                             cfn_message_new (N_("Let the stream of {0} have both images"),
                                              table->id, NULL),
                             path, "NEW_AND_OLD_IMAGES");
  fix->is_safe = FALSE;
}

static void
check_claim (CfnChecker     *self,
             const CfnClaim *claim)
{
  const CfnClaimDetail *detail = claim->detail;
  CfnFinding *finding = cfn_checker_report_at (self, detail->rule, claim->to, claim->evidence[0],
                                               detail->span, cfn_message_ref (claim->message));

  cfn_checker_tell (self, claim, finding);
  if (detail->repair != NULL)
    add_repair (finding, detail);
  if (detail->view != NULL)
    add_view_fix (finding, claim->from, detail->view);
}

/* What a condition may take away is not counted. */
static guint
count_filters (CfnChecker *self,
               CfnNode    *list)
{
  guint n = 0;

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    n += cfn_value_of (self->template, item).kind == CFN_VALUE_MAP;

  return n;
}

static void
check_list (CfnChecker        *self,
            const CfnResource *owner,
            CfnNode           *list)
{
  guint n = count_filters (self, list);
  g_autofree char *is = g_strdup_printf ("%u", n);
  CfnFinding *finding;

  if (n <= USUAL_FILTERS)
    return;

  finding = cfn_checker_report (self, "too-many-filters", owner, list,
                                cfn_message_new (n > MAX_FILTERS
                                                   ? N_("{0} has {1} filters, but a mapping has at "
                                                        "most ten: join some of them with lists "
                                                        "or $or")
                                                   : N_("{0} has {1} filters, but an account may "
                                                        "have five a mapping unless AWS has raised "
                                                        "that to ten: join some of them with lists "
                                                        "or $or"),
                                                 owner->id, is, NULL));
  if (n > MAX_FILTERS)
    finding->severity = CFN_SEVERITY_ERROR;
}

static void
check_quotas (CfnChecker        *self,
              const CfnResource *owner,
              CfnNode           *properties)
{
  CfnNode *list = cfn_node_find (properties, "FilterCriteria", "Filters", NULL);

  if (cfn_value_of (self->template, list).kind == CFN_VALUE_LIST)
    check_list (self, owner, list);
}

static void
check_events (CfnChecker        *self,
              const CfnResource *function)
{
  g_autoptr (GArray) events = cfn_sam_get_events (self->template, function);

  for (guint i = 0; i < events->len; i++)
    check_quotas (self, function, g_array_index (events, CfnSamEvent, i).properties);
}

void
cfn_check_filters (CfnChecker *self)
{
  gboolean has_macro = cfn_template_has_macro (self->template);

  for (guint i = 0; i < cfn_proof_get_n_claims (self->proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (self->proof, i);

      if (claim->kind == CFN_CLAIM_FILTER && claim->detail != NULL && !has_macro)
        check_claim (self, claim);
    }
  for (guint i = 0; i < cfn_template_get_n_resources (self->template) && !has_macro; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if (resource->kind == CFN_KIND_MAPPING)
        check_quotas (self, resource, resource->properties);
      else if (resource->kind == CFN_KIND_FUNCTION)
        check_events (self, resource);
    }
}
