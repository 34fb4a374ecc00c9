/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-repair.h"

typedef struct
{
  CfnFindings *findings;   /* of the text as it is by now */
  CfnEdit *edit;           /* from the first text to that */
  GHashTable *tried;       /* what was attempted once, as describe() says it */
} Work;

void
cfn_repair_free (CfnRepair *self)
{
  cfn_message_unref (self->title);
  g_free (self);
}

/* What stays the same of a finding when other places of the text change. */
static char *
describe (const CfnFinding *finding)
{
  g_autofree char *text = cfn_message_format (finding->message);

  return g_strconcat (finding->rule, " ", text, NULL);
}

/* How often @key is told, and how many problems there are that are worse than information. */
static void
count (CfnFindings *findings,
       const char  *key,
       guint       *n_same,
       guint       *n_bad)
{
  *n_same = *n_bad = 0;
  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      g_autofree char *other = describe (finding);

      *n_same += g_str_equal (key, other);
      *n_bad += finding->severity > CFN_SEVERITY_INFO;
    }
}

static gboolean
is_better (CfnFindings      *before,
           CfnFindings      *after,
           const CfnFinding *finding)
{
  g_autofree char *key = describe (finding);
  guint n_same_before, n_bad_before;
  guint n_same_after, n_bad_after;

  count (before, key, &n_same_before, &n_bad_before);
  count (after, key, &n_same_after, &n_bad_after);

  return n_same_after < n_same_before && n_bad_after <= n_bad_before;
}

static CfnFindings *
find_after (CfnFindings *findings,
            CfnEdit     *edit)
{
  CfnText *before = cfn_template_get_text (cfn_findings_get_template (findings));
  g_autoptr (CfnText) text = cfn_edit_apply (edit, before);
  g_autoptr (CfnTree) tree = cfn_tree_read_after (edit, text);
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  g_autoptr (CfnProof) proof = cfn_proof_new (template);

  return cfn_findings_new (proof);
}

static const CfnFix *
find_safe_fix (const CfnFinding *finding)
{
  for (guint i = 0; i < finding->n_fixes; i++)
    {
      if (finding->fixes[i].is_safe)
        return &finding->fixes[i];
    }

  return NULL;
}

/* TRUE when the repair of @finding was made. */
static gboolean
try_repair (Work             *self,
            const CfnFinding *finding,
            const CfnFix     *fix)
{
  g_autoptr (CfnEdit) edit = cfn_findings_make_edit (self->findings, fix, NULL);
  g_autoptr (CfnFindings) after = NULL;
  CfnEdit *whole;

  if (edit == NULL || cfn_edit_is_empty (edit))
    return FALSE;

  after = find_after (self->findings, edit);
  if (!is_better (self->findings, after, finding))
    return FALSE;

  whole = cfn_edit_compose (self->edit, edit);
  cfn_edit_unref (self->edit);
  self->edit = whole;
  cfn_findings_unref (self->findings);
  self->findings = g_steal_pointer (&after);

  return TRUE;
}

/* Makes the next repair that can be made; FALSE when there is none. */
static gboolean
repair_next (Work            *self,
             CfnRepairFilter  filter,
             gpointer         data,
             GPtrArray       *repairs)
{
  for (guint i = 0; i < cfn_findings_get_n (self->findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (self->findings, i);
      const CfnFix *fix = find_safe_fix (finding);
      CfnRepair *repair;

      if (fix == NULL || (filter != NULL && !filter (finding, data))
          || !g_hash_table_add (self->tried, describe (finding)))
        continue;

      repair = g_new (CfnRepair, 1);
      *repair = (CfnRepair) { finding->rule, cfn_message_ref (fix->title) };
      if (try_repair (self, finding, fix))
        {
          g_ptr_array_add (repairs, repair);
          return TRUE;
        }
      cfn_repair_free (repair);
    }

  return FALSE;
}

CfnEdit *
cfn_repair_all (CfnFindings      *findings,
                CfnRepairFilter   filter,
                gpointer          data,
                GPtrArray        *repairs,
                CfnFindings     **after)
{
  g_autoptr (GHashTable) tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Work work;

  g_return_val_if_fail (findings != NULL, NULL);
  g_return_val_if_fail (repairs != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  work = (Work) { cfn_findings_ref (findings), cfn_edit_new (), tried };
  while (repair_next (&work, filter, data, repairs))
    ;

  *after = work.findings;
  return work.edit;
}
