/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-history.h"

/* Far beyond what anyone undoes; keeps a long session's memory bounded. */
#define MAX_STEPS 1000

struct _CfnHistory
{
  GQueue done;       /* of CfnStep, the last one at the tail */
  GQueue undone;     /* of CfnStep, the next one to redo at the tail */

  CfnStep *open;     /* between begin and end; not yet among the done ones */
  guint depth;
  gboolean sealed;
};

CfnHistory *
cfn_history_new (void)
{
  CfnHistory *self = g_new0 (CfnHistory, 1);

  g_queue_init (&self->done);
  g_queue_init (&self->undone);

  return self;
}

void
cfn_history_clear (CfnHistory *self)
{
  g_queue_clear_full (&self->done, (GDestroyNotify) cfn_step_free);
  g_queue_clear_full (&self->undone, (GDestroyNotify) cfn_step_free);
}

void
cfn_history_free (CfnHistory *self)
{
  cfn_history_clear (self);
  g_clear_pointer (&self->open, cfn_step_free);
  g_free (self);
}

static void
cfn_history_push (CfnHistory *self,
                  CfnStep    *step)
{
  g_queue_push_tail (&self->done, step);
  self->sealed = FALSE;

  if (self->done.length > MAX_STEPS)
    cfn_step_free (g_queue_pop_head (&self->done));
}

CfnStep *
cfn_history_open_step (CfnHistory *self,
                       const char *name,
                       const char *merge_key)
{
  CfnStep *last = g_queue_peek_tail (&self->done);
  CfnStep *step;

  if (self->undone.length > 0)
    {
      g_queue_clear_full (&self->undone, (GDestroyNotify) cfn_step_free);
      self->sealed = TRUE;
    }

  if (self->open != NULL)
    return self->open;

  if (last != NULL && !self->sealed && cfn_step_takes (last, merge_key))
    return last;

  step = cfn_step_new (name, merge_key);
  cfn_history_push (self, step);
  return step;
}

void
cfn_history_seal (CfnHistory *self)
{
  self->sealed = TRUE;
}

void
cfn_history_begin (CfnHistory *self,
                   const char *name)
{
  if (self->depth++ == 0)
    self->open = cfn_step_new (name, NULL);
}

void
cfn_history_end (CfnHistory *self)
{
  g_autoptr (CfnStep) step = NULL;

  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  step = g_steal_pointer (&self->open);
  if (!cfn_step_is_empty (step))
    cfn_history_push (self, g_steal_pointer (&step));
}

gboolean
cfn_history_is_in_step (CfnHistory *self)
{
  return self->depth > 0;
}

CfnStep *
cfn_history_undo (CfnHistory *self)
{
  CfnStep *step = g_queue_pop_tail (&self->done);

  if (step != NULL)
    g_queue_push_tail (&self->undone, step);

  return step;
}

CfnStep *
cfn_history_redo (CfnHistory *self)
{
  CfnStep *step = g_queue_pop_tail (&self->undone);

  if (step != NULL)
    cfn_history_push (self, step);

  /* Typing after a redo is a new act. */
  self->sealed = TRUE;
  return step;
}

const char *
cfn_history_get_undo_name (CfnHistory *self)
{
  CfnStep *step = g_queue_peek_tail (&self->done);

  return step != NULL ? step->name : NULL;
}

const char *
cfn_history_get_redo_name (CfnHistory *self)
{
  CfnStep *step = g_queue_peek_tail (&self->undone);

  return step != NULL ? step->name : NULL;
}
