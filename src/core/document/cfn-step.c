/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-step.h"

/* Changes that follow each other faster than this are one act: typing, nudging a card. */
#define MERGE_MICROSECONDS (400 * G_TIME_SPAN_MILLISECOND)

CfnStep *
cfn_step_new (const char *name,
              const char *merge_key)
{
  CfnStep *self = g_new0 (CfnStep, 1);

  self->name = g_strdup (name);
  self->merge_key = g_strdup (merge_key);
  self->time = g_get_monotonic_time ();

  return self;
}

void
cfn_step_free (CfnStep *self)
{
  g_free (self->name);
  g_free (self->merge_key);
  g_clear_pointer (&self->forward, cfn_edit_unref);
  g_clear_pointer (&self->backward, cfn_edit_unref);
  g_clear_pointer (&self->before, cfn_positions_unref);
  g_clear_pointer (&self->after, cfn_positions_unref);
  g_free (self);
}

void
cfn_step_add_edit (CfnStep *self,
                   CfnEdit *edit,
                   CfnText *before)
{
  CfnEdit *inverse = cfn_edit_invert (edit, before);

  self->time = g_get_monotonic_time ();

  if (self->forward == NULL)
    {
      self->forward = cfn_edit_strip (edit);
      self->backward = inverse;
    }
  else
    {
      g_autoptr (CfnEdit) first = g_steal_pointer (&self->forward);
      g_autoptr (CfnEdit) last = g_steal_pointer (&self->backward);
      g_autoptr (CfnEdit) next = cfn_edit_strip (edit);

      self->forward = cfn_edit_compose (first, next);
      self->backward = cfn_edit_compose (inverse, last);
      cfn_edit_unref (inverse);
    }
}

void
cfn_step_add_positions (CfnStep      *self,
                        CfnPositions *before,
                        CfnPositions *after)
{
  self->time = g_get_monotonic_time ();

  if (self->before == NULL)
    self->before = cfn_positions_ref (before);

  g_clear_pointer (&self->after, cfn_positions_unref);
  self->after = cfn_positions_ref (after);
}

gboolean
cfn_step_is_empty (CfnStep *self)
{
  return self->forward == NULL && self->before == NULL;
}

gboolean
cfn_step_takes (CfnStep    *self,
                const char *merge_key)
{
  return merge_key != NULL && g_strcmp0 (self->merge_key, merge_key) == 0 &&
         g_get_monotonic_time () - self->time < MERGE_MICROSECONDS;
}
