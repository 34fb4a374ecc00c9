/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-code-fault.h"
#include "cfn-rule-wiring.h"

#include <string.h>

/* AWS::Lambda::Function Code, ZipFile: up to 4 MB; older guides and tools say 4,096 characters. */
#define OLD_LIMIT 4096
#define LIMIT (4 * 1024 * 1024)

static void
check_size (CfnChecker          *self,
            const CfnInlineCode *code)
{
  const gsize length = strlen (code->text);
  g_autofree char *bytes = g_strdup_printf ("%" G_GSIZE_FORMAT, length);
  CfnSpan span = code->node->key != NULL ? code->node->key->span : code->node->span;

  if (length > LIMIT)
    cfn_checker_report_at (
      self, "inline-code-is-long", code->function, code->node, span,
      cfn_message_new (N_("The code of {0} has {1} bytes: Lambda takes 4 MB at most. Put it into a "
                          "bucket"),
                       code->function->id, bytes, NULL))->severity = CFN_SEVERITY_ERROR;
  else if (length > OLD_LIMIT)
    cfn_checker_report_at (
      self, "inline-code-is-long", code->function, code->node, span,
      cfn_message_new (N_("The code of {0} has {1} bytes: older tools stop at 4096, and a template "
                          "that is handed over directly may have 51200 in all"),
                       code->function->id, bytes, NULL));
}

static void
report (CfnChecker          *self,
        const CfnInlineCode *code,
        const CfnCodeFault  *fault,
        GHashTable          *told)
{
  CfnFinding *finding = cfn_checker_report_at (self, fault->rule, code->function, fault->node,
                                               fault->span, cfn_message_ref (fault->message));

  cfn_finding_add_evidence (finding, fault->evidence);
  g_hash_table_insert (told, fault->message, finding);
  /* A function of Python may be there to help another; what is exported is meant to be called. */
  if (fault->handler != NULL)
    {
      g_autofree char *path = cfn_path_string_of_node (fault->node);

      cfn_finding_add_fix (finding, CFN_FIX_SET, "use-exported-name",
                           cfn_message_new (N_("Call {0}"), strchr (fault->handler, '.') + 1,
                                            NULL),
                           path, fault->handler)->is_safe = code->language == CFN_CODE_JAVASCRIPT;
    }
}

/* @told: by its message, the finding about each fault. */
static void
check_function (CfnChecker          *self,
                const CfnInlineCode *code,
                GHashTable          *told)
{
  check_size (self, code);
  for (guint i = 0; i < code->faults->len; i++)
    report (self, code, g_ptr_array_index (code->faults, i), told);
}

/* What is wrong with the code of a function is claimed about each trigger that calls it, in the
 * same words. */
static void
tell_claims (CfnChecker *self,
             GHashTable *told)
{
  const guint n = g_hash_table_size (told) > 0 ? cfn_proof_get_n_claims (self->proof) : 0;

  for (guint i = 0; i < n; i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (self->proof, i);
      CfnFinding *finding = claim->kind == CFN_CLAIM_RUNS
                              ? g_hash_table_lookup (told, claim->message) : NULL;

      if (finding != NULL)
        cfn_checker_tell (self, claim, finding);
    }
}

void
cfn_check_code (CfnChecker *self)
{
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) codes
    = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_inline_code_free);

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);
      const CfnInlineCode *known;

      if (resource->kind != CFN_KIND_FUNCTION)
        continue;
      known = cfn_proof_get_code (self->proof, resource);
      if (known == NULL)
        {
          CfnInlineCode *code = cfn_inline_code_new (self->template, resource, NULL);

          if (code == NULL)
            continue;
          /* Kept for as long as its messages are asked for. */
          g_ptr_array_add (codes, code);
          known = code;
        }
      check_function (self, known, told);
    }

  tell_claims (self, told);
}
