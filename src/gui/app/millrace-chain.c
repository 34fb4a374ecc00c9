/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-chain.h"

#include "cfn-reading.h"

struct _MillraceChain
{
  CfnTemplate *template;
  CfnProof    *proof;      /* of template, or NULL */
  CfnEdit     *edit;       /* of all so far, or NULL */
};

MillraceChain *
millrace_chain_new (CfnTemplate *template)
{
  MillraceChain *self;

  g_return_val_if_fail (template != NULL, NULL);

  self = g_new0 (MillraceChain, 1);
  self->template = cfn_template_ref (template);

  return self;
}

void
millrace_chain_free (MillraceChain *self)
{
  cfn_template_unref (self->template);
  g_clear_pointer (&self->proof, cfn_proof_unref);
  g_clear_pointer (&self->edit, cfn_edit_unref);
  g_free (self);
}

CfnTemplate *
millrace_chain_get_template (MillraceChain *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->template;
}

CfnProof *
millrace_chain_get_proof (MillraceChain *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->proof == NULL)
    self->proof = cfn_proof_new (self->template);

  return self->proof;
}

gboolean
millrace_chain_add (MillraceChain *self,
                    CfnEdit       *edit)
{
  g_autoptr (CfnEdit) taken = edit;
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnTree) tree = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (edit == NULL)
    return FALSE;

  text = cfn_edit_apply (edit, cfn_template_get_text (self->template));
  tree = cfn_tree_read_after (cfn_template_get_tree (self->template), edit, text);
  g_clear_pointer (&self->proof, cfn_proof_unref);
  cfn_template_unref (self->template);
  self->template = cfn_template_new (tree);

  if (self->edit == NULL)
    {
      self->edit = g_steal_pointer (&taken);
    }
  else
    {
      CfnEdit *longer = cfn_edit_compose (self->edit, edit);

      cfn_edit_unref (self->edit);
      self->edit = longer;
    }

  return TRUE;
}

CfnEdit *
millrace_chain_dup_edit (MillraceChain *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->edit != NULL ? cfn_edit_ref (self->edit) : NULL;
}
