/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-reading.h"

struct _CfnReading
{
  gatomicrefcount ref_count;

  CfnText *text;
  CfnTree *tree;
  CfnTemplate *template;
  CfnProof *proof;
  CfnFindings *findings;
  CfnDiagram *diagram;   /* NULL until somebody asks */
};

CfnReading *
cfn_reading_new (CfnText *text)
{
  return cfn_reading_new_after (NULL, NULL, text);
}

CfnReading *
cfn_reading_new_after (CfnReading *before,
                       CfnEdit    *edit,
                       CfnText    *text)
{
  CfnReading *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (CfnReading, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = cfn_text_ref (text);
  self->tree = cfn_tree_read_after (before != NULL ? before->tree : NULL, edit, text);
  self->template = cfn_template_new (self->tree);
  self->proof = cfn_proof_new_after (before != NULL ? before->proof : NULL, self->template);
  self->findings = cfn_findings_new_after (before != NULL ? before->findings : NULL, self->proof);

  return self;
}

CfnReading *
cfn_reading_ref (CfnReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cfn_reading_unref (CfnReading *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->diagram, cfn_diagram_unref);
  cfn_findings_unref (self->findings);
  cfn_proof_unref (self->proof);
  cfn_template_unref (self->template);
  cfn_tree_unref (self->tree);
  cfn_text_unref (self->text);
  g_free (self);
}

CfnText *
cfn_reading_get_text (CfnReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

CfnTree *
cfn_reading_get_tree (CfnReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tree;
}

CfnTemplate *
cfn_reading_get_template (CfnReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->template;
}

CfnProof *
cfn_reading_get_proof (CfnReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->proof;
}

CfnFindings *
cfn_reading_get_findings (CfnReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->findings;
}

CfnDiagram *
cfn_reading_get_diagram (CfnReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_once_init_enter (&self->diagram))
    g_once_init_leave (&self->diagram, cfn_diagram_new (self->proof));

  return self->diagram;
}

gboolean
cfn_reading_is_whole (CfnReading *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return cfn_tree_is_whole (self->tree);
}
